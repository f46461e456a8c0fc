"""Adverse impact of a stage on groups: selection rates, four fifths, Fisher's exact test; whole numbers throughout.

Source: Uniform Guidelines on Employee Selection Procedures (1978), section 4 D, and their questions and answers (1979).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Verdict = Literal["highest", "above", "below", "too_few", "small_share", "suppressed"]
SUPPRESS = 5
"""A group smaller than this is not shown: a convention of this program against telling one person from the rest."""
SLACK = 10**7


@dataclass(frozen=True)
class Group:
    """How many of a group applied and how many of them passed."""

    name: str
    applied: int
    passed: int


@dataclass(frozen=True)
class GroupImpact:
    """A group against the one with the highest rate.

    rate: passed / applied; ratio: rate / highest rate; None where there is none. p: Fisher's, two-sided; None for the
    highest itself. flip_flop: with one pass more here and one less there this group would have the higher rate.
    verdict: "suppressed" groups tell how many applied and nothing else (passed is 0).
    """

    name: str
    applied: int
    passed: int
    rate: Fraction | None
    ratio: Fraction | None
    p: float | None
    flip_flop: bool
    verdict: Verdict


def impact(groups: Sequence[Group], suppress: int = SUPPRESS) -> tuple[GroupImpact, ...]:
    """Each group in the order given; "below" if its rate is under four fifths of the highest and that is no flip-flop.

    Groups under ``suppress`` people are suppressed, and with them so many of the next smallest that two groups and
    ``suppress`` people are hidden: otherwise a total would give one away. Groups under 2 % of the applicants are never
    the highest. "too_few": flip-flop, nobody passed, nobody applied, or no second group is left. Raises ValueError
    where more passed than applied.
    """
    if any(not 0 <= group.passed <= group.applied for group in groups):
        raise ValueError("no more can pass than applied")
    hidden = _hidden(groups, suppress)
    total = sum(group.applied for group in groups)
    large = [group for group in groups if group.name not in hidden and 50 * group.applied >= total and group.applied]
    highest = max((group for group in large), key=lambda group: (_rate(group), group.applied), default=None)
    comparable = highest if len(large) > 1 and highest and highest.passed else None
    return tuple(
        GroupImpact(group.name, group.applied, 0, None, None, None, False, "suppressed")
        if group.name in hidden
        else _judged(group, comparable, 50 * group.applied < total)
        for group in groups
    )


def fisher(a: int, b: int, c: int, d: int) -> float:
    """Two-sided p of the table a b / c d (Fisher 1935): all tables with its margins that are no more probable.

    Probabilities are compared as whole numbers with a relative slack of 1e-7.
    """
    first, second, column = a + b, c + d, a + c
    low, high = max(0, column - second), min(first, column)
    weights = _weights(first, second, column, low, high)
    seen = weights[a - low]
    return sum(weight for weight in weights if weight * SLACK <= seen * (SLACK + 1)) / sum(weights)


def _weights(first: int, second: int, column: int, low: int, high: int) -> list[int]:
    """The hypergeometric weights of a = low to high, in proportion and whole: each from the one before."""
    weight = _choose(first, low) * _choose(second, column - low)
    made = [weight]
    for a in range(low, high):
        weight = weight * (first - a) * (column - a) // ((a + 1) * (second - column + a + 1))
        made.append(weight)
    return made


def _choose(n: int, k: int) -> int:
    made = 1
    for step in range(min(k, n - k)):
        made = made * (n - step) // (step + 1)
    return made


def _hidden(groups: Sequence[Group], suppress: int) -> Collection[str]:
    by_size = sorted((group for group in groups if group.applied), key=lambda group: group.applied)
    small = sum(group.applied < suppress for group in by_size)
    if not small:
        return ()
    upto = max(small, 2)
    while upto < len(by_size) and sum(group.applied for group in by_size[:upto]) < suppress:
        upto += 1
    return {group.name for group in by_size[:upto]}


def _rate(group: Group) -> Fraction:
    return Fraction(group.passed, group.applied)


def _judged(group: Group, highest: Group | None, small: bool) -> GroupImpact:
    rate = _rate(group) if group.applied else None
    if highest is None or rate is None:
        verdict: Verdict = "small_share" if small and group.applied else "too_few"
        return GroupImpact(group.name, group.applied, group.passed, rate, None, None, False, verdict)
    ratio = rate / _rate(highest)
    if ratio == 1 and not small:
        return GroupImpact(group.name, group.applied, group.passed, rate, ratio, None, False, "highest")
    p = fisher(group.passed, group.applied - group.passed, highest.passed, highest.applied - highest.passed)
    flips = ratio < 1 and (group.passed + 1) * highest.applied > (highest.passed - 1) * group.applied
    return GroupImpact(
        group.name, group.applied, group.passed, rate, ratio, p, flips, _verdict(group, highest, flips, small)
    )


def _verdict(group: Group, highest: Group, flips: bool, small: bool) -> Verdict:
    if small:
        return "small_share"
    if 5 * group.passed * highest.applied >= 4 * highest.passed * group.applied:
        return "above"
    return "too_few" if flips else "below"
