"""Events to files other tools read."""
