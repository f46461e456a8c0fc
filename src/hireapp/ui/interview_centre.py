"""The centre of the interview kit: the questions of one step, one below the other, each with its editor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.forms.answer import Answer
from hireapp.forms.questions import Question, Star
from hireapp.i18n import _, localized
from hireapp.ui.editors import Editor, Style
from hireapp.ui.editors.rated import RatingEditor, StarEditor
from hireapp.ui.kit.frames import Column, Hairline
from hireapp.ui.sheet_question import QuestionBlock, heard_in


class StepPage(QWidget):
    """The questions of one step. ``answered(id, Answer)``, ``swap_wanted(id)``."""

    answered = Signal(str, object)
    swap_wanted = Signal(str)

    def __init__(
        self,
        title: str,
        questions: Sequence[Question],
        style: Style,
        competencies: Mapping[str, str],
        moment: Callable[[], int],
        *,
        can_swap: bool,
    ) -> None:
        super().__init__()
        self.blocks: dict[str, QuestionBlock] = {}
        self._lines: dict[str, Hairline] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for place, question in enumerate(questions):
            line = Hairline()
            self._lines[question.id] = line
            column.addWidget(line)
            line.setVisible(place > 0)
            block = QuestionBlock(
                question, style, head=_head(title, question, competencies), swap=can_swap and isinstance(question, Star)
            )
            block.editor.moment = moment
            block.answered.connect(self.answered)
            block.swap_wanted.connect(self.swap_wanted)
            self.blocks[question.id] = block
            column.addWidget(block)

    def show_answers(self, answers: Mapping[str, Answer], locked: bool) -> None:
        """Show what is stored, without telling."""
        for key, block in self.blocks.items():
            block.set_answer(answers.get(key, Answer()))
            block.set_locked(locked)

    def show_asked(self, asked: Sequence[str], reserve: set[str]) -> None:
        """Show only what is asked under the answers so far."""
        for place, (key, block) in enumerate(self.blocks.items()):
            shown = key in asked or key in reserve
            block.setVisible(shown)
            self._lines[key].setVisible(shown and place > 0)

    def set_anchors_shown(self, shown: bool) -> None:
        """Anchors of all ratings, or only of the one in use."""
        for editor in self.editors():
            if isinstance(editor, RatingEditor):
                editor.set_anchors_shown(shown or len(self.blocks) == 1)

    def editors(self) -> list[Editor]:
        """The editors of what is asked, in order."""
        return [block.editor for block in self.blocks.values() if block.question.answerable and not block.isHidden()]

    def star(self) -> StarEditor | None:
        """The STAR editor of the step, if it has one."""
        return next((editor for editor in self.editors() if isinstance(editor, StarEditor)), None)

    def flush(self) -> None:
        """Tell now what was typed, if something waits."""
        for block in self.blocks.values():
            block.flush()


class CentreColumn(Column):
    """Holds the page of the current step."""

    def __init__(self) -> None:
        super().__init__(margins=QMargins(26, 14, 26, 20), spacing=0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.end()

    def place(self, page: StepPage) -> None:
        """Put a page in; ``show_only`` shows it."""
        self.layout_.insertWidget(0, page)

    def show_only(self, page: StepPage, pages: Sequence[StepPage]) -> None:
        """Show this one of the pages, from its top."""
        for other in pages:
            other.setVisible(other is page)
        self.verticalScrollBar().setValue(0)


def _head(step: str, question: Question, competencies: Mapping[str, str]) -> str:
    heard = heard_in(question, competencies)
    title = localized(question.title)
    if heard:
        return _("{step}, rates {heard}: {title}").format(step=step, heard=heard, title=title)
    return title
