"""Answers a test for ever, and says after each commit what is stored. To be killed by test_sittings."""

from __future__ import annotations

import itertools
import sys

from hireapp.bootstrap import Context, where
from hireapp.forms.answer import Answer
from hireapp.services import sittings
from tests.makers import call


def main() -> None:
    """Run until killed: ``sitting_child.py DATA SITTING``."""
    context, sitting = Context(where(sys.argv[1])), sys.argv[2]
    form = context.library.form("sales_inventory")
    assessment = context.change(call(sittings.begin_form, context.library, sitting, form.id, "zh")).result
    print("ready", flush=True)
    names = [question.id for question in form.questions.values() if question.answerable]
    for number in itertools.count():
        name, answer = names[number % len(names)], Answer(number % 5 + 1)
        place = {"form": form.id, "page": number, "clock": {}}
        context.change(call(sittings.keep_answer, form, assessment, name, answer, number, place))
        print(f"{number}={name}", flush=True)
        if number % 4 == 0:
            context.change(call(sittings.note_event, sitting, "focus_lost", form.id, number))


if __name__ == "__main__":
    main()
