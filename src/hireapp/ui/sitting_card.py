"""The card by which HR prepares a sitting on this machine: tests, language, extra time, PIN, contact, retention
date."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit

from hireapp.i18n import _, current_language, localized
from hireapp.ui.calls import Call
from hireapp.ui.desk import Desk
from hireapp.ui.kit.buttons import Button
from hireapp.ui.kit.choices import ComboField
from hireapp.ui.kit.frames import Card
from hireapp.ui.kit.inputs import DateField, TextField
from hireapp.ui.kit.layouts import row
from hireapp.ui.kit.options import CheckBox
from hireapp.ui.kit.paragraph import Label, Paragraph

if TYPE_CHECKING:
    from hireapp.domain.role import TestUse
    from hireapp.errors import HireError
    from hireapp.services.changes import Changes

KEEP_DAYS = 180
FACTORS = ("1", "1.25", "1.5", "2")


class SittingCard(Card):
    """The card. ``prepared(sitting id)`` once it is stored."""

    prepared = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._application = ""
        self.boxes: dict[str, CheckBox] = {}
        self.language = ComboField(_("Language"), [("zh", "中文"), ("en", "English")])
        self.extra = ComboField(_("Extra time"), [(factor, _extra_words(factor)) for factor in FACTORS])
        self.pin = TextField(_("PIN to leave"), hint=_("4 to 8 digits; the candidate does not get it"), required=True)
        self.pin.line.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        self.contact = TextField(_("Contact for data"), hint=_("name with e-mail or phone"), required=True)
        self.until = DateField(_("Keep until"))
        self.begin_button = Button(_("Start candidate mode"), "primary", icon="play")
        self.cancel = Button(_("Cancel"), "ghost")
        self._lay_out()
        self.begin_button.clicked.connect(self._on_begin)
        self.cancel.clicked.connect(self.end)
        self.hide()

    def _lay_out(self) -> None:
        column = self.column(10)
        column.addWidget(Label(_("Sitting on this machine"), "section"))
        column.addWidget(
            Paragraph(
                _(
                    "The whole screen goes over to the candidate; nothing of this program can be seen until the PIN is "
                    "typed. Answers are saved one by one; a power cut loses none."
                ),
                "caption",
                "t2",
            )
        )
        self._tests = QGridLayout()
        self._tests.setHorizontalSpacing(20)
        self._tests.setVerticalSpacing(2)
        column.addLayout(self._tests)
        first = row(spacing=12)
        second = row(spacing=12)
        for field in (self.language, self.extra, self.pin):
            first.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        for field in (self.contact, self.until):
            second.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(first)
        column.addLayout(second)
        column.addLayout(row(None, self.cancel, self.begin_button))

    def begin(
        self, application: str, uses: tuple[TestUse, ...], taken: set[str], contact: str, until: date | None
    ) -> None:
        """Open the card: tests that were not taken are ticked."""
        self._application = application
        for box in self.boxes.values():
            self._tests.removeWidget(box)
            box.deleteLater()
        self.boxes = {}
        for place, use in enumerate(uses):
            title = localized(use.title)
            words = _("{title} (taken)").format(title=title) if use.form in taken else title
            self.boxes[use.form] = CheckBox(words, use.form not in taken)
            self._tests.addWidget(self.boxes[use.form], place // 3, place % 3)
        self.language.set_value(current_language())
        self.extra.set_value("1")
        if not self.contact.value():
            self.contact.set_value(contact)
        self.until.set_value(until or today() + timedelta(days=KEEP_DAYS))
        self.until.set_locked(until is not None)
        self.begin_button.setEnabled(True)
        self.show()
        self.pin.setFocus()

    @Slot()
    def end(self) -> None:
        """Close the card."""
        self.hide()

    @Slot()
    def _on_begin(self) -> None:
        for field in (self.pin, self.contact, self.until):
            field.flush()
        forms = tuple(key for key, box in self.boxes.items() if box.isChecked())
        call = _Prepare(self._application, forms, self, self.desk.context)
        self.begin_button.setEnabled(False)
        self.desk.jobs.change(call, self._on_prepared, self._on_refused)

    @Slot(object)
    def _on_prepared(self, changes: Changes) -> None:
        self.hide()
        self.pin.set_value("")
        self.prepared.emit(changes.result)

    @Slot(object)
    def _on_refused(self, error: HireError) -> None:
        self.begin_button.setEnabled(True)
        target: Any = self.contact if "ask" in error.what else self.until if "retention" in error.what else self.pin
        target.set_error(error.in_words(_))


class _Prepare(Call):
    """Prepares the sitting; the draft is made on the worker, where the services are imported."""

    def __init__(self, application: str, forms: tuple[str, ...], card: SittingCard, context: Any) -> None:
        values = {
            "forms": forms,
            "language": card.language.value() or "zh",
            "pin": card.pin.value(),
            "contact": card.contact.value(),
            "retain_until": card.until.value() or today(),
            "extra_time": Decimal(card.extra.value() or "1"),
        }
        super().__init__("sittings.prepare", application, values, context=context)

    def __call__(self, work: Any) -> Any:
        from hireapp.services import sittings

        assert self.context is not None
        application, values = self.arguments
        return sittings.prepare(work, self.context.library, application, sittings.SittingDraft(**values))


def today() -> date:
    """The day of this machine."""
    return datetime.now().astimezone().date()


def _extra_words(factor: str) -> str:
    return _("none") if factor == "1" else _("{factor} times the limits").format(factor=factor)
