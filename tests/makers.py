"""Makes what tests need, through the real use cases: openings, candidates from resume text, filled sheets."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from hireapp.bootstrap import Context
from hireapp.demo.takers import Taker
from hireapp.domain.assessment import Verdict
from hireapp.forms.answer import Answer
from hireapp.forms.form import Form
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
    Star,
    YesNo,
)
from hireapp.i18n import Language
from hireapp.resumes import read_resume
from hireapp.services import applications, assessments, imports, openings, sittings
from hireapp.services.assessments import StrengthDraft, Submission
from hireapp.services.imports import FileRead
from hireapp.services.openings import OpeningDraft
from hireapp.services.sittings import SittingDraft

RESUME = """{name}
手机：{phone}    邮箱：{email}
现居住地：杭州市滨江区
教育经历
2015.09 - 2018.06  江南职业技术学院  市场营销  大专
工作经历
2019.03 - 2022.05  启明优选科技有限公司  外呼专员
每日外呼120通，月均新签22单，组内第2（共14人）。
2022.06 - 至今  远帆教育咨询有限公司  课程顾问
2025年学习话术拆解，转化率从3%提到5%。
"""


@dataclass
class Clock:
    """Moves on by ``step`` at each look, so that entries have an order."""

    at: datetime
    step: timedelta

    def __call__(self) -> datetime:
        self.at += self.step
        return self.at


def make_opening(context: Context, role: str = "outbound_new", title: str = "秋季班", seats: int = 3) -> str:
    """The id of a new opening."""

    def work(unit: Any) -> Any:
        return openings.make_opening(unit, context.library, OpeningDraft(title, role, seats))

    return context.change(work).result


def resume_file(
    name: str = "陈伟芳",
    phone: str = "13805710001",
    email: str = "chenwf@example.com",
    file_name: str = "",
    text: str = RESUME,
) -> FileRead:
    """A resume as it comes in, read for real."""
    content = text.format(name=name, phone=phone, email=email).encode()
    label = file_name or f"{name}.txt"
    return FileRead(
        label, content, hashlib.sha256(content).hexdigest(), read_resume(content, label, as_of=date(2026, 11, 22))
    )


def import_files(context: Context, files: list[FileRead], opening: str | None = None, *, accept: bool = True) -> str:
    """The id of a batch of these files."""
    batch = context.change(_Call(imports.store_batch, files, opening)).result
    if accept:
        context.change(_Call(imports.accept, batch))
    return batch


def make_candidate(
    context: Context, opening: str, name: str = "陈伟芳", phone: str = "13805710001", email: str = "chenwf@example.com"
) -> str:
    """The id of the application of a candidate imported from a resume."""
    batch = import_files(context, [resume_file(name, phone, email)], opening)
    items = context.read(_Call(imports.items_of, batch))
    assert items[0].verdict == "imported", items[0]
    return str(items[0].application_id)


def advance(context: Context, application: str, times: int = 1) -> None:
    """Move an application on."""
    for _time in range(times):
        context.change(_Call(applications.move, application, "advance"))


def answer_for(question: Question, level: int = 3) -> Answer:
    """A plausible answer to any kind of question."""
    if isinstance(question, Star):
        words = {
            "S": "去年三季度，新客组",
            "T": "每天八十通",
            "A": "把开场白改成三种，连记两周",
            "R": "签了41单，组内第二",
        }
        return Answer({"level": level, "probes": ["S0", "A0"]}, {**words, "quotation": "没人逼我打"})
    if isinstance(question, Anchored):
        return Answer({"level": level}, {"quotation": "我先问问您平时怎么喝"})
    if isinstance(question, (SingleChoice, MultipleChoice)):
        first = question.options[0].id
        return Answer(first if isinstance(question, SingleChoice) else [first])
    if isinstance(question, YesNo):
        return Answer(True)
    if isinstance(question, MoneyRange):
        return Answer({"minimum": "5000", "maximum": "7000"})
    if isinstance(question, Number):
        return Answer(str(question.minimum if question.minimum is not None else Decimal(1)))
    if isinstance(question, Date):
        return Answer("2026-12-01")
    if isinstance(question, Ticks):
        return Answer({item.id: "heard" for item in question.items})
    if isinstance(question, Checklist):
        return Answer({"ticked": [question.items[3].id], "numbers": {}}, {"quotation": "底薪是多少？"})
    return Answer(None, {"text": "说得清楚，有头有尾"})


def fill(context: Context, application: str, stage: str, level: int = 3) -> str:
    """The id of a draft in which every question on the page is answered."""
    form = form_of_stage(context, application, stage)
    sheet = context.change(_Call(assessments.start, application, stage, form))
    answers: dict[str, Answer] = {}
    for name, question in form.questions.items():
        if question.answerable and name in form.asked(answers):
            answers[name] = answer_for(question, level)
            context.change(_Call(assessments.save_answer, form, sheet.assessment.id, name, answers[name]))
    return str(sheet.assessment.id)


def take_tests(
    context: Context,
    application: str,
    forms: tuple[str, ...] = ("sales_inventory", "situational_judgement", "product_learning"),
    taker: Taker | None = None,
    language: Language = "zh",
) -> str:
    """The id of a finished sitting, answered by an invented person through the real use cases."""
    draft = SittingDraft(forms, language, "1234", "hr@example.com", date(2030, 1, 1))
    sitting = context.change(_Call(sittings.prepare, context.library, application, draft)).result
    context.change(_Call(sittings.consent, sitting))
    person = taker or Taker(application)
    for name in forms:
        assessment = context.change(_Call(sittings.begin_form, context.library, sitting, name, language)).result
        form = context.library.form(name)
        seed = context.read(_Call(sittings.view, context.library, sitting)).sitting.seed
        for question, answer, spent in person.answers(form, language, seed):
            context.change(_Call(sittings.keep_answer, form, assessment, question, answer, spent))
        context.change(_Call(sittings.finish_form, assessment, 600_000))
    context.change(_Call(sittings.finish, sitting))
    return str(sitting)


def to_interview(context: Context, application: str, level: int = 4, *, tests: bool = True) -> None:
    """From the phone stage on: tests taken (or left out), the work sample rated, the interview reached."""
    advance(context, application)
    if tests:
        take_tests(context, application)
    advance(context, application)
    rate(context, application, "work_sample", level)
    advance(context, application)


def through_to_decision(context: Context, opening: str, name: str, place: int, level: int) -> str:
    """The id of the application of somebody rated ``level`` at every stage, without tests, now at the decision."""
    application = make_candidate(context, opening, name, f"1380571000{place}", f"p{place}@example.com")
    advance(context, application)
    rate(context, application, "phone", level)
    to_interview(context, application, level, tests=False)
    rate(context, application, "interview", level)
    advance(context, application)
    return application


def submission(verdict: Verdict = "hire", **values: Any) -> Submission:
    """What a rater says at the end."""
    points = (
        StrengthDraft("strength", "敢开口，自己定硬目标", "drive", "没人逼我打"),
        StrengthDraft("concern", "跟进没有体系", "organised", "大的我都记得住"),
    )
    given: dict[str, Any] = {
        "reason": "开口快，挨拒绝后恢复快",
        "points": points,
        "open_questions": (("薪资期望高于本批上限", "孙悦", None),),
        **values,
    }
    return Submission(verdict=verdict, **given)


def rate(context: Context, application: str, stage: str, level: int = 3, verdict: Verdict = "hire") -> str:
    """A submitted sheet of the actor."""
    sheet = fill(context, application, stage, level)
    extra = {"condition": "首两个月每周两次辅导"} if verdict == "hire_with_condition" else {}
    context.change(_Call(assessments.submit, sheet, submission(verdict, **extra)))
    return sheet


def form_of_stage(context: Context, application: str, stage: str) -> Form:
    """The form the role uses at a stage."""

    def work(unit: Any) -> Any:
        opening = openings.opening_by(unit, applications.application_by(unit, application).opening_id)
        return openings.profile_of(unit, opening).stage(stage).form

    return context.library.form(context.read(work))


class _Call:
    """A use case with its arguments."""

    def __init__(self, function: Any, *arguments: Any, **keywords: Any) -> None:
        self.function, self.arguments, self.keywords = function, arguments, keywords

    def __call__(self, work: Any) -> Any:
        return self.function(work, *self.arguments, **self.keywords)


call = _Call
