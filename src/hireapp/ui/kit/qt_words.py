"""The words of Qt's own parts (file and print windows, menus of text fields) in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from hireapp.i18n import Language

_NAME = "words of Qt"


def speak(language: Language) -> None:
    """Let Qt's own parts speak this language; English is what they speak by themselves."""
    application = QApplication.instance()
    if application is None:
        return
    before = application.findChild(QTranslator, _NAME)
    if before is not None:
        if language == "zh":
            return
        application.removeTranslator(before)
        before.setParent(None)
        before.deleteLater()
    if language == "zh":
        made = QTranslator(application)
        made.setObjectName(_NAME)
        if made.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            application.installTranslator(made)
