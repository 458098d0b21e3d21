"""What flows between rooms: frozen records, no input or output."""
