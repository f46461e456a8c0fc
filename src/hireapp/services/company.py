"""Settings of the company, shared by all who use the database: its name and logo."""

from __future__ import annotations

from hireapp.errors import InvalidValue
from hireapp.i18n import N_
from hireapp.services.changes import Changes, changed
from hireapp.services.ports import UnitOfWork
from hireapp.services.texts import clean_line

KEYS = ("company", "logo")


def set_company(work: UnitOfWork, key: str, value: str) -> Changes:
    """Set the company's name, or its logo as base64 of a PNG or JPEG."""
    if key not in KEYS:
        raise InvalidValue(N_("'{id}' is not a setting."), id=key)
    work.set_setting(key, clean_line(value) if key == "company" else value)
    work.record("settings", "shared_setting", key)
    return changed(("shared_setting", key))
