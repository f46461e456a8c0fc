"""Prints ms from the first line to the first paint of the window, to its complete frame, and to the first data
shown."""

import time

START = time.perf_counter()

import sys
from typing import Any

from hireapp.bootstrap import Context, where


def spent() -> float:
    """Ms since the first line."""
    return (time.perf_counter() - START) * 1000


def main() -> None:
    """Measure once in this process."""
    from hireapp.app import make_application, make_window

    application = make_application()
    window = make_window(Context(where(sys.argv[1])))
    painted: list[float] = []
    paint = type(window).paintEvent

    def paint_and_note(self: Any, event: Any) -> None:
        paint(self, event)
        painted.append(spent())

    type(window).paintEvent = paint_and_note
    window.show()
    while not painted:
        application.processEvents()
    frame = 0.0
    while not (window.jobs.idle and window.page() is not None):
        application.processEvents()
        frame = frame or spent()
        time.sleep(0.001)
    print(f"{painted[0]:.0f} {spent():.0f} {frame:.0f}")
    window.close()


main()
