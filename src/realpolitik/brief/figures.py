"""The figures of the brief, as SVG drawn from its measures: network, timeline, interval charts."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING

from realpolitik.brief.measured import BETWEEN, Measurement
from realpolitik.brief.svg import drawing, element
from realpolitik.brief.wording import number
from realpolitik.gazetteer.crosswalk import country_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from realpolitik.records.estimate import Estimate
    from realpolitik.thesis.thesis import Thesis

WIDTH = 480.0
BAR = 100.0  # width of a pole
BOX = (120.0, 40.0)
ROW = 52.0
TOP = 40.0
THICKEST = 5.0


@dataclass(frozen=True, slots=True)
class Tie:
    """Two states and the distinct acts between them, both directions together."""

    a: str
    b: str
    cooperative: int
    conflictual: int
    evidence: tuple[str, ...]

    @property
    def sign(self) -> str:
        """Which kind of act prevails, in the word that is also the CSS class."""
        if self.cooperative == self.conflictual:
            return "even"
        return "cooperation" if self.cooperative > self.conflictual else "conflict"

    @property
    def label(self) -> str:
        """Cooperative acts as +n, conflictual ones as −n."""
        counts = (("+", self.cooperative), ("−", self.conflictual))
        return " ".join(f"{sign}{count}" for sign, count in counts if count)


@dataclass(frozen=True, slots=True)
class Bar:
    """One period of the timeline."""

    period: str
    cooperative: int
    conflictual: int
    evidence: tuple[str, ...]


def ties(measures: Sequence[Measurement]) -> tuple[Tie, ...]:
    """Every pair of states of the thesis between which there are acts."""
    return tuple(
        Tie(m.source, m.target, m.cooperative, m.conflictual, m.evidence)
        for m in measures
        if m.measure == BETWEEN
    )


def network(thesis: Thesis, among: Sequence[Tie]) -> Markup:
    """Hub and rival as bars at the sides, members and courted states between them.

    So every tie of theirs is a level line with its counts above it; the tie of hub and rival runs
    over the top.
    """
    middle = (*thesis.members, *thesis.courted)
    bottom = TOP + max(len(middle), 1) * ROW
    half = (TOP + bottom) / 2
    level = {state: TOP + i * ROW + ROW / 2 for i, state in enumerate(middle)}
    most = max((tie.cooperative + tie.conflictual for tie in among), default=1)
    lines: list[Markup] = []
    for tie in among:
        ends = {tie.a, tie.b}
        poles = ends & {thesis.hub, thesis.rival}
        if not poles:
            continue
        thick = 1.5 + (THICKEST - 1.5) * (tie.cooperative + tie.conflictual) / most
        if len(poles) == 2:
            path = f"M{BAR / 2:.0f} {TOP:.0f}V24H{WIDTH - BAR / 2:.0f}V{TOP:.0f}"
            at = (WIDTH / 2, 18.0)
        else:
            y = level[next(iter(ends - poles))]
            left = BAR if thesis.hub in poles else (WIDTH + BOX[0]) / 2
            path = f"M{left:.0f} {y:.0f}H{left + (WIDTH - BOX[0]) / 2 - BAR:.0f}"
            at = (left + ((WIDTH - BOX[0]) / 2 - BAR) / 2, y - 7)
        lines.append(element("path", d=path, class_=f"tie {tie.sign}", stroke_width=thick))
        lines.append(element("text", tie.label, x=at[0], y=at[1], class_="tie-label"))
    tall = bottom - TOP - 8
    boxes = [
        _box(country_name(thesis.hub), (BAR / 2, half), (BAR - 4, tall), "pole"),
        _box(country_name(thesis.rival), (WIDTH - BAR / 2, half), (BAR - 4, tall), "pole"),
    ]
    for state in middle:
        role = "courted" if state in thesis.courted else "member"
        boxes.append(_box(country_name(state), (WIDTH / 2, level[state]), BOX, role))
    said = "; ".join(
        f"{country_name(tie.a)} and {country_name(tie.b)}: {tie.cooperative} cooperative, "
        f"{tie.conflictual} conflictual acts"
        for tie in among
    )
    return drawing(
        "network",
        "Who stands where",
        said or "No acts between these states are reported.",
        WIDTH,
        bottom,
        *lines,
        *boxes,
    )


def timeline(bars: Sequence[Bar]) -> Markup:
    """Cooperation to the right, conflict to the left, one row a period."""
    row, label, middle = 26.0, 132.0, 300.0
    most = max((max(bar.cooperative, bar.conflictual) for bar in bars), default=1) or 1
    reach = min(WIDTH - middle, middle - label) - 34
    parts = [
        element("text", "conflict", x=middle - 8, y=14, class_="axis end"),
        element("text", "cooperation", x=middle + 8, y=14, class_="axis"),
        element("line", x1=middle, x2=middle, y1=20, y2=24 + row * len(bars), class_="axis-line"),
    ]
    for i, bar in enumerate(bars):
        y = 24 + i * row
        parts.append(element("text", bar.period, x=0, y=y + 17, class_="label"))
        for count, sign, css in (
            (bar.conflictual, -1, "conflict"),
            (bar.cooperative, 1, "cooperation"),
        ):
            if not count:
                continue
            length = reach * count / most
            start = middle if sign > 0 else middle - length
            parts.append(
                element("rect", x=start, y=y + 4, width=length, height=row - 9, class_=f"bar {css}")
            )
            end = middle + sign * (length + 6)
            parts.append(
                element(
                    "text",
                    str(count),
                    x=end,
                    y=y + 17,
                    class_="label" if sign > 0 else "label end",
                )
            )
    said = "; ".join(
        f"{bar.period}: {bar.cooperative} cooperative, {bar.conflictual} conflictual"
        for bar in bars
    )
    return drawing(
        "timeline", "Acts over time", said or "No acts.", WIDTH, 32 + row * len(bars), *parts
    )


def intervals(
    ident: str, title: str, ends: tuple[str, str], rows: Sequence[tuple[str, Estimate]]
) -> Markup:
    """One row an estimate from 0 to 1: a dot, hollow where n is too small, and its interval."""
    row, left, right = 30.0, 190.0, WIDTH - 66
    span = right - left
    parts = [
        element("text", f"0 {ends[0]}", x=left, y=14, class_="axis"),
        element("text", f"{ends[1]} 1", x=right, y=14, class_="axis end"),
    ]
    for tick in (0.0, 0.5, 1.0):
        x = left + span * tick
        parts.append(
            element("line", x1=x, x2=x, y1=20, y2=24 + row * len(rows), class_="axis-line")
        )
    for i, (label, estimate) in enumerate(rows):
        y = 24 + row * i + row / 2
        parts.append(element("text", label, x=0, y=y + 5, class_="label"))
        if isnan(estimate.value):
            continue
        low, high, at = (left + span * v for v in (estimate.low, estimate.high, estimate.value))
        parts.append(element("line", x1=low, x2=high, y1=y, y2=y, class_="whisker"))
        dot = "dot" if estimate.enough else "dot few"
        parts.append(element("circle", cx=at, cy=y, r=5, class_=dot))
        said = f"n = {estimate.n}"
        parts.append(element("text", said, x=WIDTH, y=y + 5, class_="label end"))
    told = "; ".join(
        f"{label}: {number(e.value)}, {number(e.low)} to {number(e.high)}, n = {e.n}"
        for label, e in rows
    )
    return drawing(ident, title, told or "No data.", WIDTH, 30 + row * len(rows), *parts)


def _box(name: str, at: tuple[float, float], size: tuple[float, float], role: str) -> Markup:
    (x, y), (width, height) = at, size
    lines = _wrapped(name)
    texts = [
        element("tspan", line, x=x, y=y + 5 + (i - (len(lines) - 1) / 2) * 15)
        for i, line in enumerate(lines)
    ]
    return element(
        "g",
        element("rect", x=x - width / 2, y=y - height / 2, width=width, height=height, rx=6),
        element("text", *texts),
        class_=f"state {role}",
    )


def _wrapped(name: str, width: int = 13) -> list[str]:
    """A name on one line, or on two where it is long."""
    if len(name) <= width or " " not in name:
        return [name]
    words = name.split()
    breaks = range(1, len(words))
    at = min(breaks, key=lambda i: max(len(" ".join(words[:i])), len(" ".join(words[i:]))))
    return [" ".join(words[:at]), " ".join(words[at:])]
