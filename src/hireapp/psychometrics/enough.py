"""Too few to say, as a value: what a statistic gives in place of a figure that nobody should read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TooFew:
    """There are ``n`` of what is counted, and ``needed`` would be the least.

    of: "people", "raters", "items", "pairs", "units"; "variance" where all values are the same (one value of the two
    different ones that are needed), or columns follow from one another.
    """

    n: int
    needed: int
    of: str = "people"


NO_VARIANCE = TooFew(1, 2, "variance")
