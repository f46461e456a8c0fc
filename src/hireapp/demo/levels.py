"""How sample raters mark: the person's ability, strong and weak sides, and a small seeded variation."""

from __future__ import annotations

from random import Random

from hireapp.demo.sample import SamplePerson

STRONGER, WEAKER = 0.9, 0.9
PERSON_SPREAD, RATER_SPREAD = 0.3, 0.35
NOT_OBSERVED = 0.05


def level_of(person: SamplePerson, rater: str, competency: str, place: str = "") -> int:
    """The level (1-5) that a rater gives for a competency; ``place``: where, if it is rated more than once."""
    value = person.level + STRONGER * (competency in person.strong) - WEAKER * (competency in person.weak)
    value += Random(f"{person.key}/{competency}").gauss(0, PERSON_SPREAD)
    value += Random(f"{person.key}/{rater}/{competency}/{place}").gauss(0, RATER_SPREAD)
    return max(1, min(5, round(value)))


def near(person: SamplePerson, rater: str, level: int, place: str) -> int:
    """What another rater gives who heard the same story: mostly the same."""
    chance = Random(f"{person.key}/{rater}/{place}/near").random()
    return max(1, min(5, level + (chance > 0.85) - (chance < 0.2)))


def unseen(person: SamplePerson, rater: str, competency: str) -> bool:
    """Whether this rater had no occasion to observe it."""
    return Random(f"{person.key}/{rater}/{competency}/unseen").random() < NOT_OBSERVED


def minutes_of(person: SamplePerson, rater: str, about: int) -> int:
    """How long it took, in milliseconds."""
    return round(about * 60_000 * Random(f"{person.key}/{rater}/time/{about}").uniform(0.88, 1.12))
