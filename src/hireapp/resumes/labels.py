# ruff: noqa: E501 - word lists
"""Labels and their values in a line: "姓　名：张三  性别：男", table rows "Phone<tab>555...", in both languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

TABLE: dict[str, str] = {
    "name": "姓名 名字 候选人 应聘者 求职者 候选人姓名 中文名 中文姓名|name|full name|candidate|candidate name|applicant|applicant name",
    "phone": (
        "电话 手机 手机号 手机号码 联系电话 联系方式 移动电话 联系手机 电话号码 手机/电话 电话/手机 联系方法 本人电话 手机/微信 电话/微信 手机(微信) 电话(微信) 手机微信 "
        "手机号/微信 家庭电话 固定电话 联络电话|phone|mobile|cell|tel|telephone|mobile phone|cell phone|phone number|"
        "mobile number|contact number|contact no|mobile no|phone no|tel no|call|contact|cellphone|t|m|p|ph|mob|whatsapp"
    ),
    "email": (
        "邮箱 电子邮箱 电子邮件 邮件 邮箱地址 电邮 联系邮箱 信箱 个人邮箱|e-mail|email|mail|email address|e-mail address|email id|e"
    ),
    "education": (
        "学历 最高学历 文化程度 教育程度 学位 学历学位 学历/学位 第一学历 最高学位 文化水平 学历层次|education|degree|highest education|"
        "education level|highest degree|level of education|qualification|highest qualification"
    ),
    "years": (
        "工作年限 工作经验 工作年数 从业年限 工龄 工作时长 经验 工作经历年限 相关经验 从业时间 销售经验 参加工作年限|years of experience|"
        "total experience|work experience|experience|years experience|experience in years"
    ),
    "work_since": "参加工作时间 开始工作时间 首次工作时间 参加工作",
    "city": (
        "现居住地 现居地 现居 居住地 现居城市 所在地 所在城市 现所在地 目前所在地 当前城市 居住城市 所在地区 现居住城市 现居住 目前城市 目前居住地 当前所在地 "
        "现在居住地 居住地点 常住地 现住地 常驻城市 居住地区 城市 现住城市 当前居住地 目前地点 目前所在城市 坐标|location|city|current location|based in|"
        "city/state|current city|residence|place of residence|lives in|city of residence|town"
    ),
    "address": (
        "地址 住址 家庭住址 通讯地址 联系地址 现住址 居住地址 现居住地址 家庭地址 现地址 通信地址 目前住址 详细地址 现居地址 住所 所在地址|address|"
        "home address|current address|mailing address|present address|add|residential address|postal address"
    ),
    "salary": (
        "期望薪资 期望月薪 期望薪水 薪资要求 期望工资 期望年薪 薪资期望 待遇要求 期望薪酬 期望待遇 薪酬期望 月薪要求 薪酬要求 期望月薪(税前) 期望薪资(税前) 薪水要求 "
        "工资要求 希望薪资 薪资 期望月收入 期望收入 薪资待遇 期望税前月薪 期望底薪 期望薪资范围 希望待遇 意向薪资 目标薪资|expected salary|desired salary|salary expectation|"
        "salary expectations|salary|expected pay|desired pay|salary requirement|salary requirements|desired compensation|"
        "expected compensation|expected monthly salary|target salary|pay expectation|compensation expectation|expected ctc"
    ),
    "pay_now": (
        "目前薪资 当前薪资 目前年收入 目前月薪 现薪资 目前年薪 税前月薪 薪资水平 当前月薪 目前收入 年收入 目前薪水 底薪 月薪 年薪 现月薪|current salary|current ctc|"
        "present salary|last salary|current pay"
    ),
    "wanted_city": (
        "期望城市 期望工作地点 意向城市 目标地点 工作地点 期望地点 工作地区 求职地点 期望工作地 期望地区 意向地点 工作地 希望工作地点 期望工作地区 期望工作城市 求职地区 目标城市 "
        "工作城市 意向地区|preferred location|desired location|work location|target location|preferred locations|preferred city"
    ),
    "wanted": (
        "求职意向 应聘职位 期望职位 意向岗位 目标职位 期望职业 意向职位 应聘岗位 期望岗位 投递职位 求职岗位 求职职位 求职目标 目标岗位 期望从事职业 期望从事行业 期望行业 意向行业 "
        "意向职业 希望职位 希望岗位 期望工作性质 工作性质 到岗时间 求职状态 目前状态 工作类型 求职类型 目前状况 最快到岗 可到岗时间|objective|position applied|applying for|"
        "desired position|job objective|position desired|availability|notice period|position sought|applied position|available"
    ),
    "age": "年龄 年纪 岁数|age",
    "birth_date": "出生日期 出生年月 生日 出生 出生年月日 出生时间 生辰|date of birth|dob|birthday|birth date|d.o.b|d.o.b.|born|birthdate",
    "gender": "性别|gender|sex",
    "marriage": "婚姻状况 婚姻 婚否 婚育 婚育状况 婚姻状态 婚姻情况 婚育情况 生育状况 子女 已婚未婚|marital status|marital|civil status|children|family status",
    "household_registration": "户口 户籍 户口所在地 籍贯 户籍所在地 出生地 户籍地 户口所在 户口地址 户籍地址 户口性质 祖籍 生源地 家乡|hometown|native place|place of birth|birthplace|hukou",
    "ethnicity": "民族 族别|ethnicity|race|ethnic group|nationality/ethnicity",
    "nationality": "国籍|nationality|citizenship",
    "political_status": "政治面貌 政治面目 党派 政治身份 入党时间|political status|political affiliation",
    "photo": "照片 相片 一寸照|photo|photograph",
    "height": "身高 体重 身高/体重 身高体重 身高(cm) 体重(kg)|height|weight",
    "health": "健康状况 健康 身体状况 血型 健康情况 视力 星座 生肖 属相|health|blood type|health status|zodiac",
    "religion": "宗教信仰 宗教 信仰|religion|religious affiliation",
    "identity": "身份证 身份证号 身份证号码 证件号码 证件号 护照号|id number|passport|passport no|ssn|national id|id card|passport number|social security number",
    "employer": (
        "公司 公司名称 单位 单位名称 工作单位 任职公司 企业名称 就职公司 所在公司 任职单位 公司全称 就职单位 雇主 服务单位 公司名 企业 工作公司 供职单位 所在单位 现工作单位 目前公司|"
        "company|employer|organization|organisation|company name|employer name|firm|current company|current employer"
    ),
    "title": (
        "职位 职务 岗位 职位名称 担任职务 担任职位 岗位名称 所任职位 任职岗位 工作岗位 职称 担任岗位 从事岗位 工作职位 任职职位 职位/岗位 现任职位 目前职位 现职位 当前职位 工作职务|"
        "position|title|job title|role|designation|position held|post|job role|current position|position title"
    ),
    "time": (
        "时间 起止时间 工作时间 在职时间 任职时间 工作起止时间 起止年月 起止日期 工作日期 日期 任职日期 工作期间 任职期间 服务时间 在职日期 在职期间 年份 时间段|"
        "period|dates|duration|date|time|dates employed|tenure|employment period|from/to|dates of employment"
    ),
    "start": "开始时间 入职时间 入职日期 开始日期 起始时间 起始日期|start date|from|start|joined|date joined",
    "end": "结束时间 离职时间 离职日期 结束日期 终止时间 截止时间|end date|end|left|date left",
    "department": "部门 所属部门 所在部门|department|dept|division|team",
    "company_note": (
        "行业 所属行业 行业类别 公司规模 公司性质 企业性质 企业规模 公司简介 公司描述 公司介绍 规模 性质 单位性质 公司行业 公司类型 下属人数 汇报对象 汇报人 离职原因 证明人 主管 上级 证明人电话 "
        "直接上级 下属 工作类型 经理 主管领导 所在地点 工作类别 公司背景 公司产品|industry|company size|reason for leaving|reports to|supervisor|company profile|website|reporting to|reporting"
    ),
    "duty": (
        "工作描述 工作内容 职责 工作职责 岗位职责 职责描述 业绩 工作业绩 主要职责 主要工作 工作职责和业绩 职位描述 主要业绩 职责业绩 职责与业绩 工作职责与业绩 主要工作内容 职责内容 工作成果 成果 业绩描述 岗位描述 "
        "职责和业绩 工作概述 主要成就 工作成绩 个人业绩 技能 项目职责 责任描述 项目描述 项目介绍 技术栈 项目业绩|responsibilities|duties|description|"
        "achievements|key responsibilities|main duties|job description|key achievements|keywords|skills|technologies|tech|summary|highlights|tech stack|environment|responsibility|achievement"
    ),
    "school": "学校 毕业院校 毕业学校 院校 学校名称 毕业院校及专业 就读院校 院校名称 毕业于 所在学校|school|university|college|institution",
    "major": "专业 所学专业 专业名称 主修 主修专业 专业类别|major|field of study|course|field",
    "graduation": "毕业时间 毕业日期 毕业年份 毕业年月|graduation|graduated|graduation date|graduation year|year of graduation",
    "qq": "qq 微信 微信号 qq号 qq号码 wechat 微信/qq|wechat|qq|skype|telegram|line|linkedin|github|website|blog|url|portfolio|twitter|facebook|instagram",
    "id_number": "简历编号 编号 id 更新时间 简历更新时间 投递时间 刷新时间 简历id 邮编 邮政编码 传真 最近更新|zip|postcode|fax|zip code|postal code",
}
"""Kind of label -> its words; Chinese ones first, parted by blanks, then English ones parted by "|"."""

_HAN = re.compile("[\u4e00-\u9fff]")
_SEPARATOR = re.compile(r"\t|\s*[|¦]\s*|(?<=\S)\s{3,}(?=\S)")
_LABEL_BEFORE_GAP = re.compile(r"^[·•▪■◆★*\-\s]*([\u4e00-\u9fff](?:\s*[\u4e00-\u9fff]){1,6})\s+(\S.*)$")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value with the kind of its label; ``begin`` and ``stop`` are the place of the value in the line."""

    kind: str
    value: str
    begin: int
    stop: int


