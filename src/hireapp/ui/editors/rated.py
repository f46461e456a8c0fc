"""Editors of what is rated: the anchored rating, the STAR question, the checklist. Each keeps a quotation."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from hireapp.forms.answer import Answer
from hireapp.forms.questions import STAR_PARTS, Anchored, Checklist, Star
from hireapp.i18n import _, localized
from hireapp.ui.editors.base import Editor, Style, anchors_of, texts_of
from hireapp.ui.editors.probes import ProbeSet
from hireapp.ui.kit.buttons import LinkButton
from hireapp.ui.kit.inputs import CheckBox, TextArea
from hireapp.ui.kit.layouts import row
from hireapp.ui.kit.lines import LineEdit
from hireapp.ui.kit.paragraph import Label
from hireapp.ui.kit.rating import NotObserved, RatingInterview, RatingValue, Unrated
from hireapp.ui.kit.reading import read_number
from hireapp.ui.kit.star import StarField, StarState

_FIGURE = re.compile(
    r"[0-9０-９一二两三四五六七八九十百千万半]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|none)\b",
    re.IGNORECASE,
)
_WE = re.compile(r"我们|咱们|大家|\b(?:we|our|us)\b", re.IGNORECASE)
_OWN = re.compile(r"自己|本人|独自|一个人|\b(?:own|alone|herself|himself|themselves)\b|\bI\b")


class RatingEditor(Editor):
    """A rating on its anchors and the quotation behind it."""

    def __init__(self, question: Anchored, style: Style | None = None) -> None:
        super().__init__(question, style)
        self._extra: dict[str, Any] = {}
        self.quote = LineEdit(_("Their words, as said"), icon="quote")
        self.quote.setAccessibleName(_("{name}: their words").format(name=localized(question.title)))
        self.rating = RatingInterview(self._rating_name(), anchors_of(question))
        self.notes: TextArea | None = None
        self.lay_out()
        self.setFocusProxy(self.notes or self.rating)
        self.quote.edited.connect(self._on_edited)
        self.rating.rated.connect(self._on_rated)

    def lay_out(self) -> None:
        """Notes and quotation above the rating: evidence first. Notes only where a scene is put (situational)."""
        if self.question.text is not None:
            self.notes = TextArea("", _("What was said"), min_lines=3)
            self.notes.editor.setAccessibleName(localized(self.question.title))
            self.notes.changed.connect(self._on_noted)
            self.column.addWidget(self.notes)
        self.column.addWidget(self.quote)
        self.column.addWidget(self.rating)

    def answer(self) -> Answer:
        value = {**value_of(self.rating.value()), **(self._extra if self.rating.value() is not Unrated else {})}
        noted = self.notes.value() if self.notes is not None else ""
        return Answer(value or None, texts_of([("text", noted), ("quotation", self.quote.text())]))

    def set_answer(self, answer: Answer) -> None:
        value = answer.value or {}
        if self.notes is not None:
            self.notes.set_value(answer.texts.get("text", ""))
        self._extra = {"at_ms": value["at_ms"]} if "at_ms" in value else {}
        self.rating.set_value(level_of(value))
        self.quote.set_text(answer.texts.get("quotation", ""))

    def set_locked(self, locked: bool) -> None:
        self.rating.set_locked(locked)
        self.quote.set_state("locked" if locked else "normal")
        if self.notes is not None:
            self.notes.set_locked(locked)

    def flush(self) -> None:
        self.quote.flush()
        if self.notes is not None:
            self.notes.flush()

    def set_anchors_shown(self, shown: bool) -> None:
        """Fold the anchors away where height is short."""
        self.rating.set_anchors_shown(shown)

    def _rating_name(self) -> str:
        return localized(self.question.title)

    @Slot(str)
    def _on_edited(self, _text: str) -> None:
        self.tell()

    @Slot()
    def _on_noted(self) -> None:
        self.tell()

    @Slot(object)
    def _on_rated(self, _value: RatingValue) -> None:
        if self.moment is not None:
            self._extra = {"at_ms": self.moment()}
        self.tell()


class StarEditor(RatingEditor):
    """A STAR question: probes, four fields with what is still missing, claim probes, quotation, rating."""

    question: Star

    def __init__(self, question: Star, style: Style | None = None) -> None:
        super().__init__(question, style)
        self.setFocusProxy(self.fields["S"])
        for field in self.fields.values():
            field.edited.connect(self._on_edited_part)
        self.probes.changed.connect(self._on_probe)
        self.claims.changed.connect(self._on_claim_probe)
        self.more.clicked.connect(self._on_more)
        self._show_states()

    def lay_out(self) -> None:
        question, style = self.question, self.style_
        pairs = [
            (f"{part}{place}", localized(text))
            for part in STAR_PARTS
            for place, text in enumerate(question.parts.of(part))
        ]
        self._texts = dict(pairs)
        self.probes = ProbeSet(pairs)
        self.claims = ProbeSet([(key, localized(text)) for key, text in style.claim_probes])
        self.more = LinkButton(_("A claim of success: the fixed probes"), icon="plus")
        self.fields = {part: StarField(part, caption, min_lines=1) for part, caption in _captions()}
        self.claims.hide()
        for widget in (self.probes, *self.fields.values(), self.more, self.claims, self.quote, self.rating):
            self.column.addWidget(widget)
        self.more.setVisible(bool(style.claim_probes))

    def answer(self) -> Answer:
        base = super().answer()
        value = dict(base.value or {})
        for name, probes in (("probes", self.probes), ("claim_probes", self.claims)):
            if probes.asked():
                value[name] = probes.asked()
        words = texts_of((part, field.text()) for part, field in self.fields.items())
        return Answer(value or None, {**words, **base.texts})

    def set_answer(self, answer: Answer) -> None:
        super().set_answer(answer)
        value = answer.value or {}
        self.probes.set_asked(value.get("probes", []))
        self.claims.set_asked(value.get("claim_probes", []))
        self.claims.setVisible(bool(value.get("claim_probes")))
        for part, field in self.fields.items():
            field.set_text(answer.texts.get(part, ""))
        self._show_states()

    def set_locked(self, locked: bool) -> None:
        super().set_locked(locked)
        for field in self.fields.values():
            field.set_locked(locked)
        self.probes.setEnabled(not locked)
        self.claims.setEnabled(not locked)

    def flush(self) -> None:
        for field in self.fields.values():
            field.flush()
        super().flush()

    def press_probe(self, place: int) -> None:
        """Mark the probe at ``place`` (from 0) as asked and go to its field."""
        self.probes.press(place)

    def _rating_name(self) -> str:
        return self.style_.competencies.get(self.question.competency or "", localized(self.question.title))

    def _next_probe(self, part: str) -> str:
        asked = set(self.probes.asked())
        return next((text for key, text in self._texts.items() if key[0] == part and key not in asked), "")

    def _show_states(self) -> None:
        for part, field in self.fields.items():
            probe = self._next_probe(part)
            field.set_placeholder(_("Ask: {probe}").format(probe=probe) if probe else _("Note what was said"))
            field.set_state(*self._state_of(part, field.text()))

    def _state_of(self, part: str, text: str) -> tuple[StarState, str]:
        if not text.strip():
            asked = any(key[0] == part for key in self.probes.asked())
            return "empty", _("Asked, nothing noted yet") if asked else _("Not asked yet")
        if part == "A" and _WE.search(text) and not _OWN.search(text):
            return "partial", _("Missing: own share")
        if part in "TR" and not _FIGURE.search(text):
            return "partial", _("Missing: a figure")
        return "full", _("Noted")

    @Slot(str)
    def _on_edited_part(self, _text: str) -> None:
        self._show_states()
        self.tell()

    @Slot(str, bool)
    def _on_probe(self, key: str, asked: bool) -> None:
        self._show_states()
        if asked:
            self.fields[key[0]].setFocus()
        self.tell()

    @Slot(str, bool)
    def _on_claim_probe(self, _key: str, _asked: bool) -> None:
        self.tell()

    @Slot()
    def _on_more(self) -> None:
        self.claims.setVisible(not self.claims.isVisible())


class ChecklistEditor(Editor):
    """Behaviour seen and heard: rows to tick, blanks to fill, one quotation."""

    def __init__(self, question: Checklist, style: Style | None = None) -> None:
        super().__init__(question, style)
        self.boxes: dict[str, CheckBox] = {}
        self.numbers: dict[str, LineEdit] = {}
        self.column.setSpacing(2)
        for item in question.items:
            self._add_item(item.id, localized(item.text), item.value == "number")
        self.quote = LineEdit(_("Their words, as said"), icon="quote")
        self.quote.setAccessibleName(_("{name}: their words").format(name=localized(question.title)))
        self.column.addSpacing(6)
        self.column.addWidget(self.quote)
        self.quote.edited.connect(self._on_edited)
        self.setFocusProxy(next(iter(self.boxes.values())))

    def answer(self) -> Answer:
        ticked = [key for key, box in self.boxes.items() if box.isChecked()]
        numbers = {
            key: f"{number:f}" for key, line in self.numbers.items() if (number := read_number(line.text())) is not None
        }
        value: dict[str, Any] = {"ticked": ticked} if ticked else {}
        if numbers:
            value["numbers"] = numbers
        return Answer(value or None, texts_of([("quotation", self.quote.text())]))

    def set_answer(self, answer: Answer) -> None:
        value = answer.value or {}
        for key, box in self.boxes.items():
            box.setChecked(key in value.get("ticked", ()))
        for key, line in self.numbers.items():
            line.set_text(f"{Decimal(value['numbers'][key]):f}" if key in value.get("numbers", {}) else "")
        self.quote.set_text(answer.texts.get("quotation", ""))

    def set_locked(self, locked: bool) -> None:
        for box in self.boxes.values():
            box.setEnabled(not locked)
        for line in (*self.numbers.values(), self.quote):
            line.set_state("locked" if locked else "normal")

    def flush(self) -> None:
        for line in (*self.numbers.values(), self.quote):
            line.flush()

    def fault(self) -> str:
        wrong = [line for line in self.numbers.values() if line.text().strip() and read_number(line.text()) is None]
        return _("This is not a number") if wrong else ""

    def _add_item(self, key: str, text: str, numbered: bool) -> None:
        box = CheckBox(text)
        self.boxes[key] = box
        box.clicked.connect(self._on_ticked)
        if not numbered:
            self.column.addWidget(box)
            return
        line = LineEdit(_("number"))
        line.setFixedWidth(84)
        line.setAccessibleName(text)
        line.edited.connect(self._on_number)
        self.numbers[key] = line
        holder = QWidget()
        made = row(spacing=8)
        made.addWidget(box, 1)
        made.addWidget(line)
        made.addWidget(Label(_("s"), "body", "t3"))
        holder.setLayout(made)
        self.column.addWidget(holder)

    @Slot()
    def _on_ticked(self) -> None:
        self.tell()

    @Slot(str)
    def _on_edited(self, _text: str) -> None:
        self.tell()

    @Slot(str)
    def _on_number(self, _text: str) -> None:
        for key, line in self.numbers.items():
            number = read_number(line.text())
            line.set_state("error" if line.text().strip() and number is None else "normal")
            if number is not None:
                self.boxes[key].setChecked(True)
        self.tell()


def value_of(value: RatingValue) -> dict[str, Any]:
    """A rating as it is stored: nothing, or a level, or None for "not observed"."""
    if value is Unrated:
        return {}
    return {"level": None if value is NotObserved else value}


def level_of(value: Any) -> RatingValue:
    """A stored rating as the control shows it."""
    if not value or "level" not in value:
        return Unrated
    level = value["level"]
    return NotObserved if level is None else int(level)


def _captions() -> list[tuple[str, str]]:
    return [("S", _("Situation")), ("T", _("Target")), ("A", _("Action")), ("R", _("Result"))]
