"""Names to codes, on a given day."""
