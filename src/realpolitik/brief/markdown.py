"""The brief as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from realpolitik.brief.page import Page

if TYPE_CHECKING:
    from realpolitik.brief.brief import Brief

SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def markdown(brief: Brief) -> str:
    """The same statements as the page, in the same order, with the figures as tables."""
    environment = Environment(  # Markdown, not HTML: every outside text passes through `plain`
        loader=PackageLoader("realpolitik.brief"),
        autoescape=False,  # noqa: S701
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["plain"] = plain
    return environment.get_template("brief.md").render(page=Page(brief))


def plain(text: object) -> str:
    r"""A text that means itself in Markdown: on one line, marks escaped.

    >>> print(plain("a *b*  c"))
    a \*b\* c
    """
    return SPECIAL.sub(r"\\\1", " ".join(str(text).split()))
