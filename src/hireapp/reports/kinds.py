"""How a report of each kind is drawn: one table for window, command line and batch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from hireapp.domain.documents import BlankForm, Document, Kind, OpeningFigures, PanelSummary, TestFigures
from hireapp.i18n import Language
from hireapp.reports.styles import Paper


@dataclass(frozen=True)
class Options:
    """How it is drawn. hide_names: numbers stand for names, everywhere."""

    paper: Paper = "A4"
    hide_names: bool = False


def drawn(document: Document, language: Language, options: Options) -> bytes:
    """The file of a finished report: a PDF, or as it is where its value is a file already."""
    return _DRAWERS[document.kind](document, language, options)


def _evaluation(document: Document, language: Language, options: Options) -> bytes:
    from hireapp.reports.document import build

    hide = options.hide_names
    return build(document.value, language, paper=options.paper, hide_name=hide, draft=document.draft)


def _comparison(document: Document, language: Language, options: Options) -> bytes:
    from hireapp.reports.document import build_comparison

    return build_comparison(document.value, language, paper=options.paper, hide_names=options.hide_names)


def _panel(document: Document, language: Language, options: Options) -> bytes:
    from hireapp.reports.document import build_panel_summary

    value: PanelSummary = document.value
    return build_panel_summary(
        value.panel,
        value.competencies,
        language,
        paper=options.paper,
        company=value.company,
        made_on=value.made_on,
        hide_name=options.hide_names,
    )


def _blank(document: Document, language: Language, options: Options) -> bytes:
    """A form to be filled in by hand: the guide with the fixed probes for claims, or the phone checklist."""
    from hireapp.reports.sheets import build_guide, build_phone_checklist

    value: BlankForm = document.value
    build: Callable[..., bytes] = build_phone_checklist
    if document.kind == "guide":
        build = partial(build_guide, claim_probes=value.claim_probes)
    return build(
        value.form,
        language,
        paper=options.paper,
        company=value.company,
        subject=value.subject.in_(language),
        competencies=value.competencies,
    )


def _summary(document: Document, language: Language, options: Options) -> bytes:
    from hireapp.reports.process import build_opening_summary

    value: OpeningFigures = document.value
    return build_opening_summary(
        value.process,
        value.results,
        value.subject,
        language,
        paper=options.paper,
        company=value.company,
        logo=value.logo,
    )


def _tests(document: Document, language: Language, options: Options) -> bytes:
    from hireapp.reports.process import build_test_report

    value: TestFigures = document.value
    return build_test_report(value.quality, language, paper=options.paper, company=value.company)


def _data(document: Document, _language: Language, _options: Options) -> bytes:
    content: bytes = document.value
    return content


_DRAWERS: dict[Kind, Callable[[Document, Language, Options], bytes]] = {
    "evaluation": _evaluation,
    "comparison": _comparison,
    "panel": _panel,
    "guide": _blank,
    "phone": _blank,
    "summary": _summary,
    "tests": _tests,
    "data": _data,
}
