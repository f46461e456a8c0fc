"""From the lines of a path to dated steps: each verb is one thing that users do, by the same use cases."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zlib import crc32

from hireapp.demo.diary import Diary
from hireapp.demo.levels import minutes_of
from hireapp.demo.phrases import Phrases
from hireapp.demo.sample import Event, Sample, SampleOpening, SamplePerson, events_of
from hireapp.demo.steps import Decide, SheetSteps
from hireapp.demo.talks import after_talk
from hireapp.demo.tests import SittingSteps
from hireapp.services import applications, decisions, panels, screening

if TYPE_CHECKING:
    from hireapp.bootstrap import Context
    from hireapp.domain.decision import DecisionOutcome
    from hireapp.services.ports import UnitOfWork

BETWEEN = 100
AFTER_IMPORT = 130
SUBMITTED_AFTER = 9
CONDITIONS = ("working_age", "shifts")


class Path:
    """The path of one person, as steps in the diary."""

    def __init__(
        self,
        context: Context,
        sample: Sample,
        diary: Diary,
        phrases: Mapping[str, Phrases],
        ids: Mapping[str, str],
        person: SamplePerson,
        users: Mapping[str, str],
    ) -> None:
        self.context = context
        self.diary = diary
        self.phrases = phrases[person.lang]
        self.ids = ids
        self.users = users
        self.person = person
        self.talk: Mapping[str, Any] = sample.talks.get(person.key, {})
        self.opening: SampleOpening = next(entry for entry in sample.openings if entry.key == person.opening)
        self.profile = context.profiles[self.opening.role]

    @property
    def application(self) -> str:
        """The id of the application, once the import was taken in."""
        return self.ids[self.person.key]

    def add(self) -> None:
        """Note all steps."""
        used: dict[int, int] = {self.person.applied: AFTER_IMPORT}
        for event in events_of(self.person):
            minutes = used.get(event.days, 0)
            at = self.diary.moment(event.days, minutes, self.person.key)
            used[event.days] = minutes + BETWEEN
            _VERBS[event.what](self, at, event)
        for days, field, value, reason in self.person.fix:
            self._do(
                self.diary.moment(days, 60, self.person.key),
                self.opening.recruiter,
                _bound(screening.correct_fact, field, value, reason),
            )
        for days, question, who, due in self.person.ask:
            until = self.diary.as_of + timedelta(days=due)
            self._do(
                self.diary.moment(days, 420, self.person.key),
                self.opening.recruiter,
                _bound(decisions.add_open_question, question, who, until),
            )

    def screen(self, at: datetime, _event: Event) -> None:
        """HR ticks the conditions and takes the resume to the phone stage."""
        for rule in CONDITIONS:
            self._do(at, self.opening.recruiter, _bound(screening.correct_fact, f"condition.{rule}", "met"))
        self.advance(at, _event)

    def advance(self, at: datetime, _event: Event) -> None:
        """To the next stage."""
        self._do(at, self.opening.recruiter, _bound(applications.move, "advance"))

    def call(self, at: datetime, event: Event) -> None:
        """An attempt to reach them: outcome, and in how many days to call again."""
        again = self.diary.as_of + timedelta(days=int(event.words[1])) if len(event.words) > 1 else None
        following = None if again is None else at.replace(year=again.year, month=again.month, day=again.day)
        note = self.phrases.pick(self.person, "calls", event.words[0])
        self._do(at, self.opening.recruiter, _bound(_note_call, event.words[0], following, note))

    def phone(self, at: datetime, _event: Event) -> None:
        """The phone screen, and the trip as they said."""
        self.call(at, Event(0, "call", ("reached",)))
        self._sheet(at, self.opening.recruiter, "phone")
        later = at + timedelta(minutes=20)
        self._do(
            later,
            self.opening.recruiter,
            _bound(
                screening.correct_fact, "commute_minutes", str(self.person.trip), self.phrases.pick(self.person, "trip")
            ),
        )

    def invite(self, at: datetime, _event: Event) -> None:
        """After the phone: the tests on one morning, the work sample in the afternoon, then the interview is due."""
        steps = (
            (timedelta(0), None),
            (timedelta(minutes=20), SittingSteps(self)),
            (timedelta(minutes=110), None),
            (timedelta(minutes=120), "work_sample"),
            (timedelta(minutes=160), None),
        )
        for after, step in steps[: self._reach()]:
            if step is None:
                self.advance(at + after, _event)
            elif isinstance(step, str):
                self._sheet(at + after, self.opening.recruiter, step)
            else:
                self.diary.add(at + after, self.opening.recruiter, step)

    def _reach(self) -> int:
        """How far somebody came whose path ends here: some still sit the tests, some wait for the work sample."""
        if events_of(self.person)[-1].what != "invite":
            return 5
        return (1, 3, 5)[crc32(self.person.key.encode()) % 3]

    def meet(self, at: datetime, event: Event) -> None:
        """The interview; those named were asked to rate, and send their sheets one after the other."""
        self._do(at - timedelta(hours=2), self.opening.recruiter, _bound(_ask_raters, self))
        for place, rater in enumerate(event.words):
            self._sheet(at, rater, "interview", late=place * SUBMITTED_AFTER)
        if event.words:
            after_talk(self, at + timedelta(minutes=110), event.words[0])

    def owe(self, at: datetime, event: Event) -> None:
        """The interview took place; this rater's sheet is still a draft."""
        self._sheet(at, event.words[0], "interview", draft=True)

    def dial(self, at: datetime, _event: Event) -> None:
        """A call that is on: a draft with the first answers."""
        self._sheet(at, self.opening.recruiter, "phone", draft=True)

    def hold(self, at: datetime, _event: Event) -> None:
        """Put on hold."""
        self._do(at, self.opening.recruiter, _bound(applications.move, "hold"))

    def close(self, at: datetime, event: Event) -> None:
        """Rejected or withdrawn, with the reason."""
        reason = self.person.decision.get("reason", "")
        self._do(at, self.opening.recruiter, _closed(event.what, event.words[0], reason))

    def decide(self, at: datetime, event: Event) -> None:
        """What the manager decides, on what is on the screen."""
        outcome: dict[str, DecisionOutcome] = {
            "hire": "hire",
            "condition": "hire_with_condition",
            "again": "talk_again",
            "turn_down": "do_not_hire",
        }
        given = self.person.decision
        act = Decide(self, outcome[event.what], given.get("reason", ""), given.get("condition", ""))
        self.diary.add(at, self.opening.manager, act)

    def _sheet(self, at: datetime, rater: str, stage: str, *, late: int = 0, draft: bool = False) -> None:
        kind = self.profile.stage(stage)
        assert kind.form is not None
        form = self.context.library.forms[kind.form]
        spent = minutes_of(self.person, rater, int(form.minutes or 10))
        sheet = SheetSteps(self, rater, stage, form, spent, draft)
        self.diary.add(at + timedelta(seconds=late), rater, sheet.start)
        self.diary.add(at + timedelta(milliseconds=spent, minutes=4 + late), rater, sheet.end)

    def _do(self, at: datetime, actor: str, act: Callable[[UnitOfWork, str], Any]) -> None:
        self.diary.add(at, actor, _OnApplication(self, act))


