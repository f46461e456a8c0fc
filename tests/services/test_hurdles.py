"""A stage's hurdle raises a flag and is counted; nobody is rejected by it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from hireapp.bootstrap import Context
from hireapp.domain.insights import Cohort
from hireapp.domain.role_file import load_profile
from hireapp.errors import FormFileError
from hireapp.forms.source import read_source
from hireapp.resources import resource_folder
from hireapp.services import applications, comparisons, insights
from tests.makers import advance, call, make_candidate, make_opening, rate

PATH = "roles/10_outbound_new.yaml"
HURDLE = "hurdle: {from: %s, reason: {zh: 电话里要听得清, en: Heard clearly on the phone}}"


def text_with(level: str, stage: str = "phone") -> str:
    text = (resource_folder("questionnaires") / PATH).read_text("utf-8")
    if stage == "phone":
        return text.replace("{id: phone, kind: phone,", f"{{id: phone, {HURDLE % level}, kind: phone,", 1)
    return text.replace(f"- id: {stage}", f"- id: {stage}\n    {HURDLE % level}", 1)


def with_hurdle(context: Context, level: str) -> None:
    """The library's role with a hurdle at the phone stage."""
    source = read_source("10_outbound_new.yaml", text_with(level).encode())
    library = replace(context.library, roles={**context.library.roles, "outbound_new": source})
    context.__dict__["library"] = library
    load_profile(source, library)


def test_below_the_hurdle_is_a_flag_and_goes_on(anywhere: Context):
    with_hurdle(anywhere, "3.5")
    opening = make_opening(anywhere)
    low = make_candidate(anywhere, opening)
    high = make_candidate(anywhere, opening, "蒋敏", "13805710002", "b@example.com")
    for application, level in ((low, 2), (high, 4)):
        advance(anywhere, application)
        rate(anywhere, application, "phone", level)
        advance(anywhere, application)
    found = anywhere.read(call(comparisons.compare, anywhere.library, [low, high]))
    assert [any(flag.kind == "hurdle" for flag in person.flags) for person in found.people] == [True, False]
    assert anywhere.read(call(applications.application_by, low)).state == "active"
    line = anywhere.read(call(insights.process, Cohort())).hurdles[0]
    assert (line.level, line.judged, line.below, line.went_on) == ("3.5", 2, 1, 1)


@pytest.mark.parametrize(("level", "stage"), [("1", "phone"), ("5.5", "phone"), ("2.5", "tests")])
def test_a_hurdle_that_makes_no_sense_is_refused_at_its_place(context: Context, level: str, stage: str):
    source: Any = read_source("role.yaml", text_with(level, stage).encode())
    with pytest.raises(FormFileError) as caught:
        load_profile(source, context.library)
    assert any("A hurdle is a level" in str(problem) for problem in caught.value.problems)
    assert all(problem.where.startswith("role.yaml:") for problem in caught.value.problems)
