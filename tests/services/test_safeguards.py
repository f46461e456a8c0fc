"""What must not happen when several people work at once, look before they rate, undo late, or bring odd files."""

from __future__ import annotations

import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest

from hireapp.bootstrap import Context, where
from hireapp.domain.assessment import Claim
from hireapp.domain.insights import Cohort
from hireapp.domain.opening import Opening
from hireapp.domain.outcome import Offer
from hireapp.errors import HireError, InvalidValue, NotAllowed, NotFound, StaleWrite, UndoRefused
from hireapp.services import (
    applications,
    assessments,
    comparisons,
    data_export,
    debts,
    decisions,
    insights,
    interviews,
    outcomes,
    panels,
    quality,
    selections,
    users,
    weights,
)
from hireapp.services.changes import changed
from hireapp.services.outcomes import OutcomeDraft
from hireapp.services.panels import SeatDraft
from hireapp.services.selections import Chosen
from tests.makers import (
    advance,
    call,
    fill,
    make_candidate,
    make_opening,
    rate,
    submission,
    through_to_decision,
    to_interview,
)
from tests.services.people import make_people


@pytest.fixture
def opening(anywhere: Context) -> str:
    return make_opening(anywhere, seats=1)


@pytest.fixture
def pair(anywhere: Context, opening: str) -> list[str]:
    """Two candidates through to the decision."""
    made = []
    for place, (name, level) in enumerate((("陈伟芳", 4), ("蒋敏", 4))):
        made.append(through_to_decision(anywhere, opening, name, place, level))
    return made


def test_whoever_is_hired_takes_no_seat_in_the_draws(anywhere: Context, opening: str, pair: list[str]):
    anywhere.change(call(selections.choose, opening, [Chosen(pair[0], "hire")], "证据最强"))
    found = anywhere.read(call(comparisons.compare, anywhere.library, pair))
    assert found.seats_left == 0
    assert [person.chance for person in found.people] == [None, None]
    assert found.people[0].median is None and found.people[0].place is not None
    assert found.ranked_among == 1


def test_an_undo_never_takes_back_somebody_else_s_decision(anywhere: Context, opening: str, pair: list[str]):
    made = anywhere.change(call(selections.choose, opening, [Chosen(pair[0], "hire")], "证据最强"))
    anywhere.change(made.undo.action)
    anywhere.actor = anywhere.change(call(users.add_user, "刘建平", "manager")).result
    anywhere.change(call(decisions.decide, pair[0], "do_not_hire", "证据不足"))
    with pytest.raises(UndoRefused):
        anywhere.change(made.undo.action)
    assert anywhere.read(call(applications.application_by, pair[0])).state == "rejected"


def test_a_decision_stays_while_an_offer_stands_on_it(anywhere: Context, opening: str, pair: list[str]):
    made = anywhere.change(call(selections.choose, opening, [Chosen(pair[0], "hire")], "证据最强"))
    offer = anywhere.change(call(selections.make_offer, pair[0])).result
    with pytest.raises(UndoRefused, match="an offer or an outcome"):
        anywhere.change(made.undo.action)
    anywhere.change(call(selections.answer_offer, offer, "withdrawn", "资料有误"))
    assert anywhere.read(call(selections.seats_of, opening)).left == 1
    anywhere.change(made.undo.action)


def test_two_choices_at_once_never_fill_one_seat_twice(anywhere: Context, opening: str, pair: list[str]):
    """One transaction has looked at the seats; another fills the last; the first can't write any more."""
    database = anywhere.open_database()
    if database.engine.dialect.name != "postgresql":
        pytest.skip("SQLite lets one write at a time")
    seen = anywhere.read(_get_opening(opening))
    anywhere.change(call(selections.choose, opening, [Chosen(pair[0], "hire")], "甲先选"))
    with pytest.raises(StaleWrite):
        anywhere.change(_save(seen))
    with pytest.raises(InvalidValue, match="0 seats are left"):
        anywhere.change(call(selections.choose, opening, [Chosen(pair[1], "hire")], "乙后选"))


def _get_opening(opening):
    def read(work):
        return work.get(Opening, opening)

    return read


def _save(value):
    def change(work):
        work.save(value)
        return changed()

    return change


