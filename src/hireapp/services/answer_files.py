"""Files of answers from elsewhere: one sitting of one test as JSON. Read strictly, taken in once, scored like any
other.

    {"format": "hireapp-answers-1", "form": "sales_inventory", "form_version": 1, "language": "zh", "sitting": "any id",
     "seed": "", "application": "EV-2026-001-03", "valid_until": "2026-12-31",
     "answers": {"ach_1": {"value": 4, "ms": 3200}, "chat": {"value": {...}, "texts": {...}}}}

``seed``, ``application``, ``valid_until``, ``form_hash`` and ``ms`` may be left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from math import isfinite
from typing import TYPE_CHECKING, Any

from hireapp.domain.application import Application
from hireapp.domain.assessment import Assessment, checksum
from hireapp.errors import HireError, InvalidValue
from hireapp.forms.answer import Answer
from hireapp.forms.form import Form, check_answer
from hireapp.i18n import N_, Language
from hireapp.services import sittings
from hireapp.services.changes import Changes
from hireapp.services.ports import UnitOfWork
from hireapp.services.texts import clean_line

if TYPE_CHECKING:
    from hireapp.forms.loader import Library

FORMAT = "hireapp-answers-1"
LIMIT = 5_000_000
_KEYS = {
    "format",
    "form",
    "form_version",
    "form_hash",
    "language",
    "sitting",
    "seed",
    "application",
    "valid_until",
    "answers",
}


@dataclass(frozen=True)
class AnswerFile:
    """A file as read and checked against its form. ms: time by question, where it says."""

    form: Form
    language: Language
    sitting: str
    seed: str
    application: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    ms: Mapping[str, int] = field(default_factory=dict)


def read_answers(name: str, data: bytes, library: Library, today: date, form_id: str = "") -> AnswerFile:
    """The file ``data``. Raises HireError naming the place: not JSON, doubled, expired, foreign, an unknown
    question."""
    tree = _tree(name, data)
    unknown = sorted(set(tree) - _KEYS)
    if tree.get("format") != FORMAT or unknown:
        raise _not_answers(name, ", ".join(unknown) or "format")
    form = _form(name, tree, library, form_id)
    until = tree.get("valid_until")
    if until is not None and _date(name, until) < today:
        raise _fault(
            name,
            N_("This answer file has expired: it was valid until {date}."),
            N_("Ask for a new sitting."),
            date=until,
        )
    answers, times = _answers(name, tree.get("answers"), form)
    if tree.get("language") not in ("zh", "en"):
        raise _not_answers(name, "language")
    language: Language = "en" if tree["language"] == "en" else "zh"
    return AnswerFile(
        form,
        language,
        clean_line(str(tree.get("sitting") or "")),
        str(tree.get("seed") or ""),
        str(tree.get("application") or ""),
        answers,
        times,
    )


def with_form(file: AnswerFile, form: Form) -> AnswerFile:
    """The same file read against another key of its form."""
    return replace(file, form=form)


def take_in(work: UnitOfWork, library: Library, application_id: str, name: str, data: bytes) -> Changes:
    """Store the sitting of a file for an application and score it. Raises HireError; then nothing is stored."""
    file = read_answers(name, data, library, work.now().date())
    application = work.get(Application, application_id)
    if file.application and file.application != application.number:
        raise _fault(
            name, N_("This answer file belongs to application {number}."), N_("Open that one."), number=file.application
        )
    if not file.sitting:
        raise _fault(name, N_("The file does not name its sitting."), N_('Add "sitting" with any id of its own.'))
    name_of = file.sitting if len(file.sitting) <= 50 else checksum(file.sitting)
    source = f"{file.form.id}:{name_of}"
    made = sittings.prepare_paper(work, library, application_id, file.form.id, file.language, source, file.seed).result
    assessment = sittings.begin_form(work, library, made, file.form.id, file.language).result
    for question, answer in file.answers.items():
        sittings.keep_answer(work, file.form, assessment, question, answer, file.ms.get(question, 0))
    sittings.finish_form(work, assessment, sum(file.ms.values()))
    assert work.get(Assessment, assessment).state == "submitted"
    return sittings.finish(work, made)


def _tree(name: str, data: bytes) -> dict[str, Any]:
    if len(data) > LIMIT:
        raise _fault(name, N_("The file is larger than {limit} bytes."), N_("Is it the right one?"), limit=LIMIT)
    try:
        text = data.decode("utf-8-sig")
        tree = json.loads(text, object_pairs_hook=_once, parse_constant=_refused, parse_float=_finite)
        json.dumps(tree, ensure_ascii=False).encode()
    except UnicodeError as error:
        raise _fault(name, N_("The file is not UTF-8 text."), N_("Save it as UTF-8.")) from error
    except json.JSONDecodeError as error:
        place = f"{name}:{error.lineno}:{error.colno}"
        raise _fault(
            place,
            N_("This is not valid JSON: {detail}."),
            N_("Check commas and quotes near this place."),
            detail=error.msg,
        ) from error
    except _Doubled as error:
        raise _fault(
            name, N_("'{key}' stands twice in the file."), N_("Remove one of the two."), key=str(error)
        ) from error
    except (ValueError, RecursionError) as error:  # NaN, a number of thousands of digits, thousands of brackets
        raise _fault(
            name,
            N_("This is not valid JSON: {detail}."),
            N_("Check commas and quotes near this place."),
            detail=error,
        ) from error
    if not isinstance(tree, dict):
        raise _not_answers(name, "[…]")
    return tree


class _Doubled(ValueError):
    """A key stands twice in an object."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Doubled(key)
        found[key] = value
    return found


