"""Numbers from outside."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hireapp.errors import InvalidValue
from hireapp.numbers import decimal_from, mean, rounded


@pytest.mark.parametrize(
    "text",
    ["１２", "²", "nan", "inf", "1e3", "1_0", "", " ", "1,5", "0x10", "--1", "1.", ".5", None, True, 1.5, "1" * 40],
)
def test_only_plain_digits_are_numbers(text: object):
    with pytest.raises(InvalidValue):
        decimal_from(text)


def test_plain_digits():
    assert decimal_from("-12.50") == Decimal("-12.50")
    assert decimal_from(" 7 ") == Decimal(7)
    assert rounded(Decimal("2.25")) == Decimal("2.3")
    assert rounded(Decimal("-2.25")) == Decimal("-2.3")
    assert mean([]) is None
