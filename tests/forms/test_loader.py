"""Forms in their own YAML: what loads, and what is refused with its place and remedy."""

from __future__ import annotations

import json

import pytest

from hireapp.errors import FormFileError
from hireapp.forms.loader import form_from_json, load_library
from hireapp.forms.source import read_source

COMPETENCIES = """
competencies:
  - id: drive
    title: {zh: "企图心", en: "Drive"}
    about: {zh: "说到做到", en: "Goals"}
    anchors:
      1: {zh: "一", en: "one"}
      2: {zh: "二", en: "two"}
      3: {zh: "三", en: "three"}
      4: {zh: "四", en: "four"}
      5: {zh: "五", en: "five"}
version: 1
license: own
status: provisional
"""
FORM = """
form: small
version: 1
kind: phone
license: own
status: provisional
title: {zh: "小表", en: "Small"}
sections:
  - id: one
    title: {zh: "一", en: "One"}
    minutes: 2
    questions:
      - {id: agreed, kind: yes_no, origin: own, required: true, title: {zh: "同意", en: "Ok"}, points: {yes: 1, no: 0}}
      - {id: drive, kind: rating, origin: own, competency: drive, title: {zh: "企图心", en: "Drive"}}
      - {id: why, kind: text, origin: own, title: {zh: "原因", en: "Why"}, when: {question: agreed, equals: false}}
scores:
  - {id: total, title: {zh: "总", en: "Total"}, method: mean, of: [drive], answered: 1.0}
stage_score: total
"""


def load(form: str = FORM, competencies: str = COMPETENCIES):
    return load_library([read_source("c.yaml", competencies.encode()), read_source("f.yaml", form.encode())])


def problems(form: str) -> list[str]:
    with pytest.raises(FormFileError) as caught:
        load(form)
    return [str(problem) for problem in caught.value.problems]


def test_form_loads_with_the_competency_s_own_anchors():
    form = load().form("small")
    assert form.question("drive").anchors["5"].en == "five"
    assert form.question("agreed").required


def test_stored_form_comes_back_the_same():
    form = load().form("small")
    again = form_from_json(form.canonical_json)
    assert again.hash == form.hash
    assert again.questions == form.questions


def test_hash_changes_with_shared_content():
    changed = COMPETENCIES.replace('en: "five"', 'en: "FIVE"')
    assert load().form("small").hash != load(FORM, changed).form("small").hash


def test_all_problems_come_at_once_with_line_and_remedy():
    broken = (
        FORM.replace("minutes: 2", 'minutes: "two"')
        .replace("kind: yes_no", "kind: yesno")
        .replace("of: [drive]", "of: [drve]")
        .replace("license: own", "license: theirs")
    )
    found = problems(broken)
    assert any(text.startswith("f.yaml:11:14: 'minutes' must be a whole number") for text in found), found
    assert any("f.yaml:13:" in text and "'yesno' is no kind of question" in text for text in found), found
    assert any("'license' must be one of" in text for text in found), found


@pytest.mark.parametrize(
    ("old", "new", "where", "words"),
    [
        ('title: {zh: "原因", en: "Why"}', 'title: {zh: "原因"}', "f.yaml:15:", "'en' is missing"),
        ('en: "Why"', 'en: ""', "f.yaml:15:", "'en' is empty"),
        ("question: agreed", "question: later", "f.yaml:15:", "not asked before"),
        ("competency: drive", "competency: zeal", "f.yaml:14:", "no competency 'zeal'"),
        ("origin: own, required", "origin: borrowed, required", "f.yaml:13:", "origin 'borrowed' is not allowed"),
        ("required: true", "required: yes", "f.yaml:13:", "true or false"),
        ("id: drive, kind", "id: agreed, kind", "f.yaml:14:", "used twice"),
        ("version: 1\nkind", "version: 1.5\nkind", "f.yaml:3:", "whole number"),
        ("version: 1\nkind", "version: 0\nkind", "f.yaml:3:", "at least 1"),
        ("answered: 1.0", "answered: 2", "f.yaml:17:", "share must lie"),
        ("stage_score: total", "stage_score: other", "f.yaml:18:", "no score 'other'"),
        (
            'title: {zh: "小表", en: "Small"}',
            'title: {zh: "小表", en: "Small"}\ncolour: red',
            "f.yaml:8:",
            "'colour' is not known",
        ),
    ],
)
def test_each_fault_names_its_place(old: str, new: str, where: str, words: str):
    assert old in FORM
    found = problems(FORM.replace(old, new))
    assert any(text.startswith(where) and words in text for text in found), found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: &x 1\nb: *x\n", "Anchors and aliases"),
        ("a: !!python/object:os.system x\n", "Tags"),
        ("<<: {a: 1}\n", "Merge keys"),
        ("a: 1\na: 2\n", "stands here twice"),
        ("a: 2026-11-22\n", "would be read as a timestamp"),
        ("a: 12:30\n", "not a plain number"),
        ("a: 010\n", "not a plain number"),
        ("a: 1_000\n", "not a plain number"),
        ("a: .inf\n", "not a plain number"),
        ("a: [1\n", "not valid YAML"),
        ("a: 1\n---\nb: 2\n", "more than one document"),
        ("", "empty"),
        ("a: " + "[" * 40 + "]" * 40, "nested too deeply"),
        ("a: [" + "1," * 60_000 + "1]", "too many entries"),
    ],
)
def test_dangerous_or_ambiguous_yaml_is_refused(text: str, words: str):
    with pytest.raises(FormFileError, match=words):
        read_source("x.yaml", text.encode())


def test_bytes_that_are_not_utf8_are_refused_with_their_line():
    with pytest.raises(FormFileError, match=r"x\.yaml:2:1: The file is not UTF-8"):
        read_source("x.yaml", b"a: 1\nb: \xd6\xd0\n")


def test_every_node_of_a_form_replaced_by_a_wrong_type_is_refused_or_loads():
    """No mutation of a valid file escapes as another kind of failure."""
    import yaml

    tree = yaml.safe_load(FORM)
    for path in list(_paths(tree)):
        for wrong in (None, [], {}, True, 3.5, "x", -1):
            text = json.dumps(_with(json.loads(json.dumps(tree)), path, wrong), ensure_ascii=False)
            try:
                load(text)
            except FormFileError as error:
                assert error.problems


def _paths(tree, before=()):
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield (*before, key)
            yield from _paths(value, (*before, key))
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield (*before, index)
            yield from _paths(value, (*before, index))


def _with(tree, path, value):
    here = tree
    for part in path[:-1]:
        here = here[part]
    here[path[-1]] = value
    return tree
