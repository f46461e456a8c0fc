"""Moving an application, with its toast and undo; and the question for the reason of a rejection or withdrawal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from hireapp.i18n import _
from hireapp.ui.desk import Desk
from hireapp.ui.kit.buttons import Button
from hireapp.ui.kit.choices import ChoiceField
from hireapp.ui.kit.inputs import TextField
from hireapp.ui.kit.layouts import row
from hireapp.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from hireapp.services.changes import Changes


class Mover(QObject):
    """Does moves for a screen."""

    done = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._text = ""
        self._dialog: ReasonDialog | None = None

    def move(
        self,
        application_id: str,
        name: str,
        outcome: str,
        *,
        to_stage: str | None = None,
        title: str = "",
        reason_code: str = "",
        reason_text: str = "",
    ) -> None:
        """Move one application and offer to take it back."""
        self._text = _said(name, outcome, title)
        self.desk.jobs.change(_Move(application_id, outcome, to_stage, reason_code, reason_text), self._on_done)

    def ask_reason(self, parent: QWidget, application_id: str, name: str, outcome: str) -> None:
        """Ask why, then move."""
        self._dialog = ReasonDialog(parent, application_id, name, outcome)
        self._dialog.decided.connect(self._on_decided)
        self._dialog.open()

    @Slot(object)
    def _on_done(self, changes: Changes) -> None:
        self.desk.messages.notice(self._text, changes)
        self.done.emit(changes)

    @Slot(str, str, str, str, str)
    def _on_decided(self, application_id: str, name: str, outcome: str, code: str, text: str) -> None:
        self.move(application_id, name, outcome, reason_code=code, reason_text=text)


class ReasonDialog(QDialog):
    """Why somebody was rejected or withdrew: one reason of the list, words where they help."""

    decided = Signal(str, str, str, str, str)

    def __init__(self, parent: QWidget, application_id: str, name: str, outcome: str) -> None:
        super().__init__(parent)
        from hireapp.domain.application import REASONS, REJECT_REASONS, WITHDRAW_REASONS

        self._what = (application_id, name, outcome)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(460)
        rejected = outcome == "reject"
        title = _("Reject {name}?") if rejected else _("{name} withdrew?")
        self.setWindowTitle(title.format(name=name))
        codes = REJECT_REASONS if rejected else WITHDRAW_REASONS
        self.reason = ChoiceField(_("Reason"), [(code, _(REASONS[code])) for code in codes])
        self.words = TextField(_("In words, for the record"))
        self.confirm = Button(_("Reject") if rejected else _("Note withdrawal"), "danger" if rejected else "primary")
        self.cancel = Button(_("Cancel"))
        self.confirm.setEnabled(False)
        self._lay_out(title.format(name=name))
        self.reason.changed.connect(self._on_changed)
        self.confirm.clicked.connect(self._on_confirmed)
        self.cancel.clicked.connect(self.reject)

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Paragraph(title, "block"))
        column.addWidget(
            Paragraph(
                _("The stage reached and everything noted are kept. It can be taken back at any time."), "body", "t2"
            )
        )
        column.addWidget(self.reason)
        column.addWidget(self.words)
        column.addLayout(row(None, self.cancel, self.confirm))

    @Slot()
    def _on_changed(self) -> None:
        self.confirm.setEnabled(bool(self.reason.value()))

    @Slot()
    def _on_confirmed(self) -> None:
        self.words.flush()
        self.decided.emit(*self._what, self.reason.value(), self.words.value())
        self.accept()


class _Move:
    """One move, as a use case for the worker."""

    def __init__(self, application_id: str, outcome: str, to_stage: str | None, code: str, text: str) -> None:
        self.arguments = (application_id, outcome)
        self.keywords = {"to_stage": to_stage, "reason_code": code, "reason_text": text}

    def __call__(self, work: Any) -> Changes:
        from hireapp.services import applications

        return applications.move(work, *self.arguments, **self.keywords)  # type: ignore[arg-type]


def _said(name: str, outcome: str, title: str) -> str:
    texts = {
        "advance": _("{name} moved to {stage}"),
        "hold": _("{name} put on hold"),
        "resume": _("{name} is active again"),
        "reject": _("{name} rejected"),
        "withdraw": _("{name} withdrew"),
        "restore": _("{name} restored"),
        "hire": _("{name} hired"),
    }
    return texts[outcome].format(name=name, stage=title)
