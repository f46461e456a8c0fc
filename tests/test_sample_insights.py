"""Insights on the sample, each figure counted again by another way: plain SQL and the standard library's statistics."""

from __future__ import annotations

import sqlite3
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime

import pytest

from hireapp.bootstrap import Context, where
from hireapp.domain.application import Application
from hireapp.domain.insights import Cohort, Process
from hireapp.errors import NotAllowed
from hireapp.psychometrics.enough import TooFew
from hireapp.services import insights, quality, users, validities
from tests.makers import call, make_candidate, make_opening

PAST = "OP-2025-001"


@pytest.fixture(scope="module")
def plain(sample: Context) -> Iterator[sqlite3.Connection]:
    """The same file, read by nothing of ours."""
    connection = sqlite3.connect(sample.place.folder / "hireapp.db")
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def opening(plain: sqlite3.Connection) -> str:
    return plain.execute("select id from opening where number = ?", (PAST,)).fetchone()[0]


@pytest.fixture(scope="module")
def process(sample: Context, opening: str) -> Process:
    return sample.read(call(insights.process, Cohort(opening_id=opening)))


def test_funnel(process: Process, plain: sqlite3.Connection, opening: str):
    order = [step.id for step in process.funnel[:-1]]
    farthest: dict[str, int] = defaultdict(int)
    rows = plain.execute(
        "select e.application_id, e.to_stage, a.state from stage_event e join application a on a.id = e.application_id "
        "where a.opening_id = ?",
        (opening,),
    ).fetchall()
    for application, stage, state in rows:
        place = len(order) if state == "hired" else order.index(stage)
        farthest[application] = max(farthest[application], place)
    for place, step in enumerate(process.funnel[:-1]):
        assert step.reached == sum(value >= place for value in farthest.values())
        assert step.passed == sum(value > place for value in farthest.values())
    assert process.funnel[-1].reached == process.hired == 40
    assert process.applications == len(farthest) == 150


def test_times(process: Process, plain: sqlite3.Connection, opening: str):
    rows = plain.execute(
        "select e.application_id, e.at, e.from_stage, e.to_stage, e.outcome from stage_event e join application a on "
        "a.id = e.application_id where a.opening_id = ? order by e.application_id, e.seq",
        (opening,),
    ).fetchall()
    spent: dict[str, list[float]] = defaultdict(list)
    hiring = []
    begun: dict[str, datetime] = {}
    first: dict[str, datetime] = {}
    for application, at, start, end, outcome in rows:
        moment = datetime.fromisoformat(at)
        if outcome == "enter":
            first[application] = begun[application] = moment
            continue
        spent[start].append((moment - begun[application]).total_seconds() / 86400)
        begun[application] = moment
        if outcome == "hire":
            hiring.append((moment - first[application]).total_seconds() / 86400)
        assert end
    for stage in process.days:
        assert stage.n == len(spent[stage.id])
        assert float(stage.median) == pytest.approx(statistics.median(spent[stage.id]), abs=0.051)
    assert float(process.to_hire.median) == pytest.approx(statistics.median(hiring), abs=0.051)


def test_sources_and_reasons(process: Process, plain: sqlite3.Connection, opening: str):
    applied = dict(
        plain.execute("select source, count(*) from application where opening_id = ? group by source", (opening,))
    )
    hired = dict(
        plain.execute(
            "select source, count(*) from application where opening_id = ? and state = 'hired' group by source",
            (opening,),
        )
    )
    assert {line.name: line.applied for line in process.sources} == applied
    assert {line.name: line.hired for line in process.sources if line.hired} == hired
    small = [line for line in process.sources if line.applied < 20]
    assert small and all(isinstance(line.share, TooFew) for line in small)
    reasons = Counter(
        plain.execute(
            "select e.reason_code, e.outcome = 'reject' from stage_event e join application a "
            "on a.id = e.application_id where a.opening_id = ? and e.outcome in ('reject', 'withdraw')",
            (opening,),
        ).fetchall()
    )
    assert {(line.code, int(line.ours)): line.count for line in process.reasons} == dict(reasons)


