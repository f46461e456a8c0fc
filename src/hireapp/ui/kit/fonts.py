"""The type scale: one family, two weights, pixels by role; and the small rules of mixed Chinese and Latin text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, get_args

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
ROLES: tuple[Role, ...] = get_args(Role)
STRONG: dict[Role, Role] = {"body": "body_strong", "caption": "caption_strong", "option": "option_strong"}

_CJK = "\u2e80-\u2fdf\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WIDE = re.compile(f"[{_CJK}\u3000-\u303f\uff00-\uffef]")
_GAP = re.compile(
    f"(?<=[{_CJK}])(?=[A-Za-z0-9\u00c0-\u024f]|[+\u2212#@$¥€][0-9])|(?<=[A-Za-z0-9\u00c0-\u024f%])(?=[{_CJK}])"
)


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
    return _WIDE.search(text) is not None


@lru_cache(maxsize=20000)
def display_text(text: str) -> str:
    """``text`` as it is drawn: one ordinary space between Chinese and Latin or digits."""
    return _GAP.sub(" ", text)


def gaps(text: str) -> list[int]:
    """The places of ``text`` before which ``display_text`` puts a space."""
    return [found.start() for found in _GAP.finditer(text)]


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


@cache
def _font(role: Role, narrow: bool) -> QFont:
    kind = _SCALE[role]
    made = QFont(FAMILY)
    made.setPixelSize(kind.pixels)
    made.setWeight(kind.weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if narrow:
        made.setFeature(QFont.Tag("pwid"), 1)
    return made
