"""The steps of an interview with used and planned minutes, and how much of the structure stands so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMargins, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hireapp.i18n import _
from hireapp.ui.kit.bars import draw_plan
from hireapp.ui.kit.buttons import PaintedButton
from hireapp.ui.kit.fonts import Role
from hireapp.ui.kit.frames import Column, Ground, Hairline
from hireapp.ui.kit.icons import draw_icon
from hireapp.ui.kit.layouts import SectionHeader
from hireapp.ui.kit.paint import draw_elided, draw_text, fill_box
from hireapp.ui.kit.paragraph import Paragraph

WIDE, NARROW = 242, 68


@dataclass(frozen=True)
class PlanLine:
    """A step: state is done, current or todo; used and planned in milliseconds; ``words`` and ``short`` say both."""

    title: str
    state: str
    used: int
    planned: int
    words: str
    short: str


class PlanRow(PaintedButton):
    """One step: number or check, title, bar with minutes; narrow: number over minutes."""

    def __init__(self, place: int) -> None:
        self._place = place
        self._line = PlanLine("", "todo", 0, 0, "", "")
        self._narrow = False
        super().__init__("")
        self.setObjectName(str(place))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_line(self, line: PlanLine) -> None:
        """Another state."""
        if line != self._line:
            self._line = line
            state = {"done": _("done"), "current": _("current"), "todo": _("to do")}[line.state]
            self.setAccessibleName(f"{self._place + 1} {line.title}, {state}, {line.words}")
            self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Number and minutes only."""
        self._narrow = narrow
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(52 if self._narrow else 206, 52)

    def minimumSizeHint(self) -> QSize:
        return QSize(48, 52)

    def draw(self, painter: QPainter) -> None:
        area = QRectF(self.rect())
        current = self._line.state == "current"
        if current or self.is_hovered():
            fill_box(painter, area, 6, "sel" if current else "hover")
        if self._narrow:
            self._draw_narrow(painter, area)
            return
        self._draw_mark(painter, QRectF(6, 4, 18, 22))
        role: Role = "body_strong" if current else "body"
        ink = "t2" if self._line.state == "todo" else "text"
        draw_elided(painter, QRectF(30, 4, area.width() - 36, 22), self._line.title, role, ink)
        line = self._line
        place = QRectF(30, 28, area.width() - 38, 18)
        if line.planned:
            draw_plan(painter, place, line.used, line.planned, line.words, current)
        else:
            draw_text(painter, place, line.words, "caption", "t2", "right")

    def _draw_mark(self, painter: QPainter, area: QRectF) -> None:
        if self._line.state == "done":
            draw_icon(painter, "check", area.center().x() - 8, area.center().y() - 8, "acct")
            return
        current = self._line.state == "current"
        role: Role = "body_strong" if current else "body"
        draw_text(painter, area, str(self._place + 1), role, "acct" if current else "t2", "center")

    def _draw_narrow(self, painter: QPainter, area: QRectF) -> None:
        self._draw_mark(painter, QRectF(0, 6, area.width(), 20))
        over = self._line.used > self._line.planned > 0
        draw_text(
            painter, QRectF(0, 28, area.width(), 18), self._line.short, "caption", "warn" if over else "t2", "center"
        )


class StepsRail(Ground):
    """The left rail. ``chosen(place)``."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__("sunk", ("right",))
        self.rows: list[PlanRow] = []
        self.head = SectionHeader(_("Steps"))
        self.structure = QWidget()
        self.rated = Paragraph("", "body")
        self.open = Paragraph("", "caption", "t2")
        self._column = Column("sunk", QMargins(12, 14, 12, 16), spacing=0, edges=("right",))
        self._column.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self.set_narrow(False)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(6, 0, 6, 8)
        head.addWidget(self.head)
        self._column.layout_.addLayout(head)
        inner = QVBoxLayout(self.structure)
        inner.setContentsMargins(6, 12, 6, 0)
        inner.setSpacing(4)
        inner.addWidget(Hairline())
        inner.addSpacing(6)
        inner.addWidget(SectionHeader(_("Structure")))
        inner.addWidget(self.rated)
        inner.addWidget(self.open)
        self._column.add(self.structure)
        self._column.end()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._column)

    def set_count(self, count: int) -> None:
        """As many steps."""
        while len(self.rows) < count:
            made = PlanRow(len(self.rows))
            made.clicked.connect(self._on_clicked)
            self._column.layout_.insertWidget(len(self.rows) + 1, made)
            self.rows.append(made)
        for place, line in enumerate(self.rows):
            line.setVisible(place < count)

    def show_lines(self, lines: Sequence[PlanLine], left: str) -> None:
        """Another state of all steps; ``left``: the time left in words."""
        for made, line in zip(self.rows, lines, strict=False):
            made.show_line(line)
        self.head.caption.setText(left)

    def show_structure(self, rated: str, missing: str) -> None:
        """What stands, and what is missing."""
        self.rated.setText(rated)
        self.open.setText(missing)
        self.open.setVisible(bool(missing))

    def set_narrow(self, narrow: bool) -> None:
        """Number and minutes only."""
        self.setFixedWidth(NARROW if narrow else WIDE)
        side = 4 if narrow else 12
        self._column.layout_.setContentsMargins(side, 14, side, 16)
        self.head.setVisible(not narrow)
        self.structure.setVisible(not narrow)
        for made in self.rows:
            made.set_narrow(narrow)

    @Slot()
    def _on_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.chosen.emit(int(sender.objectName()))
