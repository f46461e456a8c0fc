"""Makes the ``AptitudePart`` of an application: figures of the tests beside their words, for window, evaluation and
feedback."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from hireapp.domain.application import Application
from hireapp.domain.aptitude import Placement, ScaleOutcome
from hireapp.domain.aptitude_part import (
    AptitudePart,
    FeedbackSheet,
    FlagLine,
    MeasureLine,
    StyleLine,
    TestLine,
    TraitLine,
    TypeLine,
)
from hireapp.domain.candidate import Candidate
from hireapp.domain.opening import Opening
from hireapp.domain.role import RoleProfile
from hireapp.forms.chat import GOOD_MS, LOST_MS
from hireapp.forms.form import Form
from hireapp.forms.items import BestWorst, Chat, MostLeast, Pair
from hireapp.i18n import LocalizedText
from hireapp.psychometrics.error import Z95
from hireapp.services.aptitude import Aptitude, TestResult, aptitude_of
from hireapp.services.candidates import person_of
from hireapp.services.openings import profile_of
from hireapp.services.ports import UnitOfWork

if TYPE_CHECKING:
    from hireapp.forms.loader import Library

Texts = Mapping[str, Mapping[str, Mapping[str, LocalizedText]]]
NOTHING = LocalizedText("", "")
MIDDLE = Decimal(24)
THEMES: dict[str, LocalizedText] = {
    "need": LocalizedText("异议：没需求", "Objection: no need"),
    "purchasing_power": LocalizedText("异议：买不起", "Objection: can’t afford it"),
    "authority": LocalizedText("异议：做不了主", "Objection: can’t decide"),
    "price": LocalizedText("异议：价格", "Objection: price"),
    "product": LocalizedText("异议：产品", "Objection: product"),
    "agent": LocalizedText("异议：换人", "Objection: another agent"),
    "time": LocalizedText("异议：再想想", "Objection: not now"),
    "late_or_lost": LocalizedText("投诉：晚到、丢件", "Complaint: late or lost"),
    "differs_from_picture": LocalizedText("投诉：和图不符", "Complaint: not as pictured"),
    "effect": LocalizedText("投诉：效果", "Complaint: effect"),
    "quality": LocalizedText("投诉：质量", "Complaint: quality"),
    "response_time": LocalizedText("回复速度", "Speed of reply"),
    "honesty": LocalizedText("如实说", "Honesty"),
    "before_sale": LocalizedText("售前", "Before the sale"),
    "during_sale": LocalizedText("售中", "During the sale"),
    "after_sale": LocalizedText("售后", "After the sale"),
    "four_s": LocalizedText("服务的状态", "Service on a bad day"),
    "communication": LocalizedText("沟通", "Communication"),
    "own_motivation": LocalizedText("自己的干劲", "Own motivation"),
    "records": LocalizedText("记录", "Records"),
    "other_department": LocalizedText("别的部门的错", "Another department’s fault"),
}
GROUPS: tuple[tuple[LocalizedText, tuple[str, ...]], ...] = (
    (
        LocalizedText("七种异议", "The seven objections"),
        ("need", "purchasing_power", "authority", "price", "product", "agent", "time"),
    ),
    (LocalizedText("投诉", "Complaints"), ("late_or_lost", "differs_from_picture", "effect", "quality")),
    (LocalizedText("售前售中售后", "Before, during, after the sale"), ("before_sale", "during_sale", "after_sale")),
    (LocalizedText("回复、沟通、服务", "Reply, communication, service"), ("response_time", "communication", "four_s")),
    (
        LocalizedText("如实、记录、干劲", "Honesty, records, motivation"),
        ("honesty", "records", "own_motivation", "other_department"),
    ),
)
SECONDS = LocalizedText("秒", "s")
COUNT = LocalizedText("", "")
PER_MINUTE = LocalizedText("字/分", "characters/min")
PERCENT = LocalizedText("%", "%")
MEASURES: dict[str, tuple[LocalizedText, LocalizedText]] = {
    "first_reply": (LocalizedText("首次回复，平均", "First reply, mean"), SECONDS),
    "first_reply_longest": (LocalizedText("首次回复，最长", "First reply, longest"), SECONDS),
    "longest_wait": (LocalizedText("客户等得最久", "Longest wait of a customer"), SECONDS),
    "in_time": (LocalizedText("15秒内首次回复的客户", "Customers answered within 15 s"), COUNT),
    "too_late": (LocalizedText("1分钟后才回复或没回复", "Answered after 1 min or not at all"), COUNT),
    "lost": (LocalizedText("走掉的客户", "Customers lost"), COUNT),
    "customers": (LocalizedText("客户数", "Customers"), COUNT),
    "typing_zh_speed": (LocalizedText("中文打字", "Typing, Chinese"), PER_MINUTE),
    "typing_zh_right": (LocalizedText("中文打字正确率", "Typing, Chinese, right"), PERCENT),
    "typing_en_speed": (LocalizedText("英文打字", "Typing, English"), PER_MINUTE),
    "typing_en_right": (LocalizedText("英文打字正确率", "Typing, English, right"), PERCENT),
}


def aptitude_part(work: UnitOfWork, library: Library, application_id: str) -> AptitudePart:
    """The tests of an application as the actor may see them."""
    application = work.get(Application, application_id)
    opening = work.get(Opening, application.opening_id)
    return part_of(aptitude_of(work, application_id), profile_of(work, opening), library)


def part_of(aptitude: Aptitude, profile: RoleProfile, library: Library) -> AptitudePart:
    """The same from results that were read before."""
    if aptitude.hidden:
        return AptitudePart(hidden=True)
    newest = {entry.form.id: entry for entry in aptitude.newest}
    uses = [use for stage in profile.stages for use in stage.tests]
    missing = tuple(use.title for use in uses if use.form not in newest)
    inventory = next((entry for entry in newest.values() if entry.placements), None)
    weights = {use.form: use.weight for use in uses}
    texts = _texts(library)
    tests = tuple(
        _test_line(entry, weights.get(entry.form.id, Decimal(0)))
        for entry in newest.values()
        if entry is not inventory and not _is_style(entry.form)
    )
    flags = tuple(flag for entry in newest.values() for flag in _flags(entry, texts))
    several = any(entry.evaluation.quality and entry.evaluation.quality.several for entry in newest.values())
    part = AptitudePart(
        tests=tests,
        styles=tuple(line for entry in newest.values() for line in _styles(entry, texts)),
        types=tuple(line for entry in newest.values() for line in _types(entry, texts)),
        flags=flags,
        careful=texts.get("flags", {}).get("two_or_more", {}).get("staff") if several else None,
        focus_lost=aptitude.focus_lost,
        missing=missing if newest else (),
    )
    return part if inventory is None else _with_traits(part, inventory, weights, texts)


def feedback_sheet(work: UnitOfWork, library: Library, application_id: str) -> FeedbackSheet:
    """The candidate's own sheet. Raises NotAllowed while the actor may not see the results."""
    from hireapp.errors import InvalidValue, NotAllowed
    from hireapp.i18n import N_

    part = aptitude_part(work, library, application_id)
    if part.hidden:
        raise NotAllowed(N_("Test results stay hidden until your own sheets are submitted."), N_("Submit yours first."))
    if part.is_empty:
        raise InvalidValue(N_("There are no test results yet."), N_("Let the candidate take the tests first."))
    application = work.get(Application, application_id)
    opening = work.get(Opening, application.opening_id)
    sittings = aptitude_of(work, application_id).sittings
    return FeedbackSheet(
        person_of(work, application.candidate_id).name,
        profile_of(work, opening).title,
        str(work.setting("company") or ""),
        next((entry.contact for entry in reversed(sittings) if entry.contact), ""),
        work.now().date(),
        work.get(Candidate, application.candidate_id).retain_until,
        part,
    )


