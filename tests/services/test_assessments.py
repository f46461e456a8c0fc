"""Sheets: saved at once, locked at submission, amended with a reason, hidden until one's own is in."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import update

from hireapp.bootstrap import Context
from hireapp.domain.assessment import Result
from hireapp.errors import DatabaseTrouble, InvalidValue, NotAllowed
from hireapp.forms.answer import Answer
from hireapp.services import applications, assessments, decisions, overview, users
from hireapp.services.scorecards import score_card
from tests.makers import advance, call, fill, form_of_stage, make_candidate, make_opening, rate, submission


@pytest.fixture
def application(anywhere: Context) -> str:
    made = make_candidate(anywhere, make_opening(anywhere))
    advance(anywhere, made)
    return made


def test_answers_are_there_after_reopening(anywhere: Context, application: str):
    form = form_of_stage(anywhere, application, "phone")
    sheet = anywhere.change(call(assessments.start, application, "phone", form)).assessment
    anywhere.change(
        call(assessments.save_answer, form, sheet.id, "clarity", Answer({"level": 4}, {"quotation": "“原话”"}))
    )
    anywhere.change(
        call(assessments.save_answer, form, sheet.id, "clarity", Answer({"level": 5}, {"quotation": "改了"}))
    )
    anywhere.change(call(assessments.add_note, sheet.id, 61_000, "拿起水杯"))
    anywhere.change(call(assessments.keep_clock, sheet.id, 65_000, {"opening": 30_000}))
    again = anywhere.change(call(assessments.start, application, "phone", form))
    assert again.assessment.id == sheet.id
    assert again.answers["clarity"] == Answer({"level": 5}, {"quotation": "改了"})
    assert (again.assessment.elapsed_ms, again.assessment.steps) == (65_000, {"opening": 30_000})
    assert [note.text for note in again.notes] == ["拿起水杯"]


def test_submission_names_what_is_missing_then_locks(anywhere: Context, application: str):
    form = form_of_stage(anywhere, application, "phone")
    sheet = anywhere.change(call(assessments.start, application, "phone", form)).assessment
    with pytest.raises(InvalidValue, match="Still to be answered"):
        anywhere.change(call(assessments.submit, sheet.id, submission()))
    fill(anywhere, application, "phone", 4)
    anywhere.change(call(assessments.submit, sheet.id, submission()))
    with pytest.raises(NotAllowed, match="locked"):
        anywhere.change(call(assessments.save_answer, form, sheet.id, "clarity", Answer({"level": 1})))
    with pytest.raises(NotAllowed, match="locked"):
        anywhere.change(call(assessments.submit, sheet.id, submission()))
    found = anywhere.read(call(applications.application_by, application))
    assert found.summary["phone"]["value"] == "4.00"
    assert found.summary["composite"] is None


@pytest.mark.parametrize(
    "words",
    [
        {"verdict": "perhaps"},
        {"reason": " "},
        {"verdict": "hire_with_condition"},
    ],
)
def test_submission_needs_a_recommendation_with_its_reason(context: Context, words: dict):
    application = make_candidate(context, make_opening(context))
    advance(context, application)
    sheet = fill(context, application, "phone")
    with pytest.raises(InvalidValue):
        context.change(call(assessments.submit, sheet, submission(**words)))


def test_amendment_keeps_the_first_value_and_scores_anew(anywhere: Context, application: str):
    sheet = rate(anywhere, application, "phone", 3)
    with pytest.raises(InvalidValue, match="reason"):
        anywhere.change(call(assessments.amend, sheet, "clarity", Answer({"level": 5}), " "))
    anywhere.change(call(assessments.amend, sheet, "clarity", Answer({"level": 5}), "录音重听"))
    dossier = anywhere.read(call(decisions.gather, anywhere.library, application))
    assert dossier.sheets[0].amendments[0][:3] == ("clarity", "3", "录音重听")
    results = anywhere.read(lambda work: work.select(Result, assessment_id=sheet))
    assert [entry.superseded_by is None for entry in results] == [False, True]
    assert {(entry.form_hash, entry.scoring_version) for entry in results} == {(results[0].form_hash, 1)}
    assert dossier.stages[1].value == (3 * 5 + 5) / Decimal(6)


def test_another_rater_s_marks_are_hidden_until_one_s_own_are_in(anywhere: Context, application: str):
    first = anywhere.actor
    second = anywhere.change(call(users.add_user, "赵一鸣", "interviewer")).result
    advance(anywhere, application)
    sheet = rate(anywhere, application, "interview", 5)
    anywhere.actor = second
    mine = anywhere.change(
        call(assessments.start, application, "interview", form_of_stage(anywhere, application, "interview"))
    )
    with pytest.raises(NotAllowed, match="hidden"):
        anywhere.read(call(assessments.sheet, sheet))
    page = anywhere.read(call(overview.of_application, application))
    hidden = next(entry for entry in page.sheets if entry.assessment.id == sheet)
    assert hidden.hidden
    assert hidden.lines == ()
    assert hidden.recommendation is None
    assert page.card.stages == {}
    assert anywhere.read(call(decisions.gather, anywhere.library, application)).raters == ()
    fill(anywhere, application, "interview", 2)
    anywhere.change(call(assessments.submit, mine.assessment.id, submission("talk_again")))
    assert not anywhere.read(call(overview.of_application, application)).sheets[0].hidden
    anywhere.actor = first
    dossier = anywhere.read(call(decisions.gather, anywhere.library, application))
    assert [rater.letter for rater in dossier.raters] == ["a", "b"]
    assert dossier.stages[-1].spread == 3


def test_drafts_never_count(anywhere: Context, application: str):
    fill(anywhere, application, "phone", 5)
    found = anywhere.read(call(applications.application_by, application))
    assert anywhere.read(lambda work: score_card(work, found)).stages == {}


def test_a_changed_stored_answer_is_found(anywhere: Context, application: str):
    from hireapp.storage.tables import answer

    sheet = rate(anywhere, application, "phone", 3)
    with anywhere.open_database().engine.begin() as connection:
        connection.execute(update(answer).where(answer.c.question_id == "clarity").values(value={"level": 5}))
    with pytest.raises(DatabaseTrouble, match="checksum"):
        anywhere.read(call(assessments.sheet, sheet))
    with pytest.raises(DatabaseTrouble, match="checksum"):
        anywhere.read(call(decisions.gather, anywhere.library, application))


def test_a_used_form_version_stays_with_its_answers(context: Context):
    application = make_candidate(context, make_opening(context))
    advance(context, application)
    sheet = rate(context, application, "phone", 3)
    stored = context.read(lambda work: assessments.form_of(work, work.get(type_of_sheet(), sheet)))
    assert stored.hash == context.library.form("phone_outbound_new").hash


def type_of_sheet():
    from hireapp.domain.assessment import Assessment

    return Assessment


def test_words_of_the_submit_page_survive_and_go_with_the_submission(anywhere: Context, application: str):
    sheet = fill(anywhere, application, "phone")
    words = {
        "verdict": "talk_again",
        "reason": "先听录音",
        "strengths": [{"claim": "敢开口", "competency": "drive", "question": ""}],
    }
    anywhere.change(call(assessments.keep_submit_words, sheet, words))
    anywhere.change(call(assessments.keep_submit_words, sheet, {**words, "reason": "再听一次"}))
    assert anywhere.read(call(assessments.sheet, sheet)).words == {**words, "reason": "再听一次"}
    anywhere.change(call(assessments.submit, sheet, submission()))
    assert anywhere.read(call(assessments.sheet, sheet)).words == {}


def test_lists_hide_the_figures_of_a_stage_while_one_s_own_draft_is_open(anywhere: Context, application: str):
    advance(anywhere, application)
    rate(anywhere, application, "interview", 5)
    def summary() -> dict:
        return anywhere.read(lambda work: work.queries.rows([application], applications=True))[application].summary

    hr = anywhere.change(call(users.add_user, "周敏", "hr")).result
    anywhere.actor = anywhere.change(call(users.add_user, "赵一鸣", "interviewer")).result
    assert "interview" not in summary(), "an interviewer sees a stage only after rating there"
    assert "composite" not in summary()
    anywhere.actor = hr
    assert "interview" in summary()
    anywhere.change(
        call(assessments.start, application, "interview", form_of_stage(anywhere, application, "interview"))
    )
    assert "interview" not in summary()
    assert "composite" not in summary()


def test_an_interviewer_sees_nothing_before_rating_and_hr_is_not_blinded_by_an_empty_draft(
    anywhere: Context, application: str
):
    owner = anywhere.actor
    advance(anywhere, application)
    sheet = rate(anywhere, application, "interview", 5)
    hr = anywhere.change(call(users.add_user, "周敏", "hr")).result
    anywhere.actor = anywhere.change(call(users.add_user, "赵一鸣", "interviewer")).result
    with pytest.raises(NotAllowed):
        anywhere.read(call(assessments.sheet, sheet))
    anywhere.actor = hr
    anywhere.change(
        call(assessments.start, application, "interview", form_of_stage(anywhere, application, "interview"))
    )
    assert anywhere.read(call(assessments.sheet, sheet)).answers
    anywhere.actor = owner


def test_claims_and_contradictions_are_locked_with_their_sheet(anywhere: Context, application: str):
    from hireapp.services import interviews

    sheet = fill(anywhere, application, "phone")
    claim = anywhere.change(call(interviews.add_claim, application, "销售冠军")).result
    anywhere.change(call(interviews.judge_claim, claim, "vague", assessment_id=sheet))
    found = anywhere.change(
        call(interviews.note_contradiction, sheet, "drive", "resume", "每月22单", "每月15单")
    ).result
    anywhere.change(call(interviews.clarify, found, "含续费吗？", "含"))
    anywhere.change(call(assessments.submit, sheet, submission()))
    for action in (
        call(interviews.judge_claim, claim, "verified"),
        call(interviews.clarify, found, "含续费吗？", "不含"),
        call(interviews.note_contradiction, sheet, "drive", "resume", "一", "二"),
    ):
        with pytest.raises(NotAllowed, match="locked"):
            anywhere.change(action)


def test_notes_of_submitted_sheets_are_found_by_search(anywhere: Context, application: str):
    sheet = fill(anywhere, application, "phone")
    anywhere.change(call(assessments.add_note, sheet, 1000, "拿起水杯先问"))
    assert anywhere.read(lambda work: work.queries.search("水杯")) == []
    anywhere.change(call(assessments.submit, sheet, submission()))
    assert len(anywhere.read(lambda work: work.queries.search("水杯"))) == 1


def test_amendments_are_cleaned_and_can_t_empty_a_required_answer(anywhere: Context, application: str):
    sheet = rate(anywhere, application, "phone", 3)
    anywhere.change(
        call(assessments.amend, sheet, "clarity", Answer({"level": 4}, {"quotation": "a\u202eb\x07"}), "重听")
    )
    assert anywhere.read(call(assessments.sheet, sheet)).answers["clarity"].texts["quotation"] == "ab"
    with pytest.raises(InvalidValue, match="must be answered"):
        anywhere.change(call(assessments.amend, sheet, "consent", Answer(), "删除"))
