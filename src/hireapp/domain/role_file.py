"""Reading role profiles from YAML: built from the file, checked against the library, protected attributes refused.

A rule or text that selects on a protected attribute is refused, with the reason and what to use instead (Employment
Promotion Law of China 3 and 26-31; nine-ministry notice of 2019; PIPL 6).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from hireapp.domain.role import BAND_FROM, RoleProfile, ScreeningRule, Stage
from hireapp.errors import FormFileError, HireError, ProtectedAttribute
from hireapp.forms.building import check_head, check_texts
from hireapp.forms.loader import Library
from hireapp.forms.source import Path, Source
from hireapp.forms.validation import build
from hireapp.i18n import N_

_PROTECTED_IDS = re.compile(
    r"\b(age|birth\w*|sex|gender|marri\w*|marital|child\w*|pregnan\w*|ethnic\w*|race|religion|origin|native_place|hukou|"
    r"household\w*|health|height|looks|appearance|photo|party|zodiac)\b",
    re.IGNORECASE,
)
_PROTECTED_WORDS = re.compile(
    r"性别|限男|限女|男性|女性|年龄|周岁以下|岁以下|岁以内|已婚|未婚|未育|已育|婚姻|生育|怀孕|民族|籍贯|户籍|户口|属相|星座|血型|"
    r"身高|相貌|形象好|照片|应届|"
    r"\b(male|female|gender|age limit|under \d+ years|years old|married|unmarried|pregnan\w*|ethnic\w*|"
    r"nationality|good-looking|photograph)\b",
    re.IGNORECASE,
)
_LAWFUL_AGE = re.compile(
    r"法定工作年龄|法定最低工作年龄|working age|户籍地?不|不看户籍|never from household|not household", re.IGNORECASE
)
_PROTECTED_WHAT = N_("This rule selects on a protected attribute ('{word}') and can't be used.")
_PROTECTED_REMEDY = N_("Use a demand of the job instead, e.g. evening shifts, travel time, recent learning.")


def load_profile(source: Source, library: Library) -> RoleProfile:
    """The profile of ``source``. Raises FormFileError with all its problems, protected attributes among them."""
    problems: list[HireError] = []
    check_head(source, "role", problems)
    check_texts(source, source.tree, (), problems)
    refuse_protected(source, problems)
    profile = build(RoleProfile, source.tree, source, (), problems)
    if profile is not None and not problems:
        _check(profile, source, library, problems)
    if problems:
        raise FormFileError(problems)
    assert profile is not None
    return profile


def load_profiles(library: Library) -> dict[str, RoleProfile]:
    """All profiles of a library by id. Raises FormFileError with the problems of all of them."""
    profiles, problems = dict[str, RoleProfile](), list[HireError]()
    for role_id, source in library.roles.items():
        try:
            profiles[role_id] = load_profile(source, library)
        except FormFileError as error:
            problems.extend(error.problems)
    if problems:
        raise FormFileError(problems)
    return profiles


def refuse_protected(source: Source, problems: list[HireError]) -> None:
    """Add a problem for each rule, fact or condition that names a protected attribute."""
    screening = source.tree.get("screening")
    rules = screening.get("rules") if isinstance(screening, dict) else None
    for index, rule in enumerate(rules if isinstance(rules, list) else []):
        if isinstance(rule, dict):
            _refuse_rule(source, rule, ("screening", "rules", index), problems)
    for index, condition in enumerate(source.tree.get("conditions") or []):
        for word in _words(condition):
            problems.append(_protected(source, ("conditions", index), word))


def _refuse_rule(source: Source, rule: dict[str, Any], path: Path, problems: list[HireError]) -> None:
    for key in ("id", "fact"):
        found = _PROTECTED_IDS.search(str(rule.get(key, "")).replace("_", " "))
        if found and "working age" not in str(rule.get(key)).replace("_", " "):
            problems.append(_protected(source, (*path, key), found.group()))
            return
    for key in ("title", "text"):
        for word in _words(rule.get(key)):
            problems.append(_protected(source, (*path, key), word))
            return


def _words(text: Any) -> Iterable[str]:
    for value in text.values() if isinstance(text, dict) else [text]:
        found = _PROTECTED_WORDS.search(_LAWFUL_AGE.sub("", value)) if isinstance(value, str) else None
        if found:
            yield found.group()


def _protected(source: Source, path: Path, word: str) -> HireError:
    return ProtectedAttribute(_PROTECTED_WHAT, _PROTECTED_REMEDY, where=source.place(path), word=word)


def _check(profile: RoleProfile, source: Source, library: Library, problems: list[HireError]) -> None:
    for index, entry in enumerate(profile.competencies):
        if entry.id not in library.competencies:
            problems.append(
                source.problem(
                    ("competencies", index),
                    N_("There is no competency '{id}'."),
                    N_("Use one of: {known}."),
                    id=entry.id,
                    known=", ".join(library.competencies),
                )
            )
        if entry.weight not in BAND_FROM:
            problems.append(
                source.problem(("competencies", index), N_("A weight is 1, 2 or 3."), N_("Write one of them."))
            )
    _check_stages(profile, source, library, problems)
    for index, rule in enumerate(profile.screening.rules):
        _check_rule(rule, source, ("screening", "rules", index), problems)
    if not 0 < profile.assumed_reliability < 1 or profile.assumed_sd <= 0:
        problems.append(
            source.problem(
                ("assumed_reliability",),
                N_("A reliability lies between 0 and 1, an SD above 0."),
                N_("Write 0.44 and 0.8 unless you have data."),
            )
        )


def _check_stages(profile: RoleProfile, source: Source, library: Library, problems: list[HireError]) -> None:
    ids = [stage.id for stage in profile.stages]
    if len(set(ids)) != len(ids) or not ids or profile.stages[-1].kind != "decision":
        problems.append(
            source.problem(
                ("stages",),
                N_("Stages need different ids and end with the decision."),
                N_("Compare with a shipped profile."),
            )
        )
    total = sum(profile.weights.values(), Decimal(0))
    if total != 100:
        problems.append(
            source.problem(
                ("stages",),
                N_("The weights of the stages must sum to 100, not {total}."),
                N_("Change the weights."),
                total=total,
            )
        )
    for index, stage in enumerate(profile.stages):
        _check_hurdle(stage, source, index, problems)
        has_form = stage.kind in ("phone", "work_sample", "interview")
        named = [stage.form] if has_form else [use.form for use in stage.tests]
        if (stage.kind == "tests") != bool(stage.tests):
            problems.append(
                source.problem(
                    ("stages", index),
                    N_("A stage of tests names its tests, and no other stage does."),
                    N_("Compare with a shipped profile."),
                )
            )
        wanted = {"tests": "test", "work_sample": "work_sample"}.get(stage.kind, stage.kind)
        for form in named:
            if form not in library.forms or library.forms[form].kind != wanted:
                problems.append(
                    source.problem(
                        ("stages", index), N_("There is no form '{id}'."), N_("Name a form that loads."), id=form
                    )
                )
    _check_weights(profile, source, library, problems)
    _check_traits(profile, source, library, problems)


def _check_hurdle(stage: Stage, source: Source, index: int, problems: list[HireError]) -> None:
    if stage.hurdle is None:
        return
    if stage.kind not in ("phone", "work_sample", "interview") or not 1 < stage.hurdle.from_ <= 5:
        problems.append(
            source.problem(
                ("stages", index, "hurdle"),
                N_("A hurdle is a level above 1 and up to 5, at a stage that people rate."),
                N_("Write {{from: 2.5, reason: ...}}, or leave it out."),
            )
        )


def _check_weights(profile: RoleProfile, source: Source, library: Library, problems: list[HireError]) -> None:
    """A test counts only if it has a figure: a total of its own, or the role's bands on its scales."""
    for use in (use for stage in profile.stages for use in stage.tests if use.weight):
        form = library.forms.get(use.form)
        banded = profile.traits is not None and profile.traits.form == use.form
        if form is not None and form.stage_score is None and not banded:
            problems.append(
                source.problem(
                    ("stages",),
                    N_("'{id}' has a weight but no figure: no total, and the role has no bands for it."),
                    N_("Give it weight 0, or a stage_score in its form."),
                    id=use.form,
                )
            )