def _texts(library: Library) -> Texts:
    merged: dict[str, Mapping[str, Mapping[str, LocalizedText]]] = {}
    for feedback in library.feedback.values():
        merged |= feedback.texts
    return merged


def _with_traits(part: AptitudePart, result: TestResult, weights: Mapping[str, Decimal], texts: Texts) -> AptitudePart:
    from dataclasses import replace

    normed = all(entry.outcome.is_normed for entry in result.placements if entry.outcome.raw is not None)
    titles = {rule.id: rule.title for rule in result.form.scores}
    lines = tuple(_trait_line(entry, normed, titles[entry.outcome.id], texts) for entry in result.placements)
    people = max((entry.outcome.normed.n for entry in result.placements if entry.outcome.normed), default=0)
    outcomes = [entry.outcome for entry in result.placements]
    return replace(
        part,
        unit="T" if normed else "percent",
        norm_n=people if normed else 0,
        norm_version=result.evaluation.norm_version if normed else 0,
        people=people,
        traits=lines,
        trait_title=result.form.title,
        fit=result.fit,
        fit_weight=weights.get(result.form.id, Decimal(0)),
        trait_answered=(sum(entry.answered for entry in outcomes), sum(entry.asked for entry in outcomes)),
        trait_minutes=_minutes(result),
        trait_on=result.assessment.submitted_at.date() if result.assessment.submitted_at else None,
    )


