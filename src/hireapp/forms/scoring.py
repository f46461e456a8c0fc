"""Form + answers -> raw scores. A pure function of the answers, the form's version and this module's version.

Conventions (assessment.md has no say here; these are the project's): a scale is the mean of the points of what was
answered, or that mean times the number of questions for a sum, provided that at least the rule's share of what was
asked is answered; otherwise it is missing and never 0. "Not observed" is no answer. All arithmetic is ``Decimal``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from hireapp.forms.answer import Answer
from hireapp.forms.form import Form, ScoreRule
from hireapp.forms.items import BestWorst, MostLeast
from hireapp.forms.questions import Anchored

SCORING_VERSION = 1


@dataclass(frozen=True)
class Part:
    """What one question gave: its points on its competency (1-5 for ratings), and the quotation beside it."""

    question: str
    competency: str | None
    points: Decimal
    weight: Decimal
    quotation: str


@dataclass(frozen=True)
class ScaleScore:
    """A raw scale score; ``value`` is None where too little was answered."""

    id: str
    value: Decimal | None
    answered: int
    asked: int


@dataclass(frozen=True)
class Scores:
    """All raw scores of one response."""

    scales: tuple[ScaleScore, ...]
    competencies: Mapping[str, Decimal]
    parts: tuple[Part, ...]
    stage_score: Decimal | None

    def scale(self, scale_id: str) -> ScaleScore | None:
        """The score of that id, if the form has it."""
        return next((scale for scale in self.scales if scale.id == scale_id), None)


def score(form: Form, answers: Mapping[str, Answer], asked: Sequence[str] | None = None) -> Scores:
    """The raw scores of ``answers``. ``asked`` are the ids put to the candidate; by default those on the page."""
    asked = tuple(name for name in (asked if asked is not None else form.asked(answers)) if name not in form.practice)
    parts = {name: part for name in asked if (part := _part(form, name, answers.get(name))) is not None}
    competencies = _by_competency(
        [part for part in parts.values() if isinstance(form.question(part.question), Anchored)]
    )
    scales = tuple(_scale(rule, form, asked, parts, competencies) for rule in form.scores)
    stage = next((scale.value for scale in scales if scale.id == form.stage_score), None)
    return Scores(scales, competencies, tuple(parts.values()), stage)


def _part(form: Form, question_id: str, answer: Answer | None) -> Part | None:
    question = form.question(question_id)
    points = question.points(answer) if answer is not None else None
    if points is None or answer is None:
        return None
    return Part(question.id, question.competency, points, question.weight, answer.texts.get("quotation", ""))


def _by_competency(parts: list[Part]) -> dict[str, Decimal]:
    grouped: dict[str, list[Part]] = {}
    for part in parts:
        if part.competency:
            grouped.setdefault(part.competency, []).append(part)
    return {name: _weighted_mean(group) for name, group in grouped.items()}


def _weighted_mean(parts: list[Part]) -> Decimal:
    total = sum((part.weight for part in parts), Decimal(0))
    return sum((part.weight * part.points for part in parts), Decimal(0)) / total


def _scale(
    rule: ScoreRule, form: Form, asked: Sequence[str], parts: Mapping[str, Part], competencies: Mapping[str, Decimal]
) -> ScaleScore:
    if rule.competencies:
        wanted = {form.question(name).competency for name in asked if isinstance(form.question(name), Anchored)} - {
            None
        }
        values = list(competencies.values())
        return ScaleScore(rule.id, _mean_if_enough(values, len(wanted), rule), len(values), len(wanted))
    names = [name for name in rule.of if name in asked]
    given = [parts[name] for name in names if name in parts]
    enough = given and Decimal(len(given)) / len(names) >= rule.answered
    value = _weighted_mean(given) if enough else None
    if value is not None and rule.method == "sum":
        value *= len(names)
    return ScaleScore(rule.id, value, len(given), len(names))


def _mean_if_enough(values: list[Decimal], wanted: int, rule: ScoreRule) -> Decimal | None:
    if not values or Decimal(len(values)) / wanted < rule.answered:
        return None
    return sum(values, Decimal(0)) / len(values)


def most_least_counts(form: Form, answers: Mapping[str, Answer]) -> dict[str, int]:
    """Times a style was most like minus times it was least like, over all blocks answered in full; they sum to 0."""
    blocks = [
        question
        for question in form.questions.values()
        if isinstance(question, MostLeast) and question.id not in form.practice
    ]
    counts = {word.style: 0 for block in blocks for word in block.options}
    for block in blocks:
        value = (answers[block.id].value or {}) if block.id in answers else {}
        if value.get("most") is not None and value.get("least") is not None:
            counts[block.style(value["most"])] += 1
            counts[block.style(value["least"])] -= 1
    return counts


def rekeyed(form: Form, means: Mapping[str, Mapping[str, Decimal]]) -> Form:
    """The form by another key: scenes by their new values; a scene that is not in it counts nowhere."""
    kept = {name for name, question in form.questions.items() if not isinstance(question, BestWorst) or name in means}
    kept |= form.practice
    sections = tuple(
        replace(
            section,
            questions=tuple(
                question.keyed(means[question.id])
                if isinstance(question, BestWorst) and question.id in means
                else question
                for question in section.questions
            ),
        )
        for section in form.sections
    )
    scores = tuple(replace(rule, of=tuple(name for name in rule.of if name in kept)) for rule in form.scores)
    return replace(form, sections=sections, scores=scores)
