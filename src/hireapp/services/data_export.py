"""Everything stored about one candidate in a file that a machine can read: the answer to a request for one's own data.

It holds what raters see only after submitting, so it is for who looks after the process. Names of raters are told;
of the other candidates there is nothing.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from hireapp.domain.application import Application, CallAttempt, StageEvent
from hireapp.domain.assessment import (
    AnswerAmendment,
    Assessment,
    Claim,
    ClaimJudgement,
    Contradiction,
    FormVersion,
    OpenQuestion,
    Recommendation,
    Result,
    ResultValue,
    StoredAnswer,
    StoredText,
    StrengthConcern,
    TimedNote,
)
from hireapp.domain.candidate import (
    Attachment,
    AttachmentContent,
    Candidate,
    Consent,
    ExtractedFact,
    ImportItem,
    Person,
)
from hireapp.domain.decision import Decision
from hireapp.domain.opening import Opening
from hireapp.domain.outcome import Offer, VoluntaryGroup, WorkOutcome
from hireapp.domain.panel import Consensus, PanelSeat
from hireapp.domain.record import Record
from hireapp.domain.sitting import NormGroup, Sitting, SittingEvent
from hireapp.domain.user import UserAccount
from hireapp.errors import NotAllowed
from hireapp.files import safe_name
from hireapp.forms.form import Form
from hireapp.forms.loader import form_from_json
from hireapp.i18n import N_, LocalizedText
from hireapp.services.insights import owed_by_actor
from hireapp.services.openings import profile_of
from hireapp.services.ports import UnitOfWork

FORMAT = "hireapp-candidate-data-1"
LEFT_OUT = frozenset({"pin", "row_version", "duplicate_of"})
"""Fields that are not handed out: the (hashed) PIN of a sitting, what only the store needs, and other candidates."""
_BY_APPLICATION: dict[str, type[Record]] = {
    "moves": StageEvent,
    "calls": CallAttempt,
    "panel": PanelSeat,
    "consensus": Consensus,
    "open_questions": OpenQuestion,
    "claims": Claim,
    "contradictions": Contradiction,
    "decisions": Decision,
    "offers": Offer,
    "outcome": WorkOutcome,
    "voluntary_groups": VoluntaryGroup,
}
_BY_SHEET: dict[str, type[Record]] = {
    "amendments": AnswerAmendment,
    "notes": TimedNote,
    "recommendation": Recommendation,
    "strengths_and_concerns": StrengthConcern,
}
_README = """\
个人数据副本
============
本压缩包是本系统保存的关于您的全部数据，应您的请求导出。
data.json：姓名和联系方式、同意记录、应聘经过、从简历读出的内容、各环节的问题与回答、评分、测试结果及所用版本、\
评价人意见、决定、录用通知、入职后的情况、您自愿填写的群体信息，以及操作日志中与您有关的条目（只有编号和代码）。
files 文件夹：您的文件，原样保存。
没有收入的只有：测试口令的加密值，以及只供程序查重用的内部版本号。时间均为协调世界时（UTC）。
如有错误，可以要求更正；也可以要求删除。请联系导出这份数据的公司。

