"""The door for the command line: arguments and streams, no politics."""
