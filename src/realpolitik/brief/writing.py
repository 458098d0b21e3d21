"""Writing a brief: the form by the name's suffix, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from realpolitik.brief.html import html
from realpolitik.brief.json import json_text
from realpolitik.brief.markdown import markdown
from realpolitik.errors import UnwritableOutput

if TYPE_CHECKING:
    from collections.abc import Callable

    from realpolitik.brief.brief import Brief

FORMS: dict[str, Callable[[Brief], str]] = {
    ".html": html,
    ".htm": html,
    ".json": json_text,
    ".md": markdown,
    ".markdown": markdown,
}


def write(brief: Brief, path: Path) -> None:
    """Write the brief to `path` as HTML, JSON or Markdown.

    Takes:   a brief, whose citations `build` has checked; a path whose suffix names the form.
    Raises:  UnwritableOutput for an unknown suffix or a place that cannot be written. What was
             there before is replaced only by a whole brief; a link stays one.
    """
    _replace(path, form_for(path)(brief))


def form_for(path: Path) -> Callable[[Brief], str]:
    """What writes a brief in the form that the suffix of `path` names; raises UnwritableOutput."""
    form = FORMS.get(path.suffix.lower())
    if form is None:
        raise UnwritableOutput(
            f"{path}: a brief cannot be written as {path.suffix or 'a file without suffix'}.",
            hint=f"Give a name that ends in {', '.join(sorted(FORMS))}.",
        )
    return form


def _replace(path: Path, text: str) -> None:
    data = text.encode("utf-8")
    try:
        real = Path(os.path.realpath(path))
        handle, name = tempfile.mkstemp(dir=real.parent, prefix=".brief-")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(0o644)
            temporary.replace(real)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
    except OSError as error:
        raise UnwritableOutput(
            f"{path}: the brief cannot be written there ({error.strerror or error}).",
            hint="Give another place with -o; nothing was left half-written.",
        ) from error
