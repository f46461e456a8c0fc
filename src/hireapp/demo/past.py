"""Last year's class of the sample: 150 invented applicants, closed long ago, with what became of those hired.

It is what Insights needs: enough people for rates, items and validities. Everybody has one hidden ability; ratings,
test answers and success at work follow from it with chance, so that the figures come out as in real life: modest.
Sheets and moves go through the use cases; only the answers of a sheet are stored many at a time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Any

from hireapp.demo.takers import Taker
from hireapp.demo.tests import SCALES
from hireapp.domain.assessment import StoredAnswer, StoredText, checksum
from hireapp.domain.opening import Opening
from hireapp.domain.outcome import Probation
from hireapp.forms.answer import Answer
from hireapp.forms.items import Ticks
from hireapp.forms.questions import (
    Anchored,
    Checklist,
    Date,
    MoneyRange,
    MultipleChoice,
    Number,
    Question,
    SingleChoice,
    YesNo,
)
from hireapp.services import applications, assessments, candidates, decisions, openings, outcomes, selections, sittings
from hireapp.services.assessments import StrengthDraft, Submission
from hireapp.services.candidates import Contact

if TYPE_CHECKING:
    from hireapp.demo.build import Builder
    from hireapp.services.ports import UnitOfWork

MADE, BATCHES, BATCH = 430, 15, 10
SEATS = 40
ROLE = "outbound_new"
TITLE = "外呼新客户，去年秋季班"
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜"
GIVEN = (
    "子涵",
    "雨桐",
    "浩宇",
    "欣怡",
    "俊熙",
    "诗琪",
    "嘉豪",
    "梦洁",
    "宇航",
    "思远",
    "佳琪",
    "文博",
    "雅婷",
    "志强",
    "晓彤",
)
SOURCES = (
    ("招聘网站甲", 62, 0.0),
    ("招聘网站乙", 40, -0.2),
    ("员工推荐", 25, 0.5),
    ("门店海报", 15, 0.1),
    ("职校合作", 8, 0.0),
)
SEVERITY = {"chen": 0.1, "lin": 0.25, "liu": -0.4}
REASONS = ("evidence_below", "evidence_below", "shift_site", "pay", "not_reached", "condition_not_met")
LEFT = ("withdrew_other_job", "withdrew_other_job", "withdrew_preview", "withdrew_other")
TESTS = ("sales_inventory", "situational_judgement", "product_learning")
SAID = "按纸质记录补录"
QUOTED = "记录见当时的评分表"


@dataclass
class Applicant:
    """One person: the hidden ability (mean 0, SD 1), and whatever happened so far."""

    number: int
    name: str
    source: str
    ability: float
    groups: dict[str, str]
    random: Random
    application: str = ""
    levels: list[float] = field(default_factory=list)
    gone: bool = False


class PastClass:
    """The class as dated steps in the diary."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.library = builder.context.library
        self.profile = builder.context.profiles[ROLE]
        self.opening = ""
        self.people = [_applicant(number) for number in range(BATCHES * BATCH)]

    def add(self) -> None:
        """Note all steps."""
        self._do(MADE, "li", self._open)
        for place in range(BATCHES):
            chance = Random(f"past batch {place}")
            people = self.people[place * BATCH : (place + 1) * BATCH]
            day = MADE - 4 - place
            self._do(day, "li", _On(self._apply, people))
            day -= chance.choice((1, 1, 2, 3))
            self._do(day, "li", _On(self._screen, people))
            day -= chance.choice((1, 2, 2, 4))
            self._do(day, "lin", _On(self._listen, people))
            self._do(day, "li", _On(self._phone, people), 60)
            day -= chance.choice((2, 3, 4))
            self._do(day, "li", _On(self._tests, people))
            day -= chance.choice((1, 2, 3, 5))
            self._do(day, "li", _On(self._work_sample, people))
            raters = [name for name in SEVERITY if name != ("liu", "chen", "lin")[place % 3]]
            day -= chance.choice((2, 4, 5, 6))
            for minute, rater in enumerate(raters):
                self._do(day, rater, _On(self._interview, people, rater, rater == raters[-1]), minute * 60)
        self._do(MADE - 40, "liu", self._decide)
        self._do(MADE - 42, "li", self._answers)
        self._do(40, "li", self._outcomes)

    def _do(self, days: int, actor: str, act: Any, minutes: int = 0) -> None:
        self.builder.diary.add(self.builder.diary.moment(days, minutes), actor, act)

    def _open(self, work: UnitOfWork) -> None:
        names = {entry.key: entry for entry in self.builder.sample.colleagues}
        draft = openings.OpeningDraft(
            TITLE,
            ROLE,
            SEATS,
            "杭州滨江",
            "周一至周六",
            "底薪 3300 元加提成",
            names["liu"].name,
            names["liu"].position,
            work.now().date() + timedelta(days=60),
        )
        self.opening = openings.make_opening(work, self.library, draft).result
        selections.set_class_start(work, self.opening, work.now().date() + timedelta(days=90))

    def _apply(self, work: UnitOfWork, people: Sequence[Applicant]) -> None:
        for person in people:
            contact = Contact(
                person.name, (f"1380000{person.number:04d}",), f"past{person.number:03d}@example.com", "杭州"
            )
            made = candidates.add_candidate(work, contact, person.source)
            person.application = applications.apply(work, made.id, self.opening, person.source).result
            if person.random.random() < 0.8:
                outcomes.keep_groups(work, person.application, person.groups)

    def _screen(self, work: UnitOfWork, people: Sequence[Applicant]) -> None:
        for person in people:
            self._go_or_end(work, person, person.ability + person.random.gauss(0, 1.6) > -1.9)

    def _phone(self, work: UnitOfWork, people: Sequence[Applicant]) -> None:
        for person in _there(people):
            mean = self._sheet(work, person, "phone", "li")
            self._go_or_end(work, person, mean > 2.6)

    def _listen(self, work: UnitOfWork, people: Sequence[Applicant]) -> None:
        """A second rater on every fifth call."""
        for person in _there(people):
            if person.number % 5 == 0:
                self._sheet(work, person, "phone", "lin")

    def _tests(self, work: UnitOfWork, people: Sequence[Applicant]) -> None:
        for person in _there(people):
            for name in TESTS:
                sitting = sittings.prepare_paper(work, self.library, person.application, name, "zh").result
                form = self.library.form(name)
                sheet = sittings.begin_form(work, self.library, sitting, name, "zh").result
                given = _taker(person, name).answers(form, "zh", "")
                spent = {question: took for question, _answer_, took in given}
                _store(work, sheet, {question: answer for question, answer, _took in given}, spent)
                sittings.finish_form(work, sheet, sum(spent.values()))
                sittings.finish(work, sitting)
            applications.move(work, person.application, "advance")

    def _work_sample(self, work: UnitOfWork, people: Sequence[Applicant]) -> None:
        for person in _there(people):
            self._sheet(work, person, "work_sample", "li")
            self._go_or_end(work, person, person.random.random() < 0.88)

    def _interview(self, work: UnitOfWork, people: Sequence[Applicant], rater: str, last: bool) -> None:
        for person in _there(people):
            person.levels.append(self._sheet(work, person, "interview", rater))
            if last:
                self._go_or_end(work, person, sum(person.levels) / len(person.levels) > 2.8)

    def _decide(self, work: UnitOfWork) -> None:
        ranked = sorted(_there(self.people), key=lambda person: -sum(person.levels))
        for place, person in enumerate(ranked):
            if place < SEATS:
                decisions.decide(work, person.application, "hire", "证据达到本班要求")
            else:
                reason = "名额已满，他人证据更强"
                applications.move(work, person.application, "reject", reason_code="others_stronger", reason_text=reason)

    def _answers(self, work: UnitOfWork) -> None:
        """Offers to those chosen; all who stayed said yes."""
        starts = work.get(Opening, self.opening).class_starts
        for person in self._hired(work):
            offer = selections.make_offer(work, person.application, "", starts, None).result
            selections.answer_offer(work, offer, "accepted")
        openings.close_opening(work, self.opening, closed=True)

    def _outcomes(self, work: UnitOfWork) -> None:
        for person in self._hired(work):
            outcomes.keep_outcome(work, person.application, _outcome(person), "past.csv")

    def _hired(self, work: UnitOfWork) -> list[Applicant]:
        return [
            person
            for person in _there(self.people)
            if applications.application_by(work, person.application).state == "hired"
        ]

    def _go_or_end(self, work: UnitOfWork, person: Applicant, goes: bool) -> None:
        if goes:
            applications.move(work, person.application, "advance")
            return
        person.gone = True
        ours = person.random.random() < 0.65
        code = person.random.choice(REASONS if ours else LEFT)
        applications.move(work, person.application, "reject" if ours else "withdraw", reason_code=code)

    def _sheet(self, work: UnitOfWork, person: Applicant, stage: str, rater: str) -> float:
        """One submitted sheet; returns the mean of its levels."""
        form = self.library.form(self.profile.stage(stage).form or "")
        sheet = assessments.start(work, person.application, stage, form).assessment
        answers: dict[str, Answer] = {}
        levels: list[int] = []
        for name, question in form.questions.items():
            if question.answerable and name in form.asked(answers):
                level = _level(person, rater, question.competency or name)
                answers[name] = _answer(question, level, work)
                if isinstance(question, Anchored):
                    levels.append(level)
        _store(work, sheet.id, answers)
        assessments.submit(work, sheet.id, _words(sum(levels) / len(levels)))
        return sum(levels) / len(levels)


