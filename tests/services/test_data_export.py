"""The file with everything on one candidate: all of it, nothing of others, safe names, only for who may."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from hireapp.bootstrap import Context
from hireapp.domain.application import Application
from hireapp.domain.candidate import Attachment, AttachmentContent, Candidate, Consent
from hireapp.domain.outcome import Offer, VoluntaryGroup, WorkOutcome
from hireapp.domain.record import Record
from hireapp.domain.user import UserAccount
from hireapp.errors import NotAllowed, NotFound
from hireapp.services import data_export, decisions, interviews
from hireapp.storage.mapping import TABLES
from tests.makers import advance, call, make_candidate, make_opening, rate, take_tests

NASTY = "../../etc/cron.d/x\x00\u202efdp.exe"


@pytest.fixture
def pair(context: Context) -> tuple[str, str]:
    """The candidate whose data are asked for, with all there can be; and another of the same opening."""
    opening = make_opening(context)
    mine = make_candidate(context, opening, "王小明", "13900000001", "wang@example.com")
    other = make_candidate(context, opening, "李丽丽", "13900000002", "li@example.com")
    for application in (mine, other):
        advance(context, application)
        rate(context, application, "phone", 4)
        advance(context, application)
    take_tests(context, mine)
    context.change(lambda work: fill(work, mine, other))
    shown = {"comparison": [{"application": mine, "composite": "71"}, {"application": other, "composite": "64"}]}
    context.change(call(decisions.decide, mine, "hire", "证据充分", shown=shown))
    return mine, other


def fill(work: Any, mine: str, other: str) -> None:
    candidate = work.get(Application, mine).candidate_id
    work.add(Consent(candidate_id=candidate, purpose="storage", given=True, given_at=work.now(), how="screen"))
    work.add(Offer(application_id=mine, offered_by=work.actor, offered_at=work.now(), pay="5000"))
    work.add(WorkOutcome(application_id=mine, months_stayed=Decimal("3.5"), as_of=date(2026, 11, 1)))
    for application, group in ((mine, "female"), (other, "male")):
        work.add(VoluntaryGroup(application_id=application, attribute="sex", group=group))
    for content in (b"MZ\x90", b"second"):
        digest = hashlib.sha256(content).hexdigest()
        work.add(AttachmentContent(sha256=digest, content=content))
        work.add(Attachment(candidate_id=candidate, sha256=digest, file_name=NASTY, size=len(content)))
    claim = interviews.add_claim(work, mine, "月均22单").result
    interviews.judge_claim(work, claim, "verified", "工资单")


def candidate_of(context: Context, application: str) -> str:
    return context.read(lambda work: work.get(Application, application).candidate_id)


def exported(context: Context, application: str) -> tuple[dict[str, Any], zipfile.ZipFile]:
    content = context.read(call(data_export.export_data, candidate_of(context, application)))
    package = zipfile.ZipFile(io.BytesIO(content))
    assert package.testzip() is None
    return json.loads(package.read("data.json")), package


def test_everything_of_one_candidate_is_in_it(context: Context, pair):
    tree, package = exported(context, pair[0])
    (application,) = tree["applications"]
    assert tree["person"][0]["name"] == "王小明"
    assert {entry["purpose"] for entry in tree["consents"]} == {"aptitude_tests", "storage"}
    assert {fact["field"] for fact in tree["facts"]} > {"education", "city"}
    assert [move["outcome"] for move in application["moves"]][-1] == "hire"
    phone = next(sheet for sheet in application["sheets"] if sheet["stage"] == "phone")
    assert phone["assessor_id"] == phone["changed_by"] == tree["made_by"]
    assert phone["recommendation"][0]["verdict"] == "hire"
    rated = next(answer for answer in phone["answers"] if (answer["words"] or {}).get("quotation"))
    assert rated["value"]["level"] == 4
    assert rated["asked"]["zh"]
    assert rated["asked"]["en"]
    assert phone["form"]["version"]
    assert len(phone["form"]["hash"]) == 64
    assert phone["results"][0]["values"]
    kinds = {value["kind"] for sheet in application["sheets"] for value in sheet["results"][0]["values"]}
    assert {"scale", "competency", "stage"} <= kinds
    assert application["decisions"][0]["reason"] == "证据充分"
    assert application["offers"][0]["pay"] == "5000"
    assert application["outcome"][0]["months_stayed"] == "3.5"
    assert [entry["group"] for entry in application["voluntary_groups"]] == ["female"]
    assert [claim["state"] for claim in application["claims"] if claim["text"] == "月均22单"] == ["verified"]
    assert application["sittings"][0]["events"]
    assert "decide" in {entry["action"] for entry in tree["audit"]}
    assert "个人数据副本" in package.read("readme.txt").decode("utf-8-sig")
    assert "A copy of your personal data" in package.read("readme.txt").decode("utf-8-sig")


def test_nothing_of_anybody_else_is_in_it(context: Context, pair):
    mine, other = pair
    text = json.dumps(exported(context, mine)[0], ensure_ascii=False)
    for stranger in ("李丽丽", "13900000002", "li@example.com", other, candidate_of(context, other), 'male"'):
        assert stranger not in text.replace("female", "")
    assert '"64"' not in text
    assert '"71"' in text


def test_no_kind_of_record_is_forgotten(context: Context, pair):
    """Every table that names a candidate, an application, a sheet, a sitting, a claim or a result is read."""
    owners = {"candidate_id", "application_id", "assessment_id", "sitting_id", "claim_id", "result_id"}
    source = data_export.__loader__.get_source(data_export.__name__)
    kinds: list[type[Record]] = [kind for kind in TABLES if owners & {entry.name for entry in fields(kind)}]
    assert [kind.__name__ for kind in kinds if kind.__name__ not in source] == []
    tree, _package = exported(context, pair[0])
    text = json.dumps(tree)
    assert '"pin"' not in text
    assert '"row_version"' not in text


def test_files_lie_in_it_as_they_came_under_safe_names(context: Context, pair):
    tree, package = exported(context, pair[0])
    inside = [name for name in package.namelist() if name.startswith("files/")]
    assert len(inside) == len(set(inside)) == len(tree["files"]) == 3
    assert sorted(entry["path"] for entry in tree["files"]) == sorted(inside)
    for name in package.namelist():
        assert ".." not in name
        assert name.count("/") <= 1
        assert not any(character in name for character in "\x00\u202e\\:")
    assert {package.read(name) for name in inside} >= {b"MZ\x90", b"second"}
    assert {entry["file_name"] for entry in tree["files"]} >= {NASTY}


@pytest.mark.parametrize(
    ("label", "path"),
    [
        ("陈伟芳.pdf", "files/01_陈伟芳.pdf"),
        ("C:\\Users\\x\\cv.DOCX", "files/01_cv.DOCX"),
        ("/", "files/01.bin"),
        ("...", "files/01.bin"),
        ("a.pdf/../../b", "files/01_b.bin"),
        ("x.<b>", "files/01_x.b.bin"),
        ("con", "files/01_con.bin"),
        ("a" * 300 + ".pdf", f"files/01_{'a' * 73}.pdf"),
    ],
)
def test_names_inside(label: str, path: str):
    assert data_export._inside(1, Attachment(candidate_id="c", sha256="", file_name=label, size=0)) == path


def test_an_interviewer_is_refused_and_a_stranger_is_not_there(context: Context, pair):
    with pytest.raises(NotFound):
        context.read(call(data_export.export_data, "gone"))
    candidate = candidate_of(context, pair[0])
    user = UserAccount(name="客人", role="interviewer")
    context.change(lambda work: work.add(user))
    context.actor = user.id
    with pytest.raises(NotAllowed):
        context.read(call(data_export.export_data, candidate))


def test_one_who_is_restricted_may_still_ask(context: Context, pair):
    candidate = candidate_of(context, pair[1])

    def restrict(work: Any) -> None:
        work.save(replace(work.get(Candidate, candidate), state="restricted"))

    context.change(restrict)
    tree, _package = exported(context, pair[1])
    assert tree["candidate"]["state"] == "restricted"
    assert tree["person"][0]["name"] == "李丽丽"
