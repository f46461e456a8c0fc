"""The running score card at the right of the candidate page: every stage, what is missing, and why."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.i18n import _, joined, localized
from hireapp.psychometrics.composite_scale import axis_of
from hireapp.ui import words
from hireapp.ui.kit.badges import Badge
from hireapp.ui.kit.bars import ScoreBar, ScoreRow
from hireapp.ui.kit.buttons import LinkButton
from hireapp.ui.kit.frames import Card, Column, Hairline
from hireapp.ui.kit.layouts import SectionHeader, row
from hireapp.ui.kit.paragraph import Label, Paragraph

if TYPE_CHECKING:
    from hireapp.domain.role import Stage
    from hireapp.services.overview import Overview, SheetView

WIDTH = 384


class ScoreCardRail(Column):
    """Composite or what is missing for it, one bar a stage, and the reasons under each bar on demand."""

    def __init__(self) -> None:
        super().__init__("sunk", QMargins(20, 18, 20, 18), spacing=12, edges=("left",))
        self.setFixedWidth(WIDTH)
        self._body = QWidget()
        self.add(self._body)
        self.end()
        self._open: set[str] = set()
        self._shown: Overview | None = None

    def show_card(self, shown: Overview) -> None:
        """Show the figures of ``shown``."""
        self._shown = shown
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if shown.profile is not None and shown.card is not None:
            self._fill(column, shown)
        else:
            column.addWidget(Paragraph(_("No application yet: nothing is scored."), "body", "t2"))
        self.layout_.replaceWidget(self._body, body)
        self._body.deleteLater()
        self._body = body

    def _fill(self, column: QVBoxLayout, shown: Overview) -> None:
        assert shown.profile is not None
        column.addWidget(SectionHeader(_("Score card"), _("weights v{version}").format(version=shown.profile.version)))
        self._add_composite(column, shown)
        for stage in shown.profile.stages:
            if stage.kind == "tests":
                self._add_tests(column, shown, stage)
            elif stage.kind != "decision":
                column.addWidget(self._stage_row(shown, stage))
                if stage.id in self._open:
                    column.addWidget(_why(shown, stage))
        self._add_asks(column, shown)
        column.addWidget(Hairline())
        column.addWidget(
            Paragraph(
                _(
                    "Bands are assumed: one separate rater, reliability {r} (Conway 1995), SD {sd}. "
                    "Provisional until this company's own data replace them."
                ).format(r=shown.profile.assumed_reliability, sd=shown.profile.assumed_sd),
                "caption",
                "t3",
            )
        )

    def _add_composite(self, column: QVBoxLayout, shown: Overview) -> None:
        assert shown.card is not None
        composite = shown.card.composite
        if composite.band is None:
            column.addLayout(row(Label(_("No overall figure yet"), "block"), None, Badge(_("incomplete"), "warn")))
            share = float(composite.present * 100)
            column.addWidget(ScoreBar(share, None, None, tick=60, name=_("share of the weight that is there")))
            column.addWidget(
                Paragraph(
                    _(
                        "{share}% of the weight is there; from 60% on there is a figure. What is missing is "
                        "never counted as 0."
                    ).format(share=words.number(composite.present * 100, 0)),
                    "caption",
                    "t2",
                )
            )
            return
        made = composite.band
        number = Label(words.number(made.value, 0), "figure")
        scale = composite.scale
        told = _("of 100, 95% band {low}–{high}") if scale is None else _("T score, 95% band {low}–{high}")
        unit = Label(told.format(low=words.number(made.low, 0), high=words.number(made.high, 0)), "caption", "t2")
        badge = Badge(_("provisional"), "neutral") if scale is None or scale.provisional else None
        column.addLayout(row(number, unit, None, *([badge] if badge else [])))
        ends = axis_of([made], scale)
        column.addWidget(ScoreBar(float(made.value), float(made.low), float(made.high), *ends, name=_("Overall")))
        if scale is not None:
            column.addWidget(Paragraph(words.t_words(scale), "caption", "t2"))
        if composite.missing:
            column.addWidget(
                Paragraph(
                    _("Incomplete: {share}% of the weight.").format(share=words.number(composite.present * 100, 0)),
                    "caption",
                    "warn",
                )
            )

    def _stage_row(self, shown: Overview, stage: Stage) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(_score_row(shown, stage))
        if _has_reasons(shown, stage):
            link = LinkButton(_("Hide the reasons") if stage.id in self._open else _("Why this score?"))
            link.setObjectName(stage.id)
            link.clicked.connect(self._on_why)
            column.addLayout(row(link, None))
        return holder

    def _add_tests(self, column: QVBoxLayout, shown: Overview, stage: Stage) -> None:
        """One bar for each test that counts, in percent; the others stand in their own tab."""
        part = shown.aptitude
        for use in (use for use in stage.tests if use.weight):
            title = joined((localized(use.title), _("weight {weight}").format(weight=use.weight)))
            found = shown.card.tests.get(use.form) if shown.card else None
            if found is None:
                hidden = part is not None and part.hidden
                reason = _("hidden until your own sheet is in") if hidden else _("not taken yet")
                column.addWidget(ScoreRow(title, reason=reason))
                continue
            value, half = found[0], found[1] * Decimal("1.96")
            low, high = float(max(Decimal(0), value - half)), float(min(Decimal(100), value + half))
            bar = ScoreBar(float(value), low, high, 0, 100, name=title)
            column.addWidget(ScoreRow(title, words.number(value, 0), f"±{words.number(half, 0)}", "%", bar=bar))

    def _add_asks(self, column: QVBoxLayout, shown: Overview) -> None:
        probes = shown.screening.probes if shown.screening else ()
        if probes:
            column.addWidget(SectionHeader(_("To ask"), str(len(probes))))
            column.addWidget(Paragraph("\n".join(localized(entry.rule.title) for entry in probes), "caption", "t2"))

    @Slot()
    def _on_why(self) -> None:
        sender = self.sender()
        if sender is not None and self._shown is not None:
            self._open ^= {sender.objectName()}
            self.show_card(self._shown)


def _score_row(shown: Overview, stage: Stage) -> ScoreRow:
    title = localized(stage.title)
    weight = _("weight {weight}").format(weight=stage.weight) if stage.weight else _("weight 0: facts")
    if stage.kind == "screening":
        result = shown.screening
        if result is None or not result.readable:
            return ScoreRow(title, reason=_("nothing readable yet"))
        scale = _("of {readable} readable points").format(readable=words.number(result.readable, 0))
        bar = ScoreBar(float(result.points), None, None, 0, float(result.readable), name=title)
        return ScoreRow(title, words.number(result.points, 0), "", scale, bar=bar)
    score = shown.card.stages.get(stage.id) if shown.card else None
    if score is None:
        return ScoreRow(joined((title, weight)), reason=_reason(shown, stage))
    half = score.sem * Decimal("1.96")
    bar = ScoreBar(
        float(score.value),
        float(max(Decimal(1), score.value - half)),
        float(min(Decimal(5), score.value + half)),
        1,
        5,
        name=title,
    )
    return ScoreRow(joined((title, weight)), words.number(score.value), f"±{words.number(half)}", "/ 5", bar=bar)


def _reason(shown: Overview, stage: Stage) -> str:
    mine = [sheet for sheet in shown.sheets if sheet.assessment.stage == stage.id]
    if any(sheet.hidden for sheet in mine):
        return _("hidden until your own sheet is in")
    return _("in progress") if mine else _("not done yet")


def _has_reasons(shown: Overview, stage: Stage) -> bool:
    if stage.kind == "screening":
        return bool(shown.screening and shown.screening.readable)
    return bool(_sheets(shown, stage))


def _sheets(shown: Overview, stage: Stage) -> list[SheetView]:
    return [
        sheet
        for sheet in shown.sheets
        if sheet.assessment.stage == stage.id and not sheet.hidden and sheet.assessment.state == "submitted"
    ]


def _why(shown: Overview, stage: Stage) -> Card:
    card = Card()
    column = card.column(4)
    if stage.kind == "screening" and shown.screening:
        for entry in shown.screening.judgements:
            points = words.NONE if entry.points is None else f"{entry.points} / {entry.rule.maximum}"
            column.addLayout(
                row(Label(localized(entry.rule.title), "caption"), None, Label(points, "caption", "t2", align="right"))
            )
    for sheet in _sheets(shown, stage):
        column.addWidget(
            Label(
                _("{name}, {form} v{version}, locked").format(
                    name=sheet.rater, form=sheet.form_id, version=sheet.form_version
                ),
                "caption",
                "t2",
                elidable=True,
            )
        )
        for line in sheet.lines:
            level = words.number(line.level, 0) if line.level is not None else _("not observed")
            column.addLayout(row(Label(localized(line.title), "caption"), None, Label(level, "caption", align="right")))
            if line.quotation:
                column.addWidget(Paragraph(f"“{line.quotation}”", "caption", "t2"))
    return card
