"""A foreign event file to events."""
