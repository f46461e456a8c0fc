"""Prints ms a dense evaluation, Chinese and English, warm (median of 15)."""

import statistics
import time

from hireapp.i18n import Language
from hireapp.reports.document import build
from tests.reports.sample import dense


def median(language: Language) -> float:
    """Median ms of a warm document."""
    dossier = dense(language)
    for _time in range(3):
        build(dossier, language)
    spent = []
    for _time in range(15):
        start = time.perf_counter()
        build(dossier, language)
        spent.append((time.perf_counter() - start) * 1000)
    return statistics.median(spent)


print(f"{median('zh'):.1f} {median('en'):.1f}")
