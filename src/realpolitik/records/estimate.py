"""A number that never travels alone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value, its 95 % interval, and the number of cases behind it."""

    value: float
    low: float
    high: float
    n: int
    enough: bool

    def exceeds(self, threshold: float) -> bool | None:
        """Whether the interval lies above `threshold`; None if it straddles it or n is small."""
        if not self.enough or self.low <= threshold <= self.high:
            return None
        return self.low > threshold
