"""Labelled inputs for text, numbers, dates, money and choices. Each has ``value()``, ``set_value()``, ``changed()``."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import cast

from PySide6.QtCore import QEvent, QObject, QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hireapp.i18n import _
from hireapp.ui.kit.choices import ChoiceField, ComboField, MultiChoiceField, YesNoField
from hireapp.ui.kit.combo import Combo
from hireapp.ui.kit.field import Field
from hireapp.ui.kit.fonts import Role
from hireapp.ui.kit.lines import FieldState, GrowingText, LineEdit, draw_field
from hireapp.ui.kit.options import CheckBox, RadioRow
from hireapp.ui.kit.paint import painter_for
from hireapp.ui.kit.paragraph import Label
from hireapp.ui.kit.reading import read_date, read_number

__all__ = [
    "BoxedText",
    "CheckBox",
    "ChoiceField",
    "Combo",
    "ComboField",
    "DateField",
    "MoneyRangeField",
    "MultiChoiceField",
    "NumberField",
    "PasswordField",
    "RadioRow",
    "SearchField",
    "TextArea",
    "TextField",
    "YesNoField",
]


class SearchField(LineEdit):
    """The search line: icon, placeholder, key hint. ``searched(str)``: 150 ms after the last key, and on Enter."""

    searched = Signal(str)

    def __init__(self, placeholder: str, key_hint: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(placeholder, icon="search", key_hint=key_hint, sunk=True, parent=parent)
        self.edited.connect(self.searched)
        self.setAccessibleName(placeholder)
        self.set_wait(150)


class TextField(Field):
    """One line of text."""

    def __init__(
        self,
        label: str,
        placeholder: str = "",
        *,
        hint: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint, required=required, parent=parent)
        self.line = LineEdit(placeholder)
        self._hold(self.line)
        self.line.edited.connect(self._on_edited)

    def value(self) -> str:
        """The text, without blanks at the ends."""
        return self.line.text().strip()

    def set_value(self, value: str | None) -> None:
        """Show ``value`` without telling."""
        self.line.set_text(value or "")

    def flush(self) -> None:
        self.line.flush()

    def _on_edited(self, _text: str) -> None:
        self.changed.emit()

    def _show_state(self) -> None:
        self.line.set_state(cast(FieldState, self._state()))


class PasswordField(TextField):
    """One line that shows dots. ``entered()`` on Enter. The value is as it was typed, blanks at the ends too."""

    entered = Signal()

    def __init__(self, label: str, *, hint: str = "", required: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(label, hint=hint, required=required, parent=parent)
        self.line.setEchoMode(LineEdit.EchoMode.Password)
        self.line.returnPressed.connect(self.entered)

    def value(self) -> str:
        return self.line.text()


class BoxedText(QFrame):
    """A growing text with the border of an input."""

    def __init__(self, text: GrowingText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._state: FieldState = "normal"
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 6, 9, 6)
        column.addWidget(text)
        text.installEventFilter(self)
        self.setFocusProxy(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_state(self, state: FieldState) -> None:
        """Normal, error, warn, or locked."""
        self._state = state
        self._text.setReadOnly(state == "locked")
        self.update()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_field(painter_for(self), QRectF(self.rect()), self._state, self._text.hasFocus())


class TextArea(Field):
    """Several lines of text; grows from ``min_lines``, scrolls from ``max_lines`` on (0: never)."""

    def __init__(
        self,
        label: str,
        placeholder: str = "",
        *,
        hint: str = "",
        required: bool = False,
        min_lines: int = 3,
        max_lines: int = 0,
        role: Role = "body",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint, required=required, parent=parent)
        self.editor = GrowingText(placeholder, min_lines=min_lines, max_lines=max_lines, role=role)
        self._box = BoxedText(self.editor)
        self._hold(self._box, self.editor)
        self.editor.edited.connect(self._on_edited)

    def value(self) -> str:
        """The text, without blanks at the ends."""
        return self.editor.text().strip()

    def set_value(self, value: str | None) -> None:
        """Show ``value`` without telling."""
        self.editor.set_text(value or "")

    def flush(self) -> None:
        self.editor.flush()

    def _on_edited(self, _text: str) -> None:
        self.changed.emit()

    def _show_state(self) -> None:
        self._box.set_state(cast(FieldState, self._state()))


class NumberField(TextField):
    """A number, right beside its unit. What can't be read is None and says so below."""

    def __init__(
        self,
        label: str,
        unit: str = "",
        *,
        minimum: Decimal | int | None = None,
        maximum: Decimal | int | None = None,
        decimals: int = 0,
        hint: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, required=required, parent=parent)
        self._limits = (minimum, maximum)
        self._decimals = decimals
        self.line.setMaximumWidth(140)
        if unit:
            self._set_unit(unit)

    def value(self) -> Decimal | None:  # type: ignore[override]
        """The number, or None where there is none that can be read."""
        number = read_number(self.line.text())
        return None if number is None or self._fault(number) else number

    def set_value(self, value: Decimal | int | float | None) -> None:  # type: ignore[override]
        """Show ``value`` without telling."""
        self.line.set_text("" if value is None else f"{Decimal(str(value)):f}")
        self.set_error("")

    def _on_edited(self, text: str) -> None:
        number = read_number(text)
        if text.strip() and number is None:
            self.set_error(_("This is not a number"))
        else:
            self.set_error("" if number is None else self._fault(number))
        self.changed.emit()

    def _fault(self, number: Decimal) -> str:
        low, high = self._limits
        if low is not None and number < low:
            return _("At least {low}").format(low=low)
        if high is not None and number > high:
            return _("At most {high}").format(high=high)
        if not self._decimals and number != number.to_integral_value():
            return _("A whole number, please")
        return ""

    def _set_unit(self, unit: str) -> None:
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._column.removeWidget(self.line)
        row.addWidget(self.line)
        row.addWidget(Label(unit, "body", "t3"))
        row.addStretch(1)
        self._column.insertWidget(1, beside)


