"""One question of a file: built from its tree, checked, with every problem at its line and column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from hireapp.errors import HireError
from hireapp.forms.items import BestWorst, Pair
from hireapp.forms.kinds import KINDS, TITLED_BY_TEXT
from hireapp.forms.questions import Anchored, Question
from hireapp.forms.source import Path, Source
from hireapp.forms.validation import STRICT, build
from hireapp.i18n import N_, LocalizedText

LEVELS = ("1", "2", "3", "4", "5")
_RENAMED = {"star": {"probes": "parts"}, "yes_no": {"points": "points_"}}


@dataclass(frozen=True)
class Competency:
    """What a rating is about, with its written anchors by level ("1".."5")."""

    __pydantic_config__: ClassVar[Any] = STRICT
    id: str
    title: LocalizedText
    about: LocalizedText
    anchors: dict[str, LocalizedText]


@dataclass(frozen=True)
class _Head:
    """What every file states about itself."""

    __pydantic_config__: ClassVar[Any] = STRICT
    id: str
    version: int
    license: Literal["own"]
    status: Literal["provisional", "reviewed"]


def build_question(
    tree: Any, source: Source, path: Path, competencies: Mapping[str, Competency], problems: list[HireError]
) -> Question | None:
    if not isinstance(tree, dict):
        problems.append(
            source.problem(path, N_("A question must be a mapping."), N_("Write 'id:', 'kind:' and so on."))
        )
        return None
    kind = KINDS.get(word_at(tree, "kind"))
    if kind is None:
        problems.append(
            source.problem(
                (*path, "kind") if "kind" in tree else path,
                N_("'{kind}' is no kind of question."),
                N_("Use one of: {kinds}."),
                kind=tree.get("kind", ""),
                kinds=", ".join(KINDS),
            )
        )
        return None
    check_texts(source, tree, path, problems)
    question = build(kind, renamed(_titled(_with_anchors(tree, kind, competencies))), source, path, problems)
    if question is not None:
        _check_question(question, source, path, competencies, problems)
    return question


def _with_anchors(tree: dict[str, Any], kind: type[Question], competencies: Mapping[str, Competency]) -> dict[str, Any]:
    competency = competencies.get(word_at(tree, "competency"))
    if not issubclass(kind, Anchored) or "anchors" in tree or competency is None:
        return tree
    anchors = {level: {"zh": text.zh, "en": text.en} for level, text in competency.anchors.items()}
    return {**tree, "anchors": anchors}


def _titled(tree: dict[str, Any]) -> dict[str, Any]:
    """A statement is its own title; a pair or a block has no other words than its ends."""
    if word_at(tree, "kind") not in TITLED_BY_TEXT or "title" in tree:
        return tree
    options = tree["options"] if isinstance(tree.get("options"), list) else []
    ends = (
        [tree.get("left"), tree.get("right")]
        if "left" in tree
        else [word.get("text") for word in options if isinstance(word, dict)]
    )
    joined = {
        language: " / ".join(str(end.get(language, "")) for end in ends if isinstance(end, dict))
        for language in ("zh", "en")
    }
    return {**tree, "title": tree.get("text") or joined}


def _check_question(
    question: Question, source: Source, path: Path, competencies: Mapping[str, Competency], problems: list[HireError]
) -> None:
    if not is_id(question.id):
        problems.append(
            source.problem(
                (*path, "id"), N_("'{id}' can't be an id."), N_("Use lower-case letters, digits and _."), id=question.id
            )
        )
    if question.origin != "own" and not (question.origin.startswith("ipip:") and question.origin[5:].isdigit()):
        problems.append(
            source.problem(
                (*path, "origin"),
                N_("The origin '{origin}' is not allowed."),
                N_("Write origin: own, or ipip: and the item's number."),
                origin=question.origin,
            )
        )
    for name in filter(None, (question.competency, *question.also)):
        if name not in competencies:
            problems.append(
                source.problem(
                    (*path, "competency"),
                    N_("There is no competency '{id}'."),
                    N_("Use one of: {known}."),
                    id=name,
                    known=", ".join(competencies),
                )
            )
    if question.weight <= 0:
        problems.append(
            source.problem((*path, "weight"), N_("A weight must be above 0."), N_("Remove it, or write 1."))
        )
    if isinstance(question, Anchored):
        _check_anchors(question, source, path, problems)
    if isinstance(question, Pair) and question.scale != "none" and question.left_pole not in question.scale:
        problems.append(
            source.problem(
                (*path, "left_pole"),
                N_("The pole '{pole}' is none of the scale '{scale}'."),
                N_("Write one of its letters."),
                pole=question.left_pole,
                scale=question.scale,
            )
        )
    if isinstance(question, BestWorst):
        _check_key(question, source, path, problems)
    _check_choices(question, source, path, problems)


def _check_anchors(question: Anchored, source: Source, path: Path, problems: list[HireError]) -> None:
    if question.competency is None:
        problems.append(source.problem(path, N_("A rating needs a competency."), N_("Add 'competency: id'.")))
    if not {"1", "3", "5"} <= set(question.anchors) or not set(question.anchors) <= set(LEVELS):
        problems.append(
            source.problem(
                (*path, "anchors"),
                N_("Anchors are needed at 1, 3 and 5, or at all five levels."),
                N_("Write what is seen or heard at each."),
            )
        )


def _check_key(question: BestWorst, source: Source, path: Path, problems: list[HireError]) -> None:
    keys = sorted(option.key for option in question.options)
    if len(keys) < 3 or keys[0] == keys[1] or keys[-1] == keys[-2] or not 1 <= keys[0] <= keys[-1] <= 7:
        problems.append(
            source.problem(
                (*path, "options"),
                N_("The key needs one best and one worst option, each rated from 1 to 7."),
                N_("Give the best and the worst ratings of their own."),
            )
        )


def _check_choices(question: Question, source: Source, path: Path, problems: list[HireError]) -> None:
    low, high = getattr(question, "minimum", None), getattr(question, "maximum", None)
    if low is not None and high is not None and low >= high:
        problems.append(
            source.problem((*path, "minimum"), N_("The minimum must be below the maximum."), N_("Swap them."))
        )
    for name in ("options", "items"):
        entries = getattr(question, name, None)
        if entries is None:
            continue
        ids = [entry.id for entry in entries]
        if len(ids) < 2 or len(set(ids)) != len(ids):
            problems.append(
                source.problem(
                    (*path, name),
                    N_("At least two entries with different ids are needed."),
                    N_("Add one, or rename it."),
                )
            )


def check_head(source: Source, key: str, problems: list[HireError]) -> None:
    """Check version, licence and status of a file whose id stands at ``key``."""
    tree = {"id": source.tree.get(key) if key else "none"}
    tree |= {word: source.tree[word] for word in ("version", "license", "status") if word in source.tree}
    build(_Head, tree, source, (), problems)
    version = tree.get("version")
    if isinstance(version, int) and version < 1:
        problems.append(source.problem(("version",), N_("A version is at least 1."), N_("Write version: 1.")))


def check_texts(source: Source, tree: Any, path: Path, problems: list[HireError]) -> None:
    """Every localized text has both languages, and neither is empty."""
    if isinstance(tree, list):
        for index, value in enumerate(tree):
            check_texts(source, value, (*path, index), problems)
    elif isinstance(tree, dict):
        for key, value in tree.items():
            if key in ("zh", "en") and isinstance(value, str) and not value.strip():
                problems.append(source.problem((*path, key), N_("'{key}' is empty."), N_("Write the text."), key=key))
            else:
                check_texts(source, value, (*path, key), problems)


def renamed(tree: dict[str, Any]) -> dict[str, Any]:
    """The tree with the names that Python has for some of its keys."""
    words = _RENAMED.get(word_at(tree, "kind"), {})
    return {words.get(key, key): value for key, value in tree.items()}


def is_id(text: str) -> bool:
    """Whether ``text`` can be an id."""
    return text.isascii() and text.replace("_", "").isalnum() and text == text.lower() and len(text) <= 60


def word_at(tree: dict[str, Any], key: str) -> str:
    """The text at ``key``, or "" where something else stands."""
    value = tree.get(key)
    return value if isinstance(value, str) else ""
