"""Errors of measurement and the weighted composite. All figures are ``Decimal``; one level everywhere: 95 %."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hireapp.psychometrics.composite_scale import TScale

Z95 = Decimal("1.96")
ENOUGH_WEIGHT = Decimal("0.6")


@dataclass(frozen=True)
class Band:
    """A value with its 95 % band, clipped to the scale."""

    value: Decimal
    low: Decimal
    high: Decimal
    error: Decimal


@dataclass(frozen=True)
class Composite:
    """The weighted mean of what is there, in percent of the scale's range, or in T where it has a ``scale``.

    present: share of the weight that is there (0-1). band is None below 60 % of the weight.
    """

    band: Band | None
    present: Decimal
    missing: tuple[str, ...]
    scale: TScale | None = None


def stepped_up(reliability: Decimal, raters: int) -> Decimal:
    """Reliability of the mean of ``raters`` (Spearman 1910, Brown 1910): k r / (1 + (k - 1) r)."""
    return raters * reliability / (1 + (raters - 1) * reliability)


def standard_error(sd: Decimal, reliability: Decimal) -> Decimal:
    """Standard error of measurement, SEM = s * sqrt(1 - r) (Lord & Novick 1968)."""
    return sd * (1 - reliability).sqrt()


def rater_error(sd: Decimal, reliability: Decimal, raters: int) -> Decimal:
    """SEM of the mean of ``raters`` separate raters on the scale of ``sd``."""
    return standard_error(sd, stepped_up(reliability, raters))


def error_of_mean(errors: Sequence[Decimal]) -> Decimal:
    """SEM of the mean of independent parts: sqrt(sum SEM^2) / n."""
    return sum((error * error for error in errors), Decimal(0)).sqrt() / len(errors)


def band(value: Decimal, error: Decimal, low: Decimal, high: Decimal) -> Band:
    """``value`` with +- 1.96 SEM, clipped to the scale from ``low`` to ``high``."""
    half = Z95 * error
    return Band(value, max(low, value - half), min(high, value + half), half)


def percent_of_range(value: Decimal, low: Decimal = Decimal(1), high: Decimal = Decimal(5)) -> Decimal:
    """Where ``value`` lies between ``low`` (0) and ``high`` (100)."""
    return (value - low) * 100 / (high - low)


def composite(weights: Mapping[str, Decimal], values: Mapping[str, tuple[Decimal, Decimal]]) -> Composite:
    """The weighted mean of ``values`` (value and SEM, both in percent), by the declared ``weights``.

    Missing parts: the others are weighted anew if at least 60 % of the weight is present, else there is no figure.
    """
    total = sum(weights.values(), Decimal(0))
    present = {name: weight for name, weight in weights.items() if name in values}
    there = sum(present.values(), Decimal(0))
    missing = tuple(name for name in weights if name not in values)
    share = there / total if total else Decimal(0)
    if share < ENOUGH_WEIGHT:
        return Composite(None, share, missing)
    value = sum((weight * values[name][0] for name, weight in present.items()), Decimal(0)) / there
    error = sum(((weight * values[name][1]) ** 2 for name, weight in present.items()), Decimal(0)).sqrt() / there
    return Composite(band(value, error, Decimal(0), Decimal(100)), share, missing)


def reliably_different(first: tuple[Decimal, Decimal], second: tuple[Decimal, Decimal]) -> bool:
    """Whether two values (each with its SEM) differ by more than 1.96 SEd, SEd = sqrt(SEM1^2 + SEM2^2)."""
    return abs(first[0] - second[0]) > Z95 * (first[1] ** 2 + second[1] ** 2).sqrt()
