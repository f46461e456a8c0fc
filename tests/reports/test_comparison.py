"""The comparison read back: ties in words, figures, marks, what is hidden, names that may not be shown."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pypdfium2 as pdfium
import pytest

from hireapp.charts.forest import Interval, Unknown, axis_for, brackets, forest, share_bar
from hireapp.charts.primitives import Circle, Label, Line
from hireapp.domain.comparison import Comparison
from hireapp.i18n import Language, translator
from hireapp.reports.comparison import laid
from hireapp.reports.comparison_context import Beside
from hireapp.reports.comparison_words import details, headline
from hireapp.reports.document import build_comparison
from hireapp.reports.fonts import faces
from hireapp.reports.press import Press
from hireapp.reports.styles import LANDSCAPE
from tests.reports import comparison_sample as sample
from tests.reports.test_blank_forms import raw
from tests.reports.test_document import BOTH, in_order, pages, tight
from tests.reports.test_sheets import inside

SAMPLES = [sample.comparison(2), sample.comparison(5), sample.comparison(6), sample.comparison(7),
           sample.comparison(12), sample.nothing_rated(), sample.hidden(), sample.long_names(12), sample.comparison(1)]


def beside(made: Comparison, language: Language = "en", paper: Any = "A4") -> Beside:
    return Beside(made, Press(language, translator(language), faces()), LANDSCAPE[paper])


def text_of(made: Comparison, language: Language = "en", **options: Any) -> list[str]:
    return [page.replace("\ufffe", "-") for page in pages(build_comparison(made, language, **options))]


@pytest.mark.parametrize(("language", "paper"), BOTH)
@pytest.mark.parametrize("made", SAMPLES)
def test_everybody_is_drawn_inside_the_margins(made: Comparison, language: Language, paper: Any) -> None:
    data = build_comparison(made, language, paper=paper)
    assert inside(data)
    width, height = pdfium.PdfDocument(data)[0].get_size()
    assert width > height
    whole = "".join(pages(data))
    assert "{" not in whole
    for person in made.people:
        assert tight(person.number) in whole


@pytest.mark.parametrize(("language", "paper"), BOTH)
@pytest.mark.parametrize("count", [2, 5, 12])
def test_nothing_is_cut_where_names_are_of_usual_length(count: int, language: Language, paper: Any) -> None:
    found = beside(sample.comparison(count), language, paper)
    laid(found)
    assert found.press.cuts == 0
    assert not found.press.missing


def test_figures_stand_as_given() -> None:
    made = sample.comparison(5)
    first, second = text_of(made)[:2]
    for person in made.people:
        band = person.composite.band
        assert band is not None
        assert in_order(first, person.name, f"{band.low:.0f}{band.value:.0f}") or str(band.value) in first
        assert f"{person.median}({person.low}–{person.high})" in first
        assert f"{round((person.chance or 0) * 100)}%" in first
    for row in made.competencies:
        figures = [f"{made.competencies[0].cells[index].value}" for index in made.by_value]
        assert tight(row.title.en) in second
    assert in_order(second, made.competencies[0].title.en, *figures)
    assert "0.1low" in second
    assert "chanceofthefirst3" in first
    assert "7candidatesofthisopening" in first


def test_pages_hold_at_most_six_people_beside_each_other() -> None:
    texts = text_of(sample.comparison(7))
    heads = [text for text in texts if "Competenciesandtherole" in text]
    assert len(heads) == 2
    assert "(continued)" in heads[1]
    order = sample.comparison(7).by_value
    assert sum(tight(sample.NAMES[index]) in heads[0] for index in order) == 4


@pytest.mark.parametrize("count", [2, 4, 6])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_up_to_six_people_take_two_pages_with_ten_competencies(language: Language, paper: Any, count: int) -> None:
    made = sample.comparison(count)
    rows = made.competencies
    made = replace(made, competencies=(*rows, *rows)[:10])
    data = build_comparison(made, language, paper=paper)
    texts = pages(data)
    assert len(texts) == 2
    person = made.people[made.by_value[0]]
    assert tight(person.best_words or "") in texts[1]
    sizes = {float(size) for size in re.findall(rb"/F\d+\+?\d* ([\d.]+) Tf", raw(data))}
    assert min(sizes) >= 6.5


@pytest.mark.parametrize("count", [7, 12])
def test_more_people_have_their_evidence_under_their_competencies(count: int) -> None:
    texts = text_of(sample.comparison(count))
    found = [text for text in texts if "Competenciesandtherole" in text]
    assert len(found) == 2
    assert all(tight("Evidence, concerns and open points") in text for text in found)


def test_the_statement_names_the_tie_and_who_is_lower() -> None:
    found = beside(sample.comparison(5))
    assert headline(found) == ("The differences between 方启航, 林若溪 and 何思远 are smaller than the error of "
                               "measurement: tied, in no order.")
    words = details(found)
    assert "Reliably lower than 方启航: 吴嘉敏 and 莫寒." in words
    assert "Tied as well (B): 林若溪, 何思远 and 吴嘉敏." in words
    assert "莫寒 (25% of the weight missing)" in words
    assert "each decision is a named person’s" in words


def test_one_who_stands_alone_is_said_to() -> None:
    made = sample.comparison(5)
    people = tuple(replace(person, tied=place == 0) for place, person in enumerate(made.people))
    found = beside(replace(made, people=people, groups=((0,), (1, 2, 3, 4))))
    assert headline(found) == "方启航 is reliably higher than everybody else compared here."
    assert "Reliably lower than 方启航: 林若溪, 何思远, 吴嘉敏 and 莫寒." in details(found)


def test_a_wider_band_can_tie_beyond_the_group() -> None:
    made = sample.comparison(5)
    people = tuple(replace(person, tied=place in (0, 4)) for place, person in enumerate(made.people))
    found = beside(replace(made, people=people, groups=((0,), (1, 2, 3), (3, 4))))
    assert headline(found) == "No reliable difference from 方启航, the highest: 莫寒."
    assert "Reliably lower than 方启航: 林若溪, 何思远 and 吴嘉敏." in details(found)
    assert "shaded" not in "".join(text_of(found.comparison))


def test_many_ties_are_counted_above_and_named_below() -> None:
    made = sample.comparison(6)
    people = tuple(replace(person, tied=True) for person in made.people)
    found = beside(replace(made, people=people, groups=((5, 0, 1, 2, 3, 4),)))
    assert headline(found).startswith("Six of six candidates differ by less than")
    assert "Tied: 欧阳晓岚, 方启航, 林若溪, 何思远, 吴嘉敏 and 莫寒." in details(found)


def test_one_composite_or_none() -> None:
    nobody = sample.nothing_rated()
    assert headline(beside(nobody)).startswith("No composite yet")
    text = text_of(nobody)
    assert "noevidenceyet" in "".join(text)
    assert "notdone" in text[0] and "median" in text[0]
    alone = replace(nobody, people=(sample.comparison(3).people[0], *nobody.people[1:]))
    assert headline(beside(alone)).startswith("Only 方启航 has a composite")


def test_hidden_and_missing_cells_are_words_and_never_zero() -> None:
    first = text_of(sample.hidden())[0]
    assert first.count("notvisibletothereaderyet") == 5
    assert "4sheetsarenotvisible" in first
    assert "notdone" in first


def test_marks_stand_only_where_an_error_is_known() -> None:
    made = sample.comparison(5)
    screening = made.stages[0]
    assert screening.verdict.kind == "unsure"
    text = text_of(made)[0]
    assert in_order(text, "Resume screening", "no error known", "Phone screen")
    assert not any(cell.best or cell.tied for cell in screening.cells)


@pytest.mark.parametrize(("language", "paper"), BOTH)
def test_hidden_names_leave_no_name_in_the_file(language: Language, paper: Any) -> None:
    made = sample.comparison(12)
    said = replace(made.people[0], best_words="方启航 told 林若溪 so", open_words=("Ask Aylin Öz",))
    made = replace(made, people=(said, *made.people[1:]), opening_title="Seat of 白露")
    data = build_comparison(made, language, paper=paper, hide_names=True)
    document = pdfium.PdfDocument(data)
    words = "".join(pages(data)) + "".join(document.get_metadata_dict().values())
    words += "".join(entry.get_title() for entry in document.get_toc())
    for name in sample.NAMES:
        assert tight(name) not in tight(words)
    assert "03-02" in words.replace("\ufffe", "-")


def test_flags_gaps_and_decisions_are_said() -> None:
    whole = "".join(text_of(sample.comparison(5)))
    for words in ("Phone screen: below the hurdle of 3", "2 points to ask", "1 claim contradicted",
                  "Role-play missing (25% of the weight)", "reserve list, place 1", "1 hire on condition",
                  "2 do not hire", "2 points (Quick responses)", "raters 2 points apart"):
        assert tight(words) in whole


def test_one_seat_and_none_left() -> None:
    assert "chancetobefirst" in text_of(sample.comparison(2, seats=1))[0]
    full = beside(sample.comparison(2, seats=2, hired=2))
    assert "No seat is open any more; 2 candidates are compared." in details(full)


def test_the_axis_takes_round_tens_that_hold_all_bands() -> None:
    rows = [Interval(44, 35, 53, ("44", "35", "53")), Interval(59, 52, 66, ("59", "52", "66")), Unknown("no figure")]
    scale = axis_for(rows, 332)
    assert (scale.low, scale.high, scale.width) == (30, 70, 300)
    chart = forest(rows, scale, 30, len_of, (52, 59))
    assert [item.text for item in chart.items if isinstance(item, Label)][:5] == ["30", "40", "50", "60", "70"]
    assert [item.x for item in chart.items if isinstance(item, Circle)] == [16 + 105, 16 + 217.5]
    assert (axis_for([], 332).low, axis_for([], 332).high) == (0, 100)


def len_of(text: str, size: float, _bold: bool) -> float:
    return len(text) * size / 2


def test_brackets_share_a_lane_only_where_they_do_not_meet() -> None:
    chart = brackets([(0, 1), (1, 2), (3,)], "ABC", 4, 30)
    nodes = [(item.x, item.y) for item in chart.items if isinstance(item, Circle)]
    assert len({x for x, _y in nodes}) == 2
    assert len(nodes) == 5
    assert sum(isinstance(item, Line) for item in chart.items) == 2


def test_brackets_lead_to_the_next_page() -> None:
    chart = brackets([(1, 2)], "A", 2, 30)
    line = next(item for item in chart.items if isinstance(item, Line))
    assert line.y2 == 60
    below = brackets([(-1, 0)], "A", 1, 30)
    assert next(item for item in below.items if isinstance(item, Line)).y1 == 0


def test_a_share_fills_its_frame() -> None:
    rings = share_bar(0.25, 40).items[0].rings  # type: ignore[union-attr]
    assert max(x for x, _y in rings[0]) == 10


@pytest.mark.parametrize("language", ["zh", "en"])
def test_weights_and_the_version_stand_in_the_reading_note(language: Language) -> None:
    made = replace(sample.comparison(3), status="reviewed")
    text = text_of(made, language)[-1]
    for name, weight in made.weights.items():
        assert re.search(rf"{tight(made.titles[name].in_(language))}{weight}%", text)
    assert "9f31c07a55e2" in text
    assert sum(made.weights.values(), Decimal(0)) == 100
