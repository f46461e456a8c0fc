"""The tabs of the candidate page that only show: resume, phone, interview, decision, history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hireapp.i18n import _, joined, localized
from hireapp.ui import words
from hireapp.ui.kit.badges import Badge
from hireapp.ui.kit.buttons import Button, LinkButton
from hireapp.ui.kit.claims import ClaimRow
from hireapp.ui.kit.frames import Card, Hairline
from hireapp.ui.kit.layouts import FactRow, IconLabel, SectionHeader, row
from hireapp.ui.kit.paragraph import Label, Paragraph

if TYPE_CHECKING:
    from hireapp.services.overview import Overview, SheetView

FACT_ORDER = (
    "education",
    "full_time_years",
    "sales_or_service",
    "city",
    "address",
    "expected_salary",
    "job_changes_3y",
    "learning",
    "commute_minutes",
)


def resume_tab(shown: Overview, screen: Any) -> QWidget:
    """Facts, jobs, the files, and the text as it was read (protected attributes masked)."""
    holder, column = _page()
    facts = shown.view.facts
    column.addWidget(SectionHeader(_("What the resume says")))
    for field in FACT_ORDER:
        if field in facts:
            value = words.fact(field, facts[field].value)
            place = _("line {line}").format(line=facts[field].line) if facts[field].line else ""
            column.addWidget(FactRow(_(words.FIELDS[field]), f"{value}  ({place})" if place else value))
    jobs = facts["jobs"].value if "jobs" in facts else None
    if jobs:
        column.addSpacing(6)
        column.addWidget(SectionHeader(_("Jobs")))
        for job in jobs:
            column.addWidget(Paragraph(words.job_line(job)))
    for claim in shown.claims:
        column.addWidget(ClaimRow(claim.text, claim.state, _claim_words(claim.state)))
    _add_files(column, shown, screen)
    if shown.view.lines:
        column.addWidget(SectionHeader(_("Text of the resume"), _("age, sex, family, origin and photo are masked")))
        card = Card()
        inner = card.column(2)
        for number, text in shown.view.lines[:400]:
            inner.addLayout(_numbered(number, text))
        column.addWidget(card)
    if not facts and not shown.view.lines:
        column.addWidget(Paragraph(_("No resume was imported for this candidate."), "body", "t2"))
    return holder


def phone_tab(shown: Overview, screen: Any) -> QWidget:
    """Calls, sheets of the phone stage, and the way to the workbench."""
    return _work_tab(shown, screen, "phone", _("Open the phone workbench"), "phone")


def interview_tab(shown: Overview, screen: Any) -> QWidget:
    """Sheets of the interview stage, and the way to the kit."""
    return _work_tab(shown, screen, "interview", _("Open the interview kit"), "chat")


def work_sample_tab(shown: Overview, screen: Any) -> QWidget:
    """Sheets on the role-play or the chat, and the way to rate it."""
    return _work_tab(shown, screen, "work_sample", _("Rate the work sample"), "headset")


def decision_tab(shown: Overview, screen: Any) -> QWidget:
    """What was decided or recommended, and the way to decision and report."""
    holder, column = _page()
    if shown.application is None:
        column.addWidget(Paragraph(_("No application yet."), "body", "t2"))
        return holder
    column.addLayout(row(_work_button("decision", _("Decision and report"), "report", screen), None))
    decision = shown.decision
    if decision is not None:
        column.addWidget(SectionHeader(_("Decided")))
        column.addWidget(Paragraph(_(words.OUTCOMES[decision.outcome]), "block"))
        column.addWidget(Paragraph(decision.reason))
        if decision.condition:
            column.addWidget(Paragraph(_("Condition: {text}").format(text=decision.condition)))
        column.addWidget(
            Label(f"{shown.names.get(decision.decided_by, '')}, {words.day(decision.decided_at)}", "caption", "t2")
        )
    else:
        column.addWidget(
            Paragraph(_("Nothing is decided yet. The program sums up and points out; a person decides."), "body", "t2")
        )
    recommended = [sheet for sheet in shown.sheets if sheet.recommendation is not None]
    if recommended:
        column.addWidget(SectionHeader(_("Recommendations of the raters")))
    for sheet in recommended:
        assert sheet.recommendation is not None
        column.addLayout(
            row(
                Label(_(words.VERDICTS[sheet.recommendation.verdict]), "body_strong"),
                8,
                Label(sheet.rater, "body", "t2"),
                None,
            )
        )
        column.addWidget(Paragraph(sheet.recommendation.reason, "body", "t2"))
        if sheet.recommendation.condition:
            condition = _("Condition: {text}").format(text=sheet.recommendation.condition)
            column.addWidget(Paragraph(condition, "body", "t2"))
    for question in shown.open_questions:
        column.addWidget(IconLabel("info", joined((question.question, question.who)), elidable=True))
    return holder


def history_tab(shown: Overview, _screen: Any) -> QWidget:
    """Every move: when, who, from where to where, why."""
    holder, column = _page()
    titles = {stage.id: localized(stage.title) for stage in shown.profile.stages} if shown.profile else {}
    for event in reversed(shown.events):
        text = _move_words(
            event.outcome, titles.get(event.from_stage, event.from_stage), titles.get(event.to_stage, event.to_stage)
        )
        when = f"{words.day(event.at)} {words.moment(event.at)}"
        column.addLayout(
            row(
                Label(when, "body", "t3"),
                8,
                Label(text, "body"),
                None,
                Label(shown.names.get(event.changed_by, ""), "body", "t2"),
            )
        )
        if event.reason_code:
            from hireapp.domain.application import REASONS

            reason = ": ".join(filter(None, (_(REASONS[event.reason_code]), event.reason_text)))
            column.addWidget(Paragraph(reason, "caption", "t2"))
        column.addWidget(Hairline())
    return holder


def _page() -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    return holder, column


def _numbered(number: int, text: str) -> QHBoxLayout:
    mark = Label(str(number), "caption", "t3", align="right")
    mark.setFixedWidth(30)
    line = row(mark, 8)
    line.addWidget(Paragraph(text.replace("\t", "   "), "body"), 1)
    return line


def _add_files(column: QVBoxLayout, shown: Overview, screen: Any) -> None:
    if shown.view.attachments:
        column.addWidget(SectionHeader(_("Files")))
    for attachment in shown.view.attachments:
        link = LinkButton(_("Save a copy…"))
        link.setObjectName(attachment.id)
        link.clicked.connect(screen.on_file_clicked)
        size = Label(f"{max(1, attachment.size // 1000)} kB", "caption", "t3")
        column.addLayout(row(IconLabel("file", attachment.file_name, elidable=True), size, None, link))


def _work_tab(shown: Overview, screen: Any, kind: str, title: str, icon: str) -> QWidget:
    holder, column = _page()
    if shown.application is None or shown.profile is None:
        column.addWidget(Paragraph(_("No application yet."), "body", "t2"))
        return holder
    stages = {stage.id for stage in shown.profile.stages if stage.kind == kind}
    if not stages:
        column.addWidget(Paragraph(_("The role of this opening has no such stage."), "body", "t2"))
        return holder
    panel = _work_button(f"panel:{next(iter(stages))}", _("Panel"), "people", screen)
    column.addLayout(row(_work_button(kind, title, icon, screen), panel, None))
    if kind == "phone":
        _add_calls(column, shown)
    sheets = [sheet for sheet in shown.sheets if sheet.assessment.stage in stages]
    for sheet in sheets:
        _add_sheet(column, sheet)
    if not sheets:
        column.addWidget(Paragraph(_("Nothing has been noted at this stage yet."), "body", "t2"))
    return holder


def _work_button(kind: str, title: str, icon: str, screen: Any) -> Button:
    button = Button(title, "soft", icon=icon)
    button.setObjectName(kind)
    button.clicked.connect(screen.on_work_clicked)
    return button


def _add_calls(column: QVBoxLayout, shown: Overview) -> None:
    names = {
        "reached": _("reached"),
        "voicemail": _("voicemail"),
        "no_answer": _("no answer"),
        "wrong_number": _("wrong number"),
        "call_back": _("call back"),
    }
    for call in shown.calls:
        text = names[call.outcome]
        if call.next_at:
            text += ", " + _("next try {when}").format(when=f"{words.day(call.next_at)} {words.moment(call.next_at)}")
        column.addWidget(IconLabel("phone", f"{words.day(call.at)} {words.moment(call.at)}  {text}"))


def _add_sheet(column: QVBoxLayout, sheet: SheetView) -> None:
    submitted = sheet.assessment.state == "submitted"
    badge = Badge(
        _("locked") if submitted else _("draft"), "ok" if submitted else "warn", "lock" if submitted else "pen"
    )
    head = row(
        Label(sheet.rater, "section"),
        badge,
        None,
        Label(
            f"{words.day(sheet.assessment.submitted_at or sheet.assessment.started_at)}, "
            f"{words.clock(sheet.assessment.elapsed_ms)}",
            "caption",
            "t2",
        ),
    )
    column.addLayout(head)
    if sheet.hidden:
        column.addWidget(IconLabel("eye-off", _("Hidden until your own sheet is submitted")))
        return
    for line in sheet.lines:
        level = words.number(line.level, 0) if line.level is not None else _("not observed")
        column.addWidget(FactRow(localized(line.title), level))
        if line.quotation:
            column.addWidget(Paragraph(f"“{line.quotation}”", "caption", "t2"))
    for title, value in sheet.facts:
        column.addWidget(FactRow(localized(title), localized(value)))
    for note in sheet.notes:
        column.addLayout(row(Label(words.clock(note.at_ms), "caption", "t3"), 6, Paragraph(note.text, "caption")))
    if sheet.assessment.note_for_next:
        column.addWidget(
            Paragraph(_("For the next interviewer: {note}").format(note=sheet.assessment.note_for_next), "body", "t2")
        )


def _claim_words(state: str) -> str:
    return {
        "not_asked": _("not asked yet"),
        "verified": _("verified"),
        "vague": _("vague"),
        "contradicted": _("contradicted"),
    }[state]


def _move_words(outcome: str, start: str, end: str) -> str:
    texts = {
        "enter": _("Applied"),
        "advance": _("From {start} to {end}"),
        "hold": _("Put on hold"),
        "resume": _("Active again"),
        "reject": _("Rejected at {end}"),
        "withdraw": _("Withdrew at {end}"),
        "hire": _("Hired"),
        "restore": _("Restored at {end}"),
        "undo": _("Taken back, again at {end}"),
    }
    return texts[outcome].format(start=start, end=end)
