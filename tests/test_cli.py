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
from hireapp.services import accounts, users
from tests.makers import RESUME, advance, call, make_candidate, make_opening, rate
from tests.services.people import answer_file, make_people, row_counts


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


@pytest.fixture
def rated(data: str) -> list[str]:
    """Numbers of two candidates of one opening who were rated at the phone."""
    from hireapp.services import applications

    context = Context(where(data))
    opening = make_opening(context)
    numbers = []
    for name, phone in (("王小明", "13900000001"), ("李丽", "13900000002")):
        application = make_candidate(context, opening, name, phone, f"{phone}@example.com")
        advance(context, application)
        rate(context, application, "phone", 4)
        advance(context, application)
        numbers.append(context.read(call(applications.application_by, application)).number)
    context.close()
    return numbers


@pytest.mark.parametrize(
    ("words", "ending"),
    [
        (("comparison", "OP-2026-001"), "comparison_en.pdf"),
        (("panel", "EV-2026-001-01", "--stage", "phone"), "EV-2026-001-01_phone_panel_en.pdf"),
        (("guide", "OP-2026-001"), "interview_guide_en.pdf"),
        (("phone", "outbound_new", "--paper", "Letter"), "outbound_new_phone_checklist_en.pdf"),
        (("summary", "OP-2026-001"), "opening_summary_en.pdf"),
        (("tests", "sales_inventory"), "sales_inventory_test_report_en.pdf"),
        (("data", "EV-2026-001-01"), "EV-2026-001-01_personal_data.zip"),
    ],
)
def test_reports_of_every_kind(capsys, data: str, rated, tmp_path: Path, words: tuple[str, ...], ending: str):
    folder = tmp_path / "out"
    code, out, err = run(capsys, "report", *words, "-o", f"{folder}/", "--language", "en", "--data", data)
    assert (code, err) == (0, "")
    path = Path(out.strip())
    assert path.parent == folder
    assert path.name.endswith(ending)
    assert path.read_bytes()[:2] in (b"%P", b"PK")


def test_many_reports_into_a_folder_and_one_that_is_not_there(capsys, data: str, rated, tmp_path: Path):
    words = ("report", "evaluation", *rated, "EV-none", "-o", str(tmp_path), "--language", "both", "--hide-name")
    code, out, err = run(capsys, *words, "--data", data)
    assert code == 3
    assert len(out.splitlines()) == 4
    assert err.splitlines() == ["There is no application EV-none. See 'hireapp list'."]
    for line in out.splitlines():
        text = pypdfium2.PdfDocument(line)[0].get_textpage().get_text_range()
        assert "王小明" not in text
        assert "李丽" not in text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("evaluation", "EV-2026-001-01", "EV-2026-001-02", "-o", "one.pdf"), "Name a folder"),
        (("evaluation", "EV-2026-001-01", "--language", "both", "-o", "one.pdf"), "Name a folder"),
        (("guide", "OP-none", "-o", "one.pdf"), "neither a role"),
        (("tests", "nothing", "-o", "one.pdf"), "no form"),
        (("tests", "interview_outbound_new", "-o", "one.pdf"), "not a test"),
        (("comparison", "EV-none", "-o", "one.pdf"), "no application"),
        (("summary", "-o", "one.pdf"), "is missing"),
        (("panel", "EV-2026-001-01", "--stage", "nope", "-o", "one.pdf"), "stage"),
    ],
)
def test_bad_subjects_are_one_message_each(capsys, data: str, rated, tmp_path, monkeypatch, words, told: str):
    monkeypatch.chdir(tmp_path)
    code, out, err = run(capsys, "report", *words, "--data", data)
    assert (code, out) == (1, "")
    assert told in err
    assert len(err.splitlines()) == 1
    assert not list(tmp_path.glob("*.pdf"))


def test_an_interviewer_gets_no_data_file(capsys, data: str, rated, tmp_path: Path):
    from hireapp.services import users

    context = Context(where(data))
    context.change(call(users.add_user, "客人", "interviewer"))
    context.close()
    code, _out, err = run(capsys, "report", "data", rated[0], "-o", f"{tmp_path}/", "--as", "客人", "--data", data)
    assert code == 1
    assert "interviewer" in err
    assert not list(tmp_path.glob("*.zip"))


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


# ---- tests: files of answers and sheets on paper


@pytest.fixture
def answers(tmp_path: Path) -> str:
    """A file of answers to the inventory, with times, some too short to have read anything."""
    context = Context(where(str(tmp_path / "none")))
    tree = json.loads(answer_file(context, "sales_inventory"))
    for entry in tree["answers"].values():
        entry["ms"] = 400
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(tree, ensure_ascii=False), "utf-8")
    return str(file)


def with_candidate(data: str, role: str = "outbound_new") -> str:
    """The number of an application in a new database."""
    from hireapp.services import applications

    context = Context(where(data))
    made = make_candidate(context, make_opening(context, role))
    number = context.read(call(applications.application_by, made)).number
    context.close()
    return str(number)


