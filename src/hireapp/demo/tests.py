"""The tests of a sample person: a sitting on this machine, answered by what they are like."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hireapp.demo.takers import Taker
from hireapp.services import sittings

if TYPE_CHECKING:
    from hireapp.demo.paths import Path
    from hireapp.demo.sample import SamplePerson
    from hireapp.i18n import Language
    from hireapp.services.ports import UnitOfWork

KEEP = timedelta(days=365)
SCALES: dict[str, tuple[str, ...]] = {
    "drive": ("ach", "drive_self"),
    "stress": ("res",),
    "rapport": ("soc", "srv"),
    "responsiveness": ("asr",),
    "clarity": ("cfd",),
    "learning": ("lrn",),
    "coachability": ("lrn", "lis"),
    "organised": ("ord",),
    "logic": ("lis",),
    "self_awareness": ("tru",),
}


class SittingSteps:
    """One sitting: prepared by the recruiter, taken whole, scored."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(self, work: UnitOfWork) -> None:
        """Prepare, consent, answer, finish."""
        path, library = self.path, self.path.context.library
        stage = next(stage for stage in path.profile.stages if stage.kind == "tests")
        language: Language = "zh" if path.person.lang == "zh" else "en"
        draft = sittings.SittingDraft(
            tuple(use.form for use in stage.tests),
            language,
            "2468",
            f"{path.opening.recruiter}@example.com",
            work.now().date() + KEEP,
            seed=path.person.key,
        )
        sitting = sittings.prepare(work, library, path.application, draft).result
        sittings.consent(work, sitting)
        seed = sittings.view(work, library, sitting).sitting.seed
        taker = taker_of(path.person)
        for name in draft.forms:
            form = library.form(name)
            assessment = sittings.begin_form(work, library, sitting, name, language).result
            answers = taker.answers(form, language, seed)
            for question, answer, spent in answers:
                sittings.keep_answer(work, form, assessment, question, answer, spent)
            sittings.finish_form(work, assessment, sum(spent for _name, _answer, spent in answers))
        sittings.finish(work, sitting)


def taker_of(person: SamplePerson) -> Taker:
    """How this person answers: their level moves every scale a little, strong and weak sides their own scales."""
    base = 3.5 + (person.level - 3.2) * 0.3
    bent = {scale: base for scales in SCALES.values() for scale in scales}
    for side, shift in ((person.strong, 0.5), (person.weak, -0.6)):
        for competency in side:
            for scale in SCALES.get(competency, ()):
                bent[scale] = base + shift
    return Taker(person.key, bent, max(0.3, min(0.92, 0.2 + person.level * 0.14)))
