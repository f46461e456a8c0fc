"""Use cases of the panel: who is to rate, who still owes, what the raters agree on, and what they settle together."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from hireapp.domain.application import Application
from hireapp.domain.assessment import (
    AnswerAmendment,
    Assessment,
    Recommendation,
    StoredText,
)
from hireapp.domain.opening import Opening
from hireapp.domain.panel import (
    SECOND_SHARE,
    Consensus,
    Panel,
    PanelMark,
    PanelRow,
    PanelSeat,
    Seat,
    Topic,
    in_sample,
)
from hireapp.domain.role import RoleProfile, Stage
from hireapp.domain.user import UserAccount
from hireapp.errors import InvalidValue, NotAllowed, NotFound
from hireapp.forms.form import Form
from hireapp.forms.loader import competency_title
from hireapp.i18n import N_, LocalizedText
from hireapp.numbers import mean
from hireapp.psychometrics.agreement import icc, rwg, rwg_items
from hireapp.psychometrics.enough import TooFew
from hireapp.services import interviews
from hireapp.services.assessments import form_of, may_see_among
from hireapp.services.candidates import index_candidate, person_of
from hireapp.services.changes import Changes, Undo, changed
from hireapp.services.openings import profile_of
from hireapp.services.ports import UnitOfWork
from hireapp.services.scorecards import score_card, scores_of_sheets
from hireapp.services.structure import structure_of
from hireapp.services.texts import clean_line

if TYPE_CHECKING:
    from hireapp.forms.loader import Library

_Z95 = Decimal("1.96")
RATED_KINDS = ("phone", "work_sample", "interview")


@dataclass(frozen=True)
class SeatDraft:
    """A seat as entered: who, and which competencies they look at first (none: all)."""

    assessor_id: str
    focus: tuple[str, ...] = ()


def set_panel(work: UnitOfWork, application_id: str, stage_id: str, seats: Sequence[SeatDraft]) -> Changes:
    """Ask these people to rate a candidate at a stage, each looking at their focus first.

    A seat hides the others' marks until its own sheet is in. Raises InvalidValue if nobody is asked, somebody twice, or
    if somebody who has begun a sheet would be taken off. What nobody's focus covers is named on the panel's page.
    """
    application = work.get(Application, application_id)
    profile = profile_of(work, work.get(Opening, application.opening_id))
    stage = profile.stage(stage_id)
    _check_seats(work, profile, stage, seats)
    before = work.select(PanelSeat, application_id=application_id, stage=stage_id)
    seconds = {seat.assessor_id for seat in before if seat.second}
    wanted = [(seat.assessor_id, seat.focus, seat.assessor_id in seconds) for seat in seats]
    _replace(work, application_id, stage_id, before, wanted)
    work.record("panel", "application", application_id, stage=stage_id, seats=[seat.assessor_id for seat in seats])
    index_candidate(work, application.candidate_id)

    def back(unit: UnitOfWork) -> Changes:
        now = unit.select(PanelSeat, application_id=application_id, stage=stage_id)
        _replace(unit, application_id, stage_id, now, [(seat.assessor_id, seat.focus, seat.second) for seat in before])
        unit.record("undo", "application", application_id, stage=stage_id)
        return changed(("application", application_id), ("panel", application_id))

    undo = Undo(N_("Change of the panel taken back"), back)
    return changed(("application", application_id), ("panel", application_id), undo=undo)


def ask_second(work: UnitOfWork, application_id: str, stage_id: str, assessor_id: str) -> Changes:
    """Ask a second person to listen to a phone screen and rate it without seeing the first marks."""
    application = work.get(Application, application_id)
    stage = profile_of(work, work.get(Opening, application.opening_id)).stage(stage_id)
    if stage.kind != "phone":
        raise InvalidValue(N_("Only a phone screen has a second rater of the sample."), N_("Set the panel instead."))
    if work.find(UserAccount, id=assessor_id) is None:
        raise InvalidValue(N_("Nobody has this id."), N_("Choose a person of the list."))
    rated = work.find(Assessment, application_id=application_id, stage=stage_id, assessor_id=assessor_id)
    if rated is not None:
        raise InvalidValue(N_("This person rates this call already."), N_("Choose somebody else."))
    seat = PanelSeat(application_id=application_id, stage=stage_id, assessor_id=assessor_id, second=True)
    work.put(seat, "application_id", "stage", "assessor_id")
    work.record("panel", "application", application_id, stage=stage_id, second=assessor_id)
    return changed(("application", application_id), ("panel", application_id))


def record_consensus(
    work: UnitOfWork,
    application_id: str,
    stage_id: str,
    competency: str,
    level: Decimal,
    reason: str,
    present: Sequence[str] = (),
) -> Changes:
    """Keep what the panel settled on a competency, beside the marks; the marks and their mean stay as they are.

    Raises NotAllowed while a sheet is owed, InvalidValue without a reason or off the scale.
    """
    reason = clean_line(reason, 500)
    opening = work.get(Opening, work.get(Application, application_id).opening_id)
    profile = profile_of(work, opening)
    if profile.competency(competency) is None:
        raise InvalidValue(
            N_("The role has no competency '{id}'."), N_("Choose one of the role's."), id=competency
        )
    if not level.is_finite() or not 1 <= level <= 5 or level * 2 != int(level * 2):
        raise InvalidValue(N_("A consensus lies between 1 and 5, in halves."), N_("Choose a level."))
    if not reason:
        raise InvalidValue(N_("A consensus needs a reason."), N_("Write one sentence: what settled it."))
    sheets = _sheets(work, application_id, stage_id)
    owing = _owing(work, application_id, stage_id, sheets)
    if owing or not sheets:
        raise NotAllowed(
            N_("A consensus comes after all have submitted; {count} still owe their sheet."),
            N_("Wait for them, or take them off the panel."),
            count=len(owing),
        )
    if not all(may_see_among(work, sheets)):
        raise NotAllowed(
            N_("A consensus is recorded by somebody who sees all marks."), N_("Submit your own sheet first.")
        )
    raters = [entry.assessor_id for entry in sheets]
    made = Consensus(
        application_id=application_id,
        stage=profile.stage(stage_id).id,
        competency=competency,
        level=level,
        reason=reason,
        present=tuple(name for name in present if name in raters) or tuple(raters),
        recorded_by=work.actor,
        recorded_at=work.now(),
    )
    work.add(made)
    work.record("consensus", "application", application_id, stage=stage_id, competency=competency)
    return changed(("application", application_id), ("panel", application_id), result=made.id)


def consensus_of(work: UnitOfWork, application_id: str, stage_id: str) -> dict[str, Consensus]:
    """The consensus that stands, by competency."""
    found = work.select(Consensus, application_id=application_id, stage=stage_id, order="recorded_at")
    return {entry.competency: entry for entry in found}


def panel(work: UnitOfWork, library: Library, application_id: str, stage_id: str = "") -> Panel:
    """The panel of a stage as the actor may see it; by default of the last rated stage with a sheet or a seat."""
    application = work.get(Application, application_id)
    if not work.queries.visible(application.candidate_id):
        raise NotFound(N_("This candidate is no longer there."), N_("Refresh the list."))
    opening = work.get(Opening, application.opening_id)
    profile = profile_of(work, opening)
    stage = _stage(work, application, profile, stage_id)
    return _Reading(work, library, application, opening, profile, stage).panel()


class _Reading:
    """One reading of a panel."""

    def __init__(
        self,
        work: UnitOfWork,
        library: Library,
        application: Application,
        opening: Opening,
        profile: RoleProfile,
        stage: Stage,
    ) -> None:
        self.work, self.library = work, library
        self.application, self.opening, self.profile, self.stage = application, opening, profile, stage
        self.users = {user.id: user for user in work.select(UserAccount)}
        self.seats = work.select(PanelSeat, application_id=application.id, stage=stage.id, order="changed_at")
        begun = work.select(Assessment, application_id=application.id, stage=stage.id, order="started_at")
        self.begun = [entry for entry in begun if entry.sitting_id is None]
        submitted = [entry for entry in self.begun if entry.state == "submitted"]
        self.seen = [
            entry for entry, open_ in zip(submitted, may_see_among(work, submitted), strict=True) if open_
        ]
        self.blind = len(self.seen) < len(submitted) or self._owes(submitted)
        self.letters = _letters(work, application.id)
        self.seen.sort(key=self._letter)
        self.scores = scores_of_sheets(work, self.seen)
        self.consensus = {} if self.blind else consensus_of(work, application.id, stage.id)

    def panel(self) -> Panel:
        """All of it."""
        rows = self._rows()
        card = score_card(self.work, self.application, self.profile, [entry.id for entry in self.seen])
        score = card.stages.get(self.stage.id)
        return Panel(
            application_id=self.application.id,
            number=self.application.number,
            name=person_of(self.work, self.application.candidate_id).name,
            stage=self.stage.id,
            stage_title=self.stage.title,
            opening_title=self.opening.title,
            seats=self._seats(),
            wanted=self.stage.raters,
            blind=self.blind,
            rows=rows,
            overall=self._overall(rows),
            agreement={} if self.blind else stage_agreement(self.work, self.opening.id, self.stage.id),
            topics=() if self.blind else self._topics(rows),
            structure=structure_of(self.work, self.opening, self.stage, self._form(), self.begun),
            score=score.value if score else None,
            error=score.sem * _Z95 if score else None,
            needs_second=self._needs_second(),
            uncovered=tuple(row.title for row in rows if self.seats and not row.covered),
        )

    def _letter(self, sheet: Assessment) -> str:
        return self.letters.get(sheet.assessor_id, "")

    def _owes(self, submitted: Sequence[Assessment]) -> bool:
        done = any(entry.assessor_id == self.work.actor for entry in submitted)
        return not done and any(seat.assessor_id == self.work.actor for seat in self.seats)

    def _form(self) -> Form:
        return form_of(self.work, self.begun[0]) if self.begun else self.library.form(self.stage.form or "")

    def _seats(self) -> tuple[Seat, ...]:
        people = {seat.assessor_id: seat for seat in self.seats}
        order = sorted({*people, *(entry.assessor_id for entry in self.begun)}, key=lambda name: self.letters[name])
        return tuple(self._seat(person, people.get(person)) for person in order)

    def _seat(self, person: str, seat: PanelSeat | None) -> Seat:
        sheet = next((entry for entry in self.begun if entry.assessor_id == person), None)
        seen = sheet is not None and any(entry.id == sheet.id for entry in self.seen)
        words = self.work.find(Recommendation, assessment_id=sheet.id) if sheet and seen else None
        user = self.users.get(person)
        return Seat(
            person,
            user.name if user else "",
            self.letters.get(person, ""),
            seat.focus if seat else (),
            bool(seat and seat.second),
            "owes" if sheet is None else sheet.state,
            sheet.submitted_at if sheet else None,
            words.verdict if words else "",
            words.reason if words else "",
            seat is not None,
        )

    def _rows(self) -> tuple[PanelRow, ...]:
        asked = rated_competencies(self._form(), {name for sheet in self.seen for name in sheet.asked})
        quotations = _quotations(self.work, self.seen)
        first = _first_values(self.work, self.seen)
        return tuple(
            self._row(entry.id, entry.weight, entry.band_from, quotations, first)
            for entry in self.profile.competencies
            if entry.id in asked
        )

    def _row(
        self,
        competency: str,
        weight: int,
        band_from: Decimal,
        quotations: Mapping[tuple[str, str], str],
        first: Mapping[tuple[str, str], Decimal],
    ) -> PanelRow:
        marks = tuple(
            PanelMark(
                self.letters.get(sheet.assessment.assessor_id, ""),
                sheet.competencies.get(competency),
                first.get((sheet.assessment.id, competency)),
                quotations.get((sheet.assessment.id, competency), ""),
            )
            for sheet in self.scores
        )
        values = [mark.value for mark in marks if mark.value is not None]
        covered = [seat for seat in self.seats if not seat.focus or competency in seat.focus]
        return PanelRow(
            competency,
            competency_title(self.library.competencies, competency),
            weight,
            band_from,
            marks,
            mean(values),
            max(values) - min(values) if len(values) > 1 else None,
            rwg([float(value) for value in values]),
            tuple(self.letters.get(seat.assessor_id, "") for seat in covered),
            self.consensus.get(competency),
        )

    def _overall(self, rows: Sequence[PanelRow]) -> float | TooFew:
        """rwg over the competencies that every rater rated."""
        complete = [
            [float(mark.value) for mark in row.marks if mark.value is not None]
            for row in rows
            if row.marks and all(mark.value is not None for mark in row.marks)
        ]
        if not complete or len(complete[0]) < 2:
            return TooFew(len(complete[0]) if complete else 0, 2, "raters")
        return rwg_items([list(column) for column in zip(*complete, strict=True)])

    def _topics(self, rows: Sequence[PanelRow]) -> tuple[Topic, ...]:
        topics = [
            Topic("split", row.title, _told(row.marks)) for row in rows if row.split
        ]
        topics += [Topic("gap", row.title) for row in rows if self.scores and row.mean is None]
        verdicts = {seat.verdict for seat in self._seats() if seat.verdict}
        if len(verdicts) > 1:
            topics.append(Topic("verdict", self.stage.title))
        return tuple(topics + self._claims() + self._open())

    def _claims(self) -> list[Topic]:
        claims = interviews.claims_of(self.work, self.application.id)
        visible = {entry.id for entry in self.seen}
        states: dict[str, set[str]] = {}
        for entry in interviews.judgements_of(self.work, claims):
            if entry.assessment_id in visible:
                states.setdefault(entry.claim_id, set()).add(entry.state)
        split = [claim for claim in claims if len(states.get(claim.id, set())) > 1 or claim.state == "contradicted"]
        found = [Topic("claim", LocalizedText(claim.text, claim.text), claim.note) for claim in split]
        for conflict in interviews.contradictions_of(self.work, self.application.id):
            if not conflict.answer:
                words = f"{conflict.left_quote} | {conflict.right_quote}"
                found.append(Topic("contradiction", LocalizedText(words, words)))
        return found

    def _open(self) -> list[Topic]:
        return [
            Topic("open", LocalizedText(entry.question, entry.question), entry.who)
            for entry in interviews.open_questions_of(self.work, self.application.id)
        ]

    def _needs_second(self) -> bool:
        if self.stage.kind != "phone" or len(self.begun) > 1 or any(seat.second for seat in self.seats):
            return False
        done = any(entry.state == "submitted" for entry in self.begun)
        return done and in_sample(self.application.id, second_share(self.work))


def second_share(work: UnitOfWork) -> int:
    """Percent of the phone screens a second rater listens to, as the company set it."""
    value = work.setting("second_share")
    return SECOND_SHARE if value is None else int(value)


def stage_agreement(work: UnitOfWork, opening_id: str, stage_id: str) -> dict[str, object]:
    """Agreement of the raters over the candidates of an opening at a stage: ICC(1) and ICC(1,k), or why not.

    Candidates of an opening are seldom rated by the same people, so the one-way form holds (Shrout & Fleiss 1979,
    case 1). Each candidate brings the stage scores of two raters; more are left out in the order of submission.
    """
    applications = work.select(Application, opening_id=opening_id, deleted=False)
    sheets = work.select(
        Assessment,
        application_id=tuple(entry.id for entry in applications),
        stage=stage_id,
        state="submitted",
        order="submitted_at",
    )
    seen = [entry for entry, open_ in zip(sheets, may_see_among(work, sheets), strict=True) if open_]
    values = _stage_values(work, seen)
    pairs: dict[str, list[float]] = {}
    for sheet in seen:
        if sheet.id in values:
            pairs.setdefault(sheet.application_id, []).append(values[sheet.id])
    table = [entry[:2] for entry in pairs.values() if len(entry) >= 2]
    return {"one": icc(table, "1"), "mean": icc(table, "1k"), "candidates": len(table)}


def rated_competencies(form: Form, asked: Collection[str] = ()) -> frozenset[str]:
    """The competencies of a form's planned questions, and of those in reserve (no minutes) that were ``asked``."""
    return frozenset(
        question.competency
        for section in form.sections
        for question in section.questions
        if question.competency and (section.minutes != 0 or question.id in asked)
    )


