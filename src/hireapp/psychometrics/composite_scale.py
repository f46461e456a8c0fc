"""The composite as a T score against people of the same role, once there are enough of them.

T = 50 + 10 z with z = (C - M) / s over the composites of the group (McCall 1922), s with n - 1. It is a change of unit
that is common to everybody compared: order, ties and which differences are reliable stay as they were in percent.
Nobody is left out of the group for their own sake, or two people would stand on two scales.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from hireapp.psychometrics.error import ENOUGH_WEIGHT, Band, Composite
from hireapp.psychometrics.norms import FIRM, MINIMUM

_EXACT = Decimal("0.000001")


@dataclass(frozen=True)
class TScale:
    """From percent of the range to T: mean and standard deviation of ``n`` people's composites, in percent."""

    mean: Decimal
    sd: Decimal
    n: int
    version: int

    @property
    def provisional(self) -> bool:
        """Whether the group is still small."""
        return self.n < FIRM

    def value(self, percent: Decimal) -> Decimal:
        """T of a composite in percent."""
        return 50 + 10 * (percent - self.mean) / self.sd

    def sem(self, percent: Decimal) -> Decimal:
        """A standard error in percent, in points of T."""
        return 10 * percent / self.sd

    def stated(self, made: Composite) -> Composite:
        """The composite with its band in T. The band isn't clipped: T has no ends."""
        if made.band is None:
            return replace(made, scale=self)
        value, half = self.value(made.band.value), self.sem(made.band.error)
        return replace(made, band=Band(value, value - half, value + half, half), scale=self)


@dataclass(frozen=True)
class CompositeNorm:
    """A norm group of a role in one version: by person, what their composite is made of, in percent by component."""

    version: int
    people: tuple[Mapping[str, float], ...]

    def scale(self, weights: Mapping[str, Decimal]) -> TScale | None:
        """The scale under these weights; None with fewer than 30 people who have 60 % of the weight, or no spread."""
        shares = {name: float(weight) for name, weight in weights.items()}
        made = [value for own in self.people if (value := _weighted(shares, own)) is not None]
        if len(made) < MINIMUM:
            return None
        mean = math.fsum(made) / len(made)
        sd = math.sqrt(math.fsum((value - mean) ** 2 for value in made) / (len(made) - 1))
        exact = [Decimal(repr(number)).quantize(_EXACT) for number in (mean, sd)]
        return TScale(exact[0], exact[1], len(made), self.version) if exact[1] else None


def stated(made: Composite, scale: TScale | None) -> Composite:
    """The composite in T where there is a scale, else as it is."""
    return made if scale is None else scale.stated(made)


def axis_of(bands: Sequence[Band], scale: TScale | None, values: Sequence[Decimal] = ()) -> tuple[int, int]:
    """The ends of an axis that holds all bands and values: 0 to 100 in percent; in T 20 to 80, else the next tens."""
    if scale is None:
        return 0, 100
    lows, highs = [band.low for band in bands], [band.high for band in bands]
    low = min(20, *(math.floor(value / 10) * 10 for value in (*lows, *values)))
    high = max(80, *(math.ceil(value / 10) * 10 for value in (*highs, *values)))
    return low, high


def _weighted(weights: Mapping[str, float], own: Mapping[str, float]) -> float | None:
    present = [(weight, own[name]) for name, weight in weights.items() if name in own]
    there, total = sum(weight for weight, _value in present), sum(weights.values())
    if not total or there / total < float(ENOUGH_WEIGHT) - 1e-9:
        return None
    return math.fsum(weight * value for weight, value in present) / there