def label_kind(text: str) -> str | None:
    """The kind of ``text`` if it is a label and nothing else (a closing colon allowed)."""
    return _kinds().get(_squeeze(text))


@cache
def labelled(text: str) -> tuple[Labelled, ...]:
    """The labelled values of one line (widths folded); a label without value gives none."""
    marks = [(match.start(), match.end(), kind) for match, kind in _colon_labels(text)]
    marks += [mark for mark in _bare_labels(text) if not any(a <= mark[0] < b for a, b, _ in marks)]
    marks.sort()
    found: list[Labelled] = []
    for number, (_, begin, kind) in enumerate(marks):
        stop = marks[number + 1][0] if number + 1 < len(marks) else len(text)
        stop = _cell_end(text, begin, stop)
        value = text[begin:stop].strip(" \t|¦,;，；、/")
        if value:
            at = text.index(value, begin)
            found.append(Labelled(kind, value, at, at + len(value)))
    return tuple(found)


def value_of(text: str, kind: str) -> str | None:
    """The first value labelled ``kind`` in ``text``."""
    return next((item.value for item in labelled(text) if item.kind == kind), None)


def cells(text: str) -> list[str]:
    """The parts of a line between tabs, bars and wide gaps."""
    return [part for part in (piece.strip() for piece in _SEPARATOR.split(text)) if part]


