"""The rail of the interview kit: claims and contradictions, the resume, what was noted on the phone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.i18n import _, localized
from hireapp.ui import words
from hireapp.ui.interview_contradictions import ContradictionList
from hireapp.ui.kit.buttons import Button
from hireapp.ui.kit.layouts import FactRow, IconLabel, SectionHeader, row
from hireapp.ui.kit.paragraph import Label, Paragraph
from hireapp.ui.kit.tabs import Tabs
from hireapp.ui.sheet_claims import ClaimList
from hireapp.ui.sheet_rail import SideRail

if TYPE_CHECKING:
    from hireapp.services.overview import Overview, SheetView
    from hireapp.ui.sheet_read import Work

TABS = ("claims", "resume", "phone")
WIDE, NARROW = 356, 88
MOST_LINES = 300


class InterviewRail(SideRail):
    """The rail; claims and contradictions tell through their own signals."""

    tab_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            WIDE,
            NARROW,
            [
                ("claims", "target", _("Claims")),
                ("conflict", "split", _("Conflict")),
                ("resume", "file", _("Resume")),
                ("phone", "phone", _("Phone")),
            ],
        )
        self.tabs = Tabs([("claims", _("Claims"), 0), ("resume", _("Resume"), None), ("phone", _("Phone notes"), None)])
        self.close_button = Button(_("Close"), "ghost", icon="x")
        self.claims = ClaimList()
        self.claims.head.hide()
        self.conflicts = ContradictionList()
        self.pages = {"claims": QWidget(), "resume": QWidget(), "phone": QWidget()}
        self._filled = False
        head = row(spacing=0)
        head.addWidget(self.tabs, 1)
        head.addWidget(self.close_button)
        self.close_button.hide()
        self.column.layout_.addLayout(head)
        for page in self.pages.values():
            layout = QVBoxLayout(page)
            layout.setContentsMargins(0, 4, 0, 0)
            layout.setSpacing(6)
            self.column.add(page)
        for widget in (self.claims, self.conflicts):
            _layout(self.pages["claims"]).addWidget(widget)
        self.column.end()
        self._show_tab("claims")
        self.tabs.chosen.connect(self._show_tab)
        self.opened.connect(self._on_opened)
        self.close_button.clicked.connect(self.close_over)

    def show_work(self, work: Work) -> None:
        """What stands beside the talk."""
        page = work.page
        self.claims.show_claims(page.claims)
        self.conflicts.show_entries(work.contradictions)
        self.tabs.set_count("claims", len(page.claims) or None)
        notes = sum(len(sheet.notes) for sheet in page.sheets)
        self.tabs.set_count("phone", notes or None)
        self._fill_resume(page)
        self._fill_phone([sheet for sheet in page.sheets if sheet.assessment.stage != work.stage.id])
        self.buttons["claims"].show_words(_("Claims {count}").format(count=len(page.claims)))
        waiting = len(work.contradictions)
        self.buttons["conflict"].show_words(_("Conflicts {count}").format(count=waiting), "bad" if waiting else "t2")

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self.close_button.setVisible(narrow)

    def flush(self) -> None:
        """Tell now what was typed, if something waits."""
        self.claims.flush()
        self.conflicts.flush()

    def _fill_resume(self, page: Overview) -> None:
        if self._filled:
            return
        self._filled = True
        layout = _layout(self.pages["resume"])
        for field in ("full_time_years", "sales_or_service", "expected_salary", "job_changes_3y"):
            if field in page.view.facts:
                layout.addWidget(FactRow(_(words.FIELDS[field]), words.fact(field, page.view.facts[field].value)))
        layout.addSpacing(4)
        for number, text in page.view.lines[:MOST_LINES]:
            layout.addWidget(_resume_line(number, text))
        if not page.view.lines:
            layout.addWidget(Paragraph(_("No resume was imported for this candidate."), "body", "t2"))

    def _fill_phone(self, sheets: Sequence[SheetView]) -> None:
        layout = _layout(self.pages["phone"])
        while layout.count():
            item = layout.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.deleteLater()
        for sheet in sheets:
            layout.addWidget(_sheet(sheet))
        if not sheets:
            layout.addWidget(Paragraph(_("Nothing was noted on the phone."), "body", "t2"))

    def reset(self) -> None:
        """Another candidate: forget the resume shown."""
        self._filled = False
        layout = _layout(self.pages["resume"])
        while layout.count():
            item = layout.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.deleteLater()

    @Slot(str)
    def _show_tab(self, tab: str) -> None:
        for key, page in self.pages.items():
            page.setVisible(key == tab)
        self.column.verticalScrollBar().setValue(0)

    @Slot(str)
    def _on_opened(self, key: str) -> None:
        tab = "claims" if key == "conflict" else key
        self.tabs.set_current(tab)
        self._show_tab(tab)
        if key == "conflict":
            self.column.ensureWidgetVisible(self.conflicts, 0, 200)


def _resume_line(number: int, text: str) -> QWidget:
    holder = QWidget()
    line = row(spacing=8)
    mark = Label(str(number), "caption", "t3", align="right")
    mark.setFixedWidth(22)
    line.addWidget(mark)
    line.addWidget(Paragraph(text.replace("\t", "  "), "body"), 1)
    holder.setLayout(line)
    return holder


def _sheet(sheet: SheetView) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 8)
    column.setSpacing(4)
    when = words.day(sheet.assessment.submitted_at or sheet.assessment.started_at)
    column.addWidget(SectionHeader(sheet.rater, when))
    if sheet.hidden:
        column.addWidget(IconLabel("eye-off", _("Hidden until yours is submitted"), elidable=True))
        return holder
    if sheet.assessment.note_for_next:
        column.addWidget(Paragraph(_("For you: {note}").format(note=sheet.assessment.note_for_next), "body"))
    for note in sheet.notes:
        line = row(spacing=8)
        line.addWidget(Label(words.clock(note.at_ms), "caption", "t3"))
        line.addWidget(Paragraph(note.text, "body", "t2"), 1)
        column.addLayout(line)
    for entry in sheet.lines:
        if entry.quotation:
            column.addWidget(Label(localized(entry.title), "caption", "t2"))
            column.addWidget(Paragraph(f"“{entry.quotation}”", "body"))
    for title, value in sheet.facts:
        column.addWidget(FactRow(localized(title), localized(value)))
    return holder


def _layout(page: QWidget) -> QVBoxLayout:
    layout = page.layout()
    assert isinstance(layout, QVBoxLayout)
    return layout
