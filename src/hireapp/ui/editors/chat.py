"""The chat desk: the list of customers, the talk in view, holding lines by key, and the product sheet beside it."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hireapp.forms.answer import Answer
from hireapp.forms.chat import ChatRun, Event
from hireapp.forms.items import Chat
from hireapp.forms.questions import Question
from hireapp.i18n import Language, _, current_language, localized
from hireapp.ui.chat_log import bubbles_of
from hireapp.ui.editors.base import Editor, Style
from hireapp.ui.kit.buttons import Button
from hireapp.ui.kit.chat import CustomerLine, CustomerRow, Talk
from hireapp.ui.kit.flow import FlowLayout
from hireapp.ui.kit.frames import Column, Ground, Hairline
from hireapp.ui.kit.inputs import BoxedText
from hireapp.ui.kit.layouts import FactRow, row
from hireapp.ui.kit.lines import GrowingText
from hireapp.ui.kit.paragraph import Label, Paragraph

LIST, SHEET = 320, 300
NARROW = 1150


class _Entry(GrowingText):
    """Where the reply is typed: Enter sends, Shift+Enter breaks the line."""

    sent = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.sent.emit()
            return
        super().keyPressEvent(event)


class _LongFact(QWidget):
    """A fact of the sheet that needs lines: its name above, a hairline below, as in a FactRow."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(name, "caption", "t2"))
        column.addWidget(Paragraph(value, "body"))
        column.addSpacing(3)
        column.addWidget(Hairline())


