"""The pages between the tests: who and consent, what comes next, going on after a stop, the end, leaving by PIN."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from hireapp.i18n import _, localized
from hireapp.ui.kit.buttons import Button
from hireapp.ui.kit.frames import Card, Column
from hireapp.ui.kit.layouts import FactRow, IconLabel, row
from hireapp.ui.kit.lines import LineEdit
from hireapp.ui.kit.options import CheckBox
from hireapp.ui.kit.paragraph import Label, Paragraph

if TYPE_CHECKING:
    from hireapp.forms.form import Form
    from hireapp.services.sittings import SittingView

WIDTH = 820


class TextPage(Column):
    """A page of words: title, paragraphs, one large button. ``done()`` when it was pressed."""

    done = Signal()

    def __init__(self, title: str, button: str = "") -> None:
        super().__init__("bg", QMargins(40, 40, 40, 40), spacing=0)
        holder = QWidget()
        holder.setMaximumWidth(WIDTH)
        self.body = QVBoxLayout(holder)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(14)
        self.body.addWidget(Paragraph(title, "name"))
        holder.setMinimumWidth(560)
        line = row(spacing=0)
        line.addStretch(1)
        line.addWidget(holder, 100)
        line.addStretch(1)
        self.layout_.addLayout(line)
        self.button = Button(button, "primary", size="large")
        self.button.clicked.connect(self.done)
        if not button:
            self.button.hide()

    def say(self, text: str, tone: str = "text") -> None:
        """One paragraph more."""
        self.body.addWidget(Paragraph(text, "say", tone))

    def finish(self) -> None:
        """Put the button below everything."""
        self.body.addSpacing(12)
        self.body.addLayout(row(self.button, None))
        self.end()


class WelcomePage(TextPage):
    """Who sits here, what is asked and what becomes of it, and the consent."""

    def __init__(self, view: SittingView) -> None:
        super().__init__(_("Welcome"), _("Begin"))
        sitting = view.sitting
        card = Card()
        column = card.column(2)
        column.addWidget(FactRow(_("Name"), view.name))
        column.addWidget(FactRow(_("Application"), f"{localized(view.role_title)}  {view.number}"))
        self.body.addWidget(card)
        self._head(_("What you will do"))
        self.body.addWidget(_list_of(view.forms))
        self._add_data(view)
        self._add_rules(view)
        self.me = CheckBox(_("I am {name}.").format(name=view.name))
        self.agree = CheckBox(_("I have read this and agree to take these tests."))
        for box in (self.me, self.agree):
            box.toggled.connect(self._on_ticked)
            self.body.addWidget(box)
        self.say(
            _("If you would rather not, tell the staff. It does not count against you, and there may be another way."),
            "t2",
        )
        self.button.setEnabled(False)
        if sitting.extra_time > 1:
            self.body.insertWidget(
                2,
                IconLabel(
                    "clock",
                    _("You have extra time: limits are {factor} times as long.").format(
                        factor=f"{sitting.extra_time.normalize():f}"
                    ),
                ),
            )
        self.finish()

    def _head(self, words: str) -> None:
        self.body.addSpacing(6)
        self.body.addWidget(Paragraph(words, "block"))

    def _add_data(self, view: SittingView) -> None:
        sitting = view.sitting
        self._head(_("How your results and data are used"))
        facts = Card()
        column = facts.column(6)
        texts = [
            _(
                "Purpose: to see how your way of working fits this job, together with your interviews. People decide, "
                "never the program; no result alone decides."
            ),
            _(
                "Data: your answers, the time they took, breaks, changes of language, and when this window was left. "
                "No camera, no microphone."
            ),
            _(
                "Who sees it: the people who decide on this application. You may ask for your own sheet with "
                "the results."
            ),
            _(
                "Kept until {date}; the company has promised to delete it then. You may ask to see, correct or delete "
                "your data at any time."
            ).format(date=f"{sitting.retain_until:%Y-%m-%d}" if sitting.retain_until else "–"),
            _("Questions about your data: {contact}").format(contact=sitting.contact),
        ]
        for text in texts:
            column.addWidget(Paragraph(text, "option"))
        self.body.addWidget(facts)

    def _add_rules(self, view: SittingView) -> None:
        self._head(_("How it goes"))
        rules = Card()
        column = rules.column(6)
        texts = [
            _("Every answer is saved at once. After a power cut or a crash you go on where you were."),
            _(
                "Where a part is timed, its clock is shown. It runs only while the page is in view: it stops in "
                "a break "
                "between parts, and when this window is not in front. After an interruption it goes on from the last "
                "second that was saved, so you never lose time by it."
            ),
            _(
                "Leaving this window is noted. The note is never scored; it only lets us ask whether you were "
                "disturbed."
            ),
            _("You can take a break between the parts. Mouse or keyboard, as you like."),
        ]
        for text in texts:
            column.addWidget(Paragraph(text, "option"))
        self.body.addWidget(rules)

    @Slot()
    def _on_ticked(self) -> None:
        self.button.setEnabled(self.me.isChecked() and self.agree.isChecked())


class WaitPage(TextPage):
    """The program was started while a sitting was under way, which is not open again yet."""

    def __init__(self, trouble: str) -> None:
        super().__init__(_("One moment"))
        self.say(_("Your tests are being opened again. Nothing you answered is lost."))
        if trouble:
            self.say(_("Please tell the staff. It is tried again every few seconds. {reason}").format(reason=trouble))
        self.finish()


class IntroPage(TextPage):
    """What the next test is; a break may be taken here."""

    def __init__(self, form: Form, place: int, count: int, resumed: str = "") -> None:
        title = localized(form.title)
        super().__init__(title, _("Go on") if resumed else _("Start this part"))
        self.body.insertWidget(0, Label(_("Part {place} of {count}").format(place=place, count=count), "option", "t2"))
        if resumed:
            self.say(resumed)
        elif form.about is not None:
            self.say(localized(form.about))
        if any(section.layout.practice for section in form.sections) and not resumed:
            self.say(_("A short practice comes first. It does not count."), "t2")
        timed = any(
            section.layout.seconds or any(hasattr(entry, "seconds") for entry in section.questions)
            for section in form.sections
        )
        minutes = f"{form.minutes:f}" if form.minutes else "–"
        line = (
            _("About {minutes} minutes; parts of it are timed.") if timed else _("About {minutes} minutes, not timed.")
        )
        self.body.addWidget(IconLabel("clock", line.format(minutes=minutes)))
        self.say(_("No clock runs on this page: take a break here if you like."), "t2")
        self.finish()


class EndPage(TextPage):
    """Everything is done."""

    def __init__(self) -> None:
        super().__init__(_("That was all. Thank you!"))
        self.say(_("All your answers are saved. Please tell the staff that you have finished."))
        self.say(_("You may ask for a sheet of your own that tells you what your answers say."), "t2")
        self.finish()


class LeavePage(TextPage):
    """The staff's way out. ``left(pin, end)``: with the sitting to be ended or to be gone on with later."""

    left = Signal(str, bool)

    def __init__(self, finished: bool) -> None:
        super().__init__(_("For the staff"), _("Back"))
        self.say(_("The clock stands still. Type the PIN that was set for this sitting."))
        self.pin = LineEdit("")
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(8)
        self.pin.setMaximumWidth(220)
        self.pin.setAccessibleName(_("PIN"))
        self.pin.returnPressed.connect(self._on_later)
        self.fault = Paragraph("", "option", "bad")
        self.body.addWidget(self.pin)
        self.body.addWidget(self.fault)
        self.later = Button(_("Leave") if finished else _("Leave, go on later"), "plain", size="large")
        self.later.clicked.connect(self._on_later)
        self.stop = Button(_("End this sitting"), "danger", size="large")
        self.stop.clicked.connect(self._on_stop)
        if finished:
            self.stop.hide()
        self.button.set_kind("primary")
        self.body.addSpacing(12)
        self.body.addLayout(row(self.button, self.later, self.stop, None, spacing=12))
        self.end()
        self.setFocusProxy(self.pin)

    def refuse(self, words: str, wait: bool) -> None:
        """The PIN was wrong."""
        self.fault.setText(words)
        self.pin.set_text("")
        for widget in (self.pin, self.later, self.stop):
            widget.setEnabled(not wait)
        if not wait:
            self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_saving(self) -> None:
        """The PIN was right; the last answers are on their way."""
        self.fault.setText(_("Saving…"))
        for widget in (self.pin, self.later, self.stop):
            widget.setEnabled(False)

    @Slot()
    def _on_later(self) -> None:
        self.left.emit(self.pin.text(), False)

    @Slot()
    def _on_stop(self) -> None:
        self.left.emit(self.pin.text(), True)


def _list_of(forms: Sequence[Form]) -> QWidget:
    card = Card()
    column = card.column(2)
    for form in forms:
        minutes = _("about {minutes} min").format(minutes=f"{form.minutes:f}") if form.minutes else ""
        column.addWidget(FactRow(localized(form.title), minutes))
    return card
