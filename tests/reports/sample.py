"""Dossiers of invented people for the tests of the report: a dense one in each language, and the edge cases."""
# ruff: noqa: E501

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal as D
from typing import Any

from hireapp.domain.assessment import Claim, Contradiction, OpenQuestion, Recommendation, StrengthConcern
from hireapp.domain.decision import Decision
from hireapp.domain.dossier import (
    CompetencyResult,
    Dossier,
    Evidence,
    FormUsed,
    Mark,
    OtherCandidate,
    PhoneNotes,
    Point,
    PreviewNotes,
    Rater,
    RaterNotes,
    SheetLog,
    StageResult,
)
from hireapp.domain.role import ScreeningRule
from hireapp.domain.screening import Judgement, ScreeningResult
from hireapp.i18n import Language
from hireapp.i18n import LocalizedText as L
from hireapp.psychometrics.error import Composite, band, composite

AT = datetime(2026, 11, 18, 7, 6, tzinfo=UTC)
PEOPLE = {"zh": ("林若溪", "王立成", "赵一鸣", "孙悦", "何敏"),
          "en": ("Katherine Oyelaran-Whitfield", "Leon Wagner", "Joyce Amadi", "Sofia Park", "Marian Holt")}
COMPETENCIES = (
    ("clarity", "口齿清晰", "Clarity", 2, "4.3", ".5"), ("responsiveness", "反应灵敏", "Responsiveness", 2, "3.7", ".5"),
    ("rapport", "亲和力", "Rapport", 2, "4.3", ".5"), ("learning", "学习力", "Learning", 2, "4.0", ".6"),
    ("logic", "逻辑性", "Logic", 1, "3.3", ".5"), ("organised", "条理性", "Organised speech", 2, "2.7", ".7"),
    ("drive", "企图心", "Drive", 3, "4.7", ".4"), ("stress", "抗压", "Stress resistance", 3, "4.0", ".5"),
    ("coachability", "受教", "Coachability", 2, "4.5", ".6"), ("self_awareness", "自我认知", "Self-awareness", 1, "", ""))
ANCHOR = L("没有要重说的地方；人名、数字一遍就对；对方提醒一次才放慢或说大声点。",
           "Nothing has to be said again; names and numbers right first time; slows down after one reminder.")
BAND = {3: D("3.5"), 2: D("3.0"), 1: D("2.5")}
LEVELS = {"clarity": "445", "responsiveness": "443", "rapport": "454", "learning": "444", "logic": "343", "organised": "342",
          "drive": "554", "stress": "444", "coachability": "54"}


def dense(language: Language = "zh") -> Dossier:
    """Three raters, five STAR and two situational questions, everything filled in."""
    zh = language == "zh"
    name, first, second, third, manager = PEOPLE[language]
    return Dossier(
        application_id="a1", number="EV-2026-041-03", name=name, role_title=L("外呼·一次开发", "Outbound, new business"),
        opening_number="OP-2026-041", opening_title="华东新客组" if zh else "East region new-customer team",
        seats=6, candidates_at_interview=5, made_on=date(2026, 11, 20), state="active", stage="decision",
        hiring_manager=manager, manager_position="电话销售部经理" if zh else "Telesales manager",
        decide_by=date(2026, 11, 28), recruiter=third, company="澄禾家居·电话销售中心" if zh else "Northgate Home Supply",
        stages=_stages(first, second, third), composite=composite(
            {"phone": D(35), "interview": D(65)}, {"phone": (D(70), D(7)), "interview": (D(72), D(5))}),
        composite_weights={"phone": D(35), "interview": D(65)},
        others=tuple(OtherCandidate(D(value), D(5)) for value in (48, 55, 66, 73)),
        raters=_raters(language), strengths=_points(language, "strength"), concerns=_points(language, "concern"),
        open_questions=_open(language), decision=None, decided_by_name="", competencies=_competencies(),
        evidence=_evidence(language), preview=_preview(language), preview_text=_preview_text(), phone=_phone(language),
        screening=_screening(language), claims=(_claim(language, "简历写“带过五人小组”", "“Led a team of five”", "vague", ""),),
        forms=_forms(), sheets=_sheets(language), profile_version=4, assumed_reliability=D("0.44"), assumed_sd=D("0.8"),
        retain_until=date(2027, 5, 20), audit_head="a91f03c75be2d810aa", exported_by=third)


