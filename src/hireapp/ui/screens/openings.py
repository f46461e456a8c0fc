"""Openings: a list, and beside it the one being made or changed, with the role it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMargins, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hireapp.i18n import _, listed, localized
from hireapp.ui import words
from hireapp.ui.desk import Desk, Screen
from hireapp.ui.kit.badges import Badge
from hireapp.ui.kit.buttons import Button
from hireapp.ui.kit.choices import ComboField
from hireapp.ui.kit.frames import Card, Column
from hireapp.ui.kit.inputs import DateField, NumberField, TextField
from hireapp.ui.kit.layouts import PageHeader, SectionHeader, row
from hireapp.ui.kit.navigation import NavigationList
from hireapp.ui.kit.paragraph import Label, Paragraph

if TYPE_CHECKING:
    from hireapp.domain.opening import Opening
    from hireapp.domain.role import RoleProfile
    from hireapp.errors import HireError
    from hireapp.services.changes import Changes
    from hireapp.services.weights import WeightsEntry


class OpeningsScreen(Screen):
    """The page. ``argument``: an opening's id, or "new"."""

    name = "openings"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._openings: list[Opening] = []
        self._profiles: dict[str, RoleProfile] = {}
        self._competencies: dict[str, Any] = {}
        self._weights: dict[str, list[WeightsEntry]] = {}
        self._titles: dict[str, dict[str, Any]] = {}
        self._current = ""
        self._seen: int | None = None
        self._filled = ""
        self._filled_with: tuple[str, ...] = ()
        self._sent: tuple[str, ...] = ()
        self._create()
        self._lay_out()
        self._connect()

    def _create(self) -> None:
        self.new = Button(_("New opening"), "primary", icon="plus")
        self.header = PageHeader(_("Openings"), "", [self.new])
        self.list = NavigationList([])
        self.title = TextField(_("Title"), _("such as Outbound, autumn class"), required=True)
        self.role = ComboField(_("Role"), [])
        self.seats = NumberField(_("Seats"), minimum=1, maximum=999)
        self.site = TextField(_("Site"))
        self.shifts = TextField(_("Shifts"))
        self.pay = TextField(_("Pay as offered"), hint=_("told to every candidate in the same words"))
        self.manager = TextField(_("Hiring manager"), hint=_("decides, and reads the report"))
        self.position = TextField(_("Position of the manager"))
        self.decide_by = DateField(_("Decide by"))
        self.save = Button(_("Save"), "primary")
        self.close_button = Button(_("Close opening"))
        self.state = Badge("")
        self.role_card = Card()
        self.role_body = QWidget()

    def _lay_out(self) -> None:
        left = Column("sunk", QMargins(0, 12, 0, 12), edges=("right",))
        left.setFixedWidth(280)
        left.add(self.list)
        left.end()
        self.list.setFixedWidth(278)
        centre = Column(margins=QMargins(24, 14, 24, 24), spacing=12)
        centre.add(self.header)
        self.form_title = SectionHeader("", right=self.state)
        centre.add(self.form_title)
        for pair in (
            (self.title, self.role),
            (self.seats, self.decide_by),
            (self.site, self.shifts),
            (self.manager, self.position),
        ):
            line = QHBoxLayout()
            line.setSpacing(16)
            for field in pair:
                line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            centre.layout_.addLayout(line)
        centre.add(self.pay)
        centre.layout_.addLayout(row(self.save, self.close_button, None))
        inner = self.role_card.column(8)
        inner.addWidget(self.role_body)
        centre.add(self.role_card)
        centre.end()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(left)
        line.addWidget(centre, 1)

    def _connect(self) -> None:
        self.new.clicked.connect(self._on_new)
        self.list.chosen.connect(self._on_chosen)
        self.save.clicked.connect(self._on_save)
        self.close_button.clicked.connect(self._on_close)
        self.role.changed.connect(self._on_role)

    def open(self, argument: str) -> None:
        """Read openings and roles."""
        self._current = argument or self._current or self.desk.window.opening_id() or "new"
        if not self._filled and self._current == "new":  # what is typed before roles and openings are read stays
            self._fill(None)
        self.desk.jobs.read(_Read(self.desk.context), self._on_read)

    def on_changes(self, changes: Changes) -> None:
        """Read again."""
        if "opening" in changes.kinds:
            self.desk.jobs.read(_Read(self.desk.context), self._on_read)

    @Slot(object)
    def _on_read(self, found: dict[str, Any]) -> None:
        self._openings, self._profiles = found["openings"], found["profiles"]
        self._competencies = found["competencies"]
        self._weights, self._titles = found["weights"], found["titles"]
        self.role.combo.set_options([(key, localized(profile.title)) for key, profile in self._profiles.items()])
        self.list.set_items([(opening.id, opening.title, "flag") for opening in self._openings])
        self.list.setFixedWidth(278)
        for opening in self._openings:
            self.list.set_count(opening.id, found["counts"].get(opening.id, 0))
        self._show(self._current)

    def _show(self, key: str) -> None:
        opening = next((entry for entry in self._openings if entry.id == key), None)
        self._seen = opening.row_version if opening else None
        self._current = opening.id if opening else "new"
        self.list.set_current(opening.id if opening else "")
        self.form_title.title.setText(f"{opening.number}" if opening else _("New opening"))
        self.state.set_badge(
            _("closed") if opening and opening.state == "closed" else _("open"),
            "neutral" if opening and opening.state == "closed" else "ok",
        )
        self.state.setVisible(opening is not None)
        self.close_button.setVisible(opening is not None)
        self.close_button.set_text(_("Open again") if opening and opening.state == "closed" else _("Close opening"))
        self.save.set_text(_("Save") if opening else _("Create opening"))
        self.role.set_locked(opening is not None)
        if self._filled != self._current or self._typed() == self._filled_with:
            self._fill(opening)
        self._on_role()

    def _fill(self, opening: Opening | None) -> None:
        for field, name in (
            (self.title, "title"),
            (self.site, "site"),
            (self.shifts, "shifts"),
            (self.pay, "pay"),
            (self.manager, "hiring_manager"),
            (self.position, "manager_position"),
        ):
            field.set_value(getattr(opening, name) if opening else "")
            field.set_error("")
        self.seats.set_value(opening.seats if opening else 1)
        self.decide_by.set_value(opening.decide_by if opening else None)
        if opening and opening.role_id in self._profiles:
            self.role.set_value(opening.role_id)
        self._filled, self._filled_with = self._current, self._typed()

    def _typed(self) -> tuple[str, ...]:
        """What stands in the fields, read or not."""
        lines = (self.title, self.seats, self.site, self.shifts, self.pay, self.manager, self.position, self.decide_by)
        return (*(field.line.text() for field in lines), self.role.value())

    @Slot()
    def _on_role(self) -> None:
        profile = self._profiles.get(self.role.value())
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if profile is not None:
            self._show_profile(column, profile)
        self._show_weights(column)
        layout = self.role_card.layout()
        assert layout is not None
        layout.replaceWidget(self.role_body, body)
        self.role_body.deleteLater()
        self.role_body = body

    def _show_weights(self, column: QVBoxLayout) -> None:
        """The weights of this opening where they were changed, and why."""
        history = self._weights.get(self._current, [])
        if not history:
            return
        newest = history[0]
        titles = self._titles.get(self._current, {})
        now = listed(f"{localized(titles[name])} {weight}%" for name, weight in newest.after.items() if name in titles)
        column.addSpacing(4)
        column.addWidget(Label(_("Weights of this opening"), "body_strong"))
        column.addWidget(Paragraph(now, "body", "t2"))
        for entry in history:
            said = _("{day}, {name}: version {before} to {after}. {reason}").format(
                day=words.day(entry.made_at),
                name=entry.made_by,
                before=entry.from_version,
                after=entry.to_version,
                reason=_("taken back") if entry.reason == "undo" else entry.reason,
            )
            column.addWidget(Paragraph(said, "caption", "t2"))

    def _show_profile(self, column: QVBoxLayout, profile: RoleProfile) -> None:
        column.addLayout(
            row(
                Label(localized(profile.title), "section"),
                Badge(_("provisional"), "neutral"),
                None,
                Label(f"{profile.role} v{profile.version}", "caption", "t3"),
            )
        )
        for duty in profile.duties:
            column.addWidget(Paragraph(localized(duty), "body", "t2"))
        column.addSpacing(4)
        column.addWidget(Label(_("Stages and weights"), "body_strong"))
        stages = listed(
            f"{localized(stage.title)} {weight}%" if weight else localized(stage.title)
            for stage in profile.stages
            for weight in (stage.weight + sum(use.weight for use in stage.tests),)
        )
        column.addWidget(Paragraph(stages, "body", "t2"))
        column.addWidget(Label(_("Competencies, with the lower edge of their band"), "body_strong"))
        names = [
            f"{localized(self._competencies[entry.id].title)} {entry.band_from}"
            for entry in sorted(profile.competencies, key=_weight, reverse=True)
            if entry.id in self._competencies
        ]
        column.addWidget(Paragraph(listed(names), "body", "t2"))

    @Slot()
    def _on_new(self) -> None:
        self._show("new")
        self.title.line.setFocus()

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        self._show(key)

    @Slot()
    def _on_save(self) -> None:
        for field in (
            self.title,
            self.seats,
            self.site,
            self.shifts,
            self.pay,
            self.manager,
            self.position,
            self.decide_by,
        ):
            field.flush()
        if self.decide_by.error() or self.seats.error():
            return
        values = {
            "title": self.title.value(),
            "role_id": self.role.value(),
            "seats": int(self.seats.value() or 1),
            "site": self.site.value(),
            "shifts": self.shifts.value(),
            "pay": self.pay.value(),
            "hiring_manager": self.manager.value(),
            "manager_position": self.position.value(),
            "decide_by": self.decide_by.value(),
        }
        self._sent = self._typed()
        self.desk.jobs.change(
            _Save(self.desk.context, self._current, values, self._seen), self._on_saved, self._on_refused
        )

    @Slot(object)
    def _on_saved(self, changes: Changes) -> None:
        self.title.set_error("")
        if self._current == "new":
            self._current = changes.result
            self.desk.messages.notice(_("Opening created"), changes)
            self.desk.window.choose_opening(changes.result)
            self.desk.go("pipeline")
        else:
            self._filled_with = self._sent
            self.desk.messages.notice(_("Opening saved"), changes)

    @Slot(object)
    def _on_refused(self, error: HireError) -> None:
        self.title.set_error(error.in_words(_))

    @Slot()
    def _on_close(self) -> None:
        opening = next((entry for entry in self._openings if entry.id == self._current), None)
        if opening is not None:
            self.desk.jobs.change(_Close(opening.id, opening.state == "open"))


