"""A candidate takes the whole battery of a role by keys and mouse alone, and the machine is cut off twice on the
way."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from hireapp.bootstrap import Context, where
from hireapp.domain.assessment import Assessment
from hireapp.domain.sitting import SittingEvent
from hireapp.forms.form import Form
from hireapp.forms.items import Chat
from hireapp.forms.paging import TestPage, pages_of
from hireapp.i18n import Language, translator
from hireapp.services import assessments
from tests.e2e.driver import Display, Hands
from tests.makers import advance, call, make_candidate, make_opening

pytestmark = pytest.mark.slow
PIN = "2468"
BATTERIES: dict[str, Language] = {"outbound_new": "en", "online_chat": "zh"}
Sat = Future[tuple[str, list[str], list[str]]]


class Seat:
    """One sitting at the machine."""

    def __init__(self, display: Display, data: Path, language: Language) -> None:
        self.display, self.data, self.language = display, data, language
        self.say = translator(language)
        self.hands = Hands(display, data, language)
        self.answered = 0
        self.kills: list[str] = []

    def hand_over(self, name: str) -> None:
        """HR prepares the sitting on the candidate's page and gives the machine away."""
        hands, say = self.hands, self.say
        hands.click(f"{name}*", double=True, kind="row")
        hands.wait(say("Score card"))
        hands.click(say("Tests"), kind="Tab")
        hands.click(say("Take tests here…"))
        hands.fill(say("PIN to leave") + "*", PIN)
        hands.fill(say("Contact for data") + "*", "hr@example.com")
        hands.click(say("Start candidate mode"))

    def consent(self, name: str) -> None:
        """Who, what for, and yes."""
        hands, say = self.hands, self.say
        area = hands.wait(say("Welcome"))
        assert not hands.find(say("Candidates")), "something of HR can be seen"
        hands.wheel(area["x"], area["y"] + 300, -60)
        hands.click(say("I am {name}.").format(name=name))
        hands.click(say("I have read this and agree to take these tests."))
        hands.click(say("Begin"))

    def take(self, form: Form, kill_on: int | None = None) -> None:
        """All pages of one test; on page ``kill_on`` the process is killed after the first answer."""
        self.hands.click(self.say("Start this part"), seconds=30)
        for place, page in enumerate(pages_of(form, self.language, "")):
            if place == kill_on:
                self.answer_one(page)
                time.sleep(0.6)
                self.cut_off(form)
                self.answer(page, skip=1)
            else:
                self.answer(page)

    def answer_one(self, page: TestPage) -> None:
        """The first item of a page."""
        time.sleep(0.25)
        self.hands.key(*(["1", "2"] if page.questions[0].kind == "best_worst" else ["4"]))

    def cut_off(self, form: Form) -> None:
        """SIGKILL, start again: the sitting is in view, not HR, and says that it was interrupted."""
        self.hands.kill()
        self.kills.append(form.id)
        self.hands = Hands(self.display, self.data, self.language)
        self.hands.wait(self.say("Go on"), 30)
        assert not self.hands.find(self.say("Candidates"))
        self.hands.click(self.say("Go on"))

    def answer(self, page: TestPage, skip: int = 0) -> None:
        """Every item of a page, by the keyboard, then the next page."""
        time.sleep(0.2)
        hands = self.hands
        plain = {"likert": "4", "pair": "4", "most_least": "12", "best_worst": "12", "single_choice": "1"}
        hands.keys(*(key for question in page.questions[skip:] for key in plain.get(question.kind, "")))
        for question in page.questions[skip:]:
            kind = question.kind
            if kind == "order":
                hands.type("Blue 12")
            elif kind == "typing":
                hands.type("Hello, I have")
            elif isinstance(question, Chat):
                time.sleep(4.0 if page.section.layout.practice else 0.5)  # the first customer of the practice takes 3 s
                hands.type("Hello, how many watts is it?")
                hands.key("Return")
                time.sleep(0.6)
        time.sleep(0.1 if page.questions[0].kind in plain else 0.5)
        hands.key("ctrl+Return")
        if page.section.layout.feedback or any(entry.kind in ("order", "chat") for entry in page.questions):
            time.sleep(0.15)
            hands.key("ctrl+Return")

    def leave(self) -> None:
        """Staff take the machine back."""
        hands, say = self.hands, self.say
        hands.wait(say("That was all. Thank you!"), 30)
        hands.click(say("For the staff: leave with the PIN"))
        hands.wait(say("For the staff"))
        hands.type("1111")
        hands.key("Return")
        hands.wait(say("That is not the PIN."))
        hands.type(PIN)
        hands.key("Return")


def whole_battery(folder: Path, role: str, language: Language) -> tuple[str, list[str], list[str]]:
    """One candidate, one role: the application, the forms of the role, and the forms it was killed in."""
    context = Context(where(str(folder)))
    name = "Emma Reed" if language == "en" else "陈伟芳"
    application = make_candidate(context, make_opening(context, role), name)
    advance(context, application, 2)
    forms = [use.form for stage in context.profiles[role].stages for use in stage.tests]
    library = context.library
    context.close()
    display = Display()
    seat = Seat(display, folder, language)
    try:
        seat.hand_over(name)
        seat.consent(name)
        for form in forms:
            seat.take(library.form(form), {"sales_inventory": 4, "situational_judgement": 7}.get(form))
        seat.leave()
        seat.hands.wait(seat.say("Score anew"), 30)
    finally:
        seat.hands.close()
        display.stop()
    return application, forms, seat.kills


@pytest.fixture(scope="module")
def sat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, tuple[Path, Sat]]]:
    """Both candidates at once, each at a display of their own: most of the time is waiting."""
    with ThreadPoolExecutor(2) as pool:
        folders = {role: tmp_path_factory.mktemp(role) for role in BATTERIES}
        yield {
            role: (folders[role], pool.submit(whole_battery, folders[role], role, language))
            for role, language in BATTERIES.items()
        }


@pytest.mark.parametrize("role", BATTERIES)
def test_a_whole_battery_with_two_kills(sat: dict[str, tuple[Path, Sat]], role: str):
    folder, made = sat[role]
    application, forms, kills = made.result()
    assert kills == ["sales_inventory", "situational_judgement"]
    check(Context(where(str(folder))), application, forms)


def check(context: Context, application: str, forms: list[str]) -> None:
    """Every test is finished with every answer that was given, and the record names the interruptions."""

    def read(work):
        sheets = {
            assessments.form_of(work, entry).id: (entry, assessments.answers_of(work, entry.id))
            for entry in work.select(Assessment, application_id=application)
        }
        return sheets, [entry.what for entry in work.select(SittingEvent, order="seq")]

    sheets, events = context.read(read)
    assert set(sheets) == set(forms)
    for name, (entry, answers) in sheets.items():
        form = context.library.form(name)
        asked = [key for key in entry.asked if form.question(key).answerable]
        assert entry.state == "submitted", name
        assert [key for key in asked if key not in answers or answers[key].is_empty] == [], name
    assert events.count("interrupted") == 2
    assert events.count("wrong_pin") == 1
    assert context.read(call(_levels, application)) == {4}
    context.close()


def _levels(work, application):
    sheets = work.select(Assessment, application_id=application)
    found = {assessments.form_of(work, entry).id: entry for entry in sheets}
    return {answer.value for answer in assessments.answers_of(work, found["sales_inventory"].id).values()}
