"""Outcomes and voluntary groups: by hand or from a table, never by halves; voluntary data is only counted."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import hireapp
from hireapp.bootstrap import Context
from hireapp.domain.outcome import VoluntaryGroup
from hireapp.errors import HireError, InvalidValue
from hireapp.services import applications, decisions, outcomes
from hireapp.services.outcomes import OutcomeDraft
from tests.makers import call, make_candidate, make_opening


@pytest.fixture
def hired(anywhere: Context) -> str:
    application = make_candidate(anywhere, make_opening(anywhere))
    anywhere.change(call(decisions.decide, application, "hire", "证据足"))
    return application


def number(context: Context, application: str) -> str:
    return context.read(call(applications.application_by, application)).number


def test_an_outcome_is_kept_changed_and_taken_back(anywhere: Context, hired: str):
    first = OutcomeDraft("running", Decimal("2.5"), calls_a_day=Decimal(110))
    anywhere.change(call(outcomes.keep_outcome, hired, first))
    made = anywhere.change(call(outcomes.keep_outcome, hired, OutcomeDraft("passed", Decimal(6), True)))
    found = anywhere.read(call(outcomes.outcome_of, hired))
    assert (found.probation, found.months_stayed, found.left, found.calls_a_day) == ("passed", 6, True, None)
    anywhere.change(made.undo.action)
    found = anywhere.read(call(outcomes.outcome_of, hired))
    assert (found.probation, found.months_stayed, found.calls_a_day) == ("running", Decimal("2.5"), 110)


def test_only_the_hired_have_an_outcome(anywhere: Context, hired: str):
    other = make_candidate(anywhere, make_opening(anywhere), "别人", "13900000000", "o@example.com")
    with pytest.raises(InvalidValue, match="was not hired"):
        anywhere.change(call(outcomes.keep_outcome, other, OutcomeDraft("passed")))
    with pytest.raises(InvalidValue, match="between 0 and 600"):
        anywhere.change(call(outcomes.keep_outcome, hired, OutcomeDraft(months_stayed=Decimal(-1))))


@pytest.mark.parametrize(("separator", "encoding"), [(",", "utf-8-sig"), (";", "utf-8"), ("\t", "gb18030")])
def test_a_table_is_taken_in(anywhere: Context, hired: str, separator: str, encoding: str):
    head = ["number", "probation", "months_stayed", "left", "calls_a_day", "sales_percent", "as_of"]
    row = [number(anywhere, hired), "passed", "6.5", "是", "118", "104%", "2026-11-01"]
    text = "\n".join(separator.join(cells) for cells in (head, row))
    anywhere.change(call(outcomes.take_in_outcomes, "业绩.csv", text.encode(encoding)))
    found = anywhere.read(call(outcomes.outcome_of, hired))
    assert (found.sales_percent, found.left, found.as_of) == (104, True, date(2026, 11, 1))
    assert found.source == "业绩.csv"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("{own},passed,6\nEV-2020-001-01,passed,5", "x.csv:3:number: There is no application EV-2020-001-01"),
        ("{own},passed,6\n{other},passed,5", "x.csv:3:number: .* was not hired"),
        ("{own},passed,6\n{own},passed,5", "x.csv:3:number: .* stands in row 2 already"),
        ("{own},great,6", "x.csv:2:probation: 'great' is none"),
        ("{own},passed,six", "x.csv:2:months_stayed: 'six' is not a number"),
        ("{own},passed,9999", "x.csv:2: 'months_stayed' lies between 0 and 600"),
        ("{own},passed,1,2,3", "x.csv:2: This row has more cells"),
        ("", "no rows"),
    ],
)
def test_a_bad_table_is_refused_whole_at_its_place(anywhere: Context, hired: str, rows: str, words: str):
    other = make_candidate(anywhere, make_opening(anywhere), "别人", "13900000000", "o@example.com")
    own, stranger = number(anywhere, hired), number(anywhere, other)
    text = "number,probation,months_stayed\n" + rows.format(own=own, other=stranger)
    with pytest.raises(HireError) as caught:
        anywhere.change(call(outcomes.take_in_outcomes, "x.csv", text.encode()))
    assert re.search(words, caught.value.in_words(str))
    assert anywhere.read(call(outcomes.outcome_of, hired)) is None


def test_a_foreign_heading_and_a_binary_file_are_refused(anywhere: Context):
    for data, words in ((b"name,sales\nx,1", "heading"), (b"\x00\x01", "no table"), (b"", "heading")):
        with pytest.raises(HireError, match=words):
            anywhere.change(call(outcomes.take_in_outcomes, "x.csv", data))


def test_voluntary_groups_from_a_table_and_their_faults(anywhere: Context, hired: str):
    text = f"number,sex,age\n{number(anywhere, hired)},female,25_34\n"
    anywhere.change(call(outcomes.take_in_groups, "v.csv", text.encode()))
    assert len(anywhere.read(_groups)) == 2
    with pytest.raises(HireError, match=r"v.csv:2:sex: 'tall' is none"):
        anywhere.change(call(outcomes.take_in_groups, "v.csv", text.replace("female", "tall").encode()))
    anywhere.change(call(outcomes.keep_groups, hired, {"sex": ""}))
    assert [entry.attribute for entry in anywhere.read(_groups)] == ["age"]


def _groups(work):
    return work.select(VoluntaryGroup)


def test_only_counting_and_a_person_s_own_export_read_voluntary_groups():
    root = Path(hireapp.__file__).parent
    readers = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if re.search(r"voluntary_group\b|VoluntaryGroup\b|queries\.groups", path.read_text("utf-8"))
    }
    allowed = {
        "domain/outcome.py",
        "storage/tables.py",
        "storage/mapping.py",
        "storage/cohorts.py",
        "storage/migrations/versions/0003_panel_offer_outcome.py",
        "services/outcomes.py",
        "services/insights.py",
        "services/data_export.py",
    }
    assert readers <= allowed
