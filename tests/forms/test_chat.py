"""Scripted customers on a clock: when they come, what they say, when they go, and what is measured."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hireapp.forms.answer import Answer
from hireapp.forms.chat import ChatRun, found, measures
from hireapp.forms.items import Chat, ChatCustomer, ChatRow, Words
from hireapp.i18n import Language
from tests.forms.test_loader import load
from tests.shipped import form, taken

SMALL = """
form: desk
version: 1
kind: test
license: own
status: provisional
title: {zh: "接待", en: "Desk"}
sections:
  - id: desk
    title: {zh: "接待", en: "Desk"}
    questions:
      - id: chat
        kind: chat
        origin: own
        title: {zh: "店", en: "Shop"}
        seconds: 600
        facts: []
        rules: []
        holding: []
        moves:
          - {id: greeting, title: {zh: "招呼", en: "Greeting"}, words: {zh: ["您好"], en: ["hello"]}}
          - {id: close, title: {zh: "下单", en: "Order"}, words: {zh: ["下单"], en: ["order"]}}
        customers:
          - id: wind
            part: honesty
            nick: {zh: "风", en: "Wind"}
            about: {zh: "新", en: "new"}
            enters: 0
            types: 4
            nudge: {zh: "在吗", en: "Hello?"}
            steps:
              - rows: [{id: w1, say: {zh: "能带动吗", en: "Will it run?"}}]
              - rows:
                  - {id: w2_no, words: {zh: ["不能", "不行"], en: ["can't", "cannot"]}, say: {zh: "可惜", en: "Pity"}}
                  - id: w2_yes
                    words: {zh: ["能"], en: ["can"]}
                    but_not: {zh: ["查一下"], en: ["check"]}
                    say: {zh: "太好了", en: "Great"}
                  - {id: w2_else, say: {zh: "到底能不能", en: "Will it or not?"}}
              - rows: [{id: w3, after: [w2_no], words: {zh: ["明天"], en: ["tomorrow"]}, say: {zh: "好", en: "Right"}}]
          - id: light
            part: ready
            nick: {zh: "灯", en: "Light"}
            about: {zh: "看过", en: "has looked"}
            enters: 25
            types: 3
            nudge: {zh: "人呢", en: "Anyone?"}
            steps:
              - rows: [{id: l1, say: {zh: "有货吗", en: "In stock?"}}]
              - rows:
                  - {id: l2_end, words: {zh: ["下单"], en: ["order"]}, end: true, say: {zh: "拍了", en: "Done"}}
                  - {id: l2, say: {zh: "多少钱", en: "How much?"}}
              - rows: [{id: l3, say: {zh: "好，谢谢", en: "Thanks"}}]
