"""Beside the matrix: two profiles on one radar, other weights to try, and the evidence behind the figure chosen."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QPoint, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.charts.radar import FEWEST, MOST, Axis, overlay
from hireapp.i18n import _, joined, listed, localized
from hireapp.ui import words
from hireapp.ui.compare_words import shown_name
from hireapp.ui.kit.badges import Badge
from hireapp.ui.kit.buttons import Button, LinkButton
from hireapp.ui.kit.chart_view import ChartView
from hireapp.ui.kit.fonts import text_width
from hireapp.ui.kit.frames import Card, Column, Hairline
from hireapp.ui.kit.inputs import TextField
from hireapp.ui.kit.layouts import row
from hireapp.ui.kit.order import put_in_order
from hireapp.ui.kit.paragraph import Label, Paragraph
from hireapp.ui.kit.slider import WeightSlider

if TYPE_CHECKING:
    from hireapp.domain.comparison import Comparison, Row, Tried
    from hireapp.services.comparison_evidence import EvidenceLine, FigureEvidence

WIDTH = 330
_RADAR = (192.0, 172.0)
_SEEN = 160
"""Pixels of the evidence that have to be in view."""
_POINT = 96 / 72


class CompareRail(Column):
    """The rail. ``weights_wanted(weights, reason)`` when the weights tried are to become those of the opening."""

    weights_wanted = Signal(object, str)

    def __init__(self) -> None:
        super().__init__("sunk", QMargins(18, 14, 18, 18), spacing=10, edges=("left",))
        self.setFixedWidth(WIDTH)
        self._comparison: Comparison | None = None
        self._hidden = False
        self.sliders: dict[str, WeightSlider] = {}
        self._profile = QWidget()
        self._ranks = QWidget()
        self._slider_box = QWidget()
        self._found = QWidget()
        self.state = Badge(_("not saved"), "warn")
        self.reset = LinkButton(_("Reset"))
        self.note = Paragraph("", "caption", "t2")
        self.keep = LinkButton(_("Make these the weights of the opening…"))
        self.reason = TextField(_("Reason"), hint=_("it stands in the record with the new version"))
        self.save = Button(_("Change the weights"))
        self._lay_out()
        self.reset.clicked.connect(self.reset_weights)
        self.keep.clicked.connect(self._on_keep)
        self.save.clicked.connect(self._on_save)

    def _lay_out(self) -> None:
        self.add(Label(_("Profile"), "section"))
        self.add(self._profile)
        self.add(Hairline())
        self.layout_.addLayout(row(Label(_("What if"), "section"), self.state, None, self.reset))
        self.add(self.note)
        self.add(self._slider_box)
        self.add(self._ranks)
        self.add(self.keep)
        self.add(self.reason)
        self.layout_.addLayout(row(self.save, None))
        self.add(Hairline())
        self.add(self._found)
        self.end()
        self._show_keeping(shown=False)

    def show_comparison(self, comparison: Comparison, pinned: int, other: int, *, hidden: bool) -> None:
        """Profiles and weights of a comparison; ``other`` is drawn dashed over the pinned one."""
        before = self._comparison
        same = before is not None and before.opening_id == comparison.opening_id
        same = same and before is not None and dict(before.weights) == dict(comparison.weights)
        self._comparison, self._hidden = comparison, hidden
        self._show_profile(pinned, other)
        if not same or not self.sliders:
            self._make_sliders()
        self.note.setText(
            _("Try other weights. The record keeps those of version {version}.").format(
                version=comparison.profile_version
            )
        )
        self._try()

    def show_evidence(self, found: FigureEvidence | None, figure: str = "", name: str = "") -> None:
        """What stands behind the figure chosen; None: how to get there."""
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if found is None:
            column.addWidget(Paragraph(_("Choose a figure to read the evidence behind it."), "body", "t2"))
        else:
            title = joined((name or found.name, localized(found.title)))
            column.addLayout(row(Paragraph(title, "section"), None, Label(figure, "body_strong")))
            if found.form:
                column.addWidget(Label(_("Form {id}").format(id=found.form), "caption", "t2", elidable=True))
            for line in found.lines:
                column.addWidget(_evidence_line(line))
            if not found.lines:
                column.addWidget(Paragraph(_("Nothing is noted here yet."), "body", "t2"))
        self._swap("_found", body)
        if found is not None:
            QTimer.singleShot(0, self, self._show_found)

    @Slot()
    def _show_found(self) -> None:
        """The evidence lies under the weights: bring its beginning into view."""
        bar = self.verticalScrollBar()
        top = self._found.mapTo(self.viewport(), QPoint(0, 0)).y()
        if top > self.viewport().height() - _SEEN:
            bar.setValue(bar.value() + min(top - 12, top + self._found.height() - self.viewport().height() + 12))

    @Slot()
    def reset_weights(self) -> None:
        """Back to the weights of the record."""
        for slider in self.sliders.values():
            slider.reset()
        self._show_keeping(shown=False)

    def tried(self) -> dict[str, Decimal]:
        """The weights as the sliders stand."""
        return {key: Decimal(slider.value()) for key, slider in self.sliders.items()}

    def set_refusal(self, text: str) -> None:
        """Why the weights were not taken."""
        self.reason.set_error(text)

    def _show_profile(self, pinned: int, other: int) -> None:
        assert self._comparison is not None
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        rated = [row for row in self._comparison.competencies if row.cells[pinned].value or row.cells[other].value]
        if len(rated) < FEWEST:
            column.addWidget(Paragraph(_("A profile needs six rated competencies."), "body", "t2"))
        else:
            column.addWidget(self._radar(rated[:MOST], pinned, other))
            people = self._comparison.people
            column.addWidget(_legend(shown_name(people[pinned], hidden=self._hidden), "acc", pinned=True))
            if other != pinned:
                column.addWidget(_legend(shown_name(people[other], hidden=self._hidden), "warn", pinned=False))
        self._swap("_profile", body)

    def _radar(self, rated: list[Row], pinned: int, other: int) -> ChartView:
        axes = tuple(
            Axis(localized(entry.title), words.number(entry.cells[pinned].value), _float(entry.cells[pinned].value),
                 None, None, 1.0)
            for entry in rated
        )
        second = tuple(_float(entry.cells[other].value) for entry in rated) if other != pinned else (None,) * len(axes)
        picture = overlay(axes, second, *_RADAR, _width, size=8.4)
        said = joined(f"{axis.name} {axis.words}" for axis in axes)
        return ChartView(picture, said)

    def _make_sliders(self) -> None:
        assert self._comparison is not None
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.sliders = {}
        for key, title in self._comparison.titles.items():
            slider = WeightSlider(key, localized(title), int(self._comparison.weights.get(key, 0)))
            slider.tried.connect(self._on_tried)
            column.addWidget(slider)
            self.sliders[key] = slider
        self._swap("_slider_box", body)
        put_in_order(self.reset, body, self.keep, self.reason, self.save)

    @Slot(str, int)
    def _on_tried(self, _key: str, _value: int) -> None:
        self._try()

    def _try(self) -> None:
        """Rank the people under the weights as they stand; nothing is kept."""
        from hireapp.domain.comparison import what_if

        assert self._comparison is not None
        weights = self.tried()
        changed = any(slider.value() != slider.stored for slider in self.sliders.values())
        self.state.setVisible(changed)
        self.reset.setVisible(changed)
        self.keep.setVisible(changed)
        if not changed:
            self._show_keeping(shown=False)
        self._show_ranks(what_if(self._comparison, weights), sum(weights.values(), Decimal(0)), changed)

    def _show_ranks(self, tried: tuple[Tried, ...], total: Decimal, changed: bool) -> None:
        assert self._comparison is not None
        card = Card(margins=QMargins(12, 8, 12, 8))
        column = card.column(4)
        names = [shown_name(person, hidden=self._hidden) for person in self._comparison.people]
        for entry in tried:
            place = str(entry.place) if not entry.tied or entry.place == 1 else "="
            shift = _("same") if not entry.shift else f"{entry.shift:+d}".replace("-", "−")
            line = row(Label(place, "body_strong"), Label(names[entry.index], elidable=True), None, spacing=10)
            line.addWidget(Label(f"{words.number(entry.value, 0)} ±{words.number(entry.error, 0)}"))
            line.addWidget(Label(shift if changed else "", "caption", "t2"))
            column.addLayout(line)
        if not tried:
            column.addWidget(Paragraph(_("Nobody has 60% of this weight."), "caption", "t2"))
        else:
            there = {entry.index for entry in tried}
            out = [name for index, name in enumerate(names) if index not in there]
            if out:
                said = _("Less than 60% of this weight is there, so no figure: {names}.").format(names=listed(out))
                column.addWidget(Paragraph(said, "caption", "warn"))
        holder = QWidget()
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        outer.addWidget(card)
        outer.addWidget(Paragraph(_said(tried, total, changed), "caption", "t2"))
        self._swap("_ranks", holder)

    def _show_keeping(self, *, shown: bool) -> None:
        self.reason.setVisible(shown)
        self.save.setVisible(shown)
        self.reason.set_error("")

    @Slot()
    def _on_keep(self) -> None:
        self._show_keeping(shown=True)
        self.reason.setFocus()

    @Slot()
    def _on_save(self) -> None:
        self.reason.flush()
        self.weights_wanted.emit(self.tried(), self.reason.value())

    def _swap(self, name: str, body: QWidget) -> None:
        old = getattr(self, name)
        self.layout_.replaceWidget(old, body)
        body.show()
        old.hide()
        old.deleteLater()
        setattr(self, name, body)


def _said(tried: tuple[Tried, ...], total: Decimal, changed: bool) -> str:
    """What follows from the weights tried, in one sentence."""
    if not changed:
        return _("The weights of the record.")
    moved = sum(bool(entry.shift) for entry in tried)
    said = _("{count} change their place; within the error these are still ties.").format(count=moved)
    if moved < 2:
        said = _("1 changes place; within the error it is still a tie.") if moved else _("No place changes.")
    if total == 100:
        return said
    shares = _("The sliders sum to {total}%, taken as shares.").format(total=total)
    return f"{said} {shares}"


def _evidence_line(line: EvidenceLine) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 4, 0, 4)
    column.setSpacing(2)
    who = joined((line.source, localized(line.about)))
    value = "" if line.value is None else words.number(line.value, 1)
    column.addLayout(row(Paragraph(who, "caption", "t2"), None, Label(value, "body_strong")))
    if line.verdict:
        column.addWidget(Label(_(words.VERDICTS[line.verdict]), "caption", "t2"))
    if line.words:
        column.addWidget(Paragraph(f"“{line.words}”", "body"))
    return holder


def _legend(name: str, tone: str, *, pinned: bool) -> QWidget:
    holder = QWidget()
    sign = "●" if pinned else "■"
    said = _("{name}, pinned").format(name=name) if pinned else name
    holder.setLayout(row(Label(sign, "caption", tone), Label(said, "caption", elidable=True), None, spacing=6))
    return holder


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _width(text: str, size: float, bold: bool) -> float:
    """Width in points of a label, near enough from the body type."""
    return text_width("body_strong" if bold else "body", text) / 13 * size


