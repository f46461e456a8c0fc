"""How far many files at once have come, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from hireapp.i18n import _
from hireapp.ui.kit.buttons import Button
from hireapp.ui.kit.layouts import row
from hireapp.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from hireapp.printing import Outcome

_FAILED_SHOWN = 5


class BatchPart(QWidget):
    """Bar and Cancel while files are made; afterwards where they lie. Out of sight while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("Progress"))
        self.bar.setTextVisible(False)
        self.stop = Button(_("Cancel"))
        self.outcome = Paragraph("", "body", "t2")
        self.running = QWidget()
        self.running.setLayout(row(self.bar, self.stop, spacing=10))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.running)
        column.addWidget(self.outcome)
        self.end()

    def begin(self) -> None:
        """Files are being made; the keyboard stands on Cancel."""
        self.say("")
        self.bar.setRange(0, 0)
        self.running.show()
        self.show()
        self.stop.setFocus()

    def show_progress(self, part: int, whole: int) -> None:
        """How many are done."""
        self.bar.setRange(0, whole)
        self.bar.setValue(part)

    def end(self, outcome: Outcome | None = None) -> None:
        """Nothing is being made any more."""
        self.running.hide()
        if outcome is None:
            self.say("")
        else:
            self.say(_told(outcome), "bad" if outcome.failed else "text")

    def say(self, text: str, ink: str = "t2") -> None:
        """What became of it."""
        self.outcome.setText(text)
        self.outcome.set_color(ink)
        self.outcome.setVisible(bool(text))
        self.setVisible(bool(text) or self.running.isVisibleTo(self))


def lie_in(count: int, folder: object) -> str:
    """How many files lie where."""
    words = _("1 file lies in {folder}") if count == 1 else _("{count} files lie in {folder}")
    return words.format(count=count, folder=folder)


def _told(outcome: Outcome) -> str:
    """Where they lie, how many, and which failed."""
    where = lie_in(len(outcome.written), outcome.folder)
    lines = [_("Cancelled. {where}").format(where=where) if outcome.cancelled else where]
    lines += [f"{number}: {error.in_words(_)}" for number, error in outcome.failed[:_FAILED_SHOWN]]
    more = len(outcome.failed) - _FAILED_SHOWN
    return "\n".join([*lines, _("and {count} more failed").format(count=more)] if more > 0 else lines)
