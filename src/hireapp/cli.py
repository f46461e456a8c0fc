"""The command line: the same use cases as the window, without Qt.

Data goes to stdout, everything else to stderr. Exit codes: 0 done; 1 refused, with the reason; 2 wrong arguments;
3 done for some files, others failed.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hireapp import __version__, cli_report
from hireapp.bootstrap import Context, where
from hireapp.errors import FormFileError, HireError, InvalidValue, NotAllowed
from hireapp.i18n import N_, _, translator, use
from hireapp.settings import system_language

if TYPE_CHECKING:
    from hireapp.services.ports import UnitOfWork

DONE, REFUSED, SOME_FAILED = 0, 1, 3

_EPILOG = """\
Without a command the window opens. Data goes to stdout, messages to stderr.
Exit codes: 0 done, 1 refused (the message says why and what to do), 2 wrong arguments, 3 some files failed.

  hireapp                                   open the window
  hireapp import ~/resumes/* --opening OP-2026-001 --accept
  hireapp import --json FILE...             print what was read, store nothing
  hireapp list --opening OP-2026-001
  hireapp report EV-2026-001-03 -o li.pdf --language en
  hireapp report evaluation EV-2026-001-03 EV-2026-001-04 -o reports/ --language both
  hireapp report comparison OP-2026-001 -o compared.pdf
  hireapp test-sheet sales_inventory -o inventory.pdf --language zh
  hireapp score sales_inventory answers.json
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["--resume-worker"]:  # how an installed program without its own python starts its readers
        from hireapp.resumes import worker

        return int(worker.main() or 0)
    if given[:1] == ["--multiprocessing-fork"]:  # how it starts the processes that draw reports
        from multiprocessing import freeze_support

        freeze_support()
    use(system_language())
    options = _parser().parse_args(given)
    try:
        return int(options.run(options))
    except HireError as error:
        print(error.in_words(_), file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        return DONE
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    common = _common(argparse.SUPPRESS)
    parser = argparse.ArgumentParser(
        prog="hireapp",
        description="Choose people who sell by telephone, on evidence.",
        epilog=_EPILOG,
        parents=[_common(None)],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"hireapp {__version__}")
    parser.set_defaults(run=_window)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for add in (
        _add_import,
        _add_list,
        _add_opening,
        partial(cli_report.add, open_context=_context),
        _add_score,
        _add_test_sheet,
        _add_check_forms,
        _add_demo,
    ):
        add(commands, common)
    return parser


def _common(default: Any) -> argparse.ArgumentParser:
    """Options of the program and of each command; those of a command leave alone what stands before it."""
    common = argparse.ArgumentParser(add_help=False, argument_default=default)
    common.add_argument("--data", metavar="DIR", help="data folder (default: the usual place of this system)")
    common.add_argument("--database", metavar="URL", help="shared database, e.g. postgresql://user@host/hireapp")
    common.add_argument("--as", dest="as_name", metavar="NAME", help="work as this person")
    common.add_argument("--as-of", type=_day, metavar="DATE", help="take this day (2026-11-22) for today")
    return common


def _add_import(commands: Any, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser(
        "import",
        parents=[common],
        help="read resume files into a pending import",
        description="Read resume files. They wait for review in the window; --accept takes in all "
        "that are ready. --json prints the fields and stores nothing.",
    )
    command.add_argument("files", nargs="+", metavar="FILE")
    command.add_argument("--opening", metavar="ID", help="number or id of the opening they apply to")
    command.add_argument("--accept", action="store_true", help="take in all files that need no review")
    command.add_argument("--json", action="store_true", help="print {file name: fields}; store nothing")
    command.set_defaults(run=_import)


def _add_list(commands: Any, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("list", parents=[common], help="list applications, candidates or openings")
    command.add_argument("--opening", metavar="ID", help="applications of this opening only")
    command.add_argument("--openings", action="store_true", help="list the openings")
    command.add_argument("--json", action="store_true", help="as JSON instead of tab-separated lines")
    command.set_defaults(run=_list)


def _add_opening(commands: Any, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("opening", parents=[common], help="make an opening")
    command.add_argument("role", metavar="ROLE", help="id of a role profile, such as outbound_new")
    command.add_argument("title", metavar="TITLE")
    command.add_argument("--seats", type=int, default=1)
    command.set_defaults(run=_opening)


def _add_score(commands: Any, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser(
        "score",
        parents=[common],
        help="score a file of answers to a test",
        description="Print raw and standard scores, flags and the versions used, as JSON. With --role the norm "
        "group of that role is used if the database has one; with --application the file is also stored as a sitting.",
    )
    command.add_argument("form", metavar="FORM", help="id of a test, such as sales_inventory")
    command.add_argument("answers", metavar="ANSWERS.json")
    against = command.add_mutually_exclusive_group()
    against.add_argument("--role", metavar="ROLE", help="score against this role's norm group and bands")
    against.add_argument("--application", metavar="APPLICATION", help="take the file in for this application")
    command.set_defaults(run=_score)


def _add_test_sheet(commands: Any, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("test-sheet", parents=[common], help="write the paper version of a test")
    command.add_argument("form", metavar="FORM", help="id of a test, such as sales_inventory")
    command.add_argument("-o", "--output", required=True, metavar="OUT.pdf", help="file to write; never overwritten")
    command.add_argument("--language", choices=["zh", "en"], help="language of the sheet")
    command.add_argument("--paper", choices=["A4", "Letter"], default="A4")
    command.add_argument("--experts", action="store_true", help="the sheet on which experts rate a situational test")
    command.set_defaults(run=_test_sheet)


def _add_check_forms(commands: Any, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser(
        "check-forms",
        parents=[common],
        help="check forms and role profiles",
        description="Check YAML files together with the shipped ones; without PATH the shipped "
        "ones alone. Each problem is printed as file:line:column.",
    )
    command.add_argument("paths", nargs="*", metavar="PATH")
    command.set_defaults(run=_check_forms)


def _add_demo(commands: Any, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser(
        "demo",
        parents=[common],
        help="build the sample data, its reports and pictures",
        description="Build a sample database by the real use cases, write evaluations and screen "
        "pictures into a folder, and open the window.",
    )
    command.add_argument("--no-window", action="store_true", help="don't open the window at the end")
    command.add_argument("--folder", metavar="DIR", default="demo", help="where to write (default: demo)")
    command.set_defaults(run=_demo)


def _context(options: argparse.Namespace) -> Context:
    return Context(where(options.data, options.database, options.as_name, options.as_of, asks=_password_of))


def _password_of(name: str) -> str:
    """The password from HIREAPP_PASSWORD, or as it is typed at a terminal. Raises NotAllowed without either."""
    if (given := os.environ.get("HIREAPP_PASSWORD")) is not None:
        return given
    if not sys.stdin.isatty():
        raise NotAllowed(N_("{name} has a password."), N_("Put it into HIREAPP_PASSWORD."), name=name)
    import getpass

    return getpass.getpass(_("Password of {name}: ").format(name=name))


def _window(options: argparse.Namespace) -> int:
    from hireapp.app import run

    return run(Context(where(options.data, options.database, options.as_name, options.as_of)))


def _import(options: argparse.Namespace) -> int:
    from hireapp.services.reading import paths_of, read_paths

    paths = paths_of([Path(name) for name in options.files])
    today = options.as_of or datetime.now(UTC).date()
    if options.json:
        return _print_fields(paths, read_paths(paths, today))
    context = _context(options)
    from hireapp.services import imports, openings

    opening = context.read(_bound(openings.opening_by, options.opening)).id if options.opening else None
    files = list(read_paths(paths, today))
    batch = context.change(_bound(imports.store_batch, files, opening)).result
    if options.accept:
        context.change(_bound(imports.accept, batch))
    failed = 0
    for item in context.read(_bound(imports.items_of, batch)):
        fault = imports.fault_of(item)
        failed += fault is not None
        name = ((item.fields or {}).get("name") or {}).get("value") or "-"
        print(f"{item.verdict}\t{item.file_name}\t{name}")
        if fault:
            print(fault.in_words(_), file=sys.stderr)
    context.close()
    return SOME_FAILED if failed else DONE


def _print_fields(paths: Sequence[Path], files: Iterator[Any]) -> int:
    from hireapp.errors import UnreadableFile
    from hireapp.resumes import to_scorer

    found, failed = {}, False
    names = [path.name for path in paths]
    for path, file in zip(paths, files, strict=True):
        if isinstance(file.outcome, UnreadableFile):
            failed = True
            print(file.outcome.in_words(_), file=sys.stderr)
        else:
            found[file.name if names.count(file.name) == 1 else str(path)] = to_scorer(file.outcome.fields)
    print(json.dumps(found, ensure_ascii=False, indent=2))
    return SOME_FAILED if failed else DONE


def _list(options: argparse.Namespace) -> int:
    from hireapp.services import openings
    from hireapp.services.ports import ListQuery

    context = _context(options)
    if options.openings:
        found = [
            {
                "number": entry.number,
                "title": entry.title,
                "role": entry.role_id,
                "seats": entry.seats,
                "state": entry.state,
            }
            for entry in context.read(openings.openings)
        ]
        return _print_rows(context, found, options.json)
    opening = context.read(_bound(openings.opening_by, options.opening)) if options.opening else None
    rows = context.read(_bound(_rows, ListQuery(opening_id=opening.id if opening else None)))
    found = [
        {"number": row.number, "name": row.name, "stage": row.stage, "state": row.state, "opening": row.opening_title}
        for row in rows
    ]
    return _print_rows(context, found, options.json)


def _rows(work: UnitOfWork, query: Any) -> list[Any]:
    ids = work.queries.list_ids(query)
    found = work.queries.rows(ids, applications=bool(query.opening_id))
    return [found[key] for key in ids if key in found]


def _print_rows(context: Context, rows: list[dict[str, Any]], as_json: bool) -> int:
    context.close()
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for row in rows:
            print("\t".join(str(value) for value in row.values()))
    return DONE


def _opening(options: argparse.Namespace) -> int:
    from hireapp.services.openings import OpeningDraft, make_opening, opening_by

    context = _context(options)
    draft = OpeningDraft(options.title, options.role, options.seats)
    made = context.change(_bound(make_opening, context.library, draft)).result
    print(context.read(_bound(opening_by, made)).number)
    context.close()
    return DONE


def _score(options: argparse.Namespace) -> int:
    from hireapp.services import applications, score_files

    context = _context(options)
    name, data = Path(options.answers).name, _bytes_of(Path(options.answers))
    role = options.role
    if options.application:
        found = context.read(_bound(applications.application_by, options.application))
        call = _bound(score_files.take_in_and_score, context.library, options.form, found.id, name, data)
        tree = context.change(call)
    elif role:
        profile = context.profiles.get(role)
        if profile is None:
            raise InvalidValue(N_("There is no role '{id}'."), N_("See 'hireapp check-forms'."), id=role)
        tree = context.read(_bound(score_files.score_for_role, context.library, profile, options.form, name, data))
    else:
        today = options.as_of or datetime.now(UTC).date()
        tree = score_files.score_file(context.library, options.form, name, data, today)
    context.close()
    print(json.dumps(tree, ensure_ascii=False, indent=2))
    return DONE


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise HireError(
            N_("The file can't be read: {reason}."),
            N_("Check that it is there and its rights."),
            where=path.name,
            reason=error.strerror or str(error),
        ) from error


def _test_sheet(options: argparse.Namespace) -> int:
    from hireapp.reports.sheets import build_key_sheet, build_test_sheet
    from hireapp.services.exports import write_report

    language = options.language or system_language()
    context = _context(options)
    form = context.library.form(options.form)
    if form.kind != "test":
        raise InvalidValue(N_("'{id}' is not a test."), N_("See 'hireapp check-forms'."), id=options.form)
    build = build_key_sheet if options.experts else build_test_sheet
    print(write_report(Path(options.output), build(form, language, paper=options.paper)))
    return DONE


def _check_forms(options: argparse.Namespace) -> int:
    from hireapp.domain.role_file import load_profiles
    from hireapp.forms.loader import load_library, read_files, read_folder
    from hireapp.resources import resource_folder

    try:
        sources = read_folder(resource_folder("questionnaires"))
        own = [path for name in options.paths for path in _yaml_files(Path(name))]
        library = load_library([*sources, *read_files(own)])
        profiles = load_profiles(library)
    except FormFileError as error:
        print(error.in_words(_), file=sys.stderr)
        return REFUSED
    for form in library.forms.values():
        print(f"form\t{form.id}\t{form.version}\t{form.hash[:12]}\t{len(form.questions)}")
    for profile in profiles.values():
        print(f"role\t{profile.role}\t{profile.version}")
    return DONE


def _yaml_files(path: Path) -> list[Path]:
    return sorted(path.rglob("*.yaml")) if path.is_dir() else [path]


def _demo(options: argparse.Namespace) -> int:
    from hireapp.demo import run_demo

    return run_demo(Path(options.folder), window=not options.no_window, as_of=options.as_of)


def _bound(function: Callable[..., Any], *arguments: Any) -> Callable[[UnitOfWork], Any]:
    def bound(work: UnitOfWork) -> Any:
        return function(work, *arguments)

    return bound


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        words = InvalidValue(N_("'{value}' is not a date."), N_("Write it as 2026-11-22."), value=text)
        raise argparse.ArgumentTypeError(words.in_words(translator("en"))) from error


if __name__ == "__main__":
    sys.exit(main())
