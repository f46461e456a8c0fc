"""Screening as rules on facts: what the resume says and where, points or "to ask"; facts are corrected in place."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from hireapp.i18n import _, localized
from hireapp.ui import words
from hireapp.ui.desk import Desk
from hireapp.ui.kit.badges import Badge
from hireapp.ui.kit.buttons import Button, IconButton
from hireapp.ui.kit.choices import ChoiceField, YesNoField
from hireapp.ui.kit.frames import Card, Hairline
from hireapp.ui.kit.inputs import NumberField
from hireapp.ui.kit.layouts import IconLabel, SectionHeader, row
from hireapp.ui.kit.paragraph import Label, Paragraph

if TYPE_CHECKING:
    from hireapp.domain.role import ScreeningRule
    from hireapp.domain.screening import Judgement
    from hireapp.errors import HireError
    from hireapp.services.changes import Changes
    from hireapp.services.overview import Overview

_ICONS = {
    "": ("check", "acct"),
    "to_ask": ("info", "t2"),
    "not_met": ("warn", "warn"),
    "low_confidence": ("warn", "warn"),
    "ask_probe": ("info", "t2"),
}


class ScreeningTab(QWidget):
    """The tab: headline, one block a rule, the questions for the phone call."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._application = ""
        self._editing = ""
        self._saving = ""
        self._shown: Overview | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._body = QWidget()
        self._column.addWidget(self._body)
        self._editor: FactEditor | None = None

    def show_result(self, shown: Overview) -> None:
        """Show the judgements of ``shown``; an editor with something typed stays as it is."""
        self._shown = shown
        application = shown.application.id if shown.application else ""
        if application != self._application:
            self._application = application
            self._editing = ""
        if self._editing and self._editor is not None and self._editor.is_dirty():
            return
        self._rebuild(shown)

    def _rebuild(self, shown: Overview) -> None:
        self._editor = None
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if shown.screening is None or shown.profile is None:
            column.addWidget(Paragraph(_("Rules are judged once the candidate applies to an opening."), "body", "t2"))
        else:
            self._fill(column, shown)
        self._column.replaceWidget(self._body, body)
        self._body.deleteLater()
        self._body = body

    def _fill(self, column: QVBoxLayout, shown: Overview) -> None:
        result, profile = shown.screening, shown.profile
        assert result is not None
        assert profile is not None
        column.addWidget(
            Paragraph(_("Screening: {words}").format(words=_(words.SUGGESTIONS[result.suggestion])), "block")
        )
        column.addWidget(Paragraph(self._sum_words(shown), "caption", "t2"))
        column.addSpacing(4)
        for judgement in result.judgements:
            column.addWidget(self._rule(judgement, shown))
            if judgement.rule.id == self._editing:
                column.addWidget(self._edit_card(judgement.rule, judgement))
            column.addWidget(Hairline())
        column.addWidget(
            IconLabel(
                "eye-off",
                _("Age, sex, family, origin and photo take part in no rule and are masked."),
                "t2",
                elidable=True,
            )
        )
        if result.probes:
            column.addSpacing(8)
            column.addWidget(SectionHeader(_("To ask by phone"), str(len(result.probes))))
            for place, judgement in enumerate(result.probes, 1):
                line = row(Label(str(place), "body", "t3"), 6)
                line.addWidget(Paragraph(localized(judgement.rule.probe)), 1)
                line.addWidget(Label(_("from {rule}").format(rule=localized(judgement.rule.title)), "caption", "t3"))
                column.addLayout(line)

    def _sum_words(self, shown: Overview) -> str:
        result, profile = shown.screening, shown.profile
        assert result is not None
        assert profile is not None
        text = _(
            "{points} of {readable} readable points ({maximum} in all), rules of {role} v{version}. "
            "Facts only: no band, weight 0. A person decides."
        )
        return text.format(
            points=words.number(result.points, 0),
            readable=words.number(result.readable, 0),
            maximum=words.number(result.maximum, 0),
            role=profile.role,
            version=profile.version,
        )

    def _rule(self, judgement: Judgement, shown: Overview) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        icon, color = _ICONS[judgement.flag]
        title = IconLabel(icon, localized(judgement.rule.title), color)
        title.setFixedWidth(150)
        grid.addWidget(title, 0, 0)
        grid.addWidget(Paragraph(_value_words(judgement)), 0, 1)
        grid.addWidget(Paragraph(self._source_words(judgement), "caption", "t2"), 1, 1)
        grid.addWidget(self._badge(judgement, shown), 0, 2)
        points = Label(_points_words(judgement), "section", align="right")
        points.setFixedWidth(70)
        grid.addWidget(points, 0, 3)
        pen = IconButton("pen", _("Correct: {rule}").format(rule=localized(judgement.rule.title)))
        pen.setObjectName(judgement.rule.id)
        pen.clicked.connect(self._on_edit)
        grid.addWidget(pen, 0, 4)
        grid.setColumnStretch(1, 1)
        return holder

    def _badge(self, judgement: Judgement, shown: Overview) -> QWidget:
        if judgement.corrected_by:
            return Badge(_("by {name}").format(name=shown.names.get(judgement.corrected_by, "")), "acc")
        if judgement.flag == "low_confidence":
            return Badge(_("please check"), "warn", "warn")
        if judgement.flag == "to_ask":
            return Badge(_("to ask"), "neutral", "info")
        if judgement.flag == "not_met":
            return Badge(_("not met"), "warn", "warn")
        return _Nothing()

    def _source_words(self, judgement: Judgement) -> str:
        rule = localized(judgement.rule.text)
        if not judgement.quote:
            return rule
        place = _("line {line}").format(line=judgement.line) if judgement.line else ""
        return f"“{judgement.quote.strip()[:120]}” {place}\n{rule}"

    def _edit_card(self, rule: ScreeningRule, judgement: Judgement) -> QWidget:
        self._editor = FactEditor(rule, judgement.value)
        self._editor.saved.clicked.connect(self._on_saved)
        self._editor.cancelled.clicked.connect(self._on_cancelled)
        return self._editor

    @Slot()
    def _on_edit(self) -> None:
        sender = self.sender()
        if sender is not None and self._shown is not None:
            self._editing = "" if self._editing == sender.objectName() else sender.objectName()
            self._rebuild(self._shown)

    @Slot()
    def _on_cancelled(self) -> None:
        self._editing = ""
        if self._shown is not None:
            self._rebuild(self._shown)

    @Slot()
    def _on_saved(self) -> None:
        if self._editor is None:
            return
        value = self._editor.value()
        if self._editor.is_unreadable():
            return
        self._editor.set_error("")
        self._editor.saved.setEnabled(False)
        self._saving = self._application + self._editing
        change = _Correct(self._application, self._editor.field, value)
        self.desk.jobs.change(change, self._on_corrected, self._on_refused)

    def _is_saved_one(self) -> bool:
        """Whether the editor that is open is the one whose input was sent."""
        return self._editor is not None and bool(self._editing) and self._saving == self._application + self._editing

    @Slot(object)
    def _on_refused(self, error: HireError) -> None:
        if self._is_saved_one() and self._editor is not None:
            self._editor.saved.setEnabled(True)
            self._editor.set_error(error.in_words(_))
        else:
            self.desk.messages.error(error)

    @Slot(object)
    def _on_corrected(self, changes: Changes) -> None:
        if self._is_saved_one():
            self._on_cancelled()
        self.desk.messages.notice(_("Corrected; the rule was judged anew"), changes)


