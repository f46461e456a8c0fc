"""Forms: the library of questionnaires and role profiles, and a live preview of the one picked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMargins, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from hireapp.i18n import _, joined, localized
from hireapp.ui import words
from hireapp.ui.desk import Desk, Screen
from hireapp.ui.kit.badges import Badge
from hireapp.ui.kit.frames import Column, Hairline
from hireapp.ui.kit.layouts import FactRow, PageHeader, SectionHeader, row
from hireapp.ui.kit.navigation import NavigationList
from hireapp.ui.kit.paragraph import Label, Paragraph

if TYPE_CHECKING:
    from hireapp.domain.role import RoleProfile
    from hireapp.errors import HireError
    from hireapp.forms.form import Form
    from hireapp.services.changes import Changes


_ICONS = {"phone": "phone", "interview": "chat", "test": "form", "work_sample": "headset"}


class FormsScreen(Screen):
    """The page: list at the left, preview at the right. Files are edited by hand."""

    name = "forms"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found: dict[str, Any] = {}
        self.header = PageHeader(_("Forms"))
        self.list = NavigationList([])
        self.preview = Column(margins=QMargins(28, 16, 28, 24), spacing=12)
        self._lay_out()
        self.list.chosen.connect(self._on_chosen)

    def _lay_out(self) -> None:
        left = Column("sunk", QMargins(0, 12, 0, 12), edges=("right",))
        left.setFixedWidth(300)
        left.add(self.list)
        left.end()
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(left)
        body.addWidget(self.preview, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(24, 14, 24, 10)
        top.addWidget(self.header)
        column.addLayout(top)
        column.addWidget(Hairline())
        column.addLayout(body, 1)

    def open(self, argument: str) -> None:
        """Read the library."""
        self.desk.jobs.read(_Read(self.desk.context), self._on_read, self._on_failed)

    @Slot(object)
    def _on_read(self, found: dict[str, Any]) -> None:
        self._found = found
        items: list[tuple[str, str, str | None]] = []
        items += [(f"role:{key}", localized(profile.title), "target") for key, profile in found["profiles"].items()]
        items += [
            (f"form:{key}", localized(form.title), _ICONS.get(form.kind, "form"))
            for key, form in found["forms"].items()
        ]
        items.append(("competencies:", _("Competencies and anchors"), "insight"))
        self.list.set_items(items)
        self.list.setFixedWidth(298)
        self.header.set_texts(
            _("Forms"),
            _("forms {forms}, roles {roles}").format(forms=len(found["forms"]), roles=len(found["profiles"])),
        )
        self.list.set_current(items[0][0])
        self._on_chosen(items[0][0])

    def on_changes(self, changes: Changes) -> None:
        """A key or a norm group was made: read again, at the form in view."""
        if {"answer_key", "norm_group"} & changes.kinds:
            self.desk.jobs.read(_Read(self.desk.context), self._on_read_again, self._on_failed)

    @Slot(object)
    def _on_read_again(self, found: dict[str, Any]) -> None:
        self._found = found
        self._on_chosen(self._shown)

    _shown = ""

    @Slot(object)
    def _on_failed(self, error: HireError) -> None:
        _clear(self.preview)
        self.preview.add(Paragraph(_("The questionnaires can't be used until these problems are mended:"), "section"))
        self.preview.add(Paragraph(error.in_words(_), "body", "bad"))
        self.preview.end()

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        kind, _colon, name = key.partition(":")
        self._shown = key
        _clear(self.preview)
        if kind == "role":
            self._show_role(self._found["profiles"][name])
        elif kind == "form":
            self._show_form(self._found["forms"][name])
        else:
            self._show_competencies()
        self.preview.end()

    def _show_form(self, form: Form) -> None:
        used = self._found["used"].get(form.hash, 0)
        self.preview.layout_.addLayout(
            row(
                Label(localized(form.title), "block"),
                Badge(_("provisional"), "warn") if form.status == "provisional" else Badge(_("reviewed"), "ok"),
                None,
            )
        )
        words = _("{id} version {version}, {count} questions, {minutes} min. {file}. In use on {used} sheets.")
        self.preview.add(
            Paragraph(
                words.format(
                    id=form.id,
                    version=form.version,
                    count=len(form.questions),
                    minutes=form.minutes or "–",
                    file=self._found["files"].get(form.id, ""),
                    used=used,
                ),
                "caption",
                "t2",
            )
        )
        from hireapp.ui.form_tools import FormTools
        from hireapp.ui.form_widget import FormWidget

        if form.kind == "test":
            if form.about is not None:
                self.preview.add(Paragraph(localized(form.about), "body", "t2"))
            roles = {key: profile.title for key, profile in self._found["profiles"].items()}
            self.preview.add(FormTools(self.desk, form, self._found["keys"], self._found["norms"], roles))
        self.preview.add(FormWidget(form, {}))

    def _show_role(self, profile: RoleProfile) -> None:
        self.preview.add(Paragraph(localized(profile.title), "block"))
        self.preview.add(Paragraph(f"{profile.role} v{profile.version}", "caption", "t2"))
        self.preview.add(SectionHeader(_("Duties")))
        for text in profile.duties:
            self.preview.add(Paragraph(localized(text)))
        self.preview.add(SectionHeader(_("Conditions")))
        for text in profile.conditions:
            self.preview.add(Paragraph(localized(text)))
        self._show_stages(profile)
        self.preview.add(SectionHeader(_("Screening rules"), _("facts only: weight 0")))
        for rule in profile.screening.rules:
            self.preview.add(
                FactRow(
                    localized(rule.title),
                    _("up to {points} points").format(points=rule.maximum)
                    if rule.maximum
                    else _("met, ask or not met"),
                )
            )
            self.preview.add(Paragraph(localized(rule.text), "caption", "t2"))
        self.preview.add(SectionHeader(_("Competencies"), _("weight and lower edge of the band")))
        for entry in profile.competencies:
            competency = self._found["competencies"][entry.id]
            self.preview.add(FactRow(localized(competency.title), f"×{entry.weight}, ≥ {entry.band_from}"))

    def _show_stages(self, profile: RoleProfile) -> None:
        """Stages with their weights and tests, and where the scales of the inventory should lie."""
        self.preview.add(SectionHeader(_("Stages"), _("weights in the overall figure, 100 in all")))
        for stage in profile.stages:
            if stage.kind != "tests":
                self.preview.add(FactRow(localized(stage.title), str(stage.weight) if stage.weight else words.NONE))
            for use in stage.tests:
                title = joined((localized(stage.title), localized(use.title)))
                self.preview.add(FactRow(title, str(use.weight) if use.weight else words.NONE))
        if profile.traits is None:
            return
        form = self._found["forms"].get(profile.traits.form)
        titles = {rule.id: localized(rule.title) for rule in form.scores} if form else {}
        self.preview.add(
            SectionHeader(
                _("Bands of the trait inventory"), _("T, mean 50, SD 10; the authors’ hypothesis, provisional")
            )
        )
        for band in profile.traits.bands:
            self.preview.add(FactRow(titles.get(band.scale, band.scale), f"×{band.weight}, {band.low}–{band.high}"))

    def _show_competencies(self) -> None:
        self.preview.add(Paragraph(_("Competencies and anchors"), "block"))
        for competency in self._found["competencies"].values():
            self.preview.add(SectionHeader(localized(competency.title)))
            self.preview.add(Paragraph(localized(competency.about), "caption", "t2"))
            for level in ("5", "4", "3", "2", "1"):
                line = row(Label(level, "body_strong"), 10)
                line.addWidget(Paragraph(localized(competency.anchors[level])), 1)
                self.preview.layout_.addLayout(line)


class _Read:
    """Reads the library, and how often each form version was used."""

    def __init__(self, context: Any) -> None:
        self.context = context

    def __call__(self, work: Any) -> dict[str, Any]:
        from hireapp.domain.assessment import Assessment, FormVersion
        from hireapp.services import keys, norms

        versions = {version.id: version.hash for version in work.select(FormVersion)}
        used: dict[str, int] = {}
        for sheet in work.select(Assessment):
            used[versions[sheet.form_version_id]] = used.get(versions[sheet.form_version_id], 0) + 1
        library = self.context.library
        return {
            "forms": library.forms,
            "profiles": self.context.profiles,
            "competencies": library.competencies,
            "files": library.files,
            "used": used,
            "keys": keys.keys_of(work),
            "norms": norms.norm_states(work, library),
        }


def _clear(column: Column) -> None:
    while column.layout_.count():
        item = column.layout_.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.deleteLater()
        elif item is not None and item.layout() is not None:
            _clear_layout(item.layout())


def _clear_layout(layout: Any) -> None:
    while layout.count():
        item = layout.takeAt(0)
        if item.widget() is not None:
            item.widget().deleteLater()
