"""Colours by name, light and dark, and the one switch that gives them to every widget."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

ThemeName = Literal["light", "dark"]
ThemeChoice = Literal["light", "dark", "system"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of one theme; ``color("t2")`` is the way a paint reads them."""

    name: ThemeName
    bg: str
    sunk: str
    card: str
    raised: str
    hover: str
    sel: str
    line: str
    line2: str
    field: str
    text: str
    t2: str
    t3: str
    acc: str
    onacc: str
    acct: str
    accs: str
    ok: str
    oks: str
    warn: str
    warns: str
    warng: str
    bad: str
    bads: str
    badg: str
    track: str
    mark: str
    h1: str
    h2: str
    h3: str
    h4: str
    h5: str
    h5text: str
    alt: str
    ink: str
    inklink: str
    acc_hover: str
    acc_pressed: str
    okg: str

    def color(self, token: str) -> QColor:
        """The colour called ``token``."""
        return _color(cast(str, getattr(self, token)))


LIGHT = Tokens(
    name="light",
    bg="#FFFFFF",
    sunk="#F7F6F3",
    card="#FFFFFF",
    raised="#FFFFFF",
    hover="#F1EFEB",
    sel="#E9E7F0",
    line="#E8E6E1",
    line2="#D6D3CC",
    field="#928C82",
    text="#1D1C1A",
    t2="#57544E",
    t3="#68645D",
    acc="#3B4CB8",
    onacc="#FFFFFF",
    acct="#3342A0",
    accs="#EDEFFB",
    ok="#1A6B47",
    oks="#E4F2EA",
    warn="#855000",
    warns="#FBF0D9",
    warng="#C07C12",
    bad="#B0281F",
    bads="#FBE8E6",
    badg="#D4574D",
    track="#E9E7E2",
    mark="#FFE9A0",
    h1="#EEF0FA",
    h2="#D9DEF5",
    h3="#BAC3EC",
    h4="#7F8DD8",
    h5="#5566C6",
    h5text="#FFFFFF",
    alt="#9A5B13",
    ink="#2B2A27",
    inklink="#B9C2FF",
    acc_hover="#4D5DBF",
    acc_pressed="#3342A0",
    okg="#1A6B47",
)
DARK = Tokens(
    name="dark",
    bg="#18191C",
    sunk="#121315",
    card="#202226",
    raised="#292B30",
    hover="#232529",
    sel="#2A2C3D",
    line="#2C2E33",
    line2="#3C3F46",
    field="#72767F",
    text="#ECEDEF",
    t2="#B1B4BB",
    t3="#91959E",
    acc="#8F9BF5",
    onacc="#14162B",
    acct="#B4BDFF",
    accs="#272C4B",
    ok="#74D0A0",
    oks="#1B3328",
    warn="#E6B65C",
    warns="#3A2F18",
    warng="#D9A546",
    bad="#FF938A",
    bads="#43221F",
    badg="#E2766D",
    track="#33363C",
    mark="#4D431B",
    h1="#22263B",
    h2="#2C3254",
    h3="#3A4379",
    h4="#5462B0",
    h5="#8F9BF5",
    h5text="#14162B",
    alt="#E0A062",
    ink="#ECEDEF",
    inklink="#3342A0",
    acc_hover="#9AA4F6",
    acc_pressed="#7C86D4",
    okg="#74D0A0",
)


class _Notifier(QObject):
    """Tells that the colours changed; holds the choice of the user."""

    theme_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens = LIGHT
        self.choice: ThemeChoice = "light"
        self.watching = False

    def follow_system(self) -> None:
        """Hear of the system's own switch between light and dark, once."""
        if not self.watching:
            QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
            self.watching = True

    def _on_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self.choice == "system":
            _apply(_system_tokens())


notifier = _Notifier()


def theme() -> Tokens:
    """The colours in use."""
    return notifier.tokens


def color(token: str) -> QColor:
    """The colour called ``token`` in the theme in use."""
    return notifier.tokens.color(token)


def set_theme(choice: ThemeChoice) -> None:
    """Give the palette, the style sheet and all painted widgets the colours of ``choice``."""
    notifier.choice = choice
    hints = QGuiApplication.styleHints()
    if choice == "system":
        hints.unsetColorScheme()
        notifier.follow_system()
        _apply(_system_tokens())
        return
    hints.setColorScheme(Qt.ColorScheme.Dark if choice == "dark" else Qt.ColorScheme.Light)
    _apply(DARK if choice == "dark" else LIGHT)


def start_style(choice: ThemeChoice = "system") -> None:
    """Fusion, the program's fonts, and the colours of ``choice``: call once after the QApplication is made."""
    from hireapp.ui.kit.fonts import font, load_fonts

    load_fonts()
    QApplication.setStyle("Fusion")
    QApplication.setFont(font("body"))
    set_theme(choice)


def mixed(base: QColor, over: QColor, share: float) -> QColor:
    """``base`` with ``share`` (0 to 1) of ``over`` laid on it."""
    return QColor.fromRgbF(
        base.redF() + (over.redF() - base.redF()) * share,
        base.greenF() + (over.greenF() - base.greenF()) * share,
        base.blueF() + (over.blueF() - base.blueF()) * share,
    )


@cache
def _color(value: str) -> QColor:
    return QColor(value)


def _system_tokens() -> Tokens:
    scheme = QGuiApplication.styleHints().colorScheme()
    return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


def _apply(tokens: Tokens) -> None:
    from hireapp.ui.kit.sheet import style_sheet

    notifier.tokens = tokens
    application = cast(QApplication | None, QApplication.instance())
    if application is None:
        return
    application.setPalette(_palette(tokens))
    application.setStyleSheet(style_sheet(tokens))
    notifier.theme_changed.emit()
    for widget in QApplication.allWidgets():
        QWidget.update(widget)


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, tokens.color(token))
    faded = QColor(tokens.color("t3"))
    for role in (_R.Text, _R.WindowText, _R.ButtonText, _R.PlaceholderText, _R.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, faded)
    palette.setColor(QPalette.ColorGroup.Disabled, _R.Base, tokens.color("sunk"))
    palette.setColor(QPalette.ColorGroup.Disabled, _R.Highlight, tokens.color("track"))
    return palette


_R = QPalette.ColorRole
_ROLES: dict[QPalette.ColorRole, str] = {
    _R.Window: "bg",
    _R.WindowText: "text",
    _R.Base: "card",
    _R.AlternateBase: "sunk",
    _R.Text: "text",
    _R.Button: "card",
    _R.ButtonText: "text",
    _R.BrightText: "bad",
    _R.PlaceholderText: "t3",
    _R.Highlight: "acc",
    _R.HighlightedText: "onacc",
    _R.Accent: "acc",
    _R.Link: "acct",
    _R.LinkVisited: "acct",
    _R.ToolTipBase: "ink",
    _R.ToolTipText: "bg",
    _R.Light: "raised",
    _R.Midlight: "hover",
    _R.Mid: "line2",
    _R.Dark: "field",
    _R.Shadow: "line2",
}
