"""Chinese words for the report, from its own fragment until that is merged into the catalogue."""

from __future__ import annotations

import gettext
import io
from collections.abc import Callable
from functools import cache

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from hireapp import i18n
from hireapp.i18n import Language
from hireapp.reports import document
from hireapp.resources import resource_folder


@cache
def _fragment() -> Callable[[str], str] | None:
    path = resource_folder("assets") / "locale" / "parts" / "reports.po"
    if not path.exists():
        return None
    buffer = io.BytesIO()
    with path.open("rb") as file:
        write_mo(buffer, read_po(file, locale="zh_CN"))
    buffer.seek(0)
    return gettext.GNUTranslations(buffer).gettext


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """The report speaks Chinese whether or not the catalogue is compiled yet."""
    words = _fragment()

    def translator(language: Language) -> Callable[[str], str]:
        return words if language == "zh" and words else i18n.translator(language)

    monkeypatch.setattr(document, "translator", translator)
