"""The section on the work sample: every move with its mark, the change after feedback, the words as they were typed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from hireapp.charts.change import change_track
from hireapp.charts.primitives import Circle
from hireapp.domain.dossier import WorkSampleSheet
from hireapp.i18n import Language
from hireapp.i18n import LocalizedText as L
from hireapp.reports.document import build
from tests.reports import sample
from tests.reports.test_document import BOTH, in_order, pages, tight

EVIL = "<b>下一遍</b> &amp; <img src=x>"
SHEET = WorkSampleSheet(
    "a",
    L("通话演练", "Call role-play"),
    Decimal("3.6"),
    Decimal("66.7"),
    (
        (L("开头", "Opening"), ((L("报了姓名", "Gave the name"), True), (L("问了需求", "Asked the need"), False))),
        (L("结尾", "Ending"), ((L("复述约定", "Summed up"), True), (L("对方挂断", "They hung up"), None))),
    ),
    (Decimal(2), Decimal(4)),
    ((L("只改一处", "One thing to change"), EVIL),),
)


@pytest.mark.parametrize(("language", "paper"), BOTH)
def test_moves_change_and_words_read_back(language: Language, paper: Any) -> None:
    dossier = replace(sample.dense(language), work_samples=(SHEET,))
    text = "".join(pages(build(dossier, language, paper=paper)))
    titles = [SHEET.title, *(title for title, _moves in SHEET.moves)]
    assert in_order(text, *(title.in_(language) for title in titles))
    for _title, moves in SHEET.moves:
        for words, _heard in moves:
            assert tight(words.in_(language)) in text
    assert tight(EVIL) in text
    assert "67%" in text
    assert "{" not in text


def test_without_a_sheet_there_is_no_section() -> None:
    plain = sample.dense("en")
    assert "Work sample" not in "".join(pages(build(replace(plain, work_samples=()), "en")))


def test_the_first_run_is_hollow_and_the_second_solid() -> None:
    circles = [item for item in change_track(2, 4, 160).items if isinstance(item, Circle)]
    assert [circle.fill for circle in circles] == ["paper", "accent"]
    assert circles[0].x < circles[1].x