def _trait_line(entry: Placement, normed: bool, title: LocalizedText, texts: Texts) -> TraitLine:
    outcome, band = entry.outcome, entry.band
    words = texts.get("scales", {}).get(outcome.id, {})
    value = outcome.t if normed else outcome.percent
    error = outcome.t_error if normed else outcome.percent_error
    low, high = (band.low, band.high) if normed else (_edge(outcome, band.low), _edge(outcome, band.high))
    side = entry.side
    return TraitLine(
        outcome.id,
        title,
        band.weight,
        value,
        None if error is None else error * Z95,
        outcome.error_from,
        low,
        high,
        side,  # type: ignore[arg-type]
        outcome.normed.percentile if normed and outcome.normed else None,
        words.get("low", NOTHING),
        words.get("high", NOTHING),
        words.get(side, NOTHING),
    )


def _edge(outcome: ScaleOutcome, t: Decimal) -> Decimal:
    """A band's edge in percent; an open end (80 and more, 20 and less) is the end of the scale."""
    if t >= 80:
        return Decimal(100)
    found = outcome.percent_of_t(t)
    return Decimal(0) if t <= 20 or found is None else found


def _test_line(result: TestResult, weight: Decimal) -> TestLine:
    evaluation, total = result.evaluation, result.evaluation.total or _single(result)
    error = total.percent_error if total else None
    place = total.normed if total else None
    norm = (place.t, place.percentile, place.n) if place is not None and place.t is not None else None
    stored = result.result
    return TestLine(
        result.form.id,
        result.form.title,
        total.percent if total else None,
        None if error is None else error * Z95,
        weight,
        total.answered if total else sum(not answer.is_empty for answer in result.answers.values()),
        total.asked if total else len(result.assessment.asked),
        _minutes(result),
        result.assessment.submitted_at.date() if result.assessment.submitted_at else None,
        result.sitting.mode,
        result.form.version,
        (stored.scoring_version, stored.key_version or 0, stored.norm_version or 0),
        norm,
        _parts(result),
        tuple(_measure(name, value, result.form) for name, value in evaluation.measures.items()),
        "draft" if result.form.key_status == "draft" and not stored.key_version else "",
    )


def _single(result: TestResult) -> ScaleOutcome | None:
    return result.evaluation.scales[0] if len(result.evaluation.scales) == 1 else None


def _parts(result: TestResult) -> tuple[tuple[LocalizedText, Decimal, int], ...]:
    """Sub-scores in percent: themes of a situational test by group, partial sums of a task."""
    evaluation = result.evaluation
    if evaluation.themes:
        counts: dict[str, int] = {}
        for question in result.form.questions.values():
            if isinstance(question, BestWorst) and question.id not in result.form.practice:
                counts[question.theme] = counts.get(question.theme, 0) + 1
        return tuple(part for title, themes in GROUPS if (part := _group(title, themes, evaluation.themes, counts)))
    titles = {rule.id: rule.title for rule in result.form.scores}
    return tuple(
        (titles[entry.id], entry.percent, entry.asked)
        for entry in evaluation.scales
        if len(evaluation.scales) > 1 and entry.id != evaluation.stage and entry.percent is not None
    )