def _refused(text: str) -> Any:
    raise ValueError(text)


def _finite(text: str) -> float:
    value = float(text)
    return value if isfinite(value) else _refused(text)


def _form(name: str, tree: Mapping[str, Any], library: Library, form_id: str) -> Form:
    wanted = str(tree.get("form") or "")
    if form_id and wanted != form_id:
        raise _fault(
            name,
            N_("This answer file is for '{id}', not for '{wanted}'."),
            N_("Name its own form."),
            id=wanted,
            wanted=form_id,
        )
    form = library.forms.get(wanted)
    if form is None or form.kind != "test":
        raise _fault(
            name, N_("This answer file is for '{id}', which is no test here."), N_("Add that form first."), id=wanted
        )
    version, digest = tree.get("form_version"), tree.get("form_hash")
    if version != form.version or (digest is not None and digest != form.hash):
        raise _fault(
            name,
            N_("The answers are to version {version} of '{id}'; here is version {known}."),
            N_("Answers to another version can't be scored by this one. Ask for a new sitting."),
            version=version,
            id=form.id,
            known=form.version,
        )
    return form


def _answers(name: str, tree: Any, form: Form) -> tuple[dict[str, Answer], dict[str, int]]:
    if not isinstance(tree, dict) or not tree:
        raise _fault(name, N_("The file holds no answers."), N_('Add "answers".'))
    answers: dict[str, Answer] = {}
    times: dict[str, int] = {}
    for question, entry in tree.items():
        where = f"{name}: {question}"
        if question not in form.questions:
            raise _fault(where, N_("The form has no question '{id}'."), N_("Check the id."), id=question)
        if not isinstance(entry, dict) or set(entry) - {"value", "texts", "ms"}:
            raise _fault(where, N_('An answer has "value", "texts" and "ms" only.'), N_("Compare with the manual."))
        texts = entry.get("texts")
        answer = Answer(entry.get("value"), _texts(where, {} if texts is None else texts))
        try:
            check_answer(form, question, answer)
        except InvalidValue as error:
            raise HireError(error.what, error.remedy, where=where, **error.fields) from error
        except (TypeError, AttributeError, KeyError) as error:
            raise _fault(where, N_("This answer does not fit the question."), N_("Compare with the manual.")) from error
        answers[question] = answer
        ms = entry.get("ms")
        if isinstance(ms, int) and not isinstance(ms, bool) and 0 < ms < 86_400_000:
            times[question] = ms
    return answers, times


def _texts(where: str, tree: Any) -> dict[str, str]:
    if not isinstance(tree, dict) or not all(isinstance(value, str) for value in tree.values()):
        raise _fault(where, N_('"texts" holds text by name.'), N_("Compare with the manual."))
    return dict(tree)


def _date(name: str, text: Any) -> date:
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise _fault(name, N_("'{value}' is not a date."), N_("Write it as 2026-11-22."), value=text) from error


def _not_answers(name: str, detail: str) -> HireError:
    return _fault(
        name,
        N_("This is not an answer file ({detail})."),
        N_('It begins with "format": "{format}".'),
        detail=detail,
        format=FORMAT,
    )


def _fault(where: str, what: str, remedy: str, **fields: object) -> HireError:
    return HireError(what, remedy, where=where, **fields)
