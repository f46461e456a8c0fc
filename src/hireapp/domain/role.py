"""The role profile: duties, stages with forms and weights, competency bands, screening rules. All data, no code.

``role_file`` reads it from YAML; here it comes from the JSON that is stored with an opening.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from hireapp.errors import NotFound
from hireapp.forms.validation import STRICT, rebuild
from hireapp.i18n import N_, LocalizedText

if TYPE_CHECKING:
    from hireapp.forms.source import Source

Fact = Literal[
    "education", "full_time_years", "sales_or_service", "commute_minutes", "ready_to_move", "job_changes_3y", "learning"
]
StageKind = Literal["screening", "phone", "tests", "work_sample", "interview", "decision"]

BAND_FROM = {3: Decimal("3.5"), 2: Decimal("3.0"), 1: Decimal("2.5")}

@dataclass(frozen=True)
class RoleCompetency:
    """A competency of the role: its weight (3, 2, 1) and the lower edge of its band on the 1-5 scale."""

    __pydantic_config__: ClassVar[Any] = STRICT
    id: str
    weight: int
    from_: Decimal | None = None

    @property
    def band_from(self) -> Decimal:
        """The lower edge: as written, else by weight (decisions of the project: 3.5, 3.0, 2.5)."""
        return self.from_ if self.from_ is not None else BAND_FROM[self.weight]


@dataclass(frozen=True)
class TestUse:
    """A test of a stage and its weight in the composite; weight 0 is for the profile and feedback only."""

    __pydantic_config__: ClassVar[Any] = STRICT
    __test__: ClassVar[bool] = False
    form: str
    title: LocalizedText
    weight: Decimal = Decimal(0)


@dataclass(frozen=True)
class TraitBand:
    """Where a scale of the trait inventory should lie for the role, in T (mean 50, SD 10), and its weight."""

    __pydantic_config__: ClassVar[Any] = STRICT
    scale: str
    low: Decimal
    high: Decimal
    weight: int


@dataclass(frozen=True)
class Traits:
    """The bands of a role on one inventory; the authors' hypothesis until data of 85 people or more speak."""

    __pydantic_config__: ClassVar[Any] = STRICT
    form: str
    bands: tuple[TraitBand, ...]


@dataclass(frozen=True)
class Hurdle:
    """A level (1-5) below which a stage raises a flag, with the reason from the job; a person decides all the same."""

    __pydantic_config__: ClassVar[Any] = STRICT
    from_: Decimal
    reason: LocalizedText


@dataclass(frozen=True)
class Stage:
    """A stage of the pipeline: which form or tests, what weight in the composite, how many days it should take."""

    __pydantic_config__: ClassVar[Any] = STRICT
    id: str
    kind: StageKind
    title: LocalizedText
    weight: Decimal = Decimal(0)
    form: str | None = None
    raters: int = 1
    target_days: int | None = None
    tests: tuple[TestUse, ...] = ()
    hurdle: Hurdle | None = None


@dataclass(frozen=True)
class Step:
    """Points from or up to a limit of a number."""

    __pydantic_config__: ClassVar[Any] = STRICT
    points: Decimal
    from_: Decimal | None = None
    up_to: Decimal | None = None
    above: Decimal | None = None

    def holds(self, number: Decimal) -> bool:
        """Whether ``number`` falls into this step."""
        if self.from_ is not None:
            return number >= self.from_
        if self.up_to is not None:
            return number <= self.up_to
        return self.above is None or number > self.above


@dataclass(frozen=True)
class ScreeningRule:
    """One rule on one fact; see docs/forms.md for the kinds."""

    __pydantic_config__: ClassVar[Any] = STRICT
    id: str
    kind: Literal["condition", "category", "steps", "flag"]
    title: LocalizedText
    text: LocalizedText
    probe: LocalizedText
    fact: Fact | None = None
    points: dict[str, Decimal] | Decimal | None = None
    steps: tuple[Step, ...] = ()
    maximum: Decimal = Decimal(0)
    probe_when: tuple[str, ...] = ()
    reason: LocalizedText | None = None


@dataclass(frozen=True)
class Suggest:
    """Points from which screening suggests the next stage, or to read the notes first."""

    __pydantic_config__: ClassVar[Any] = STRICT
    advance: Decimal
    read_notes: Decimal


@dataclass(frozen=True)
class Screening:
    """All rules of resume screening."""

    __pydantic_config__: ClassVar[Any] = STRICT
    rules: tuple[ScreeningRule, ...]
    suggest: Suggest


@dataclass(frozen=True)
class RoleProfile:
    """A role in one version."""

    __pydantic_config__: ClassVar[Any] = STRICT
    role: str
    version: int
    license: str
    status: str
    title: LocalizedText
    duties: tuple[LocalizedText, ...]
    conditions: tuple[LocalizedText, ...]
    competencies: tuple[RoleCompetency, ...]
    stages: tuple[Stage, ...]
    screening: Screening
    assumed_reliability: Decimal
    assumed_sd: Decimal
    summary: LocalizedText | None = None
    report: Literal["evaluation"] = "evaluation"
    traits: Traits | None = None

    def stage(self, stage_id: str) -> Stage:
        """The stage of that id. Raises NotFound."""
        for stage in self.stages:
            if stage.id == stage_id:
                return stage
        raise NotFound(N_("The role has no stage '{id}'."), id=stage_id)

    def stage_after(self, stage_id: str) -> Stage | None:
        """The next stage, or None after the last."""
        ids = [stage.id for stage in self.stages]
        place = ids.index(self.stage(stage_id).id) + 1
        return self.stages[place] if place < len(ids) else None

    @cached_property
    def weights(self) -> Mapping[str, Decimal]:
        """Weight by component, of those that count in the composite: stages by their id, tests by their form's."""
        weights = {stage.id: stage.weight for stage in self.stages if stage.weight}
        tests = {use.form: use.weight for stage in self.stages for use in stage.tests if use.weight}
        order = [name for stage in self.stages for name in (stage.id, *(use.form for use in stage.tests))]
        both = {**weights, **tests}
        return {name: both[name] for name in order if name in both}

    def component_title(self, component: str) -> LocalizedText:
        """The title of a component: of a stage, or of a test."""
        for stage in self.stages:
            for use in stage.tests:
                if use.form == component:
                    return use.title
        return self.stage(component).title

    def competency(self, key: str) -> RoleCompetency | None:
        """The role's entry for a competency, if it has one."""
        return next((entry for entry in self.competencies if entry.id == key), None)


def profile_json(source: Source) -> tuple[str, str]:
    """Canonical JSON of the profile and its SHA-256."""
    text = json.dumps(source.tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text, hashlib.sha256(text.encode()).hexdigest()


def profile_from_json(text: str) -> RoleProfile:
    """The profile stored with an opening."""
    return rebuild(RoleProfile, json.loads(text))
