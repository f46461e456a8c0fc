"""Builds the sample database through the use cases: colleagues, openings, imports, and each person's path."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from hireapp.demo.diary import Diary
from hireapp.demo.past import PastClass
from hireapp.demo.paths import Path
from hireapp.demo.phrases import Phrases
from hireapp.demo.resume_text import resume_of
from hireapp.demo.sample import Colleague, SampleOpening, SamplePerson, read_sample
from hireapp.resumes import ResumeReader
from hireapp.services import company, imports, openings, users
from hireapp.services.imports import FileRead

if TYPE_CHECKING:
    from hireapp.bootstrap import Context
    from hireapp.services.ports import UnitOfWork

OWNER = "owner"
FIRST_DAY = 440
ACCEPTED_AFTER = timedelta(minutes=20)


class Builder:
    """One building of the sample."""

    def __init__(self, context: Context, as_of: date) -> None:
        self.context = context
        self.as_of = as_of
        self.sample = read_sample()
        self.diary = Diary(as_of)
        self.phrases = {name: Phrases(tree) for name, tree in self.sample.phrases.items()}
        self.users: dict[str, str] = {}
        self.openings: dict[str, str] = {}
        self.applications: dict[str, str] = {}

    def build(self) -> None:
        """Note all steps in the diary, then do them in their order."""
        database = self.context.open_database()
        self._plan_company()
        PastClass(self).add()
        with ResumeReader() as reader:
            for (key, applied, waiting), people in self._batches().items():
                self._plan_batch(reader, key, applied, waiting, people)
        for person in self.sample.people:
            if not person.pending:
                self._path(person).add()
        self.diary.run(database, self.users)

    def _path(self, person: SamplePerson) -> Path:
        return Path(self.context, self.sample, self.diary, self.phrases, self.applications, person, self.users)

    def _plan_company(self) -> None:
        at = self.diary.moment(FIRST_DAY)
        owner = self.context.actor
        self.users[OWNER] = owner
        self.diary.add(at, OWNER, _Company(self.sample.company))
        for colleague in self.sample.colleagues:
            self.diary.add(at, OWNER, _Colleague(colleague, self.users, owner))
        names = {entry.key: entry for entry in self.sample.colleagues}
        for number, opening in enumerate(self.sample.openings):
            moment = self.diary.moment(opening.made, number * 10)
            self.diary.add(moment, opening.recruiter, _Opening(self, opening, names[opening.manager]))

    def _batches(self) -> dict[tuple[str, int, bool], list[SamplePerson]]:
        """Who came in one pile: by opening and day; those that still wait for review apart."""
        piles: dict[tuple[str, int, bool], list[SamplePerson]] = defaultdict(list)
        for person in self.sample.people:
            piles[person.opening, person.applied, person.pending].append(person)
        return piles

    def _plan_batch(
        self, reader: ResumeReader, key: str, applied: int, waiting: bool, people: Sequence[SamplePerson]
    ) -> None:
        day = self.as_of - timedelta(days=applied)
        named = [self._file(person, day) for person in people]
        outcomes = [outcome for _place, outcome in reader.read_many(named, day)]
        files = [_read(name, content, outcome) for (name, content), outcome in zip(named, outcomes, strict=True)]
        opening = next(entry for entry in self.sample.openings if entry.key == key)
        batch = _Batch(self, opening, files, people)
        at = self.diary.moment(applied)
        self.diary.add(at, opening.recruiter, batch.store)
        if not waiting:
            self.diary.add(min(at + ACCEPTED_AFTER, self.diary.moment(applied, 20)), opening.recruiter, batch.accept)

    def _file(self, person: SamplePerson, day: date) -> tuple[str, bytes]:
        if person.file:
            return person.file, (self.sample.resumes / person.file).read_bytes()
        return resume_of(person, day)


class _Company:
    """The company's name."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, work: UnitOfWork) -> Any:
        return company.set_company(work, "company", self.name)


class _Colleague:
    """One colleague; the owner of the database gets the name of the first."""

    def __init__(self, colleague: Colleague, ids: dict[str, str], owner: str) -> None:
        self.colleague = colleague
        self.ids = ids
        self.owner = owner

    def __call__(self, work: UnitOfWork) -> None:
        entry = self.colleague
        if entry.role == "owner":
            users.rename_user(work, self.owner, entry.name, entry.position)
            self.ids[entry.key] = self.owner
        else:
            self.ids[entry.key] = users.add_user(work, entry.name, entry.role, entry.position).result


class _Opening:
    """One opening."""

    def __init__(self, builder: Builder, opening: SampleOpening, manager: Colleague) -> None:
        self.builder = builder
        self.opening = opening
        self.manager = manager

    def __call__(self, work: UnitOfWork) -> None:
        entry = self.opening
        draft = openings.OpeningDraft(
            entry.title,
            entry.role,
            entry.seats,
            entry.site,
            entry.shifts,
            entry.pay,
            self.manager.name,
            self.manager.position,
            self.builder.as_of + timedelta(days=entry.decide_in),
        )
        made = openings.make_opening(work, self.builder.context.library, draft)
        self.builder.openings[entry.key] = made.result


class _Batch:
    """One pile of resumes: stored, looked through, taken in."""

    def __init__(
        self, builder: Builder, opening: SampleOpening, files: Sequence[FileRead], people: Sequence[SamplePerson]
    ) -> None:
        self.builder = builder
        self.opening = opening
        self.files = files
        self.people = people
        self.id = ""

    def store(self, work: UnitOfWork) -> None:
        """Keep the pile as a pending import."""
        self.id = imports.store_batch(work, self.files, self.builder.openings[self.opening.key]).result

    def accept(self, work: UnitOfWork) -> None:
        """Confirm what was marked, merge what doubles a record, take in all."""
        merges: dict[str, Mapping[str, str]] = {}
        for item, person in zip(imports.items_of(work, self.id), self.people, strict=True):
            if item.verdict == "check":
                imports.confirm(work, item.id)
            elif item.verdict == "duplicate" and person.merge:
                merges[item.id] = person.merge
        imports.accept(work, self.id, merges=merges)
        for item, person in zip(imports.items_of(work, self.id), self.people, strict=True):
            if item.application_id:
                self.builder.applications[person.key] = item.application_id


def _read(name: str, content: bytes, outcome: Any) -> FileRead:
    return FileRead(name, content, sha256(content).hexdigest(), outcome)
