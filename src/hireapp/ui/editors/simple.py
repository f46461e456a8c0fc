"""Editors of facts and choices: text, number, day, pay, yes or no, one or several of a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from hireapp.forms.answer import Answer
from hireapp.forms.questions import LongText, MoneyRange, MultipleChoice, Number, Option, Question, SingleChoice
from hireapp.i18n import _, localized
from hireapp.ui.editors.base import Editor, Style, texts_of
from hireapp.ui.editors.probes import ProbeSet
from hireapp.ui.kit.buttons import Chip
from hireapp.ui.kit.field import Field
from hireapp.ui.kit.flow import FlowLayout
from hireapp.ui.kit.inputs import (
    ChoiceField,
    DateField,
    MoneyRangeField,
    MultiChoiceField,
    NumberField,
    TextArea,
    TextField,
    YesNoField,
)


class NoteEditor(Editor):
    """A script or hint: nothing to enter."""


class FieldEditor(Editor):
    """An editor that is one field of the kit."""

    def __init__(self, question: Question, style: Style | None = None) -> None:
        super().__init__(question, style)
        self.field = self.make_field()
        self.column.addWidget(self.field)
        self.setFocusProxy(self.field)
        target = self.field.focusProxy()
        if isinstance(target, QWidget):
            target.setAccessibleName(localized(question.title))
        self.field.changed.connect(self._on_changed)

    def make_field(self) -> Field:
        """The field, without a label: the question stands above it."""
        raise NotImplementedError

    def set_locked(self, locked: bool) -> None:
        self.field.set_locked(locked)

    def flush(self) -> None:
        self.field.flush()

    def fault(self) -> str:
        return self.field.error()

    @Slot()
    def _on_changed(self) -> None:
        self.tell()


class TextEditor(FieldEditor):
    """One line of words."""

    field: TextField

    def make_field(self) -> Field:
        return TextField("")

    def answer(self) -> Answer:
        return Answer(None, texts_of([("text", self.field.value())]))

    def set_answer(self, answer: Answer) -> None:
        self.field.set_value(answer.texts.get("text", ""))


class LongTextEditor(FieldEditor):
    """Notes, with the probes that were asked."""

    field: TextArea

    def __init__(self, question: LongText, style: Style | None = None) -> None:
        super().__init__(question, style)
        self.probes = ProbeSet(
            [(str(place), localized(text)) for place, text in enumerate(question.probes)], checks=self.style_.checks
        )
        self.column.insertWidget(0, self.probes)
        self.probes.setVisible(bool(question.probes))
        self.probes.changed.connect(self._on_probe)

    def make_field(self) -> Field:
        return TextArea("", _("What was said"), min_lines=self.style_.lines)

    def answer(self) -> Answer:
        asked = [int(key) for key in self.probes.asked()]
        return Answer({"probes": asked} if asked else None, texts_of([("text", self.field.value())]))

    def set_answer(self, answer: Answer) -> None:
        self.field.set_value(answer.texts.get("text", ""))
        self.probes.set_asked([str(place) for place in (answer.value or {}).get("probes", ())])

    def set_locked(self, locked: bool) -> None:
        super().set_locked(locked)
        self.probes.setEnabled(not locked)

    @Slot(str, bool)
    def _on_probe(self, _key: str, asked: bool) -> None:
        if asked and not self.style_.checks:
            self.field.setFocus()
        self.tell()


class NumberEditor(FieldEditor):
    """A number with its unit."""

    field: NumberField

    def make_field(self) -> Field:
        question = self.question
        assert isinstance(question, Number)
        return NumberField(
            "",
            localized(question.unit) if question.unit else "",
            minimum=question.minimum,
            maximum=question.maximum,
            decimals=question.decimals,
        )

    def answer(self) -> Answer:
        number = self.field.value()
        return Answer(None if number is None else f"{number:f}")

    def set_answer(self, answer: Answer) -> None:
        self.field.set_value(None if answer.value is None else Decimal(answer.value))


class DateEditor(FieldEditor):
    """A day."""

    field: DateField

    def make_field(self) -> Field:
        return DateField("")

    def answer(self) -> Answer:
        day = self.field.value()
        return Answer(day.isoformat() if day else None)

    def set_answer(self, answer: Answer) -> None:
        self.field.set_value(date.fromisoformat(answer.value) if answer.value else None)


class MoneyEditor(FieldEditor):
    """A range of pay; one number alone is both ends."""

    field: MoneyRangeField

    def make_field(self) -> Field:
        assert isinstance(self.question, MoneyRange)
        return MoneyRangeField("", _("a month") if self.question.period == "month" else _("a year"))

    def answer(self) -> Answer:
        low, high = self.field.value()
        low, high = low if low is not None else high, high if high is not None else low
        return Answer(None if low is None or high is None else {"minimum": f"{low:f}", "maximum": f"{high:f}"})

    def set_answer(self, answer: Answer) -> None:
        value = answer.value or {}
        ends = [Decimal(value[key]) if key in value else None for key in ("minimum", "maximum")]
        self.field.set_value((ends[0], ends[1] if ends[0] != ends[1] else None))


class YesNoEditor(FieldEditor):
    """Yes, no, or not asked."""

    field: YesNoField

    def make_field(self) -> Field:
        return YesNoField("", unknown=self._unknown())

    def answer(self) -> Answer:
        return Answer(self.field.value())

    def set_answer(self, answer: Answer) -> None:
        self.field.set_value(answer.value)

    def _unknown(self) -> str:
        return "–" if self.style_.short else _("Not asked")


class ChipField(Field):
    """One of several as chips side by side, where height is dear; the value is the id or ""."""

    def __init__(self, options: Sequence[tuple[str, str]]) -> None:
        super().__init__("")
        self.chips: dict[str, Chip] = {}
        holder = QWidget()
        flow = FlowLayout(holder)
        for key, text in options:
            chip = Chip(text)
            chip.clicked.connect(self._on_clicked)
            self.chips[key] = chip
            flow.addWidget(chip)
        self._hold(holder, next(iter(self.chips.values())))

    def value(self) -> str:
        """The id that is chosen, or ""."""
        return next((key for key, chip in self.chips.items() if chip.isChecked()), "")

    def set_value(self, value: str | None) -> None:
        """Choose ``value`` without telling."""
        for key, chip in self.chips.items():
            chip.setChecked(key == value)

    def _show_state(self) -> None:
        for chip in self.chips.values():
            chip.setEnabled(not self._locked)

    @Slot()
    def _on_clicked(self) -> None:
        sender = self.sender()
        for chip in self.chips.values():
            chip.setChecked(chip is sender)
        self.changed.emit()


class SingleChoiceEditor(FieldEditor):
    """One of several."""

    field: ChoiceField | ChipField

    def make_field(self) -> Field:
        assert isinstance(self.question, SingleChoice)
        if self.style_.checks and not self.question.say:
            return ChipField(options_of(self.question.options, self._seed()))
        return ChoiceField("", options_of(self.question.options, self._seed()))

    def answer(self) -> Answer:
        return Answer(self.field.value() or None)

    def set_answer(self, answer: Answer) -> None:
        self.field.set_value(answer.value)

    def _seed(self) -> str:
        shuffled = isinstance(self.question, (SingleChoice, MultipleChoice)) and self.question.shuffle
        return f"{self.style_.seed}{self.question.id}" if shuffled else ""


class MultipleChoiceEditor(SingleChoiceEditor):
    """Any of several."""

    field: MultiChoiceField  # type: ignore[assignment]

    def make_field(self) -> Field:
        assert isinstance(self.question, MultipleChoice)
        return MultiChoiceField("", options_of(self.question.options, self._seed()))

    def answer(self) -> Answer:
        chosen = list(self.field.value())
        return Answer(chosen or None)

    def set_answer(self, answer: Answer) -> None:
        self.field.set_value(answer.value or [])


def options_of(options: Sequence[Option], seed: str) -> list[tuple[str, str]]:
    """(id, text) in their order, or in the order that ``seed`` decides."""
    pairs: list[Any] = [(option.id, localized(option.text)) for option in options]
    if seed:
        Random(seed).shuffle(pairs)
    return pairs
