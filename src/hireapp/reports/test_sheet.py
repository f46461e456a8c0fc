"""A test on paper: the same questions in the form's order, numbered as on the screen, with circles to tick.

Practice items carry small letters. What a clock or a keyboard measures can't be taken on paper; a line says so.
"""

from __future__ import annotations

from collections.abc import Callable

from hireapp.forms.form import Form, Section
from hireapp.forms.questions import Note
from hireapp.i18n import N_, Language
from hireapp.reports.blocks import Block, right, row, rule, space, stack, text
from hireapp.reports.fonts import faces
from hireapp.reports.pages import Item
from hireapp.reports.paper import Forms, finished, masthead
from hireapp.reports.paper_items import ON_SCREEN, Numbered, drawn
from hireapp.reports.press import Press
from hireapp.reports.styles import MEASURE, PAPERS, Paper

__test__ = False
_FIELDS = (N_("Name"), N_("Number"), N_("Date"))
_HOW = N_("Mark one circle for each answer. To change it, cross it out and mark another one.")
_ONE_REPLY = N_("Mark the circle of one reply.")
_SCREEN_ONLY = N_("This part is taken on screen only.")
_MINUTES, _SECONDS = N_("at most {minutes} minutes"), N_("at most {seconds} seconds")
_HAND_BACK = N_("When the time is up, hand this page back. The next pages are answered without it.")
_PRACTICE_SIGNS = "abcdefghijklmnopqrstuvwxyz"


def written(form: Form, language: Language, translate: Callable[[str], str], paper: Paper, company: str,
            subject: str) -> bytes:
    """The finished document."""
    press = Press(language, translate, faces())
    forms = Forms(form, press, PAPERS[paper], company, subject, press.local(form.title))
    how = press.say(_HOW) if any(_on_paper(section) for section in form.sections) else ""
    items = [masthead(forms, [press.say(label) for label in _FIELDS], (press.local(form.about), how))]
    count, turn = 1, False
    for section in form.sections:
        if section.layout.languages and language not in section.layout.languages:
            continue
        questions = _numbered(section, count)
        count += 0 if section.layout.practice else sum(question.answerable for _number, question in questions)
        items += _section(press, section, questions, turn)
        turn = _is_reading(section)
    return finished(forms, items)


def _numbered(section: Section, first: int) -> list[Numbered]:
    found: list[Numbered] = []
    place = 0
    for question in section.questions[: section.layout.draw]:
        sign = _PRACTICE_SIGNS[place % 26] if section.layout.practice else str(first + place)
        found.append((sign if question.answerable else "", question))
        place += question.answerable
    return found


def _on_paper(section: Section) -> bool:
    return not any(isinstance(question, ON_SCREEN) for question in section.questions)


def _is_reading(section: Section) -> bool:
    """Whether the section is a page to be read against the clock and handed back."""
    return section.layout.seconds is not None and all(isinstance(question, Note) for question in section.questions)


def _section(press: Press, section: Section, questions: list[Numbered], turn: bool) -> list[Item]:
    here = _on_paper(section)
    head = Item(_head(press, section, here), 16, here, True, new_page=turn)
    if not here:
        return [head]
    last = [Item(text(press, press.say(_HAND_BACK), "body_bold", MEASURE), 10)] if _is_reading(section) else []
    return [head, *drawn(press, section, questions), *last]


def _head(press: Press, section: Section, here: bool) -> Block:
    title = row([(0, text(press, press.local(section.title), "h1", MEASURE - 120)),
                 (0, stack([space(3), right(press, _time(press, section), "small", MEASURE, "mute")]))])
    words = [press.local(section.layout.instruction)] if here else []
    hint = press.say(_ONE_REPLY) if section.layout.feedback else press.local(section.layout.hint)
    told = [text(press, entry, "lead", MEASURE) for entry in words if entry]
    told.append(text(press, hint if here else press.say(_SCREEN_ONLY), "small", MEASURE, tone="ink2"))
    return stack([rule(tone="ink2", weight=0.7, height=5), title, space(2), *told])


def _time(press: Press, section: Section) -> str:
    seconds = section.layout.seconds
    if seconds is None:
        return ""
    if seconds % 60:
        return press.say(_SECONDS, seconds=seconds)
    return press.say(_MINUTES, minutes=seconds // 60)
