"""Prints ms of an answer kept through the use case, and of a raw durable insert in the same folder."""

import sqlite3
import statistics
import tempfile
import time
from pathlib import Path

from hireapp.bootstrap import Context, where
from hireapp.forms.answer import Answer
from hireapp.services import assessments
from tests.makers import advance, call, form_of_stage, make_candidate, make_opening


def median(action, count: int = 150) -> float:
    """Median ms of ``action``."""
    spent = []
    for number in range(count):
        start = time.perf_counter()
        action(number)
        spent.append((time.perf_counter() - start) * 1000)
    return statistics.median(spent)


def main() -> None:
    """Measure both."""
    folder = Path(tempfile.mkdtemp())
    context = Context(where(str(folder / "data")))
    application = make_candidate(context, make_opening(context))
    advance(context, application)
    form = form_of_stage(context, application, "phone")
    sheet = context.change(call(assessments.start, application, "phone", form)).assessment

    def save(number: int) -> None:
        context.change(
            call(
                assessments.save_answer,
                form,
                sheet.id,
                "clarity",
                Answer({"level": number % 5 + 1}, {"quotation": "x"}),
            )
        )

    raw = sqlite3.connect(folder / "raw.db", isolation_level=None)
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute("PRAGMA synchronous=FULL")
    raw.execute("CREATE TABLE answer (id INTEGER PRIMARY KEY, question TEXT, value TEXT)")

    def insert(number: int) -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("INSERT INTO answer (question, value) VALUES (?, ?)", ("clarity", str(number)))
        raw.execute("COMMIT")

    save(0)
    print(f"{median(save):.3f} {median(insert):.3f}")
    context.close()


main()
