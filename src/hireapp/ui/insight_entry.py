"""How outcomes and voluntary groups get in: tables as CSV by path, and one hired person by number."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from hireapp.domain.outcome import PROBATION
from hireapp.i18n import _
from hireapp.ui.calls import Call
from hireapp.ui.insight_work import KeepOutcome
from hireapp.ui.kit.buttons import Button
from hireapp.ui.kit.choices import ComboField
from hireapp.ui.kit.flow import FlowLayout
from hireapp.ui.kit.inputs import DateField, NumberField, TextField
from hireapp.ui.kit.layouts import SectionHeader, row
from hireapp.ui.kit.options import CheckBox
from hireapp.ui.kit.paragraph import Paragraph
from hireapp.ui.test_papers import ReadBytes

if TYPE_CHECKING:
    from hireapp.bootstrap import Context
    from hireapp.errors import HireError
    from hireapp.services.changes import Changes
    from hireapp.ui.desk import Desk


_typed: WeakKeyDictionary[Context, dict[str, tuple[Any, ...]]] = WeakKeyDictionary()
"""What was typed on an outcome and not yet kept: it outlives a change of language."""


class TakeIn(QWidget):
    """Tables from a path that is typed, pasted or chosen; taken in whole or not at all."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._use = ""
        self.path = TextField(_("Path of a CSV file"), _("type or paste a path"))
        self.choose = Button(_("Choose…"))
        self.outcomes = Button(_("Take in outcomes (CSV)"), "soft", icon="upload")
        self.groups = Button(_("Take in voluntary groups (CSV)"), "plain", icon="upload")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionHeader(_("From a table"), _("whole or not at all")))
        line = row(spacing=8)
        line.addWidget(self.path, 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(line)
        holder = QWidget()
        flow = FlowLayout(holder)
        flow.addWidget(self.outcomes)
        flow.addWidget(self.groups)
        column.addWidget(holder)
        column.addWidget(Paragraph(_columns(), "caption", "t2"))
        column.addStretch(1)
        self.choose.clicked.connect(self._on_choose)
        self.outcomes.clicked.connect(self._on_outcomes)
        self.groups.clicked.connect(self._on_groups)

    @Slot()
    def _on_choose(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(self, _("Table of outcomes"), "", "CSV (*.csv)")
        if name:
            self.path.set_value(name)
            self.path.set_error("")

    @Slot()
    def _on_outcomes(self) -> None:
        self._start("outcomes.take_in_outcomes")

    @Slot()
    def _on_groups(self) -> None:
        self._start("outcomes.take_in_groups")

    def _start(self, use: str) -> None:
        self.path.flush()
        text = self.path.value().strip('"')
        if not text:
            self._on_choose()
            text = self.path.value()
        if text:
            self._use = use
            self.path.set_error("")
            work = ReadBytes(Path(text).expanduser())
            self.desk.jobs.make(work, self._on_bytes, _("Reading the file"), self._on_refused)

    @Slot(object)
    def _on_bytes(self, found: tuple[str, bytes]) -> None:
        self.desk.jobs.change(Call(self._use, *found), self._on_taken, self._on_refused)

    @Slot(object)
    def _on_taken(self, changes: Changes) -> None:
        self.path.set_value("")
        self.path.set_error("")
        self.desk.messages.notice(_("Rows taken in: {n}").format(n=changes.result), changes)

    @Slot(object)
    def _on_refused(self, error: HireError) -> None:
        self.path.set_error(error.in_words(_))


class OutcomeForm(QWidget):
    """How one hired person did, by the number of the application."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.number = TextField(_("Application number"), "EV-2026-…")
        self.probation = ComboField(_("Probation"), [(key, _(text)) for key, text in PROBATION.items()])
        self.months = NumberField(_("Months stayed"), minimum=0, maximum=600, decimals=1)
        self.left = CheckBox(_("left the company"))
        self.calls = NumberField(_("Calls a day"), minimum=0, maximum=2000, decimals=1)
        self.sales = NumberField(_("Sales, percent of target"), minimum=0, maximum=1000, decimals=1)
        self.as_of = DateField(_("As of"))
        self.keep = Button(_("Keep outcome"), "soft")
        self._lay_out()
        self.keep.clicked.connect(self._on_keep)
        self._actor = desk.context.actor
        nothing = (None, None, None, None, None, "", False)
        *values, probation, left = _typed.get(desk.context, {}).get(self._actor, nothing)
        self._fill(values, probation, left)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(SectionHeader(_("One hired person"), _("what is not known stays empty")))
        for fields in ((self.number, self.probation, self.as_of), (self.months, self.calls, self.sales)):
            line = QHBoxLayout()
            line.setSpacing(12)
            for field in fields:
                line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            column.addLayout(line)
        column.addLayout(row(self.left, None, self.keep))
        column.addStretch(1)

    def keep_typed(self) -> None:
        """Remember what is typed; called before the page goes."""
        for field in self._fields():
            field.flush()
        values = [field.value() for field in self._fields()]
        mine = _typed.setdefault(self.desk.context, {})
        mine[self._actor] = (*values, self.probation.value(), self.left.isChecked())

    def _fill(self, values: Sequence[Any], probation: str, left: bool) -> None:
        for field, value in zip(self._fields(), values, strict=True):
            field.set_value(value)
            field.set_error("")
        self.probation.set_value(probation)
        self.left.setChecked(left)

    def _fields(self) -> tuple[Any, ...]:
        return self.number, self.months, self.calls, self.sales, self.as_of

    @Slot()
    def _on_keep(self) -> None:
        for field in self._fields():
            field.flush()
        if any(field.error() for field in self._fields()[1:]):
            return
        work = KeepOutcome(
            self.number.value(),
            probation=self.probation.value(),
            months_stayed=self.months.value(),
            left=self.left.isChecked(),
            calls_a_day=self.calls.value(),
            sales_percent=self.sales.value(),
            as_of=self.as_of.value(),
        )
        self.desk.jobs.change(work, self._on_kept, self._on_refused)

    @Slot(object)
    def _on_kept(self, changes: Changes) -> None:
        self._fill((None,) * 5, "", False)
        self.desk.messages.notice(_("Outcome kept"), changes)

    @Slot(object)
    def _on_refused(self, error: HireError) -> None:
        self.number.set_error(error.in_words(_))


def _columns() -> str:
    outcomes = _(
        "Outcomes: number, probation (running, passed, failed), months_stayed, left (yes, no), calls_a_day, "
        "sales_percent, as_of."
    )
    groups = _(
        "Voluntary groups: number, sex, age, ethnicity, disability. They are counted only, never read back for a "
        "person."
    )
    return f"{outcomes}\n{groups}"
