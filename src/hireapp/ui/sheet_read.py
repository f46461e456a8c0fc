"""What the workbench and the interview kit read in one go, and how they begin a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hireapp.i18n import N_, LocalizedText

if TYPE_CHECKING:
    from hireapp.bootstrap import Context
    from hireapp.domain.assessment import Contradiction, Recommendation, Sheet
    from hireapp.domain.role import Stage
    from hireapp.forms.form import Form
    from hireapp.services.changes import Changes
    from hireapp.services.overview import Overview


@dataclass(frozen=True)
class Work:
    """One stage of one application as its rater sees it. ``sheet`` is None before it is begun.

    focus: the competencies this rater was asked to look at first; empty: all.
    """

    page: Overview
    stage: Stage
    form: Form
    sheet: Sheet | None
    recommendation: Recommendation | None
    contradictions: tuple[Contradiction, ...]
    claim_probes: tuple[tuple[str, LocalizedText], ...]
    competencies: dict[str, LocalizedText]
    actor: str
    company: str = ""
    focus: tuple[str, ...] = ()

    @property
    def locked(self) -> bool:
        """Whether the sheet is submitted."""
        return self.sheet is not None and self.sheet.assessment.state == "submitted"

    @property
    def hidden(self) -> int:
        """How many sheets of other raters stay hidden."""
        return sum(sheet.hidden for sheet in self.page.sheets if sheet.assessment.stage == self.stage.id)


class ReadWork:
    """Reads the stage of ``kind`` of an application, with the actor's own sheet if it was begun."""

    def __init__(self, context: Context, application_id: str, kind: str) -> None:
        self.context = context
        self.application_id = application_id
        self.kind = kind

    def __call__(self, work: Any) -> Work:
        from hireapp.services import interviews, overview

        page = overview.of_application(work, self.application_id)
        stage = stage_of(page, self.kind)
        own = _own_sheet(work, self.application_id, stage.id)
        form = self._form(work, stage, own)
        library = self.context.library
        return Work(
            page,
            stage,
            form,
            own,
            _recommendation(work, own),
            tuple(interviews.contradictions_of(work, self.application_id)),
            interviews.claim_probes(library),
            {key: entry.title for key, entry in library.competencies.items()},
            work.actor,
            str(work.setting("company") or ""),
            _focus(work, self.application_id, stage.id),
        )

    def _form(self, work: Any, stage: Stage, own: Sheet | None) -> Form:
        from hireapp.services.assessments import form_of

        return form_of(work, own.assessment) if own is not None else self.context.library.form(stage.form or "")


class Begin:
    """Begins the actor's sheet; the phone notes that the candidate was reached."""

    def __init__(self, context: Context, application_id: str, stage: Stage, *, reached: bool) -> None:
        self.context = context
        self.application_id = application_id
        self.stage = stage
        self.reached = reached

    def __call__(self, work: Any) -> Changes:
        from hireapp.services import applications, assessments
        from hireapp.services.changes import changed

        made = assessments.start(
            work, self.application_id, self.stage.id, self.context.library.form(self.stage.form or "")
        )
        if self.reached:
            applications.note_call(work, self.application_id, "reached")
        return changed(
            ("assessment", made.assessment.id), ("application", self.application_id), result=made.assessment.id
        )


def stage_of(page: Overview, kind: str) -> Stage:
    """The stage of ``kind`` the application is at, else the first of that kind. Raises NotFound."""
    from hireapp.errors import NotFound

    stages = [stage for stage in page.profile.stages if stage.kind == kind] if page.profile else []
    if not stages or page.application is None:
        raise NotFound(N_("This role has no such stage."), N_("See the role profile."))
    return next((stage for stage in stages if stage.id == page.application.stage), stages[0])


def _own_sheet(work: Any, application_id: str, stage: str) -> Sheet | None:
    from hireapp.domain.assessment import Assessment
    from hireapp.services.assessments import sheet

    found = work.select(Assessment, application_id=application_id, stage=stage, assessor_id=work.actor, order="round")
    return sheet(work, found[-1].id) if found else None


def _focus(work: Any, application_id: str, stage: str) -> tuple[str, ...]:
    from hireapp.domain.panel import PanelSeat

    seat = work.find(PanelSeat, application_id=application_id, stage=stage, assessor_id=work.actor)
    return tuple(seat.focus) if seat is not None else ()


def _recommendation(work: Any, own: Sheet | None) -> Recommendation | None:
    from hireapp.domain.assessment import Recommendation

    found: Recommendation | None = work.find(Recommendation, assessment_id=own.assessment.id) if own else None
    return found
