"""Screening: what the rules say, what is asked, what a correction changes; no rejection by itself."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hireapp.bootstrap import Context
from hireapp.domain.candidate import ExtractedFact
from hireapp.domain.role_file import load_profile
from hireapp.domain.screening import screen
from hireapp.errors import FormFileError, ProtectedAttribute
from hireapp.forms.source import Source, read_source
from hireapp.resources import resource_folder
from hireapp.services import applications, screening
from tests.makers import call, make_candidate, make_opening


@pytest.fixture
def profile(context: Context):
    return context.profiles["outbound_new"]


def facts(**values: object) -> dict[str, ExtractedFact]:
    return {name: ExtractedFact(candidate_id="c", field=name, value=value) for name, value in values.items()}


def test_points_are_those_of_the_rules(profile):
    result = screen(
        profile,
        facts(
            education="college_diploma",
            full_time_years="3.5",
            sales_or_service=True,
            commute_minutes="40",
            job_changes_3y="1",
            learning="result",
        ),
    )
    assert (result.points, result.readable, result.maximum) == (20, 20, 20)
    assert result.suggestion == "advance"


@pytest.mark.parametrize(
    ("fact", "value", "points"),
    [
        ("full_time_years", "2", 3),
        ("full_time_years", "1.9", 2),
        ("full_time_years", "0.5", 1),
        ("commute_minutes", "45", 3),
        ("commute_minutes", "46", 2),
        ("commute_minutes", "75", 2),
        ("commute_minutes", "76", 0),
        ("education", "bachelor", 2),
        ("education", "vocational", 3),
        ("job_changes_3y", "2", 2),
        ("job_changes_3y", "3", 0),
        ("learning", "attended", 2),
        ("sales_or_service", False, 0),
    ],
)
def test_each_step_at_its_edge(profile, fact: str, value: object, points: int):
    judged = {entry.rule.fact: entry for entry in screen(profile, facts(**{fact: value})).judgements}
    assert judged[fact].points == points


def test_what_is_not_stated_is_asked_and_never_zero(profile):
    result = screen(profile, {})
    assert all(entry.points is None and entry.flag == "to_ask" for entry in result.judgements)
    assert result.percent is None
    assert result.suggestion == "to_ask"
    partly = screen(
        profile, facts(education="vocational", full_time_years="3", sales_or_service=True, job_changes_3y="1")
    )
    assert (partly.points, partly.readable) == (13, 13)
    assert partly.suggestion == "advance"


def test_a_bachelor_is_asked_but_not_turned_down(profile):
    entry = next(
        entry for entry in screen(profile, facts(education="bachelor")).judgements if entry.rule.id == "education"
    )
    assert entry.flag == "ask_probe"


def test_low_confidence_is_marked(profile):
    fact = ExtractedFact(candidate_id="c", field="education", value="vocational", confidence=Decimal("0.5"))
    entry = next(e for e in screen(profile, {"education": fact}).judgements if e.rule.id == "education")
    assert entry.flag == "low_confidence"


def test_ready_to_move_counts_as_the_middle(profile):
    entry = next(
        e
        for e in screen(profile, facts(commute_minutes="120", ready_to_move=True)).judgements
        if e.rule.fact == "commute_minutes"
    )
    assert entry.points == 2


def test_correcting_a_fact_judges_anew_and_can_be_taken_back(anywhere: Context):
    application = make_candidate(anywhere, make_opening(anywhere))
    before = anywhere.read(call(screening.judge, application))
    changes = anywhere.change(call(screening.correct_fact, application, "commute_minutes", "30", "电话里说的"))
    after = anywhere.read(call(screening.judge, application))
    assert after.readable == before.readable + 3
    entry = next(e for e in after.judgements if e.rule.fact == "commute_minutes")
    assert (entry.value, entry.corrected_by) == ("30", anywhere.actor)
    anywhere.change(changes.undo.action)
    assert anywhere.read(call(screening.judge, application)).readable == before.readable


def test_the_program_never_rejects(context: Context):
    opening = make_opening(context)
    application = make_candidate(context, opening)
    for fact, value in (("commute_minutes", "300"), ("job_changes_3y", "9"), ("condition.shifts", "not_met")):
        context.change(call(screening.correct_fact, application, fact, value))
    assert context.read(call(applications.application_by, application)).state == "active"


RULE = """    - id: {id}
      kind: flag
      fact: sales_or_service
      title: {{zh: "{zh}", en: "{en}"}}
      text: {{zh: "规则", en: "rule"}}
      probe: {{zh: "问", en: "ask"}}
      points: 3
      maximum: 3
"""


@pytest.mark.parametrize(
    ("key", "zh", "en"),
    [
        ("age", "规则", "rule"),
        ("gender", "规则", "rule"),
        ("x", "限女性", "rule"),
        ("x", "年龄35岁以下", "rule"),
        ("x", "规则", "Male only"),
        ("x", "未婚优先", "rule"),
        ("x", "本地户籍", "rule"),
        ("x", "应届生", "rule"),
        ("marital_status", "规则", "rule"),
        ("x", "规则", "Pregnancy"),
    ],
)
def test_protected_attributes_are_refused_with_the_reason(context: Context, key: str, zh: str, en: str):
    path = resource_folder("questionnaires") / "roles" / "10_outbound_new.yaml"
    text = path.read_text("utf-8").replace("  rules:\n", "  rules:\n" + RULE.format(id=key, zh=zh, en=en))
    source: Source = read_source("r.yaml", text.encode())
    with pytest.raises(FormFileError) as caught:
        load_profile(source, context.library)
    refused = [problem for problem in caught.value.problems if isinstance(problem, ProtectedAttribute)]
    assert refused
    assert "demand of the job" in str(refused[0])
    assert "r.yaml:" in str(refused[0])


def test_a_fact_on_age_is_refused_too(context: Context):
    path = resource_folder("questionnaires") / "roles" / "10_outbound_new.yaml"
    text = path.read_text("utf-8").replace("fact: full_time_years", "fact: age")
    with pytest.raises(FormFileError, match="protected attribute"):
        load_profile(read_source("r.yaml", text.encode()), context.library)


def test_shipped_profiles_load(context: Context):
    assert set(context.profiles) == {
        "outbound_new",
        "outbound_growth",
        "inbound_order",
        "inbound_service",
        "online_chat",
    }
