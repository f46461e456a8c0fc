"""The shipped questionnaires, loaded once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from hireapp.demo.takers import Taker
from hireapp.domain.role import RoleProfile
from hireapp.domain.role_file import load_profiles
from hireapp.forms.answer import Answer
from hireapp.forms.form import Form
from hireapp.forms.loader import Library, load_library, read_folder
from hireapp.i18n import Language
from hireapp.resources import resource_folder


@cache
def library() -> Library:
    """All that is shipped."""
    return load_library(read_folder(resource_folder("questionnaires")))


@cache
def profiles() -> Mapping[str, RoleProfile]:
    """The shipped roles."""
    return load_profiles(library())


def form(form_id: str) -> Form:
    """A shipped form."""
    return library().form(form_id)


def taken(test: Form, person: str, language: Language = "zh", seed: str = "s") -> dict[str, Answer]:
    """The answers of an invented person to a whole test."""
    return {name: answer for name, answer, _ms in Taker(person).answers(test, language, seed)}
