"""YAML files -> forms, or all problems of all files at line and column.

A ``Library`` holds what a set of folders offers: competencies with their anchors, forms with every shared question and
anchor filled in, and the trees of role profiles (their meaning is recruiting, so ``domain.role`` builds them).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any, ClassVar, Literal

from hireapp.errors import FormFileError, HireError, NotFound
from hireapp.forms.building import (
    LEVELS,
    Competency,
    build_question,
    check_head,
    check_texts,
    is_id,
    renamed,
)
from hireapp.forms.form import Form, Layout, ScoreRule, Section, SectionRole, Validity
from hireapp.forms.items import Likert, Pair
from hireapp.forms.kinds import KINDS
from hireapp.forms.questions import Condition, Question
from hireapp.forms.source import Path, Source, read_source
from hireapp.forms.validation import STRICT, build, rebuild
from hireapp.i18n import N_, LocalizedText

FILE_KINDS = ("form", "role", "competencies", "bank", "feedback")
_TEST_KEYS = {"about", "validity", "pairs", "key_status", "key_note"}
_HEAD_KEYS = _TEST_KEYS | {"title", "kind", "scores", "stage_score", "minutes"}
_FORM_KEYS = _HEAD_KEYS | {"form", "version", "license", "status", "sections"}
_LAYOUT_KEYS = {entry.name for entry in fields(Layout)}
_SECTION_KEYS = _LAYOUT_KEYS | {"id", "title", "minutes", "role", "when", "questions"}


@dataclass(frozen=True)
class _FormHead:
    """The form's own keys apart from its sections."""

    __pydantic_config__: ClassVar[Any] = STRICT
    title: LocalizedText
    kind: Literal["phone", "interview", "work_sample", "test"]
    scores: tuple[ScoreRule, ...] = ()
    stage_score: str | None = None
    minutes: int | None = None
    about: LocalizedText | None = None
    validity: Validity | None = None
    pairs: tuple[tuple[str, str], ...] = ()
    key_status: Literal["draft", "rated"] | None = None
    key_note: LocalizedText | None = None


@dataclass(frozen=True)
class _SectionHead:
    __pydantic_config__: ClassVar[Any] = STRICT
    id: str
    title: LocalizedText
    role: SectionRole = "step"
    minutes: int | None = None
    when: Condition | None = None


@dataclass(frozen=True)
class Feedback:
    """Texts on results: by group ("scales", "styles", "poles", "flags"), by name, by use ("below", "talk", ...)."""

    id: str
    version: int
    texts: Mapping[str, Mapping[str, Mapping[str, LocalizedText]]]


@dataclass
class Library:
    """The content of one or more folders. ``roles`` are sources still to be turned into profiles."""

    competencies: dict[str, Competency] = field(default_factory=dict)
    forms: dict[str, Form] = field(default_factory=dict)
    roles: dict[str, Source] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    banks: dict[str, _Bank] = field(default_factory=dict)
    feedback: dict[str, Feedback] = field(default_factory=dict)

    def form(self, form_id: str) -> Form:
        """The form of that id. Raises NotFound."""
        try:
            return self.forms[form_id]
        except KeyError as error:
            raise NotFound(N_("There is no form '{id}'."), N_("Check the forms folder."), id=form_id) from error


@dataclass(frozen=True)
class _Bank:
    source: Source
    questions: dict[str, tuple[Any, Path]]


def load_library(sources: Iterable[Source]) -> Library:
    """The library of ``sources``. Raises FormFileError with the problems of all of them."""
    library, problems = Library(), list[HireError]()
    by_kind: dict[str, list[Source]] = {kind: [] for kind in FILE_KINDS}
    for source in sources:
        kind = _file_kind(source, problems)
        if kind:
            by_kind[kind].append(source)
    for source in by_kind["competencies"]:
        _load_competencies(source, library, problems)
    for source in by_kind["bank"]:
        _load_bank(source, library, problems)
    for source in by_kind["feedback"]:
        _load_feedback(source, library, problems)
    for source in by_kind["form"]:
        _FormLoader(source, library, problems).load()
    for source in by_kind["role"]:
        _register(library.roles, source.tree["role"], source, source, problems)
    if problems:
        raise FormFileError(problems)
    return library


def read_folder(folder: FilePath) -> list[Source]:
    """All YAML files below ``folder``, parsed. Raises FormFileError with the problems of all of them."""
    return read_files(sorted(folder.rglob("*.yaml")), folder)


