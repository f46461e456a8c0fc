"""The sentences of a comparison: who is tied, who is reliably lower, what is missing. Ties are said, never ranked."""

from __future__ import annotations

from collections.abc import Sequence

from hireapp.i18n import N_
from hireapp.reports.comparison_context import Beside, percent
from hireapp.reports.press import sentence

NAMED = 4
"""Names that a headline holds."""
_TIED = N_("The differences between {names} are smaller than the error of measurement: tied, in no order.")
_TIED_MANY = N_(
    "{count} of {all} candidates differ by less than the error of measurement: tied, in no order.")
_NEAR = N_("No reliable difference from {first}, the highest: {names}.")
_NEAR_MANY = N_("No reliable difference from {first}, the highest, for {count} of the {all} others.")
_ALONE = N_("{first} is reliably higher than everybody else compared here.")
_ONLY = N_("Only {first} has a composite so far: there is nobody to compare with yet.")
_NONE = N_("No composite yet: this page shows progress only and is no basis for a decision.")

_LOWER = N_("Reliably lower than {first}: {names}.")
_IN_GROUP = N_("Tied: {names}.")
_ALSO = N_("Tied as well ({letter}): {names}.")
_OVERLAP = N_("Further ties, which overlap, are bracketed below: {letters}.")
_TOO_LITTLE = N_("No composite, because less than 60% of the weight is there: {names}.")
_WIDER = N_("Parts are missing, and the others weigh more: {names}.")
_NAME_SHARE = N_("{name} ({percent}% of the weight missing)")
_SEATS = (N_("1 seat of {seats} is open; {count} candidates are compared."),
          N_("{left} seats of {seats} are open; {count} candidates are compared."))
_NO_SEAT = N_("No seat is open any more; {count} candidates are compared.")
_HIDDEN = (N_("1 sheet is not visible to the reader yet and is in no figure."),
           N_("{count} sheets are not visible to the reader yet and are in no figure."))
_ONLY_CALCULATED = N_(
    "All of this is calculation from the marks, nothing else. This is a comparison; each decision is a named person’s.")


def headline(beside: Beside) -> str:
    """The one sentence on top: the tie of the highest, or that one stands alone."""
    made, press = rated(beside), beside.press
    if not made:
        return press.say(_NONE)
    first = beside.name(made[0])
    if len(made) == 1:
        return press.say(_ONLY, first=first)
    tied = near(beside)
    if len(tied) == 1:
        return press.say(_ALONE, first=first)
    if set(tied) == set(beside.comparison.groups[0]):
        return _tied(beside, tied, len(made))
    if len(tied) <= NAMED:
        return press.say(_NEAR, first=first, names=beside.names(tied[1:]))
    return press.say(_NEAR_MANY, first=first, count=len(tied) - 1, all=len(made) - 1)


def details(beside: Beside) -> str:
    """The lines under it: names left out above, who is lower, further ties, what is missing, and whose the decision is.
    """
    parts = [*_standing(beside), *_gaps(beside), _seats(beside), _hidden(beside), beside.press.say(_ONLY_CALCULATED)]
    return ("" if beside.press.chinese else " ").join(part for part in parts if part)


def rated(beside: Beside) -> list[int]:
    """Those with a composite, the highest first."""
    return [index for index in beside.comparison.by_value if beside.person(index).composite.band is not None]


def near(beside: Beside) -> list[int]:
    """The highest and those without a reliable difference from it."""
    made = rated(beside)
    return [index for index in made if index == made[0] or beside.person(index).tied]


def _tied(beside: Beside, tied: Sequence[int], count: int) -> str:
    if len(tied) <= NAMED:
        return beside.press.say(_TIED, names=beside.names(tied))
    return sentence(beside.press.say(_TIED_MANY, count=beside.press.count(len(tied)), all=beside.press.count(count)))


def _standing(beside: Beside) -> list[str]:
    made, press = rated(beside), beside.press
    if len(made) < 2:
        return []
    tied = near(beside)
    lower = [index for index in made if index not in tied]
    found = [press.say(_IN_GROUP, names=beside.names(tied))] if len(tied) > NAMED else []
    if lower:
        found.append(press.say(_LOWER, first=beside.name(made[0]), names=beside.names(lower)))
    return [*found, *_further(beside, set(tied))]


def _further(beside: Beside, told: set[int]) -> list[str]:
    """Groups that the headline doesn't tell."""
    groups = [(letter, group) for letter, group in zip(beside.letters(), beside.comparison.groups, strict=True)
              if len(group) > 1 and set(group) != told]
    if len(groups) > 2:
        return [beside.press.say(_OVERLAP, letters=beside.press.listed([letter for letter, _group in groups]))]
    return [beside.press.say(_ALSO, letter=letter, names=beside.names(group)) for letter, group in groups]


def _gaps(beside: Beside) -> list[str]:
    press, order = beside.press, beside.comparison.by_value
    without = [index for index in order if beside.person(index).composite.band is None]
    wider = [press.say(_NAME_SHARE, name=beside.name(index), percent=missing_share(beside, index))
             for index in rated(beside) if beside.person(index).composite.missing]
    found = [press.say(_TOO_LITTLE, names=beside.names(without))] if without else []
    return [*found, press.say(_WIDER, names=press.listed(wider))] if wider else found


def missing_share(beside: Beside, index: int) -> str:
    """Percent of the weight that a candidate's composite lacks."""
    return percent(100 - beside.person(index).composite.present * 100)


def _seats(beside: Beside) -> str:
    made = beside.comparison
    if not made.seats_left:
        return beside.press.say(_NO_SEAT, count=len(made.people))
    message = _SEATS[0] if made.seats_left == 1 else _SEATS[1]
    return beside.press.say(message, left=made.seats_left, seats=made.seats, count=len(made.people))


def _hidden(beside: Beside) -> str:
    count = beside.comparison.hidden
    return beside.press.say(_HIDDEN[0] if count == 1 else _HIDDEN[1], count=count) if count else ""
