"""Sizes, leadings and colours of the evaluation. Two weights only; nothing under 6.5 points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from hireapp.charts.primitives import Tone
from hireapp.i18n import Language

MEASURE = 504.0
"""Width of the text in points on both papers: 12 columns of 31 with gutters of 12."""

StyleName = Literal[
    "name", "statement", "h1", "h2", "lead", "body", "body_bold", "small", "small_bold", "micro", "number", "big"
]
Paper = Literal["A4", "Letter"]

# Ink has 16.3, mute 5.4, accent 7.8, warm 6.0 to 1 on white; accent and warm are the same grey, so shape tells first.
PALETTE: dict[Tone, str] = {
    "ink": "#18212B", "ink2": "#3E4A57", "mute": "#5F6B78", "rule": "#AEB7C1", "hair": "#D9DFE5", "tint": "#F3F6F8",
    "band": "#C7DDED", "band_edge": "#6F9FC4", "accent": "#0E5687", "warm": "#A5470C", "warm_tint": "#FBF1EA",
    "paper": "#FFFFFF"}


@dataclass(frozen=True)
class Style:
    """Size and leading in points. ``balanced`` texts break at a comma or into lines of like length."""

    size: float
    leading: float
    bold: bool = False
    tone: Tone = "ink"
    balanced: bool = False

    def scaled(self, factor: float) -> Style:
        """The same style, smaller."""
        return replace(self, size=round(self.size * factor, 2), leading=round(self.leading * factor, 2))


@dataclass(frozen=True)
class Sheet:
    """A paper: its size, where the text begins and ends, in points from its edges, and how wide it is."""

    width: float
    height: float
    top_first: float
    top: float
    bottom: float
    measure: float = MEASURE

    @property
    def left(self) -> float:
        """The side margin."""
        return (self.width - self.measure) / 2


PAPERS: dict[Paper, Sheet] = {"A4": Sheet(595.28, 841.89, 38, 50, 44), "Letter": Sheet(612, 792, 38, 48, 42)}
LANDSCAPE: dict[Paper, Sheet] = {
    "A4": Sheet(841.89, 595.28, 34, 48, 42, 751.89), "Letter": Sheet(792, 612, 34, 48, 42, 702)}

_ZH: dict[StyleName, Style] = {
    "name": Style(22, 28, True), "statement": Style(14.5, 21.5, True, balanced=True), "h1": Style(12.5, 17, True),
    "h2": Style(9.6, 14, True), "lead": Style(9.6, 14.5, True, balanced=True), "body": Style(8.9, 14.2),
    "body_bold": Style(8.9, 14.2, True), "small": Style(7.9, 12), "small_bold": Style(7.9, 12, True),
    "micro": Style(6.9, 9.4, False, "mute"), "number": Style(9.6, 12, True), "big": Style(25, 28, True)}
_EN: dict[StyleName, Style] = {
    "name": Style(22, 26, True), "statement": Style(13.6, 18, True, balanced=True), "h1": Style(12.5, 16, True),
    "h2": Style(9.2, 12.2, True), "lead": Style(9.2, 12.4, True, balanced=True), "body": Style(8.5, 11.6),
    "body_bold": Style(8.5, 11.6, True), "small": Style(7.7, 10.1), "small_bold": Style(7.7, 10.1, True),
    "micro": Style(6.9, 8.6, False, "mute"), "number": Style(9.6, 12, True), "big": Style(25, 28, True)}
STYLES: dict[Language, dict[StyleName, Style]] = {"zh": _ZH, "en": _EN}


def columns(count: int) -> float:
    """Width of ``count`` columns of the grid with the gutters between them."""
    return 31.0 * count + 12.0 * (count - 1)
