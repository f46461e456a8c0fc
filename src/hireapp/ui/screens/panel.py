"""The panel of one candidate at one stage: raters by competencies, agreement, splits; a consensus beside the marks."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMargins, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hireapp.i18n import _, current_language, joined, listed, localized
from hireapp.ui import words
from hireapp.ui.calls import Call
from hireapp.ui.desk import Desk, Screen
from hireapp.ui.kit.badges import Badge
from hireapp.ui.kit.buttons import Button, LinkButton
from hireapp.ui.kit.combo import Combo
from hireapp.ui.kit.frames import Column, Hairline
from hireapp.ui.kit.heat import EDGE, HeatCell, HeatGroup, HeatMatrix, HeatRow
from hireapp.ui.kit.heat_table import ColumnHeads, HeatTable
from hireapp.ui.kit.inputs import TextField
from hireapp.ui.kit.keep import kept
from hireapp.ui.kit.layouts import EmptyState, SectionHeader, row
from hireapp.ui.kit.palette import Command
from hireapp.ui.kit.paragraph import Label, Paragraph
from hireapp.ui.kit.tabs import Segmented
from hireapp.ui.panel_rail import PanelRail
from hireapp.ui.save_part import SavePart

if TYPE_CHECKING:
    from hireapp.domain.panel import Panel, PanelRow
    from hireapp.domain.user import UserAccount
    from hireapp.errors import HireError
    from hireapp.i18n import LocalizedText
    from hireapp.services.changes import Changes

LEVELS = ("1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5", "5")
GOOD = 0.7
"""From this rwg on raters are said to agree (LeBreton & Senter 2008)."""


class RaterHeads(ColumnHeads):
    """The raters' letters and names over their columns."""

    def __init__(self) -> None:
        self.said = Label(_("mean, gap, agreement"), "caption", "t2", align="right")
        super().__init__(26, None, self.said)

    def show_raters(self, names: list[str]) -> None:
        """One head a column."""
        heads = []
        for name in names:
            head = QWidget()
            line = row(Label(name, "body_strong", elidable=True))
            line.setContentsMargins(EDGE, 0, EDGE, 0)
            head.setLayout(line)
            heads.append(head)
        self.set_parts(heads)


