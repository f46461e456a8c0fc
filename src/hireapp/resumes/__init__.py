"""Resume files: bytes -> lines of text -> fields with their source line and confidence.

Knows no storage and no Qt. Importing this package is cheap: the readers are loaded at their first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from hireapp.resumes.values import (
    FIELD_NAMES,
    Claim,
    Found,
    Job,
    Line,
    ReadResume,
    ResumeFields,
    ResumeText,
    Salary,
)

if TYPE_CHECKING:
    from hireapp.resumes.duplicates import find_duplicates
    from hireapp.resumes.protected import mask_protected
    from hireapp.resumes.reader import ResumeReader
    from hireapp.resumes.reading import read_resume
    from hireapp.resumes.scoring import to_scorer

__all__ = [
    "FIELD_NAMES",
    "Claim",
    "Found",
    "Job",
    "Line",
    "ReadResume",
    "ResumeFields",
    "ResumeReader",
    "ResumeText",
    "Salary",
    "find_duplicates",
    "mask_protected",
    "read_resume",
    "to_scorer",
]

_HOMES = {
    "ResumeReader": "reader",
    "find_duplicates": "duplicates",
    "mask_protected": "protected",
    "read_resume": "reading",
    "to_scorer": "scoring",
}


def __getattr__(name: str) -> Any:
    """Load the module of ``name`` at its first use."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
