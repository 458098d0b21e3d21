"""A published data set to rows."""