def nothing_rated(language: Language = "zh") -> Dossier:
    """Only the resume is read."""
    made = dense(language)
    stages = (made.stages[0], *(StageResult(stage.id, stage.kind, stage.title, "todo") for stage in made.stages[1:]))
    bare = tuple(replace(entry, value=None, error=None, marks=(), stages=(), anchor=None) for entry in made.competencies)
    return replace(made, stages=stages, stage="phone", composite=Composite(None, D(0), ("phone", "interview")), others=(),
                   raters=(), strengths=(), concerns=(), competencies=bare, evidence=(), preview=(), phone=None, forms=(),
                   sheets=(), open_questions=made.open_questions[:2])


def one_rater(language: Language = "zh") -> Dossier:
    """One rater only, who wants another talk."""
    made = dense(language)
    rater = replace(made.raters[0], recommendation=Recommendation(assessment_id="s", verdict="talk_again"))
    results = tuple(replace(entry, marks=entry.marks[:1]) for entry in made.competencies)
    evidence = tuple(replace(entry, notes=entry.notes[:1]) for entry in made.evidence)
    return replace(made, raters=(rater,), competencies=results, evidence=evidence, sheets=made.sheets[:1])


def five_raters(language: Language = "zh") -> Dossier:
    """Five raters who disagree."""
    made = dense(language)
    more = tuple(replace(made.raters[0], id=letter, letter=letter, name=f"{made.raters[0].name}{letter}",
                         recommendation=Recommendation(assessment_id="s", verdict="do_not_hire", reason="理由" * 60))
                 for letter in "de")
    return replace(made, raters=(*made.raters, *more))


def many_questions(language: Language = "zh", count: int = 20) -> Dossier:
    """Many questions, so that an overview comes first."""
    made = dense(language)
    given = tuple(replace(made.evidence[place % len(made.evidence)], number=place + 1, question_id=f"q{place + 1}")
                  for place in range(count))
    return replace(made, evidence=given)


def long_name(language: Language = "zh") -> Dossier:
    """A name of sixty characters."""
    name = "阿卜杜勒拉赫曼·买买提吐尔逊·古丽娜尔（现用名林若溪）" if language == "zh" else "Wolfeschlegelsteinhausenbergerdorff " * 2
    return replace(dense(language), name=(name * 3)[:60])


def decided(language: Language = "zh") -> Dossier:
    """Somebody has decided."""
    reason = "证据充分，跟进不足用辅导补上。" if language == "zh" else "The evidence is sound; coaching covers the follow-up."
    condition = "首两个月每周两次辅导" if language == "zh" else "coaching twice a week"
    made = Decision(application_id="a1", outcome="hire_with_condition", condition=condition, reason=reason,
                    decided_by="u1", decided_at=AT)
    return replace(dense(language), decision=made, decided_by_name=PEOPLE[language][4])


def overfull(language: Language = "zh") -> Dossier:
    """Everything on page 1 as long as it may be."""
    made = five_raters(language)
    words = "这是一段很长的文字，写得很细，" * 12 if language == "zh" else "a very long text with many words in it, " * 10
    points = tuple(replace(point, item=replace(point.item, claim=words, quotation=words)) for point in made.strengths)
    verdict = Recommendation(assessment_id="s", verdict="hire_with_condition", condition=words, reason=words)
    raters = tuple(replace(rater, recommendation=verdict, name=rater.name * 3) for rater in made.raters)
    stages = tuple(replace(made.stages[place % 3], id=f"s{place}") for place in range(11))
    questions = tuple(OpenQuestion(application_id="a1", assessment_id=None, question=words, who=words) for _ in range(9))
    made = replace(made, name=words[:60], opening_title=words, strengths=points, concerns=points, raters=raters,
                   stages=stages, open_questions=questions)
    return replace(made, decision=replace(decided(language).decision, reason=words, condition=words), decided_by_name=words)  # type: ignore[type-var]


