"""A company's own key of a situational test: a table its experts fill in, read strictly, kept as a version.

The table is CSV: scene, option, the text, then one column an expert with whole numbers from 1 (harmful) to 7 (best).
``psychometrics.situational`` makes the key; results scored after that name its version, older ones stay as they were.
"""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import TYPE_CHECKING

from hireapp.domain.sitting import AnswerKey
from hireapp.errors import HireError, InvalidValue
from hireapp.forms.form import Form
from hireapp.forms.items import BestWorst
from hireapp.i18n import N_, Language
from hireapp.numbers import decimal_from
from hireapp.psychometrics.situational import EXPERTS, expert_key
from hireapp.services.changes import Changes, changed
from hireapp.services.ports import UnitOfWork

if TYPE_CHECKING:
    from hireapp.forms.loader import Library

HEAD = ("scene", "option", "text")
LIMIT = 2_000_000


def rating_table(form: Form, language: Language) -> bytes:
    """A blank table for ``form`` with columns for five experts, as CSV with a byte order mark for spreadsheets."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow([*HEAD, *(f"expert {number}" for number in range(1, EXPERTS + 1))])
    for scene in _scenes(form):
        for option in scene.options:
            writer.writerow([scene.id, option.id, _harmless(option.text.in_(language)), *[""] * EXPERTS])
    return table.getvalue().encode("utf-8-sig")


def take_in_ratings(work: UnitOfWork, library: Library, form_id: str, name: str, data: bytes) -> Changes:
    """Make the next version of the key from a filled-in table. Raises HireError at row and column; nothing is
    stored."""
    form = library.form(form_id)
    ratings, experts = _ratings(form, name, data)
    made = expert_key(ratings, experts)
    if len(made.means) * 2 < len(ratings):
        raise InvalidValue(
            N_("The experts agree on {kept} of {all} scenes only: that is no key."),
            N_("Let them rate again, each alone, after reading the explanation."),
            kept=len(made.means),
            all=len(ratings),
        )
    versions = work.select(AnswerKey, form_id=form_id, order="version")
    key = AnswerKey(
        form_id=form_id,
        form_hash=form.hash,
        version=versions[-1].version + 1 if versions else 1,
        experts=experts,
        means={scene: {option: str(mean) for option, mean in means.items()} for scene, means in made.means.items()},
        dropped={
            "options": [[scene, option, str(sd)] for scene, option, sd in made.dropped_options],
            "scenes": [[scene, reason] for scene, reason in made.dropped_scenes],
        },
        made_at=work.now(),
    )
    work.add(key)
    work.record("key", "answer_key", key.id, form=form_id, version=key.version, experts=experts)
    return changed(("answer_key", key.id), result=key.id)


def keys_of(work: UnitOfWork) -> list[AnswerKey]:
    """All own keys, oldest first."""
    return work.select(AnswerKey, order="version")


def _scenes(form: Form) -> list[BestWorst]:
    found = [
        entry for entry in form.questions.values() if isinstance(entry, BestWorst) and entry.id not in form.practice
    ]
    if not found:
        raise InvalidValue(N_("'{id}' has no scenes to be rated."), id=form.id)
    return found


def _ratings(form: Form, name: str, data: bytes) -> tuple[dict[str, dict[str, list[Decimal]]], int]:
    rows = _rows(name, data)
    experts = len(rows[0]) - len(HEAD)
    if tuple(cell.strip() for cell in rows[0][:2]) != HEAD[:2] or experts < EXPERTS:
        raise _fault(
            f"{name}:1",
            N_("The table needs the columns scene, option, text and at least {least} experts; it has {n}."),
            N_("Start from the blank table."),
            least=EXPERTS,
            n=max(0, experts),
        )
    wanted = {(scene.id, option.id) for scene in _scenes(form) for option in scene.options}
    found: dict[str, dict[str, list[Decimal]]] = {}
    for number, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        scene, option = row[0].strip(), (row[1].strip() if len(row) > 1 else "")
        where = f"{name}:{number}"
        if (scene, option) not in wanted:
            raise _fault(
                where,
                N_("There is no option '{id}' in this form."),
                N_("Keep the first two columns as they were."),
                id=f"{scene} {option}",
            )
        if option in found.get(scene, {}):
            raise _fault(where, N_("'{id}' stands twice."), N_("Remove one of the rows."), id=f"{scene} {option}")
        found.setdefault(scene, {})[option] = _values(where, row, experts)
    missing = wanted - {(scene, option) for scene, options in found.items() for option in options}
    if missing:
        raise _fault(
            name,
            N_("{count} options have no row, the first is '{id}'."),
            N_("Start from the blank table."),
            count=len(missing),
            id=" ".join(min(missing)),
        )
    return found, experts


def _rows(name: str, data: bytes) -> list[list[str]]:
    if len(data) > LIMIT:
        raise _fault(name, N_("The file is larger than {limit} bytes."), N_("Is it the right one?"), limit=LIMIT)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _fault(name, N_("The file is not UTF-8 text."), N_("Save it as UTF-8.")) from error
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise _fault(
            name, N_("This is not valid CSV: {detail}."), N_("Save it as CSV with commas."), detail=error
        ) from error
    if not rows:
        raise _fault(name, N_("The file is empty."), N_("Start from the blank table."))
    return rows


def _values(where: str, row: list[str], experts: int) -> list[Decimal]:
    values = []
    for place in range(len(HEAD), len(HEAD) + experts):
        cell = row[place].strip() if place < len(row) else ""
        column = f"{where}:{place + 1}"
        try:
            value = decimal_from(cell)
        except InvalidValue as error:
            raise _fault(
                column, N_("'{value}' is not a rating."), N_("Write a whole number from 1 to 7."), value=cell
            ) from error
        if value not in range(1, 8):
            raise _fault(column, N_("'{value}' is not a rating."), N_("Write a whole number from 1 to 7."), value=cell)
        values.append(value)
    return values


def _harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r＝＋－＠" else text


def _fault(where: str, what: str, remedy: str, **fields: object) -> HireError:
    return HireError(what, remedy, where=where, **fields)
