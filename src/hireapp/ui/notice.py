"""A message with one button, for what must not be missed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from hireapp.i18n import _
from hireapp.ui.kit.buttons import Button
from hireapp.ui.kit.layouts import row
from hireapp.ui.kit.paragraph import Paragraph


class Notice(QDialog):
    """A message with one button. It blocks nothing but itself and is freed when closed."""

    def __init__(self, parent: QWidget, title: str, text: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        self.text = text
        close = Button(_("Close"), "primary")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(Paragraph(title, "block"))
        column.addWidget(Paragraph(text, "body", "t2"))
        column.addSpacing(8)
        column.addLayout(row(None, close))
        close.setFocus()
