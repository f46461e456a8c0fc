"""Charts as lists of primitives: inside their frame, labels uncut, marks that differ without colour."""

from __future__ import annotations

import itertools
import subprocess
import sys

import pytest

from hireapp.charts.axis import Scale, Standing, composite_axis
from hireapp.charts.marks import dot, mark
from hireapp.charts.primitives import Circle, Label, Line, Path, Picture, moved
from hireapp.charts.radar import Axis, radar
from hireapp.charts.strip import stage_line
from hireapp.charts.tracks import Track, competency_track, position, rating_scale

NAMES = ("Clarity", "Responsiveness under pressure", "Rapport", "Learning ability", "Logic", "Organised speech",
         "Drive and ambition", "Stress resistance", "Coachability", "Self-awareness")


def wide(text: str, size: float, bold: bool) -> float:
    return len(text) * size * (0.58 if bold else 0.55)


def axes(count: int, missing: int = -1) -> tuple[Axis, ...]:
    return tuple(Axis(name, "3.7", None if place == missing else 3.7, None if place == missing else 3.2,
                      None if place == missing else 4.2, 3.0 + 0.2 * place) for place, name in enumerate(NAMES[:count]))


@pytest.mark.parametrize("count", range(6, 11))
def test_radar_labels_stay_in_the_frame(count: int) -> None:
    chart = radar(axes(count), 289, 236, wide)
    for label in (item for item in chart.items if isinstance(item, Label)):
        width = wide(label.text, label.size, label.bold)
        left = label.x - {"start": 0, "middle": width / 2, "end": width}[label.anchor]
        assert left >= -0.5 and left + width <= chart.width + 0.5
        assert label.size <= label.y <= chart.height


def test_missing_axis_breaks_the_line() -> None:
    def strokes(chart: Picture) -> int:
        return sum(isinstance(item, Line) and item.tone == "accent" for item in chart.items)

    assert strokes(radar(axes(8), 289, 236, wide)) == 8
    assert strokes(radar(axes(8, missing=3), 289, 236, wide)) == 6


def test_band_is_one_even_odd_path() -> None:
    band = radar(axes(8), 289, 236, wide).items[0]
    assert isinstance(band, Path)
    assert band.fill == "band"
    assert [len(ring) for ring in band.rings] == [8, 8]


def test_inside_is_solid_and_outside_hollow() -> None:
    (solid,), (hollow,) = dot(0, 0, True), dot(0, 0, False)
    assert isinstance(solid, Circle) and solid.fill == "accent"
    assert isinstance(hollow, Circle) and hollow.fill == "paper" and hollow.stroke == "warm"


def test_marks_differ_in_shape() -> None:
    names = (
        "done",
        "half",
        "todo",
        "current",
        "vague",
        "contradicted",
        "not_asked",
        "against",
        "plus",
        "down",
        "box",
        "ticked",
    )
    shapes = set()
    for name in names:
        shapes.add(
            tuple(
                (type(item).__name__, getattr(item, "dash", ()), len(getattr(item, "rings", ())))
                for item in mark(name, 0, 0)
            )
        )  # type: ignore[arg-type]
    assert len(shapes) >= len(names) - 3


def test_whisker_is_clipped_to_the_scale() -> None:
    track = competency_track(Track(4.8, 4.0, 5.6, 3.0, (("a", 5.0), ("b", 5.0))), 160, wide)
    assert max(item.x2 for item in track.items if isinstance(item, Line)) <= position(5, 160) + 0.01
    assert any(isinstance(item, Label) and item.text == "a b" for item in track.items)


def test_letters_of_near_values_do_not_overlap() -> None:
    labels = [item for item in rating_scale((("a", 4.0), ("b", 4.1), ("c", 4.2)), 4.1, 82, wide).items
              if isinstance(item, Label) and item.text in "abc"]
    places = sorted(label.x for label in labels)
    assert all(right - left >= 3 for left, right in itertools.pairwise(places))


def test_other_candidates_have_no_names_and_do_not_hide() -> None:
    chart = composite_axis(Scale(0, 100, 10, 375), Standing(71, 63, 79, "you 71"), (71, 71, 40), wide)
    hollow = [item for item in chart.items if isinstance(item, Circle) and item.fill == "paper"]
    assert len({(item.x, item.y) for item in hollow}) == 3
    assert {item.text for item in chart.items if isinstance(item, Label)} <= {
        "you 71",
        *(str(ten) for ten in range(0, 101, 10)),
    }


def test_line_is_dotted_around_a_missing_stage() -> None:
    lines = [item for item in stage_line(("done", "missing", "done", "current"), 72).items if isinstance(item, Line)]
    assert [bool(line.dash) for line in lines[:3]] == [True, True, False]


def test_moved_keeps_everything_else() -> None:
    picture = (Line(0, 1, 2, 3, "ink"), Circle(1, 1, 2), Path((((0, 0), (1, 2)),)), Label(1, 2, "a", 7))
    assert moved(moved(picture, 3, 4), -3, -4) == picture


def test_charts_know_no_toolkit() -> None:
    modules = "axis marks primitives radar strip tracks"
    code = f"import sys\nfor name in '{modules}'.split(): __import__('hireapp.charts.' + name)\n"
    code += "sys.exit(any(name.startswith(('PySide6', 'reportlab')) for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