A copy of your personal data
============================
This archive holds everything this system stores about you, exported at your request.
data.json: name and contacts, consents, applications and their course, what was read from your resume, questions and
answers of each stage, ratings, test results with the versions used, raters' opinions, decisions, offers, what
became of you at work, groups you stated voluntarily, and the entries of the audit log about you (ids and codes only).
The folder "files" holds your files as they came.
Left out are only the encrypted PIN of a test sitting and version numbers the program needs for itself. Times are UTC.
You may have mistakes corrected, and you may ask for deletion: turn to the company that handed this over.
"""


def export_data(work: UnitOfWork, candidate_id: str) -> bytes:
    """A ZIP with data.json, the candidate's files as they came, and readme.txt in both languages.

    Others' drafts are left out: nobody's until they are submitted. Raises NotAllowed for an interviewer and for whoever
    still owes a sheet on this candidate, whom others' marks are hidden from; NotFound.
    """
    user = work.find(UserAccount, id=work.actor)
    if user is not None and user.role == "interviewer":
        raise NotAllowed(
            N_("A candidate's data hold all raters' marks; an interviewer can't export them."),
            N_("Ask whoever looks after the process."),
        )
    applications = {entry.id for entry in work.select(Application, candidate_id=candidate_id)}
    if applications & owed_by_actor(work):
        raise NotAllowed(
            N_("You still owe a sheet on this candidate, and their data hold the others' marks."),
            N_("Submit yours first, or let somebody else export them."),
        )
    return _Export(work, candidate_id).packed()


class _Export:
    """One export: what was read of one candidate."""

    def __init__(self, work: UnitOfWork, candidate_id: str) -> None:
        self.work = work
        self.candidate = work.get(Candidate, candidate_id)
        self.names = {user.id: user.name for user in work.select(UserAccount)}
        self.attachments = work.select(Attachment, candidate_id=candidate_id)
        self.ids = [candidate_id]

    def packed(self) -> bytes:
        """The ZIP."""
        buffer = io.BytesIO()
        at = self.work.now().timetuple()[:6]
        text = json.dumps(self._tree(), ensure_ascii=False, indent=1).encode()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr(_entry("readme.txt", at), "\ufeff" + _README)
            package.writestr(_entry("data.json", at), text)
            for number, attachment in enumerate(self.attachments, 1):
                content = self.work.find(AttachmentContent, sha256=attachment.sha256)
                if content is not None:
                    package.writestr(_entry(_inside(number, attachment), at), content.content)
        return buffer.getvalue()

    def _tree(self) -> dict[str, Any]:
        """All of it; the audit entries last, when all ids are known."""
        who = self.candidate.id
        tree = {
            "format": FORMAT,
            "made_at": _plain(self.work.now()),
            "made_by": self.names.get(self.work.actor, ""),
            "candidate": self._record(self.candidate),
            "person": self._records(self.work.select(Person, candidate_id=who)),
            "consents": self._records(self.work.select(Consent, candidate_id=who, order="given_at")),
            "facts": self._records(self.work.select(ExtractedFact, candidate_id=who)),
            "imports": self._records(self.work.select(ImportItem, candidate_id=who)),
            "files": [
                {**self._record(entry), "path": _inside(number, entry)}
                for number, entry in enumerate(self.attachments, 1)
            ],
            "applications": [
                self._application(entry)
                for entry in self.work.select(Application, candidate_id=who, order="applied_at")
            ],
            "norm_groups": self._norms(),
        }
        return {**tree, "audit": self._audit()}

    def _record(self, value: Record) -> dict[str, Any]:
        """The fields of a stored value; where one is a person who works here, the name."""
        self.ids.append(value.id)
        return {
            entry.name: self._value(getattr(value, entry.name)) for entry in fields(value) if entry.name not in LEFT_OUT
        }

    def _records(self, values: Iterable[Record]) -> list[dict[str, Any]]:
        return [self._record(value) for value in values]

    def _value(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.names.get(value, value)
        if isinstance(value, (list, tuple)):
            return [self._value(entry) for entry in value]
        if isinstance(value, Mapping):
            return {str(key): self._value(entry) for key, entry in value.items()}
        return _plain(value)

    def _application(self, application: Application) -> dict[str, Any]:
        opening = self.work.get(Opening, application.opening_id)
        profile = profile_of(self.work, opening)
        tree = {
            **self._record(application),
            "opening": {"number": opening.number, "title": opening.title, "role": _both(profile.title)},
            "stages": {stage.id: _both(stage.title) for stage in profile.stages},
        }
        for name, kind in _BY_APPLICATION.items():
            tree[name] = self._records(self.work.select(kind, application_id=application.id))
        for decision in tree["decisions"]:
            decision["shown"] = _of_one(decision["shown"], application.id)
        claims = tuple(entry["id"] for entry in tree["claims"])
        tree["claim_judgements"] = self._records(self.work.select(ClaimJudgement, claim_id=claims) if claims else [])
        tree["sittings"] = [self._sitting(entry) for entry in self.work.select(Sitting, application_id=application.id)]
        begun = self.work.select(Assessment, application_id=application.id, order="started_at")
        sheets = [sheet for sheet in begun if sheet.state == "submitted" or sheet.assessor_id == self.work.actor]
        tree["sheets"] = [self._sheet(entry) for entry in sheets]
        return tree

    def _sitting(self, sitting: Sitting) -> dict[str, Any]:
        events = self.work.select(SittingEvent, sitting_id=sitting.id, order="seq")
        return {**self._record(sitting), "events": self._records(events)}

    def _sheet(self, sheet: Assessment) -> dict[str, Any]:
        """A sheet with the questions in words, the answers, and what was made of them."""
        version = self.work.get(FormVersion, sheet.form_version_id)
        form = form_from_json(version.tree)
        tree = {
            **self._record(sheet),
            "form": {
                "id": version.form_id,
                "version": version.version,
                "hash": version.hash,
                "title": _both(form.title),
            },
            "answers": self._answers(sheet, form),
            "results": [self._result(entry) for entry in self.work.select(Result, assessment_id=sheet.id)],
        }
        for name, kind in _BY_SHEET.items():
            tree[name] = self._records(self.work.select(kind, assessment_id=sheet.id))
        return tree

    def _answers(self, sheet: Assessment, form: Form) -> list[dict[str, Any]]:
        texts = {row.question_id: row for row in self.work.select(StoredText, assessment_id=sheet.id)}
        found = []
        for row in self.work.select(StoredAnswer, assessment_id=sheet.id):
            words = texts.pop(row.question_id, None)
            question = form.questions.get(row.question_id)
            found.append(
                {
                    "question": row.question_id,
                    "asked": _both((question.text or question.title) if question else None),
                    "value": self._value(row.value),
                    "words": self._value(words.texts if words else None),
                    "answered_at": _plain(row.answered_at),
                    "elapsed_ms": row.elapsed_ms,
                }
            )
        rest = [{"question": name, "words": self._value(row.texts)} for name, row in texts.items()]
        return found + rest

    def _result(self, result: Result) -> dict[str, Any]:
        values = self.work.select(ResultValue, result_id=result.id)
        names = ("kind", "name", "value", "answered", "asked")
        return {
            **self._record(result),
            "values": [{name: _plain(getattr(entry, name)) for name in names} for entry in values],
        }

    def _norms(self) -> list[dict[str, Any]]:
        """The raw scores of this candidate in the company's norm groups; of nobody else's."""
        found = []
        for group in self.work.select(NormGroup, order="made_at"):
            who, scales = self.candidate.id, group.scales or {}
            own = {scale: raw[who] for scale, raw in scales.items() if who in raw}
            if own:
                found.append({"form": group.form_id, "role": group.role_id, "version": group.version, "raw": own})
        return found

    def _audit(self) -> list[dict[str, Any]]:
        lines = self.work.queries.audit_of(self.ids)
        return [{name: self._value(value) for name, value in line._asdict().items()} for line in lines]


def _plain(value: Any) -> Any:
    """A value as JSON has it: times in ISO 8601, exact numbers as digits."""
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _of_one(shown: Any, application_id: str) -> Any:
    """What was on the screen at a decision, without the figures of those who were compared."""
    if not isinstance(shown, Mapping) or "comparison" not in shown:
        return shown
    own = [entry for entry in shown["comparison"] if entry.get("application") == application_id]
    return {**shown, "comparison": own}


def _both(text: LocalizedText | None) -> dict[str, str] | None:
    return None if text is None else {"zh": text.zh, "en": text.en}


def _entry(name: str, at: Sequence[int]) -> zipfile.ZipInfo:
    year, month, day, hour, minute, second = at
    made = zipfile.ZipInfo(name, (max(1980, year), month, day, hour, minute, second))
    made.compress_type = zipfile.ZIP_DEFLATED
    made.external_attr = 0o600 << 16
    return made


def _inside(number: int, attachment: Attachment) -> str:
    """Where a file lies in the ZIP: numbered, its label made safe; what the candidate wrote is never a path."""
    label = PurePath(attachment.file_name.replace("\\", "/")).name
    ending = PurePath(label).suffix
    known = ending if ending[1:].isascii() and ending[1:].isalnum() and len(ending) <= 9 else ""
    stem = label[: len(label) - len(known)] if known else label
    return f"files/{safe_name(f'{number:02d}', stem, ending=known or '.bin')}"
