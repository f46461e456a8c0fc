"""JSON Resume (jsonresume.org) -> lines and the fields it states outright."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from hireapp.resumes.drafts import RawLine, Source, finish
from hireapp.resumes.encodings import Decoded
from hireapp.resumes.limits import LIMITS, refusal
from hireapp.resumes.values import Extracted, Found, Job

_DATE = re.compile(r"^\s*((?:19|20)\d\d)(?:[-/.](0?[1-9]|1[0-2]))?(?!\d)")
_INTERN = re.compile(r"\bintern(ship)?\b|\btrainee\b|实习", re.I)
_TITLES = {"work": "Work Experience", "volunteer": "Volunteer", "education": "Education"}
_REST = ("projects", "awards", "certificates", "publications", "skills", "languages", "interests", "references")
_SHOWN_ONLY_KEYS = {"$schema", "meta", "image", "picture"}


def looks_like_json_resume(tree: object) -> bool:
    """Whether the parsed JSON has the keys of the format."""
    return isinstance(tree, dict) and (isinstance(tree.get("basics"), dict) or isinstance(tree.get("work"), list))


def parse_json(text: str) -> object:
    """``text`` as JSON; refuses too deep nesting before parsing. Raises ValueError if it is no JSON."""
    depth = deepest = 0
    for mark in re.findall(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', text):
        depth += 1 if mark in "[{" else -1 if mark in "]}" else 0
        deepest = max(deepest, depth)
    if deepest > LIMITS["json_depth"]:
        raise refusal("too_deep")
    parsed: object = json.loads(text)
    return parsed


def read_json_resume(tree: dict[str, object], decoded: Decoded) -> Extracted:
    """Lines in the order of the format, with the contact fields and jobs taken from their keys."""
    writer = _Writer()
    basics = _dict(tree.get("basics"))
    writer.basics(basics)
    work = writer.entries("work", _dicts(tree.get("work")), ("position",), ("name", "company"))
    writer.entries("volunteer", _dicts(tree.get("volunteer")), ("position",), ("organization",))
    writer.entries("education", _dicts(tree.get("education")), ("studyType", "area"), ("institution",))
    for key in _REST:
        writer.rest(key, tree.get(key))
    drafted = finish(writer.lines, Source("json", decoded.encoding, decoded.guessed))
    return Extracted(drafted.text, jobs=tuple(work), known=writer.known)


class _Writer:
    """Builds lines; every line it adds is not blank, so line numbers are known at once."""

    def __init__(self) -> None:
        self.lines: list[RawLine] = []
        self.known: dict[str, Found[str]] = {}

    def add(self, text: str) -> int:
        """The number of the (first) line added, 0 for nothing."""
        pieces = [piece.strip() for piece in text.splitlines() if piece.strip()]
        first = len(self.lines) + 1
        self.lines += [RawLine(piece) for piece in pieces]
        return first if pieces else 0

    def basics(self, basics: dict[str, object]) -> None:
        for field, key, shown in (
            ("name", "name", "{}"),
            ("", "label", "{}"),
            ("email", "email", "Email: {}"),
            ("phone", "phone", "Phone: {}"),
            ("", "url", "{}"),
        ):
            self._known(field, _text(basics.get(key)), shown)
        place = _dict(basics.get("location"))
        self._known("city", _text(place.get("city")), "City: {}")
        self._known("address", _text(place.get("address")), "Address: {}")
        summary = _text(basics.get("summary"))
        if summary:
            self.add("Summary")
            self.add(summary)

    def _known(self, field: str, value: str, shown: str) -> None:
        text = " ".join(value.split())
        number = self.add(shown.format(text)) if text else 0
        if field and number:
            self.known[field] = Found(text, number, shown.format(text), 0.98)

    def entries(
        self, section: str, entries: list[dict[str, object]], titles: tuple[str, ...], places: tuple[str, ...]
    ) -> list[Job]:
        if entries:
            self.add(_TITLES[section])
        return [job for entry in entries if (job := self._entry(entry, titles, places))]

    def _entry(self, entry: dict[str, object], titles: tuple[str, ...], places: tuple[str, ...]) -> Job | None:
        title = " ".join(_text(entry.get(key)) for key in titles).strip()
        employer = next((text for key in places if (text := _text(entry.get(key)))), "")
        start, end = _date(entry.get("startDate")), _date(entry.get("endDate"))
        end = end or ("now" if start else None)
        dates = f"{start} - {'Present' if end == 'now' else end}" if start else (end or "")
        number = self.add(" | ".join(part for part in (title, employer, dates) if part))
        for key in ("summary", "description", "highlights", "courses"):
            for text in _texts(entry.get(key)):
                self.add(f"- {text}")
        if not number or not (title or employer):
            return None
        numbers = tuple(range(number, len(self.lines) + 1))
        return Job(employer or None, title or None, start, end, bool(_INTERN.search(title)), number, numbers, 0.98)

    def rest(self, key: str, value: object) -> None:
        texts = [" - ".join(_texts(entry)) for entry in (value if isinstance(value, list) else [])]
        if any(texts):
            self.add(key.capitalize())
        for text in texts:
            self.add(text)


def _dict(value: object) -> dict[str, object]:
    return {str(key): item for key, item in value.items()} if isinstance(value, dict) else {}


def _dicts(value: object) -> list[dict[str, object]]:
    return [_dict(item) for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _texts(value: object) -> Iterator[str]:
    """Every text inside ``value``, in order."""
    if isinstance(value, str) and value.strip():
        yield value.strip()
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in _SHOWN_ONLY_KEYS:
                yield from _texts(item)


def _date(value: object) -> str | None:
    match = _DATE.match(_text(value))
    if not match:
        return None
    return f"{match.group(1)}-{int(match.group(2)):02d}" if match.group(2) else match.group(1)
