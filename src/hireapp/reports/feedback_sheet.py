"""The candidate's own sheet: what they answered said back to them. No figures, no ranks, no other people."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hireapp.charts.axis import Scale
from hireapp.charts.scales import soft
from hireapp.domain.aptitude_part import FeedbackSheet, StyleLine, TraitLine, TypeLine
from hireapp.i18n import N_, Language
from hireapp.reports.aptitude import axis, trait_figure
from hireapp.reports.aptitude_style import standing_out
from hireapp.reports.blocks import Block, flush, labelled, mixed, picture, right, row, rule, space, stack, text
from hireapp.reports.fonts import faces
from hireapp.reports.logo import readable
from hireapp.reports.pages import Item, paginated
from hireapp.reports.press import Press
from hireapp.reports.printing import Edition, printed, raised, running_head
from hireapp.reports.styles import MEASURE, PAPERS, Paper, columns

_KIND, _TITLE = N_("Your own sheet"), N_("What your answers say")
_FOR = N_("For {name}")
_ROLE = N_("{role}; {day}")
_INTRO = N_(
    "Thank you for the time you gave us. This sheet says your own answers back to you in plain words. It is yours to "
    "keep. Nothing on it is good or bad: each side has its place in the work."
)
_NOTHING = N_("There is nothing to show here yet. Please ask us when it will be ready.")
_TAKEN = N_("What you took")
_TAKEN_ON = N_("{title} ({day})")
_SCALES = N_("How you see yourself")
_SCALES_NOTE = N_(
    "The dot is where your answers place you between two ways of working. The soft stretch around it shows how exact "
    "that is: the true place may lie anywhere on it."
)
_OPEN = N_("Too few answers to say anything here.")
_STYLE = N_("What comes easily, and what costs effort")
_STYLE_NOTE = N_("From the words and sentences you chose. It is for the talk and has no weight in any decision.")
_EASY, _EFFORT = N_("Comes easily"), N_("Costs effort")
_EVEN = N_("Between “{first}” and “{second}” you are about even. You may use either way, as the day asks for it.")
_SIGNS = N_("How you answered")
_ABOUT = N_("About this sheet")
_IS_NOT, _ASK, _KEPT, _RIGHTS = N_("What it isn’t"), N_("Whom to ask"), N_("Kept until"), N_("Your rights")
_NO_VERDICT = N_(
    "There is no pass or fail here. These answers never decide alone: people decide, after talking with you, and no "
    "program rejects anybody."
)
_CONTACT = N_("Ask us about anything that is unclear: {contact}.")
_NO_CONTACT = N_("Ask the person who invited you about anything that is unclear.")
_UNTIL = N_("{day}; after that your answers are deleted or made anonymous.")
_YOUR_RIGHTS = N_(
    "You may see what is stored about you, have mistakes corrected, take back your consent, and ask for a person to "
    "look at the result again."
)
_OWN = N_("Personal: for {name}")
_TITLED, _POLE, _LINE = 102.0, 124.0, 130.0


def written(sheet: FeedbackSheet, language: Language, translate: Callable[[str], str], paper: Paper) -> bytes:
    """The finished document."""
    press = Press(language, translate, faces())
    size = PAPERS[paper]
    top = raised(_masthead(press, sheet), size.top - size.top_first)
    items = [Item(top), *_body(press, sheet), *_about(press, sheet)]
    pages = paginated(items, size.top, size.height - size.bottom - 8)
    title = press.say(_TITLE)
    head = running_head(press, title, right(press, press.cut(sheet.name, "small", 200, 1), "small", MEASURE, "mute"))
    foot = sheet.company, press.say(_OWN, name=sheet.name)
    return printed(press, size, pages, Edition(title, sheet.company, press.say(_KIND), head, foot, sheet.logo, False))


def _masthead(press: Press, sheet: FeedbackSheet) -> Block:
    facts = press.say(_ROLE, role=press.local(sheet.role_title), day=press.day(sheet.made_on))
    kicker = text(press, press.say(_KIND), "small", MEASURE - 160, tone="mute")
    blocks = [kicker, text(press, press.say(_TITLE), "name", MEASURE - (160 if readable(sheet.logo) else 0)),
              text(press, press.say(_FOR, name=sheet.name), "h1", MEASURE),
              text(press, facts, "small", MEASURE, tone="mute"), space(6),
              rule(tone="ink", weight=0.9, height=7), text(press, press.say(_INTRO), "body", MEASURE)]
    return stack(blocks)


def _body(press: Press, sheet: FeedbackSheet) -> list[Item]:
    part = sheet.part
    if part.hidden or part.is_empty:
        return [Item(text(press, press.say(_NOTHING), "lead", MEASURE), 14)]
    return [*_taken(press, sheet), *_scales(press, sheet), *_styles(press, sheet), *_signs(press, sheet)]


def _taken(press: Press, sheet: FeedbackSheet) -> list[Item]:
    part = sheet.part
    given = [(part.trait_title, part.trait_on)] if part.traits and part.trait_title else []
    given += [(line.title, line.on) for line in part.tests if line.answered]
    if not given:
        return []
    names = [press.say(_TAKEN_ON, title=press.local(title), day=press.short_day(on)) if on else press.local(title)
             for title, on in given]
    return [_heading(press, _TAKEN), Item(text(press, press.listed(names), "body", MEASURE))]


def _heading(press: Press, message: str, note: str = "") -> Item:
    told = [text(press, press.say(note), "small", MEASURE, tone="ink2"), space(2)] if note else []
    top = [rule(tone="rule", weight=0.6, height=5), text(press, press.say(message), "h1", MEASURE), space(2)]
    return Item(stack([*top, *told]), 14, True, True)


def _scales(press: Press, sheet: FeedbackSheet) -> list[Item]:
    if not sheet.part.traits:
        return []
    scale = axis(sheet.part, _LINE)
    rows = [Item(_trait(press, line, scale), 5, whole=True) for line in sheet.part.traits]
    return [_heading(press, _SCALES, _SCALES_NOTE), *rows]


def _trait(press: Press, line: TraitLine, scale: Scale) -> Block:
    title = text(press, press.local(line.title), "body_bold", _TITLED)
    if line.value is None:
        told = text(press, press.say(_OPEN), "body", MEASURE - _TITLED - 8, tone="mute")
        return stack([row([(_TITLED + 8, told), (0, title)]), space(4), rule()])
    words = text(press, press.local(line.feedback), "body", MEASURE)
    return stack([_place(press, title, line, scale), space(2), words, space(4), rule()])


def _place(press: Press, title: Block, line: TraitLine, scale: Scale) -> Block:
    """The title, then the two ends with the line between them."""
    low = flush(press, press.local(line.low_pole), "small", _POLE, "ink2")
    high = text(press, press.local(line.high_pole), "small", _POLE, tone="ink2")
    height = max(16.0, title.height, low.height, high.height)
    x = _TITLED + _POLE + 16
    cells = [(0.0, title), (_TITLED + 8, low), (x, picture(soft(scale, height, trait_figure(line)))),
             (x + _LINE + 8, high)]
    return row([(left, stack([space((height - block.height) / 2), block])) for left, block in cells])


def _styles(press: Press, sheet: FeedbackSheet) -> list[Item]:
    part = sheet.part
    cards = [_card(press, line) for line in standing_out(part)]
    even = [Item(text(press, _even(press, line), "body", MEASURE), 4) for line in part.types if line.clear is None]
    if not cards and not even:
        return []
    half = columns(6) + 12
    rows = [Item(row([(place * half, card) for place, card in enumerate(cards[start:start + 2])]), 5, whole=True)
            for start in range(0, len(cards), 2)]
    return [_heading(press, _STYLE, _STYLE_NOTE), *rows, *even]


def _card(press: Press, line: StyleLine) -> Block:
    width = columns(6)
    told = [text(press, mixed((f"{press.say(label)}\u2002", True, "ink"), (press.local(words), False, "ink")), "body",
                 width) for label, words in ((_EASY, line.easy), (_EFFORT, line.effort))]
    return stack([text(press, press.local(line.title), "h2", width), *told], 1)


def _even(press: Press, line: TypeLine) -> str:
    return press.say(_EVEN, first=press.inside(press.local(line.first.title)),
                     second=press.inside(press.local(line.second.title)))


def _signs(press: Press, sheet: FeedbackSheet) -> list[Item]:
    if not sheet.part.flags:
        return []
    told = [Item(text(press, press.local(flag.candidate), "body", MEASURE), 2) for flag in sheet.part.flags]
    return [_heading(press, _SIGNS), *told]


def _about(press: Press, sheet: FeedbackSheet) -> list[Item]:
    contact = sheet.contact.strip()
    rows: Sequence[tuple[str, str]] = (
        (_IS_NOT, press.say(_NO_VERDICT)),
        (_ASK, press.say(_CONTACT, contact=contact) if contact else press.say(_NO_CONTACT)),
        (_KEPT, press.say(_UNTIL, day=press.day(sheet.retain_until)) if sheet.retain_until else ""),
        (_RIGHTS, press.say(_YOUR_RIGHTS)))
    told = [Item(labelled(press, press.say(label), text(press, words, "small", MEASURE - 90)), whole=True)
            for label, words in rows if words]
    return [_heading(press, _ABOUT), *told]
