"""Use cases of the import: a pile of files becomes a pending batch; after review, candidates; a batch can be reverted.

Nothing of a file sets an id, a stage, a score or an owner. Duplicates are found, never merged without a person's word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from hireapp.domain.application import Application, StageEvent
from hireapp.domain.assessment import Assessment, Claim, OpenQuestion
from hireapp.domain.candidate import (
    Attachment,
    AttachmentContent,
    Candidate,
    ExtractedFact,
    ImportBatch,
    ImportItem,
    Person,
)
from hireapp.domain.record import new_id
from hireapp.errors import HireError, InvalidValue, UndoRefused, UnreadableFile
from hireapp.i18n import N_
from hireapp.resumes import ReadResume
from hireapp.resumes.duplicates import email_key, name_similarity, phone_key
from hireapp.services import applications, screening
from hireapp.services.candidates import Contact, add_candidate, change_contact, index_candidate, person_of
from hireapp.services.changes import Changes, Undo, changed
from hireapp.services.import_fields import REVIEW_FIELDS, add_job_changes, contact_of, doubtful, field_tree
from hireapp.services.ports import UnitOfWork
from hireapp.services.texts import clean_line, folded

SIMILAR = 0.85
MERGE_FIELDS = ("name", "phones", "email", "city")
TAKEN = ("imported", "merged")


@dataclass(frozen=True)
class FileRead:
    """One file: its label, its bytes, and what reading it gave or why it could not be read."""

    name: str
    content: bytes
    sha256: str
    outcome: ReadResume | UnreadableFile


def store_batch(work: UnitOfWork, files: Sequence[FileRead], opening_id: str | None) -> Changes:
    """Keep what was read as a pending batch; the originals are kept as attachments, unreadable ones too."""
    batch = ImportBatch(number=work.next_number("import"), opening_id=opening_id)
    work.add(batch)
    seen: dict[str, str] = {}
    for position, file in enumerate(files):
        attachment = _attach(work, file)
        item = _item(work, batch.id, position, file, attachment.id, seen)
        work.add(item)
        seen.update({key: file.name for key in (file.sha256, *_own_keys(item)) if key not in seen})
    work.record("import", "import_batch", batch.id, files=len(files))
    return changed(("import_batch", batch.id), result=batch.id)


def items_of(work: UnitOfWork, batch_id: str) -> list[ImportItem]:
    """The files of a batch, in the order they came."""
    return work.select(ImportItem, batch_id=batch_id, order="position")


def pending_batches(work: UnitOfWork) -> list[ImportBatch]:
    """Batches that still wait for review, newest first."""
    return list(reversed(work.select(ImportBatch, state="pending", order="number")))


def correct_field(work: UnitOfWork, item_id: str, field: str, value: Any) -> Changes:
    """Enter a field in the review: the typed value counts, the source line stays beside it."""
    item = work.get(ImportItem, item_id)
    if field not in REVIEW_FIELDS:
        raise InvalidValue(N_("'{id}' is not a field of the review."), id=field)
    fields = dict(item.fields or {})
    entry = {**fields.get(field, {}), "value": _typed(value), "confidence": "1", "typed": True}
    fields[field] = entry
    checks = tuple(name for name in item.to_check if name != field)
    _save_reviewed(work, replace(item, fields=fields, to_check=checks))
    return changed(("import_item", item_id))


def confirm(work: UnitOfWork, item_id: str) -> Changes:
    """Say that all marked fields of a file are right."""
    item = work.get(ImportItem, item_id)
    _save_reviewed(work, replace(item, to_check=()))
    return changed(("import_item", item_id))


def skip(work: UnitOfWork, item_id: str, *, skipped: bool = True) -> Changes:
    """Leave a file out, or take it in again."""
    item = work.get(ImportItem, item_id)
    work.save(replace(item, verdict="skipped" if skipped else _verdict(item)))
    return changed(("import_item", item_id))


def accept(
    work: UnitOfWork,
    batch_id: str,
    *,
    merges: Mapping[str, Mapping[str, str]] | None = None,
    as_new: Iterable[str] = (),
    ready: bool = True,
) -> Changes:
    """Make candidates of all files that are ready, and of duplicates that were decided.

    merges: item id -> {field: "file" or "record"} for those to be merged into the record they double.
    as_new: ids of items that are somebody else in spite of the likeness. ready: False takes in those decided alone.
    A file whose person became a candidate since it was read, by this very pile too, is left as a duplicate.
    """
    batch = work.get(ImportBatch, batch_id)
    if batch.state != "pending":
        raise InvalidValue(N_("This import was already taken in."), N_("Look at the candidates."))
    touched: list[tuple[str, str]] = [("import_batch", batch_id)]
    taken: list[str] = []
    choices, apart = merges or {}, set(as_new)
    for item in items_of(work, batch_id):
        if item.verdict in TAKEN:
            continue
        if item.id in choices and item.duplicate_of:
            touched.append(("candidate", _merge(work, item, batch, choices[item.id])))
        elif item.id in apart and item.fields:
            touched.append(("candidate", _make(work, item, batch)))
        elif ready and item.verdict == "ready":
            found = _looked_up(work, item)
            if found.verdict != "ready":
                work.save(found)
                continue
            touched.append(("candidate", _make(work, item, batch)))
        else:
            continue
        taken.append(item.id)
    work.save(replace(batch, state="pending" if _waiting(work, batch_id) else "accepted"))
    work.record("accept", "import_batch", batch_id, candidates=len(taken))
    undo = Undo(N_("Import reverted"), _Reverter(batch_id, tuple(taken))) if taken else None
    return changed(*touched, ("application", ""), result=str(len(taken)), undo=undo)


def discard(work: UnitOfWork, batch_id: str) -> Changes:
    """Leave the rest of a batch out; its files stay kept with the batch."""
    batch = work.get(ImportBatch, batch_id)
    taken = [item for item in items_of(work, batch_id) if item.verdict in TAKEN]
    work.save(replace(batch, state="accepted" if taken else "discarded"))
    for item in _waiting(work, batch_id):
        work.save(replace(item, verdict="skipped"))
    work.record("discard", "import_batch", batch_id)
    return changed(("import_batch", batch_id))


def revert(work: UnitOfWork, batch_id: str) -> Changes:
    """Withdraw untouched candidates of a batch and take merges back, values that were changed since excepted.

    Candidates that were worked on since stay; ``result`` is their number, so that the rest can be listed.
    """
    batch = work.get(ImportBatch, batch_id)
    touched, kept = _withdraw(work, items_of(work, batch_id), again=False)
    work.save(replace(batch, state="reverted" if not kept else "accepted"))
    work.record("undo", "import_batch", batch_id, kept=kept)
    return changed(("import_batch", batch_id), *touched, ("application", ""), result=str(kept))


def items_kept(work: UnitOfWork, batch_id: str) -> list[ImportItem]:
    """The files whose candidates stayed when the batch was reverted."""
    return [item for item in items_of(work, batch_id) if item.verdict in TAKEN]


class _Reverter:
    """The inverse of one taking in: its files alone go back to the pile and can be taken in again."""

    def __init__(self, batch_id: str, item_ids: Collection[str]) -> None:
        self.batch_id = batch_id
        self.item_ids = item_ids

    def __call__(self, work: UnitOfWork) -> Changes:
        batch = work.get(ImportBatch, self.batch_id)
        items = [item for item in items_of(work, self.batch_id) if item.id in self.item_ids]
        touched, kept = _withdraw(work, items, again=True)
        if kept:
            raise UndoRefused(
                N_("{count} of these candidates were worked on since, so the import stays."),
                N_("Revert it in the import list to take back the others."),
                count=kept,
            )
        if _waiting(work, self.batch_id):
            work.save(replace(batch, state="pending"))
        work.record("undo", "import_batch", self.batch_id, candidates=len(items))
        return changed(("import_batch", self.batch_id), *touched, ("application", ""), result="0")


def _attach(work: UnitOfWork, file: FileRead) -> Attachment:
    if work.find(AttachmentContent, sha256=file.sha256) is None:
        work.add(AttachmentContent(sha256=file.sha256, content=file.content))
    attachment = Attachment(
        candidate_id=None, sha256=file.sha256, file_name=clean_line(file.name, 200), size=len(file.content)
    )
    work.add(attachment)
    return attachment


def _item(
    work: UnitOfWork, batch_id: str, position: int, file: FileRead, attachment_id: str, seen: Mapping[str, str]
) -> ImportItem:
    base = ImportItem(
        batch_id=batch_id,
        position=position,
        file_name=clean_line(file.name, 200),
        sha256=file.sha256,
        verdict="unreadable",
        attachment_id=attachment_id,
    )
    if isinstance(file.outcome, UnreadableFile):
        error = file.outcome
        fault = {
            "code": error.code,
            "what": error.what,
            "remedy": error.remedy,
            "fields": {key: str(value) for key, value in error.fields.items()},
        }
        return replace(base, fault=fault)
    if file.sha256 in seen:
        return replace(base, verdict="skipped", duplicate_reason="same_file_in_batch")
    from hireapp.resumes import mask_protected

    fields = field_tree(file.outcome.fields)
    add_job_changes(fields, file.outcome.fields, f"{work.now():%Y-%m}")
    shown = mask_protected(file.outcome.text)
    lines = [[line.number, line.text] for line in shown.lines]
    warnings = tuple(
        dict.fromkeys(
            (
                *file.outcome.text.warnings,
                *file.outcome.fields.warnings,
                *(f"masked:{kind}" for kind in file.outcome.fields.masked),
            )
        )
    )
    item = replace(base, fields=fields, lines=lines, warnings=warnings, to_check=doubtful(fields))
    duplicate, reason = _duplicate(work, fields, file.sha256)
    twin = next((key for key in _own_keys(item) if key in seen), "")
    if twin and not duplicate:
        item = replace(
            item, to_check=tuple(dict.fromkeys((*item.to_check, "phones" if twin[:6] == "phone:" else "email")))
        )
        item = replace(item, warnings=(*item.warnings, f"twin:{seen[twin]}"))
    item = replace(item, duplicate_of=duplicate, duplicate_reason=reason)
    return replace(item, verdict=_verdict(item))


def _own_keys(item: ImportItem) -> list[str]:
    """Telephone and e-mail keys of a file, by which twins within one pile are found."""
    contact = contact_of(item.fields or {})
    keys = [f"phone:{key}" for key in map(phone_key, contact.phones) if key]
    return keys + [f"email:{key}" for key in [email_key(contact.email)] if key]


def _verdict(item: ImportItem) -> Any:
    if item.fault is not None:
        return "unreadable"
    if item.duplicate_of:
        return "duplicate"
    name = ((item.fields or {}).get("name") or {}).get("value")
    return "check" if item.to_check or not name else "ready"


def _save_reviewed(work: UnitOfWork, item: ImportItem) -> None:
    if item.fault is not None and ((item.fields or {}).get("name") or {}).get("value"):
        item = replace(item, fault=None)
    if item.fields and not item.duplicate_of:
        item = _looked_up(work, item)
    work.save(replace(item, verdict=_verdict(item)))


def _duplicate(work: UnitOfWork, fields: Mapping[str, Any], sha256: str) -> tuple[str | None, str]:
    contact = contact_of(fields)
    same_file = work.queries.candidates_by_hash(sha256)
    if same_file:
        return same_file[0], "file"
    keys = [key for key in map(phone_key, contact.phones) if key]
    by_key = work.queries.people_by_keys(keys, [email_key(contact.email) or ""])
    if by_key:
        return by_key[0][0], by_key[0][1]
    for candidate_id, name in work.queries.people_by_name(folded(contact.name)) if contact.name else []:
        if name_similarity(name, contact.name) >= SIMILAR:
            return candidate_id, "similar_name"
    return None, ""


def _looked_up(work: UnitOfWork, item: ImportItem) -> ImportItem:
    """The item with who it doubles as the records are now."""
    duplicate, reason = _duplicate(work, item.fields or {}, item.sha256)
    item = replace(item, duplicate_of=duplicate, duplicate_reason=reason)
    return replace(item, verdict=_verdict(item))


def _waiting(work: UnitOfWork, batch_id: str) -> list[ImportItem]:
    return [item for item in items_of(work, batch_id) if item.verdict in ("ready", "check", "duplicate")]


def _typed(value: Any) -> Any:
    if isinstance(value, str):
        return clean_line(value) or None
    if isinstance(value, (list, tuple)):
        return [clean_line(str(entry)) for entry in value if clean_line(str(entry))]
    return value


def _make(work: UnitOfWork, item: ImportItem, batch: ImportBatch) -> str:
    contact = contact_of(item.fields or {})
    candidate = add_candidate(work, contact, source="import")
    application_id = _take_in(work, item, batch, candidate.id)
    stored = _of(person_of(work, candidate.id), MERGE_FIELDS)
    work.save(
        replace(
            work.get(ImportItem, item.id),
            verdict="imported",
            candidate_id=candidate.id,
            application_id=application_id,
            old_values={"old": {}, "new": _plain(stored)},
        )
    )
    index_candidate(work, candidate.id)
    return candidate.id


def _merge(work: UnitOfWork, item: ImportItem, batch: ImportBatch, choices: Mapping[str, str]) -> str:
    candidate_id = item.duplicate_of
    assert candidate_id is not None
    person = person_of(work, candidate_id)
    new, old = contact_of(item.fields or {}), Contact(person.name, person.phones, person.email, person.city)
    merged = Contact(
        **{
            name: getattr(new if choices.get(name) == "file" and getattr(new, name) else old, name)
            for name in MERGE_FIELDS
        }
    )
    change_contact(work, candidate_id, merged)
    replaced = {name: getattr(old, name) for name in MERGE_FIELDS if getattr(merged, name) != getattr(old, name)}
    application_id = _take_in(work, item, batch, candidate_id)
    work.save(
        replace(
            work.get(ImportItem, item.id),
            verdict="merged",
            candidate_id=candidate_id,
            application_id=application_id,
            old_values={"old": _plain(replaced), "new": _plain(_of(merged, replaced))},
        )
    )
    _judge_anew(work, candidate_id)
    index_candidate(work, candidate_id)
    return candidate_id


def _of(contact: Contact | Person, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(contact, name) for name in names}


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def _take_in(work: UnitOfWork, item: ImportItem, batch: ImportBatch, candidate_id: str) -> str | None:
    """Link the file, add the facts but those a person corrected, apply to the opening.

    Returns the id of a new application, or of one that a revert had withdrawn.
    """
    if item.attachment_id:
        work.save(replace(work.get(Attachment, item.attachment_id), candidate_id=candidate_id))
    corrected = {name for name, fact in screening.facts_of(work, candidate_id).items() if fact.corrected_by}
    facts = [
        _fact(candidate_id, name, entry, item.attachment_id)
        for name, entry in (item.fields or {}).items()
        if name != "claims" and name not in corrected
    ]
    work.add_all(facts)
    work.save(replace(work.get(ImportItem, item.id), candidate_id=candidate_id))
    if batch.opening_id is None:
        return None
    existing = work.find(Application, candidate_id=candidate_id, opening_id=batch.opening_id)
    if existing and not existing.deleted:
        screening.refresh(work, existing.id)
        return None
    if existing:
        application_id = work.save(replace(existing, deleted=False)).id
    else:
        application_id = applications.apply(work, candidate_id, batch.opening_id, source="import").result
    known = {claim.text for claim in work.select(Claim, application_id=application_id)}
    work.add_all(
        [
            Claim(application_id=application_id, text=entry["text"], line=entry["line"])
            for entry in (item.fields or {}).get("claims", {}).get("value") or []
            if entry["text"] not in known
        ]
    )
    screening.refresh(work, application_id)
    return application_id


def _fact(candidate_id: str, name: str, entry: Mapping[str, Any], attachment_id: str | None) -> ExtractedFact:
    return ExtractedFact(
        candidate_id=candidate_id,
        field=name,
        value=entry.get("value"),
        line=entry.get("line"),
        quote=entry.get("quote", ""),
        confidence=Decimal(entry.get("confidence", "1")),
        attachment_id=attachment_id,
    )


def _withdraw(work: UnitOfWork, items: Sequence[ImportItem], *, again: bool) -> tuple[list[tuple[str, str]], int]:
    """Take back what these files made, newest first. Returns what was touched and how many stay.

    again: the files go back to the pile; else they are marked as reverted.
    """
    touched: list[tuple[str, str]] = []
    gone: list[str] = []
    kept = 0
    for item in reversed(items):
        if item.verdict not in TAKEN or item.candidate_id is None:
            continue
        touched.append(("candidate", item.candidate_id))
        if item.verdict == "merged":
            kept += not _unmerge(work, item, again=again)
        elif _unmake(work, item, again=again):
            gone.append(item.candidate_id)
        else:
            kept += 1
    for twin in work.select(ImportItem, verdict="duplicate", duplicate_of=tuple(gone)) if gone else []:
        work.save(_looked_up(work, twin))
    return touched, kept


def _unmake(work: UnitOfWork, item: ImportItem, *, again: bool) -> bool:
    """Hide a candidate made by the import if nothing was done with it since."""
    assert item.candidate_id is not None
    made = work.select(Application, candidate_id=item.candidate_id, deleted=False)
    if _candidate_touched(work, item) or any(
        application.id != item.application_id or _worked_on(work, application) for application in made
    ):
        return False
    for application in made:
        work.save(replace(application, deleted=True))
    work.save(replace(work.get(Candidate, item.candidate_id), deleted=True))
    if again:
        _release(work, item, _verdict(item))
    else:
        work.save(replace(item, verdict="reverted"))
    return True


def _candidate_touched(work: UnitOfWork, item: ImportItem) -> bool:
    """Whether a person changed contacts or facts of a candidate made by the import, or merged another file into it."""
    person = work.find(Person, candidate_id=item.candidate_id)
    if person is None:
        return True
    if item.old_values is None:
        edited = person.row_version > 1
    else:
        edited = _plain(_of(person, MERGE_FIELDS)) != item.old_values["new"]
    facts = screening.facts_of(work, person.candidate_id).values()
    others = work.select(ImportItem, candidate_id=item.candidate_id, verdict="merged")
    return edited or bool(others) or any(fact.corrected_by for fact in facts)


def _worked_on(work: UnitOfWork, application: Application) -> bool:
    claims = work.select(Claim, application_id=application.id)
    return (
        len(work.select(StageEvent, application_id=application.id)) > 1
        or bool(work.select(Assessment, application_id=application.id))
        or bool(work.select(OpenQuestion, application_id=application.id))
        or any(claim.state != "not_asked" or claim.question_id for claim in claims)
        or "calls" in (application.summary or {})
    )


def _unmerge(work: UnitOfWork, item: ImportItem, *, again: bool) -> bool:
    """Take a merge back unless its application was worked on; what a person changed since stays as it is."""
    assert item.candidate_id is not None
    application = work.get(Application, item.application_id) if item.application_id else None
    person = work.find(Person, candidate_id=item.candidate_id)
    if person is None or (application is not None and _worked_on(work, application)):
        return False
    values = item.old_values or {"old": {}, "new": {}}
    current = _of(person, MERGE_FIELDS)
    unchanged = {name: old for name, old in values["old"].items() if _plain(current)[name] == values["new"].get(name)}
    if unchanged:
        restored = {name: tuple(old) if isinstance(old, list) else old for name, old in unchanged.items()}
        change_contact(work, item.candidate_id, Contact(**{**current, **restored}))
    if application is not None:
        work.save(replace(application, deleted=True))
    _release(work, item, _verdict(item) if again else "reverted")
    _put_facts_back(work, item.candidate_id, item.attachment_id)
    _judge_anew(work, item.candidate_id)
    index_candidate(work, item.candidate_id)
    return True


def _release(work: UnitOfWork, item: ImportItem, verdict: Any) -> None:
    """Part a file from the candidate it was taken in as."""
    if item.attachment_id:
        work.save(replace(work.get(Attachment, item.attachment_id), candidate_id=None))
    work.save(replace(item, verdict=verdict, candidate_id=None, application_id=None, old_values=None))


def _put_facts_back(work: UnitOfWork, candidate_id: str, attachment_id: str | None) -> None:
    """Enter again what counted before the facts of a file that was parted; facts are only ever added."""
    linked = {None, *(entry.id for entry in work.select(Attachment, candidate_id=candidate_id))}
    facts = work.select(ExtractedFact, candidate_id=candidate_id, order="changed_at")
    before = {fact.field: fact for fact in facts if fact.attachment_id in linked}
    for name, fact in screening.facts_of(work, candidate_id).items():
        if attachment_id is not None and fact.attachment_id == attachment_id:
            empty = ExtractedFact(candidate_id=candidate_id, field=name)
            work.add(replace(before.get(name, empty), id=new_id(), reason="undo"))


def _judge_anew(work: UnitOfWork, candidate_id: str) -> None:
    for application in work.select(Application, candidate_id=candidate_id, deleted=False):
        screening.refresh(work, application.id)


def fault_of(item: ImportItem) -> HireError | None:
    """The message of an unreadable file, to be shown in any language."""
    if item.fault is None:
        return None
    return HireError(item.fault["what"], item.fault["remedy"], where=item.file_name, **item.fault["fields"])
