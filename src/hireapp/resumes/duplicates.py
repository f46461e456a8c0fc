"""Who may be the same person: folded forms, keys, similarity of names. Pure functions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_SEPARATORS = re.compile(r"[\W_]+")
_MASKED = re.compile(r"[*xX×●•＊]")
_COUNTRY = re.compile(r"^(?:00|\+)?86(?=1[3-9]\d{9}$)")
_NORTH_AMERICA = re.compile(r"^(?:(?:00|\+)1|1(?![3-9]\d{9}$))(?=[2-9]\d{9}$)")
_POLITE = re.compile("(?:先生|女士|小姐|同学|老师)$")
_SHORTEST_PHONE = 7
SIMILAR = 0.87
"""From this ``name_similarity`` on two names are shown as maybe the same."""


@dataclass(frozen=True, slots=True)
class PersonKeys:
    """What is compared of one person; ``id`` is the caller's."""

    id: str
    name: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    file_hashes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A known person who may be the new one: ``reason`` is "phone", "email", "file" or "similar_name"."""

    id: str
    reason: str


def folded(text: str) -> str:
    """NFKC, case-folded, without accents' variants, zero-width characters, separators and middle dots."""
    normal = unicodedata.normalize("NFKC", text)
    visible = "".join(character for character in normal if unicodedata.category(character) not in {"Cf", "Cc", "Cs"})
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", visible.casefold()))


def phone_key(phone: str) -> str | None:
    """The digits of ``phone`` without country code; None for a masked or too short number."""
    normal = unicodedata.normalize("NFKC", phone)
    if _MASKED.search(re.sub(r"(?:ext|x)\.?\s?\d{1,5}$", "", normal, flags=re.I)):
        return None
    digits = re.sub(r"[^0-9+]", "", re.sub(r"(?:ext|x)\.?\s?\d{1,5}$", "", normal, flags=re.I))
    digits = _NORTH_AMERICA.sub("", _COUNTRY.sub("", digits)).lstrip("+")
    return digits if len(digits) >= _SHORTEST_PHONE else None


def email_key(email: str) -> str | None:
    """The address in one form, or None if it is none."""
    normal = unicodedata.normalize("NFKC", email).strip().casefold()
    return normal if re.fullmatch(r"[^@\s*]+@[^@\s*]+\.[^@\s*]+", normal) else None


def name_similarity(first: str, second: str) -> float:
    """0 to 1. Chinese names agree or not; Western ones may swap order, shorten a middle name, hold a slip."""
    one, other = folded(first), folded(second)
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    if _HAN.search(one) or _HAN.search(other):
        return 0.0 if _POLITE.search(one) or _POLITE.search(other) else _han_similarity(one, other)
    return _western_similarity(first, second)


def _han_similarity(one: str, other: str) -> float:
    """Longer names (transcribed, with a dot) may differ by a character; short ones may not."""
    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return ratio if min(len(one), len(other)) >= 5 else 0.0


def _western_similarity(first: str, second: str) -> float:
    one, other = _words(first), _words(second)
    straight = SequenceMatcher(None, " ".join(one), " ".join(other), autojunk=False).ratio()
    sorted_one, sorted_other = sorted(one), sorted(other)
    if sorted_one == sorted_other:
        return 0.98
    swapped = SequenceMatcher(None, " ".join(sorted_one), " ".join(sorted_other), autojunk=False).ratio()
    ends = one and other and {one[0], one[-1]} == {other[0], other[-1]} and min(len(one), len(other)) >= 2
    return max(straight, swapped - 0.02, 0.92 if ends else 0.0)


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return [word for word in (folded(word) for word in re.split(r"[\s,.\-·]+", plain)) if word]


def find_duplicates(new: PersonKeys, known: Iterable[PersonKeys]) -> list[Match]:
    """The people of ``known`` who may be ``new``, each once with the strongest reason, strongest first."""
    own = _keys(new)
    found = [
        (rank, Match(other.id, reason))
        for other in known
        if (pair := _reason(new, own, other))
        for rank, reason in [pair]
    ]
    return [match for _, match in sorted(found, key=lambda pair: pair[0])]


Keys = dict[str, frozenset[str]]


def _keys(person: PersonKeys) -> Keys:
    return {
        "file": frozenset(person.file_hashes),
        "phone": frozenset(key for phone in person.phones if (key := phone_key(phone))),
        "email": frozenset(key for email in person.emails if (key := email_key(email))),
    }


def _reason(new: PersonKeys, own: Keys, other: PersonKeys) -> tuple[int, str] | None:
    theirs = _keys(other)
    for rank, kind in enumerate(("file", "phone", "email")):
        if own[kind] & theirs[kind]:
            return rank, kind
    return (3, "similar_name") if name_similarity(new.name, other.name) >= SIMILAR else None
