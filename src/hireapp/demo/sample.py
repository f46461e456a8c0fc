"""The sample round as data: company, colleagues, openings, people and their paths, read from assets/samples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hireapp.forms.source import read_source
from hireapp.resources import resource_folder


@dataclass(frozen=True)
class Colleague:
    """Somebody who works with the program."""

    key: str
    name: str
    role: Any
    position: str


@dataclass(frozen=True)
class SampleOpening:
    """An opening: what HR enters, and the keys of who recruits, phones, interviews and decides."""

    key: str
    role: str
    title: str
    seats: int
    site: str
    shifts: str
    pay: str
    manager: str
    recruiter: str
    raters: Sequence[str]
    decide_in: int
    made: int


@dataclass(frozen=True)
class SamplePerson:
    """One invented person: the resume, how able they are, and the path through the stages.

    file: a resume of assets/samples/resumes; without it a short text is made of the other fields.
    jobs: [title, employer, months since the start, months since the end (0: still there), duties].
    applied: days ago. path: lines such as "9 phone" (days ago, what happened, details).
    level, strong, weak: how the raters mark. fix: [days ago, field, value, reason].
    ask: [days ago, question, who, due].
    merge: which fields of the file win over the record it doubles. pending: the file still waits for review.
    """

    key: str
    opening: str
    applied: int
    name: str = ""
    file: str = ""
    lang: str = "zh"
    phone: str = ""
    mail: str = ""
    city: str = ""
    pay: Sequence[int] = ()
    school: Sequence[Any] = ()
    jobs: Sequence[Sequence[Any]] = ()
    learnt: str = ""
    about: str = ""
    track: str = "phone"
    motive: str = ""
    trip: int = 40
    level: float = 3.2
    strong: Sequence[str] = ()
    weak: Sequence[str] = ()
    path: Sequence[str] = ()
    fix: Sequence[Sequence[Any]] = ()
    ask: Sequence[Sequence[Any]] = ()
    decision: Mapping[str, str] = field(default_factory=dict)
    merge: Mapping[str, str] = field(default_factory=dict)
    pending: bool = False

    @property
    def title(self) -> str:
        """The present or last job."""
        return str(self.jobs[0][0]) if self.jobs else ""

    @property
    def employer(self) -> str:
        """The present or last employer."""
        return str(self.jobs[0][1]) if self.jobs else ""


@dataclass(frozen=True)
class Event:
    """One line of a path: how many days ago, what, and the words behind it."""

    days: int
    what: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Sample:
    """Everything that the builder needs. phrases: by language; talks: hand-written sheets by person."""

    company: str
    colleagues: tuple[Colleague, ...]
    openings: tuple[SampleOpening, ...]
    people: tuple[SamplePerson, ...]
    phrases: Mapping[str, Any]
    talks: Mapping[str, Any]
    resumes: Path


def sample_folder() -> Path:
    """Where the sample data lie."""
    return resource_folder("assets") / "samples"


def read_sample() -> Sample:
    """The sample data. Raises FormFileError if a file is not right."""
    folder = sample_folder()
    round_ = _tree(folder / "round.yaml")
    people = [SamplePerson(**entry) for path in _files(folder / "people") for entry in _tree(path)["people"]]
    talks: dict[str, Any] = {}
    for path in _files(folder / "talks"):
        talks.update(_tree(path)["talks"])
    return Sample(
        round_["company"],
        tuple(Colleague(**entry) for entry in round_["colleagues"]),
        tuple(SampleOpening(**entry) for entry in round_["openings"]),
        tuple(people),
        {"zh": _tree(folder / "phrases_zh.yaml"), "en": _tree(folder / "phrases_en.yaml")},
        talks,
        folder / "resumes",
    )


def events_of(person: SamplePerson) -> list[Event]:
    """The path of a person, line by line."""
    parts = [line.split() for line in person.path]
    return [Event(int(words[0]), words[1], tuple(words[2:])) for words in parts]


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.yaml"))


def _tree(path: Path) -> Any:
    return read_source(path.name, path.read_bytes()).tree
