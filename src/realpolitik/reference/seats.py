"""Under which code a table lists a state: a seat outlives the state that holds it.

Tables differ. In votes the Soviet Union is listed as RUS, which took its seat over; in treaties it
is SUN until 1990, and RUS for all of 1991, the year in which it ended.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from realpolitik.gazetteer.states import states
from realpolitik.reference.alliances import in_system

if TYPE_CHECKING:
    from collections.abc import Collection


@cache
def sharing(code: str) -> tuple[str, ...]:
    """The codes of all states that bore the same COW number as `code`, itself first.

    >>> sharing("SUN"), sharing("FRA")
    (('SUN', 'RUS'), ('FRA',))
    """
    numbers = {state.cow for state in states() if state.code == code and state.cow}
    others = {state.code for state in states() if state.cow in numbers}
    return (code, *sorted(others - {code}))


def listed_as(code: str, year: int, listed: Collection[str]) -> str:
    """The code under which a table lists the state `code` in a year.

    Takes:   the state; the year; the codes that the table has in that year.
    Returns: the code itself where the table has it, and where the state was none in that year;
             else that of another holder of its seat which the table has; else the code itself.
    """
    if code in listed or not in_system(code, year):
        return code
    return next((other for other in sharing(code) if other in listed), code)
