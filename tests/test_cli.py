"""The command line: data on stdout, messages on stderr, exit codes, the same use cases as the window."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pypdfium2
import pytest

from hireapp.bootstrap import Context, where
from hireapp.cli import main
from hireapp.i18n import use
from hireapp.resources import resource_folder
from tests.makers import RESUME, advance, call, rate


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    yield
    use("en")


@pytest.fixture
def data(tmp_path: Path) -> str:
    return str(tmp_path / "data")


@pytest.fixture
def resume(tmp_path: Path) -> str:
    file = tmp_path / "chen.txt"
    file.write_text(RESUME.format(name="陈伟芳", phone="13805710001", email="c@example.com"), "utf-8")
    return str(file)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(list(arguments))
    out, err = capsys.readouterr()
    return code, out, err


def test_from_resume_to_report(capsys, data: str, resume: str, tmp_path: Path):
    assert run(capsys, "opening", "outbound_new", "Autumn", "--seats", "2", "--data", data)[1] == "OP-2026-001\n"
    code, out, _err = run(capsys, "import", resume, "--opening", "OP-2026-001", "--accept", "--data", data)
    assert (code, out) == (0, "imported\tchen.txt\t陈伟芳\n")
    code, out, _err = run(capsys, "--data", data, "list", "--opening", "OP-2026-001", "--json")
    number = json.loads(out)[0]["number"]
    context = Context(where(data))
    from hireapp.services import applications

    application = context.read(call(applications.application_by, number)).id
    advance(context, application)
    rate(context, application, "phone", 4)
    context.close()
    for language, word in (("zh", "评价"), ("en", "Phone screen")):
        target = tmp_path / f"{language}.pdf"
        code, out, _err = run(capsys, "report", number, "-o", str(target), "--language", language, "--data", data)
        assert (code, out.strip()) == (0, str(target))
        text = pypdfium2.PdfDocument(target)[0].get_textpage().get_text_range()
        assert word in text
        assert "陈伟芳" in text
    again = run(capsys, "report", number, "-o", str(tmp_path / "zh.pdf"), "--hide-name", "--data", data)[1].strip()
    assert again.endswith("zh_2.pdf")
    assert "陈伟芳" not in pypdfium2.PdfDocument(again)[0].get_textpage().get_text_range()


def test_json_stores_nothing(capsys, data: str, resume: str):
    code, out, _err = run(capsys, "import", "--json", resume, "--data", data)
    assert code == 0
    assert json.loads(out)["chen.txt"]["name"] == "陈伟芳"
    assert not Path(data).exists()


def test_some_unreadable_files_give_exit_code_3(capsys, data: str, resume: str, tmp_path: Path):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    code, out, err = run(capsys, "import", resume, str(broken), "--data", data)
    assert code == 3
    assert "unreadable\tbroken.pdf" in out
    assert "broken.pdf" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("report", "EV-none", "-o", "x.pdf"), "no application"),
        (("list", "--opening", "OP-none"), "no opening"),
        (("import", "/no/such/file"), "no file"),
        (("opening", "no_role", "x"), "no role"),
        (("opening", "outbound_new", " "), "needs a title"),
        (("list", "--as", "Nobody"), "Nobody is called"),
        (("list", "--database", "mysql://x/y"), "Only SQLite and PostgreSQL"),
        (("list", "--database", "postgresql://x@127.0.0.1:1/y"), "can't be reached"),
    ],
)
def test_refusals_are_one_message_and_exit_code_1(capsys, data: str, arguments: tuple[str, ...], words: str):
    code, out, err = run(capsys, *arguments, "--data", data)
    assert (code, out) == (1, "")
    assert words in err
    assert "Traceback" not in err


def test_wrong_arguments_give_exit_code_2(capsys, data: str):
    for arguments in (("report",), ("list", "--as-of", "tomorrow"), ("fly",)):
        with pytest.raises(SystemExit) as caught:
            main([*arguments, "--data", data] if arguments != ("fly",) else ["fly"])
        assert caught.value.code == 2
    capsys.readouterr()


def test_help_is_worth_reading(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    text = capsys.readouterr().out
    for word in ("import", "list", "report", "check-forms", "demo", "--database", "--as-of", "Exit codes"):
        assert word in text


def test_as_of_and_as_choose_day_and_person(capsys, data: str):
    run(capsys, "opening", "outbound_new", "Old", "--data", data, "--as-of", "2024-03-01")
    assert "OP-2024-001" in run(capsys, "list", "--openings", "--data", data)[1]
    context = Context(where(data))
    from hireapp.services import users

    context.change(call(users.add_user, "李敏", "hr"))
    context.close()
    assert run(capsys, "opening", "outbound_new", "New", "--data", data, "--as", "李敏")[0] == 0


def test_check_forms_names_every_problem(capsys, tmp_path: Path):
    assert run(capsys, "check-forms")[0] == 0
    bad = tmp_path / "bad.yaml"
    shipped = (resource_folder("questionnaires") / "roles" / "10_outbound_new.yaml").read_text("utf-8")
    bad.write_text(
        shipped.replace("role: outbound_new", "role: mine").replace("fact: full_time_years", "fact: age"), "utf-8"
    )
    code, _out, err = run(capsys, "check-forms", str(bad))
    assert code == 1
    assert "bad.yaml:" in err
    assert "protected attribute" in err


def test_a_damaged_database_is_one_message(capsys, data: str):
    Path(data).mkdir()
    (Path(data) / "hireapp.db").write_bytes(b"x" * 5000)
    code, _out, err = run(capsys, "list", "--data", data)
    assert code == 1
    assert "not a database of this program" in err
    assert (Path(data) / "hireapp.db").read_bytes() == b"x" * 5000


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_one_message(capsys, tmp_path: Path):
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    code, _out, err = run(capsys, "list", "--data", str(tmp_path / "data"))
    tmp_path.chmod(stat.S_IRWXU)
    assert code == 1
    assert "data folder" in err


def test_chinese_messages(capsys, data: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    code, _out, err = run(capsys, "report", "EV-none", "-o", "x.pdf", "--data", data)
    assert code == 1
    assert "没有" in err


def test_without_a_display_it_says_so(capsys, data: str, monkeypatch: pytest.MonkeyPatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    code, _out, err = run(capsys, "--data", data)
    assert code == 1
    assert "no display" in err
