from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hireapp.ui.kit.block import Mark, text_block
from hireapp.ui.kit.claims import ClaimRow
from hireapp.ui.kit.fonts import display_text, font_for, text_width
from hireapp.ui.kit.gallery import build_gallery
from hireapp.ui.kit.layouts import Column, FlowLayout
from hireapp.ui.kit.options import CheckBox
from hireapp.ui.kit.paragraph import Label, Paragraph
from hireapp.ui.kit.rating import RatingCompact, RatingFull, RatingInterview
from hireapp.ui.kit.star import ProbePill

Show = Callable[[QWidget], None]

LONG = "Warmed up on forty old leads, then new ones; turned “no time” into a dated next call. " * 3
LONG_ZH = "每天先打40通老名单热身，再打新名单；把“没时间”改成约下一次具体时间。" * 3
MARKUP = "<b>Lin</b> & <img src='file:///etc/passwd'>"


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("通过67%的人", "通过 67% 的人"),
        ("等3天", "等 3 天"),
        ("第2（共14人）", "第 2（共 14 人）"),
        ("综合+0.6", "综合 +0.6"),
        ("plain text 12", "plain text 12"),
        ("已有 空格 a b", "已有 空格 a b"),
        ("", ""),
    ],
)
def test_display_text(text: str, drawn: str) -> None:
    assert display_text(text) == drawn


def test_english_quotes_are_narrow_and_chinese_ones_wide() -> None:
    assert text_width("body", "“a”") < text_width("body", "“月”")
    assert font_for("body", "“a”") != font_for("body", "“月”")


@pytest.mark.parametrize("text", [LONG, LONG_ZH])
@pytest.mark.parametrize("width", [90, 240, 600])
def test_wrapped_text_asks_for_all_its_lines(qtbot: QtBot, shown: Show, text: str, width: int) -> None:
    column = Column()
    paragraph = Paragraph(text)
    column.add(paragraph)
    column.end()
    column.resize(width + 60, 60)
    shown(column)
    qtbot.waitUntil(lambda: paragraph.height() == paragraph.heightForWidth(paragraph.width()))
    assert paragraph.minimumSizeHint().height() == paragraph.height()
    assert paragraph.heightForWidth(90) > paragraph.heightForWidth(600)


ANCHORS = {1: LONG[:60], 3: LONG[:90], 5: LONG_ZH[:70]}


@pytest.mark.parametrize(
    "make",
    [
        lambda: RatingFull("A long name of a competency", ANCHORS),
        lambda: RatingCompact("A long name of a competency", ANCHORS),
        lambda: RatingInterview("A long name of a competency", ANCHORS),
        lambda: ClaimRow(LONG, "vague", LONG_ZH),
        lambda: CheckBox(LONG),
    ],
)
def test_nothing_is_cut_in_a_narrow_column(qtbot: QtBot, shown: Show, make: object) -> None:
    column = Column()
    part = make()  # type: ignore[operator]
    if isinstance(part, RatingCompact):
        part.set_value(5)
    column.add(part)
    column.end()
    column.resize(420, 200)
    shown(column)
    qtbot.wait(20)
    for child in [part, *part.findChildren(QWidget)]:
        if child.isVisible() and child.hasHeightForWidth():
            assert child.height() >= child.heightForWidth(child.width()), type(child)


def test_marks_follow_the_spaces_that_are_put_in() -> None:
    text = "月均新签22单，组内第2"
    block = text_block(text, "body", 600)
    start, length = block._span(Mark(text.index("22"), 3))
    assert display_text(text)[start : start + length] == "22 单"


def test_a_label_never_reads_markup(qtbot: QtBot) -> None:
    for label in (Label(MARKUP), Paragraph(MARKUP)):
        qtbot.addWidget(label)
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert label.text() == MARKUP


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_label_of_the_whole_kit_reads_markup(qtbot: QtBot, language: str) -> None:
    page = build_gallery(language)  # type: ignore[arg-type]
    qtbot.addWidget(page)
    labels = page.findChildren(QLabel)
    assert labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_a_cut_label_may_shrink_others_may_not(qtbot: QtBot) -> None:
    firm, soft = Label("A title that never elides"), Label("a_file_name_that_may.pdf", elidable=True)
    for label in (firm, soft):
        qtbot.addWidget(label)
    assert firm.minimumSizeHint() == firm.sizeHint()
    assert soft.minimumSizeHint().width() < soft.sizeHint().width()


def test_flow_wraps_and_asks_for_its_lines(qtbot: QtBot, shown: Show) -> None:
    page = QWidget()
    outer = QVBoxLayout(page)
    flow = FlowLayout()
    outer.addLayout(flow)
    outer.addStretch(1)
    for _place in range(8):
        flow.addWidget(ProbePill("How many were in the team?"))
    page.resize(460, 400)
    shown(page)
    assert flow.heightForWidth(440) == 4 * 27 + 3 * 6
    tops = {page_child.y() for page_child in page.findChildren(ProbePill)}
    assert len(tops) == 4
