"""How states, estimates and thesis are put in words: neutral, and the same for every state."""

from __future__ import annotations

import re
from math import isnan
from typing import TYPE_CHECKING

from realpolitik.gazetteer.crosswalk import country_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from realpolitik.records.estimate import Estimate
    from realpolitik.thesis.thesis import Thesis

# English puts "the" before names that are plurals or contain a common noun.
ARTICLE = re.compile(
    r"^(United|Democratic|Central|Federal|Netherlands|Philippines|Maldives|Bahamas|Gambia|Comoros"
    r"|Seychelles)\b|\b(Republic|Union|Kingdom|States|Emirates|Islands|Federation)$"
)


def named(code: str) -> str:
    """The name of a state for running text, with its article where English wants one.

    >>> named("USA")
    'the United States'
    """
    name = country_name(code)
    return f"the {name}" if ARTICLE.search(name) and not name.startswith("the ") else name


def listed(items: Sequence[str], last: str = "and") -> str:
    """A list as English writes it.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def stated(thesis: Thesis) -> str:
    """The thesis as a sentence."""
    with_ = f" with {listed([named(m) for m in thesis.members])}" if thesis.members else ""
    sentence = f"{named(thesis.hub)} leads a coalition against {named(thesis.rival)}{with_}."
    return sentence[0].upper() + sentence[1:]


def asked(thesis: Thesis) -> str:
    """The thesis as the question the brief answers."""
    with_ = f" with {listed([named(m) for m in thesis.members])}" if thesis.members else ""
    return f"Does {named(thesis.hub)} lead a coalition against {named(thesis.rival)}{with_}?"


def figure(estimate: Estimate | None) -> str:
    """An estimate with its interval and n, never a bare number.

    >>> from realpolitik.records.estimate import Estimate
    >>> figure(Estimate(0.15, 0.05, 0.35, 20, True))
    '0.15 [0.05, 0.35], n = 20'
    """
    if estimate is None or isnan(estimate.value):
        return "no data"
    interval = f"[{number(estimate.low)}, {number(estimate.high)}]"
    return f"{number(estimate.value)} {interval}, n = {estimate.n}"


def number(value: float) -> str:
    """Two decimals, with a true minus sign.

    >>> number(-0.5)
    '−0.50'
    """
    return f"{value:.2f}".replace("-", "−")


def dated(edtf: str) -> str:
    """An EDTF date as it is shown: as it stands, or in words where there is none."""
    return edtf or "no date given"
