"""Use cases of comparing: candidates of one opening beside each other, read in a few statements for all of them."""

from __future__ import annotations

import base64
import binascii
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from hireapp.domain.application import Application
from hireapp.domain.assessment import (
    Assessment,
    Claim,
    ClaimJudgement,
    OpenQuestion,
    Recommendation,
    StrengthConcern,
)
from hireapp.domain.candidate import Person
from hireapp.domain.comparison import (
    MOST,
    Cell,
    CellState,
    Compared,
    Comparison,
    Flag,
    Row,
    Verdict,
    groups_of,
    judged_row,
    placed,
)
from hireapp.domain.decision import Decision
from hireapp.domain.opening import Opening
from hireapp.domain.role import RoleProfile, Stage
from hireapp.domain.user import UserAccount
from hireapp.errors import InvalidValue
from hireapp.forms.loader import competency_title
from hireapp.i18n import N_, LocalizedText
from hireapp.services.assessments import may_see_among
from hireapp.services.composite_norms import composite_norm
from hireapp.services.openings import profile_of
from hireapp.services.ports import ListQuery, UnitOfWork
from hireapp.services.scorecards import (
    ScoreCard,
    card_of,
    competency_marks,
    competency_value,
    listed_composite,
    scores_of_sheets,
)

if TYPE_CHECKING:
    from hireapp.forms.loader import Library

_VERDICT = Verdict("few")
LOW, HIGH, HUNDRED = Decimal(1), Decimal(5), Decimal(100)


def usual_choice(work: UnitOfWork, opening_id: str, most: int = 5) -> list[str]:
    """Whom to compare first: the applications of an opening that got farthest, by stage; none is ranked out by it."""
    opening = work.get(Opening, opening_id)
    stages = [stage.id for stage in profile_of(work, opening).stages]
    found = [
        entry
        for entry in work.select(Application, opening_id=opening_id, deleted=False, state=("active", "hold", "hired"))
        if entry.stage in stages[2:] and work.queries.visible(entry.candidate_id)
    ]
    found.sort(key=lambda entry: (-stages.index(entry.stage), entry.number))
    return [entry.id for entry in found[:most]]


def candidates_to_add(work: UnitOfWork, opening_id: str) -> list[tuple[str, str, str, str]]:
    """(application id, number, name, stage) of everybody of an opening, for the list one adds from."""
    ids = work.queries.list_ids(ListQuery(opening_id=opening_id))
    rows = work.queries.rows(ids, applications=True)
    return [(name, rows[name].number, rows[name].name, rows[name].stage) for name in ids if name in rows]


def compare(work: UnitOfWork, library: Library, application_ids: Sequence[str]) -> Comparison:
    """The comparison of up to twelve applications of one opening, with what the actor may see of each.

    Raises InvalidValue for none, more than twelve, or applications of different openings.
    """
    ids = list(dict.fromkeys(application_ids))
    if not ids:
        raise InvalidValue(N_("Nobody is chosen."), N_("Add candidates of this opening."))
    if len(ids) > MOST:
        raise InvalidValue(N_("At most {most} candidates fit beside each other."), N_("Take some out."), most=MOST)
    found = {
        entry.id: entry
        for entry in work.select(Application, id=tuple(ids), deleted=False)
        if work.queries.visible(entry.candidate_id)
    }
    if len({entry.opening_id for entry in found.values()}) != 1 or len(found) != len(ids):
        raise InvalidValue(
            N_("Only candidates of the same opening can be compared."), N_("Choose one opening, then its candidates.")
        )
    return _Reading(work, library, [found[name] for name in ids]).comparison()


def note_export(work: UnitOfWork, application_ids: Sequence[str]) -> None:
    """Note in the audit log that a comparison of these applications left the program."""
    for name in application_ids:
        work.record("export", "application", name, report="comparison")


@dataclass(frozen=True)
class _One:
    """What was read of one application."""

    application: Application
    card: ScoreCard
    hidden: frozenset[str]


