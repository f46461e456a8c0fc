"""Lines of mixed Chinese and Latin: where they may break, what hangs, and how far signs stand apart.

reportlab's own ``wordWrap="CJK"`` begins lines with full-width closing punctuation and cuts Latin words, so lines are
laid here. Rules after the Requirements for Chinese Text Layout (W3C clreq): no line begins with closing or ends
with opening punctuation, closing signs may hang, neighbours are squeezed, Latin stands .2 em off Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from hireapp.charts.primitives import Tone

HANG, INDENT, SQUEEZE, APART = 0.45, 0.42, 0.5, 0.2
JUSTIFY_UNDER = 0.055
REPLACEMENT = "〓"

_LEFT_INK = frozenset("，。、；：）》」』】〉〕”’")
_RIGHT_INK = frozenset("（《「『【〈〔“‘")
NO_START = _LEFT_INK | frozenset("？！…—·・％‰℃～")
NO_END = _RIGHT_INK
_LATIN_NO_START = frozenset(",.;:!?)]}%’”…")
_LATIN_NO_END = frozenset("([{‘“")
_AMBIGUOUS = "“”‘’…—·"
_IDEOGRAPHS = re.compile(r"[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFF60\U00020000-\U0003FFFF]")
_LATIN = r"!-~\u00A0\u00A1-\u017F\u2010-\u2027\u2030-\u203B\u20A0-\u20BF\u2212\u2248\u2260-\u2265"
_TOKEN = re.compile(rf"(\n)|([ \u3000]+)|([{_LATIN}]+)|(.)", re.DOTALL)
_TOKEN_FULL = re.compile(rf"(\n)|([ \u3000]+)|((?:(?![{_AMBIGUOUS}])[{_LATIN}])+)|(.)", re.DOTALL)
# Advance the signs need so that their ink stays clear of their neighbours, in ems; the companion faces give less.
_SIGNS = {"±": 0.8, "×": 0.72, "≈": 0.8, "÷": 0.8, "…": 0.92}
_JOINTS = re.compile(r"(?<=[^\W\d_][-/–])(?=[^\W\d_]{2})|(?<=[±×≈÷…])(?=.)|(?<=.)(?=[±×≈÷…])")
_INVISIBLE = re.compile(
    r"[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFE00-\uFE0F\uFEFF"
    r"\U000E0000-\U000E0FFF]"
)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight and tone."""

    text: str
    bold: bool = False
    tone: Tone = "ink"


@dataclass(frozen=True, slots=True)
class Segment:
    """Glyphs of one face and tone without a gap between them; ``x`` from the start of the line, in points."""

    x: float
    face: str
    tone: Tone
    text: str


@dataclass(frozen=True, slots=True)
class SetLine:
    """A laid line: ``width`` in points without what hangs, ``spread`` the space added after each glyph."""

    segments: tuple[Segment, ...]
    width: float
    spread: float = 0.0

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(segment.text for segment in self.segments)


@dataclass(frozen=True, eq=False)
class Faces:
    """Advance widths (per 1000 em) by code point of the faces R, B and their Latin companions r, b."""

    widths: Mapping[str, Mapping[int, float]]

    def missing(self, text: str) -> tuple[str, ...]:
        """The characters no face has a glyph for."""
        known = self.widths["R"]
        return tuple(char for char in dict.fromkeys(text) if ord(char) not in known and char != "\n")

    def width(self, text: str, face: str) -> float:
        """Width of ``text`` in ems."""
        widths = self.widths[face]
        return sum(widths.get(ord(char), 1000.0) for char in text) / 1000


@dataclass(frozen=True, slots=True)
class _Atom:
    text: str
    face: str
    tone: Tone
    width: float
    kern: float = 0.0
    latin: bool = False


@dataclass(frozen=True, slots=True)
class _Cluster:
    """What never breaks: opening punctuation, core, closing punctuation. Lengths in ems."""

    atoms: tuple[_Atom, ...]
    width: float
    space: tuple[_Atom, ...] = ()
    ends_line: bool = False

    @property
    def lead(self) -> float:
        return -INDENT if self.atoms and self.atoms[0].text in _RIGHT_INK and not self.atoms[0].latin else 0.0

    @property
    def hang(self) -> float:
        return HANG if self.atoms and self.atoms[-1].text in _LEFT_INK and not self.atoms[-1].latin else 0.0

    @property
    def before(self) -> float:
        return sum(atom.width + atom.kern for atom in self.space) + (self.atoms[0].kern if self.atoms else 0.0)


def cleaned(text: str, faces: Faces) -> tuple[str, tuple[str, ...]]:
    """``text`` without invisible controls, with a visible sign for each character that has no glyph, and those."""
    text = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\t", " "))
    missing = faces.missing(text)
    for char in missing:
        text = text.replace(char, REPLACEMENT)
    return text, missing


