"""The frame of candidate mode: header with part, clock, saved time, language and lock; progress; foot with back and
next."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from hireapp.i18n import _
from hireapp.ui.kit.buttons import Button, IconButton
from hireapp.ui.kit.frames import Ground
from hireapp.ui.kit.layouts import row
from hireapp.ui.kit.paint import fill_box, painter_for
from hireapp.ui.kit.paragraph import Label
from hireapp.ui.words import clock

WIDTH = 1080


class Progress(QWidget):
    """A thin bar: how much of this part is behind."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedHeight(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        """0 to 1."""
        self._share = max(0.0, min(1.0, share))
        self.setAccessibleName(_("{share}% done").format(share=round(self._share * 100)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_for(self)
        area = QRectF(self.rect())
        fill_box(painter, area, 3, "track")
        if self._share:
            fill_box(painter, QRectF(0, 0, max(6.0, area.width() * self._share), area.height()), 3, "acc")


class CandidateFrame(Ground):
    """Everything round the page."""

    back_wanted = Signal()
    next_wanted = Signal()
    leave_wanted = Signal()
    language_wanted = Signal()

    def __init__(self, company: str) -> None:
        super().__init__("bg")
        self.company = Label(company or "hireapp", "section")
        self.part = Label("", "option", "t2", elidable=True)
        self.time = Label("", "figure_small")
        self.left = Label("", "option", "t2")
        self.saved = Label("", "option", "t2")
        self.language = Button("", "plain", icon="globe", size="header")
        self.lock = IconButton("lock", _("For the staff: leave with the PIN"), "ghost", 34)
        self.place = Label("", "option", "t2")
        self.about = Label("", "option", "t2", align="right")
        self.progress = Progress()
        self.stack = QStackedWidget()
        self.back = Button(_("Back"), "plain", icon="left", size="large")
        self.next = Button(_("Next"), "primary", size="large")
        self.hint = Label("", "option", "t2", align="center", elidable=True)
        self.banner = Label("", "option", "warn", align="center", elidable=True)
        self._lay_out()
        self.back.clicked.connect(self.back_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.lock.clicked.connect(self.leave_wanted)
        self.language.clicked.connect(self.language_wanted)

    def show_part(self, words: str) -> None:
        """Which part of the sitting this is."""
        self.part.setText(words)

    def show_clock(self, left_ms: int | None) -> None:
        """The time left, or none."""
        self.time.setVisible(left_ms is not None)
        self.left.setVisible(left_ms is not None)
        if left_ms is not None:
            self.time.setText(clock(left_ms + 999))
            self.time.set_color("bad" if left_ms < 30_000 else "text")
            self.left.setText(_("left"))

    def show_progress(self, words: str, about: str, share: float | None) -> None:
        """Progress within the part; None hides it."""
        self._line.setVisible(share is not None)
        self.place.setText(words)
        self.about.setText(about)
        self.progress.show_share(share or 0.0)

    def show_foot(self, visible: bool, back: bool = False, words: str = "") -> None:
        """The foot with its buttons."""
        self._foot.setVisible(visible)
        self.back.setEnabled(back)
        self.hint.setText(words)

    def show_banner(self, words: str) -> None:
        """A line of warning under the header; "" takes it away."""
        self.banner.setText(words)
        self._banner.setVisible(bool(words))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_header())
        self._banner = Ground("sunk", ("bottom",))
        self._banner.setLayout(row(self.banner))
        self._banner.hide()
        column.addWidget(self._banner)
        column.addWidget(self._make_line())
        column.addWidget(self.stack, 1)
        self._foot = self._make_foot()
        column.addWidget(self._foot)

    def _make_header(self) -> QWidget:
        header = Ground("bg", ("bottom",))
        line = QHBoxLayout(header)
        line.setContentsMargins(40, 12, 40, 12)
        line.setSpacing(12)
        left = row(self.company, 4, spacing=12)
        left.addWidget(self.part, 1)
        line.addLayout(left, 1)
        line.addWidget(self.time)
        line.addWidget(self.left)
        line.addLayout(row(None, self.saved, 8, self.language, self.lock), 1)
        header.setFixedHeight(64)
        return header

    def _make_line(self) -> QWidget:
        self._line = QWidget()
        inner = QWidget()
        inner.setMaximumWidth(WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(10)
        column.addLayout(row(self.place, None, self.about))
        column.addWidget(self.progress)
        self._line.setLayout(_centred(inner))
        return self._line

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        inner = QWidget()
        inner.setMaximumWidth(WIDTH)
        line = row(self.back, spacing=16)
        line.addWidget(self.hint, 1)
        line.addWidget(self.next)
        inner.setLayout(line)
        outer = _centred(inner)
        outer.setContentsMargins(24, 10, 24, 22)
        foot.setLayout(outer)
        return foot


def _centred(inner: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(24, 0, 24, 0)
    line.addStretch(1)
    line.addWidget(inner, 100)
    line.addStretch(1)
    return line
