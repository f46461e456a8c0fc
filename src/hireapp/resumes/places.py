"""Where the candidate lives: city and address. Never the household registration, never where the job is wanted."""

from __future__ import annotations

import re

from hireapp.resumes import words_en, words_zh
from hireapp.resumes.document import Document, Entry
from hireapp.resumes.labels import cells
from hireapp.resumes.values import Found

_ZH_CITY = re.compile("|".join(sorted(words_zh.CITIES, key=len, reverse=True)))
_ZH_OTHER = re.compile(r"(?:[\u4e00-\u9fff]{2,4}(?:省|自治区))?([\u4e00-\u9fff]{2,5}?)(?:市|自治州|地区|盟)")
_ZH_COUNTY = re.compile(r"(?:[\u4e00-\u9fff]{2,3}省)([\u4e00-\u9fff]{2,4}[县州])")
_LIVES = re.compile(
    r"(?:现|目前|当前)?(?:现居|居住地?|居住于|居住在|常住|住在|所在地|居于|定居|人在)\s*(?:于|在|为)?\s*[:\s]?\s*([\u4e00-\u9fff]{2,12})"
)
_HOME = re.compile(r"户口|户籍|籍贯|出生|生源|祖籍|家乡|hometown|native|birth", re.I)
_WANTED = re.compile(r"期望|意向|求职|目标|应聘|希望|preferred|desired|relocat|willing", re.I)
_STATE_TAIL = re.compile(r"\s*(?:\d{5}(?:-\d{4})?|[A-Z]\d[A-Z]\s?\d[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})\s*$")
_EN_PART = re.compile(r"^[^\W\d_][\w.'’()\- ]{1,40}$")
_STREET = re.compile(
    r"\d|\b(?:street|st|avenue|ave|road|rd|drive|dr|lane|ln|boulevard|blvd|court|ct|way|apt|suite|unit|floor|block|"
    r"house|flat|building|p\.?o\.?\s*box|district|county|no)\b\.?",
    re.I,
)
_LABEL_PREFIX = re.compile(r"^(?:location|address|city|based in|lives in|residence|home|add)\s*[:\-]\s*", re.I)
_EN_LIVES = re.compile(
    r"\b(?:based in|living in|located in|resident of|residing in|currently in|live in)\s+((?:[A-Z][\w.'’-]+\s?){1,3})(?:,|\.|$|\s)"  # noqa: E501
)
_ICON = re.compile(r"^(?:[^\w(]+|[^\W\da-zA-Z\u4e00-\u9fff]\s+|[a-zA-Z]\s+(?=\d))")
_CITY_STATES = {"hong kong", "singapore", "macau", "macao"}
_HEAD_LINES = 14


def find_city(document: Document) -> Found[str] | None:
    """The city of residence from its label, an address, or the contact lines of the head."""
    return (
        _labelled(document, "city", 0.97)
        or _labelled(document, "address", 0.9)
        or _stated(document)
        or _in_head(document)
    )


def find_address(document: Document) -> Found[str] | None:
    """The address as written after its label."""
    for entry, value in document.values("address"):
        if len(value) >= 4 and "@" not in value:
            return Found(value, entry.number, entry.line.text, 0.9)
    return None


def city_named(text: str) -> str | None:
    """The city of a place such as "广东省深圳市南山区", "上海-浦东新区", "Austin, TX 78701"."""
    text = text.strip()
    return _chinese_city(text) or _english_city(text) or _known_english(text)


def _labelled(document: Document, kind: str, confidence: float) -> Found[str] | None:
    for entry, value in document.values(kind):
        own = entry.section not in {"references", "education"} and not (
            kind == "city" and entry.section in {"work", "intern", "project"}
        )
        city = city_named(value) if own else None
        if not city and kind == "city" and own:
            city = _bare_place(value)
        if city:
            return Found(city, entry.number, entry.line.text, confidence)
    return None


