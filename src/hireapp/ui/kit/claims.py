"""What the resume says against what was said: claim rows and the contradiction card."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hireapp.i18n import _
from hireapp.ui.kit.block import text_block
from hireapp.ui.kit.buttons import PaintedButton
from hireapp.ui.kit.frames import Card
from hireapp.ui.kit.icons import draw_icon
from hireapp.ui.kit.paint import fill_box, painter_for
from hireapp.ui.kit.paragraph import Label, Paragraph
from hireapp.ui.kit.wrap import Wrapping

ClaimState = Literal["verified", "vague", "contradicted", "not_asked"]
_LOOK: dict[ClaimState, tuple[str, str]] = {
    "verified": ("check", "ok"),
    "vague": ("info", "warn"),
    "contradicted": ("split", "bad"),
    "not_asked": ("clock", "t2"),
}


class ClaimRow(Wrapping, PaintedButton):
    """A claim in its own words and what became of it; press it to change the state. ``clicked`` tells."""

    def __init__(self, quote: str, state: ClaimState, words: str, parent: QWidget | None = None) -> None:
        self._state: ClaimState = state
        self._words = words
        super().__init__(quote, parent)
        self.start_wrapping()
        self.set_state(state, words)

    def set_state(self, state: ClaimState, words: str) -> None:
        """What became of the claim, in words."""
        self._state, self._words = state, words
        self.setAccessibleName(f"{self._label}, {words}")
        self.updateGeometry()
        self.update()

    def state(self) -> ClaimState:
        """What became of the claim."""
        return self._state

    def wrapped_height(self, width: int) -> int:
        room = max(60, width - 26)
        words = text_block(self._words, "caption", room).height if self._words else 0
        return text_block(self._label, "body", room).height + words + 6

    def draw(self, painter: QPainter) -> None:
        if self.is_hovered():
            fill_box(painter, self.rect(), 6, "hover")
        name, ink = _LOOK[self._state]
        draw_icon(painter, name, 0, 5, ink)
        room = max(60, self.width() - 26)
        quote = text_block(self._label, "body", room)
        quote.draw(painter, QPointF(26, 3), "text")
        if self._words:
            text_block(self._words, "caption", room).draw(painter, QPointF(26, 3 + quote.height), ink)


class ContradictionCard(Card):
    """Two quotations side by side, the clarifying question, its answer; it has no score of its own."""

    def __init__(
        self,
        left_caption: str,
        left_quote: str,
        right_caption: str,
        right_quote: str,
        question: str,
        answer: str = "",
        foot: str | None = None,
        *,
        time: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._answer = Paragraph(answer, "body_strong")
        column = self.column(spacing=6)
        column.addWidget(_Head(_("Contradiction"), time))
        column.addLayout(_two(left_caption, left_quote, right_caption, right_quote))
        column.addWidget(Paragraph(question, "body", "t2"))
        column.addWidget(self._answer)
        column.addWidget(Paragraph(_("On record only, no score of its own") if foot is None else foot, "caption", "t2"))
        self._answer.setVisible(bool(answer))
        self.setAccessibleName(f"{_('Contradiction')}: {left_quote}, {right_quote}")

    def set_answer(self, answer: str) -> None:
        """What was answered to the clarifying question."""
        self._answer.setText(answer)
        self._answer.setVisible(bool(answer))


class _Head(QWidget):
    def __init__(self, title: str, time: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 0, 0, 0)
        row.addWidget(Label(title, "body_strong", "bad"))
        row.addStretch(1)
        row.addWidget(Label(time, "caption", "t2", align="right"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_icon(painter_for(self), "split", 0, self.height() / 2 - 8, "bad")


def _two(left_caption: str, left: str, right_caption: str, right: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    for caption, quote in ((left_caption, left), (right_caption, right)):
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Label(caption, "caption", "t2"))
        column.addWidget(Paragraph(quote, "body"))
        column.addStretch(1)
        row.addLayout(column, 1)
    return row
