"""The one window: navigation left, opening and search above, the page in the centre. Pages are built when first shown.

The window stands first, with the ground of its frame painted; what is in it, kit and theme, follow after that paint.
Nothing here imports the database, pydantic, reportlab or YAML: the worker opens them.
"""

from __future__ import annotations

import importlib
import logging
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QSize, QTimer, Slot
from PySide6.QtGui import QClipboard, QCloseEvent, QColor, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow

from hireapp.i18n import _, current_language, use
from hireapp.settings import language_of
from hireapp.ui.desk import Desk, Screen
from hireapp.ui.jobs import Jobs
from hireapp.ui.messages import Messages
from hireapp.ui.places import OF_OPENING, SCREENS, people, places, read_shell

if TYPE_CHECKING:
    from hireapp.bootstrap import Context
    from hireapp.errors import HireError
    from hireapp.services.changes import Changes, Undo
    from hireapp.ui.candidate_mode.window import CandidateWindow
    from hireapp.ui.door import Door
    from hireapp.ui.kit.palette import CommandPalette
    from hireapp.ui.shell import Frame

log = logging.getLogger(__name__)
FOLD_BELOW = 1300
SIT_AGAIN_MS = 3000
FOLDED, WIDE = 56, 204
_FIRST_GROUNDS = {"light": ("#FFFFFF", "#F7F6F3"), "dark": ("#18191C", "#121315")}

