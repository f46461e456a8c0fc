"""Norm groups: 30 people of one role on one form, never oneself among them, versions that stay."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from hireapp.bootstrap import Context, where
from hireapp.domain.application import Application
from hireapp.domain.assessment import Result, ResultValue
from hireapp.domain.candidate import Candidate
from hireapp.domain.opening import Opening
from hireapp.domain.sitting import NormGroup
from hireapp.errors import InvalidValue
from hireapp.forms.loader import Library
from hireapp.psychometrics.norms import mean_and_sd
from hireapp.psychometrics.reliability import alpha
from hireapp.services import aptitude, aptitude_view, norms, paper, sittings
from hireapp.services.assessments import answers_of
from tests.makers import Clock, Taker, call, make_opening
from tests.services.people import make_people

ROLE, FORM = "outbound_new", "sales_inventory"


def opened(folder: Path, day: int, library: Library) -> Context:
    context = Context(where(str(folder)))
    context.__dict__["library"] = library
    context.open_database().clock = Clock(datetime(2026, 11, day, 9, 0, tzinfo=UTC), timedelta(seconds=1))
    return context


@pytest.fixture(scope="module")
def twenty_nine(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Path:
    """A folder with 29 people of one role who took the inventory, and 5 of another."""
    folder = tmp_path_factory.mktemp("norms") / "data"
    context = opened(folder, 1, library)
    make_people(context, make_opening(context), [f"甲{number}" for number in range(29)])
    make_people(context, make_opening(context, "inbound_order"), [f"乙{number}" for number in range(5)], tag="o")
    context.close()
    return folder


@pytest.fixture
def company(twenty_nine: Path, tmp_path: Path, library: Library) -> Iterator[Context]:
    """A copy of it."""
    shutil.copytree(twenty_nine, tmp_path / "data")
    context = opened(tmp_path / "data", 22, library)
    yield context
    context.close()


def opening_of(context: Context, role: str = ROLE) -> str:
    return context.read(lambda work: work.select(Opening, role_id=role))[0].id


def more(context: Context, *names: str) -> list[str]:
    return make_people(context, opening_of(context), names, tag="more")


def make(context: Context, role: str = ROLE, form: str = FORM) -> NormGroup:
    made = context.change(call(norms.make_norms, context.library, role, form)).result
    return context.read(lambda work: work.get(NormGroup, made))


def inventory(context: Context, application: str) -> aptitude.TestResult:
    found = context.read(call(aptitude.aptitude_of, application)).of(FORM)
    assert found is not None
    return found


def candidate_of(context: Context, application: str) -> str:
    return context.read(lambda work: work.get(Application, application)).candidate_id


def test_29_people_are_too_few_and_one_message_says_how_many(company: Context):
    with pytest.raises(InvalidValue, match=r"needs 30 people of the role; there are 29\."):
        make(company)
    assert company.read(lambda work: work.select(NormGroup)) == []
    states = {entry.role_id: entry for entry in company.read(call(norms.norm_states, company.library))}
    assert {role: (entry.form_id, entry.people, entry.newest) for role, entry in states.items()} == {
        ROLE: (FORM, 29, None),
        "inbound_order": (FORM, 5, None),
    }


def test_30_people_make_version_1_of_their_own_role_only(company: Context):
    more(company, "丙")
    group = make(company)
    assert (group.version, group.n, group.form_id, group.role_id) == (1, 30, FORM, ROLE)
    assert set(group.scales) == {rule.id for rule in company.library.form(FORM).scores}
    others = company.read(lambda work: work.select(Application, opening_id=opening_of(company, "inbound_order")))
    members = {name for people in group.scales.values() for name in people}
    assert len(members) == 30
    assert not members & {entry.candidate_id for entry in others}
    with pytest.raises(InvalidValue, match="there are 5"):
        make(company, "inbound_order")
    with pytest.raises(InvalidValue, match="there are 0"):
        make(company, ROLE, "self_motivation")


def test_versions_count_up_and_never_change(company: Context):
    more(company, "丙")
    first = make(company)
    more(company, "丁", "戊")
    second = make(company)
    assert (second.version, second.n) == (2, 32)
    assert company.read(lambda work: work.get(NormGroup, first.id)) == first
    states = company.read(call(norms.norm_states, company.library))
    assert [entry.newest.version for entry in states if entry.role_id == ROLE] == [2]


def test_alphas_are_those_of_the_group(company: Context):
    more(company, "丙")
    group = make(company)
    form = company.library.form(FORM)
    everybody = company.read(lambda work: [answers_of(work, entry) for entry in _sheets(work)])
    rule = next(rule for rule in form.scores if rule.id == "ach")
    rows = [[float(form.question(name).points(given[name])) for name in rule.of] for given in everybody]
    made = alpha(rows)
    assert group.alphas["ach"] == {
        "value": str(Decimal(str(round(made.value, 4)))),
        "low": str(Decimal(str(round(made.low, 4)))),
        "high": str(Decimal(str(round(made.high, 4)))),
        "n": "30",
    }
    assert Decimal(group.alphas["ach"]["low"]) < Decimal(group.alphas["ach"]["value"])


def _sheets(work: Any) -> list[str]:
    from hireapp.domain.assessment import Assessment

    role = work.select(Opening, role_id=ROLE)[0].id
    applications = tuple(entry.id for entry in work.select(Application, opening_id=role))
    return [entry.id for entry in work.select(Assessment, application_id=applications, state="submitted")]


def test_nobody_stands_in_the_group_they_are_compared_with(company: Context):
    own = more(company, "丙", "丁")[0]
    group = make(company)
    company.change(call(aptitude.rescore, own))
    found = inventory(company, own)
    me = candidate_of(company, own)
    assert me in group.scales["ach"]
    for outcome in found.evaluation.scales:
        everybody = {name: Decimal(raw) for name, raw in group.scales[outcome.id].items()}
        mean, sd = mean_and_sd([raw for name, raw in sorted(everybody.items()) if name != me])
        with_me, sd_with_me = mean_and_sd(list(everybody.values()))
        assert outcome.normed.n == 30
        assert outcome.t == 50 + 10 * (outcome.raw - mean) / sd
        if outcome.raw != with_me:
            assert outcome.t != 50 + 10 * (outcome.raw - with_me) / sd_with_me


def test_a_member_of_a_group_of_30_has_29_others_and_so_no_t(company: Context):
    own = more(company, "丙")[0]
    make(company)
    company.change(call(aptitude.rescore, own))
    found = inventory(company, own)
    assert {entry.normed.n for entry in found.evaluation.scales} == {29}
    assert not any(entry.is_normed for entry in found.evaluation.scales)
    part = company.read(call(aptitude_view.aptitude_part, company.library, own))
    assert (part.unit, part.people, part.norm_n) == ("percent", 29, 0)


def test_before_norms_percent_and_assumed_values_after_them_t(company: Context):
    own = more(company, "丙", "丁")[0]
    before = inventory(company, own)
    part = company.read(call(aptitude_view.aptitude_part, company.library, own))
    assert (part.unit, part.norm_n, part.norm_version, before.result.norm_version) == ("percent", 0, 0, None)
    assert {line.percentile for line in part.traits} == {None}
    for outcome in before.evaluation.scales:
        if outcome.reference is not None:
            assert outcome.t == 50 + 10 * (outcome.raw - outcome.reference.mean) / outcome.reference.sd
        assert (outcome.normed, outcome.norm_mean, outcome.error_from) == (None, None, "own")
    group = make(company)
    assert inventory(company, own).result == before.result
    assert company.read(call(aptitude_view.aptitude_part, company.library, own)).unit == "percent"
    company.change(call(aptitude.rescore, own))
    after = inventory(company, own)
    assert after.result.norm_version == group.version
    part = company.read(call(aptitude_view.aptitude_part, company.library, own))
    assert (part.unit, part.norm_n, part.norm_version, part.people) == ("T", 30, 1, 30)
    bands = {entry.band.scale: entry.band for entry in after.placements}
    for line in part.traits:
        outcome = after.evaluation.scale(line.id)
        assert line.value == outcome.t
        assert (line.band_low, line.band_high) == (bands[line.id].low, bands[line.id].high)
        assert line.percentile == outcome.normed.percentile is not None
        assert (outcome.norm_mean, outcome.norm_sd) != (outcome.reference.mean, outcome.reference.sd)
    assert {entry.outcome.error_from for entry in after.placements} == {"alpha"}
    values = company.read(lambda work: work.select(ResultValue, result_id=after.result.id))
    stored = {(entry.kind, entry.name): entry.value for entry in values}
    for outcome in after.evaluation.scales:
        assert abs(stored["t", outcome.id] - outcome.t) < Decimal("1e-9")
        assert stored["sten", outcome.id] == outcome.normed.sten
        assert stored["percentile", outcome.id] == outcome.normed.percentile


def test_somebody_new_is_scored_against_the_newest_group_and_keeps_its_version(company: Context):
    more(company, "丙")
    make(company)
    own = more(company, "丁")[0]
    first = inventory(company, own)
    assert (first.result.norm_version, first.evaluation.norm_version) == (1, 1)
    assert all(entry.is_normed for entry in first.evaluation.scales)
    make(company)
    assert inventory(company, own).evaluation == first.evaluation
    company.change(call(aptitude.rescore, own))
    again = inventory(company, own)
    assert again.result.norm_version == 2
    assert {entry.normed.n for entry in again.evaluation.scales} == {30}
    old = company.read(lambda work: work.get(Result, first.result.id))
    assert (old.norm_version, old.superseded_by) == (1, again.result.id)


def test_erased_people_drafts_and_second_sittings_don_t_count(company: Context):
    added = more(company, "丙", "丁")
    form = company.library.form(FORM)

    def erase(work: Any) -> None:
        candidate = work.get(Candidate, work.get(Application, added[0]).candidate_id)
        work.save(replace(candidate, state="erased"))

    company.change(erase)
    first = inventory(company, added[1]).evaluation
    sitting = company.change(call(paper.begin, company.library, added[1], FORM, "zh")).result
    entry = company.read(call(sittings.view, company.library, sitting)).begun[FORM]

    def answer(work: Any) -> None:
        for question, given, _spent in Taker("again", bent={"ach": 1.0}).answers(form, "zh", ""):
            sittings.keep_answer(work, form, entry.id, question, given, 0)

    company.change(answer)
    with pytest.raises(InvalidValue, match="there are 29"):
        make_without(company, added[1])
    company.change(call(paper.finish, entry.id))
    group = make(company)
    assert group.n == 30
    assert candidate_of(company, added[0]) not in group.scales["ach"]
    assert Decimal(group.scales["ach"][candidate_of(company, added[1])]) == first.scale("ach").raw


def make_without(context: Context, application: str) -> None:
    """Try to make norms as if that application had been withdrawn from sight."""

    def work(unit: Any) -> None:
        unit.save(replace(unit.get(Application, application), deleted=True))
        norms.make_norms(unit, context.library, ROLE, FORM)

    context.change(work)