def _stages(first: str, second: str, third: str) -> tuple[StageResult, ...]:
    return (
        StageResult("screening", "screening", L("简历筛选", "Resume screening"), "done", D(14), D(18), "points", None,
                    (third,), date(2026, 11, 3), flags=2),
        StageResult("phone", "phone", L("电话初试", "Phone screen"), "done", D("3.8"), D(5), "level", D(".9"), (third,),
                    date(2026, 11, 6), 11),
        StageResult("interview", "interview", L("面试", "Interview"), "done", D("3.9"), D(5), "level", D(".5"),
                    (first, second, third), date(2026, 11, 18), 47, 2))


def _raters(language: Language) -> tuple[Rater, ...]:
    _name, first, second, third, _manager = PEOPLE[language]
    zh = language == "zh"
    given: tuple[tuple[str, str, str, tuple[str, ...], Any, str, str], ...] = (
        ("a", first, "销售主管" if zh else "sales supervisor", ("interview",), "hire_with_condition",
         "首两个月安排每周两次成交与跟进辅导" if zh else "two coaching sessions a week on closing and follow-up for two months",
         "开口快、挨拒绝后恢复快，但通话记录与回访不成体系。" if zh
         else "Opens calls readily and recovers fast, but keeps no reliable record of whom to call back."),
        ("b", second, "资深销售教练" if zh else "senior sales coach", ("interview",), "hire", "",
         "听得进反馈，第二遍就改。" if zh else "Takes feedback and uses it the second time."),
        ("c", third, "招聘专员" if zh else "recruiter", ("phone", "interview"), "talk_again", "",
         "跟进的说法前后不一，想再问一次。" if zh else "What was said on follow-up doesn’t agree; I’d ask once more."))
    return tuple(Rater(letter, letter, name, position, stages,
                       Recommendation(assessment_id=letter, verdict=verdict, condition=condition, reason=reason))
                 for letter, name, position, stages, verdict, condition, reason in given)


def _points(language: Language, kind: Any) -> tuple[Point, ...]:
    zh = language == "zh"
    rows = {
        "strength": ((("敢开口，自己定硬目标", "没人逼我打 110，我就想知道自己打满了能签几单。") if zh else
                      ("Starts conversations, sets hard goals unasked", "Nobody made me dial 110. I wanted to know what I could sign."),
                      "drive", "q1"),
                     (("挨拒绝后恢复快", "先打三个肯定不骂我的，嗓子就回来了。") if zh else
                      ("Recovers quickly from refusals", "I ring three who certainly won’t shout at me. Then my voice is back."),
                      "stress", "q4"),
                     (("听得进反馈", "旺季也帮了忙，我不敢全算自己的。") if zh else
                      ("Uses feedback at once", "The season helped. I can’t claim all of it."), "coachability", "q5")),
        "concern": ((("跟进没有体系", "大的客户我都记得住，小的……有时候就过去了。") if zh else
                     ("Follow-up has no system", "The big ones I remember. The small ones … sometimes they just slip by."),
                     "organised", "q3"),
                    (("“季度冠军”与资料不符", "团队第二，第一名 44 单。") if zh else
                     ("“Champion of the quarter” does not match", "Second in the team; the first had 44."), "drive", "q1"),
                    (("报数字偏快", "我说快了您打断我。") if zh else ("Figures come fast", "Stop me if I’m too fast."), "clarity", ""))}
    return tuple(Point(StrengthConcern(assessment_id="a", kind=kind, claim=words[0], competency=competency, quotation=words[1],
                                       question_id=question), _title(competency), "a" if question else "c",
                       "interview" if question else "phone") for words, competency, question in rows[kind])


