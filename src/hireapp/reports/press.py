"""One document's language: translation, texts into lines, and what of a person's name may be shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal

from hireapp.i18n import N_, Language, LocalizedText
from hireapp.numbers import rounded
from hireapp.reports.styles import STYLES, Style, StyleName
from hireapp.reports.typesetting import Faces, Run, SetLine, cleaned, set_lines

Content = str | tuple[Run, ...]
_ENDLESS = 10_000.0
_NUMBERS = N_("no|one|two|three|four|five|six|seven|eight|nine|ten")
_MONTHS = N_("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
_DAY = N_("{day} {month} {year}")
_SHORT_DAY = N_("{day} {month}")
_LIST = N_("{first}, {second}")
_AND = N_("{first} and {second}")
_FACTS = N_("{first}; {second}")


class Press:
    """Turns words into lines. ``veil``: hidden names and what replaces them wherever a text holds one."""

    def __init__(self, language: Language, translate: Callable[[str], str], faces: Faces,
                 veil: Sequence[tuple[str, str]] = ()) -> None:
        self.language = language
        self.translate = translate
        self.faces = faces
        self.missing: dict[str, None] = {}
        self.cuts = 0
        # The longest first: one name may begin with another.
        self._veil = sorted(veil, key=_length, reverse=True)
        self._styles = STYLES[language]

    @property
    def chinese(self) -> bool:
        """Whether the document is Chinese."""
        return self.language == "zh"

    def say(self, message: str, **fields: object) -> str:
        """A fixed text in the document's language."""
        text = self.translate(message)
        return text.format(**fields) if fields else text

    def local(self, text: LocalizedText | None) -> str:
        """A form's text in the document's language."""
        return text.in_(self.language) if text else ""

    def style(self, style: StyleName | Style) -> Style:
        """A style of this language by its name."""
        return style if isinstance(style, Style) else self._styles[style]

    def shown(self, text: str) -> str:
        """``text`` as it may be printed: hidden name replaced, no controls, a sign for each missing glyph."""
        for name, sign in self._veil:
            text = text.replace(name, sign)
        text, missing = cleaned(text, self.faces)
        self.missing.update(dict.fromkeys(missing))
        return text

    def lines(self, content: Content, style: StyleName | Style, width: float = _ENDLESS) -> tuple[SetLine, ...]:
        """The laid lines of a paragraph of ``width`` points."""
        look = self.style(style)
        runs = (Run(content, look.bold, look.tone),) if isinstance(content, str) else content
        shown = tuple(Run(self.shown(run.text), run.bold, run.tone) for run in runs)
        return set_lines(shown, look.size, width, self.faces, self.chinese, look.balanced)

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """Width in points of one line."""
        return max((line.width for line in self.lines(text, Style(size, size, bold))), default=0.0)

    def cut(self, text: str, style: StyleName | Style, width: float, most: int) -> str:
        """``text``, shortened with an ellipsis if it takes more than ``most`` lines; ``cuts`` counts how often."""
        if len(self.lines(text, style, width)) <= most:
            return text
        self.cuts += 1
        low, high = 0, len(text)
        while high - low > 1:
            middle = (low + high) // 2
            fits = len(self.lines(text[:middle].rstrip() + "…", style, width)) <= most
            low, high = (middle, high) if fits else (low, middle)
        return text[:low].rstrip(" ，,；;、—-·") + "…"

    def day(self, day: date | None) -> str:
        """A date, or a dash."""
        return self._dated(_DAY, day) if day else "–"

    def short_day(self, day: date | None) -> str:
        """A date without its year."""
        return self._dated(_SHORT_DAY, day) if day else ""

    def moment(self, moment: datetime) -> str:
        """A date and a local time."""
        local = moment.astimezone()
        return f"{self.day(local.date())} {local:%H:%M}"

    def _dated(self, pattern: str, day: date) -> str:
        months = self.say(_MONTHS).split("|")
        return self.say(pattern, day=day.day, month=months[day.month - 1], year=day.year, mm=f"{day.month:02}",
                        dd=f"{day.day:02}")

    def number(self, value: Decimal | None, decimals: int = 1) -> str:
        """A figure with a fixed number of decimals; a dash for none."""
        return "–" if value is None else str(rounded(value, decimals))

    def plain(self, value: Decimal | None) -> str:
        """A figure without needless decimals; a dash for none."""
        if value is None:
            return "–"
        text = str(rounded(value, 1))
        return text.removesuffix(".0")

    def inside(self, text: str) -> str:
        """``text`` as it stands inside a sentence: without the capital of its first word, unless that is an acronym."""
        return text if text[1:2].isupper() else text[:1].lower() + text[1:]

    def count(self, number: int) -> str:
        """A small number as a word, a larger one in digits."""
        words = self.say(_NUMBERS).split("|")
        return words[number] if 0 <= number < len(words) else str(number)

    def listed(self, parts: list[str]) -> str:
        """Parts of a list as one text."""
        return self._joined(_LIST, parts)

    def joined(self, parts: list[str]) -> str:
        """Parts of a list inside a sentence, "and" before the last."""
        if len(parts) < 2:
            return "".join(parts)
        return self.say(_AND, first=self.listed(parts[:-1]), second=parts[-1])

    def clauses(self, parts: list[str]) -> str:
        """Parts of a sentence with commas between them, the empty ones left out."""
        return ("，" if self.chinese else ", ").join(part for part in parts if part)

    def facts(self, parts: list[str]) -> str:
        """Facts beside each other as one text, the empty ones left out."""
        return self._joined(_FACTS, [part for part in parts if part])

    def _joined(self, pattern: str, parts: list[str]) -> str:
        text = parts[0] if parts else ""
        for part in parts[1:]:
            text = self.say(pattern, first=text, second=part)
        return text

    def quoted(self, text: str) -> str:
        """``text`` in the language's quotation marks; the writer's own around it are taken off."""
        text = text.strip()
        if len(text) > 1 and text[0] in "“\"「" and text[-1] in "”\"」":
            text = text[1:-1]
        return f"“{text}”"


def _length(pair: tuple[str, str]) -> int:
    return len(pair[0])


def sentence(text: str) -> str:
    """``text`` with a capital first letter."""
    return text[:1].upper() + text[1:]
