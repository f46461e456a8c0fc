"""What all editors share: one question, one answer, locked or not; choices tell at once, text after a pause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.forms.answer import Answer
from hireapp.forms.questions import Anchored, Question
from hireapp.i18n import LocalizedText, localized

Probe = tuple[str, str]


@dataclass(frozen=True)
class Style:
    """How editors look on a page.

    checks: probes as check rows instead of pills. claim_probes: (id, text) offered beside each STAR question. seed:
    decides the order of shuffled options, so that it is the same after a restart. lines: least lines of a note.
    competencies: their names by id, for the heading of a rating. gaps: what is known for a gap of a script, such as
    "姓名" or "name"; what is not known stays marked. words, number: answer words and number of an item of a test.
    extra_time: factor on the time limits of tasks.
    """

    checks: bool = False
    claim_probes: tuple[tuple[str, LocalizedText], ...] = ()
    seed: str = ""
    lines: int = 2
    short: bool = False
    competencies: Mapping[str, str] = field(default_factory=dict)
    gaps: Mapping[str, str] = field(default_factory=dict)
    words: tuple[LocalizedText, ...] = ()
    number: int = 0
    extra_time: float = 1.0


class Editor(QWidget):
    """The control for the answer to one question; ``answered(Answer)`` when the user has changed it.

    ``moment`` says the time on the clock in milliseconds, for marks that are kept with it.
    """

    answered = Signal(object)

    def __init__(self, question: Question, style: Style | None = None) -> None:
        super().__init__()
        self.question = question
        self.style_ = style or Style()
        self.moment: Callable[[], int] | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)

    def answer(self) -> Answer:
        """What is entered."""
        return Answer()

    def set_answer(self, answer: Answer) -> None:
        """Show ``answer`` without telling."""

    def set_locked(self, locked: bool) -> None:
        """Readable, no longer to be changed."""

    def flush(self) -> None:
        """Tell now what was typed, if something waits."""

    def tick(self, ms: int) -> None:
        """The clock of the page shows ``ms``; for tasks in which something happens by itself."""

    def fault(self) -> str:
        """What is wrong with what is entered, in words."""
        return ""

    def start(self) -> None:
        """Give the first control the keyboard."""
        target = self.focusProxy() or self
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def tell(self) -> None:
        """Say that the answer changed; one that can't stand is kept on screen and not told."""
        if not self.fault():
            self.answered.emit(self.answer())


def anchors_of(question: Anchored) -> dict[int, str]:
    """The written anchors by level, in the language of the window."""
    return {int(level): localized(text) for level, text in question.anchors.items()}


def texts_of(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The named pieces that hold words."""
    return {name: text for name, text in pairs if text.strip()}
