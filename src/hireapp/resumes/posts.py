"""Parts of a job's head line: which one is the employer, which the title, which neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from hireapp.resumes import words_en, words_zh
from hireapp.resumes.labels import cells, label_kind
from hireapp.resumes.places import place_only

_HAN = re.compile("[\u4e00-\u9fff]")
_DURATION = re.compile(
    r"[(\[【]?\s*(?:共|约)?\s*(?:\d{1,2}\s*年零?\s*)?(?:\d{1,2}\s*个?月|\d{1,2}(?:\.\d)?\s*年(?!\s*\d)多?半?)(?:工作经验)?\s*[)\]】]?"
    r"|[(\[]?\b\d{1,2}\s*(?:years?|yrs?)(?:\s*,?\s*\d{1,2}\s*(?:months?|mos?))?[)\]]?|[(\[]?\b\d{1,2}\s*(?:months?|mos?)\b[)\]]?",
    re.I,
)
_PAY = re.compile(
    r"\d[\d,]*\s*[-~–至]\s*\d[\d,]*\s*(?:元|万)(?:\s*/?\s*[月年])?|(?<![\w])\d{1,2}[kK]?\s*[-~–]\s*\d{1,2}[kK](?:·\d+薪)?|\d{4,6}\s*元\s*/\s*月"
)
_NOISE = re.compile(
    r"^(?:全职|兼职|实习|在职|离职|已离职|full[- ]?time|part[- ]?time|expected|contract|temporary|permanent|freelance|remote|hybrid|on-?site|"  # noqa: E501
    r"远程|合同|派遣|外派|[\d,.]+\s*(?:-|–|~)\s*[\d,.]+\s*(?:元|k|K|万).*|\d+[kK]?元?/月.*|[\d\-–]+\s*人(?:以上|以下)?|少于\d+人|面议|保密|"
    r"民营.{0,6}|国企|外资.{0,8}|合资.{0,6}|上市公司|股份制企业|事业单位|[^\w]+|个人项目.*|项目|至|工作经历|(?:https?://|www\.)\S+|[\w-]+\.(?:com|cn|net|org)\S*)$",
    re.I,
)
_DEPARTMENT = re.compile(r"(?:部|部门|事业部|组|团队|科室|处|\bdepartment|\bdept\.?|\bdivision|\bteam)$", re.I)
_INDUSTRY = re.compile(r"^[\u4e00-\u9fff/、()]{2,}(?:[/、][\u4e00-\u9fff]{2,})+$")
_LEGAL = re.compile(r"^(?:inc|llc|ltd|corp|co|gmbh|plc|l\.l\.c|s\.a|pty ltd|pte ltd|limited)\.?$", re.I)
_FUNCTION = re.compile(
    r"^(?:sales|marketing|operations|engineering|customer (?:service|success|support|experience|care)|finance|product|inbound|outbound|"  # noqa: E501
    r"human resources|it|technology|inside sales|business development|emea|apac|north america|part[- ]?time|full[- ]?time|b2b|b2c|"  # noqa: E501
    r"telesales|retail|level [i\d]+|i{1,3}|seasonal|contract|temporary)$",
    re.I,
)
_GLUED = re.compile(
    r"^(.{2,30}?(?:有限责任公司|有限公司|分公司|子公司|公司|集团|银行|事务所|营业部|支行))[\s,,、:\-—]*(?![)）])(.{2,20})$"
)
_PARENS = re.compile(r"^(.{2,40}?)\s*[(\[]([^()\[\]]{2,30})[)\]]$")
_SENTENCE = re.compile(
    r"[。;!?]|,.*,.*,.*,|(?:\S+\s+){3,}\S{3,}\.\s+[A-Z]|[^.]\.$(?<!Inc\.)(?<!Ltd\.)(?<!Co\.)(?<!Corp\.)(?<!Jr\.)(?<!Sr\.)"
)
_ZH_VERB = re.compile(
    r"^(?:负责|主要|参与|协助|完成|通过|使用|利用|熟悉|带领|独立|根据|配合|制定|跟进|对接|维护|开发(?!工程|专员|经理|主管|岗|$)|拓展客|处理|接听|拨打|进行|实现|基于|建立|执行|管理(?!员|层|培训|岗|$)|组织|收集|定期|每[日天周月]|日常|为|将|与|对|在|从|了解|掌握|具有|具备|能|入职|业绩|期间|工作(?:内容|描述|职责|业绩))"
)
_EN_VERB = re.compile(
    r"^(?:led|built|made|managed|developed|created|designed|implemented|worked|responsible|handled|achieved|increased|provided|assisted|supported|maintained|conducted|performed|trained|generated|answered|helped|exceeded|improved|reduced|collaborated|coordinated|using|including|developing|managing|closed|sold|resolved|called|consistently|successfully|maintain|manage|provide|handle|answer|make|develop|build|work|assist|ensure|achieve|meet|promoted)\b",
    re.I,
)


_ABBREVIATION = re.compile(
    r"\b(Inc|Co|Ltd|Corp|Jr|Sr|St|Mr|Ms|Dr|No|Pte|Pty|Bros|Intl|Univ|Dept|Mt|Ft|Sen|Exec|Mgr|Asst|Rep)\."
)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a head line with its scores (0 unknown to 3 certain)."""

    text: str
    title: float = 0.0
    employer: float = 0.0
    noise: bool = False


