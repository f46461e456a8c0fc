"""Resume screening: the role's rules judged on the facts. It suggests and explains; it never rejects anybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from hireapp.domain.candidate import ExtractedFact
from hireapp.domain.role import RoleProfile, ScreeningRule
from hireapp.numbers import decimal_from

LOW_CONFIDENCE = Decimal("0.7")
MOVE_POINTS = Decimal(2)

Suggestion = Literal["advance", "read_notes", "review", "to_ask"]


@dataclass(frozen=True)
class Judgement:
    """One rule on one candidate. ``points`` is None if the fact isn't known: that is "to ask", never 0.

    value: the fact as judged; flag: "to_ask", "not_met", "low_confidence", "ask_probe" or "" ; corrected_by: who
    entered the fact instead of the reader.
    """

    rule: ScreeningRule
    value: Any
    points: Decimal | None
    flag: str
    line: int | None = None
    quote: str = ""
    corrected_by: str = ""

    @property
    def asks(self) -> bool:
        """Whether the rule's probe belongs into the phone call."""
        return self.flag in ("to_ask", "low_confidence", "ask_probe")


@dataclass(frozen=True)
class ScreeningResult:
    """All judgements: points out of those readable, the share in percent, and what is suggested to a person."""

    judgements: tuple[Judgement, ...]
    points: Decimal
    readable: Decimal
    maximum: Decimal
    suggestion: Suggestion

    @property
    def percent(self) -> Decimal | None:
        """Points as percent of the readable maximum; None if nothing was readable."""
        return self.points * 100 / self.readable if self.readable else None

    @property
    def probes(self) -> tuple[Judgement, ...]:
        """The judgements whose probes should be asked by phone."""
        return tuple(judgement for judgement in self.judgements if judgement.asks)


def screen(profile: RoleProfile, facts: Mapping[str, ExtractedFact]) -> ScreeningResult:
    """Judge all rules of ``profile``. ``facts`` by field; conditions are looked up as ``condition.<rule id>``."""
    judgements = tuple(_judge(rule, facts) for rule in profile.screening.rules)
    rated = [entry for entry in judgements if entry.points is not None and entry.rule.maximum]
    points = sum((entry.points or Decimal(0) for entry in rated), Decimal(0))
    readable = sum((entry.rule.maximum for entry in rated), Decimal(0))
    maximum = sum((entry.rule.maximum for entry in judgements), Decimal(0))
    return ScreeningResult(judgements, points, readable, maximum, _suggest(profile, points, readable, maximum))


def _suggest(profile: RoleProfile, points: Decimal, readable: Decimal, maximum: Decimal) -> Suggestion:
    if readable * 2 < maximum:
        return "to_ask"
    scaled = points * maximum / readable
    limits = profile.screening.suggest
    if scaled >= limits.advance:
        return "advance"
    return "read_notes" if scaled >= limits.read_notes else "review"


def _judge(rule: ScreeningRule, facts: Mapping[str, ExtractedFact]) -> Judgement:
    if rule.kind == "condition":
        return _judge_condition(rule, facts.get(f"condition.{rule.id}"))
    fact = facts.get(rule.fact or "")
    if fact is None or fact.value is None:
        return Judgement(rule, None, None, "to_ask")
    points = _points(rule, fact.value)
    if rule.fact == "commute_minutes" and points < MOVE_POINTS and _is_true(facts.get("ready_to_move")):
        points = MOVE_POINTS
    flag = "low_confidence" if fact.confidence < LOW_CONFIDENCE else ""
    if not flag and (str(fact.value) in rule.probe_when or points == 0):
        flag = "ask_probe"
    return Judgement(rule, fact.value, points, flag, fact.line, fact.quote, fact.corrected_by)


def _judge_condition(rule: ScreeningRule, fact: ExtractedFact | None) -> Judgement:
    if fact is None or fact.value in (None, "ask"):
        return Judgement(rule, None, None, "to_ask")
    flag = "not_met" if fact.value == "not_met" else ""
    return Judgement(rule, fact.value, None, flag, fact.line, fact.quote, fact.corrected_by)


def _points(rule: ScreeningRule, value: Any) -> Decimal:
    if rule.kind == "category" and isinstance(rule.points, dict):
        return rule.points.get(str(value), Decimal(0))
    if rule.kind == "flag" and isinstance(rule.points, Decimal):
        return rule.points if value is True else Decimal(0)
    number = decimal_from(value)
    return next((step.points for step in rule.steps if step.holds(number)), Decimal(0))


def _is_true(fact: ExtractedFact | None) -> bool:
    return fact is not None and fact.value is True