def test_stages_rated_twice(process: Process, plain: sqlite3.Connection, opening: str):
    rows = plain.execute(
        "select s.stage, s.application_id, count(*) from assessment s join application a on a.id = s.application_id "
        "where a.opening_id = ? and s.stage in ('phone', 'work_sample') and s.state = 'submitted' "
        "group by 1, 2 having count(*) > 1",
        (opening,),
    ).fetchall()
    counted = Counter(stage for stage, _application, _count in rows)
    told = {title.en: found.n for title, found in process.twice}
    assert sum(counted.values()) == sum(told.values())
    assert len(told) == len(counted)


def test_raters(process: Process, plain: sqlite3.Connection, opening: str):
    rows = plain.execute(
        "select s.assessor_id, v.value from assessment s join application a on a.id = s.application_id "
        "join result r on r.assessment_id = s.id and r.superseded_by is null "
        "join result_value v on v.result_id = r.id and v.kind = 'stage' "
        "where a.opening_id = ? and s.stage = 'interview' and s.state = 'submitted'",
        (opening,),
    ).fetchall()
    given: dict[str, list[float]] = defaultdict(list)
    for rater, value in rows:
        given[rater].append(float(value))
    assert process.raters is not None
    assert {line.id: line.n for line in process.raters.lines} == {name: len(values) for name, values in given.items()}
    for line in process.raters.lines:
        assert line.mean == pytest.approx(statistics.fmean(given[line.id]))
        assert line.sd == pytest.approx(statistics.stdev(given[line.id]))
    strict = min(process.raters.lines, key=lambda line: line.severity)
    assert strict.name.startswith("刘建平")
    assert sum(line.severity for line in process.raters.lines) == pytest.approx(0, abs=1e-9)


def test_impact(process: Process, plain: sqlite3.Connection, opening: str):
    rows = plain.execute(
        "select g.\"group\", count(*), sum(a.state = 'hired') from voluntary_group g join application a on "
        "a.id = g.application_id where a.opening_id = ? and g.attribute = 'sex' and a.state != 'withdrawn' group by 1",
        (opening,),
    ).fetchall()
    whole = next(table for table in process.impact if table.attribute == "sex" and not table.stage)
    assert {(group.name, group.applied, group.passed) for group in whole.groups} == set(rows)
    rates = {name: hired / applied for name, applied, hired in rows}
    for group in whole.groups:
        assert float(group.ratio) == pytest.approx(rates[group.name] / max(rates.values()))
    shown = [group for table in process.impact for group in table.groups if group.verdict != "suppressed"]
    assert all(min(group.applied, group.passed or 5, (group.applied - group.passed) or 5) >= 5 for group in shown)
    hidden = [group for table in process.impact for group in table.groups if group.verdict == "suppressed"]
    assert hidden and all((group.applied, group.passed, group.rate) == (0, 0, None) for group in hidden)


def test_scales_of_a_test(sample: Context, plain: sqlite3.Connection, opening: str):
    made = sample.read(call(quality.test_quality, sample.library, "sales_inventory", Cohort(opening_id=opening)))
    form = sample.library.form("sales_inventory")
    rule = next(rule for rule in form.scores if rule.id == "ach")
    rows = plain.execute(
        "select s.application_id, w.question_id, w.value from answer w join assessment s on s.id = w.assessment_id "
        "join application a on a.id = s.application_id where a.opening_id = ? and s.sitting_id is not null",
        (opening,),
    ).fetchall()
    people: dict[str, dict[str, float]] = defaultdict(dict)
    for person, question, value in rows:
        if question in rule.of:
            number = float(value)
            people[person][question] = 6 - number if form.question(question).reversed else number
    table = [[own[name] for name in rule.of] for own in people.values() if len(own) == len(rule.of)]
    items = [statistics.variance(column) for column in zip(*table, strict=True)]
    k = len(rule.of)
    alpha = k / (k - 1) * (1 - sum(items) / statistics.variance([sum(row) for row in table]))
    scale = next(scale for scale in made.scales if scale.id == "ach")
    assert scale.n == len(table) == made.n
    assert scale.alpha.value == pytest.approx(alpha)
    assert not isinstance(scale.omega, TooFew)
    assert not isinstance(made.items, TooFew)
    assert len(sample.read(call(quality.tests_taken, sample.library, Cohort(opening_id=opening)))) == 3


