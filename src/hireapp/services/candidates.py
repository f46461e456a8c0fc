"""Use cases about candidates: add by hand, change contacts, read the resume, delete and restore."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from hireapp.domain.application import Application
from hireapp.domain.assessment import Assessment, TimedNote
from hireapp.domain.candidate import Attachment, AttachmentContent, Candidate, ExtractedFact, ImportItem, Person
from hireapp.domain.panel import PanelSeat
from hireapp.errors import InvalidValue, NotFound
from hireapp.i18n import N_
from hireapp.resumes.duplicates import email_key, phone_key
from hireapp.services.changes import Changes, Undo, changed
from hireapp.services.ports import UnitOfWork
from hireapp.services.screening import facts_of
from hireapp.services.texts import clean_line, folded, name_sort_key
from hireapp.services.versions import require_unchanged, require_version

RETENTION_DAYS = 365


@dataclass(frozen=True)
class Contact:
    """Name and contacts as entered."""

    name: str
    phones: tuple[str, ...] = ()
    email: str = ""
    city: str = ""


@dataclass(frozen=True)
class CandidateView:
    """A candidate with person, facts, files and applications."""

    candidate: Candidate
    person: Person
    facts: dict[str, ExtractedFact]
    attachments: tuple[Attachment, ...]
    applications: tuple[Application, ...]
    lines: tuple[tuple[int, str], ...]


def add_candidate(work: UnitOfWork, contact: Contact, source: str = "") -> Candidate:
    """Store a new candidate with name and contacts. Raises InvalidValue without a name."""
    candidate = Candidate(
        number=f"C-{work.next_number('candidate'):05d}",
        source=clean_line(source),
        owner_id=work.actor,
        retain_until=(work.now() + timedelta(days=RETENTION_DAYS)).date(),
    )
    person = _person(candidate.id, contact)
    work.add(candidate)
    work.add(person)
    work.set_phone_keys(person.id, person.phone_keys)
    work.record("create", "candidate", candidate.id)
    return candidate


def change_contact(work: UnitOfWork, candidate_id: str, contact: Contact, seen: int | None = None) -> Changes:
    """Change name and contacts. ``seen``: the row version that was shown. Raises StaleWrite if it has moved on."""
    person = person_of(work, candidate_id)
    require_version(person, seen)
    new = _person(candidate_id, contact)
    saved = work.save(replace(new, id=person.id, row_version=person.row_version))
    work.set_phone_keys(person.id, saved.phone_keys)
    index_candidate(work, candidate_id)
    work.record("change", "person", person.id)

    def back(unit: UnitOfWork) -> Changes:
        require_unchanged(person_of(unit, candidate_id), saved)
        unit.save(replace(person, row_version=saved.row_version))
        unit.set_phone_keys(person.id, person.phone_keys)
        index_candidate(unit, candidate_id)
        unit.record("undo", "person", person.id)
        return changed(("candidate", candidate_id))

    return changed(("candidate", candidate_id), undo=Undo(N_("Change of contacts taken back"), back))


def delete_candidate(work: UnitOfWork, candidate_id: str, *, deleted: bool = True) -> Changes:
    """Hide a candidate from every list until erasure, or show it again."""
    candidate = work.get(Candidate, candidate_id)
    work.save(replace(candidate, deleted=deleted))
    work.record("delete" if deleted else "restore", "candidate", candidate_id)

    def back(unit: UnitOfWork) -> Changes:
        return delete_candidate(unit, candidate_id, deleted=not deleted)

    label = N_("Deletion taken back") if deleted else N_("Restoring taken back")
    return changed(("candidate", candidate_id), ("application", ""), undo=Undo(label, back))


def person_of(work: UnitOfWork, candidate_id: str) -> Person:
    """The person of a candidate. Raises NotFound."""
    person = work.find(Person, candidate_id=candidate_id)
    if person is None:
        raise NotFound(N_("This candidate is no longer there."), N_("Refresh the list."))
    return person


def view(work: UnitOfWork, candidate_id: str) -> CandidateView:
    """Everything about one live candidate. Raises NotFound."""
    if not work.queries.visible(candidate_id):
        raise NotFound(N_("This candidate is no longer there."), N_("Refresh the list."))
    attachments = work.select(Attachment, candidate_id=candidate_id)
    return CandidateView(
        work.get(Candidate, candidate_id),
        person_of(work, candidate_id),
        facts_of(work, candidate_id),
        tuple(attachments),
        tuple(work.select(Application, candidate_id=candidate_id, deleted=False)),
        _resume_lines(work, candidate_id),
    )


def attachment_bytes(work: UnitOfWork, attachment_id: str) -> tuple[str, bytes]:
    """Name and content of a file, its checksum verified. Raises NotFound or InvalidValue."""
    import hashlib

    attachment = work.get(Attachment, attachment_id)
    content = work.find(AttachmentContent, sha256=attachment.sha256)
    if content is None:
        raise NotFound(N_("The content of this file is missing."), N_("Restore a backup."))
    if hashlib.sha256(content.content).hexdigest() != attachment.sha256:
        raise InvalidValue(N_("The stored file has changed and can't be trusted."), N_("Restore a backup."))
    return attachment.file_name, content.content


def index_candidate(work: UnitOfWork, candidate_id: str) -> None:
    """Write what search finds of a candidate: name, contacts, resume, and the notes of submitted sheets."""
    person = person_of(work, candidate_id)
    lines = [text for _number, text in _resume_lines(work, candidate_id)]
    work.index(
        candidate_id,
        "\n".join([person.name, *person.phones, person.email, person.city, *_noted(work, candidate_id), *lines])[
            :200_000
        ],
    )


def _noted(work: UnitOfWork, candidate_id: str) -> list[str]:
    """The notes of submitted sheets, of stages where nobody still owes theirs: search knows no reader."""
    applications = tuple(entry.id for entry in work.select(Application, candidate_id=candidate_id))
    if not applications:
        return []
    sheets = [entry for entry in work.select(Assessment, application_id=applications) if entry.sitting_id is None]
    done = {(entry.application_id, entry.stage, entry.assessor_id) for entry in sheets if entry.state == "submitted"}
    owing = {(entry.application_id, entry.stage) for entry in sheets if entry.state != "submitted"}
    for seat in work.select(PanelSeat, application_id=applications):
        if (seat.application_id, seat.stage, seat.assessor_id) not in done:
            owing.add((seat.application_id, seat.stage))
    ids = tuple(
        entry.id
        for entry in sheets
        if entry.state == "submitted" and (entry.application_id, entry.stage) not in owing
    )
    return [note.text for note in work.select(TimedNote, assessment_id=ids)] if ids else []


def _resume_lines(work: UnitOfWork, candidate_id: str) -> tuple[tuple[int, str], ...]:
    items = work.select(ImportItem, candidate_id=candidate_id)
    lines: list[Any] = items[-1].lines if items and items[-1].lines else []
    return tuple((int(number), str(text)) for number, text in lines)


def _person(candidate_id: str, contact: Contact) -> Person:
    name = clean_line(contact.name, 100)
    if not name:
        raise InvalidValue(N_("A candidate needs a name."), N_("Type the name."))
    phones = tuple(filter(None, (clean_line(phone, 40) for phone in contact.phones)))
    email = clean_line(contact.email, 200)
    return Person(
        candidate_id=candidate_id,
        name=name,
        name_folded=folded(name),
        name_sort=name_sort_key(name),
        phones=phones,
        phone_keys=tuple(key for key in map(phone_key, phones) if key),
        email=email,
        email_key=email_key(email) or "",
        city=clean_line(contact.city, 80),
    )