def _stage_values(work: UnitOfWork, sheets: Sequence[Assessment]) -> dict[str, float]:
    scores = scores_of_sheets(work, sheets)
    return {entry.assessment.id: float(entry.stage_score) for entry in scores if entry.stage_score is not None}


def _check_seats(work: UnitOfWork, profile: RoleProfile, stage: Stage, seats: Sequence[SeatDraft]) -> None:
    if stage.kind not in RATED_KINDS:
        raise InvalidValue(N_("Nobody rates at this stage."), N_("Choose the phone screen, work sample or interview."))
    if not seats:
        raise InvalidValue(N_("A panel needs at least one rater."), N_("Add a person."))
    known = {user.id for user in work.select(UserAccount, active=True)}
    if any(seat.assessor_id not in known for seat in seats):
        raise InvalidValue(N_("Nobody has this id."), N_("Choose a person of the list."))
    if len({seat.assessor_id for seat in seats}) < len(seats):
        raise InvalidValue(N_("Somebody is on the panel twice."), N_("Give each person one seat."))
    role = {entry.id for entry in profile.competencies}
    strange = [name for seat in seats for name in seat.focus if name not in role]
    if strange:
        raise InvalidValue(N_("The role has no competency '{id}'."), N_("Choose one of the role's."), id=strange[0])


