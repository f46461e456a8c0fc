"""Every part of the kit on one page, to be looked at: ``python -m hireapp.ui.kit.gallery FOLDER`` writes PNGs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from hireapp.i18n import Language
from hireapp.ui.kit.badges import Avatar, Badge, Dot, KeyHint
from hireapp.ui.kit.block import Mark
from hireapp.ui.kit.buttons import Button, Chip, IconButton, LinkButton
from hireapp.ui.kit.claims import ClaimRow, ContradictionCard
from hireapp.ui.kit.gallery_lists import bars, floating, lists
from hireapp.ui.kit.icons import icon_names
from hireapp.ui.kit.inputs import (
    CheckBox,
    ChoiceField,
    ComboField,
    DateField,
    MoneyRangeField,
    MultiChoiceField,
    NumberField,
    SearchField,
    TextArea,
    TextField,
    YesNoField,
)
from hireapp.ui.kit.layouts import (
    FactRow,
    FlowLayout,
    Ground,
    Hairline,
    IconLabel,
    KeyLine,
    PageHeader,
    SectionHeader,
    row,
)
from hireapp.ui.kit.paragraph import Label, Paragraph
from hireapp.ui.kit.rating import NotObserved, RatingCompact, RatingFull, RatingInterview
from hireapp.ui.kit.ring import FocusRing
from hireapp.ui.kit.star import ProbePill, StarField
from hireapp.ui.kit.tabs import Segmented, Tabs
from hireapp.ui.kit.theme import ThemeName, set_theme, start_style

Say = Callable[[str, str], str]


class Gallery(Ground):
    """Four columns of parts; ``language`` is that of the samples."""

    def __init__(self, language: Language) -> None:
        super().__init__("bg")
        self._language = language
        self._ringed: list[QWidget] = []
        self._rings: list[FocusRing] = []
        outer = QHBoxLayout(self)
        outer.setContentsMargins(28, 24, 28, 24)
        outer.setSpacing(36)
        for width, parts in self._columns():
            column = QVBoxLayout()
            column.setSpacing(14)
            for part in parts:
                _put(column, part)
            column.addStretch(1)
            holder = QWidget()
            holder.setFixedWidth(width)
            column.setContentsMargins(0, 0, 0, 0)
            holder.setLayout(column)
            outer.addWidget(holder)

    def say(self, zh: str, en: str) -> str:
        """The sample in the gallery's language."""
        return zh if self._language == "zh" else en

    def place_rings(self) -> None:
        """Show the focus look on several parts at once, which the program never does."""
        for target in self._ringed:
            ring = FocusRing(self)
            ring.follow(target)
            self._rings.append(ring)

    def _columns(self) -> list[tuple[int, list[QWidget | QLayout]]]:
        say = self.say
        return [
            (490, [*_type(say), *_buttons(say, self._ringed), *_marks(say), *bars(say)]),
            (450, [*_ratings(say, self._ringed), *_interview(say)]),
            (440, [*_inputs(say)]),
            (600, [*lists(say), *floating(say)]),
        ]


def build_gallery(language: Language) -> QWidget:
    """The page with every part, its samples in ``language``."""
    return Gallery(language)


def render(folder: Path, languages: Sequence[Language] = ("zh", "en")) -> list[Path]:
    """Write the gallery as PNG, light and dark, into ``folder``."""
    from hireapp import i18n

    written = []
    themes: tuple[ThemeName, ...] = ("light", "dark")
    for language in languages:
        i18n.use(language)
        page = Gallery(language)
        page.show()
        page.layout().activate()  # type: ignore[union-attr]
        page.resize(page.width(), page.layout().totalHeightForWidth(page.width()))  # type: ignore[union-attr]
        page.place_rings()
        for name in themes:
            set_theme(name)
            path = folder / f"kit-{language}-{name}.png"
            page.grab().save(str(path))
            written.append(path)
        page.close()
    return written


def _put(column: QVBoxLayout, part: QWidget | QLayout) -> None:
    if isinstance(part, QWidget):
        column.addWidget(part)
    else:
        column.addLayout(part)


def _type(say: Say) -> list[QWidget | QLayout]:
    text = say(
        "每日外呼120通，月均新签22单，组内第2（共14人）。2024三季度“销售冠军”，带过3名新人。",
        "120 calls a day, 22 new deals a month, 2nd of 14. “Top seller” in Q3 2024; it’s on paper.",
    )
    mark = text.index("22"), 5 if say("zh", "en") == "zh" else 20
    return [
        PageHeader(say("标题20/600", "Title 20/600"), say("54位在途，中位9.8天", "54 active, median 9.8 days")),
        row(
            Label("07:42", "figure"),
            Label(say("小节14/600", "Section 14/600"), "section"),
            Label(say("正文13", "Body 13")),
            Label(say("注12", "Note 12"), "caption", "t3"),
            Label("1,111", "body"),
            None,
            spacing=16,
        ),
        Paragraph(text, marks=[Mark(*mark), Mark(0, 4, "strong")]),
        Paragraph(
            say(
                "简历里写您是“销售冠军”。请说说那一次：当时是什么情况，您自己做了什么，结果怎样？",
                "Your resume says “top seller”. Tell me about that time: what did you do yourself, how did it end?",
            ),
            "say",
        ),
    ]


