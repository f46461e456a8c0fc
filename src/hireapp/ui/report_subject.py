"""What a report is about and how it is made: the middle of the Reports page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.domain.documents import ABOUT, Wanted
from hireapp.i18n import _, current_language, localized
from hireapp.ui.kit.choices import ComboField
from hireapp.ui.kit.frames import Ground
from hireapp.ui.kit.layouts import EmptyState, row
from hireapp.ui.kit.options import CheckBox
from hireapp.ui.kit.paragraph import Label, Paragraph
from hireapp.ui.kit.tabs import Segmented
from hireapp.ui.report_kinds import KINDS
from hireapp.ui.report_people import PeoplePicker
from hireapp.ui.report_work import Look

if TYPE_CHECKING:
    from hireapp.domain.documents import Kind
    from hireapp.services.report_choices import Choices
    from hireapp.ui.report_preview import Paper


class SubjectPane(Ground):
    """Fields of the kind that is chosen. ``changed()``: about something else; ``restyled()``: only drawn otherwise."""

    changed = Signal()
    restyled = Signal()
    opening_chosen = Signal(str)

    def __init__(self, paper: Paper) -> None:
        super().__init__()
        self.kind: Kind = "evaluation"
        self._create(paper)
        self._lay_out()
        self._connect()
        self._arrange()

    def _create(self, paper: Paper) -> None:
        self.title = Label("", "block")
        self.opening = ComboField(_("Opening"), [])
        self.people = PeoplePicker()
        self.stage = ComboField(_("Stage"), [])
        self.form = ComboField(_("Opening or role"), [])
        self.test = ComboField(_("Test"), [])
        self.language = Segmented([("zh", "中文", None), ("en", "English", None), ("both", _("Both"), None)])
        self.language.set_current(current_language())
        self.language.setAccessibleName(_("Language of the report"))
        self.paper = Segmented([("A4", "A4", None), ("Letter", "Letter", None)])
        self.paper.set_current(paper)
        self.paper.setAccessibleName(_("Paper"))
        self.hide_names = CheckBox(_("Numbers instead of names"))
        self.note = Paragraph("", "caption", "t2")
        self.empty = EmptyState(
            "flag",
            _("No opening yet"),
            _("Make an opening and let candidates apply; then there is something to report."),
            _("Make an opening"),
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.title)
        for field in (self.opening, self.form, self.test, self.empty):
            column.addWidget(field)
        column.addWidget(self.people, 10)
        column.addWidget(self.stage)
        look = row(self.language, self.paper, None, spacing=12)
        self.look = QWidget()
        self.look.setLayout(look)
        column.addWidget(self.look)
        column.addWidget(self.hide_names)
        column.addWidget(self.note)
        column.addStretch(1)

    def _connect(self) -> None:
        self.opening.changed.connect(self._on_opening)
        self.people.changed.connect(self._on_changed)
        for field in (self.stage, self.form, self.test):
            field.changed.connect(self.changed)
        self.language.chosen.connect(self._on_restyled)
        self.paper.chosen.connect(self._on_restyled)
        self.hide_names.toggled.connect(self._on_restyled)

    def set_kind(self, kind: Kind) -> None:
        """Show the fields of this kind; what they offer follows by ``offer``."""
        self.kind = kind
        self._arrange()

    def offer(self, choices: Choices, chosen: tuple[str, ...]) -> None:
        """Let the user choose from these; ``chosen`` people are ticked, of a comparison those who got farthest."""
        self.opening.combo.set_options(choices.openings)
        self.opening.set_value(choices.opening_id)
        ticked = chosen or (choices.usual if self.kind == "comparison" else ())
        self.people.set_people(choices.people, ticked)
        last = [("", _("The last rated one"))]
        self.stage.combo.set_options(last + [(key, localized(title)) for key, title in choices.stages])
        self.form.combo.set_options([(key, localized(title)) for key, title in choices.forms])
        self.test.combo.set_options([(key, _taken(localized(title), count)) for key, title, count in choices.tests])
        self._has_openings = bool(choices.openings)
        self._arrange()

    def wanted(self) -> Wanted | None:
        """What is asked for; None while it is about nothing."""
        subjects = self._subjects()
        return Wanted(self.kind, subjects, self.stage.value()) if subjects else None

    def first(self) -> Wanted | None:
        """What the preview shows: of several reports the first."""
        wanted = self.wanted()
        if wanted is None or ABOUT[self.kind] != "application":
            return wanted
        return Wanted(self.kind, wanted.subjects[:1], wanted.stage)

    def missing(self) -> str:
        """What to do first; "" where nothing is missing."""
        if self._subjects():
            return ""
        if not self._has_openings and ABOUT[self.kind] in ("application", "applications", "opening"):
            return _("Make an opening first: the page Openings does that.")
        if ABOUT[self.kind] in ("application", "applications"):
            if not self.people.model.ids():
                return _("Nobody has applied to this opening yet: import resumes first.")
            return _("Tick at least one candidate.")
        return _("There is nothing of this kind you may see.")

    def styled(self) -> Look:
        """How it is to be drawn."""
        paper: Paper = "Letter" if self.paper.current() == "Letter" else "A4"
        if self.language.current() == "both":
            return Look(("zh", "en"), paper, self.hide_names.isChecked())
        return Look(("zh" if self.language.current() == "zh" else "en",), paper, self.hide_names.isChecked())

    def files(self) -> int:
        """How many files saving makes: of some kinds one for each person, and each in every language."""
        whole = len(self._subjects()) if ABOUT[self.kind] == "application" else min(1, len(self._subjects()))
        return whole if self.kind == "data" else whole * len(self.styled().languages)

    def is_batch(self) -> bool:
        """Whether saving makes more than what the preview shows."""
        return self.kind == "data" or (ABOUT[self.kind] == "application" and len(self._subjects()) > 1)

    def save_words(self) -> str:
        """What saving makes, for the button."""
        count = self.files()
        if self.kind == "data":
            return _("Save {count} ZIP files").format(count=count) if count > 1 else _("Save the data as ZIP")
        return _("Save {count} PDFs").format(count=count) if count > 1 else _("Save PDF")

    def previewed(self) -> str:
        """Whose report the preview shows; "" where it is about no one person."""
        first = self.first()
        if first is None or ABOUT[self.kind] != "application" or self.kind == "data":
            return ""
        name = self.people.name_of(first.subjects[0], by_number=self.hide_names.isChecked())
        count = len(self._subjects())
        if count == 1:
            return _("Preview: {name}").format(name=name)
        return _("Preview: {name}, the first of the {count} chosen; all of them are saved").format(
            name=name, count=count
        )

    def _subjects(self) -> tuple[str, ...]:
        about = ABOUT[self.kind]
        if about in ("application", "applications"):
            return self.people.chosen()
        field = {"opening": self.opening, "form": self.form, "test": self.test}[about]
        return (field.value(),) if field.value() else ()

    def _arrange(self) -> None:
        """Show what this kind needs."""
        about, kind = ABOUT[self.kind], self.kind
        self.title.setText(_(KINDS[kind][0]))
        of_people = about in ("application", "applications")
        self.opening.setVisible(self._has_openings and (of_people or about == "opening"))
        self.empty.setVisible(not self._has_openings and (of_people or about == "opening"))
        self.people.setVisible(of_people and self._has_openings)
        self.stage.setVisible(kind == "panel" and self._has_openings)
        self.form.setVisible(about == "form")
        self.test.setVisible(about == "test")
        self.look.setVisible(kind != "data")
        self.hide_names.setVisible(of_people and kind != "data")
        notes = {
            "evaluation": _("Without a decision, each page says that it is a draft."),
            "data": _(
                "A ZIP with data.json, the candidate’s files and a readme in both languages; it holds all names."
            ),
            "comparison": _("At most twelve; ticked are those who got farthest."),
        }
        self.note.setText(notes.get(kind, ""))
        self.note.setVisible(kind in notes)

    def _on_opening(self) -> None:
        self.opening_chosen.emit(self.opening.value())

    def _on_changed(self) -> None:
        self.changed.emit()

    def _on_restyled(self, _what: object) -> None:
        self.restyled.emit()

    _has_openings = True


def _taken(title: str, count: int) -> str:
    words = _("{title} (1 person)") if count == 1 else _("{title} ({count} people)")
    return words.format(title=title, count=count)
