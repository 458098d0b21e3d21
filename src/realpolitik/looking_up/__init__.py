"""What the record says of the states in a thesis: the store first, else the carried tables."""
