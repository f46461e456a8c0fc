"""The table of reports: what each is gathered from, what it is called, who may, and what the audit log says of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from hireapp.bootstrap import Context, where
from hireapp.domain.application import Application
from hireapp.domain.candidate import Person
from hireapp.domain.documents import ABOUT, NAMES, Document, Kind, Wanted
from hireapp.domain.user import UserAccount
from hireapp.errors import HireError, InvalidValue, NotAllowed, NotFound
from hireapp.printing import Drawers, Order, print_all
from hireapp.reports.kinds import Options, drawn
from hireapp.services import applications, documents, report_choices
from hireapp.services.documents import Gathered
from tests.makers import advance, call, make_candidate, make_opening, rate
from tests.reports.sample import dense

KINDS: tuple[Kind, ...] = get_args(Kind)


@pytest.fixture
def people(context: Context) -> tuple[str, list[str]]:
    """An opening, and two candidates who were rated at phone and interview."""
    opening = make_opening(context)
    made = []
    for name, phone in (("王小明", "13900000001"), ("李丽", "13900000002")):
        application = make_candidate(context, opening, name, phone, f"{phone}@example.com")
        advance(context, application)
        rate(context, application, "phone", 4)
        advance(context, application, 3)
        rate(context, application, "interview", 3)
        made.append(application)
    context.change(lambda work: rename(work, made[1], "李/<b>丽"))
    return opening, made


def rename(work: Any, application: str, name: str) -> None:
    """Give a candidate a name no resume is read with."""
    candidate = work.get(Application, application).candidate_id
    work.save(replace(work.find(Person, candidate_id=candidate), name=name))


def subjects(kind: Kind, opening: str, made: list[str]) -> tuple[str, ...]:
    about = ABOUT[kind]
    given = {
        "opening": (opening,),
        "form": ("outbound_new",),
        "test": ("sales_inventory",),
        "applications": tuple(made),
    }
    return given.get(about, (made[0],))


def exports(context: Context) -> list[tuple[str, str, dict[str, Any]]]:
    from sqlalchemy import select

    from hireapp.storage.tables import audit_entry

    with context.open_database().engine.connect() as connection:
        rows = connection.execute(select(audit_entry).where(audit_entry.c.action == "export")).mappings()
        return [(row["kind"], row["object_id"], row["detail"]) for row in rows]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_kind_is_gathered_and_drawn(context: Context, people, kind: Kind, language):
    opening, made = people
    wanted = Wanted(kind, subjects(kind, opening, made))
    document = context.read(call(documents.gather, context.library, wanted))
    assert exports(context) == []
    content = drawn(document, language, Options("Letter", hide_names=True))
    assert content[:4] == (b"PK\x03\x04" if kind == "data" else b"%PDF")
    name = document.file_name(language)
    assert name.startswith(document.made_on.isoformat())
    assert "王小明" not in name
    assert "/" not in name
    assert name.endswith(".zip" if kind == "data" else ".pdf")
    context.change(call(documents.gather_for_export, context.library, wanted))
    noted = exports(context)
    assert len(noted) == (2 if kind == "comparison" else 1)
    assert all(detail == {"report": kind} for _kind, _id, detail in noted)


def test_table_names_and_abouts_are_complete():
    assert set(documents.KINDS) == set(NAMES) == set(ABOUT) == set(KINDS)


def test_subjects_are_found_by_what_a_user_writes(context: Context, people):
    opening, made = people
    number = context.read(call(applications.application_by, made[0])).number

    def find(kind: Kind, named: str) -> str:
        return context.read(call(documents.subject_of, context.library, kind, named))

    assert find("evaluation", number) == made[0]
    assert find("summary", "OP-2026-001") == find("guide", "OP-2026-001") == opening
    assert find("guide", "outbound_new") == "outbound_new"
    assert find("guide", context.library.form("interview_outbound_new").id) == "interview_outbound_new"
    for kind, named, error in (
        ("evaluation", "EV-1", NotFound),
        ("summary", "OP-1", NotFound),
        ("guide", "sales_inventory", NotFound),
        ("tests", "interview_outbound_new", InvalidValue),
        ("tests", "../etc/passwd", NotFound),
    ):
        with pytest.raises(error):
            find(kind, named)


def test_nothing_or_two_where_one_is_meant_is_refused(context: Context, people):
    _opening, made = people
    for given in ((), tuple(made)):
        with pytest.raises(InvalidValue):
            context.read(call(documents.gather, context.library, Wanted("evaluation", given)))


def test_choices_offer_what_is_there(context: Context, people):
    opening, made = people

    def offered(kind: Kind) -> report_choices.Choices:
        return context.read(call(report_choices.choices, context.library, kind, opening))

    found = offered("comparison")
    assert [person[0] for person in found.people] == made
    assert found.people[1][2] == "李/<b>丽"
    assert found.usual == tuple(made)
    assert "interview" in [key for key, _title in offered("panel").stages]
    assert offered("guide").forms[0][0] == opening
    assert ("sales_inventory", 0) in [(key, count) for key, _title, count in offered("tests").tests]


def test_choices_of_an_empty_database(context: Context):
    for kind in KINDS:
        found = context.read(call(report_choices.choices, context.library, kind, "gone"))
        assert (found.openings, found.opening_id, found.people) == ((), "", ())


def as_interviewer(context: Context) -> None:
    user = UserAccount(name="客人", role="interviewer")
    context.change(lambda work: work.add(user))
    context.actor = user.id


def test_an_interviewer_sees_only_their_own(context: Context, people):
    opening, made = people
    as_interviewer(context)
    for kind in ("summary", "tests", "data"):
        with pytest.raises(NotAllowed):
            context.read(call(documents.gather, context.library, Wanted(kind, subjects(kind, opening, made))))
    dossier = context.read(call(documents.gather, context.library, Wanted("evaluation", (made[0],)))).value
    assert dossier.raters == ()
    assert context.read(call(report_choices.choices, context.library, "tests", opening)).tests == ()


def test_a_batch_goes_on_after_a_refusal_and_notes_each(context: Context, people):
    _opening, made = people
    found = context.change(call(documents.gather_all, context.library, "evaluation", [made[0], "gone", made[1]])).found
    assert [entry.document is not None for entry in found] == [True, False, True]
    assert isinstance(found[1].error, NotFound)
    assert found[1].number == "gone"
    assert [object_id for _kind, object_id, _detail in exports(context)] == made
    context.change(call(documents.note_unwritten, "evaluation", [made[1]]))
    assert exports(context)[-1] == ("application", made[1], {"report": "evaluation", "written": False})


# ---- the batch


class Killer:
    """Kills the process that reads it."""

    def __reduce__(self) -> Any:
        import os

        return os._exit, (3,)


class Bad:
    """Can't be drawn."""


