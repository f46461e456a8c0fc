"""Use cases of outcome against scores: which parts go with success at work, how surely, and what it is worth.

Each figure has its n, its interval, and "preliminary" below 85. Only hired people have an outcome, so the spread of
scores is narrowed; the correction for it (Thorndike 1949, case 2) is shown after the plain figure, never instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from statistics import fmean, stdev, variance
from typing import Any

from hireapp.domain.insights import CRITERIA, PRELIMINARY, Cohort, Criterion, Results, ValidityLine
from hireapp.domain.outcome import WorkOutcome
from hireapp.i18n import LocalizedText
from hireapp.psychometrics.composites import PER_PREDICTOR, Regression, regression_weights
from hireapp.psychometrics.enough import NO_VARIANCE, TooFew
from hireapp.psychometrics.validity import Gain, Validity, expectancy, gain, taylor_russell, unrestricted, validity
from hireapp.services.insights import Read, figures_seen, read_cohort
from hireapp.services.ports import UnitOfWork

SD_OF_PAY = 0.4
"""SD of yearly performance as a share of yearly pay (Schmidt & Hunter 1983: 40 %)."""
BASE_RATES = (0.3, 0.5, 0.7)
_COMPOSITE = LocalizedText("综合分", "Composite")


def results(work: UnitOfWork, cohort: Cohort) -> Results:
    """Validities, expectancy by quarter and the expected gain of a cohort. Raises NotAllowed for an interviewer."""
    read = read_cohort(work, cohort)
    figures = figures_seen(work, read)
    hired = {member.id for member in read.members if member.state == "hired"}
    known = {entry.application_id: entry for entry in work.select(WorkOutcome) if entry.application_id in hired}
    predictors = _predictors(read, figures)
    lines = tuple(
        _line(name, title, values, criterion, known)
        for name, (title, values) in predictors.items()
        for criterion in CRITERIA
    )
    ended = [member for member in read.members if member.state not in ("active", "hold")]
    ratio = len(hired) / len(ended) if hired else None
    best = _best(lines)
    return Results(
        cohort=cohort,
        hired=len(hired),
        with_outcome=len(known),
        lines=lines,
        expectancy=_expectancy(predictors["composite"][1], known),
        gain=_gain(best, ratio),
        selection_ratio=ratio,
        success=_success(best, ratio),
        reliability=_reliability(figures),
        regression=_regression(predictors, known),
        parts=tuple(name for name in predictors if name != "composite"),
    )


def _predictors(read: Read, figures: Mapping[str, Any]) -> dict[str, tuple[LocalizedText, dict[str, float]]]:
    """Values by application of each part that counts, and of the composite."""
    found: dict[str, tuple[LocalizedText, dict[str, float]]] = {
        "composite": (
            _COMPOSITE,
            {name: float(own["composite"]["value"]) for name, own in figures.items() if own.get("composite")},
        )
    }
    for profile in read.profiles.values():
        for part in profile.weights:
            if part not in found:
                values = {name: value for name, own in figures.items() if (value := _value(own, part)) is not None}
                found[part] = profile.component_title(part), values
    return found


def _value(figures: Mapping[str, Any], part: str) -> float | None:
    tests = figures.get("tests") or {}
    if part in tests:
        return float(tests[part])
    own = figures.get(part)
    return float(own["value"]) if isinstance(own, dict) and "raters" in own else None


def _criterion(outcome: WorkOutcome, criterion: Criterion) -> float | None:
    if criterion == "probation":
        return {"passed": 1.0, "failed": 0.0}.get(outcome.probation)
    value: Decimal | None = getattr(outcome, criterion)
    return None if value is None else float(value)


def _line(
    name: str,
    title: LocalizedText,
    values: Mapping[str, float],
    criterion: Criterion,
    known: Mapping[str, WorkOutcome],
) -> ValidityLine:
    pairs = [
        (values[person], met)
        for person, outcome in known.items()
        if person in values and (met := _criterion(outcome, criterion)) is not None
    ]
    made = validity([score for score, _met in pairs], [met for _score, met in pairs])
    return ValidityLine(name, title, criterion, len(pairs), made, _corrected(made, values, pairs))


def _corrected(
    made: Validity | TooFew, values: Mapping[str, float], pairs: Sequence[tuple[float, float]]
) -> float | None:
    """For direct range restriction, where all applicants' spread is known and larger."""
    if isinstance(made, TooFew) or len(values) <= len(pairs):
        return None
    everybody, hired = stdev(values.values()), stdev([score for score, _met in pairs])
    return unrestricted(made.r, everybody, hired) if hired and everybody > hired else None


def _expectancy(values: Mapping[str, float], known: Mapping[str, WorkOutcome]) -> Any:
    judged = [
        (values[name], outcome.probation == "passed")
        for name, outcome in known.items()
        if name in values and outcome.probation in ("passed", "failed")
    ]
    return expectancy([score for score, _passed in judged], [passed for _score, passed in judged])


def _best(lines: Sequence[ValidityLine]) -> Validity | None:
    """The composite's validity for sales, else for passing the probation."""
    for criterion in ("sales_percent", "probation"):
        for line in lines:
            if line.predictor == "composite" and line.criterion == criterion and isinstance(line.figures, Validity):
                return line.figures
    return None


def _complete(predictors: Mapping[str, tuple[LocalizedText, dict[str, float]]], people: Iterable[str]) -> list[str]:
    """Those of ``people`` who have every part."""
    parts = [values for name, (_title, values) in predictors.items() if name != "composite"]
    return [person for person in people if parts and all(person in values for values in parts)]


def _reliability(figures: Mapping[str, Any]) -> float | TooFew:
    """Of the composite among the applicants: 1 - mean SEM^2 / s^2 (Lord & Novick 1968), SEM as shown with each."""
    made = [own["composite"] for own in figures.values() if own.get("composite")]
    if len(made) < PRELIMINARY:
        return TooFew(len(made), PRELIMINARY)
    spread = variance([float(entry["value"]) for entry in made])
    return 1 - fmean([float(entry["sem"]) ** 2 for entry in made]) / spread if spread else NO_VARIANCE


def _regression(
    predictors: Mapping[str, tuple[LocalizedText, dict[str, float]]], known: Mapping[str, WorkOutcome]
) -> Regression | TooFew:
    """Weights by least squares for sales, with what they would have predicted for people left out."""
    people = [name for name in _complete(predictors, known) if known[name].sales_percent is not None]
    parts = [values for name, (_title, values) in predictors.items() if name != "composite"]
    rows = [[values[person] for values in parts] for person in people]
    if not rows:
        return TooFew(0, PER_PREDICTOR * max(1, len(parts)))
    return regression_weights(rows, [float(known[person].sales_percent or 0) for person in people])


def _gain(best: Validity | None, ratio: float | None) -> Gain | TooFew:
    """Of one hired person in a year, in percent of yearly pay; costs of selection are left out and it says so."""
    if best is None or ratio is None or not 0 < ratio < 1:
        return TooFew(best.n if best else 0, 30, "pairs")
    return gain(1, 1.0, (best.r, best.low, best.high), SD_OF_PAY * 100, ratio, 0.0)


def _success(best: Validity | None, ratio: float | None) -> tuple[tuple[float, float], ...]:
    """(base rate, share of success among the hired) by Taylor & Russell (1939), for several base rates."""
    if best is None or ratio is None or not 0 < ratio < 1:
        return ()
    return tuple((base, taylor_russell(base, ratio, max(0.0, best.r))) for base in BASE_RATES)