def test_score_prints_raw_and_standard_scores_flags_and_versions(capsys, data: str, answers: str):
    code, out, err = run(capsys, "score", "sales_inventory", answers, "--data", data)
    assert (code, err) == (0, "")
    tree = json.loads(out)
    form = Context(where(data)).library.form("sales_inventory")
    assert (tree["form"], tree["form_version"], tree["form_hash"]) == (form.id, form.version, form.hash)
    assert (tree["scoring_version"], tree["key_version"], tree["norm_version"]) == (1, None, None)
    assert set(tree["scales"]) == {rule.id for rule in form.scores}
    scale = tree["scales"]["ach"]
    assert (scale["answered"], scale["asked"], scale["range"]) == (8, 8, ["1", "5"])
    assert 1 <= float(scale["raw"]) <= 5
    assert float(scale["percent"]) == pytest.approx((float(scale["raw"]) - 1) * 25, abs=1e-3)
    assert (scale["t"], scale["percentile"], scale["sten"], scale["norm_n"]) == (None, None, None, None)
    assert float(scale["assumed_t"]) > 0
    assert tree["flags"]["fast"] > 1
    assert (tree["role"], tree["bands"], tree["fit"]) == (None, None, None)
    assert not (Path(data) / "hireapp.db").exists()


def test_score_for_a_role_uses_its_norms_once_there_are_any(capsys, data: str, answers: str):
    from hireapp.services import norms

    asked = ("score", "sales_inventory", answers, "--role", "outbound_new", "--data", data)
    before = json.loads(run(capsys, *asked)[1])
    assert before["norm_version"] is None
    assert before["scales"]["ach"]["assumed_t"] is not None
    assert set(before["bands"].values()) <= {"below", "within", "above"}
    assert before["role"] == "outbound_new"
    context = Context(where(data))
    make_people(context, make_opening(context), [f"甲{number}" for number in range(30)])
    context.change(call(norms.make_norms, context.library, "outbound_new", "sales_inventory"))
    counts = row_counts(context)
    after = json.loads(run(capsys, *asked)[1])
    assert after["norm_version"] == 1
    scale = after["scales"]["ach"]
    assert (scale["norm_n"], scale["assumed_t"], scale["standard_error_from"]) == (30, None, "alpha")
    assert scale["raw"] == before["scales"]["ach"]["raw"]
    assert 1 <= scale["sten"] <= 10
    assert 0 <= float(scale["percentile"]) <= 100
    assert float(after["fit"]["low"]) <= float(after["fit"]["value"]) <= float(after["fit"]["high"])
    other = json.loads(run(capsys, *asked[:4], "inbound_order", *asked[5:])[1])
    assert other["norm_version"] is None
    assert row_counts(context) == counts
    context.close()


def test_score_stores_a_file_for_an_application_once(capsys, data: str, answers: str):
    number = with_candidate(data)
    alone = json.loads(run(capsys, "score", "sales_inventory", answers, "--data", data)[1])
    asked = ("score", "sales_inventory", answers, "--application", number, "--data", data)
    code, out, err = run(capsys, *asked)
    assert (code, err) == (0, "")
    assert json.loads(out) == {**alone, "stored": True}
    context = Context(where(data))
    counts = row_counts(context)
    code, out, err = run(capsys, *asked)
    assert (code, out) == (1, "")
    assert "taken in before" in err
    assert row_counts(context) == counts
    context.close()


@pytest.mark.parametrize(
    ("values", "arguments", "words"),
    [
        ({}, ("self_motivation", "FILE"), "for 'product_learning', not for 'self_motivation'"),
        ({}, ("no_such_form", "FILE"), "no_such_form"),
        ({}, ("product_learning", "/no/such/file.json"), "file.json: The file can't be read"),
        ({}, ("product_learning", "FILE", "--role", "no_role"), "no role 'no_role'"),
        ({}, ("product_learning", "FILE", "--application", "EV-none"), "no application"),
        ({"valid_until": "2020-01-01"}, ("product_learning", "FILE"), "file.json: This answer file has expired"),
        ({"form_version": 9}, ("product_learning", "FILE"), "to version 9"),
        ({"answers": {"x": {"value": 1}}}, ("product_learning", "FILE"), "file.json: x: The form has no question"),
        ({"sitting": float("nan")}, ("product_learning", "FILE"), "file.json: This is not valid JSON: NaN"),
    ],
)
def test_score_refuses_with_one_message(
    capsys, data: str, tmp_path: Path, values: dict, arguments: tuple[str, ...], words: str
):
    file = tmp_path / "file.json"
    file.write_bytes(answer_file(Context(where(data)), **values))
    given = [str(file) if entry == "FILE" else entry for entry in arguments]
    code, out, err = run(capsys, "score", *given, "--data", data)
    assert (code, out) == (1, "")
    assert words in err
    assert len(err.splitlines()) == 1


