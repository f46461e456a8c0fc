"""How a questionnaire was answered: signs worth a look, never a verdict and never a score.

Sources: Meade & Craig 2012; Dunn et al. 2018 (intra-individual response variability); Huang et al. 2012 (2 s an item);
Mahalanobis 1936 (unusual patterns).
All thresholds are start values, configurable here in one place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from hireapp.psychometrics.distributions import chi_square_cdf
from hireapp.psychometrics.enough import NO_VARIANCE, TooFew
from hireapp.psychometrics.linear import covariances, inverse, quadratic
from hireapp.psychometrics.reliability import correlation

LONG_STRING = 9
LOW_VARIATION = 0.30
EVEN_ODD = 0.30
INCONSISTENT = 1.5
FAST_PAGES = 0.25
FAST_PAGE_MS = 2000
FAST_ITEMS = 0.40
FAST_ITEM_MS = 1000
HIGH_IMPRESSION = Decimal(65)
OUTLYING_P = 0.001
PEOPLE_PER_ITEM = 5


@dataclass(frozen=True)
class Answered:
    """What was answered to one item, as chosen (not reversed), on which page, and how long it took (None on paper)."""

    id: str
    page: int
    value: int
    ms: int | None = None


@dataclass(frozen=True)
class Quality:
    """The flags raised, each with the figure behind it; ``checked`` names what could be looked at."""

    flags: Mapping[str, float] = field(default_factory=dict)
    checked: tuple[str, ...] = ()

    @property
    def several(self) -> bool:
        """Whether two or more independent flags are there: read with care, offer a second sitting."""
        return len([name for name in self.flags if name not in ("impression", "straight_page")]) >= 2


@dataclass(frozen=True)
class Distance:
    """Squared Mahalanobis distance of a person from the mean of the group, and its p by chi-square."""

    d2: float
    p: float

    @property
    def outlying(self) -> bool:
        """Whether so unusual a pattern comes up less than once in a thousand people."""
        return self.p < OUTLYING_P


def mahalanobis(rows: Sequence[Sequence[float]]) -> tuple[Distance, ...] | TooFew:
    """D2 = (x - m)' S^-1 (x - m) of each person (Mahalanobis 1936), p with as many degrees of freedom as items.

    rows: complete answers of people to items. Needs five people an item and covariances that are not singular.
    """
    n, k = len(rows), len(rows[0]) if rows else 0
    if n < max(2, PEOPLE_PER_ITEM * k):
        return TooFew(n, max(2, PEOPLE_PER_ITEM * k))
    turned = inverse(covariances(rows))
    if turned is None:
        return NO_VARIANCE
    means = [sum(column) / n for column in zip(*rows, strict=True)]
    away = ([value - mean for value, mean in zip(row, means, strict=True)] for row in rows)
    distances = [quadratic(turned, own) for own in away]
    return tuple(Distance(d2, 1 - chi_square_cdf(d2, k)) for d2 in distances)


def quality(
    answers: Sequence[Answered],
    keyed: Mapping[str, Sequence[float]],
    pairs: Sequence[tuple[str, str]],
    infrequent: int,
    instructed_wrong: int,
    impression_t: Decimal | None,
) -> Quality:
    """All checks of one questionnaire.

    answers: in the order presented. keyed: points (reversed ones turned) by scale, in order. pairs: ids of near-same
    items. infrequent: how many infrequency items were hit. impression_t: T of the scale of unlikely virtues.
    """
    flags: dict[str, float] = {}
    checks = {
        "long_string": _long_string(answers),
        "low_variation": _variation(answers),
        "even_odd": _even_odd(keyed),
        "inconsistent": _inconsistency(answers, pairs),
        "fast": _fast(answers),
    }
    raised = {
        "long_string": lambda figure: figure >= LONG_STRING,
        "low_variation": lambda figure: figure < LOW_VARIATION,
        "even_odd": lambda figure: figure < EVEN_ODD,
        "inconsistent": lambda figure: figure > INCONSISTENT,
        "fast": lambda figure: figure > 1,
    }
    for name, figure in checks.items():
        if figure is not None and raised[name](figure):
            flags[name] = round(figure, 2)
    if any(_is_straight(page) for page in _pages(answers)):
        flags["straight_page"] = sum(_is_straight(page) for page in _pages(answers))
    if infrequent:
        flags["infrequent_look" if infrequent == 1 else "infrequent_invalid"] = infrequent
    if instructed_wrong:
        flags["instructed"] = instructed_wrong
    if impression_t is not None and impression_t >= HIGH_IMPRESSION:
        flags["impression"] = float(round(impression_t, 1))
    return Quality(flags, tuple(name for name, figure in checks.items() if figure is not None))


def _pages(answers: Sequence[Answered]) -> list[list[Answered]]:
    pages: dict[int, list[Answered]] = {}
    for answer in answers:
        pages.setdefault(answer.page, []).append(answer)
    return list(pages.values())


def _long_string(answers: Sequence[Answered]) -> float | None:
    """The longest run of one answer within a page."""
    longest = 0
    for page in _pages(answers):
        run, before = 0, None
        for answer in page:
            run = run + 1 if answer.value == before else 1
            before = answer.value
            longest = max(longest, run)
    return float(longest) if answers else None


def _is_straight(page: Sequence[Answered]) -> bool:
    return len(page) >= 6 and len({answer.value for answer in page}) == 1


def _variation(answers: Sequence[Answered]) -> float | None:
    """SD of all answers as chosen."""
    n = len(answers)
    if n < 20:
        return None
    mean = sum(answer.value for answer in answers) / n
    return float((sum((answer.value - mean) ** 2 for answer in answers) / (n - 1)) ** 0.5)


def _even_odd(keyed: Mapping[str, Sequence[float]]) -> float | None:
    """Correlation over scales of the means of odd and even items, stepped up; high means consistent."""
    halves = [
        (sum(points[0::2]) / len(points[0::2]), sum(points[1::2]) / len(points[1::2]))
        for points in keyed.values()
        if len(points) >= 4
    ]
    if len(halves) < 5:
        return None
    r = correlation([first for first, _second in halves], [second for _first, second in halves])
    return 2 * r / (1 + r) if r > -1 else -1.0


def _inconsistency(answers: Sequence[Answered], pairs: Sequence[tuple[str, str]]) -> float | None:
    """Mean absolute difference between near-same items."""
    values = {answer.id: answer.value for answer in answers}
    gaps = [abs(values[first] - values[second]) for first, second in pairs if first in values and second in values]
    return sum(gaps) / len(gaps) if len(gaps) >= max(1, len(pairs) // 2) else None


def _fast(answers: Sequence[Answered]) -> float | None:
    """Above 1 where more than a quarter of the pages or two fifths of the items were answered too fast to read."""
    timed = [answer for answer in answers if answer.ms is not None]
    if len(timed) < 20:
        return None
    pages = _pages(timed)
    slow_needed = [sum(answer.ms or 0 for answer in page) < FAST_PAGE_MS * len(page) for page in pages]
    items = sum((answer.ms or 0) < FAST_ITEM_MS for answer in timed) / len(timed)
    return max(sum(slow_needed) / len(pages) / FAST_PAGES, items / FAST_ITEMS) if pages else None
