"""Findings to a document anyone can read."""
