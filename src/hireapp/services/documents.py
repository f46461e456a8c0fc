"""One table of the reports there are: what each is about, and how its finished value is gathered.

Everything of a report is gathered in one transaction, with a note in the audit log where it leaves the program.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hireapp.domain.application import Application
from hireapp.domain.documents import (
    ABOUT,
    BlankForm,
    Document,
    Kind,
    OpeningFigures,
    PanelSummary,
    TestFigures,
    Wanted,
)
from hireapp.domain.insights import Cohort
from hireapp.domain.opening import Opening
from hireapp.domain.role import RoleProfile
from hireapp.domain.role_file import load_profile
from hireapp.errors import HireError, InvalidValue, NotFound
from hireapp.i18n import N_, LocalizedText
from hireapp.services import comparisons, data_export, insights, interviews, panels, quality, validities
from hireapp.services.applications import application_by
from hireapp.services.changes import Changes, changed
from hireapp.services.dossiers import Shared, gather_dossier
from hireapp.services.openings import opening_by, profile_of
from hireapp.services.ports import UnitOfWork
from hireapp.services.report_choices import stage_form

if TYPE_CHECKING:
    from hireapp.forms.form import Form
    from hireapp.forms.loader import Library


@dataclass(frozen=True)
class KindOfReport:
    """A row of the table: how it is gathered, and how its export is noted."""

    gather: Callable[[_Desk, Wanted], Document]
    note: Callable[[UnitOfWork, Wanted], None]


@dataclass(frozen=True)
class Gathered:
    """What became of one subject of a batch: its document, or why there is none. number: its name to the user."""

    subject: str
    number: str
    document: Document | None = None
    error: HireError | None = None


class _Desk:
    """What gathering works with. ``shared``: for dossiers of one transaction."""

    def __init__(self, work: UnitOfWork, library: Library) -> None:
        self.work = work
        self.library = library
        self.shared = Shared(work)

    @property
    def company(self) -> str:
        """The company's name."""
        return str(self.work.setting("company") or "")

    def titles(self) -> dict[str, LocalizedText]:
        """Titles of the competencies by id."""
        return {key: entry.title for key, entry in self.library.competencies.items()}


def gather(work: UnitOfWork, library: Library, wanted: Wanted) -> Document:
    """The finished report, to be looked at. Raises InvalidValue, NotFound or NotAllowed."""
    return KINDS[wanted.kind].gather(_Desk(work, library), _checked(wanted))


def gather_for_export(work: UnitOfWork, library: Library, wanted: Wanted) -> Document:
    """The same for a file that leaves the program: the audit log notes who exported what."""
    document = gather(work, library, wanted)
    KINDS[wanted.kind].note(work, wanted)
    return document


def gather_each(
    work: UnitOfWork, library: Library, kind: Kind, subjects: Sequence[str], stage: str = ""
) -> list[Gathered]:
    """One report for each of ``subjects`` (application ids), noted as exported; a refused one carries its reason."""
    desk = _Desk(work, library)
    return [_one(desk, Wanted(kind, (subject,), stage)) for subject in subjects]


def gather_all(work: UnitOfWork, library: Library, kind: Kind, subjects: Sequence[str], stage: str = "") -> Changes:
    """The same as the result of a change, in ``Batch.found``."""
    return Batch(found=tuple(gather_each(work, library, kind, subjects, stage)))


@dataclass(frozen=True)
class Batch(Changes):
    """What a part of a batch gathered; nothing that views show is touched."""

    found: tuple[Gathered, ...] = ()


def note_export(work: UnitOfWork, wanted: Wanted) -> Changes:
    """Note in the audit log that a report left the program, after it was looked at."""
    KINDS[wanted.kind].note(work, wanted)
    return changed()


def note_unwritten(work: UnitOfWork, kind: Kind, subjects: Sequence[str]) -> Changes:
    """Note that reports noted as exported never became a file: the batch was cancelled, or they failed."""
    for subject in subjects:
        work.record("export", "application", subject, report=kind, written=False)
    return changed()


def subject_of(work: UnitOfWork, library: Library, kind: Kind, named: str) -> str:
    """The id of what a user named by number or id. Raises NotFound."""
    about = ABOUT[kind]
    if about == "opening":
        return opening_by(work, named).id
    if about == "test":
        return _test(library, named).id
    if about == "form":
        return _form_subject(work, library, kind, named)
    return application_by(work, named).id


def _checked(wanted: Wanted) -> Wanted:
    many = ABOUT[wanted.kind] == "applications"
    if not wanted.subjects or (len(wanted.subjects) > 1 and not many):
        raise InvalidValue(N_("This report is about one subject at a time."), N_("Choose one."))
    return wanted


def _one(desk: _Desk, wanted: Wanted) -> Gathered:
    subject = wanted.subjects[0]
    try:
        document = KINDS[wanted.kind].gather(desk, wanted)
    except HireError as error:
        found = desk.work.find(Application, id=subject)
        return Gathered(subject, found.number if found else subject, error=error)
    KINDS[wanted.kind].note(desk.work, wanted)
    return Gathered(subject, document.number, document)


