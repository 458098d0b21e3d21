"""One DuckDB file."""
