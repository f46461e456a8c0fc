"""The tab of the tests: what was taken, the profile against the role's bands, tasks, flags, style; and the ways to
take more."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.charts.axis import Scale
from hireapp.charts.scales import Figure, Target, balance, banded, numerals, tracked, unknown
from hireapp.i18n import _, joined, localized
from hireapp.ui import words
from hireapp.ui.calls import Call
from hireapp.ui.desk import Desk
from hireapp.ui.kit.badges import Badge
from hireapp.ui.kit.buttons import Button
from hireapp.ui.kit.chart_view import ChartView
from hireapp.ui.kit.flow import FlowLayout
from hireapp.ui.kit.frames import Card, Hairline
from hireapp.ui.kit.layouts import IconLabel, SectionHeader, row
from hireapp.ui.kit.menus import Menu
from hireapp.ui.kit.paragraph import Label, Paragraph
from hireapp.ui.sitting_card import SittingCard
from hireapp.ui.test_papers import TestPapers

if TYPE_CHECKING:
    from hireapp.domain.aptitude_part import AptitudePart, MeasureLine, StyleLine, TestLine, TraitLine
    from hireapp.domain.role import Stage
    from hireapp.domain.sitting import Sitting
    from hireapp.services.overview import Overview

TRACK = 230.0
ROW = 17.0
NAME = 212


class TestsTab(QWidget):
    """The tab. It is told what to show; taking a sitting goes through the main window."""

    __test__ = False

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._shown: Overview | None = None
        self.card = SittingCard(desk)
        self.papers = TestPapers(desk, self)
        self.menu = Menu(self)
        self.start = Button(_("Take tests here…"), "soft", icon="play")
        self.go_on = Button(_("Go on with the sitting"), "soft", icon="play")
        self.end = Button(_("End the sitting"), "ghost")
        self.feedback = Button(_("Candidate’s own sheet…"), "plain", icon="file")
        self.paper = Button(_("On paper…"), "plain", icon="print")
        self.again = Button(_("Score anew"), "ghost", icon="refresh")
        self._body = QWidget()
        self._actions = QWidget()
        flow = FlowLayout(self._actions)
        for button in (self.start, self.go_on, self.end, self.feedback, self.paper, self.again):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._actions)
        column.addWidget(self.card)
        column.addWidget(self._body)
        self._column = column
        self._connect()

    def _connect(self) -> None:
        self.start.clicked.connect(self._on_start)
        self.go_on.clicked.connect(self._on_go_on)
        self.end.clicked.connect(self._on_end)
        self.feedback.clicked.connect(self._on_feedback)
        self.paper.clicked.connect(self._on_paper)
        self.again.clicked.connect(self._on_again)
        self.card.prepared.connect(self.desk.window.sit)
        self.menu.chosen.connect(self._on_menu)

    def show_result(self, shown: Overview) -> None:
        """Show the tests of an application."""
        if self._shown is None or self._shown.view.person.candidate_id != shown.view.person.candidate_id:
            self.card.end()
        self._shown = shown
        stage = self._stage()
        part = shown.aptitude
        running = self._running()
        self._actions.setVisible(stage is not None)
        self.start.setVisible(running is None)
        for button in (self.go_on, self.end):
            button.setVisible(running is not None)
        self.feedback.setVisible(part is not None and not part.is_empty)
        self.again.setVisible(part is not None and not part.is_empty)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._fill(column, shown, part, running)
        self._column.replaceWidget(self._body, body)
        self._body.deleteLater()
        self._body = body

    def _stage(self) -> Stage | None:
        profile = self._shown.profile if self._shown else None
        return next((stage for stage in profile.stages if stage.kind == "tests"), None) if profile else None

    def _running(self) -> Sitting | None:
        sittings = self._shown.sittings if self._shown else ()
        return next(
            (entry for entry in sittings if entry.mode == "screen" and entry.state in ("prepared", "running")), None
        )

    def _fill(self, column: QVBoxLayout, shown: Overview, part: AptitudePart | None, running: Sitting | None) -> None:
        if self._stage() is None:
            column.addWidget(Paragraph(_("The role of this opening has no tests."), "body", "t2"))
            return
        if running is not None:
            column.addWidget(IconLabel("play", _("A sitting is under way on this machine or was left by PIN."), "warn"))
        if part is None or part.hidden:
            if part is not None:
                column.addWidget(
                    IconLabel("eye-off", _("Test results stay hidden until your own sheets are submitted."))
                )
            return
        if part.is_empty:
            column.addWidget(Paragraph(_("No test was taken yet."), "body", "t2"))
            return
        add_traits(column, part)
        add_tests(column, part)
        add_flags(column, part)
        add_styles(column, part)

    # ---- actions
    @Slot()
    def _on_start(self) -> None:
        shown, stage = self._shown, self._stage()
        if shown is None or shown.application is None or stage is None:
            return
        taken = {line.id for line in shown.aptitude.tests} if shown.aptitude else set()
        taken |= shown.tests_taken
        contact = ", ".join(filter(None, (shown.names.get(shown.opening.recruiter_id, "") if shown.opening else "",)))
        self.card.begin(shown.application.id, stage.tests, taken, contact, shown.view.candidate.retain_until)

    @Slot()
    def _on_go_on(self) -> None:
        running = self._running()
        if running is not None:
            self.desk.window.sit(running.id)

    @Slot()
    def _on_end(self) -> None:
        running = self._running()
        if running is not None:
            self.desk.jobs.change(Call("sittings.stop", running.id))

    @Slot()
    def _on_again(self) -> None:
        if self._shown is not None and self._shown.application is not None:
            self.desk.jobs.change(Call("aptitude.rescore", self._shown.application.id), self._on_scored)

    @Slot(object)
    def _on_scored(self, _changes: Any) -> None:
        self.desk.messages.notice(_("Scored anew; the earlier results are kept"))

    @Slot()
    def _on_feedback(self) -> None:
        if self._shown is not None and self._shown.application is not None:
            self.papers.save_feedback(self._shown.application.id, self._shown.application.number)

    @Slot()
    def _on_paper(self) -> None:
        stage = self._stage()
        if stage is None:
            return
        self.menu.clear()
        for use in stage.tests:
            if use.form not in ("order_taking", "typing", "chat_desk"):
                title = localized(use.title)
                self.menu.add_item(f"print:{use.form}", _("Print: {title}").format(title=title))
                self.menu.add_item(f"enter:{use.form}", _("Enter a filled-in sheet: {title}").format(title=title))
        self.menu.add_item("file:", _("Take in an answer file…"))
        self.menu.open_below(self.paper)

    @Slot(str)
    def _on_menu(self, chosen: str) -> None:
        what, _colon, form = chosen.partition(":")
        if self._shown is None or self._shown.application is None:
            return
        application = self._shown.application
        if what == "print":
            self.papers.save_sheet(form, application.number)
        elif what == "file":
            self.papers.take_in(application.id)
        else:
            self.desk.go("paper", f"{application.id}/{form}")


def add_traits(column: QVBoxLayout, part: AptitudePart) -> None:
    """The ten scales against the role's bands, and how to read them."""
    if not part.traits or part.trait_title is None:
        return
    unit = _("T, mean 50, SD 10; {n} people").format(n=part.norm_n) if part.unit == "T" else _("percent of the range")
    column.addWidget(SectionHeader(localized(part.trait_title), _("{unit}; no cut-off").format(unit=unit)))
    if part.fit is not None:
        fit = part.fit
        line = _("Fit with the role’s bands {value}, 95% interval {low}–{high}, weight {weight}").format(
            value=words.number(fit.value, 0),
            low=words.number(fit.low, 0),
            high=words.number(fit.high, 0),
            weight=part.fit_weight,
        )
        column.addLayout(row(Label(line, "body_strong"), None, Badge(_("provisional"), "neutral")))
    scale = _scale(part)
    head = row(spacing=12)
    head.addSpacing(188)
    head.addWidget(ChartView(numerals(scale), "", 1.25))
    head.addStretch(1)
    column.addLayout(head)
    for entry in part.traits:
        column.addLayout(_trait_row(entry, scale))
    column.addWidget(Paragraph(_how_to_read(part), "caption", "t2"))