class FactEditor(Card):
    """Edits the fact behind a rule."""

    def __init__(self, rule: ScreeningRule, value: Any) -> None:
        super().__init__()
        self.field = f"condition.{rule.id}" if rule.kind == "condition" else str(rule.fact)
        self._input: Any = _input_for(rule)
        self._numeric = rule.kind == "steps"
        if value is not None:
            self._input.set_value(Decimal(str(value)) if self._numeric else value)
        self.saved = Button(_("Save"), "primary")
        self.cancelled = Button(_("Cancel"), "ghost")
        column = self.column(10)
        column.addWidget(self._input)
        column.addLayout(row(None, self.cancelled, self.saved))
        self._before = self._raw()

    def is_dirty(self) -> bool:
        """Whether the input differs from what was shown first."""
        return bool(self._raw() != self._before)

    def is_unreadable(self) -> bool:
        """Whether something is typed that is no value; the input says so itself."""
        return self._numeric and bool(self._input.line.text().strip()) and self._input.value() is None

    def error(self) -> str:
        """What is said to be wrong, if anything is."""
        return str(self._input.error())

    def set_error(self, text: str) -> None:
        """Say below the input why it was not saved."""
        self._input.set_error(text)

    def _raw(self) -> Any:
        return self._input.line.text() if self._numeric else self._input.value()

    def value(self) -> Any:
        """The fact as it is stored."""
        self._input.flush()
        value = self._input.value()
        if self._numeric:
            return None if value is None else str(value)
        return value if value != "" else None


class _Nothing(QWidget):
    """Takes no room."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(0, 0)


class _Correct:
    """The correction as a use case for the worker."""

    def __init__(self, application: str, field: str, value: Any) -> None:
        self.arguments = (application, field, value)

    def __call__(self, work: Any) -> Changes:
        from hireapp.services import screening

        return screening.correct_fact(work, *self.arguments)


def _input_for(rule: ScreeningRule) -> Any:
    title = localized(rule.title)
    if rule.kind == "condition":
        return ChoiceField(title, [(key, _(text)) for key, text in words.CONDITIONS.items()])
    if rule.kind == "steps":
        return NumberField(title, minimum=0, maximum=1000, decimals=1)
    if rule.kind == "flag":
        return YesNoField(title, unknown=_("Not stated"))
    table = words.EDUCATION if rule.fact == "education" else words.LEARNING
    return ChoiceField(title, [(key, _(text)) for key, text in table.items()])


def _value_words(judgement: Judgement) -> str:
    if judgement.rule.kind == "condition":
        return _(words.CONDITIONS[judgement.value or "ask"])
    if judgement.value is None:
        return _("not stated")
    if judgement.rule.fact == "job_changes_3y":
        return _("changes in three years: {count}").format(count=judgement.value)
    return words.fact(judgement.rule.fact or "", judgement.value)


def _points_words(judgement: Judgement) -> str:
    if judgement.points is None:
        return words.NONE
    return f"{judgement.points} / {judgement.rule.maximum}"
