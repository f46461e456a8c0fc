"""The pipeline of one opening: stages as columns of cards, or a dense table. Moving is a key, a drag or a command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMargins, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from hireapp.i18n import _, joined, localized
from hireapp.services.ports import ListQuery, Row
from hireapp.ui import words
from hireapp.ui.cards import card_of
from hireapp.ui.columns import pipeline_columns
from hireapp.ui.desk import Desk, Screen
from hireapp.ui.kit.board import BoardColumn
from hireapp.ui.kit.buttons import Chip
from hireapp.ui.kit.layouts import EmptyState, KeyLine, PageHeader, row
from hireapp.ui.kit.palette import Command
from hireapp.ui.kit.table import TableView
from hireapp.ui.kit.tabs import Segmented
from hireapp.ui.moves import Mover
from hireapp.ui.table_model import RowTableModel

if TYPE_CHECKING:
    from hireapp.domain.opening import Opening
    from hireapp.domain.role import RoleProfile
    from hireapp.services.changes import Changes

CLOSED = ("rejected", "withdrawn")
COLUMN_LEAST = 168


class Board(QScrollArea):
    """One column a stage; each scrolls by itself, all of them sideways where they don't fit."""

    opened = Signal(str)
    selected = Signal(str)
    moved = Signal(str, int)
    dropped_on = Signal(str, str)
    closed_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._inner = QWidget()
        self._line = QHBoxLayout(self._inner)
        self._line.setContentsMargins(24, 0, 24, 0)
        self._line.setSpacing(12)
        self._columns: dict[str, BoardColumn] = {}
        self.shown: list[tuple[str, str]] = []
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_stages(self, stages: list[tuple[str, str]]) -> None:
        """Make a column for each (id, title)."""
        for column in self._columns.values():
            self._line.removeWidget(column)
            column.deleteLater()
        self._columns = {}
        self.shown = list(stages)
        for key, title in stages:
            column = BoardColumn(title)
            column.setObjectName(key)
            column.setMinimumWidth(COLUMN_LEAST)
            column.opened.connect(self.opened)
            column.selected.connect(self.selected)
            column.moved.connect(self.moved)
            column.dropped.connect(self._on_dropped)
            column.foot_clicked.connect(self._on_foot)
            self._columns[key] = column
            self._line.addWidget(column, 1)

    def column(self, stage: str) -> BoardColumn:
        """The column of a stage."""
        return self._columns[stage]

    def stages(self) -> list[str]:
        """The stages shown, in order."""
        return list(self._columns)

    @Slot(str)
    def _on_dropped(self, key: str) -> None:
        sender = self.sender()
        if sender is not None:
            self.dropped_on.emit(key, sender.objectName())

    @Slot()
    def _on_foot(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.closed_wanted.emit(sender.objectName())


class PipelineScreen(Screen):
    """The page."""

    name = "pipeline"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._opening: Opening | None = None
        self._profile: RoleProfile | None = None
        self._rows: list[Row] = []
        self._filter = "all"
        self._closed_stage = ""
        self._current = ""
        self._users: dict[str, str] = {}
        self._owed: frozenset[str] = frozenset()
        self.mover = Mover(desk)
        self._create()
        self._lay_out()
        self._connect()

    def _create(self) -> None:
        self.header = PageHeader(_("Pipeline"))
        self.shape = Segmented([("board", _("Board"), "board"), ("table", _("Table"), "table")])
        self.header.add_right(self.shape)
        self.chips = {
            "all": Chip(_("All"), 0, checkable=True),
            "mine": Chip(_("Mine"), 0, checkable=True),
            "waiting": Chip(_("Waiting over 3 days"), 0, checkable=True),
            "ask": Chip(_("With questions"), 0, checkable=True),
            "owed": Chip(_("My sheets due"), 0, checkable=True),
            "closed": Chip(_("Closed"), 0, checkable=True),
        }
        self.keys = KeyLine([("→", _("next stage")), ("H", _("hold")), ("Del", _("reject")), ("Ctrl Z", _("undo"))])
        self.board = Board()
        self.table = TableView(tall=True, edge=24)
        self.model = RowTableModel(self.desk.jobs, pipeline_columns(self), applications=True, parent=self)
        self.table.setModel(self.model)
        self.table.set_widths([column.width for column in self.model.columns])
        self.stack = QStackedWidget()

    def _lay_out(self) -> None:
        filters = row(*self.chips.values())
        filters.addStretch(1)
        filters.addWidget(self.keys)
        top = QVBoxLayout()
        top.setContentsMargins(24, 14, 24, 12)
        top.setSpacing(10)
        top.addWidget(self.header)
        top.addLayout(filters)
        self.empty_opening = EmptyState(
            "flag", _("No opening yet"), _("Make the first opening, then drop in resumes."), _("New opening")
        )
        self.empty_people = EmptyState(
            "upload", _("No candidates yet"), _("Drop resumes here, or choose files to import."), _("Import resumes")
        )
        for widget in (self.board, self.table, _centred(self.empty_opening), _centred(self.empty_people)):
            self.stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.shape.chosen.connect(self._on_shape)
        for chip in self.chips.values():
            chip.clicked.connect(self._on_chip)
        self.board.opened.connect(self._on_opened)
        self.board.selected.connect(self._on_selected)
        self.board.moved.connect(self._on_moved)
        self.board.dropped_on.connect(self._on_dropped)
        self.board.closed_wanted.connect(self._on_closed_wanted)
        self.table.opened.connect(self._on_row_opened)
        self.table.picked.connect(self._on_row_picked)
        self.table.horizontalHeader().sectionClicked.connect(self._on_sorted)
        self.empty_opening.primary_clicked.connect(self._on_new_opening)
        self.empty_people.primary_clicked.connect(self._on_import)
        for key, slot in (
            ("H", self._on_hold),
            ("Delete", self._on_reject),
            ("Right", self._on_next),
            ("W", self._on_withdraw),
        ):
            shortcut = QShortcut(QKeySequence(key), self, slot)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def open(self, argument: str) -> None:
        """Read the opening in view."""
        self.desk.jobs.read(_Read(self.desk.window.opening_id()), self._on_read)

    def on_changes(self, changes: Changes) -> None:
        """Read again what lists show."""
        if {"application", "candidate", "opening", "panel"} & changes.kinds:
            self.open("")

    def commands(self) -> list[Command]:
        """Moves of the candidate picked."""
        name = next((entry.name for entry in self._rows if entry.id == self._current), "")
        if not name:
            return []
        return [
            Command("next", _("Move to next stage"), name, "→"),
            Command("hold", _("Hold"), name, "H", icon="pause"),
            Command("reject", _("Reject…"), name, "Del", icon="x"),
            Command("withdraw", _("Withdrew…"), name, "W", icon="x"),
            Command("open", _("Open candidate"), name, "Enter", icon="people"),
        ]

    def run(self, command: str) -> None:
        """Do a move from the palette."""
        {
            "next": self._on_next,
            "hold": self._on_hold,
            "reject": self._on_reject,
            "withdraw": self._on_withdraw,
            "open": self._on_open_current,
        }[command]()

    def owner_initial(self, user_id: str) -> str:
        """The initial of a person, for cards."""
        from hireapp.ui.shell import initials_of

        return initials_of(self._users[user_id]) if self._users.get(user_id) else ""

    def stage_place(self, stage: str) -> tuple[int, int, str]:
        """Place of a stage from 1, number of stages, and its title."""
        stages = self._profile.stages if self._profile else ()
        for place, entry in enumerate(stages, 1):
            if entry.id == stage:
                return place, len(stages), localized(entry.title)
        return 0, max(1, len(stages)), stage

    @Slot(object)
    def _on_read(self, found: dict[str, Any]) -> None:
        self._opening, self._profile = found["opening"], found["profile"]
        self._rows, self._users = found["rows"], found["users"]
        self._owed = found.get("owed", frozenset())
        if self._opening is None or self._profile is None:
            self.header.set_texts(_("Pipeline"), "")
            self.stack.setCurrentIndex(2)
            return
        stages = [(stage.id, localized(stage.title)) for stage in self._profile.stages]
        if self.board.shown != stages:
            self.board.set_stages(stages)
        self._show()

    def _show(self) -> None:
        active = [entry for entry in self._rows if entry.state not in CLOSED]
        self.header.set_texts(_("Pipeline"), self._summary(active))
        self._count_chips()
        self._fill_columns()
        self.stack.setCurrentIndex(3 if not self._rows else 1 if self.shape.current() == "table" else 0)
        if self.shape.current() == "table":
            self._load_table()

    def _summary(self, active: list[Row]) -> str:
        hired = sum(entry.state == "hired" for entry in self._rows)
        text = _("{count} in the process").format(count=len(active) - hired)
        seats = self._opening.seats if self._opening else 0
        return joined((text, _("{hired} of {seats} seats filled").format(hired=hired, seats=seats)))

    def _count_chips(self) -> None:
        for key, chip in self.chips.items():
            rows = [entry for entry in self._rows if self._passes(entry, key)]
            chip.set_count(len(rows))
            chip.setChecked(key == self._filter)

    def _passes(self, entry: Row, key: str) -> bool:
        if key == "closed":
            return entry.state in CLOSED and (not self._closed_stage or entry.stage == self._closed_stage)
        if entry.state in CLOSED:
            return False
        return {
            "all": True,
            "mine": entry.owner_id == self.desk.context.actor,
            "waiting": entry.state != "hired" and words.waiting(entry.since, entry.now)[1] > 3,
            "ask": bool((entry.summary.get("screening") or {}).get("to_ask")),
            "owed": entry.id in self._owed,
        }[key]

    def _fill_columns(self) -> None:
        shown = [entry for entry in self._rows if self._passes(entry, self._filter)]
        for stage in self._profile.stages if self._profile else ():
            here = [entry for entry in shown if entry.stage == stage.id]
            column = self.board.column(stage.id)
            column.set_cards([card_of(entry, self.owner_initial(entry.owner_id)) for entry in here])
            days = sorted(words.waiting(entry.since, entry.now)[1] for entry in here if entry.state != "hired")
            median = _("median {days} d").format(days=days[len(days) // 2]) if days else ""
            late = stage.target_days is not None and bool(days) and days[len(days) // 2] > stage.target_days
            target = _("target {days}").format(days=stage.target_days) if late else ""
            closed = [entry for entry in self._rows if entry.state in CLOSED and entry.stage == stage.id]
            share = len(here) / max(1, len(shown))
            column.set_head(len(here), median, "", share, target)
            column.set_foot(_("Closed here {count}").format(count=len(closed)) if closed else "")

    def _load_table(self) -> None:
        states = CLOSED if self._filter == "closed" else ("active", "hold", "hired")
        self.model.load(
            ListQuery(
                opening_id=self._opening.id if self._opening else None,
                states=states,
                sort=self._sort[0],
                descending=self._sort[1],
                owner_id=self.desk.context.actor if self._filter == "mine" else None,
                waiting_days=3 if self._filter == "waiting" else None,
            )
        )

    _sort: tuple[str, bool] = ("waiting", False)

    @Slot(str)
    def _on_shape(self, _shape: str) -> None:
        if self._opening is not None:
            self._show()

    @Slot()
    def _on_chip(self) -> None:
        sender = self.sender()
        self._filter = next((key for key, chip in self.chips.items() if chip is sender), "all")
        self._closed_stage = ""
        if self._opening is not None:
            self._show()

    @Slot(int)
    def _on_sorted(self, column: int) -> None:
        name = self.model.columns[column].sort
        if name:
            self._sort = (name, not self._sort[1] if self._sort[0] == name else False)
            self.table.set_sorting(column, self._sort[1])
            self._load_table()

    @Slot(str)
    def _on_opened(self, key: str) -> None:
        self.desk.go("candidate", f"application:{key}")

    @Slot(int)
    def _on_row_opened(self, place: int) -> None:
        self._on_opened(self.model.id_at(place))

    @Slot()
    def _on_row_picked(self) -> None:
        rows = self.table.picked_rows()
        self._current = self.model.id_at(rows[0]) if rows else ""

    @Slot(str)
    def _on_selected(self, key: str) -> None:
        self._current = key

    @Slot(str, int)
    def _on_moved(self, key: str, steps: int) -> None:
        self._current = key
        if steps > 0:
            self._on_next()
        else:
            self._move_to(key, -1)

    @Slot(str, str)
    def _on_dropped(self, key: str, stage: str) -> None:
        entry = self._row(key)
        if entry is not None and entry.stage != stage:
            self.mover.move(entry.id, entry.name, "advance", to_stage=stage, title=self.stage_place(stage)[2])

    @Slot(str)
    def _on_closed_wanted(self, stage: str) -> None:
        self._filter, self._closed_stage = "closed", stage
        self._show()

    @Slot()
    def _on_next(self) -> None:
        self._move_to(self._current, 1)

    def _move_to(self, key: str, steps: int) -> None:
        entry = self._row(key)
        if entry is None or self._profile is None:
            return
        ids = [stage.id for stage in self._profile.stages]
        place = ids.index(entry.stage) + steps
        if 0 <= place < len(ids):
            self.mover.move(entry.id, entry.name, "advance", to_stage=ids[place], title=self.stage_place(ids[place])[2])

    @Slot()
    def _on_hold(self) -> None:
        entry = self._row(self._current)
        if entry is not None:
            self.mover.move(entry.id, entry.name, "resume" if entry.state == "hold" else "hold")

    @Slot()
    def _on_reject(self) -> None:
        entry = self._row(self._current)
        if entry is not None and entry.state not in CLOSED:
            self.mover.ask_reason(self, entry.id, entry.name, "reject")

    @Slot()
    def _on_withdraw(self) -> None:
        entry = self._row(self._current)
        if entry is not None and entry.state not in CLOSED:
            self.mover.ask_reason(self, entry.id, entry.name, "withdraw")

    @Slot()
    def _on_open_current(self) -> None:
        if self._current:
            self._on_opened(self._current)

    @Slot()
    def _on_new_opening(self) -> None:
        self.desk.go("openings", "new")

    @Slot()
    def _on_import(self) -> None:
        self.desk.go("import")

    def _row(self, key: str) -> Row | None:
        return next((entry for entry in self._rows if entry.id == key), None)


class _Read:
    """Reads the opening, its profile and all its rows."""

    def __init__(self, opening_id: str) -> None:
        self.opening_id = opening_id

    def __call__(self, work: Any) -> dict[str, Any]:
        from hireapp.domain.opening import Opening
        from hireapp.services import debts, openings, users

        opening = work.find(Opening, id=self.opening_id) if self.opening_id else None
        if opening is None:
            return {"opening": None, "profile": None, "rows": [], "users": {}}
        ids = work.queries.list_ids(ListQuery(opening_id=opening.id, sort="waiting"))
        found: dict[str, Row] = {}
        for start in range(0, len(ids), 500):
            found.update(work.queries.rows(ids[start : start + 500], applications=True))
        return {
            "opening": opening,
            "profile": openings.profile_of(work, opening),
            "rows": [found[key] for key in ids if key in found],
            "users": users.user_names(work),
            "owed": frozenset(debt.application_id for debt in debts.debts(work, work.actor)),
        }


def _centred(widget: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(QMargins(24, 60, 24, 24))
    widget.setMaximumWidth(480)
    column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(1)
    return holder