class DateField(TextField):
    """A day as YYYY-MM-DD; also reads 2026/1/5, 2026.1.5 and 2026年1月5日. What can't be read says why below."""

    def __init__(self, label: str, *, hint: str = "", required: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(label, _("YYYY-MM-DD"), hint=hint, required=required, parent=parent)
        self.line.setMaximumWidth(180)
        self.line.editingFinished.connect(self._on_left)

    def value(self) -> date | None:  # type: ignore[override]
        """The day, or None where there is none that can be read."""
        return read_date(self.line.text())[0]

    def set_value(self, value: date | None) -> None:  # type: ignore[override]
        """Show ``value`` without telling."""
        self.line.set_text("" if value is None else value.isoformat())
        self.set_error("")

    def _on_edited(self, text: str) -> None:
        self.set_error(read_date(text)[1])
        self.changed.emit()

    def _on_left(self) -> None:
        day = self.value()
        if day is not None and not self._locked:
            self.line.set_text(day.isoformat())


class MoneyRangeField(Field):
    """From and to, with currency and period; either end may be open. The value is (from, to)."""

    def __init__(self, label: str, unit: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, hint, parent=parent)
        self.low = LineEdit(_("from"))
        self.high = LineEdit(_("to"))
        ends = QWidget()
        row = QHBoxLayout(ends)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.low, Label("–", "body", "t3"), self.high, Label(unit, "body", "t3")):
            row.addWidget(widget)
        row.addStretch(1)
        self._hold(ends, self.low)
        for line, end in ((self.low, _("from")), (self.high, _("to"))):
            line.setMaximumWidth(120)
            line.setAccessibleName(f"{label}, {end}")
            line.edited.connect(self._on_edited)

    def value(self) -> tuple[Decimal | None, Decimal | None]:
        """Both ends; None is open or unreadable."""
        return read_number(self.low.text()), read_number(self.high.text())

    def set_value(self, value: tuple[Decimal | int | None, Decimal | int | None]) -> None:
        """Show both ends without telling."""
        for line, number in zip((self.low, self.high), value, strict=True):
            line.set_text("" if number is None else f"{Decimal(number):f}")
        self.set_error("")

    def flush(self) -> None:
        self.low.flush()
        self.high.flush()

    def _on_edited(self, _text: str) -> None:
        self.set_error(self._fault())
        self.changed.emit()

    def _fault(self) -> str:
        if any(line.text().strip() and read_number(line.text()) is None for line in (self.low, self.high)):
            return _("This is not a number")
        low, high = self.value()
        return _("The second number is below the first") if None not in (low, high) and low > high else ""  # type: ignore[operator]

    def _show_state(self) -> None:
        for line in (self.low, self.high):
            line.set_state(cast(FieldState, self._state()))
