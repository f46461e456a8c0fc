"""Editors of tasks against a clock: an order to enter, a passage to type; and the ticks of a rater."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from hireapp.forms.answer import Answer
from hireapp.forms.items import HEARD, Order, Ticks, Typing
from hireapp.forms.questions import Question
from hireapp.i18n import N_, _, current_language, localized
from hireapp.ui.editors.base import Editor, Style, texts_of
from hireapp.ui.kit.frames import Card
from hireapp.ui.kit.inputs import BoxedText
from hireapp.ui.kit.layouts import row
from hireapp.ui.kit.lines import GrowingText, LineEdit
from hireapp.ui.kit.paragraph import Label, Paragraph
from hireapp.ui.kit.tabs import Segmented

LINE_STAYS_MS = 7000
_HEARD: dict[str, str] = {"heard": N_("Heard"), "not_heard": N_("Not heard"), "not_applicable": N_("Did not come up")}


class OrderEditor(Editor):
    """The order at the left, as written or line by line; its fields at the right. Each field is kept while typing."""

    question: Order

    def __init__(self, question: Order, style: Style | None = None) -> None:
        super().__init__(question, style)
        self.lines: dict[str, LineEdit] = {}
        self._language = current_language()
        self.said = Paragraph("", "statement")
        self._shown = -1
        body = QHBoxLayout()
        body.setSpacing(32)
        body.addWidget(self._make_order(), 2)
        body.addWidget(self._make_fields(), 3)
        self.column.addLayout(body)
        first = next(iter(self.lines.values()))
        self.setFocusProxy(first)

    def answer(self) -> Answer:
        texts = texts_of((key, line.text()) for key, line in self.lines.items())
        return Answer({"language": self._language}, texts) if texts else Answer()

    def set_answer(self, answer: Answer) -> None:
        for key, line in self.lines.items():
            line.set_text(answer.texts.get(key, ""))

    def set_locked(self, locked: bool) -> None:
        for line in self.lines.values():
            line.set_state("locked" if locked else "normal")

    def flush(self) -> None:
        for line in self.lines.values():
            line.flush()

    def tick(self, ms: int) -> None:
        if self.question.mode != "heard":
            return
        place = sum(line.at * 1000 <= ms for line in self.question.lines) - 1
        current = self.question.lines[place] if place >= 0 else None
        if current is None or ms - current.at * 1000 > LINE_STAYS_MS:
            self.said.setText("…")
        elif place != self._shown:
            self.said.setText(localized(current.text))
        self._shown = place if self.said.text() != "…" else -1

    def _make_order(self) -> QWidget:
        card = Card(token="sunk", line="line")
        column = card.column(10)
        heard = self.question.mode == "heard"
        column.addWidget(Label(_("The customer says") if heard else _("The customer writes"), "caption", "t2"))
        if not heard:
            self.said.setText(localized(self.question.text) if self.question.text else "")
        column.addWidget(self.said)
        if heard:
            stays = _("Each line stays for {seconds} seconds and does not come back.")
            seconds = round(LINE_STAYS_MS / 1000 * self.style_.extra_time)
            column.addWidget(Paragraph(stays.format(seconds=seconds), "caption", "t2"))
        column.addStretch(1)
        return card

    def _make_fields(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(14)
        for place, entry in enumerate(self.question.fields):
            line = LineEdit("", role="say")
            line.setAccessibleName(localized(entry.label))
            line.set_wait(250)
            line.edited.connect(self._on_edited)
            self.lines[entry.id] = line
            field = QVBoxLayout()
            field.setSpacing(4)
            field.addWidget(Paragraph(localized(entry.label), "option", "t2"), 0, Qt.AlignmentFlag.AlignBottom)
            field.addWidget(line)
            # Two beside each other: eight fields and the order are in view at once on a small screen too.
            grid.addLayout(field, place // 2, place % 2)
            grid.setColumnStretch(place % 2, 1)
        grid.setRowStretch(len(self.question.fields) // 2 + 1, 1)
        return holder

    @Slot(str)
    def _on_edited(self, _text: str) -> None:
        self.tell()


class _TypedText(GrowingText):
    """A text that takes keys only: nothing is pasted or dropped into it."""

    def insertFromMimeData(self, _source: QMimeData) -> None:
        return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        super().keyPressEvent(event)


class TypingEditor(Editor):
    """A passage and a field to type it into. The time counts from the first key to the last."""

    question: Typing

    def __init__(self, question: Typing, style: Style | None = None) -> None:
        super().__init__(question, style)
        self._began: int | None = None
        self._last = 0
        self._before = 0
        card = Card(token="sunk", line="line")
        card.column().addWidget(Paragraph(question.passage, "statement"))
        self.typed = _TypedText(_("Type the text above. The time starts with your first key."), min_lines=5, role="say")
        self.typed.setAccessibleName(localized(question.title))
        self.typed.edited.connect(self._on_edited)
        self.typed.textChanged.connect(self._on_key)
        self.column.addWidget(card)
        self.column.addSpacing(8)
        self.column.addWidget(BoxedText(self.typed))
        self.setFocusProxy(self.typed)

    def answer(self) -> Answer:
        text = self.typed.text()
        return Answer({"ms": self._spent()}, {"text": text}) if text.strip() else Answer()

    def set_answer(self, answer: Answer) -> None:
        self._began = None
        self._before = int((answer.value or {}).get("ms", 0))
        self._last = 0
        self.typed.blockSignals(True)
        self.typed.set_text(answer.texts.get("text", ""))
        self.typed.blockSignals(False)

    def set_locked(self, locked: bool) -> None:
        self.typed.setReadOnly(locked)

    def flush(self) -> None:
        self.typed.flush()

    def _spent(self) -> int:
        return self._before + (self._last - self._began if self._began is not None else 0)

    @Slot()
    def _on_key(self) -> None:
        now = self.moment() if self.moment is not None else 0
        if self._began is None:
            self._began = now
        self._last = now

    @Slot()
    def _on_edited(self, *_text: object) -> None:
        self.tell()


class TicksEditor(Editor):
    """Moves, each heard or not; what may not come up has a third answer."""

    question: Ticks

    def __init__(self, question: Question, style: Style | None = None) -> None:
        super().__init__(question, style)
        self.rows: dict[str, Segmented] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for place, item in enumerate(self.question.items):
            kept = [key for key in HEARD if key != "not_applicable" or item.optional]
            words: list[tuple[str, str, str | None]] = [(key, _(_HEARD[key]), None) for key in kept]
            choice = Segmented(words)
            choice.setObjectName(item.id)
            choice.setAccessibleName(localized(item.text))
            choice.clear()
            choice.chosen.connect(self._on_chosen)
            self.rows[item.id] = choice
            grid.addWidget(Paragraph(localized(item.text)), place, 0)
            grid.addLayout(row(choice, None), place, 1)
        self.column.addLayout(grid)

    def answer(self) -> Answer:
        value = {key: choice.current() for key, choice in self.rows.items() if choice.current()}
        return Answer(value or None)

    def set_answer(self, answer: Answer) -> None:
        for key, choice in self.rows.items():
            heard = (answer.value or {}).get(key)
            choice.set_current(heard) if heard else choice.clear()

    def set_locked(self, locked: bool) -> None:
        for choice in self.rows.values():
            choice.setEnabled(not locked)

    @Slot(str)
    def _on_chosen(self, _key: str) -> None:
        self.tell()
