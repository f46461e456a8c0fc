"""Sittings: what is needed before one, each answer kept, the same after re-opening, nothing acknowledged is lost."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from hireapp.bootstrap import Context, where
from hireapp.domain.application import Application
from hireapp.domain.assessment import Assessment, Result, ResultValue, StoredAnswer
from hireapp.domain.candidate import Candidate, Consent
from hireapp.domain.opening import Opening, RoleProfileVersion
from hireapp.domain.sitting import SittingEvent
from hireapp.errors import HireError, InvalidValue, NotAllowed, NotFound
from hireapp.forms.answer import Answer
from hireapp.services import applications, aptitude, paper, sittings
from hireapp.services.sittings import SittingDraft
from hireapp.storage import audit
from hireapp.storage.tables import audit_entry
from tests.makers import Taker, call, make_candidate, make_opening, take_tests

DRAFT = SittingDraft(("product_learning",), "zh", "1234", "hr@example.com", date(2030, 1, 1))


@pytest.fixture
def application(anywhere: Context) -> str:
    return make_candidate(anywhere, make_opening(anywhere))


@pytest.fixture
def applied(context: Context) -> str:
    return make_candidate(context, make_opening(context))


def prepared(context: Context, application: str, **values: Any) -> str:
    draft = replace(DRAFT, **values)
    return context.change(call(sittings.prepare, context.library, application, draft)).result


def begun(context: Context, sitting: str, form: str = "product_learning") -> str:
    return context.change(call(sittings.begin_form, context.library, sitting, form, "zh")).result


def view(context: Context, sitting: str) -> sittings.SittingView:
    return context.read(call(sittings.view, context.library, sitting))


def choice(context: Context, number: int = 0) -> tuple[str, Answer]:
    """A choice question of the product task, and an answer that fits."""
    form = context.library.form("product_learning")
    question = [entry for entry in form.questions.values() if entry.answerable][number]
    return question.id, Taker("x", skill=1).answer(question, "zh")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"pin": "123"}, "4 to 8 digits"),
        ({"pin": "１２３４"}, "4 to 8 digits"),
        ({"pin": ""}, "4 to 8 digits"),
        ({"contact": " \t"}, "whom to ask"),
        ({"retain_until": date(2026, 11, 22)}, "lie ahead"),
        ({"retain_until": date(2020, 1, 1)}, "lie ahead"),
        ({"forms": ()}, "at least one test"),
        ({"forms": ("product_learning", "role_play_outbound_new")}, "'role_play_outbound_new' is not a test"),
        ({"extra_time": Decimal(3)}, "factor"),
    ],
)
def test_a_sitting_is_not_prepared_without(context: Context, applied: str, values: dict, words: str):
    before = context.read(lambda work: work.select(Candidate))
    with pytest.raises(InvalidValue, match=words):
        prepared(context, applied, **values)
    assert context.read(call(sittings.sittings_of, applied)) == []
    assert context.read(lambda work: work.select(Candidate)) == before


def test_an_unknown_form_is_refused(context: Context, applied: str):
    with pytest.raises(NotFound):
        prepared(context, applied, forms=("no_such_form",))


def test_one_sitting_at_a_time(context: Context, applied: str):
    first = prepared(context, applied)
    with pytest.raises(InvalidValue, match="not finished yet"):
        prepared(context, applied)
    context.change(call(sittings.consent, first))
    with pytest.raises(InvalidValue, match="not finished yet"):
        prepared(context, applied)
    context.change(call(sittings.stop, first))
    assert prepared(context, applied) != first


def test_a_role_from_before_the_tests_says_what_to_do(context: Context, applied: str):
    def older(work: Any) -> None:
        opening = work.get(Opening, work.get(Application, applied).opening_id)
        version = work.get(RoleProfileVersion, opening.profile_version_id)
        tree = json.loads(version.tree)
        tree["stages"] = [stage for stage in tree["stages"] if stage["kind"] != "tests"]
        work.save(replace(version, tree=json.dumps(tree)))

    context.change(older)
    with pytest.raises(NotFound, match=r"no tests.*older version; open a new opening"):
        prepared(context, applied)


def test_consent_is_kept_with_the_retention_date(anywhere: Context, application: str):
    forget_retention(anywhere)
    sitting = prepared(anywhere, application)
    kept = view(anywhere, sitting).sitting
    assert (kept.state, kept.consented_at, kept.contact) == ("prepared", None, "hr@example.com")
    anywhere.change(call(sittings.consent, sitting))
    kept = view(anywhere, sitting).sitting
    assert kept.state == "running"
    assert kept.consented_at is not None
    given = anywhere.read(lambda work: work.select(Consent, purpose="aptitude_tests"))
    assert [(entry.given, sitting in entry.how, "2030-01-01" in entry.how) for entry in given] == [(True, True, True)]
    assert anywhere.read(lambda work: work.select(Candidate))[0].retain_until == date(2030, 1, 1)


def forget_retention(context: Context) -> None:
    def work(unit: Any) -> None:
        unit.save(replace(unit.select(Candidate)[0], retain_until=None))

    context.change(work)


def test_a_retention_date_that_stands_already_is_the_one_consented_to(context: Context, applied: str):
    stands = context.read(lambda work: work.select(Candidate))[0].retain_until
    assert stands not in (None, date(2030, 1, 1))
    sitting = prepared(context, applied)
    context.change(call(sittings.consent, sitting))
    given = context.read(lambda work: work.select(Consent, purpose="aptitude_tests"))
    assert view(context, sitting).sitting.retain_until == stands
    assert str(stands) in given[0].how


def test_items_are_drawn_once_and_stay_after_re_opening(anywhere: Context, application: str):
    sitting = prepared(anywhere, application, forms=("typing", "situational_judgement"))
    anywhere.change(call(sittings.consent, sitting))
    first = begun(anywhere, sitting, "situational_judgement")
    begun(anywhere, sitting, "typing")
    before = {name: entry.asked for name, entry in view(anywhere, sitting).begun.items()}
    anywhere.close()
    anywhere.open_database()
    assert begun(anywhere, sitting, "situational_judgement") == first
    seen = view(anywhere, sitting)
    assert {name: entry.asked for name, entry in seen.begun.items()} == before
    scenes = list(anywhere.library.form("situational_judgement").questions)
    assert sorted(before["situational_judgement"]) == sorted(scenes)
    assert list(before["situational_judgement"]) != scenes
    assert len(before["typing"]) < len(anywhere.library.form("typing").questions)
    assert len(anywhere.read(lambda work: work.select(Assessment, sitting_id=sitting))) == 2


def test_two_sittings_have_orders_of_their_own_and_a_seed_decides_one(context: Context):
    opening = make_opening(context)
    orders = []
    names = ("陈伟芳", "李小军", "王雪梅", "刘国强")
    for number, seed in enumerate(("", "", "same", "same")):
        contacts = f"1380571001{number}", f"a{number}@example.com"
        application = make_candidate(context, opening, names[number], *contacts)
        sitting = prepared(context, application, forms=("situational_judgement",), seed=seed)
        context.change(call(sittings.consent, sitting))
        begun(context, sitting, "situational_judgement")
        orders.append(view(context, sitting).begun["situational_judgement"].asked)
    assert orders[0] != orders[1]
    assert orders[2] == orders[3]


def test_a_form_that_is_not_of_the_sitting_is_not_begun(context: Context, applied: str):
    sitting = prepared(context, applied)
    for name in ("typing", "role_play_outbound_new"):
        with pytest.raises(HireError):
            begun(context, sitting, name)
    assert context.read(lambda work: work.select(Assessment)) == []


def test_answers_that_can_t_stand_are_refused_and_the_first_one_stays(anywhere: Context, application: str):
    sitting = prepared(anywhere, application)
    anywhere.change(call(sittings.consent, sitting))
    assessment = begun(anywhere, sitting)
    form = anywhere.library.form("product_learning")
    name, answer = choice(anywhere)
    keep = call(sittings.keep_answer, form, assessment, name, answer, 4200)
    anywhere.change(keep)
    for question, wrong in ((name, Answer("no_such_option")), (name, Answer(7)), (name, Answer(["a"]))):
        with pytest.raises(InvalidValue):
            anywhere.change(call(sittings.keep_answer, form, assessment, question, wrong, 1))
    with pytest.raises(NotFound, match="no question 'ach_1'"):
        anywhere.change(call(sittings.keep_answer, form, assessment, "ach_1", Answer(3), 1))
    assert view(anywhere, sitting).answers["product_learning"] == {name: answer}
    row = anywhere.read(lambda work: work.select(StoredAnswer))
    assert [entry.elapsed_ms for entry in row] == [4200]
    anywhere.change(call(sittings.finish_form, assessment, 5000))
    with pytest.raises(NotAllowed, match="finished"):
        anywhere.change(keep)
    again = anywhere.change(call(sittings.finish_form, assessment, 9000))
    assert again.result == ""
    assert view(anywhere, sitting).begun["product_learning"].elapsed_ms == 5000


def test_place_and_clocks_come_back(anywhere: Context, application: str):
    sitting = prepared(anywhere, application, extra_time=Decimal("1.25"))
    anywhere.change(call(sittings.consent, sitting))
    assessment = begun(anywhere, sitting)
    form = anywhere.library.form("product_learning")
    place = {"form": "product_learning", "page": 3, "clock": {"product_learning/reading": 61_250}}
    name, answer = choice(anywhere)
    anywhere.change(call(sittings.keep_answer, form, assessment, name, answer, 900, place))
    anywhere.close()
    anywhere.open_database()
    seen = view(anywhere, sitting)
    assert (seen.sitting.place, seen.sitting.extra_time) == (place, Decimal("1.25"))
    later = {**place, "page": 4, "clock": {"product_learning/reading": 62_250}}
    anywhere.change(call(sittings.keep_place, sitting, later))
    assert view(anywhere, sitting).sitting.place == later
    assert seen.answers == {"product_learning": {name: answer}}
    assert (seen.name, seen.done) == ("陈伟芳", frozenset())


def test_events_stand_in_order(anywhere: Context, application: str):
    sitting = prepared(anywhere, application)
    anywhere.change(call(sittings.consent, sitting))
    assessment = begun(anywhere, sitting)
    for kind, at in (("focus_lost", 1000), ("focus_back", 2500), ("pause", -5), ("resumed", 3000)):
        anywhere.change(call(sittings.note_event, sitting, kind, "product_learning", at))
    anywhere.change(call(sittings.note_event, sitting, "language", "product_learning", 3100, "en"))
    with pytest.raises(InvalidValue, match="'looked_away' is not an event"):
        anywhere.change(call(sittings.note_event, sitting, "looked_away"))
    anywhere.change(call(sittings.finish_form, assessment, 4000))
    events = anywhere.read(call(sittings.events_of, sitting))
    kinds = ["consent", "form_begun", "focus_lost", "focus_back", "pause", "resumed", "language", "form_done"]
    assert [entry.what for entry in events] == kinds
    assert [entry.seq for entry in events] == list(range(1, 9))
    assert [entry.at_ms for entry in events] == [0, 0, 1000, 2500, 0, 3000, 3100, 4000]
    assert [entry.at for entry in events] == sorted(entry.at for entry in events)
    assert view(anywhere, sitting).sitting.language == "en"


def test_the_pin_lets_staff_out_and_is_not_stored(context: Context, applied: str):
    sitting = prepared(context, applied, pin="20468135")
    assert context.read(call(sittings.pin_is, sitting, "20468135"))
    for wrong in ("2046813", "204681350", "20468136", "", "２０４６８１３５"):
        assert not context.read(call(sittings.pin_is, sitting, wrong))
    assert "20468135" not in view(context, sitting).sitting.pin


def test_stopping_keeps_what_is_finished_and_scores_nothing_else(anywhere: Context, application: str):
    sitting = prepared(anywhere, application, forms=("product_learning", "self_motivation"))
    anywhere.change(call(sittings.consent, sitting))
    first = begun(anywhere, sitting)
    form = anywhere.library.form("product_learning")
    for name, answer, spent in Taker("x").answers(form, "zh", view(anywhere, sitting).sitting.seed):
        anywhere.change(call(sittings.keep_answer, form, first, name, answer, spent))
    anywhere.change(call(sittings.finish_form, first, 1000))
    second, other = begun(anywhere, sitting, "self_motivation"), anywhere.library.form("self_motivation")
    question = next(iter(other.questions))
    anywhere.change(call(sittings.keep_answer, other, second, question, Answer(4), 1))
    anywhere.change(call(sittings.stop, sitting))
    for action in (
        call(sittings.keep_answer, other, second, question, Answer(1), 1),
        call(sittings.finish_form, second, 1),
        call(sittings.begin_form, anywhere.library, sitting, "self_motivation", "zh"),
        call(sittings.consent, sitting),
        call(sittings.stop, sitting),
    ):
        with pytest.raises(NotAllowed, match="over"):
            anywhere.change(action)
    anywhere.change(call(sittings.finish, sitting))
    seen = view(anywhere, sitting)
    assert (seen.sitting.state, seen.done) == ("stopped", frozenset({"product_learning"}))
    assert seen.answers["self_motivation"] == {question: Answer(4)}
    assert len(anywhere.read(lambda work: work.select(Result))) == 1
    found = anywhere.read(call(aptitude.aptitude_of, application))
    assert [entry.form.id for entry in found.results] == ["product_learning"]
    summary = anywhere.read(call(applications.application_by, application)).summary
    assert list(summary["tests"]) == ["product_learning"]


def test_a_retake_is_a_round_of_its_own_and_both_results_stay(anywhere: Context, application: str):
    take_tests(anywhere, application, ("product_learning",), Taker("first", skill=0.2))
    before = anywhere.read(lambda work: work.select(ResultValue))
    take_tests(anywhere, application, ("product_learning",), Taker("second", skill=1))
    entries = anywhere.read(lambda work: work.select(Assessment, order="started_at"))
    assert [entry.round for entry in entries] == [1, 2]
    results = anywhere.read(lambda work: work.select(Result))
    assert [entry.superseded_by for entry in results] == [None, None]
    after = {entry.id: entry for entry in anywhere.read(lambda work: work.select(ResultValue))}
    assert all(after[entry.id] == entry for entry in before)
    found = anywhere.read(call(aptitude.aptitude_of, application))
    assert [entry.assessment.id for entry in found.results] == [entry.id for entry in entries]
    assert found.newest == (found.results[1],)
    assert found.of("product_learning") == found.results[1]
    summary = anywhere.read(call(applications.application_by, application)).summary
    assert Decimal(summary["tests"]["product_learning"]) == found.results[1].component[0].quantize(Decimal("0.01"))


def test_paper_is_entered_in_the_form_s_order_and_gone_on_with(anywhere: Context, application: str):
    enter = call(paper.begin, anywhere.library, application, "situational_judgement", "zh")
    sitting = anywhere.change(enter).result
    form = anywhere.library.form("situational_judgement")
    seen = view(anywhere, sitting)
    entry = seen.begun["situational_judgement"]
    assert list(entry.asked) == list(form.questions)
    assert (seen.sitting.mode, seen.sitting.state, seen.sitting.pin) == ("paper", "running", "")
    for name, answer, _spent in Taker("p").answers(form, "zh", ""):
        anywhere.change(call(sittings.keep_answer, form, entry.id, name, answer, 0))
    assert anywhere.change(enter).result == sitting
    assert len(view(anywhere, sitting).answers["situational_judgement"]) == 25
    prepared(anywhere, application)
    anywhere.change(call(paper.finish, entry.id))
    found = anywhere.read(call(aptitude.aptitude_of, application)).results[0]
    assert (found.sitting.mode, found.sitting.state) == ("paper", "finished")
    assert found.evaluation.total.answered == 24
    assert anywhere.change(enter).result != sitting


def test_paper_gives_no_times_and_draws_what_the_sheet_shows(context: Context, applied: str):
    sitting = context.change(call(paper.begin, context.library, applied, "typing", "zh")).result
    form = context.library.form("typing")
    drawn = view(context, sitting).begun["typing"].asked
    shown = [
        question.id
        for section in form.sections
        if not section.layout.languages or "zh" in section.layout.languages
        for question in section.questions[: section.layout.draw]
    ]
    assert list(drawn) == shown
    sitting = context.change(call(paper.begin, context.library, applied, "sales_inventory", "zh")).result
    inventory = context.library.form("sales_inventory")
    entry = view(context, sitting).begun["sales_inventory"]
    for name, answer, _spent in Taker("p").answers(inventory, "zh", ""):
        context.change(call(sittings.keep_answer, inventory, entry.id, name, answer, 0))
    context.change(call(paper.finish, entry.id))
    result = context.read(call(aptitude.aptitude_of, applied)).of("sales_inventory")
    assert "fast" not in result.evaluation.quality.checked


def test_the_audit_log_holds_no_words_of_people(context: Context, applied: str):
    sitting = take_tests(context, applied, ("product_learning",))
    context.change(call(aptitude.rescore, applied))
    context.change(call(paper.begin, context.library, applied, "self_motivation", "zh"))
    with context.open_database().engine.connect() as connection:
        rows = [str(tuple(row)) for row in connection.execute(select(audit_entry))]
        assert audit.first_broken(connection) is None
    kept = [row for row in rows if sitting in row]
    for action in ("prepare", "consent", "start", "submit", "finish"):
        assert any(f"'{action}'" in row for row in kept), action
    words = "\n".join(rows)
    for forbidden in ("陈伟芳", "13805710001", "chenwf@example.com", "hr@example.com"):
        assert forbidden not in words


# ---- killed in the middle


@pytest.mark.slow
def test_a_killed_sitting_loses_no_acknowledged_answer(tmp_path: Path):
    context = Context(where(str(tmp_path)))
    application = make_candidate(context, make_opening(context))
    sitting = prepared(context, application, forms=("sales_inventory",), retain_until=date(2100, 1, 1))
    context.change(call(sittings.consent, sitting))
    assessment = begun(context, sitting, "sales_inventory")
    asked = view(context, sitting).begun["sales_inventory"].asked
    context.close()
    chance = random.Random(20261122)
    for _round in range(3):
        said = _killed_after(tmp_path, sitting, chance.uniform(0.05, 0.3))
        context = Context(where(str(tmp_path)))
        seen = view(context, sitting)
        assert seen.begun["sales_inventory"].id == assessment
        assert seen.begun["sales_inventory"].asked == asked
        told = {line.split("=")[1]: line.split("=")[0] for line in said}
        kept = seen.answers["sales_inventory"]
        numbers = [int(line.split("=")[0]) for line in said]
        assert numbers == list(range(len(numbers)))
        assert numbers
        for question, number in told.items():
            newer = {int(number) % 5 + 1, (int(numbers[-1]) + 1) % 5 + 1}
            assert kept[question].value in newer
        assert seen.sitting.place["page"] in (numbers[-1], numbers[-1] + 1)
        events = context.read(lambda work: work.select(SittingEvent, sitting_id=sitting, order="seq"))
        assert [event.seq for event in events] == list(range(1, len(events) + 1))
        with context.open_database().engine.connect() as connection:
            assert audit.first_broken(connection) is None
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        context.close()


def _killed_after(folder: Path, sitting: str, seconds: float) -> list[str]:
    root = Path(__file__).parents[2]
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.services.sitting_child", str(folder), sitting],
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": f"{root / 'src'}:{root}"},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    said = [line for line in child.stdout.read().split("\n")[:-1] if line]
    child.wait(timeout=10)
    return said