class _Reading:
    """One reading: everything of all candidates by one statement a kind."""

    def __init__(self, work: UnitOfWork, library: Library, applications: Sequence[Application]) -> None:
        self.work, self.library = work, library
        self.applications = applications
        self.ids = tuple(entry.id for entry in applications)
        self.opening = work.get(Opening, applications[0].opening_id)
        self.profile: RoleProfile = profile_of(work, self.opening)
        self.norm = composite_norm(work, self.opening.role_id)
        self.scale = self.norm.scale(self.profile.weights) if self.norm else None
        self.people = {
            entry.candidate_id: entry
            for entry in work.select(Person, candidate_id=tuple(item.candidate_id for item in applications))
        }
        sheets = work.select(Assessment, application_id=self.ids, state="submitted", order="submitted_at")
        sight = may_see_among(work, sheets)
        self.seen = [entry for entry, open_ in zip(sheets, sight, strict=True) if open_]
        self.unseen = [entry for entry, open_ in zip(sheets, sight, strict=True) if not open_]
        self.scores = scores_of_sheets(work, self.seen)
        self.ones = [self._one(entry) for entry in applications]
        self.flagged = self._answer_flags()
        self.contradicted = self._contradicted()

    def comparison(self) -> Comparison:
        """All of it."""
        people = self._people()
        seats_left = max(0, self.opening.seats - self._hired())
        others = self._others()
        ranked = placed(people, others, seats_left)
        return Comparison(
            opening_id=self.opening.id,
            opening_number=self.opening.number,
            opening_title=self.opening.title,
            role_title=self.profile.title,
            seats=self.opening.seats,
            hired=self._hired(),
            people=ranked,
            stages=tuple(self._stage_rows()),
            competencies=tuple(self._competency_rows()),
            groups=groups_of(ranked),
            weights=self.profile.weights,
            titles={name: self.profile.component_title(name) for name in self._weighable()},
            profile_version=self.profile.version,
            ranked_among=sum(person.median is not None for person in ranked) + len(others),
            made_on=self.work.now().date(),
            company=str(self.work.setting("company") or ""),
            exported_by=self._user(self.work.actor),
            audit_head=self.work.audit_head(),
            status=self.profile.status,
            logo=logo_of(self.work),
            hidden=len(self.unseen),
            norm=self.norm if self.scale else None,
        )

    def _weighable(self) -> list[str]:
        """Components that have or could have a weight: those of the profile, and what somebody has a figure for."""
        parts = {name for one in self.ones for name in one.card.parts}
        order = [name for stage in self.profile.stages for name in (stage.id, *(use.form for use in stage.tests))]
        return [name for name in order if name in self.profile.weights or name in parts]

    def _one(self, application: Application) -> _One:
        own = tuple(entry for entry in self.scores if entry.assessment.application_id == application.id)
        hidden = frozenset(
            "" if entry.sitting_id else entry.stage for entry in self.unseen if entry.application_id == application.id
        )
        return _One(application, card_of(self.profile, own, self.scale), hidden)

    def _hired(self) -> int:
        return len(self.work.select(Application, opening_id=self.opening.id, state="hired", deleted=False))

    def _others(self) -> list[tuple[Decimal, Decimal]]:
        """Composites of the opening's other running applications, as the actor may see them in lists."""
        running = self.work.select(Application, opening_id=self.opening.id, deleted=False, state=("active", "hold"))
        ids = [entry.id for entry in running if entry.id not in self.ids]
        rows = self.work.queries.rows(ids, applications=True)
        made = [listed_composite(rows[name].summary, self.scale) for name in ids if name in rows]
        return [entry for entry in made if entry]

    def _user(self, user_id: str) -> str:
        user = self.work.find(UserAccount, id=user_id)
        return user.name if user else ""

    # ---- rows
    def _stage_rows(self) -> list[Row]:
        rows: list[Row] = []
        for stage in self.profile.stages:
            if stage.kind == "screening":
                rows.append(self._screening_row(stage))
            elif stage.kind == "tests":
                rows += [self._test_row(stage, use.form, use.title, use.weight) for use in stage.tests if use.weight]
            elif stage.kind != "decision":
                rows.append(self._stage_row(stage))
        return [judged_row(row) for row in rows]

    def _screening_row(self, stage: Stage) -> Row:
        cells = []
        for one in self.ones:
            figures = (one.application.summary or {}).get("screening") or {}
            percent = figures.get("percent")
            cells.append(Cell(Decimal(percent), state="done") if percent is not None else Cell())
        return Row(stage.id, "screening", stage.title, "percent", Decimal(0), HUNDRED, tuple(cells), _VERDICT)

    def _test_row(self, stage: Stage, form: str, title: LocalizedText, weight: Decimal) -> Row:
        cells = []
        for one in self.ones:
            made = one.card.tests.get(form)
            state: CellState = "done" if made else "hidden" if "" in one.hidden else "missing"
            cells.append(Cell(made[0], made[1], "done") if made else Cell(state=state))
        return Row(form, "test", title, "percent", Decimal(0), HUNDRED, tuple(cells), _VERDICT, weight)

    def _stage_row(self, stage: Stage) -> Row:
        cells = []
        for one in self.ones:
            score = one.card.stages.get(stage.id)
            if score is None:
                cells.append(Cell(state="hidden" if stage.id in one.hidden else "missing"))
                continue
            sheets = [entry for entry in one.card.sheets if entry.assessment.stage == stage.id]
            marks = [entry.stage_score for entry in sheets if entry.stage_score is not None]
            cells.append(Cell(score.value, score.sem, "done", tuple(marks)))
        return Row(stage.id, "stage", stage.title, "level", LOW, HIGH, tuple(cells), _VERDICT, stage.weight)

    def _competency_rows(self) -> list[Row]:
        rows = []
        for entry in self.profile.competencies:
            cells = tuple(self._competency_cell(one, entry.id, entry.band_from) for one in self.ones)
            title = competency_title(self.library.competencies, entry.id)
            weight = Decimal(entry.weight)
            row = Row(entry.id, "competency", title, "level", LOW, HIGH, cells, _VERDICT, weight, entry.band_from)
            rows.append(judged_row(row))
        return rows

    def _competency_cell(self, one: _One, competency: str, band_from: Decimal) -> Cell:
        marks = competency_marks(one.card.sheets, competency)
        made = competency_value(self.profile, marks)
        if made is None:
            return Cell(state="hidden" if one.hidden - {""} else "missing")
        raters = raters_of(marks)
        below = band_from - made[0] if made[0] < band_from else None
        return Cell(made[0], made[1], "done", tuple(raters.values()), tuple(raters), below)

    # ---- people
    def _people(self) -> list[Compared]:
        decisions = self._decisions()
        verdicts = self._verdicts()
        points = self._points()
        open_ = self._open_questions()
        return [self._person(one, decisions, verdicts, points, open_) for one in self.ones]

    def _person(
        self,
        one: _One,
        decisions: Mapping[str, Decision],
        verdicts: Mapping[str, dict[str, int]],
        points: Mapping[tuple[str, str], str],
        open_: Mapping[str, list[str]],
    ) -> Compared:
        entry = one.application
        person = self.people.get(entry.candidate_id)
        decision = decisions.get(entry.id)
        gap, gap_at = self._gap(one)
        return Compared(
            application_id=entry.id,
            candidate_id=entry.candidate_id,
            number=entry.number,
            name=person.name if person else "",
            state=entry.state,
            stage=entry.stage,
            composite=one.card.composite,
            parts=one.card.parts,
            verdicts=verdicts.get(entry.id, {}),
            best_words=points.get((entry.id, "strength"), ""),
            worst_words=points.get((entry.id, "concern"), ""),
            open_words=tuple(open_.get(entry.id, ())),
            flags=self._flags(one, gap, gap_at),
            gap=gap,
            gap_at=gap_at,
            decided=decision.outcome if decision else "",
            decided_place=decision.place if decision else None,
        )

    def _decisions(self) -> dict[str, Decision]:
        found = self.work.select(Decision, application_id=self.ids, taken_back=False, order="decided_at")
        return {entry.application_id: entry for entry in found}

    def _verdicts(self) -> dict[str, dict[str, int]]:
        """What each rater recommends, each rater once with the newest word."""
        sheets = {entry.id: entry for entry in self.seen if entry.sitting_id is None}
        newest: dict[tuple[str, str], str] = {}
        words = {
            entry.assessment_id: entry.verdict
            for entry in (self.work.select(Recommendation, assessment_id=tuple(sheets)) if sheets else [])
        }
        for sheet in sheets.values():
            if sheet.id in words:
                newest[sheet.application_id, sheet.assessor_id] = words[sheet.id]
        counted: dict[str, dict[str, int]] = {}
        for (application, _assessor), verdict in newest.items():
            own = counted.setdefault(application, {})
            own[verdict] = own.get(verdict, 0) + 1
        return counted

    def _points(self) -> dict[tuple[str, str], str]:
        """The first strength and concern that page 1 of the evaluation shows."""
        sheets = {entry.id: entry.application_id for entry in self.seen}
        items = self.work.select(StrengthConcern, assessment_id=tuple(sheets)) if sheets else []
        found: dict[tuple[str, str], str] = {}
        for item in sorted(items, key=lambda entry: (entry.shown is None, entry.shown or 0, entry.position)):
            if item.shown is None or item.shown >= 0:
                found.setdefault((sheets[item.assessment_id], item.kind), item.claim)
        return found

    def _open_questions(self) -> dict[str, list[str]]:
        visible = {entry.id for entry in self.seen}
        found: dict[str, list[str]] = {}
        for entry in self.work.select(OpenQuestion, application_id=self.ids, settled=False):
            if entry.assessment_id is None or entry.assessment_id in visible:
                found.setdefault(entry.application_id, []).append(entry.question)
        return found

    def _gap(self, one: _One) -> tuple[Decimal | None, LocalizedText | None]:
        """The largest difference between two raters of a stage on one competency."""
        largest: tuple[Decimal | None, LocalizedText | None] = (None, None)
        for entry in self.profile.competencies:
            for given in competency_marks(one.card.sheets, entry.id).values():
                values = [value for _rater, value in given]
                if len(values) > 1 and (largest[0] is None or max(values) - min(values) > largest[0]):
                    largest = max(values) - min(values), competency_title(self.library.competencies, entry.id)
        return largest

    def _answer_flags(self) -> dict[str, int]:
        """Number of flags of answering by application."""
        counted: dict[str, int] = {}
        for entry in self.scores:
            for name, value in entry.flags.items():
                if name and value:
                    application = entry.assessment.application_id
                    counted[application] = counted.get(application, 0) + 1
        return counted

    def _flags(self, one: _One, gap: Decimal | None, gap_at: LocalizedText | None) -> tuple[Flag, ...]:
        flags = list(hurdle_flags(self.profile, one.card))
        screening = (one.application.summary or {}).get("screening") or {}
        if screening.get("to_ask"):
            flags.append(Flag("condition", _SCREENING, str(screening["to_ask"])))
        if self.flagged.get(one.application.id):
            flags.append(Flag("answers", _ANSWERS, str(self.flagged[one.application.id])))
        if gap is not None and gap >= 2 and gap_at is not None:
            flags.append(Flag("split", gap_at, str(gap)))
        claims = self.contradicted.get(one.application.id, 0)
        if claims:
            flags.append(Flag("claims", _CLAIMS, str(claims)))
        for name in one.card.composite.missing:
            flags.append(Flag("incomplete", self.profile.component_title(name), f"{self.profile.weights[name]:f}"))
        return tuple(flags)

    def _contradicted(self) -> dict[str, int]:
        """Number of claims that somebody found contradicted, by application, on the sheets the actor may see."""
        visible = {entry.id for entry in self.seen}
        claims = {entry.id: entry for entry in self.work.select(Claim, application_id=self.ids)}
        judged = self.work.select(ClaimJudgement, claim_id=tuple(claims), state="contradicted") if claims else []
        found = {entry.claim_id for entry in judged if entry.assessment_id in visible}
        found |= {
            entry.id for entry in claims.values() if entry.state == "contradicted" and entry.assessment_id is None
        }
        return Counter(claims[name].application_id for name in found)


