"""Whose applications are counted: opening, role, source and period, chosen before anything is shown."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from hireapp.domain.insights import Cohort
from hireapp.i18n import _, localized
from hireapp.reports.process_words import source_name
from hireapp.ui.insight_look import Voice
from hireapp.ui.kit.choices import ComboField
from hireapp.ui.kit.flow import FlowLayout
from hireapp.ui.kit.inputs import DateField
from hireapp.ui.kit.paragraph import tip

if TYPE_CHECKING:
    from hireapp.services.insights import Choices

PERIODS = ("all", "days_30", "days_90", "year", "days_365", "own")


class CohortBar(QWidget):
    """The choices side by side; ``chosen(Cohort)`` tells of a new one."""

    chosen = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.opening = ComboField("", [("", _("All openings"))])
        self.role = ComboField("", [("", _("All roles"))])
        self.source = ComboField("", [("", _("All sources"))])
        self.period = ComboField("", list(zip(PERIODS, _period_words(), strict=True)))
        self.since = DateField("")
        self.until = DateField("")
        for control, name in (
            (self.opening.combo, _("Opening")),
            (self.role.combo, _("Role")),
            (self.source.combo, _("Source")),
            (self.period.combo, _("Applied")),
            (self.since.line, _("Applied from")),
            (self.until.line, _("Applied until")),
        ):
            control.setAccessibleName(name)
            control.setToolTip(tip(name))
        self.since.line.setPlaceholderText(_("Applied from"))
        self.until.line.setPlaceholderText(_("Applied until"))
        flow = FlowLayout(self, gap=8, line_gap=8)
        for field, width in (
            (self.opening, 260),
            (self.role, 172),
            (self.source, 150),
            (self.period, 150),
            (self.since, 122),
            (self.until, 122),
        ):
            field.setFixedWidth(width)
            flow.addWidget(field)
        for combo in (self.opening, self.role, self.source):
            combo.changed.connect(self._on_changed)
        self.period.changed.connect(self._on_period)
        for day in (self.since, self.until):
            day.changed.connect(self._on_day)
            day.line.returnPressed.connect(day.flush)

    def offer(self, choices: Choices, wanted: Cohort) -> Cohort:
        """Offer what is there and show ``wanted``; returns what of it can be chosen."""
        self.opening.combo.set_options([("", _("All openings")), *choices.openings])
        roles = [(key, localized(title)) for key, title in choices.roles]
        self.role.combo.set_options([("", _("All roles")), *roles])
        voice = Voice()
        sources = [(name, source_name(voice, name)) for name in choices.sources]
        self.source.combo.set_options([("", _("All sources")), *sources])
        for field, value in (
            (self.opening, wanted.opening_id),
            (self.role, wanted.role_id),
            (self.source, wanted.source),
        ):
            known = field.combo.findData(value) >= 0
            field.set_value(value if known else "")
        self.since.set_value(wanted.since)
        self.until.set_value(wanted.until)
        self.period.set_value(self._named(wanted.since, wanted.until))
        return self.cohort()

    def cohort(self) -> Cohort:
        """What is chosen."""
        return Cohort(
            self.opening.value(), self.role.value(), self.since.value(), self.until.value(), self.source.value()
        )

    def _named(self, since: date | None, until: date | None) -> str:
        """Which of the usual periods two days are."""
        found = (name for name in PERIODS if (since, until) == self._days(name))
        return next(found, "own")

    def _days(self, period: str) -> tuple[date | None, date | None]:
        if period == "year":
            return date(self._today.year, 1, 1), None
        if period.startswith("days_"):
            return self._today - timedelta(days=int(period.removeprefix("days_"))), None
        return None, None

    @Slot()
    def _on_changed(self) -> None:
        self.chosen.emit(self.cohort())

    @Slot()
    def _on_period(self) -> None:
        if self.period.value() == "own":
            self.since.line.setFocus()
            return
        since, until = self._days(self.period.value())
        self.since.set_value(since)
        self.until.set_value(until)
        self._on_changed()

    @Slot()
    def _on_day(self) -> None:
        if self.since.error() or self.until.error():
            return
        since, until = self.since.value(), self.until.value()
        if since and until and until < since:
            self.until.set_error(_("This is before the first day"))
            return
        self.period.set_value(self._named(since, until))
        self._on_changed()


def _period_words() -> tuple[str, ...]:
    return (
        _("at any time"),
        _("in the last 30 days"),
        _("in the last 90 days"),
        _("this year"),
        _("in the last 365 days"),
        _("days of my own"),
    )
