"""The sample round: enough people everywhere, every rule of the program kept, the same each time; the demo's files."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from hireapp.bootstrap import Context, where
from hireapp.demo import run
from hireapp.domain.application import Application, CallAttempt
from hireapp.domain.assessment import Assessment, Claim, Contradiction, Recommendation, StrengthConcern
from hireapp.domain.candidate import ExtractedFact, ImportItem, Person
from hireapp.domain.decision import Decision
from hireapp.domain.opening import Opening
from hireapp.errors import NotAllowed
from hireapp.services import assessments, imports
from hireapp.services.ports import ListQuery, UnitOfWork
from hireapp.services.scorecards import sheet_scores
from hireapp.storage.audit import first_broken
from hireapp.storage.tables import audit_entry

AS_OF = date(2026, 11, 20)
PROTECTED = ("性别", "已婚", "未婚", "户口", "籍贯", "民族", "周岁", "政治面貌")
SMALL_PICTURES = ("--only", "openings,settings", "--languages", "zh", "--themes", "light")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    assert run.run(folder, window=False, as_of=AS_OF, pictures=SMALL_PICTURES) == 0
    return folder


def all_of(context: Context, kind: type[Any], **equals: Any) -> list[Any]:
    def read(work: UnitOfWork) -> list[Any]:
        return work.select(kind, **equals)

    return context.read(read)


def test_people_over_all_openings(sample: Context) -> None:
    applications = all_of(sample, Application, deleted=False)
    people = sample.read(lambda work: work.queries.list_ids(ListQuery()))
    assert len(people) >= 60
    assert len(all_of(sample, Opening)) == 6
    assert min(Counter(entry.opening_id for entry in applications).values()) >= 10
    names = [person.name for person in all_of(sample, Person)]
    assert len(set(names)) == len(names)


def test_all_stages_and_states(sample: Context) -> None:
    found = {(entry.stage, entry.state) for entry in all_of(sample, Application)}
    assert {("screening", "active"), ("phone", "active"), ("interview", "active"), ("decision", "active")} <= found
    assert {("screening", "hold"), ("screening", "rejected"), ("phone", "rejected"), ("decision", "rejected")} <= found
    assert {("phone", "withdrawn"), ("interview", "withdrawn"), ("interview", "hold"), ("decision", "hired")} <= found
    days = {(AS_OF - entry.since.date()).days for entry in all_of(sample, Application, state="active")}
    assert len(days) >= 7
    assert all(timedelta(0) <= AS_OF - entry.since.date() for entry in all_of(sample, Application))


def test_submitted_sheets_are_complete(sample: Context) -> None:
    def read(work: UnitOfWork) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = []
        for entry in work.select(Assessment, state="submitted", sitting_id=None):
            missing = assessments.form_of(work, entry).missing(assessments.answers_of(work, entry.id))
            found.append((missing, work.find(Recommendation, assessment_id=entry.id)))
        return found

    sheets = sample.read(read)
    assert len(sheets) > 80
    assert all(not missing and words and words.reason for missing, words in sheets)


def test_scores_differ(sample: Context) -> None:
    def read(work: UnitOfWork) -> list[Any]:
        applications = work.select(Application, deleted=False)
        sheets = [sheet for entry in applications for sheet in sheet_scores(work, entry.id)]
        return [sheet.stage_score for sheet in sheets if sheet.assessment.sitting_id is None]

    scores = sample.read(read)
    composites = {entry.summary["composite"]["value"] for entry in all_of(sample, Application)
                  if (entry.summary or {}).get("composite")}
    assert None not in scores
    assert max(scores) - min(scores) > 2
    assert len(composites) > 15


def test_everything_of_a_round_is_there(sample: Context) -> None:
    assert {claim.state for claim in all_of(sample, Claim)} == {"not_asked", "verified", "vague", "contradicted"}
    assert all(entry.answer for entry in all_of(sample, Contradiction))
    assert {entry.outcome for entry in all_of(sample, Decision)} == {
        "hire", "hire_with_condition", "talk_again", "do_not_hire"}
    assert {entry.outcome for entry in all_of(sample, CallAttempt)} == {
        "reached", "voicemail", "no_answer", "wrong_number", "call_back"}
    assert all(point.quotation for point in all_of(sample, StrengthConcern))
    assert any(fact.corrected_by for fact in all_of(sample, ExtractedFact))


def test_owed_sheets_stay_hidden(sample: Context) -> None:
    drafts = all_of(sample, Assessment, state="draft")
    assert len(drafts) >= 5
    owner = sample.open_database()
    with owner.reading(drafts[0].assessor_id + "x") as work, pytest.raises(NotAllowed):
        assessments.sheet(work, drafts[0].id)


def test_a_pile_waits_for_review(sample: Context) -> None:
    batches = sample.read(imports.pending_batches)
    items = all_of(sample, ImportItem, batch_id=batches[0].id)
    assert {item.verdict for item in items} == {"ready", "check", "duplicate", "unreadable"}
    assert any(item.verdict == "merged" for item in all_of(sample, ImportItem))


def test_no_protected_words_in_facts(sample: Context) -> None:
    words = " ".join(f"{fact.value} {fact.quote}" for fact in all_of(sample, ExtractedFact))
    assert not [word for word in PROTECTED if word in words]


def test_audit_chain_is_whole_and_in_order(sample: Context) -> None:
    with sample.open_database().engine.connect() as connection:
        assert first_broken(connection) is None
        times = list(connection.execute(audit_entry.select().with_only_columns(audit_entry.c.at).order_by(
            audit_entry.c.seq)).scalars())
    assert times[1:] == sorted(times[1:])  # the first is the owner, made when the database was opened


def test_the_same_each_time(sample: Context, demo: Path) -> None:
    other = Context(where(str(demo / "data"), as_of=AS_OF))
    assert content_of(other) == content_of(sample)
    other.close()


def content_of(context: Context) -> list[Any]:
    """Everything told of the applications, without ids and times of the day."""
    def read(work: UnitOfWork) -> list[Any]:
        people = {person.candidate_id: person.name for person in work.select(Person)}
        found: list[Any] = []
        for entry in work.select(Application, order="number"):
            sheets = work.select(Assessment, application_id=entry.id, order="started_at")
            answers = [sorted((name, repr(answer.value), sorted(answer.texts.items()))
                              for name, answer in assessments.answers_of(work, sheet.id).items()) for sheet in sheets]
            claims = [(claim.text, claim.state, claim.note) for claim in work.select(Claim, application_id=entry.id)]
            standing = (entry.number, people[entry.candidate_id], entry.stage, entry.state, entry.since.date())
            found.append((*standing, answers, claims))
        return found

    return context.read(read)


def test_demo_writes_reports_and_pictures(demo: Path) -> None:
    reports = sorted((demo / "reports").iterdir())
    assert len(reports) == 10
    assert all(path.read_bytes().startswith(b"%PDF-") for path in reports)
    pictures = sorted(path.name for path in (demo / "screens").iterdir())
    assert pictures == ["openings-zh-light.png", "settings-zh-light.png"]
    assert all((demo / "screens" / name).stat().st_size > 10_000 for name in pictures)


def test_a_second_demo_leaves_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*_arguments: Any, **_more: Any) -> int:
        return 0

    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "mine.txt").write_text("kept", "utf-8")
    built: list[Path] = []
    monkeypatch.setattr(run, "build_sample", lambda context, as_of: built.append(context.place.folder))
    monkeypatch.setattr(run, "write_reports", nothing)
    monkeypatch.setattr(run, "write_documents", nothing)
    monkeypatch.setattr(run, "_take_pictures", nothing)
    assert run.run(tmp_path, window=False, as_of=AS_OF) == 0
    assert built == [tmp_path / "data_2"]
    assert (tmp_path / "data" / "mine.txt").read_text("utf-8") == "kept"
