"""Settings about people: who I am, my password, colleagues and theirs, and who works here now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.bootstrap import with_settings
from hireapp.domain.user import MAY_SET_UP
from hireapp.i18n import N_, _
from hireapp.ui.calls import Call
from hireapp.ui.desk import Desk
from hireapp.ui.door import LONGEST, SHORTEST, minutes_of
from hireapp.ui.kit.badges import Badge
from hireapp.ui.kit.buttons import Button, IconButton, LinkButton
from hireapp.ui.kit.choices import ComboField
from hireapp.ui.kit.inputs import NumberField, PasswordField, TextField
from hireapp.ui.kit.layouts import SectionHeader, abreast, row
from hireapp.ui.kit.paragraph import Label, Paragraph
from hireapp.ui.sign_in import wrong_words

if TYPE_CHECKING:
    from hireapp.errors import HireError
    from hireapp.services.accounts import Known, PasswordChange
    from hireapp.services.changes import Changes

ROLES: dict[str, str] = {
    "owner": N_("Owner"),
    "hr": N_("HR"),
    "manager": N_("Hiring manager"),
    "interviewer": N_("Interviewer"),
}


class PeoplePart(QWidget):
    """The section."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._people: list[Known] = []
        self._for = ""
        self._create()
        self._lay_out()
        self._connect()
        self._show_fields("", shown=False)

    def _create(self) -> None:
        self.my_name = TextField(_("My name"), hint=_("stands on sheets, decisions and reports"))
        self.my_position = TextField(_("My position"))
        self.my_password = Button(_("Give myself a password…"))
        self.drop = Button(_("Work without a password…"), "ghost")
        self.switch = Button("", "ghost", key_hint="Ctrl Shift L")
        self.lock_after = NumberField(
            _("Sign in again after idle minutes"),
            hint=_("1 to 30; only for people with a password"),
            minimum=SHORTEST,
            maximum=LONGEST,
        )
        self.current = PasswordField(_("Current password"))
        self.new = PasswordField(
            _("New password"), hint=_("eight characters or more; three short words are easy to keep")
        )
        self.again = PasswordField(_("The same again"))
        self.keep = Button(_("Keep the password"), "primary")
        self.cancel = Button(_("Cancel"), "ghost")
        self.about = Label("", "body_strong")
        self.new_name = TextField(_("Name of a colleague"))
        self.new_role = ComboField(_("Works as"), [(role, _(ROLES[role])) for role in ("interviewer", "hr", "manager")])
        self.add = Button(_("Add colleague"))
        self.colleagues = QWidget()
        self.note = Paragraph("", "caption", "t2")

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 10)
        self._column.setSpacing(10)
        self._column.addWidget(SectionHeader(_("People")))
        self._column.addLayout(abreast(self.my_name, self.my_position))
        self.mine = QWidget()
        self.mine.setLayout(row(self.my_password, self.drop, self.switch, None))
        self._column.addWidget(self.mine)
        self._column.addWidget(self._form())
        self._column.addWidget(self.lock_after)
        self._column.addSpacing(6)
        self._column.addWidget(SectionHeader(_("Colleagues")))
        self._column.addWidget(self.colleagues)
        self._column.addWidget(self.note)
        self._column.addLayout(abreast(self.new_name, self.new_role))
        self._column.addLayout(row(self.add, None))

    def _form(self) -> QWidget:
        self.form = QWidget()
        column = QVBoxLayout(self.form)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(10)
        column.addWidget(self.about)
        column.addWidget(self.current)
        column.addLayout(abreast(self.new, self.again))
        column.addLayout(row(self.keep, self.cancel, None))
        return self.form

    def _connect(self) -> None:
        self.my_name.changed.connect(self._on_me)
        self.my_position.changed.connect(self._on_me)
        self.my_password.clicked.connect(self._on_my_password)
        self.drop.clicked.connect(self._on_drop)
        self.switch.clicked.connect(self._on_switch)
        self.lock_after.changed.connect(self._on_lock_after)
        self.keep.clicked.connect(self._on_keep)
        self.again.entered.connect(self._on_keep)
        self.cancel.clicked.connect(self._on_cancel)
        self.add.clicked.connect(self._on_add)

    def flush(self) -> None:
        """Keep what is being typed."""
        for field in (self.my_name, self.my_position, self.lock_after):
            field.flush()

    def show_people(self, people: list[Known]) -> None:
        """Show who there is."""
        self._people = people
        me = self._me()
        for field, value in (
            (self.my_name, me.user.name if me else ""),
            (self.my_position, me.user.position if me else ""),
        ):
            if not field.line.hasFocus():
                field.set_value(value)
        guarded = me is not None and me.guarded
        self.switch.setText(_("Sign out") if guarded else _("Let somebody else work here"))
        self.my_password.setText(_("Change my password…") if guarded else _("Give myself a password…"))
        self.drop.setVisible(guarded and not self.desk.context.place.url)
        self.lock_after.setVisible(guarded)
        if not self.lock_after.line.hasFocus():
            self.lock_after.set_value(minutes_of(self.desk.context.settings.lock_after))
        for part in (self.new_name, self.new_role, self.add):
            part.setVisible(self._may_set_up())
        self._show_colleagues()

    def _may_set_up(self) -> bool:
        me = self._me()
        return me is not None and me.user.role in MAY_SET_UP

    def _me(self) -> Known | None:
        return next((entry for entry in self._people if entry.user.id == self.desk.context.actor), None)

    def _show_colleagues(self) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        others = [entry for entry in self._people if entry.user.id != self.desk.context.actor]
        for entry in others:
            column.addWidget(self._colleague(entry))
        if not others:
            column.addWidget(Label(_("Nobody else works here yet."), "body", "t2"))
        self._column.replaceWidget(self.colleagues, holder)
        self.colleagues.deleteLater()
        self.colleagues = holder
        open_ = [entry.user.name for entry in self._people if not entry.guarded]
        shared = bool(self.desk.context.place.url)
        self.note.setText(
            _(
                "Whoever opens this database can work as somebody without a password, and so see marks that they "
                "should not see yet."
            )
            if shared and open_
            else _("A password keeps others at this computer from working under a name. It does not encrypt the data.")
        )
        self.note.set_color("warn" if shared and open_ else "t2")

    def _colleague(self, entry: Known) -> QWidget:
        holder = QWidget()
        badge = Badge(_("password set"), "ok", "check") if entry.guarded else Badge(_("no password"), "neutral")
        line = row(Label(entry.user.name, "body"), Label(_(ROLES[entry.user.role]), "body", "t2"), badge, None)
        if self._may_set_up() and not (entry.user.role == "owner" and entry.guarded):
            link = LinkButton(_("Set a first password…") if not entry.guarded else _("Set a new password…"))
            link.setObjectName(entry.user.id)
            link.setAccessibleName(_("Set a password for {name}").format(name=entry.user.name))
            link.clicked.connect(self._on_password_of)
            line.addWidget(link)
        if self._may_set_up() and entry.user.role != "owner":
            gone = IconButton("x", _("{name} doesn’t work here any more").format(name=entry.user.name), "ghost", 22)
            gone.setObjectName(entry.user.id)
            gone.clicked.connect(self._on_gone)
            line.addWidget(gone)
        holder.setLayout(line)
        return holder

    def _show_fields(self, about: str, *, shown: bool, current: bool = False, new: bool = True) -> None:
        self._column.removeWidget(self.form)
        under = self.note if self._for and self._for != _DROP else self.mine
        self._column.insertWidget(self._column.indexOf(under) + 1, self.form)
        self.form.setVisible(shown)
        self.about.setText(about)
        self.current.setVisible(current)
        for field in (self.new, self.again):
            field.setVisible(new)
        for field in (self.current, self.new, self.again):
            field.line.clear()
            field.set_error("")
        self.keep.setText(_("Keep the password") if new else _("Work without a password"))
        if shown:
            (self.current if current else self.new).line.setFocus()

    @Slot()
    def _on_my_password(self) -> None:
        me = self._me()
        self._for = ""
        self._show_fields(_("My password"), shown=True, current=me is not None and me.guarded)

    @Slot()
    def _on_password_of(self) -> None:
        sender = self.sender()
        if sender is None:
            return
        self._for = sender.objectName()
        name = next(entry.user.name for entry in self._people if entry.user.id == self._for)
        self._show_fields(
            _("First password for {name}; at the first sign-in they choose their own").format(name=name), shown=True
        )

    @Slot()
    def _on_gone(self) -> None:
        sender = self.sender()
        if sender is not None:
            self._gone = next(entry.user.name for entry in self._people if entry.user.id == sender.objectName())
            call = Call("users.set_active", sender.objectName(), active=False)
            self.desk.jobs.change(call, self._on_taken_out)

    _gone = ""

    @Slot(object)
    def _on_taken_out(self, changes: Changes) -> None:
        self.desk.messages.notice(
            _("{name} works here no longer; ratings and decisions stay").format(name=self._gone), changes
        )

    @Slot()
    def _on_drop(self) -> None:
        self._for = _DROP
        self._show_fields(_("Work without a password"), shown=True, current=True, new=False)

    @Slot()
    def _on_cancel(self) -> None:
        self._show_fields("", shown=False)

    @Slot()
    def _on_keep(self) -> None:
        if self._for != _DROP and self.new.value() != self.again.value():
            self.again.set_error(_("The two are not the same."))
            self.again.line.setFocus()
            return
        self.again.set_error("")
        if self._for == _DROP:
            call = Call("accounts.drop_own_password", self.current.value())
        elif self._for:
            call = Call("accounts.set_password_of", self._for, self.new.value())
        else:
            call = Call("accounts.set_own_password", self.new.value(), self.current.value())
        self.desk.jobs.change(call, self._on_kept, self._on_not_kept)

    @Slot(object)
    def _on_kept(self, found: PasswordChange) -> None:
        if found.wrong:
            self.current.set_error(wrong_words(found.wait))
            return
        said = _("Works without a password now") if self._for == _DROP else _("Password kept")
        self.my_password.setFocus()
        self._show_fields("", shown=False)
        self.desk.messages.notice(said)
        self.desk.window.watch_door()

    @Slot(object)
    def _on_not_kept(self, error: HireError) -> None:
        field = self.current if self._for == _DROP else self.new
        field.set_error(error.in_words(_))
        field.line.setFocus()

    @Slot()
    def _on_switch(self) -> None:
        self.desk.window.sign_out(self.desk.context.actor)

    @Slot()
    def _on_lock_after(self) -> None:
        minutes = self.lock_after.value()
        if minutes is not None and not self.lock_after.error():
            with_settings(self.desk.context, lock_after=str(int(minutes)))

    @Slot()
    def _on_me(self) -> None:
        if self.my_name.value().strip():
            call = Call("users.rename_user", self.desk.context.actor, self.my_name.value(), self.my_position.value())
            self.desk.jobs.change(call, None, self._on_refused)

    @Slot(object)
    def _on_refused(self, error: HireError) -> None:
        self.my_name.set_error(error.in_words(_))

    @Slot()
    def _on_add(self) -> None:
        self.new_name.flush()
        call = Call("users.add_user", self.new_name.value(), self.new_role.value())
        self.desk.jobs.change(call, self._on_added, self._on_not_added)

    @Slot(object)
    def _on_added(self, _changes: Any) -> None:
        self.desk.messages.notice(_("{name} added").format(name=self.new_name.value()))
        self.new_name.set_value("")
        self.new_name.set_error("")

    @Slot(object)
    def _on_not_added(self, error: HireError) -> None:
        self.new_name.set_error(error.in_words(_))


_DROP = "-"
