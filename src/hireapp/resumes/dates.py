"""Dates and date ranges of resumes in Chinese and English; months of work counted once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

NOW = "now"
_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ],
        1,
    )
    for name in names.split()
}
_SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}
_NAMES = "|".join(sorted((*_MONTHS, *_SEASONS), key=len, reverse=True))
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_POINT = (
    rf"(?:(?<![\d.])(?P<y1>{_YEAR})\s*(?:年\s*|[./\-]\s?)(?P<m1>1[0-2]|0?[1-9])(?!\d)\s*(?:月份?)?(?:\s*[./\-]?\s*(?:3[01]|[12]\d|0?[1-9])(?!\d)日?(?!\d*\s*年))?"
    rf"|(?<![\d./])(?:(?:3[01]|[12]\d|0?[1-9])[./])?(?P<m2>1[0-2]|0?[1-9])\s?[./\-]\s?(?P<y2>{_YEAR})(?!\d)"
    rf"|(?<![A-Za-z])(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s+)?(?P<name>{_NAMES})\.?\s*(?:\d{{1,2}}(?:st|nd|rd|th)?,\s*)?[,'’\-/]?\s*(?:of\s+)?(?P<y3>{_YEAR}|(?<=['’])\d\d)(?!\d)"
    rf"|(?<!\d)(?P<y4>20[0-4]\d|19[89]\d)(?P<m4>1[0-2]|0[1-9])(?!\d)"
    rf"|(?<![\d.,$¥￥])(?P<y5>{_YEAR})(?!\d|[,.]\d{{3}}|%|\+|万|元|人|个|单)\s*年?度?)"
)
_NOW = r"(?P<now>至今|迄今|现在|目前|今|now|present|current(?:ly)?|(?:to|till|until)\s*date|today|ongoing|till\s+now|until\s+now)(?![A-Za-z])"  # noqa: E501
_DASH = r"(?:\s*(?:[-–—―‒−~～﹣_→]+|至|到|\bto\b|\buntil\b|\btill\b|\bthrough\b|\bthru\b)\s*)"


def _named(pattern: str, mark: str) -> str:
    return re.sub(r"\(\?P<(\w+)>", rf"(?P<{mark}\1>", pattern)


_RANGE = re.compile(
    rf"(?:\b(?:from|since)\s+|[自从]\s*)?{_named(_POINT, 'a')}"
    rf"(?:{_DASH}(?:{_named(_POINT, 'b')}|{_named(_NOW, 'b')}|(?P<bm>1[0-2]|0?[1-9])\s*月|(?P<bshort>\d\d)(?![\d.,%])"
    rf"|(?P<bopen>\s*[)\]）]?\s*(?=$|\t|[|，,])))|\s*{_named(_NOW, 'c')})",
    re.I,
)
_MONTH_FIRST = re.compile(rf"(?<![A-Za-z])(?P<first>{_NAMES})\.?{_DASH}{_named(_POINT, 'b')}", re.I)
_SINCE = re.compile(
    rf"(?:\bsince\s+|[自从]\s*){_named(_POINT, 'a')}(?:\s*(?:起|以来|开始|onwards?))?|{_named(_POINT, 'd')}\s*(?:起|以来|onwards?)",  # noqa: E501
    re.I,
)
_SINGLE = re.compile(_named(_POINT, "a"), re.I)


@dataclass(frozen=True, slots=True)
class Span:
    """A date range: ``start`` and ``end`` as "2021-03", "2021" or (end) "now", and where it stands in the text."""

    start: str
    end: str
    begin: int
    stop: int
    open_end: bool = False


def find_span(text: str) -> Span | None:
    """The first date range in ``text`` (widths folded)."""
    return next(iter(find_spans(text)), None)


def find_spans(text: str) -> list[Span]:
    """All date ranges in ``text``; a lone date is none."""
    spans = [span for match in _RANGE.finditer(text) if (span := _range_span(match))]
    if not spans and (match := _MONTH_FIRST.search(text)):
        spans = _month_first_span(match)
    if not spans and (match := _SINCE.search(text)):
        start = _point(match, "a") or _point(match, "d")
        spans = [Span(start, NOW, match.start(), match.end())] if start else []
    return spans


def find_season(text: str) -> Span | None:
    """A lone "Summer 2022", "May 2022" or "2022" as a range of its own."""
    match = _SINGLE.search(text)
    point = _point(match, "a") if match else None
    return Span(point, point, match.start(), match.end()) if match and point else None


def _range_span(match: re.Match[str]) -> Span | None:
    start, end = _point(match, "a"), _point(match, "b")
    given = match.groupdict()
    if not start:
        return None
    if given["bnow"] or given["cnow"] or (given["bopen"] is not None and end is None):
        return Span(start, NOW, match.start(), match.end(), given["bopen"] is not None)
    if given["bm"]:
        end = f"{start[:4]}-{int(given['bm']):02d}"
    elif given["bshort"]:
        end = _short_year(start, given["bshort"])
    return Span(start, end, match.start(), match.end()) if end and _ordered(start, end) else None


def _short_year(start: str, digits: str) -> str | None:
    year = int(start[:2] + digits)
    return str(year) if len(start) == 4 and int(start) < year <= int(start) + 40 else None


def _month_first_span(match: re.Match[str]) -> list[Span]:
    end = _point(match, "b")
    number = _month_number(match.group("first"))
    return [Span(f"{end[:4]}-{number:02d}", end, match.start(), match.end())] if end else []


def _ordered(start: str, end: str) -> bool:
    return start[: len(end)] <= end[: len(start)]


def _point(match: re.Match[str], mark: str) -> str | None:
    given = {key[len(mark) :]: value for key, value in match.groupdict().items() if key.startswith(mark) and value}
    for year, month in (("y1", "m1"), ("y2", "m2"), ("y4", "m4")):
        if year in given:
            return f"{given[year]}-{int(given[month]):02d}"
    if "y3" in given:
        year_text = given["y3"] if len(given["y3"]) == 4 else f"20{given['y3']}"
        return f"{year_text}-{_month_number(given['name']):02d}"
    return given.get("y5")


def _month_number(name: str) -> int:
    name = name.casefold()
    return _MONTHS.get(name) or _SEASONS[name]


def months_worked(spans: Iterable[tuple[str, str]], as_of: date) -> int:
    """Months covered by ``spans`` up to ``as_of``; overlapping months count once.

    A month given as the end counts whole; a year given as the end ends at its start ("2019 - 2021" is two years),
    unless it is the year of the start, which counts as one year.
    """
    covered: set[int] = set()
    limit = as_of.year * 12 + as_of.month - 1
    for start, end in spans:
        first = _first_month(start)
        covered |= set(range(first, min(_after_last(start, end, limit), limit)))
    return len(covered)


def _first_month(point: str) -> int:
    return int(point[:4]) * 12 + (int(point[5:7]) - 1 if len(point) > 4 else 0)


def _after_last(start: str, end: str, limit: int) -> int:
    if end == NOW:
        return limit
    if len(end) > 4:
        return _first_month(end) + 1
    return int(end) * 12 + (12 if int(end) == int(start[:4]) else 0)
