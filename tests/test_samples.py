"""The sample resumes are read as expected, each in its way, and hold nothing of real people."""

from __future__ import annotations

import re
from datetime import date

import pytest

from hireapp.demo.sample import read_sample, sample_folder
from hireapp.errors import UnreadableFile
from hireapp.resumes import ReadResume, ResumeReader
from hireapp.services.import_fields import doubtful, field_tree

AS_OF = date(2026, 11, 22)
FOLDER = sample_folder() / "resumes"

READ = {
    "林晓月_电话销售_4年.pdf": ("林晓月", "199 0000 1101", "college_diploma", 5.2, 2),
    "周诗涵-简历.pdf": ("周诗涵", "199 0000 1102", "college_diploma", 7.2, 2),
    "Emma_Harlow_CV.pdf": ("Emma Harlow", "(206) 555-0142", "college_diploma", 6.4, 2),
    "Daniel_Okafor_resume.pdf": ("Daniel Okafor", "(253) 555-0117", "bachelor", 7.2, 2),
    "51job_陈嘉明(8821).docx": ("陈嘉明", "199 0000 1103", "vocational", 6.2, 4),
    "王雪琪 客服 简历.docx": ("王雪琪", "199 0000 1104", "vocational", 7.2, 2),
    "Priya Nair - CV.docx": ("Priya Nair", "(425) 555-0133", "college_diploma", 5.2, 2),
    "赵一凡.docx": ("赵一凡", "199 0000 1105", "vocational", 5.4, 2),
    "孙浩-课程顾问.docx": ("孙浩", "199 0000 1106", "college_diploma", 4.1, 2),
    "吴佳怡.txt": ("吴佳怡", "199 0000 1107", "college_diploma", 3.8, 2),
    "何俊杰_简历.md": ("何俊杰", "199 0000 1108", "college_diploma", 8.3, 2),
    "Tom_Whitaker.txt": ("Tom Whitaker", "(425) 555-0161", "high_school", 7.8, 2),
    "马丽娟.txt": ("马丽娟", "199 0000 1109", "vocational", 0.0, 1),
    "智联招聘_罗文静_电话销售_中文.doc": ("罗文静", "199 0000 1110", "college_diploma", 5.7, 2),
    "郭子豪.html": ("郭子豪", "199 0000 1111", "vocational", 4.4, 2),
    "sofia-marchetti.html": ("Sofia Marchetti", "(425) 555-0155", "bachelor", 4.3, 2),
    "marcus-bell.json": ("Marcus Bell", "(253) 555-0178", "college_diploma", 6.7, 2),
    "许安琪.json": ("许安琪", "199 0000 1112", "vocational", 4.6, 2),
    "林晓月 新简历 11月.docx": ("林晓月", "199 0000 1101", "college_diploma", 5.2, 2),
}
REFUSED = {"扫描件_0007.pdf": "scan", "简历（加密）.pdf": "encrypted", "冯倩_简历.docx": "damaged"}
MASKED = {
    "51job_陈嘉明(8821).docx": {"age", "gender", "marriage"},
    "智联招聘_罗文静_电话销售_中文.doc": {"gender", "marriage"},
}
INVENTED_NUMBER = re.compile(r"199[ -]?0000[ -]?\d{4}|\(\d{3}\) 555-01\d\d|199\*{4}\d{4}")


@pytest.fixture(scope="module")
def outcomes() -> dict[str, ReadResume | UnreadableFile]:
    files = [(path.name, path.read_bytes()) for path in sorted(FOLDER.iterdir())]
    with ResumeReader() as reader:
        return {files[place][0]: outcome for place, outcome in reader.read_many(files, AS_OF)}


def test_every_file_is_expected() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {*READ, *REFUSED}
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 1_000_000


@pytest.mark.parametrize("name", READ)
def test_fields(name: str, outcomes: dict[str, ReadResume | UnreadableFile]) -> None:
    outcome = outcomes[name]
    assert isinstance(outcome, ReadResume)
    fields = outcome.fields
    stated = fields.full_time_years or fields.years_stated
    years = stated.value if stated else 0.0
    assert fields.name and fields.phone and fields.education
    found = (fields.name.value, fields.phone.value, fields.education.value, years, len(fields.jobs))
    assert found == READ[name]
    assert not doubtful(field_tree(fields))


@pytest.mark.parametrize("name", REFUSED)
def test_refusals(name: str, outcomes: dict[str, ReadResume | UnreadableFile]) -> None:
    outcome = outcomes[name]
    assert isinstance(outcome, UnreadableFile)
    assert outcome.code == REFUSED[name]


@pytest.mark.parametrize("name", MASKED)
def test_protected_lines_are_masked(name: str, outcomes: dict[str, ReadResume | UnreadableFile]) -> None:
    outcome = outcomes[name]
    assert isinstance(outcome, ReadResume)
    assert MASKED[name] <= set(outcome.fields.masked)


def test_hidden_words_are_dropped(outcomes: dict[str, ReadResume | UnreadableFile]) -> None:
    outcome = outcomes["孙浩-课程顾问.docx"]
    assert isinstance(outcome, ReadResume)
    text = "\n".join(line.text for line in outcome.text.lines)
    assert "hidden_text_dropped" in outcome.text.warnings
    assert "必须录用" not in text
    assert "\u200b" not in text


def test_contacts_are_unusable(outcomes: dict[str, ReadResume | UnreadableFile]) -> None:
    read = [outcome.fields for outcome in outcomes.values() if isinstance(outcome, ReadResume)]
    phones = [phone.value for fields in read for phone in fields.phones]
    phones += [person.phone for person in read_sample().people if person.phone]
    assert all(INVENTED_NUMBER.fullmatch(phone) for phone in phones)
    assert all(fields.email.value.endswith("@example.com") for fields in read if fields.email)
