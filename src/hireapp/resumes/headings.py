# ruff: noqa: E501 - word lists
"""Section headings of resumes in Chinese and English."""

from __future__ import annotations

import re
from functools import cache

from hireapp.resumes.clean import fold_width

_TABLE: dict[str, str] = {
    "work": (
        "工作经历 工作经验 工作履历 职业经历 职业履历 从业经历 任职经历 就业经历 工作背景 职业背景 工作情况 工作简历 主要工作经历 "
        "近期工作经历 工作及教育经历 工作与教育经历 社会工作经历 职业生涯 最近工作 工作 工作经历及业绩 经历 "
        "experience|work experience|professional experience|employment|employment history|work history|career history|"
        "professional background|employment experience|relevant experience|relevant work experience|career|work|"
        "related experience|career experience|professional history|experiences|work experiences|industry experience|"
        "career summary and experience|sales experience|customer service experience|other experience|previous experience|"
        "additional experience|employment record|employment background|job experience|jobs|career path|job history|"
        "selected experience|recent experience|key experience|positions held|professional employment|"
        "call center experience|work background|career progression|professional career"
    ),
    "intern": (
        "实习经历 实习经验 实习实践 社会实践 实践经历 实习 社会实践经历 实习工作经历 实习情况 校内实践 校园实践 兼职经历 兼职经验 "
        "实践经验 实习与实践 实习项目经历 实习经历与项目 "
        "internship|internships|internship experience|part-time experience|part time experience"
    ),
    "project": (
        "项目经历 项目经验 项目 项目实践 主要项目 近期项目 个人项目 其他项目 科研经历 科研项目 近期主要研发经历 研究经历 项目介绍 "
        "开源项目 研发经历 项目背景 工程经历 项目展示 代表项目 "
        "projects|project|project experience|personal projects|key projects|selected projects|academic projects|"
        "research|research experience|side projects|open source|portfolio|notable projects|research projects"
    ),
    "education": (
        "教育背景 教育经历 学历 教育 教育情况 学习经历 教育程度 学历背景 教育培训 教育及培训 学习背景 受教育经历 教育信息 学历信息 "
        "求学经历 毕业院校 教育背景及培训经历 教育与培训 "
        "education|academic background|educational background|education and training|academic qualifications|"
        "qualifications|academic history|education history|education background|academics|academic record|schooling|"
        "educational qualifications|education and qualifications|education & training|academic credentials|studies"
    ),
    "skills": (
        "技能 专业技能 技能清单 技能列表 技能特长 职业技能 it技能 掌握技能 个人技能 核心技能 技术能力 专业能力 工作技能 技能专长 特长 "
        "技术栈 核心能力 能力 技能标签 个人能力 专长 特长爱好 技能证书 技能与证书 语言能力 语言 语言技能 语言水平 外语水平 外语能力 "
        "skills|technical skills|core skills|key skills|core competencies|competencies|areas of expertise|expertise|"
        "professional skills|skill|skill set|skills summary|computer skills|soft skills|hard skills|strengths|languages|"
        "language|language skills|technologies|tools|technical expertise|skills & expertise|abilities|key competencies|"
        "skills and abilities|core strengths|proficiencies|relevant skills|additional skills|language proficiency|"
        "skills and competencies|sales skills|software|tech stack|technical proficiencies"
    ),
    "summary": (
        "个人简介 自我评价 个人评价 自我介绍 个人总结 自我描述 简介 个人优势 个人概况 职业概述 自我总结 优势 我的优势 自我鉴定 职业总结 "
        "个人陈述 关于我 个人亮点 综合评价 职业素养 性格特点 "
        "summary|profile|about|about me|professional summary|personal profile|personal statement|professional profile|"
        "career summary|executive summary|overview|introduction|career profile|bio|basics|highlights|career highlights|"
        "summary of qualifications|qualifications summary|profile summary|who i am|career overview|key achievements"
    ),
    "objective": (
        "求职意向 职业目标 求职目标 意向 求职意愿 应聘意向 求职期望 期望工作 职业意向 工作意向 应聘职位 职业规划 求职要求 "
        "objective|career objective|job objective|career goal|career goals|job target|target position|goal"
    ),
    "contact": (
        "个人信息 基本信息 个人资料 基本资料 联系方式 联系信息 基本情况 个人基本信息 个人情况 个人基本情况 个人档案 联系我 个人账号 "
        "contact|contact information|contact info|contact details|personal information|personal details|personal info|"
        "details|personal data|personal|get in touch|contacts|contact me|address|info"
    ),
    "training": (
        "培训经历 培训 培训经验 培训情况 参加培训 进修经历 培训背景 学习与培训 "
        "training|trainings|courses|professional development|coursework|relevant coursework|training and courses|"
        "training & development|continuing education|online courses|additional training|seminars|workshops"
    ),
    "certificates": (
        "证书 资格证书 所获证书 职业资格 获得证书 资质证书 证书资质 技能认证 认证 证书及资质 获奖证书 职业证书 证书情况 荣誉证书 "
        "certificates|certifications|certification|licenses|licences|licenses & certifications|certifications and licenses|"
        "professional certifications|credentials|certificates and training|licenses and certifications|certificate"
    ),
    "awards": (
        "获奖情况 获奖 所获荣誉 荣誉奖项 获奖经历 荣誉 所获奖项 奖项 奖励 奖惩情况 荣誉与奖项 奖励情况 荣誉奖励 在校荣誉 校园荣誉 个人荣誉 "
        "awards|honors|honours|achievements|accomplishments|awards and honors|honors and awards|honors & awards|awards & honors|"
        "recognition|awards and achievements|scholarships|awards & achievements|achievements and awards"
    ),
    "volunteer": (
        "志愿者经历 志愿经历 志愿服务 公益经历 志愿活动 "
        "volunteer|volunteering|volunteer experience|volunteer work|community service|community involvement|"
        "volunteer & leadership"
    ),
    "school": (
        "校园经历 在校经历 学生工作 校内经历 社团经历 在校情况 校园活动 学生干部经历 在校职务 学生会经历 校内活动 社团活动 校内职务 "
        "activities|extracurricular activities|extracurriculars|leadership|leadership experience|affiliations|memberships|"
        "professional affiliations|leadership and activities|campus involvement|leadership & activities"
    ),
    "references": "推荐人 证明人 references|referees|reference|recommendations|testimonials",
    "other": (
        "其他 其它 附加信息 其他信息 兴趣爱好 爱好 个人爱好 兴趣 其他说明 附件 个人作品 作品 作品展示 补充信息 论文 专利 发表论文 "
        "家庭情况 家庭成员 主修课程 主要课程 专业课程 致谢 社交主页 备注 照片 "
        "interests|hobbies|publications|other|additional information|hobbies and interests|patents|miscellaneous|links|"
        "interests and hobbies|hobbies & interests|additional|social|social media|personal interests|declaration|"
        "other information|online presence|more"
    ),
}

