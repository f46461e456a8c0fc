"""Files of answers: one good way in, and everything else refused whole, with nothing stored."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from hireapp.bootstrap import Context, where
from hireapp.errors import HireError
from hireapp.forms.loader import Library
from hireapp.services import answer_files, applications, aptitude, score_files
from tests.makers import Taker, call, make_candidate, make_opening
from tests.services.people import answer_file, answer_tree, row_counts

FORM = "product_learning"


@pytest.fixture
def application(anywhere: Context) -> str:
    return make_candidate(anywhere, make_opening(anywhere))


@pytest.fixture
def applied(context: Context) -> str:
    return make_candidate(context, make_opening(context))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Iterator[tuple[Context, str]]:
    """A context for all refusals, which store nothing, and an application in it."""
    made = Context(where(str(tmp_path_factory.mktemp("desk")), as_of=date(2026, 11, 22)))
    made.__dict__["library"] = library
    yield made, make_candidate(made, make_opening(made))
    made.close()


def take_in(context: Context, application: str, data: bytes) -> None:
    context.change(call(answer_files.take_in, context.library, application, "li.json", data))


def refused(context: Context, application: str, data: bytes) -> HireError:
    before = row_counts(context)
    with pytest.raises(HireError) as caught:
        take_in(context, application, data)
    assert row_counts(context) == before
    assert "Traceback" not in str(caught.value)
    return caught.value


def test_a_good_file_is_a_sitting_that_is_scored(anywhere: Context, application: str):
    number = anywhere.read(call(applications.application_by, application)).number
    extra = {
        "application": number,
        "valid_until": "2026-11-22",
        "form_hash": anywhere.library.form(FORM).hash,
        "seed": "",
    }
    take_in(anywhere, application, b"\xef\xbb\xbf" + answer_file(anywhere, **extra))
    found = anywhere.read(call(aptitude.aptitude_of, application))
    result = found.of(FORM)
    assert (result.sitting.mode, result.sitting.state) == ("file", "finished")
    assert result.sitting.source_key == f"{FORM}:s-1"
    given = {name: answer for name, answer, _spent in Taker("x").answers(anywhere.library.form(FORM), "zh", "")}
    assert dict(result.answers) == given
    assert result.assessment.elapsed_ms == sum(entry["ms"] for entry in answer_tree(anywhere)["answers"].values())
    summary = anywhere.read(call(applications.application_by, application)).summary
    assert Decimal(summary["tests"][FORM]) == result.component[0].quantize(Decimal("0.01"))


@pytest.mark.parametrize("form", ["sales_inventory", "situational_judgement", "typing", "chat_desk", "order_taking"])
def test_a_file_scores_the_same_whether_stored_or_not(context: Context, applied: str, form: str):
    drawn = context.library.form(form)
    given = Taker("y").answers(drawn, "zh", "another-seed")
    answers = {name: {"value": entry.value, "texts": dict(entry.texts), "ms": 300} for name, entry, _ms in given}
    data = answer_file(context, form, answers=answers, seed="another-seed")
    alone = score_files.score_file(context.library, form, "li.json", data, date(2026, 11, 22))
    make = call(score_files.take_in_and_score, context.library, form, applied, "li.json", data)
    stored = context.change(make)
    assert stored.pop("stored") is True
    assert stored == alone
    if form == "sales_inventory":
        assert "fast" in alone["flags"]


def test_a_file_without_times_raises_no_flag_of_haste(context: Context, applied: str):
    tree = answer_tree(context, "sales_inventory")
    for entry in tree["answers"].values():
        del entry["ms"]
    take_in(context, applied, json.dumps(tree).encode())
    quality = context.read(call(aptitude.aptitude_of, applied)).of("sales_inventory").evaluation.quality
    assert "fast" not in quality.checked
    alone = score_files.score_file(
        context.library, "sales_inventory", "li.json", json.dumps(tree).encode(), date(2026, 11, 22)
    )
    assert "fast" not in alone["flags"]


def test_the_same_sitting_counts_once(anywhere: Context, application: str):
    data = answer_file(anywhere)
    take_in(anywhere, application, data)
    assert "taken in before" in str(refused(anywhere, application, data))
    other = make_candidate(anywhere, make_opening(anywhere), "李小军", "13805710002", "li@example.com")
    assert "taken in before" in str(refused(anywhere, other, data))
    take_in(anywhere, application, answer_file(anywhere, sitting="s-2"))
    take_in(anywhere, application, answer_file(anywhere, "self_motivation", sitting="s-1"))
    assert len(anywhere.read(call(aptitude.aptitude_of, application)).results) == 3


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"valid_until": "2026-11-21"}, "expired: it was valid until 2026-11-21"),
        ({"valid_until": "tomorrow"}, "'tomorrow' is not a date"),
        ({"valid_until": 20261231}, "'20261231' is not a date"),
        ({"application": "EV-2026-001-99"}, "belongs to application EV-2026-001-99"),
        ({"form": "no_such_form"}, "'no_such_form', which is no test here"),
        ({"form": "role_play_outbound_new"}, "'role_play_outbound_new', which is no test here"),
        ({"form": "sales_inventory"}, "no question 'recall_days'"),
        ({"form_version": 2}, "to version 2 of 'product_learning'; here is version 1"),
        ({"form_version": "1"}, "to version 1"),
        ({"form_version": None}, "can't be scored by this one"),
        ({"form_hash": "0" * 64}, "can't be scored by this one"),
        ({"format": "hireapp-answers-2"}, "not an answer file (format)"),
        ({"more": 1, "and": 2}, "not an answer file (and, more)"),
        ({"language": "fr"}, "not an answer file (language)"),
        ({"sitting": ""}, "does not name its sitting"),
        ({"sitting": None}, "does not name its sitting"),
        ({"answers": {}}, "holds no answers"),
        ({"answers": []}, "holds no answers"),
        ({"answers": None}, "holds no answers"),
        ({"answers": {"ach_1": {"value": 3}}}, "no question 'ach_1'"),
    ],
)
def test_a_file_that_is_not_for_here_is_refused(desk: tuple[Context, str], values: dict, words: str):
    fault = refused(*desk, answer_file(desk[0], **values))
    assert words in str(fault)
    assert fault.where.startswith("li.json")


@pytest.mark.parametrize(
    ("form", "wrong"),
    [
        ("product_learning", "no_such_option"),
        ("product_learning", 3),
        ("product_learning", ["a"]),
        ("product_learning", {"a": 1}),
        ("self_motivation", 6),
        ("self_motivation", 0),
        ("self_motivation", 3.0),
        ("self_motivation", "3"),
        ("self_motivation", True),
        ("situational_judgement", {"best": "a", "worst": "a"}),
        ("situational_judgement", {"best": "z", "worst": "a"}),
        ("situational_judgement", {"best": {}, "worst": []}),
        ("situational_judgement", "a"),
        ("chat_desk", {"events": "none"}),
        ("chat_desk", {"events": [{"at": 1, "kind": "replies", "who": "nobody", "text": "x"}]}),
        ("chat_desk", {}),
        ("chat_desk", [1]),
    ],
)
def test_a_wrong_value_is_named_by_its_question(desk: tuple[Context, str], form: str, wrong: Any):
    tree = answer_tree(desk[0], form)
    last = list(tree["answers"])[-1]
    tree["answers"][last]["value"] = wrong
    fault = refused(*desk, json.dumps(tree).encode())
    assert fault.where == f"li.json: {last}"


@pytest.mark.parametrize("entry", [3, [], {"value": 1, "score": 5}, {"value": None, "texts": []}, {"texts": {"a": 1}}])
def test_an_answer_of_another_shape_is_refused(desk: tuple[Context, str], entry: Any):
    tree = answer_tree(desk[0])
    first = next(iter(tree["answers"]))
    tree["answers"][first] = entry
    assert refused(*desk, json.dumps(tree).encode()).where == f"li.json: {first}"


@pytest.mark.parametrize(
    ("data", "where", "words"),
    [
        (b'{"format": "hireapp-answers-1",\n  "form" "x"}', "li.json:2:10", "not valid JSON"),
        (b"", "li.json:1:1", "not valid JSON"),
        (b"PK\x03\x04\xff", "li.json", "not UTF-8"),
        (b'{"a": "\xff"}', "li.json", "not UTF-8"),
        (b"[1, 2]", "li.json", "not an answer file"),
        (b"null", "li.json", "not an answer file"),
        (b'{"format": "hireapp-answers-1", "form": "a", "form": "b"}', "li.json", "'form' stands twice"),
        (b'{"answers": {"a": {"value": 1, "value": 2}}}', "li.json", "'value' stands twice"),
        (b'{"a": NaN}', "li.json", "not valid JSON: NaN"),
        (b'{"a": -Infinity}', "li.json", "not valid JSON: -Infinity"),
        (b'{"a": 1e999}', "li.json", "not valid JSON: 1e999"),
        (b'{"a": ' + b"9" * 5000 + b"}", "li.json", "not valid JSON"),
        (b'{"a": ' + b"[" * 200_000 + b"]" * 200_000 + b"}", "li.json", "not valid JSON"),
        (b'{"a": "\\ud800"}', "li.json", "not UTF-8"),
        (b" " * 5_000_001, "li.json", "larger than 5000000 bytes"),
    ],
)
def test_what_is_no_good_json_is_refused_with_its_place(desk: tuple[Context, str], data: bytes, where: str, words: str):
    fault = refused(*desk, data)
    assert fault.where == where
    assert words in str(fault)


def test_doubled_questions_are_refused(desk: tuple[Context, str]):
    text = answer_file(desk[0]).decode()
    name = next(iter(answer_tree(desk[0])["answers"]))
    doubled = text.replace('"answers": {', f'"answers": {{"{name}": {{"value": null}}, ')
    assert f"'{name}' stands twice" in str(refused(*desk, doubled.encode()))


def test_a_fault_at_the_end_leaves_nothing_behind(anywhere: Context, application: str, monkeypatch: Any):
    from hireapp.services import sittings

    def breaks(*_arguments: Any) -> Any:
        raise HireError("the disk is full")

    monkeypatch.setattr(sittings, "finish", breaks)
    assert "disk" in str(refused(anywhere, application, answer_file(anywhere)))


def test_control_characters_never_reach_the_store(anywhere: Context, application: str):
    tree = answer_tree(anywhere, "order_taking", sitting="s\u0000\u202e9")
    last = list(tree["answers"])[-1]
    field = next(iter(tree["answers"][last]["texts"]))
    tree["answers"][last]["texts"][field] = "a\u0000b\u202e"
    take_in(anywhere, application, json.dumps(tree).encode())
    result = anywhere.read(call(aptitude.aptitude_of, application)).of("order_taking")
    assert result.answers[last].texts[field] == "ab"
    assert result.sitting.source_key == "order_taking:s9"


def test_scoring_alone_needs_the_form_it_is_asked_for(context: Context):
    data = answer_file(context)
    with pytest.raises(HireError, match="for 'product_learning', not for 'self_motivation'"):
        score_files.score_file(context.library, "self_motivation", "li.json", data, date(2026, 11, 22))


def test_another_version_of_a_form_does_not_score_old_answers(context: Context):
    library = context.library
    form = replace(library.form(FORM), version=2)
    newer = replace(library, forms={**library.forms, FORM: form})
    with pytest.raises(HireError, match="here is version 2"):
        answer_files.read_answers("li.json", answer_file(context), newer, date(2026, 11, 22))