def _scale(part: AptitudePart) -> Scale:
    return Scale(20, 80, 10, TRACK) if part.unit == "T" else Scale(0, 100, 20, TRACK)


def _trait_row(entry: TraitLine, scale: Scale) -> Any:
    line = row(spacing=12)
    name = Label(localized(entry.title), "body", elidable=True)
    name.setFixedWidth(146)
    line.addWidget(name)
    weight = Label(f"×{entry.weight}", "caption", "t3")
    weight.setFixedWidth(18)
    line.addWidget(weight)
    side = {"below": _("below the band"), "within": _("within the band"), "above": _("above the band")}.get(
        entry.side, ""
    )
    if entry.value is None:
        line.addWidget(ChartView(unknown(scale, ROW, 4), _("too little answered"), 1.25))
        line.addWidget(Label(_("too little answered"), "caption", "t2"))
        line.addStretch(1)
        return line
    target = Target(float(entry.band_low), float(entry.band_high), entry.side == "within")
    value = (
        f"{words.number(entry.value, 0)}±{words.number(entry.error, 0)}"
        if entry.error is not None
        else words.number(entry.value, 0)
    )
    picture = banded(scale, ROW, _figure(entry.value, entry.error), target, 50)
    line.addWidget(ChartView(picture, joined((localized(entry.title), value, side)), 1.25))
    number = Label(value, "body_strong", "text" if entry.side == "within" else "warn", align="right")
    number.setFixedWidth(64)
    line.addWidget(number)
    line.addWidget(Label(_side_words(entry), "caption", "t2" if entry.side == "within" else "warn", elidable=True), 1)
    return line