def _buttons(say: Say, ringed: list[QWidget]) -> list[QWidget | QLayout]:
    primary = [Button(say("进入面试", "Move on"), "primary") for _place in range(5)]
    plain = [Button(say("暂缓", "Hold"), key_hint="H") for _place in range(5)]
    for group in (primary, plain):
        group[1].setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
        group[2].setDown(True)
        group[4].setEnabled(False)
        ringed.append(group[3])
    views = Segmented([("board", say("看板", "Board"), "board"), ("table", say("表格", "Table"), "table")])
    chips = [
        Chip(say("我负责", "Mine"), 21),
        Chip(say("有标记", "Flagged"), 9),
        Chip(say("等待超3天", "Waiting over 3 d"), 6),
        Chip(say("阶段：在途", "Stage: active"), removable=True),
    ]
    chips[0].setChecked(True)
    tabs = Tabs(
        [("a", say("简历", "Resume"), None), ("b", say("筛选", "Screening"), None), ("c", say("测试", "Tests"), "2/3")]
    )
    tabs.set_current("b")
    return [
        Label(
            say("按钮：平时、悬停、按下、焦点、禁用", "Buttons: rest, hover, pressed, focus, disabled"), "caption", "t2"
        ),
        row(*primary, None, spacing=10),
        row(*plain, None, spacing=10),
        row(
            Button(say("不通过…", "Reject…"), "danger"),
            Button(say("撤销", "Undo"), "ghost", "undo"),
            Button(say("新的视图", "New view"), "soft", "plus"),
            IconButton("dots", "More"),
            views,
            None,
        ),
        row(Button(say("挂断并评分", "Hang up"), "primary", key_hint="F9", size="header"), LinkButton("&Link"), None),
        row(*chips, None, spacing=6),
        tabs,
    ]


def _marks(say: Say) -> list[QWidget | QLayout]:
    badges = FlowLayout()
    for zh, en, tone, icon in (
        ("建议录用", "Recommend", "ok", "check"),
        ("评分分歧", "Raters split", "warn", "split"),
        ("3次未接", "3 no answer", "bad", "phone"),
        ("今天14:30", "Today 14:30", "acc", "today"),
        ("疑似重复", "Duplicate?", "neutral", "duplicate"),
    ):
        badges.addWidget(Badge(say(zh, en), tone, icon))  # type: ignore[arg-type]
    for widget in (
        KeyHint("Ctrl K"),
        KeyHint("H"),
        Avatar(say("周", "Z"), "Zhou"),
        Avatar("ZM", "Zhou Min", 28, "acc"),
    ):
        badges.addWidget(widget)
    badges.addWidget(Dot("ok", "online"))
    icons = FlowLayout(gap=8)
    for name in icon_names():
        icons.addWidget(IconLabel(name, "", "t2"))
    return [badges, icons]


def _anchors(say: Say) -> dict[int, str]:
    return {
        5: say("马上接住，必要时礼貌争取时间，再引回目的", "Takes it up at once, buys time politely, turns it back"),
        3: say("想一下能答到点上，需要提示一次", "Answers after short thought, on topic, needs one prompt"),
        1: say("听到意外问题长时间沉默或答非所问", "Long silence, or an off-topic reply to an unexpected question"),
    }


def _ratings(say: Say, ringed: list[QWidget]) -> list[QWidget | QLayout]:
    full = RatingFull(
        say("反应灵敏", "Responsiveness"), _anchors(say), quote=say("那您一天喝几杯水？", "How many cups?")
    )
    full.set_value(4)
    full.set_current(True)
    compact = [RatingCompact(say("亲和力", "Rapport"), _anchors(say)) for _place in range(3)]
    compact[0].set_value(5)
    compact[1].set_hint(say("第7步后评", "Rate after step 7"))
    compact[2].set_value(NotObserved)
    large = [RatingInterview(say("企图心", "Drive"), _anchors(say)) for _place in range(2)]
    large[0].set_value(4)
    ringed.append(large[0])
    return [full, *compact, Hairline(), *large]


