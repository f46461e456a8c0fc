"""Lines -> fields: asks each finder once and masks what must not be quoted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeVar

from hireapp.resumes.contacts import find_emails, find_phones
from hireapp.resumes.dates import months_worked
from hireapp.resumes.degrees import find_education
from hireapp.resumes.document import Document, read_document
from hireapp.resumes.evidence import find_claims, find_learning, find_sales_or_service, find_years_stated
from hireapp.resumes.names import find_name
from hireapp.resumes.pay import find_salary
from hireapp.resumes.places import find_address, find_city
from hireapp.resumes.protected import mask_line, masked_kinds
from hireapp.resumes.values import Claim, Extracted, Found, Job, ResumeFields
from hireapp.resumes.work import find_jobs, full_time_spans

T = TypeVar("T")


def find_fields(extracted: Extracted, file_name: str, as_of: date) -> ResumeFields:
    """All fields of one resume; ``as_of`` is the day "now" ends at."""
    document = read_document(extracted)
    jobs = find_jobs(document)
    phones = _known_first(extracted, "phone", find_phones(document))
    emails = _known_first(extracted, "email", find_emails(document))
    name = _quoted(extracted.known.get("name") or find_name(document, file_name))
    return ResumeFields(
        name=name,
        phone=_quoted(phones[0] if phones else None),
        phones=tuple(found for phone in phones if (found := _quoted(phone))),
        email=_quoted(emails[0] if emails else None),
        education=_quoted(find_education(document)),
        full_time_years=_quoted(_full_time_years(document, jobs, as_of)),
        years_stated=_quoted(find_years_stated(document)),
        jobs=jobs,
        city=_quoted(extracted.known.get("city") or find_city(document)),
        address=_quoted(extracted.known.get("address") or find_address(document)),
        expected_salary=_quoted(find_salary(document)),
        sales_or_service=_quoted(find_sales_or_service(document, jobs)),
        claims=_masked_claims(find_claims(document)),
        learning=_masked_claims(find_learning(document)),
        masked=masked_kinds(extracted.text),
        warnings=_warnings(name, phones, jobs),
    )


def _known_first(extracted: Extracted, kind: str, found: list[Found[str]]) -> list[Found[str]]:
    known = extracted.known.get(kind)
    return [known, *(item for item in found if item.value != known.value)] if known else found


def _quoted(found: Found[T] | None) -> Found[T] | None:
    """The same with protected attributes in the quote masked."""
    return replace(found, quote=mask_line(found.quote)[0]) if found else None


def _masked_claims(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    return tuple(Claim(mask_line(claim.text)[0], claim.line) for claim in claims)


def _full_time_years(document: Document, jobs: tuple[Job, ...], as_of: date) -> Found[float] | None:
    """Years from the dates of the jobs; None when no job carries dates; 0 when all are internships."""
    spans = full_time_spans(jobs)
    if not jobs or (not spans and not all(job.intern for job in jobs)):
        return None
    years = round(months_worked(spans, as_of) / 12, 1)
    undated = sum(not job.start and not job.intern for job in jobs)
    line = jobs[0].line
    quote = next(entry.line.text for entry in document.entries if entry.number == line)
    return Found(years, line, quote, round(max(0.4, 0.9 - 0.2 * undated), 2), "dates")


def _warnings(name: Found[str] | None, phones: list[Found[str]], jobs: tuple[Job, ...]) -> tuple[str, ...]:
    tests = (
        ("no_name", name is None),
        ("phone_masked", bool(phones) and all(phone.note == "masked" for phone in phones)),
        ("no_phone", not phones),
        ("no_jobs", not jobs),
    )
    return tuple(code for code, holds in tests if holds)
