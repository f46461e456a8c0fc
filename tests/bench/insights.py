"""Prints ms for Insights over 10,000 applications: process, outcome, both on the database worker's thread.

Every application has three to six moves, 3,000 have an interview with two sheets, 1,000 were hired, 900 of them have an
outcome, 8,000 said a group. Rows are stored directly; what is measured is the reading and counting of the use cases.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

from hireapp.bootstrap import Context, where
from hireapp.domain.application import Application, StageEvent
from hireapp.domain.assessment import Assessment, Result, ResultValue
from hireapp.domain.candidate import Candidate, Person
from hireapp.domain.insights import Cohort
from hireapp.domain.outcome import VoluntaryGroup, WorkOutcome
from hireapp.domain.user import UserAccount
from hireapp.services import insights, openings, validities
from hireapp.services.assessments import form_version_of
from tests.makers import call, make_opening

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
START = datetime(2026, 1, 5, 8, tzinfo=UTC)


class Fill:
    """Stores everything in one transaction."""

    def __init__(self, context: Context, opening: str) -> None:
        self.context = context
        self.opening = opening
        self.chance = Random(1)

    def __call__(self, work):
        profile = openings.profile_of(work, openings.opening_by(work, self.opening))
        self.stages = [stage.id for stage in profile.stages]
        form = self.context.library.form(profile.stage("interview").form)
        self.version = form_version_of(work, form).id
        self.raters = [UserAccount(name=f"rater {number}", role="hr") for number in range(12)]
        work.add_all(self.raters)
        made = [self._person(number) for number in range(COUNT)]
        for place in range(len(made[0])):
            kinds = {}
            for row in made:
                for entry in row[place]:
                    kinds.setdefault(type(entry), []).append(entry)
            for entries in kinds.values():
                work.add_all(entries)

    def _person(self, number: int):
        chance = self.chance
        candidate = Candidate(number=f"C-{number}")
        person = Person(candidate_id=candidate.id, name=f"n{number}", name_folded=f"n{number}", name_sort=f"n{number}")
        applied = START + timedelta(minutes=40 * number)
        far = min(len(self.stages) - 1, int(chance.expovariate(0.45)))
        hired = far == len(self.stages) - 1 and chance.random() < 0.8
        state = "hired" if hired else chance.choice(("rejected", "rejected", "withdrawn", "active"))
        score = Decimal(str(round(chance.uniform(40, 90), 2)))
        summary = {"composite": {"value": str(score), "low": "0", "high": "100", "sem": "5.7"}} if far > 3 else {}
        application = Application(
            opening_id=self.opening,
            candidate_id=candidate.id,
            number=f"EV-{number}",
            stage=self.stages[far],
            state=state,
            since=applied,
            applied_at=applied,
            source=chance.choice(("a", "b", "c", "d")),
            summary=summary,
        )
        events = self._events(application, far, state, applied)
        sheets, results, values = self._sheets(application) if far >= 4 else ([], [], [])
        groups = [
            VoluntaryGroup(application_id=application.id, attribute="sex", group=chance.choice(("female", "male"))),
            VoluntaryGroup(application_id=application.id, attribute="age", group=chance.choice(("under_25", "25_34"))),
        ]
        outcome = WorkOutcome(
            application_id=application.id,
            probation=chance.choice(("passed", "passed", "failed")),
            sales_percent=Decimal(chance.randint(60, 140)),
            as_of=date(2026, 11, 1),
        )
        said = groups if chance.random() < 0.8 else []
        return [candidate], [person], [application], events, sheets, results, values, said, [outcome] if hired else []

    def _events(self, application: Application, far: int, state: str, at: datetime) -> list[StageEvent]:
        moves = [("enter", self.stages[0], self.stages[0])]
        moves += [("advance", self.stages[place], self.stages[place + 1]) for place in range(far)]
        closing = {"rejected": "reject", "withdrawn": "withdraw", "hired": "hire"}.get(state)
        if closing:
            moves.append((closing, self.stages[far], self.stages[far]))
        made = []
        for seq, (outcome, start, end) in enumerate(moves, 1):
            made.append(
                StageEvent(
                    application_id=application.id,
                    seq=seq,
                    at=at,
                    from_stage=start,
                    to_stage=end,
                    outcome=outcome,
                    reason_code="other" if outcome in ("reject", "withdraw") else "",
                )
            )
            at += timedelta(hours=self.chance.randint(4, 120))
        return made

    def _sheets(self, application: Application):
        sheets, results, values = [], [], []
        for rater in self.chance.sample(self.raters, 2):
            sheet = Assessment(
                application_id=application.id,
                stage="interview",
                form_version_id=self.version,
                assessor_id=rater.id,
                state="submitted",
                started_at=START,
                submitted_at=START + timedelta(days=self.chance.randint(1, 300)),
            )
            result = Result(assessment_id=sheet.id, form_id="f", form_version=1, form_hash="h", scoring_version=1)
            level = Decimal(str(round(self.chance.uniform(1.5, 5), 2)))
            sheets.append(sheet)
            results.append(result)
            values.append(ResultValue(result_id=result.id, kind="stage", name="stage", value=level))
        return sheets, results, values


def main() -> None:
    """Measure five times each, after one reading that fills the caches of the machine."""
    with tempfile.TemporaryDirectory() as folder:
        context = Context(where(folder))
        context.change(Fill(context, make_opening(context)))
        figures = []
        for use_case in (insights.process, validities.results):
            context.read(call(use_case, Cohort()))
            spent = []
            for _round in range(5):
                start = time.perf_counter()
                context.read(call(use_case, Cohort()))
                spent.append(1000 * (time.perf_counter() - start))
            figures.append(statistics.median(spent))
        context.close()
        print(" ".join(f"{figure:.1f}" for figure in figures))


if __name__ == "__main__":
    main()
