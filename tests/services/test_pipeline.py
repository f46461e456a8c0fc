"""Applications: moves, reasons, append-only history, taking back; on SQLite and PostgreSQL."""

from __future__ import annotations

import pytest

from hireapp.bootstrap import Context
from hireapp.errors import InvalidValue, NotFound, StaleWrite, UndoRefused
from hireapp.services import applications, candidates, openings
from hireapp.services.ports import ListQuery
from tests.makers import advance, call, make_candidate, make_opening


def state(context: Context, application: str) -> tuple[str, str]:
    found = context.read(call(applications.application_by, application))
    return found.stage, found.state


def test_every_move_is_an_entry_and_can_be_taken_back(anywhere: Context):
    application = make_candidate(anywhere, make_opening(anywhere))
    moves = [
        ("advance", {}),
        ("hold", {}),
        ("resume", {}),
        ("reject", {"reason_code": "pay"}),
        ("restore", {}),
        ("withdraw", {"reason_code": "withdrew_other_job"}),
    ]
    before, undos = state(anywhere, application), []
    standings = [before]
    for outcome, words in moves:
        undos.append(anywhere.change(call(applications.move, application, outcome, **words)).undo)
        standings.append(state(anywhere, application))
    assert standings[1:] == [
        ("phone", "active"),
        ("phone", "hold"),
        ("phone", "active"),
        ("phone", "rejected"),
        ("phone", "active"),
        ("phone", "withdrawn"),
    ]
    for undo, expected in zip(reversed(undos), reversed(standings[:-1]), strict=True):
        anywhere.change(undo.action)
        assert state(anywhere, application) == expected
    history = anywhere.read(call(applications.history, application))
    assert [event.seq for event in history] == list(range(1, 2 * len(moves) + 2))


def test_a_move_that_was_built_on_is_not_taken_back(context: Context):
    application = make_candidate(context, make_opening(context))
    undo = context.change(call(applications.move, application, "advance")).undo
    context.change(call(applications.move, application, "hold"))
    with pytest.raises(UndoRefused):
        context.change(undo.action)
    assert state(context, application) == ("phone", "hold")


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("reject", {}),
        ("reject", {"reason_code": "withdrew_other"}),
        ("reject", {"reason_code": "other"}),
        ("withdraw", {}),
        ("advance", {"to_stage": "nowhere"}),
    ],
)
def test_moves_without_reason_or_sense_are_refused(context: Context, outcome: str, words: dict):
    application = make_candidate(context, make_opening(context))
    with pytest.raises((InvalidValue, NotFound)):
        context.change(call(applications.move, application, outcome, **words))
    assert state(context, application) == ("screening", "active")


def test_closed_applications_need_restoring_first(context: Context):
    application = make_candidate(context, make_opening(context))
    context.change(call(applications.move, application, "reject", reason_code="pay"))
    with pytest.raises(InvalidValue, match="closed"):
        context.change(call(applications.move, application, "advance"))


def test_one_application_to_each_opening(context: Context):
    opening = make_opening(context)
    application = context.read(call(applications.application_by, make_candidate(context, opening)))
    with pytest.raises(InvalidValue, match="already applied"):
        context.change(call(applications.apply, application.candidate_id, opening))
    other = make_opening(context, "inbound_service", "客服")
    context.change(call(applications.apply, application.candidate_id, other))
    assert len(context.read(call(candidates.view, application.candidate_id)).applications) == 2


def test_lists_sort_filter_and_hide_the_deleted(anywhere: Context):
    opening = make_opening(anywhere)
    people = [("王小明", "1"), ("陈伟芳", "2"), ("Anna Bell", "3"), ("赵一", "4")]
    made = {
        name: make_candidate(anywhere, opening, name, f"1390000000{digit}", f"p{digit}@example.com")
        for name, digit in people
    }
    advance(anywhere, made["赵一"])

    def names(query: ListQuery) -> list[str]:
        def work(unit):
            ids = unit.queries.list_ids(query)
            rows = unit.queries.rows(ids, applications=bool(query.opening_id))
            return [rows[key].name for key in ids]

        return anywhere.read(work)

    assert names(ListQuery(opening_id=opening)) == ["Anna Bell", "陈伟芳", "王小明", "赵一"]
    assert names(ListQuery(opening_id=opening, stage="phone")) == ["赵一"]
    assert names(ListQuery(opening_id=opening, sort="waiting; DROP TABLE person", descending=True))[0] == "赵一"
    assert names(ListQuery(text="伟芳")) == ["陈伟芳"]
    gone = anywhere.read(call(applications.application_by, made["王小明"])).candidate_id
    undo = anywhere.change(call(candidates.delete_candidate, gone)).undo
    assert "王小明" not in names(ListQuery()) + names(ListQuery(opening_id=opening))
    with pytest.raises(NotFound):
        anywhere.read(call(candidates.view, gone))
    anywhere.change(undo.action)
    assert "王小明" in names(ListQuery())


def test_openings_pin_their_profile(context: Context):
    opening = make_opening(context)
    found = context.read(call(openings.opening_by, opening))
    assert found.number == "OP-2026-001"
    assert context.read(call(openings.profile_of, found)).weights == {
        "phone": 15,
        "sales_inventory": 10,
        "situational_judgement": 15,
        "product_learning": 5,
        "work_sample": 25,
        "interview": 30,
    }
    assert context.read(call(openings.opening_by, "OP-2026-001")).id == opening


def test_a_change_made_on_an_older_state_is_refused(anywhere: Context):
    opening = make_opening(anywhere)
    seen = anywhere.read(call(openings.opening_by, opening)).row_version
    draft = openings.OpeningDraft("新名字", "outbound_new", 4)
    undo = anywhere.change(call(openings.change_opening, opening, draft, seen)).undo
    with pytest.raises(StaleWrite):
        anywhere.change(call(openings.change_opening, opening, draft, seen))
    anywhere.change(call(openings.close_opening, opening, closed=True))
    with pytest.raises(UndoRefused):
        anywhere.change(undo.action)


def test_an_undo_never_overwrites_what_was_changed_since(anywhere: Context):
    from hireapp.services import screening

    application = make_candidate(anywhere, make_opening(anywhere))
    first = anywhere.change(call(screening.correct_fact, application, "commute_minutes", "30")).undo
    second = anywhere.change(call(screening.correct_fact, application, "commute_minutes", "40")).undo
    with pytest.raises(UndoRefused):
        anywhere.change(first.action)
    anywhere.change(second.action)
