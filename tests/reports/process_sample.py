"""A process and its results as values: enough people, too few, groups below and above four fifths."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from hireapp.domain.insights import (
    CRITERIA,
    Cohort,
    FunnelStep,
    HurdleLine,
    ImpactTable,
    ItemLine,
    Process,
    RaterLine,
    Raters,
    ReasonLine,
    Results,
    ScaleQuality,
    SourceLine,
    StageDays,
    TestQuality,
    ValidityLine,
)
from hireapp.i18n import LocalizedText as L
from hireapp.psychometrics.agreement import Icc
from hireapp.psychometrics.enough import TooFew
from hireapp.psychometrics.impact import Group, impact
from hireapp.psychometrics.items import ItemStatistics
from hireapp.psychometrics.reliability import Alpha
from hireapp.psychometrics.validity import Validity, expectancy, gain

D = Decimal
STEPS = (
    ("screening", L("简历筛选", "Resume screening"), 412, 276),
    ("phone", L("电话初试", "Phone screen"), 276, 160),
    ("interview", L("面试", "Interview"), 160, 54),
    ("decision", L("录用决定", "Decision"), 54, 24),
    ("hired", L("录用", "Hired"), 24, 24),
)
RATERS = Raters(
    L("面试", "Interview"),
    D("3.55"),
    (
        RaterLine("a", "周敏", 52, 3.6, 0.8, 0.1, 0.09),
        RaterLine("b", "陈宇", 38, 4.2, 0.4, 0.5, 0.45),
        RaterLine("c", "孙博", 4, few=TooFew(4, 5, "sheets")),
    ),
    one=Icc("1", 0.71, 0.58, 0.81, 60, 2),
)


def process(**values: object) -> Process:
    """A cohort of 412 that has ended; ``values`` replace what stands in it."""
    made = {
        "cohort": Cohort(),
        "as_of": datetime(2026, 11, 22, 2, 40, tzinfo=UTC),
        "applications": 412,
        "running": 0,
        "hired": 24,
        "funnel": tuple(FunnelStep(key, title, reached, passed, 0) for key, title, reached, passed in STEPS),
        "days": (
            StageDays("phone", L("电话初试", "Phone screen"), 150, D("2.6"), D("1.1"), D("5.8"), 2),
            StageDays("interview", L("面试", "Interview"), 70, D("3.8"), D("2.2"), D("6.4"), 4),
            StageDays("decision", L("录用决定", "Decision"), 3, TooFew(3, 5), target=2),
        ),
        "to_hire": StageDays("to_hire", L("从申请到录用", "From application"), 24, D("11.5"), D("9.0"), D("14.2")),
        "sources": (
            SourceLine("Job board", 201, 40, 8, D("4.0"), D("2.0"), D("7.7"), 5, 7),
            SourceLine("Referral", 64, 30, 9, D("14.1"), D("7.8"), D("24.6")),
            SourceLine("School", 18, 5, 1, TooFew(18, 20)),
        ),
        "reasons": (ReasonLine("evidence_below", True, 88), ReasonLine("withdrew_other_job", False, 17)),
        "hurdles": (HurdleLine(L("面试", "Interview"), "3.0", 114, 30, 4),),
        "raters": RATERS,
        "impact": (_impact((("female", 210, 13), ("male", 188, 4))), _ages()),
        "offers": {"accepted": 20, "declined": 3},
    }
    return Process(**{**made, **values})  # type: ignore[arg-type]


def empty() -> Process:
    """Nobody has applied."""
    none = TooFew(0, 5)
    start = StageDays("to_hire", L("从申请到录用", "From application"), 0, none)
    return process(
        applications=0,
        hired=0,
        funnel=(),
        days=(),
        to_hire=start,
        sources=(),
        reasons=(),
        hurdles=(),
        raters=None,
        impact=(),
        offers={},
    )


def results() -> Results:
    """Sixty hired people with an outcome; one predictor has too few."""
    good, none = Validity(0.43, 0.2, 0.62, 60, True), TooFew(12, 30)
    lines = tuple(
        ValidityLine(key, title, criterion, n, found, 0.55 if key == "composite" else None)
        for key, title, n, found in (
            ("composite", L("综合得分", "Composite"), 60, good),
            ("sjt", L("情境判断", "Situational judgement"), 12, none),
        )
        for criterion in CRITERIA
    )
    quarters = expectancy(list(range(60)), [place > 20 for place in range(60)])
    worth = gain(1, 1.0, (0.43, 0.2, 0.62), 40, 0.06, 0)
    return Results(Cohort(), 66, 60, lines, quarters, worth, 0.06, ((0.3, 0.52), (0.5, 0.71)))


def many_predictors() -> Results:
    """Seven predictors, each known for every criterion."""
    found = Validity(0.25, -0.06, 0.52, 40, True)
    names = ("综合得分", "电话初试", "特质问卷", "情境判断", "产品学习", "通话演练", "面试")
    lines = tuple(ValidityLine(name, L(name, "Product-learning task"), criterion, 40, found, 0.29)
                  for name in names for criterion in CRITERIA)
    return replace(results(), lines=lines)


def all_groups() -> tuple[ImpactTable, ...]:
    """Sex, age and ethnicity, each group large enough to be shown, one below four fifths."""
    made = (("sex", (("female", 60, 13), ("male", 60, 20))),
            ("age", (("under_25", 40, 8), ("25_34", 40, 13), ("35_44", 30, 9), ("45_up", 20, 6))),
            ("ethnicity", (("minority", 40, 12), ("majority", 90, 28))))
    passage = L("从申请到录用", "Application to hiring")
    return tuple(ImpactTable(key, "", passage, impact([Group(*group) for group in groups]), 23)
                 for key, groups in made)


def unknown() -> Results:
    """Nobody hired, so nothing is known."""
    return Results(Cohort(), 0, 0, (), TooFew(0, 20), TooFew(0, 30, "pairs"), None)


def quality(people: int = 64) -> TestQuality:
    """A test of two scales, one of them too small to judge; items from 50 people on."""
    figures = ItemStatistics(0, people, 0.59, 0.12, 0.88, 0.5, ("low_total",))
    scales = (
        ScaleQuality(
            "ach",
            L("成就驱动", "Achievement drive"),
            8,
            people,
            Alpha(0.89, 0.84, 0.92, people, 8, ()),
            TooFew(people, 100),
            D("3.35"),
            D("0.84"),
            ("ach_3",),
        ),
        ScaleQuality("new", L("新量表", "New scale"), 4, 12, TooFew(12, 30), TooFew(12, 100), None, None),
    )
    line = ItemLine("ach_1", scales[0].title, L("任务完成了，我就安心等。", "When a task is done, I wait."), figures)
    return TestQuality(
        "sales_inventory",
        L("日常习惯问卷", "Everyday habits"),
        1,
        "60cf5582e653",
        "provisional",
        people,
        scales,
        (line,) * 40 if people >= 50 else TooFew(people, 50),
        (),
        (("Online chat", 2, 64, datetime(2026, 11, 1, tzinfo=UTC)),),
        (("fast", 3),),
    )


def _impact(groups: tuple[tuple[str, int, int], ...]) -> ImpactTable:
    made = impact([Group(*group) for group in groups])
    return ImpactTable("sex", "", L("从申请到录用", "Application to hiring"), made, 14)


def _ages() -> ImpactTable:
    groups = (("under_25", 148, 9), ("25_34", 120, 8), ("35_44", 61, 2), ("45_up", 3, 1))
    made = impact([Group(*group) for group in groups])
    return ImpactTable("age", "", L("从申请到录用", "Application to hiring"), made, 80)
