"""One function cleans every incoming string at the edge (reliability rule 34), one mends text taken from fonts."""

from __future__ import annotations

import re
import unicodedata

_KINDS: dict[str, str] = {
    "nul": "\x00",
    "control": "\x01-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f",
    "surrogate": "\ud800-\udfff",
    "bidi": "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
    "zero_width": "\u200b-\u200d\u2060-\u2064\ufeff\u00ad\u180e",
    "tag": "\U000e0000-\U000e007f",
}
_BAD = {kind: re.compile(f"[{span}]") for kind, span in _KINDS.items()}
_ANY_BAD = re.compile("[" + "".join(_KINDS.values()) + "]")
_BREAKS = str.maketrans({"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})

# The CJK Radicals Supplement has no compatibility mapping in Unicode (only two), so NFKC leaves it (this table is
# the "equivalent unified ideograph" of EquivalentUnifiedIdeograph.txt for the forms fonts really emit).
_RADICALS_SUPPLEMENT = dict(
    zip(
        "⺁⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乙亻冂几刀刂卜㔾小小兀尣尢巳幺彑彐忄心扌攵旡月歺母民氵氺灬爪爫丬牛犭王疋目示礻竹糹纟罒罓罒羊羊羋老肀聿月臼艹艹艹虎衤襾西见角角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜龟龟",
        strict=True,
    )
)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_KANGXI = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_FONT_FORMS = str.maketrans({**_KANGXI, **_RADICALS_SUPPLEMENT, **_LIGATURES})

_WIDE = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_FOLD_WIDTH = str.maketrans(
    {
        **_WIDE,
        "\u3000": " ",
        "\u00a0": " ",
        "\u2002": " ",
        "\u2003": " ",
        "\u2009": " ",
        "\u202f": " ",
        "〜": "~",
        "・": "·",
    }
)
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")


def clean_text(text: str) -> tuple[str, frozenset[str]]:
    """``text`` in NFC without NUL, lone surrogates, control, bidi and zero-width characters, and the kinds removed.

    Line breaks of every sort become "\\n"; a tab stays. Emoji joined by a zero-width joiner fall apart, which is meant.
    """
    text = text.replace("\r\n", "\n").translate(_BREAKS)
    removed: set[str] = set()
    if _ANY_BAD.search(text):
        removed = {kind for kind, pattern in _BAD.items() if pattern.search(text)}
        text = _ANY_BAD.sub("", text)
    return unicodedata.normalize("NFC", text), frozenset(removed)


def mend_font_forms(text: str) -> str:
    """Kangxi radicals, radical supplements and ligatures, which fonts emit, as the characters they stand for."""
    return text.translate(_FONT_FORMS)


def fold_width(text: str) -> str:
    """Full-width letters, digits, punctuation and blanks as their ASCII twins; the length stays the same."""
    return text.translate(_FOLD_WIDTH)


def drop_private(text: str) -> tuple[str, int]:
    """``text`` without private-use characters (icons of fonts), and how many there were."""
    return _PRIVATE.subn("", text)
