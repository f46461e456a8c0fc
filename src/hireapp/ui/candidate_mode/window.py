"""The window of a sitting: full screen, left by PIN only, going on where it stopped after anything.

It keeps no answer to itself: each is sent to the database when given, with the time spent on it and where the sitting
stands. What can't be saved stays on screen and is sent again every three seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from hireapp.forms.answer import Answer
from hireapp.forms.form import Form
from hireapp.forms.paging import TestPage, pages_of
from hireapp.i18n import Language, _, current_language, localized, use
from hireapp.ui.calls import Call
from hireapp.ui.candidate_mode.clock import SittingClock
from hireapp.ui.candidate_mode.frame import CandidateFrame
from hireapp.ui.candidate_mode.item_page import ItemPage, is_whole
from hireapp.ui.candidate_mode.keeper import AGAIN_MS, Keeper
from hireapp.ui.candidate_mode.leaving import Leaving
from hireapp.ui.candidate_mode.texts import EndPage, IntroPage, TextPage, WelcomePage
from hireapp.ui.editors import Style

if TYPE_CHECKING:
    from hireapp.bootstrap import Context
    from hireapp.errors import HireError
    from hireapp.services.changes import Changes
    from hireapp.services.sittings import SittingView
    from hireapp.ui.jobs import Jobs

TICK_MS = 100
KEEP_MS = 1000
_PRESENCE = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress)


class CandidateWindow(QMainWindow):
    """The window. ``closed()`` once staff have left it."""

    closed = Signal()

    def __init__(self, context: Context, jobs: Jobs, view: SittingView, *, interrupted: bool = False) -> None:
        super().__init__()
        self.context, self.jobs, self.view = context, jobs, view
        self.interrupted = interrupted
        self.place: dict[str, Any] = dict(view.sitting.place or {})
        self.clock = SittingClock(self.place.get("clock"))
        self.keeper = Keeper(jobs, self)
        self.answers: dict[str, dict[str, Answer]] = {name: dict(given) for name, given in view.answers.items()}
        self.done = set(view.done)
        self.form: Form | None = None
        self.assessment_id = ""
        self.pages: tuple[TestPage, ...] = ()
        self.item_page: ItemPage | None = None
        self._page = 0
        self._spent: dict[str, int] = {}
        self._mark = 0
        self._skip_asked = -1
        self._time_up: set[str] = set()
        self.leaving = Leaving(jobs, self.keeper, view.sitting.id, self)
        self.leaving.noted.connect(self._note)
        self.leaving.stayed.connect(self._on_stay)
        self.leaving.left.connect(self._on_left)
        self._may_close = False
        self._had_focus = False
        self.setWindowTitle("hireapp")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self._build()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()
        self._since_kept = 0
        self.keeper.refused.connect(self._on_refused)
        self.keeper.saved.connect(self._on_saved)
        self.keeper.troubled.connect(self._on_trouble)
        self._open()

    # ---- frame and language
    def _build(self) -> None:
        self.frame = CandidateFrame(self.view.company)
        self.setCentralWidget(self.frame)
        self.frame.back_wanted.connect(self.go_back)
        self.frame.next_wanted.connect(self.go_next)
        self.frame.leave_wanted.connect(self.ask_pin)
        self.frame.language_wanted.connect(self._on_language)
        self.frame.language.set_text("English" if current_language() == "zh" else "中文")
        self.frame.language.setAccessibleName(_("Change the language"))
        for key, slot in (("Ctrl+Return", self.go_next), ("Ctrl+Enter", self.go_next), ("Alt+Left", self.go_back)):
            shortcut = QShortcut(QKeySequence(key), self.frame)
            shortcut.activated.connect(slot)

    def _open(self) -> None:
        """Show what comes: consent, the next test, or the end."""
        if self.view.sitting.state in ("finished", "stopped"):
            self._show_text(EndPage(), "")
            return
        if self.view.sitting.consented_at is None:
            page = WelcomePage(self.view)
            page.done.connect(self._on_consent)
            self._show_text(page, "")
            return
        following = self._next_form()
        if following is None:
            self._end()
            return
        begun = following.id in self.view.begun
        resumed = ""
        if begun and self.interrupted:
            resumed = _(
                "The sitting was interrupted. Nothing you answered is lost, and no clock has run in the meantime."
            )
        elif begun:
            resumed = _("You go on where you stopped. No clock has run in the meantime.")
        count = len(self.view.forms)
        intro = IntroPage(following, [form.id for form in self.view.forms].index(following.id) + 1, count, resumed)
        intro.done.connect(self._on_start)
        self._show_text(intro, localized(following.title))

    def _next_form(self) -> Form | None:
        return next((form for form in self.view.forms if form.id not in self.done), None)

    def _show_text(self, page: TextPage, part: str) -> None:
        self.clock.pause()
        self.item_page = None
        self.frame.show_part(part)
        self.frame.show_clock(None)
        self.frame.show_progress("", "", None)
        self.frame.show_foot(False)
        self._put(page)
        (page if page.button.isHidden() else page.button).setFocus()

    def _put(self, page: QWidget) -> None:
        stack = self.frame.stack
        for place in reversed(range(stack.count())):
            if (old := stack.widget(place)) is not None:
                stack.removeWidget(old)
                old.deleteLater()
        stack.addWidget(page)
        stack.setCurrentWidget(page)

    @Slot()
    def _on_language(self) -> None:
        language: Language = "en" if current_language() == "zh" else "zh"
        self.flush()
        use(language)
        self.keeper.send(
            Call("sittings.note_event", self.view.sitting.id, "language", self._form_id(), self.clock.value(), language)
        )
        old = self.takeCentralWidget()
        if old is not None:
            old.deleteLater()
        self.leaving.forget()
        self._build()
        if self.item_page is not None:
            self._show_page(self._page)
        else:
            self._open()

    # ---- consent and beginning of a test
    @Slot()
    def _on_consent(self) -> None:
        self._disarm()
        self.jobs.change(Call("sittings.consent", self.view.sitting.id), self._on_consented, self._on_failed)

    @Slot(object)
    def _on_consented(self, _changes: Changes) -> None:
        self._reload()

    @Slot()
    def _on_start(self) -> None:
        self._disarm()
        form = self._next_form()
        assert form is not None
        call = Call("sittings.begin_form", self.view.sitting.id, form.id, current_language(), context=self.context)
        self.jobs.change(call, self._on_begun, self._on_failed)

    @Slot(object)
    def _on_begun(self, _changes: Changes) -> None:
        self._begin = True
        self._reload()

    _begin = False

    def _disarm(self) -> None:
        """One press is one press: the page goes on by itself, or arms its button again when that failed."""
        page = self.frame.stack.currentWidget()
        if isinstance(page, TextPage):
            page.button.setEnabled(False)

    @Slot()
    def _reload(self) -> None:
        call = Call("sittings.view", self.view.sitting.id, context=self.context)
        self.jobs.read(call, self._on_view, self._on_no_view)

    @Slot(object)
    def _on_no_view(self, error: HireError) -> None:
        self._on_failed(error)
        QTimer.singleShot(AGAIN_MS, self, self._reload)

    @Slot(object)
    def _on_view(self, view: SittingView) -> None:
        self.view = view
        self.done = set(view.done)
        if not self._begin:
            self._open()
            return
        self._begin = False
        form = self._next_form()
        assert form is not None
        assessment = view.begun[form.id]
        self.form, self.assessment_id = form, assessment.id
        self.answers[form.id] = dict(view.answers.get(form.id, {}))
        self.pages = pages_of(form, (assessment.steps or {}).get("language", view.sitting.language), view.sitting.seed)
        at = self.place.get("page", 0) if self.place.get("form") == form.id else 0
        if self.interrupted:
            self.interrupted = False
            self._note("interrupted")
        self._show_page(min(at, len(self.pages) - 1))

    # ---- pages
    def _show_page(self, place: int) -> None:
        assert self.form is not None
        self._page = place
        page = self.pages[place]
        style = Style(seed=self.view.sitting.seed, extra_time=float(self.view.sitting.extra_time))
        self.item_page = ItemPage(page, self.answers[self.form.id], style)
        self.item_page.answered.connect(self._on_answered)
        for editor in self.item_page.editors.values():
            editor.moment = self.clock.value
        self._put(self.item_page)
        self._skip_asked = -1
        self.clock.show(self._clock_key(page))
        self._mark = self.clock.value()
        if not self._active:
            self.clock.pause()
        self.frame.show_banner("")
        self.frame.show_clock(self._left())
        self._show_state()
        if self._left() == 0 or self._is_time_up():
            self._end_time()
        first = self.item_page.open_items(self.answers[self.form.id])
        self.item_page.start(first[0] if first else "")
        self._keep_place()

    def _show_state(self) -> None:
        assert self.form is not None and self.item_page is not None
        page = self.pages[self._page]
        scored = [entry for entry in self.pages if not entry.section.layout.practice]
        total = sum(sum(question.answerable for question in entry.questions) for entry in scored)
        number = [form.id for form in self.view.forms].index(self.form.id) + 1
        self.frame.show_part(_("Part {place}, {title}").format(place=number, title=localized(self.form.title)))
        if page.section.layout.practice:
            self.frame.show_progress(_("Practice, does not count"), "", 0.0 if total > 1 else None)
        elif self.item_page.wide:
            self.frame.show_progress("", "", None)
        else:
            last = page.first + sum(question.answerable for question in page.questions) - 1
            words = _("Items {first}–{last} of {total}") if last > page.first else _("Item {first} of {total}")
            left = max(1, round(float(self.form.minutes or 1) * (total - page.first + 1) / max(1, total)))
            timed = self._limit() is not None
            about = "" if timed else _("About {minutes} minutes more, not timed").format(minutes=left)
            self.frame.show_progress(
                words.format(first=page.first, last=last, total=total) if page.first <= last else "",
                about,
                (page.first - 1) / max(1, total),
            )
        self._show_open()

    def _show_open(self) -> None:
        assert self.form is not None and self.item_page is not None
        page = self.pages[self._page]
        missing = len(self.item_page.open_items(self.answers[self.form.id]))
        if self.item_page.wide:
            words = _("Customers are still there. Press Next again to leave them.") if (
                self._skip_asked == self._page and not self._is_over()
            ) else ""
        elif not self.item_page.editors:
            words = _("Press Next when you have read it. It can’t be opened again.")
        elif self._skip_asked == self._page and missing:
            words = _("{count} not answered. Press Next again to leave it so.").format(count=missing)
        elif missing and page.questions[0].kind in ("likert", "pair"):
            words = _("{count} to answer. Mouse, or keys 1–5 and ↑ ↓").format(count=missing)
        elif missing:
            words = _("{count} to answer").format(count=missing)
        elif page.questions[0].kind == "typing":
            words = ""  # Begun is not copied to the end: nothing is said about it.
        else:
            words = _("All answered. Ctrl+Enter goes on")
        # At the chat desk, sending is the main thing until the talks are over.
        talking = self.item_page.wide and not self._is_over() and self._left() != 0
        self.frame.next.set_kind("plain" if talking else "primary")
        self.frame.show_foot(True, self._may_go_back(), words)

    def _may_go_back(self) -> bool:
        """Back within a section only, and never out of a timed or explained page."""
        if self._page == 0 or self._limit() is not None:
            return False
        here, before = self.pages[self._page].section, self.pages[self._page - 1].section
        return here is before and not here.layout.feedback

    @Slot()
    def go_back(self) -> None:
        """The page before."""
        if self.item_page is not None and not self.leaving.is_open and self._may_go_back():
            self.flush()
            self._show_page(self._page - 1)

    @Slot()
    def go_next(self) -> None:
        """The next page, or the end of the test; open items are pointed out once."""
        if self.item_page is None or self.leaving.is_open or self.form is None:
            return
        self.flush()
        if self.item_page.show_feedback():
            return
        missing = self.item_page.open_items(self.answers[self.form.id])
        waiting = self.item_page.wide and not self._is_over()
        if (missing or waiting) and self._skip_asked != self._page and not self._is_time_up():
            self._skip_asked = self._page
            self._show_open()
            self.item_page.start(missing[0] if missing else "")
            return
        if self._page + 1 < len(self.pages):
            self._show_page(self._page + 1)
        else:
            self._finish_form()

    def _is_over(self) -> bool:
        """Whether the chat in view is done."""
        editors = self.item_page.editors.values() if self.item_page else ()
        return any(hasattr(editor, "finished") and editor.finished() for editor in editors)

    def _finish_form(self) -> None:
        assert self.form is not None
        self.clock.pause()
        own = f"{self.form.id}/"
        spent = sum(ms for key, ms in self.clock.values().items() if key.startswith(own))
        self.done.add(self.form.id)
        self.item_page = None
        self.keeper.send(Call("sittings.finish_form", self.assessment_id, spent))
        self.keeper.send(Call("sittings.keep_place", self.view.sitting.id, {"clock": self.clock.values()}))
        self._reload_when_kept()

    @Slot()
    def _reload_when_kept(self) -> None:
        """Read the sitting again once everything sent is stored."""
        if self.keeper.idle:
            self._reload()
        else:
            QTimer.singleShot(20, self, self._reload_when_kept)

    @Slot(object)
    def _on_failed(self, error: HireError) -> None:
        page = self.frame.stack.currentWidget()
        if isinstance(page, TextPage):
            page.button.setEnabled(True)
        self.frame.show_banner(
            _("This could not be done. Please tell the staff. {reason}").format(reason=error.in_words(_))
        )

    def _end(self) -> None:
        self.keeper.send(Call("sittings.finish", self.view.sitting.id))
        self._show_text(EndPage(), "")

    # ---- answers and times
    @Slot(str, object)
    def _on_answered(self, question_id: str, answer: Answer) -> None:
        assert self.form is not None and self.item_page is not None
        now = self.clock.value()
        spent = self._spent.get(question_id, 0) + now - self._mark
        self._spent[question_id], self._mark = spent, now
        self.answers[self.form.id][question_id] = answer
        self.keeper.keep(self.form, self.assessment_id, question_id, answer, spent, self._place_now())
        self._skip_asked = -1
        self._show_open()
        kind = self.form.question(question_id).kind
        if kind in ("likert", "pair") or (kind == "most_least" and is_whole(self.form.question(question_id), answer)):
            self.item_page.go_on(question_id)

    def flush(self) -> None:
        """Tell now what was typed."""
        if self.item_page is not None:
            self.item_page.flush()

    def _place_now(self) -> dict[str, Any]:
        self.place = {"form": self._form_id(), "page": self._page, "clock": self.clock.values()}
        return self.place

    def _keep_place(self) -> None:
        self._since_kept = 0
        self.keeper.send(Call("sittings.keep_place", self.view.sitting.id, self._place_now()))

    def _form_id(self) -> str:
        return self.form.id if self.form is not None else ""

    # ---- clocks
    def _clock_key(self, page: TestPage) -> str:
        own = page.questions[0]
        name = own.id if hasattr(own, "seconds") else page.section.id
        return f"{self._form_id()}/{name}"

    def _limit(self) -> int | None:
        """The limit of the page in view in ms, extra time included; None if it is not timed."""
        page = self.pages[self._page]
        seconds = getattr(page.questions[0], "seconds", None) or page.section.layout.seconds
        return None if seconds is None else int(seconds * 1000 * self.view.sitting.extra_time)

    def _left(self) -> int | None:
        limit = self._limit()
        return None if limit is None else max(0, limit - self.clock.value())

    @Slot()
    def _on_tick(self) -> None:
        if self.item_page is None or self.leaving.is_open or not self.clock.is_running:
            return
        if self.clock.tick():
            self._note("interrupted")
        left = self._left()
        self.frame.show_clock(left)
        self.item_page.tick(self.clock.value())
        if self._is_over():
            self.frame.show_banner(_("All talks are done. Press Next."))
            self.frame.next.set_kind("primary")
        if left == 0:
            self._end_time()
        self._since_kept += TICK_MS
        if left is not None and self._since_kept >= KEEP_MS:
            self._keep_place()

    def _is_time_up(self) -> bool:
        return self._clock_key(self.pages[self._page]) in self._time_up

    def _end_time(self) -> None:
        assert self.item_page is not None
        if not self._is_time_up():
            self._time_up.add(self._clock_key(self.pages[self._page]))
            self.item_page.flush()
            self._note("time_up")
        self.item_page.lock()
        self.clock.pause()
        self.frame.show_clock(0)
        self.frame.next.set_kind("primary")
        self.frame.show_banner(_("Time is up. What you entered is saved. Press Next."))
        self.frame.next.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isVisible() and not self._may_close:
            active = self.isActiveWindow()
            # Some window systems never say that a window is active; only one that was can be left.
            self._had_focus = self._had_focus or active
            if self._had_focus:
                self._on_active(active)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key or a press in this window: somebody is here, whatever the window system says."""
        if not self._active and event.type() in _PRESENCE:
            self._on_active(True)
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    _active = True

    def _on_active(self, active: bool) -> None:
        if active == self._active:
            return
        self._active = active
        if self.item_page is None:
            return
        self._note("focus_back" if active else "focus_lost")
        timed = self._limit() is not None and not self._is_time_up()
        if not active:
            self.clock.pause()
            if timed and not self.leaving.is_open:
                self.item_page.cover(True)
                self.frame.show_banner(_("This window was left; the clock stands still. Click here to go on."))
        elif not self.leaving.is_open and not self._is_time_up():
            self.item_page.cover(False)
            self.clock.go_on()
            self.frame.show_banner(_("This window was left; the clock stood still. It is noted, and never scored."))

    @Slot(str)
    def _note(self, kind: str) -> None:
        self.keeper.send(Call("sittings.note_event", self.view.sitting.id, kind, self._form_id(), self.clock.value()))

    # ---- saving
    @Slot(str)
    def _on_saved(self, when: str) -> None:
        self.frame.saved.setText(_("Saved {time}").format(time=when))
        self.frame.saved.set_color("t2")

    @Slot(str)
    def _on_trouble(self, words: str) -> None:
        self.frame.saved.setText(_("Not saved"))
        self.frame.saved.set_color("bad")
        self.frame.show_banner(
            _("The last answer could not be saved. Please tell the staff; it is tried again. {reason}").format(
                reason=words
            )
        )

    @Slot(str)
    def _on_refused(self, words: str) -> None:
        self.frame.saved.setText(_("Not saved"))
        self.frame.saved.set_color("bad")
        self.frame.show_banner(_("This could not be kept. Please tell the staff. {reason}").format(reason=words))

    # ---- leaving
    @Slot()
    def ask_pin(self) -> None:
        """Show the staff's page instead of the test; the clock stands still."""
        if self.leaving.is_open:
            return
        self.flush()
        self.clock.pause()
        if self.item_page is not None:
            self._keep_place()
            self._note("pause")
        self.frame.show_foot(False)
        self.leaving.ask(self.frame.stack, finished=self._next_form() is None)

    @Slot()
    def _on_stay(self) -> None:
        if self.item_page is not None:
            if not self._is_time_up():
                self.item_page.cover(False)
                self.clock.go_on()
            self._note("resumed")
            self._show_open()

    @Slot()
    def _on_left(self) -> None:
        self._may_close = True
        self._timer.stop()
        self.closed.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            self.ask_pin()
