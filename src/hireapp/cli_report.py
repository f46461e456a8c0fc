"""``hireapp report``: any kind of report, of one subject into a file or of many into a folder."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from hireapp.domain.documents import ABOUT, Kind, Wanted
from hireapp.errors import HireError, InvalidValue, NotFound
from hireapp.i18n import N_, Language, _
from hireapp.settings import system_language

if TYPE_CHECKING:
    from hireapp.bootstrap import Context
    from hireapp.services.documents import Gathered
    from hireapp.services.ports import UnitOfWork

DONE, REFUSED, SOME_FAILED = 0, 1, 3
OpenContext = Callable[[argparse.Namespace], "Context"]
_ABOUT = """\
KIND          SUBJECT
  evaluation  numbers of applications, such as EV-2026-001-03
  comparison  numbers of applications of one opening, or the opening for those who got farthest
  panel       numbers of applications; --stage for another than the last rated stage
  guide       a role, an opening or an interview form: the blank guide
  phone       a role, an opening or a phone form: the blank checklist
  summary     number of an opening
  tests       a test, such as sales_inventory: its quality in your own data
  data        numbers of applications: all data of the candidate as a ZIP
Without KIND it is the evaluation. Several reports go into a folder; a file is never overwritten.
"""


def add(commands: Any, common: argparse.ArgumentParser, open_context: OpenContext) -> None:
    """Add the command. ``open_context``: opens what the options name."""
    command = commands.add_parser(
        "report",
        parents=[common],
        help="write reports: evaluation, comparison, panel, guide, phone, summary, tests, data",
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("words", nargs="+", metavar="[KIND] SUBJECT", help="see above")
    command.add_argument("-o", "--output", required=True, metavar="OUT", help="file, or folder (ending in / or there)")
    command.add_argument("--kind", choices=get_args(Kind), help="the kind, where it doesn't stand first")
    command.add_argument("--language", choices=["zh", "en", "both"], help="language of the report")
    command.add_argument("--paper", choices=["A4", "Letter"], default="A4")
    command.add_argument("--hide-name", action="store_true", help="numbers instead of names")
    command.add_argument("--stage", default="", metavar="ID", help="stage of a panel, such as interview")
    command.set_defaults(run=_Command(open_context))


class _Command:
    """Runs the command."""

    def __init__(self, open_context: OpenContext) -> None:
        self.open_context = open_context

    def __call__(self, options: argparse.Namespace) -> int:
        kind, named = _kind_and_subjects(options)
        context = self.open_context(options)
        try:
            return _Writing(context, kind, options).write(named)
        finally:
            context.close()


class _Writing:
    """One run: finds the subjects, then writes one file or a batch."""

    def __init__(self, context: Context, kind: Kind, options: argparse.Namespace) -> None:
        from hireapp.reports.kinds import Options

        self.context, self.kind, self.stage = context, kind, options.stage
        self.options = Options(options.paper, options.hide_name)
        self.languages = _languages(options.language)
        self.target = Path(options.output)
        self.is_folder = options.output.endswith(("/", os.sep)) or self.target.is_dir()
        self.failed = 0

    def write(self, named: Sequence[str]) -> int:
        """Write all; returns the exit code."""
        subjects = self._subjects(named)
        about = ABOUT[self.kind]
        if about == "applications":
            subjects = [subjects] if subjects else []
        if not subjects:
            return REFUSED
        if not self.is_folder and len(subjects) * len(self._languages()) > 1:
            raise InvalidValue(
                N_("These are several reports; {name} is one file."),
                N_("Name a folder: -o reports/"),
                name=self.target.name,
            )
        if about == "application" and self.is_folder and len(subjects) > 1:
            self._batch([own[0] for own in subjects])
        else:
            for own in subjects:
                self._one(own)
        return SOME_FAILED if self.failed else DONE

    def _languages(self) -> tuple[Language, ...]:
        return self.languages[:1] if self.kind == "data" else self.languages

    def _subjects(self, named: Sequence[str]) -> list[Any]:
        """Ids by subject; of a comparison all ids in one list. What can't be found is told, each by itself."""
        found: list[tuple[str, ...]] = []
        for name in named:
            try:
                found.append(self.context.read(_Find(self.context, self.kind, name)))
            except (NotFound, InvalidValue) as error:
                self._tell(name, error)
        return [name for ids in found for name in ids] if self.kind == "comparison" else found

    def _one(self, subjects: Sequence[str]) -> None:
        from hireapp.reports.kinds import drawn
        from hireapp.services.documents import gather_for_export
        from hireapp.services.exports import write_report

        wanted = Wanted(self.kind, tuple(subjects), self.stage)
        library = self.context.library

        def gathered(work: UnitOfWork) -> Any:
            return gather_for_export(work, library, wanted)

        document = self.context.change(gathered)
        for language in self._languages():
            path = self.target / document.file_name(language) if self.is_folder else self.target
            print(write_report(path, drawn(document, language, self.options)))

    def _batch(self, subjects: Sequence[str]) -> None:
        from hireapp.printing import Order, print_all

        made = print_all(subjects, self._gather, Order(self.target, self.languages, self.options), _quiet, _never)
        for path in made.written:
            print(path)
        for number, error in made.failed:
            self._tell(number, error)
        if made.unwritten:
            self.context.change(_Unwritten(self.kind, made.unwritten))

    def _gather(self, subjects: Sequence[str]) -> Sequence[Gathered]:
        from hireapp.services.documents import gather_each

        def gathered(work: UnitOfWork) -> Sequence[Gathered]:
            return gather_each(work, self.context.library, self.kind, subjects, self.stage)

        return self.context.change(gathered)

    def _tell(self, name: str, error: HireError) -> None:
        self.failed += 1
        words = error.in_words(_)
        print(words if name in words else f"{name}: {words}", file=sys.stderr)


class _Find:
    """The ids of what one word names; an opening in a comparison stands for those who got farthest."""

    def __init__(self, context: Context, kind: Kind, name: str) -> None:
        self.context, self.kind, self.name = context, kind, name

    def __call__(self, work: UnitOfWork) -> tuple[str, ...]:
        from hireapp.services import comparisons, documents
        from hireapp.services.openings import opening_by

        if self.kind == "comparison" and self.name.startswith("OP-"):
            return tuple(comparisons.usual_choice(work, opening_by(work, self.name).id))
        return (documents.subject_of(work, self.context.library, self.kind, self.name),)


class _Unwritten:
    """Notes what never became a file."""

    def __init__(self, kind: Kind, subjects: Sequence[str]) -> None:
        self.kind, self.subjects = kind, subjects

    def __call__(self, work: UnitOfWork) -> object:
        from hireapp.services.documents import note_unwritten

        return note_unwritten(work, self.kind, self.subjects)


def _kind_and_subjects(options: argparse.Namespace) -> tuple[Kind, list[str]]:
    words = list(options.words)
    kinds: tuple[Kind, ...] = get_args(Kind)
    first = next((kind for kind in kinds if kind == words[0]), None)
    if first is None or (options.kind and options.kind != first):
        return options.kind or "evaluation", words
    if len(words) == 1:
        raise InvalidValue(N_("What the report is about is missing."), N_("See 'hireapp report --help'."))
    return first, words[1:]


def _languages(wanted: str | None) -> tuple[Language, ...]:
    if wanted == "both":
        return ("zh", "en")
    return ("zh" if (wanted or system_language()) == "zh" else "en",)


def _quiet(_done: int, _all: int) -> None:
    """The command prints each file when all is done."""


def _never() -> bool:
    return False
