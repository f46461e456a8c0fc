"""One editor for each kind of question, in one table: ``EDITORS``; a test holds it equal to the table of kinds."""

from __future__ import annotations

from typing import Any

from hireapp.forms.questions import Question
from hireapp.ui.editors.base import Editor, Style
from hireapp.ui.editors.chat import ChatEditor
from hireapp.ui.editors.items import BestWorstEditor, LikertEditor, MostLeastEditor, PairEditor
from hireapp.ui.editors.rated import ChecklistEditor, RatingEditor, StarEditor
from hireapp.ui.editors.simple import (
    DateEditor,
    LongTextEditor,
    MoneyEditor,
    MultipleChoiceEditor,
    NoteEditor,
    NumberEditor,
    SingleChoiceEditor,
    TextEditor,
    YesNoEditor,
)
from hireapp.ui.editors.tasks import OrderEditor, TicksEditor, TypingEditor

__all__ = ["EDITORS", "Editor", "Style", "editor_for"]

EDITORS: dict[str, type[Any]] = {
    "note": NoteEditor,
    "text": TextEditor,
    "long_text": LongTextEditor,
    "number": NumberEditor,
    "date": DateEditor,
    "money_range": MoneyEditor,
    "yes_no": YesNoEditor,
    "single_choice": SingleChoiceEditor,
    "multiple_choice": MultipleChoiceEditor,
    "rating": RatingEditor,
    "checklist": ChecklistEditor,
    "star": StarEditor,
    "ticks": TicksEditor,
    "likert": LikertEditor,
    "pair": PairEditor,
    "most_least": MostLeastEditor,
    "best_worst": BestWorstEditor,
    "order": OrderEditor,
    "typing": TypingEditor,
    "chat": ChatEditor,
}


def editor_for(question: Question, style: Style | None = None) -> Editor:
    """A new editor for ``question``."""
    made: Editor = EDITORS[question.kind](question, style)
    return made