class PanelScreen(Screen):
    """The page. ``argument``: an application id, and after "#" a stage id."""

    name = "candidates"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._application = self._stage = ""
        self._panel: Panel | None = None
        self._competencies: dict[str, LocalizedText] = {}
        self._picked: tuple[str, int] = ("", -1)
        self._proposed: tuple[str, Decimal | None] = ("", None)
        self._create()
        self._lay_out()
        self._connect()

    def _create(self) -> None:
        self.back = LinkButton(_("Candidate"), icon="left")
        self.title = Label("", "heading")
        self.state = Badge("")
        self.stages = Segmented([("interview", "", None)])
        self.pdf = Button(_("Save PDF…"), icon="download")
        self.files = SavePart(self.desk, folding=True)
        self.heads = RaterHeads()
        self.matrix = HeatMatrix()
        self.table = HeatTable(self.heads, self.matrix)
        self.agreement = Paragraph("", "body", "t2")
        self.quotations = QWidget()
        self.blind = EmptyState(
            "eye-off",
            _("The others’ marks stay hidden until your own sheet is in"),
            _("Independent first, together afterwards: rate, submit, then come back here."),
            _("Open my sheet"),
        )
        self.empty = Paragraph(_("No sheet is submitted at this stage yet."), "body", "t2")
        self.competency = Combo([], _("Competency"))
        self.level = Combo([(level, level) for level in LEVELS], _("Level"))
        self.reason = TextField(_("What settled it"), hint=_("one sentence; the marks and their mean stay as they are"))
        self.record = Button(_("Record the consensus"), "primary")
        self.settled = QWidget()
        self.rail = PanelRail()

    def _lay_out(self) -> None:
        self.top = row(self.back, 8, self.title, self.state, None, self.stages, self.pdf)
        self.top.setContentsMargins(24, 12, 24, 10)
        self.centre = Column(margins=QMargins(24, 14, 24, 24), spacing=12)
        self.centre.add(self.blind)
        self.ratings = QWidget()
        column = QVBoxLayout(self.ratings)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.table, self.empty, self.agreement, self.quotations):
            column.addWidget(part)
        self.centre.add(self.ratings)
        self.consensus = QWidget()
        inside = QVBoxLayout(self.consensus)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(Hairline())
        inside.addWidget(SectionHeader(_("Consensus of the talk"), _("beside the marks, never instead of them")))
        inside.addWidget(self.settled)
        inside.addLayout(row(self.competency, self.level, None, spacing=12))
        inside.addWidget(self.reason)
        inside.addLayout(row(self.record, None))
        self.centre.add(self.consensus)
        self.centre.end()
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.centre, 1)
        body.addWidget(self.rail)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(self.top)
        self.files.setContentsMargins(24, 0, 24, 10)
        page.addWidget(self.files)
        page.addWidget(Hairline())
        page.addLayout(body, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self._on_back)
        self.pdf.clicked.connect(self._on_pdf)
        self.files.wanted.connect(self._on_save)
        self.blind.primary_clicked.connect(self._on_own_sheet)
        self.matrix.picked.connect(self._on_picked)
        self.record.clicked.connect(self._on_record)
        self.competency.chosen.connect(self._propose_level)
        self.rail.seats_wanted.connect(self._on_seats)
        self.rail.second_wanted.connect(self._on_second)
        self.rail.practice_stated.connect(self._on_practice)

    def open(self, argument: str) -> None:
        """Read the panel of an application."""
        self._application, _sharp, self._stage = argument.partition("#")
        self._read()

    def on_changes(self, changes: Changes) -> None:
        """Read again."""
        if {"application", "assessment", "panel", "claim", "contradiction", "opening", "user_account"} & changes.kinds:
            self._read()

    def commands(self) -> list[Command]:
        """What the palette offers here."""
        return [Command("pdf", _("Save the panel summary as PDF"), "", "", icon="download")]

    def run(self, command: str) -> None:
        """Do a command of the palette."""
        self._on_pdf()

    def _read(self) -> None:
        self.desk.jobs.read(_Read(self.desk.context, self._application, self._stage), self._on_read)

    @Slot(object)
    def _on_read(self, found: tuple[Panel, list[UserAccount], dict[str, LocalizedText], list[Any]]) -> None:
        panel, people, self._competencies, stages = found
        if panel.application_id != self._application:
            return
        with kept(self):
            self._show(panel, people, stages)

    def _show(self, panel: Panel, people: list[UserAccount], stages: list[Any]) -> None:
        before = self._panel
        if before is None or (before.application_id, before.stage) != (panel.application_id, panel.stage):
            self._picked, self._proposed = ("", -1), ("", None)
        self._panel = panel
        self._stage = panel.stage
        self.title.setText(_("Panel: {name}").format(name=panel.name))
        done = sum(seat.state == "submitted" for seat in panel.seats)
        said = _("{done} of 1 sheet in") if len(panel.seats) == 1 else _("{done} of {all} sheets in")
        said = said.format(done=done, all=len(panel.seats))
        self.state.set_badge(said, "ok" if panel.seats and not panel.owing else "neutral")
        self._show_stages(stages, panel.stage)
        self._show_ratings(panel)
        self._show_consensus(panel)
        self.rail.show_panel(panel, people, self._competencies)

    def _show_stages(self, stages: list[Any], current: str) -> None:
        made = Segmented([(stage.id, localized(stage.title), None) for stage in stages])
        made.set_current(current)
        made.chosen.connect(self._on_stage)
        self.top.replaceWidget(self.stages, made)
        made.show()
        self.stages.hide()
        self.stages.deleteLater()
        self.stages = made

    def _show_ratings(self, panel: Panel) -> None:
        letters = [mark.letter for mark in panel.rows[0].marks] if panel.rows else []
        names = {seat.letter: seat.name for seat in panel.seats}
        self.blind.setVisible(panel.blind)
        shown = bool(letters)
        for part in (self.table, self.agreement):
            part.setVisible(shown)
        self.empty.setVisible(not shown and not panel.blind)
        self.heads.show_raters([f"{letter}  {names.get(letter, '')}" for letter in letters])
        rows = tuple(_row(entry) for entry in panel.rows)
        caption = _("Choose a number to read the quotations; “first” is the value before an amendment")
        self.matrix.set_groups([HeatGroup(localized(panel.stage_title), caption, rows)], letters)
        self.table.arrange()
        picked = next((entry for entry in panel.rows if entry.id == self._picked[0]), None)
        self.matrix.choose(*(self._picked if picked is not None and self._picked[1] < len(letters) else ("", -1)))
        self.agreement.setText(_agreement_words(panel))
        self._show_quotations(picked)

    def _show_quotations(self, entry: PanelRow | None) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for mark in entry.marks if entry else ():
            value = _level(mark.value) if mark.value is not None else _("not observed")
            first = _("first {value}").format(value=words.number(mark.first, 0)) if mark.first is not None else ""
            said = f"“{mark.quotation}”" if mark.quotation else _("no quotation")
            given = Label(joined((value, first)), "body_strong")
            line = row(Label(mark.letter, "body_strong", "acct"), given, spacing=8)
            line.addWidget(Paragraph(said), 1)
            column.addLayout(line)
        layout = self.ratings.layout()
        assert layout is not None
        layout.replaceWidget(self.quotations, holder)
        holder.show()
        self.quotations.hide()
        self.quotations.deleteLater()
        self.quotations = holder

    def _show_consensus(self, panel: Panel) -> None:
        ready = bool(panel.seats) and not panel.owing and not panel.blind
        self.consensus.setVisible(not panel.blind and any(row.marks for row in panel.rows))
        self.record.setEnabled(ready)
        self.competency.set_options([(entry.id, localized(entry.title)) for entry in panel.rows])
        self._propose_level()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for entry in panel.rows:
            if entry.consensus is not None:
                said = _("{title}: {level}, mean {mean}").format(
                    title=localized(entry.title),
                    level=words.number(entry.consensus.level),
                    mean=words.number(entry.mean),
                )
                column.addWidget(Label(said, "body_strong"))
                column.addWidget(Paragraph(entry.consensus.reason, "body", "t2"))
        if not ready:
            names = listed(seat.name for seat in panel.owing)
            said = _("It comes after all have submitted; still owed by {names}.").format(names=names)
            column.addWidget(Paragraph(said, "body", "t2"))
        layout = self.consensus.layout()
        assert layout is not None
        layout.replaceWidget(self.settled, holder)
        holder.show()
        self.settled.hide()
        self.settled.deleteLater()
        self.settled = holder

    @Slot(str, int)
    def _on_picked(self, key: str, column: int) -> None:
        assert self._panel is not None
        self._picked = key, column
        entry = next(entry for entry in self._panel.rows if entry.id == key)
        self._show_quotations(entry)
        self.competency.set_value(key)
        self._propose_level()

    @Slot()
    def _propose_level(self) -> None:
        """The mean of the marks to the nearest half, to begin with; what was chosen instead stays."""
        rows = {entry.id: entry for entry in self._panel.rows} if self._panel else {}
        entry = rows.get(self.competency.value())
        mean = entry.mean if entry is not None else None
        if entry is not None and mean is not None and self._proposed != (entry.id, mean):
            self._proposed = entry.id, mean
            self.level.set_value(f"{(round(mean * 2) / Decimal(2)).normalize():f}")

    @Slot()
    def _on_record(self) -> None:
        self.reason.flush()
        call = Call(
            "panels.record_consensus",
            self._application,
            self._stage,
            self.competency.value(),
            Decimal(self.level.value()),
            self.reason.value(),
        )
        self.desk.jobs.change(call, self._on_recorded, self._on_refused)

    @Slot(object)
    def _on_recorded(self, _changes: Changes) -> None:
        self.reason.set_value("")
        self.reason.set_error("")
        self.desk.messages.notice(_("Consensus recorded"))

    @Slot(object)
    def _on_refused(self, error: HireError) -> None:
        self.reason.set_error(error.in_words(_))

    @Slot(object)
    def _on_seats(self, seats: list[tuple[str, tuple[str, ...]]]) -> None:
        work = _SetPanel(self._application, self._stage, seats)
        self.desk.jobs.change(work, self._on_seated, self._on_not_seated)

    @Slot(object)
    def _on_seated(self, changes: Changes) -> None:
        self.desk.messages.notice(_("Panel changed"), changes)

    @Slot(object)
    def _on_not_seated(self, error: HireError) -> None:
        self.rail.set_refusal(error.in_words(_))

    @Slot(str)
    def _on_second(self, person: str) -> None:
        call = Call("panels.ask_second", self._application, self._stage, person)
        self.desk.jobs.change(call, None, self._on_not_seated)

    @Slot(str, object)
    def _on_practice(self, practice: str, kept: object) -> None:
        self.desk.jobs.change(_StatePractice(self._application, practice, kept=bool(kept)))

    @Slot(str)
    def _on_stage(self, stage: str) -> None:
        self._stage = stage
        self._read()

    @Slot()
    def _on_back(self) -> None:
        self.desk.go("candidate", f"application:{self._application}#interview")

    @Slot()
    def _on_own_sheet(self) -> None:
        if self._panel is not None:
            self.desk.go(_kind_of(self._panel.stage), self._application)

    @Slot()
    def _on_pdf(self) -> None:
        if self._panel is not None:
            self.files.unfold()

    @Slot(object)
    def _on_save(self, folder: Path) -> None:
        if self._panel is not None:
            work = _Write(self._panel, self._competencies, self.desk.context, folder)
            self.desk.jobs.make(work, self._on_written, _("Saving the panel summary"), self.files.refuse)

    @Slot(object)
    def _on_written(self, path: Path) -> None:
        self.desk.jobs.change(Call("decisions.note_export", self._application, "panel"))
        self.files.done(path)


