"""The command palette: everything one can do and everyone one can find, by typing a part of the name."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from hireapp.i18n import _
from hireapp.ui.kit.badges import draw_key, key_width
from hireapp.ui.kit.fonts import Role, text_width
from hireapp.ui.kit.frames import Hairline
from hireapp.ui.kit.icons import draw_icon
from hireapp.ui.kit.lines import LineEdit
from hireapp.ui.kit.paint import box, draw_elided, fill_box, painter_for

Index = QModelIndex | QPersistentModelIndex
_ROW = 34
_SHOWN = 9
_WIDTH = 520


@dataclass(frozen=True, slots=True)
class Command:
    """Something to do: ``key`` is its shortcut as shown, ``icon`` optional, ``words`` are found but not shown."""

    id: str
    title: str
    subtitle: str = ""
    key: str = ""
    icon: str = "arrow"
    words: str = ""


def folded(text: str) -> str:
    """``text`` for comparing: full-width and capital letters like the others."""
    return unicodedata.normalize("NFKC", text).casefold()


class _Found(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._all: list[tuple[Command, str]] = []
        self._shown: list[Command] = []

    def set_commands(self, commands: Sequence[Command]) -> None:
        self._all = [(command, _haystack(command)) for command in commands]
        self.filter("")

    def filter(self, typed: str) -> None:
        terms = folded(typed).split()
        found = [command for command, text in self._all if all(term in text for term in terms)]
        self.beginResetModel()
        self._shown = sorted(found, key=_Rank(terms)) if terms else found
        self.endResetModel()

    def command(self, row: int) -> Command | None:
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        command = self.command(index.row())
        if command is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return command.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{command.title}, {command.subtitle}, {command.key}".rstrip(", ")
        return command if role == Qt.ItemDataRole.UserRole else None


class _Rank:
    """Titles that begin with what was typed come first; otherwise the given order stays."""

    def __init__(self, terms: Sequence[str]) -> None:
        self._first = terms[0]

    def __call__(self, command: Command) -> int:
        title = folded(command.title)
        return 0 if title.startswith(self._first) else 1 if self._first in title else 2


class _Rows(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(300, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self.parent()
        chosen = isinstance(view, QListView) and view.currentIndex().row() == index.row()
        command = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_command(painter, QRectF(option.rect), command, chosen)
        painter.restore()


class CommandPalette(QFrame):
    """Floats over ``parent``: ``set_commands``, ``open``; ``chosen(str)`` with the id, ``closed()`` when it goes."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget, placeholder: str | None = None) -> None:
        super().__init__(parent)
        self._line = LineEdit(placeholder or _("Type a command or a name"), icon="search", key_hint="Esc")
        self._list = QListView(self)
        self._before: QWidget | None = None
        self._model = _Found(self)
        self._lay_out()
        self._line.textChanged.connect(self._on_typed)
        self._list.clicked.connect(self._on_clicked)
        self._line.installEventFilter(self)
        self._prepare()
        self.hide()

    def set_commands(self, commands: Sequence[Command] | Sequence[tuple[str, str, str, str]]) -> None:
        """Offer these: ``Command``s, or (id, title, subtitle, key)."""
        made = [command if isinstance(command, Command) else Command(*command) for command in commands]
        self._model.set_commands(made)
        self._model.filter(self._line.text())
        self._select(0)

    def open(self) -> None:
        """Show it, empty, with the caret in its line."""
        self._before = QApplication.focusWidget()
        self._line.set_text("")
        self._model.filter("")
        self._select(0)
        self._place()
        self.show()
        self.raise_()
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)

    def shown_ids(self) -> list[str]:
        """The ids now in the list, best first."""
        commands = (self._model.command(row) for row in range(self._model.rowCount()))
        return [command.id for command in commands if command]

    def line(self) -> LineEdit:
        """The line one types in."""
        return self._line

    def dismiss(self) -> None:
        """Go without choosing."""
        if self.isVisible():
            self.hide()
            if self._before is not None and isValid(self._before) and self._before.isVisible():
                self._before.setFocus()
            self.closed.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event.key())
        if event.type() == QEvent.Type.FocusOut and not self._list.hasFocus():
            self.dismiss()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        box(painter_for(self), self.rect(), 12, "raised", "line2")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(6)
        column.addWidget(self._line)
        column.addWidget(Hairline())
        column.addWidget(self._list)

    def _prepare(self) -> None:
        self._line.set_plain(True)
        self._line.setAccessibleName(self._line.placeholderText())
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Rows(self._list))
        self._list.setProperty("bare", True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.viewport().setAutoFillBackground(False)

    def _take_key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._select(self._list.currentIndex().row() + (1 if key == Qt.Key.Key_Down else -1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._list.currentIndex().row())
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            return False
        return True

    def _select(self, row: int) -> None:
        count = self._model.rowCount()
        if count:
            self._list.setCurrentIndex(self._model.index(row % count, 0))
            self._list.viewport().update()

    def _choose(self, row: int) -> None:
        command = self._model.command(row)
        if command is not None:
            self.dismiss()
            self.chosen.emit(command.id)

    def _on_typed(self, text: str) -> None:
        self._model.filter(text)
        self._select(0)
        self._place()

    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index.row())

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        rows = min(max(self._model.rowCount(), 1), _SHOWN)
        self._list.setFixedHeight(rows * _ROW)
        width = min(_WIDTH, parent.width() - 32)
        height = 6 + 40 + 6 + 1 + 6 + rows * _ROW + 6
        self._line.setFixedHeight(40)
        self.setGeometry((parent.width() - width) // 2, max(16, parent.height() // 8), width, height)


def _haystack(command: Command) -> str:
    return folded(f"{command.title} {command.subtitle} {command.words}")


def _draw_command(painter: QPainter, area: QRectF, command: Command, chosen: bool) -> None:
    if chosen:
        fill_box(painter, area, 6, "sel")
    draw_icon(painter, command.icon, area.left() + 12, area.center().y() - 8, "acct" if chosen else "t2")
    role: Role = "body_strong" if chosen else "body"
    key = key_width(command.key) + 20 if command.key else 10
    left = area.left() + 40
    room = area.right() - key - left
    draw_elided(painter, QRectF(left, area.top(), room, area.height()), command.title, role)
    used = text_width(role, command.title) + 10
    if command.subtitle and room - used > 30:
        place = QRectF(left + used, area.top(), room - used, area.height())
        draw_elided(painter, place, command.subtitle, "caption", "t3")
    if command.key:
        width = key_width(command.key)
        draw_key(painter, QRectF(area.right() - width - 8, area.center().y() - 9, width, 18), command.key)
