"""What a rater's sheet on a role-play or a chat says, ready for a reader; and the log of a chat for whoever rates
it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from hireapp.domain.assessment import Assessment
from hireapp.domain.dossier import WorkSampleSheet
from hireapp.forms.answer import Answer
from hireapp.forms.form import Form
from hireapp.forms.items import Chat, Ticks
from hireapp.forms.questions import LongText, SingleChoice
from hireapp.forms.scoring import score
from hireapp.i18n import LocalizedText
from hireapp.services.assessments import answers_of, form_of
from hireapp.services.ports import UnitOfWork

HEARD: dict[str, bool | None] = {"heard": True, "not_heard": False, "not_applicable": None}


def work_sample(letter: str, form: Form, answers: Mapping[str, Answer]) -> WorkSampleSheet:
    """A submitted sheet in words and figures."""
    moves: list[tuple[LocalizedText, tuple[tuple[LocalizedText, bool | None], ...]]] = []
    words = []
    for question in form.questions.values():
        answer = answers.get(question.id, Answer())
        if isinstance(question, Ticks):
            ticked = answer.value or {}
            heard = tuple((item.text, HEARD[ticked[item.id]]) for item in question.items if item.id in ticked)
            moves.append((question.title, heard))
        elif isinstance(question, LongText) and answer.texts.get("text"):
            words.append((question.title, answer.texts["text"]))
    came_up = [heard for _title, group in moves for _text, heard in group if heard is not None]
    share = Decimal(100 * sum(came_up)) / len(came_up) if came_up else None
    return WorkSampleSheet(
        letter, form.title, score(form, answers).stage_score, share, tuple(moves), _change(form, answers), tuple(words)
    )


def chat_log(work: UnitOfWork, application_id: str) -> tuple[Chat, Answer] | None:
    """The newest finished chat of an application with its log: words and times, no score; for its raters."""
    found = None
    for entry in work.select(Assessment, application_id=application_id, state="submitted", order="submitted_at"):
        if entry.sitting_id is None:
            continue
        form = form_of(work, entry)
        chats = [question for question in form.questions.values() if isinstance(question, Chat)]
        answers = answers_of(work, entry.id) if chats else {}
        for question in chats:
            if question.id not in form.practice and question.id in answers:
                found = question, answers[question.id]
    return found


def _change(form: Form, answers: Mapping[str, Answer]) -> tuple[Decimal, Decimal] | None:
    points = []
    for name in ("point_1", "point_2"):
        question = form.questions.get(name)
        made = question.points(answers[name]) if isinstance(question, SingleChoice) and name in answers else None
        if made is None:
            return None
        points.append(made)
    return points[0], points[1]
