"""Import: review before storing, duplicates and merge field by field, revert, hostile texts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hireapp.bootstrap import Context
from hireapp.domain.application import Application
from hireapp.domain.assessment import Claim
from hireapp.domain.candidate import Attachment, ImportBatch
from hireapp.errors import InvalidValue, UndoRefused, UnreadableFile
from hireapp.services import applications, candidates, decisions, imports, screening
from hireapp.services.imports import FileRead
from hireapp.services.ports import ListQuery
from hireapp.services.reading import paths_of, read_paths
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


def verdicts(context: Context, batch: str) -> list[str]:
    return [item.verdict for item in items(context, batch)]


def state_of(context: Context, batch: str) -> str:
    return context.read(lambda unit: unit.get(ImportBatch, batch).state)


def facts(context: Context, candidate: str):
    return context.read(call(screening.facts_of, candidate))


def merge_file(phone: str = "13805710001", email: str = "new@example.com") -> FileRead:
    text = "{name}\n手机：{phone}    邮箱：{email}\n教育经历\n2015.09 - 2019.06  浙江大学  市场营销  本科\n"
    return resume_file("陈伟芳", phone, email, file_name="再投.txt", text=text)


def test_undo_gives_the_taken_files_back_to_the_pile(anywhere: Context):
    opening = make_opening(anywhere)
    unnamed = resume_file(file_name="无名.txt", text="项目经历\n参与平台开发\n手机：13700000009\n")
    files = [resume_file(), resume_file("王小明", "13900000001", "w@example.com"), unnamed]
    batch = import_files(anywhere, files, opening, accept=False)
    changes = anywhere.change(call(imports.accept, batch))
    assert verdicts(anywhere, batch) == ["imported", "imported", "check"]
    anywhere.change(changes.undo.action)
    assert verdicts(anywhere, batch) == ["ready", "ready", "check"]
    assert state_of(anywhere, batch) == "pending"
    assert everybody(anywhere) == []
    assert anywhere.change(call(imports.accept, batch)).result == "2"
    assert len(everybody(anywhere)) == 2


def test_undo_of_one_decision_leaves_earlier_ones(context: Context):
    opening = make_opening(context)
    make_candidate(context, opening)
    files = [resume_file("王小明", "13900000001", "w@example.com"), merge_file(), merge_file("13700000001")]
    batch = import_files(context, files, opening)
    first, second, third = items(context, batch)
    assert verdicts(context, batch) == ["imported", "duplicate", "duplicate"]
    apart = context.change(call(imports.accept, batch, as_new=[third.id], ready=False))
    merge = context.change(call(imports.accept, batch, merges={second.id: {"email": "file"}}, ready=False))
    assert state_of(context, batch) == "accepted"
    context.change(apart.undo.action)
    assert verdicts(context, batch) == ["imported", "merged", "duplicate"]
    assert state_of(context, batch) == "pending"
    context.change(merge.undo.action)
    assert verdicts(context, batch) == ["imported", "duplicate", "duplicate"]
    assert items(context, batch)[0].candidate_id == first.candidate_id
    assert sorted(everybody(context)) == ["王小明", "陈伟芳"]


def test_reverting_a_merge_takes_application_file_and_facts_back(anywhere: Context):
    opening, other = make_opening(anywhere), make_opening(anywhere, "outbound_new", "冬季班")
    kept = anywhere.read(call(applications.application_by, make_candidate(anywhere, opening)))
    before = facts(anywhere, kept.candidate_id)
    batch = import_files(anywhere, [merge_file()], other)
    item = items(anywhere, batch)[0]
    for _again in range(2):
        changes = anywhere.change(call(imports.accept, batch, merges={item.id: {"email": "file"}}))
        view = anywhere.read(call(candidates.view, kept.candidate_id))
        assert (len(view.applications), len(view.attachments)) == (2, 2)
        assert view.facts["education"].value == "bachelor"
        anywhere.change(changes.undo.action)
        view = anywhere.read(call(candidates.view, kept.candidate_id))
        assert [entry.id for entry in view.applications] == [kept.id]
        assert len(view.attachments) == 1
        assert view.facts["education"].value == before["education"].value
        assert view.facts["education"].attachment_id == before["education"].attachment_id
        assert view.person.email == "chenwf@example.com"
        assert view.applications[0].summary["screening"] == kept.summary["screening"]
        assert "浙江大学" not in str(view.lines)
    assert anywhere.read(lambda unit: unit.get(Attachment, item.attachment_id).candidate_id) is None
    assert len(anywhere.read(lambda unit: unit.select(Application, opening_id=other))) == 1


def test_a_merge_that_was_worked_on_stays(context: Context):
    opening, other = make_opening(context), make_opening(context, "outbound_new", "冬季班")
    make_candidate(context, opening)
    batch = import_files(context, [merge_file()], other)
    item = items(context, batch)[0]
    context.change(call(imports.accept, batch, merges={item.id: {}}))
    advance(context, items(context, batch)[0].application_id)
    assert context.change(call(imports.revert, batch)).result == "1"
    assert [entry.id for entry in context.read(call(imports.items_kept, batch))] == [item.id]


def test_two_merges_into_one_record_come_off_in_turn(context: Context):
    opening = make_opening(context)
    kept = context.read(call(applications.application_by, make_candidate(context, opening)))
    files = [merge_file(), merge_file("13805710001", "third@example.com")]
    batch = import_files(context, files, opening)
    choices = {item.id: {"email": "file"} for item in items(context, batch)}
    context.change(call(imports.accept, batch, merges=choices))
    assert context.change(call(imports.revert, batch)).result == "0"
    view = context.read(call(candidates.view, kept.candidate_id))
    assert view.person.email == "chenwf@example.com"
    assert view.facts["education"].value == "college_diploma"


def test_a_merge_leaves_what_a_person_corrected(context: Context):
    opening = make_opening(context)
    kept = context.read(call(applications.application_by, make_candidate(context, opening)))
    context.change(call(screening.correct_fact, kept.id, "education", "master"))
    batch = import_files(context, [merge_file()], opening)
    context.change(call(imports.accept, batch, merges={items(context, batch)[0].id: {}}))
    assert facts(context, kept.candidate_id)["education"].value == "master"
    context.change(call(imports.revert, batch))
    assert facts(context, kept.candidate_id)["education"].value == "master"


def _correct(context: Context, item) -> None:
    context.change(call(screening.correct_fact, item.application_id, "education", "master"))


def _rename(context: Context, item) -> None:
    context.change(call(candidates.change_contact, item.candidate_id, candidates.Contact("陈薇")))


def _judge(context: Context, item) -> None:
    from hireapp.services.changes import changed

    def work(unit):
        claim = unit.select(Claim, application_id=item.application_id)[0]
        unit.save(replace(claim, state="vague"))
        return changed(("application", item.application_id))

    context.change(work)


def _ask(context: Context, item) -> None:
    context.change(call(decisions.add_open_question, item.application_id, "薪资", "孙悦", None))


def _apply(context: Context, item) -> None:
    context.change(call(applications.apply, item.candidate_id, make_opening(context, title="冬季班")))


def _merge(context: Context, item) -> None:
    batch = import_files(context, [merge_file()], None)
    context.change(call(imports.accept, batch, merges={items(context, batch)[0].id: {}}))


@pytest.mark.parametrize("work", [_correct, _rename, _judge, _ask, _apply, _merge])
def test_any_work_keeps_a_candidate(context: Context, work):
    batch = import_files(context, [resume_file()], make_opening(context))
    work(context, items(context, batch)[0])
    assert context.change(call(imports.revert, batch)).result == "1"
    assert len(everybody(context)) == 1


def test_duplicates_are_looked_for_again_when_taken_in(context: Context):
    opening = make_opening(context)
    batch = import_files(context, [resume_file()], opening, accept=False)
    make_candidate(context, opening, "陈伟方", "13805710001", "x@example.com")
    assert context.change(call(imports.accept, batch)).result == "0"
    item = items(context, batch)[0]
    assert (item.verdict, item.duplicate_reason) == ("duplicate", "phone")
    assert state_of(context, batch) == "pending"


def test_confirmed_twins_of_one_pile_are_taken_in_once(context: Context):
    files = [resume_file(), resume_file("陈伟方", email="x@example.com")]
    batch = import_files(context, files, make_opening(context), accept=False)
    context.change(call(imports.confirm, items(context, batch)[1].id))
    assert verdicts(context, batch) == ["ready", "ready"]
    changes = context.change(call(imports.accept, batch))
    assert verdicts(context, batch) == ["imported", "duplicate"]
    context.change(changes.undo.action)
    assert verdicts(context, batch) == ["ready", "ready"]


def test_files_are_opened_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from datetime import date

    from hireapp.services import reading

    names = [f"{place:02}.txt" for place in range(30)]
    for name in names:
        (tmp_path / name).write_text(f"{name}\n手机：13805710001\n", encoding="utf-8")
    (tmp_path / "05.txt").unlink()
    opened: list[str] = []
    content = reading._content
    monkeypatch.setattr(reading, "_content", lambda path: (opened.append(path.name), content(path))[1])
    files = read_paths([tmp_path / name for name in names], date(2026, 11, 22))
    first = next(files)
    assert (first.name, len(opened) < 12) == ("00.txt", True)
    rest = list(files)
    assert [file.name for file in rest] == names[1:]
    assert [place for place, file in enumerate(rest, 1) if isinstance(file.outcome, UnreadableFile)] == [5]
    assert opened == names


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("hireapp.services.reading.MAX_FILES", 2)
    for name in "abc":
        (tmp_path / name).write_text("x", encoding="utf-8")
    with pytest.raises(InvalidValue, match="at most"):
        paths_of([tmp_path])


def test_files_of_one_name_are_all_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    import json

    from hireapp.cli import main

    paths = [tmp_path / folder / name for folder, name in (("a", "x.txt"), ("b", "x.txt"), ("b", "y.txt"))]
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        path.write_text("陈伟芳\n手机：13805710001\n", encoding="utf-8")
    main(["import", "--json", *map(str, paths), "--data", str(tmp_path / "data")])
    assert list(json.loads(capsys.readouterr().out)) == [str(paths[0]), str(paths[1]), "y.txt"]