class _Read:
    """The panel, who may be asked, the names of competencies, and the stages that people rate."""

    def __init__(self, context: Any, application: str, stage: str) -> None:
        self.context = context
        self.application = application
        self.stage = stage

    def __call__(self, work: Any) -> tuple[Panel, list[UserAccount], dict[str, LocalizedText], list[Any]]:
        from hireapp.domain.application import Application
        from hireapp.domain.opening import Opening
        from hireapp.services import openings, panels, users

        library = self.context.library
        made = panels.panel(work, library, self.application, self.stage)
        opening = work.get(Opening, work.get(Application, self.application).opening_id)
        profile = openings.profile_of(work, opening)
        stages = [stage for stage in profile.stages if stage.kind in panels.RATED_KINDS]
        titles = {key: entry.title for key, entry in library.competencies.items()}
        return made, users.users(work), titles, stages


class _SetPanel:
    """Asks these people to rate."""

    def __init__(self, application: str, stage: str, seats: list[tuple[str, tuple[str, ...]]]) -> None:
        self.application = application
        self.stage = stage
        self.seats = seats

    def __call__(self, work: Any) -> Changes:
        from hireapp.services import panels

        seats = [panels.SeatDraft(person, focus) for person, focus in self.seats]
        return panels.set_panel(work, self.application, self.stage, seats)