@dataclass(frozen=True, slots=True)
class Assigned:
    """Employer and title picked from parts; ``strong``: at least one by its own words; ``loose``: unknown rest."""

    employer: str | None = None
    title: str | None = None
    employer_score: float = 0.0
    title_score: float = 0.0
    loose: tuple[str, ...] = ()
    department: str | None = None


def split_parts(text: str) -> list[Part]:
    """The parts of a head line without its dates, scored."""
    text = _DURATION.sub("\t", _PAY.sub("\t", text))
    pieces: list[str] = []
    for cell in cells(text):
        pieces += _pieces(cell)
    pieces = [cleaned for piece in pieces if (cleaned := _tidy(piece))]
    places = _places(pieces)
    return [_scored(piece, number in places) for number, piece in enumerate(pieces)]


def _pieces(cell: str) -> list[str]:
    if place_only(cell.strip()):
        return [cell]
    found = re.split(
        r"\s+[-–—•·]+\s+|\s*[·•]\s*|[——]{2}|\s*[|]\s*|\s{2,}|(?<=[\u4e00-\u9fff)])\s+(?=[\u4e00-\u9fff(])|\s+(?:at|@)\s+|;\s*",
        cell,
    )
    found = [part for piece in found for part in _slashed(piece)]
    found = [part for piece in found for part in _comma_parts(piece)]
    return [part for piece in found for part in _unglued(piece)]


def _slashed(piece: str) -> list[str]:
    parts = re.split(r"\s+/\s+", piece)
    return parts if any(employer_score(part) > 1 for part in parts) else [piece]


def _comma_parts(piece: str) -> list[str]:
    if "," not in piece and "、" not in piece:
        return [piece]
    parts: list[str] = []
    for part in re.split(r"\s*[,]\s*", piece):
        after_title = bool(parts) and title_score(parts[-1]) > 0
        if parts and (_LEGAL.match(part) or (after_title and _FUNCTION.match(part))):
            parts[-1] = f"{parts[-1]}, {part}"
        else:
            parts.append(part)
    return parts


def _unglued(piece: str) -> list[str]:
    """ "某某有限公司电话销售" and "某某公司(电话销售)" hold both."""
    parens = _PARENS.match(piece.strip())
    if (
        parens
        and employer_score(parens.group(1)) > 0
        and title_score(parens.group(2)) > employer_score(parens.group(2))
    ):
        return [parens.group(1), parens.group(2)]
    glued = _GLUED.match(piece.strip())
    rest = glued.group(2).strip() if glued else ""
    if glued and (title_score(rest) > 0 or place_only(rest) or _DEPARTMENT.search(rest)) and employer_score(rest) < 3:
        return [glued.group(1), rest]
    return [piece]


def _tidy(piece: str) -> str:
    piece = re.sub(r"^[^\w(\u4e00-\u9fff]+|[\s:,;/|·•\-–—~(\[{<]+$", "", piece.strip())
    if piece.count("(") != piece.count(")"):
        piece = piece.strip("()")
    return re.sub(r"\(\s*\)|\[\s*\]", "", piece).strip(" :,*#")


def _places(pieces: list[str]) -> set[int]:
    found: set[int] = set()
    for number, piece in enumerate(pieces):
        region = piece in words_en.STATE_CODES or piece.casefold() in words_en.STATE_NAMES | words_en.COUNTRIES
        if region and number and not (title_score(pieces[number - 1]) or employer_score(pieces[number - 1])):
            found |= {number - 1} if number > 1 or len(pieces) > 2 or place_only(pieces[0]) else set()
        if region or place_only(piece) or piece.casefold() in words_en.CITIES:
            found.add(number)
    return found


def _scored(piece: str, place: bool) -> Part:
    title, employer = title_score(piece), employer_score(piece)
    noise = (
        place
        or label_kind(piece) is not None
        or bool(_NOISE.match(piece))
        or (bool(_INDUSTRY.match(piece)) and title < 2 and employer < 3)
    )
    return Part(piece, title, employer, noise)


