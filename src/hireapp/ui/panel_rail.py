"""Beside the ratings of a panel: who rates and who owes, whom to ask, the structure of the talk, what to talk about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.domain.panel import STRUCTURE
from hireapp.i18n import N_, _, joined, listed, localized
from hireapp.ui import words
from hireapp.ui.kit.badges import Badge
from hireapp.ui.kit.buttons import Button, Chip, IconButton, LinkButton
from hireapp.ui.kit.combo import Combo
from hireapp.ui.kit.flow import FlowLayout
from hireapp.ui.kit.frames import Column, Hairline
from hireapp.ui.kit.layouts import IconLabel, SectionHeader, row
from hireapp.ui.kit.order import put_in_order
from hireapp.ui.kit.paragraph import Label, Paragraph

if TYPE_CHECKING:
    from hireapp.domain.panel import Panel, Seat, StructureItem, Topic
    from hireapp.domain.user import UserAccount
    from hireapp.i18n import LocalizedText

WIDTH = 360
_STATES: dict[str, tuple[str, str]] = {
    "owes": (N_("owes the sheet"), "warn"),
    "draft": (N_("sheet begun"), "warn"),
    "submitted": (N_("submitted"), "ok"),
}
TOPICS: dict[str, tuple[str, str]] = {
    "split": ("split", N_("{about}: raters apart ({detail})")),
    "gap": ("info", N_("{about}: nobody has rated it")),
    "verdict": ("split", N_("{about}: recommendations differ")),
    "claim": ("warn", N_("Claim “{about}” {detail}")),
    "contradiction": ("warn", N_("Not cleared: {about}")),
    "open": ("info", N_("Open: {about} {detail}")),
}


class PanelRail(Column):
    """The rail. Seats are told as [(user id, focus ids)]; practices as (id, kept)."""

    seats_wanted = Signal(object)
    second_wanted = Signal(str)
    practice_stated = Signal(str, object)

    def __init__(self) -> None:
        super().__init__("sunk", QMargins(18, 14, 18, 18), spacing=10, edges=("left",))
        self.setFixedWidth(WIDTH)
        self._panel: Panel | None = None
        self._body = QWidget()
        self.person = Combo([], _("Person to ask"))
        self.ask = Button(_("Ask to rate"), icon="plus")
        self.refusal = Paragraph("", "caption", "bad")
        self.chips: dict[str, Chip] = {}
        self._focus = QWidget()
        self._after = QWidget()
        self.add(SectionHeader(_("Raters")))
        self.add(self._body)
        self.add(self.person)
        self.add(Label(_("Looks first at (none: everything)"), "caption", "t2"))
        self.add(self._focus)
        self.add(self.refusal)
        self.layout_.addLayout(row(self.ask, None))
        self.add(Hairline())
        self.add(self._after)
        self.end()
        self.refusal.hide()
        self.ask.clicked.connect(self._on_ask)

    def show_panel(
        self, panel: Panel, people: Sequence[UserAccount], competencies: Mapping[str, LocalizedText]
    ) -> None:
        """Seats, structure and topics of a panel; ``people`` may be asked to rate."""
        before, self._panel = self._panel, panel
        seated = {seat.assessor_id for seat in panel.seats}
        free = [(user.id, joined((user.name, user.position))) for user in people if user.id not in seated]
        self.person.set_options(free)
        self.ask.setEnabled(bool(free))
        self.set_refusal("")
        self._show_seats(panel, competencies)
        self._show_focus(panel, fresh=before is None or _asked_of(before) != _asked_of(panel))
        self._show_rest(panel)
        put_in_order(self._body, self.person, self._focus, self.ask, self._after)

    def set_refusal(self, text: str) -> None:
        """Why the panel was not changed."""
        self.refusal.setText(text)
        self.refusal.setVisible(bool(text))

    def _show_seats(self, panel: Panel, competencies: Mapping[str, LocalizedText]) -> None:
        body, column = _part(4)
        for seat in panel.seats:
            column.addWidget(self._seat(seat, competencies))
        if not panel.seats:
            one, several = (
                _("Nobody is asked yet. The role plans 1 rater here."),
                _("Nobody is asked yet. The role plans {count} raters here."),
            )
            said = one if panel.wanted == 1 else several.format(count=panel.wanted)
            column.addWidget(Paragraph(said, "body", "t2"))
        if panel.owing:
            names = listed(seat.name for seat in panel.owing)
            column.addWidget(IconLabel("clock", _("Still owed by {names}").format(names=names), "warn", elidable=True))
        if panel.uncovered:
            said = _("Nobody’s focus covers {names}.").format(names=listed(localized(t) for t in panel.uncovered))
            column.addWidget(Paragraph(said, "caption", "warn"))
        if panel.needs_second:
            said = _("This call is in the sample for a second rater: ask somebody who hears it.")
            column.addWidget(Paragraph(said, "body", "warn"))
        self._swap("_body", body)

    def _seat(self, seat: Seat, competencies: Mapping[str, LocalizedText]) -> QWidget:
        holder, column = _part(1)
        text, tone = _STATES[seat.state]
        badge = Badge(_(text), tone)  # type: ignore[arg-type]
        name = Label(seat.name, "body_strong", elidable=True)
        line = row(Label(seat.letter, "body_strong", "acct"), name, None, badge)
        if seat.invited and seat.state == "owes":
            remove = IconButton("x", _("Take {name} off the panel").format(name=seat.name), "ghost", 24)
            remove.setObjectName(seat.assessor_id)
            remove.clicked.connect(self._on_remove)
            line.addWidget(remove)
        column.addLayout(line)
        focus = listed(localized(competencies[name]) for name in seat.focus if name in competencies)
        said = [_("second rater") if seat.second else "", _("looks at {names}").format(names=focus) if focus else ""]
        if seat.submitted_at:
            said.append(words.day(seat.submitted_at))
        if any(said):
            column.addWidget(Paragraph(joined(said), "caption", "t2"))
        if seat.verdict:
            column.addWidget(Paragraph(joined((_(words.VERDICTS[seat.verdict]), seat.reason)), "body"))
        return holder

    def _show_focus(self, panel: Panel, *, fresh: bool) -> None:
        """The competencies to choose a focus from; ``fresh``: for another person or panel than before."""
        body = QWidget()
        flow = FlowLayout(body)
        kept = {name for name, chip in self.chips.items() if chip.isChecked() and not fresh}
        self.chips = {}
        for entry in panel.rows:
            chip = Chip(localized(entry.title))
            chip.setCheckable(True)
            chip.setChecked(entry.id in kept)
            flow.addWidget(chip)
            self.chips[entry.id] = chip
        self._swap("_focus", body)

    def _show_rest(self, panel: Panel) -> None:
        body, column = _part(6)
        column.addWidget(SectionHeader(_("To talk about"), "" if panel.blind else str(len(panel.topics))))
        if panel.blind:
            column.addWidget(Paragraph(_("Shown once your own sheet is in."), "body", "t2"))
        for topic in panel.topics:
            icon, text = TOPICS[topic.kind]
            column.addWidget(_topic_line(icon, _topic_words(text, topic)))
        if not panel.blind and not panel.topics:
            column.addWidget(Paragraph(_("Nothing: the raters agree and nothing is open."), "body", "t2"))
        column.addWidget(Hairline())
        score = _("{score} of 15").format(score=panel.structure.score)
        column.addWidget(SectionHeader(_("Structure of the talk"), score))
        column.addWidget(Paragraph(_("More structure, better prediction. It changes no mark."), "caption", "t2"))
        for item in panel.structure.items:
            column.addWidget(self._structure_line(item))
        self._swap("_after", body)

    def _structure_line(self, item: StructureItem) -> QWidget:
        holder, column = _part(1)
        title, advice = STRUCTURE[item.id]
        icon, tone = {True: ("check", "ok"), False: ("x", "warn"), None: ("minus", "t3")}[item.kept]
        line = row(spacing=6)
        mark = IconLabel(icon, _(title), "text" if item.kept else tone, elidable=True)
        mark.setAccessibleName(f"{_(title)}: {_kept_words(item.kept)}")
        line.addWidget(mark, 1)
        if item.stated:
            for key, text, kept in (("yes", _("yes"), True), ("no", _("no"), False)):
                link = LinkButton(text, "text" if item.kept is kept else "acct", "caption")
                link.setObjectName(f"{item.id}:{key}")
                link.setAccessibleName(f"{_(title)} {text}")
                link.clicked.connect(self._on_stated)
                line.addWidget(link)
        column.addLayout(line)
        if item.kept is False:
            column.addWidget(Paragraph(_(advice), "caption", "t2"))
        return holder

    @Slot()
    def _on_ask(self) -> None:
        assert self._panel is not None
        focus = tuple(name for name, chip in self.chips.items() if chip.isChecked())
        if self._panel.needs_second:
            self.second_wanted.emit(self.person.value())
            return
        self.seats_wanted.emit([*self._invited(), (self.person.value(), focus)])

    @Slot()
    def _on_remove(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.seats_wanted.emit([entry for entry in self._invited() if entry[0] != sender.objectName()])

    @Slot()
    def _on_stated(self) -> None:
        sender = self.sender()
        if sender is not None:
            name, _colon, word = sender.objectName().partition(":")
            self.practice_stated.emit(name, word == "yes")

    def _invited(self) -> list[tuple[str, tuple[str, ...]]]:
        """Seats as they are; whoever rated without being asked has one from now on."""
        assert self._panel is not None
        return [(seat.assessor_id, seat.focus) for seat in self._panel.seats]

    def _swap(self, name: str, body: QWidget) -> None:
        old = getattr(self, name)
        self.layout_.replaceWidget(old, body)
        body.show()
        old.hide()
        old.deleteLater()
        setattr(self, name, body)


def _asked_of(panel: Panel) -> tuple[str, str, tuple[str, ...]]:
    """Whose panel it is and who sits on it."""
    return panel.application_id, panel.stage, tuple(seat.assessor_id for seat in panel.seats)


def _part(spacing: int) -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return holder, column


def _topic_line(icon: str, text: str) -> QWidget:
    holder = QWidget()
    line = row(spacing=6)
    line.addWidget(IconLabel(icon, "", "warn" if icon != "info" else "t2"))
    line.addWidget(Paragraph(text, "body"), 1)
    holder.setLayout(line)
    return holder


def _topic_words(text: str, topic: Topic) -> str:
    return _(text).format(about=localized(topic.about), detail=topic.detail).strip()


def _kept_words(kept: bool | None) -> str:
    return {True: _("kept"), False: _("not kept"), None: _("not known")}[kept]
