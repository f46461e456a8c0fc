from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hireapp.bootstrap import Context, Where
from hireapp.forms.answer import Answer
from hireapp.forms.form import Form, check_answer
from hireapp.forms.kinds import KINDS
from hireapp.ui.editors import EDITORS, editor_for
from hireapp.ui.form_widget import FormWidget
from tests.ui.sheet_bench import _style  # noqa: F401


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return Context(Where(tmp_path_factory.mktemp("data"))).library


@pytest.fixture
def phone(library: Any) -> Form:
    form: Form = library.form("phone_outbound_new")
    return form


def test_there_is_an_editor_for_every_kind() -> None:
    assert set(EDITORS) == set(KINDS)


VALUES: dict[str, Answer] = {
    "long_text": Answer({"probes": [1]}, {"text": "two lines\nof words"}),
    "number": Answer("4"),
    "date": Answer("2026-12-01"),
    "money_range": Answer({"minimum": "5000", "maximum": "7000"}),
    "yes_no": Answer(True),
    "rating": Answer({"level": 4, "at_ms": 1200}, {"quotation": "a < b & c"}),
    "star": Answer(
        {"level": 5, "probes": ["S0", "A1"], "claim_probes": ["claim_rank"]}, {"S": "then", "quotation": "me"}
    ),
}


@pytest.mark.parametrize("kind", sorted(VALUES))
def test_what_an_editor_shows_it_gives_back(library: Any, qtbot: QtBot, kind: str) -> None:
    from hireapp.i18n import LocalizedText
    from hireapp.ui.editors import Style

    form, question = _question(library, kind)
    editor = editor_for(question, Style(claim_probes=(("claim_rank", LocalizedText("第几", "Rank")),)))
    qtbot.addWidget(editor)
    answer = VALUES[kind]
    editor.set_answer(answer)
    assert editor.answer() == answer
    check_answer(form, question.id, editor.answer())
    editor.set_answer(Answer())
    assert editor.answer().is_empty


def test_not_observed_and_unrated_are_two_things(library: Any, qtbot: QtBot) -> None:
    _form, question = _question(library, "rating")
    editor = editor_for(question)
    qtbot.addWidget(editor)
    editor.set_answer(Answer({"level": None}))
    assert editor.answer() == Answer({"level": None})
    assert not editor.answer().is_empty


def test_a_choice_and_a_checklist_tell_at_once(library: Any, qtbot: QtBot) -> None:
    for kind, expected in (("single_choice", str), ("checklist", dict)):
        form, question = _question(library, kind)
        editor = editor_for(question)
        qtbot.addWidget(editor)
        with qtbot.waitSignal(editor.answered, timeout=200) as told:
            if kind == "single_choice":
                editor.field._options._group.button(0).click()  # type: ignore[attr-defined]
            else:
                next(iter(editor.boxes.values())).click()  # type: ignore[attr-defined]
        assert isinstance(told.args[0].value, expected)
        check_answer(form, question.id, told.args[0])


def test_shuffled_options_keep_their_order_for_one_sheet(library: Any, qtbot: QtBot) -> None:
    from hireapp.ui.editors.simple import options_of

    _form, question = _question(library, "single_choice", shuffle=True)
    first, again, other = (options_of(question.options, seed) for seed in ("a", "a", "b7"))
    assert first == again
    assert sorted(first) == sorted(other)


def test_conditions_are_looked_at_anew(phone: Form, qtbot: QtBot) -> None:
    widget = FormWidget(phone, {})
    qtbot.addWidget(widget)
    assert widget.blocks["surprise_object"].isHidden()
    with qtbot.waitSignal(widget.answered) as told:
        widget.blocks["surprise_used"].editor.field._options._group.button(0).click()  # type: ignore[attr-defined]
    assert told.args[0] == "surprise_used"
    assert not widget.blocks["surprise_object"].isHidden()
    assert widget.blocks["surprise_lunch"].isHidden()


def test_a_required_question_is_marked_until_answered(phone: Form, qtbot: QtBot) -> None:
    widget = FormWidget(phone)
    qtbot.addWidget(widget)
    assert widget.missing() == ("consent",)
    assert not widget.blocks["consent"].missing.isHidden()
    widget.blocks["consent"].editor.field._choice.button("yes").click()  # type: ignore[attr-defined]
    assert widget.missing() == ()
    assert widget.blocks["consent"].missing.isHidden()


def test_a_read_only_form_takes_no_answer(phone: Form, qtbot: QtBot) -> None:
    widget = FormWidget(phone, {"clarity": Answer({"level": 3})}, read_only=True)
    qtbot.addWidget(widget)
    rating = widget.blocks["clarity"].editor.rating  # type: ignore[attr-defined]
    with qtbot.assertNotEmitted(widget.answered, wait=100):
        qtbot.keyClick(rating, Qt.Key.Key_5)
    assert rating.value() == 3


def test_a_star_says_what_is_missing(library: Any, qtbot: QtBot) -> None:
    _form, question = _question(library, "star")
    editor: Any = editor_for(question)
    qtbot.addWidget(editor)
    editor.set_answer(Answer(None, {"S": "in May", "A": "我们每天早打", "R": "完成了", "T": "30 orders"}))
    assert [editor.fields[part].state() for part in "STAR"] == ["full", "full", "partial", "partial"]


def _question(library: Any, kind: str, **wanted: Any) -> tuple[Form, Any]:
    for form in library.forms.values():
        for question in form.questions.values():
            if kind == "long_text" and len(question.probes) < 2:
                continue
            if question.kind == kind and all(getattr(question, name) == value for name, value in wanted.items()):
                return form, question
    raise AssertionError(kind)
