"""What sample people say where nothing is written by hand: lines from decks, each once before any comes again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from hireapp.demo.sample import SamplePerson


class Phrases:
    """The decks of one language."""

    def __init__(self, tree: Mapping[str, Any]) -> None:
        self._tree = tree
        self._decks: dict[str, list[Any]] = {}

    def say(self, person: SamplePerson, question: str, level: int | None) -> str:
        """What is noted to a question of words; "" if there is nothing in store."""
        return self._words(person, self._tree["say"].get(question), f"say/{question}", level)

    def quote(self, person: SamplePerson, name: str, level: int | None) -> str:
        """Their words behind a rating of a competency or a situation."""
        return self._words(person, self._tree["quotes"].get(name), f"quotes/{name}", level)

    def point(self, person: SamplePerson, kind: str, competency: str) -> str:
        """A strength or concern in a rater's words."""
        return self._words(person, self._tree[kind].get(competency), f"{kind}/{competency}", None)

    def pick(self, person: SamplePerson, *path: str) -> Any:
        """An entry of a deck further down, as it stands there."""
        pool: Any = self._tree
        for name in path:
            pool = pool[name]
        return self._filled(person, self._deal("/".join(path), pool))

    def _words(self, person: SamplePerson, pool: Any, name: str, level: int | None) -> str:
        if isinstance(pool, Mapping):
            key = person.track if person.track in pool else band_of(level)
            pool, name = pool.get(key), f"{name}/{key}"
        return str(self._filled(person, self._deal(name, pool))) if pool else ""

    def _deal(self, name: str, pool: Sequence[Any]) -> Any:
        deck = self._decks.get(name)
        if not deck:
            deck = self._decks[name] = list(pool)
            Random(f"{name}/{len(pool)}").shuffle(deck)
        return deck.pop()

    def _filled(self, person: SamplePerson, entry: Any) -> Any:
        if isinstance(entry, Mapping):
            return {key: self._filled(person, value) for key, value in entry.items()}
        if not isinstance(entry, str):
            return entry
        for mark, value in _slots(person).items():
            entry = entry.replace(mark, value)
        return entry


def band_of(level: int | None) -> str:
    """Which deck fits a level."""
    return "mid" if level is None or level == 3 else "low" if level < 3 else "high"


def _slots(person: SamplePerson) -> dict[str, str]:
    """Figures and names of this person's own, the same each time."""
    chance = Random(f"slots/{person.key}")
    return {
        "<employer>": person.employer,
        "<title>": person.title,
        "<few>": str(chance.randint(2, 4)),
        "<some>": str(chance.randint(5, 9)),
        "<dozen>": str(chance.randint(11, 28)),
        "<many>": str(chance.randint(6, 13) * 10),
    }
