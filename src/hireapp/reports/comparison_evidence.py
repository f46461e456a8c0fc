"""What figures don't tell: the strongest evidence and the biggest concern, what to clear, flags, rater gaps."""

from __future__ import annotations

from collections.abc import Sequence

from hireapp.domain.comparison import Compared, Flag
from hireapp.i18n import N_
from hireapp.reports.blocks import Block, stack, text
from hireapp.reports.comparison_context import GUTTER, LABEL, Beside, names_row
from hireapp.reports.section import table_row

_EVIDENCE, _CONCERN, _OPEN = N_("Strongest evidence"), N_("Biggest concern"), N_("To clear before a decision")
_FLAGS, _GAP = N_("Hurdles and flags"), N_("Largest rater gap")
_NO_EVIDENCE, _NONE = N_("no evidence yet"), N_("none")
_NO_GAP = N_("fewer than two raters")
_GAP_AT = (N_("1 point ({about})"), N_("{gap} points ({about})"))
_NO_DIFFERENCE = N_("no difference")
_TOLD: dict[str, tuple[str, str]] = {
    "hurdle": (N_("{about}: below the hurdle of {detail}"),) * 2,
    "condition": (N_("{about}: 1 point to ask"), N_("{about}: {detail} points to ask")),
    "answers": (N_("Answering: 1 remark, read the tests with care"),
                N_("Answering: {detail} remarks, read the tests with care")),
    "split": (N_("{about}: raters {detail} points apart"),) * 2,
    "claims": (N_("1 claim contradicted"), N_("{detail} claims contradicted")),
    "incomplete": (N_("{about} missing ({detail}% of the weight)"),) * 2,
}


def evidence(beside: Beside, indexes: Sequence[int], pad: float) -> tuple[Block, list[Block]]:
    """The names over the columns, and one block a row with ``pad`` points above and below its words."""
    people = [beside.person(index) for index in indexes]
    rows = [(_EVIDENCE, [[person.best_words or ""] for person in people], _NO_EVIDENCE),
            (_CONCERN, [[person.worst_words or ""] for person in people], _NO_EVIDENCE),
            (_OPEN, [list(person.open_words) for person in people], _NONE),
            (_FLAGS, [[_flag(beside, flag) for flag in person.flags] for person in people], _NONE),
            (_GAP, [[_gap(beside, person)] for person in people], _NO_GAP)]
    return names_row(beside, indexes), [_row(beside, pad, *entry) for entry in rows]


def _row(beside: Beside, pad: float, label: str, cells: Sequence[Sequence[str]], nothing: str) -> Block:
    press, width = beside.press, beside.pitch(len(cells)) - GUTTER
    blocks = [_texts(beside, words, nothing, width) for words in cells]
    head = text(press, press.say(label), "small_bold", LABEL - 8)
    return table_row([*beside.columns(blocks), (0.0, head)], pad, beside.width)


def _texts(beside: Beside, words: Sequence[str], nothing: str, width: float) -> Block:
    shown = [text(beside.press, entry, "small", width) for entry in words if entry.strip()]
    return stack(shown, 1.5) if shown else text(beside.press, beside.press.say(nothing), "small", width, tone="mute")


def _flag(beside: Beside, flag: Flag) -> str:
    about = beside.press.local(flag.about)
    return beside.press.say(_TOLD[flag.kind][flag.detail != "1"], about=about, detail=flag.detail)


def _gap(beside: Beside, person: Compared) -> str:
    press = beside.press
    if person.gap is None:
        return ""
    if not person.gap:
        return press.say(_NO_DIFFERENCE)
    message = _GAP_AT[0] if person.gap == 1 else _GAP_AT[1]
    return press.say(message, gap=press.plain(person.gap), about=press.local(person.gap_at))
