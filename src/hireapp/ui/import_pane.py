"""Beside the review table: the text of the file with the lines that were read, and the fields to correct."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMargins, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.i18n import _
from hireapp.ui import words
from hireapp.ui.import_model import field_value
from hireapp.ui.kit.block import Mark
from hireapp.ui.kit.buttons import Button
from hireapp.ui.kit.combo import Combo
from hireapp.ui.kit.frames import Card, Column, Ground, Hairline
from hireapp.ui.kit.layouts import IconLabel, row
from hireapp.ui.kit.lines import LineEdit
from hireapp.ui.kit.paragraph import Label, Paragraph

if TYPE_CHECKING:
    from hireapp.domain.candidate import ImportItem

TYPED = ("name", "phones", "email", "city", "full_time_years")
SHOWN_LINES = 120
MARK = 92


class SourcePane(Ground):
    """The pane. Nothing in it decides anything by itself."""

    corrected = Signal(str, str, object)
    confirmed = Signal(str)
    skipped = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__("sunk", ("left",))
        self._item: ImportItem | None = None
        self._inputs: dict[str, Any] = {}
        self._marks: dict[str, tuple[QWidget, QWidget]] = {}
        self.title = Label("", "block", elidable=True)
        self.file = Label("", "caption", "t2", elidable=True)
        self.column = Column("sunk", QMargins(20, 4, 20, 12), spacing=8)
        self.right = Button(_("All right, next"), "primary", key_hint="Enter")
        self.leave_out = Button(_("Leave out"), key_hint="S")
        self._lay_out()
        self.right.clicked.connect(self._on_right)
        self.leave_out.clicked.connect(self._on_leave_out)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(20, 16, 20, 8)
        head.setSpacing(2)
        head.addWidget(self.title)
        head.addWidget(self.file)
        foot = row(None, self.leave_out, self.right)
        foot.setContentsMargins(20, 10, 20, 14)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.column, 1)
        column.addWidget(Hairline())
        column.addLayout(foot)

    def show_item(self, item: ImportItem | None) -> None:
        """Show a file, or nothing."""
        same = self._item is not None and item is not None and self._item.id == item.id
        self.flush()
        self._item = item
        if same and item is not None and self._inputs and self._still_typing():
            self._mark_anew(item)
            return
        self._inputs, self._marks = {}, {}
        self._clear()
        self.right.setVisible(item is not None)
        self.leave_out.setVisible(item is not None)
        if item is None:
            self.title.setText("")
            self.file.setText("")
            return
        self._show_head(item)
        self._show_fault(item)
        self._show_text(item)
        self._show_fields(item)
        self.column.end()

    def _show_head(self, item: ImportItem) -> None:
        self.title.setText(str(field_value(item, "name") or _("No name found")))
        self.file.setText(item.file_name)
        self.leave_out.set_text(_("Take in again") if item.verdict == "skipped" else _("Leave out"))

    def _mark_anew(self, item: ImportItem) -> None:
        """Show what a correction changed beside the fields, which keep their text and caret."""
        self._show_head(item)
        for field, (holder, old) in self._marks.items():
            mark = _mark(item, field)
            mark.setFixedWidth(MARK)
            layout = holder.layout()
            assert layout is not None
            layout.replaceWidget(old, mark)
            old.deleteLater()
            self._marks[field] = (holder, mark)
            editor = self._inputs[field]
            if isinstance(editor, LineEdit) and editor.state() != "error":
                editor.set_state("warn" if field in item.to_check else "normal")

    def flush(self) -> None:
        """Send what is being typed."""
        for editor in self._inputs.values():
            if hasattr(editor, "flush"):
                editor.flush()

    def _still_typing(self) -> bool:
        return any(editor.hasFocus() for editor in self._inputs.values())

    def _clear(self) -> None:
        while self.column.layout_.count():
            taken = self.column.layout_.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.deleteLater()

    def _show_fault(self, item: ImportItem) -> None:
        from hireapp.services.imports import fault_of

        fault = fault_of(item)
        if fault is not None:
            fault.where = ""
            self.column.add(Paragraph(fault.in_words(_), "body", "bad"))
            self.column.add(
                Paragraph(_("The file is kept. Type the fields by hand to take it in all the same."), "caption", "t2")
            )
        for text in _warnings(item):
            self.column.add(IconLabel("eye-off" if text[0] == "masked" else "warn", text[1], "t2", elidable=True))

    def _show_text(self, item: ImportItem) -> None:
        if not item.lines:
            return
        doubtful = {
            entry["line"] for name, entry in (item.fields or {}).items() if name in item.to_check and entry.get("line")
        }
        read = {
            entry.get("line"): entry
            for entry in (item.fields or {}).values()
            if isinstance(entry, dict) and entry.get("line")
        }
        card = Card()
        inner = card.column(2)
        for number, text in item.lines[:SHOWN_LINES]:
            mark = Label(str(number), "caption", "warn" if number in doubtful else "t3", align="right")
            mark.setFixedWidth(26)
            shown = text.replace("\t", "   ")
            marks = [Mark(0, len(shown))] if number in read and shown else []
            line = row(mark, 6)
            line.addWidget(Paragraph(shown, "body", "text" if number in read else "t2", marks=marks), 1)
            inner.addLayout(line)
        holder = Column("sunk", QMargins(0, 0, 0, 0))
        holder.add(card)
        holder.end()
        holder.setFixedHeight(300)
        self.column.add(holder)

    def _show_fields(self, item: ImportItem) -> None:
        for field in TYPED:
            self.column.add(self._field_row(item, field))
        self.column.add(self._education_row(item))
        for field in ("expected_salary", "sales_or_service", "jobs", "learning"):
            entry = (item.fields or {}).get(field)
            if entry:
                self.column.add(_said_row(field, entry))
        if item.verdict not in ("duplicate",):
            self.column.add(Hairline())
            self.column.add(
                IconLabel(
                    "duplicate",
                    _("Looks like nobody in the database: phone, e-mail, file and names compared"),
                    "t2",
                    elidable=True,
                )
            )

    def _field_row(self, item: ImportItem, field: str) -> QWidget:
        value = field_value(item, field)
        editor = LineEdit()
        editor.setObjectName(field)
        editor.setAccessibleName(_(words.FIELDS[field]))
        editor.set_text(", ".join(str(entry) for entry in value) if isinstance(value, list) else str(value or ""))
        if field in item.to_check:
            editor.set_state("warn")
        editor.edited.connect(self._on_edited)
        editor.returnPressed.connect(self._on_return)
        return self._labelled(field, editor, item)

    def _education_row(self, item: ImportItem) -> QWidget:
        options = [("", _("not stated")), *((key, _(text)) for key, text in words.EDUCATION.items())]
        combo = Combo(options, _(words.FIELDS["education"]))
        combo.setObjectName("education")
        combo.set_value(field_value(item, "education") or "")
        combo.chosen.connect(self._on_chosen)
        return self._labelled("education", combo, item)

    def _labelled(self, field: str, editor: QWidget, item: ImportItem) -> QWidget:
        holder = QWidget()
        name = Label(_(words.FIELDS[field]), "body", "t2")
        name.setFixedWidth(118)
        line = row(name, spacing=8)
        line.addWidget(editor, 1)
        mark = _mark(item, field)
        mark.setFixedWidth(MARK)
        line.addWidget(mark)
        holder.setLayout(line)
        self._inputs[field] = editor
        self._marks[field] = (holder, mark)
        return holder

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        sender = self.sender()
        if sender is None or self._item is None:
            return
        field = sender.objectName()
        value: Any = text.strip() or None
        if field == "phones":
            value = [part.strip() for part in text.replace("，", ",").replace("、", ",").split(",") if part.strip()]
        if field == "full_time_years" and value is not None and not _is_number(value):
            self._inputs[field].set_state("error")
            return
        if self._inputs[field].state() == "error":
            self._inputs[field].set_state("normal")
        self.corrected.emit(self._item.id, field, value)

    @Slot()
    def _on_return(self) -> None:
        """Enter in a field keeps it and goes on to the next."""
        editor = self.sender()
        if isinstance(editor, LineEdit):
            editor.flush()
            if editor.state() != "error":
                self.focusNextChild()

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        if self._item is not None:
            self.corrected.emit(self._item.id, "education", key or None)

    @Slot()
    def _on_right(self) -> None:
        self.flush()
        if self._item is not None:
            self.confirmed.emit(self._item.id)

    @Slot()
    def _on_leave_out(self) -> None:
        if self._item is not None:
            self.skipped.emit(self._item.id, self._item.verdict != "skipped")


def _said_row(field: str, entry: dict[str, Any]) -> QWidget:
    holder = QWidget()
    name = Label(_(words.FIELDS[field]), "body", "t2")
    name.setFixedWidth(118)
    line = row(name, spacing=8)
    value = entry.get("value")
    text = "\n".join(words.job_line(job) for job in value or []) if field == "jobs" else words.fact(field, value)
    line.addWidget(Paragraph(text), 1)
    place = Label(_("line {line}").format(line=entry["line"]) if entry.get("line") else "", "caption", "t2")
    place.setFixedWidth(MARK)
    line.addWidget(place)
    holder.setLayout(line)
    return holder


def _mark(item: ImportItem, field: str) -> QWidget:
    entry = (item.fields or {}).get(field)
    if entry is None or entry.get("value") in (None, "", []):
        tone = "warn" if field in item.to_check else "t3"
        return IconLabel("warn" if tone == "warn" else "info", _("not found"), tone)
    if entry.get("typed"):
        return IconLabel("pen", _("typed"), "acct")
    text = _("line {line}").format(line=entry["line"]) if entry.get("line") else _("read")
    return IconLabel("warn", text, "warn") if field in item.to_check else IconLabel("check", text, "t2")


def _warnings(item: ImportItem) -> list[tuple[str, str]]:
    masked = [entry for entry in item.warnings if entry.startswith("masked:")]
    found = [("masked", _("Personal attributes were found and left out; raters never see them"))] if masked else []
    if "encoding_guessed" in item.warnings:
        found.append(("warn", _("The character set was guessed: please look at the text")))
    found += [
        ("warn", _("Same contact as {name} in this pile: please look").format(name=entry[5:]))
        for entry in item.warnings
        if entry.startswith("twin:")
    ]
    if "hidden_text_dropped" in item.warnings:
        found.append(("warn", _("Hidden text was left out")))
    return found


def _is_number(text: str) -> bool:
    from hireapp.errors import InvalidValue
    from hireapp.numbers import decimal_from

    try:
        return Decimal(0) <= decimal_from(text) <= 60
    except InvalidValue:
        return False