class ChatEditor(Editor):
    """The desk. Every event is told at once: what a customer says and what is replied."""

    question: Chat

    def __init__(self, question: Question, style: Style | None = None) -> None:
        super().__init__(question, style)
        self.run = ChatRun(self.question, current_language())
        self.current = self.question.customers[0].id
        self._locked = False
        self._now = 0
        self.rows = {customer.id: CustomerRow(customer.id) for customer in self.question.customers}
        self.who = Label("", "block")
        self.about = Label("", "body", "t2", elidable=True)
        self.talk = Talk()
        self.view = QScrollArea()
        self.entry = _Entry(_("Write to the customer; Enter sends"), min_lines=2, max_lines=4, role="say")
        self.send = Button(_("Send"), "primary", size="large")
        self._lay_out()
        self._connect()

    def answer(self) -> Answer:
        if not self.run.events:
            return Answer()
        value = {"language": self.run.language, "events": list(self.run.events)}
        return Answer(value, dict(self.run.texts))

    def set_answer(self, answer: Answer) -> None:
        value = answer.value or {}
        events: list[Event] = list(value.get("events", ()))
        language: Language = "en" if value.get("language", current_language()) == "en" else "zh"
        self.run = ChatRun(self.question, language, events, answer.texts)
        self._show()

    def set_locked(self, locked: bool) -> None:
        self._locked = locked
        self.entry.setReadOnly(locked)
        self.send.setEnabled(not locked)

    def tick(self, ms: int) -> None:
        self._now = ms
        if self.run.advance(ms):
            self.tell()
            first = next((name for name, talk in self.run.talks.items() if talk.open), None)
            if self.run.talks[self.current].entered is None and first is not None:
                self.current = first
        self._show()

    def fault(self) -> str:
        return ""

    def finished(self) -> bool:
        """Whether every customer has come and gone."""
        return self.run.finished

    def _lay_out(self) -> None:
        self.column.setSpacing(0)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._make_list())
        body.addWidget(self._make_talk(), 1)
        self.sheet = self._make_sheet()
        body.addWidget(self.sheet)
        self.column.addLayout(body, 1)
        self.setFocusProxy(self.entry)

    def _make_list(self) -> QWidget:
        rail = Ground("sunk", ("right",))
        rail.setFixedWidth(LIST)
        column = QVBoxLayout(rail)
        column.setContentsMargins(12, 18, 12, 16)
        column.setSpacing(4)
        head = row(12, Label(_("Customers"), "section"), None, Label(_("Alt 1–4 to change"), "caption", "t2"), 12)
        column.addLayout(head)
        column.addSpacing(8)
        for entry in self.rows.values():
            column.addWidget(entry)
            entry.hide()
        column.addStretch(1)
        words = _("A first reply within 15 s keeps most customers; after 1 minute many have left.")
        advice = Paragraph(words, "caption", "t2")
        foot = row(12, spacing=0)
        foot.addWidget(advice, 1)
        foot.addSpacing(12)
        column.addLayout(foot)
        return rail

    def _make_talk(self) -> QWidget:
        centre = Ground("bg")
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = Ground("bg", ("bottom",))
        line = row(self.who, 10)
        line.addWidget(self.about, 1)
        line.setContentsMargins(24, 14, 24, 14)
        head.setLayout(line)
        column.addWidget(head)
        self.view.setWidget(self.talk)
        self.view.setWidgetResizable(True)
        self.view.setFrameShape(QScrollArea.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self.view, 1)
        column.addWidget(self._make_entry())
        return centre

    def _make_entry(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(24, 8, 24, 18)
        column.setSpacing(8)
        column.addWidget(
            Label(
                _("To look something up, ask the customer to wait first: press a key, or write it yourself"),
                "caption",
                "t2",
                elidable=True,
            )
        )
        holder = QWidget()
        flow = FlowLayout(holder)
        self.holding: list[Button] = []
        for place, text in enumerate(self.question.holding, 1):
            button = Button(localized(text), "plain", key_hint=f"F{place}")
            button.setObjectName(str(place - 1))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(self._on_hold)
            self.holding.append(button)
            flow.addWidget(button)
        column.addWidget(holder)
        line = row(spacing=10)
        self.entry.setAccessibleName(_("Your reply"))
        line.addWidget(BoxedText(self.entry), 1)
        line.addWidget(self.send)
        column.addLayout(line)
        return foot

    def _make_sheet(self) -> QWidget:
        sheet = Column("bg", QMargins(20, 18, 20, 18), spacing=6, edges=("left",))
        sheet.setFixedWidth(SHEET)
        sheet.add(Label(_("Product sheet"), "section"))
        sheet.add(Label(_("You may look at it at any time"), "caption", "t2"))
        for fact in self.question.facts:
            value = localized(fact.value)
            if len(value) <= 14:
                sheet.add(FactRow(localized(fact.label), value))
            else:
                sheet.add(_LongFact(localized(fact.label), value))
        sheet.layout_.addSpacing(8)
        sheet.add(Label(_("Not allowed"), "section"))
        for rule in self.question.rules:
            sheet.add(Paragraph(localized(rule), "body", "t2"))
        sheet.end()
        return sheet

    def _connect(self) -> None:
        for entry in self.rows.values():
            entry.clicked.connect(self._on_row)
        self.send.clicked.connect(self._on_send)
        self.entry.sent.connect(self._on_send)
        for place in range(1, 5):
            for key, slot in ((f"Alt+{place}", self._on_key), (f"F{place}", self._on_hold_key)):
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.setObjectName(str(place - 1))
                shortcut.activated.connect(slot)

    def sizeHint(self) -> QSize:
        return QSize(1200, 560)

    def minimumSizeHint(self) -> QSize:
        return QSize(900, 420)

    def _show(self) -> None:
        for name, entry in self.rows.items():
            talk = self.run.talks[name]
            entry.setVisible(talk.entered is not None)
            entry.setChecked(name == self.current)
            waiting = None if talk.waiting_since is None else max(0, self._now - talk.waiting_since) // 1000
            said = [self.run.words_of(event) for event in self.run.events if event["who"] == name]
            last = next((text for text in reversed(said) if text), "")
            entry.show_line(CustomerLine(localized(talk.customer.nick), last, waiting, talk.over or "open"))
        talk = self.run.talks[self.current]
        self.who.setText(localized(talk.customer.nick) if talk.entered is not None else "")
        self.about.setText(localized(talk.customer.about) if talk.entered is not None else "")
        if self.talk.show_bubbles(bubbles_of(self.run, self.current)):
            bar = self.view.verticalScrollBar()
            self.talk.adjustSize()
            bar.setValue(bar.maximum())
        self.send.setEnabled(talk.open and not self._locked)

    def _reply(self, text: str) -> None:
        if self._locked or not text.strip() or not self.run.talks[self.current].open:
            return
        now = self.moment() if self.moment is not None else self._now
        self.run.advance(now)
        self.run.reply(self.current, text, now)
        self.tell()
        self._show()

    @Slot()
    def _on_send(self) -> None:
        text = self.entry.text()
        if text.strip() and self.run.talks[self.current].open:
            self._reply(text)
            self.entry.set_text("")
        self.entry.setFocus()

    @Slot()
    def _on_hold(self) -> None:
        sender = self.sender()
        if sender is not None:
            self._reply(localized(self.question.holding[int(sender.objectName())]))

    @Slot()
    def _on_hold_key(self) -> None:
        sender = self.sender()
        if sender is not None and int(sender.objectName()) < len(self.question.holding):
            self._reply(localized(self.question.holding[int(sender.objectName())]))

    @Slot()
    def _on_row(self) -> None:
        sender = self.sender()
        if sender is not None:
            self._choose(sender.objectName())

    @Slot()
    def _on_key(self) -> None:
        sender = self.sender()
        there = [name for name, talk in self.run.talks.items() if talk.entered is not None]
        if sender is not None and int(sender.objectName()) < len(there):
            self._choose(there[int(sender.objectName())])

    def _choose(self, name: str) -> None:
        self.current = name
        self._show()
        self.entry.setFocus()
