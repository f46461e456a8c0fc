"""What a report is drawn from: finished values by kind, so that whoever draws one computes and looks up nothing.

The window imports this at the first look at its page: the kinds of values are named here, not loaded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from hireapp.files import safe_name
from hireapp.i18n import Language, LocalizedText

if TYPE_CHECKING:
    from hireapp.domain.insights import Process, Results, TestQuality
    from hireapp.domain.panel import Panel
    from hireapp.forms.form import Form

Kind = Literal["evaluation", "comparison", "panel", "guide", "phone", "summary", "tests", "data"]
About = Literal["application", "applications", "opening", "form", "test"]

NAMES: dict[Kind, LocalizedText] = {
    "evaluation": LocalizedText("候选人评价", "evaluation_en"),
    "comparison": LocalizedText("候选人比较", "comparison_en"),
    "panel": LocalizedText("评价小组小结", "panel_en"),
    "guide": LocalizedText("面试指南", "interview_guide_en"),
    "phone": LocalizedText("电话初试表", "phone_checklist_en"),
    "summary": LocalizedText("招聘过程小结", "opening_summary_en"),
    "tests": LocalizedText("测试技术报告", "test_report_en"),
    "data": LocalizedText("个人数据", "personal_data"),
}
"""The word of a kind in a file name."""
_DRAFT = LocalizedText("草稿", "draft")

ABOUT: dict[Kind, About] = {
    "evaluation": "application",
    "comparison": "applications",
    "panel": "application",
    "guide": "form",
    "phone": "form",
    "summary": "opening",
    "tests": "test",
    "data": "application",
}
"""What a report is about; many of one application each can be made at once."""


@dataclass(frozen=True)
class Wanted:
    """A report that is asked for. subjects: ids of what it is about; stage: of a panel, "" for the last rated one."""

    kind: Kind
    subjects: tuple[str, ...]
    stage: str = ""


@dataclass(frozen=True)
class PanelSummary:
    """A panel with the titles of the competencies and what stands at the head of its summary."""

    panel: Panel
    competencies: Mapping[str, LocalizedText]
    company: str
    made_on: date


@dataclass(frozen=True)
class BlankForm:
    """A form to be filled in by hand. subject: role and opening in words."""

    form: Form
    subject: LocalizedText
    company: str
    competencies: Mapping[str, LocalizedText]
    claim_probes: tuple[LocalizedText, ...] = ()


@dataclass(frozen=True)
class OpeningFigures:
    """How hiring for an opening went, and what became of those hired."""

    process: Process
    results: Results
    subject: str
    company: str
    logo: bytes | None = None


@dataclass(frozen=True)
class TestFigures:
    """The quality of a test in the company's own data."""

    __test__ = False

    quality: TestQuality
    company: str


@dataclass(frozen=True)
class Document:
    """A finished value of a kind, ready to be drawn in any language.

    number: of the application, opening or form, which stands in the file's name. draft: nothing is decided yet.
    """

    kind: Kind
    value: Any
    number: str
    made_on: date
    draft: bool = False

    def file_name(self, language: Language) -> str:
        """The usual name of its file: date, number and kind; never the name of a person."""
        return file_name(self.kind, self.number, self.made_on, language, draft=self.draft)


def file_name(kind: Kind, number: str, made_on: date, language: Language, *, draft: bool = False) -> str:
    """The usual name of a document's file, by whatever page or command it is made."""
    if kind == "data":
        return safe_name(made_on.isoformat(), number, NAMES["data"].en, ending=".zip")
    state = _DRAFT.in_(language) if draft else ""
    return safe_name(made_on.isoformat(), number, NAMES[kind].in_(language), state, ending=".pdf")