def test_the_reserve_list_keeps_its_order_and_only_the_living(anywhere: Context, opening: str, pair: list[str]):
    anywhere.change(call(selections.choose, opening, [Chosen(name, "reserve") for name in pair], "候补"))
    anywhere.change(call(applications.move, pair[0], "withdraw", reason_code="withdrew_other_job"))
    assert anywhere.read(call(selections.seats_of, opening)).reserve == (pair[1],)
    with pytest.raises(InvalidValue, match="closed"):
        anywhere.change(call(selections.choose, opening, [Chosen(pair[0], "reserve")], "x"))


def test_weights_of_another_are_not_wiped_and_zero_is_no_trap(anywhere: Context, opening: str, pair: list[str]):
    start = anywhere.read(call(comparisons.compare, anywhere.library, pair)).weights
    none = {**start, "phone": Decimal(0), "interview": start["interview"] + start["phone"]}
    first = anywhere.change(call(weights.change_weights, opening, none, "电话不计"))
    anywhere.change(call(weights.change_weights, opening, start, "还是计入"))
    with pytest.raises(UndoRefused):
        anywhere.change(first.undo.action)
    found = anywhere.read(call(comparisons.compare, anywhere.library, pair))
    assert found.weights == start
    with pytest.raises(InvalidValue, match="no number"):
        anywhere.change(call(weights.change_weights, opening, {**start, "phone": Decimal("NaN")}, "x"))


def test_a_table_keeps_what_it_does_not_hold_and_is_taken_back_whole(anywhere: Context, opening: str, pair: list[str]):
    anywhere.change(call(decisions.decide, pair[0], "hire", "证据足"))
    draft = OutcomeDraft("running", Decimal(3), False, Decimal(100), Decimal(95))
    anywhere.change(call(outcomes.keep_outcome, pair[0], draft))
    number = anywhere.read(call(applications.application_by, pair[0])).number
    made = anywhere.change(call(outcomes.take_in_outcomes, "x.csv", f"number,probation\n{number},passed".encode()))
    kept = anywhere.read(call(outcomes.outcome_of, pair[0]))
    assert (kept.probation, kept.months_stayed, kept.calls_a_day, kept.sales_percent) == ("passed", 3, 100, 95)
    anywhere.change(made.undo.action)
    assert anywhere.read(call(outcomes.outcome_of, pair[0])).probation == "running"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"probation,number\npassed", "x.csv:2:number: There is no application"),
        (b"number,probation\n\"" + b"x" * 140_000 + b"\",passed", "can't be read as a row"),
    ],
)
def test_odd_tables_are_refused_in_words(context: Context, data: bytes, words: str):
    with pytest.raises(HireError) as caught:
        context.change(call(outcomes.take_in_outcomes, "x.csv", data))
    assert words in caught.value.in_words(str)


def test_second_raters_and_consensus_are_checked(anywhere: Context, opening: str, pair: list[str]):
    other = anywhere.change(call(users.add_user, "陈涛", "hr")).result
    for stage in ("interview", "nostage"):
        with pytest.raises((InvalidValue, NotFound)):
            anywhere.change(call(panels.ask_second, pair[0], stage, other))
    with pytest.raises(InvalidValue, match="no competency 'charm'"):
        anywhere.change(call(panels.record_consensus, pair[0], "interview", "charm", Decimal(3), "x"))
    anywhere.actor = anywhere.change(call(users.add_user, "面试官", "interviewer")).result
    with pytest.raises(NotAllowed, match="sees all marks"):
        anywhere.change(call(panels.record_consensus, pair[0], "interview", "drive", Decimal(3), "x"))
    assert anywhere.read(call(debts.debts)) == []


@pytest.fixture
def owing(anywhere: Context, opening: str) -> str:
    """An application on which the owner owes a sheet that somebody else has submitted."""
    application = make_candidate(anywhere, opening, "吴静怡", "13805710003", "w@example.com")
    advance(anywhere, application)
    rate(anywhere, application, "phone", 4)
    to_interview(anywhere, application)
    other = anywhere.change(call(users.add_user, "林嘉", "hr")).result
    owner = anywhere.actor
    anywhere.change(call(panels.set_panel, application, "interview", [SeatDraft(owner), SeatDraft(other)]))
    anywhere.actor = other
    sheet = fill(anywhere, application, "interview", 2)
    anywhere.change(call(assessments.add_note, sheet, 1000, "紫水晶暗号"))
    anywhere.change(call(assessments.submit, sheet, submission()))
    anywhere.actor = owner
    return application


