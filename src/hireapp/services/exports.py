"""Files we hand out: names without names of people, never overwritten, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from hireapp.domain.documents import file_name
from hireapp.domain.dossier import Dossier
from hireapp.errors import HireError
from hireapp.files import free_path, write_file
from hireapp.i18n import N_, Language


def report_name(dossier: Dossier, language: Language, *, draft: bool) -> str:
    """The usual name of an evaluation: date, number, kind; the number and not the person's name."""
    return file_name("evaluation", dossier.number, dossier.made_on, language, draft=draft)


def write_report(path: Path, content: bytes) -> Path:
    """Write a report; if something lies at ``path``, beside it with a number. Raises HireError."""
    target = free_path(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_file(target, content)
    except OSError as error:
        raise HireError(
            N_("The report can't be written: {reason}."),
            N_("Choose another folder, or free some space."),
            where=str(target),
            reason=error.strerror or str(error),
        ) from error
    return target