def _colon_labels(text: str) -> list[tuple[re.Match[str], str]]:
    if ":" not in text:
        return []
    found = []
    for match in _colon_pattern().finditer(text):
        kind = label_kind(match.group(1))
        qualified = kind in _AT_START and _AFTER_A_WORD.search(text[: match.start()])
        if kind and not qualified:
            found.append((match, kind))
    return found


_AT_START = {"name", "employer", "title", "education", "years"}
_AFTER_A_WORD = re.compile(r"[A-Za-z'’] $")


def _bare_labels(text: str) -> list[tuple[int, int, str]]:
    """Labels that fill a cell of their own, and Chinese labels parted from the value by a blank."""
    marks: list[tuple[int, int, str]] = []
    begin = 0
    for piece in [*re.finditer(r"\t|\s*[|¦]\s*", text), None]:
        stop = piece.start() if piece else len(text)
        cell = text[begin:stop]
        kind = label_kind(cell)
        if kind and piece:
            marks.append((begin, piece.end(), kind))
        elif not kind and (gap := _LABEL_BEFORE_GAP.match(cell)) and (kind := _strong_kind(gap.group(1))):
            marks.append((begin, begin + gap.start(2), kind))
        begin = piece.end() if piece else stop
    return marks


def _strong_kind(text: str) -> str | None:
    """A label that needs no colon; "经验 丰富" or "公司 ..." are no labels then."""
    kind = label_kind(text)
    return kind if kind in _NEED_NO_COLON else None


_NEED_NO_COLON = frozenset(
    [
        "name",
        "phone",
        "email",
        "education",
        "city",
        "address",
        "salary",
        "wanted_city",
        "age",
        "birth_date",
        "gender",
        "marriage",
        "household_registration",
        "ethnicity",
        "political_status",
        "height",
        "health",
        "religion",
    ]
)


def _cell_end(text: str, begin: int, stop: int) -> int:
    """A value ends at a tab once it has begun."""
    start = begin
    while start < stop and text[start] in " \t|":
        start += 1
    tab = re.compile(r"\t|\s[|¦]\s").search(text, start, stop)
    return tab.start() if tab else stop


def _squeeze(text: str) -> str:
    return re.sub(r"^[\s·•●▪■◆★※*\-]+|[\s:]+$", "", text).replace(" ", "").replace("\t", "").casefold()


@cache
def _kinds() -> dict[str, str]:
    kinds: dict[str, str] = {}
    for kind, words in TABLE.items():
        chinese, *english = words.split("|")
        for word in [*chinese.split(), *english]:
            kinds.setdefault(_squeeze(word), kind)
    return kinds


@cache
def _colon_pattern() -> re.Pattern[str]:
    words: set[str] = set()
    for group in TABLE.values():
        chinese, *english = group.split("|")
        words |= {*chinese.split(), *english}
    ordered = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![A-Za-z\u4e00-\u9fff])({'|'.join(map(_loose, ordered))})[ \t]*:[ \t]*", re.I)


def _loose(word: str) -> str:
    if _HAN.search(word):
        return r"[ \t]*".join(map(re.escape, word))
    return r"\s*".join(map(re.escape, word.split()))
