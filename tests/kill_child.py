"""Saves answers, notes and moves for ever, and says after each commit what is stored. To be killed."""

from __future__ import annotations

import itertools
import sys

from hireapp.bootstrap import Context, where
from hireapp.forms.answer import Answer
from hireapp.services import applications, assessments
from tests.makers import call, form_of_stage


def main() -> None:
    """Run until killed: ``kill_child.py DATA APPLICATION``."""
    context, application = Context(where(sys.argv[1])), sys.argv[2]
    form = form_of_stage(context, application, "phone")
    sheet = context.change(call(assessments.start, application, "phone", form)).assessment
    print("ready", flush=True)
    for number in itertools.count():
        answer = Answer({"level": number % 5 + 1}, {"quotation": f"words {number}"})
        context.change(call(assessments.save_answer, form, sheet.id, "clarity", answer))
        print(f"answer {number}", flush=True)
        if number % 3 == 0:
            context.change(call(assessments.add_note, sheet.id, number, f"note {number}"))
            print(f"note {number}", flush=True)
        if number % 5 == 0:
            outcome = "resume" if number % 10 else "hold"
            context.change(call(applications.move, application, outcome))
            print(f"move {outcome}", flush=True)


main()