@lru_cache(maxsize=30_000)
def set_lines(runs: tuple[Run, ...], size: float, width: float, faces: Faces, chinese: bool,
              balanced: bool = False) -> tuple[SetLine, ...]:
    """The lines of a paragraph of ``width`` points. Kept between documents, since forms repeat their texts."""
    clusters = _clusters(_atoms(runs, faces, chinese))
    ems = width / size
    rows = _balanced(clusters, ems, chinese) if balanced else _without_orphan(clusters, ems)
    last = len(rows) - 1
    return tuple(_line(row, size, ems if chinese and not balanced and place < last else 0.0)
                 for place, row in enumerate(rows))


def is_chinese(text: str) -> bool:
    """Whether any character is an ideograph or full-width."""
    return _IDEOGRAPHS.search(text) is not None


def _atoms(runs: Sequence[Run], faces: Faces, chinese: bool) -> list[_Atom]:
    full = chinese and any(is_chinese(run.text) for run in runs)
    token = _TOKEN_FULL if full else _TOKEN
    atoms: list[_Atom] = []
    for run in runs:
        for match in token.finditer(run.text):
            atoms += _atoms_of(match, run, faces)
    return [_kerned(atoms[place - 1] if place else None, atom) for place, atom in enumerate(atoms)]


def _atoms_of(match: re.Match[str], run: Run, faces: Faces) -> Iterable[_Atom]:
    text, kind = match.group(), match.lastindex
    wide, narrow = ("B", "b") if run.bold else ("R", "r")
    if kind == 3:
        return [_Atom(part, narrow, run.tone, faces.width(part, narrow), 0.0, True) for part in _JOINTS.split(text)]
    if kind == 2 and "\u3000" not in text:
        return [_Atom(" " * len(text), narrow, run.tone, faces.width(text, narrow), 0.0, True)]
    return [_Atom(text, wide, run.tone, 0.0 if kind == 1 else faces.width(text, wide))]


def _kerned(before: _Atom | None, atom: _Atom) -> _Atom:
    if before is None:
        return atom
    first, last = atom.text[:1], before.text[-1:]
    if atom.latin and before.latin:
        apart = _apart(atom) + _apart(before)
        return replace(atom, kern=apart) if apart else atom
    if atom.latin != before.latin:
        return replace(atom, kern=APART) if _meets(before, last) and _meets(atom, first) else atom
    if (last in _LEFT_INK and (first in _LEFT_INK or first in _RIGHT_INK)) or (
        last in _RIGHT_INK and first in _RIGHT_INK
    ):
        return replace(atom, kern=-SQUEEZE)
    return atom


def _apart(atom: _Atom) -> float:
    needed = _SIGNS.get(atom.text)
    return max(0.0, needed - atom.width) / 2 if needed else 0.0


def _meets(atom: _Atom, char: str) -> bool:
    if atom.latin:
        return char.isalnum() or char in "%±+#$€£¥≈≥≤&@'"
    return ("\u2E80" <= char <= "\u9FFF" and not "\u3000" <= char <= "\u303F") or char >= "\U00020000"


def _clusters(atoms: Sequence[_Atom]) -> list[_Cluster]:
    clusters: list[_Cluster] = []
    group: list[_Atom] = []
    space: list[_Atom] = []
    for atom in atoms:
        blank = not atom.text.strip(" \u3000")
        if group and (blank or atom.text == "\n" or not _glued(group[-1], atom)):
            clusters.append(_cluster(group, space))
            group, space = [], []
        if atom.text == "\n":
            clusters.append(_Cluster((), 0.0, (), True))
        elif blank:
            space.append(atom)
        elif not group and space and clusters and clusters[-1].atoms and _trails(atom):
            before = clusters.pop()
            group, space = [*before.atoms, *space, atom], list(before.space)
        else:
            group.append(atom)
    return [*clusters, _cluster(group, space)] if group else clusters


def _trails(atom: _Atom) -> bool:
    """Whether an atom stays on the line of what stands before its blank."""
    return atom.text[:1] in (_LATIN_NO_START if atom.latin else NO_START)


def _cluster(group: Sequence[_Atom], space: Sequence[_Atom]) -> _Cluster:
    width = sum(atom.width + (atom.kern if place else 0.0) for place, atom in enumerate(group))
    return _Cluster(tuple(group), width, tuple(space))


def _glued(left: _Atom, right: _Atom) -> bool:
    first, last = right.text[:1], left.text[-1:]
    if (not right.latin and first in NO_START) or (not left.latin and last in NO_END):
        return True
    if (right.latin and first in _LATIN_NO_START) or (left.latin and last in _LATIN_NO_END):
        return True
    return left.latin and right.latin and (left.text in _SIGNS or right.text in _SIGNS)