def finished(subjects: Any) -> list[Gathered]:
    """Dense evaluations; some subjects are what their name says."""
    found = []
    for name in subjects:
        dossier = replace(dense("zh" if name[-1] in "135" else "en"), number=name)
        value: Any = {"kill": Killer(), "bad": Bad()}.get(name.rsplit("-", 1)[-1], dossier)
        found.append(Gathered(name, name, Document("evaluation", value, name, date(2026, 11, 22))))
    return found


@pytest.fixture(scope="module")
def six() -> list[str]:
    return [f"EV-2026-001-0{number}" for number in range(1, 7)]


def never() -> bool:
    return False


def test_six_documents_in_both_languages(tmp_path: Path, six: list[str]):
    told: list[tuple[int, int]] = []
    order = Order(tmp_path / "new" / "folder", ("zh", "en"))
    made = print_all(six, finished, order, lambda *at: told.append(at), never)
    assert told == [(number, 12) for number in range(1, 13)]
    assert (made.failed, made.unwritten, made.cancelled) == ([], [], False)
    names = sorted(path.name for path in order.folder.iterdir())
    assert len(names) == 12
    assert sum(name.endswith("候选人评价.pdf") for name in names) == 6
    assert sorted(made.written) == sorted(order.folder.iterdir())
    assert all(path.read_bytes()[:4] == b"%PDF" for path in made.written)
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in made.written)
    again = print_all(six[:1], finished, order, lambda *at: None, never)
    assert again.written[0].name.endswith("_2.pdf")


def test_what_can_t_be_drawn_and_what_kills_its_process_are_named_the_rest_is_made(tmp_path: Path, six: list[str]):
    given = [six[0], "EV-bad", six[1], "EV-kill", *six[2:]]
    made = print_all(given, finished, Order(tmp_path, ("en",)), lambda *at: None, never)
    assert len(made.written) == 6
    assert sorted(number for number, _error in made.failed) == ["EV-bad", "EV-kill"]
    assert all(isinstance(error, HireError) for _number, error in made.failed)
    assert sorted(made.unwritten) == ["EV-bad", "EV-kill"]


def test_cancel_leaves_whole_files_only(tmp_path: Path, six: list[str]):
    made = print_all(six * 5, finished, Order(tmp_path, ("zh",)), lambda *at: None, lambda: len(list_of(tmp_path)) >= 3)
    assert made.cancelled
    assert 3 <= len(made.written) < 12
    assert sorted(made.written) == list_of(tmp_path)
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in made.written)


def list_of(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def test_a_refused_gathering_fails_its_own_only(tmp_path: Path, six: list[str]):
    def gather(some: Any) -> list[Gathered]:
        if six[0] in some:
            raise InvalidValue("no")
        return finished(some)

    made = print_all(six, gather, Order(tmp_path, ("en",)), lambda *at: None, never)
    assert [number for number, _error in made.failed] == six[:4]
    assert len(made.written) == 2


def test_a_folder_that_can_t_be_written_is_told_before_anything_is_gathered(tmp_path: Path, six: list[str]):
    (tmp_path / "file").write_bytes(b"")

    def gather(_some: Any) -> list[Gathered]:
        raise AssertionError

    with pytest.raises(HireError, match="written"):
        print_all(six, gather, Order(tmp_path / "file", ("en",)), lambda *at: None, never)


def test_processes_are_kept_between_drawings_and_end():
    import multiprocessing

    with Drawers() as drawers:
        document = finished(["EV-1"])[0].document
        assert document is not None
        futures = [drawers.draw(document, "zh", Options()) for _time in range(4)]
        assert len({future.result()[:4] for future in futures}) == 1
        assert len(multiprocessing.active_children()) == 2
    assert multiprocessing.active_children() == []


def test_gathering_reads_a_few_dozen_statements(tmp_path: Path, context: Context, people):
    from sqlalchemy import event

    _opening, made = people
    count = [0]

    def look(*_what: Any) -> None:
        count[0] += 1

    event.listen(context.open_database().engine, "before_cursor_execute", look)
    context.read(call(documents.gather, context.library, Wanted("evaluation", (made[0],))))
    assert count[0] < 70
    assert where(str(tmp_path))
