"""Prints ms to build and paint one page of 10 statements of the inventory, medians of 15 warm rounds."""

from __future__ import annotations

import os
import statistics
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main() -> None:
    """Measure once."""
    from hireapp.app import make_application
    from hireapp.forms.loader import load_library, read_folder
    from hireapp.forms.paging import TestPage
    from hireapp.resources import resource_folder
    from hireapp.ui.candidate_mode.item_page import ItemPage
    from hireapp.ui.editors import Style
    from hireapp.ui.kit.theme import start_style

    application = make_application()
    start_style("light")
    form = load_library(read_folder(resource_folder("questionnaires"))).form("sales_inventory")
    section = next(entry for entry in form.sections if not entry.layout.practice)
    rounds = []
    for number in range(15):
        page = TestPage(section, section.questions[number : number + 10], number + 1)
        start = time.perf_counter()
        widget = ItemPage(page, {}, Style())
        widget.resize(1440, 760)
        widget.grab()
        rounds.append((time.perf_counter() - start) * 1000)
        widget.deleteLater()
    application.sendPostedEvents()
    print(f"{statistics.median(rounds):.1f}")


if __name__ == "__main__":
    main()
