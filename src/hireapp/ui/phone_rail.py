"""The rail of the phone workbench: practical facts, attempts to call, claims to check, what screening leaves to ask."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.forms.answer import Answer
from hireapp.forms.questions import Question
from hireapp.i18n import _, localized
from hireapp.ui import words
from hireapp.ui.editors import Style, editor_for
from hireapp.ui.kit.badges import Dot
from hireapp.ui.kit.buttons import Button
from hireapp.ui.kit.flow import FlowLayout
from hireapp.ui.kit.frames import Card, Hairline
from hireapp.ui.kit.inputs import DateField, TextField
from hireapp.ui.kit.layouts import IconLabel, SectionHeader, row
from hireapp.ui.kit.lines import LineEdit
from hireapp.ui.kit.paragraph import Label, Paragraph
from hireapp.ui.sheet_claims import ClaimList
from hireapp.ui.sheet_rail import SideRail
from hireapp.ui.sheet_words import call_words

if TYPE_CHECKING:
    from hireapp.services.overview import Overview

_BELOW = ("money_range", "text", "long_text", "single_choice", "multiple_choice", "checklist", "rating", "star")
OUTCOMES = (("voicemail", "V"), ("no_answer", "A"), ("wrong_number", "W"))


class FactLine(QWidget):
    """A practical fact, edited in place. ``answered(id, Answer)``; ``used(text)``: its wording, on getting focus."""

    answered = Signal(str, object)
    used = Signal(str)

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self.editor = editor_for(question, Style(short=True))
        self.wording = localized(question.text) if question.text else ""
        self.label = Paragraph(localized(question.title), "body", "t2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 3, 0, 0)
        column.setSpacing(4)
        if question.kind in _BELOW:
            column.addWidget(self.label)
            column.addWidget(self.editor)
        else:
            line = row(spacing=8)
            line.addWidget(self.label, 1, Qt.AlignmentFlag.AlignVCenter)
            line.addWidget(self.editor)
            column.addLayout(line)
        column.addWidget(Hairline())
        self._narrow_fields()
        self.editor.answered.connect(self._on_answered)
        for child in self.editor.findChildren(QWidget):
            child.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.used.emit(self.wording)
        return False

    def _narrow_fields(self) -> None:
        lines = self.editor.findChildren(LineEdit)
        for line in lines:
            line.setFixedWidth(84 if len(lines) > 1 else 64 if self.question.kind == "number" else 124)

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        self.answered.emit(self.question.id, answer)


class CallBackCard(Card):
    """When to try again: day and time. ``decided(datetime)``."""

    decided = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.day = DateField(_("Day"))
        self.hour = TextField(_("Time"), "14:30")
        self.note = TextField("", _("Note, if any"))
        self.confirm = Button(_("Note it"), "soft")
        column = self.column(8)
        line = row(spacing=8)
        line.addWidget(self.day, 1)
        line.addWidget(self.hour)
        self.hour.setFixedWidth(84)
        column.addLayout(line)
        column.addWidget(self.note)
        column.addLayout(row(None, self.confirm))
        self.confirm.clicked.connect(self._on_confirmed)
        self.suggest()

    def suggest(self) -> None:
        """Tomorrow at half past two: another time of day than most first tries."""
        self.day.set_value((datetime.now().astimezone() + timedelta(days=1)).date())
        self.hour.set_value("14:30")

    @Slot()
    def _on_confirmed(self) -> None:
        day, hour = self.day.value(), _hour(self.hour.line.text())
        self.hour.set_error("" if hour else _("HH:MM"))
        if day is not None and hour is not None:
            local = datetime.combine(day, hour).astimezone()
            self.decided.emit(local.astimezone(UTC), self.note.line.text())
            self.hide()


class PhoneRail(SideRail):
    """The rail. ``answered(id, Answer)`` for facts; ``call_noted(outcome, when, note)``; claims by their list."""

    answered = Signal(str, object)
    call_noted = Signal(str, object, str)

    def __init__(self) -> None:
        super().__init__(
            324,
            84,
            [
                ("facts", "form", _("Checks")),
                ("calls", "phone", _("Attempts")),
                ("ask", "info", _("To ask")),
                ("claims", "target", _("Claims")),
            ],
        )
        self.facts: dict[str, FactLine] = {}
        self.facts_head = SectionHeader(_("Practical checks"))
        self.wording = Paragraph("", "caption", "t2")
        self.wording.setFixedHeight(36)  # kept free: a line that came and went would move a button under the mouse
        self.facts_box = _box(4)
        self.calls_head = SectionHeader(_("Call attempts"))
        self.calls_box = _box(6)
        self.outcomes = {key: Button(call_words(key).capitalize(), key_hint=hint) for key, hint in OUTCOMES}
        self.later = Button(_("Call back at…"), key_hint="B")
        self.call_back = CallBackCard()
        self.ask_head = SectionHeader(_("To ask, from screening"))
        self.ask_box = _box(6)
        self.claims = ClaimList(editable=False)
        self.hidden = IconLabel("eye-off", _("Another rater’s sheet: hidden until yours is submitted"), elidable=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8, line_gap=8)
        for button in (*self.outcomes.values(), self.later):
            flow.addWidget(button)
        self.call_back.hide()
        self._anchors: dict[str, QWidget] = {
            "facts": self.facts_head,
            "calls": self.calls_head,
            "ask": self.ask_head,
            "claims": self.claims,
        }
        for widget in (
            self.facts_head,
            self.wording,
            self.facts_box,
            self.calls_head,
            self.calls_box,
            Label(_("When not reached"), "caption", "t2"),
            buttons,
            self.call_back,
            self.ask_head,
            self.ask_box,
            self.claims,
            self.hidden,
        ):
            self.column.add(widget)
        self.column.end()

    def _connect(self) -> None:
        for button in self.outcomes.values():
            button.clicked.connect(self._on_outcome)
        self.later.clicked.connect(self.ask_when)
        self.call_back.decided.connect(self._on_decided)
        self.opened.connect(self._on_opened)

    def set_facts(self, questions: list[Question]) -> None:
        """Show lines for these facts."""
        self.wording.setText(_("Ask everyone, in the same words. Facts only, never rated."))
        for line in self.facts.values():
            line.deleteLater()
        self.facts = {}
        for question in questions:
            line = FactLine(question)
            line.answered.connect(self.answered)
            line.used.connect(self.wording.setText)
            self.facts[question.id] = line
            _column(self.facts_box).addWidget(line)

    def show_answers(self, answers: Mapping[str, Answer], locked: bool) -> None:
        """Show what is stored, without telling."""
        for key, line in self.facts.items():
            line.editor.set_answer(answers.get(key, Answer()))
            line.editor.set_locked(locked)
        self.count_facts(answers)

    def count_facts(self, answers: Mapping[str, Answer]) -> None:
        """How many facts are known."""
        known = sum(1 for key in self.facts if key in answers and not answers[key].is_empty)
        self.facts_head.caption.setText(_("{done} of {all}").format(done=known, all=len(self.facts)))
        self.buttons["facts"].show_words(_("Checks {done}/{all}").format(done=known, all=len(self.facts)))

    def show_page(self, page: Overview, hidden: int) -> None:
        """Attempts, claims and what screening leaves open."""
        _clear(self.calls_box)
        for place, call in enumerate(page.calls):
            _column(self.calls_box).addWidget(_call(len(page.calls) - place, call))
        if not page.calls:
            _column(self.calls_box).addWidget(Label(_("Not tried yet"), "body", "t3"))
        self.buttons["calls"].show_words(_("Calls {count}").format(count=len(page.calls)))
        _clear(self.ask_box)
        probes = page.screening.probes if page.screening else ()
        for judgement in probes:
            _column(self.ask_box).addWidget(_probe(localized(judgement.rule.title), localized(judgement.rule.probe)))
        self.ask_head.setVisible(bool(probes))
        self.buttons["ask"].show_words(_("To ask {count}").format(count=len(probes)))
        self.claims.show_claims(page.claims)
        self.buttons["claims"].show_words(_("Claims {count}").format(count=len(page.claims)))
        self.hidden.setVisible(hidden > 0)

    def set_calls_enabled(self, enabled: bool) -> None:
        """While the call runs no failed attempt can be noted."""
        for button in (*self.outcomes.values(), self.later):
            button.setEnabled(enabled)

    def flush(self) -> None:
        """Tell now what was typed, if something waits."""
        for line in self.facts.values():
            line.editor.flush()

    @Slot()
    def ask_when(self) -> None:
        """Ask when to call back."""
        if self.is_narrow():
            self.open_over("calls")
        self.call_back.suggest()
        self.call_back.show()
        self.call_back.hour.line.setFocus()

    @Slot()
    def _on_outcome(self) -> None:
        sender = self.sender()
        key = next((key for key, button in self.outcomes.items() if button is sender), "")
        if key:
            self.call_noted.emit(key, None, "")

    @Slot(object, str)
    def _on_decided(self, when: Any, note: str) -> None:
        self.call_noted.emit("call_back", when, note)

    @Slot(str)
    def _on_opened(self, key: str) -> None:
        self.column.ensureWidgetVisible(self._anchors[key], 0, 300)


def _box(spacing: int) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 4)
    column.setSpacing(spacing)
    return box


def _column(box: QWidget) -> QVBoxLayout:
    column = box.layout()
    assert isinstance(column, QVBoxLayout)
    return column


def _clear(box: QWidget) -> None:
    column = _column(box)
    while column.count():
        item = column.takeAt(0)
        old = item.widget() if item is not None else None
        if old is not None:
            old.deleteLater()


def _call(number: int, call: Any) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    reached = call.outcome == "reached"
    title = _("No. {number}, {outcome}").format(number=number, outcome=call_words(call.outcome))
    when = f"{words.day(call.at)} {words.moment(call.at)}"
    column.addLayout(
        row(
            Dot("okg" if reached else "t3", call_words(call.outcome)),
            Label(title, "body_strong"),
            None,
            Label(when, "caption", "t2"),
        )
    )
    if call.next_at is not None:
        next_try = f"{words.day(call.next_at)} {words.moment(call.next_at)}"
        column.addLayout(row(18, Label(_("next try {when}").format(when=next_try), "caption", "t2"), None, spacing=0))
    if call.note:
        line = row(18, spacing=0)
        line.addWidget(Paragraph(call.note, "caption", "t2"), 1)
        column.addLayout(line)
    return holder


def _probe(title: str, text: str) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Label(title, "caption", "t2"))
    column.addWidget(Paragraph(text, "body"))
    return holder


def _hour(text: str) -> time | None:
    try:
        return time.fromisoformat(text.strip().replace("：", ":").zfill(5))
    except ValueError:
        return None
