"""Hand-made comparisons: every figure is given here, and only marks, places and groups come from the domain's rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hireapp.domain.comparison import (
    Cell,
    Compared,
    Comparison,
    Flag,
    Row,
    RowKind,
    Verdict,
    groups_of,
    judged_row,
    placed,
)
from hireapp.i18n import LocalizedText as L
from hireapp.psychometrics.error import Band, Composite

D = Decimal
NAMES = ("方启航", "林若溪", "何思远", "吴嘉敏", "莫寒", "欧阳晓岚", "Wei Zhang-Kowalczyk", "陆一鸣", "贺兰",
         "Aylin Öz", "司徒明哲", "白露")
VALUES = (59, 57, 54, 48, 44, 61, 52, 39, 66, 47, 33, 71)
TITLES = {"phone": L("电话初试", "Phone screen"), "judgement": L("情景判断", "Situational judgement"),
          "role_play": L("角色扮演", "Role-play"), "learning": L("产品学习", "Product learning"),
          "interview": L("结构化面试", "Structured interview")}
WEIGHTS = {"phone": D(15), "judgement": D(20), "role_play": D(25), "learning": D(10), "interview": D(30)}
COMPETENCIES = (L("口齿清晰", "Clarity of speech"), L("反应灵敏", "Quick responses"), L("亲和力", "Rapport"),
                L("学习力", "Coachability"), L("逻辑性", "Reasoning"), L("条理性", "Organisation"),
                L("企图心", "Drive"), L("抗压", "Resilience"))
VERDICTS = ({"hire": 3}, {"hire": 1, "hire_with_condition": 1, "talk_again": 1}, {"hire": 2, "talk_again": 1},
            {"hire": 1, "talk_again": 2}, {"talk_again": 1, "do_not_hire": 2}, {})


def comparison(count: int = 5, seats: int = 3, hired: int = 0) -> Comparison:
    """``count`` people with all that can be there; the fifth lacks a role-play, the second a product test."""
    people = tuple(_person(index) for index in range(count))
    return _finished(people, count, seats, hired)


def nothing_rated(count: int = 3) -> Comparison:
    """People who applied and have no figure yet."""
    people = tuple(replace(_person(index), composite=Composite(None, D(0), tuple(WEIGHTS)), verdicts={}, best_words="",
                           worst_words="", open_words=(), flags=(), gap=None, gap_at=None) for index in range(count))
    made = _finished(people, count, 3, 0)
    return replace(made, ranked_among=2, stages=_emptied(made.stages), competencies=_emptied(made.competencies))


def hidden(count: int = 4) -> Comparison:
    """The interview is not visible to the reader yet."""
    made = comparison(count)
    stages = tuple(replace(row, cells=(Cell(state="hidden"),) * count, verdict=Verdict("few"))
                   if row.id == "interview" else row for row in made.stages)
    return replace(made, stages=stages, hidden=count)


def long_names(count: int = 6) -> Comparison:
    """Names, titles and words as long as they come."""
    made = comparison(count)
    people = tuple(replace(person, name=f"Maximiliana Alexandrovna Featherstonehaugh-Konstantinopolskaya {place}",
                           best_words="A claim that goes on, with its source and what was asked about it. " * 4,
                           open_words=("Which of the three teams?",) * 3) for place, person in enumerate(made.people))
    return replace(made, people=people, opening_title="Outbound sales of the east coast, new customers " * 3)


def _emptied(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return tuple(replace(row, cells=(Cell(),) * len(row.cells), verdict=Verdict("few")) for row in rows)


def _person(index: int) -> Compared:
    missing = ("role_play",) if index == 4 else ()
    error = D("9.1") if missing else D("7.2")
    value = D(VALUES[index])
    made = Composite(Band(value, value - error, value + error, error), D("0.75") if missing else D(1), missing)
    flags = (Flag("hurdle", TITLES["phone"], "3"), Flag("condition", L("资料筛选", "Resume screening"), "2"),
             Flag("answers", L("作答情况", "Answering"), "1"), Flag("split", COMPETENCIES[7], "2"),
             Flag("claims", L("业绩说法", "Claims"), "1"), Flag("incomplete", TITLES["role_play"], "25"))
    return Compared(
        f"a{index}", f"c{index}", f"03-{index + 2:02}", NAMES[index], "active", "interview", made, {},
        verdicts=VERDICTS[index % 6],
        best_words="回访表逐日记录，抽查 20 条全部按时。（Q3）" if index % 2 else "110 calls a day (Q1)",
        worst_words="开场偏长，前十秒常超时。" if index % 3 else "Follow-up has no system",
        open_words=("到岗日 12-15 能否提前", "夜班是否接受")[:index % 3],
        flags=flags if index == 4 else flags[4:5] if index == 1 else (),
        gap=D(2) if index % 3 == 1 else D(1) if index % 3 else None, gap_at=COMPETENCIES[index % 8],
        decided="reserve" if index == 2 else "", decided_place=1 if index == 2 else None)


def _finished(people: tuple[Compared, ...], count: int, seats: int, hired: int) -> Comparison:
    ranked = placed(people, [(D(41), D(4)), (D(36), D(4))], max(1, seats - hired))
    return Comparison(
        "o1", "OP-2026-041", "华东新客组", L("外呼·一次开发", "Outbound growth"), seats, hired, ranked, _stages(count),
        _competencies(count), groups_of(ranked), WEIGHTS, TITLES, 3, count + 2, date(2026, 11, 20),
        "澄禾家居·电话销售中心", "何敏", "9f31c07a55e2bb10")


def _stages(count: int) -> tuple[Row, ...]:
    rows = [_row("screening", "screening", L("资料筛选", "Resume screening"), count, "percent", None)]
    for place, (name, title) in enumerate(TITLES.items()):
        kind: RowKind = "test" if name == "judgement" else "stage"
        rows.append(_row(name, kind, title, count, "percent" if kind == "test" else "level", place))
    return tuple(judged_row(row) for row in rows)


def _row(name: str, kind: RowKind, title: L, count: int, unit: str, place: int | None) -> Row:
    percent = unit == "percent"
    sem = None if place is None else D(5) if percent else D("0.25")
    cells = []
    for index in range(count):
        base = D(VALUES[index] + (place or 0) * 3)
        level = min(D(5), (D(1) + base * 4 / 100 + D("0.8")).quantize(D("0.1")))
        value = base if percent else level
        absent = (name, index) in (("role_play", 4), ("learning", 1))
        cells.append(Cell() if absent else Cell(value, sem, "done"))
    ends = (D(0), D(100)) if percent else (D(1), D(5))
    return Row(name, kind, title, unit, *ends, tuple(cells), Verdict("few"), WEIGHTS.get(name, D(0)))  # type: ignore


def _competencies(count: int) -> tuple[Row, ...]:
    rows = []
    for place, title in enumerate(COMPETENCIES):
        edge = D("3.5") if place % 2 else D("3.2")
        cells = []
        for index in range(count):
            value = min(D(5), (D(1) + D(VALUES[index] + place * 5 % 17) * 4 / 100 + D("0.6")).quantize(D("0.1")))
            below = edge - value if value < edge else None
            marks = (value + 1, value - 1) if (place, index) == (5, 0) else (value,)
            cells.append(Cell(value, D("0.2") if place != 6 else D("0.05"), "done", marks, below=below))
        rows.append(judged_row(Row(f"c{place}", "competency", title, "level", D(1), D(5), tuple(cells), Verdict("few"),
                                   D(place % 3 + 1), edge)))
    return tuple(rows)
