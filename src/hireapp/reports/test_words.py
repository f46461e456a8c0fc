"""The words of a test's technical figures, for the window and the PDF alike."""

from __future__ import annotations

from hireapp.domain.insights import ItemLine, OptionLine, ScaleQuality, TestQuality
from hireapp.i18n import N_
from hireapp.psychometrics.enough import TooFew
from hireapp.reports.process_words import Speaker, few, two

FLAG_NAMES: dict[str, str] = {
    "long_string": N_("long run of one answer"),
    "straight_page": N_("a whole page with one answer"),
    "low_variation": N_("hardly any variation"),
    "even_odd": N_("halves of the scales differ"),
    "inconsistent": N_("like statements answered apart"),
    "infrequent_look": N_("one unlikely answer"),
    "infrequent_invalid": N_("several unlikely answers"),
    "instructed": N_("an instructed answer missed"),
    "fast": N_("answered very fast"),
    "impression": N_("favourable impression"),
    "focus": N_("left the window"),
    "too_few_answers": N_("too few answers"),
}
ITEM_FLAGS: dict[str, str] = {
    "low_total": N_("r under .20"),
    "too_easy": N_("very easy"),
    "too_hard": N_("very hard"),
    "low_d": N_("D under .20"),
    "rare": N_("rarely chosen"),
    "attracts": N_("attracts high scorers"),
}
STATUSES: dict[str, str] = {
    "provisional": N_("provisional"),
    "reviewed": N_("reviewed"),
    "draft": N_("key: authors’ draft"),
    "rated": N_("key: rated by experts"),
}
_REFUSALS: dict[str, str] = {
    "heywood": N_("no proper one-factor solution (an error variance at 0 or below)"),
    "not_converged": N_("no solution found"),
}
NOT_USED = N_(
    "Not used for any decision here: answers of single people, response times of single items, flags of answering, "
    "voluntary groups. A figure of a test describes the test in this group, not a person."
)
SOURCES = N_(
    "Alpha: Cronbach (1951), interval by Feldt (1965), complete answers only, from 30 people. Omega: McDonald (1999), "
    "one factor by maximum likelihood, from 100 people. p: mean / maximum; r: correlation with the rest of the scale; "
    "D: upper less lower 27% (Kelley 1939), from 50 people."
)


def status_words(speak: Speaker, status: str) -> str:
    """The state of a test or its key."""
    return speak.say(STATUSES[status]) if status in STATUSES else status


def facts(speak: Speaker, made: TestQuality) -> str:
    """Which content, in how many people, how long they took."""
    parts = [
        speak.say(N_("version {version}"), version=made.version),
        speak.say(N_("content {hash}"), hash=made.hash),
        status_words(speak, made.status),
        speak.say(N_("{n} people"), n=made.n),
    ]
    if made.minutes:
        parts.append(speak.say(N_("{minutes} minutes on average"), minutes=made.minutes))
    return speak.facts(parts)


def finding(speak: Speaker, made: TestQuality) -> str:
    """How consistent the scales are, as far as there are enough people."""
    known = [scale.alpha for scale in made.scales if not isinstance(scale.alpha, TooFew)]
    if not known:
        return speak.say(N_("Too few people to judge the scales"))
    low = [alpha for alpha in known if alpha.high < 0.7]
    if low:
        return speak.say(N_("{n} of {whole} scales are reliably below an alpha of .70"), n=len(low), whole=len(known))
    least = min(alpha.value for alpha in known)
    return speak.say(N_("The lowest alpha of {whole} scales is {value}"), whole=len(known), value=two(least))


def alpha_words(speak: Speaker, scale: ScaleQuality) -> str:
    """Alpha with its interval, or why there is none."""
    if isinstance(scale.alpha, TooFew):
        return few(speak, scale.alpha)
    found = scale.alpha
    return speak.say(N_("{value} ({low} to {high})"), value=two(found.value), low=two(found.low), high=two(found.high))


def omega_words(speak: Speaker, scale: ScaleQuality) -> str:
    """Omega, or why there is none."""
    if isinstance(scale.omega, TooFew):
        return few(speak, scale.omega)
    if isinstance(scale.omega, str):
        return speak.say(_REFUSALS.get(scale.omega, _REFUSALS["not_converged"]))
    return two(scale.omega.value)


def against_words(speak: Speaker, scale: ScaleQuality) -> str:
    """Items that hang together with none of the others."""
    return speak.listed(list(scale.against))


def item_cells(speak: Speaker, line: ItemLine) -> tuple[str, str, str, str, str]:
    """p, r with the rest, D, alpha without the item, flags."""
    found = line.figures
    flags = speak.listed([speak.say(ITEM_FLAGS[flag]) for flag in found.flags if flag in ITEM_FLAGS])
    return two(found.p), two(found.total_r), two(found.d), two(found.alpha_without), flags


def option_cells(speak: Speaker, line: OptionLine) -> tuple[str, str, str, str, str]:
    """Key or not, share, mean of the rest, r with the rest, flags."""
    found = line.figures
    flags = speak.listed([speak.say(ITEM_FLAGS[flag]) for flag in found.flags if flag in ITEM_FLAGS])
    key = speak.say(N_("key")) if line.key else ""
    return key, f"{100 * found.share:.0f}%", two(found.mean_total), two(found.rest_r), flags


def flag_words(speak: Speaker, made: TestQuality) -> list[tuple[str, int]]:
    """Flags of answering in words, with how often they were raised."""
    return [(speak.say(FLAG_NAMES[name]) if name in FLAG_NAMES else name, n) for name, n in made.flags]