def _title(competency: str) -> L:
    return next(L(zh, en) for key, zh, en, *_rest in COMPETENCIES if key == competency)


def _open(language: Language) -> tuple[OpenQuestion, ...]:
    third, first = PEOPLE[language][3], PEOPLE[language][1]
    rows = ((("薪资期望底薪 5,500 元，高于本批上限 5,200 元：能否以首季提成保底解决？", third, date(2026, 11, 24)),
             ("学习力只有电话与面试两处证据，补一次产品复述。", first, date(2026, 11, 25)),
             ("上一份工作离职日期：简历 2026-06，电话中说“五月底”。", third, None)) if language == "zh" else
            (("Expects a base of 5,500, above this round’s limit of 5,200. Would a guaranteed first-quarter commission settle it?",
              third, date(2026, 11, 24)),
             ("Learning rests on phone and interview only: repeat product facts once.", first, date(2026, 11, 25)),
             ("End of last job: June 2026 in the resume, “end of May” on the phone.", third, None)))
    return tuple(OpenQuestion(application_id="a1", assessment_id=None, question=question, who=who, due=due)
                 for question, who, due in rows)


def _competencies() -> tuple[CompetencyResult, ...]:
    return tuple(CompetencyResult(
        key, L(zh, en), weight, BAND[weight], D(value) if value else None, D(error) if error else None,
        tuple(Mark(letter, "interview", D(level)) for letter, level in zip("abc", LEVELS.get(key, ""), strict=False))
        + ((Mark("c", "phone", D(4)),) if key in ("clarity", "rapport", "learning") else ()),
        (("phone", "interview") if key in ("clarity", "rapport", "learning") else ("interview",)) if value else (),
        ANCHOR if value else None) for key, zh, en, weight, value, error in COMPETENCIES)