def _interview(say: Say) -> list[QWidget | QLayout]:
    star = [
        StarField("S", say("情境", "Situation")),
        StarField("A", say("行动", "Action")),
        StarField("R", say("结果", "Result"), say("问：“结果第几名，金额多少？”", "Ask: “Which rank, what amount?”")),
    ]
    star[0].set_text(
        say(
            "2024年三季度，华东组14人，主推云记账年费版。",
            "Q3 2024, East team, 14 sellers, yearly plan; owners who had never heard of us at all.",
        )
    )
    star[0].set_state("full", say("时间、产品都有", "When, product, team size given"))
    star[1].set_text(say("每天先打40通老名单热身。", "Warmed up on 40 old leads."))
    star[1].set_state("partial", say("缺：本人与团队各占多少", "Missing: her own share against the team’s"))
    star[2].set_state("empty", say("还没问：第几名", "Not asked: rank, amount"))
    pills = FlowLayout()
    for place, (zh, en) in enumerate(
        (
            ("组里一共多少人？", "How many were in the team?"),
            ("按什么口径？", "By which measure?"),
            ("谁能证实？", "Who could confirm?"),
        )
    ):
        pills.addWidget(ProbePill(say(zh, en), asked=place == 0))
    return [
        pills,
        *star,
        ClaimRow(say("“组内第2（14人）”", "“2nd of 14”"), "verified", say("已证实：月新签", "Verified: new deals")),
        ClaimRow(say("“销售冠军”", "“Top seller”"), "vague", say("含糊：口径没说", "Vague: measure not given")),
        ClaimRow(say("“带过3名新人”", "“Coached 3”"), "not_asked", say("还没问", "Not asked")),
        ContradictionCard(
            say("简历", "Resume"),
            say("“月均新签22单”", "“22 new deals a month”"),
            say("刚才", "Just now"),
            say("“一个月大概15单”", "“about 15 in a month”"),
            say("澄清问：这22单含续费吗？", "Clarify: do the 22 include renewals?"),
            say("答：含，新客户15单", "Answer: yes, 15 were new"),
            say("只作记录，不单独计分", "On record only, no score of its own"),
            time="24:50",
        ),
    ]


def _inputs(say: Say) -> list[QWidget | QLayout]:
    rest, wrong, locked, warned = (TextField(name) for name in _states(say))
    rest.set_value("138 0013 5527")
    wrong.set_value("2026-13-01")
    wrong.set_error(say("没有13月", "There is no month 13"))
    locked.set_value(say("已提交，改动需理由", "Submitted"))
    locked.set_locked(True)
    warned.set_value("60")
    warned.set_warning(say("第15行，请核对", "Line 15, please check"))
    grid = QGridLayout()
    grid.setSpacing(14)
    for place, field in enumerate((rest, wrong, locked, warned)):
        grid.addWidget(field, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
    area = TextArea(
        say("备注", "Note"), say("写给下一位", "For the next interviewer"), hint=say("2000字以内", "Up to 2000")
    )
    money = MoneyRangeField(say("期望月薪", "Wanted, a month"), "CNY")
    money.set_value((4500, 6000))
    return [
        SearchField(say("搜索姓名、电话、简历内容、备注", "Search name, phone, resume, notes"), "Ctrl K"),
        grid,
        area,
        row(
            NumberField(say("日均通话", "Calls a day"), say("通", "calls")),
            DateField(say("可到岗", "Can start")),
            spacing=14,
        ),
        money,
        ComboField(
            say("来源", "Source"), [("ref", say("员工推荐", "Referral")), ("boss", say("招聘网站", "Job board"))]
        ),
        *_choices(say),
        *_facts(say),
    ]


def _facts(say: Say) -> list[QWidget | QLayout]:
    return [
        SectionHeader(say("实际情况", "Facts"), say("5/6已问", "5 of 6 asked")),
        FactRow(say("可到岗", "Can start"), say("12月1日", "1 December")),
        FactRow(say("听过岗位预览", "Heard the preview")),
        row(IconLabel("phone", "138 0013 5527"), IconLabel("mail", "lin@example.com"), None, spacing=16),
        KeyLine(
            [
                ("Space", say("下一步", "next step")),
                ("1–5", say("评分", "rate")),
                ("0", say("没观察到", "not observed")),
            ]
        ),
    ]


def _choices(say: Say) -> list[QWidget | QLayout]:
    choice = ChoiceField(
        say("晚班", "Late shift"),
        [
            ("yes", say("可以", "Fine")),
            (
                "some",
                say(
                    "隔周可以，周末要提前一周说；考试周不行", "Every other week, told a week before; not in exam weeks"
                ),
            ),
        ],
    )
    choice.set_value("some")
    several = MultiChoiceField(
        say("做过", "Has done"), [("out", say("外呼", "Outbound")), ("in", say("呼入", "Inbound"))]
    )
    several.set_value(["out"])
    off = CheckBox(say("锁定的选项", "A locked box"))
    off.setEnabled(False)
    yes = YesNoField(say("同意流程", "Consent"))
    yes.set_value(True)
    return [yes, choice, several, off]


def _states(say: Say) -> list[str]:
    return [say("平时", "Rest"), say("有错", "Error"), say("锁定", "Locked"), say("待核对", "To check")]


def main() -> None:
    """Write the pictures into the folder named on the command line."""
    application = QApplication(sys.argv)
    start_style("light")
    for path in render(Path(sys.argv[1] if len(sys.argv) > 1 else ".")):
        sys.stdout.write(f"{path}\n")
    application.quit()


if __name__ == "__main__":
    main()
