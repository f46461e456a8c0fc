"""An answer as one line of words for cards and reports; the words of forms stay in their language at hand."""

from __future__ import annotations

from hireapp.forms.answer import Answer
from hireapp.forms.questions import MoneyRange, MultipleChoice, Number, Question, SingleChoice, YesNo
from hireapp.i18n import LocalizedText

YES = LocalizedText("是", "Yes")
NO = LocalizedText("否", "No")


def in_words(question: Question, answer: Answer | None) -> LocalizedText | None:
    """The answer in both languages; None if there is none."""
    if answer is None or answer.is_empty:
        return None
    value = answer.value
    if isinstance(question, YesNo) and value is not None:
        return YES if value else NO
    if isinstance(question, SingleChoice) and value is not None:
        return next((option.text for option in question.options if option.id == value), None)
    if isinstance(question, MultipleChoice) and value is not None:
        chosen = [option.text for option in question.options if option.id in value]
        return LocalizedText("、".join(text.zh for text in chosen), ", ".join(text.en for text in chosen))
    if isinstance(question, MoneyRange) and value is not None:
        low, high = value["minimum"], value["maximum"]
        words = low if low == high else f"{low}–{high}"
        return LocalizedText(words, words)
    if isinstance(question, Number) and value is not None:
        unit = question.unit or LocalizedText("", "")
        return LocalizedText(f"{value}{unit.zh}", f"{value} {unit.en}".strip())
    words = str(value) if value is not None else next(iter(answer.texts.values()), "")
    return LocalizedText(words, words)
