"""Insights: how the process runs for a cohort that is chosen first; its tests; what became of the hired."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hireapp.domain.insights import Cohort
from hireapp.i18n import _, joined
from hireapp.reports import process_words
from hireapp.ui import words
from hireapp.ui.calls import Call
from hireapp.ui.desk import Desk, Screen
from hireapp.ui.insight_cohort import CohortBar
from hireapp.ui.insight_look import Voice
from hireapp.ui.insight_outcome import OutcomeTab
from hireapp.ui.insight_process import ProcessTab
from hireapp.ui.insight_tests import QualityTab
from hireapp.ui.insight_work import Found, ReadCompany, ReadMaterial, ReadProcess, ReadTest, WriteSummary, WriteTest
from hireapp.ui.kit.buttons import Button
from hireapp.ui.kit.layouts import EmptyState, PageHeader
from hireapp.ui.kit.palette import Command
from hireapp.ui.kit.paragraph import Paragraph
from hireapp.ui.kit.tabs import Tabs
from hireapp.ui.save_part import SavePart

if TYPE_CHECKING:
    from hireapp.bootstrap import Context
    from hireapp.domain.insights import Results
    from hireapp.errors import HireError
    from hireapp.services.changes import Changes
    from hireapp.ui.insight_work import Material

TABS = ("process", "tests", "outcome")
_KINDS = {"opening", "application", "assessment", "outcome", "voluntary", "norm_group", "answer_key"}
_kept: WeakKeyDictionary[Context, tuple[Cohort, str]] = WeakKeyDictionary()
"""What was chosen last in a window, cohort and tab: it outlives a change of language."""


class InsightsScreen(Screen):
    """The page. ``argument``: the id of an opening to look at, "#" and a tab, or nothing."""

    name = "insights"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._cohort, self._tab = _kept.get(desk.context, (Cohort(), "process"))
        self._found: Found | None = None
        self._fresh: set[str] = set()
        self._folder = Path()
        self._create()
        self._lay_out()
        self._connect()

    def _create(self) -> None:
        as_of = self.desk.context.place.as_of
        self.pdf = Button(_("Save PDF…"), "plain", icon="download")
        self.files = SavePart(self.desk, folding=True)
        self.header = PageHeader(_("Insights"), "", [self.pdf])
        self.cohort = CohortBar(as_of or datetime.now(UTC).date())
        titles = (_("Process"), _("Tests"), _("Outcome"))
        self.tabs = Tabs([(key, title, None) for key, title in zip(TABS, titles, strict=True)])
        self.tabs.set_current(self._tab)
        self.process = ProcessTab()
        self.tests = QualityTab()
        self.outcome = OutcomeTab(self.desk)
        self.stack = QStackedWidget()
        self.empty = EmptyState(
            "insight",
            _("There are no applications to count yet"),
            _("Make an opening and import resumes; Insights then shows how the process runs."),
            _("Import resumes"),
            _("New opening"),
        )
        self.refused = Paragraph("", "body", "t2")

    def _lay_out(self) -> None:
        top = QWidget()
        head = QVBoxLayout(top)
        head.setContentsMargins(28, 14, 28, 0)
        head.setSpacing(10)
        for part in (self.header, self.files, self.cohort, self.tabs):
            head.addWidget(part)
        nothing = QWidget()
        column = QVBoxLayout(nothing)
        column.setContentsMargins(12, 14, 28, 14)
        column.addWidget(self.empty)
        column.addWidget(self.refused)
        column.addStretch(1)
        for page in (self.process, self.tests, self.outcome, nothing):
            self.stack.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(top)
        outer.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.pdf.clicked.connect(self._on_pdf)
        self.files.wanted.connect(self._on_save)
        self.cohort.chosen.connect(self._on_cohort)
        self.tabs.chosen.connect(self._on_tab)
        self.tests.wanted.connect(self._on_test)
        self.empty.primary_clicked.connect(self._on_import)
        self.empty.secondary_clicked.connect(self._on_opening)

    def open(self, argument: str) -> None:
        """Read the figures of the cohort chosen last, or of the opening that ``argument`` names."""
        opening, _mark, tab = argument.partition("#")
        if opening:
            self._cohort = Cohort(opening)
        if tab in TABS:
            self._tab = tab
            self.tabs.set_current(tab)
        self._read_all()

    def on_changes(self, changes: Changes) -> None:
        """Read anew."""
        if _KINDS & changes.kinds:
            self._read_all()

    def leave(self) -> None:
        """Keep what was typed on an outcome."""
        self.outcome.form.keep_typed()

    def commands(self) -> list[Command]:
        """Save the PDF of the tab."""
        return [Command("pdf", _("Save PDF…"), _("Insights"), "", icon="download")]

    def run(self, command: str) -> None:
        """Do a command of the palette."""
        self._on_pdf()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for page in (self.process, self.outcome):
            page.arrange(self.width())

    # ---- reading
    def _read_all(self) -> None:
        _kept[self.desk.context] = self._cohort, self._tab
        self._fresh = set()
        self.tests.made = None
        self.desk.jobs.read(ReadProcess(self._cohort), self._on_process, self._on_refused)

    def _read_tab(self) -> None:
        if self._tab in self._fresh or self._found is None:
            return
        if self._tab == "tests":
            chosen = self.tests.test.value()
            self.desk.jobs.read(ReadTest(self.desk.context, chosen, self._cohort), self._on_quality, self._on_refused)
        elif self._tab == "outcome":
            self.desk.jobs.read(Call("validities.results", self._cohort), self._on_results, self._on_refused)

    @Slot(object)
    def _on_process(self, found: Found) -> None:
        if found.asked != self._cohort:
            return
        self._found = found
        made = found.process
        chosen = self.cohort.offer(found.choices, made.cohort)
        if chosen != made.cohort:
            self._on_cohort(chosen)
            return
        self._cohort = made.cohort
        self._fresh.add("process")
        self.header.summary.setText(_as_of(made.as_of, process_words.counts_words(Voice(), made)))
        self.pdf.setEnabled(made.applications > 0)
        self.cohort.setVisible(bool(found.choices.openings))
        self.process.show_process(made, found.seats)
        self._show_tab()

    @Slot(object)
    def _on_quality(self, read: tuple[Cohort, list[tuple[str, Any, int]], Any]) -> None:
        cohort, taken, made = read
        if cohort == self._cohort:
            self._fresh.add("tests")
            self.tests.show_tests(taken, made)
            self.pdf.setEnabled(made is not None or self._tab != "tests")

    @Slot(object)
    def _on_results(self, found: Results) -> None:
        if found.cohort == self._cohort:
            self._fresh.add("outcome")
            self.outcome.show_results(found)

    @Slot(object)
    def _on_refused(self, error: HireError) -> None:
        self._found = None
        self.header.summary.setText("")
        self.pdf.setEnabled(False)
        self.cohort.setVisible(False)
        self.empty.setVisible(False)
        self.tabs.setVisible(False)
        self.refused.setText(error.in_words(_))
        self.stack.setCurrentIndex(len(TABS))

    def _show_tab(self) -> None:
        made = self._found.process if self._found else None
        self.tabs.setVisible(True)
        nothing = made is None or (not made.applications and made.cohort == Cohort())
        self.empty.setVisible(nothing)
        self.refused.setText("" if nothing or made is None or made.applications else _none_chosen())
        if made is None or not made.applications:
            self.stack.setCurrentIndex(len(TABS))
            return
        self.stack.setCurrentIndex(TABS.index(self._tab))
        self.pdf.setEnabled(self._tab != "tests" or self.tests.made is not None)
        self._read_tab()

    # ---- choosing
    @Slot(object)
    def _on_cohort(self, cohort: Cohort) -> None:
        self._cohort = cohort
        self._read_all()

    @Slot(str)
    def _on_tab(self, tab: str) -> None:
        self._tab = tab
        _kept[self.desk.context] = self._cohort, self._tab
        self._show_tab()

    @Slot(str)
    def _on_test(self, form_id: str) -> None:
        self.desk.jobs.read(ReadTest(self.desk.context, form_id, self._cohort), self._on_quality, self._on_refused)

    @Slot()
    def _on_import(self) -> None:
        self.desk.go("import")

    @Slot()
    def _on_opening(self) -> None:
        self.desk.go("openings", "new")

    # ---- the PDF
    @Slot()
    def _on_pdf(self) -> None:
        if self.pdf.isEnabled():
            self.files.unfold()

    @Slot(object)
    def _on_save(self, folder: Path) -> None:
        if not self.pdf.isEnabled():
            return
        self._folder = folder
        if self._tab == "tests":
            self.desk.jobs.read(ReadCompany(), self._on_company, self.files.refuse)
        else:
            self.desk.jobs.read(ReadMaterial(self._cohort), self._on_material, self.files.refuse)

    @Slot(object)
    def _on_material(self, material: Material) -> None:
        work = WriteSummary(self.desk.context, material, self._subject(), self._folder)
        self.desk.jobs.make(work, self._on_written, _("Making the summary"), self.files.refuse)

    @Slot(object)
    def _on_company(self, company: str) -> None:
        if self.tests.made is not None:
            work = WriteTest(self.desk.context, self.tests.made, company, self._folder)
            self.desk.jobs.make(work, self._on_written, _("Making the report"), self.files.refuse)

    def _subject(self) -> str:
        """What the cohort is, in words: the opening, else role and source."""
        if self._cohort.opening_id:
            return self.cohort.opening.combo.currentText()
        parts = [field.combo.currentText() for field in (self.cohort.role, self.cohort.source) if field.value()]
        return joined(parts) or _("All openings")

    @Slot(object)
    def _on_written(self, written: tuple[str, Path]) -> None:
        kind, path = written
        self.desk.jobs.change(Call("insights.note_export", kind))
        self.files.done(path)


def _as_of(moment: datetime, counts: str) -> str:
    day = f"{words.day(moment)} {words.moment(moment)}"
    return _("Data as of {moment}; {counts}").format(moment=day, counts=counts)


def _none_chosen() -> str:
    return _("Nobody applied in this choice; choose another period, source or opening.")