def _bare_place(value: str) -> str | None:
    """After a label for the city an unknown short word is a city too."""
    first = re.split(r"[,/|(;]|\s-\s", value)[0].strip()
    chinese = re.fullmatch(r"[\u4e00-\u9fff]{2,6}", first)
    if chinese and not re.search(r"不限|全国|在职|离职|面议", first):
        return re.sub(r"市$", "", first)
    return (
        first
        if re.fullmatch(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}", first) and first.casefold() != "remote"
        else None
    )


def _stated(document: Document) -> Found[str] | None:
    for entry in document.section("header", "contact", "summary", "objective"):
        match = _LIVES.search(entry.text) if not _HOME.search(entry.text[:6]) else None
        city = _chinese_city(match.group(1)) or _bare_place(match.group(1)[:3]) if match else None
        english = _EN_LIVES.search(entry.text)
        city = city or (english.group(1).strip() if english else None)
        if city:
            return Found(city, entry.number, entry.line.text, 0.85)
    return None


def _in_head(document: Document) -> Found[str] | None:
    lines = [
        entry
        for entry in document.section("header", "contact")
        if entry.number <= _HEAD_LINES or entry.section == "contact"
    ]
    lines += [entry for entry in document.entries if entry.opens_column and entry not in lines and not entry.heading]
    for entry in lines:
        if city := _head_city(entry):
            return Found(city, entry.number, entry.line.text, 0.85)
    return None


def _names_a_post(part: str) -> bool:
    """ "Engineer, Google, USA" is a post, not an address."""
    return not re.search(r"\d", part) and bool(set(re.findall(r"[a-z]+", part.casefold())) & words_en.TITLE_HEADS)


def _head_city(entry: Entry) -> str | None:
    if _WANTED.search(entry.text) and not re.search(r"现居|居住", entry.text):
        return None
    labelled = {item.value for item in entry.labelled}
    for part in _parts(entry.text):
        if part in labelled or _HOME.search(part) or "@" in part or len(part) > 90 or _names_a_post(part):
            continue
        if city := place_only(part) or (None if re.search("[\u4e00-\u9fff]", part) else _english_city(part)):
            return city
    return None


def _parts(text: str) -> list[str]:
    pieces = [piece for cell in cells(text) for piece in re.split(r"\s*[|•·●◆♦∙⋅]\s*|\s{2,}|\s/\s", cell)]
    return [_LABEL_PREFIX.sub("", _ICON.sub("", piece.strip())).strip() for piece in pieces if piece.strip()]


def place_only(part: str) -> str | None:
    """A city when ``part`` is nothing but a place or an address."""
    if re.search("[\u4e00-\u9fff]", part):
        if city := _listed_places(part):
            return city
        short = re.sub(r"[\s\-—·,/省市区县]|自治区|特别行政区", "", part)
        address = (
            re.search(r"[路街道号室栋幢弄村镇区]", part)
            and len(part) <= 40
            and not re.search(r"公司|大学|学院|银行|工作|销售|经验|中心$", part)
        )
        province_and_city = any(
            short == province + city for province in words_zh.PROVINCES for city in [_chinese_city(short) or "-"]
        )
        if short in words_zh.CITIES or province_and_city or (address and _chinese_city(part[:8])):
            return _chinese_city(part)
        return (
            _chinese_city(part)
            if re.fullmatch(r"[\u4e00-\u9fff]{2,3}市?[-·\s/][\u4e00-\u9fff]{2,6}(?:区|县|新区)?", part)
            else None
        )
    known = _known_english(part) if len(part) < 30 and "," not in part else None
    return known or (_english_city(part) if _nothing_but_address(part) else None)


def _nothing_but_address(part: str) -> bool:
    """Whether what stands before the city is a street, not a name or an employer."""
    pieces = [piece.strip() for piece in re.split(r"\s*,\s*|\s+[–—-]\s+", part) if piece.strip()]
    while len(pieces) > 1 and _is_region(_STATE_TAIL.sub("", pieces[-1]).strip() or pieces[-1]):
        pieces.pop()
    before = pieces[:-1]
    return all(_STREET.search(piece) for piece in before) or pieces[-1].casefold() in before


