"""The kinds of reports to choose from: title, and a line that says what each is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from hireapp.i18n import N_, _
from hireapp.ui.kit.block import text_block
from hireapp.ui.kit.buttons import PaintedButton
from hireapp.ui.kit.icons import draw_icon
from hireapp.ui.kit.paint import draw_text, fill_box

if TYPE_CHECKING:
    from hireapp.domain.documents import Kind

WIDTH = 244
_TEXT = WIDTH - 16 - 38 - 10

KINDS: dict[Kind, tuple[str, str, str]] = {
    "evaluation": (N_("Evaluation"), N_("All the evidence on one candidate, for the decision"), "report"),
    "comparison": (N_("Comparison"), N_("Candidates of one opening beside each other"), "compare"),
    "panel": (N_("Panel summary"), N_("What the raters marked and agreed, for their talk"), "people"),
    "guide": (N_("Interview guide"), N_("The blank guide, to interview on paper"), "chat"),
    "phone": (N_("Phone checklist"), N_("The blank checklist for phone screens"), "phone"),
    "summary": (N_("Opening summary"), N_("How hiring for an opening went"), "insight"),
    "tests": (N_("Test report"), N_("How well a test measures in your own data"), "target"),
    "data": (N_("Candidate’s data"), N_("Everything stored about a candidate, for the candidate"), "archive"),
}
"""Title, what it is for, icon."""


class _KindButton(PaintedButton):
    """Icon and title, and below what it is for."""

    def __init__(self, title: str, line: str, icon: str) -> None:
        self._line = line
        self._icon = icon
        super().__init__(title)
        self.setCheckable(True)
        self.setAccessibleDescription(line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 16, 36 + text_block(self._line, "caption", _TEXT).height)

    def draw(self, painter: QPainter) -> None:
        area = QRectF(self.rect())
        chosen = self.isChecked()
        if chosen or self.is_hovered() or self.isDown():
            fill_box(painter, area, 6, "sel" if chosen else "hover")
        draw_icon(painter, self._icon, 10, 7, "acct" if chosen else "t2", 18)
        draw_text(painter, QRectF(38, 5, _TEXT, 22), self._label, "body_strong" if chosen else "body", "text")
        text_block(self._line, "caption", _TEXT).draw(painter, QPointF(38, 27), "t2")


class KindList(QWidget):
    """The kinds below each other; ``chosen(str)`` when the user takes one. Up and down move, space chooses."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._ids = list(KINDS)
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(2)
        for place, (title, line, icon) in enumerate(KINDS.values()):
            button = _KindButton(_(title), _(line), icon)
            self._group.addButton(button, place)
            column.addWidget(button)
        self._group.idToggled.connect(self._on_toggled)
        self.setAccessibleName(_("Kind of report"))
        self.set_current("evaluation")

    def current(self) -> Kind:
        """The kind that is chosen."""
        return self._ids[max(0, self._group.checkedId())]

    def set_current(self, kind: Kind) -> None:
        """Choose without telling."""
        self._group.blockSignals(True)
        self.button(kind).setChecked(True)
        self._group.blockSignals(False)

    def button(self, kind: Kind) -> PaintedButton:
        """The button of a kind."""
        button = self._group.button(self._ids.index(kind))
        assert isinstance(button, PaintedButton)
        return button

    def _on_toggled(self, place: int, checked: bool) -> None:
        if checked:
            self.chosen.emit(self._ids[place])
