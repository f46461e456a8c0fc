"""Prints ms a sitting, three numbers: scoring the inventory, reading its answers, and the role fit with its 1,000
draws.

10,000 stored sittings. Reading is what the program does before scoring: the rows of one sitting through the unit of
work,
their checksums verified. Scoring is raw and standard scores and flags against a norm group of 200.
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import UTC, datetime
from decimal import Decimal
from random import Random

from hireapp.bootstrap import Context, where
from hireapp.demo.takers import Taker
from hireapp.domain.application import Application
from hireapp.domain.aptitude import Norm, evaluate, placements, role_fit
from hireapp.domain.assessment import Assessment, StoredAnswer, checksum
from hireapp.forms.form import Form
from hireapp.forms.paging import given, pages_of
from hireapp.psychometrics.fit import _draws
from hireapp.services.assessments import answers_of, form_version_of
from tests.makers import make_candidate, make_opening

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000


def fill(context: Context, form: Form) -> tuple[list[str], tuple[str, ...]]:
    """Store the sittings. Returns their ids and the items asked."""
    application = context.read(lambda unit: unit.get(Application, make_candidate(context, make_opening(context))))
    asked = given(pages_of(form, "zh", ""))
    people = [Taker(str(number)).answers(form, "zh", "") for number in range(200)]
    now = datetime(2026, 11, 22, tzinfo=UTC)

    def store(work):
        version = form_version_of(work, form).id
        sheets = [
            Assessment(
                application_id=application.id,
                stage="tests",
                form_version_id=version,
                assessor_id=work.actor,
                round=number,
                state="submitted",
                asked=asked,
                started_at=now,
            )
            for number in range(COUNT)
        ]
        work.add_all(sheets)
        for place, sheet in enumerate(sheets):
            work.add_all(
                [
                    StoredAnswer(
                        assessment_id=sheet.id,
                        question_id=name,
                        value=answer.value,
                        answered_at=now,
                        elapsed_ms=spent,
                        checksum=checksum(name, answer.value),
                    )
                    for name, answer, spent in people[place % len(people)]
                ]
            )
        return [sheet.id for sheet in sheets]

    return context.change(store), asked


def norm(form: Form) -> Norm:
    """A norm group of 200 invented people."""
    chance = Random(1)
    values = [Decimal(str(round(chance.uniform(2, 5), 3))) for _person in range(200)]
    return Norm(1, {rule.id: values for rule in form.scores}, {rule.id: Decimal("0.8") for rule in form.scores})


def main() -> None:
    """Measure once."""
    with tempfile.TemporaryDirectory() as folder:
        context = Context(where(folder))
        form, profile = context.library.form("sales_inventory"), context.profiles["outbound_new"]
        sheets, asked = fill(context, form)
        group = norm(form)
        read = score = fit = 0.0
        with context.open_database().reading(context.actor) as work:
            for place, sheet in enumerate(sheets):
                start = time.perf_counter()
                answers = answers_of(work, sheet)
                middle = time.perf_counter()
                made = evaluate(form, answers, asked=asked, norm=group)
                end = time.perf_counter()
                read += middle - start
                score += end - middle
                if place % 100 == 0:
                    _draws.cache_clear()  # the invented people repeat: each is to be drawn anew
                    end = time.perf_counter()
                    role_fit(placements(made, profile))
                    fit += time.perf_counter() - end
        context.close()
        print(f"{score / COUNT * 1000:.3f} {read / COUNT * 1000:.3f} {fit / (COUNT / 100) * 1000:.3f}")


if __name__ == "__main__":
    main()
