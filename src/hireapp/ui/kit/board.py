"""The columns of the board: head with numbers, cards drawn by a delegate, a foot for those who stopped here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from hireapp.ui.kit.badges import Badge, Tone, draw_avatar, draw_badge
from hireapp.ui.kit.bars import ShareBar
from hireapp.ui.kit.buttons import PaintedButton
from hireapp.ui.kit.fonts import Role, text_width
from hireapp.ui.kit.frames import Hairline
from hireapp.ui.kit.icons import draw_icon
from hireapp.ui.kit.layouts import row
from hireapp.ui.kit.paint import box, draw_elided, draw_text
from hireapp.ui.kit.paragraph import Label

Index = QModelIndex | QPersistentModelIndex
CARD_MIME = "application/x-hireapp-card"
_GAP = 10
_LOW, _TALL = 86, 114


@dataclass(frozen=True, slots=True)
class BoardCard:
    """A candidate as the board shows it. ``tone`` of the waiting line: t2, acct, warn, bad. At most one badge."""

    id: str
    name: str
    score_label: str = ""
    score: str = ""
    facts: str = ""
    waiting: str = ""
    tone: str = "t2"
    waiting_icon: str = "clock"
    owner: str = ""
    badge: str = ""
    badge_tone: Tone = "neutral"
    badge_icon: str = "info"

    def spoken(self) -> str:
        """The card as a screen reader says it."""
        parts = (self.name, f"{self.score_label} {self.score}".strip(), self.facts, self.waiting, self.badge)
        return ", ".join(part for part in parts if part)


class CardModel(QAbstractListModel):
    """The cards of one column in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: list[BoardCard] = []

    def set_cards(self, cards: Sequence[BoardCard]) -> None:
        """Show these."""
        self.beginResetModel()
        self._cards = list(cards)
        self.endResetModel()

    def card(self, place: int) -> BoardCard | None:
        """The card at ``place``."""
        return self._cards[place] if 0 <= place < len(self._cards) else None

    def place(self, key: str) -> int:
        """Where the card ``key`` is, or -1."""
        return next((place for place, card in enumerate(self._cards) if card.id == key), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        card = self.card(index.row())
        if card is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return card.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return card.spoken()
        return card if role == Qt.ItemDataRole.UserRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        base = super().flags(index)
        return base | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else base

    def mimeTypes(self) -> list[str]:
        return [CARD_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        keys = [card.id for index in indexes if (card := self.card(index.row()))]
        data.setData(CARD_MIME, QByteArray("\n".join(keys).encode()))
        return data


class _CardDelegate(QStyledItemDelegate):
    def __init__(self, view: CardView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        card = index.data(Qt.ItemDataRole.UserRole)
        return QSize(120, (_TALL if card.badge else _LOW) + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(0, 0, 0, -_GAP)
        draw_card(painter, area, index.data(Qt.ItemDataRole.UserRole), self._look(option, index))

    def _look(self, option: QStyleOptionViewItem, index: Index) -> str:
        if self._view.hasFocus() and self._view.currentIndex().row() == index.row():
            return "current"
        if self._view.selectionModel().isSelected(index):
            return "chosen"
        return "hover" if option.state & QStyle.StateFlag.State_MouseOver else ""


class CardView(QListView):
    """The scrolling cards of a column. Enter opens, left and right ask for the neighbouring stage."""

    opened = Signal(str)
    selected = Signal(str)
    moved = Signal(str, int)
    dropped = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = CardModel(self)
        self.setModel(self.cards)
        self.setItemDelegate(_CardDelegate(self))
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.setAccessibleName(name)
        self._prepare()

    def current_id(self) -> str:
        """The card that is current, or ""."""
        card = self.cards.card(self.currentIndex().row())
        return card.id if card else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, current = event.key(), self.current_id()
        if current and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(current)
        elif current and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.moved.emit(current, -1 if key == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cards.rowCount():
            self.setCurrentIndex(self.cards.index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(CARD_MIME) and event.source() is not self:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(CARD_MIME) and event.source() is not self:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        keys = bytes(event.mimeData().data(CARD_MIME).data()).decode()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        for key in keys.split("\n"):
            self.dropped.emit(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _prepare(self) -> None:
        self.setProperty("bare", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(24)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        card = self.cards.card(index.row())
        if card:
            self.opened.emit(card.id)

    def _on_current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.viewport().update()
        card = self.cards.card(now.row())
        if card:
            self.selected.emit(card.id)


class _Foot(PaintedButton):
    """The line at the foot of a column."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, 34)

    def draw(self, painter: QPainter) -> None:
        area = QRectF(self.rect())
        ink = "text" if self.is_hovered() else "t2"
        draw_elided(painter, area.adjusted(0, 0, -22, 0), self._label, "caption", ink)
        draw_icon(painter, "right", area.right() - 18, area.center().y() - 7, ink, 14)


class BoardColumn(QWidget):
    """A stage: ``set_head`` gives its numbers, ``set_cards`` its cards, ``set_foot`` the line of those who stopped.

    ``opened(str)``, ``selected(str)`` with the card's id; ``moved(str, int)``: left (-1) or right (1) was pressed;
    ``dropped(str)``: a card of another column was let go here; ``foot_clicked()``.
    """

    opened = Signal(str)
    selected = Signal(str)
    moved = Signal(str, int)
    dropped = Signal(str)
    foot_clicked = Signal()

    def __init__(self, title: str, count: int | str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(title, "section")
        self._count = Label(str(count), "body", "t2")
        self._left = Label("", "caption", "t2", elidable=True)
        self._target = Badge("", "warn")
        self._right = Label("", "caption", "t2", align="right")
        self._share = ShareBar(0)
        self.view = CardView(title)
        self._foot = _Foot()
        self._lay_out()
        self.view.opened.connect(self.opened)
        self.view.selected.connect(self.selected)
        self.view.moved.connect(self.moved)
        self.view.dropped.connect(self.dropped)
        self._foot.clicked.connect(self.foot_clicked)
        self._target.hide()
        self._foot.hide()
        self.setMinimumWidth(168)

    def set_head(self, count: int | str, left: str = "", right: str = "", share: float = 0, target: str = "") -> None:
        """Count, two captions, the share bar (0 to 1), and the badge of a target that was passed."""
        self._count.setText(str(count))
        self._left.setText(left)
        self._right.setText(right)
        self._share.set_share(share)
        self._target.set_badge(target, "warn")
        self._target.setVisible(bool(target))
        self.view.setAccessibleName(f"{self._title.text()} {count}")

    def set_cards(self, cards: Sequence[BoardCard]) -> None:
        """Show these cards; the current one stays if it is still there."""
        kept = self.view.current_id()
        self.view.cards.set_cards(cards)
        place = self.view.cards.place(kept)
        if place >= 0:
            self.view.setCurrentIndex(self.view.cards.index(place, 0))

    def set_foot(self, text: str) -> None:
        """The line at the foot; nothing hides it."""
        self._foot.set_text(text)
        self._foot.setVisible(bool(text))

    def select(self, key: str) -> None:
        """Make the card ``key`` current and show it."""
        place = self.view.cards.place(key)
        if place >= 0:
            self.view.setCurrentIndex(self.view.cards.index(place, 0))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row(self._title, self._count, None))
        second = QWidget()
        second.setFixedHeight(20)
        line = row(self._left, self._target)
        line.addStretch(1)
        line.addWidget(self._right)
        second.setLayout(line)
        column.addWidget(second)
        column.addWidget(self._share)
        column.addSpacing(8)
        column.addWidget(self.view, 1)
        column.addWidget(Hairline())
        column.addWidget(self._foot)


def draw_card(painter: QPainter, area: QRectF, card: BoardCard, look: str) -> None:
    """Paint a card in ``area``; ``look`` is "", "hover", "chosen" or "current"."""
    current = look == "current"
    ground = {"chosen": "sel", "hover": "hover"}.get(look, "card")
    box(painter, area, 8, ground, "acc" if current or look == "chosen" else "line2", 1.6 if current else 1.0)
    left, width = area.left() + 14, area.width() - 28
    score = text_width("section", card.score) if card.score else 0
    label = text_width("caption", card.score_label) + 6 if card.score else 0
    first = QRectF(left, area.top() + 10, width, 21)
    if card.score:
        draw_text(painter, first, card.score, "section", "text", "right")
        draw_text(painter, first.adjusted(0, 0, -score - 6, 0), card.score_label, "caption", "t2", "right")
    draw_elided(painter, first.adjusted(0, 0, -score - label - 6, 0), card.name, "section")
    draw_elided(painter, QRectF(left, area.top() + 31, width, 18), card.facts, "caption", "t2")
    _draw_waiting(painter, QRectF(left, area.top() + 55, width, 20), card)
    if card.badge:
        draw_badge(painter, left - 2, area.top() + 82, card.badge, card.badge_tone, card.badge_icon)


def _draw_waiting(painter: QPainter, line: QRectF, card: BoardCard) -> None:
    if card.waiting:
        draw_icon(painter, card.waiting_icon, line.left(), line.top() + 3, card.tone, 14)
        role: Role = "caption_strong" if card.tone in ("warn", "bad") else "caption"
        draw_elided(painter, line.adjusted(20, 0, -26, 0), card.waiting, role, card.tone)
    if card.owner:
        draw_avatar(painter, QRectF(line.right() - 20, line.top(), 20, 20), card.owner)
