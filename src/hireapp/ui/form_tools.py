"""What can be done with a test on the forms page: paper version, experts' key, norm groups."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from hireapp.forms.items import BestWorst
from hireapp.i18n import _, current_language, localized
from hireapp.psychometrics.norms import MINIMUM
from hireapp.ui import words
from hireapp.ui.calls import Call
from hireapp.ui.desk import Desk
from hireapp.ui.kit.buttons import Button, LinkButton
from hireapp.ui.kit.flow import FlowLayout
from hireapp.ui.kit.layouts import IconLabel, SectionHeader, row
from hireapp.ui.kit.paragraph import Label, Paragraph
from hireapp.ui.test_papers import TestPapers

if TYPE_CHECKING:
    from hireapp.domain.sitting import AnswerKey
    from hireapp.errors import HireError
    from hireapp.forms.form import Form
    from hireapp.i18n import LocalizedText
    from hireapp.services.norms import NormState


class FormTools(QWidget):
    """The tools of one test."""

    def __init__(
        self,
        desk: Desk,
        form: Form,
        keys: list[AnswerKey],
        norms: list[NormState],
        roles: dict[str, LocalizedText],
    ) -> None:
        super().__init__()
        self.desk = desk
        self.form = form
        self.papers = TestPapers(desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        holder = QWidget()
        flow = FlowLayout(holder)
        for text, icon, slot in self._actions():
            button = Button(text, "plain", icon=icon)
            button.clicked.connect(slot)
            flow.addWidget(button)
        column.addWidget(holder)
        if self._has_scenes():
            self._add_key(column, [key for key in keys if key.form_id == form.id])
        if form.scores:
            self._add_norms(column, [state for state in norms if state.form_id == form.id], roles)

    def _actions(self) -> list[tuple[str, str, Any]]:
        actions = [(_("Paper version…"), "print", self._on_paper)]
        if self._has_scenes():
            actions += [
                (_("Sheet for experts…"), "file", self._on_experts),
                (_("Rating table…"), "table", self._on_table),
                (_("Take in ratings…"), "upload", self._on_ratings),
            ]
        return actions

    def _has_scenes(self) -> bool:
        return any(isinstance(question, BestWorst) for question in self.form.questions.values())

    def _add_key(self, column: QVBoxLayout, keys: list[AnswerKey]) -> None:
        column.addWidget(SectionHeader(_("Key"), _("the answers that count as best and worst")))
        if not keys:
            column.addWidget(
                IconLabel(
                    "info", _("The key is the authors’ draft: no experts have rated it yet."), "warn", elidable=True
                )
            )
            column.addWidget(
                Paragraph(
                    _(
                        "Let at least five people who know the job rate every option alone, on paper or in the table; "
                        "then take the table in. The mean becomes the key; options they disagree on are dropped."
                    ),
                    "caption",
                    "t2",
                )
            )
        for key in keys:
            dropped = key.dropped or {}
            line = _(
                "Version {version} of {date}: {experts} experts, {scenes} scenes; "
                "dropped: {options} options, {gone} scenes"
            )
            column.addWidget(
                Label(
                    line.format(
                        version=key.version,
                        date=words.day(key.made_at),
                        experts=key.experts,
                        scenes=len(key.means or {}),
                        options=len(dropped.get("options", ())),
                        gone=len(dropped.get("scenes", ())),
                    ),
                    "body",
                    elidable=True,
                )
            )

    def _add_norms(self, column: QVBoxLayout, states: list[NormState], roles: dict[str, LocalizedText]) -> None:
        column.addWidget(SectionHeader(_("Norm groups"), _("own applicants, by role; versions never change")))
        if not states:
            column.addWidget(Paragraph(_("Nobody has finished this test yet."), "body", "t2"))
        for state in states:
            title = localized(roles[state.role_id]) if state.role_id in roles else state.role_id
            newest = state.newest
            version = (
                _("version {version}, {n} people").format(version=newest.version, n=newest.n)
                if newest
                else _("none yet")
            )
            line = row(Label(title, "body"), Label(version, "body", "t2"), None, spacing=12)
            if state.people >= MINIMUM:
                link = LinkButton(_("Make a version from {n} people").format(n=state.people))
                link.setObjectName(state.role_id)
                link.clicked.connect(self._on_norms)
                line.addWidget(link)
            else:
                line.addWidget(
                    Label(
                        _("{n} so far; norms from {least} people on").format(n=state.people, least=MINIMUM),
                        "caption",
                        "t2",
                    )
                )
            column.addLayout(line)

    @Slot()
    def _on_paper(self) -> None:
        self.papers.save_sheet(self.form.id, "")

    @Slot()
    def _on_experts(self) -> None:
        self.papers.save_key_sheet(self.form.id)

    @Slot()
    def _on_table(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, _("Save in"))
        if folder:
            work = _Table(self.form, Path(folder))
            self.desk.jobs.make(work, self._on_written, _("Writing the table"), self._on_failed)

    @Slot()
    def _on_ratings(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(self, _("Rating table"), "", "CSV (*.csv)")
        if name:
            from hireapp.ui.test_papers import ReadBytes

            self.desk.jobs.make(ReadBytes(Path(name)), self._on_bytes, _("Reading the file"), self._on_failed)

    @Slot(object)
    def _on_bytes(self, found: tuple[str, bytes]) -> None:
        call = Call("keys.take_in_ratings", self.form.id, *found, context=self.desk.context)
        self.desk.jobs.change(call, self._on_keyed)

    @Slot(object)
    def _on_keyed(self, _changes: Any) -> None:
        self.desk.messages.notice(_("The experts’ key is in force for tests scored from now on"))

    @Slot()
    def _on_norms(self) -> None:
        sender = self.sender()
        if sender is not None:
            call = Call("norms.make_norms", sender.objectName(), self.form.id, context=self.desk.context)
            self.desk.jobs.change(call, self._on_normed)

    @Slot(object)
    def _on_normed(self, _changes: Any) -> None:
        self.desk.messages.notice(_("The norm group is in force for tests scored from now on"))

    @Slot(object)
    def _on_written(self, path: Path) -> None:
        self.desk.messages.notice(_("Saved as {name}").format(name=path.name))

    @Slot(object)
    def _on_failed(self, error: HireError) -> None:
        self.desk.messages.error(error)


class _Table:
    """Writes the blank rating table."""

    def __init__(self, form: Form, folder: Path) -> None:
        self.form, self.folder, self.language = form, folder, current_language()

    def __call__(self, _progress: Any) -> Path:
        from hireapp.files import safe_name
        from hireapp.services.exports import write_report
        from hireapp.services.keys import rating_table

        name = safe_name(self.form.id, "ratings", self.language, ending=".csv")
        return write_report(self.folder / name, rating_table(self.form, self.language))
