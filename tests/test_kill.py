"""Killed at random moments, twenty times: what was acknowledged is there, nothing is half there, the chain holds."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hireapp.bootstrap import Context, where
from hireapp.services import applications, assessments
from hireapp.storage import audit
from tests.makers import advance, call, form_of_stage, make_candidate, make_opening

pytestmark = pytest.mark.slow
ROUNDS = 20


def test_what_was_acknowledged_survives_sigkill(tmp_path: Path):
    context = Context(where(str(tmp_path)))
    application = make_candidate(context, make_opening(context))
    advance(context, application)
    context.close()
    chance = random.Random(20261122)
    for _round in range(ROUNDS):
        said = killed_after(tmp_path, application, chance.uniform(0.02, 0.35))
        check(tmp_path, application, said)


def killed_after(folder: Path, application: str, seconds: float) -> list[str]:
    """What the child had acknowledged when it was killed."""
    root = Path(__file__).parents[1]
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.kill_child", str(folder), application],
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": f"{root / 'src'}:{root}"},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    said = child.stdout.read().splitlines()
    child.wait(timeout=10)
    return said


def check(folder: Path, application: str, said: list[str]) -> None:
    """All that was said is stored, and all that is stored fits together."""
    context = Context(where(str(folder)))
    form = form_of_stage(context, application, "phone")
    sheet = context.change(call(assessments.start, application, "phone", form))
    answers = [int(line.split()[1]) for line in said if line.startswith("answer")]
    if answers:
        kept = sheet.answers["clarity"]
        number = int(kept.texts["quotation"].split()[1])
        assert number in (answers[-1], answers[-1] + 1)
        assert kept.value == {"level": number % 5 + 1}
    notes = {note.text for note in sheet.notes}
    assert {line for line in said if line.startswith("note")} <= notes
    found = context.read(call(applications.application_by, application))
    events = context.read(call(applications.history, application))
    assert found.state == {"hold": "hold", "resume": "active"}.get(events[-1].outcome, "active")
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    with context.open_database().engine.connect() as connection:
        assert audit.first_broken(connection) is None
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    context.close()
