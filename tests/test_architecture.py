"""The house: who may import whom, what is forbidden everywhere, and what the first window may not load."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import hireapp

ROOT = Path(hireapp.__file__).parent
ORDER = [
    "errors",
    "resources",
    "files",
    "i18n",
    "numbers",
    "settings",
    "forms psychometrics charts resumes",
    "domain",
    "services",
    "storage",
    "bootstrap",
    "reports",
    "printing",
    "cli_report",
    "ui cli demo screenshots",
    "app",
]
RANK = {name: rank for rank, names in enumerate(ORDER) for name in names.split()}
LIBRARIES = {
    "sqlalchemy": {"storage"},
    "alembic": {"storage"},
    "reportlab": {"reports"},
    "PIL": {"reports"},
    "yaml": {"forms.source", "resumes"},
    "PySide6": {"ui", "app", "screenshots"},
    "shiboken6": {"ui"},
    "pypdfium2": {"resumes", "ui.report_preview"},
    "pydantic": {"forms.validation"},
}
ALLOWED = {
    ("cli", "app"),
    ("cli", "demo"),
    ("demo", "app"),
    ("screenshots", "app"),
    ("screenshots", "demo"),
    ("cli", "reports"),
    ("ui", "bootstrap"),
}
FORBIDDEN = {
    ("ui", "storage"),
    ("reports", "storage"),
    ("reports", "services"),
    ("reports", "ui"),
    ("services", "storage"),
    ("ui", "cli"),
    ("services", "reports"),
}


@cache
def modules() -> list[tuple[str, Path, ast.Module]]:
    found = []
    for path in sorted(ROOT.rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        found.append((name, path, ast.parse(path.read_text("utf-8"))))
    return found


def imports(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names if node.module == "hireapp"}
    return names


def typing_only(tree: ast.Module) -> set[str]:
    """Names imported under TYPE_CHECKING: they bind nothing at run time."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            found |= imports(ast.Module(node.body, []))
    return found


def test_imports_point_left_only():
    wrong = []
    for name, _path, tree in modules():
        room = name.split(".")[0]
        for target in imports(tree) - typing_only(tree):
            if not target.startswith("hireapp.") or room in ("", "hireapp"):
                continue
            other = target.split(".")[1]
            if other == room or other not in RANK or room not in RANK or (room, other) in ALLOWED:
                continue
            if RANK[other] > RANK[room] or (RANK[other] == RANK[room]) or (room, other) in FORBIDDEN:
                wrong.append(f"{name} imports {target}")
    assert wrong == []


def test_libraries_stay_in_their_rooms():
    wrong = []
    for name, _path, tree in modules():
        for target in imports(tree):
            rooms = LIBRARIES.get(target.split(".")[0])
            if rooms and not any(name == room or name.startswith(f"{room}.") for room in rooms):
                wrong.append(f"{name} imports {target}")
    assert wrong == []


def test_forms_know_nothing_of_recruiting():
    for name, path, _tree in modules():
        if name.startswith("forms"):
            code = re.sub(r'""".*?"""', "", path.read_text("utf-8"), flags=re.DOTALL)
            assert "candidate" not in code.lower(), name


@pytest.mark.parametrize(
    "pattern",
    [
        r"\bprocessEvents\b",
        r"\.connect\(\s*lambda",
        r"\.connect\(\s*(functools\.)?partial",
        r"\beval\(",
        r"\bexec\(",
        r"(import|from) (pickle|shelve|marshal)\b",
        r"yaml\.load\((?!.*Safe)",
        r"shell=True",
        r"errors=[\"'](ignore|replace)",
        r"setOpenExternalLinks",
        r"\.setHtml\(",
        r"TextFormat\.(RichText|AutoText)",
        r"\bTODO\b|\bFIXME\b",
    ],
)
def test_forbidden_constructs(pattern: str):
    found = []
    for name, path, _tree in modules():
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            code = line.split("#")[0]
            if re.search(pattern, code) and ".exec()" not in code:
                found.append(f"{name}:{number}: {line.strip()}")
    assert found == []


def test_broad_except_stands_in_the_outer_loops_alone():
    found = set()
    for name, _path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.ExceptHandler) and (
                node.type is None or ast.dump(node.type) == "Name(id='Exception', ctx=Load())"
            ):
                found.add(name)
    assert found <= {"ui.jobs", "resumes.worker", "resumes.reading"}


def test_every_function_is_annotated_and_short():
    long, bare = [], []
    for name, _path, tree in modules():
        if "migrations" in name:
            continue
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                if node.returns is None:
                    bare.append(f"{name}.{node.name}")
                if (node.end_lineno or 0) - node.lineno > 60:
                    long.append(f"{name}.{node.name}")
    assert bare == []
    assert long == []


def test_files_are_of_a_size_one_can_read():
    long = [
        name
        for name, path, _tree in modules()
        if len(path.read_text("utf-8").splitlines()) > 600 and "migrations" not in name
    ]
    assert long == []


HEAVY = ("sqlalchemy", "alembic", "pydantic", "reportlab", "numpy", "yaml", "pypdfium2", "psycopg")


def test_nothing_heavy_is_loaded_before_the_first_window(tmp_path: Path):
    code = (
        "import sys; from hireapp.bootstrap import Context, where; from hireapp.app import *\n"
        f"context = Context(where({str(tmp_path)!r})); app = make_application(); window = make_window(context)\n"
        "print(','.join(sorted({name.split('.')[0] for name in sys.modules})))"
    )
    done = subprocess.run([sys.executable, "-X", "importtime", "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.strip().split(","))
    assert not loaded & set(HEAVY)


@pytest.mark.parametrize(
    "module",
    [
        "hireapp.reports.document",
        "hireapp.resumes",
        "hireapp.forms.loader",
        "hireapp.services.decisions",
        "hireapp.cli",
    ],
)
def test_rooms_import_their_library_where_it_starts(module: str):
    done = subprocess.run(
        [sys.executable, "-c", f"import sys, {module}; print(','.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not {name.split(".")[0] for name in done.stdout.strip().split(",")} & set(HEAVY)