def read_files(paths: Iterable[FilePath], base: FilePath | None = None) -> list[Source]:
    """The files parsed, named relative to ``base``. Raises FormFileError with the problems of all of them."""
    sources, problems = [], list[HireError]()
    for path in paths:
        name = str(path.relative_to(base)) if base else str(path)
        try:
            sources.append(read_source(name, path.read_bytes()))
        except FormFileError as error:
            problems.extend(error.problems)
        except OSError as error:
            problems.append(
                HireError(
                    N_("The file can't be read: {reason}."),
                    N_("Check that it is there and its rights."),
                    where=name,
                    reason=error.strerror or str(error),
                )
            )
    if problems:
        raise FormFileError(problems)
    return sources


@lru_cache(maxsize=64)
def form_from_json(text: str) -> Form:
    """The form that was stored with answers, from its canonical JSON; the last ones are kept, as forms never change."""
    tree = json.loads(text)
    sections = tuple(
        Section(
            section["id"],
            rebuild(LocalizedText, section["title"]),
            tuple(_question_from(question) for question in section["questions"]),
            section["role"],
            _decimal(section["minutes"]),
            rebuild(Condition, section["when"]) if section["when"] else None,
            rebuild(Layout, {key: value for key, value in section.items() if key in _LAYOUT_KEYS}),
        )
        for section in tree["sections"]
    )
    return Form(
        tree["form"],
        tree["version"],
        tree["kind"],
        tree["status"],
        rebuild(LocalizedText, tree["title"]),
        sections,
        tuple(rebuild(ScoreRule, rule) for rule in tree["scores"]),
        tree["stage_score"],
        _decimal(tree["minutes"]),
        tree["license"],
        rebuild(LocalizedText, tree["about"]) if "about" in tree else None,
        rebuild(Validity, tree["validity"]) if "validity" in tree else None,
        tuple((first, second) for first, second in tree.get("pairs", ())),
        tree.get("key_status"),
        rebuild(LocalizedText, tree["key_note"]) if "key_note" in tree else None,
    )


def _question_from(tree: dict[str, Any]) -> Question:
    return rebuild(KINDS[tree["kind"]], renamed(tree))


def _decimal(value: str | None) -> Any:
    from decimal import Decimal

    return None if value is None else Decimal(value)


def _file_kind(source: Source, problems: list[HireError]) -> str | None:
    tree = source.tree
    kinds = [kind for kind in FILE_KINDS if isinstance(tree, dict) and kind in tree]
    if len(kinds) == 1 or (kinds and kinds[0] == "form"):
        return kinds[0]
    if "role" in kinds:
        return "role"
    problems.append(
        source.problem(
            (),
            N_("This file is neither a form, a role, a bank nor competencies."),
            N_("Begin it with 'form: id', 'role: id', 'bank: id' or 'competencies:'."),
        )
    )
    return None


def _register(table: dict[str, Any], key: Any, value: Any, source: Source, problems: list[HireError]) -> None:
    if not isinstance(key, str) or not is_id(key):
        problems.append(
            source.problem((), N_("'{id}' can't be an id."), N_("Use lower-case letters, digits and _."), id=key)
        )
    elif key in table:
        problems.append(source.problem((), N_("The id '{id}' is used twice."), N_("Rename one of the two."), id=key))
    else:
        table[key] = value


def _load_competencies(source: Source, library: Library, problems: list[HireError]) -> None:
    check_head(source, "", problems)
    check_texts(source, source.tree, (), problems)
    if not isinstance(source.tree["competencies"], list):
        problems.append(
            source.problem(
                ("competencies",),
                N_("'{key}' must be a list."),
                N_("Write one entry a line, each with a dash."),
                key="competencies",
            )
        )
        return
    for index, tree in enumerate(source.tree["competencies"]):
        path = ("competencies", index)
        competency = build(Competency, tree, source, path, problems)
        if competency is None:
            continue
        if tuple(sorted(competency.anchors)) != LEVELS:
            problems.append(
                source.problem(
                    (*path, "anchors"), N_("A competency needs five anchors, 1 to 5."), N_("Write all five levels.")
                )
            )
        _register(library.competencies, competency.id, competency, source, problems)


def _load_bank(source: Source, library: Library, problems: list[HireError]) -> None:
    check_head(source, "bank", problems)
    unknown = set(source.tree) - {"bank", "version", "license", "status", "questions", "title"}
    problems.extend(_unknown(source, (key,), key) for key in sorted(unknown))
    questions: dict[str, tuple[Any, Path]] = {}
    trees = source.tree.get("questions")
    for index, tree in enumerate(trees if isinstance(trees, list) else []):
        key = tree.get("id") if isinstance(tree, dict) else None
        _register(questions, key, (tree, ("questions", index)), source, problems)
        build_question(tree, source, ("questions", index), library.competencies, problems)
    _register(library.banks, source.tree["bank"], _Bank(source, questions), source, problems)


