"""Hand-made panels: three raters with a split, one rater, a blind one, nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from hireapp.domain.panel import (
    STATED,
    STRUCTURE,
    Consensus,
    Panel,
    PanelMark,
    PanelRow,
    Seat,
    Structure,
    StructureItem,
    Topic,
)
from hireapp.i18n import LocalizedText as L
from hireapp.psychometrics.agreement import Icc
from hireapp.psychometrics.enough import TooFew

D = Decimal
AT = datetime(2026, 11, 19, 7, 30, tzinfo=UTC)
COMPETENCIES = {"clarity": L("口齿清晰", "Clarity of speech"), "drive": L("企图心", "Drive"),
                "resilience": L("抗压", "Resilience"), "learning": L("学习力", "Coachability"),
                "rapport": L("亲和力", "Rapport"), "order": L("条理性", "Organisation")}
SEATS = (
    Seat("u1", "何敏", "a", ("clarity", "drive"), False, "submitted", AT, "hire", "开场清楚，目标感强。"),
    Seat("u2", "Konrad Lindqvist", "b", (), False, "submitted", AT, "talk_again",
         "Two answers on setbacks stayed general, and a second talk would clear it."),
    Seat("u3", "宋文", "c", (), False, "submitted", AT, "hire_with_condition", "", False),
    Seat("u4", "Priya Raghunathan-Castellanos", "d", ("order", "rapport", "learning"), False, "draft"),
    Seat("u5", "唐小雨", "e", (), True, "owes"),
)
MARKS = {"clarity": ("4", "4", "4"), "drive": ("5", "3", "4"), "resilience": ("4", "2", "3"),
         "learning": ("3", None, "3"), "rapport": (None, None, None), "order": ("3.5", "4", None)}
RWG = {"clarity": 1.0, "drive": 0.5, "resilience": -0.25, "learning": 0.82, "rapport": TooFew(0, 2, "raters"),
       "order": 0.94}
MEANS = {"clarity": "4", "drive": "4", "resilience": "3", "learning": "3", "rapport": None, "order": "3.75"}
GAPS = {"clarity": "0", "drive": "2", "resilience": "2", "learning": "0", "rapport": None, "order": "0.5"}
LACKING = ("same_questions", "notes", "enough_questions")
TOPICS = (Topic("split", COMPETENCIES["drive"], "a 5 b 3 c 4"), Topic("gap", COMPETENCIES["rapport"]),
          Topic("verdict", L("面试", "Interview")), Topic("claim", L("月均 110 通", "110 calls a day"), "no proof"),
          Topic("claim", L("冠军", "Top seller")),
          Topic("contradiction", L("离职 3 月 | 离职 6 月", "left in March | left in June")),
          Topic("open", L("夜班是否接受", "Are night shifts all right?"), "何敏"))


def panel() -> Panel:
    """Three have submitted, two owe; two competencies are split, one is observed by nobody."""
    items = tuple(StructureItem(key, None if key == "trained" else key not in LACKING, key in STATED)
                  for key in STRUCTURE)
    agreement: dict[str, object] = {"one": Icc("1", 0.62, 0.41, 0.79, 24, 2), "candidates": 24,
                                    "mean": Icc("1k", 0.77, 0.58, 0.88, 24, 2)}
    return Panel("a1", "EV-2026-0417", "方启航", "interview", L("结构化面试", "Structured interview"), "华东新客组",
                 SEATS, 3, False, tuple(_row(key) for key in COMPETENCIES), 0.81, agreement, TOPICS, Structure(items),
                 D("3.6"), D("0.44"), False, (COMPETENCIES["rapport"],))


def blind() -> Panel:
    """What somebody who owes a sheet may see; marks are put in where none may be shown."""
    return replace(panel(), blind=True)


def one_rater() -> Panel:
    """One sheet is in."""
    rows = tuple(replace(row, marks=row.marks[:1], gap=None, rwg=TooFew(1, 2, "raters"), consensus=None)
                 for row in panel().rows)
    return replace(panel(), seats=SEATS[:1], rows=rows, overall=TooFew(1, 2, "raters"), topics=(), uncovered=(),
                   agreement={"one": TooFew(3, 10), "mean": TooFew(3, 10), "candidates": 3}, needs_second=True)


def nobody() -> Panel:
    """A panel without seats and marks."""
    rows = tuple(replace(row, marks=(), mean=None, gap=None, rwg=TooFew(0, 2, "raters"), consensus=None)
                 for row in panel().rows)
    return replace(one_rater(), seats=(), rows=rows, overall=TooFew(0, 2, "raters"), score=None, error=None)


def _row(key: str) -> PanelRow:
    given = MARKS[key]
    marks = tuple(PanelMark(letter, None if value is None else D(value), _first(key, letter))
                  for letter, value in zip("abc", given, strict=True))
    made = None
    if key == "drive":
        made = Consensus(application_id="a1", stage="interview", competency=key, level=D("3.5"), present=("u1", "u2"),
                         reason="The target of the last quarter was met by the team, not alone.", recorded_by="u1",
                         recorded_at=AT)
    mean, gap = MEANS[key], GAPS[key]
    return PanelRow(key, COMPETENCIES[key], 2, D("3.5"), marks, None if mean is None else D(mean),
                    None if gap is None else D(gap), RWG[key], ("b",), made)


def _first(key: str, letter: str) -> Decimal | None:
    return D(2) if (key, letter) == ("clarity", "b") else None
