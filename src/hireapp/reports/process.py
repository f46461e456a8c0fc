"""The doors to the reports on the process: the summary of an opening, the technical report of a test.

reportlab is imported by the first call only.
"""

from __future__ import annotations

from hireapp.domain.insights import Process, Results, TestQuality
from hireapp.i18n import Language, translator
from hireapp.reports.styles import Paper


def build_opening_summary(
    process: Process,
    results: Results,
    subject: str,
    language: Language,
    *,
    paper: Paper = "A4",
    company: str = "",
    logo: bytes | None = None,
) -> bytes:
    """Two pages on how an opening (or a cohort) ran, as a PDF. ``subject``: whose applications, in words."""
    from hireapp.reports.opening_summary import written

    return written(process, results, subject, language, translator(language), paper, company, logo)


def build_test_report(quality: TestQuality, language: Language, *, paper: Paper = "A4", company: str = "") -> bytes:
    """The technical figures of a test in a group, as a PDF. Norm groups carry the title of their role."""
    from hireapp.reports.test_report import written

    return written(quality, language, translator(language), paper, company)