def _side_words(entry: TraitLine) -> str:
    assert entry.value is not None
    if entry.side == "below":
        return _("below by {gap}").format(gap=_gap(entry.band_low - entry.value))
    if entry.side == "above":
        return _("above by {gap}").format(gap=_gap(entry.value - entry.band_high))
    reaches = entry.error is not None and (
        entry.value - entry.error < entry.band_low or entry.value + entry.error > entry.band_high
    )
    return _("within; error crosses the edge") if reaches else _("within")


def _gap(gap: Decimal) -> str:
    """A distance from the band; one below 1 has a decimal, so that it never reads as 0."""
    return words.number(gap, 0) if gap >= 1 else words.number(max(gap, Decimal("0.1")), 1)


def _figure(value: Decimal, error: Decimal | None) -> Figure:
    if error is None:
        return Figure(float(value))
    return Figure(float(value), float(value - error), float(value + error))


def _how_to_read(part: AptitudePart) -> str:
    band = _("Bands are the authors’ hypothesis, provisional until the company’s own data (85 people or more) speak.")
    if part.unit == "T":
        unit = _("T on norm group version {version}: {n} applicants of this role, this person left out.").format(
            version=part.norm_version, n=part.norm_n
        )
    else:
        unit = _(
            "There is no norm group of 30 yet: scores are percent of the scale’s range, and the bands were turned "
            "into the same unit by reference values that are an assumption of the authors."
        )
    known = any(entry.error_from == "alpha" for entry in part.traits)
    error = (
        _("Whiskers: 95%, from the reliability in the norm group.")
        if known
        else _(
            "The reliability of the scales is not known yet; whiskers are 95% and come from the spread of this "
            "person’s own "
            "answers (Brennan 1998)."
        )
    )
    return " ".join((unit, error, band))


def add_tests(column: QVBoxLayout, part: AptitudePart) -> None:
    """The other tests, one after the other."""
    for entry in part.tests:
        column.addWidget(Hairline())
        column.addWidget(_test(entry))
    if part.missing:
        names = joined(localized(title) for title in part.missing)
        column.addWidget(
            Paragraph(
                _("Not taken: {names}. What is missing is never counted as 0.").format(names=names), "caption", "t2"
            )
        )


def _test(entry: TestLine) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    weight = _("weight {weight}").format(weight=entry.weight) if entry.weight else _("weight 0: facts")
    minutes = _("about {minutes} min").format(minutes=entry.minutes) if entry.minutes else _mode(entry.mode)
    column.addWidget(SectionHeader(localized(entry.title), joined((weight, minutes))))
    if entry.value is not None:
        column.addLayout(_value_row(entry))
    if entry.status == "draft":
        column.addWidget(
            IconLabel("info", _("The key is the authors’ draft: no experts have rated it yet."), "warn", elidable=True)
        )
    for title, value, items in entry.parts:
        column.addLayout(_part(localized(title), value, items))
    for measure in entry.measures:
        column.addLayout(_measure(measure))
    return holder


def _part(title: str, value: Decimal, items: int) -> Any:
    line = _named(title)
    number = Label(f"{words.number(value, 0)}%", "body_strong", align="right")
    number.setFixedWidth(44)
    line.addWidget(number)
    line.addWidget(Label(_("{items} items, for the talk only").format(items=items), "caption", "t2"))
    line.addStretch(1)
    return line


def _named(title: str) -> Any:
    """A line that starts with a name, so wide that the values below each other stand in one column."""
    line = row(spacing=12)
    name = Label(title, "body", "t2")
    name.setMinimumWidth(NAME)
    line.addWidget(name)
    return line


