"""Starts the window: Qt and two fonts first, everything else after the first paint."""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING, Any

from hireapp.bootstrap import Context, where
from hireapp.i18n import N_, _, use
from hireapp.settings import language_of

if TYPE_CHECKING:
    from types import TracebackType

    from hireapp.ui.main_window import MainWindow

log = logging.getLogger(__name__)
NO_DISPLAY = N_("There is no display to open a window on. Commands work without one: see 'hireapp --help'.")


def main() -> int:
    """Entry of ``hireapp-window``."""
    return run(Context(where()))


def run(context: Context) -> int:
    """Open the window and stay until it is closed. Returns the exit code."""
    use(language_of(context.settings))
    if not has_display():
        print(_(NO_DISPLAY), file=sys.stderr)
        return 1
    start_log(context)
    application = make_application()
    from hireapp.ui.lock import WindowLock

    lock = WindowLock(context.place.folder)
    holder = lock.take()
    if holder is not None:
        from hireapp.ui.lock import tell_holder

        tell_holder(holder)
        return 1
    window = make_window(context)
    window.show()
    code = application.exec()
    lock.release()
    return int(code)


def make_application() -> Any:
    """The QApplication with the program's fonts; the window brings the theme."""
    from PySide6.QtWidgets import QApplication

    from hireapp.ui.kit.fonts import load_fonts

    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("hireapp")
    application.setDesktopFileName("hireapp")
    load_fonts()
    sys.excepthook = _on_exception
    return application


def make_window(context: Context) -> MainWindow:
    """The main window, not yet shown."""
    from hireapp.ui.main_window import MainWindow

    return MainWindow(context)


def has_display() -> bool:
    """Whether a window can be shown."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def start_log(context: Context) -> None:
    """Log to a file of limited size in the data folder; never names, answers, contacts or file contents."""
    import logging.handlers

    folder = context.place.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            folder / "hireapp.log", maxBytes=1_000_000, backupCount=2, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_OneLine("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)


class _OneLine(logging.Formatter):
    """One entry a line: line breaks and control characters are escaped."""

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)


def _on_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """The one hook for what escapes a slot: log it with its traceback and tell the user."""
    log.error("unexpected failure", exc_info=(kind, error, trace))
    from hireapp.ui.main_window import tell_failure

    tell_failure(f"{kind.__name__}: {error}")


if __name__ == "__main__":
    sys.exit(main())