"""
CHAT = load(SMALL).form("desk").question("chat")
DESK = form("chat_desk")
SETS = [question for question in DESK.questions.values() if isinstance(question, Chat)]
CUSTOMERS = [pytest.param(chat, customer, id=customer.id) for chat in SETS for customer in chat.customers]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def story(run: ChatRun, who: str) -> list[tuple[int, str]]:
    """(second, row or kind) of all that one customer did."""
    return [
        (event["at"] // 1000, event.get("row") or event["kind"])
        for event in run.events
        if event["who"] == who and event["kind"] != "replies"
    ]


def told(*replies: str, who: str = "wind", language: Language = "zh") -> list[str]:
    """What a customer does after each reply in turn, 10 s each."""
    run, now = ChatRun(CHAT, language), 0
    run.advance(now)
    for reply in replies:
        run.reply(who, reply, now := now + 10_000)
        run.advance(now := now + 5_000)
    return [what for _second, what in story(run, who)][2:]


# ---- the clock


def test_customers_enter_at_their_second_and_speak_at_once():
    run = ChatRun(CHAT, "zh")
    assert run.advance(24_999)
    assert story(run, "wind") == [(0, "enters"), (0, "w1")] and story(run, "light") == []
    run.advance(25_000)
    assert story(run, "light") == [(25, "enters"), (25, "l1")]
    assert not run.advance(25_000)


def test_a_customer_without_a_reply_writes_again_after_a_minute_and_leaves_after_three():
    run = ChatRun(CHAT, "zh")
    run.advance(59_999)
    assert story(run, "wind")[2:] == []
    run.advance(60_000)
    assert story(run, "wind")[2:] == [(60, "nudges")]
    run.advance(179_999)
    assert not run.talks["wind"].over
    run.advance(180_000)
    assert story(run, "wind")[2:] == [(60, "nudges"), (180, "left")]
    run.advance(10_000_000)
    assert run.finished
    assert story(run, "light")[2:] == [(85, "nudges"), (205, "left")]


def test_a_reply_stops_patience_and_the_next_line_starts_it_anew():
    run = ChatRun(CHAT, "zh")
    run.advance(70_000)
    run.reply("wind", "您好", 70_000)
    run.advance(74_000)
    run.advance(133_999)
    assert story(run, "wind")[2:] == [(60, "nudges"), (74, "w2_else")]
    run.advance(134_000)
    assert story(run, "wind")[-1] == (134, "nudges")
    run.advance(254_000)
    assert story(run, "wind")[-1] == (254, "left")


def test_a_long_pause_of_the_window_brings_everything_in_its_order():
    at_once, step_by_step = ChatRun(CHAT, "zh"), ChatRun(CHAT, "zh")
    at_once.advance(300_000)
    for second in range(301):
        step_by_step.advance(second * 1000)
    assert at_once.events == step_by_step.events
    assert [event["at"] for event in at_once.events] == sorted(event["at"] for event in at_once.events)


def test_who_is_not_there_gets_no_reply_and_a_blank_is_none():
    run = ChatRun(CHAT, "zh")
    run.advance(0)
    run.reply("light", "您好", 0)
    run.reply("wind", "  ", 0)
    assert run.texts == {}
    run.advance(200_000)
    run.reply("wind", "您好", 200_000)
    assert run.texts == {}


def test_replies_are_gathered_while_the_customer_types():
    run = ChatRun(CHAT, "zh")
    run.advance(0)
    run.reply("wind", "我看看", 10_000)
    run.advance(13_000)
    run.reply("wind", "带不动，不行", 13_500)
    run.advance(17_499)
    assert story(run, "wind")[2:] == []
    run.advance(17_500)
    assert [what for _second, what in story(run, "wind")[2:]] == ["w2_no"]
    assert run.texts == {"r1": "我看看", "r2": "带不动，不行"}


# ---- branching


@pytest.mark.parametrize(
    ("reply", "row"),
    [
        ("能的", "w2_yes"),
        ("不能", "w2_no"),
        ("这个不能，那个能", "w2_no"),
        ("能不能带动要看功率", "w2_else"),
        ("能不能？不能", "w2_no"),
        ("能，我查一下", "w2_else"),
        ("请问多大", "w2_else"),
    ],
)
def test_refusing_is_heard_before_permitting_and_asking_back_is_neither(reply: str, row: str):
    assert told(reply) == [row]


@pytest.mark.parametrize(
    ("reply", "row"),
    [
        ("Yes, it can.", "w2_yes"),
        ("It CAN", "w2_yes"),
        ("It can’t", "w2_no"),
        ("it can't, it cannot", "w2_no"),
        ("I scan the canal", "w2_else"),
        ("Can I check first?", "w2_else"),
    ],
)
def test_english_words_are_whole_words(reply: str, row: str):
    assert told(reply, language="en") == [row]


@pytest.mark.parametrize("text", ["可不可以", "可以不可以", "是不是能不能", "ＸＸ要不要"])
def test_asking_back_is_masked_with_one_or_two_characters(text: str):
    assert not found(Words(zh=("可以", "能", "不能", "不可以", "不要")), text, "zh")


def test_full_width_signs_and_capitals_are_found():
    assert found(Words(zh=("1000w",)), "额定１０００Ｗ", "zh")
    assert found(Words(en=("8 p.m",)), "At 8 P.M.", "en")
    assert not found(Words(zh=("能",)), "can", "en")


def test_a_line_that_needs_an_earlier_one_is_said_only_after_it():
    assert told("不能", "明天找我") == ["w2_no", "w3"]
    assert told("能", "明天找我") == ["w2_yes", "content"]
    assert told("不能", "嗯") == ["w2_no", "content"]


def test_a_closing_line_ends_the_talk():
    run = ChatRun(CHAT, "zh")
    run.advance(25_000)
    run.reply("light", "直接下单吧", 30_000)
    run.advance(33_000)
    assert story(run, "light")[-1] == (33, "l2_end")
    assert run.talks["light"].over == "content"
    run.reply("light", "谢谢", 34_000)
    assert list(run.texts) == ["r1"]


def test_the_last_line_ends_the_talk():
    assert told("有", "88元", who="wind")[-1] == "content"


# ---- going on after a stop

replies = st.tuples(
    st.sampled_from([0, 1_000, 2_000, 5_000, 20_000, 70_000]),
    st.sampled_from(["wind", "wind", "light", "nobody"]),
    st.sampled_from(["嗯", "不能", "能", "明天找我", "下单", "查一下"]),
)


def played(script: list[tuple[int, str, str]], cut: int) -> ChatRun:
    """A run of ``script``, stopped and begun again from what was kept before step ``cut``."""
    run, now = ChatRun(CHAT, "zh"), 0
    for place, (delay, who, text) in enumerate(script):
        if place == cut:
            run = ChatRun(CHAT, "zh", list(run.events), dict(run.texts))
        run.advance(now := now + delay)
        if who != "nobody":
            run.reply(who, text, now)
    run.advance(now + 400_000)
    return run


@settings(max_examples=150)
@given(st.lists(replies, max_size=14), st.data())
def test_going_on_from_kept_events_is_the_same_run(script: list[tuple[int, str, str]], data: st.DataObject):
    whole = played(script, -1)
    cut = data.draw(st.integers(0, max(0, len(script) - 1)))
    again = played(script, cut)
    assert again.events == whole.events
    assert again.texts == whole.texts
    assert whole.finished


def test_a_second_reply_is_heard_with_the_first_whether_or_not_there_was_a_stop_between():
    script = [(0, "wind", "不能"), (5_000, "wind", "嗯"), (2_000, "wind", "明天找我")]
    assert [what for _second, what in story(played(script, -1), "wind")][-1] == "w3"
    assert played(script, 2).events == played(script, -1).events


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shipped_chat_goes_on_the_same_after_a_stop_at_any_event(language: Language):
    chat = SETS[1]
    answer = taken(DESK, "somebody", language, "s").get(chat.id) or taken(DESK, "somebody", language, "t")[chat.id]
    events, texts = answer.value["events"], answer.texts
    for cut in range(len(events) + 1):
        run = ChatRun(chat, language, events[:cut], texts)
        for event in events[cut:]:
            run.advance(event["at"] - 1 if event["kind"] == "replies" else event["at"])
            if event["kind"] == "replies" and event not in run.events:
                run.reply(event["who"], texts[event["text"]], event["at"])
        assert run.events[: len(events)] == events


# ---- measures


def test_first_reply_longest_wait_moves_and_who_was_lost():
    run = ChatRun(CHAT, "zh")
    run.advance(8_000)
    run.reply("wind", "您好，不能", 8_000)
    run.advance(12_000)  # w2_no at 12 s
    run.advance(62_000)
    run.reply("wind", "可以下单别的", 62_000)
    run.advance(300_000)
    wind, light = measures(CHAT, "zh", run.events, run.texts).customers
    assert (wind.first_reply, wind.longest_wait, wind.lost, wind.replies) == (8_000, 50_000, False, 2)
    assert wind.moves == ("greeting", "close")
    assert (light.first_reply, light.longest_wait, light.lost) == (None, 180_000, True)
    assert (light.moves, light.replies) == ((), 0)
    assert measures(CHAT, "zh", run.events, run.texts).figures() == {
        "customers": 2,
        "lost": 1,
        "in_time": 1,
        "too_late": 1,
        "first_reply": Decimal("8.0"),
        "first_reply_longest": Decimal("8.0"),
        "longest_wait": Decimal("180.0"),
        "move_greeting": 1,
        "move_close": 1,
    }


@pytest.mark.parametrize(
    ("ms", "in_time", "too_late"), [(15_000, 1, 0), (15_001, 0, 0), (60_000, 0, 0), (60_001, 0, 1)]
)
def test_a_first_reply_is_in_time_up_to_15_seconds_and_too_late_after_60(ms: int, in_time: int, too_late: int):
    run = ChatRun(CHAT, "zh")
    run.advance(0)
    run.reply("wind", "嗯", ms)
    only_wind = [event for event in run.events if event["who"] == "wind"]
    figures = measures(CHAT, "zh", only_wind, run.texts).figures()
    assert (figures["customers"], figures["in_time"], figures["too_late"]) == (1, in_time, too_late)


def test_a_nudge_does_not_start_the_wait_anew():
    run = ChatRun(CHAT, "zh")
    run.advance(70_000)
    run.reply("wind", "嗯", 70_000)
    assert measures(CHAT, "zh", run.events, run.texts).customers[0].first_reply == 70_000


def test_nobody_who_did_not_come_is_measured():
    run = ChatRun(CHAT, "zh")
    run.advance(0)
    assert [entry.id for entry in measures(CHAT, "zh", run.events, run.texts).customers] == ["wind"]
    assert measures(CHAT, "zh", [], {}).figures()["customers"] == 0


# ---- the shipped sets


def rows_of(customer: ChatCustomer) -> Iterator[tuple[int, ChatRow]]:
    return ((place, row) for place, step in enumerate(customer.steps) for row in step.rows)


def lengths(customer: ChatCustomer) -> tuple[int, int]:
    """Fewest and most lines of a customer over all paths."""
    asked_for = {name for _place, row in rows_of(customer) for name in row.after}
    ends: dict[tuple[int, frozenset[str]], tuple[int, int]] = {}

    def after(step: int, said: frozenset[str]) -> tuple[int, int]:
        if (step, said) not in ends:
            ways = []
            for place in range(step, len(customer.steps)):
                fitting = [row for row in customer.steps[place].rows if not row.after or said & set(row.after)]
                for row in fitting:
                    ways.append((1, 1) if row.end else _more(after(place + 1, said | ({row.id} & asked_for))))
                if any(row.words is None for row in fitting):
                    break
            else:
                ways.append((0, 0))
            ends[step, said] = min(low for low, _high in ways), max(high for _low, high in ways)
        return ends[step, said]

    return after(0, frozenset())


def _more(count: tuple[int, int]) -> tuple[int, int]:
    return count[0] + 1, count[1] + 1


@pytest.mark.parametrize(("chat", "customer"), CUSTOMERS)
def test_every_path_of_a_customer_ends_after_eight_to_twelve_lines(chat: Chat, customer: ChatCustomer):
    low, high = lengths(customer)
    assert (low, high) == (3, 3) if customer.part == "practice" else (8 <= low <= high <= 12)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("chat", "customer"), CUSTOMERS)
def test_whatever_is_replied_the_talk_ends_and_every_line_has_words(
    chat: Chat, customer: ChatCustomer, language: Language
):
    for seed in range(12):
        random, run, now = Random(seed), ChatRun(chat, language), customer.enters * 1000
        for _turn in range(20):
            run.advance(now)
            talk = run.talks[customer.id]
            if talk.over:
                break
            steps = customer.steps[talk.step : talk.step + 2]
            listed = [word for step in steps for row in step.rows for word in _words(row, language)]
            run.reply(customer.id, random.choice([*listed, "嗯", "ok"]), now + 3000)
            now += 3000 + customer.types * 1000
        assert talk.over == "content"
        said = [event for event in run.events if event["who"] == customer.id and event["kind"] == "says"]
        assert all(run.words_of(event).strip() for event in said)


def _words(row: ChatRow, language: Language) -> tuple[str, ...]:
    return () if row.words is None else getattr(row.words, language)


@pytest.mark.parametrize(("chat", "customer"), CUSTOMERS)
def test_no_line_of_a_customer_is_missing_in_either_language(chat: Chat, customer: ChatCustomer):
    for _place, row in rows_of(customer):
        assert row.say is not None and row.say.zh.strip() and row.say.en.strip()
        if row.words is not None:
            assert row.words.zh and row.words.en
    for text in (customer.nick, customer.about, customer.nudge):
        assert text.zh.strip() and text.en.strip()


@pytest.mark.parametrize(("chat", "customer"), CUSTOMERS)
def test_lines_have_ids_of_their_own_and_name_earlier_ones(chat: Chat, customer: ChatCustomer):
    ids = [row.id for _place, row in rows_of(customer)]
    assert len(set(ids)) == len(ids)
    for place, row in rows_of(customer):
        assert set(row.after) <= {entry.id for at, entry in rows_of(customer) if at < place}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("chat", "customer"), CUSTOMERS)
def test_every_line_can_be_reached_by_one_of_its_own_words(chat: Chat, customer: ChatCustomer, language: Language):
    for place, row in rows_of(customer):
        if row.words is not None:
            rows = customer.steps[place].rows
            before = [entry for entry in rows[: rows.index(row)] if not entry.after]
            assert any(
                _fits(row, word, language) and not any(_fits(entry, word, language) for entry in before)
                for word in _words(row, language)
            ), row.id


def _fits(row: ChatRow, text: str, language: Language) -> bool:
    masked = row.but_not is not None and found(row.but_not, text, language)
    return row.words is None or (found(row.words, text, language) and not masked)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chat", SETS, ids=lambda chat: chat.id)
def test_every_listed_word_is_found_in_itself(chat: Chat, language: Language):
    rows = [row for customer in chat.customers for _place, row in rows_of(customer)]
    for words in (*(words for row in rows for words in (row.words, row.but_not)), *(move.words for move in chat.moves)):
        for word in getattr(words, language) if words else ():
            assert found(Words(**{language: (word,)}), word, language), word
            assert language == "en" or len(word) >= 2 or word.isascii(), word


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_taker_serves_every_shipped_customer(language: Language):
    for chat in SETS:
        for seed in range(8):
            answer = taken(DESK, str(seed), language, str(seed)).get(chat.id)
            if isinstance(answer, Answer):
                customers = measures(chat, language, answer.value["events"], answer.texts).customers
                assert {entry.id for entry in customers} == {customer.id for customer in chat.customers}