_STAR: dict[str, tuple[Any, ...]] = {
    "zh": (
        ("讲一次你给自己定了比公司更高的目标。", "给自己加码", "drive", "554",
         {"S": "2025 年第三季度，上海，家用净水器外呼，新客组 12 人。公司要求每天 80 通，人均月签 9 单。",
          "T": "自己定每天 110 通、季度 36 单，写在工位白板上，每周五自己核一次。",
          "A": "把名单按小区分批，上午打老小区、傍晚打新楼盘；把前十秒的开场改成三种，连续两周记接通后留下的比例，留下最好的一种。"
               "第五周掉到 70 通，与主管换了班次后追回。",
          "R": "季度签 41 单，CRM 导出为 38 单，3 单在退货期内取消。团队 12 人中第二，第一名 44 单。"},
         "没人逼我打 110，我就想知道自己打满了能签几单。"),
        ("讲一次客户突然问倒你的电话，你当时怎么说。", "被问倒", "responsiveness", "443",
         {"S": "2025 年 9 月，客户自称做过水质检测，问滤芯的脱盐率衰减曲线。", "T": "不挂断，拿到下次联系的时间。",
          "A": "先说“这个数我不敢乱报”，约定当天 16:30 回电；向技术同事要到检测报告，回电先念结论再念数据。",
          "R": "回电准时，客户第三天下单一台；主管把这通录音放进新人培训。"}, "我说我不敢乱报，他反而不急着挂了。"),
        ("你怎样保证说好的回访一个不漏？讲最近一次。", "回访不漏", "organised", "342",
         {"S": "2026 年 4 月，约 60 个待回访客户，同时在做新名单。", "T": "每个客户在答应的那天回电。",
          "A": "用微信收藏和手机闹钟；没有表格。追问“周三该回谁”，翻手机 40 秒后说出三个名字，其中一个日期不对。", "R": ""},
         "大的客户我都记得住，小的……有时候就过去了。"),
        ("讲你被拒绝得最狠的一天，之后那一小时你做了什么。", "连着被拒绝", "stress", "444",
         {"S": "2025 年 11 月促销首日，上午 62 通，无一意向，两人骂人后挂断。", "T": "当天仍要 3 个意向，别把火气带给下一个客户。",
          "A": "下楼走五分钟，回来先拨三个老客户做售后问候，把语气找回来，再拨新名单。", "R": "当天 2 个意向，差 1 个；第二天补上。"},
         "先打三个肯定不骂我的，嗓子就回来了。"),
        ("讲一个你按别人的意见改掉的做法。", "听人劝", "coachability", "54",
         {"S": "入职第二个月，师傅听录音后说“报价太早”。", "T": "两周内改成先问三个问题再报价。",
          "A": "把三个问题贴在屏幕边，每天自己听两通录音打钩。", "R": "两周后十通里八通做到；当月签单由 7 升到 10，本人说其中有旺季的成分。"},
         "旺季也帮了忙，我不敢全算自己的。")),
    "en": (
        ("Tell us about a time you set yourself a harder goal than the company did.", "Aiming higher", "drive", "554",
         {"S": "Third quarter of 2025, water-filter calls, a new-customer team of 12. The company asked for 80 calls a day.",
          "T": "Own target of 110 calls a day and 36 orders a quarter, written on a board and checked every Friday.",
          "A": "Sorted the list by district, rang old estates in the morning and new ones at dusk; tried three openings for two weeks, "
               "counted how many stayed on, kept the best. Fell to 70 in week five and caught up after changing shifts.",
          "R": "41 orders in the quarter; the CRM export shows 38, three cancelled within the return period. Second of 12."},
         "Nobody made me dial 110. I wanted to know what I could sign."),
        ("Tell us about a call in which a customer’s question caught you out.", "Caught out", "responsiveness", "443",
         {"S": "September 2025: a customer who had tested water asked for the decline curve of the filter.",
          "T": "Keep the call and get a time for the next one.",
          "A": "Said “I won’t guess that figure”, agreed on 16:30 the same day, got the report from a colleague.",
          "R": "Called on time; the customer ordered on the third day; the recording is now used in training."},
         "I said I wouldn’t guess, and then he was in no hurry."),
        ("How do you make sure no promised call-back is missed? Take the latest one.", "No call-back missed", "organised", "342",
         {"S": "April 2026, about 60 customers waiting for a call-back while working a new list.",
          "T": "Ring each customer on the day promised.",
          "A": "Starred messages and alarms on a phone; no list. Asked whom to ring on Wednesday, searched for 40 seconds and named "
               "three, one with a wrong date.", "R": ""},
         "The big ones I remember. The small ones … sometimes they just slip by."),
        ("Tell us about your worst day of refusals. What did you do in the hour after?", "Refused for days", "stress", "444",
         {"S": "First day of the November sale: 62 calls in the morning, no interest at all, two people shouted and hung up.",
          "T": "Still three leads that day, and no temper carried to the next customer.",
          "A": "Walked for five minutes, rang three existing customers to find the voice again, went back to the new list.",
          "R": "Two leads that day, one short; made up the next day."},
         "I ring three who certainly won’t shout at me. Then my voice is back."),
        ("Tell us about a habit you changed because somebody advised you to.", "Taking advice", "coachability", "54",
         {"S": "Second month in the job; after listening to recordings the mentor said prices came too early.",
          "T": "Within two weeks, ask three questions before any price.",
          "A": "Stuck the three questions to the screen; listened to two own calls a day and ticked them off.",
          "R": "Eight calls out of ten after two weeks; orders up from 7 to 10 a month. Says the season helped."},
         "The season helped. I can’t claim all of it."))}


