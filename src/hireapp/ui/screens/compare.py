"""Candidates of one opening beside each other: figures with their error, evidence a click away, other weights to try.

What is compared is kept for each opening while the window is open. Nothing here ranks anybody out: the matrix keeps the
order in which people were added, the pinned one first.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMargins, Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from hireapp.i18n import _, current_language
from hireapp.ui import words
from hireapp.ui.calls import Call, Numbered
from hireapp.ui.compare_decide import DecidePart
from hireapp.ui.compare_head import HeadRow
from hireapp.ui.compare_rail import CompareRail
from hireapp.ui.compare_words import groups_of, shown_name, summary_words
from hireapp.ui.desk import Desk, Screen
from hireapp.ui.kit.buttons import Button
from hireapp.ui.kit.frames import Column
from hireapp.ui.kit.heat import HeatMatrix
from hireapp.ui.kit.heat_table import HeatTable
from hireapp.ui.kit.keep import kept
from hireapp.ui.kit.layouts import EmptyState, PageHeader
from hireapp.ui.kit.menus import Menu
from hireapp.ui.kit.order import put_in_order
from hireapp.ui.kit.palette import Command
from hireapp.ui.kit.paragraph import Paragraph
from hireapp.ui.save_part import SavePart

if TYPE_CHECKING:
    from hireapp.domain.comparison import Comparison, Row
    from hireapp.errors import HireError
    from hireapp.services.changes import Changes
    from hireapp.services.comparison_evidence import FigureEvidence
    from hireapp.services.selections import SeatsView

_compared: dict[str, list[str]] = {}
"""Who is compared, by opening: it outlives a change of page or language."""
_REFRESH = {"application", "assessment", "opening", "claim", "panel"}
_RAIL_FROM = 1000


class CompareScreen(Screen):
    """The page. ``argument``: "" for the opening in view, or application ids with commas between them."""

    name = "compare"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._opening = ""
        self._comparison: Comparison | None = None
        self._order: list[int] = []
        self._pinned = self._other = 0
        self._hidden = False
        self._everybody: list[tuple[str, str, str, str]] = []
        self._picked: tuple[str, str] | None = None
        self._evidence: FigureEvidence | None = None
        self._seats: SeatsView | None = None
        self._create()
        self._lay_out()
        self._connect()

    def _create(self) -> None:
        self.hide_names = Button(_("Hide names"), icon="eye-off", key_hint="H")
        self.add = Button(_("Add"), icon="plus")
        self.pdf = Button(_("Save PDF…"), icon="download")
        self.files = SavePart(self.desk, folding=True)
        self.header = PageHeader(_("Compare"), "", [self.hide_names, self.add, self.pdf])
        self.menu = Menu(self)
        self.heads = HeadRow()
        self.matrix = HeatMatrix()
        self.table = HeatTable(self.heads, self.matrix)
        self.rail = CompareRail()
        self.decide = DecidePart()
        self.hidden_note = Paragraph("", "body", "warn")
        self.empty = EmptyState(
            "compare",
            _("Nobody to compare yet"),
            _("Candidates appear here once they have passed the phone stage; add others by hand."),
            _("Add a candidate"),
        )

    def _lay_out(self) -> None:
        self.centre = Column(margins=QMargins(24, 12, 24, 24), spacing=12)
        self.centre.add(self.header)
        self.centre.add(self.files)
        self.centre.add(self.empty)
        self.centre.add(self.hidden_note)
        self.centre.add(self.table)
        self.centre.add(self.decide)
        self.centre.end()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.centre, 1)
        line.addWidget(self.rail)
        self._show_parts(shown=False)

    def _connect(self) -> None:
        self.hide_names.clicked.connect(self._on_hide)
        self.add.clicked.connect(self._on_add)
        self.empty.primary_clicked.connect(self._on_add)
        self.pdf.clicked.connect(self._on_pdf)
        self.files.wanted.connect(self._on_save)
        self.menu.chosen.connect(self._on_added)
        self.heads.pin_wanted.connect(self._on_pin)
        self.heads.removal_wanted.connect(self._on_remove)
        self.matrix.picked.connect(self._on_picked)
        self.rail.weights_wanted.connect(self._on_weights)
        self.decide.chosen.connect(self._on_chosen)
        self.decide.offer_made.connect(self._on_offer)
        self.decide.offer_answered.connect(self._on_answer)
        self.decide.class_start_set.connect(self._on_class_start)
        self.decide.opened.connect(self._on_opened)
        QShortcut(QKeySequence("H"), self, self._on_hide, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def open(self, argument: str) -> None:
        """Read the comparison of the opening in view, or of the applications named."""
        named = [name for name in argument.split(",") if name]
        self._opening = self.desk.window.opening_id()
        if named:
            self.desk.jobs.read(_OpeningOf(named), self._on_named)
        else:
            self._start()

    def on_changes(self, changes: Changes) -> None:
        """Read again what may have changed."""
        if _REFRESH & changes.kinds:
            self._read()

    def commands(self) -> list[Command]:
        """What the palette offers here."""
        return [
            Command("hide", _("Hide names"), "", "H", icon="eye-off"),
            Command("pdf", _("Save the comparison as PDF"), "", "", icon="download"),
        ]

    def run(self, command: str) -> None:
        """Do a command of the palette."""
        (self._on_hide if command == "hide" else self._on_pdf)()

    def resizeEvent(self, event: Any) -> None:
        """The rail gives way where the page is narrow."""
        super().resizeEvent(event)
        self.rail.setVisible(self._comparison is not None and self.width() >= _RAIL_FROM)

    def _start(self) -> None:
        if not self._opening:
            self._show_nobody()
        elif self._opening in _compared:
            self._read()
        else:
            self.desk.jobs.read(Call("comparisons.usual_choice", self._opening), self._on_usual)

    @Slot(object)
    def _on_named(self, found: tuple[str, list[str]]) -> None:
        self._opening, ids = found
        _compared[self._opening] = ids[:12]
        if self._opening != self.desk.window.opening_id():
            self.desk.window.choose_opening(self._opening)
            self.desk.go("compare")
        else:
            self._read()

    @Slot(object)
    def _on_usual(self, ids: list[str]) -> None:
        _compared[self._opening] = ids
        self._read()

    def _read(self) -> None:
        ids = _compared.get(self._opening, [])
        self.desk.jobs.read(_Read(self.desk.context, self._opening, ids), self._on_read, self._on_unread)

    @Slot(object)
    def _on_unread(self, error: HireError) -> None:
        _compared.pop(self._opening, None)
        self._show_nobody()
        self.desk.messages.error(error)

    @Slot(object)
    def _on_read(self, found: tuple[Comparison | None, SeatsView | None, list[tuple[str, str, str, str]]]) -> None:
        comparison, seats, self._everybody = found
        if comparison is None or seats is None:
            self._show_nobody()
            return
        if comparison.opening_id != self._opening:
            return
        with kept(self):
            before = self._comparison
            self._comparison = comparison
            self._keep_places(before)
            self._show_parts(shown=True)
            self.header.set_texts(_("Compare"), summary_words(comparison))
            self._show_matrix()
        self._seats = seats
        QTimer.singleShot(0, self._show_choice)
        self._read_evidence()

    @Slot()
    def _show_choice(self) -> None:
        """What lies under the matrix: a turn of its own, so that neither holds the window up."""
        if self._comparison is not None and self._seats is not None:
            with kept(self):
                self.decide.show_choice(self._comparison, self._seats, hidden=self._hidden)
                put_in_order(self.header, self.files, self.heads, self.matrix, *self.decide.in_order(), self.rail.reset)
            self._seats = None

    def _keep_places(self, before: Comparison | None) -> None:
        """Pinned and picked stay with their people when the comparison is read again."""
        assert self._comparison is not None
        ids = [person.application_id for person in self._comparison.people]
        old = [person.application_id for person in before.people] if before else []
        pinned = old[self._pinned] if self._pinned < len(old) else ""
        other = old[self._other] if self._other < len(old) else ""
        best = self._comparison.by_value
        self._pinned = ids.index(pinned) if pinned in ids else best[0]
        self._other = ids.index(other) if other in ids else best[min(1, len(best) - 1)]
        rest = [index for index in range(len(ids)) if index != self._pinned]
        self._order = [self._pinned, *rest]

    def _show_matrix(self) -> None:
        comparison = self._comparison
        assert comparison is not None
        columns = [comparison.people[index].application_id for index in self._order]
        self.matrix.set_groups(groups_of(comparison, self._order, hidden=self._hidden), columns)
        self.heads.show_people(comparison, self._order, self._pinned, hidden=self._hidden)
        self.table.arrange()
        self.rail.show_comparison(comparison, self._pinned, self._other, hidden=self._hidden)
        self._show_picked(columns)
        self.hidden_note.setVisible(bool(comparison.hidden))
        self.hidden_note.setText(_("Marks on some candidates stay hidden until your own sheet on them is in."))

    def _show_picked(self, columns: list[str]) -> None:
        """The figure chosen stays chosen, with its evidence, while its person and row are there."""
        key, application = self._picked or ("", "")
        if application not in columns or self._row_of(key) is None:
            self._picked = self._evidence = None
            self.matrix.choose("", -1)
        else:
            self.matrix.choose(key, columns.index(application))
        self._show_evidence()

    def _row_of(self, key: str) -> Row | None:
        assert self._comparison is not None
        rows = (*self._comparison.stages, *self._comparison.competencies)
        return next((entry for entry in rows if f"{entry.kind}:{entry.id}" == key), None)

    def _show_parts(self, *, shown: bool) -> None:
        for part in (self.table, self.decide):
            part.setVisible(shown)
        self.rail.setVisible(shown and self.width() >= _RAIL_FROM)
        self.hidden_note.setVisible(False)
        self.empty.setVisible(not shown)
        self.pdf.setEnabled(shown)
        self.hide_names.setEnabled(shown)

    def _show_nobody(self) -> None:
        self._comparison = self._picked = self._evidence = None
        self.files.fold()
        self._show_parts(shown=False)
        self.header.set_texts(_("Compare"), "")

    @Slot()
    def _on_hide(self) -> None:
        if self._comparison is None:
            return
        self._hidden = not self._hidden
        self.hide_names.setText(_("Show names") if self._hidden else _("Hide names"))
        self.hide_names.set_icon("eye" if self._hidden else "eye-off")
        self._read()

    @Slot()
    def _on_add(self) -> None:
        self.menu.clear()
        inside = set(_compared.get(self._opening, []))
        for application, number, name, _stage in self._everybody:
            if application not in inside:
                self.menu.add_item(application, number if self._hidden else f"{name}  {number}")
        if self.menu.isEmpty():
            self.menu.add_item("", _("Everybody of this opening is here"), enabled=False)
        self.menu.open_below(self.add)

    @Slot(str)
    def _on_added(self, application: str) -> None:
        if application:
            chosen = [*_compared.get(self._opening, []), application]
            if len(chosen) > 12:
                self.desk.messages.notice(_("At most twelve fit beside each other: take somebody out first."))
                return
            _compared[self._opening] = chosen
            self._read()

    @Slot(int)
    def _on_pin(self, index: int) -> None:
        with kept(self):
            self._pinned = index
            self._keep_places(self._comparison)
            self._show_matrix()
            put_in_order(self.files, self.heads, self.matrix)

    @Slot(int)
    def _on_remove(self, index: int) -> None:
        assert self._comparison is not None
        gone = self._comparison.people[index].application_id
        _compared[self._opening] = [name for name in _compared[self._opening] if name != gone]
        self._read()

    @Slot(str, int)
    def _on_picked(self, key: str, column: int) -> None:
        assert self._comparison is not None
        index = self._order[column]
        self._picked = key, self._comparison.people[index].application_id
        self._evidence = None
        if index != self._pinned and index != self._other:
            self._other = index
            self.rail.show_comparison(self._comparison, self._pinned, self._other, hidden=self._hidden)
        self._read_evidence()

    def _read_evidence(self) -> None:
        if self._picked is not None:
            key, application = self._picked
            kind, _colon, row = key.partition(":")
            call = Call("comparison_evidence.evidence", application, kind, row, context=self.desk.context)
            self.desk.jobs.read(Numbered(call, self._picked), self._on_evidence)

    @Slot(object)
    def _on_evidence(self, read: tuple[FigureEvidence, tuple[str, str]]) -> None:
        found, asked = read
        if self._comparison is not None and asked == self._picked:
            self._evidence = found
            with kept(self):
                self._show_evidence()

    def _show_evidence(self) -> None:
        """What stands behind the figure chosen, with the figure as it is now."""
        found, comparison = self._evidence, self._comparison
        row = self._row_of(self._picked[0]) if self._picked else None
        if found is None or comparison is None or row is None:
            self.rail.show_evidence(None)
            return
        index = next(n for n, person in enumerate(comparison.people) if person.application_id == found.application_id)
        cell = row.cells[index]
        decimals = 1 if row.unit == "level" else 0
        figure = words.number(cell.value, decimals)
        if cell.error is not None:
            figure += f" ± {words.number(cell.error, decimals)}"
        self.rail.show_evidence(found, figure, shown_name(comparison.people[index], hidden=self._hidden))

    @Slot(object, str)
    def _on_weights(self, weights: dict[str, Any], reason: str) -> None:
        call = Call("weights.change_weights", self._opening, weights, reason)
        self.desk.jobs.change(call, self._on_weighed, self._on_not_weighed)

    @Slot(object)
    def _on_weighed(self, changes: Changes) -> None:
        self.rail.sliders = {}
        self.desk.messages.notice(_("Weights changed; a new version of the profile holds them"), changes)

    @Slot(object)
    def _on_not_weighed(self, error: HireError) -> None:
        self.rail.set_refusal(error.in_words(_))

    @Slot(object, str)
    def _on_chosen(self, wanted: list[tuple[str, str]], reason: str) -> None:
        assert self._comparison is not None
        call = _Choose(self._opening, wanted, reason, self._comparison)
        self.desk.jobs.change(call, self._on_recorded, self._on_refused)

    @Slot(object)
    def _on_recorded(self, changes: Changes) -> None:
        self.decide.done()
        self.desk.messages.notice(_("Choice recorded"), changes)

    @Slot(object)
    def _on_refused(self, error: HireError) -> None:
        self.decide.refused(error.in_words(_))

    @Slot(str, object)
    def _on_offer(self, application: str, draft: dict[str, Any]) -> None:
        call = Call("selections.make_offer", application, **draft)
        self.desk.jobs.change(call, self._on_offered, self._on_not_offered)

    @Slot(str, str, str)
    def _on_answer(self, offer: str, state: str, reason: str) -> None:
        call = Call("selections.answer_offer", offer, state, reason)
        self.desk.jobs.change(call, self._on_answered, self._on_not_offered)

    @Slot(object)
    def _on_offered(self, changes: Changes) -> None:
        with kept(self):
            self.decide.offer_done()
        self.desk.messages.notice(_("Offer recorded"), changes)

    @Slot(object)
    def _on_answered(self, changes: Changes) -> None:
        with kept(self):
            self.decide.offer_done()
        self.desk.messages.notice(_("Answer to the offer recorded"), changes)

    @Slot(object)
    def _on_not_offered(self, error: HireError) -> None:
        self.decide.offer_refused(error.in_words(_))

    @Slot(object)
    def _on_class_start(self, day: Any) -> None:
        self.desk.jobs.change(Call("selections.set_class_start", self._opening, day))

    @Slot(str)
    def _on_opened(self, application: str) -> None:
        self.desk.go("candidate", f"application:{application}#decision")

    @Slot()
    def _on_pdf(self) -> None:
        if self._comparison is not None:
            self.files.unfold()
            self.centre.verticalScrollBar().setValue(0)

    @Slot(object)
    def _on_save(self, folder: Path) -> None:
        if self._comparison is not None:
            work = _Write(self._comparison, self.desk.context.settings.paper, folder, hidden=self._hidden)
            self.desk.jobs.make(work, self._on_written, _("Saving the comparison"), self.files.refuse)

    @Slot(object)
    def _on_written(self, path: Path) -> None:
        ids = list(_compared.get(self._opening, []))
        self.desk.jobs.change(_NoteExport(ids))
        self.files.done(path)


class _OpeningOf:
    """The opening of applications that are named."""

    def __init__(self, ids: list[str]) -> None:
        self.ids = ids

    def __call__(self, work: Any) -> tuple[str, list[str]]:
        from hireapp.domain.application import Application

        return work.get(Application, self.ids[0]).opening_id, self.ids


class _Read:
    """Comparison, seats and everybody of the opening in one read; nothing of the first two without people."""

    def __init__(self, context: Any, opening: str, ids: list[str]) -> None:
        self.context = context
        self.opening = opening
        self.ids = ids

    def __call__(self, work: Any) -> tuple[Comparison | None, SeatsView | None, list[tuple[str, str, str, str]]]:
        from hireapp.services import comparisons, selections

        everybody = comparisons.candidates_to_add(work, self.opening)
        there = {entry[0] for entry in everybody}
        ids = [name for name in self.ids if name in there]
        if not ids:
            return None, None, everybody
        made = comparisons.compare(work, self.context.library, ids)
        return made, selections.seats_of(work, self.opening), everybody


class _Choose:
    """Records the choice with what was on the screen."""

    def __init__(self, opening: str, wanted: list[tuple[str, str]], reason: str, comparison: Comparison) -> None:
        self.opening = opening
        self.wanted = wanted
        self.reason = reason
        self.comparison = comparison

    def __call__(self, work: Any) -> Changes:
        from hireapp.services import selections

        chosen = [selections.Chosen(application, choice) for application, choice in self.wanted]  # type: ignore[arg-type]
        shown = selections.shown_of(self.comparison)
        return selections.choose(work, self.opening, chosen, self.reason, shown)


class _Write:
    """Draws the comparison that is shown and writes it into a folder."""

    def __init__(self, comparison: Comparison, paper: Any, folder: Path, *, hidden: bool) -> None:
        self.comparison = comparison
        self.language = current_language()
        self.paper = paper
        self.folder = folder
        self.hidden = hidden

    def __call__(self, _progress: Any) -> Path:
        from hireapp.domain.documents import file_name
        from hireapp.reports.document import build_comparison
        from hireapp.services.exports import write_report

        content = build_comparison(self.comparison, self.language, paper=self.paper, hide_names=self.hidden)
        made = self.comparison
        name = file_name("comparison", made.opening_number, made.made_on, self.language)
        return write_report(self.folder / name, content)


class _NoteExport:
    """Notes in the audit log that a comparison left the program."""

    def __init__(self, ids: list[str]) -> None:
        self.ids = ids

    def __call__(self, work: Any) -> Changes:
        from hireapp.services import comparisons
        from hireapp.services.changes import changed

        comparisons.note_export(work, self.ids)
        return changed()
