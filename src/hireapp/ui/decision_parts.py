"""Parts of the decision page: the line of a rater, the words of the composite, the list of strengths and concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.i18n import _, joined, localized
from hireapp.ui import words
from hireapp.ui.kit.badges import Badge
from hireapp.ui.kit.buttons import IconButton
from hireapp.ui.kit.layouts import row
from hireapp.ui.kit.options import CheckBox
from hireapp.ui.kit.paragraph import Label, Paragraph

if TYPE_CHECKING:
    from hireapp.domain.dossier import Dossier, Point, Rater

MOST = 3
_TONES = {"hire": "ok", "hire_with_condition": "ok", "talk_again": "warn", "do_not_hire": "bad"}
_ICONS = {"hire": "check", "hire_with_condition": "check", "talk_again": "clock", "do_not_hire": "x"}


def rater_row(rater: Rater) -> QWidget:
    """Verdict, name and position, the reason in the rater's words."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 2, 0, 2)
    column.setSpacing(2)
    who = joined((f"{rater.letter}  {rater.name}", rater.position))
    given = rater.recommendation
    if given is None:
        column.addLayout(row(Badge(_("no recommendation"), "neutral"), Label(who), None))
        return holder
    badge = Badge(_(words.VERDICTS[given.verdict]), _TONES[given.verdict], _ICONS[given.verdict])  # type: ignore[arg-type]
    column.addLayout(row(badge, Label(who), None))
    column.addWidget(Paragraph(given.reason, "body", "t2"))
    if given.condition:
        column.addWidget(Paragraph(_("Condition: {text}").format(text=given.condition), "body", "t2"))
    return holder


def composite_words(dossier: Dossier) -> str:
    """The composite in one sentence, or why there is none."""
    made = dossier.composite.band
    share = words.number(dossier.composite.present * 100, 0)
    if made is None:
        return _("No overall figure: only {share}% of the weight is there, 60% are needed.").format(share=share)
    scale = dossier.composite.scale
    told = (
        _("Overall {value} of 100, 95% band {low} to {high}, provisional; {share}% of the weight.")
        if scale is None
        else _("Overall T {value}, 95% band {low} to {high}, against {n} people of this role; {share}% of the weight.")
    )
    return told.format(
        value=words.number(made.value, 0),
        low=words.number(made.low, 0),
        high=words.number(made.high, 0),
        share=share,
        n=scale.n if scale else 0,
    )


def decided_words(dossier: Dossier) -> str:
    """The composite that the decision saw, where the weights or the unit are others now; else nothing."""
    was, now = dossier.decided_on, dossier.composite.scale
    if was is None or (was.norm, was.profile_version) == (now.version if now else None, dossier.profile_version):
        return ""
    told = (
        _("The decision saw {value} of 100 ± {error}, under weights v{version}; the figure above is today’s.")
        if was.norm is None
        else _("The decision saw T {value} ± {error}, under weights v{version}; the figure above is today’s.")
    )
    return told.format(value=words.number(was.value, 0), error=words.number(was.error, 0), version=was.profile_version)


class PointList(QWidget):
    """All strengths and concerns of the raters; ticked ones stand on page 1, in this order. ``changed(ids)``."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._body = QWidget()
        self._column.addWidget(self._body)
        self._order: list[str] = []
        self._boxes: dict[str, CheckBox] = {}
        self._kinds: dict[str, str] = {}

    def show_items(self, points: list[Point], dossier: Dossier) -> None:
        """Show all points; those of the dossier are ticked."""
        chosen = [point.item.id for point in (*dossier.strengths, *dossier.concerns)]
        rest = [point.item.id for point in points if point.item.id not in chosen]
        self._order = [*chosen, *rest]
        by_id = {point.item.id: point for point in points}
        self._kinds = {key: by_id[key].item.kind for key in self._order if key in by_id}
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._boxes = {}
        for kind, title in (("strength", _("Strengths")), ("concern", _("Concerns"))):
            keys = [key for key in self._order if self._kinds.get(key) == kind]
            column.addWidget(Label(title, "body_strong"))
            for key in keys:
                column.addWidget(self._row(by_id[key], key in chosen))
            if not keys:
                column.addWidget(Label(_("none given"), "body", "t3"))
        self._column.replaceWidget(self._body, body)
        self._body.deleteLater()
        self._body = body

    def _row(self, point: Point, chosen: bool) -> QWidget:
        item: Any = point.item
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        tick = CheckBox(item.claim, chosen)
        tick.toggled.connect(self._on_toggled)
        self._boxes[item.id] = tick
        up = IconButton("up", _("Move up: {claim}").format(claim=item.claim), "ghost", 26)
        up.setObjectName(item.id)
        up.clicked.connect(self._on_up)
        line = row(spacing=8)
        line.addWidget(tick, 1)
        line.addWidget(up)
        column.addLayout(line)
        source = f"{localized(point.competency)}, {point.letter}"
        text = f"“{item.quotation}”  {source}" if item.quotation else source
        quote = Paragraph(text, "caption", "t2")
        quote.setContentsMargins(24, 0, 0, 0)
        column.addWidget(quote)
        return holder

    def _chosen(self) -> list[str]:
        found: list[str] = []
        for kind in ("strength", "concern"):
            keys = [key for key in self._order if self._kinds.get(key) == kind and self._boxes[key].isChecked()]
            found += keys[:MOST]
        return found

    @Slot(bool)
    def _on_toggled(self, _on: bool) -> None:
        self.changed.emit(self._chosen())

    @Slot()
    def _on_up(self) -> None:
        sender = self.sender()
        if sender is None:
            return
        key = sender.objectName()
        same = [entry for entry in self._order if self._kinds.get(entry) == self._kinds.get(key)]
        place = same.index(key)
        if place:
            before = self._order.index(same[place - 1])
            self._order.remove(key)
            self._order.insert(before, key)
            self.changed.emit(self._chosen())
