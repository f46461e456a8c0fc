"""One file's bytes -> ``ReadResume``, in this process. Files from outside go through ``reader.ResumeReader``."""

from __future__ import annotations

import hashlib
from datetime import date

from hireapp.errors import HireError
from hireapp.resumes.fields import find_fields
from hireapp.resumes.limits import refusal
from hireapp.resumes.text import extract
from hireapp.resumes.values import Extracted, ReadResume


def read_resume(data: bytes, file_name: str, *, as_of: date) -> ReadResume:
    """Text and fields of one resume; ``file_name`` is only a hint for the name. Raises UnreadableFile alone."""
    extracted = _extract(data)
    fields = find_fields(extracted, file_name, as_of)
    return ReadResume(hashlib.sha256(data).hexdigest(), len(data), extracted.text, fields)


def _extract(data: bytes) -> Extracted:
    """The one place that turns whatever the parsers raise into an UnreadableFile with its cause (rule 25)."""
    try:
        return extract(data)
    except HireError:
        raise
    except (MemoryError, RecursionError) as error:
        raise refusal("out_of_memory" if isinstance(error, MemoryError) else "too_deep") from error
    except Exception as error:
        raise refusal("damaged") from error
