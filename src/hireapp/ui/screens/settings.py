"""Settings: this machine (language, theme), people and their passwords, the company (name, logo), the data."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMargins, Qt, Slot
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from hireapp.bootstrap import with_settings
from hireapp.i18n import _
from hireapp.ui.desk import Desk, Screen
from hireapp.ui.kit.buttons import Button
from hireapp.ui.kit.frames import Column
from hireapp.ui.kit.inputs import NumberField, TextField
from hireapp.ui.kit.layouts import PageHeader, SectionHeader, row
from hireapp.ui.kit.tabs import Segmented
from hireapp.ui.kit.theme import set_theme
from hireapp.ui.settings_data import DataPart
from hireapp.ui.settings_people import PeoplePart

if TYPE_CHECKING:
    from hireapp.services.changes import Changes

MAX_LOGO_BYTES = 1_000_000
MAX_LOGO_PIXELS = 4_000_000


class SettingsScreen(Screen):
    """The page."""

    name = "settings"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._create()
        self._lay_out()
        self._connect()

    def _create(self) -> None:
        settings = self.desk.context.settings
        self.language = Segmented([("system", _("System"), None), ("zh", "中文", None), ("en", "English", None)])
        self.language.set_current(settings.language)
        self.theme = Segmented([("system", _("System"), None), ("light", _("Light"), None), ("dark", _("Dark"), None)])
        self.theme.set_current(settings.theme)
        self.paper = Segmented([("A4", "A4", None), ("Letter", "Letter", None)])
        self.paper.set_current(settings.paper)
        self.people = PeoplePart(self.desk)
        self.data = DataPart(self.desk)
        self.company = TextField(_("Company"), hint=_("stands at the foot of each report"))
        self.second = NumberField(
            _("Phone screens with a second rater, percent"),
            hint=_("a fixed sample: the panel page says which calls are in it"),
            minimum=0,
            maximum=100,
        )
        self.logo = Button(_("Choose a logo…"), icon="upload")
        self.no_logo = Button(_("Remove logo"), "ghost")
        self.picture = QLabel()
        self.picture.setTextFormat(Qt.TextFormat.PlainText)

    def _lay_out(self) -> None:
        page = Column(margins=QMargins(24, 14, 24, 24), spacing=14)
        page.add(PageHeader(_("Settings")))
        for section in (self._machine(), self.people, self._company(), self.data):
            section.setMaximumWidth(760)
            page.add(section)
        page.end()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def _machine(self) -> QWidget:
        return _section(
            _("This computer"),
            _pair(_("Language"), self.language),
            _pair(_("Look"), self.theme),
            _pair(_("Paper of reports"), self.paper),
        )

    def _company(self) -> QWidget:
        return _section(
            _("Company"), self.company, self.second, _wrapped(row(self.picture, self.logo, self.no_logo, None))
        )

    def _connect(self) -> None:
        self.language.chosen.connect(self._on_language)
        self.theme.chosen.connect(self._on_theme)
        self.paper.chosen.connect(self._on_paper)
        self.company.changed.connect(self._on_company)
        self.second.changed.connect(self._on_second)
        self.logo.clicked.connect(self._on_logo)
        self.no_logo.clicked.connect(self._on_no_logo)

    def open(self, argument: str) -> None:
        """Read people and company."""
        self.desk.jobs.read(_read, self._on_read)

    def on_changes(self, changes: Changes) -> None:
        """Read again."""
        if {"user_account", "shared_setting"} & changes.kinds:
            self.open("")

    def leave(self) -> None:
        """Keep what is being typed."""
        self.people.flush()
        for field in (self.company, self.second):
            field.flush()

    @Slot(object)
    def _on_read(self, found: dict[str, Any]) -> None:
        self.people.show_people(found["people"])
        for field, value in ((self.company, found["company"]), (self.second, found["second"])):
            if not field.line.hasFocus():
                field.set_value(value)
        self._show_logo(found["logo"])

    def _show_logo(self, stored: str) -> None:
        picture = QPixmap()
        if stored:
            picture.loadFromData(base64.b64decode(stored))
        self.picture.setVisible(not picture.isNull())
        self.no_logo.setVisible(not picture.isNull())
        if not picture.isNull():
            self.picture.setPixmap(picture.scaledToHeight(32))
            self.picture.setAccessibleName(_("Logo"))

    @Slot(str)
    def _on_language(self, choice: str) -> None:
        self.leave()
        with_settings(self.desk.context, language=choice)
        self.desk.window.rebuild()

    @Slot(str)
    def _on_theme(self, choice: str) -> None:
        with_settings(self.desk.context, theme=choice)
        set_theme(choice)  # type: ignore[arg-type]

    @Slot(str)
    def _on_paper(self, choice: str) -> None:
        with_settings(self.desk.context, paper=choice)

    @Slot()
    def _on_company(self) -> None:
        self.desk.jobs.change(_SetShared("company", self.company.value()))

    @Slot()
    def _on_second(self) -> None:
        share = self.second.value()
        if not self.second.error() and share is not None:
            self.desk.jobs.change(_SetShared("second_share", str(int(share))))

    @Slot()
    def _on_logo(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("Choose a logo"), "", "PNG, JPEG (*.png *.jpg *.jpeg)")
        if name:
            self.set_logo(Path(name))

    def set_logo(self, path: Path) -> None:
        """Keep the picture of ``path`` as the logo, if it is a small PNG or JPEG."""
        fault = _logo_fault(path)
        if fault:
            self.desk.messages.notice(fault)
            return
        self.desk.jobs.change(_SetShared("logo", base64.b64encode(path.read_bytes()).decode()))

    @Slot()
    def _on_no_logo(self) -> None:
        self.desk.jobs.change(_SetShared("logo", ""))


class _SetShared:
    """Sets a company setting."""

    def __init__(self, key: str, value: str) -> None:
        self.key = key
        self.value = value

    def __call__(self, work: Any) -> Changes:
        from hireapp.services.company import set_company

        return set_company(work, self.key, self.value)


def _read(work: Any) -> dict[str, Any]:
    from hireapp.services import accounts, panels

    return {
        "people": accounts.known(work),
        "company": work.setting("company") or "",
        "logo": work.setting("logo") or "",
        "second": panels.second_share(work),
    }


def _section(title: str, *widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 10)
    column.setSpacing(10)
    column.addWidget(SectionHeader(title))
    for widget in widgets:
        column.addWidget(widget)
    return holder


def _pair(name: str, widget: QWidget) -> QWidget:
    from hireapp.ui.kit.paragraph import Label

    label = Label(name, "body", "t2")
    label.setFixedWidth(160)
    return _wrapped(row(label, widget, None))


def _wrapped(layout: Any) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout)
    return holder


def _logo_fault(path: Path) -> str:
    reader = QImageReader(str(path))
    size = reader.size()
    if bytes(reader.format().data()) not in (b"png", b"jpeg") or not size.isValid():
        return _("This is not a PNG or JPEG picture.")
    if size.width() * size.height() > MAX_LOGO_PIXELS or path.stat().st_size > MAX_LOGO_BYTES:
        return _("The picture is too large: at most 1 MB and 4 million pixels.")
    return ""
