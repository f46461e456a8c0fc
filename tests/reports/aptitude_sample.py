"""Tests of an invented person: words from the shipped forms, figures made up. In percent, or in T on a norm group."""

from __future__ import annotations

from datetime import date
from decimal import Decimal as D
from functools import cache

from hireapp.domain.aptitude_part import (
    AptitudePart,
    FeedbackSheet,
    FlagLine,
    MeasureLine,
    Side,
    StyleLine,
    TestLine,
    TraitLine,
    TypeLine,
    Unit,
)
from hireapp.forms.loader import Library, load_library, read_folder
from hireapp.i18n import LocalizedText as L
from hireapp.psychometrics.fit import Fit
from hireapp.resources import resource_folder

ON = date(2026, 11, 14)
# scale, weight, then value, error, low, high in T and in percent
ROWS: tuple[tuple[str, int, tuple[int, int, int, int], tuple[int, int, int, int]], ...] = (
    ("ach", 3, (63, 6, 54, 80), (78, 9, 73, 100)), ("cfd", 3, (66, 6, 54, 80), (84, 9, 64, 100)),
    ("asr", 2, (61, 7, 50, 68), (59, 8, 55, 82)), ("soc", 1, (64, 7, 44, 62), (81, 10, 48, 77)),
    ("lis", 2, (51, 8, 46, 80), (65, 9, 58, 100)), ("ord", 1, (39, 6, 44, 66), (44, 8, 56, 89)),
    ("res", 3, (58, 6, 54, 80), (69, 9, 63, 100)), ("lrn", 2, (55, 7, 48, 80), (75, 8, 68, 100)),
    ("srv", 1, (47, 7, 38, 60), (63, 9, 53, 80)), ("tru", 1, (52, 8, 42, 62), (59, 10, 44, 72)))


@cache
def library() -> Library:
    """What is shipped."""
    return load_library(read_folder(resource_folder("questionnaires")))


def part(unit: Unit = "percent") -> AptitudePart:
    """Everything filled in."""
    normed = unit == "T"
    return AptitudePart(
        unit=unit, norm_n=62 if normed else 0, norm_version=2 if normed else 0, people=62 if normed else 11,
        traits=tuple(_trait(*row, unit) for row in ROWS), trait_title=library().form("sales_inventory").title,
        fit=Fit(D("97.6"), D("90.2"), D("100")), fit_weight=D(10), trait_answered=(92, 92), trait_minutes=14,
        trait_on=ON, tests=_tests(normed), styles=_styles(), types=_types(), flags=_flags(),
        careful=_flag_text("two_or_more", "staff"), focus_lost=2,
        missing=(L("打字", "Typing"), library().form("order_taking").title))


def sheet(unit: Unit = "percent", name: str = "林若溪") -> FeedbackSheet:
    """The candidate's own sheet."""
    role = L("外呼·一次开发", "Outbound, new business")
    return FeedbackSheet(name, role, "澄禾家居·电话销售中心", "孙悦，021-5550-0131", date(2026, 11, 20),
                         date(2027, 5, 20), part(unit))


def _trait(scale: str, weight: int, t: tuple[int, ...], percent: tuple[int, ...], unit: Unit) -> TraitLine:
    value, error, low, high = t if unit == "T" else percent
    side: Side = "below" if value < low else "above" if value > high else "within"
    texts = library().feedback["scales"].texts["scales"][scale]
    title = next(rule.title for rule in library().form("sales_inventory").scores if rule.id == scale)
    return TraitLine(scale, title, weight, D(value), D(error), "alpha" if unit == "T" else "own", D(low), D(high), side,
                     D(value + 20) if unit == "T" else None, texts["low"], texts["high"], texts[side])


def _tests(normed: bool) -> tuple[TestLine, ...]:
    forms = library().forms
    themes = (("价格", "Price"), ("不需要", "No need"), ("投诉", "Complaints"), ("诚实", "Honesty"),
              ("回复速度", "Response time"), ("跨部门", "Between departments"), ("自我调节", "Own motivation"))
    parts = tuple((L(*title), D(30 + 9 * place), 2 + place % 3) for place, title in enumerate(themes))
    chat = (MeasureLine("first", L("首次回复", "First reply"), D("12.4"), L("秒", "s"), "good",
                        L("15秒以内为好，60秒以上客户多已离开", "15 s is good, after 60 s most customers have left")),
            MeasureLine("left", L("客户离开", "Customers who left"), D(1), L("位", "of 6"), "late"))
    return (
        TestLine("situational_judgement", forms["situational_judgement"].title, D("58.3"), D("12.1"), D(15), 24, 24, 31,
                 ON, "screen", 1, (1, 1, 1), (D("53"), D("61"), 40) if normed else None, parts, (), "draft"),
        TestLine("self_motivation", forms["self_motivation"].title, D("71.4"), D("11"), D(0), 14, 14, 3, ON, "paper",
                 1, (1, 1, 1)),
        TestLine("product_learning", forms["product_learning"].title, D("85.7"), D("14"), D(5), 12, 12, 11, ON,
                 "screen", 1, (1, 1, 1)),
        TestLine("chat", L("多客户在线聊天", "Chat with several customers"), None, None, D(0), 1, 1, 8, ON, "screen", 1,
                 (1, 1, 1), None, (), chat),
        TestLine("tidy", L("记录检查", "Checking records"), None, None, D(0), 3, 12, None, None, "file", 1, (1, 1, 1)))


def _styles() -> tuple[StyleLine, ...]:
    counts = {"d": (5, "4.2"), "i": (3, "3.8"), "s": (-6, "2.5"), "c": (-2, "3.1")}
    return tuple(_line("styles", name, count, D(rating)) for name, (count, rating) in counts.items())


def _types() -> tuple[TypeLine, ...]:
    scores = library().form("type_questionnaire").scores
    found = []
    for rule, score, clear in zip(scores, (33, 26, 15, 22), ("first", "", "second", ""), strict=True):
        first, second = (_line("poles", letter) for letter in rule.id)
        found.append(TypeLine(rule.id, rule.title, D(score), D(4), first, second,
                              {"first": first, "second": second}.get(clear)))
    return tuple(found)


def _line(group: str, name: str, count: int | None = None, rating: D | None = None) -> StyleLine:
    texts = library().feedback["styles"].texts[group][name]
    return StyleLine(name, texts["title"], texts["easy"], texts["effort"], texts["talk"], texts["coach"], count, rating)


def _flags() -> tuple[FlagLine, ...]:
    return tuple(FlagLine(name, D(1), _flag_text(name, "staff"), _flag_text(name, "candidate"))
                 for name in ("fast", "impression"))


def _flag_text(name: str, use: str) -> L:
    return library().feedback["scales"].texts["flags"][name][use]
