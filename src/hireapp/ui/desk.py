"""What every screen works with, handed over by the main window: jobs, messages, where to go, the context."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from hireapp.bootstrap import Context
    from hireapp.services.changes import Changes
    from hireapp.ui.jobs import Jobs
    from hireapp.ui.kit.palette import Command
    from hireapp.ui.messages import Messages


class Navigator(Protocol):
    """Goes to a page; ``argument`` says which candidate, application or opening."""

    def __call__(self, place: str, argument: str = "") -> None: ...


@dataclass(frozen=True)
class Desk:
    """The tools of a screen. ``opening_id`` of the window is asked through ``window``."""

    jobs: Jobs
    messages: Messages
    go: Navigator
    context: Context
    window: Window


class Window(Protocol):
    """What screens may ask of the main window."""

    def opening_id(self) -> str:
        """The opening in view, or ""."""

    def choose_opening(self, opening_id: str) -> None:
        """Put another opening in view."""

    def rebuild(self) -> None:
        """Build all pages anew, after a change of language."""

    def sign_out(self, expected: str) -> None:
        """Let whoever is expected sign in."""

    def watch_door(self) -> None:
        """Learn anew whether whoever works here has a password."""

    def reopen(self) -> None:
        """Open the database anew, after another was chosen."""

    def page_width(self) -> int:
        """Logical pixels of the page beside the navigation."""

    def sit(self, sitting_id: str) -> None:
        """Hand this machine over to a candidate."""


class Screen(QWidget):
    """A page. It is built when first shown, loads in ``open``, and refreshes what changed in ``on_changes``.

    name: the place in the navigation that is lit while the page is shown. actor: for whom it was built; a page is never
    handed on to somebody else.
    """

    name = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.actor = desk.context.actor

    def open(self, argument: str) -> None:
        """Load what ``argument`` names and show it."""

    def on_changes(self, changes: Changes) -> None:
        """Refresh what ``changes`` touched; only called while the page is shown."""

    def leave(self) -> None:
        """Keep what was typed: the page is about to be left or closed."""

    def has_trouble(self) -> bool:
        """Whether something typed here could not be saved yet."""
        return False

    def commands(self) -> list[Command]:
        """What the palette offers on this page; ids are given back to ``run``."""
        return []

    def run(self, command: str) -> None:
        """Do a command of this page."""
