"""The figures of the brief, as SVG drawn from its measures: network, timeline, interval charts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

from markupsafe import Markup

from realpolitik.brief.measured import NET, Measurement
from realpolitik.brief.svg import drawing, element
from realpolitik.brief.wording import number
from realpolitik.records.estimate import Estimate
from realpolitik.thesis.names import country_name
from realpolitik.thesis.thesis import Thesis

WIDTH = 480.0
BOX = (104.0, 40.0)
ROW = 56.0
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
    flagged: bool
    cooperative: int
    conflictual: int


def ties(thesis: Thesis, measures: Sequence[Measurement]) -> tuple[Tie, ...]:
    """Every pair of states of the thesis between which there are acts."""
    nets = [m for m in measures if m.measure == NET]
    cast = thesis.cast
    found: list[Tie] = []
    for i, a in enumerate(cast):
        for b in cast[i + 1 :]:
            both = [m for m in nets if {m.source, m.target} == {a, b}]
            if both:
                found.append(
                    Tie(
                        a,
                        b,
                        sum(m.cooperative for m in both),
                        sum(m.conflictual for m in both),
                        tuple(dict.fromkeys(i for m in both for i in m.evidence)),
                    )
                )
    return tuple(found)


def network(thesis: Thesis, among: Sequence[Tie]) -> Markup:
    """Hub at the left, rival at the right, members and courted states between them."""
    middle = (*thesis.members, *thesis.courted)
    top = 64.0
    height = top + max(len(middle), 1) * ROW + 8
    centre = top + max(len(middle), 1) * ROW / 2
    places = {thesis.hub: (BOX[0] / 2 + 2, centre), thesis.rival: (WIDTH - BOX[0] / 2 - 2, centre)}
    for i, state in enumerate(middle):
        places[state] = (WIDTH / 2, top + i * ROW + ROW / 2)
    most = max((tie.cooperative + tie.conflictual for tie in among), default=1)
    lines: list[Markup] = []
    labels: list[Markup] = []
    for tie in among:
        ends = {tie.a, tie.b}
        if not ends & {thesis.hub, thesis.rival}:
            continue
        thick = 1.5 + (THICKEST - 1.5) * (tie.cooperative + tie.conflictual) / most
        if ends == {thesis.hub, thesis.rival}:
            path, at = _over(places[thesis.hub], places[thesis.rival])
        else:
            side = thesis.hub if thesis.hub in ends else thesis.rival
            (state,) = ends - {side}
            path, at = _straight(places[side], places[state])
        lines.append(element("path", d=path, class_=f"tie {tie.sign}", stroke_width=thick))
        labels.append(element("text", tie.label, x=at[0], y=at[1], class_="tie-label"))
    boxes = [
        _box(country_name(state), places[state], _role(thesis, state)) for state in thesis.cast
    ]
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
        height,
        *lines,
        *labels,
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
        f"{bar.period}: {bar.cooperative} cooperative, {bar.conflictual} conflictual" for bar in bars
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


def _role(thesis: Thesis, state: str) -> str:
    if state in thesis.courted:
        return "courted"
    return "member" if state in thesis.members else "pole"


def _box(name: str, at: tuple[float, float], role: str) -> Markup:
    x, y = at
    lines = _wrapped(name)
    texts = [
        element(
            "tspan",
            line,
            x=x,
            y=y + 5 + (i - (len(lines) - 1) / 2) * 15,
        )
        for i, line in enumerate(lines)
    ]
    return element(
        "g",
        element(
            "rect", x=x - BOX[0] / 2, y=y - BOX[1] / 2, width=BOX[0], height=BOX[1], rx=6
        ),
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


def _straight(
    side: tuple[float, float], state: tuple[float, float]
) -> tuple[str, tuple[float, float]]:
    """A line between the facing edges of two boxes, its label nearer the state than the pole."""
    way = 1 if state[0] > side[0] else -1
    start = (side[0] + way * BOX[0] / 2, side[1])
    end = (state[0] - way * BOX[0] / 2, state[1])
    at = (start[0] + (end[0] - start[0]) * 0.68, start[1] + (end[1] - start[1]) * 0.68 - 4)
    return f"M{start[0]:.1f} {start[1]:.1f}L{end[0]:.1f} {end[1]:.1f}", at


def _over(hub: tuple[float, float], rival: tuple[float, float]) -> tuple[str, tuple[float, float]]:
    """An arc over everything, from the top of the hub's box to the top of the rival's."""
    y = hub[1] - BOX[1] / 2
    path = f"M{hub[0]:.1f} {y:.1f}C{hub[0]:.1f} 12 {rival[0]:.1f} 12 {rival[0]:.1f} {y:.1f}"
    return path, ((hub[0] + rival[0]) / 2, (y + 3 * 12) / 4 - 6)
