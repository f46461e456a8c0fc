"""Pure helpers of the interview kit: steps and reserve, swapped questions, honest counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hireapp.forms.answer import Answer
from hireapp.forms.form import Form, Section
from hireapp.forms.questions import Anchored, Question, Star
from hireapp.i18n import _
from hireapp.ui.interview_steps import PlanLine
from hireapp.ui.sheet_clock import SheetClock
from hireapp.ui.sheet_words import minutes_words, planned_ms

SWAP = "_swap_"


def reserve_of(form: Form) -> list[Question]:
    """The STAR questions kept in reserve: those of steps without minutes."""
    return [question for section in form.sections if is_reserve(section) for question in section.questions]


def is_reserve(section: Section) -> bool:
    """Whether a section holds questions used in place of others."""
    return not section.minutes and all(isinstance(question, Star) for question in section.questions)


def steps_of(form: Form) -> list[Section]:
    """The steps of the talk, without the reserve."""
    return [section for section in form.sections if not is_reserve(section)]


def questions_of(form: Form, step: Section, marks: Mapping[str, int]) -> list[Question]:
    """The questions of a step; a STAR question may be swapped for one of the reserve."""
    place = marks.get(SWAP + step.id, -1)
    reserve = reserve_of(form)
    if not 0 <= place < len(reserve):
        return list(step.questions)
    return [reserve[place] if isinstance(question, Star) else question for question in step.questions]


def in_use(form: Form, marks: Mapping[str, int]) -> list[Question]:
    """All questions put to this candidate."""
    return [question for step in steps_of(form) for question in questions_of(form, step, marks)]


def state_of(place: int, current: int, used: int) -> str:
    """Done once time was spent on it and it was left."""
    return "current" if place == current else "done" if used else "todo"


def lines_of(steps: Sequence[Section], titles: Sequence[str], clock: SheetClock, current: int) -> list[PlanLine]:
    """The steps as the rail shows them."""
    made = []
    for place, step in enumerate(steps):
        used = clock.step_ms(step.id)
        words = minutes_words(used, step.minutes)
        short = f"{used // 60_000}/{step.minutes:f}" if used and step.minutes else words
        made.append(
            PlanLine(titles[place], state_of(place, current, used), used, planned_ms(step.minutes), words, short)
        )
    return made


def left_words(elapsed_ms: int, minutes: int) -> str:
    """How much time is left."""
    left = minutes - elapsed_ms // 60_000
    return _("{minutes} min left").format(minutes=left) if left >= 0 else _("{minutes} min over").format(minutes=-left)


def structure_words(questions: Sequence[Question], answers: Mapping[str, Answer]) -> tuple[str, str]:
    """What stands: questions rated and quotations noted; and what is missing."""
    rated = [question for question in questions if isinstance(question, Anchored)]
    done = [question for question in rated if "level" in (_value(answers, question.id) or {})]
    quoted = [question for question in rated if question.id in answers and answers[question.id].texts.get("quotation")]
    counts = _("{done} of {all} questions rated\n{quotes} of {all} with a quotation").format(
        done=len(done), all=len(rated), quotes=len(quoted)
    )
    stars = [question for question in rated if isinstance(question, Star) and question in done]
    gaps = sum(bool(question.missing_parts(answers.get(question.id))) for question in stars)
    missing = _("{count} rated with empty S, T, A or R").format(count=gaps) if gaps else ""
    return counts, missing


def _value(answers: Mapping[str, Answer], key: str) -> Mapping[str, object] | None:
    value = answers[key].value if key in answers else None
    return value if isinstance(value, dict) else None
