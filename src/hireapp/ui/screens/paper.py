"""Entering a test that was filled in on paper: its pages in the form's order, saved answer by answer, then scored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMargins, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.forms.answer import Answer
from hireapp.forms.paging import TestPage, pages_of
from hireapp.i18n import _, current_language, joined, localized
from hireapp.ui.calls import Call
from hireapp.ui.candidate_mode.item_page import ItemPage, is_whole
from hireapp.ui.candidate_mode.keeper import Keeper
from hireapp.ui.desk import Desk, Screen
from hireapp.ui.editors import Style
from hireapp.ui.kit.buttons import Button
from hireapp.ui.kit.frames import Ground
from hireapp.ui.kit.layouts import row
from hireapp.ui.kit.paragraph import Label, Paragraph

if TYPE_CHECKING:
    from hireapp.errors import HireError
    from hireapp.services.changes import Changes
    from hireapp.services.sittings import SittingView


class PaperScreen(Screen):
    """The page. ``argument``: application id, a slash, form id."""

    name = "candidates"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.application_id = self.form_id = ""
        self.view: SittingView | None = None
        self._assessment = ""
        self._place = 0
        self._answers: dict[str, Answer] = {}
        self.page: ItemPage | None = None
        self._refused = self._open_told = False
        self.keeper = Keeper(desk.jobs, self)
        self.keeper.troubled.connect(self._on_trouble)
        self.keeper.refused.connect(self._on_refused)
        self.keeper.saved.connect(self._on_saved)
        self.trouble = Paragraph("", "say", "bad")
        self.title = Label("", "heading", elidable=True)
        self.summary = Label("", "body", "t2", elidable=True)
        self.cancel = Button(_("Leave, go on later"), "ghost")
        self.back = Button(_("Back"), "plain", icon="left")
        self.next = Button(_("Next"), "primary")
        self._holder = QVBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        head = Ground("bg", ("bottom",))
        line = row(self.title, 12, spacing=8)
        line.addWidget(self.summary, 1)
        line.addLayout(row(self.cancel, self.back, self.next))
        line.setContentsMargins(QMargins(28, 14, 28, 14))
        head.setLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        self.trouble.setContentsMargins(28, 10, 28, 0)
        self.trouble.hide()
        column.addWidget(self.trouble)
        column.addLayout(self._holder, 1)
        self.cancel.clicked.connect(self._on_leave)
        self.back.clicked.connect(self._on_back)
        self.next.clicked.connect(self._on_next)

    def open(self, argument: str) -> None:
        """Begin the sheet, or go on with the one begun."""
        self.application_id, _slash, self.form_id = argument.partition("/")
        self._place = 0
        self._refused = self._open_told = False
        self.next.setEnabled(True)
        self.trouble.hide()
        call = Call("paper.begin", self.application_id, self.form_id, current_language(), context=self.desk.context)
        self.desk.jobs.change(call, self._on_begun)

    def leave(self) -> None:
        if self.page is not None:
            self.page.flush()

    @Slot(object)
    def _on_begun(self, changes: Changes) -> None:
        self.desk.jobs.read(Call("sittings.view", changes.result, context=self.desk.context), self._on_view)

    @Slot(object)
    def _on_view(self, view: SittingView) -> None:
        form = view.forms[0]
        self.view, self._assessment = view, view.begun[form.id].id
        self._answers = dict(view.answers.get(form.id, {}))
        self._show()

    def _pages(self) -> list[TestPage]:
        assert self.view is not None
        pages = pages_of(self.view.forms[0], self.view.sitting.language, "")
        return [entry for entry in pages if not entry.section.layout.practice]

    def _show(self) -> None:
        assert self.view is not None
        form, pages = self.view.forms[0], self._pages()
        self._place = max(0, min(self._place, len(pages) - 1))
        self.title.setText(localized(form.title))
        self.summary.setText(
            joined(
                (
                    self.view.name,
                    _("page {page} of {count}").format(page=self._place + 1, count=len(pages)),
                    _("as filled in on paper"),
                )
            )
        )
        page = ItemPage(pages[self._place], self._answers, Style())
        page.answered.connect(self._on_answered)
        while self._holder.count():
            item = self._holder.takeAt(0)
            old = item.widget() if item is not None else None
            if isinstance(old, QWidget):
                old.deleteLater()
        self._holder.addWidget(page)
        self.page = page
        self.back.setEnabled(self._place > 0)
        self.next.set_text(_("Finish and score") if self._place + 1 == len(pages) else _("Next"))
        self._last = self._place + 1 == len(pages)
        page.start()

    @Slot(str, object)
    def _on_answered(self, question_id: str, answer: Answer) -> None:
        assert self.view is not None and self.page is not None
        self._answers[question_id] = answer
        form = self.view.forms[0]
        self.keeper.keep(form, self._assessment, question_id, answer, 0)
        self._open_told = False
        self.trouble.hide()
        if form.question(question_id).kind in ("likert", "pair"):
            self.page.go_on(question_id)

    @Slot()
    def _on_back(self) -> None:
        self.leave()
        self._place -= 1
        self._show()

    @Slot()
    def _on_next(self) -> None:
        self.leave()
        if self._last:
            self._finish()
            return
        self._place += 1
        self._show()

    def _finish(self) -> None:
        """Score once everything is stored; open items are pointed out once, and what was not stored stops it."""
        assert self.view is not None
        asked = [entry for page in self._pages() for entry in page.questions if entry.answerable]
        missing = sum(not is_whole(entry, self._answers.get(entry.id)) for entry in asked)
        if missing and not self._open_told:
            self._open_told = True
            self._tell(_("{count} not answered. Press again to score it so.").format(count=missing))
            return
        if self._refused:
            self._tell(_("Some answers could not be kept. Leave this page, open it again and enter what is missing."))
            return
        self.next.setEnabled(False)
        self._finish_when_kept()

    @Slot()
    def _finish_when_kept(self) -> None:
        if not self.next.isEnabled() and self.keeper.idle and not self._refused:
            self.desk.jobs.change(Call("paper.finish", self._assessment), self._on_finished, self._on_not_finished)
        elif not self.next.isEnabled():
            QTimer.singleShot(50, self, self._finish_when_kept)

    @Slot(object)
    def _on_not_finished(self, error: HireError) -> None:
        self.next.setEnabled(True)
        self.desk.messages.error(error)

    @Slot(str)
    def _on_trouble(self, words: str) -> None:
        self._tell(_("Not saved; it is tried again every few seconds. {reason}").format(reason=words))

    @Slot(str)
    def _on_refused(self, words: str) -> None:
        self._refused = True
        self.next.setEnabled(True)
        self._tell(_("This could not be kept. {reason}").format(reason=words))

    @Slot(str)
    def _on_saved(self, _time: str) -> None:
        if not self._refused and not self._open_told:
            self.trouble.hide()

    def _tell(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.show()

    def has_trouble(self) -> bool:
        """Whether something typed is not stored."""
        return not self.keeper.idle or self._refused

    @Slot()
    def _on_leave(self) -> None:
        self.leave()
        self.desk.go("candidate", f"application:{self.application_id}#tests")

    @Slot(object)
    def _on_finished(self, _changes: Any) -> None:
        self.desk.messages.notice(_("The sheet is scored"))
        self.desk.go("candidate", f"application:{self.application_id}#tests")

    _last = False
