"""What libraries log about a bad document: nothing, for the error raised here says it better."""

from __future__ import annotations

import logging


def quiet(*libraries: str) -> None:
    """Keep the libraries' own warnings off standard error, unless someone set a level for them."""
    for library in libraries:
        logger = logging.getLogger(library)
        if logger.level == logging.NOTSET:
            logger.setLevel(logging.CRITICAL)
