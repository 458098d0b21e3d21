"""The confusion of roots as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.brief.svg import element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

CELL = 34
LEFT, TOP = 104, 104
INK = "#1a1a1a"


def confusion(counts: Sequence[tuple[str, str, int]], title: str) -> str:
    """An SVG of gold roots (rows) by predicted ones (columns), shaded by share of the row."""
    names = sorted({name for gold, said, _ in counts for name in (gold, said)})
    cells = {(gold, said): n for gold, said, n in counts}
    whole = {name: sum(n for gold, _, n in counts if gold == name) for name in names}
    side = CELL * len(names)
    width, height = LEFT + side + 12, TOP + side + 28
    parts: list[Markup] = [
        element("title", title),
        element("rect", x=0, y=0, width=width, height=height, fill="#ffffff"),
    ]
    for row, gold in enumerate(names):
        y = TOP + row * CELL
        parts.append(_label(gold, LEFT - 8, y + CELL / 2 + 4, "end"))
        for column, said in enumerate(names):
            n = cells.get((gold, said), 0)
            parts += _cell(LEFT + column * CELL, y, n, n / whole[gold] if whole[gold] else 0)
    for column, said in enumerate(names):
        x = LEFT + column * CELL + CELL / 2 + 4
        parts.append(_label(said, x, TOP - 8, "start", f"rotate(-60 {x} {TOP - 8})"))
    parts.append(
        _label(
            "rows: gold; columns: predicted; shade: share of the row",
            LEFT,
            TOP + side + 18,
            "start",
        )
    )
    return str(
        element(
            "svg",
            *parts,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {width} {height}",
            role="img",
            font_family="sans-serif",
        )
    )


def _cell(x: float, y: float, n: int, share: float) -> list[Markup]:
    """One cell: from white to a dark blue, with its count."""
    level = [round(255 - share * (255 - dark)) for dark in (8, 64, 129)]
    fill = "#" + "".join(f"{part:02x}" for part in level)
    square = element("rect", x=x, y=y, width=CELL, height=CELL, fill=fill, stroke="#d0d0d0")
    if not n:
        return [square]
    ink = "#ffffff" if share > 0.5 else INK
    middle = {"x": x + CELL / 2, "y": y + CELL / 2 + 4}
    text = element("text", str(n), fill=ink, font_size=11, text_anchor="middle", **middle)
    return [square, text]


def _label(text: str, x: float, y: float, anchor: str, transform: str = "") -> Markup:
    turned = {"transform": transform} if transform else {}
    return element("text", text, x=x, y=y, fill=INK, font_size=11, text_anchor=anchor, **turned)
