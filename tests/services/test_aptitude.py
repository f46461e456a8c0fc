"""Results of tests: what they name, the same digits everywhere, scored anew without loss, hidden from who rates."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from hireapp.bootstrap import Context, where
from hireapp.domain.assessment import Assessment, FormVersion, Result, ResultValue
from hireapp.domain.sitting import AnswerKey, NormGroup
from hireapp.errors import InvalidValue, NotAllowed
from hireapp.forms.scoring import SCORING_VERSION
from hireapp.numbers import rounded
from hireapp.services import (
    applications,
    aptitude,
    aptitude_view,
    assessments,
    decisions,
    overview,
    sittings,
    users,
)
from hireapp.services.aptitude import newest_key, newest_norms
from hireapp.services.changes import changed
from hireapp.services.scorecards import score_card
from hireapp.services.sittings import SittingDraft
from hireapp.services.work_samples import chat_log
from tests.makers import (
    Clock,
    Taker,
    advance,
    call,
    fill,
    make_candidate,
    make_opening,
    rate,
    submission,
    take_tests,
    to_interview,
)
from tests.postgres import Server

FORMS = ("sales_inventory", "situational_judgement", "product_learning")


@pytest.fixture
def application(anywhere: Context) -> str:
    made = make_candidate(anywhere, make_opening(anywhere))
    advance(anywhere, made)
    return made


def sit(context: Context, application: str, forms: tuple[str, ...], *, skip: int = 0, lost: int = 0) -> str:
    """A sitting with a fixed seed, every ``skip``-th answer left out, the focus ``lost`` so many times."""
    draft = SittingDraft(forms, "zh", "1234", "hr@example.com", date(2030, 1, 1), seed="fixed")
    sitting = context.change(call(sittings.prepare, context.library, application, draft)).result
    context.change(call(sittings.consent, sitting))
    for name in forms:
        form = context.library.form(name)
        assessment = context.change(call(sittings.begin_form, context.library, sitting, name, "zh")).result
        given = Taker("same").answers(form, "zh", "fixed")
        kept = [entry for number, entry in enumerate(given, 1) if not skip or number % skip]

        def work(unit: Any, form: Any = form, assessment: str = assessment, kept: Any = kept) -> None:
            for question, answer, spent in kept:
                sittings.keep_answer(unit, form, assessment, question, answer, spent)

        context.change(work)
        for number in range(lost):
            context.change(call(sittings.note_event, sitting, "focus_lost", name, number))
        context.change(call(sittings.finish_form, assessment, 600_000))
    context.change(call(sittings.finish, sitting))
    return sitting


def figures(context: Context) -> list[tuple[str, str, str, int, int]]:
    rows = context.read(lambda work: work.select(ResultValue))
    return sorted((row.kind, row.name, str(row.value), row.answered, row.asked) for row in rows)


def of(context: Context, application: str) -> aptitude.Aptitude:
    return context.read(call(aptitude.aptitude_of, application))


def test_a_result_names_all_that_it_was_made_with(anywhere: Context, application: str):
    take_tests(anywhere, application)
    results = anywhere.read(lambda work: work.select(Result))
    named = {entry.form_id: entry for entry in results}
    assert set(named) == set(FORMS)
    for name, entry in named.items():
        form = anywhere.library.form(name)
        made_with = (entry.form_version, entry.form_hash, entry.scoring_version)
        assert made_with == (form.version, form.hash, SCORING_VERSION)
        assert (entry.key_version, entry.norm_version, entry.superseded_by) == (None, None, None)
        sheet = anywhere.read(lambda work, entry=entry: work.get(Assessment, entry.assessment_id))
        stored = anywhere.read(lambda work, sheet=sheet: work.get(FormVersion, sheet.form_version_id))
        assert (stored.hash, stored.tree) == (form.hash, form.canonical_json)


def test_the_same_answers_give_the_same_digits_on_both_databases(tmp_path: Path, postgres: Server):
    made = []
    forms = (*FORMS, "style_profile", "typing", "chat_desk", "order_taking")
    for name, url in (("a", None), ("b", postgres.new_database())):
        context = Context(where(str(tmp_path / name), url))
        context.open_database().clock = Clock(datetime(2026, 11, 22, 9, 0, tzinfo=UTC), timedelta(seconds=1))
        application = make_candidate(context, make_opening(context))
        sit(context, application, forms, skip=7)
        summary = context.read(call(applications.application_by, application)).summary
        made.append((figures(context), summary))
        context.close()
    assert made[0] == made[1]
    kinds = {row[0] for row in made[0][0]}
    assert kinds >= {"scale", "error", "style", "theme", "measure", "flag", "component", "component_error"}
    assert any(len(row[2]) > 20 for row in made[0][0]), "a fraction without end is among them"


def test_what_is_stored_is_what_is_computed_anew(anywhere: Context, application: str):
    sit(anywhere, application, (*FORMS, "style_profile", "typing"), skip=6)
    found = of(anywhere, application)
    assert len(found.results) == 5
    for entry in found.results:
        rows = anywhere.read(lambda work, entry=entry: work.select(ResultValue, result_id=entry.result.id))
        stored = {(row.kind, row.name): row.value for row in rows}
        made = entry.evaluation
        for scale in made.scales:
            assert stored.pop(("scale", scale.id)) == scale.raw
            assert stored.pop(("error", scale.id)) == (None if scale.error is None else rounded(scale.error, 10))
        assert {name: stored.pop(("style", name)) for name in made.styles} == dict(made.styles)
        assert {name: stored.pop(("measure", name)) for name in made.measures} == dict(made.measures)
        for name, value in made.themes.items():
            assert stored.pop(("theme", name)) == rounded(value, 10)
        for name, value in (made.quality.flags if made.quality else {}).items():
            assert stored.pop(("flag", name)) == Decimal(str(value))
        if entry.component is not None:
            assert stored.pop(("component", entry.form.id)) == rounded(entry.component[0], 10)
            assert stored.pop(("component_error", entry.form.id)) == rounded(entry.component[1], 10)
        assert stored == {}


def test_scoring_anew_adds_a_result_and_leaves_the_old_rows(anywhere: Context, application: str):
    sit(anywhere, application, FORMS)
    before = {entry.id: entry for entry in anywhere.read(lambda work: work.select(ResultValue))}
    first = {entry.assessment_id: entry for entry in anywhere.read(lambda work: work.select(Result))}
    shown = [entry.evaluation for entry in of(anywhere, application).results]
    anywhere.change(call(aptitude.rescore, application))
    results = anywhere.read(lambda work: work.select(Result))
    values = {entry.id: entry for entry in anywhere.read(lambda work: work.select(ResultValue))}
    assert len(results) == 6
    assert {key: values[key] for key in before} == before
    for entry in results:
        if entry.superseded_by is None:
            old = first[entry.assessment_id]
            kept = anywhere.read(lambda work, old=old: work.get(Result, old.id))
            assert kept.superseded_by == entry.id
            assert (kept.form_hash, kept.scoring_version) == (old.form_hash, old.scoring_version)
    found = of(anywhere, application)
    assert [entry.evaluation for entry in found.results] == shown
    assert {entry.result.superseded_by for entry in found.results} == {None}


def test_losing_the_focus_changes_no_score(context: Context):
    opening = make_opening(context)
    made = []
    for number, name in enumerate(("陈伟芳", "李小军")):
        application = make_candidate(context, opening, name, f"1380571000{number}", f"b{number}@example.com")
        before = set(figures_by_id(context))
        sit(context, application, FORMS, lost=number * 5)
        new = {key: row for key, row in figures_by_id(context).items() if key not in before}
        made.append(sorted(new.values()))
        found = of(context, application)
        assert found.focus_lost == number * 15
        assert context.read(call(aptitude_view.aptitude_part, context.library, application)).focus_lost == number * 15
    assert made[0] == made[1]


def figures_by_id(context: Context) -> dict[str, tuple[str, str, str, int, int]]:
    rows = context.read(lambda work: work.select(ResultValue))
    return {row.id: (row.kind, row.name, str(row.value), row.answered, row.asked) for row in rows}


# ---- who may see them


def sights(context: Context, application: str) -> dict[str, bool]:
    """Whether the tests show, by every way of reading them."""

    def rows(work: Any) -> Any:
        return work.queries.rows([application], applications=True)[application].summary

    page = context.read(call(overview.of_application, application, context.library))
    dossier = context.read(call(decisions.gather, context.library, application))
    summary = context.read(rows)
    candidate = page.view.candidate.id
    by_person = context.read(lambda work: work.queries.rows([candidate], applications=False)[candidate].summary)
    try:
        sheet = context.read(call(aptitude_view.feedback_sheet, context.library, application)).part.is_empty
    except NotAllowed:
        sheet = True
    assert ("tests" in summary) == ("composite" in summary) == ("tests" in by_person) == ("composite" in by_person)
    return {
        "aptitude_of": bool(of(context, application).results),
        "part": not context.read(call(aptitude_view.aptitude_part, context.library, application)).hidden,
        "page": not page.aptitude.hidden,
        "taken": bool(page.tests_taken),
        "card": bool(page.card.tests),
        "dossier": not dossier.aptitude.hidden,
        "dossier stage": any(entry.unit == "tests" and entry.value is not None for entry in dossier.stages),
        "dossier forms": any(entry.form_id in FORMS for entry in dossier.forms),
        "list": bool(summary.get("tests")),
        "feedback": not sheet,
    }


def shown(context: Context, application: str) -> set[bool]:
    found = sights(context, application)
    assert len(set(found.values())) == 1, found
    return set(found.values())


def test_tests_are_hidden_while_one_s_own_sheet_is_a_draft(anywhere: Context, application: str):
    take_tests(anywhere, application)
    assert shown(anywhere, application) == {True}
    sheet = fill(anywhere, application, "phone")
    assert shown(anywhere, application) == {False}
    assert not of(anywhere, application).results
    assert of(anywhere, application).hidden
    assert len(of(anywhere, application).sittings) == 1
    with pytest.raises(NotAllowed, match="stay hidden"):
        anywhere.read(call(aptitude_view.feedback_sheet, anywhere.library, application))
    anywhere.change(call(assessments.submit, sheet, submission()))
    assert shown(anywhere, application) == {True}


def test_an_interviewer_sees_tests_after_their_sheet_and_hr_without_one(anywhere: Context, application: str):
    take_tests(anywhere, application)
    interviewer = anywhere.change(call(users.add_user, "赵一鸣", "interviewer")).result
    hr = anywhere.change(call(users.add_user, "周敏", "hr")).result
    anywhere.actor = interviewer
    assert shown(anywhere, application) == {False}
    sheet = fill(anywhere, application, "phone")
    assert shown(anywhere, application) == {False}
    anywhere.change(call(assessments.submit, sheet, submission()))
    assert shown(anywhere, application) == {True}
    fill(anywhere, application, "interview")
    assert shown(anywhere, application) == {False}
    anywhere.actor = hr
    assert shown(anywhere, application) == {True}


def test_a_sitting_that_is_running_hides_nothing_in_the_lists(anywhere: Context, application: str):
    rate(anywhere, application, "phone", 4)
    take_tests(anywhere, application)
    draft = SittingDraft(("typing",), "zh", "1234", "hr@example.com", date(2030, 1, 1))
    sitting = anywhere.change(call(sittings.prepare, anywhere.library, application, draft)).result
    anywhere.change(call(sittings.consent, sitting))
    anywhere.change(call(sittings.begin_form, anywhere.library, sitting, "typing", "zh"))
    assert shown(anywhere, application) == {True}
    anywhere.change(call(sittings.stop, sitting))
    assert shown(anywhere, application) == {True}


def test_an_interviewer_sees_in_lists_only_stages_rated_and_no_composite_made_of_others(context: Context):
    application = make_candidate(context, make_opening(context))
    advance(context, application)
    rate(context, application, "phone", 4)
    rate(context, application, "interview", 4)
    context.actor = context.change(call(users.add_user, "赵一鸣", "interviewer")).result

    def summary() -> dict:
        return context.read(lambda work: work.queries.rows([application], applications=True))[application].summary

    assert not {"phone", "interview", "composite"} & set(summary())
    rate(context, application, "phone", 2)
    assert "phone" in summary()
    assert not {"interview", "composite"} & set(summary())
    assert "screening" in summary()


def test_a_hidden_stage_is_not_called_missing_and_others_composites_follow_the_lists(context: Context):
    opening = make_opening(context)
    first = make_candidate(context, opening)
    second = make_candidate(context, opening, "周建国", "13805710002", "zhoujg@example.com")
    for application in (first, second):
        advance(context, application)
        rate(context, application, "phone", 4)
        rate(context, application, "interview", 4)
        take_tests(context, application, FORMS)
    found = context.read(call(decisions.gather, context.library, first))
    assert {entry.state for entry in found.stages if entry.id in ("phone", "interview")} == {"done"}
    assert len(found.others) == 1
    context.actor = context.change(call(users.add_user, "赵一鸣", "interviewer")).result
    found = context.read(call(decisions.gather, context.library, first))
    assert {entry.state for entry in found.stages if entry.id in ("phone", "interview")} == {"hidden"}
    assert found.others == ()


def test_norms_and_keys_hold_for_the_content_they_were_made_from(context: Context):
    form = context.library.form("situational_judgement")
    other = replace(form, version=form.version + 1)
    assert other.hash != form.hash

    def add(work):
        made = work.now()
        work.add(AnswerKey(form_id=form.id, form_hash=form.hash, version=1, experts=5, means={}, made_at=made))
        work.add(NormGroup(form_id=form.id, form_hash=form.hash, role_id="r", version=1, n=30, made_at=made))
        return changed()

    context.change(add)
    context.read(lambda work: _check_content(work, form, other))


def _check_content(work, form, other) -> None:
    assert newest_key(work, form) is not None and newest_key(work, other) is None
    assert newest_norms(work, form, "r") is not None and newest_norms(work, other, "r") is None


def test_the_chat_s_log_is_there_for_who_rates_it(anywhere: Context, application: str):
    take_tests(anywhere, application, ("chat_desk",))
    fill(anywhere, application, "phone")
    assert of(anywhere, application).hidden
    found = anywhere.read(call(chat_log, application))
    assert found is not None
    question, answer = found
    assert question.id in anywhere.library.form("chat_desk").questions
    assert answer.value["events"]
    assert any(answer.texts.values())
    anywhere.actor = anywhere.change(call(users.add_user, "赵一鸣", "interviewer")).result
    assert anywhere.read(call(chat_log, application)) == found


def test_there_is_no_sheet_without_results_and_no_log_without_a_chat(context: Context):
    application = make_candidate(context, make_opening(context))
    with pytest.raises(InvalidValue, match="no test results"):
        context.read(call(aptitude_view.feedback_sheet, context.library, application))
    take_tests(context, application, ("typing",))
    assert context.read(call(chat_log, application)) is None


# ---- what they bring to the composite


def test_tests_stand_in_the_composite_by_their_weights(anywhere: Context, application: str):
    rate(anywhere, application, "phone", 4)
    to_interview(anywhere, application)
    rate(anywhere, application, "interview", 5)
    entry = anywhere.read(call(applications.application_by, application))
    card = anywhere.read(lambda work: score_card(work, entry))
    found = of(anywhere, application)
    assert set(card.tests) == set(FORMS)
    for name in FORMS:
        value, error = found.of(name).component
        assert card.tests[name] == (rounded(value, 10), rounded(error, 10))
    assert found.of("sales_inventory").component[0] == found.of("sales_inventory").fit.value
    assert found.of("product_learning").component[0] == found.of("product_learning").evaluation.total.percent
    stages = {"phone": Decimal(75), "work_sample": Decimal(100) * 3 / 4, "interview": Decimal(100)}
    weights = {"phone": 15, "sales_inventory": 10, "situational_judgement": 15, "product_learning": 5}
    weights |= {"work_sample": 25, "interview": 30}
    sample = (card.stages["work_sample"].value - 1) * 25
    values = {**stages, "work_sample": sample, **{name: made[0] for name, made in card.tests.items()}}
    expected = sum(Decimal(weight) * values[name] for name, weight in weights.items()) / 100
    assert rounded(card.composite.band.value, 8) == rounded(expected, 8)
    assert card.composite.present == 1
    summary = entry.summary
    assert Decimal(summary["composite"]["value"]) == rounded(expected, 2)
    assert {name: Decimal(value) for name, value in summary["tests"].items()} == {
        name: rounded(value, 2) for name, (value, _error) in card.tests.items()
    }


def test_tests_of_weight_0_never_count(context: Context):
    application = make_candidate(context, make_opening(context))
    advance(context, application)
    rate(context, application, "phone", 4)
    before = context.read(call(applications.application_by, application)).summary
    take_tests(context, application, ("typing", "style_profile", "self_motivation", "order_taking"))
    after = context.read(call(applications.application_by, application)).summary
    assert after["composite"] == before["composite"]
    assert after["present"] == before["present"]


def test_too_little_answered_is_missing_and_never_0(context: Context):
    application = make_candidate(context, make_opening(context))
    sit(context, application, FORMS, skip=2)
    found = of(context, application)
    assert all(entry.component is None for entry in found.results)
    assert context.read(call(applications.application_by, application)).summary["tests"] is None
    part = context.read(call(aptitude_view.aptitude_part, context.library, application))
    assert part.fit is None
    assert {line.value for line in part.tests} == {None}
    assert "too_few_answers" in {flag.id for flag in part.flags}