_ENGLISH_SPLIT = re.compile(r"[|]")
_HAN = re.compile("[\u4e00-\u9fff]")
_EDGES = re.compile(r"^[^\w\u4e00-\u9fff]+|[^\w\u4e00-\u9fff)]+$")
_NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]{1,2}\s*[、.．:]|[（(][一二三四五六七八九十\d][)）]|\d{1,2}\s*[.、]\s*|part\s*\d+\s*)\s*",
    re.I,
)
_JOINTS = re.compile(r"\s*[/&、,|·]\s*|\s+and\s+|及其?|与|和", re.I)
_LONGEST = 42
_CLEAR_CHINESE = 4


def heading_kind(text: str) -> str | None:
    """The section ``text`` opens ("work", "education"...), or None if it is no heading."""
    return _kind(text) if len(text) <= _LONGEST + 20 else None


def is_heading(text: str) -> bool:
    """Whether ``text`` as a whole is a section heading."""
    return heading_kind(text) is not None


@cache
def _entries() -> dict[str, str]:
    entries: dict[str, str] = {}
    for kind, words in _TABLE.items():
        pieces = [piece.strip() for piece in _ENGLISH_SPLIT.split(words)]
        head = pieces[0].split(" ")
        chinese = [word for word in head if _HAN.search(word)]
        english = [" ".join(word for word in head if not _HAN.search(word)), *pieces[1:]]
        entries |= {_key(word): kind for word in [*chinese, *english] if word}
    return entries


def _key(text: str) -> str:
    return re.sub(r"[\s_\-–—]+", "", text).casefold()


def _kind(text: str) -> str | None:
    text = _NUMBERING.sub("", _EDGES.sub("", fold_width(text).strip()))
    text = _EDGES.sub("", text)
    if not text or len(text) > _LONGEST:
        return None
    entries = _entries()
    key = _key(text)
    if key in entries:
        return entries[key]
    return _joined_kind(text, entries) or _bilingual_kind(text, entries)


def _joined_kind(text: str, entries: dict[str, str]) -> str | None:
    """ "实习/项目经历", "Education & Certifications": each part a heading, the first one counts."""
    parts = [part for part in _JOINTS.split(text) if part]
    kinds = [entries.get(_key(part)) for part in parts]
    if len(parts) > 1 and all(kinds):
        return kinds[0]
    return None


def _bilingual_kind(text: str, entries: dict[str, str]) -> str | None:
    """ "工作经历 WORK EXPERIENCE", "Education 教育背景"."""
    chinese = "".join(_HAN.findall(text))
    english = _HAN.sub(" ", text)
    if not chinese or not english.strip(" /|()[]:·-"):
        return None
    kind = entries.get(chinese)
    letters = re.sub(r"[^A-Za-z& ]", " ", english).strip()
    known = _key(letters) in entries or len(chinese) >= _CLEAR_CHINESE
    return kind if kind and known and len(letters) <= 30 else None
