"""The schema: types that lose nothing, made and migrated alike, mapping by field name, no cascade."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from sqlalchemy import DateTime, Float, Numeric, create_engine, inspect

from hireapp.domain.assessment import ResultValue
from hireapp.domain.opening import Opening
from hireapp.storage import tables
from hireapp.storage.database import open_url
from hireapp.storage.mapping import TABLES
from hireapp.storage.migrate import run
from hireapp.storage.types import ExactDecimal, IsoDate, UtcDateTime


def test_no_column_type_loses_digits_or_zones():
    lossy = [
        str(column)
        for table in tables.metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, (Float, DateTime, Numeric))
        and not isinstance(column.type, (ExactDecimal, UtcDateTime))
    ]
    assert lossy == []


def test_columns_are_the_fields_of_their_records():
    for kind, table in TABLES.items():
        assert {column.name for column in table.columns} == {entry.name for entry in fields(kind)}, kind


def test_nothing_cascades():
    assert not [key for table in tables.metadata.tables.values() for key in table.foreign_keys if key.ondelete]


def test_protected_attributes_have_no_column():
    names = {column.name for table in tables.metadata.tables.values() for column in table.columns}
    assert not names & {"sex", "gender", "age", "birth_date", "birthday", "photo", "ethnicity", "marital_status"}


def test_made_and_migrated_schema_are_the_same(tmp_path):
    made, migrated = create_engine("sqlite://"), create_engine(f"sqlite:///{tmp_path / 'm.db'}")
    tables.metadata.create_all(made)
    with migrated.connect() as connection, connection.begin():
        run(connection, None, f"{tables.SCHEMA_NUMBER:04d}")
    assert _shape(made) == _shape(migrated)


def _shape(engine):
    found = inspect(engine)
    return {
        name: (
            sorted((column["name"], str(column["type"]), column["nullable"]) for column in found.get_columns(name)),
            sorted(str(index) for index in found.get_indexes(name)),
            sorted(str(sorted(key["column_names"])) for key in found.get_unique_constraints(name)),
            sorted(str((key["constrained_columns"], key["referred_table"])) for key in found.get_foreign_keys(name)),
        )
        for name in found.get_table_names()
    }


@pytest.mark.parametrize("value", ["39.5", "0.1", "-0", "12345678901234567890.123456789", "1E-7"])
def test_decimals_come_back_exactly(place: str, value: str):
    database = open_url(place)
    column = ExactDecimal()
    dialect = database.engine.dialect
    assert column.process_result_value(column.process_bind_param(Decimal(value), dialect), dialect) == Decimal(value)
    database.close()


def test_times_come_back_in_utc_and_naive_ones_are_refused():
    column, dialect = UtcDateTime(), create_engine("sqlite://").dialect
    moment = datetime(2026, 11, 22, 9, 30, 0, 123456, tzinfo=timezone(timedelta(hours=8)))
    stored = column.process_bind_param(moment, dialect)
    assert column.process_result_value(stored, dialect) == moment
    assert str(stored).endswith("+00:00")
    with pytest.raises(ValueError, match="zone"):
        column.process_bind_param(datetime(2026, 11, 22), dialect)  # noqa: DTZ001 - that is the point
    day = IsoDate()
    assert day.process_result_value(day.process_bind_param(date(2026, 2, 28), dialect), dialect) == date(2026, 2, 28)


def test_values_of_every_kind_of_field_come_back(place: str):
    database = open_url(place)
    from hireapp.domain.opening import RoleProfileVersion

    profile = RoleProfileVersion(role_id="r", version=1, hash="h", tree="{}")
    opening = Opening(
        number="OP-1",
        title="秋季班 'x\" \U0001f600",
        role_id="r",
        profile_version_id=profile.id,
        decide_by=date(2026, 12, 1),
    )
    with database.transaction("me") as work:
        work.add(profile)
        work.add(opening)
    with database.reading("me") as work:
        back = work.get(Opening, opening.id)
    assert (back.title, back.decide_by, back.deleted, back.row_version) == (opening.title, opening.decide_by, False, 1)
    assert back.changed_at.tzinfo is UTC or back.changed_at.utcoffset() == timedelta(0)
    assert ResultValue(result_id="x", kind="scale", name="n", value=None).value is None
    database.close()
