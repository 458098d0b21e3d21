"""Does this coalition hold? Events, measures and theses about alignment between states."""

__version__ = "0.1.0"
