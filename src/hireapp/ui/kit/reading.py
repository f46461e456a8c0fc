"""Numbers and days as people write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from hireapp.i18n import _


def read_number(text: str) -> Decimal | None:
    """The number in ``text``: full-width digits, blanks and thousands separators are fine."""
    plain = text.strip().replace(",", "").replace("，", "").replace(" ", "").replace("\u2212", "-")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def read_date(text: str) -> tuple[date | None, str]:
    """The day in ``text``, and what is wrong with it in words."""
    plain = text.strip()
    if not plain:
        return None, ""
    for mark in "/.年月":
        plain = plain.replace(mark, "-")
    parts = plain.rstrip("日").split("-")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts) or len(parts[0]) != 4:
        return None, _("Write the day as YYYY-MM-DD")
    year, month, day = (int(part) for part in parts)
    if not 1 <= month <= 12:
        return None, _("There is no month {month}").format(month=month)
    try:
        return date(year, month, day), ""
    except ValueError:
        return None, _("There is no day {day} in this month").format(day=day)