def _replace(
    work: UnitOfWork,
    application_id: str,
    stage_id: str,
    before: Sequence[PanelSeat],
    seats: Sequence[tuple[str, tuple[str, ...], bool]],
) -> None:
    people = {person for person, _focus, _second in seats}
    _keep_own_seat(work, application_id, stage_id, {seat.assessor_id for seat in before}, people)
    for seat in before:
        if seat.assessor_id in people:
            continue
        if work.find(Assessment, application_id=application_id, stage=stage_id, assessor_id=seat.assessor_id):
            raise InvalidValue(
                N_("Somebody on the panel has begun a sheet and can't be taken off."),
                N_("Keep their seat; the sheet is part of the record."),
            )
        work.remove(seat)
    for person, focus, second in seats:
        made = PanelSeat(
            application_id=application_id, stage=stage_id, assessor_id=person, focus=tuple(focus), second=second
        )
        work.put(made, "application_id", "stage", "assessor_id")


def _keep_own_seat(
    work: UnitOfWork, application_id: str, stage_id: str, before: Collection[str], after: Collection[str]
) -> None:
    """Nobody leaves a panel to look at the others' marks, nor comes back after having looked."""
    if (work.actor in before) == (work.actor in after):
        return
    others = [entry for entry in _sheets(work, application_id, stage_id) if entry.assessor_id != work.actor]
    own = work.find(Assessment, application_id=application_id, stage=stage_id, assessor_id=work.actor)
    if others and own is None:
        raise NotAllowed(
            N_("Others have submitted already: you can't change your own seat now."),
            N_("Ask somebody else to change the panel."),
        )


