"""The process that reads one PDF: bytes on standard input, JSON on standard output.

A hostile file can make any PDF reader run for ever or fill the memory; here it harms only itself.
"""

from __future__ import annotations

import json
import sys
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MEMORY = 1_000_000_000
SECONDS = 55
MAX_CHARACTERS = 10_000_000
MAX_PAGES = 5_000


def limit() -> None:
    """Bound this process's address space and processor time, where the system lets it."""
    try:
        import resource
    except ImportError:  # no such module outside Unix: the parent's timeout remains
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))


def read(data: bytes) -> Mapping[str, object]:
    """{"pages": [text], "title": [text]}, or {"problem": reason, "hint": remedy}."""
    import logging

    from pypdf import PasswordType, PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    locked = {
        "problem": "encrypted; its text is locked with a password",
        "hint": "Save a copy without a password, for example with qpdf --decrypt IN.pdf OUT.pdf.",
    }
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            return locked
        if len(reader.pages) > MAX_PAGES:
            return {"problem": f"has more than {MAX_PAGES:,} pages", "hint": "Split it."}
        pages: list[str] = []
        for page in reader.pages:
            pages.append(page.extract_text())
            if sum(map(len, pages)) > MAX_CHARACTERS:
                return {
                    "problem": f"holds more than {MAX_CHARACTERS:,} characters",
                    "hint": "Split it.",
                }
        title = reader.metadata.title if reader.metadata else None
    except DependencyError as error:  # AES, above all, whether or not there is a password
        return {
            "problem": f"needs a library that is not installed ({error})",
            "hint": "Install it, as in pip install cryptography, or save a plain copy, "
            "for example with qpdf --decrypt IN.pdf OUT.pdf.",
        }
    except MemoryError:
        return {
            "problem": "reading it takes more than 1 GB of memory; given up",
            "hint": "Print it to a new PDF, or save its text in a file.",
        }
    except (
        PyPdfError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        RecursionError,
        OSError,
        AssertionError,
        OverflowError,
        NotImplementedError,
    ) as error:
        return {"problem": f"damaged; its pages cannot be read ({type(error).__name__})"}
    return {"pages": pages, "title": [title] if isinstance(title, str) else []}


if __name__ == "__main__":
    limit()
    json.dump(read(sys.stdin.buffer.read()), sys.stdout)
