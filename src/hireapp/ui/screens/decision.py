"""The decision on one application: what the raters say, what page 1 shows, what is open, the decision, the report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMargins, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hireapp.i18n import _, current_language, joined, localized
from hireapp.ui import words
from hireapp.ui.decision_parts import PointList, composite_words, decided_words, rater_row
from hireapp.ui.desk import Desk, Screen
from hireapp.ui.kit.badges import Badge
from hireapp.ui.kit.buttons import Button, LinkButton
from hireapp.ui.kit.choices import ChoiceField
from hireapp.ui.kit.frames import Column, Hairline
from hireapp.ui.kit.inputs import DateField, TextField
from hireapp.ui.kit.layouts import SectionHeader, row
from hireapp.ui.kit.options import CheckBox
from hireapp.ui.kit.palette import Command
from hireapp.ui.kit.paragraph import Label, Paragraph
from hireapp.ui.kit.tabs import Segmented
from hireapp.ui.report_preview import BuildReport, Built, ReportPreview
from hireapp.ui.save_part import SavePart

if TYPE_CHECKING:
    from hireapp.domain.dossier import Dossier
    from hireapp.errors import HireError
    from hireapp.services.changes import Changes

_typed: dict[tuple[str, str], dict[str, Any]] = {}
"""What was typed and not yet recorded, by application: it outlives a change of page or language."""
OUTCOMES = ("hire", "hire_with_condition", "reserve", "talk_again", "do_not_hire")


class DecisionScreen(Screen):
    """The page. ``argument``: an application id."""

    name = "candidates"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._application = ""
        self._deciding = ""
        self._warned = ("", "")
        self._asking = ""
        self._generation = 0
        self._dossier: Dossier | None = None
        self._built: Built | None = None
        self._create()
        self._lay_out()
        self._connect()

    def _create(self) -> None:
        self.title = Label("", "heading")
        self.badge = Badge("")
        self.back = LinkButton(_("Candidate"), icon="left")
        self.language = Segmented([("zh", "中文", None), ("en", "English", None)])
        self.language.set_current(current_language())
        self.hide_name = CheckBox(_("Number instead of name"))
        self.files = SavePart(self.desk)
        self.preview = ReportPreview()
        self.points = PointList()
        self.outcome = ChoiceField(_("Decision"), [(key, _(words.OUTCOMES[key])) for key in OUTCOMES])
        self.condition = TextField(_("Condition"))
        self.reason = TextField(_("Reason"), hint=_("one sentence; it stands on page 1"))
        self.decide = Button(_("Record decision"), "primary")
        self.take_back = Button(_("Take back"), icon="undo")
        self.question = TextField(_("Still to be cleared"))
        self.who = TextField(_("By whom"))
        self.due = DateField(_("Until"))
        self._inputs: dict[str, Any] = {
            "outcome": self.outcome,
            "condition": self.condition,
            "reason": self.reason,
            "question": self.question,
            "who": self.who,
            "due": self.due,
        }
        self.add_question = Button(_("Add"), icon="plus")
        self.head = QWidget()
        self.open_list = QWidget()
        self.decided = Paragraph("", "body")

    def _lay_out(self) -> None:
        self.left = Column(margins=QMargins(24, 14, 24, 24), spacing=12)
        self.left.add(self.head)
        self.left.add(Hairline())
        self.left.add(SectionHeader(_("Strengths and concerns on page 1"), _("at most three each")))
        self.left.add(self.points)
        self.left.add(SectionHeader(_("Still open")))
        self.left.add(self.open_list)
        line = QHBoxLayout()
        line.setSpacing(12)
        for field, stretch in ((self.question, 3), (self.who, 1), (self.due, 1)):
            line.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
        self.left.layout_.addLayout(line)
        self.left.layout_.addLayout(row(self.add_question, None))
        self.left.add(Hairline())
        self.left.add(SectionHeader(_("Decision"), _("a person decides; the program does not")))
        self.left.add(self.decided)
        self.left.layout_.addLayout(row(self.take_back, None))
        for widget in (self.outcome, self.condition, self.reason):
            self.left.add(widget)
        self.left.layout_.addLayout(row(self.decide, None))
        self.left.end()
        right = QVBoxLayout()
        right.setSpacing(0)
        tools = row(self.language, self.hide_name, None)
        tools.setContentsMargins(20, 12, 20, 4)
        self.files.setContentsMargins(20, 0, 20, 10)
        right.addLayout(tools)
        right.addWidget(self.files)
        right.addWidget(self.preview, 1)
        top = row(self.back, 8, self.title, self.badge, None)
        top.setContentsMargins(24, 12, 24, 10)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.left, 1)
        holder = QWidget()
        holder.setLayout(right)
        body.addWidget(holder, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(Hairline())
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self._on_back)
        self.language.chosen.connect(self._on_language)
        self.hide_name.toggled.connect(self._on_hide_name)
        self.files.wanted.connect(self._on_save)
        self.points.changed.connect(self._on_points)
        self.outcome.changed.connect(self._on_outcome)
        self.decide.clicked.connect(self._on_decide)
        self.take_back.clicked.connect(self._on_take_back)
        self.add_question.clicked.connect(self._on_add_question)

    def open(self, argument: str) -> None:
        """Gather the evidence and build the report."""
        if argument != self._application:
            self._change_application(argument)
        self._drop_report()
        self.files.offer()
        self.preview.say(_("Building the report…"))
        self._gather()

    def on_changes(self, changes: Changes) -> None:
        """Gather again."""
        if {"application", "assessment", "claim", "contradiction", "shared_setting"} & changes.kinds:
            self._gather()

    def leave(self) -> None:
        """Keep what was typed on this application."""
        for field in self._inputs.values():
            field.flush()
        typed = {name: field.value() for name, field in self._inputs.items() if field.value()}
        if typed:
            _typed[self.actor, self._application] = typed
        else:
            _typed.pop((self.actor, self._application), None)

    def commands(self) -> list[Command]:
        """Save the report."""
        return [Command("save", _("Save PDF"), self._dossier.name if self._dossier else "", "Ctrl S", icon="download")]

    def run(self, command: str) -> None:
        """Do a command of the palette."""
        self._on_save(self.files.target())

    def built(self) -> Built | None:
        """The report shown, once it is there."""
        return self._built

    def _change_application(self, application: str) -> None:
        self.leave()
        self._application = application
        self._dossier = None
        self.left.setEnabled(False)
        self.title.setText("")
        self.badge.setVisible(False)
        for name, field in self._inputs.items():
            field.set_value(_typed.get((self.actor, application), {}).get(name))
            field.set_error("")

    def _forget(self, application: str, names: tuple[str, ...]) -> None:
        for name in names:
            _typed.get((self.actor, application), {}).pop(name, None)
            if application == self._application:
                self._inputs[name].set_value(None)
                self._inputs[name].set_error("")

    def _drop_report(self) -> None:
        self._generation += 1
        self._built = None
        self.files.save.setEnabled(False)

    def _gather(self) -> None:
        self.desk.jobs.read(_Gather(self.desk.context, self._application), self._on_gathered)

    def _build(self) -> None:
        if self._dossier is None:
            return
        self._drop_report()
        work = BuildReport(
            self._dossier,
            "zh" if self.language.current() == "zh" else "en",
            self.desk.context.settings.paper,
            self.hide_name.isChecked(),
            self._generation,
        )
        self.desk.jobs.make(work, self._on_built, _("Building the report"))

    @Slot(object)
    def _on_gathered(self, found: tuple[Dossier, list[Any]]) -> None:
        dossier, items = found
        if dossier.application_id != self._application:
            return
        self._dossier = dossier
        self.left.setEnabled(True)
        self.decide.setEnabled(True)
        self.badge.setVisible(True)
        self.title.setText(dossier.name)
        state = _(words.OUTCOMES[dossier.decision.outcome]) if dossier.decision else _("not decided")
        self.badge.set_badge(state, "ok" if dossier.decision else "neutral")
        self._show_head(dossier)
        self.points.show_items(items, dossier)
        self._show_open(dossier)
        self._show_decision(dossier)
        self._build()

    def _show_head(self, dossier: Dossier) -> None:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(SectionHeader(_("The raters recommend"), localized(dossier.role_title)))
        for rater in dossier.raters:
            column.addWidget(rater_row(rater))
        if not dossier.raters:
            column.addWidget(
                Paragraph(_("No sheet is submitted yet: progress only, no basis for a decision."), "body", "t2")
            )
        column.addWidget(Paragraph(composite_words(dossier), "caption", "t2"))
        if before := decided_words(dossier):
            column.addWidget(Paragraph(before, "caption", "warn"))
        self.left.layout_.replaceWidget(self.head, head)
        self.head.deleteLater()
        self.head = head

    def _show_open(self, dossier: Dossier) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for question in dossier.open_questions:
            link = LinkButton(_("Settled"))
            link.setObjectName(question.id)
            link.clicked.connect(self._on_settled)
            by = joined((question.who, question.due.isoformat() if question.due else ""))
            line = row(spacing=8)
            line.addWidget(Paragraph(question.question), 1)
            line.addWidget(Label(by, "caption", "t2"))
            line.addWidget(link)
            column.addLayout(line)
        if not dossier.open_questions:
            column.addWidget(Label(_("nothing"), "body", "t3"))
        self.left.layout_.replaceWidget(self.open_list, holder)
        self.open_list.deleteLater()
        self.open_list = holder

    def _show_decision(self, dossier: Dossier) -> None:
        decision = dossier.decision
        self.decided.setVisible(decision is not None)
        self.take_back.setVisible(decision is not None)
        for widget in (self.outcome, self.reason, self.decide):
            widget.setVisible(_is_open(dossier))
        self._on_outcome()
        if decision is not None:
            text = _("{name} decided on {day}: {outcome}. {reason}").format(
                name=dossier.decided_by_name,
                day=words.day(decision.decided_at),
                outcome=_(words.OUTCOMES[decision.outcome]),
                reason=decision.reason,
            )
            condition = _("Condition: {text}").format(text=decision.condition) if decision.condition else ""
            self.decided.setText("\n".join(filter(None, (text, condition))))

    @Slot(object)
    def _on_built(self, built: Built) -> None:
        if built.generation != self._generation:
            return
        self._built = built
        self.files.save.setEnabled(True)
        self.preview.show_pages(built)

    @Slot()
    def _on_back(self) -> None:
        self.desk.go("candidate", f"application:{self._application}#decision")

    @Slot(str)
    def _on_language(self, _language: str) -> None:
        self._build()

    @Slot(bool)
    def _on_hide_name(self, _hidden: bool) -> None:
        self._build()

    @Slot(object)
    def _on_save(self, folder: Path) -> None:
        if self._built is not None:
            self.desk.jobs.make(
                _Write(self._built, folder), self._on_written, _("Saving the report"), self.files.refuse
            )

    @Slot(object)
    def _on_written(self, written: tuple[str, Path]) -> None:
        application, path = written
        self.desk.jobs.change(_NoteExport(application), None)
        self.files.done(path)

    @Slot(object)
    def _on_points(self, chosen: list[str]) -> None:
        self.desk.jobs.change(_ShowPoints(self._application, chosen))

    @Slot()
    def _on_outcome(self) -> None:
        wanted = self.outcome.value() == "hire_with_condition"
        self.condition.setVisible(wanted and (self._dossier is None or _is_open(self._dossier)))

    @Slot()
    def _on_decide(self) -> None:
        self.reason.flush()
        self.condition.flush()
        if self._dossier is None or not self.outcome.value():
            self.outcome.set_error(_("Choose one of the five."))
            return
        self.outcome.set_error("")
        if self._needs_second_press(self._dossier):
            return
        self.decide.setEnabled(False)
        self._deciding = self._application
        work = _Decide(
            self._application, self.outcome.value(), self.reason.value(), self.condition.value(), self._dossier
        )
        self.desk.jobs.change(work, self._on_decided, self._on_not_decided)

    def _needs_second_press(self, dossier: Dossier) -> bool:
        """Hiring without an overall figure is said before it is recorded; the second press records it."""
        asked = (self._application, self.outcome.value())
        hires = self.outcome.value() in ("hire", "hire_with_condition")
        known = dossier.composite.band is not None
        if not hires or known or self._warned == asked or not self.reason.value().strip():
            return False
        self._warned = asked
        share = words.number(dossier.composite.present * 100, 0)
        said = _("No overall figure: {share}% of the weight is there. Press “{word}” again to hire all the same.")
        self.reason.set_warning(said.format(share=share, word=self.decide.label()))
        return True

    @Slot(object)
    def _on_decided(self, changes: Changes) -> None:
        self._forget(self._deciding, ("outcome", "reason", "condition"))
        self.desk.messages.notice(_("Decision recorded"), changes)

    @Slot(object)
    def _on_not_decided(self, error: HireError) -> None:
        if self._deciding == self._application:
            self.decide.setEnabled(True)
            self.reason.set_error(error.in_words(_))
        else:
            self.desk.messages.error(error)

    @Slot()
    def _on_take_back(self) -> None:
        self.take_back.setEnabled(False)
        self.desk.jobs.change(_TakeBack(self._application), self._on_taken_back, self._on_not_taken_back)

    @Slot(object)
    def _on_taken_back(self, _changes: Changes) -> None:
        self.take_back.setEnabled(True)
        self.desk.messages.notice(_("Decision taken back"))

    @Slot(object)
    def _on_not_taken_back(self, error: HireError) -> None:
        self.take_back.setEnabled(True)
        self.desk.messages.error(error)

    @Slot()
    def _on_add_question(self) -> None:
        for field in (self.question, self.who, self.due):
            field.flush()
        if self.due.error():
            return
        self._asking = self._application
        work = _AddQuestion(self._application, self.question.value(), self.who.value(), self.due.value())
        self.desk.jobs.change(work, self._on_question_added, self._on_question_refused)

    @Slot(object)
    def _on_question_added(self, _changes: Changes) -> None:
        self._forget(self._asking, ("question", "who", "due"))

    @Slot(object)
    def _on_question_refused(self, error: HireError) -> None:
        if self._asking == self._application:
            self.question.set_error(error.in_words(_))
        else:
            self.desk.messages.error(error)

    @Slot()
    def _on_settled(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.desk.jobs.change(_Settle(sender.objectName()))


class _Gather:
    """Gathers the dossier and all strengths and concerns to choose from."""

    def __init__(self, context: Any, application: str) -> None:
        self.context = context
        self.application = application

    def __call__(self, work: Any) -> tuple[Dossier, list[Any]]:
        from hireapp.services import decisions

        dossier = decisions.gather(work, self.context.library, self.application)
        return dossier, decisions.all_points(work, self.context.library, self.application)


class _Write:
    """Writes the bytes that are shown."""

    def __init__(self, built: Built, folder: Path) -> None:
        self.built = built
        self.folder = folder

    def __call__(self, _progress: Any) -> tuple[str, Path]:
        from hireapp.services.exports import report_name, write_report

        name = report_name(self.built.dossier, self.built.language, draft=self.built.dossier.decision is None)
        return self.built.dossier.application_id, write_report(self.folder / name, self.built.content)


class _NoteExport:
    """Notes in the audit log that the report left the program."""

    def __init__(self, application: str) -> None:
        self.application = application

    def __call__(self, work: Any) -> Changes:
        from hireapp.services import decisions

        return decisions.note_export(work, self.application)


class _ShowPoints:
    """Keeps what page 1 shows."""

    def __init__(self, application: str, chosen: list[str]) -> None:
        self.application = application
        self.chosen = chosen

    def __call__(self, work: Any) -> Changes:
        from hireapp.services import decisions

        return decisions.show_points(work, self.application, self.chosen)


class _Decide:
    """Records the decision."""

    def __init__(self, application: str, outcome: Any, reason: str, condition: str, dossier: Dossier) -> None:
        self.application = application
        self.outcome = outcome
        self.reason = reason
        self.condition = condition
        self.dossier = dossier

    def __call__(self, work: Any) -> Changes:
        from hireapp.services import decisions

        shown = decisions.shown_ids(self.dossier)
        return decisions.decide(
            work, self.application, self.outcome, self.reason, condition=self.condition, shown=shown
        )


class _TakeBack:
    """Takes back the decision that stands."""

    def __init__(self, application: str) -> None:
        self.application = application

    def __call__(self, work: Any) -> Changes:
        from hireapp.services import decisions

        return decisions.take_back_decision(work, self.application)


class _AddQuestion:
    """Adds an open question."""

    def __init__(self, application: str, question: str, who: str, due: Any) -> None:
        self.arguments = (application, question, who, due)

    def __call__(self, work: Any) -> Changes:
        from hireapp.services import decisions

        return decisions.add_open_question(work, *self.arguments)


class _Settle:
    """Settles an open question."""

    def __init__(self, question: str) -> None:
        self.question = question

    def __call__(self, work: Any) -> Changes:
        from hireapp.services import decisions

        return decisions.settle(work, self.question)


def _is_open(dossier: Dossier) -> bool:
    """Whether one may decide: nothing is decided yet, to talk once more, or the reserve list."""
    return dossier.decision is None or dossier.decision.outcome in ("talk_again", "reserve")
