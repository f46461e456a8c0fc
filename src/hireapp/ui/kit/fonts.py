"""The type scale: one family, two weights, pixels by role; and the small rules of mixed Chinese and Latin text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from hireapp.resources import resource_folder

Role = Literal[
    "figure_large",
    "figure",
    "figure_small",
    "title",
    "name",
    "heading",
    "block",
    "section",
    "say",
    "say_small",
    "body",
    "body_strong",
    "caption",
    "caption_strong",
    "statement",
    "option",
    "option_strong",
    "button_large",
]
FAMILY = "HireApp Sans SC"


@dataclass(frozen=True, slots=True)
class _Type:
    pixels: int
    weight: QFont.Weight
    step: int


_N, _S = QFont.Weight.Normal, QFont.Weight.DemiBold
_SCALE: dict[Role, _Type] = {
    "figure_large": _Type(34, _S, 41),
    "figure": _Type(28, _S, 34),
    "figure_small": _Type(24, _S, 29),
    "title": _Type(20, _S, 28),
    "name": _Type(24, _S, 32),
    "heading": _Type(18, _S, 26),
    "block": _Type(16, _S, 22),
    "section": _Type(14, _S, 21),
    "say": _Type(16, _N, 25),
    "say_small": _Type(15, _N, 24),
    "body": _Type(13, _N, 20),
    "body_strong": _Type(13, _S, 20),
    "caption": _Type(12, _N, 18),
    "caption_strong": _Type(12, _S, 18),
    "statement": _Type(17, _N, 27),
    "option": _Type(14, _N, 22),
    "option_strong": _Type(14, _S, 22),
    "button_large": _Type(15, _S, 22),
}
STRONG: dict[Role, Role] = {"body": "body_strong", "caption": "caption_strong", "option": "option_strong"}

_CJK_RANGES = (
    (0x2E80, 0x2FDF),
    (0x3041, 0x30FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
_FIRST_WIDE = 0x2E80
_SIGNS = "+\u2212#@$¥€"


@cache
def load_fonts() -> bool:
    """Register the two font files of the program; False where they are missing."""
    files = sorted((resource_folder("assets") / "fonts").glob("HireAppSansSC-*.ttf"))
    return bool(files) and all(QFontDatabase.addApplicationFont(str(file)) >= 0 for file in files)


def font(role: Role) -> QFont:
    """The font of ``role``, for text with Chinese in it."""
    return _font(role, False)


def font_for(role: Role, text: str) -> QFont:
    """The font of ``role`` for ``text``: with narrow quotes and dots unless there is Chinese in it."""
    return _font(role, not has_chinese(text))


def line_step(role: Role) -> int:
    """From one baseline to the next, in pixels."""
    return _SCALE[role].step


def strong(role: Role) -> Role:
    """The same size in weight 600."""
    return STRONG.get(role, role)


@lru_cache(maxsize=20000)
def has_chinese(text: str) -> bool:
    """Whether ``text`` holds a Chinese character or full-width punctuation."""
    return not text.isascii() and any(_is_cjk(char) or _is_full_width(char) for char in text)


@lru_cache(maxsize=20000)
def display_text(text: str) -> str:
    """``text`` as it is drawn: one ordinary space between Chinese and Latin or digits."""
    places = gaps(text)
    if not places:
        return text
    parts = [text[start:end] for start, end in zip([0, *places], [*places, len(text)], strict=True)]
    return " ".join(parts)


def gaps(text: str) -> list[int]:
    """The places of ``text`` before which ``display_text`` puts a space."""
    if text.isascii():
        return []
    return [place for place in range(1, len(text)) if _parts(text, place)]


@lru_cache(maxsize=40000)
def text_width(role: Role, text: str) -> float:
    """How wide ``text`` is drawn on one line, in pixels."""
    return QFontMetricsF(font_for(role, text)).horizontalAdvance(display_text(text))


@lru_cache(maxsize=8000)
def elided(role: Role, text: str, width: int) -> str:
    """``text`` ready for drawing, cut with an ellipsis where it is wider than ``width``."""
    if text_width(role, text) <= width:
        return display_text(text)
    from PySide6.QtCore import Qt

    metrics = QFontMetricsF(font_for(role, text))
    return metrics.elidedText(display_text(text), Qt.TextElideMode.ElideRight, width)


@cache
def cap_height(role: Role) -> float:
    """The height of capital letters, by which text on one line is centred."""
    return QFontMetricsF(_font(role, False)).capHeight()


def _is_cjk(char: str) -> bool:
    code = ord(char)
    return code >= _FIRST_WIDE and any(low <= code <= high for low, high in _CJK_RANGES)


def _is_full_width(char: str) -> bool:
    return "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uffef"


def _is_latin(char: str) -> bool:
    return (char.isascii() and char.isalnum()) or "\u00c0" <= char <= "\u024f"


def _parts(text: str, place: int) -> bool:
    """Whether a space is drawn before ``place``: between Chinese and Latin, a figure, or a sign with its figure."""
    before, after = text[place - 1], text[place]
    if _is_cjk(before):
        return _is_latin(after) or (after in _SIGNS and text[place + 1 : place + 2].isdigit())
    return _is_cjk(after) and (_is_latin(before) or before == "%")


@cache
def _font(role: Role, narrow: bool) -> QFont:
    kind = _SCALE[role]
    made = QFont(FAMILY)
    made.setPixelSize(kind.pixels)
    made.setWeight(kind.weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Off is said too: a font without the feature would take it over from the widget's parent.
    made.setFeature(QFont.Tag("pwid"), 1 if narrow else 0)
    return made
