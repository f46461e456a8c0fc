"""Pictures of the process: rows keep their room, too few is words, hollow and dashed differ from solid."""

from __future__ import annotations

import pytest

from hireapp.charts.impact_chart import GroupRow, four_fifths
from hireapp.charts.insight_charts import BarRow, DaysRow, ForestRow, SpreadRow, bars, coefficients, days, spreads
from hireapp.charts.primitives import Circle, Label, Line, Path, Picture
from hireapp.charts.rows import PRINT, ROOMY, SCREEN, TIGHT, fitted, round_axis

FACES = (SCREEN, ROOMY, PRINT, TIGHT)
HEADS = ("group", "people", "passed", "share", "conclusion")


def width_of(text: str, size: float, bold: bool) -> float:
    return len(text) * size * (0.58 if bold else 0.55)


def reach(picture: Picture) -> tuple[float, float]:
    found: list[float] = []
    for item in picture.items:
        if isinstance(item, Line):
            found += [item.x1, item.x2]
        elif isinstance(item, Circle):
            found += [item.x - item.radius, item.x + item.radius]
        elif isinstance(item, Path):
            found += [x for ring in item.rings for x, _y in ring]
        else:
            wide = width_of(item.text, item.size, item.bold)
            left = item.x - {"start": 0.0, "middle": wide / 2, "end": wide}[item.anchor]
            found += [left, left + wide]
    return min(found), max(found)


def labels(picture: Picture) -> list[str]:
    return [item.text for item in picture.items if isinstance(item, Label)]


def pictures(face, width: float) -> list[Picture]:
    long = "A label that is far too long for the column it stands in"
    funnel = [BarRow(label="Phone", value=276, words="276", note="58% passed (160/276)"), BarRow(label=long, value=3)]
    shares = [
        BarRow(label="A", value=14, words="14.1%", low=7, high=25, note="9 / 64"),
        BarRow(label="B", few="18 people, at least 20 needed", note="1 / 18"),
    ]
    spent = [
        DaysRow(label="Phone", median=2.6, low=1.1, high=5.8, target=2, words="2.6 d", late=True, note="n 47"),
        DaysRow(label="Decision", few="3 people, at least 5 needed"),
    ]
    marks = [SpreadRow(label="Chen", mean=4.9, sd=0.8, words="4.9", note="SD 0.8, 38 sheets", apart=True)]
    values = [ForestRow(label="Phone", value=-0.05, low=-0.3, high=0.2, words="−0.05", note="n 60", faint=True)]
    return [
        bars(funnel, width, face, width_of),
        bars(shares, width, face, width_of, slim=True),
        days(spent, width, face, width_of, "days"),
        spreads(marks, 3.55, width, face, width_of),
        coefficients(values, width, face, width_of),
    ]


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("width", [246.0, 421.0, 504.0])
def test_nothing_leaves_the_picture(face, width):
    for picture in pictures(face, width):
        low, high = reach(picture)
        assert low >= -0.01
        assert high <= width + 0.01


def test_too_few_is_words_in_place_of_a_mark():
    few = [BarRow(label="B", few="18 people, at least 20 needed")]
    picture = bars(few, 300, SCREEN, width_of)
    assert not any(isinstance(item, Path) for item in picture.items)
    assert "18 people, at least 20 needed" in labels(picture)
    for empty in (
        days([DaysRow(label="a", few="none")], 300, SCREEN, width_of, "days"),
        spreads([SpreadRow(label="a", few="none")], None, 300, SCREEN, width_of),
        coefficients([ForestRow(label="a", few="none")], 300, SCREEN, width_of),
    ):
        assert all(isinstance(item, Label) for item in empty.items)


def test_theirs_is_hollow_and_ours_solid():
    rows = [BarRow(label="we", value=2, words="2"), BarRow(label="they", value=2, words="2", kind="hollow")]
    solid, hollow = (item for item in bars(rows, 300, PRINT, width_of).items if isinstance(item, Path))
    assert (solid.fill, solid.stroke) == ("band_edge", None)
    assert (hollow.fill, hollow.stroke) == ("paper", "band_edge")


@pytest.mark.parametrize(("late", "fill"), [(True, "paper"), (False, "accent")])
def test_over_the_target_is_a_ring_with_a_clock(late, fill):
    row = DaysRow(label="a", median=3, low=2, high=4, target=2, words="3 d", late=late)
    circles = [item for item in days([row], 400, SCREEN, width_of, "days").items if isinstance(item, Circle)]
    assert circles[0].fill == fill
    assert len(circles) == 1 + late


def test_preliminary_is_hollow():
    rows = [ForestRow(label="a", value=0.3, low=0.1, high=0.5), ForestRow(label="b", value=0.3, faint=True)]
    circles = [item for item in coefficients(rows, 400, SCREEN, width_of).items if isinstance(item, Circle)]
    assert [circle.fill for circle in circles] == ["accent", "paper"]


def test_the_four_fifths_line_stands_at_four_fifths_of_the_highest():
    rows = [
        GroupRow("women", "210", "13", "6.2%", 1.0, "highest rate"),
        GroupRow("men", "188", "9", "4.8%", 0.77, "too few", "info", False, True),
        GroupRow("over 45", "", "", "", None, "", hidden="under 5 people, not shown"),
    ]
    picture = four_fifths(rows, HEADS, 421, SCREEN, width_of)
    line = next(item for item in picture.items if isinstance(item, Line) and item.x1 == item.x2 and item.dash)
    bar = next(item for item in picture.items if isinstance(item, Path))
    left, right = (edge([x for x, _y in bar.rings[0]]) for edge in (min, max))
    assert line.x1 == pytest.approx(left + 0.8 * (right - left))
    assert sum(isinstance(item, Line) and bool(item.dash) for item in picture.items) == 5
    assert "under 5 people, not shown" in labels(picture)
    low, high = reach(picture)
    assert low >= 0 and high <= 421


def test_axes_have_round_steps():
    for most, step in ((0.4, 1), (6.4, 1), (9, 2), (31, 5), (170, 50)):
        scale = round_axis(most, 300, 7)
        assert scale.step == step
        assert scale.high >= most


def test_a_label_is_cut_with_an_ellipsis():
    assert fitted("short", 100, 10, width_of) == "short"
    cut = fitted("far too long for that", 60, 10, width_of)
    assert cut.endswith("…") and width_of(cut, 10, False) <= 60
    assert BarRow(label="a", words="3", note="of 4").told == "a 3 of 4"
