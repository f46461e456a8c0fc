"""The page of psychometrics: its examples run, and it names every public function."""

from __future__ import annotations

import ast
import doctest
from pathlib import Path

import hireapp.psychometrics

PAGE = Path(__file__).parents[2] / "docs" / "psychometrics.md"


def page_without_fences() -> str:
    """A closing fence would be read as part of what is expected."""
    return "\n".join("" if line.startswith("```") else line for line in PAGE.read_text("utf-8").splitlines())


def test_the_examples_give_what_the_page_says():
    examples = doctest.DocTestParser().get_doctest(page_without_fences(), {}, PAGE.name, str(PAGE), 0)
    done = doctest.DocTestRunner().run(examples)
    assert done.attempted > 50
    assert done.failed == 0


def test_every_public_function_has_its_line_and_its_example():
    page = page_without_fences()
    examples = "\n".join(example.source for example in doctest.DocTestParser().get_examples(page))
    missing = []
    for path in sorted(Path(hireapp.psychometrics.__file__).parent.glob("*.py")):
        if path.stem == "linear":
            continue
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                missing += [] if f"`{node.name}`" in page and f"{node.name}(" in examples else [node.name]
    assert missing == []
