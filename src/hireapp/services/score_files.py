"""Scoring a file of answers without a window: raw and standard scores, flags and versions as one JSON tree."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hireapp.domain.aptitude import Evaluation, Norm, ScaleOutcome, evaluate, placements, role_fit
from hireapp.domain.role import RoleProfile
from hireapp.forms.scoring import SCORING_VERSION, rekeyed
from hireapp.numbers import rounded
from hireapp.services import answer_files
from hireapp.services.answer_files import AnswerFile
from hireapp.services.aptitude import aptitude_of, means_of, newest_key, newest_norms, norm_without
from hireapp.services.ports import UnitOfWork

if TYPE_CHECKING:
    from hireapp.forms.loader import Library


def score_file(library: Library, form_id: str, name: str, data: bytes, today: date) -> dict[str, Any]:
    """The scores of a file, against the authors' key and no norms. Raises HireError naming what is wrong and where."""
    library.form(form_id)
    file = answer_files.read_answers(name, data, library, today, form_id)
    return _tree(file, _evaluated(file, None), None, None)


def score_for_role(
    work: UnitOfWork, library: Library, profile: RoleProfile, form_id: str, name: str, data: bytes
) -> dict[str, Any]:
    """The scores of a file against the key in force, the norm group and the bands of a role."""
    library.form(form_id)
    file = answer_files.read_answers(name, data, library, work.now().date(), form_id)
    key = newest_key(work, file.form)
    norm = norm_without(newest_norms(work, file.form, profile.role), "")
    if key is not None:
        file = answer_files.with_form(file, rekeyed(file.form, means_of(key)))
    return _tree(file, _evaluated(file, norm), profile, key.version if key else None)


def take_in_and_score(
    work: UnitOfWork, library: Library, form_id: str, application_id: str, name: str, data: bytes
) -> dict[str, Any]:
    """Store the file for an application and return the scores as stored."""
    file = answer_files.read_answers(name, data, library, work.now().date(), form_id)
    answer_files.take_in(work, library, application_id, name, data)
    found = aptitude_of(work, application_id).of(form_id)
    if found is None:
        return {"form": form_id, "stored": True, "hidden": True}
    return {**_tree(file, found.evaluation, None, found.result.key_version), "stored": True}


def _evaluated(file: AnswerFile, norm: Norm | None) -> Evaluation:
    return evaluate(file.form, file.answers, language=file.language, seed=file.seed, elapsed=file.ms or None, norm=norm)


def _tree(file: AnswerFile, made: Evaluation, profile: RoleProfile | None, key: int | None) -> dict[str, Any]:
    placed = placements(made, profile) if profile else ()
    fit = role_fit(placed)
    return {
        "form": file.form.id,
        "form_version": file.form.version,
        "form_hash": file.form.hash,
        "form_status": file.form.status,
        "key_status": "own" if key else file.form.key_status,
        "scoring_version": SCORING_VERSION,
        "key_version": key,
        "norm_version": made.norm_version or None,
        "scales": {entry.id: _scale(entry) for entry in made.scales},
        "styles": dict(made.styles) or None,
        "themes": {name: _text(value) for name, value in made.themes.items()} or None,
        "measures": {name: _text(value) for name, value in made.measures.items()} or None,
        "flags": dict(made.quality.flags) if made.quality else None,
        "role": profile.role if profile else None,
        "bands": {entry.band.scale: entry.side for entry in placed} or None,
        "fit": {"value": str(fit.value), "low": str(fit.low), "high": str(fit.high)} if fit else None,
    }


def _scale(entry: ScaleOutcome) -> dict[str, Any]:
    place = entry.normed if entry.is_normed else None
    return {
        "raw": _text(entry.raw),
        "range": [_text(entry.low), _text(entry.high)],
        "answered": entry.answered,
        "asked": entry.asked,
        "percent": _text(entry.percent),
        "standard_error": _text(entry.error),
        "standard_error_from": entry.error_from if entry.error is not None else None,
        "t": _text(place.t) if place else None,
        "sten": place.sten if place else None,
        "percentile": _text(place.percentile) if place else None,
        "norm_n": entry.normed.n if entry.normed else None,
        "assumed_t": _text(entry.t) if not entry.is_normed else None,
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else format(rounded(value, 4).normalize(), "f")
