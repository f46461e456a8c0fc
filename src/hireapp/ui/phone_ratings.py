"""The ratings beside a call: one open with all its anchors, the others one line each; digits rate the open one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QMargins, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.forms.answer import Answer
from hireapp.forms.questions import Anchored
from hireapp.i18n import _, localized
from hireapp.ui.editors.base import anchors_of, texts_of
from hireapp.ui.editors.rated import level_of, value_of
from hireapp.ui.kit.layouts import SectionHeader, row
from hireapp.ui.kit.paragraph import Label
from hireapp.ui.kit.rating import NotObserved, RatingCompact, RatingFull, RatingValue, Unrated
from hireapp.ui.phone_parts import next_open


class RatingHolder(QWidget):
    """One competency: the compact line, or the full rating while it is current (made when first needed)."""

    answered = Signal(str, object)
    wanted = Signal(str)

    def __init__(self, question: Anchored) -> None:
        super().__init__()
        self.question = question
        self.moment: Callable[[], int] | None = None
        self._at: int | None = None
        self._quote = ""
        self._locked = False
        self.full: RatingFull | None = None
        self.compact = RatingCompact(localized(question.title), anchors_of(question))
        layout = self.compact.layout()
        if layout is not None:
            layout.setContentsMargins(QMargins(14, 6, 14, 6))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.compact)
        self.compact.rated.connect(self._on_rated)
        self.compact.installEventFilter(self)

    def answer(self) -> Answer:
        """What is entered."""
        value = value_of(self.compact.value())
        if value and self._at is not None:
            value["at_ms"] = self._at
        return Answer(value or None, texts_of([("quotation", self._quote)]))

    def set_answer(self, answer: Answer) -> None:
        """Show ``answer`` without telling."""
        value = answer.value or {}
        self._at = value.get("at_ms")
        self._quote = answer.texts.get("quotation", "")
        self.compact.set_value(level_of(value))
        if self.full is not None:
            self.full.set_value(level_of(value))
            self.full.set_quote(self._quote)

    def set_current(self, current: bool) -> None:
        """Open it, or fold it to its line."""
        had_focus = self.compact.hasFocus()
        if current and self.full is None:
            self._make_full()
        if self.full is not None:
            if not current:
                self.full.quote_field().flush()
            self.full.setVisible(current)
            self.full.set_current(current and not self._locked)
        self.compact.setVisible(not current)
        if current and had_focus and self.full is not None:
            self.full.setFocus(Qt.FocusReason.TabFocusReason)

    def set_locked(self, locked: bool) -> None:
        """Readable, no longer to be changed."""
        self._locked = locked
        self.compact.set_locked(locked)
        if self.full is not None:
            self.full.set_locked(locked)
            self.full.set_current(not locked and self.full.isVisible())

    def rate(self, value: RatingValue) -> None:
        """Take a value as if its key was pressed."""
        if not self._locked:
            self.compact.set_value(value)
            self._on_rated(value)

    def flush(self) -> None:
        """Tell now what was typed, if something waits."""
        if self.full is not None:
            self.full.quote_field().flush()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.compact and event.type() == QEvent.Type.FocusIn:
            self.wanted.emit(self.question.id)
        return False

    def _make_full(self) -> None:
        hint = _("1–5 rate, 0 not observed, ↓ next")
        self.full = RatingFull(localized(self.question.title), anchors_of(self.question), quote=self._quote, hint=hint)
        self.full.set_value(self.compact.value())
        self.full.set_locked(self._locked)
        self._column.addWidget(self.full)
        self.full.rated.connect(self._on_rated)
        self.full.quote_edited.connect(self._on_quote)

    @Slot(object)
    def _on_rated(self, value: RatingValue) -> None:
        self._at = self.moment() if self.moment is not None and value is not Unrated else None
        self.compact.set_value(value)
        if self.full is not None:
            self.full.set_value(value)
        self.answered.emit(self.question.id, self.answer())

    @Slot(str)
    def _on_quote(self, quote: str) -> None:
        self._quote = quote
        self.answered.emit(self.question.id, self.answer())


class RatingsPanel(QWidget):
    """The conditions, counted, and what is rated besides. ``answered(id, Answer)``."""

    answered = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.holders: dict[str, RatingHolder] = {}
        self._counted: tuple[str, ...] = ()
        self.current = ""
        self._locked = True
        self.header = SectionHeader("")
        self.more = QWidget()
        self.more.setLayout(row(14, Label(_("Besides, for the competency profile"), "caption", "t2"), None, spacing=0))
        head = QVBoxLayout()
        head.setContentsMargins(14, 0, 14, 0)
        head.addWidget(self.header)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self._column.addSpacing(2)

    def set_questions(
        self, questions: Sequence[Anchored], counted: Sequence[str], title: str, moment: Callable[[], int]
    ) -> None:
        """Show ratings of ``questions``; those ``counted`` first, the rest under a caption."""
        self.clear()
        self._counted = tuple(counted)
        self.header.title.setText(title)
        for question in (*[q for q in questions if q.id in counted], *[q for q in questions if q.id not in counted]):
            holder = RatingHolder(question)
            holder.moment = moment
            holder.answered.connect(self._on_answered)
            holder.wanted.connect(self.set_current)
            self.holders[question.id] = holder
            if len(self.holders) == len(self._counted) + 1:
                self._column.addWidget(self.more)
                self.more.show()
            self._column.addWidget(holder)

    def set_hints(self, hints: Mapping[str, str]) -> None:
        """The words below a name while it is not rated."""
        for key, words in hints.items():
            if key in self.holders:
                self.holders[key].compact.set_hint(words)

    def clear(self) -> None:
        """No ratings."""
        for holder in self.holders.values():
            self._column.removeWidget(holder)
            holder.deleteLater()
        self.holders = {}
        self._column.removeWidget(self.more)
        self.more.hide()

    def show_answers(self, answers: Mapping[str, Answer], locked: bool) -> None:
        """Show what is stored, without telling."""
        self._locked = locked
        for key, holder in self.holders.items():
            holder.set_answer(answers.get(key, Answer()))
            holder.set_locked(locked)
        self._count()
        self.set_current(self.current if self.current in self.holders else next(iter(self.holders), ""))

    @Slot(str)
    def set_current(self, key: str) -> None:
        """Open one, fold the others."""
        self.current = key
        for name, holder in self.holders.items():
            holder.set_current(name == key and not self._locked)

    def move(self, by: int) -> None:  # type: ignore[override]
        """Open the one above or below."""
        keys = list(self.holders)
        if keys:
            place = keys.index(self.current) if self.current in keys else 0
            self.set_current(keys[min(max(place + by, 0), len(keys) - 1)])

    def rate(self, digit: int) -> None:
        """Rate the open one: 1 to 5, 0 is "not observed"."""
        if self.current in self.holders:
            self.holders[self.current].rate(digit or NotObserved)

    def open_next(self) -> None:
        """Open the first one that is not rated."""
        self.set_current(next_open(list(self.holders), self.rated(), self.current))

    def rated(self) -> set[str]:
        """Ids of those that have a level or "not observed"."""
        return {key for key, holder in self.holders.items() if holder.compact.value() is not Unrated}

    def flush(self) -> None:
        """Tell now what was typed, if something waits."""
        for holder in self.holders.values():
            holder.flush()

    def current_widget(self) -> QWidget | None:
        """The rating that is open, to give it the keyboard."""
        holder = self.holders.get(self.current)
        return None if holder is None else holder.full or holder.compact

    def _count(self) -> None:
        done = len(self.rated() & set(self._counted))
        self.header.caption.setText(_("{done} of {all} rated").format(done=done, all=len(self._counted)))

    @Slot(str, object)
    def _on_answered(self, key: str, answer: Answer) -> None:
        self._count()
        self.answered.emit(key, answer)
