"""From 30 people of a role on the composite is a T score, everywhere in the same unit; versions stay."""

from __future__ import annotations

import statistics
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from hireapp.bootstrap import Context, where
from hireapp.domain.application import Application
from hireapp.domain.comparison import what_if
from hireapp.domain.sitting import NormGroup
from hireapp.numbers import rounded
from hireapp.services import applications, assessments, comparisons, decisions, selections, weights
from hireapp.services.assessments import put_answer
from hireapp.services.scorecards import score_card
from hireapp.services.selections import Chosen
from tests.makers import advance, answer_for, call, form_of_stage, make_candidate, make_opening, rate, submission

SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈", "伟芳敏静丽强磊军洋勇"
PHONE = {"phone": Decimal(100)}


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Any:
    context = Context(where(str(tmp_path_factory.mktemp("role") / "data")))
    yield context
    context.close()


@pytest.fixture(scope="module")
def opening(company: Context) -> str:
    made = make_opening(company, seats=40)
    company.change(call(weights.change_weights, made, PHONE, "只有电话面试"))
    return made


def rated(context: Context, opening: str, number: int) -> str:
    """Somebody with a phone sheet in one transaction; every second question is one level lower."""
    name = SURNAMES[number % 10] + GIVEN[number // 10 % 10] + GIVEN[number % 10]
    application = make_candidate(context, opening, name, f"1380571{number:04d}", f"n{number}@example.com")
    advance(context, application)
    form = form_of_stage(context, application, "phone")
    level = 2 + number % 4

    def work(unit: Any) -> Any:
        sheet = assessments.start(unit, application, "phone", form).assessment
        for place, (question, value) in enumerate(form.questions.items()):
            if value.answerable and question in form.asked({}):
                put_answer(unit, sheet.id, question, answer_for(value, max(1, level - place % 2)), 0)
        return assessments.submit(unit, sheet.id, submission())

    context.change(work)
    return application


@pytest.fixture(scope="module")
def people(company: Context, opening: str) -> list[str]:
    """Thirty of them; with 29 there was no T score yet."""
    made = [rated(company, opening, number) for number in range(29)]
    found = company.read(call(comparisons.compare, company.library, made[:3]))
    assert found.scale is None
    assert company.read(lambda work: work.select(NormGroup)) == []
    assert all(row["t"] is None for row in composites(company))
    return [*made, rated(company, opening, 29)]


def composites(context: Context) -> list[dict[str, Any]]:
    found = context.read(lambda work: work.select(Application, order="number"))
    return [entry.summary["composite"] for entry in found if entry.summary.get("composite")]


def test_the_thirtieth_brings_the_first_version_and_everybody_s_t(company: Context, people: list[str]):
    (group,) = company.read(lambda work: work.select(NormGroup))
    assert (group.form_id, group.version, group.n, set(group.scales)) == ("composite", 1, 30, {"phone"})
    values = [float(row["t"]["value"]) for row in composites(company)]
    assert len(values) == 30
    assert statistics.fmean(values) == pytest.approx(50, abs=0.01)
    assert statistics.stdev(values) == pytest.approx(10, abs=0.01)
    percent = [float(row["value"]) for row in composites(company)]
    mean, sd = statistics.fmean(percent), statistics.stdev(percent)
    assert values == pytest.approx([50 + 10 * (value - mean) / sd for value in percent], abs=0.02)


def test_comparison_dossier_and_lists_say_the_same_figure(company: Context, people: list[str]):
    found = company.read(call(comparisons.compare, company.library, people[:4]))
    assert found.scale is not None and found.scale.n == 30
    for person in found.people:
        dossier = company.read(call(decisions.gather, company.library, person.application_id))
        entry = company.read(call(applications.application_by, person.application_id))
        assert dossier.composite == person.composite
        assert Decimal(entry.summary["composite"]["t"]["value"]) == rounded(person.composite.band.value, 2)
        assert len(dossier.others) == 29
        values = [float(other.value) for other in dossier.others]
        assert statistics.fmean([*values, float(person.composite.band.value)]) == pytest.approx(50, abs=0.01)
        percent = company.read(lambda work, entry=entry: score_card(work, entry)).percent
        assert percent.band.value == person.parts["phone"][0]


def test_what_if_under_the_same_weights_is_the_record(company: Context, people: list[str]):
    found = company.read(call(comparisons.compare, company.library, people[:4]))
    tried = {entry.index: entry for entry in what_if(found, found.weights)}
    for index, person in enumerate(found.people):
        assert tried[index].value == person.composite.band.value
        assert tried[index].error == pytest.approx(person.composite.band.error)
        assert tried[index].shift == 0


def test_what_if_stays_in_the_unit_of_the_record(company: Context, people: list[str]):
    found = company.read(call(comparisons.compare, company.library, people[:4]))
    assert found.norm.scale({"phone": Decimal(50), "interview": Decimal(50)}) is None
    parts = {"interview": (Decimal(60), Decimal(8))}
    both = replace(found, people=tuple(replace(one, parts={**one.parts, **parts}) for one in found.people))
    tried = what_if(both, {"phone": Decimal(50), "interview": Decimal(50)})
    percent = (both.people[tried[0].index].parts["phone"][0] + 60) / 2
    assert tried[0].value == found.scale.value(percent)


def test_a_later_person_is_measured_by_the_version_and_changes_nobody(
    company: Context, opening: str, people: list[str]
):
    before = composites(company)
    rated(company, opening, 77)
    assert composites(company)[: len(before)] == before
    assert composites(company)[-1]["t"]["norm"] == 1
    assert len(company.read(lambda work: work.select(NormGroup))) == 1


def test_a_decision_keeps_the_figure_it_saw(context: Context):
    opening = make_opening(context)
    context.change(call(weights.change_weights, opening, PHONE, "只有电话面试"))
    application = make_candidate(context, opening)
    advance(context, application)
    rate(context, application, "phone", 4)
    found = context.read(call(comparisons.compare, context.library, [application]))
    shown = selections.shown_of(found)
    context.change(call(selections.choose, opening, [Chosen(application, "hire")], "证据充分", shown))
    other = {"phone": Decimal(50), "interview": Decimal(50)}
    context.change(call(weights.change_weights, opening, other, "面试同样重要"))
    dossier = context.read(call(decisions.gather, context.library, application))
    was = dossier.decided_on
    assert dossier.composite.band is None
    assert was is not None
    assert (was.value, was.norm) == (found.people[0].composite.band.value, None)
    assert was.profile_version == found.profile_version != dossier.profile_version


def test_weights_that_nobody_of_the_group_has_fall_back_to_percent(company: Context, opening: str, people: list[str]):
    company.change(call(weights.change_weights, opening, {"interview": Decimal(100)}, "试一试"))
    try:
        found = company.read(call(comparisons.compare, company.library, people[:2]))
        assert found.scale is None
        assert composites(company) == []
    finally:
        company.change(call(weights.change_weights, opening, PHONE, "改回来"))
    assert len([row for row in composites(company) if row["t"]]) >= 30
