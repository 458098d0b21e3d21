"""A sentence to events."""