def _sheets(work: UnitOfWork, application_id: str, stage_id: str) -> list[Assessment]:
    found = work.select(Assessment, application_id=application_id, stage=stage_id, state="submitted")
    return [entry for entry in found if entry.sitting_id is None]


def _owing(work: UnitOfWork, application_id: str, stage_id: str, sheets: Sequence[Assessment]) -> list[PanelSeat]:
    done = {entry.assessor_id for entry in sheets}
    seats = work.select(PanelSeat, application_id=application_id, stage=stage_id)
    return [seat for seat in seats if seat.assessor_id not in done]


def _stage(work: UnitOfWork, application: Application, profile: RoleProfile, stage_id: str) -> Stage:
    if stage_id:
        return profile.stage(stage_id)
    rated = [stage for stage in profile.stages if stage.kind in RATED_KINDS]
    sheets = {entry.stage for entry in work.select(Assessment, application_id=application.id)}
    sheets |= {entry.stage for entry in work.select(PanelSeat, application_id=application.id)}
    touched = [stage for stage in rated if stage.id in sheets]
    return touched[-1] if touched else rated[-1]


def _letters(work: UnitOfWork, application_id: str) -> dict[str, str]:
    """a, b, c in the order of submission, as in the evaluation; then those who owe, in the order they were asked."""
    sheets = work.select(Assessment, application_id=application_id, order="submitted_at")
    rated = [entry for entry in sheets if entry.sitting_id is None]
    people = dict.fromkeys(entry.assessor_id for entry in rated if entry.state == "submitted")
    people.update(dict.fromkeys(entry.assessor_id for entry in rated))
    seats = work.select(PanelSeat, application_id=application_id, order="changed_at")
    people.update(dict.fromkeys(seat.assessor_id for seat in seats))
    return {person: chr(ord("a") + place) for place, person in enumerate(people)}