class _On:
    """A step for some people."""

    def __init__(self, act: Any, *arguments: Any) -> None:
        self.act = act
        self.arguments = arguments

    def __call__(self, work: UnitOfWork) -> None:
        self.act(work, *self.arguments)


def _applicant(number: int) -> Applicant:
    chance = Random(f"past {number}")
    name, _share, better = chance.choices(SOURCES, [share for _name, share, _better in SOURCES])[0]
    groups = {
        "sex": chance.choices(("female", "male"), (55, 45))[0],
        "age": chance.choices(("under_25", "25_34", "35_44", "45_up"), (40, 42, 15, 3))[0],
        "ethnicity": chance.choices(("majority", "minority"), (93, 7))[0],
    }
    person = SURNAMES[number % len(SURNAMES)] + GIVEN[(number * 7) % len(GIVEN)]
    return Applicant(number, person, name, chance.gauss(better, 1.0), groups, chance)


def _there(people: Sequence[Applicant]) -> list[Applicant]:
    return [person for person in people if not person.gone]


def _taker(person: Applicant, form: str) -> Taker:
    """Answers that follow the ability loosely, each scale with its own chance."""
    chance = Random(f"past {person.number} {form}")
    bent = {
        scale: 3.5 + 0.25 * person.ability + chance.gauss(0, 0.55) for scales in SCALES.values() for scale in scales
    }
    return Taker(f"past {person.number} {form}", bent, max(0.2, min(0.95, 0.6 + 0.2 * person.ability)))