def _group(
    title: LocalizedText, themes: tuple[str, ...], means: Mapping[str, Decimal], counts: Mapping[str, int]
) -> tuple[LocalizedText, Decimal, int] | None:
    there = [theme for theme in themes if theme in means]
    items = sum(counts.get(theme, 0) for theme in there)
    if not items:
        return None
    mean = sum((means[theme] * counts.get(theme, 0) for theme in there), Decimal(0)) / items
    return title, (mean + 2) * 25, items


def _measure(name: str, value: Decimal, form: Form) -> MeasureLine:
    if name.startswith("move_"):
        move = next(
            (
                entry
                for question in form.questions.values()
                if isinstance(question, Chat)
                for entry in question.moves
                if f"move_{entry.id}" == name
            ),
            None,
        )
        if move is not None:
            rule = LocalizedText("、".join(move.words.zh), ", ".join(move.words.en))
            return MeasureLine(name, move.title, value, COUNT, "", rule)
    title, unit = MEASURES.get(name, (LocalizedText(name, name), COUNT))
    return MeasureLine(name, title, value, unit, _tone(name, value))


def _tone(name: str, value: Decimal) -> str:
    if name in ("first_reply", "first_reply_longest"):
        return "good" if value * 1000 <= GOOD_MS else "late" if value * 1000 > LOST_MS else ""
    return ""


def _flags(result: TestResult, texts: Texts) -> list[FlagLine]:
    quality = result.evaluation.quality
    words = texts.get("flags", {})
    found = [
        FlagLine(name, Decimal(str(figure)), words[name]["staff"], words[name]["candidate"])
        for name, figure in (quality.flags.items() if quality else ())
        if name in words
    ]
    if any(entry.raw is None for entry in result.evaluation.scales) and "too_few_answers" in words:
        short = sum(entry.raw is None for entry in result.evaluation.scales)
        few = words["too_few_answers"]
        found.append(FlagLine("too_few_answers", Decimal(short), few["staff"], few["candidate"]))
    return found


def _is_style(form: Form) -> bool:
    return any(isinstance(question, (MostLeast, Pair)) for question in form.questions.values())


def _style(key: str, words: Mapping[str, LocalizedText], count: int | None, rating: Decimal | None) -> StyleLine:
    pieces = (words.get(name, NOTHING) for name in ("title", "easy", "effort", "talk", "coach"))
    title, easy, effort, talk, coach = pieces
    return StyleLine(key, title, easy, effort, talk, coach, count, rating)


def _styles(result: TestResult, texts: Texts) -> list[StyleLine]:
    counts = result.evaluation.styles
    words = texts.get("styles", {})
    if not any(isinstance(question, MostLeast) for question in result.form.questions.values()):
        return []
    ratings = {entry.id: entry.raw for entry in result.evaluation.scales}
    return [_style(key, words[key], counts.get(key, 0), ratings.get(key)) for key in words]


def _types(result: TestResult, texts: Texts) -> list[TypeLine]:
    poles = texts.get("poles", {})
    titles = {rule.id: rule.title for rule in result.form.scores}
    found = []
    for entry in result.evaluation.scales:
        if len(entry.id) != 2 or entry.raw is None or not set(entry.id) <= set(poles):
            continue
        first, second = (_style(pole, poles[pole], None, None) for pole in entry.id)
        error = entry.error or Decimal(0)
        clear = None if abs(entry.raw - MIDDLE) <= error else first if entry.raw > MIDDLE else second
        found.append(TypeLine(entry.id, titles[entry.id], entry.raw, error * Z95, first, second, clear))
    return found


def _minutes(result: TestResult) -> int | None:
    spent = result.assessment.elapsed_ms
    return None if result.sitting.mode != "screen" else max(1, round(spent / 60000))
