"""Decisions and the dossier: figures with their error, people's words, what was shown, taking back."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hireapp.bootstrap import Context
from hireapp.errors import InvalidValue, UndoRefused
from hireapp.psychometrics.error import percent_of_range, rater_error
from hireapp.services import applications, aptitude, decisions, interviews, users
from tests.makers import advance, call, make_candidate, make_opening, rate, to_interview


@pytest.fixture
def rated(anywhere: Context) -> str:
    application = make_candidate(anywhere, make_opening(anywhere))
    advance(anywhere, application)
    rate(anywhere, application, "phone", 4)
    to_interview(anywhere, application)
    rate(anywhere, application, "interview", 3, "hire_with_condition")
    advance(anywhere, application)
    return application


def test_composite_is_the_weighted_mean_in_percent_of_the_range(anywhere: Context, rated: str):
    dossier = anywhere.read(call(decisions.gather, anywhere.library, rated))
    band = dossier.composite.band
    sem = rater_error(Decimal("0.8"), Decimal("0.44"), 1) * 25
    levels = {"phone": (15, 4), "work_sample": (25, 4), "interview": (30, 3)}
    parts = [(weight, percent_of_range(Decimal(level)), sem) for weight, level in levels.values()]
    found = {entry.form.id: entry.component for entry in anywhere.read(call(aptitude.aptitude_of, rated)).results}
    weights = {"sales_inventory": 10, "situational_judgement": 15, "product_learning": 5}
    parts += [(weight, *found[name]) for name, weight in weights.items()]
    value = sum(weight * value for weight, value, _sem in parts) / 100
    expected = sum((weight * error) ** 2 for weight, _value, error in parts).sqrt() / 100 * Decimal("1.96")
    assert abs(band.value - value) < Decimal("1e-9")
    assert abs(band.error - expected) < Decimal("1e-8")
    assert [stage.state for stage in dossier.stages] == ["done"] * 5


def test_competency_is_the_mean_over_stages(anywhere: Context, rated: str):
    dossier = anywhere.read(call(decisions.gather, anywhere.library, rated))
    found = {entry.id: entry for entry in dossier.competencies}
    assert found["clarity"].value == 4
    assert found["drive"].value == Decimal("3.5")
    assert found["drive"].stages == ("phone", "interview")
    assert found["drive"].band_from == Decimal("3.5")
    assert found["drive"].below is None
    assert (
        found["stress"].below == Decimal("3.5") - found["stress"].value
        if found["stress"].value < Decimal("3.5")
        else True
    )


def test_dossier_holds_people_s_words_and_evidence(anywhere: Context, rated: str):
    claim = anywhere.change(call(interviews.add_claim, rated, "销售冠军", question_id="drive_aim_higher")).result
    anywhere.change(call(interviews.judge_claim, claim, "contradicted", "本人改口第二"))
    dossier = anywhere.read(call(decisions.gather, anywhere.library, rated))
    assert dossier.raters[0].recommendation.verdict == "hire_with_condition"
    assert len(dossier.strengths) == 3
    assert dossier.work_samples[0].change is not None
    assert dossier.open_questions[0].question == "薪资期望高于本批上限"
    star = [entry for entry in dossier.evidence if entry.kind == "star"]
    assert star[0].notes[0].texts["A"].startswith("把开场白")
    assert any(entry.claims for entry in star)
    assert dossier.preview[0].ticked
    assert dossier.phone.facts
    assert dossier.forms[0].hash == anywhere.library.form("phone_outbound_new").hash[:12]


def test_others_are_unnamed_and_only_those_with_a_figure(anywhere: Context, rated: str):
    opening = anywhere.read(call(applications.application_by, rated)).opening_id
    other = make_candidate(anywhere, opening, "王小明", "13900000001", "w@example.com")
    make_candidate(anywhere, opening, "李一", "13900000002", "l@example.com")
    advance(anywhere, other)
    rate(anywhere, other, "phone", 5)
    to_interview(anywhere, other, 5)
    rate(anywhere, other, "interview", 5)
    dossier = anywhere.read(call(decisions.gather, anywhere.library, rated))
    assert len(dossier.others) == 1 and dossier.others[0].value > dossier.composite.band.value
    assert "王小明" not in repr(dossier)


def test_below_sixty_percent_there_is_no_figure(context: Context):
    application = make_candidate(context, make_opening(context))
    advance(context, application)
    rate(context, application, "phone", 5)
    dossier = context.read(call(decisions.gather, context.library, application))
    assert dossier.composite.band is None
    assert dossier.composite.present == Decimal("0.15")
    tests = ("sales_inventory", "situational_judgement", "product_learning")
    assert dossier.composite.missing == (*tests, "work_sample", "interview")


def test_points_of_page_one_are_chosen_and_ordered(anywhere: Context, rated: str):
    points = anywhere.read(call(decisions.all_points, anywhere.library, rated))
    strengths = [point.item.id for point in points if point.item.kind == "strength"]
    anywhere.change(call(decisions.show_points, rated, [strengths[1]]))
    dossier = anywhere.read(call(decisions.gather, anywhere.library, rated))
    assert [point.item.id for point in dossier.strengths] == [strengths[1]]
    assert dossier.concerns == ()


@pytest.mark.parametrize(
    ("outcome", "state"), [("hire", "hired"), ("do_not_hire", "rejected"), ("talk_again", "active")]
)
def test_a_decision_moves_is_recorded_and_can_be_taken_back(anywhere: Context, rated: str, outcome: str, state: str):
    dossier = anywhere.read(call(decisions.gather, anywhere.library, rated))
    shown = decisions.shown_ids(dossier)
    changes = anywhere.change(call(decisions.decide, rated, outcome, "证据充分", shown=shown))
    assert anywhere.read(call(applications.application_by, rated)).state == state
    after = anywhere.read(call(decisions.gather, anywhere.library, rated))
    assert after.decision.outcome == outcome
    assert after.decision.shown["raters"] == shown["raters"]
    anywhere.change(changes.undo.action)
    assert anywhere.read(call(applications.application_by, rated)).state == "active"
    assert anywhere.read(call(decisions.gather, anywhere.library, rated)).decision is None
    with pytest.raises(UndoRefused):
        anywhere.change(changes.undo.action)


@pytest.mark.parametrize(
    ("outcome", "reason", "condition"), [("hire", " ", ""), ("hire_with_condition", "好", ""), ("x", "好", "")]
)
def test_a_decision_needs_its_reason(anywhere: Context, rated: str, outcome: str, reason: str, condition: str):
    with pytest.raises(InvalidValue):
        anywhere.change(call(decisions.decide, rated, outcome, reason, condition=condition))


def test_exports_are_in_the_log_without_names(anywhere: Context, rated: str):
    from sqlalchemy import select

    from hireapp.storage import audit
    from hireapp.storage.tables import audit_entry

    anywhere.change(call(decisions.note_export, rated))
    anywhere.change(call(users.add_user, "赵一鸣", "interviewer"))
    with anywhere.open_database().engine.connect() as connection:
        rows = connection.execute(select(audit_entry)).mappings().all()
        assert audit.first_broken(connection) is None
    text = repr(rows)
    assert "export" in text
    assert not any(name in text for name in ("陈伟芳", "赵一鸣", "13805710001", "chenwf", "敢开口"))