class _StatePractice:
    """Keeps what somebody says of a practice of the opening's talks."""

    def __init__(self, application: str, practice: str, *, kept: bool) -> None:
        self.application = application
        self.practice = practice
        self.kept = kept

    def __call__(self, work: Any) -> Changes:
        from hireapp.domain.application import Application
        from hireapp.services import structure

        opening = work.get(Application, self.application).opening_id
        return structure.state_practice(work, opening, self.practice, kept=self.kept)


class _Write:
    """Draws the panel summary that is shown and writes it into a folder."""

    def __init__(self, panel: Panel, competencies: dict[str, LocalizedText], context: Any, folder: Path) -> None:
        self.panel = panel
        self.competencies = competencies
        self.context = context
        self.folder = folder
        self.language = current_language()

    def __call__(self, _progress: Any) -> Path:
        from hireapp.domain.documents import file_name
        from hireapp.reports.document import build_panel_summary
        from hireapp.services.exports import write_report

        day = self.context.open_database().clock().date()
        content = build_panel_summary(
            self.panel, self.competencies, self.language, paper=self.context.settings.paper, made_on=day
        )
        number = f"{self.panel.number}_{self.panel.stage}"
        return write_report(self.folder / file_name("panel", number, day, self.language), content)


def _row(entry: PanelRow) -> HeatRow:
    cells = tuple(
        HeatCell(
            _level(mark.value) if mark.value is not None else _("not observed"),
            None if mark.value is None else float((mark.value - 1) / 4),
            note=_("first {value}").format(value=words.number(mark.first, 0)) if mark.first is not None else "",
            spoken=f"{mark.letter} {_level(mark.value)}",
        )
        for mark in entry.marks
    )
    said = "" if entry.mean is None else joined((words.number(entry.mean), _level(entry.gap), _rwg(entry.rwg)))
    weight = _("weight {weight}").format(weight=entry.weight)
    return HeatRow(entry.id, localized(entry.title), weight, cells, said, entry.split, entry.split)


