"""Files of the tests: blank sheets on paper, the candidate's own sheet, and answer files taken in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from hireapp.i18n import _, current_language
from hireapp.ui.calls import Call

if TYPE_CHECKING:
    from hireapp.errors import HireError
    from hireapp.ui.desk import Desk


class TestPapers(QObject):
    """Asks where, builds on the pool, writes whole or not at all, never over another file."""

    __test__ = False

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self._window = parent
        self._folder = Path()
        self._name = ""

    def save_sheet(self, form_id: str, number: str) -> None:
        """Save the paper version of a test."""
        if self._ask():
            work = _Sheet(self.desk, form_id, number, self._folder)
            self.desk.jobs.make(work, self._on_written, _("Making the paper version"), self._on_failed)

    def save_key_sheet(self, form_id: str) -> None:
        """Save the sheet on which a company's own experts rate a situational test."""
        if self._ask():
            work = _Sheet(self.desk, form_id, "", self._folder, experts=True)
            self.desk.jobs.make(work, self._on_written, _("Making the sheet"), self._on_failed)

    def save_feedback(self, application_id: str, number: str) -> None:
        """Save the candidate's own sheet."""
        if self._ask():
            self._name = number
            call = Call("aptitude_view.feedback_sheet", application_id, context=self.desk.context)
            self._application = application_id
            self.desk.jobs.read(call, self._on_feedback, self._on_failed)

    def take_in(self, application_id: str) -> None:
        """Take in an answer file."""
        name, _filter = QFileDialog.getOpenFileName(self._window, _("Answer file"), "", "JSON (*.json)")
        if name:
            self._application = application_id
            self.desk.jobs.make(ReadBytes(Path(name)), self._on_bytes, _("Reading the file"), self._on_failed)

    def _ask(self) -> bool:
        folder = QFileDialog.getExistingDirectory(self._window, _("Save in"))
        self._folder = Path(folder)
        return bool(folder)

    @Slot(object)
    def _on_feedback(self, sheet: Any) -> None:
        work = _Feedback(self.desk, sheet, self._name, self._folder)
        self.desk.jobs.make(work, self._on_feedback_written, _("Making the sheet"), self._on_failed)

    @Slot(object)
    def _on_feedback_written(self, path: Path) -> None:
        self.desk.jobs.change(Call("decisions.note_export", self._application, "feedback"))
        self._on_written(path)

    @Slot(object)
    def _on_bytes(self, found: tuple[str, bytes]) -> None:
        call = Call("answer_files.take_in", self._application, *found, context=self.desk.context)
        self.desk.jobs.change(call, self._on_taken)

    @Slot(object)
    def _on_taken(self, _changes: Any) -> None:
        self.desk.messages.notice(_("The answer file was taken in and scored"))

    @Slot(object)
    def _on_written(self, path: Path) -> None:
        self.desk.messages.notice(_("Saved as {name}").format(name=path.name))

    @Slot(object)
    def _on_failed(self, error: HireError) -> None:
        self.desk.messages.error(error)


class _Sheet:
    """Builds and writes the paper version of a form."""

    def __init__(self, desk: Desk, form_id: str, number: str, folder: Path, *, experts: bool = False) -> None:
        self.desk, self.form_id, self.number, self.folder, self.experts = desk, form_id, number, folder, experts

    def __call__(self, _progress: Any) -> Path:
        from hireapp.files import safe_name
        from hireapp.reports.sheets import build_key_sheet, build_test_sheet
        from hireapp.services.exports import write_report

        language, paper = current_language(), self.desk.context.settings.paper
        form = self.desk.context.library.form(self.form_id)
        if self.experts:
            content = build_key_sheet(form, language, paper=paper)
            name = safe_name(self.form_id, "experts", language, ending=".pdf")
        else:
            content = build_test_sheet(form, language, paper=paper, subject=self.number)
            name = safe_name(self.form_id, self.number, language, ending=".pdf")
        return write_report(self.folder / name, content)


class _Feedback:
    """Builds and writes the candidate's own sheet."""

    def __init__(self, desk: Desk, sheet: Any, number: str, folder: Path) -> None:
        self.desk, self.sheet, self.number, self.folder = desk, sheet, number, folder

    def __call__(self, _progress: Any) -> Path:
        from hireapp.files import safe_name
        from hireapp.reports.sheets import build_feedback
        from hireapp.services.exports import write_report

        language = current_language()
        content = build_feedback(self.sheet, language, paper=self.desk.context.settings.paper)
        name = safe_name(self.sheet.made_on.isoformat(), self.number, "feedback", language, ending=".pdf")
        return write_report(self.folder / name, content)


class ReadBytes:
    """Reads a file that the user chose."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(self, _progress: Any) -> tuple[str, bytes]:
        from hireapp.errors import HireError
        from hireapp.i18n import N_

        try:
            return self.path.name, self.path.read_bytes()
        except OSError as error:
            raise HireError(
                N_("The file can't be read: {reason}."),
                N_("Check that it is there and its rights."),
                where=self.path.name,
                reason=error.strerror or "",
            ) from error
