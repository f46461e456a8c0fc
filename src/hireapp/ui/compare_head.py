"""The heads of the columns: name, overall figure with its band, place, pin and take out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hireapp.i18n import _, joined
from hireapp.ui import words
from hireapp.ui.compare_words import place_lines, place_words, shown_name
from hireapp.ui.kit.buttons import IconButton
from hireapp.ui.kit.heat_table import ColumnHeads
from hireapp.ui.kit.paint import dot, fill_box, hair, painter_for, stroke
from hireapp.ui.kit.paragraph import Label, Paragraph, tip

if TYPE_CHECKING:
    from hireapp.domain.comparison import Compared, Comparison

HEIGHT = 148
INCOMPLETE = "*"
"""Beside the error of a figure that lacks part of its weight."""
_STEP = 10


class IntervalLine(QWidget):
    """A value with its band on the axis that all heads share."""

    def __init__(self, value: float, low: float, high: float, axis: tuple[int, int], name: str) -> None:
        super().__init__()
        self._values = (value, low, high)
        self._axis = axis
        self.setFixedHeight(14)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        return QSize(84, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_for(self)
        hair(painter, 0, 7, self.width(), "line2")
        value, low, high = (self._at(number) for number in self._values)
        stroke(painter, QPointF(low, 7.5), QPointF(high, 7.5), "t2", 2)
        dot(painter, value, 7.5, 4.5, "acc")

    def _at(self, number: float) -> float:
        low, high = self._axis
        return self.width() * min(1.0, max(0.0, (number - low) / (high - low)))


class CandidateHead(QWidget):
    """One candidate's head. ``pin_wanted(index)``, ``removal_wanted(index)``."""

    pin_wanted = Signal(int)
    removal_wanted = Signal(int)

    def __init__(
        self, comparison: Comparison, index: int, axis: tuple[int, int], *, pinned: bool, hidden: bool
    ) -> None:
        super().__init__()
        self._index = index
        self._pinned = pinned
        person = comparison.people[index]
        name = shown_name(person, hidden=hidden)
        self.name = Label(name, "body_strong", elidable=True)
        self.pin = IconButton("pin", _("Pin {name} as the reference").format(name=name), "ghost", 22)
        self.pin.setCheckable(True)
        self.pin.setChecked(pinned)
        self.remove = IconButton("x", _("Take {name} out").format(name=name), "ghost", 22)
        self.pin.clicked.connect(self._on_pin)
        self.remove.clicked.connect(self._on_remove)
        self._lay_out(comparison, person, axis, name)

    def _lay_out(self, comparison: Comparison, person: Compared, axis: tuple[int, int], name: str) -> None:
        told = place_words(comparison, person)
        self.setAccessibleName(joined((name, *(text for text in told if text))))
        said_of = _("Median place and 80% interval of 2,000 draws; share of the draws with a seat. Drawn: {count}")
        self.setToolTip(tip("\n".join((*told, said_of.format(count=comparison.ranked_among)))))
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 6, 3, 6)
        column.setSpacing(2)
        column.addWidget(self.name)
        band = person.composite.band
        figure = QHBoxLayout()
        figure.setSpacing(4)
        figure.addWidget(Label(words.number(band.value if band else None, 0), "figure_small"))
        if band:
            lacks = bool(person.composite.missing)
            error = f"±{words.number(band.error, 0)}{INCOMPLETE if lacks else ''}"
            figure.addWidget(Label(error, "caption", "warn" if lacks else "t2"))
        figure.addStretch(1)
        column.addLayout(figure)
        said = place_lines(comparison, person)
        if band:
            line = IntervalLine(float(band.value), float(band.low), float(band.high), axis, f"{name}: {said[0]}")
            column.addWidget(line)
        else:
            column.addSpacing(16)
        for text in said[:-1]:
            column.addWidget(Label(text, "caption", "t2", elidable=True))
        foot = QHBoxLayout()
        foot.setSpacing(0)
        foot.addWidget(Label(said[-1], "caption", "t2", elidable=True), 1)
        foot.addWidget(self.pin)
        foot.addWidget(self.remove)
        column.addLayout(foot)
        column.addStretch(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._pinned:
            fill_box(painter_for(self), QRectF(self.rect()), 8, "accs")

    @Slot()
    def _on_pin(self) -> None:
        self.pin_wanted.emit(self._index)

    @Slot()
    def _on_remove(self) -> None:
        self.removal_wanted.emit(self._index)


class HeadRow(ColumnHeads):
    """The heads side by side over the matrix, in columns as wide as its own."""

    pin_wanted = Signal(int)
    removal_wanted = Signal(int)

    def __init__(self) -> None:
        self.heads: list[CandidateHead] = []
        self.axis = QWidget()
        column = QVBoxLayout(self.axis)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(2)
        self._title = Label(_("Overall"), "section")
        self._unit = Paragraph("", "caption", "t2")
        column.addWidget(self._title)
        column.addWidget(self._unit)
        self._note = Label("", "caption", "warn")
        self._note.setFixedHeight(18)
        column.addWidget(self._note)
        self._place_said = Label(_("place, 80% interval"), "caption", "t2")
        self._chance_said = Label(_("chance of a seat"), "caption", "t2")
        column.addWidget(self._place_said)
        column.addSpacing(5)
        column.addWidget(self._chance_said)
        column.addStretch(1)
        super().__init__(HEIGHT, self.axis, Label(_("Difference"), "caption", "t2", align="right"))

    def show_people(self, comparison: Comparison, order: Sequence[int], pinned: int, *, hidden: bool) -> None:
        """Heads of these people, in this order."""
        axis = axis_of(comparison)
        self._title.setText(_("Overall") if comparison.scale is None else _("Overall, T"))
        self._unit.setText(_unit_words(comparison, axis))
        lacking = any(person.composite.band and person.composite.missing for person in comparison.people)
        self._note.setText(_("{sign} part of the weight missing").format(sign=INCOMPLETE) if lacking else "")
        ranked = any(person.median is not None for person in comparison.people)
        self._place_said.setText(_("place, 80% interval") if ranked else "")
        self._chance_said.setText(_("chance of a seat") if ranked else "")
        self.heads = []
        for index in order:
            head = CandidateHead(comparison, index, axis, pinned=index == pinned, hidden=hidden)
            head.setObjectName(f"head {comparison.people[index].application_id}")
            head.pin_wanted.connect(self.pin_wanted)
            head.removal_wanted.connect(self.removal_wanted)
            self.heads.append(head)
        self.set_parts(self.heads)


def _unit_words(comparison: Comparison, axis: tuple[int, int]) -> str:
    told = _("axis {low} to {high}\n95% interval")
    if comparison.scale is None or comparison.scale.provisional:
        told = _("axis {low} to {high}\n95% interval, provisional")
    return told.format(low=axis[0], high=axis[1])


def axis_of(comparison: Comparison) -> tuple[int, int]:
    """Round tens that hold all bands; at least forty points wide."""
    bands = [person.composite.band for person in comparison.people if person.composite.band]
    low = math.floor(min((band.low for band in bands), default=0) / _STEP) * _STEP
    high = math.ceil(max((band.high for band in bands), default=100) / _STEP) * _STEP
    while high - low < 4 * _STEP:
        low, high = max(0, low - _STEP), min(100, high + _STEP)
    return low, high
