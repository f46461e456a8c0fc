"""Settings of the company, shared by all who use the database: name, logo, share of phone screens rated twice."""

from __future__ import annotations

from hireapp.errors import InvalidValue
from hireapp.i18n import N_
from hireapp.services.changes import Changes, changed
from hireapp.services.ports import UnitOfWork
from hireapp.services.texts import clean_line
from hireapp.services.users import require_hr

KEYS = ("company", "logo", "second_share")


def set_company(work: UnitOfWork, key: str, value: str) -> Changes:
    """Set the company's name, its logo as base64 of a PNG or JPEG, or the percent of phone screens rated twice.

    Raises NotAllowed for whoever is neither HR nor the owner.
    """
    require_hr(work)
    if key not in KEYS:
        raise InvalidValue(N_("'{id}' is not a setting."), id=key)
    if key == "second_share" and not (value.isascii() and value.isdigit() and int(value) <= 100):
        raise InvalidValue(N_("'{value}' is no share from 0 to 100."), N_("Write whole percent."), value=value)
    work.set_setting(key, clean_line(value) if key == "company" else value)
    work.record("settings", "shared_setting", key)
    return changed(("shared_setting", key))
