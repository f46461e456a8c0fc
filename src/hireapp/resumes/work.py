"""Work history: jobs with employer, title, dates; from one-line, several-line, labelled and tabular forms."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from hireapp.resumes.dates import NOW, Span, find_season, find_span
from hireapp.resumes.document import Document, Entry
from hireapp.resumes.labels import label_kind
from hireapp.resumes.posts import Assigned, Part, assign, employer_score, is_prose, split_parts, title_score
from hireapp.resumes.values import Job

_WORK = ("work", "intern")
_INTERN = re.compile(r"实习|\bintern(?:ship)?s?\b|见习|\bco-op\b|\bpraktikum\b", re.I)
_STUDENT_POST = re.compile(r"\b(?:research|teaching|graduate|lab)\s+assistant\b|助教|助研|学生助理", re.I)
_SCHOOL = re.compile(r"大学|学院|\buniversity\b|\bcollege\b|\binstitute of\b", re.I)
_DEGREE = re.compile(
    r"本科|硕士|研究生|博士|大专|专科|学士|高中|中专|学历|统招|\bbachelor|\bmaster['’s]*\s+(?:of|in|degree)|\bph\.?d|\bb\.?sc?\b|\bm\.?sc?\b|\bgpa\b|\bdegree\b|\bdiploma\b|专业|毕业",
    re.I,
)
_PROJECT = re.compile(
    r"项目(?!经理|主管|助理|总监|专员|负责人|部|组|管理|工程|执行|运营|顾问|开发|实施|销售|客服)|开源|简历模板|\bproject\b(?!\s+(?:manager|coordinator|lead|assistant|engineer|director|consultant|officer|administrator|specialist|analyst))",
    re.I,
)
_NARRATIVE = re.compile(
    r"^\s*[,,:]?\s*(?:就职于|任职于|供职于|在|于|就职)\s*(.{2,30}?)\s*(?:,|,)?\s*(?:担任|任职|任|做|从事|工作,|实习,)\s*(.{2,20}?)(?:一?职务?|工作|岗位)?(?:[,,。;]|$)"
)
_NARRATIVE_EN = re.compile(
    r"\b(?:worked|served|employed)\s+as\s+(?:an?\s+|the\s+)?(.{3,50}?)\s+(?:at|for|with|in)\s+(.{2,50}?)(?:\s+from|\s+for|,|\.|$|\s*\()",
    re.I,
)
_URL = re.compile(r"(?:https?://|www\.)\S+")
_OWN_MASTER = re.compile(r"\bfreelance|\bself[- ]employed|\bindependent\b|\bvolunteer|自由|个体|志愿", re.I)
_NEXT_LINES = 4
_TITLE_CASE = re.compile(r"^[A-Z0-9][\w&.'’()/,\- –—|+\t:·]*$")


@dataclass(slots=True)
class _Draft:
    """A job being put together: the anchor line and what its neighbours add."""

    anchor: int
    span: Span | None
    assigned: Assigned
    own: list[Part] = field(default_factory=list)
    first: int = 0
    last: int = 0
    context: str = ""
    number: int = 0


def find_jobs(document: Document) -> tuple[Job, ...]:
    """The jobs in the order of the document; structured files state them outright."""
    if document.extracted.jobs is not None:
        return document.extracted.jobs
    jobs: list[Job] = []
    blocks = _blocks(document)
    for entries in blocks:
        jobs += _jobs_of_block(entries, strict=False)
    if not jobs:
        jobs = _jobs_of_block(document.section("header", "summary", "other", "objective", "contact"), strict=True)
    return _with_current_title(document, _without_doubles(jobs))


def _with_current_title(document: Document, jobs: list[Job]) -> tuple[Job, ...]:
    """The head may state the present post: "所在公司：XX  职位：研发工程师"."""
    current = [value for entry, value in document.values("title") if entry.section in {"header", "contact"}]
    if len(current) != 1 or is_prose(current[0]):
        return tuple(jobs)
    return tuple(replace(job, title=current[0]) if job.end == NOW and not job.title else job for job in jobs)


def _blocks(document: Document) -> list[list[Entry]]:
    blocks: dict[int, list[Entry]] = {}
    for entry in document.section(*_WORK):
        blocks.setdefault(entry.block, []).append(entry)
    return list(blocks.values())


def _jobs_of_block(entries: list[Entry], *, strict: bool) -> list[Job]:
    rows = _table_jobs(entries)
    if rows:
        return rows
    drafts = _drafts(entries)
    if not drafts:
        return [job for job in _undated(entries) if not strict]
    _add_neighbours(entries, drafts)
    _share_employers(entries, drafts)
    kept = [draft for draft in drafts if _is_job(draft, strict)]
    return [_job(entries, draft, _end_of(kept, number, entries)) for number, draft in enumerate(kept)]


def _drafts(entries: list[Entry]) -> list[_Draft]:
    drafts: list[_Draft] = []
    for index, entry in enumerate(entries):
        span = _anchor_span(entry)
        if span is None:
            continue
        if drafts and _completes(entries, drafts[-1], index):
            continue
        rest = f"{entry.text[: span.begin]}\t{entry.text[span.stop :]}"
        parts, assigned = _read_head(entry, rest)
        drafts.append(_Draft(index, span, assigned, parts, index, index, entry.text, entry.number))
    return drafts


def _completes(entries: list[Entry], draft: _Draft, index: int) -> bool:
    """A date inside a duty ("2020年6月至8月完成...") or a second date line right after the head is no new job."""
    text = entries[index].bare
    return entries[index].bullet and is_prose(text) and index > draft.anchor


def _anchor_span(entry: Entry) -> Span | None:
    text = entry.text
    if any(item.kind == "duty" for item in entry.labelled) or entry.text.startswith(("项目", "Project:")):
        return None
    span = find_span(text)
    if span is not None:
        rest = re.sub(r"\s+", " ", f"{text[: span.begin]} {text[span.stop :]}").strip()
        narrative = _NARRATIVE.search(text[span.stop :]) or _NARRATIVE_EN.search(text)
        return span if narrative or (len(rest) <= 110 and not _is_duty(entry, rest)) else None
    last = entry.cells[-1] if len(entry.cells) > 1 else ""
    lone = find_season(last) if 4 <= len(last) <= 16 else None
    if lone and lone.stop - lone.begin >= len(last) - 1 and not entry.bullet:
        at = text.rindex(last)
        return replace(lone, begin=at, stop=at + len(last))
    return None


def _is_duty(entry: Entry, rest: str) -> bool:
    return entry.bullet and (len(rest) > 60 or is_prose(entry.bare)) and not employer_score(rest.split("\t")[0][:30])


def _read_head(entry: Entry, rest: str) -> tuple[list[Part], Assigned]:
    """The parts of the anchor line; labels and narrative sentences say outright what is what."""
    if match := _NARRATIVE.search(rest.strip()):
        return [], Assigned(match.group(1), match.group(2), 2.0, 2.0)
    if match := _NARRATIVE_EN.search(rest):
        return [], Assigned(match.group(2).strip(), match.group(1).strip(), 2.0, 2.0)
    labels = _labelled_head(entry)
    if labels.employer or labels.title:
        return [], labels
    parts = split_parts(re.sub(r"^\s*(?:\d{1,2}[.、)]|[一二三四五六七八九十]、)\s*", "", rest.strip(" \t:")))
    return parts, assign(parts)


def _labelled_head(entry: Entry) -> Assigned:
    values = {item.kind: item.value for item in reversed(entry.labelled) if item.kind in {"employer", "title"}}
    employer, title = values.get("employer"), values.get("title")
    return Assigned(_without_dates(employer), _without_dates(title), 3.0 if employer else 0.0, 2.5 if title else 0.0)


def _without_dates(text: str | None) -> str | None:
    if not text:
        return None
    span = find_span(text)
    return (f"{text[: span.begin]} {text[span.stop :]}" if span else text).strip(" ,;()|/-") or None


def _add_neighbours(entries: list[Entry], drafts: list[_Draft]) -> None:
    lead = _lead(entries, drafts[0])
    for number, draft in enumerate(drafts):
        floor = drafts[number - 1].last + 1 if number else 0
        ceiling = drafts[number + 1].anchor if number + 1 < len(drafts) else len(entries)
        if lead and not _complete(draft):
            _look_above(entries, draft, max(floor, draft.anchor - lead))
        if not _complete(draft):
            next_lead = lead if number + 1 < len(drafts) else 0
            _look_below(entries, draft, ceiling - next_lead, only_strong=bool(lead))
        if not lead and number and not _complete(draft):
            _look_above(entries, draft, max(floor, draft.anchor - 1), only_strong=True)
        _settle(draft)


def _complete(draft: _Draft) -> bool:
    return bool(draft.assigned.employer and draft.assigned.title)


def _lead(entries: list[Entry], draft: _Draft) -> int:
    """How many head lines stand above the first dated line: the layout of all jobs of the section."""
    above = entries[max(0, draft.anchor - 4) : draft.anchor]
    count = 0
    for entry in reversed(above):
        if not _is_head_line(entry) and not _is_duration(entry):
            break
        count += 1
    return 0 if _complete(draft) else count


def _is_head_line(entry: Entry) -> bool:
    text = _URL.sub("", entry.bare if entry.bullet else entry.text).strip()
    if any(item.kind in {"employer", "title"} for item in entry.labelled):
        return True
    if entry.heading or any(map(is_prose, text.split("\t"))) or any(item.kind == "duty" for item in entry.labelled):
        return False
    strong = any(part.employer >= 2 or part.title >= 2 for part in split_parts(text))
    return (not entry.bullet and (strong or _like_a_name(text))) or (
        entry.bullet and len(text) <= 40 and employer_score(text) >= 2
    )


def _is_duration(entry: Entry) -> bool:
    """ "2 years 3 months", as LinkedIn prints it between the employer and the posts."""
    return not split_parts(entry.text) and bool(re.search(r"\d", entry.text))


def _like_a_name(text: str) -> bool:
    """Short, without punctuation of sentences: may be a name of a company nobody knows."""
    if re.search("[\u4e00-\u9fff]", text):
        return len(text) <= 24 and not re.search(r"[,,。;:、%+]", text)
    words = [word for word in re.split(r"[\s|\t]+", text) if len(word) > 3]
    return (
        bool(_TITLE_CASE.match(text))
        and len(text) <= 60
        and all(word[0].isupper() or word[0].isdigit() or not word[0].isalpha() for word in words)
    )


def _look_above(entries: list[Entry], draft: _Draft, floor: int, *, only_strong: bool = False) -> None:
    for index in range(draft.anchor - 1, floor - 1, -1):
        if _is_duration(entries[index]):
            continue
        if not _is_head_line(entries[index]) or _complete(draft):
            return
        if _absorb(draft, entries[index], only_strong):
            draft.first = index


def _look_below(entries: list[Entry], draft: _Draft, ceiling: int, *, only_strong: bool) -> None:
    for index in range(draft.anchor + 1, min(ceiling, draft.anchor + 1 + _NEXT_LINES)):
        entry = entries[index]
        if _complete(draft):
            return
        if _is_note(entry):
            continue
        if not _is_head_line(entry):
            return
        if _absorb(draft, entry, only_strong):
            draft.last = index


def _is_note(entry: Entry) -> bool:
    kinds = {item.kind for item in entry.labelled}
    return bool(kinds & {"company_note", "department", "pay_now", "wanted_city", "city"}) and not kinds & {
        "title",
        "employer",
    }


def _absorb(draft: _Draft, entry: Entry, only_strong: bool) -> bool:
    """Take from a neighbouring line what the draft still lacks."""
    labels = _labelled_head(entry)
    parts = [] if labels.employer or labels.title else split_parts(entry.bare if entry.bullet else entry.text)
    found = labels if not parts else assign(parts)
    before = draft.assigned
    if not only_strong and entry.number < draft.number:
        before = _without_tail(before, found, draft.context)
    draft.assigned = _merged(before, found, only_strong)
    draft.context += "\n" + entry.text
    return draft.assigned != before


def _without_tail(own: Assigned, found: Assigned, line: str) -> Assigned:
    """ "Assistant Manager, Telephone Banking" under a line with the employer: the tail belongs to the title."""
    named = found.employer_score >= 2 or (found.loose and not found.title)
    if own.title and not own.employer and named and own.loose and f"{own.title}, {own.loose[0]}" in line:
        return replace(own, title=f"{own.title}, {own.loose[0]}", loose=())
    return own


def _merged(own: Assigned, found: Assigned, only_strong: bool) -> Assigned:
    employer, title = own.employer, own.title
    loose = own.loose
    new_employer = found.employer if found.employer_score >= (2 if only_strong else 0.5) else None
    new_title = found.title if found.title_score >= (2 if only_strong else 0.5) else None
    unknown = None if only_strong else next(iter(found.loose), None)
    if not title and not new_title and employer and unknown:
        new_title = unknown if _may_be_title(unknown) else None
    elif not employer and not new_employer and (title or new_title) and unknown and (not loose or new_title):
        new_employer = unknown
    elif unknown and not (employer or title or new_employer or new_title or loose):
        loose = (unknown,)
    return replace(
        own,
        employer=employer or new_employer,
        title=title or new_title,
        employer_score=own.employer_score or (found.employer_score if not employer and new_employer else 0.0),
        title_score=own.title_score or (found.title_score if not title and new_title else 0.0),
        loose=loose,
    )


def _may_be_title(text: str) -> bool:
    return len(text) <= 24 and not _PROJECT.search(text) and not re.search(r"[:\d%]", text)


def _settle(draft: _Draft) -> None:
    """A loose part of the head becomes what is still lacking."""
    own = draft.assigned
    loose = [text for text in own.loose if not is_prose(text)]
    if loose and own.title and not own.employer:
        draft.assigned = replace(own, employer=loose[0])
    elif loose and own.employer and not own.title:
        draft.assigned = replace(own, title=loose[0])
    elif len(loose) > 1 and not own.employer and not own.title:
        draft.assigned = replace(own, employer=loose[0], title=loose[1])


def _share_employers(entries: list[Entry], drafts: list[_Draft]) -> None:
    """Several posts under one employer: a title with a date but no employer takes the one above."""
    for before, draft in pairwise(drafts):
        own = draft.assigned
        employer = before.assigned.employer
        if employer and not own.employer and own.title_score >= 2 and _may_share(entries[draft.anchor], own):
            draft.assigned = replace(own, employer=employer, employer_score=1.0)


def _may_share(entry: Entry, own: Assigned) -> bool:
    return not entry.bullet and not _OWN_MASTER.search(own.title or "")


def _is_job(draft: _Draft, strict: bool) -> bool:
    own = draft.assigned
    known = own.employer_score + own.title_score
    text = draft.context
    if _is_schooling(own, text) or (_PROJECT.search(text) and own.employer_score < 2):
        return False
    if strict:
        return own.employer_score >= 1 and own.title_score >= 1 and known >= 3 and draft.span is not None
    both = bool(own.employer and own.title)
    return known >= 1 or (both and not is_prose(own.employer or ""))


def _is_schooling(own: Assigned, text: str) -> bool:
    school = bool(own.employer and _SCHOOL.search(own.employer)) or bool(_SCHOOL.search(text.split("\n")[0]))
    return school and own.title_score < 2 and bool(_DEGREE.search(text) or own.title_score == 0)


def _end_of(drafts: list[_Draft], number: int, entries: list[Entry]) -> int:
    return drafts[number + 1].first if number + 1 < len(drafts) else len(entries)


def _job(entries: list[Entry], draft: _Draft, end: int) -> Job:
    own = draft.assigned
    entry = entries[draft.first]
    intern = (
        entry.section == "intern" or bool(_INTERN.search(f"{own.title or ''} {draft.context}")) or _student_post(own)
    )
    numbers = tuple(dict.fromkeys(item.number for item in entries[draft.first : max(end, draft.last + 1)]))
    confidence = min(0.95, 0.5 + 0.12 * (own.employer_score + own.title_score))
    start, stop = (draft.span.start, draft.span.end) if draft.span else (None, None)
    return Job(
        _shown(own.employer), _shown(own.title), start, stop, intern, entry.number, numbers, round(confidence, 2)
    )


def _student_post(own: Assigned) -> bool:
    return bool(own.title and _STUDENT_POST.search(own.title) and own.employer and _SCHOOL.search(own.employer))


def _shown(text: str | None) -> str | None:
    if text is None:
        return None
    text = re.sub(r"\s+", " ", text).strip(" ,;:|/-–—")
    return text.replace("(", "（").replace(")", "）") if re.search("[\u4e00-\u9fff]", text) else text


def _undated(entries: list[Entry]) -> list[Job]:
    """Jobs without dates: a line that holds both an employer and a title, or labels."""
    drafts = []
    for index, entry in enumerate(entries):
        if entry.bullet and is_prose(entry.bare):
            continue
        parts, own = _read_head(entry, entry.text)
        clear = own.employer_score >= 2 and own.title_score >= 2
        if clear and not _is_schooling(own, entry.text):
            drafts.append(_Draft(index, None, own, parts, index, index, entry.text))
        elif own.employer_score == 3 and drafts and not drafts[-1].assigned.employer:
            drafts[-1].assigned = replace(drafts[-1].assigned, employer=own.employer)
    return [_job(entries, draft, _end_of(drafts, number, entries)) for number, draft in enumerate(drafts)]


_COLUMNS = {
    "time",
    "start",
    "end",
    "employer",
    "title",
    "department",
    "duty",
    "company_note",
    "pay_now",
    "city",
    "wanted_city",
}


def _table_jobs(entries: list[Entry]) -> list[Job]:
    """Rows under a row of column names: "起止时间 | 公司 | 职位"."""
    jobs: list[Job] = []
    columns: list[str | None] = []
    for entry in entries:
        kinds = [label_kind(cell) for cell in entry.cells]
        named = {kind for kind in kinds if kind in _COLUMNS}
        if len(named & {"time", "start", "employer", "title"}) >= 2 and None not in kinds:
            columns = kinds
        elif columns and len(entry.cells) >= min(len(columns), 2) and (job := _table_row(entry, columns)):
            jobs.append(job)
    return jobs


def _table_row(entry: Entry, columns: list[str | None]) -> Job | None:
    values = dict(zip(columns, entry.cells, strict=False))
    dates = values.get("time") or f"{values.get('start', '')} - {values.get('end', '')}"
    span = find_span(dates) or find_season(dates)
    employer, title = values.get("employer"), values.get("title")
    if not (employer or title) or (span is None and len(entry.cells) < len(columns)):
        return None
    start, end = (span.start, span.end) if span else (None, None)
    intern = entry.section == "intern" or bool(_INTERN.search(entry.text))
    return Job(_shown(employer), _shown(title), start, end, intern, entry.number, (entry.number,), 0.92)


def _without_doubles(jobs: list[Job]) -> list[Job]:
    kept: dict[tuple[str | None, str | None, str | None], Job] = {}
    for job in jobs:
        kept.setdefault((job.employer, job.title, job.start), job)
    return list(kept.values())


def full_time_spans(jobs: tuple[Job, ...]) -> list[tuple[str, str]]:
    """The dated spans of jobs that are neither internships nor part-time posts."""
    part_time = re.compile(r"兼职|\bpart[- ]?time\b", re.I)
    own = [job for job in jobs if not job.intern and not part_time.search(f"{job.title or ''}{job.employer or ''}")]
    return [(job.start, job.end or NOW) for job in own if job.start]


def titles_hold(jobs: tuple[Job, ...], pattern: re.Pattern[str]) -> Job | None:
    """The first job whose title matches ``pattern``."""
    return next((job for job in jobs if job.title and pattern.search(job.title)), None)


__all__ = ["find_jobs", "full_time_spans", "title_score", "titles_hold"]
