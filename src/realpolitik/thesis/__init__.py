"""A claim to findings, and findings to a verdict."""
