"""The places of the window: which module holds which page, the commands that lead there, and what the frame reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hireapp.i18n import _

if TYPE_CHECKING:
    from hireapp.ui.kit.palette import Command

SCREENS: dict[str, tuple[str, str]] = {
    "pipeline": ("pipeline", "PipelineScreen"),
    "candidates": ("candidates", "CandidatesScreen"),
    "candidate": ("candidate", "CandidateScreen"),
    "import": ("imports", "ImportScreen"),
    "phone": ("phone", "PhoneScreen"),
    "interview": ("interview", "InterviewScreen"),
    "work_sample": ("work_sample", "WorkSampleScreen"),
    "paper": ("paper", "PaperScreen"),
    "decision": ("decision", "DecisionScreen"),
    "compare": ("compare", "CompareScreen"),
    "panel": ("panel", "PanelScreen"),
    "reports": ("reports", "ReportsScreen"),
    "insights": ("insights", "InsightsScreen"),
    "openings": ("openings", "OpeningsScreen"),
    "forms": ("forms", "FormsScreen"),
    "settings": ("settings", "SettingsScreen"),
}
"""Module and class of each page."""
OF_OPENING = ("pipeline", "candidates", "openings", "compare", "reports")
"""Places that show the opening in view: choosing another stays there."""


def places() -> list[Command]:
    """Commands of the palette that every page has."""
    from hireapp.ui.kit.palette import Command

    return [
        Command("go:pipeline", _("Go to Pipeline"), icon="pipeline"),
        Command("go:candidates", _("Go to Candidates"), icon="people"),
        Command("go:import", _("Import resumes"), key="Ctrl I", icon="upload"),
        Command("go:compare", _("Go to Compare"), icon="compare"),
        Command("go:reports", _("Go to Reports"), icon="report"),
        Command("go:insights", _("Go to Insights"), icon="insight"),
        Command("go:openings", _("Go to Openings"), icon="flag"),
        Command("go:forms", _("Go to Forms"), icon="form"),
        Command("go:settings", _("Go to Settings"), key="Ctrl ,", icon="settings"),
        Command("undo:", _("Undo the last change"), key="Ctrl Z", icon="undo"),
        Command("sign_out:", _("Sign out, or let somebody else work here"), key="Ctrl Shift L", icon="people"),
    ]


def read_shell(work: Any) -> dict[str, Any]:
    """What the top bar and the sidebar show."""
    from hireapp.domain.user import UserAccount
    from hireapp.services import openings

    found = openings.openings(work)
    hired = {
        opening.id: sum(
            count for (_stage, state), count in work.queries.stage_counts(opening.id).items() if state == "hired"
        )
        for opening in found
    }
    return {"openings": found, "hired": hired, "user": work.find(UserAccount, id=work.actor)}


def people(work: Any) -> list[tuple[str, str, str]]:
    """Id, name and number of candidates, for the palette."""
    from hireapp.services.ports import ListQuery

    ids = work.queries.list_ids(ListQuery())[:2000]
    rows = work.queries.rows(ids, applications=False)
    return [(key, rows[key].name, rows[key].number) for key in ids if key in rows]
