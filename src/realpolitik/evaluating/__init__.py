"""Scores against gold, with floors."""
