"""What the answers to a test say: raw scores with their error, the place in a norm group, how it was answered.

``evaluate`` is a pure function of form, answers, order and norm group; it knows no store, so a file of answers and a
stored sitting come out the same, digit for digit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from hireapp.domain.role import RoleProfile, TraitBand
from hireapp.forms.answer import Answer
from hireapp.forms.chat import measures
from hireapp.forms.form import Form, Reference, ScoreRule
from hireapp.forms.items import BestWorst, Chat, Likert, Typing, span_of
from hireapp.forms.paging import given, page_numbers, pages_of
from hireapp.forms.scoring import most_least_counts, score
from hireapp.i18n import Language
from hireapp.psychometrics.error import Z95
from hireapp.psychometrics.fit import Fit, Placed, fit
from hireapp.psychometrics.norms import Normed, mean_and_sd, normed
from hireapp.psychometrics.reliability import conditional_error
from hireapp.psychometrics.response_quality import Answered, Quality, quality

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Norm:
    """A norm group as a scoring sees it: raw scores by scale without the person's own, alpha by scale if known."""

    version: int
    values: Mapping[str, Sequence[Decimal]]
    alphas: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def n(self) -> int:
        """How many people there are on the best-filled scale."""
        return max((len(values) for values in self.values.values()), default=0)


@dataclass(frozen=True)
class ScaleOutcome:
    """One scale. raw lies between ``low`` and ``high``; None where too little was answered.

    error: standard error of the raw score. error_from: "alpha" (norm group) or "own" (spread of the person's own
    answers,
    while the reliability is unknown). normed: the place in a norm group. reference: the authors' assumption.
    """

    id: str
    raw: Decimal | None
    answered: int
    asked: int
    low: Decimal
    high: Decimal
    error: Decimal | None
    error_from: str
    normed: Normed | None
    reference: Reference | None
    norm_mean: Decimal | None = None
    norm_sd: Decimal | None = None

    @property
    def percent(self) -> Decimal | None:
        """Where the score lies in the range of the scale, 0 to 100."""
        return None if self.raw is None else self.to_percent(self.raw)

    @property
    def percent_error(self) -> Decimal | None:
        """The standard error in percent of the range."""
        return None if self.error is None else self.error * HUNDRED / (self.high - self.low)

    @property
    def is_normed(self) -> bool:
        """Whether T is from a norm group; otherwise it is from assumed reference values."""
        return self.normed is not None and self.normed.t is not None

    @property
    def t(self) -> Decimal | None:
        """T on the norm group, or on the assumed reference values."""
        mean, sd = self._unit()
        return None if self.raw is None or sd is None or mean is None else 50 + 10 * (self.raw - mean) / sd

    @property
    def t_error(self) -> Decimal | None:
        """The standard error in T."""
        _mean, sd = self._unit()
        return None if self.error is None or sd is None else 10 * self.error / sd

    def to_percent(self, raw: Decimal) -> Decimal:
        """A raw score in percent of the range."""
        return (raw - self.low) * HUNDRED / (self.high - self.low)

    def percent_of_t(self, t: Decimal) -> Decimal | None:
        """A T value in percent of the range, kept within it."""
        mean, sd = self._unit()
        if mean is None or sd is None:
            return None
        return max(Decimal(0), min(HUNDRED, self.to_percent(mean + (t - 50) / 10 * sd)))

    def _unit(self) -> tuple[Decimal | None, Decimal | None]:
        if self.is_normed:
            return self.norm_mean, self.norm_sd
        return (self.reference.mean, self.reference.sd) if self.reference else (None, None)


@dataclass(frozen=True)
class Evaluation:
    """Everything that one test says.

    styles: most-least counts (sum 0). measures: figures of a clock, such as seconds or characters a minute. themes:
    mean
    points by theme, a profile only. norm_version: 0 where none was used.
    """

    form_id: str
    scales: tuple[ScaleOutcome, ...]
    quality: Quality | None
    styles: Mapping[str, int]
    measures: Mapping[str, Decimal]
    themes: Mapping[str, Decimal]
    stage: str | None
    norm_version: int = 0

    def scale(self, scale_id: str) -> ScaleOutcome | None:
        """The scale of that id."""
        return next((entry for entry in self.scales if entry.id == scale_id), None)

    @property
    def total(self) -> ScaleOutcome | None:
        """The scale that stands for the whole test, if it has one."""
        return self.scale(self.stage) if self.stage else None