class _Read:
    """Reads openings, roles and the number of candidates in process."""

    def __init__(self, context: Any) -> None:
        self.context = context

    def __call__(self, work: Any) -> dict[str, Any]:
        from hireapp.services import openings, weights

        found = openings.openings(work)
        counts = {
            opening.id: sum(
                count
                for (_stage, state), count in work.queries.stage_counts(opening.id).items()
                if state in ("active", "hold")
            )
            for opening in found
        }
        return {
            "openings": found,
            "profiles": self.context.profiles,
            "counts": counts,
            "competencies": self.context.library.competencies,
            "weights": {opening.id: weights.weights_history(work, opening.id) for opening in found},
            "titles": {
                opening.id: {name: profile.component_title(name) for name in profile.weights}
                for opening in found
                if (profile := openings.profile_of(work, opening))
            },
        }


class _Save:
    """Makes or changes an opening."""

    def __init__(self, context: Any, current: str, values: dict[str, Any], seen: int | None) -> None:
        self.context = context
        self.current = current
        self.values = values
        self.seen = seen

    def __call__(self, work: Any) -> Changes:
        from hireapp.services.openings import OpeningDraft, change_opening, make_opening

        draft = OpeningDraft(**self.values)
        if self.current == "new":
            return make_opening(work, self.context.library, draft)
        return change_opening(work, self.current, draft, self.seen)


class _Close:
    """Closes an opening or opens it again."""

    def __init__(self, opening_id: str, closed: bool) -> None:
        self.opening_id = opening_id
        self.closed = closed

    def __call__(self, work: Any) -> Changes:
        from hireapp.services.openings import close_opening

        return close_opening(work, self.opening_id, closed=self.closed)


def _weight(entry: Any) -> int:
    return int(entry.weight)
