"""Expected pay per month."""

from __future__ import annotations

import re
from decimal import Decimal

from hireapp.resumes.document import Document, Entry
from hireapp.resumes.values import Found, Salary

_NUMBER = r"(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_UNIT = r"\s*(k|千|万|w)?\s*"
_MONEY = r"(?:[¥￥$€£]|rmb|cny|usd|eur|gbp|人民币)?\s*"
_RANGE = re.compile(
    rf"{_MONEY}{_NUMBER}{_UNIT}(?:元|rmb)?\s*(?:-|–|—|~|～|至|到|\bto\b)+\s*{_MONEY}{_NUMBER}{_UNIT}", re.I
)
_ONE = re.compile(rf"{_MONEY}{_NUMBER}{_UNIT}", re.I)
_YEARLY = re.compile(
    r"/\s*年|年薪|per\s+(?:year|annum)|/\s*(?:year|yr|annum)|annual|p\.a|a year|万\s*/?\s*年|年收入|yearly", re.I
)
_HOURLY = re.compile(r"/\s*(?:h|hr|hour|小时|时|天|日|day)\b|per\s+(?:hour|day)|时薪|日薪|元/(?:小时|天|日)", re.I)
_BARE_RANGE = re.compile(
    r"(?<![\w.])(\d{1,2}(?:\.\d)?)\s*[kK]?\s*[-–—~]\s*(\d{1,2}(?:\.\d)?)\s*[kK](?![\w%])|(?<!\d)\d{4,5}\s*[-–—~]\s*\d{4,5}\s*元(?:/月)?|\d+(?:\.\d)?\s*[-–—~]\s*\d+(?:\.\d)?\s*万元?/[年月]"
)
_NOW = re.compile(r"目前|当前|现在|税前|current|present", re.I)
_CURRENCIES = (("$", "USD"), ("usd", "USD"), ("€", "EUR"), ("eur", "EUR"), ("£", "GBP"), ("gbp", "GBP"))
_SCALE = {"k": 1000, "千": 1000, "万": 10_000, "w": 10_000, "": 1}
_LEAST, _MOST = 300, 2_000_000


def find_salary(document: Document) -> Found[Salary] | None:
    """The pay the candidate asks for; the pay of a present or past post is never taken for it."""
    for entry, value in document.values("salary"):
        if entry.section in {"work", "intern", "project"}:
            continue
        salary = read_salary(_with_tail(entry, value), bare_thousands=True)
        if salary:
            return Found(salary, entry.number, entry.line.text, 0.95)
    for entry in document.section("objective", "header", "contact"):
        if _BARE_RANGE.search(entry.text) and not _NOW.search(entry.text):
            match = _BARE_RANGE.search(entry.text)
            salary = read_salary(entry.text[match.start() :]) if match else None
            if salary:
                return Found(salary, entry.number, entry.line.text, 0.8)
    return None


def _with_tail(entry: Entry, value: str) -> str:
    """The label may tell the period: "期望年薪：10万"."""
    label = entry.text[: entry.text.find(value)][-12:]
    return f"{value} 年薪" if re.search(r"年薪|annual", label, re.I) else value


def read_salary(text: str, *, bare_thousands: bool = False) -> Salary | None:
    """Pay per month named in ``text``; hourly and daily pay, and "negotiable", give None."""
    if _HOURLY.search(text):
        return None
    match = _RANGE.search(text)
    if match:
        low_unit, high_unit = (match.group(2) or "").lower(), (match.group(4) or "").lower()
        pair = (_amount(match.group(1), low_unit or high_unit), _amount(match.group(3), high_unit or low_unit))
    elif one := _ONE.search(text):
        amount = _amount(one.group(1), (one.group(2) or "").lower())
        pair = (amount, amount)
    else:
        return None
    return _monthly(pair, text) if bare_thousands or match else None


def _amount(digits: str, unit: str) -> Decimal:
    return Decimal(digits.replace(",", "")) * _SCALE[unit]


def _monthly(pair: tuple[Decimal, Decimal], text: str) -> Salary | None:
    currency = next((code for mark, code in _CURRENCIES if mark in text.lower()), "CNY")
    yearly = bool(_YEARLY.search(text)) or (
        currency != "CNY" and pair[0] >= 15_000 and not re.search(r"month|/\s*mo\b|/月", text, re.I)
    )
    low, high = ((amount / 12 if yearly else amount).quantize(Decimal(1)) for amount in sorted(pair))
    return Salary(low, high, "month", currency) if low >= _LEAST and high <= _MOST else None