_SCREENING = LocalizedText("资料筛选", "Resume screening")
_ANSWERS = LocalizedText("作答情况", "Answering")
_CLAIMS = LocalizedText("业绩说法", "Claims")


def hurdle_flags(profile: RoleProfile, card: ScoreCard) -> tuple[Flag, ...]:
    """Stages below their hurdle: a flag for a person to look at, never a rejection."""
    found = []
    for stage in profile.stages:
        score = card.stages.get(stage.id)
        if stage.hurdle is not None and score is not None and score.value < stage.hurdle.from_:
            found.append(Flag("hurdle", stage.title, f"{stage.hurdle.from_:f}"))
    return tuple(found)


def raters_of(marks: Mapping[str, Sequence[tuple[str, Decimal]]]) -> dict[str, Decimal]:
    """The mean of each rater over the stages where they rated, by assessor id."""
    given: dict[str, list[Decimal]] = {}
    for entries in marks.values():
        for rater, value in entries:
            given.setdefault(rater, []).append(value)
    return {rater: sum(values, Decimal(0)) / len(values) for rater, values in given.items()}


def logo_of(work: UnitOfWork) -> bytes | None:
    """The company's logo, or None."""
    try:
        return base64.b64decode(work.setting("logo") or "") or None
    except binascii.Error:
        return None
