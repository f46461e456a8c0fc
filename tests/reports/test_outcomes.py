"""A place on the reserve list may be decided, so every table of outcomes knows it; raters can't recommend it."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from hireapp.domain.assessment import Verdict
from hireapp.domain.decision import DecisionOutcome
from hireapp.reports.document import build
from hireapp.reports.words import OUTCOMES, VERDICTS
from tests.reports import sample
from tests.reports.test_document import in_order, pages


def test_the_tables_hold_what_may_be_decided_and_recommended() -> None:
    assert tuple(OUTCOMES) == get_args(DecisionOutcome)
    assert tuple(VERDICTS) == get_args(Verdict)


def test_a_reserve_list_decision_is_drawn() -> None:
    dossier = sample.decided("en")
    assert dossier.decision is not None
    made = replace(dossier, decision=replace(dossier.decision, outcome="reserve"))
    text = pages(build(made, "en"))[0]
    assert in_order(text, "Decision record", "Hire", "Reserve list", "Talk once more", "Do not hire")
