"""Tables from outside as CSV: read strictly, each fault named by row and column, nothing taken in by halves."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from hireapp.errors import HireError
from hireapp.i18n import N_

LIMIT = 5_000_000


@dataclass(frozen=True)
class Line:
    """A row of the file with its number as a spreadsheet shows it, by column name; missing columns are empty."""

    number: int
    cells: dict[str, str]


def read_table(name: str, data: bytes, required: Sequence[str], optional: Sequence[str]) -> list[Line]:
    """The rows of ``data``: UTF-8 or GB 18030, comma, semicolon or tab. Raises HireError at the place of a fault."""
    text = _decoded(name, data)
    first = text.splitlines()[0] if text.strip() else ""
    separator = max(",;\t", key=first.count)
    rows = _rows(name, text, separator)
    head = [cell.strip().lower() for cell in rows[0]] if rows else []
    _check_head(name, head, required, optional)
    lines = []
    for number, row in enumerate(rows[1:], 2):
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        if len(cells) > len(head):
            raise fault(name, number, "", N_("This row has more cells than the heading."), N_("Take the rest out."))
        lines.append(Line(number, dict(zip(head, [*cells, *[""] * (len(head) - len(cells))], strict=True))))
    if not lines:
        raise HireError(N_("The table has no rows."), N_("Add a row for each person."), where=name)
    return lines


def fault(name: str, row: int, column: str, what: str, remedy: str, **fields: object) -> HireError:
    """A fault at a row and a column of the file."""
    where = f"{name}:{row}:{column}" if column else f"{name}:{row}"
    return HireError(what, remedy, where=where, **fields)


def refuse_twice(name: str, lines: Sequence[Line], column: str) -> None:
    """Raise HireError if a value of ``column`` stands in two rows."""
    seen: dict[str, int] = {}
    for line in lines:
        value = line.cells.get(column, "")
        if value in seen:
            raise fault(
                name,
                line.number,
                column,
                N_("'{value}' stands in row {first} already."),
                N_("Keep one row for each person."),
                value=value,
                first=seen[value],
            )
        seen[value] = line.number


def _rows(name: str, text: str, separator: str) -> list[list[str]]:
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        rows.extend(reader)
    except csv.Error as error:
        what = N_("This row can't be read as a row of a table.")
        remedy = N_("Save it as CSV (UTF-8) from the spreadsheet.")
        raise fault(name, reader.line_num, "", what, remedy) from error
    return rows


def _decoded(name: str, data: bytes) -> str:
    if len(data) > LIMIT or b"\x00" in data:
        raise HireError(
            N_("This is no table of text."), N_("Save it as CSV (UTF-8) from the spreadsheet."), where=name
        )
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise HireError(N_("This is no table of text."), N_("Save it as CSV (UTF-8) from the spreadsheet."), where=name)


def _check_head(name: str, head: Sequence[str], required: Sequence[str], optional: Sequence[str]) -> None:
    known = [*required, *optional]
    strange = [cell for cell in head if cell not in known]
    missing = [cell for cell in required if cell not in head]
    if missing or strange or len(set(head)) < len(head):
        raise HireError(
            N_("The heading of the table is not what is needed: {found}."),
            N_("Use these columns: {known}."),
            where=f"{name}:1",
            found=", ".join([*missing, *strange]) or ", ".join(head),
            known=", ".join(known),
        )
