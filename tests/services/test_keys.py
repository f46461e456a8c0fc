"""A company's own key: a table out and in, every fault at its row and column, versions that old results keep."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from hireapp.bootstrap import Context
from hireapp.domain.application import Application
from hireapp.domain.assessment import Result, ResultValue
from hireapp.domain.sitting import AnswerKey, NormGroup
from hireapp.errors import HireError, InvalidValue
from hireapp.forms.items import BestWorst
from hireapp.forms.scoring import rekeyed, score
from hireapp.i18n import LocalizedText
from hireapp.services import aptitude, aptitude_view, keys, norms
from tests.makers import call, make_candidate, make_opening, take_tests
from tests.services.people import make_people, row_counts

FORM = "situational_judgement"
Rows = list[list[str]]


def scenes(context: Context) -> list[BestWorst]:
    form = context.library.form(FORM)
    found = [entry for entry in form.questions.values() if isinstance(entry, BestWorst)]
    return [entry for entry in found if entry.id not in form.practice]


def blank(context: Context) -> Rows:
    table = keys.rating_table(context.library.form(FORM), "zh").decode("utf-8-sig")
    return list(csv.reader(io.StringIO(table, newline="")))


def filled(context: Context, experts: int = 5) -> Rows:
    """The blank table filled in: options rated 1 to 5 by their place, one expert a point higher."""
    rows = blank(context)
    head = [*rows[0][:3], *(f"expert {number}" for number in range(1, experts + 1))]
    places: dict[str, int] = {}
    made = [head]
    for scene, option, text, *_empty in rows[1:]:
        places[scene] = places.get(scene, 0) + 1
        level = places[scene]
        made.append([scene, option, text, str(level + 1), *[str(level)] * (experts - 1)])
    return made


def written(rows: Rows) -> bytes:
    table = io.StringIO(newline="")
    csv.writer(table).writerows(rows)
    return table.getvalue().encode("utf-8-sig")


def take_in(context: Context, rows: Rows | bytes) -> AnswerKey:
    data = rows if isinstance(rows, bytes) else written(rows)
    made = context.change(call(keys.take_in_ratings, context.library, FORM, "ratings.csv", data)).result
    return context.read(lambda work: work.get(AnswerKey, made))


def refused(context: Context, rows: Rows | bytes) -> HireError:
    before = row_counts(context)
    with pytest.raises(HireError) as caught:
        take_in(context, rows)
    assert row_counts(context) == before
    return caught.value


def test_the_table_goes_out_and_comes_back(anywhere: Context):
    rows = blank(anywhere)
    assert rows[0] == ["scene", "option", "text", *(f"expert {number}" for number in range(1, 6))]
    own = [(scene.id, option.id, option.text.zh) for scene in scenes(anywhere) for option in scene.options]
    assert [tuple(row[:3]) for row in rows[1:]] == own
    assert {tuple(row[3:]) for row in rows[1:]} == {("",) * 5}
    key = take_in(anywhere, filled(anywhere))
    assert (key.form_id, key.version, key.experts) == (FORM, 1, 5)
    assert set(key.means) == {scene.id for scene in scenes(anywhere)}
    first = scenes(anywhere)[0]
    assert list(key.means[first.id].values()) == ["1.200", "2.200", "3.200", "4.200", "5.200"]
    assert key.dropped == {"options": [], "scenes": []}


def test_blank_lines_other_order_and_more_experts_are_fine(context: Context):
    rows = filled(context, 7)
    key = take_in(context, [rows[0], *reversed(rows[1:]), ["", "", ""]])
    assert key.experts == 7
    assert context.read(keys.keys_of) == [key]


def changed(rows: Rows, line: int, column: int, value: str) -> Rows:
    rows[line - 1][column - 1] = value
    return rows


@pytest.mark.parametrize("value", ["0", "8", "3.5", "-1", "", "x", "３", "٣", "1e0", "1_0", "NaN", "=1+1", "99999999"])
def test_a_rating_that_is_none_is_named_by_row_and_column(context: Context, value: str):
    fault = refused(context, changed(filled(context), 9, 6, value))
    assert fault.where == "ratings.csv:9:6"
    assert f"'{value}' is not a rating" in str(fault)


def test_a_row_that_ends_too_soon_is_named(context: Context):
    rows = filled(context)
    rows[4] = rows[4][:7]
    assert refused(context, rows).where == "ratings.csv:5:8"


@pytest.mark.parametrize(
    ("change", "where", "words"),
    [
        (lambda rows: changed(rows, 3, 2, "z"), "ratings.csv:3", "There is no option 'j01_price_pretext z'"),
        (lambda rows: changed(rows, 3, 1, "practice_late_bus"), "ratings.csv:3", "There is no option"),
        (lambda rows: [*rows, rows[7]], "ratings.csv:122", "stands twice"),
        (lambda rows: rows[:-2], "ratings.csv", "2 options have no row"),
        (lambda rows: rows[:1], "ratings.csv", "120 options have no row"),
        (lambda rows: changed(rows, 1, 1, "Szene"), "ratings.csv:1", "columns scene, option"),
        (lambda rows: [[], *rows], "ratings.csv:1", "columns scene, option"),
    ],
)
def test_a_table_that_does_not_fit_the_form_is_refused(context: Context, change: Any, where: str, words: str):
    fault = refused(context, change(filled(context)))
    assert fault.where == where
    assert words in str(fault)


def test_four_experts_are_too_few(context: Context):
    fault = refused(context, filled(context, 4))
    assert "at least 5 experts; it has 4" in str(fault)
    assert fault.where == "ratings.csv:1"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        ("scene,option,text\n".encode("utf-16"), "not UTF-8"),
        (b'scene,option\n"a', "not valid CSV"),
        (b"x" * 2_000_001, "larger than 2000000 bytes"),
    ],
)
def test_what_is_no_table_is_refused(context: Context, data: bytes, words: str):
    assert words in str(refused(context, data))


def test_a_form_without_scenes_has_no_key(context: Context):
    with pytest.raises(InvalidValue, match="no scenes"):
        keys.rating_table(context.library.form("sales_inventory"), "zh")
    data = written(filled(context))
    with pytest.raises(InvalidValue, match="no scenes"):
        context.change(call(keys.take_in_ratings, context.library, "sales_inventory", "ratings.csv", data))


def test_options_and_scenes_that_experts_don_t_agree_on_are_dropped(anywhere: Context):
    rows = filled(anywhere)
    first, second, third = (scene.id for scene in scenes(anywhere)[:3])
    for row in rows[1:]:
        if row[0] == first and row[1] == "c":
            row[3:] = ["1", "7", "1", "7", "4"]
        if row[0] == second:
            row[3:] = ["4", "4", "4", "4", "4" if row[1] == "a" else "5"]
        if row[0] == third and row[1] in ("a", "b"):
            row[3:] = ["1", "1", "1", "1", "2"]
    key = take_in(anywhere, rows)
    assert [entry[:2] for entry in key.dropped["options"]] == [[first, "c"]]
    assert key.dropped["options"][0][2] == "3.00"
    assert key.dropped["scenes"] == [[second, "gap"], [third, "tie"]]
    assert "c" not in key.means[first]
    assert not {second, third} & set(key.means)
    application = make_candidate(anywhere, make_opening(anywhere))
    take_tests(anywhere, application, (FORM,))
    found = anywhere.read(call(aptitude.aptitude_of, application)).results[0]
    assert (found.evaluation.total.asked, found.evaluation.total.answered) == (22, 22)
    kept = {scene.theme for scene in scenes(anywhere) if scene.id not in (second, third)}
    assert set(found.evaluation.themes) == kept


def test_experts_who_agree_on_little_make_no_key(context: Context):
    rows = filled(context)
    for row in rows[1:66]:
        row[3:] = ["1", "7", "1", "7", "4"]
    assert "agree on 11 of 24 scenes only" in str(refused(context, rows))


def test_scores_after_a_key_name_it_and_those_before_stay(anywhere: Context):
    application = make_candidate(anywhere, make_opening(anywhere))
    take_tests(anywhere, application, (FORM,))
    form = anywhere.library.form(FORM)
    before = anywhere.read(call(aptitude.aptitude_of, application)).results[0]
    rows = anywhere.read(lambda work: work.select(ResultValue))
    part = anywhere.read(call(aptitude_view.aptitude_part, anywhere.library, application))
    assert (part.tests[0].status, part.tests[0].scored_by) == ("draft", (1, 0, 0))
    key = take_in(anywhere, filled(anywhere))
    after = anywhere.read(call(aptitude.aptitude_of, application)).results[0]
    assert (after.evaluation, after.result) == (before.evaluation, before.result)
    assert before.evaluation.total.raw == score(form, before.answers, before.assessment.asked).stage_score
    anywhere.change(call(aptitude.rescore, application))
    again = anywhere.read(call(aptitude.aptitude_of, application)).results[0]
    assert again.result.key_version == 1
    own = rekeyed(form, aptitude.means_of(key))
    assert again.evaluation.total.raw == score(own, before.answers, before.assessment.asked).stage_score
    assert again.evaluation.total.raw != before.evaluation.total.raw
    part = anywhere.read(call(aptitude_view.aptitude_part, anywhere.library, application))
    assert (part.tests[0].status, part.tests[0].scored_by) == ("", (1, 1, 0))
    turned = [[*row[:3], *(str(8 - int(cell)) for cell in row[3:])] for row in filled(anywhere)[1:]]
    second = take_in(anywhere, [filled(anywhere)[0], *turned])
    assert second.version == 2
    assert anywhere.read(call(aptitude.aptitude_of, application)).results[0].evaluation == again.evaluation
    anywhere.change(call(aptitude.rescore, application))
    last = anywhere.read(call(aptitude.aptitude_of, application)).results[0]
    assert last.evaluation.total.raw == -again.evaluation.total.raw
    versions = sorted(entry.key_version or 0 for entry in anywhere.read(lambda work: work.select(Result)))
    assert versions == [0, 1, 2]
    kept = {entry.id: entry for entry in anywhere.read(lambda work: work.select(ResultValue))}
    assert all(kept[entry.id] == entry for entry in rows)
    assert anywhere.read(lambda work: work.get(AnswerKey, key.id)) == key


def test_norms_of_another_key_are_not_compared_with(context: Context):
    opening = make_opening(context)
    people = make_people(context, opening, [f"甲{number}" for number in range(31)], FORM)

    def total() -> Any:
        context.change(call(aptitude.rescore, people[0]))
        found = context.read(call(aptitude.aptitude_of, people[0])).results[0]
        return found.result, found.evaluation.total

    context.change(call(norms.make_norms, context.library, "outbound_new", FORM))
    result, outcome = total()
    assert (result.norm_version, result.key_version, outcome.normed.n) == (1, None, 30)
    key = take_in(context, filled(context))
    result, outcome = total()
    assert (result.norm_version, result.key_version, outcome.normed) == (None, 1, None)
    made = context.change(call(norms.make_norms, context.library, "outbound_new", FORM)).result
    result, outcome = total()
    assert (result.norm_version, result.key_version, outcome.normed.n) == (2, 1, 30)
    group = context.read(lambda work: work.get(NormGroup, made))
    own = rekeyed(context.library.form(FORM), aptitude.means_of(key))
    for application in people[:5]:
        found = context.read(call(aptitude.aptitude_of, application)).results[0]
        raw = score(own, found.answers, found.assessment.asked).stage_score
        candidate = context.read(lambda work, name=application: work.get(Application, name)).candidate_id
        assert Decimal(group.scales["total"][candidate]) == raw


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠x"])
def test_no_cell_is_a_formula(context: Context, text: str):
    form = context.library.form(FORM)
    section = form.sections[1]
    scene = section.questions[0]
    option = replace(scene.options[0], text=LocalizedText(text, text))
    scene = replace(scene, options=(option, *scene.options[1:]))
    own = replace(form, sections=(form.sections[0], replace(section, questions=(scene, *section.questions[1:]))))
    table = keys.rating_table(own, "en").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(table, newline="")))
    assert rows[1][2] == f"'{text}"
    assert not any(cell[:1] in tuple("=+-@＝＋－＠\t\r") for row in rows for cell in row if cell)
    for language in ("zh", "en"):
        table = keys.rating_table(form, language).decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(table, newline="")) for cell in row if cell]
        assert not any(cell[:1] in tuple("=+-@＝＋－＠") for cell in cells)