def test_outcome_against_scores(sample: Context, plain: sqlite3.Connection, opening: str):
    made = sample.read(call(validities.results, Cohort(opening_id=opening)))
    summaries = {entry.id: entry.summary for entry in sample.read(_applications) if entry.opening_id == opening}
    rows = plain.execute("select application_id, sales_percent, probation from work_outcome").fetchall()
    pairs = [(float(summaries[name]["composite"]["value"]), float(sales)) for name, sales, _probation in rows if sales]
    line = next(line for line in made.lines if line.predictor == "composite" and line.criterion == "sales_percent")
    assert line.n == len(pairs) == 40
    assert line.figures.r == pytest.approx(statistics.correlation(*zip(*pairs, strict=True)))
    assert line.figures.preliminary
    assert line.figures.low < line.figures.r < line.figures.high
    everybody = [float(own["composite"]["value"]) for own in summaries.values() if (own or {}).get("composite")]
    u = statistics.stdev(everybody) / statistics.stdev([score for score, _sales in pairs])
    r = line.figures.r
    assert line.corrected == pytest.approx(r * u / (1 + r * r * (u * u - 1)) ** 0.5)
    assert sum(row.n for row in made.expectancy) == 40
    passed = sum(probation == "passed" for _name, _sales, probation in rows)
    assert sum(row.successes for row in made.expectancy) == passed
    assert made.selection_ratio == 40 / 150


def _applications(work):
    return work.select(Application, deleted=False)


def test_every_other_opening_and_all_of_them_can_be_read(sample: Context):
    choices = sample.read(insights.choices)
    for name, _title in choices.openings:
        found = sample.read(call(insights.process, Cohort(opening_id=name)))
        assert found.applications == found.funnel[0].reached
        sample.read(call(validities.results, Cohort(opening_id=name)))
    for source in choices.sources:
        found = sample.read(call(insights.process, Cohort(source=source)))
        assert [line.name for line in found.sources] == [source]
    whole = sample.read(call(insights.process, Cohort()))
    parts = [sample.read(call(insights.process, Cohort(opening_id=name))) for name, _title in choices.openings]
    assert whole.applications == sum(part.applications for part in parts)
    assert whole.hired == sum(part.hired for part in parts)


def test_a_period_cuts_the_cohort(sample: Context, plain: sqlite3.Connection):
    since = "2026-01-01"
    count = plain.execute("select count(*) from application where applied_at >= ?", (since,)).fetchone()[0]
    found = sample.read(call(insights.process, Cohort(since=date.fromisoformat(since))))
    assert found.applications == count
    assert sample.read(call(insights.process, Cohort(since=date(2030, 1, 1)))).applications == 0


def test_with_three_candidates_it_says_too_few(tmp_path):
    context = Context(where(str(tmp_path)))
    opening = make_opening(context)
    for place, name in enumerate(("陈伟芳", "蒋敏", "吴静怡")):
        make_candidate(context, opening, name, f"1390000000{place}", f"{place}@example.com")
    found = context.read(call(insights.process, Cohort()))
    assert found.applications == 3 and found.preliminary
    assert all(isinstance(stage.median, TooFew) for stage in (*found.days, found.to_hire))
    assert all(isinstance(line.share, TooFew) for line in found.sources)
    results = context.read(call(validities.results, Cohort()))
    assert all(isinstance(line.figures, TooFew) for line in results.lines)
    assert isinstance(results.expectancy, TooFew) and isinstance(results.gain, TooFew)
    made = context.read(call(quality.test_quality, context.library, "sales_inventory", Cohort()))
    assert all(isinstance(scale.alpha, TooFew) for scale in made.scales) and isinstance(made.items, TooFew)
    context.actor = context.change(call(users.add_user, "面试官", "interviewer")).result
    with pytest.raises(NotAllowed):
        context.read(call(insights.process, Cohort()))
    context.close()