def _check_traits(profile: RoleProfile, source: Source, library: Library, problems: list[HireError]) -> None:
    if profile.traits is None:
        return
    form = library.forms.get(profile.traits.form)
    scales = {rule.id for rule in form.scores} if form else set()
    for index, band in enumerate(profile.traits.bands):
        if band.scale not in scales or not 20 <= band.low < band.high <= 80 or band.weight not in BAND_FROM:
            problems.append(
                source.problem(
                    ("traits", "bands", index),
                    N_("A band needs a scale of the form, T values from 20 to 80 and a weight of 1, 2 or 3."),
                    N_("Compare with a shipped profile."),
                )
            )


def _check_rule(rule: ScreeningRule, source: Source, path: Path, problems: list[HireError]) -> None:
    shape = {
        "condition": True,
        "category": isinstance(rule.points, dict),
        "steps": bool(rule.steps),
        "flag": isinstance(rule.points, Decimal),
    }[rule.kind]
    if not shape or (rule.kind != "condition" and rule.fact is None):
        problems.append(
            source.problem(
                path,
                N_("A '{kind}' rule lacks its fact, points or steps."),
                N_("Compare with a shipped profile."),
                kind=rule.kind,
            )
        )
        return
    best = max(_possible_points(rule), default=Decimal(0))
    if rule.kind != "condition" and best != rule.maximum:
        problems.append(
            source.problem(
                path,
                N_("The most points a rule can give must equal its maximum."),
                N_("Write maximum: {best}."),
                best=best,
            )
        )


def _possible_points(rule: ScreeningRule) -> list[Decimal]:
    if isinstance(rule.points, dict):
        return list(rule.points.values())
    return [step.points for step in rule.steps] if rule.steps else [rule.points or Decimal(0)]
