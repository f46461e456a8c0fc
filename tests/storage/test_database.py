"""Opening databases: settings of every connection, refusals, read-only, faults in the user's words."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from hireapp.domain.user import UserAccount
from hireapp.errors import DatabaseTrouble, StaleWrite
from hireapp.storage.database import backup, open_sqlite, open_url


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "hireapp.db"
    database = open_sqlite(file)
    with database.transaction("me") as work:
        work.add(UserAccount(name="李敏"))
    database.close()
    return file


def test_settings_hold_on_every_connection(path: Path):
    database = open_sqlite(path)
    for _time in range(2):
        with database.engine.connect() as connection:
            found = [
                connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in (
                    "foreign_keys",
                    "journal_mode",
                    "synchronous",
                    "busy_timeout",
                    "trusted_schema",
                    "secure_delete",
                )
            ]
            assert found == [1, "wal", 2, 5000, 0, 1]
    database.close()


@pytest.mark.parametrize("name", ["a?b.db", "a#b.db", "a%20b.db", "中文 名.db", "a'b.db"])
def test_paths_with_signs_open_that_file_and_no_other(tmp_path: Path, name: str):
    open_sqlite(tmp_path / name).close()
    assert (tmp_path / name).stat().st_size > 0
    assert {file.name for file in tmp_path.iterdir() if not file.name.endswith(("-wal", "-shm"))} == {name}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"SQLite format 2 and something else" * 10, "not a database of this program"),
        (b"PK\x03\x04" * 50, "not a database of this program"),
    ],
)
def test_foreign_files_are_refused_and_left_as_they_are(tmp_path: Path, content: bytes, words: str):
    file = tmp_path / "hireapp.db"
    file.write_bytes(content)
    with pytest.raises(DatabaseTrouble, match=words):
        open_sqlite(file)
    assert file.read_bytes() == content


def test_another_program_s_database_is_refused(tmp_path: Path):
    file = tmp_path / "hireapp.db"
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE t (x)")
    other.commit()
    other.close()
    before = file.read_bytes()
    with pytest.raises(DatabaseTrouble, match="another program"):
        open_sqlite(file)
    assert file.read_bytes() == before


def test_newer_schema_and_unknown_triggers_are_refused(path: Path):
    raw = sqlite3.connect(path)
    raw.execute("UPDATE schema_info SET number = 99")
    raw.commit()
    with pytest.raises(DatabaseTrouble, match="newer version"):
        open_sqlite(path)
    raw.execute("UPDATE schema_info SET number = 1")
    raw.execute("CREATE TRIGGER evil AFTER UPDATE ON answer BEGIN SELECT 1; END")
    raw.commit()
    raw.close()
    with pytest.raises(DatabaseTrouble, match=r"trigger or view.*evil"):
        open_sqlite(path)


def test_damage_is_told_and_every_byte_left(path: Path):
    content = bytearray(path.read_bytes())
    content[4096:12288] = os.urandom(8192)
    path.write_bytes(content)
    with pytest.raises(DatabaseTrouble, match="damaged"):
        open_sqlite(path)
    assert path.read_bytes() == bytes(content)


def test_truncated_file_is_told(path: Path):
    content = path.read_bytes()[:6000]
    path.write_bytes(content)
    with pytest.raises(DatabaseTrouble):
        open_sqlite(path)
    assert path.read_bytes() == content


def test_read_only_opens_reads_and_refuses_to_write(path: Path):
    database = open_sqlite(path, read_only=True)
    with database.reading("me") as work:
        assert work.find(UserAccount, name="李敏") is not None
    with pytest.raises(DatabaseTrouble, match="reading only"), database.transaction("me"):
        pass
    database.close()


def test_full_disk_is_one_message_and_nothing_is_half_stored(path: Path):
    database = open_sqlite(path)
    with database.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()

    def limit(connection, _record):
        connection.execute(f"PRAGMA max_page_count={pages}")

    from sqlalchemy import event

    database.engine.dispose()
    event.listen(database.engine, "connect", limit)
    with pytest.raises(DatabaseTrouble, match="disk is full"), database.transaction("me") as work:
        work.add(UserAccount(name="kept?"))
        for number in range(2000):
            work.add(UserAccount(name=f"{number} " + "长" * 500))
    with database.reading("me") as work:
        assert work.find(UserAccount, name="kept?") is None
    database.close()


def test_a_busy_database_is_tried_again_and_then_told(path: Path, monkeypatch: pytest.MonkeyPatch):
    database = open_sqlite(path)
    monkeypatch.setattr("hireapp.storage.database._PRAGMAS", ("foreign_keys=ON", "busy_timeout=1"))
    database.engine.dispose()
    blocker = sqlite3.connect(path, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseTrouble, match="Another program is writing"):
        database.change("me", lambda work: work.add(UserAccount(name="x")))
    blocker.execute("ROLLBACK")
    database.change("me", lambda work: work.add(UserAccount(name="x")))
    database.close()


def test_backup_is_a_checked_copy(path: Path, tmp_path: Path):
    database = open_sqlite(path)
    target = backup(database, tmp_path / "copy.db")
    database.close()
    copy = open_sqlite(target)
    with copy.reading("me") as work:
        assert work.find(UserAccount, name="李敏") is not None
    copy.close()


def test_stale_write_is_refused_on_both_databases(place: str):
    database = open_url(place)
    user = UserAccount(name="李敏")
    with database.transaction("me") as work:
        work.add(user)
    with database.transaction("me") as work:
        read = work.get(UserAccount, user.id)
        work.save(read)
    with pytest.raises(StaleWrite), database.transaction("me") as work:
        work.save(read)
    database.close()


@pytest.mark.parametrize("address", ["mysql://x/y", "not an address", "postgresql://nobody@127.0.0.1:1/none"])
def test_bad_addresses_are_one_message(address: str):
    with pytest.raises(DatabaseTrouble):
        open_url(address)


def test_sql_parameters_stay_out_of_messages(path: Path):
    database = open_sqlite(path)
    with pytest.raises(Exception) as caught, database.transaction("me") as work:
        work.connection.execute(text("INSERT INTO nowhere VALUES (:secret)"), {"secret": "陈伟芳"})
    assert "陈伟芳" not in str(caught.value)
    database.close()


def test_a_kill_at_the_first_start_leaves_no_half_made_file(tmp_path: Path):
    (tmp_path / "hireapp.db.part").write_bytes(b"half")
    open_sqlite(tmp_path / "hireapp.db").close()
    assert [file.name for file in tmp_path.iterdir() if file.name.endswith(".part")] == []


def test_a_busy_file_is_not_called_damaged(path: Path):
    blocker = sqlite3.connect(path, isolation_level=None)
    blocker.execute("PRAGMA locking_mode=EXCLUSIVE")
    blocker.execute("BEGIN EXCLUSIVE")
    try:
        open_sqlite(path).close()
    except DatabaseTrouble as error:
        assert "damaged" not in str(error)
    finally:
        blocker.close()


def test_a_bad_port_is_one_message():
    with pytest.raises(DatabaseTrouble):
        open_url("postgresql://x@host:port/y")