def _level(value: Decimal | None) -> str:
    """Whole levels as they were given, means of several questions with a decimal."""
    return words.number(value, 0 if value is not None and value == int(value) else 1)


def _rwg(value: object) -> str:
    if not isinstance(value, float):
        return "–"
    return f"{value:.2f}".replace("0.", ".").replace("-", "−")


def _agreement_words(panel: Panel) -> str:
    """Agreement of this panel, and of the opening's raters where there are enough candidates."""
    from hireapp.psychometrics.agreement import Icc
    from hireapp.psychometrics.enough import TooFew

    parts = []
    if isinstance(panel.overall, float):
        level = _("good agreement") if panel.overall >= GOOD else _("no agreement") if panel.overall < 0 else _("weak")
        parts.append(_("Over all competencies rwg {value}: {level}.").format(value=_rwg(panel.overall), level=level))
    elif panel.rows and panel.rows[0].marks:
        parts.append(_("One rater: agreement can’t be said."))
    if panel.score is not None and panel.error is not None:
        parts.append(
            _("Score {value} ± {error}.").format(value=words.number(panel.score), error=words.number(panel.error))
        )
    one = panel.agreement.get("one")
    if isinstance(one, Icc):
        said = _("Raters of this opening: ICC(1) {value} ({low} to {high}), {n} candidates.")
        parts.append(said.format(value=_rwg(one.value), low=_rwg(one.low), high=_rwg(one.high), n=one.n))
    elif isinstance(one, TooFew):
        said = _("ICC needs {needed} candidates with two raters; there are {n}.")
        if one.n == 1:
            said = _("ICC needs {needed} candidates with two raters; there is 1.")
        parts.append(said.format(needed=one.needed, n=one.n))
    return " ".join(parts)


def _kind_of(stage: str) -> str:
    return stage if stage in ("phone", "work_sample") else "interview"
