"""Topics for the panel's talk, the structure score with advice, and the agreement over the opening's candidates."""

from __future__ import annotations

from collections.abc import Sequence

from hireapp.domain.panel import STRUCTURE, Panel, StructureItem, Topic
from hireapp.i18n import N_
from hireapp.psychometrics.agreement import Icc
from hireapp.psychometrics.enough import TooFew
from hireapp.reports.blocks import Block, labelled, mixed, row, rule, space, stack, text
from hireapp.reports.pages import Item
from hireapp.reports.panel_words import figure, part
from hireapp.reports.press import Press
from hireapp.reports.styles import MEASURE

_TOPICS, _NO_TOPIC = N_("Topics for the talk"), N_("Nothing stands out: no split, no gap, nothing open.")
_KINDS: dict[str, tuple[str, str]] = {
    "split": (N_("Raters apart"), N_("{about}: {detail}")),
    "gap": (N_("Not rated"), N_("{about}: nobody observed it")),
    "verdict": (N_("Recommendations"), N_("The raters recommend different things.")),
    "claim": (N_("Claim"), N_("{about} ({detail})")),
    "contradiction": (N_("Contradiction"), N_("{about}")),
    "open": (N_("Still open"), N_("{about} ({detail})")),
}
_BARE = N_("{about}")
_STRUCTURE, _OF = N_("How the talk was structured"), N_("{score} of {all}")
_STRUCTURE_NOTE = N_("Components of a structured interview, one point each")
_ALL_KEPT, _NO_LACK = N_("All components are kept."), N_("None is known to be lacking.")
_LACKS, _UNKNOWN, _KEPT = N_("Lacking"), N_("Not known"), N_("Kept")
_STATED = N_("{title} (as stated)")
_ICC, _ICC_NOTE = N_("Agreement over the candidates of this opening"), N_("ICC, one-way, absolute agreement")
_FIGURE = N_("{value} (95% interval {low} to {high}), from {n} candidates with two raters each")
_SINGLE, _MEAN = N_("One rater alone"), N_("Mean of two raters")
_TOO_FEW = (N_("No figure yet: 1 candidate has two raters at this stage, {needed} are needed."),
            N_("No figure yet: {n} candidates have two raters at this stage, {needed} are needed."))
_SAME = N_("No figure: all candidates have the same value.")
_INDENT = 108.0


def topics(press: Press, panel: Panel) -> list[Item]:
    """What to talk about, by kind."""
    head = part(press, _TOPICS)
    if not panel.topics:
        return [head, Item(text(press, press.say(_NO_TOPIC), "small", MEASURE, tone="ink2"))]
    return [head, *(Item(_topic(press, entry), whole=True) for entry in panel.topics)]


def _topic(press: Press, entry: Topic) -> Block:
    label, message = _KINDS[entry.kind]
    message = message if entry.detail or "{detail}" not in message else _BARE
    words = press.say(message, about=press.local(entry.about), detail=entry.detail)
    return labelled(press, press.say(label), text(press, words, "small", MEASURE - _INDENT), _INDENT)


def structure(press: Press, panel: Panel) -> list[Item]:
    """The score, then advice for each component that lacks, and what nobody has stated yet."""
    items = panel.structure.items
    score = press.say(_OF, score=panel.structure.score, all=len(items))
    lacking = [entry for entry in items if entry.kept is False]
    unknown = [entry for entry in items if entry.kept is None]
    kept = [entry for entry in items if entry.kept]
    whole = text(press, press.say(_NO_LACK if unknown else _ALL_KEPT), "small", _inner())
    blocks = [_advice(press, entry) for entry in lacking] or [whole]
    head = part(press, _STRUCTURE, press.say(_STRUCTURE_NOTE))
    figure_ = text(press, score, "number", _INDENT - 8)
    found = [Item(stack([space(2), row([(_INDENT, stack(blocks, 2)), (0, figure_)]), space(3), rule()]), whole=True)]
    for label, entries in ((_UNKNOWN, unknown), (_KEPT, kept)):
        if entries:
            words = press.facts([_title(press, entry) for entry in entries])
            told = text(press, words, "small", _inner(), tone="ink2")
            found.append(Item(labelled(press, press.say(label), told, _INDENT), whole=True))
    return [head, *found]


def _inner() -> float:
    return MEASURE - _INDENT


def _title(press: Press, entry: StructureItem) -> str:
    title = press.say(STRUCTURE[entry.id][0])
    return press.say(_STATED, title=title) if entry.stated and entry.kept else title


def _advice(press: Press, entry: StructureItem) -> Block:
    title, advice = (press.say(words) for words in STRUCTURE[entry.id])
    lead = mixed((f"{press.say(_LACKS)}: " if not press.chinese else f"{press.say(_LACKS)}：", False, "warm"),
                 (title, True, "ink"))
    return stack([text(press, lead, "small", _inner()), text(press, advice, "small", _inner(), tone="ink2")])


def agreement(press: Press, panel: Panel) -> list[Item]:
    """The intraclass correlations, or one sentence why there are none."""
    given = [(label, panel.agreement.get(key)) for label, key in ((_SINGLE, "one"), (_MEAN, "mean"))]
    known = [(label, value) for label, value in given if isinstance(value, Icc)]
    few = [value for _label, value in given if isinstance(value, TooFew)]
    if not known and not few:
        return []
    head = part(press, _ICC, press.say(_ICC_NOTE))
    if not known:
        return [head, Item(text(press, _why_not(press, few), "small", MEASURE, tone="ink2"))]
    return [head, *(Item(_icc(press, label, value), whole=True) for label, value in known)]


def _why_not(press: Press, few: Sequence[TooFew]) -> str:
    if few[0].of == "variance":
        return press.say(_SAME)
    return press.say(_TOO_FEW[few[0].n != 1], n=few[0].n, needed=few[0].needed)


def _icc(press: Press, label: str, value: Icc) -> Block:
    words = press.say(_FIGURE, value=figure(value.value), low=figure(value.low), high=figure(value.high), n=value.n)
    return labelled(press, press.say(label), text(press, words, "small", MEASURE - _INDENT), _INDENT)
