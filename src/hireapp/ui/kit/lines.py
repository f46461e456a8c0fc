"""The one-line and the growing text field beneath all inputs: their own border, focus, error and locked look."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QMargins, QMimeData, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QTextEdit, QWidget

from hireapp.ui.kit.badges import draw_key, key_width
from hireapp.ui.kit.fonts import Role, font_for, line_step
from hireapp.ui.kit.icons import draw_icon
from hireapp.ui.kit.late import Late
from hireapp.ui.kit.paint import box, painter_for
from hireapp.ui.kit.theme import color, notifier

FieldState = Literal["normal", "error", "warn", "locked"]
_GROUND: dict[str, str] = {"normal": "card", "error": "card", "warn": "warns", "locked": "sunk"}
_LINE: dict[str, str] = {"normal": "field", "error": "badg", "warn": "warng", "locked": "line2"}


def draw_field(painter: QPainter, area: QRectF, state: FieldState, focused: bool, radius: float = 6) -> None:
    """The ground and border of an input in ``state``."""
    line, width = (_LINE[state], 1.0) if not focused else ("acc", 1.6)
    if state == "error":
        line, width = "badg", 1.6
    box(painter, area, radius, _GROUND[state], line, width)


class LineEdit(QLineEdit):
    """One line of input, 32 high: optional icon at the left and key hint at the right.

    ``edited(str)``: 400 ms after the last key, and on leaving.
    """

    edited = Signal(str)

    def __init__(
        self,
        placeholder: str = "",
        *,
        icon: str | None = None,
        key_hint: str | None = None,
        sunk: bool = False,
        role: Role = "body",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role: Role = role
        self._icon = icon
        self._key = key_hint
        self._sunk = sunk
        self._plain = False
        self._state: FieldState = "normal"
        self._late = Late(self)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self._on_text_edited)
        self.textChanged.connect(self._on_text_changed)
        self._late.paused.connect(self._on_paused)
        self.editingFinished.connect(self._late.flush)
        self.setProperty("bare", True)
        self.setFrame(False)
        self.setTextMargins(self._margins())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._choose_font()

    def set_text(self, text: str) -> None:
        """Show ``text`` without telling; the caret stays where it was if nothing changed."""
        self._late.forget()
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def set_state(self, state: FieldState) -> None:
        """Normal, error, warn (to check), or locked."""
        self._state = state
        self.setReadOnly(state == "locked")
        self.style().polish(self)
        self.update()

    def state(self) -> FieldState:
        """How it looks."""
        return self._state

    def flush(self) -> None:
        """Tell now what was typed, if something waits."""
        self._late.flush()

    def set_wait(self, milliseconds: int) -> None:
        """How long a pause in typing is."""
        self._late.set_wait(milliseconds)

    def set_plain(self, plain: bool) -> None:
        """Without ground and border, where something else is the box."""
        self._plain = plain
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 32)

    def minimumSizeHint(self) -> QSize:
        return QSize(64, 32)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.Polish:
            QTimer.singleShot(0, self, self._choose_font)  # polishing puts back the font from before the text
        return done

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._late.flush()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._draw_frame()
        super().paintEvent(event)

    def _draw_frame(self) -> None:
        painter = painter_for(self)
        area = QRectF(self.rect())
        if self._plain:
            pass
        elif self._sunk and not self.hasFocus():
            box(painter, area, 6, "sunk", "line2")
        else:
            draw_field(painter, area, self._state, self.hasFocus())
        if self._icon:
            draw_icon(painter, self._icon, 11, area.center().y() - 8, "t2")
        if self._key:
            width = key_width(self._key)
            draw_key(painter, QRectF(area.right() - width - 7, area.center().y() - 9, width, 18), self._key)
        painter.end()

    def _margins(self) -> QMargins:
        left = 33 if self._icon else 9
        right = key_width(self._key) + 12 if self._key else 9
        return QMargins(left, 0, right, 0)

    def _on_text_edited(self, _text: str) -> None:
        self._late.touch()

    def _on_text_changed(self, _text: str) -> None:
        self._choose_font()

    def _on_paused(self) -> None:
        self.edited.emit(self.text())

    def _choose_font(self) -> None:
        wanted = font_for(self._role, self.text() or self.placeholderText())
        if wanted != self.font():
            self.setFont(wanted)


class GrowingText(QTextEdit):
    """Plain text of several lines that grows with what is typed, from ``min_lines`` up; no border of its own.

    ``edited(str)``: 400 ms after the last key, and on leaving. ``grew()``: the height changed.
    """

    edited = Signal(str)
    grew = Signal()

    def __init__(
        self,
        placeholder: str = "",
        *,
        min_lines: int = 2,
        max_lines: int = 0,
        role: Role = "body",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._min_lines = min_lines
        self._max_lines = max_lines
        self._role: Role = role
        self._height = 0
        self._quiet = False
        self._late = Late(self)
        self.setPlaceholderText(placeholder)
        self.textChanged.connect(self._on_text_changed)
        self._late.paused.connect(self._on_paused)
        notifier.theme_changed.connect(self._on_theme_changed)
        self._prepare()
        self._fit()

    def set_text(self, text: str) -> None:
        """Show ``text`` without telling."""
        self._late.forget()
        if text == self.toPlainText():
            return
        self._quiet = True
        self.setPlainText(text)
        self._choose_font()
        self._step_lines()
        self._quiet = False
        self._fit()

    def text(self) -> str:
        """What is in the field."""
        return self.toPlainText()

    def flush(self) -> None:
        """Tell now what was typed, if something waits."""
        self._late.flush()

    def sizeHint(self) -> QSize:
        return QSize(240, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text())

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.Polish:
            QTimer.singleShot(0, self, self._choose_font)  # polishing puts back the font from before the text
        return done

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._late.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _prepare(self) -> None:
        self.setAcceptRichText(False)
        self.setProperty("bare", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if self._max_lines:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self._choose_font()
        self._step_lines()
        self._on_theme_changed()

    def _step_lines(self) -> None:
        step = QTextBlockFormat()
        step.setLineHeight(line_step(self._role), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(step)
        self.document().clearUndoRedoStacks()

    def _on_text_changed(self) -> None:
        if self._quiet:
            return
        self._choose_font()
        self._late.touch()
        self._fit()

    def _on_paused(self) -> None:
        self.edited.emit(self.toPlainText())

    def _on_theme_changed(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.PlaceholderText, color("t3"))
        self.setPalette(palette)

    def _choose_font(self) -> None:
        wanted = font_for(self._role, self.toPlainText() or self.placeholderText())
        if wanted != self.font():
            self.setFont(wanted)

    def _fit(self) -> None:
        step = line_step(self._role)
        lines = max(self._min_lines, round(self.document().size().height() / step))
        if self._max_lines:
            lines = min(lines, self._max_lines)
        if lines * step != self._height:
            self._height = lines * step
            self.setFixedHeight(self._height)
            self.updateGeometry()
            self.grew.emit()