def _level(person: Applicant, rater: str, competency: str) -> int:
    own = Random(f"past {person.number} {competency}").gauss(0, 0.45)
    value = 3.35 + 0.55 * person.ability + own + SEVERITY.get(rater, 0.0)
    return max(1, min(5, round(value + Random(f"past {person.number} {competency} {rater}").gauss(0, 0.45))))


def _answer(question: Question, level: int, work: UnitOfWork) -> Answer:
    if isinstance(question, Anchored):
        return Answer({"level": level}, {"quotation": QUOTED})
    if isinstance(question, (SingleChoice, MultipleChoice)):
        first = question.options[0].id
        return Answer(first if isinstance(question, SingleChoice) else [first])
    if isinstance(question, YesNo):
        return Answer(True)
    if isinstance(question, MoneyRange):
        return Answer({"minimum": "4500", "maximum": "6500"})
    if isinstance(question, Number):
        return Answer(str(question.minimum if question.minimum is not None else 1))
    if isinstance(question, Date):
        return Answer((work.now().date() + timedelta(days=30)).isoformat())
    if isinstance(question, Ticks):
        return Answer({item.id: "heard" for item in question.items})
    if isinstance(question, Checklist):
        return Answer({"ticked": [question.items[0].id], "numbers": {}}, {"quotation": QUOTED})
    return Answer(None, {"text": SAID})


def _words(mean: float) -> Submission:
    verdict: Any = "hire" if mean >= 3.5 else "hire_with_condition" if mean >= 3.1 else "talk_again"
    point = StrengthDraft("strength", "敢开口，受挫后恢复快", "drive", QUOTED)
    condition = "首月每周一次辅导" if verdict == "hire_with_condition" else ""
    return Submission(verdict, "见各项评分与原话", condition, (point,) if mean >= 3 else ())


def _outcome(person: Applicant) -> outcomes.OutcomeDraft:
    """Success follows the ability in part; the rest is the list, the team, the year."""
    chance = Random(f"past {person.number} work")
    success = 0.85 * person.ability - 0.4 + chance.gauss(0, 0.75)
    probation: Probation = "passed" if success > -0.75 else "failed"
    stayed = 12.0 if success > -0.2 else max(1.0, 8 + 4 * success + chance.gauss(0, 1.5))
    return outcomes.OutcomeDraft(
        probation,
        Decimal(str(round(min(stayed, 12.0), 1))),
        stayed < 12,
        Decimal(round(105 + 9 * chance.gauss(0, 1) + 5 * success)),
        Decimal(round(100 + 17 * success)),
    )


def _store(work: UnitOfWork, sheet: str, answers: dict[str, Answer], spent: Mapping[str, int] | None = None) -> None:
    """The answers of a sheet in two statements."""
    work.add_all(
        [
            StoredAnswer(
                assessment_id=sheet,
                question_id=name,
                value=answer.value,
                answered_at=work.now(),
                elapsed_ms=(spent or {}).get(name, 0),
                checksum=checksum(name, answer.value),
            )
            for name, answer in answers.items()
        ]
    )
    texts = {name: dict(answer.texts) for name, answer in answers.items()}
    work.add_all(
        [
            StoredText(assessment_id=sheet, question_id=name, texts=words, checksum=checksum(name, words))
            for name, words in texts.items()
        ]
    )
