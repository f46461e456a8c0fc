"""One reader with its processes for all tests of this folder that don't break it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hireapp.resumes import ResumeReader


@pytest.fixture(scope="session")
def reader() -> Iterator[ResumeReader]:
    with ResumeReader() as reader:
        yield reader