@dataclass(frozen=True)
class Placement:
    """A scale of the inventory against the band of a role, both in T and in percent of the range."""

    outcome: ScaleOutcome
    band: TraitBand

    @property
    def side(self) -> str:
        """ "below", "within" or "above" the band; "" without a score."""
        t = self.outcome.t
        if t is None:
            return ""
        return "below" if t < self.band.low else "above" if t > self.band.high else "within"


def evaluate(
    form: Form,
    answers: Mapping[str, Answer],
    *,
    language: Language = "zh",
    seed: str = "",
    asked: Sequence[str] | None = None,
    elapsed: Mapping[str, int] | None = None,
    norm: Norm | None = None,
) -> Evaluation:
    """The outcome of one test. ``elapsed``: ms by question; None on paper, where times say nothing."""
    asked = tuple(asked) if asked else given(pages_of(form, language, seed))
    scores = score(form, answers, asked)
    points = {part.question: part.points for part in scores.parts}
    outcomes = []
    for rule in form.scores:
        found = scores.scale(rule.id)
        assert found is not None
        outcomes.append(_outcome(form, rule, found.value, (found.answered, found.asked), asked, points, norm))
    return Evaluation(
        form.id,
        tuple(outcomes),
        _quality(form, answers, asked, points, elapsed, outcomes, language, seed),
        most_least_counts(form, answers),
        _measures(form, answers, asked, language),
        _themes(form, points),
        form.stage_score,
        norm.version if norm else 0,
    )


def placements(evaluation: Evaluation, profile: RoleProfile) -> tuple[Placement, ...]:
    """The scales that the role has a band for, in the role's order."""
    if profile.traits is None or profile.traits.form != evaluation.form_id:
        return ()
    found = ((evaluation.scale(band.scale), band) for band in profile.traits.bands)
    return tuple(Placement(outcome, band) for outcome, band in found if outcome is not None)


def role_fit(placed: Sequence[Placement]) -> Fit | None:
    """How far the profile lies within the role's bands; None unless four fifths of the weight have a score."""
    scored = [entry for entry in placed if entry.outcome.t is not None]
    weight, there = (sum(entry.band.weight for entry in some) for some in (placed, scored))
    if not weight or Decimal(there) / weight < Decimal("0.8"):
        return None
    return fit(
        [
            Placed(
                entry.outcome.t or Decimal(0), entry.outcome.t_error, entry.band.low, entry.band.high, entry.band.weight
            )
            for entry in scored
        ]
    )


def component(evaluation: Evaluation, profile: RoleProfile) -> tuple[Decimal, Decimal] | None:
    """What the test brings to the composite: a value and its standard error, both in percent."""
    placed = placements(evaluation, profile)
    if placed:
        made = role_fit(placed)
        return None if made is None else (made.value, max((made.high - made.low) / (2 * Z95), Decimal("0.1")))
    total = evaluation.total
    if total is None or total.percent is None:
        return None
    return total.percent, total.percent_error or Decimal(0)


def typing_figures(question: Typing, answer: Answer) -> dict[str, Decimal]:
    """Characters right a minute, and the share right in percent of what was typed (by edit distance)."""
    typed = answer.texts.get("text", "")
    ms = int((answer.value or {}).get("ms", 0))
    if not typed or ms <= 0:
        return {}
    reached = question.passage[: len(typed) + 10]
    wrong = _distance(reached, typed)
    right = max(0, len(typed) - wrong)
    name = "typing_zh" if question.language == "zh" else "typing_en"
    return {
        f"{name}_speed": (Decimal(right) * 60000 / ms).quantize(Decimal("0.1")),
        f"{name}_right": (Decimal(right) * 100 / len(typed)).quantize(Decimal("0.1")),
    }