def _evidence(language: Language) -> tuple[Evidence, ...]:
    zh = language == "zh"
    found = [_star(language, number, row) for number, row in enumerate(_STAR[language], 1)]
    words = ({"note": "先听完，再说一句“您这么想我理解”，问清是送货还是质量，给了两个时间。", "quotation": "您先说，我记。"} if zh else
             {"note": "Listened to the end, named the worry, asked whether it was delivery or quality, offered two times.",
              "quotation": "You talk first, I’ll write it down."})
    found.append(Evidence(6, "q6", "rating", L("客户一接通就发火，你第一句说什么？", "A customer shouts from the first word. What do you say first?"),
                          L("接通就发火", "Shouting at once"), _title("rapport"), 3, True,
                          (RaterNotes("a", D(4), True, words), RaterNotes("b", D(5), True, {}), RaterNotes("c", D(4), True, {}))))
    found.append(Evidence(7, "q7", "star", L("你觉得自己最不适合这份工作的地方是什么？", "What makes you least suited to this job?"),
                          L("不适合的地方", "Least suited"), _title("self_awareness"), 6, False, ()))
    return tuple(found)


def _star(language: Language, number: int, row: tuple[Any, ...]) -> Evidence:
    text, title, competency, levels, parts, quotation = row
    notes = [RaterNotes("a", D(levels[0]), True, {**parts, "quotation": quotation}, 1_100_000)]
    for letter, level in zip("bc", levels[1:], strict=False):
        notes.append(RaterNotes(letter, D(level), True, {"T": parts["T"]} if letter == "b" else {}))
    claims, contradictions = _claims(language, number)
    return Evidence(number, f"q{number}", "star", L(text, text), L(title, title), _title(competency), 6, True, tuple(notes),
                    claims, contradictions)


def _claims(language: Language, number: int) -> tuple[tuple[Claim, ...], tuple[Contradiction, ...]]:
    zh = language == "zh"
    if number == 1:
        return (_claim(language, "日拨打 110 通", "110 calls a day", "verified", "系统截图七周" if zh else "system screenshot, 7 weeks"),
                _claim(language, "简历“季度冠军”", "“Champion of the quarter” in the resume", "contradicted",
                       "本人改口第二，前主管确认" if zh else "says second now; former supervisor confirmed"),
                _claim(language, "“接通率提高一倍”", "“Doubled the answer rate”", "vague", "无原始数据" if zh else "no source data")), ()
    if number == 3:
        quotes = (("我从不漏回访", "小的……有时候就过去了", "两句怎么合得上？", "说的是大客户") if zh else
                  ("I never miss a call-back", "the small ones sometimes slip by", "how do the two agree?", "I meant the big customers"))
        return (), (Contradiction(application_id="a1", assessment_id="a", question_id="q3", left_source="phone",
                                  left_quote=quotes[0], right_quote=quotes[1], clarifying=quotes[2], answer=quotes[3]),)
    return (), ()


def _claim(language: Language, zh: str, en: str, state: Any, note: str) -> Claim:
    return Claim(application_id="a1", text=zh if language == "zh" else en, state=state, note=note)


def _preview_text() -> L:
    return L("一天大概要打 120 个电话，能接通 40 来个，多数人一两句就挂，也有人说话很难听。头两个月单子少，到手主要是底薪 3500 元；"
             "去年来的十个新人，半年后还在的有六个。听到这儿，您最想问什么？",
             "You’d dial about 120 numbers a day and reach about 40. Most people hang up within a sentence or two, some are rude. "
             "In the first two months orders are few and you live mainly on base pay. What would you like to ask first?")


def _preview(language: Language) -> tuple[PreviewNotes, ...]:
    zh = language == "zh"
    ticked = ((L("沉默的秒数", "Seconds of silence"), "4"), (L("语速不变", "Pace unchanged"), ""), (L("接着问了工作的事", "Asked on about the job"), ""),
              (L("说出自己的办法", "Named an own method"), ""))
    return (PreviewNotes("a", ticked, "头一个月我给自己打零分都行，第二个月不行。" if zh else
                         "I can give myself a zero for the first month, not for the second.", D(4)),
            PreviewNotes("c", ticked[1:3], "", D(4)))


