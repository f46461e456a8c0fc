"""The steps of a call: one line each with its time, and the card of the current one with what to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hireapp.forms.answer import Answer
from hireapp.forms.form import Section
from hireapp.forms.questions import Question
from hireapp.i18n import _, listed, localized
from hireapp.ui.editors import Style
from hireapp.ui.kit.buttons import PaintedButton
from hireapp.ui.kit.fonts import Role, text_width
from hireapp.ui.kit.frames import Card, Hairline
from hireapp.ui.kit.icons import draw_icon
from hireapp.ui.kit.paint import draw_elided, draw_text, fill_box
from hireapp.ui.sheet_question import QuestionBlock, heard_in
from hireapp.ui.sheet_words import clock_words


@dataclass(frozen=True)
class StepLine:
    """A step as its line shows it: state is done, current or todo; times in milliseconds."""

    title: str
    state: str
    used: int
    planned: int


class StepRow(PaintedButton):
    """One line: mark or number, title, time; amber where the plan was passed."""

    def __init__(self, place: int) -> None:
        self._place = place
        self._line = StepLine("", "todo", 0, 0)
        self._count = ""
        super().__init__("")
        self.setObjectName(str(place))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_line(self, line: StepLine) -> None:
        """Another state."""
        if line == self._line:
            return
        self._line = line
        state = {"done": _("done"), "current": _("current"), "todo": _("to do")}[line.state]
        self.setAccessibleName(f"{self._place + 1} {line.title}, {state}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 30)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 30)

    def draw(self, painter: QPainter) -> None:
        line, area = self._line, QRectF(self.rect())
        current = line.state == "current"
        if current or self.is_hovered():
            fill_box(painter, area, 6, "sel" if current else "hover")
        if line.state == "done":
            draw_icon(painter, "check", 8, 7, "acct")
        else:
            draw_text(
                painter,
                QRectF(8, 0, 16, 30),
                str(self._place + 1),
                "caption_strong" if current else "caption",
                "acct" if current else "t2",
                "center",
            )
        self._draw_time(painter, area)
        role: Role = "body_strong" if current else "body"
        ink = "text" if line.state != "todo" else "t2"
        draw_elided(painter, QRectF(32, 0, area.width() - 32 - 62, 30), line.title, role, ink)

    def _draw_time(self, painter: QPainter, area: QRectF) -> None:
        line = self._line
        over = line.used > line.planned > 0
        shown = clock_words(line.used if line.state != "todo" or line.used else line.planned)
        ink = "warn" if over else "acct" if line.state == "current" else "t2"
        draw_text(painter, area.adjusted(0, 0, -12, 0), shown, "caption", ink, "right")


class FoldRow(PaintedButton):
    """Several steps in one line; pressing it shows them."""

    def __init__(self, icon: str | None) -> None:
        self._icon = icon
        super().__init__("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 28)

    def draw(self, painter: QPainter) -> None:
        area = QRectF(self.rect())
        if self.is_hovered():
            fill_box(painter, area, 6, "hover")
        if self._icon:
            draw_icon(painter, self._icon, 8, 6, "acct")
        room = min(text_width("body", self._label), area.width() - 60)
        draw_elided(painter, QRectF(32, 0, area.width() - 60, 28), self._label, "body", "t2")
        draw_icon(painter, "down", 32 + room + 6, 6, "t3")


class StepsPanel(QWidget):
    """All steps. Short of height, the done ones and the later ones fold into a line each. ``chosen(place)``."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[StepRow] = []
        self._lines: list[StepLine] = []
        self._folded = False
        self._open = False
        self.done = FoldRow("check")
        self.later = FoldRow(None)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.done)
        self._column.addWidget(self.later)
        self.done.clicked.connect(self._on_fold)
        self.later.clicked.connect(self._on_fold)

    def set_count(self, count: int) -> None:
        """As many lines."""
        while len(self.rows) < count:
            made = StepRow(len(self.rows))
            made.clicked.connect(self._on_clicked)
            self._column.insertWidget(len(self.rows) + 1, made)
            self.rows.append(made)
        for place, line in enumerate(self.rows):
            line.setVisible(place < count)

    def show_lines(self, lines: Sequence[StepLine]) -> None:
        """Another state of all steps."""
        changed = [line.state for line in lines] != [line.state for line in self._lines]
        self._lines = list(lines)
        for made, line in zip(self.rows, lines, strict=False):
            made.show_line(line)
        if changed:
            self._open = False
            self._fold()

    def set_folded(self, folded: bool) -> None:
        """Whether height is short."""
        self._folded = folded
        self._fold()

    def _fold(self) -> None:
        current = next((place for place, line in enumerate(self._lines) if line.state == "current"), 0)
        fold = self._folded and not self._open
        first, last = (current, current) if fold else (0, len(self._lines) - 1)
        for place, made in enumerate(self.rows[: len(self._lines)]):
            made.setVisible(first <= place <= last)
        self.done.set_text(_("{count} steps done").format(count=first))
        self.done.setVisible(fold and first > 0)
        rest = [line.title for line in self._lines[last + 1 :]]
        self.later.set_text(_("{count} more: {titles}").format(count=len(rest), titles=listed(rest)))
        self.later.setVisible(fold and bool(rest))

    @Slot()
    def _on_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.chosen.emit(int(sender.objectName()))

    @Slot()
    def _on_fold(self) -> None:
        self._open = True
        self._fold()


class StepCard(Card):
    """The current step: what to say, what it is heard for, probes to tick, notes. ``answered(id, Answer)``."""

    answered = Signal(str, object)

    def __init__(self, section: Section, style: Style, competencies: Mapping[str, str]) -> None:
        super().__init__()
        self.section = section
        self.blocks: dict[str, QuestionBlock] = {}
        self._lines: dict[str, Hairline] = {}
        column = self.column(12)
        for question in section.questions:
            line = Hairline()
            self._lines[question.id] = line
            column.addWidget(line)
            column.addWidget(self._block(question, style, competencies))

    def show_answers(self, answers: Mapping[str, Answer], locked: bool) -> None:
        """Show what is stored, without telling."""
        for key, block in self.blocks.items():
            block.set_answer(answers.get(key, Answer()))
            block.set_locked(locked)

    def show_asked(self, asked: Sequence[str]) -> None:
        """Show only what is asked under the answers so far."""
        first = True
        for key, block in self.blocks.items():
            shown = key in asked
            block.setVisible(shown)
            self._lines[key].setVisible(shown and not first)
            first = first and not shown

    def flush(self) -> None:
        """Tell now what was typed, if something waits."""
        for block in self.blocks.values():
            block.flush()

    def _block(self, question: Question, style: Style, competencies: Mapping[str, str]) -> QuestionBlock:
        title = localized(question.title)
        heard = heard_in(question, competencies)
        short = title.replace("：", ":").partition(":")[0]
        caption = _("{title}: {heard}").format(title=short, heard=heard) if heard else title
        block = QuestionBlock(
            question, style, heard=caption if question.say else heard, head=_("Say") if question.say else title
        )
        block.answered.connect(self.answered)
        self.blocks[question.id] = block
        return block
