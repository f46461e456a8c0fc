"""Prints ms from the first line to the first paint of the window, and to the first data shown."""

import time

START = time.perf_counter()

import sys

from hireapp.bootstrap import Context, where


def main() -> None:
    """Measure once in this process."""
    context = Context(where(sys.argv[1]))
    from hireapp.app import make_application, make_window

    application = make_application(context)
    window = make_window(context)
    window.show()
    application.processEvents()
    window.repaint()
    application.processEvents()
    first = time.perf_counter() - START
    while not (window.jobs.idle and window.page() is not None):
        application.processEvents()
        time.sleep(0.001)
    print(f"{first * 1000:.0f} {(time.perf_counter() - START) * 1000:.0f}")
    window.close()


main()