def _load_feedback(source: Source, library: Library, problems: list[HireError]) -> None:
    check_head(source, "feedback", problems)
    check_texts(source, source.tree, (), problems)
    groups: dict[str, dict[str, dict[str, LocalizedText]]] = {}
    for group, names in source.tree.items():
        if not isinstance(names, dict):
            continue
        for name, uses in names.items():
            trees = uses if isinstance(uses, dict) and "zh" not in uses else {"text": uses}
            if name in ("zh", "en"):
                trees, name = {"text": names}, group
            made = {
                use: build(LocalizedText, tree, source, (group, name, use), problems) for use, tree in trees.items()
            }
            groups.setdefault(group, {})[name] = {use: text for use, text in made.items() if text is not None}
    feedback = Feedback(source.tree["feedback"], source.tree.get("version", 1), groups)
    _register(library.feedback, feedback.id, feedback, source, problems)


def _unknown(source: Source, path: Path, key: str) -> HireError:
    return source.problem(path, N_("'{key}' is not known here."), N_("Check the spelling, or remove it."), key=key)


class _FormLoader:
    """Builds one form from its source."""

    def __init__(self, source: Source, library: Library, problems: list[HireError]) -> None:
        self.source = source
        self.tree: dict[str, Any] = source.tree
        self.library = library
        self.problems = problems

    def load(self) -> None:
        """Add the form to the library, or its problems to the list."""
        before = len(self.problems)
        check_head(self.source, "form", self.problems)
        self.problems.extend(_unknown(self.source, (key,), key) for key in sorted(set(self.tree) - _FORM_KEYS))
        words = {key: self.tree[key] for key in _HEAD_KEYS if key in self.tree}
        head = build(_FormHead, words, self.source, (), self.problems)
        check_texts(self.source, self.tree.get("title"), ("title",), self.problems)
        sections = self._sections()
        if head is None or len(self.problems) > before:
            return
        form = Form(
            self.tree["form"],
            self.tree["version"],
            head.kind,
            self.tree["status"],
            head.title,
            sections,
            tuple(_resolved(rule, sections) for rule in head.scores),
            head.stage_score,
            _decimal(None if head.minutes is None else str(head.minutes)),
            about=head.about,
            validity=head.validity,
            pairs=head.pairs,
            key_status=head.key_status,
            key_note=head.key_note,
        )
        self._check_references(form)
        if form.kind == "test":
            self._check_items(form)
        if len(self.problems) == before:
            _register(self.library.forms, form.id, form, self.source, self.problems)
            self.library.files[form.id] = self.source.name

    def _sections(self) -> tuple[Section, ...]:
        trees = self.tree.get("sections")
        if not isinstance(trees, list) or not trees:
            self._problem(("sections",), N_("A form needs at least one section."), N_("Add 'sections:' with a list."))
            return ()
        sections = [self._section(tree, ("sections", index)) for index, tree in enumerate(trees)]
        return tuple(section for section in sections if section is not None)

    def _section(self, tree: Any, path: Path) -> Section | None:
        if not isinstance(tree, dict) or not isinstance(tree.get("questions"), list):
            self._problem(path, N_("A section needs a list of questions."), N_("Add 'questions:'."))
            return None
        self.problems.extend(_unknown(self.source, (*path, key), key) for key in sorted(set(tree) - _SECTION_KEYS))
        check_texts(self.source, tree.get("title"), (*path, "title"), self.problems)
        words = {key: value for key, value in tree.items() if key in _SECTION_KEYS - _LAYOUT_KEYS - {"questions"}}
        head = build(_SectionHead, words, self.source, path, self.problems)
        paging = {key: value for key, value in tree.items() if key in _LAYOUT_KEYS}
        check_texts(self.source, paging, path, self.problems)
        layout = build(Layout, paging, self.source, path, self.problems)
        questions = [
            self._question(question, (*path, "questions", index)) for index, question in enumerate(tree["questions"])
        ]
        if head is None:
            return None
        return Section(
            head.id,
            head.title,
            tuple(filter(None, questions)),
            head.role,
            _decimal(None if head.minutes is None else str(head.minutes)),
            head.when,
            layout or Layout(),
        )

    def _question(self, tree: Any, path: Path) -> Question | None:
        if isinstance(tree, dict) and "include" in tree:
            return self._included(tree, path)
        return build_question(tree, self.source, path, self.library.competencies, self.problems)

    def _included(self, tree: dict[str, Any], path: Path) -> Question | None:
        bank_id, _dot, question_id = str(tree["include"]).partition(".")
        bank = self.library.banks.get(bank_id)
        if bank is None or question_id not in bank.questions:
            self._problem(
                (*path, "include"),
                N_("There is no question '{id}' in a bank."),
                N_("Write bank.question."),
                id=tree["include"],
            )
            return None
        changes = {key: value for key, value in tree.items() if key != "include"}
        shared, bank_path = bank.questions[question_id]
        if not changes:
            return build_question(shared, bank.source, bank_path, self.library.competencies, [])
        return build_question({**shared, **changes}, self.source, path, self.library.competencies, self.problems)

    def _check_references(self, form: Form) -> None:
        seen: set[str] = set()
        for at, section in enumerate(form.sections):
            self._check_condition(section.when, seen, ("sections", at))
            for index, question in enumerate(section.questions):
                path: Path = ("sections", at, "questions", index)
                if question.id in seen:
                    self._problem(
                        path, N_("The id '{id}' is used twice."), N_("Rename one of the two."), id=question.id
                    )
                self._check_condition(question.when, seen, path)
                seen.add(question.id)
        for index, rule in enumerate(form.scores):
            self._check_rule(rule, seen, ("scores", index))
        if form.stage_score and form.stage_score not in {rule.id for rule in form.scores}:
            self._problem(
                ("stage_score",), N_("There is no score '{id}'."), N_("Name one of the scores."), id=form.stage_score
            )

    def _check_items(self, form: Form) -> None:
        """Every item of a test counts somewhere or says that it does not; every pair and validity item is there."""
        scored = {name for rule in form.scores for name in rule.of}
        special = {item for scale in (form.validity.infrequency,) for item in _of_scale(form.sections, scale)} | set(
            form.validity.instructed
        ) if form.validity else set()
        for at, section in enumerate(form.sections):
            for index, question in enumerate(section.questions):
                if isinstance(question, (Likert, Pair)) and not (
                    question.id in scored | special or question.scale == "none" or section.layout.practice
                ):
                    self._problem(
                        ("sections", at, "questions", index),
                        N_("The item '{id}' has no key: no score names its scale '{scale}'."),
                        N_("Add a score of that scale, or write scale: none."),
                        id=question.id,
                        scale=question.scale,
                    )
        named: list[tuple[Path, str]] = [(("pairs", at), name) for at, pair in enumerate(form.pairs) for name in pair]
        if form.validity:
            named += [(("validity", "instructed"), name) for name in form.validity.instructed]
        for path, name in named:
            if name not in form.questions:
                self._problem(path, N_("There is no question '{id}'."), N_("Name a question of this form."), id=name)

    def _check_condition(self, when: Condition | None, seen: set[str], path: Path) -> None:
        if when and when.question not in seen:
            self._problem(
                (*path, "when"),
                N_("The condition names '{id}', which is not asked before."),
                N_("Name an earlier question."),
                id=when.question,
            )

    def _check_rule(self, rule: ScoreRule, seen: set[str], path: Path) -> None:
        if bool(rule.of) == rule.competencies:
            self._problem(path, N_("A score needs either 'of' or 'competencies: true'."), N_("Write one of the two."))
        for name in rule.of:
            if name not in seen:
                self._problem(
                    (*path, "of"), N_("There is no question '{id}'."), N_("Name a question of this form."), id=name
                )
        if not 0 < rule.answered <= 1:
            self._problem((*path, "answered"), N_("The share must lie above 0 and up to 1."), N_("Write 0.8."))

    def _problem(self, path: Path, what: str, remedy: str, **fields: object) -> None:
        self.problems.append(self.source.problem(path, what, remedy, **fields))


def _resolved(rule: ScoreRule, sections: tuple[Section, ...]) -> ScoreRule:
    """The rule with the questions of its scale or kind named one by one."""
    if rule.scale is not None:
        return replace(rule, of=_of_scale(sections, rule.scale))
    if rule.of_kind is not None:
        return replace(rule, of=tuple(entry.id for entry in _scored(sections) if entry.kind == rule.of_kind))
    return rule


def _of_scale(sections: tuple[Section, ...], scale: str) -> tuple[str, ...]:
    return tuple(entry.id for entry in _scored(sections) if getattr(entry, "scale", None) == scale)


def _scored(sections: tuple[Section, ...]) -> list[Question]:
    return [question for section in sections if not section.layout.practice for question in section.questions]


def competency_title(competencies: Mapping[str, Competency], key: str) -> LocalizedText:
    """The title of a competency, or its id where it is no longer known."""
    known = competencies.get(key)
    return known.title if known else LocalizedText(key, key)