def test_search_export_figures_and_points_tell_nothing_before_one_s_own_sheet(anywhere: Context, owing: str):
    assert anywhere.read(_search("紫水晶暗号")) == []
    candidate = anywhere.read(call(applications.application_by, owing)).candidate_id
    with pytest.raises(NotAllowed, match="still owe"):
        anywhere.read(call(data_export.export_data, candidate))
    assert owing in anywhere.read(insights.owed_by_actor)
    assert anywhere.read(call(quality.test_quality, anywhere.library, "sales_inventory", Cohort())).n == 0
    before = anywhere.read(call(decisions.all_points, anywhere.library, owing))
    anywhere.change(call(decisions.show_points, owing, []))
    rate(anywhere, owing, "interview", 4)
    after = anywhere.read(call(decisions.all_points, anywhere.library, owing))
    assert len(after) > len(before)
    assert any(point.item.shown is None for point in after)
    assert anywhere.read(_search("紫水晶暗号")) == [candidate]
    assert anywhere.read(call(data_export.export_data, candidate))


def _search(words):
    def read(work):
        return work.queries.search(words)

    return read


def test_impact_tells_nobody_s_group(context: Context):
    opening, other = make_opening(context), make_opening(context, title="别班")
    many = make_people(context, opening, [f"甲{number}" for number in range(14)], "product_learning", "a")
    few = make_people(context, other, ["乙", "丙"], "product_learning", "b")
    for place, application in enumerate((*many, *few)):
        group = "female" if place % 2 else "male"
        context.change(call(outcomes.keep_groups, application, {"sex": group}))
        decision = "hire" if place < 7 else "do_not_hire"
        context.change(call(decisions.decide, application, decision, "证据"))
    for cohort in (Cohort(), Cohort(opening_id=opening)):
        for table in context.read(call(insights.process, cohort)).impact:
            assert {group.verdict for group in table.groups} == {"suppressed"}, cohort
            assert not any(group.applied for group in table.groups)
    assert context.read(call(insights.process, Cohort(source="x"))).impact == ()


def test_claims_judged_before_schema_three_keep_their_judgement_and_their_readers(tmp_path: Path):
    """A file of schema 2: a claim of the talk, judged on another rater's sheet."""
    context = Context(where(str(tmp_path)))
    application = make_candidate(context, make_opening(context))
    advance(context, application)
    sheet = rate(context, application, "phone", 4)
    claim = context.change(call(interviews.add_claim, application, "月度销冠")).result
    context.close()
    with sqlite3.connect(tmp_path / "hireapp.db") as plain:
        plain.execute("update claim set assessment_id = ?, state = 'vague', note = '口说' where id = ?", (sheet, claim))
        for table in (
            "weights_change", "claim_judgement", "panel_seat", "consensus", "offer", "work_outcome", "voluntary_group",
            "user_secret",
        ):
            plain.execute(f"drop table {table}")
        for table, column in (("opening", "class_starts"), ("opening", "practices"), ("decision", "place")):
            plain.execute(f"alter table {table} drop column {column}")
        plain.execute("update schema_info set number = 2")
    context = Context(where(str(tmp_path)))
    found = {entry.id: entry for entry in context.read(call(interviews.claims_of, application))}
    assert (found[claim].state, found[claim].note) == ("vague", "口说")
    stored = context.read(_claim(claim))
    assert (stored.assessment_id, stored.state) == (None, "not_asked")
    context.close()
    assert list(tmp_path.glob("*schema2*.backup.db"))


def _claim(claim):
    def read(work):
        return work.get(Claim, claim)

    return read


def test_of_two_offers_one_stands(anywhere: Context, opening: str, pair: list[str]):
    anywhere.change(call(selections.choose, opening, [Chosen(pair[0], "hire")], "证据最强"))
    offer = anywhere.change(call(selections.make_offer, pair[0])).result
    declined = anywhere.change(call(selections.answer_offer, offer, "declined", "去了别家"))
    anywhere.change(call(selections.make_offer, pair[0]))
    with pytest.raises(UndoRefused):
        anywhere.change(declined.undo.action)
    assert [entry.state for entry in anywhere.read(_offers)] == ["declined", "open"]


def _offers(work):
    return work.select(Offer, order="offered_at")