def test_score_takes_the_day_it_is_told(capsys, data: str, tmp_path: Path):
    file = tmp_path / "file.json"
    file.write_bytes(answer_file(Context(where(data)), valid_until="2020-01-01"))
    asked = ("score", "product_learning", str(file), "--data", data)
    assert run(capsys, *asked, "--as-of", "2020-01-01")[0] == 0
    assert run(capsys, *asked, "--as-of", "2020-01-02")[0] == 1


def text_of(path: str | Path) -> str:
    document = pypdfium2.PdfDocument(path)
    return "".join(document[number].get_textpage().get_text_range() for number in range(len(document)))


def test_test_sheets_in_both_languages_never_overwrite(capsys, data: str, tmp_path: Path):
    form = Context(where(data)).library.form("self_motivation")
    for language in ("zh", "en"):
        target = tmp_path / "sheets" / f"{language}.pdf"
        asked = ("test-sheet", "self_motivation", "-o", str(target), "--language", language, "--data", data)
        code, out, err = run(capsys, *asked)
        assert (code, out.strip(), err) == (0, str(target), "")
        assert form.title.in_(language)[:6] in text_of(target)
        before = target.read_bytes()
        again = run(capsys, *asked)[1].strip()
        assert again == str(target.with_name(f"{language}_2.pdf"))
        assert target.read_bytes() == before
    letter = tmp_path / "letter.pdf"
    run(capsys, "test-sheet", "self_motivation", "-o", str(letter), "--paper", "Letter", "--data", data)
    assert pypdfium2.PdfDocument(letter)[0].get_size() == pytest.approx((612, 792), abs=1)
    assert not (Path(data) / "hireapp.db").exists()


def test_test_sheet_refuses_what_is_no_test(capsys, data: str, tmp_path: Path):
    target = tmp_path / "x.pdf"
    for name, words in (("phone_outbound_new", "'phone_outbound_new' is not a test"), ("nothing", "nothing")):
        code, out, err = run(capsys, "test-sheet", name, "-o", str(target), "--data", data)
        assert (code, out) == (1, "")
        assert words in err
    assert not target.exists()


def test_the_sheet_of_experts_shows_every_scene_and_no_key(capsys, data: str, tmp_path: Path):
    from hireapp.forms.items import BestWorst

    form = Context(where(data)).library.form("situational_judgement")
    for language in ("zh", "en"):
        target = tmp_path / f"experts_{language}.pdf"
        asked = ("test-sheet", form.id, "--experts", "-o", str(target), "--language", language, "--data", data)
        assert run(capsys, *asked)[:2] == (0, f"{target}\n")
        text = "".join(text_of(target).split())
        for question in form.questions.values():
            if isinstance(question, BestWorst) and question.id not in form.practice:
                told = "".join(question.text.in_(language).split())
                assert told[:8] in text, question.id
                assert "".join(question.options[0].why.in_(language).split())[:12] not in text


def test_who_has_a_password_gives_it_by_the_environment(capsys, data: str, monkeypatch: pytest.MonkeyPatch):
    context = Context(where(data))
    context.change(call(accounts.set_own_password, "drei kleine Wörter"))
    context.close()
    monkeypatch.delenv("HIREAPP_PASSWORD", raising=False)
    code, out, err = run(capsys, "list", "--data", data)
    assert (code, out) == (1, "") and "has a password" in err and "HIREAPP_PASSWORD" in err
    monkeypatch.setenv("HIREAPP_PASSWORD", "wrong one")
    code, out, err = run(capsys, "list", "--data", data)
    assert (code, out) == (1, "") and "is not right" in err and "wrong one" not in err
    monkeypatch.setenv("HIREAPP_PASSWORD", "drei kleine Wörter")
    assert run(capsys, "list", "--data", data)[0] == 0


def test_a_password_somebody_else_set_is_changed_in_the_window_first(
    capsys, data: str, monkeypatch: pytest.MonkeyPatch
):
    context = Context(where(data))
    other = context.change(call(users.add_user, "林芳", "interviewer")).result
    context.change(call(accounts.set_password_of, other, "drei kleine Wörter"))
    context.close()
    monkeypatch.setenv("HIREAPP_PASSWORD", "drei kleine Wörter")
    code, out, err = run(capsys, "list", "--data", data, "--as", "林芳")
    assert (code, out) == (1, "") and "of their own first" in err


def test_several_people_of_a_shared_database_say_who_they_are(capsys, data: str, place: str):
    if place.startswith("sqlite"):
        pytest.skip("a file belongs to one machine")
    assert run(capsys, "opening", "outbound_new", "Autumn", "--data", data, "--database", place)[0] == 0
    context = Context(where(data, place))
    context.change(call(users.add_user, "林芳", "interviewer"))
    context.close()
    assert run(capsys, "list", "--data", data, "--database", place)[0] == 0  # this machine is known
    other = str(Path(data).with_name("elsewhere"))
    code, out, err = run(capsys, "list", "--data", other, "--database", place)
    assert (code, out) == (1, "") and "--as NAME" in err
    assert run(capsys, "list", "--data", other, "--database", place, "--as", "林芳")[0] == 0
