"""Pure helpers of the phone workbench: which rating is next, how the plan stands, what the head says."""

from __future__ import annotations

from collections.abc import Sequence

from hireapp.forms.form import Form, Section
from hireapp.forms.questions import Anchored
from hireapp.i18n import _
from hireapp.ui.kit.bars import Segment
from hireapp.ui.phone_steps import StepLine
from hireapp.ui.sheet_clock import SheetClock
from hireapp.ui.sheet_words import planned_ms


def next_open(keys: Sequence[str], rated: set[str], current: str) -> str:
    """The first unrated key after ``current``, then from the start; ``current`` if all are rated."""
    place = keys.index(current) if current in keys else -1
    order = [*keys[place + 1 :], *keys[: place + 1]]
    return next((key for key in order if key not in rated), current)


def steps_of(form: Form) -> list[Section]:
    """The steps of the call, without ratings and facts."""
    return [section for section in form.sections if section.role == "step"]


def ratings_of(form: Form) -> list[Anchored]:
    """The rated questions of the form's rating section."""
    return [
        question
        for section in form.sections
        if section.role == "ratings"
        for question in section.questions
        if isinstance(question, Anchored)
    ]


def counted_of(form: Form) -> list[str]:
    """The ratings that make the stage score."""
    rule = next((rule for rule in form.scores if rule.id == form.stage_score), None)
    keys = {question.id for question in ratings_of(form)}
    return [key for key in rule.of if key in keys] if rule and rule.of else list(keys)


def hints_of(form: Form) -> dict[str, str]:
    """After which step each rating can be given, in words."""
    found: dict[str, str] = {}
    for question in ratings_of(form):
        heard = [
            place
            for place, step in enumerate(steps_of(form), 1)
            if any(question.competency in (asked.competency, *asked.also) for asked in step.questions)
        ]
        if heard:
            found[question.id] = _("Rate after step {number}").format(number=heard[-1])
    return found


def ratings_title(count: int) -> str:
    """The title over the counted ratings."""
    return _("Six ratings") if count == 6 else _("{count} ratings").format(count=count)


def lines_of(
    steps: Sequence[Section], titles: Sequence[str], clock: SheetClock, current: int, ended: bool
) -> list[StepLine]:
    """The steps as their lines show them."""
    made = []
    for place, step in enumerate(steps):
        used = clock.step_ms(step.id)
        passed = place < current or ended
        state = "current" if place == current and not ended else "done" if passed and used else "todo"
        made.append(StepLine(titles[place], state, used, planned_ms(step.minutes)))
    return made


def segments_of(lines: Sequence[StepLine]) -> list[Segment]:
    """The steps as the budget bar shows them."""
    return [
        Segment(line.planned, line.used, line.state == "done", line.state == "current", line.title) for line in lines
    ]


def behind_ms(lines: Sequence[StepLine]) -> int:
    """Milliseconds behind the plan; negative is ahead."""
    done = sum(line.used - line.planned for line in lines if line.state == "done")
    current = next((line for line in lines if line.state == "current"), None)
    return done + (max(0, current.used - current.planned) if current else 0)