@cache
def title_score(text: str) -> float:
    """How much ``text`` looks like a job title: 0 not, 1 holds such a word, 2 ends as one."""
    text = text.strip()
    if not text or _is_prose(text):
        return 0.0
    return _zh_title(text) if _HAN.search(text) else _en_title(text)


@cache
def employer_score(text: str) -> float:
    """How much ``text`` looks like an employer: 3 a company by its form, 2 an organisation by its last word, 1 maybe."""  # noqa: E501
    text = text.strip()
    if not text or _is_prose(text):
        return 0.0
    return _zh_employer(text) if _HAN.search(text) else _en_employer(text)


def is_prose(text: str) -> bool:
    """Whether ``text`` reads as a sentence or a duty, not as a head line."""
    return _is_prose(text.strip())


def _is_prose(text: str) -> bool:
    text = _ABBREVIATION.sub(r"\1", text)
    chinese = bool(_HAN.search(text))
    too_long = len(text) > (36 if chinese else 80) or (not chinese and len(text.split()) > 10)
    return too_long or bool(_SENTENCE.search(text)) or bool(_ZH_VERB.match(text) if chinese else _EN_VERB.match(text))


def _zh_title(text: str) -> float:
    core = re.sub(r"[(\[].*?[)\]]|[A-Za-z0-9]{1,3}$", "", text).strip() or text
    if core.endswith(tuple(words_zh.TITLE_ENDS)):
        return 2.0
    if any(word in core for word in words_zh.TITLE_WORDS):
        return 1.0
    return 1.0 if re.search(r"岗$|师\b", core) else 0.0


def _zh_employer(text: str) -> float:
    core = re.sub(r"[(\[].*?[)\]]", "", text).strip() or text
    if re.search(r"(?:公司|集团|银行|事务所|支行|分行|营业部)$", core):
        return 3.0
    if core.endswith(tuple(words_zh.EMPLOYER_ENDS)):
        return 2.0
    return 1.0 if any(word in core for word in words_zh.EMPLOYER_WORDS) else 0.0


def _en_words(text: str) -> list[str]:
    return [word.strip(".,()'’").casefold() for word in re.split(r"[\s/&+]+", text) if word.strip(".,()&-")]


def _en_title(text: str) -> float:
    core = re.split(r"\s+(?:of|for|to|in|-|–)\s+|\s*[,(:]", text)[0]
    words = _en_words(core)
    if not words or text[0].islower():
        return 0.0
    heads = [word for word in words if _is_head(word)]
    if heads and _is_head(words[-1]):
        return 2.0
    numbered = len(words) > 1 and re.fullmatch(r"i{1,3}|iv|v|\d|[a-c]", words[-1]) and _is_head(words[-2])
    if numbered:
        return 2.0
    return 1.0 if heads and words[0] in words_en.TITLE_STARTS | words_en.TITLE_HEADS else 0.5 if heads else 0.0


def _is_head(word: str) -> bool:
    return word in words_en.TITLE_HEADS or (word.endswith("s") and word[:-1] in words_en.TITLE_HEADS)


def _en_employer(text: str) -> float:
    words = _en_words(text)
    if not words or text[0].islower():
        return 0.0
    if re.search(
        r"\b(?:inc|llc|ltd|corp|corporation|gmbh|plc|company|limited|holdings)\b\.?,?\)?$|\bco\.$|&\s*co\b", text, re.I
    ):
        return 3.0
    if words[-1] in words_en.EMPLOYER_WORDS or re.match(
        r"(?:university|college|bank|school|ministry|department|city) of\b", text, re.I
    ):
        return 2.0
    return 0.7 if set(words) & words_en.EMPLOYER_WORDS else 0.0


def assign(parts: list[Part]) -> Assigned:
    """The employer and the title among ``parts``; a lone unknown part stays loose."""
    usable = [part for part in parts if not part.noise]
    title = max(
        (part for part in usable if _leans_title(part)), key=lambda part: part.title - 0.6 * part.employer, default=None
    )
    others = [part for part in usable if part is not title]
    employer = max(
        (part for part in others if _leans_employer(part)),
        key=lambda part: part.employer - 0.6 * part.title,
        default=None,
    )
    rest = [part for part in others if part is not employer]
    loose = [part for part in rest if not _DEPARTMENT.search(part.text) and not is_prose(part.text)]
    departments = [part.text for part in rest if _DEPARTMENT.search(part.text)]
    return Assigned(
        employer.text if employer else None,
        title.text if title else None,
        employer.employer if employer else 0.0,
        title.title if title else 0.0,
        tuple(part.text for part in loose),
        departments[0] if departments else None,
    )


def _leans_title(part: Part) -> bool:
    return part.title > 0 and part.title >= part.employer and not (part.employer >= 3)


def _leans_employer(part: Part) -> bool:
    return part.employer > 0 and part.employer >= part.title * 0.5