def _phone(language: Language) -> PhoneNotes:
    zh = language == "zh"
    facts = ((L("期望底薪", "Expected base pay"), L("5,500 元", "5,500 yuan")), (L("最早到岗", "Earliest start"), L("2026-12-01", "1 Dec 2026")),
             (L("排班", "Shifts"), L("晚班可以，周末要提前两天说", "Evenings fine, weekends with two days’ notice")),
             (L("通勤", "Trip to work"), L("单程 40 分钟", "40 minutes one way")), (L("其他机会", "Other offers"), L("一家在谈", "One in talks")))
    notes = ((62_000, "开场自报家门，没等问" if zh else "Introduced themselves unasked"),
             (412_000, "“我从不漏回访”，面试追问" if zh else "“I never miss a call-back”: take up in the interview"))
    said = ((L("口齿清晰", "Clarity"), D(4), "好的，我把号码分三段报给您。" if zh else "I’ll give you the number in three parts."),
            (L("亲和力", "Rapport"), D(4), "您要是在忙，我过十分钟再打。" if zh else "If you’re busy I’ll ring in ten minutes."))
    return PhoneNotes(facts, notes, said)


def _screening(language: Language) -> ScreeningResult:
    zh = language == "zh"
    def rule(key: str, kind: Any, title: L, most: str) -> ScreeningRule:
        return ScreeningRule(key, kind, title, title, title, maximum=D(most))

    rows = (
        Judgement(rule("working_age", "condition", L("工作资格", "Right to work"), "0"), "met", None, "", None, "", "孙悦" if zh else "Park"),
        Judgement(rule("shifts", "condition", L("排班", "Shifts"), "0"), None, None, "to_ask"),
        Judgement(rule("education", "category", L("学历", "Education"), "3"), "college_diploma", D(3), "", 6,
                  "2019–2022 江海职业学院 市场营销 大专" if zh else "2019–2022 Jianghai College, marketing diploma"),
        Judgement(rule("experience", "steps", L("全职年限", "Full-time work"), "3"), 3, D(3), "", 9, "2022.07–2026.06 净源电器 电话销售" if zh
                  else "July 2022 to June 2026, Jingyuan Appliances, telesales"),
        Judgement(rule("related", "flag", L("相关经验", "Related work"), "3"), True, D(3), "", 9, "电话销售，新客组" if zh else "telesales, new customers"),
        Judgement(rule("trip", "steps", L("通勤", "Trip to work"), "3"), 40, D(3), "low_confidence", 3, "浦东新区" if zh else "Pudong district"),
        Judgement(rule("stability", "steps", L("稳定性", "Stability"), "4"), 2, D(2), "ask_probe", 9, "两段经历" if zh else "two jobs"))
    return ScreeningResult(rows, D(14), D(16), D(16), "advance")


def _forms() -> tuple[FormUsed, ...]:
    return (FormUsed("phone_outbound_new", 2, "7c19e2a4b0d1", 1, "provisional", L("电话初试表", "Phone form")),
            FormUsed("interview_outbound_new", 3, "51aa90cc72fe", 1, "provisional", L("面试表", "Interview form")))


def _sheets(language: Language) -> tuple[SheetLog, ...]:
    reason = "补记引语" if language == "zh" else "quotation added"
    return (SheetLog("a", "interview", AT), SheetLog("b", "interview", AT),
            SheetLog("c", "phone", AT.replace(day=6)), SheetLog("c", "interview", AT, (("q3", "3", reason, AT.replace(day=19)),)))


__all__ = ["band", "decided", "dense", "five_raters", "long_name", "many_questions", "nothing_rated", "one_rater", "overfull"]
