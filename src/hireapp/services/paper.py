"""Use cases of a test on paper: begin to enter it or go on with that, finish and score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hireapp.domain.assessment import Assessment
from hireapp.i18n import Language
from hireapp.services import sittings
from hireapp.services.changes import Changes, changed
from hireapp.services.ports import UnitOfWork

if TYPE_CHECKING:
    from hireapp.forms.loader import Library


def begin(work: UnitOfWork, library: Library, application_id: str, form_id: str, language: Language) -> Changes:
    """The sitting in which a paper form is being entered: the one begun before, else a new one. Its id is the
    result."""
    for entry in sittings.sittings_of(work, application_id):
        if entry.mode == "paper" and entry.state == "running" and entry.forms == (form_id,):
            return changed(("sitting", entry.id), result=entry.id)
    made = sittings.prepare_paper(work, library, application_id, form_id, language).result
    sittings.begin_form(work, library, made, form_id, language)
    return changed(("sitting", made), ("application", application_id), result=made)


def finish(work: UnitOfWork, assessment_id: str) -> Changes:
    """Score the entered form and end its sitting."""
    sittings.finish_form(work, assessment_id, 0)
    assessment = work.get(Assessment, assessment_id)
    return sittings.finish(work, assessment.sitting_id or "")
