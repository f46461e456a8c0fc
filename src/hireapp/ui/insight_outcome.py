"""The third tab of Insights: scores against what became of the hired, with how outcomes get in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.charts.insight_charts import bars, coefficients
from hireapp.charts.rows import SCREEN
from hireapp.i18n import _
from hireapp.psychometrics.enough import TooFew
from hireapp.reports import process_rows, process_words
from hireapp.ui.insight_entry import OutcomeForm, TakeIn
from hireapp.ui.insight_look import Block, Drawn, Pairs, Voice, chart_width
from hireapp.ui.insight_process import MARGINS
from hireapp.ui.kit.choices import ComboField
from hireapp.ui.kit.frames import Column, Hairline
from hireapp.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from hireapp.domain.insights import Criterion, Results
    from hireapp.ui.desk import Desk


class OutcomeTab(Column):
    """The tab; figures above, taking in below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(margins=MARGINS, spacing=14)
        self.take_in = TakeIn(desk)
        self.form = OutcomeForm(desk)
        self._figures: Pairs | None = None
        self._more: Pairs | None = None
        self._width = 0
        self._body = QWidget()
        self.add(self._body)
        self.add(Hairline())
        self._entry = Pairs([self.form, self.take_in])
        self.add(self._entry)
        self.end()

    def show_results(self, found: Results) -> None:
        """Show what is known of the hired of a cohort."""
        voice = Voice()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self._figures = Pairs([ValidityBlock(voice, found), _expectancy(voice, found)])
        self._figures.arrange(self._width)
        column.addWidget(self._figures)
        column.addWidget(Hairline())
        self._more = Pairs([_gain(voice, found), _composite(voice, found)])
        self._more.arrange(self._width)
        column.addWidget(self._more)
        self.layout_.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body

    def arrange(self, width: int) -> None:
        """Two columns or one, by the width of the page."""
        self._width = width
        self._entry.arrange(width)
        for pairs in (self._figures, self._more):
            if pairs is not None:
                pairs.arrange(width)


class ValidityBlock(Block):
    """Correlations of the scores with one criterion at a time."""

    def __init__(self, voice: Voice, found: Results) -> None:
        caption = _("Correlation with its 95% interval, as observed; hollow: preliminary, fewer than 85 people.")
        super().__init__(process_words.outcome_finding(voice, found), caption)
        self._voice, self._found = voice, found
        known = process_rows.criteria_known(found) or list(process_words.CRITERIA_NAMES)
        options = [(name, voice.say(process_words.CRITERIA_NAMES[name])) for name in known]
        self.criterion = ComboField("", options)
        self.criterion.combo.setAccessibleName(_("Outcome"))
        self.criterion.setFixedWidth(200)
        self.criterion.changed.connect(self._on_criterion)
        self._picture: QWidget = QWidget()
        self.beside(self.criterion)
        self.add(self._picture)
        self.say(
            _(
                "Corrected: for the narrower spread among the hired (Thorndike 1949, case 2), where the spread of all "
                "applicants is known. Scores of the hired only, so a low figure does not mean a useless score."
            )
        )
        self.end()
        self._on_criterion()

    @Slot()
    def _on_criterion(self) -> None:
        criterion = cast("Criterion", self.criterion.value())
        rows = process_rows.validity_rows(self._voice, self._found.lines, criterion)
        make = partial(coefficients, rows, face=SCREEN, text_width=chart_width)
        picture = Drawn(make, self._voice.facts([row.told for row in rows]))
        self.column.replaceWidget(self._picture, picture)
        self._picture.hide()
        self._picture.deleteLater()
        self._picture = picture


def _expectancy(voice: Voice, found: Results) -> Block:
    caption = _(
        "Share that passed the probation by quarter of the composite (percent of the range, not T), with the 95% "
        "interval (Wilson)."
    )
    if isinstance(found.expectancy, TooFew):
        block = Block(_("Scores and probation: too few to tell"), caption)
        block.say(process_words.few(voice, found.expectancy))
        return block.end()
    rows = process_rows.expectancy_rows(voice, found.expectancy)
    block = Block(process_words.expectancy_finding(voice, found.expectancy), caption)
    make = partial(bars, rows, face=SCREEN, text_width=chart_width)
    block.add(Drawn(make, voice.facts([row.told for row in rows])))
    return block.end()


def _gain(voice: Voice, found: Results) -> Block:
    block = Block(_("What choosing by the scores gains"), "")
    block.add(Paragraph(process_words.gain_words(voice, found), "body"))
    block.say(process_words.gain_assumptions(voice, found))
    return block.end()


def _composite(voice: Voice, found: Results) -> Block:
    """How reliable the composite is, and whether the weights could be learnt from the data."""
    caption = _("The weights are declared, not fitted; a change of them needs a reason.")
    block = Block(_("The composite itself"), caption)
    if isinstance(found.reliability, TooFew):
        said = _("Its reliability can’t be told yet: {why}.").format(why=process_words.few(voice, found.reliability))
    else:
        said = _("Reliability {value} among the applicants: 1 less the mean squared error over the variance.").format(
            value=f"{found.reliability:.2f}"
        )
    block.add(Paragraph(said, "body"))
    block.say(_regression_words(voice, found))
    return block.end()


def _regression_words(voice: Voice, found: Results) -> str:
    if isinstance(found.regression, TooFew):
        why = process_words.few(voice, found.regression)
        return _("Weights learnt from sales would need 20 people for each part: {why}.").format(why=why)
    return _("Weights learnt from sales: R {r}, and {left} for people left out; they are not used.").format(
        r=f"{found.regression.r:.2f}", left=f"{found.regression.cross_validated:.2f}"
    )
