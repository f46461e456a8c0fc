"""Settings about the data: the file on this computer, or one PostgreSQL that a team shares."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from hireapp import __version__
from hireapp.i18n import _, joined
from hireapp.ui.desk import Desk
from hireapp.ui.kit.buttons import Button
from hireapp.ui.kit.inputs import NumberField, PasswordField, TextField
from hireapp.ui.kit.layouts import FactRow, SectionHeader, abreast, row
from hireapp.ui.kit.options import CheckBox
from hireapp.ui.kit.paragraph import Label, Paragraph

if TYPE_CHECKING:
    from hireapp.bootstrap import Context
    from hireapp.errors import HireError

PORT = 5432


class DataPart(QWidget):
    """The section. A shared database is opened at once; the window then shows it to whoever signs in there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._create()
        self._lay_out()
        self._connect()
        self._show_form(shown=False)

    def _create(self) -> None:
        self.share = Button(_("Share a database with the team…"))
        self.back = Button(_("Work with the file on this computer again"), "ghost")
        self.about = Paragraph(
            _(
                "Your administrator gives you these. Everybody of the team then works in one PostgreSQL; the "
                "connection is encrypted and the server has to prove who it is, unless it runs on this computer."
            ),
            "body",
            "t2",
        )
        self.host = TextField(_("Server"), "db.example.com", required=True)
        self.port = NumberField(_("Port"), minimum=1, maximum=65535)
        self.port.set_value(PORT)
        self.database = TextField(_("Database"), "hireapp", required=True)
        self.user = TextField(_("User of the database"), required=True)
        self.password = PasswordField(
            _("Password of the database"), hint=_("kept in a file that only you on this computer may read")
        )
        self.certificate = Label(_("Certificate: of the system"), "body", "t2", elidable=True)
        self.choose = Button(_("Certificate of the company…"), "ghost", icon="file")
        self._certificate = ""
        self.copy = CheckBox(_("Copy everything from this computer into it first (it must be empty)"))
        self.connect_ = Button(_("Connect and work there"), "primary")
        self.cancel = Button(_("Cancel"), "ghost")
        self.trouble = Paragraph("", "body", "bad")

    def _lay_out(self) -> None:
        place = self.desk.context.place
        shared = bool(place.url)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(10)
        column.addWidget(SectionHeader(_("Data")))
        where = _where(place.url or "") if shared else str(place.folder)
        column.addWidget(FactRow(_("Database") if shared else _("Data folder"), where))
        column.addWidget(FactRow(_("Version"), __version__))
        column.addWidget(Paragraph(_shared_words() if shared else _file_words(), "caption", "t2"))
        column.addLayout(row(self.share, self.back, None))
        self.share.setVisible(not shared)
        self.back.setVisible(bool(self.desk.context.settings.database) and shared)
        self.form = QWidget()
        inside = QVBoxLayout(self.form)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self.about)
        inside.addLayout(abreast(self.host, self.port))
        inside.addLayout(abreast(self.database, self.user))
        inside.addWidget(self.password)
        inside.addLayout(row(self.certificate, self.choose, None))
        inside.addWidget(self.copy)
        inside.addWidget(self.trouble)
        inside.addLayout(row(self.connect_, self.cancel, None))
        column.addWidget(self.form)

    def _connect(self) -> None:
        self.share.clicked.connect(self._on_share)
        self.cancel.clicked.connect(self._on_cancel)
        self.choose.clicked.connect(self._on_choose)
        self.connect_.clicked.connect(self._on_connect)
        self.password.entered.connect(self._on_connect)
        self.back.clicked.connect(self._on_back)

    def _show_form(self, *, shown: bool) -> None:
        self.form.setVisible(shown)
        self.share.setEnabled(not shown)
        self.trouble.setVisible(False)

    @Slot()
    def _on_share(self) -> None:
        self._show_form(shown=True)
        self.host.line.setFocus()

    @Slot()
    def _on_cancel(self) -> None:
        self.password.line.clear()
        self._show_form(shown=False)

    @Slot()
    def _on_choose(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("Certificate of the company…"), "", "PEM (*.pem *.crt *.cer)")
        if name:
            self.set_certificate(Path(name))

    def set_certificate(self, path: Path) -> None:
        """Trust the servers that this file vouches for."""
        self._certificate = str(path)
        self.certificate.setText(_("Certificate: {name}").format(name=path.name))

    @Slot()
    def _on_connect(self) -> None:
        self.connect_.setEnabled(False)
        self.connect_.setText(_("Connecting…"))
        self.trouble.setVisible(False)
        port = self.port.value()
        move = _Move(
            self.desk.context,
            {
                "host": self.host.value(),
                "port": int(port) if port is not None else PORT,
                "database": self.database.value(),
                "user": self.user.value(),
                "password": self.password.value(),
                "root_certificate": self._certificate,
            },
            copy=self.copy.isChecked(),
        )
        self.desk.jobs.act(move, self._on_moved, self._on_not_moved)

    @Slot(object)
    def _on_moved(self, copied: int) -> None:
        self.password.line.clear()
        window, messages = self.desk.window, self.desk.messages
        window.reopen()
        said = _("Working in the shared database now; {count} entries were copied.").format(count=copied)
        messages.notice(said if copied else _("Working in the shared database now"))

    @Slot(object)
    def _on_not_moved(self, error: HireError) -> None:
        self.connect_.setEnabled(True)
        self.connect_.setText(_("Connect and work there"))
        self.connect_.setFocus()
        self.trouble.setText(error.in_words(_))
        self.trouble.setVisible(True)

    @Slot()
    def _on_back(self) -> None:
        self.desk.jobs.act(_MoveBack(self.desk.context), self._on_moved_back, self._on_not_back)

    @Slot(object)
    def _on_moved_back(self, _nothing: None) -> None:
        window, messages = self.desk.window, self.desk.messages
        window.reopen()
        messages.notice(_("Working with the file on this computer again"))

    @Slot(object)
    def _on_not_back(self, error: HireError) -> None:
        self.desk.messages.error(error)


class _Move:
    """Opens a shared database, on the database worker."""

    def __init__(self, context: Context, parts: dict[str, object], *, copy: bool) -> None:
        self.context = context
        self.parts = parts
        self.copy = copy

    def __call__(self) -> int:
        return self.context.move_to(self.parts, copy=self.copy)


class _MoveBack:
    """Opens the file of this computer again, on the database worker."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def __call__(self) -> None:
        self.context.move_back()


def _where(url: str) -> str:
    """Server and database of an address; a socket is this computer."""
    server, _slash, database = url.split("://")[-1].split("@")[-1].split("?")[0].partition("/")
    here = not server or server.startswith(":")
    return joined((_("this computer") if here else server, database))


def _file_words() -> str:
    return _(
        "One window works on a data folder at a time; commands may write beside it. Keep it on a local disk: on a "
        "network share or in a synchronised folder an SQLite file can be damaged."
    )


def _shared_words() -> str:
    return _(
        "Everybody who is connected works in this database. Each of them should have a password of their own. The file "
        "on this computer stays as it was when you left it: what is entered here does not come into it."
    )