class MainWindow(QMainWindow):
    """The window. ``go`` shows a page; ``back`` returns to the one before."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.jobs = Jobs(context, self)
        self.messages = Messages(self)
        self.desk = Desk(self.jobs, self.messages, self.go, context, self)
        self._opening = context.settings.last_opening
        self._screens: dict[str, Screen] = {}
        self._place: tuple[str, str] = ("", "")
        self._trail: list[tuple[str, str]] = []
        self._frame: Frame | None = None
        self._closing = False
        self._door: Door | None = None
        self._sign_in_after = False
        self._missed: list[Changes] = []
        self._undoing = False
        self.palette_box: CommandPalette | None = None
        self._connect()
        self.setMinimumSize(QSize(1024, 640))
        # not self.screen(): what Python holds of that would count as the window's and go with it
        self.resize(QSize(1440, 900).boundedTo(QApplication.primaryScreen().availableGeometry().size()))
        self.setWindowTitle("hireapp")

    @property
    def frame(self) -> Frame:
        """Sidebar, top bar and pages; built at the first use, which is after the first paint."""
        if self._frame is None:
            self._build()
        assert self._frame is not None
        return self._frame

    def _build(self) -> None:
        from hireapp.ui.kit.qt_words import speak
        from hireapp.ui.kit.theme import start_style
        from hireapp.ui.shell import Frame

        speak(current_language())
        start_style(self.context.settings.theme)
        frame = Frame()
        self._frame = frame
        self.setCentralWidget(frame)
        frame.sidebar.chosen.connect(self._on_chosen)
        frame.top.searched.connect(self._on_searched)
        frame.top.add_clicked.connect(self._on_add)
        frame.top.opening_chosen.connect(self.choose_opening)
        frame.top.new_opening_wanted.connect(self._on_new_opening)
        self._fold()

    def _connect(self) -> None:
        self.jobs.opened.connect(self._on_opened)
        self.jobs.changed.connect(self._on_changed)
        self.jobs.failed.connect(self._on_failed)
        self.jobs.crashed.connect(self._on_crashed)
        self.messages.undo_wanted.connect(self._on_undo)
        for key, slot in (
            ("Ctrl+K", self.open_palette),
            ("Ctrl+Z", self._on_undo_key),
            ("Alt+Left", self.back),
            ("Ctrl+,", self._on_settings_key),
            ("Ctrl+I", self._on_add),
            ("Ctrl+Shift+L", self._on_sign_out),
        ):
            QShortcut(QKeySequence(key), self, slot)

    @Slot()
    def start(self) -> None:
        """Start the workers and build what is in the window; called after the first paint."""
        if not self.jobs.started:
            from hireapp.ui.collector import Collector

            self._collector = Collector(self)
            self.jobs.start()
            if self.handed_over:
                self._wait_for_sitting("")
            else:
                assert self.frame is not None  # built here

    def go(self, place: str, argument: str = "") -> None:
        """Show a page; nothing while a candidate has this machine."""
        if self.handed_over or self._barred:
            return
        if self._place[0]:
            self._trail.append(self._place)
            del self._trail[:-30]
        self._show(place, argument)

    def back(self) -> None:
        """Return to the page before."""
        if self._trail and not self._barred:
            self._show(*self._trail.pop())

    def opening_id(self) -> str:
        """The opening in view, or ""."""
        return self._opening

    @Slot(str)
    def choose_opening(self, opening_id: str) -> None:
        """Put another opening in view and keep the choice."""
        self._opening = opening_id
        from hireapp.bootstrap import with_settings

        with_settings(self.context, last_opening=opening_id)
        self.refresh_top()
        place = self._place[0] if self._place[0] in OF_OPENING else "pipeline"
        self.go(place)

    def rebuild(self) -> None:
        """Build everything anew in the language and theme of the settings, and return to the page in view."""
        place = self._place
        self._renew()
        self.refresh_top()
        if place[0]:
            self._show(*place)

    def _renew(self) -> None:
        """All widgets anew, nothing read yet."""
        use(language_of(self.context.settings))
        for screen in self._screens.values():
            screen.leave()
            screen.deleteLater()
        self._screens = {}
        old = self.takeCentralWidget()
        if old is not None:
            old.deleteLater()
        self.palette_box = None
        self._build()

    def page_width(self) -> int:
        """Logical pixels of the page beside the navigation."""
        return self.frame.stack.width()

    def page(self, place: str = "") -> Screen | None:
        """The page of that place, if it was built; by default the one in view."""
        return self._screens.get(place or self._place[0])

    def refresh_top(self) -> None:
        """Read what the top bar and the sidebar show."""
        self.jobs.read(read_shell, self._on_shell)

    @property
    def handed_over(self) -> bool:
        """Whether a sitting holds this machine: then nothing of HR is shown, by whatever key."""
        return bool(self.context.settings.sitting)

    def open_palette(self) -> None:
        """Show the command palette over the page."""
        if self.handed_over or self._barred:
            return
        if self.palette_box is None:
            from hireapp.ui.kit.palette import CommandPalette

            self.palette_box = CommandPalette(self)
            self.palette_box.chosen.connect(self._on_command)
        screen = self.page()
        own = screen.commands() if screen else []
        self.palette_box.set_commands([*own, *places()])
        self.palette_box.open()
        self.jobs.read(people, self._on_people)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        QTimer.singleShot(200, self.start)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._frame is not None:
            return
        grounds = _FIRST_GROUNDS["dark" if self.context.settings.theme == "dark" else "light"]
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(grounds[0]))
        painter.fillRect(0, 0, FOLDED if self.width() < FOLD_BELOW else WIDE, self.height(), QColor(grounds[1]))
        painter.end()
        QTimer.singleShot(0, self.start)

    def closeEvent(self, event: QCloseEvent) -> None:
        for screen in self._screens.values():
            screen.leave()
        self._drain()
        if not self._closing and any(screen.has_trouble() for screen in self._screens.values()):
            self._closing = True  # told once; closing again closes
            self.messages.say(
                _("Not everything is saved"),
                _("Something you typed could not be saved. Go back and save it again, or close once more to leave it."),
            )
            event.ignore()
            return
        self.jobs.stop()
        event.accept()

    def _drain(self) -> None:
        """Let what was sent reach the database, at most five seconds, so that a failure is still told."""
        loop, limit = QEventLoop(), QTimer()
        limit.setSingleShot(True)
        limit.timeout.connect(loop.quit)
        self.jobs.settled.connect(loop.quit)
        if self.jobs.started and not self.jobs.idle:
            limit.start(5000)
            loop.exec()

    def _fold(self) -> None:
        if self._frame is not None:
            self._frame.sidebar.set_folded(self.width() < FOLD_BELOW)

    def _show(self, place: str, argument: str) -> None:
        before = self.page()
        if before is not None:
            before.leave()
        screen = self._screens.get(place) or self._make(place)
        self._place = (place, argument)
        self.frame.stack.setCurrentWidget(screen)
        self.frame.sidebar.set_current(screen.name)
        screen.open(argument)

    def _make(self, place: str) -> Screen:
        module, name = SCREENS[place]
        screen: Screen = getattr(importlib.import_module(f"hireapp.ui.screens.{module}"), name)(self.desk)
        self._screens[place] = screen
        self.frame.stack.addWidget(screen)
        return screen

    # ---- candidate mode
    def sit(self, sitting_id: str) -> None:
        """Hand this machine over to a candidate: this window hides until staff leave the sitting by its PIN."""
        from hireapp.bootstrap import with_settings
        from hireapp.ui.calls import Call

        self._interrupted = self.context.settings.sitting == sitting_id
        with_settings(self.context, sitting=sitting_id)
        self.messages.hold()
        call = Call("sittings.view", sitting_id, context=self.context)
        self.jobs.read(call, self._on_sitting, self._on_no_sitting)

    _interrupted = False

    def _wait_for_sitting(self, trouble: str) -> None:
        """A page that shows nothing of HR, until the sitting this machine is in can be read."""
        from hireapp.ui.candidate_mode.texts import WaitPage
        from hireapp.ui.kit.theme import start_style

        start_style(self.context.settings.theme)
        self.messages.hold()
        self.setCentralWidget(WaitPage(trouble))

    @Slot()
    def _sit_again(self) -> None:
        if self.handed_over and self.candidate is None:
            self.sit(self.context.settings.sitting)

    @Slot(object)
    def _on_sitting(self, view: Any) -> None:
        if view.sitting.state not in ("prepared", "running") and not self._interrupted:
            self._on_no_sitting(None)
            return
        from hireapp.ui.candidate_mode.window import CandidateWindow
        from hireapp.ui.kit.theme import start_style

        start_style(self.context.settings.theme)
        use(view.sitting.language)
        self.candidate = CandidateWindow(self.context, self.jobs, view, interrupted=self._interrupted)
        self.candidate.closed.connect(self._on_sitting_left)
        _clear_clipboard()
        for widget in QApplication.topLevelWidgets():
            if widget is not self and widget is not self.candidate and widget.isVisible():
                widget.close()  # a dialog or a view of HR's left open
        self.hide()
        self.candidate.showFullScreen()
        # Hiding this window can take the focus from the new one a moment later.
        QTimer.singleShot(150, self.candidate, self.candidate.activateWindow)

    candidate: CandidateWindow | None = None

    # ---- signing in
    @property
    def door(self) -> Door:
        """What stands in front until somebody has signed in; made when the database is open."""
        if self._door is None:
            from hireapp.ui.door import Door

            self._door = Door(self, self.context, self.jobs, self.messages)
            self._door.entered.connect(self._on_entered)
        return self._door

    @property
    def _barred(self) -> bool:
        return self._door is not None and self._door.is_shut

    def sign_out(self, expected: str) -> None:
        """Let whoever is expected sign in; what was typed is kept first."""
        for screen in self._screens.values():
            screen.leave()
        self.door.shut(expected)

    def watch_door(self) -> None:
        """Learn anew whether whoever works here has a password."""
        self.door.watch()

    def reopen(self) -> None:
        """Show the database that was opened instead of the one before: to whoever signs in there."""
        self.messages.forget()
        self._opening = ""
        self._trail.clear()
        self._place = ("", "")
        self._renew()
        self._on_opened()

    @Slot()
    def _on_sign_out(self) -> None:
        if self.jobs.started and not self.handed_over and not self._barred:
            self.sign_out(self.context.actor)

    def _lock_again(self) -> None:
        """A sitting ran on before anybody had signed in: now they have to."""
        if self._sign_in_after:
            self._sign_in_after = False
            self.context.lock(self.context.actor)

    @Slot(str, bool)
    def _on_entered(self, user_id: str, same: bool) -> None:
        from hireapp.bootstrap import with_settings

        kept = "shared_user_id" if self.context.place.url else "user_id"
        if getattr(self.context.settings, kept) != user_id:
            with_settings(self.context, **{kept: user_id})
        missed, self._missed = self._missed, []
        if same and self._place[0]:
            for changes in missed:
                self._on_changed(changes)
            return
        self.jobs.cancel_all()
        self.messages.forget()
        self._trail.clear()
        if self._place[0]:
            self._place = ("pipeline", "")
            self.rebuild()
        else:
            self.refresh_top()
            self.go("pipeline")

    @Slot(object)
    def _on_no_sitting(self, error: HireError | None) -> None:
        """The sitting is gone: the window opens as always. One that can't be read now is tried again, unseen by HR's
        side when it was under way."""
        from hireapp.bootstrap import with_settings
        from hireapp.errors import NotFound

        if self._interrupted and error is not None and not isinstance(error, NotFound):
            self._wait_for_sitting(error.in_words(_))
            QTimer.singleShot(SIT_AGAIN_MS, self, self._sit_again)
            return
        with_settings(self.context, sitting="")
        self._lock_again()
        self._leave_waiting()
        if error is not None:
            self.messages.error(error)
        self._on_opened()

    def _leave_waiting(self) -> None:
        if self._frame is None and (waiting := self.takeCentralWidget()) is not None:
            waiting.deleteLater()
        self.messages.release(_("While the sitting ran"))

    @Slot()
    def _on_sitting_left(self) -> None:
        from hireapp.bootstrap import with_settings

        with_settings(self.context, sitting="")
        use(language_of(self.context.settings))
        _clear_clipboard()
        self._leave_waiting()
        self.show()
        application = ""
        if self.candidate is not None:
            application = self.candidate.view.sitting.application_id
            self.candidate.close()
            self.candidate.deleteLater()
            self.candidate = None
        self._lock_again()
        if self.context.locked:
            self.door.shut(self.context.expected)
            return
        self.refresh_top()
        self.go("candidate", f"application:{application}#tests")

    @Slot()
    def _on_opened(self) -> None:
        if self.context.settings.sitting:
            self._sign_in_after = self.context.locked
            self.context.unlock(self.context.expected)  # the sitting goes on; its PIN leads to the sign-in
            self.sit(self.context.settings.sitting)
            return
        if self.context.locked:
            self.door.shut(self.context.expected)
            return
        self.refresh_top()
        if not self._place[0]:
            self.go("pipeline")

    @Slot(object)
    def _on_shell(self, shell: Any) -> None:
        openings = shell["openings"]
        if self._opening not in {opening.id for opening in openings}:
            self._opening = openings[0].id if openings else ""
            if self._place[0] in ("pipeline", "compare", "reports"):
                self._show(self._place[0], "")
        self.frame.top.show_openings(openings, self._opening, shell["hired"])
        self.frame.sidebar.show_user(shell["user"], self.context.place)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if self._barred:
            self._missed.append(changes)
            return
        if self.candidate is not None:
            return  # nothing of HR is read or shown while somebody sits here
        if {"opening", "user_account", "application", "shared_setting"} & changes.kinds:
            self.refresh_top()
        screen = self.page()
        if screen is not None:
            screen.on_changes(changes)

    @Slot(object)
    def _on_failed(self, error: HireError) -> None:
        if self.handed_over and self.candidate is None:
            self._wait_for_sitting(error.in_words(_))  # the database could not be opened
        self.messages.error(error)

    @Slot(str)
    def _on_crashed(self, text: str) -> None:
        if self.handed_over and self.candidate is None:
            self._wait_for_sitting(text)
        self.messages.crash(text)

    @Slot(object)
    def _on_undo(self, undo: Undo) -> None:
        if self._undoing or self._barred:
            return
        self._undoing = True
        self._undo_label = _(undo.label).format(**undo.fields)
        self.jobs.change(undo.action, self._on_undone, self._on_undo_failed)

    @Slot(object)
    def _on_undo_failed(self, error: HireError) -> None:
        from hireapp.errors import DatabaseTrouble

        self._undoing = False
        if not isinstance(error, DatabaseTrouble):
            self.messages.undone()
        self.messages.error(error)

    @Slot(object)
    def _on_undone(self, _changes: Changes) -> None:
        self._undoing = False
        self.messages.undone()
        self.messages.notice(self._undo_label)

    @Slot()
    def _on_undo_key(self) -> None:
        if self._barred:
            return
        focused = QApplication.focusWidget()
        if focused is not None and hasattr(focused, "undo"):
            focused.undo()  # Ctrl+Z in a text is the text's
        else:
            self.messages.undo()

    @Slot(str)
    def _on_chosen(self, place: str) -> None:
        self.go(place)

    @Slot(str)
    def _on_searched(self, text: str) -> None:
        self.go("candidates", text)

    @Slot()
    def _on_add(self) -> None:
        self.go("import")

    @Slot()
    def _on_new_opening(self) -> None:
        self.go("openings", "new")

    @Slot()
    def _on_settings_key(self) -> None:
        self.go("settings")

    @Slot(object)
    def _on_people(self, people: list[tuple[str, str, str]]) -> None:
        if self.palette_box is None or not self.palette_box.isVisible():
            return
        screen = self.page()
        own = screen.commands() if screen else []
        from hireapp.ui.kit.palette import Command

        found = [Command(f"candidate:{key}", name, number, icon="people") for key, name, number in people]
        self.palette_box.set_commands([*own, *places(), *found])

    @Slot(str)
    def _on_command(self, command: str) -> None:
        kind, _colon, argument = command.partition(":")
        screen = self.page()
        if kind == "go":
            self.go(argument)
        elif kind == "candidate":
            self.go("candidate", argument)
        elif kind == "undo":
            self.messages.undo()
        elif kind == "sign_out":
            self._on_sign_out()
        elif screen is not None:
            screen.run(command)


def tell_failure(text: str) -> None:
    """Show a failure of the program in the window that is open."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, MainWindow):
            widget.messages.crash(text)


def _clear_clipboard() -> None:
    """What HR copied is not for the candidate, and what the candidate copied not for HR."""
    clipboard = QApplication.clipboard()
    clipboard.clear()
    if clipboard.supportsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
