"""The one door to the PDF evaluation. reportlab is imported by the first call only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from hireapp.domain.decision import Dossier
from hireapp.i18n import Language, translator

if TYPE_CHECKING:
    from hireapp.reports.writing import Written


def build(dossier: Dossier, language: Language, *, paper: Literal["A4", "Letter"] = "A4", hide_name: bool = False,
          draft: bool = False) -> bytes:
    """The evaluation as a PDF file.

    hide_name: the number stands for the name everywhere, in the file's title too. draft: says so on every page.
    Characters without a glyph are drawn as a visible sign and logged by code point; ``build_checked`` returns them.
    """
    return build_checked(dossier, language, paper=paper, hide_name=hide_name, draft=draft).data


def build_checked(
    dossier: Dossier,
    language: Language,
    *,
    paper: Literal["A4", "Letter"] = "A4",
    hide_name: bool = False,
    draft: bool = False,
) -> Written:
    """The same with its warnings: ``missing`` holds the characters that have no glyph in our fonts."""
    from hireapp.reports.writing import written

    return written(dossier, language, translator(language), paper, hide_name, draft)
