"""The doors to the sheets on paper and to the candidate's own sheet. reportlab is imported by the first call only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hireapp.domain.aptitude_part import FeedbackSheet
from hireapp.forms.form import Form
from hireapp.i18n import Language, LocalizedText, translator
from hireapp.reports.styles import Paper


def build_test_sheet(form: Form, language: Language, *, paper: Paper = "A4", company: str = "",
                     subject: str = "") -> bytes:
    """A test on paper as a PDF: nothing on it tells a scale, a key or a direction. ``subject``: what it is for."""
    from hireapp.reports.test_sheet import written

    return written(form, language, translator(language), paper, company, subject)


def build_key_sheet(form: Form, language: Language, *, paper: Paper = "A4", company: str = "",
                    subject: str = "") -> bytes:
    """The sheet on which people who know the job rate every option of a test of scenes, without the authors' key."""
    from hireapp.reports.key_sheet import written

    return written(form, language, translator(language), paper, company, subject)


def build_guide(form: Form, language: Language, *, paper: Paper = "A4", company: str = "", subject: str = "",
                competencies: Mapping[str, LocalizedText] | None = None,
                claim_probes: Sequence[LocalizedText] = ()) -> bytes:
    """The blank guide of an interview as a PDF. ``subject``: role and opening in words; ``competencies``: their names.

    ``claim_probes``: the fixed probes for a claim of success, printed once; left out where there are none.
    """
    from hireapp.reports.guide_sheet import written

    return written(form, language, translator(language), paper, company, subject, competencies or {}, claim_probes)


def build_phone_checklist(form: Form, language: Language, *, paper: Paper = "A4", company: str = "",
                          subject: str = "", competencies: Mapping[str, LocalizedText] | None = None) -> bytes:
    """The checklist of a phone screen as a PDF. ``subject``: role and opening; ``competencies``: their names."""
    from hireapp.reports.phone_sheet import written

    return written(form, language, translator(language), paper, company, subject, competencies or {})


def build_feedback(sheet: FeedbackSheet, language: Language, *, paper: Paper = "A4") -> bytes:
    """The candidate's own sheet as a PDF."""
    from hireapp.reports.feedback_sheet import written

    return written(sheet, language, translator(language), paper)
