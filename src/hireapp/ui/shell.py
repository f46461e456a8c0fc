"""The frame of the window: navigation at the left, opening, search and "+ candidate" above."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from hireapp.i18n import _
from hireapp.ui.kit.badges import Avatar
from hireapp.ui.kit.buttons import Button, PaintedButton
from hireapp.ui.kit.fonts import text_width
from hireapp.ui.kit.frames import Ground, Hairline
from hireapp.ui.kit.icons import draw_icon
from hireapp.ui.kit.lines import LineEdit
from hireapp.ui.kit.navigation import NavigationList
from hireapp.ui.kit.paint import draw_text, fill_box, painter_for
from hireapp.ui.kit.paragraph import Label
from hireapp.ui.kit.theme import color

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hireapp.domain.opening import Opening

HEIGHT = 52


def initials_of(name: str) -> str:
    """One Chinese character, or up to two Latin initials."""
    words = name.split()
    if not words:
        return "?"
    if ord(words[0][0]) > 0x2E7F:
        return words[0][0]
    return "".join(word[0] for word in words[:2]).upper()


class Brand(QWidget):
    """The mark of the program and its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folded = False
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName("hireapp")

    def set_folded(self, folded: bool) -> None:
        """Mark only, or mark and name."""
        self._folded = folded
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_for(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, top = 16.0, 14.0
        fill_box(painter, QRectF(left, top, 24, 24), 6, "acc")
        for place, height in enumerate((8, 12, 6)):
            fill_box(painter, QRectF(left + 6 + place * 5, top + 12 - height / 2, 2, height), 1, "onacc")
        if not self._folded:
            draw_text(painter, QRectF(left + 34, 0, 120, self.height()), "hireapp", "block", color("text"))


class Sidebar(Ground):
    """Where one can go, and who works here."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("sunk", ("right",))
        self.brand = Brand()
        self.places = NavigationList(
            [
                ("pipeline", _("Pipeline"), "pipeline"),
                ("candidates", _("Candidates"), "people"),
                ("compare", _("Compare"), "compare"),
                ("reports", _("Reports"), "report"),
                ("insights", _("Insights"), "insight"),
                ("openings", _("Openings"), "flag"),
                ("forms", _("Forms"), "form"),
            ]
        )
        self.foot = NavigationList([("settings", _("Settings"), "settings")])
        self.avatar = Avatar("?", size=28, tone="acc")
        self.user = Label("", "body_strong", elidable=True)
        self.base = Label("", "caption", "t2", elidable=True)
        self._lay_out()
        self.places.chosen.connect(self.chosen)
        self.foot.chosen.connect(self.chosen)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.user)
        words.addWidget(self.base)
        self._user_row = QWidget()
        line = QHBoxLayout(self._user_row)
        line.setContentsMargins(14, 10, 12, 12)
        line.setSpacing(10)
        line.addWidget(self.avatar)
        line.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.brand)
        column.addWidget(self.places)
        column.addStretch(1)
        column.addWidget(self.foot)
        column.addSpacing(8)
        column.addWidget(Hairline())
        column.addWidget(self._user_row)

    def set_folded(self, folded: bool) -> None:
        """Icons only, or icons and words."""
        self.setFixedWidth(56 if folded else 204)
        self.brand.set_folded(folded)
        self.places.set_folded(folded)
        self.foot.set_folded(folded)
        self.user.setVisible(not folded)
        self.base.setVisible(not folded)

    def set_current(self, place: str) -> None:
        """Light the place in view."""
        self.foot.set_current("settings" if place == "settings" else "")
        self.places.set_current("" if place == "settings" else place)

    def show_user(self, user: Any, place: Any) -> None:
        """Who works here, and on which data."""
        name = user.name if user else ""
        self.user.setText(name)
        self.base.setText(_("shared database") if place.url else _("on this computer"))
        self.avatar.setText(initials_of(name))
        self.avatar.setAccessibleName(name)
        self.avatar.update()


class OpeningButton(PaintedButton):
    """The opening in view with an arrow; opens the menu of openings."""

    def __init__(self) -> None:
        super().__init__("")
        self.setAccessibleName(_("Opening in view"))

    def sizeHint(self) -> QSize:
        return QSize(int(text_width("body_strong", self.label())) + 36, 32)

    def draw(self, painter: QPainter) -> None:
        area = QRectF(self.rect())
        if self.is_hovered():
            fill_box(painter, area, 6, "hover")
        draw_text(painter, area.adjusted(6, 0, -24, 0), self.label(), "body_strong", color("text"))
        draw_icon(painter, "down", area.right() - 24, area.center().y() - 8, "t2", 16)


class TopBar(QWidget):
    """Opening, search, and the way in for new candidates."""

    searched = Signal(str)
    add_clicked = Signal()
    opening_chosen = Signal(str)
    new_opening_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.opening = OpeningButton()
        self.seats = Label("", "body", "t3", elidable=True)
        self.search = LineEdit(_("Search name, phone, resume, notes"), icon="search", key_hint="Ctrl K", sunk=True)
        self.search.setAccessibleName(self.search.placeholderText())
        self.add = Button(_("Candidate"), "primary", icon="plus")
        self._menu: QMenu | None = None
        self._openings: Sequence[Opening] = ()
        self._lay_out()
        self.opening.clicked.connect(self._on_menu)
        self.search.returnPressed.connect(self._on_return)
        self.add.clicked.connect(self.add_clicked)

    def _lay_out(self) -> None:
        self.setFixedHeight(HEIGHT)
        self.search.setMinimumWidth(280)
        self.search.setMaximumWidth(360)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(18, 0, 24, 0)
        line.setSpacing(8)
        line.addWidget(self.opening)
        line.addWidget(self.seats, 1)
        line.addWidget(self.search, 1)
        line.addSpacing(8)
        line.addWidget(self.add)

    def show_openings(self, openings: Sequence[Opening], current: str, hired: Mapping[str, int]) -> None:
        """Offer ``openings`` and show the one in view."""
        self._openings = openings
        found = next((opening for opening in openings if opening.id == current), None)
        self.opening.set_text(found.title if found else _("No opening yet"))
        words = (
            _("seats {seats}, hired {hired}").format(seats=found.seats, hired=hired.get(found.id, 0)) if found else ""
        )
        self.seats.setText(words)
        self.add.setEnabled(True)

    @Slot()
    def _on_menu(self) -> None:
        self._menu = QMenu(self)
        for opening in self._openings:
            action = QAction(opening.title.replace("&", "&&"), self._menu)
            action.setData(opening.id)
            self._menu.addAction(action)
        if self._openings:
            self._menu.addSeparator()
        self._menu.addAction(QAction(_("New opening…"), self._menu))
        self._menu.triggered.connect(self._on_chosen)
        self._menu.popup(self.opening.mapToGlobal(self.opening.rect().bottomLeft()))

    def _on_chosen(self, action: QAction) -> None:
        if action.data():
            self.opening_chosen.emit(action.data())
        else:
            self.new_opening_wanted.emit()

    @Slot()
    def _on_return(self) -> None:
        self.searched.emit(self.search.text())


class Frame(Ground):
    """Everything in the window: sidebar left, top bar above, the pages below it."""

    def __init__(self) -> None:
        super().__init__("bg")
        self.sidebar = Sidebar()
        self.top = TopBar()
        self.stack = QStackedWidget()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(Hairline())
        column.addWidget(self.stack, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.sidebar)
        line.addWidget(page, 1)