def _evaluation(desk: _Desk, wanted: Wanted) -> Document:
    dossier = gather_dossier(desk.work, desk.library, wanted.subjects[0], desk.shared)
    return Document("evaluation", dossier, dossier.number, dossier.made_on, dossier.decision is None)


def _comparison(desk: _Desk, wanted: Wanted) -> Document:
    made = comparisons.compare(desk.work, desk.library, wanted.subjects)
    return Document("comparison", made, made.opening_number, desk.work.now().date())


def _panel(desk: _Desk, wanted: Wanted) -> Document:
    made = panels.panel(desk.work, desk.library, wanted.subjects[0], wanted.stage)
    today = desk.work.now().date()
    value = PanelSummary(made, desk.titles(), desk.company, today)
    return Document("panel", value, f"{made.number}_{made.stage}", today)


def _guide(desk: _Desk, wanted: Wanted) -> Document:
    probes = tuple(text for _key, text in interviews.claim_probes(desk.library))
    return _blank(desk, wanted, probes)


def _phone(desk: _Desk, wanted: Wanted) -> Document:
    return _blank(desk, wanted, ())


def _blank(desk: _Desk, wanted: Wanted, probes: tuple[LocalizedText, ...]) -> Document:
    form, subject, number = _form_for(desk, wanted.kind, wanted.subjects[0])
    value = BlankForm(form, subject, desk.company, desk.titles(), probes)
    return Document(wanted.kind, value, number, desk.work.now().date())


def _form_for(desk: _Desk, kind: Kind, subject: str) -> tuple[Form, LocalizedText, str]:
    """The form of an opening (as pinned), of a role, or itself; in words what it is for; and its number."""
    opening = desk.work.find(Opening, id=subject)
    if opening is not None:
        profile = profile_of(desk.work, opening)
        words = LocalizedText(f"{profile.title.zh}　{opening.title}", f"{profile.title.en}, {opening.title}")
        return _form_of(desk.library, profile, kind), words, opening.number
    if subject in desk.library.roles:
        profile = load_profile(desk.library.roles[subject], desk.library)
        return _form_of(desk.library, profile, kind), profile.title, subject
    form = desk.library.form(subject)
    return form, form.title, form.id


def _form_of(library: Library, profile: RoleProfile, kind: Kind) -> Form:
    found = stage_form(profile, kind)
    if found is None:
        raise NotFound(N_("This role has no such stage."), N_("See the role profile."))
    return library.form(found)


def _form_subject(work: UnitOfWork, library: Library, kind: Kind, named: str) -> str:
    opening = work.find(Opening, number=named) or work.find(Opening, id=named)
    if opening is not None:
        return opening.id
    form = library.forms.get(named)
    if named in library.roles or (form is not None and form.kind == ("interview" if kind == "guide" else "phone")):
        return named
    raise NotFound(
        N_("'{id}' is neither a role, an opening nor a form of this kind."), N_("See 'hireapp check-forms'."), id=named
    )


def _summary(desk: _Desk, wanted: Wanted) -> Document:
    opening = desk.work.get(Opening, wanted.subjects[0])
    cohort = Cohort(opening_id=opening.id)
    value = OpeningFigures(
        insights.process(desk.work, cohort),
        validities.results(desk.work, cohort),
        f"{opening.number} {opening.title}",
        desk.company,
        _logo(desk.work),
    )
    return Document("summary", value, opening.number, desk.work.now().date())


def _tests(desk: _Desk, wanted: Wanted) -> Document:
    form = _test(desk.library, wanted.subjects[0])
    value = TestFigures(quality.test_quality(desk.work, desk.library, form.id, Cohort()), desk.company)
    return Document("tests", value, form.id, desk.work.now().date())


def _data(desk: _Desk, wanted: Wanted) -> Document:
    application = desk.work.get(Application, wanted.subjects[0])
    content = data_export.export_data(desk.work, application.candidate_id)
    return Document("data", content, application.number, desk.work.now().date())


def _test(library: Library, form_id: str) -> Form:
    form = library.form(form_id)
    if form.kind != "test":
        raise InvalidValue(N_("'{id}' is not a test."), N_("See 'hireapp check-forms'."), id=form_id)
    return form


def _logo(work: UnitOfWork) -> bytes | None:
    try:
        return base64.b64decode(work.setting("logo") or "") or None
    except binascii.Error:
        return None


def _note_application(work: UnitOfWork, wanted: Wanted) -> None:
    for subject in wanted.subjects:
        work.record("export", "application", subject, report=wanted.kind)


def _note_form(work: UnitOfWork, wanted: Wanted) -> None:
    work.record("export", "form", wanted.subjects[0], report=wanted.kind)


def _note_insights(work: UnitOfWork, wanted: Wanted) -> None:
    insights.note_export(work, wanted.kind)


KINDS: dict[Kind, KindOfReport] = {
    "evaluation": KindOfReport(_evaluation, _note_application),
    "comparison": KindOfReport(_comparison, _note_application),
    "panel": KindOfReport(_panel, _note_application),
    "guide": KindOfReport(_guide, _note_form),
    "phone": KindOfReport(_phone, _note_form),
    "summary": KindOfReport(_summary, _note_insights),
    "tests": KindOfReport(_tests, _note_insights),
    "data": KindOfReport(_data, _note_application),
}
"""All reports, in the order they are offered."""
