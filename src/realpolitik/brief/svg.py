"""A few functions that write SVG elements, escaping all text."""

from __future__ import annotations

from html import escape

from markupsafe import Markup


def element(name: str, *inside: str, **attributes: str | float) -> Markup:
    """One element; `class_` and `font_size` become `class` and `font-size`, text is escaped.

    >>> str(element("text", "A & B", x=1.5, class_="label"))
    '<text x="1.5" class="label">A &amp; B</text>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
    )
    content = "".join(part if isinstance(part, Markup) else escape(part) for part in inside)
    return Markup(f"<{name}{written}>{content}</{name}>")  # noqa: S704  (all parts escaped above)


def drawing(
    ident: str, title: str, description: str, width: float, height: float, *parts: Markup
) -> Markup:
    """A whole drawing, named and described for those who do not see it."""
    return element(
        "svg",
        element("title", title, id=f"{ident}-title"),
        element("desc", description, id=f"{ident}-desc"),
        *parts,
        viewBox=f"0 0 {_value(width)} {_value(height)}",
        role="img",
        aria_labelledby=f"{ident}-title {ident}-desc",
        class_="figure",
    )


def _value(value: str | float) -> str:
    """A number in at most two decimals, the same on every machine."""
    if isinstance(value, str):
        return escape(value)
    return f"{value:.2f}".rstrip("0").rstrip(".")
