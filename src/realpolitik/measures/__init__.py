"""Tidy tables to tidy tables: alignment, each value with its interval and n."""
