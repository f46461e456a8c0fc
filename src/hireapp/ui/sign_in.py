"""The page in front of everything: who works here, their password, and a password of their own where it is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMargins, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.i18n import _
from hireapp.ui.kit.buttons import Button
from hireapp.ui.kit.choices import ComboField
from hireapp.ui.kit.frames import Column
from hireapp.ui.kit.inputs import PasswordField
from hireapp.ui.kit.layouts import row
from hireapp.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from hireapp.errors import HireError
    from hireapp.services.accounts import Known, PasswordChange, SignIn
    from hireapp.services.changes import Changes
    from hireapp.ui.jobs import Jobs

WIDTH = 380
AGAIN_MS = 3000


class SignInPage(Column):
    """The page. ``signed_in(user id)`` once the password was right, or at once for somebody who has none."""

    signed_in = Signal(str)

    def __init__(self, jobs: Jobs, expected: str, *, away: bool) -> None:
        super().__init__("bg", QMargins(40, 96, 40, 40), spacing=0)
        self._jobs = jobs
        self._expected = expected
        self._guarded: dict[str, bool] = {}
        self._waits: dict[str, int] = {}
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._on_second)
        self.who = ComboField(_("Who works here"), [])
        self.password = PasswordField(_("Password"))
        self.go = Button(_("Sign in"), "primary", size="large")
        hint = _("eight characters or more; three short words are easy to keep")
        self.new = PasswordField(_("New password"), hint=hint)
        self.again = PasswordField(_("The same again"))
        self.keep = Button(_("Keep the password"), "primary", size="large")
        self.lead = Paragraph(
            _("Nobody has used this window for a while. What you typed is still here.") if away else "", "body", "t2"
        )
        self.title = Paragraph(_("Sign in"), "name")
        self._lay_out()
        self.who.changed.connect(self._on_who)
        self.password.entered.connect(self._on_go)
        self.go.clicked.connect(self._on_go)
        self.again.entered.connect(self._on_keep)
        self.keep.clicked.connect(self._on_keep)
        self._show_new(shown=False)
        self._read()

    @Slot()
    def _read(self) -> None:
        self._jobs.read(_Known(), self._on_known, self._on_unknown)

    def _lay_out(self) -> None:
        holder = QWidget()
        holder.setFixedWidth(WIDTH)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (self.title, self.lead, self.who, self.password, self.new, self.again):
            column.addWidget(part)
        column.addLayout(row(self.go, self.keep, None))
        line = row(spacing=0)
        line.addStretch(1)
        line.addWidget(holder)
        line.addStretch(1)
        self.layout_.addLayout(line)
        self.end()
        self.lead.setVisible(bool(self.lead.text()))

    def _show_new(self, *, shown: bool) -> None:
        own: tuple[QWidget, ...] = (self.new, self.again, self.keep)
        given: tuple[QWidget, ...] = (self.who, self.password, self.go)
        for part in own:
            part.setVisible(shown)
        for part in given:
            part.setVisible(not shown)
        if shown:
            self.title.setText(_("A password of your own"))
            self.lead.setText(_("Somebody else chose the present one. Choose one that only you know."))
            self.lead.setVisible(True)
            self.new.line.setFocus()

    @Slot(object)
    def _on_unknown(self, error: HireError) -> None:
        self.lead.setText(error.in_words(_))
        self.lead.setVisible(True)
        self.go.setEnabled(False)
        QTimer.singleShot(AGAIN_MS, self, self._read)

    @Slot(object)
    def _on_known(self, people: list[Known]) -> None:
        self._guarded = {entry.user.id: entry.guarded for entry in people}
        self.who.combo.set_options([(entry.user.id, entry.user.name) for entry in people])
        self.who.set_value(self._expected if self._expected in self._guarded else "")
        self._on_who()

    @Slot()
    def _on_who(self) -> None:
        chosen = self.who.value()
        self.password.setVisible(self._guarded.get(chosen, True) and not self.new.isVisible())
        self.password.line.clear()
        self._tell_wait()
        (self.password.line if chosen else self.who.combo).setFocus()

    @Slot()
    def _on_go(self) -> None:
        if self.go.isEnabled():
            self.go.setEnabled(False)
            self._trying = self.who.value()
            call = _SignIn(self._trying, self.password.value())
            self._jobs.change(call, self._on_tried, self._on_refused)

    @Slot(object)
    def _on_tried(self, found: SignIn) -> None:
        self._waits[self._trying] = found.wait
        self.go.setEnabled(not self._waits.get(self.who.value(), 0))
        if found.done and found.must_change:
            self._user = found.user_id
            self._show_new(shown=True)
        elif found.done:
            self.password.line.clear()
            self.signed_in.emit(found.user_id)
        elif found.wait:
            self._clock.start()
            self._tell_wait()
        else:
            self.password.set_error(wrong_words(0))
            self.password.line.selectAll()
            self.password.line.setFocus()

    _user = _trying = ""

    @Slot(object)
    def _on_refused(self, error: HireError) -> None:
        self.go.setEnabled(True)
        self.password.setVisible(True)
        self.password.set_error(error.in_words(_))

    @Slot()
    def _on_second(self) -> None:
        self._waits = {who: left - 1 for who, left in self._waits.items() if left > 1}
        if not self._waits:
            self._clock.stop()
        self._tell_wait()

    def _tell_wait(self) -> None:
        """Who had too many wrong ones waits; somebody else may try."""
        wait = self._waits.get(self.who.value(), 0)
        self.password.set_error(wrong_words(wait) if wait else "")
        self.go.setEnabled(bool(self.who.value()) and not wait)

    @Slot()
    def _on_keep(self) -> None:
        if self.new.value() != self.again.value():
            self.again.set_error(_("The two are not the same."))
            return
        self.again.set_error("")
        self.keep.setEnabled(False)
        call = _OwnPassword(self._user, self.new.value(), self.password.value())
        self._jobs.change(call, self._on_kept, self._on_not_kept)

    @Slot(object)
    def _on_kept(self, found: PasswordChange) -> None:
        if found.wrong:
            self.keep.setEnabled(True)
            self.new.set_error(wrong_words(found.wait))
            return
        for field in (self.password, self.new, self.again):
            field.line.clear()
        self.signed_in.emit(self._user)

    @Slot(object)
    def _on_not_kept(self, error: HireError) -> None:
        self.keep.setEnabled(True)
        self.new.set_error(error.in_words(_))


def wrong_words(wait: int) -> str:
    """What is said of a wrong password; wait: seconds in which no other try counts."""
    if wait:
        return _("Too many wrong passwords. Try again in {wait} s.").format(wait=wait)
    return _("This password is not right. Type it again; mind capital letters.")


class _Known:
    """Reads who can sign in."""

    before_sign_in = True

    def __call__(self, work: Any) -> list[Known]:
        from hireapp.services import accounts

        return accounts.known(work)


class _SignIn:
    """Tries a password."""

    before_sign_in = True

    def __init__(self, user_id: str, password: str) -> None:
        self.user_id = user_id
        self.password = password

    def __call__(self, work: Any) -> SignIn:
        from hireapp.services import accounts

        return accounts.sign_in(work, self.user_id, self.password)


class _OwnPassword:
    """Keeps the password that somebody chose instead of the one set for them."""

    before_sign_in = True

    def __init__(self, user_id: str, new: str, current: str) -> None:
        self.arguments = (user_id, new, current)

    def __call__(self, work: Any) -> Changes:
        from hireapp.services import accounts

        return accounts.replace_password(work, *self.arguments)
