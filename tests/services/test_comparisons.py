"""Comparison, what-if, choosing for a class, offers, and weights with their reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from hireapp.bootstrap import Context
from hireapp.domain.comparison import Cell, Row, Verdict, judged_row, what_if
from hireapp.errors import InvalidValue
from hireapp.i18n import LocalizedText
from hireapp.services import applications, comparisons, decisions, selections, users, weights
from hireapp.services.ports import ListQuery
from hireapp.services.selections import Chosen
from tests.makers import advance, call, make_candidate, make_opening, rate, through_to_decision

TITLE = LocalizedText("企图心", "Drive")


@pytest.fixture
def opening(anywhere: Context) -> str:
    return make_opening(anywhere, seats=2)


@pytest.fixture
def people(anywhere: Context, opening: str) -> list[str]:
    """Three candidates through to the decision, rated 5, 4 and 2; a fourth only by phone."""
    made = []
    for place, (name, level) in enumerate((("陈伟芳", 5), ("蒋敏", 4), ("吴静怡", 2))):
        made.append(through_to_decision(anywhere, opening, name, place, level))
    fourth = make_candidate(anywhere, opening, "李佳宁", "13805710009", "p9@example.com")
    advance(anywhere, fourth)
    rate(anywhere, fourth, "phone", 3)
    return [*made, fourth]


def compared(context: Context, people: list[str]):
    return context.read(call(comparisons.compare, context.library, people))


def test_same_figures_as_the_evaluation(anywhere: Context, people: list[str]):
    found = compared(anywhere, people)
    for person in found.people:
        dossier = anywhere.read(call(decisions.gather, anywhere.library, person.application_id))
        assert person.composite == dossier.composite
        own = {entry.id: entry for entry in dossier.competencies}
        place = people.index(person.application_id)
        for row in found.competencies:
            assert row.cells[place].value == own[row.id].value
            assert row.cells[place].error == own[row.id].error


def test_places_intervals_and_what_is_missing(anywhere: Context, people: list[str]):
    found = compared(anywhere, people)
    assert [person.place for person in found.people] == [1, 2, 3, None]
    assert found.people[3].composite.band is None
    assert found.seats_left == 2 and found.ranked_among == 3
    assert sum(person.chance or 0 for person in found.people) == pytest.approx(2)
    first = found.people[0]
    assert first.low <= first.median <= first.high
    kinds = {flag.kind for flag in found.people[3].flags}
    assert "incomplete" in kinds
    interview = next(row for row in found.stages if row.id == "interview")
    assert [cell.state for cell in interview.cells] == ["done", "done", "done", "missing"]
    assert next(row for row in found.stages if row.id == "screening").verdict.kind == "unsure"


def cells(*values: tuple[float, float] | None) -> Row:
    made = tuple(Cell() if value is None else Cell(_d(value[0]), _d(value[1]), "done") for value in values)
    return Row("drive", "competency", TITLE, "level", Decimal(1), Decimal(5), made, Verdict("few"))


def _d(value: float) -> Decimal:
    return Decimal(str(value))


def test_best_only_where_the_difference_exceeds_its_error():
    # SEd = sqrt(.3^2 + .3^2) = .424, so 1.96 SEd = .83
    apart = judged_row(cells((4.8, 0.3), (3.9, 0.3), (3.0, 0.3)))
    assert apart.verdict == Verdict("best", 0, Decimal("0.9"))
    assert [cell.best for cell in apart.cells] == [True, False, False]
    near = judged_row(cells((4.8, 0.3), (4.0, 0.3), (3.0, 0.3)))
    assert near.verdict.kind == "tie"
    assert [cell.tied for cell in near.cells] == [True, True, False]
    # a wider band makes a tie out of a larger difference: worked out for each pair
    wide = judged_row(cells((4.8, 0.3), (3.9, 0.3), (3.6, 0.6)))
    assert [cell.tied for cell in wide.cells] == [True, False, True]
    assert judged_row(cells((4.8, 0.3), None)).verdict.kind == "few"


def test_split_raters_are_named_unless_one_is_best():
    row = cells((4.0, 0.3), (3.9, 0.3))
    torn = replace(row.cells[1], marks=(Decimal(5), Decimal("2.5")))
    assert judged_row(replace(row, cells=(row.cells[0], torn))).verdict.kind == "split"


def test_what_if_weighs_anew_and_touches_no_record(anywhere: Context, people: list[str]):
    found = compared(anywhere, people)
    same = what_if(found, found.weights)
    assert [entry.index for entry in same] == [0, 1, 2]
    assert [entry.shift for entry in same] == [0, 0, 0]
    for entry in same:
        band = found.people[entry.index].composite.band
        assert (entry.value, entry.error) == (band.value, band.error)
    phone = what_if(found, {"phone": Decimal(100)})
    assert {entry.index for entry in phone} == {0, 1, 2, 3}
    assert compared(anywhere, people).people == found.people


def test_only_one_opening_and_at_most_twelve(anywhere: Context, people: list[str]):
    other = make_candidate(anywhere, make_opening(anywhere, title="别班"), "别人", "13900000000", "o@example.com")
    for chosen, words in (([], "Nobody"), ([people[0], other], "same opening"), ([f"{n}" for n in range(13)], "12")):
        with pytest.raises(InvalidValue, match=words):
            compared(anywhere, chosen)


def test_choosing_for_a_class_keeps_seats_reserve_and_what_was_shown(
    anywhere: Context, opening: str, people: list[str]
):
    shown = selections.shown_of(compared(anywhere, people))
    with pytest.raises(InvalidValue, match="3 are chosen, but 2 seats"):
        anywhere.change(call(selections.choose, opening, [Chosen(name, "hire") for name in people[:3]], "x", shown))
    chosen = [Chosen(people[0], "hire"), Chosen(people[2], "reserve", "证据少一项"), Chosen(people[1], "reserve")]
    made = anywhere.change(call(selections.choose, opening, chosen, "按证据与名额", shown))
    view = anywhere.read(call(selections.seats_of, opening))
    assert (view.left, view.hired, view.reserve) == (1, (people[0],), (people[2], people[1]))
    again = compared(anywhere, people)
    assert [person.decided for person in again.people] == ["hire", "reserve", "reserve", ""]
    assert [person.decided_place for person in again.people] == [None, 2, 1, None]
    decision = anywhere.read(call(decisions.gather, anywhere.library, people[2])).decision
    assert decision.reason == "证据少一项"
    assert decision.shown["weights"] == {name: str(weight) for name, weight in again.weights.items()}
    assert decision.shown_hash
    with pytest.raises(InvalidValue, match="already"):
        anywhere.change(call(selections.choose, opening, [Chosen(people[0], "reserve")], "x"))
    anywhere.change(made.undo.action)
    assert anywhere.read(call(selections.seats_of, opening)).left == 2
    assert anywhere.read(call(applications.application_by, people[0])).state == "active"


def test_one_refusal_leaves_the_whole_choice_undone(anywhere: Context, opening: str, people: list[str]):
    anywhere.change(call(decisions.decide, people[1], "do_not_hire", "证据不足"))
    with pytest.raises(InvalidValue):
        anywhere.change(call(selections.choose, opening, [Chosen(people[0], "hire"), Chosen(people[1], "hire")], "x"))
    assert anywhere.read(call(selections.seats_of, opening)).hired == ()


def test_somebody_moves_up_from_the_reserve_list(anywhere: Context, opening: str, people: list[str]):
    anywhere.change(call(selections.choose, opening, [Chosen(people[1], "reserve")], "名额先给别人"))
    anywhere.change(call(selections.choose, opening, [Chosen(people[1], "hire")], "空出一席"))
    view = anywhere.read(call(selections.seats_of, opening))
    assert (view.hired, view.reserve) == ((people[1],), ())


def test_an_offer_follows_the_decision_and_keeps_its_answer(anywhere: Context, opening: str, people: list[str]):
    with pytest.raises(InvalidValue, match="follows a decision"):
        anywhere.change(call(selections.make_offer, people[0]))
    anywhere.change(call(selections.choose, opening, [Chosen(people[0], "hire")], "证据最强"))
    starts = date(2026, 12, 15)
    anywhere.change(call(selections.set_class_start, opening, starts))
    offer = anywhere.change(call(selections.make_offer, people[0], "底薪 4500", starts, date(2026, 12, 1))).result
    with pytest.raises(InvalidValue, match="stands already"):
        anywhere.change(call(selections.make_offer, people[0]))
    with pytest.raises(InvalidValue, match="Say why"):
        anywhere.change(call(selections.answer_offer, offer, "declined"))
    made = anywhere.change(call(selections.answer_offer, offer, "accepted"))
    view = anywhere.read(call(selections.seats_of, opening))
    assert view.offers[people[0]].state == "accepted"
    assert view.class_starts == starts
    anywhere.change(made.undo.action)
    assert anywhere.read(call(selections.offer_of, people[0])).state == "open"


def test_weights_change_with_a_reason_and_a_new_version(anywhere: Context, opening: str, people: list[str]):
    before = compared(anywhere, people)
    other = {**before.weights, "interview": before.weights["interview"] + 10, "phone": before.weights["phone"] - 10}
    with pytest.raises(InvalidValue, match="sum to 110"):
        anywhere.change(
            call(weights.change_weights, opening, {**other, "phone": before.weights["phone"]}, "更重面试")
        )
    with pytest.raises(InvalidValue, match="needs a reason"):
        anywhere.change(call(weights.change_weights, opening, other, " "))
    with pytest.raises(InvalidValue, match="'luck'"):
        anywhere.change(call(weights.change_weights, opening, {**other, "luck": Decimal(0)}, "x"))
    assert compared(anywhere, people).people == before.people
    made = anywhere.change(call(weights.change_weights, opening, other, "更重面试"))
    after = compared(anywhere, people)
    assert after.weights == other
    assert after.profile_version == before.profile_version + 1
    expected = {entry.index: entry.value for entry in what_if(before, other)}
    for index, value in expected.items():
        assert after.people[index].composite.band.value == value
    rows = anywhere.read(call(_rows, opening))
    assert Decimal(rows[people[0]].summary["composite"]["value"]) == expected[0].quantize(Decimal("0.01"))
    history = anywhere.read(call(weights.weights_history, opening))
    assert [(entry.reason, entry.from_version, entry.to_version) for entry in history] == [
        ("更重面试", before.profile_version, after.profile_version)
    ]
    anywhere.change(made.undo.action)
    assert compared(anywhere, people).weights == before.weights


def _rows(work, opening):
    return work.queries.rows(work.queries.list_ids(ListQuery(opening_id=opening)), applications=True)


def test_marks_stay_hidden_in_a_comparison_too(anywhere: Context, people: list[str]):
    anywhere.actor = anywhere.change(call(users.add_user, "赵一鸣", "interviewer")).result
    found = compared(anywhere, people)
    assert found.hidden
    assert all(person.composite.band is None and not person.verdicts for person in found.people)
    interview = next(row for row in found.stages if row.id == "interview")
    assert [cell.state for cell in interview.cells] == ["hidden", "hidden", "hidden", "missing"]


def test_whoever_drops_out_of_a_what_if_moves_nobody(anywhere: Context, people: list[str]):
    found = compared(anywhere, people)
    first = found.by_value[0]
    rest = tuple(
        replace(person, parts={"phone": person.parts["phone"]}) if index == first else person
        for index, person in enumerate(found.people)
    )
    weights_ = {"interview": Decimal(80), "phone": Decimal(20)}
    tried = what_if(replace(found, people=rest), weights_)
    assert first not in {entry.index for entry in tried}
    assert {entry.shift for entry in tried} == {0}
