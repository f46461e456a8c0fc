"""The questionnaires are read once for all tests of the services: nothing here changes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from hireapp.bootstrap import Context, where
from hireapp.forms.loader import Library


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The shipped questionnaires."""
    folder: Path = tmp_path_factory.mktemp("library")
    return Context(where(str(folder))).library


@pytest.fixture
def context(context: Context, library: Library) -> Context:
    """A context on an SQLite file, with the questionnaires read before."""
    context.__dict__["library"] = library
    return context


@pytest.fixture
def anywhere(anywhere: Context, library: Library) -> Context:
    """A context on SQLite, then on PostgreSQL, with the questionnaires read before."""
    anywhere.__dict__["library"] = library
    return anywhere
