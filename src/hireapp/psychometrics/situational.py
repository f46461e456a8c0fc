"""A key for situational judgement from experts' ratings, and how far one may trust it.

At least five experts rate every option from 1 to 7; the key is the mean; options whose ratings differ by an SD above
1.5 are dropped, and scenes whose best and worst lie less than 1.5 apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hireapp.numbers import rounded
from hireapp.psychometrics.norms import mean_and_sd

EXPERTS = 5
MOST_SD = Decimal("1.5")
LEAST_GAP = Decimal("1.5")


@dataclass(frozen=True)
class ExpertKey:
    """The means by scene and option, and what was dropped and why ("sd", "gap", "tie")."""

    means: Mapping[str, Mapping[str, Decimal]]
    dropped_options: tuple[tuple[str, str, Decimal], ...]
    dropped_scenes: tuple[tuple[str, str], ...]
    experts: int


def expert_key(ratings: Mapping[str, Mapping[str, Sequence[Decimal]]], experts: int) -> ExpertKey:
    """The key from ratings by scene and option."""
    means: dict[str, dict[str, Decimal]] = {}
    options, scenes = [], []
    for scene, by_option in ratings.items():
        kept = {}
        for option, values in by_option.items():
            mean, sd = mean_and_sd(values)
            if sd > MOST_SD:
                options.append((scene, option, rounded(sd, 2)))
            else:
                kept[option] = rounded(mean, 3)
        reason = _refusal(sorted(kept.values()))
        if reason:
            scenes.append((scene, reason))
        else:
            means[scene] = kept
    return ExpertKey(means, tuple(options), tuple(scenes), experts)


def _refusal(values: Sequence[Decimal]) -> str:
    if len(values) < 3:
        return "sd"
    if values[-1] - values[0] < LEAST_GAP:
        return "gap"
    return "tie" if values[0] == values[1] or values[-1] == values[-2] else ""
