"""The doors to evaluation, comparison and panel summary as PDF. reportlab is imported by the first call only."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal

from hireapp.domain.comparison import Comparison
from hireapp.domain.dossier import Dossier
from hireapp.domain.panel import Panel
from hireapp.i18n import Language, LocalizedText, translator

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


def build_comparison(comparison: Comparison, language: Language, *, paper: Literal["A4", "Letter"] = "A4",
                     hide_names: bool = False) -> bytes:
    """Candidates beside each other as a PDF file on its side. hide_names: numbers stand for all names, everywhere."""
    from hireapp.reports.comparison import written

    return written(comparison, language, translator(language), paper, hide_names)


def build_panel_summary(panel: Panel, competencies: Mapping[str, LocalizedText], language: Language, *,
                        paper: Literal["A4", "Letter"] = "A4", company: str = "", made_on: date,
                        hide_name: bool = False) -> bytes:
    """What a panel marked, agreed and owes, as a PDF file; a blind panel shows only who was asked.

    competencies: titles by id, for what each rater looks at first. hide_name: the number stands for the name.
    """
    from hireapp.reports.panel_summary import written

    return written(panel, competencies, language, translator(language), paper, company, made_on, hide_name)
