"""Use cases of a sitting: prepare, consent, begin a test, keep each answer with its time, finish, leave by PIN.

Each answer is committed when given, together with where the sitting stands and what its clocks show; after any kind of
stop the sitting goes on from there (``domain.sitting`` has the rule of the clock).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hireapp.domain.application import Application
from hireapp.domain.assessment import Assessment
from hireapp.domain.candidate import Candidate, Consent
from hireapp.domain.opening import Opening
from hireapp.domain.role import RoleProfile, Stage
from hireapp.domain.sitting import EVENTS, EXTRA_TIME, Sitting, SittingEvent, SittingMode, new_seed, pin_fits, pin_hash
from hireapp.errors import InvalidValue, NotAllowed, NotFound
from hireapp.forms.answer import Answer
from hireapp.forms.form import Form, check_answer
from hireapp.forms.paging import given, pages_of
from hireapp.i18n import N_, Language, LocalizedText
from hireapp.services import aptitude
from hireapp.services.assessments import answers_of, clean_answer, form_of, form_version_of, put_answer, refresh_summary
from hireapp.services.candidates import person_of
from hireapp.services.changes import Changes, changed
from hireapp.services.openings import profile_of
from hireapp.services.ports import UnitOfWork
from hireapp.services.texts import clean_line

if TYPE_CHECKING:
    from hireapp.forms.loader import Library

PURPOSE = "aptitude_tests"


@dataclass(frozen=True)
class SittingDraft:
    """What HR settles before a sitting: which tests, language, extra time, PIN to leave, contact and retention date.

    seed: decides the drawn orders; a new one unless given.
    """

    forms: tuple[str, ...]
    language: Language
    pin: str
    contact: str
    retain_until: date
    extra_time: Decimal = Decimal(1)
    seed: str = ""


@dataclass(frozen=True)
class SittingView:
    """Everything the page of a sitting shows. ``forms`` in order, in the version that was begun.

    answers and elapsed: by form id. begun: the assessment of each form that was begun; done: those finished.
    """

    sitting: Sitting
    name: str
    number: str
    role_title: LocalizedText
    company: str
    recruiter: str
    forms: tuple[Form, ...]
    begun: Mapping[str, Assessment]
    answers: Mapping[str, Mapping[str, Answer]]
    done: frozenset[str]


def tests_stage(profile: RoleProfile) -> Stage:
    """The stage of tests of a role. Raises NotFound."""
    for stage in profile.stages:
        if stage.kind == "tests":
            return stage
    raise NotFound(
        N_("This opening's role has no tests."),
        N_("Its profile is an older version; open a new opening with the present profile."),
    )


def prepare(work: UnitOfWork, library: Library, application_id: str, draft: SittingDraft) -> Changes:
    """Make a sitting ready to be taken on this machine. Raises InvalidValue naming what is missing."""
    if draft.extra_time not in EXTRA_TIME:
        raise InvalidValue(N_("Extra time is a factor of 1, 1.25, 1.5 or 2."), N_("Choose one of them."))
    if not clean_line(draft.contact):
        raise InvalidValue(
            N_("The candidate must read whom to ask about their data."), N_("Write a name with e-mail or phone.")
        )
    application = work.get(Application, application_id)
    candidate = work.get(Candidate, application.candidate_id)
    if min(candidate.retain_until or draft.retain_until, draft.retain_until) <= work.now().date():
        raise InvalidValue(N_("The retention date must lie ahead."), N_("Choose a later day."))
    if candidate.retain_until is None:
        work.save(replace(candidate, retain_until=draft.retain_until))
    sitting = _new(work, library, application, draft.forms, "screen")
    sitting = replace(
        sitting,
        language=draft.language,
        extra_time=draft.extra_time,
        seed=draft.seed or sitting.seed,
        pin=pin_hash(draft.pin),
        contact=clean_line(draft.contact),
        retain_until=candidate.retain_until or draft.retain_until,
    )
    work.add(sitting)
    work.record("prepare", "sitting", sitting.id, forms=list(sitting.forms))
    return changed(("application", application_id), ("sitting", sitting.id), result=sitting.id)


def prepare_paper(
    work: UnitOfWork,
    library: Library,
    application_id: str,
    form_id: str,
    language: Language,
    source_key: str = "",
    seed: str = "",
) -> Changes:
    """A sitting for entering a paper form, or one read from a file (``source_key`` names it).

    Its order and what is drawn are those of ``seed``: of the paper form, or as the file says.
    """
    application = work.get(Application, application_id)
    mode: SittingMode = "file" if source_key else "paper"
    if source_key and work.find(Sitting, source_key=source_key) is not None:
        raise InvalidValue(N_("This answer file was taken in before."), N_("Each sitting counts once."))
    sitting = replace(
        _new(work, library, application, (form_id,), mode),
        language=language,
        state="running",
        started_at=work.now(),
        source_key=source_key,
        seed=seed,
    )
    work.add(sitting)
    work.record("prepare", "sitting", sitting.id, forms=[form_id], mode=mode)
    return changed(("application", application_id), ("sitting", sitting.id), result=sitting.id)


def view(work: UnitOfWork, library: Library, sitting_id: str) -> SittingView:
    """The sitting with its forms, and what was answered so far."""
    sitting = work.get(Sitting, sitting_id)
    application = work.get(Application, sitting.application_id)
    opening = work.get(Opening, application.opening_id)
    begun = {form_of(work, entry).id: entry for entry in work.select(Assessment, sitting_id=sitting_id)}
    forms = tuple(form_of(work, begun[name]) if name in begun else library.form(name) for name in sitting.forms)
    from hireapp.services.users import user_names

    return SittingView(
        sitting,
        person_of(work, application.candidate_id).name,
        application.number,
        profile_of(work, opening).title,
        str(work.setting("company") or ""),
        user_names(work).get(opening.recruiter_id, ""),
        forms,
        begun,
        {name: answers_of(work, entry.id) for name, entry in begun.items()},
        frozenset(name for name, entry in begun.items() if entry.state == "submitted"),
    )


def consent(work: UnitOfWork, sitting_id: str) -> Changes:
    """Keep that the candidate confirmed who they are and agreed to the tests; the sitting runs from here."""
    sitting = _open(work, sitting_id)
    if sitting.consented_at is not None:
        return changed(("sitting", sitting_id))
    application = work.get(Application, sitting.application_id)
    work.add(
        Consent(
            candidate_id=application.candidate_id,
            purpose=PURPOSE,
            given=True,
            given_at=work.now(),
            how=f"on screen, sitting {sitting_id}, kept until {sitting.retain_until}",
        )
    )
    started = sitting.started_at or work.now()
    work.save(replace(sitting, state="running", consented_at=work.now(), started_at=started))
    _note(work, sitting_id, "consent", "", 0, None)
    work.record("consent", "sitting", sitting_id)
    return changed(("sitting", sitting_id), ("application", sitting.application_id))


def begin_form(work: UnitOfWork, library: Library, sitting_id: str, form_id: str, language: Language) -> Changes:
    """Begin a test of the sitting, or go on with it: the items and their order are drawn and kept now."""
    sitting = _open(work, sitting_id)
    for entry in work.select(Assessment, sitting_id=sitting_id):
        if form_of(work, entry).id == form_id:
            return changed(("sitting", sitting_id), result=entry.id)
    if sitting.mode == "screen" and sitting.consented_at is None:
        raise NotAllowed(N_("The candidate has not agreed yet."), N_("Begin with the first page."))
    form = library.form(form_id)
    if form_id not in sitting.forms:
        raise InvalidValue(N_("'{id}' is not a test."), id=form_id)
    earlier = [
        entry
        for entry in work.select(Assessment, application_id=sitting.application_id, stage=sitting.stage)
        if entry.sitting_id is not None
    ]
    assessment = Assessment(
        application_id=sitting.application_id,
        stage=sitting.stage,
        form_version_id=form_version_of(work, form).id,
        assessor_id=work.actor,
        round=len(earlier) + 1,
        sitting_id=sitting_id,
        asked=given(pages_of(form, language, sitting.seed)),
        started_at=work.now(),
        steps={"language": language},
    )
    work.add(assessment)
    _note(work, sitting_id, "form_begun", form_id, 0, {"language": language})
    work.record("start", "assessment", assessment.id, form=form.id, version=form.version, sitting=sitting_id)
    return changed(("sitting", sitting_id), result=assessment.id)


def keep_answer(
    work: UnitOfWork,
    form: Form,
    assessment_id: str,
    question_id: str,
    answer: Answer,
    elapsed_ms: int,
    place: Mapping[str, Any] | None = None,
) -> Changes:
    """Keep one answer with the time spent on it, and where the sitting stands. Raises InvalidValue, NotAllowed."""
    assessment = work.get(Assessment, assessment_id)
    if assessment.state != "draft" or assessment.sitting_id is None:
        raise NotAllowed(N_("This test is finished."), N_("Its answers stay as they are."))
    _open(work, assessment.sitting_id)
    answer = clean_answer(answer)
    check_answer(form, question_id, answer)
    put_answer(work, assessment_id, question_id, answer, elapsed_ms)
    if place is not None:
        _keep_place(work, assessment.sitting_id, place)
    return changed()


def keep_place(work: UnitOfWork, sitting_id: str, place: Mapping[str, Any]) -> Changes:
    """Keep the page in view and the clocks."""
    _keep_place(work, sitting_id, place)
    return changed()


def note_event(
    work: UnitOfWork, sitting_id: str, kind: str, form_id: str = "", at_ms: int = 0, detail: Any = None
) -> Changes:
    """Keep what happened besides answers: focus lost, a pause, a change of language."""
    if kind not in EVENTS:
        raise InvalidValue(N_("'{id}' is not an event of a sitting."), id=kind)
    _note(work, sitting_id, kind, form_id, at_ms, detail)
    if kind == "language":
        work.save(replace(work.get(Sitting, sitting_id), language=detail))
    return changed()


def finish_form(work: UnitOfWork, assessment_id: str, elapsed_ms: int) -> Changes:
    """Lock one test of the sitting and score it."""
    assessment = work.get(Assessment, assessment_id)
    assert assessment.sitting_id is not None
    if assessment.state == "submitted":
        return changed()
    _open(work, assessment.sitting_id)
    locked = work.save(replace(assessment, state="submitted", submitted_at=work.now(), elapsed_ms=max(0, elapsed_ms)))
    result = aptitude.store_result(work, locked)
    form_id = form_of(work, locked).id
    _note(work, assessment.sitting_id, "form_done", form_id, elapsed_ms, None)
    work.record("submit", "assessment", assessment_id, result=result, sitting=assessment.sitting_id)
    refresh_summary(work, assessment.application_id)
    return changed(("application", assessment.application_id), ("sitting", assessment.sitting_id), result=result)


def finish(work: UnitOfWork, sitting_id: str) -> Changes:
    """End a sitting whose tests are all done."""
    sitting = work.get(Sitting, sitting_id)
    if sitting.state == "running":
        work.save(replace(sitting, state="finished", finished_at=work.now()))
        work.record("finish", "sitting", sitting_id)
    return changed(("sitting", sitting_id), ("application", sitting.application_id))


def stop(work: UnitOfWork, sitting_id: str) -> Changes:
    """End a sitting before its time; finished tests keep their results, the others stay unscored."""
    sitting = _open(work, sitting_id)
    work.save(replace(sitting, state="stopped", finished_at=work.now()))
    work.record("stop", "sitting", sitting_id)
    return changed(("sitting", sitting_id), ("application", sitting.application_id))


def pin_is(work: UnitOfWork, sitting_id: str, pin: str) -> bool:
    """Whether ``pin`` lets staff leave the sitting."""
    return pin_fits(pin, work.get(Sitting, sitting_id).pin)


def sittings_of(work: UnitOfWork, application_id: str) -> list[Sitting]:
    """The sittings of an application, oldest first."""
    return work.select(Sitting, application_id=application_id)


def events_of(work: UnitOfWork, sitting_id: str) -> list[SittingEvent]:
    """What happened in a sitting, in order."""
    return work.select(SittingEvent, sitting_id=sitting_id, order="seq")


def _new(
    work: UnitOfWork, library: Library, application: Application, forms: tuple[str, ...], mode: SittingMode
) -> Sitting:
    profile = profile_of(work, work.get(Opening, application.opening_id))
    stage = tests_stage(profile)
    if not forms:
        raise InvalidValue(N_("A sitting needs at least one test."), N_("Tick one."))
    for name in forms:
        if library.form(name).kind != "test":
            raise InvalidValue(N_("'{id}' is not a test."), id=name)
    running = [entry for entry in sittings_of(work, application.id) if entry.state in ("prepared", "running")]
    if mode == "screen" and any(entry.mode == "screen" for entry in running):
        raise InvalidValue(
            N_("A sitting of this candidate is not finished yet."), N_("Go on with it, or end it first.")
        )
    return Sitting(application_id=application.id, stage=stage.id, mode=mode, forms=tuple(forms), seed=new_seed())


def _open(work: UnitOfWork, sitting_id: str) -> Sitting:
    sitting = work.get(Sitting, sitting_id)
    if sitting.state not in ("prepared", "running"):
        raise NotAllowed(N_("This sitting is over."), N_("Prepare a new one."))
    return sitting


def _keep_place(work: UnitOfWork, sitting_id: str, place: Mapping[str, Any]) -> None:
    work.save(replace(work.get(Sitting, sitting_id), place=dict(place)))


def _note(work: UnitOfWork, sitting_id: str, kind: str, form_id: str, at_ms: int, detail: Any) -> None:
    seq = len(work.select(SittingEvent, sitting_id=sitting_id)) + 1
    work.add(
        SittingEvent(
            sitting_id=sitting_id,
            seq=seq,
            at=work.now(),
            what=kind,
            form_id=form_id,
            at_ms=max(0, at_ms),
            detail=detail,
        )
    )