def _outcome(
    form: Form,
    rule: ScoreRule,
    value: Decimal | None,
    counts: tuple[int, int],
    asked: Sequence[str],
    points: Mapping[str, Decimal],
    norm: Norm | None,
) -> ScaleOutcome:
    names = [name for name in rule.of if name in asked]
    low, high = span_of([form.question(name) for name in names]) if names else (Decimal(1), Decimal(5))
    times = len(names) if rule.method == "sum" else 1
    own = [points[name] for name in names if name in points]
    error = conditional_error(own) if value is not None else None
    group = norm.values.get(rule.id, ()) if norm else ()
    place = normed(value, group) if norm and value is not None and group else None
    mean = sd = None
    source = "own"
    if place is not None and place.t is not None:
        mean, sd = mean_and_sd(group)
        known = norm.alphas.get(rule.id) if norm else None
        if known is not None and 0 <= known < 1:
            error, source = sd * (1 - known).sqrt() / times, "alpha"
    return ScaleOutcome(
        rule.id,
        value,
        counts[0],
        counts[1],
        low * times,
        high * times,
        None if error is None else error * times,
        source,
        place,
        rule.reference,
        mean,
        sd,
    )


def _quality(
    form: Form,
    answers: Mapping[str, Answer],
    asked: Sequence[str],
    points: Mapping[str, Decimal],
    elapsed: Mapping[str, int] | None,
    outcomes: Sequence[ScaleOutcome],
    language: Language,
    seed: str,
) -> Quality | None:
    if form.validity is None:
        return None
    pages = page_numbers(form, language, seed)
    given_answers = [
        Answered(name, pages.get(name, 0), answers[name].value, elapsed.get(name) if elapsed else None)
        for name in asked
        if name not in form.practice and name in answers and isinstance(answers[name].value, int)
    ]
    keyed = {
        rule.id: [float(points[name]) for name in rule.of if name in points]
        for rule in form.scores
        if rule.id != form.validity.impression
    }
    items = {name: entry for name, entry in form.questions.items() if isinstance(entry, Likert)}
    hits = sum(
        entry.is_hit(answers.get(name))
        for name, entry in items.items()
        if entry.scale == form.validity.infrequency and name not in form.validity.instructed
    )
    wrong = sum(items[name].is_hit(answers.get(name)) for name in form.validity.instructed if name in items)
    impression = next((entry.t for entry in outcomes if entry.id == form.validity.impression), None)
    return quality(given_answers, keyed, form.pairs, hits, wrong, impression)


def _measures(
    form: Form, answers: Mapping[str, Answer], asked: Sequence[str], language: Language
) -> dict[str, Decimal]:
    figures: dict[str, Decimal] = {}
    for name in asked:
        question, answer = form.question(name), answers.get(name)
        if answer is None or name in form.practice:
            continue
        if isinstance(question, Typing):
            figures |= typing_figures(question, answer)
        elif isinstance(question, Chat) and answer.value:
            spoken: Language = "en" if answer.value.get("language", language) == "en" else "zh"
            figures |= measures(question, spoken, answer.value["events"], answer.texts).figures()
    return figures


def _themes(form: Form, points: Mapping[str, Decimal]) -> dict[str, Decimal]:
    grouped: dict[str, list[Decimal]] = {}
    counted = {name for rule in form.scores for name in rule.of}
    for name, value in points.items():
        question = form.question(name)
        if isinstance(question, BestWorst) and name in counted:
            grouped.setdefault(question.theme, []).append(value)
    return {theme: sum(values, Decimal(0)) / len(values) for theme, values in grouped.items()}


def _distance(first: str, second: str) -> int:
    """Fewest insertions, deletions and changes that turn a beginning of ``first`` into ``second`` (Levenshtein
    1966)."""
    before = list(range(len(first) + 1))
    for row, char in enumerate(second, 1):
        current = [row]
        for column, other in enumerate(first, 1):
            current.append(min(before[column] + 1, current[-1] + 1, before[column - 1] + (char != other)))
        before = current
    return min(before)
