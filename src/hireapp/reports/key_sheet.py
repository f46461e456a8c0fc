"""The rating form for a company's own key: people who know the job rate every option, without the authors' values."""

from __future__ import annotations

from collections.abc import Callable

from hireapp.forms.form import Form
from hireapp.forms.items import BestWorst
from hireapp.i18n import N_, Language
from hireapp.reports.blocks import Block, centred, row, rule, space, stack, text
from hireapp.reports.fonts import faces
from hireapp.reports.pages import Item
from hireapp.reports.paper import Forms, circles, finished, masthead
from hireapp.reports.paper_items import LETTERS, option_row
from hireapp.reports.press import Press
from hireapp.reports.styles import MEASURE, PAPERS, Paper

LEVELS = ("1", "2", "3", "4", "5", "6", "7")
_TITLE = N_("{title}: rating form for experts")
_FIELDS = (N_("Expert number"), N_("Position"), N_("Years in this work"), N_("Date"))
_WHY = N_(
    "You know this job. Please rate how good each way to act would be in each scene: 1 is harmful, 4 does neither good "
    "nor harm, 7 is the best anyone could do. Rate every option, each one for itself; two may get the same number."
)
_HOW = N_(
    "Rate alone and don’t talk about it with the others before all forms are handed in. Go by the work as it should be "
    "done here. The question at the end of each scene is for candidates; pass over it."
)
_RULES = N_(
    "What becomes of it: at least five people rate. The mean of their ratings is the key. An option on which they "
    "differ much (standard deviation above 1.5) is dropped, and so is a scene whose best and worst option are less "
    "than 1.5 apart."
)
_HARMFUL, _BEST = N_("harmful"), N_("best")
_NONE = N_("This test has no scenes to rate.")
_PITCH, _INDENT = 21.0, 22.0


def written(form: Form, language: Language, translate: Callable[[str], str], paper: Paper, company: str,
            subject: str) -> bytes:
    """The finished document."""
    press = Press(language, translate, faces())
    title = press.say(_TITLE, title=press.local(form.title))
    forms = Forms(form, press, PAPERS[paper], company, subject, title)
    scenes = [question for name, question in form.questions.items()
              if isinstance(question, BestWorst) and name not in form.practice]
    words = [press.say(entry) for entry in ((_WHY, _HOW, _RULES) if scenes else (_NONE,))]
    items = [masthead(forms, [press.say(label) for label in _FIELDS], words)]
    items += [Item(_scene(press, str(number), scene), 12, whole=True) for number, scene in enumerate(scenes, 1)]
    return finished(forms, items)


def _scene(press: Press, number: str, scene: BestWorst) -> Block:
    x = MEASURE - _PITCH * len(LEVELS)
    told = text(press, press.local(scene.text), "body", MEASURE - _INDENT)
    rows = [option_row(press, LETTERS[place], press.local(option.text), x, circles(LEVELS, _PITCH, 18.5))
            for place, option in enumerate(scene.options)]
    label = text(press, number, "small_bold", _INDENT, tone="accent")
    return stack([row([(_INDENT, told), (0, label)]), space(1), _ends(press, x), *rows])


def _ends(press: Press, x: float) -> Block:
    """What the two ends of the scale mean, over its first and its last circles."""
    wide = 3 * _PITCH
    left = centred(press, press.say(_HARMFUL), "micro", wide)
    right = centred(press, press.say(_BEST), "micro", wide)
    return stack([row([(x - _PITCH, left), (MEASURE - 2 * _PITCH, right)]), space(2), rule(tone="rule", weight=0.6)])
