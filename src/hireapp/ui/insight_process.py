"""The first tab of Insights: funnel, days, raters, impact, sources, reasons, each under its finding."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.charts.impact_chart import four_fifths
from hireapp.charts.insight_charts import bars, days, spreads
from hireapp.charts.rows import SCREEN
from hireapp.i18n import _, localized
from hireapp.reports import process_rows, process_words
from hireapp.ui.insight_look import Block, Drawn, Pairs, Voice, chart_width
from hireapp.ui.kit.choices import ComboField
from hireapp.ui.kit.frames import Column, Hairline
from hireapp.ui.kit.layouts import IconLabel
from hireapp.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from hireapp.domain.insights import Process, Raters
    from hireapp.services.selections import SeatsView

MARGINS = QMargins(28, 14, 28, 20)


class ProcessTab(Column):
    """The tab; ``show_process`` draws it anew."""

    def __init__(self) -> None:
        super().__init__(margins=MARGINS, spacing=14)
        self._width = 0
        self._pairs: Pairs | None = None
        self._body = QWidget()
        self.add(self._body)
        self.end()

    def show_process(self, made: Process, seats: SeatsView | None) -> None:
        """Show the figures of a cohort; ``seats`` where it is one opening."""
        voice = Voice()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self._pairs = Pairs(
            [
                _funnel(voice, made),
                _days(voice, made),
                _raters(voice, made),
                ImpactBlock(voice, made),
                _sources(voice, made),
                _reasons(voice, made),
            ]
        )
        self._pairs.arrange(self._width)
        column.addWidget(self._pairs)
        column.addWidget(Hairline())
        for sentence in (*process_words.hurdle_words(voice, made), _seats(voice, made, seats)):
            column.addWidget(Paragraph(sentence, "body", "t2"))
        column.addWidget(IconLabel("info", note(made), "t2", elidable=True))
        self.layout_.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body

    def arrange(self, width: int) -> None:
        """Two columns or one, by the width of the page."""
        self._width = width
        if self._pairs is not None:
            self._pairs.arrange(width)


class ImpactBlock(Block):
    """The four-fifths table of one passage; the whole way first."""

    def __init__(self, voice: Voice, made: Process) -> None:
        caption = _(
            "Without those who stepped back; dashed line: four fifths of the highest rate. Stated voluntarily, only "
            "counted."
        )
        super().__init__(process_words.impact_finding(voice, made.impact), caption)
        self._voice, self._made = voice, made
        self._picture: QWidget = QWidget()
        self.passage = ComboField("", list({table.stage: localized(table.title) for table in made.impact}.items()))
        self.passage.combo.setAccessibleName(_("Passage"))
        self.passage.setFixedWidth(180)
        self.passage.setVisible(bool(made.impact))
        self.passage.changed.connect(self._on_passage)
        self.beside(self.passage)
        self.add(self._picture)
        if not made.impact:
            self.say(
                _("Take in voluntary groups on the tab Outcome; then rates are compared, never people."),
            )
        self.say(process_words.below_words(voice, made.impact), "warn")
        self.say(process_words.unknown_words(voice, made.impact, made.applications))
        self.end()
        if made.impact:
            self._on_passage()

    @Slot()
    def _on_passage(self) -> None:
        rows = process_rows.impact_rows(self._voice, self._made.impact, self.passage.value())
        make = partial(four_fifths, rows, process_rows.impact_heads(self._voice), face=SCREEN, text_width=chart_width)
        picture = Drawn(make, self._voice.facts([row.told for row in rows]))
        self.column.replaceWidget(self._picture, picture)
        self._picture.hide()
        self._picture.deleteLater()
        self._picture = picture


def note(made: Process) -> str:
    """The foot of the page: what these figures are not."""
    words = _(
        "This describes, it does not judge: comparisons of fewer than 30 people are marked preliminary or not shown."
    )
    if not made.preliminary:
        return words
    count = made.applications
    said = _("Preliminary: 1 application.") if count == 1 else _("Preliminary: {n} applications.").format(n=count)
    return f"{said} {words}"


def _funnel(voice: Voice, made: Process) -> Block:
    block = Block(
        process_words.funnel_finding(voice, made),
        _("Bars: who reached the stage. Passed: of those whose stage has ended, without who still waits there."),
    )
    rows = process_rows.funnel_rows(voice, made.funnel)
    block.add(Drawn(partial(bars, rows, face=SCREEN, text_width=chart_width), voice.facts([row.told for row in rows])))
    waiting = [
        _("{stage} {n}").format(stage=localized(step.title), n=step.waiting) for step in made.funnel if step.waiting
    ]
    block.say(_("Still there: {stages}.").format(stages=voice.listed(waiting)) if waiting else "")
    return block.end()


def _days(voice: Voice, made: Process) -> Block:
    block = Block(
        process_words.days_finding(voice, made.days),
        _("Dot: median. Pale bar: the middle half. Upright line: target of the role. n: who left the stage."),
    )
    rows = process_rows.days_rows(voice, made.days)
    make = partial(days, rows, face=SCREEN, text_width=chart_width, unit=_("days"))
    block.add(Drawn(make, voice.facts([row.told for row in rows])))
    block.say(process_words.to_hire(voice, made.to_hire))
    return block.end()


def _raters(voice: Voice, made: Process) -> Block:
    found = made.raters
    caption = _("Mean of each rater with one SD to either side; dashed: mean of all. Leniency: on the same candidates.")
    block = Block(process_words.raters_finding(voice, found), caption if found and found.lines else "")
    if found is None or not found.lines:
        block.say(_("Submit interview sheets; from five of a rater on, their mean is shown."))
        return block.end()
    rows = process_rows.rater_rows(voice, found)
    overall = float(found.mean) if found.mean is not None else None
    make = partial(spreads, rows, overall, face=SCREEN, text_width=chart_width)
    block.add(Drawn(make, voice.facts([row.told for row in rows])))
    block.say(process_words.agreement(voice, found))
    block.say(process_words.rated_twice(voice, made))
    block.say(_over_time(voice, found))
    return block.end()


def _over_time(voice: Voice, found: Raters) -> str:
    """Means by month of those who have more than one."""
    names = {line.id: line.name for line in found.lines}
    months: dict[str, list[str]] = {}
    for rater, month, mean, n in found.over_time:
        words = _("{month} {mean} ({n})").format(month=month, mean=mean, n=n)
        months.setdefault(rater, []).append(words)
    told = [
        _("{name}: {months}").format(name=names.get(rater, ""), months=voice.listed(parts))
        for rater, parts in months.items()
        if len(parts) > 1
    ]
    return _("By month: {raters}.").format(raters=voice.facts(told)) if told else ""


def _sources(voice: Voice, made: Process) -> Block:
    block = Block(
        process_words.sources_finding(voice, made.sources) if made.sources else _("No applications in this period"),
        _("Hired of applied, with the 95% interval (Wilson); at the right the numbers of people."),
    )
    rows = process_rows.source_rows(voice, made.sources)
    make = partial(bars, rows, face=SCREEN, text_width=chart_width, slim=True)
    block.add(Drawn(make, voice.facts([row.told for row in rows])))
    block.say(process_words.probation_words(voice, made.sources))
    return block.end()


def _reasons(voice: Voice, made: Process) -> Block:
    block = Block(
        process_words.reasons_finding(voice, made.reasons),
        _("Why applications ended: solid where we decided, hollow where they stepped back."),
    )
    rows = process_rows.reason_rows(voice, made.reasons)
    make = partial(bars, rows, face=SCREEN, text_width=chart_width, slim=True, named=0.5)
    block.add(Drawn(make, voice.facts([row.told for row in rows])))
    return block.end()


def _seats(voice: Voice, made: Process, seats: SeatsView | None) -> str:
    offers = process_words.offer_words(voice, made)
    if seats is None:
        return offers
    reserve = _("Seats: {hired} of {seats} filled; {reserve} on the reserve list.").format(
        hired=len(seats.hired), seats=seats.seats, reserve=len(seats.reserve)
    )
    return process_words.in_a_row(voice, [offers, reserve])
