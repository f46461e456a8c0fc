"""The lists and floating parts of the gallery: navigation, table, board, palette, toast, empty state."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractTableModel, QMargins, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from hireapp.ui.kit.bars import BudgetBar, IntervalView, PlanBar, ScoreBar, ScoreRow, Segment, StagePills
from hireapp.ui.kit.board import BoardCard, BoardColumn
from hireapp.ui.kit.layouts import (
    Card,
    EmptyState,
    Ground,
    row,
)
from hireapp.ui.kit.navigation import NavigationList
from hireapp.ui.kit.palette import CommandPalette
from hireapp.ui.kit.paragraph import Label
from hireapp.ui.kit.stepper import StageStepper
from hireapp.ui.kit.table import CellRole, TableCell, TableView
from hireapp.ui.kit.toast import Toast

Say = Callable[[str, str], str]
Index = QModelIndex | QPersistentModelIndex


def bars(say: Say) -> list[QWidget | QLayout]:
    """Score bars, plans, stages."""
    plan = [Segment(55, 55, True), Segment(80, 100, True), Segment(100, 131, True), Segment(58, 58, True)]
    plan += [Segment(50, 37, current=True), Segment(120), Segment(90)]
    steps = StageStepper(
        [
            (say("申请", "Applied"), say("11月12日", "12 Nov"), "done"),
            (say("简历筛选", "Resume"), say("78分", "78 points"), "done"),
            (say("电话", "Phone"), say("进行中", "running"), "current"),
            (say("面试", "Interview"), "", "todo"),
        ]
    )
    return [
        ScoreRow(say("特质匹配", "Trait fit"), "81", "±7", "/ 100", bar=ScoreBar(81, 74, 88, name="fit")),
        ScoreRow(say("情境判断", "SJT"), "+0.6", "z", "±0.4", bar=ScoreBar(0.6, 0.2, 1.0, -3, 3, name="SJT")),
        ScoreRow(say("结构化面试", "Structured interview"), reason=say("未约", "not booked")),
        ScoreRow(say("已有", "So far"), "40%", bar=ScoreBar(40, tick=60, name="share")),
        BudgetBar(plan, say("比计划慢5秒", "5 s behind plan"), say("第5步", "Step 5")),
        PlanBar(9, 8, say("9/8分", "9 / 8 min")),
        PlanBar(5, 8, say("5/8分", "5 / 8 min"), current=True),
        row(StagePills(5), Label(say("面试", "Interview")), 20, Label("83", "body_strong"), IntervalView(83, 78, 88)),
        steps,
        StageStepper(
            [(say("申请", "Applied"), "", "done"), (say("电话", "Phone"), say("未通过", "rejected"), "stopped")]
        ),
    ]


def lists(say: Say) -> list[QWidget | QLayout]:
    """Navigation, table, board."""
    side = Ground("sunk", ("right",))
    navigation = NavigationList(
        [
            ("today", say("今日", "Today"), "today"),
            ("pipe", say("流程", "Pipeline"), "pipeline"),
            ("who", say("候选人", "Candidates"), "people"),
        ]
    )
    navigation.set_count("today", 7)
    navigation.set_current("pipe")
    narrow = NavigationList(
        [("today", "Today", "today"), ("pipe", "Pipeline", "pipeline"), ("set", "Settings", "settings")]
    )
    narrow.set_folded(True)
    narrow.set_count("today", 7)
    narrow.set_current("pipe")
    box = QHBoxLayout(side)
    box.setContentsMargins(0, 8, 0, 8)
    box.addWidget(navigation)
    box.addWidget(narrow)
    box.addStretch(1)
    table = TableView(edge=8)
    table.setModel(_People(say, table))
    table.set_widths([160, 160, 84, 70])
    table.set_sorting(2, descending=True)
    table.selectRow(1)
    table.setFixedHeight(34 + 4 * 30 + 2)
    return [side, table, _board(say)]


def _board(say: Say) -> QLayout:
    one = BoardColumn(say("电话初试", "Phone"), 9)
    one.set_head(9, say("中位2.6天", "2.6 d"), say("通过58%", "58% pass"), 0.5, say("目标2", "goal 2"))
    one.set_foot(say("此阶段未通过9", "9 stopped here"))
    two = BoardColumn(say("决定", "Decision"), 3)
    two.set_head(3, say("中位1.1天", "median 1.1 d"), say("通过60%", "60% pass"), 0.2)
    facts = say("外呼2年·大专·6 km", "Outbound 2 y, 6 km")
    name = say("林可欣", "Lin Kexin")
    now = BoardCard(
        "1", name, say("简历", "Resume"), "78", facts, say("今天14:30", "today 14:30"), "acct", "today", say("周", "Z")
    )
    late = BoardCard(
        "2", say("郭建军", "Guo Jianjun"), say("简历", "Resume"), "66", facts, say("等6天", "6 d"), "bad",
        owner=say("李", "L"),
        badge=say("3次未接", "3 no answer"), badge_tone="bad", badge_icon="phone",
    )  # fmt: skip
    good = BoardCard(
        "3", say("陈伟芳", "Chen Weifang"), say("综合", "All"), "83", facts, say("等1天", "1 d"), owner=say("周", "Z"),
        badge=say("建议录用", "Recommend hire"), badge_tone="ok", badge_icon="check",
    )  # fmt: skip
    one.set_cards([now, late])
    two.set_cards([good])
    one.select("1")
    line = row(one, two, spacing=12)
    for column in (one, two):
        column.setFixedHeight(340)
    return line


def floating(say: Say) -> list[QWidget | QLayout]:
    """Palette, toast, empty state."""
    stage = Ground("bg")
    stage.setFixedHeight(210)
    palette = CommandPalette(stage)
    palette.set_commands(
        [
            ("next", say("移到下一阶段", "Move to next stage"), say("林可欣", "Lin Kexin"), "→"),
            ("stage", say("移到阶段…", "Move to stage…"), "", "G S"),
            ("undo", say("撤销：移动吴婧怡", "Undo: moved Wu Jingyi"), say("2分钟前", "2 minutes ago"), "Ctrl Z"),
        ]
    )
    palette.open()
    stage.resize(520, 210)
    holder = Ground("bg")
    holder.setFixedHeight(52)
    holder.resize(520, 52)
    toast = Toast(holder, lift=6)
    toast.show_message(say("3位已移到「面试」", "3 moved to Interview"))
    lifted = Card()
    lifted.column().addWidget(
        EmptyState(
            "upload",
            say("还没有候选人", "No candidates yet"),
            say("把简历拖进来，或先打开样例看看。", "Drop resumes here, or look at the sample first."),
            say("导入简历", "Import"),
            say("打开样例", "Open sample"),
        )
    )
    lifted.layout().setContentsMargins(QMargins(0, 0, 0, 0))  # type: ignore[union-attr]
    palette._place()
    toast._place()
    return [stage, holder, lifted]


class _People(QAbstractTableModel):
    """A few rows for the table."""

    def __init__(self, say: Say, parent: QWidget) -> None:
        super().__init__(parent)
        self._heads = [
            say("候选人", "Candidate"),
            say("阶段", "Stage"),
            say("简历", "Resume"),
            say("电话", "Phone"),
            say("提示", "Flags"),
        ]
        flag = TableCell(say("作答过快", "Answers fast"), "warn", "warn")
        good = TableCell(say("建议录用", "Recommend hire"), "ok", "check")
        self._rows = [
            _line(say("陈伟芳", "Chen Weifang"), (6, 6), say("决定", "Decision"), "81", "4.3", good),
            _line(say("吴婧怡", "Wu Jingyi"), (5, 6), say("面试", "Interview"), "76", "4.0", TableCell()),
            _line(say("徐曼丽", "Xu Manli"), (4, 6), say("测试", "Tests"), "73", "–", flag),
            _line("<b>A & B</b>", (1, 6), say("新申请", "Applied"), "–", "–", TableCell()),
        ]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if index.row() == 1 else Qt.CheckState.Unchecked
        return cell if role == CellRole else cell.text if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in (2, 3):
            return Qt.AlignmentFlag.AlignRight
        return self._heads[section] if role == Qt.ItemDataRole.DisplayRole else None


def _line(name: str, pills: tuple[int, int], stage: str, resume: str, phone: str, flag: TableCell) -> list[TableCell]:
    return [
        TableCell(name, strong=True),
        TableCell(stage, pills=pills),
        TableCell(resume, align="right"),
        TableCell(phone, align="right"),
        flag,
    ]
