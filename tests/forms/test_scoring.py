"""Raw scores: missing rule, not observed, weights, conditions."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hireapp.errors import InvalidValue
from hireapp.forms.answer import Answer
from hireapp.forms.form import check_answer
from hireapp.forms.scoring import score
from tests.forms.test_loader import FORM, load

TWO = FORM.replace(
    "      - {id: why",
    """      - {id: second, kind: rating, origin: own, competency: drive, weight: 3, title: {zh: "二", en: "Two"}}
      - {id: why""",
).replace("of: [drive], answered: 1.0", "of: [drive, second], answered: 0.5")


def test_mean_is_weighted_and_not_observed_is_no_answer():
    form = load(TWO).form("small")
    both = score(form, {"drive": Answer({"level": 1}), "second": Answer({"level": 5})})
    assert both.stage_score == Decimal(4)
    assert both.competencies == {"drive": Decimal(4)}
    one = score(form, {"drive": Answer({"level": 2}), "second": Answer({"level": None})})
    assert one.stage_score == Decimal(2)
    assert one.scale("total").answered == 1


def test_too_little_answered_is_missing_and_never_zero():
    form = load(TWO.replace("answered: 0.5", "answered: 0.8")).form("small")
    made = score(form, {"drive": Answer({"level": 5})})
    assert made.stage_score is None
    assert score(form, {}).stage_score is None


def test_conditions_decide_what_is_asked():
    form = load().form("small")
    assert "why" not in form.asked({})
    assert "why" not in form.asked({"agreed": Answer(True)})
    assert "why" in form.asked({"agreed": Answer(False)})
    assert form.missing({}) == ("agreed",)
    assert form.missing({"agreed": Answer(False)}) == ()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("drive", Answer({"level": 6})),
        ("drive", Answer({"level": 2.5})),
        ("drive", Answer({"level": True})),
        ("agreed", Answer("yes")),
        ("agreed", Answer(1)),
        ("why", Answer(None, {"text": "x" * 201})),
    ],
)
def test_answers_that_can_t_stand_are_refused(question: str, answer: Answer):
    with pytest.raises(InvalidValue):
        check_answer(load().form("small"), question, answer)


def test_scores_do_not_depend_on_the_order_of_answers():
    form = load(TWO).form("small")
    answers = {"drive": Answer({"level": 3}), "second": Answer({"level": 4}), "agreed": Answer(True)}
    assert score(form, answers) == score(form, dict(reversed(answers.items())))