_ZH_PLACES = words_zh.CITIES | words_zh.PROVINCES | {"中国"}


def _listed_places(part: str) -> str | None:
    """ "南京 - 江苏 - 中国, 210000": nothing but places, with a city among them."""
    tokens = [token for token in re.split(r"[\s\-–—·,/、]+", part) if not token.isdecimal()]
    bare = [token if token in _ZH_PLACES else re.sub(r"[省市]$", "", token) for token in tokens]
    districts = all(token in _ZH_PLACES or re.fullmatch(r"[\u4e00-\u9fff]{1,5}[区县镇]", token) for token in bare)
    return next((token for token in bare if token in words_zh.CITIES), None) if districts else None


def _chinese_city(text: str) -> str | None:
    """The first known city, preferring "X市" so that 吉林省长春市 is 长春 and 海南省 names no city."""
    text = re.sub(r"\s", "", text)
    for province in words_zh.PROVINCES:
        if text.startswith(province):
            rest = re.sub(r"^(?:省|壮族自治区|回族自治区|维吾尔自治区|自治区)?[-—·/,]?", "", text[len(province) :])
            text = rest or text
            break
    known = _ZH_CITY.search(text)
    if known and known.start() <= 6:
        return known.group()
    other = _ZH_OTHER.match(text) or _ZH_COUNTY.match(text)
    return other.group(1) if other else None


def _english_city(text: str) -> str | None:
    """The part before a state or country in "123 Main St, Springfield, IL 62701, USA"."""
    parts = [part.strip() for part in re.split(r"\s*,\s*|\s+[–—-]\s+", _ICON.sub("", text))]
    parts = [_STATE_TAIL.sub("", part).strip() for part in parts]
    parts = [part for part in parts if part and not re.fullmatch(r"[\d\- ]+", part)]
    end = len(parts)
    while end > 1 and _is_region(parts[end - 1]):
        end -= 1
    if not parts or end == len(parts):
        return _city_before_code(parts)
    known = [part for part in parts if part.casefold() in _CITY_STATES]
    known = known or [part for part in parts[:end] if part.casefold() in words_en.CITIES]
    return known[-1] if known else _own_name(parts[end - 1])


def _city_before_code(parts: list[str]) -> str | None:
    """ "Austin TX" without a comma."""
    words = parts[-1].split() if parts else []
    if 2 <= len(words) <= 4 and words[-1] in words_en.STATE_CODES and all(word[0].isupper() for word in words):
        return _own_name(" ".join(words[:-1]))
    return None


def _is_region(part: str) -> bool:
    return part.rstrip(".") in words_en.STATE_CODES or part.casefold() in words_en.STATE_NAMES | words_en.COUNTRIES


def _own_name(part: str) -> str | None:
    part = re.sub(r"\b\d{4,6}\b", "", part).strip()
    part = re.sub(r"\s+city$", "", part, flags=re.I) if part.casefold() not in words_en.CITIES else part
    if _STREET.search(part):
        known = [city for city in words_en.CITIES if re.search(rf"\b{re.escape(city)}$", part, re.I)]
        return max(known, key=len).title() if known else None
    few = len(part.split()) <= 4 and part[:1].isupper()
    return part if few and _EN_PART.match(part) and not _is_no_place(part) else None


def _is_no_place(part: str) -> bool:
    words = set(part.casefold().split())
    return bool(words & (words_en.TITLE_HEADS | words_en.EMPLOYER_WORDS))


def _known_english(text: str) -> str | None:
    parts = [part.strip(" .") for part in re.split(r"\s*[,/()]\s*|\s+[–—-]\s+", text)]
    parts = [re.sub(r"\b\d{4,6}\b", "", part).strip() for part in parts]
    return next((part for part in parts if part.casefold() in words_en.CITIES), None)
