"""Makes people who took tests fast: many in one transaction, still through the use cases of sittings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from random import Random
from typing import Any

from hireapp.bootstrap import Context
from hireapp.demo.takers import Taker
from hireapp.domain.candidate import Candidate, Person
from hireapp.forms.form import Form
from hireapp.services import applications, sittings
from hireapp.services.assessments import put_answer
from hireapp.storage.tables import metadata


def make_people(
    context: Context,
    opening: str,
    names: Sequence[str],
    form_id: str = "sales_inventory",
    tag: str = "n",
) -> list[str]:
    """Ids of applications of ``names``, who each finished a test on paper; all in one transaction.

    ``tag`` and name decide the answers.
    """
    form = context.library.form(form_id)

    def work(unit: Any) -> list[str]:
        made = []
        for name in names:
            candidate = Candidate(number=f"C-{tag}-{name}")
            unit.add(candidate)
            unit.add(Person(candidate_id=candidate.id, name=name, name_folded=name, name_sort=name))
            application = applications.apply(unit, candidate.id, opening).result
            sitting = sittings.prepare_paper(unit, context.library, application, form_id, "zh").result
            assessment = sittings.begin_form(unit, context.library, sitting, form_id, "zh").result
            for question, answer, _spent in person(f"{tag}{name}", form).answers(form, "zh", ""):
                put_answer(unit, assessment, question, answer, 0)
            sittings.finish_form(unit, assessment, 0)
            sittings.finish(unit, sitting)
            made.append(application)
        return made

    return context.change(work)


def person(key: str, form: Form) -> Taker:
    """Somebody who stands elsewhere on each scale, so that a group of them has a reliability."""
    chance = Random(key)
    return Taker(key, {rule.id: chance.uniform(2, 5) for rule in form.scores})


def answer_file(context: Context, form_id: str = "product_learning", who: str = "x", **values: Any) -> bytes:
    """A file of answers as another program would write it; ``values`` replace what stands at the top."""
    return json.dumps(answer_tree(context, form_id, who, **values), ensure_ascii=False).encode()


def answer_tree(context: Context, form_id: str = "product_learning", who: str = "x", **values: Any) -> dict[str, Any]:
    """The same before it is written."""
    form = context.library.form(form_id)
    given = Taker(who).answers(form, "zh", "")
    return {
        "format": "hireapp-answers-1",
        "form": form.id,
        "form_version": form.version,
        "language": "zh",
        "sitting": "s-1",
        "answers": {
            name: {"value": answer.value, "texts": dict(answer.texts), "ms": spent} for name, answer, spent in given
        },
        **values,
    }


def row_counts(context: Context) -> dict[str, int]:
    """Number of rows of every table."""
    from sqlalchemy import func, select

    with context.open_database().engine.connect() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in metadata.sorted_tables
        }
