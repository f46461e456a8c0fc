"""What Insights has done off the GUI thread: reads that know which cohort they were for, outcomes by number, PDFs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hireapp.i18n import N_, current_language

if TYPE_CHECKING:
    from hireapp.bootstrap import Context
    from hireapp.domain.insights import Cohort, Process, Results, TestQuality
    from hireapp.i18n import Language
    from hireapp.services.changes import Changes
    from hireapp.services.insights import Choices
    from hireapp.services.selections import SeatsView


@dataclass(frozen=True)
class Found:
    """The first tab as read for the cohort ``asked``: figures, what can be chosen, seats where it is one opening."""

    asked: Cohort
    process: Process
    choices: Choices
    seats: SeatsView | None


class ReadProcess:
    """Reads the choices and the process of a cohort."""

    def __init__(self, cohort: Cohort) -> None:
        self.cohort = cohort

    def __call__(self, work: Any) -> Found:
        from hireapp.services import insights, selections

        choices = insights.choices(work)
        known = {key for key, _title in choices.openings}
        cohort = self.cohort if self.cohort.opening_id in known else replace(self.cohort, opening_id="")
        seats = selections.seats_of(work, cohort.opening_id) if cohort.opening_id else None
        return Found(self.cohort, insights.process(work, cohort), choices, seats)


class ReadTest:
    """Reads the tests of a cohort and the figures of one: of ``form_id`` if somebody took it, else of the first."""

    def __init__(self, context: Context, form_id: str, cohort: Cohort) -> None:
        self.context, self.form_id, self.cohort = context, form_id, cohort

    def __call__(self, work: Any) -> tuple[Cohort, list[tuple[str, Any, int]], TestQuality | None]:
        from hireapp.services import quality

        taken = quality.tests_taken(work, self.context.library, self.cohort)
        ids = [entry[0] for entry in taken]
        wanted = self.form_id if self.form_id in ids else next(iter(ids), "")
        made = quality.test_quality(work, self.context.library, wanted, self.cohort) if wanted else None
        if made is not None:
            made = _with_role_names(made, self.context)
        return self.cohort, taken, made


def _with_role_names(made: TestQuality, context: Context) -> TestQuality:
    """Norm groups with the title of their role in place of its id."""
    language = current_language()
    titles = {key: profile.title.in_(language) for key, profile in context.profiles.items()}
    return replace(made, norms=tuple((titles.get(role, role), *rest) for role, *rest in made.norms))  # type: ignore[misc]


class KeepOutcome:
    """Keeps how one hired person did, named by the number of the application. Raises NotFound for another number."""

    def __init__(self, number: str, **values: Any) -> None:
        self.number, self.values = number, values

    def __call__(self, work: Any) -> Changes:
        from hireapp.domain.application import Application
        from hireapp.errors import NotFound
        from hireapp.services import outcomes

        application = work.find(Application, number=self.number, deleted=False)
        if application is None:
            raise NotFound(
                N_("There is no application {number}."),
                N_("The number stands on the candidate’s page."),
                number=self.number or "–",
            )
        return outcomes.keep_outcome(work, application.id, outcomes.OutcomeDraft(**self.values))


@dataclass(frozen=True)
class Material:
    """What a PDF is made from."""

    process: Process
    results: Results
    company: str
    logo: bytes | None


class ReadMaterial:
    """Reads all that the opening summary holds."""

    def __init__(self, cohort: Cohort) -> None:
        self.cohort = cohort

    def __call__(self, work: Any) -> Material:
        import base64

        from hireapp.services import insights, validities

        logo = work.setting("logo")
        return Material(
            insights.process(work, self.cohort),
            validities.results(work, self.cohort),
            work.setting("company") or "",
            base64.b64decode(logo) if logo else None,
        )


class ReadCompany:
    """Reads the name of the company."""

    def __call__(self, work: Any) -> str:
        return str(work.setting("company") or "")


class WriteSummary:
    """Builds and writes the opening summary; returns the kind of report and where it lies."""

    def __init__(self, context: Context, material: Material, subject: str, folder: Path) -> None:
        self.context, self.material, self.subject, self.folder = context, material, subject, folder

    def __call__(self, _progress: Any) -> tuple[str, Path]:
        from hireapp.domain.documents import file_name
        from hireapp.reports.process import build_opening_summary
        from hireapp.services.exports import write_report

        language: Language = current_language()
        made = self.material
        content = build_opening_summary(
            made.process,
            made.results,
            self.subject,
            language,
            paper=self.context.settings.paper,
            company=made.company,
            logo=made.logo,
        )
        name = file_name("summary", self.subject, made.process.as_of.date(), language)
        return "opening_summary", write_report(self.folder / name, content)


class WriteTest:
    """Builds and writes the technical report of a test."""

    def __init__(self, context: Context, quality: TestQuality, company: str, folder: Path) -> None:
        self.context, self.quality, self.company, self.folder = context, quality, company, folder

    def __call__(self, _progress: Any) -> tuple[str, Path]:
        from hireapp.domain.documents import file_name
        from hireapp.reports.process import build_test_report
        from hireapp.services.exports import write_report

        language: Language = current_language()
        content = build_test_report(self.quality, language, paper=self.context.settings.paper, company=self.company)
        today = self.context.open_database().clock().date()
        name = file_name("tests", self.quality.form_id, today, language)
        return "test_report", write_report(self.folder / name, content)