class _OnApplication:
    """A use case on the application of a path, whose id is known when the step is done."""

    def __init__(self, path: Path, act: Callable[[UnitOfWork, str], Any]) -> None:
        self.path = path
        self.act = act

    def __call__(self, work: UnitOfWork) -> Any:
        return self.act(work, self.path.application)


def _bound(function: Callable[..., Any], *arguments: Any) -> Callable[[UnitOfWork, str], Any]:
    def act(work: UnitOfWork, application: str) -> Any:
        return function(work, application, *arguments)

    return act


def _ask_raters(work: UnitOfWork, application: str, path: Path) -> Any:
    """Everybody who meets the candidate or owes a sheet has a seat; the first two share what to look at first."""
    met = [event.words for event in events_of(path.person) if event.what in ("meet", "owe")]
    raters = list(dict.fromkeys(name for words in met for name in words))
    names = [entry.id for entry in path.profile.competencies]
    focus = (tuple(names[::2]), tuple(names[1::2]))
    seats = [
        panels.SeatDraft(path.users[rater], focus[place] if len(raters) > 1 and place < 2 else ())
        for place, rater in enumerate(raters)
        if rater in path.users
    ]
    return panels.set_panel(work, application, "interview", seats) if seats else None


def _note_call(work: UnitOfWork, application: str, outcome: str, following: datetime | None, note: str) -> Any:
    return applications.note_call(work, application, outcome, next_at=following, note=note)


def _closed(what: str, code: str, reason: str) -> Callable[[UnitOfWork, str], Any]:
    def act(work: UnitOfWork, application: str) -> Any:
        outcome = "reject" if what == "reject" else "withdraw"
        return applications.move(work, application, outcome, reason_code=code, reason_text=reason)  # type: ignore[arg-type]

    return act


_VERBS: dict[str, Callable[[Path, datetime, Event], None]] = {
    "screen": Path.screen,
    "call": Path.call,
    "dial": Path.dial,
    "phone": Path.phone,
    "invite": Path.invite,
    "meet": Path.meet,
    "owe": Path.owe,
    "panel": Path.advance,
    "hold": Path.hold,
    "reject": Path.close,
    "withdraw": Path.close,
    "hire": Path.decide,
    "condition": Path.decide,
    "again": Path.decide,
    "turn_down": Path.decide,
}
