"""The small style sheet for real Qt widgets: fields, menus, tooltips, scroll bars. Sizes of type are not set here."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from hireapp.resources import resource_folder
from hireapp.ui.kit.theme import Tokens

_SHEET = Template("""
QLineEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QComboBox {
  background: $card; color: $text; border: 1px solid $field; border-radius: 6px; padding: 0 9px; min-height: 30px;
  placeholder-text-color: $t3;  selection-background-color: $acc; selection-color: $onacc; }
QPlainTextEdit, QTextEdit {
  background: $card; color: $text; border: 1px solid $field; border-radius: 6px; padding: 4px 6px;
  placeholder-text-color: $t3; selection-background-color: $acc; selection-color: $onacc; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus, QComboBox:focus,
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $acc; padding-left: 8px; }
QLineEdit:disabled, QLineEdit:read-only, QComboBox:disabled, QPlainTextEdit:disabled, QTextEdit:disabled {
  background: $sunk; color: $t2; border-color: $line2; }
QLineEdit[bare="true"] { background: transparent; border: none; padding: 0; min-height: 0; }
QLineEdit[bare="true"]:read-only { color: $t2; }
QPlainTextEdit[bare="true"], QTextEdit[bare="true"] { background: transparent; border: none; padding: 0; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {
  width: 0; border: none; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: url("$arrow"); width: 16px; height: 16px; }
QAbstractItemView { background: $raised; color: $text; border: 1px solid $line2; outline: none;
  selection-background-color: $sel; selection-color: $text; }
QComboBox QAbstractItemView { selection-background-color: $sel; selection-color: $text; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: 30px; padding: 0 8px; border-radius: 5px; }
QComboBox QAbstractItemView::item:selected { background: $sel; color: $text; }
QAbstractItemView[bare="true"] { background: transparent; border: none; }
QMenu { background: $raised; color: $text; border: 1px solid $line2; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 5px; }
QMenu::item:selected { background: $sel; color: $text; }
QMenu::item:disabled { color: $t3; }
QMenu::separator { height: 1px; background: $line; margin: 4px 6px; }
QToolTip { background: $ink; color: $bg; border: 1px solid $ink; padding: 4px 6px; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:vertical { background: $line2; border-radius: 3px; min-height: 32px; margin: 2px; }
QScrollBar::handle:horizontal { background: $line2; border-radius: 3px; min-width: 32px; margin: 2px; }
QScrollBar::handle:hover { background: $field; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QTableCornerButton::section { background: $bg; border: none; }
QSplitter::handle { background: $line; }
QProgressBar { background: $track; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $h4; border-radius: 3px; }
""")


def style_sheet(tokens: Tokens) -> str:
    """The application's style sheet in the colours of ``tokens``."""
    arrow = resource_folder("assets") / "icons" / f"chevron-{tokens.name}.svg"
    return _SHEET.substitute(asdict(tokens), arrow=arrow.as_posix())
