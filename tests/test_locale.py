"""Two languages of equal weight: every text is translated, placeholders agree, Chinese is set as Chinese."""

from __future__ import annotations

import re

from hireapp.i18n import translator
from tests import catalogue

DATES = ("{day} {month}", "{day} {month} {year}")
"""Patterns of a date: each language takes the parts it needs; the report offers all of them."""
_FIELDS = re.compile(r"{(\w+)[^}]*}")


def test_every_text_is_translated():
    stored = {str(message.id): catalogue.text_of(message) for message in catalogue.stored() if message.id}
    lacking = [str(message.id) for message in catalogue.extracted() if message.id and not stored.get(str(message.id))]
    assert lacking == []


def test_nothing_dead_is_kept():
    alive = {str(message.id) for message in catalogue.extracted()}
    assert [str(message.id) for message in catalogue.stored() if message.id and str(message.id) not in alive] == []


def test_named_fields_agree():
    wrong = [
        str(message.id)
        for message in catalogue.stored()
        if message.id
            and str(message.id) not in DATES
            and set(_FIELDS.findall(str(message.id))) != set(_FIELDS.findall(catalogue.text_of(message)))
    ]
    assert wrong == []


def test_chinese_has_full_width_punctuation():
    wrong = [
        catalogue.text_of(message)
        for message in catalogue.stored()
        if message.id and re.search(r"[\u4e00-\u9fff][,;:?!](?!\w)|[\u4e00-\u9fff]\.$", catalogue.text_of(message))
    ]
    assert wrong == []


def test_compiled_catalogue_is_up_to_date():
    assert catalogue.MO.read_bytes() == catalogue.compiled(catalogue.stored())


def test_the_window_speaks_both():
    assert translator("zh")("Settings") == "设置"
    assert translator("en")("Settings") == "Settings"
