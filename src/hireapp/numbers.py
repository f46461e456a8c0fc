"""Numbers from outside: an ASCII pattern first, then ``Decimal``, then the caller's range.

``int`` takes full-width digits, ``float`` takes nan, inf and 1_0; none of them may become a score.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from hireapp.errors import InvalidValue
from hireapp.i18n import N_

_PLAIN = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,10})?", re.ASCII)


def decimal_from(value: Any) -> Decimal:
    """The decimal number that ``value`` (text of digits, or an int) is. Raises InvalidValue for anything else."""
    text = str(value) if isinstance(value, (int, Decimal)) and not isinstance(value, bool) else value
    if not isinstance(text, str) or not _PLAIN.fullmatch(text.strip()):
        raise InvalidValue(
            N_("'{value}' is not a number."), N_("Write digits, with a point for decimals."), value=value
        )
    return Decimal(text.strip())


def rounded(value: Decimal, decimals: int = 1) -> Decimal:
    """``value`` to ``decimals`` places, halves away from zero, as readers round."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def mean(values: list[Decimal]) -> Decimal | None:
    """The arithmetic mean; None of nothing."""
    return sum(values, Decimal(0)) / len(values) if values else None
