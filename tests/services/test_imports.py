"""Import: review before storing, duplicates and merge field by field, revert, hostile texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from hireapp.bootstrap import Context
from hireapp.errors import InvalidValue, UndoRefused, UnreadableFile
from hireapp.services import applications, candidates, imports
from hireapp.services.imports import FileRead
from hireapp.services.ports import ListQuery
from hireapp.services.reading import read_paths
from tests.makers import advance, call, import_files, make_candidate, make_opening, resume_file


def everybody(context: Context) -> list[str]:
    def work(unit):
        ids = unit.queries.list_ids(ListQuery())
        rows = unit.queries.rows(ids, applications=False)
        return [rows[key].name for key in ids]

    return context.read(work)


def items(context: Context, batch: str):
    return context.read(call(imports.items_of, batch))


def test_nothing_is_a_candidate_before_it_is_accepted(anywhere: Context):
    opening = make_opening(anywhere)
    batch = import_files(anywhere, [resume_file()], opening, accept=False)
    assert everybody(anywhere) == []
    item = items(anywhere, batch)[0]
    assert item.verdict == "ready"
    assert item.fields["phones"]["value"] == ["13805710001"]
    assert item.fields["phones"]["line"] == 2
    changes = anywhere.change(call(imports.accept, batch))
    assert everybody(anywhere) == ["陈伟芳"]
    anywhere.change(changes.undo.action)
    assert everybody(anywhere) == []


def test_facts_carry_value_line_and_quote(context: Context):
    application = context.read(call(applications.application_by, make_candidate(context, make_opening(context))))
    view = context.read(call(candidates.view, application.candidate_id))
    assert view.facts["education"].value == "college_diploma"
    assert "大专" in view.facts["education"].quote
    assert view.facts["sales_or_service"].value is True
    assert view.attachments[0].file_name == "陈伟芳.txt"
    name, content = context.read(call(candidates.attachment_bytes, view.attachments[0].id))
    assert name == "陈伟芳.txt"
    assert "启明优选".encode() in content


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        (resume_file("陈伟方", "+86 138-0571-0001", "other@example.com"), "phone"),
        (resume_file("陈芳", "13900000000", "CHENWF@example.com"), "email"),
        (resume_file("陈伟芳", "13900000000", "other@example.com"), "similar_name"),
        (resume_file(), "file"),
    ],
)
def test_duplicates_are_found_and_left_to_a_person(context: Context, second: FileRead, reason: str):
    opening = make_opening(context)
    make_candidate(context, opening)
    batch = import_files(context, [second], opening)
    item = items(context, batch)[0]
    assert (item.verdict, item.duplicate_reason) == ("duplicate", reason)
    assert len(everybody(context)) == 1


def test_twins_in_one_pile_are_marked(context: Context):
    batch = import_files(context, [resume_file(), resume_file("陈伟方", email="x@example.com")], accept=False)
    assert [item.verdict for item in items(context, batch)] == ["ready", "check"]
    same = import_files(context, [resume_file("李一", "13700000000", "l@example.com")] * 2, accept=False)
    assert [item.verdict for item in items(context, same)] == ["ready", "skipped"]


def test_merge_is_field_by_field_and_reverts(anywhere: Context):
    opening = make_opening(anywhere)
    application = anywhere.read(call(applications.application_by, make_candidate(anywhere, opening)))
    batch = import_files(anywhere, [resume_file("陈伟芳", "13805710001", "new@example.com")], opening)
    item = items(anywhere, batch)[0]
    anywhere.change(call(imports.accept, batch, merges={item.id: {"email": "file", "name": "record"}}))
    view = anywhere.read(call(candidates.view, application.candidate_id))
    assert view.person.email == "new@example.com"
    assert len(view.attachments) == 2
    anywhere.change(call(imports.revert, batch))
    assert anywhere.read(call(candidates.view, application.candidate_id)).person.email == "chenwf@example.com"


def test_taken_in_as_somebody_else(context: Context):
    opening = make_opening(context)
    make_candidate(context, opening)
    batch = import_files(context, [resume_file("陈伟芳", "13900000000", "other@example.com")], opening)
    context.change(call(imports.accept, batch, as_new=[items(context, batch)[0].id]))
    assert everybody(context) == ["陈伟芳", "陈伟芳"]


def test_revert_keeps_those_that_were_worked_on(context: Context):
    opening = make_opening(context)
    files = [resume_file(), resume_file("王小明", "13900000001", "w@example.com")]
    batch = import_files(context, files, opening, accept=False)
    changes = context.change(call(imports.accept, batch))
    advance(context, items(context, batch)[0].application_id)
    with pytest.raises(UndoRefused):
        context.change(changes.undo.action)
    assert len(everybody(context)) == 2
    assert context.change(call(imports.revert, batch)).result == "1"
    assert everybody(context) == ["陈伟芳"]
    assert [item.file_name for item in context.read(call(imports.items_kept, batch))] == ["陈伟芳.txt"]


def test_corrections_count_and_confirming_makes_ready(context: Context):
    text = "项目经历\n参与平台开发\n手机：13805710001\n"
    batch = import_files(context, [resume_file(file_name="无名.txt", text=text)], accept=False)
    item = items(context, batch)[0]
    assert item.verdict == "check"
    context.change(call(imports.correct_field, item.id, "name", " 周\u200b敏 "))
    context.change(call(imports.confirm, item.id))
    assert items(context, batch)[0].verdict == "ready"
    context.change(call(imports.accept, batch))
    assert everybody(context) == ["周敏"]
    with pytest.raises(InvalidValue, match="already taken in"):
        context.change(call(imports.accept, batch))


def test_unreadable_files_are_kept_and_can_be_typed(context: Context, tmp_path: Path):
    broken = tmp_path / "坏.pdf"
    broken.write_bytes(b"%PDF-1.4 broken")
    old = tmp_path / "old.doc"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 3000)
    from datetime import date

    files = list(read_paths([broken, old, tmp_path / "gone.txt"], date(2026, 11, 22)))
    assert all(isinstance(file.outcome, UnreadableFile) for file in files)
    batch = import_files(context, files, accept=False)
    found = items(context, batch)
    assert [item.verdict for item in found] == ["unreadable"] * 3
    assert all(imports.fault_of(item) is not None for item in found)
    context.change(call(imports.correct_field, found[1].id, "name", "周敏"))
    assert items(context, batch)[1].verdict in ("ready", "check")


@pytest.mark.parametrize(
    "name",
    [
        "<b>x</b>",
        "<img src='/etc/passwd'>",
        "=1+1",
        "a\x00b",
        "\u202eevil",
        "x" * 300,
        "Ｏ'Brien; DROP",
        "👩‍💻 李",
        "阿·卜杜拉",
    ],
)
def test_any_name_is_stored_cleaned_and_shown_as_text(context: Context, name: str):
    batch = import_files(context, [resume_file()], accept=False)
    context.change(call(imports.correct_field, items(context, batch)[0].id, "name", name))
    context.change(call(imports.accept, batch))
    shown = everybody(context)[0]
    assert shown
    assert len(shown) <= 100
    assert not set(shown) & set("\x00\u202e\u200b")