def _value_row(entry: TestLine) -> Any:
    assert entry.value is not None
    line = row(spacing=12)
    scale = Scale(0, 100, 20, TRACK)
    text = f"{words.number(entry.value, 0)}%"
    if entry.error is not None:
        text += f" ±{words.number(entry.error, 0)}"
    line.addWidget(ChartView(tracked(scale, ROW, _figure(entry.value, entry.error)), text, 1.25))
    line.addWidget(Label(text, "body_strong"))
    words_ = _("{answered} of {asked} answered").format(answered=entry.answered, asked=entry.asked)
    if entry.norm is not None:
        words_ = joined((words_, _("T {t} among {n}").format(t=words.number(entry.norm[0], 0), n=entry.norm[2])))
    line.addWidget(Label(words_, "caption", "t2"))
    line.addStretch(1)
    return line


def _measure(measure: MeasureLine) -> Any:
    decimals = 0 if measure.value == measure.value.to_integral_value() else 1
    value = f"{words.number(measure.value, decimals)} {localized(measure.unit)}".strip()
    line = _named(localized(measure.title))
    line.addWidget(Label(value, "body_strong"))
    if measure.tone:
        line.addWidget(
            Badge(
                _("good") if measure.tone == "good" else _("late"),
                "ok" if measure.tone == "good" else "warn",
                "check" if measure.tone == "good" else "clock",
            )
        )
    if measure.rule is not None:
        line.addWidget(
            Label(
                _("counted by the words: {words}").format(words=localized(measure.rule)), "caption", "t3", elidable=True
            ),
            1,
        )
    else:
        line.addStretch(1)
    return line


def _mode(mode: str) -> str:
    return _("on paper") if mode == "paper" else _("from a file") if mode == "file" else ""


def add_flags(column: QVBoxLayout, part: AptitudePart) -> None:
    """How the questionnaires were answered."""
    column.addWidget(Hairline())
    column.addWidget(SectionHeader(_("How it was answered"), _("never a score, never a reason to reject")))
    if not part.flags:
        column.addWidget(IconLabel("check", _("Nothing stood out."), "ok"))
    if part.careful is not None:
        column.addWidget(Paragraph(localized(part.careful), "body", "warn"))
    for flag in part.flags:
        card = Card()
        card.column(2).addWidget(Paragraph(localized(flag.staff), "body"))
        column.addWidget(card)
    if part.focus_lost:
        column.addWidget(
            Label(
                _("The window was left {count} times; the clock stood still.").format(count=part.focus_lost),
                "caption",
                "t2",
            )
        )


def add_styles(column: QVBoxLayout, part: AptitudePart) -> None:
    """Style and type: for the talk and the first weeks, weight 0."""
    if not part.styles and not part.types:
        return
    column.addWidget(Hairline())
    column.addWidget(SectionHeader(_("Style, for the talk and the first weeks"), _("weight 0; never compared")))
    most = max((abs(entry.count or 0) for entry in part.styles), default=1)
    for entry in part.styles:
        line = row(spacing=12)
        name = Label(localized(entry.title), "body", elidable=True)
        name.setFixedWidth(176)
        line.addWidget(name)
        line.addWidget(
            ChartView(balance(entry.count or 0, most, 180, ROW), f"{localized(entry.title)} {entry.count}", 1.25)
        )
        number = Label(words.number(Decimal(entry.count or 0), 0), "body_strong", align="right")
        number.setFixedWidth(28)
        line.addWidget(number)
        line.addStretch(1)
        column.addLayout(line)
    strongest = sorted(part.styles, key=_count, reverse=True)[:2]
    clear = [entry.clear for entry in part.types if entry.clear is not None]
    for entry in (*strongest, *clear):
        column.addWidget(_hints(entry))
    unclear = [localized(entry.title) for entry in part.types if entry.clear is None]
    if unclear:
        column.addWidget(Paragraph(_("No clear preference: {names}").format(names=joined(unclear)), "caption", "t2"))


def _count(entry: StyleLine) -> int:
    return entry.count or 0


def _hints(entry: StyleLine) -> QWidget:
    card = Card()
    column = card.column(4)
    column.addWidget(Label(localized(entry.title), "body_strong"))
    column.addWidget(Paragraph(_("In the talk: {text}").format(text=localized(entry.talk)), "body", "t2"))
    column.addWidget(Paragraph(_("First weeks: {text}").format(text=localized(entry.coach)), "body", "t2"))
    return card
