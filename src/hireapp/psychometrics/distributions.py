"""Student's t, Snedecor's F and chi-square by the regularised incomplete beta and gamma functions; error below 1e-10.

The continued fractions are Lentz's (Press et al. 2007, Numerical Recipes 6.2, 6.4); quantiles are found by bisection.
"""

from __future__ import annotations

import math
from collections.abc import Callable

_TINY = 1e-300
_STEPS = 500


def incomplete_beta(x: float, a: float, b: float) -> float:
    """I_x(a, b) for 0 <= x <= 1 and a, b > 0."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def t_cdf(t: float, df: float) -> float:
    """P(T <= t) of Student's t with ``df`` degrees of freedom."""
    if t * t < df:  # near 0 the share of the tail would lose its digits
        return 0.5 + math.copysign(incomplete_beta(t * t / (df + t * t), 0.5, df / 2) / 2, t)
    tail = incomplete_beta(df / (df + t * t), df / 2, 0.5) / 2
    return 1 - tail if t > 0 else tail


def f_cdf(f: float, df1: float, df2: float) -> float:
    """P(F <= f) of Snedecor's F."""
    return incomplete_beta(df1 * f / (df1 * f + df2), df1 / 2, df2 / 2) if f > 0 else 0.0


def f_quantile(p: float, df1: float, df2: float) -> float:
    """The value below which F lies with probability ``p`` (0 < p < 1)."""

    def reached(value: float) -> bool:
        return f_cdf(value, df1, df2) >= p

    return _bisect(reached)


def incomplete_gamma(x: float, a: float) -> float:
    """P(a, x), the lower regularised incomplete gamma function, for a > 0."""
    if x <= 0:
        return 0.0
    front = math.exp(a * math.log(x) - x - math.lgamma(a))
    return front * _gamma_series(x, a) if x < a + 1 else 1 - front * _gamma_fraction(x, a)


def chi_square_cdf(x: float, df: float) -> float:
    """P(X <= x) of chi-square with ``df`` degrees of freedom."""
    return incomplete_gamma(x / 2, df / 2)


def _gamma_series(x: float, a: float) -> float:
    term = total = 1 / a
    step = a
    while term > total * 1e-16:
        step += 1
        term *= x / step
        total += term
    return total


def _gamma_fraction(x: float, a: float) -> float:
    b = x + 1 - a
    c, d = 1 / _TINY, 1 / b
    value = d
    for step in range(1, 100 * _STEPS):
        numerator = -step * (step - a)
        b += 2
        d = numerator * d + b
        c = b + numerator / c
        d = 1 / (d if abs(d) > _TINY else _TINY)
        c = c if abs(c) > _TINY else _TINY
        value *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return value


def _bisect(reached: Callable[[float], bool]) -> float:
    low, high = 0.0, 1.0
    while not reached(high) and high < 1e12:
        low, high = high, high * 2
    for _step in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (low, middle) if reached(middle) else (middle, high)
    return (low + high) / 2


def _fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 - (a + b) * x / (a + 1)
    d = 1 / (d if abs(d) > _TINY else _TINY)
    value = d
    for m in range(1, _STEPS):
        for numerator in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 + numerator * d
            c = 1 + numerator / c
            d = 1 / (d if abs(d) > _TINY else _TINY)
            c = c if abs(c) > _TINY else _TINY
            change = c * d
            value *= change
        if abs(change - 1) < 1e-15:
            break
    return value
