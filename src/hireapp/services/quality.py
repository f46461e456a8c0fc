"""Use cases on the quality of tests: consistency, items and options in the company's own data, with norms and flags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from statistics import fmean, stdev
from typing import TYPE_CHECKING

from hireapp.domain.assessment import Assessment, FormVersion, Result, ResultValue, StoredAnswer
from hireapp.domain.insights import Cohort, ItemLine, OptionLine, ScaleQuality, TestQuality
from hireapp.domain.sitting import NormGroup
from hireapp.forms.answer import Answer
from hireapp.forms.form import Form, ScoreRule
from hireapp.forms.items import BestWorst, Item
from hireapp.forms.loader import form_from_json
from hireapp.forms.scoring import rekeyed, score
from hireapp.i18n import LocalizedText
from hireapp.numbers import rounded
from hireapp.psychometrics.enough import TooFew
from hireapp.psychometrics.factor import omega
from hireapp.psychometrics.items import MINIMUM as ITEMS_LEAST
from hireapp.psychometrics.items import item_statistics, option_statistics
from hireapp.psychometrics.reliability import MINIMUM, alpha
from hireapp.services.aptitude import means_of, newest_key
from hireapp.services.insights import owed_by_actor, read_cohort
from hireapp.services.ports import UnitOfWork

if TYPE_CHECKING:
    from hireapp.forms.loader import Library

LEAST = 5
"""Sheets from which on flags are counted: fewer could point at one person."""
Points = Mapping[str, Decimal]


def tests_taken(work: UnitOfWork, library: Library, cohort: Cohort) -> list[tuple[str, LocalizedText, int]]:
    """(form id, title, people) of each test that somebody of the cohort finished."""
    members = {member.id for member in read_cohort(work, cohort).members}
    finished = [entry for entry in _finished(work) if entry.application_id in members]
    forms = {entry.id: entry for entry in work.select(FormVersion)}
    counted = Counter(forms[entry.form_version_id].form_id for entry in finished)
    known = [(name, library.forms[name].title, count) for name, count in counted.items() if name in library.forms]
    return sorted(known, key=lambda entry: (-entry[2], entry[0]))


def test_quality(work: UnitOfWork, library: Library, form_id: str, cohort: Cohort) -> TestQuality:
    """The figures of one test, on the content that was answered most in the cohort."""
    owing = owed_by_actor(work)
    members = {member.id for member in read_cohort(work, cohort).members if member.id not in owing}
    finished = [entry for entry in _finished(work) if entry.application_id in members]
    form, sheets = _content(work, library, form_id, finished)
    key = newest_key(work, form)
    scored = rekeyed(form, means_of(key)) if key else form
    answers = _answers(work, sheets)
    points = [_points(scored, answers[entry.id]) for entry in sheets]
    return TestQuality(
        form_id=form.id,
        title=form.title,
        version=form.version,
        hash=form.hash[:12],
        status=form.key_status or form.status,
        n=len(sheets),
        scales=tuple(_scale(rule, points) for rule in scored.scores),
        items=_items(scored, points),
        options=_options(scored, points, [answers[entry.id] for entry in sheets]),
        norms=tuple(
            (group.role_id, group.version, group.n, group.made_at)
            for group in work.select(NormGroup, form_id=form.id, form_hash=form.hash, order="made_at")
        ),
        flags=_flags(work, sheets) if len(sheets) >= LEAST else (),
        minutes=rounded(Decimal(sum(entry.elapsed_ms for entry in sheets)) / len(sheets) / 60000)
        if len(sheets) >= LEAST
        else None,
    )


def _finished(work: UnitOfWork) -> list[Assessment]:
    sheets = work.select(Assessment, state="submitted", order="submitted_at")
    return [entry for entry in sheets if entry.sitting_id is not None]


def _content(
    work: UnitOfWork, library: Library, form_id: str, sheets: Sequence[Assessment]
) -> tuple[Form, list[Assessment]]:
    """The content of a form that most of ``sheets`` answered, and the first sheet of each application on it."""
    versions = {entry.id: entry for entry in work.select(FormVersion, form_id=form_id)}
    own = [entry for entry in sheets if entry.form_version_id in versions]
    if not own:
        return library.form(form_id), []
    usual = Counter(entry.form_version_id for entry in own).most_common(1)[0][0]
    firsts: dict[str, Assessment] = {}
    for entry in own:
        if entry.form_version_id == usual:
            firsts.setdefault(entry.application_id, entry)
    return form_from_json(versions[usual].tree), list(firsts.values())


def _answers(work: UnitOfWork, sheets: Sequence[Assessment]) -> dict[str, dict[str, Answer]]:
    found: dict[str, dict[str, Answer]] = {entry.id: {} for entry in sheets}
    for row in work.select(StoredAnswer, assessment_id=tuple(found)) if found else []:
        found[row.assessment_id][row.question_id] = Answer(row.value)
    return found


def _points(form: Form, answers: Mapping[str, Answer]) -> Points:
    parts = score(form, dict(answers), tuple(form.questions)).parts
    return {part.question: part.points for part in parts if part.points is not None}


def _rows(rule: ScoreRule, points: Sequence[Points]) -> list[list[float]]:
    """People by items, complete ones only (listwise)."""
    return [[float(own[name]) for name in rule.of] for own in points if all(name in own for name in rule.of)]


def _scale(rule: ScoreRule, points: Sequence[Points]) -> ScaleQuality:
    rows = _rows(rule, points) if len(rule.of) > 1 else []
    totals = [fmean(row) if rule.method == "mean" else sum(row) for row in rows]
    made = alpha(rows) if rows else None
    n = len(rows)
    return ScaleQuality(
        rule.id,
        rule.title,
        len(rule.of),
        n,
        made if made is not None else TooFew(n, MINIMUM, "people" if n < MINIMUM else "variance"),
        omega(rows) if len(rule.of) >= 3 else TooFew(len(rule.of), 3, "items"),
        rounded(Decimal(str(fmean(totals))), 2) if n >= 5 else None,
        rounded(Decimal(str(stdev(totals))), 2) if n >= 5 else None,
        tuple(rule.of[place] for place in made.against) if made else (),
    )


def _items(form: Form, points: Sequence[Points]) -> tuple[ItemLine, ...] | TooFew:
    if len(points) < ITEMS_LEAST:
        return TooFew(len(points), ITEMS_LEAST)
    lines: list[ItemLine] = []
    seen: set[str] = set()
    for rule in form.scores:
        if seen.issuperset(rule.of):  # a total over parts that were judged already
            continue
        seen.update(rule.of)
        rows = _rows(rule, points) if len(rule.of) > 1 else []
        keyed = any(isinstance(form.questions[name], BestWorst) for name in rule.of)
        low, high = _range(form, rule)
        shifted = [[value - low for value in row] for row in rows]
        found = item_statistics(shifted, high - low, keyed, ITEMS_LEAST) if shifted else TooFew(0, ITEMS_LEAST)
        if not isinstance(found, TooFew):
            lines += [
                ItemLine(name, rule.title, _words(form, name), figures)
                for name, figures in zip(rule.of, found, strict=True)
            ]
    return tuple(lines)


def _range(form: Form, rule: ScoreRule) -> tuple[float, float]:
    """Lowest and highest points of the items: 1 to 5 for statements, -2 to 2 for best and worst."""
    spans = [question.span() for name in rule.of if isinstance(question := form.questions[name], Item)]
    return (float(min(low for low, _high in spans)), float(max(high for _low, high in spans))) if spans else (0.0, 1.0)


def _words(form: Form, name: str) -> LocalizedText:
    question = form.questions[name]
    return question.text or question.title


def _options(form: Form, points: Sequence[Points], answers: Sequence[Mapping[str, Answer]]) -> tuple[OptionLine, ...]:
    """The option chosen as best of each scene, against the rest of the score."""
    lines: list[OptionLine] = []
    for rule in form.scores[:1]:
        for name in rule.of:
            question = form.questions[name]
            if isinstance(question, BestWorst):
                lines += _option_lines(question, rule, points, answers)
    return tuple(lines)


def _option_lines(
    question: BestWorst, rule: ScoreRule, points: Sequence[Points], answers: Sequence[Mapping[str, Answer]]
) -> list[OptionLine]:
    chosen, rest = [], []
    for own, given in zip(points, answers, strict=True):
        value = given[question.id].value if question.id in given else None
        if isinstance(value, dict) and value.get("best") and question.id in own:
            chosen.append(str(value["best"]))
            rest.append(float(sum((own[name] for name in rule.of if name in own and name != question.id), Decimal(0))))
    best = question.best.id
    made = option_statistics(chosen, rest, [option.id for option in question.options], best, ITEMS_LEAST)
    if isinstance(made, TooFew):
        return []
    texts = {option.id: option.text for option in question.options}
    return [OptionLine(question.id, texts[entry.option], entry.option == best, entry) for entry in made]


def _flags(work: UnitOfWork, sheets: Sequence[Assessment]) -> tuple[tuple[str, int], ...]:
    """How often each flag of answering was raised."""
    ids = tuple(entry.id for entry in sheets)
    results = work.select(Result, assessment_id=ids, superseded_by=None) if ids else []
    own = tuple(entry.id for entry in results)
    values = work.select(ResultValue, result_id=own) if own else []
    raised = Counter(entry.name for entry in values if entry.kind == "flag" and entry.value)
    return tuple(sorted(raised.items()))
