"""Failures a user can understand and mend.

Every error says what is wrong, where, and what to do next. The English text is the message's identity: it is
marked with ``N_`` where it is raised and translated only where it is shown, so that the same error reads
right in the window, on the command line and in another language.
"""

from __future__ import annotations

from collections.abc import Callable

Translate = Callable[[str], str]


class HireError(Exception):
    """A failure with a remedy.

    what, remedy: English sentences marked with ``N_``; ``{named}`` fields are filled from ``fields``.
    where: a place such as ``role.yaml:12:5`` or ``list.csv row 4``; shown as it is.
    """

    def __init__(self, what: str, remedy: str = "", *, where: str = "", **fields: object) -> None:
        self.what = what
        self.remedy = remedy
        self.where = where
        self.fields = fields
        super().__init__(self.in_words(str))

    def in_words(self, translate: Translate) -> str:
        """The whole message in the language of ``translate``: place, fault, remedy."""
        parts = [_fill(translate(text), self.fields) for text in (self.what, self.remedy) if text]
        words = "".join(part if part.endswith("。") else f"{part} " for part in parts).strip()
        return f"{self.where}: {words}" if self.where else words


class InvalidValue(HireError):
    """A value that a rule of the domain does not allow."""


class NotFound(HireError):
    """Something named by id, number or file that is not there."""


class NotAllowed(HireError):
    """The actor may not do or see this."""


class StaleWrite(HireError):
    """Somebody else changed the row since it was read; nothing was stored."""


class ProgramFailure(HireError):
    """Something in the program itself failed; it was logged with its traceback, and may work when tried again."""


class UndoRefused(HireError):
    """The change can no longer be taken back, because something was built on it."""


class ProtectedAttribute(HireError):
    """A rule that would select on a protected attribute."""


class FormFileError(HireError):
    """One or more problems of a YAML file; ``problems`` holds each as its own HireError with its place."""

    def __init__(self, problems: list[HireError]) -> None:
        self.problems = tuple(problems)
        first = problems[0]
        super().__init__(first.what, first.remedy, where=first.where, **first.fields)

    def in_words(self, translate: Translate) -> str:
        """One problem a line."""
        return "\n".join(HireError.in_words(problem, translate) for problem in self.problems)


class UnreadableFile(HireError):
    """A file from outside that could not be read; ``code`` is a stable word for the kind of fault."""

    def __init__(self, code: str, what: str, remedy: str = "", *, where: str = "", **fields: object) -> None:
        self.code = code
        super().__init__(what, remedy, where=where, **fields)


class DatabaseTrouble(HireError):
    """The database can't be opened, read or written; the message says what is safe."""


def _fill(text: str, fields: dict[str, object]) -> str:
    try:
        return text.format(**fields) if fields else text
    except (KeyError, IndexError, ValueError):
        return text