def _fill(clusters: Sequence[_Cluster], ems: float) -> list[list[_Cluster]]:
    rows: list[list[_Cluster]] = [[]]
    x = 0.0
    for cluster in _chopped(clusters, ems):
        if cluster.ends_line:
            rows.append([])
            continue
        row = rows[-1]
        lead = cluster.before if row else cluster.lead
        if row and x + lead + cluster.width - cluster.hang > ems + 1e-6:
            rows.append([])
            x, lead = 0.0, cluster.lead
        rows[-1].append(cluster)
        x = (x if len(rows[-1]) > 1 else 0.0) + lead + cluster.width
    return rows


def _chopped(clusters: Sequence[_Cluster], ems: float) -> Iterable[_Cluster]:
    for cluster in clusters:
        if cluster.width - cluster.hang + cluster.lead <= ems:
            yield cluster
        else:
            yield from _pieces(cluster, ems)


def _pieces(cluster: _Cluster, ems: float) -> Iterable[_Cluster]:
    """A word longer than its line, cut where it must be; a closing sign stays with the character before it."""
    singles = [replace(atom, text=char, width=atom.width / len(atom.text), kern=atom.kern if not place else 0.0)
               for atom in cluster.atoms for place, char in enumerate(atom.text)]
    group: list[_Atom] = []
    space = cluster.space
    for place, atom in enumerate(singles):
        after = singles[place + 1] if place + 1 < len(singles) else None
        closes = after is not None and after.text in NO_START | _LATIN_NO_START
        wide = sum(entry.width for entry in (*group, atom)) + (after.width if closes and after else 0.0)
        if group and wide > ems and atom.text not in NO_START | _LATIN_NO_START:
            yield _cluster(group, space)
            group, space = [], ()
        group.append(atom)
    yield _cluster(group, space)


def _glyphs(row: Sequence[_Cluster]) -> int:
    return sum(len(atom.text) for cluster in row for atom in cluster.atoms if atom.text not in NO_START)


def _without_orphan(clusters: Sequence[_Cluster], ems: float) -> list[list[_Cluster]]:
    rows = _fill(clusters, ems)
    if len(rows) < 2 or _glyphs(rows[-1]) > 1:
        return rows
    for cut in range(2, 13):
        again = _fill(clusters, ems - cut / 4)
        if len(again) == len(rows) and _glyphs(again[-1]) > 1:
            return again
    return rows


def _balanced(clusters: Sequence[_Cluster], ems: float, chinese: bool) -> list[list[_Cluster]]:
    rows = _fill(clusters, ems)
    if len(rows) < 2:
        return rows
    if chinese and (broken := _at_comma(clusters, ems, len(rows))):
        return broken
    low, high = ems * 0.4, ems
    for _step in range(7):
        middle = (low + high) / 2
        low, high = (low, middle) if len(_fill(clusters, middle)) <= len(rows) else (middle, high)
    return _fill(clusters, high)


def _at_comma(clusters: Sequence[_Cluster], ems: float, count: int) -> list[list[_Cluster]] | None:
    best: tuple[float, list[list[_Cluster]]] | None = None
    for place, cluster in enumerate(clusters[:-1]):
        if cluster.atoms and cluster.atoms[-1].text in "，；：。":
            rows = _fill(clusters[:place + 1], ems) + _fill(clusters[place + 1:], ems)
            raggedness = max(_extent(row) for row in rows) - min(_extent(row) for row in rows)
            if len(rows) == count and (best is None or raggedness < best[0]):
                best = raggedness, rows
    return best[1] if best else None


def _extent(row: Sequence[_Cluster]) -> float:
    return sum(cluster.width + (cluster.before if place else cluster.lead) for place, cluster in enumerate(row))


def _line(row: Sequence[_Cluster], size: float, justify_to: float) -> SetLine:
    extent = _extent(row) - (row[-1].hang if row else 0.0)
    glyphs = sum(len(atom.text) for cluster in row for atom in (*cluster.space, *cluster.atoms))
    slack = (justify_to - extent) / (glyphs - 1) if justify_to and glyphs > 1 else 0.0
    spread = slack * size if 0 < slack < JUSTIFY_UNDER else 0.0
    return SetLine(tuple(_segments(row, size, spread)), extent * size, spread)


def _segments(row: Sequence[_Cluster], size: float, spread: float) -> list[Segment]:
    found: list[Segment] = []
    x = row[0].lead * size if row else 0.0
    for atom, kern in _in_order(row):
        x += kern * size
        if found and not kern and found[-1].face == atom.face and found[-1].tone == atom.tone:
            found[-1] = replace(found[-1], text=found[-1].text + atom.text)
        else:
            found.append(Segment(x, atom.face, atom.tone, atom.text))
        x += atom.width * size + spread * len(atom.text)
    return found


def _in_order(row: Sequence[_Cluster]) -> Iterable[tuple[_Atom, float]]:
    for number, cluster in enumerate(row):
        if number:
            for atom in cluster.space:
                yield atom, atom.kern
        for place, atom in enumerate(cluster.atoms):
            yield atom, atom.kern if place or number else 0.0
