"""What the resume says about sales or service work, performance figures, and learning; years it states itself."""

from __future__ import annotations

import re

from hireapp.resumes.document import Document, Entry
from hireapp.resumes.values import Claim, Found, Job

_SALES = re.compile(
    r"电话销售|电销|话务|客服|呼叫中心|坐席|座席|销售(?!系统|平台|额|数据|管理系统|网站|订单|报表|模块)|外呼|导购|营业员|促销员|业务员|客户(?:服务|代表|经理|顾问|专员|关系)|售后|售前顾问|课程顾问|"
    r"置业顾问|理财顾问|保险代理|房产经纪|招商|催收|电话回访|店员|"
    r"\btele-?(?:sales|marketing|marketer)\b|\bcall[- ]cent(?:er|re)\b|\bcontact cent(?:er|re)\b|\bcustomer (?:service|support|care|success|experience)\b|"  # noqa: E501
    r"\b(?:inside|outside|field|retail|outbound|inbound|direct|b2b)\s+sales\b|\bsales\s+(?:rep|representative|associate|agent|executive|manager|"
    r"consultant|advisor|assistant|specialist|development|person|lead|director|coordinator|clerk|trainee|intern|supervisor|officer|engineer|team)|\bsalesperson\b|\bsdr\b|\bbdr\b|"
    r"\baccount (?:executive|manager)\b|\bcold[- ]call|\bhelp ?desk\b|\bcustomer representative\b|\bcashier\b|\bbusiness development (?:rep|exec|manager|assoc)",  # noqa: E501
    re.I,
)
_NUMBER = re.compile(r"\d|[一二三四五六七八九十百]+(?:单|名|万|倍|成)|double|tripled|halved", re.I)
_PERFORMANCE = re.compile(
    r"月均|日均|人均|年均|业绩|签单|签约|新签|成交|转化率?|完成率|达成|排名|销冠|冠军|前[三五十\d]|第[一二三\d]|通话|外呼|拨打|接听|回款|销售额|业绩额|满意度|续费率|续保|复购|"
    r"增长|提升|提高|降低|减少|超额|目标|指标|客户数?|客单|订单|投诉率|带领|团队\d|质检|回访|开单|开发客|单/|万元|"
    r"\bquota|\btarget|\bincreas|\bgrew|\bgrow|\breduc|\bexceed|\brank|\btop\s+\d|#\s?\d|\bclos(?:ed|ing)|\bcalls?\b|\brevenue|\bsales\b|\bconver|\bsatisfaction|"
    r"\bcsat|\bretention|\baverag|\bper (?:day|week|month)|\bachiev|\bimprov|\bgenerat|\bsaved|\bsold|\bdeals?\b|\bled (?:a )?team|\bbooked|\d\s*%|[$€£¥]\s?\d",  # noqa: E501
    re.I,
)
_LEARNING = re.compile(
    r"证书|考取|考过|资格证|从业资格|普通话|培训|自学|进修|课程|结业|学习(?:了|过)|证$|四级|六级|\bcet-?[46]|"
    r"\bcertificat|\bcertified|\blicen[cs]ed?\b|\btraining\b|\bcourses?\b|\bcoursework|\blearn(?:ed|t|ing)\b|\bself-taught|\bbootcamp|\bworkshop|\bdiploma|\bcoursera|\budemy|\bTOEFL|\bIELTS",
    re.I,
)
_LEARNING_SECTIONS = {"training", "certificates"}
_SENTENCES = re.compile(r"(?<=[。;；!！?？])\s*|(?<=[.!?])\s+(?=[A-Z])|\t")
_YEARS_WORDS = {w: n for n, w in enumerate(["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"])} | {
    "两": 2,
    "十一": 11,
    "十二": 12,
    "十五": 15,
    "二十": 20,
}
_EN_NUMBERS = {
    w: n
    for n, w in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
_ZH_COUNT = r"(\d{1,2}(?:\.\d)?|[一二三四五六七八九十两]{1,2})"
_STATED_ZH = re.compile(
    rf"(?<![\d.\-~—–年])(?:近|超过|约|拥有|具有|具备|有|共)?\s*{_ZH_COUNT}\s*(?:\+|多|余)?\s*年(?:以上|多|余|及以上)?(?:的)?(?:丰富的?|以上的?)?(?:[\u4e00-\u9fffA-Za-z\s+/]{{0,16}}?)(?:工作)?(?:经验|经历|工龄|从业|工作年限)"
    rf"|(?:工作|从业|从事[\u4e00-\u9fff]{{1,10}}?|销售|经验)(?:已|有|近|超过)?\s*{_ZH_COUNT}\s*(?:\+|多|余)?\s*年"
)
_STATED_EN = re.compile(
    r"\b(\d{1,2}(?:\.\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s*(?:\+|plus)?\s*(?:years?|yrs?)['’]?(?:\s*\(?\d*\)?)?\s+(?:of\s+)?(?:[\w\-/&,]+\s+){0,6}?(?:experience|background|history)"
    r"|\bexperience\s*(?:of|:|-)?\s*(\d{1,2}(?:\.\d)?)\s*\+?\s*(?:years?|yrs?)|\b(?:with|over|more than|nearly|about)\s+(\d{1,2})\s*\+?\s*years?\s+(?:in|as|of)\b",  # noqa: E501
    re.I,
)
_LABEL_YEARS = re.compile(rf"{_ZH_COUNT}\s*(?:\+|多|余)?\s*(?:年|years?|yrs?)|^\s*(\d{{1,2}}(?:\.\d)?)\s*\+?\s*$", re.I)
_NONE = re.compile(r"应届|无工作经验|无经验|在校生|在读学生|\bno (?:work )?experience\b|\bfresh graduate", re.I)
_LONGEST_SENTENCE = 240


def find_sales_or_service(document: Document, jobs: tuple[Job, ...]) -> Found[bool] | None:
    """True with its evidence; False only when jobs were read and none speaks of it; else None."""
    own = [
        entry
        for entry in document.entries
        if entry.section in {"work", "intern", "summary", "header", "other", "objective"}
    ]
    in_jobs = {job.line for job in jobs} | {number for job in jobs for number in job.lines}
    titles = [job for job in jobs if job.title and _SALES.search(job.title)]
    if titles:
        entry = _entry(document, titles[0].line)
        return Found(True, entry.number, entry.line.text, 0.95, "title")
    for entry in own:
        if entry.number in in_jobs and _SALES.search(entry.text):
            return Found(True, entry.number, entry.line.text, 0.75, "duties")
    return Found(False, None, "", 0.7, "no_such_job") if jobs else None


def _entry(document: Document, number: int) -> Entry:
    return next(entry for entry in document.entries if entry.number == number)


def find_claims(document: Document) -> tuple[Claim, ...]:
    """Sentences with a performance figure, from work, summary and awards."""
    lines = document.section("work", "intern", "summary", "awards", "project")
    return tuple(
        Claim(sentence, entry.number)
        for entry in lines
        for sentence in _sentences(entry)
        if _NUMBER.search(_without_dates(sentence)) and _PERFORMANCE.search(sentence)
    )


def _sentences(entry: Entry) -> list[str]:
    return [piece.strip() for piece in _SENTENCES.split(entry.shown) if 4 <= len(piece.strip()) <= _LONGEST_SENTENCE]


def _without_dates(text: str) -> str:
    return re.sub(r"(?:19|20)\d\d(?:[年./-]\s*\d{0,2}月?)?|^\d{1,2}[.、)]", "", text)


def find_learning(document: Document) -> tuple[Claim, ...]:
    """Lines that name courses, certificates or things learnt."""
    found = []
    for entry in document.entries:
        outright = entry.section in _LEARNING_SECTIONS and len(entry.bare) > 1
        said = entry.section not in {"references", "header"} and bool(_LEARNING.search(entry.text))
        if not entry.heading and (outright or said) and len(entry.bare) <= _LONGEST_SENTENCE:
            found.append(Claim(entry.shown, entry.number))
    return tuple(found)


def find_years_stated(document: Document) -> Found[float] | None:
    """Years of work the document states: a label first, then the head, then the summary."""
    for entry, value in document.values("years"):
        match = _LABEL_YEARS.search(value) if len(value) <= 30 else None
        if (match and entry.section not in {"work", "intern", "project"}) or (
            match and entry.section == "work" and len(value) < 12
        ):
            return Found(_number(match), entry.number, entry.line.text, 0.95, "label")
    for entry in document.section("header", "contact", "summary", "objective", "skills", "other"):
        if match := _STATED_ZH.search(entry.text) or _STATED_EN.search(entry.text):
            return Found(_number(match), entry.number, entry.line.text, 0.8, "text")
    return _short_head(document) or _none_stated(document)


def _short_head(document: Document) -> Found[float] | None:
    """ "男 | 25岁 | 3年 | 本科": a bare "3年" among the facts of the head."""
    for entry in document.section("header", "contact"):
        for cell in entry.cells:
            match = re.fullmatch(rf"{_ZH_COUNT}\s*(?:\+|多|余)?\s*年(?:以上)?", cell)
            if match and len(entry.cells) > 1:
                return Found(_number(match), entry.number, entry.line.text, 0.8, "head")
    return None


def _none_stated(document: Document) -> Found[float] | None:
    for entry in document.section("header", "contact", "summary", "objective"):
        if _NONE.search(entry.text):
            return Found(0.0, entry.number, entry.line.text, 0.7, "none")
    return None


def _number(match: re.Match[str]) -> float:
    text = next(group for group in match.groups() if group).lower()
    known = _YEARS_WORDS.get(text, _EN_NUMBERS.get(text))
    if known is None and text.startswith("十"):
        known = 10 + _YEARS_WORDS.get(text[1:], 0)
    return float(known if known is not None else text)
