"""The one table of kinds of question: the loader validates by it, the window has an editor or a page for each entry."""

from __future__ import annotations

from hireapp.forms.items import BestWorst, Chat, Likert, MostLeast, Order, Pair, Ticks, Typing
from hireapp.forms.questions import (
    Checklist,
    Date,
    LongText,
    MoneyRange,
    MultipleChoice,
    Note,
    Number,
    Question,
    Rating,
    SingleChoice,
    Star,
    Text,
    YesNo,
)

KINDS: dict[str, type[Question]] = {
    "note": Note,
    "text": Text,
    "long_text": LongText,
    "number": Number,
    "date": Date,
    "money_range": MoneyRange,
    "yes_no": YesNo,
    "single_choice": SingleChoice,
    "multiple_choice": MultipleChoice,
    "rating": Rating,
    "checklist": Checklist,
    "star": Star,
    "ticks": Ticks,
    "likert": Likert,
    "pair": Pair,
    "most_least": MostLeast,
    "best_worst": BestWorst,
    "order": Order,
    "typing": Typing,
    "chat": Chat,
}
TITLED_BY_TEXT = ("likert", "pair", "most_least")
