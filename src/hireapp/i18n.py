"""Two languages of equal weight: texts of the program by gettext, texts of forms as ``LocalizedText``.

The language of the window is one setting of the process (``use``); a report or a command may speak another one
(``translator``). English is the source language and the identity of a message; ``zh_CN`` is complete, which
``tests/test_locale.py`` holds.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import ClassVar, Literal

from hireapp.resources import resource_folder

Language = Literal["zh", "en"]
_LOCALES: dict[Language, str] = {"zh": "zh_CN", "en": "en"}
_current: Language = "en"


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """The same text in Chinese and English, written side by side by an author."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}

    zh: str
    en: str

    def in_(self, language: Language) -> str:
        """The text in ``language``."""
        return self.zh if language == "zh" else self.en


def N_(message: str) -> str:
    """Mark ``message`` for translation where it is written; it is translated where it is shown."""
    return message


@cache
def translator(language: Language) -> Callable[[str], str]:
    """The function that turns an English source text into ``language``."""
    folder = resource_folder("assets") / "locale"
    return gettext.translation("hireapp", folder, [_LOCALES[language]], fallback=True).gettext


def use(language: Language) -> None:
    """Set the language of the window."""
    global _current
    _current = language


def current_language() -> Language:
    """The language of the window."""
    return _current


def _(message: str) -> str:
    """``message`` in the language of the window."""
    return translator(_current)(message)


def localized(text: LocalizedText) -> str:
    """A form's text in the language of the window."""
    return text.in_(_current)


def listed(texts: Iterable[str]) -> str:
    """Several texts in one line, separated as the language of the window does; empty ones are left out."""
    return ("、" if _current == "zh" else ", ").join(text for text in texts if text)


def joined(texts: Iterable[str]) -> str:
    """Several parts of one statement in a line: a comma of the language of the window between them."""
    return ("，" if _current == "zh" else ", ").join(text for text in texts if text)
