"""The main job by keys and mouse alone: from an empty folder to two evaluations, killed twice on the way to each."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from hireapp.bootstrap import Context, where
from hireapp.domain.application import Application
from hireapp.forms.loader import Library, load_library, read_folder
from hireapp.i18n import Language, translator
from hireapp.resources import resource_folder
from tests.e2e.driver import Display, Hands
from tests.makers import take_tests

pytestmark = pytest.mark.slow
ROLES: dict[Language, int] = {"en": 0, "zh": 4}
Walked = Future[tuple[str, Path]]
PARTS = {"S": "Situation", "T": "Target", "A": "Action", "R": "Result"}
RESUMES = resource_folder("assets") / "samples" / "resumes"


@pytest.fixture(scope="module")
def library() -> Library:
    """The shipped forms: their titles are what the window shows."""
    return load_library(read_folder(resource_folder("questionnaires")))


class Walk:
    """One walk through one role in one language."""

    def __init__(self, display: Display, data: Path, language: Language, library: Library) -> None:
        self.display, self.data, self.language, self.library = display, data, language, library
        self.say = translator(language)
        self.hands = Hands(display, data, language)
        self.role = ""

    def make_opening(self, role: int) -> None:
        """Make the first opening, for the role at that place of the list."""
        hands, say = self.hands, self.say
        self.role = list(self.library.roles)[role]
        hands.click(say("New opening"))
        hands.fill(say("Title") + "*", "Class 7")
        hands.click(say("Role") + "*", kind="Combo")
        time.sleep(0.3)
        hands.key("Home", *(["Down"] * role), "Return")
        hands.click(say("Create opening"))
        hands.wait(say("No candidates yet"))

    def take_in(self, files: list[Path]) -> None:
        """Import files by their path."""
        hands, say = self.hands, self.say
        hands.key("ctrl+i")
        hands.fill(say("Path of a file or folder"), ";".join(map(str, files)))
        hands.key("Return")
        hands.wait(say("Take in {count} ready").format(count=len(files)))
        hands.key("ctrl+Return")

    def open(self, name: str) -> None:
        """Open a candidate from the board."""
        self.hands.click(f"{name}*", double=True, kind="row")
        self.hands.wait(self.say("Score card"))

    def kill_and_return(self, name: str, button: str) -> None:
        """SIGKILL, start again, and go back to the workbench."""
        self.hands.kill()
        self.hands = Hands(self.display, self.data, self.language)
        self.open(name)
        self.hands.click(button, kind="Button")

    def call(self, name: str) -> None:
        """The phone screen, killed in the middle."""
        hands, say = self.hands, self.say
        hands.click(say("To {stage}").format(stage=self.stage("phone")))
        hands.click(say("Call"), kind="Button")
        hands.click(say("Start call"))
        hands.wait(say("Hang up and rate"))
        for level in "435443":
            hands.key(level, "Down")
        hands.click(say("Yes"))
        hands.key("n")
        hands.type("asked what I drink first")
        hands.key("Return")
        hands.wait("asked what I drink first")
        time.sleep(0.8)
        self.kill_and_return(name, say("Call"))
        hands = self.hands
        hands.wait("asked what I drink first")
        hands.wait(say("{done} of {all} rated").format(done=6, all=6))
        for _row in range(6):
            hands.key("Down")
        for level in "345":
            hands.key(level, "Down")
        hands.key("F9")
        hands.click(say("Submit…"))
        self.submit(say("Talk once more"), "Quick and warm; the order is still open")

    def tests(self) -> None:
        """The tests are taken (see test_sitting for every page of them); the work sample is rated."""
        hands, say = self.hands, self.say
        hands.key("alt+Left")
        hands.wait(say("Score card"))
        hands.click(say("To {stage}").format(stage=self.stage("tests")))
        hands.wait(say("Take tests here…"))
        hands.kill()
        context = Context(where(str(self.data)))
        application = context.read(lambda work: work.select(Application, stage="tests"))[0]
        take_tests(context, application.id, language=self.language)
        context.close()
        self.hands = hands = Hands(self.display, self.data, self.language)

    def work_sample(self, name: str) -> None:
        """The work sample: ticks, ratings and the second run, then submitted."""
        hands, say = self.hands, self.say
        self.open(name)
        hands.click(say("To {stage}").format(stage=self.work_stage()["title"][self.language]))
        hands.click(say("Rate the work sample"), kind="Button")
        hands.click(say("Start rating"))
        form = self.library.form(self.work_stage()["form"])
        for place, section in enumerate(form.sections, 1):
            if any(question.required for question in section.questions):
                self.step(place)
                for question in section.questions:
                    if question.kind == "rating":
                        self.rate(question.id)
                    elif question.kind == "single_choice":
                        words = question.options[2].text.in_(self.language)
                        for _try in range(12):
                            if hands.find(words):
                                break
                            hands.wheel(700, 600, -3)
                        hands.click(words, kind="Radio")
        hands.click(say("Submit and lock"), kind="Button")
        self.submit(say("Talk once more"), "Calm with four customers at once")

    def rate(self, question_id: str) -> None:
        """Give a 4: scroll the question into view first."""
        hands = self.hands
        for _try in range(12):
            cells = [cell for cell in hands.find("4") if cell["kind"] == "Cell"]
            block = next(iter(hands.find(question_id)), None)
            inside = block and [
                cell for cell in cells if block["top"] <= cell["y"] <= block["top"] + block["height"]
            ]
            if inside:
                hands.mouse(inside[0]["x"], inside[0]["y"])
                return
            hands.wheel(700, 600, -3)
        raise AssertionError(question_id)

    def work_stage(self) -> Any:
        """The stage of the work sample of the role."""
        stages = self.library.roles[self.role].tree["stages"]
        return next(stage for stage in stages if stage["kind"] == "work_sample")

    def interview(self, name: str) -> None:
        """The interview, killed in the middle of a STAR question."""
        hands, say = self.hands, self.say
        hands.key("alt+Left")
        hands.wait(say("Score card"))
        hands.click(say("To {stage}").format(stage=self.stage("interview")))
        hands.click(say("Interview"), kind="Button")
        hands.click(say("Start interview"))
        self.step(3)
        for part, words in (
            ("S", "Last summer, team of six"),
            ("T", "an answer within 15 s"),
            ("A", "wrote ten phrases"),
            ("R", "from 40 s to 12 s"),
        ):
            hands.fill(f"{part} {say({'S': 'Situation', 'T': 'Target', 'A': 'Action', 'R': 'Result'}[part])}*", words)
        hands.click("4", kind="Cell")
        time.sleep(0.8)
        self.kill_and_return(name, say("Interview"))
        hands = self.hands
        self.step(3)
        kept = [
            found["text"] for part in ("S", "R") for found in hands.find(f"{part} *") if found["kind"] == "GrowingText"
        ]
        assert kept == ["Last summer, team of six", "from 40 s to 12 s"]
        for place in (4, 5, 6, 7, 8):
            self.step(place)
            hands.click("3", kind="Cell")
        hands.click(say("Submit and lock"), kind="Button")
        hands.click(say("Hire with a condition"))
        hands.fill(say("The condition") + "*", "two evenings beside a colleague")
        self.submit("", "Fast, calm, asks first")

    def step(self, place: int) -> None:
        """Go to a step of the kit."""
        self.hands.click(f"{place} *", kind="PlanRow")
        time.sleep(0.5)

    def submit(self, verdict: str, reason: str) -> None:
        """Fill in the submit page and lock."""
        hands, say = self.hands, self.say
        if verdict:
            hands.click(verdict)
        hands.fill(say("Why, in one sentence") + "*", reason)
        hands.click(say("Submit and lock"), last=True, kind="Button")
        hands.wait(say("locked"))

    def decide(self) -> Path:
        """Decide and save the PDF; its path."""
        hands, say = self.hands, self.say
        hands.key("alt+Left")
        hands.wait(say("Score card"))
        hands.click(say("To {stage}").format(stage=self.stage("decision")))
        hands.click(say("Decide"))
        hands.wait(say("Page {number} of {count}").split("{")[0] + "*")
        hands.click(say("Hire"), kind="Radio")
        area = hands.wait(say("Decision"))
        hands.wheel(area["x"], area["y"], -15)
        hands.fill(say("Reason"), "Evidence in both talks")
        hands.click(say("Record decision"))
        hands.wait(say("Decision recorded"))
        hands.wait(say("Page {number} of {count}").split("{")[0] + "*")
        time.sleep(1.0)
        hands.key("ctrl+s")
        hands.wait(say("Saved as {name}").split("{")[0] + "*")
        return next((self.data / "reports").glob("*.pdf"))

    def stage(self, kind: str) -> str:
        """The title of the stage of that kind: the five roles call them alike."""
        roles = self.library.roles["outbound_new"].tree["stages"]
        return str(next(stage["title"][self.language] for stage in roles if stage["kind"] == kind))


def pages(path: Path) -> str:
    """All text of a PDF, line ends as blanks."""
    document = pypdfium2.PdfDocument(path)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def walk_through(
    folder: Path, files: list[Path], name: str, language: Language, library: Library
) -> tuple[str, Path]:
    """One walk: the name of the candidate and the evaluation that came out."""
    display = Display()
    walk = Walk(display, folder / "data", language, library)
    try:
        walk.make_opening(ROLES[language])
        walk.take_in(files)
        walk.open(name)
        walk.call(name)
        walk.tests()
        walk.work_sample(name)
        walk.interview(name)
        return name, walk.decide()
    finally:
        walk.hands.close()
        display.stop()


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Iterator[dict[str, Walked]]:
    """Both walks at once, each at a display of its own: most of the time is waiting."""
    folders = {language: tmp_path_factory.mktemp(language) for language in ROLES}
    files = {language: copies(folder) for language, folder in folders.items()}
    names = {language: first_name(found[0]) for language, found in files.items()}  # PDFs are read by one thread
    with ThreadPoolExecutor(2) as pool:
        yield {
            language: pool.submit(walk_through, folder, files[language], names[language], language, library)
            for language, folder in folders.items()
        }


@pytest.mark.parametrize(("language", "word"), [("en", "The raters"), ("zh", "评价")])
def test_from_an_empty_folder_to_an_evaluation(walked: dict[str, Walked], language: Language, word: str):
    name, path = walked[language].result()
    text = pages(path)
    assert name in text
    assert word in text
    assert "from 40 s to 12 s" in text
    assert "two evenings beside a colleague" in text


def copies(folder: Path) -> list[Path]:
    """Three resume files of three formats, under plain paths."""
    found = [
        next(path for path in sorted(RESUMES.glob(f"*{ending}")) if good(path)) for ending in (".pdf", ".docx", ".html")
    ]
    (folder / "in").mkdir()
    return [Path(shutil.copy(path, folder / "in" / f"r{place}{path.suffix}")) for place, path in enumerate(found)]


def good(path: Path) -> bool:
    """Whether a file is read without anything left to check."""
    from datetime import date

    from hireapp.errors import UnreadableFile
    from hireapp.resumes import read_resume
    from hireapp.services.import_fields import doubtful, field_tree

    try:
        return not doubtful(field_tree(read_resume(path.read_bytes(), path.name, as_of=date(2026, 11, 22)).fields))
    except UnreadableFile:
        return False


def first_name(path: Path) -> str:
    """The name in a file."""
    from datetime import date

    from hireapp.resumes import read_resume

    found = read_resume(path.read_bytes(), path.name, as_of=date(2026, 11, 22)).fields.name
    assert found is not None
    return found.value
