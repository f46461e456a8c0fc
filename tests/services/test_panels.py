"""The panel: blind until one's own sheet is in, whoever asks by whatever use case; agreement; consensus beside."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hireapp.bootstrap import Context
from hireapp.domain.panel import STRUCTURE, in_sample
from hireapp.domain.record import new_id
from hireapp.errors import InvalidValue, NotAllowed
from hireapp.forms.answer import Answer
from hireapp.psychometrics.enough import TooFew
from hireapp.services import (
    applications,
    assessments,
    comparisons,
    debts,
    decisions,
    interviews,
    openings,
    overview,
    panels,
    structure,
    users,
)
from hireapp.services.panels import SeatDraft
from hireapp.services.ports import ListQuery
from tests.makers import advance, call, fill, make_candidate, make_opening, rate, submission, to_interview

SECRET = "没人逼我打"


@pytest.fixture
def ready(anywhere: Context) -> str:
    """An application at the interview, with a panel of HR and two more."""
    application = make_candidate(anywhere, make_opening(anywhere))
    advance(anywhere, application)
    rate(anywhere, application, "phone", 4)
    to_interview(anywhere, application, tests=False)
    return application


def add(context: Context, name: str, role: str = "manager") -> str:
    return str(context.change(call(users.add_user, name, role)).result)


def as_user(context: Context, user: str) -> None:
    context.actor = user


@pytest.fixture
def three(anywhere: Context, ready: str) -> list[str]:
    owner = anywhere.actor
    people = [owner, add(anywhere, "陈涛"), add(anywhere, "赵一鸣", "interviewer")]
    seats = [SeatDraft(people[0], ("drive", "stress")), SeatDraft(people[1]), SeatDraft(people[2], ("rapport",))]
    anywhere.change(call(panels.set_panel, ready, "interview", seats))
    return people


def everything_seen(context: Context, application: str) -> str:
    """All that any reading use case says of an application to the actor, as one text."""
    opening = context.read(call(applications.application_by, application)).opening_id
    rows = context.read(call(_rows, opening))
    return repr(
        [
            context.read(call(panels.panel, context.library, application, "interview")),
            context.read(call(overview.of_application, application, context.library)),
            context.read(call(decisions.gather, context.library, application)),
            context.read(call(comparisons.compare, context.library, [application])),
            context.read(call(interviews.claims_of, application)),
            context.read(call(interviews.contradictions_of, application)),
            context.read(call(interviews.open_questions_of, application)),
            context.read(call(decisions.all_points, context.library, application)),
            rows,
        ]
    )


def _rows(work, opening):
    ids = work.queries.list_ids(ListQuery(opening_id=opening))
    return work.queries.rows(ids, applications=True)


def test_nobody_sees_anothers_marks_before_their_own_are_in(anywhere: Context, ready: str, three: list[str]):
    as_user(anywhere, three[1])
    sheet = fill(anywhere, ready, "interview", 2)
    claim = anywhere.change(call(interviews.add_claim, ready, "销冠三个月", assessment_id=sheet)).result
    anywhere.change(call(interviews.judge_claim, claim, "contradicted", "说成第二", assessment_id=sheet))
    anywhere.change(call(interviews.note_contradiction, sheet, "drive_aim_higher", "resume", "第一名", "第二名"))
    words = submission("do_not_hire", reason="秘密理由", open_questions=(("秘密问题", "孙悦", None),))
    anywhere.change(call(assessments.submit, sheet, words))
    for person in (three[0], three[2]):
        as_user(anywhere, person)
        seen = everything_seen(anywhere, ready)
        for secret in ("秘密理由", "秘密问题", "销冠三个月", "说成第二", "第二名", "do_not_hire"):
            assert secret not in seen, secret
        found = anywhere.read(call(panels.panel, anywhere.library, ready, "interview"))
        assert found.blind
        assert all(not row.marks and row.mean is None for row in found.rows)
        with pytest.raises(NotAllowed):
            anywhere.read(call(assessments.sheet, sheet))
    as_user(anywhere, three[0])
    rate(anywhere, ready, "interview", 4)
    seen = everything_seen(anywhere, ready)
    for words_ in ("秘密理由", "秘密问题", "销冠三个月", "说成第二"):
        assert words_ in seen, words_


def test_a_seat_hides_also_from_who_looks_after_the_process(anywhere: Context, ready: str):
    owner, other = anywhere.actor, add(anywhere, "陈涛")
    anywhere.change(call(panels.set_panel, ready, "interview", [SeatDraft(owner), SeatDraft(other)]))
    as_user(anywhere, other)
    rate(anywhere, ready, "interview", 5)
    as_user(anywhere, owner)
    with pytest.raises(NotAllowed, match="your own seat"):
        anywhere.change(call(panels.set_panel, ready, "interview", [SeatDraft(other)]))
    found = anywhere.read(call(panels.panel, anywhere.library, ready, "interview"))
    assert found.blind
    assert [seat.state for seat in found.seats] == ["owes", "submitted"]
    opening = anywhere.read(call(applications.application_by, ready)).opening_id
    row = anywhere.read(call(_rows, opening))[ready]
    assert "interview" not in row.summary and "composite" not in row.summary


def test_each_rater_judges_a_claim_for_themself(anywhere: Context, ready: str):
    owner, other = anywhere.actor, add(anywhere, "陈涛")
    claim = anywhere.change(call(interviews.add_claim, ready, "月均22单", source="resume")).result
    first = fill(anywhere, ready, "interview", 4)
    anywhere.change(call(interviews.judge_claim, claim, "verified", "有截图", assessment_id=first))
    as_user(anywhere, other)
    second = fill(anywhere, ready, "interview", 2)
    assert claim_state(anywhere, ready, claim) == "not_asked"
    anywhere.change(call(interviews.judge_claim, claim, "vague", assessment_id=second))
    anywhere.change(call(assessments.submit, second, submission()))
    as_user(anywhere, owner)
    assert claim_state(anywhere, ready, claim) == "verified"
    anywhere.change(call(assessments.submit, first, submission()))
    topics = anywhere.read(call(panels.panel, anywhere.library, ready, "interview")).topics
    assert any(topic.kind == "claim" and topic.about.zh == "月均22单" for topic in topics)
    assert any(topic.kind == "split" for topic in topics)


def claim_state(context: Context, application: str, claim: str) -> str:
    found = {entry.id: entry for entry in context.read(call(interviews.claims_of, application))}
    return found[claim].state


def test_agreement_splits_and_who_owes(anywhere: Context, ready: str, three: list[str]):
    rate(anywhere, ready, "interview", 5)
    found = anywhere.read(call(panels.panel, anywhere.library, ready, "interview"))
    assert [seat.state for seat in found.owing] == ["owes", "owes"]
    assert {entry.assessor_id for entry in anywhere.read(call(debts.debts))} == {three[1], three[2]}
    as_user(anywhere, three[1])
    rate(anywhere, ready, "interview", 3, "talk_again")
    as_user(anywhere, three[2])
    rate(anywhere, ready, "interview", 3)
    assert anywhere.read(call(debts.debts)) == []
    found = anywhere.read(call(panels.panel, anywhere.library, ready, "interview"))
    row = next(row for row in found.rows if row.id == "rapport")
    assert row.mean == Decimal(11) / 3
    assert row.gap == 2 and row.split
    assert row.rwg == pytest.approx(1 - (4 / 3) / 2)
    assert row.covered == ("b", "c")
    assert isinstance(found.agreement["one"], TooFew)
    kinds = {topic.kind for topic in found.topics}
    assert {"split", "verdict", "open"} <= kinds


def test_uncovered_competencies_are_named(anywhere: Context, ready: str):
    anywhere.change(call(panels.set_panel, ready, "interview", [SeatDraft(anywhere.actor, ("drive",))]))
    found = anywhere.read(call(panels.panel, anywhere.library, ready, "interview"))
    assert "Drive" not in [title.en for title in found.uncovered]
    assert found.uncovered


def test_consensus_stands_beside_and_comes_last(anywhere: Context, ready: str, three: list[str]):
    rate(anywhere, ready, "interview", 4)
    settle = call(panels.record_consensus, ready, "interview", "drive", Decimal("3.5"), "证据以记录为准")
    with pytest.raises(NotAllowed, match="2 still owe"):
        anywhere.change(settle)
    for person in three[1:]:
        as_user(anywhere, person)
        rate(anywhere, ready, "interview", 4)
    before = anywhere.read(call(decisions.gather, anywhere.library, ready)).composite
    anywhere.change(settle)
    found = anywhere.read(call(panels.panel, anywhere.library, ready, "interview"))
    row = next(row for row in found.rows if row.id == "drive")
    assert (row.mean, row.consensus.level) == (4, Decimal("3.5"))
    assert anywhere.read(call(decisions.gather, anywhere.library, ready)).composite == before
    anywhere.change(call(panels.record_consensus, ready, "interview", "drive", Decimal(4), "再看一遍记录"))
    found = anywhere.read(call(panels.panel, anywhere.library, ready, "interview"))
    assert next(row for row in found.rows if row.id == "drive").consensus.level == 4
    for level, reason in ((Decimal(6), "x"), (Decimal("3.3"), "x"), (Decimal(3), " ")):
        with pytest.raises(InvalidValue):
            anywhere.change(call(panels.record_consensus, ready, "interview", "drive", level, reason))


def test_an_amendment_keeps_the_first_value(anywhere: Context, ready: str):
    sheet = rate(anywhere, ready, "interview", 4)
    answer = Answer({"level": 2}, {"quotation": SECRET})
    anywhere.change(call(assessments.amend, sheet, "drive_aim_higher", answer, "听错了"))
    found = anywhere.read(call(panels.panel, anywhere.library, ready, "interview"))
    mark = next(row for row in found.rows if row.id == "drive").marks[0]
    assert (mark.first, mark.quotation) == (4, SECRET)


def test_a_panel_that_makes_no_sense_is_refused_whole(anywhere: Context, ready: str):
    owner = anywhere.actor
    for seats, words in (
        ([], "at least one"),
        ([SeatDraft(owner), SeatDraft(owner)], "twice"),
        ([SeatDraft(new_id())], "Nobody has this id"),
        ([SeatDraft(owner, ("charm",))], "no competency 'charm'"),
    ):
        with pytest.raises(InvalidValue, match=words):
            anywhere.change(call(panels.set_panel, ready, "interview", seats))
    with pytest.raises(InvalidValue, match="Nobody rates"):
        anywhere.change(call(panels.set_panel, ready, "tests", [SeatDraft(owner)]))
    other = add(anywhere, "陈涛")
    anywhere.change(call(panels.set_panel, ready, "interview", [SeatDraft(owner), SeatDraft(other)]))
    fill(anywhere, ready, "interview", 4)
    with pytest.raises(InvalidValue, match="begun a sheet"):
        anywhere.change(call(panels.set_panel, ready, "interview", [SeatDraft(other)]))


def test_nobody_comes_back_to_a_panel_after_having_looked(anywhere: Context, ready: str):
    owner, other = anywhere.actor, add(anywhere, "陈涛")
    anywhere.change(call(panels.set_panel, ready, "interview", [SeatDraft(owner), SeatDraft(other)]))
    left = anywhere.change(call(panels.set_panel, ready, "interview", [SeatDraft(other)]))
    as_user(anywhere, other)
    rate(anywhere, ready, "interview", 5)
    as_user(anywhere, owner)
    assert not anywhere.read(call(panels.panel, anywhere.library, ready, "interview")).blind
    with pytest.raises(NotAllowed, match="your own seat"):
        anywhere.change(left.undo.action)


def test_change_of_the_panel_is_taken_back(anywhere: Context, ready: str):
    other = add(anywhere, "陈涛")
    anywhere.change(call(panels.set_panel, ready, "interview", [SeatDraft(anywhere.actor)]))
    made = anywhere.change(call(panels.set_panel, ready, "interview", [SeatDraft(other)]))
    anywhere.change(made.undo.action)
    found = anywhere.read(call(panels.panel, anywhere.library, ready, "interview"))
    assert [seat.assessor_id for seat in found.seats] == [anywhere.actor]


def test_structure_score_counts_what_is_kept(anywhere: Context, ready: str):
    rate(anywhere, ready, "interview", 4)
    found = anywhere.read(call(panels.panel, anywhere.library, ready, "interview")).structure
    kept = {item.id: item.kept for item in found.items}
    assert len(kept) == len(STRUCTURE) == 15
    assert kept["two_raters"] is False
    assert kept["trained"] is None
    opening = anywhere.read(call(applications.application_by, ready)).opening_id
    anywhere.change(call(structure.state_practice, opening, "trained", kept=True))
    again = anywhere.read(call(panels.panel, anywhere.library, ready, "interview")).structure
    assert again.score == found.score + 1
    assert anywhere.read(call(openings.opening_by, opening)).practices == {"trained": True}
    with pytest.raises(InvalidValue):
        anywhere.change(call(structure.state_practice, opening, "anchors", kept=True))


def test_the_sample_for_a_second_rater_is_fixed_by_the_id():
    share = sum(in_sample(new_id()) for _time in range(2000)) / 2000
    assert 0.15 < share < 0.25
    name = new_id()
    assert in_sample(name, 100) and not in_sample(name, 0)
    assert in_sample(name) == in_sample(name)


def test_a_second_rater_of_a_phone_screen_is_blind(anywhere: Context):
    application = make_candidate(anywhere, make_opening(anywhere))
    advance(anywhere, application)
    rate(anywhere, application, "phone", 4)
    anywhere.change(call(_share, 100))
    assert anywhere.read(call(panels.panel, anywhere.library, application, "phone")).needs_second
    other = add(anywhere, "陈涛", "hr")
    anywhere.change(call(panels.ask_second, application, "phone", other))
    as_user(anywhere, other)
    found = anywhere.read(call(panels.panel, anywhere.library, application, "phone"))
    assert found.blind and not found.needs_second
    rate(anywhere, application, "phone", 3)
    assert not anywhere.read(call(panels.panel, anywhere.library, application, "phone")).blind
    with pytest.raises(InvalidValue, match="already"):
        anywhere.change(call(panels.ask_second, application, "phone", other))


def _share(work, percent):
    from hireapp.services.changes import changed

    work.set_setting("second_share", percent)
    return changed()