def _quotations(work: UnitOfWork, sheets: Sequence[Assessment]) -> dict[tuple[str, str], str]:
    """A quotation to each (sheet, competency)."""
    found: dict[tuple[str, str], str] = {}
    if not sheets:
        return found
    questions = {entry.id: form_of(work, entry).questions for entry in sheets}
    for row in work.select(StoredText, assessment_id=tuple(questions)):
        question = questions[row.assessment_id].get(row.question_id)
        words = (row.texts or {}).get("quotation", "")
        if question is not None and question.competency and words:
            found.setdefault((row.assessment_id, question.competency), words)
    return found


def _first_values(work: UnitOfWork, sheets: Sequence[Assessment]) -> dict[tuple[str, str], Decimal]:
    """The level before the first amendment, by (sheet, competency)."""
    found: dict[tuple[str, str], Decimal] = {}
    for sheet in sheets:
        questions = form_of(work, sheet).questions
        for entry in work.select(AnswerAmendment, assessment_id=sheet.id, order="amended_at"):
            question = questions.get(entry.question_id)
            level = entry.first_value.get("level") if isinstance(entry.first_value, dict) else None
            if question is not None and question.competency and level is not None:
                found.setdefault((sheet.id, question.competency), Decimal(str(level)))
    return found


def _told(marks: Sequence[PanelMark]) -> str:
    return "  ".join(f"{mark.letter} {mark.value.normalize():f}" for mark in marks if mark.value is not None)
