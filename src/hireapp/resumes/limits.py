"""Limits on files from outside, and the one list of refusals with what to do next."""

from __future__ import annotations

from hireapp.errors import UnreadableFile
from hireapp.i18n import N_

LIMITS: dict[str, int] = {
    "file_bytes": 20_000_000,
    "unpacked_bytes": 60_000_000,
    "unpacked_ratio": 150,
    "zip_entries": 2_000,
    "xml_depth": 200,
    "xml_nodes": 400_000,
    "html_depth": 400,
    "json_depth": 40,
    "mime_parts": 200,
    "pages": 60,
    "page_characters": 40_000,
    "characters": 400_000,
    "lines": 6_000,
    "line_characters": 20_000,
    "scan_characters_per_page": 20,
    "unreadable_percent": 10,
}
"""Rule 22 of the reliability rules; ``tests/resumes/test_limits.py`` tries each."""

_SAVE_AS = N_("Open it in Word or WPS, save it as DOCX or PDF, and import that file.")
_TYPE_IN = N_("Keep the file as an attachment and type the fields in.")
_ASK_AGAIN = N_("Ask for the file again, or type the fields in.")
_NOT_A_RESUME = N_("A resume is far smaller; ask for it as PDF or DOCX.")

REFUSALS: dict[str, tuple[str, str]] = {
    "empty": (N_("The file is empty."), _ASK_AGAIN),
    "no_text": (N_("The file holds no text."), _TYPE_IN),
    "too_large": (N_("The file is larger than {limit} MB."), _NOT_A_RESUME),
    "old_word": (N_("The file is in the old binary Word format (.doc)."), _SAVE_AS),
    "word_xml": (N_("The file is in the Word 2003 XML format."), _SAVE_AS),
    "rich_text": (N_("The file is in Rich Text Format (RTF)."), _SAVE_AS),
    "encrypted": (N_("The file is protected by a password."), N_("Ask for a copy without a password.")),
    "scan": (N_("The PDF is a scan: it holds pictures of pages but no text."), _TYPE_IN),
    "image": (N_("The file is a picture; it holds no text."), _TYPE_IN),
    "unreadable_characters": (
        N_("The characters of this file can't be read: its fonts don't say which letters they draw."),
        N_("Ask for the file as DOCX, or type the fields in."),
    ),
    "unknown_encoding": (
        N_("The text of this file is in no encoding we know."),
        N_("Save it as UTF-8 text or DOCX, and import that file."),
    ),
    "spreadsheet": (N_("The file is a spreadsheet, not a resume."), N_("Use the import of lists for it.")),
    "unknown_format": (
        N_("This kind of file can't be read as a resume."),
        N_("PDF, DOCX, HTML, MHTML, TXT, Markdown and JSON Resume can be read."),
    ),
    "not_json_resume": (
        N_("The JSON file is not in the JSON Resume format."),
        N_('It needs "basics" or "work"; see jsonresume.org.'),
    ),
    "damaged": (N_("The file is damaged and can't be read."), _ASK_AGAIN),
    "zip_bomb": (N_("The file unpacks to far more than a resume holds; it was not opened."), _NOT_A_RESUME),
    "dangerous_xml": (
        N_("The file holds declarations (DTD, entities) that no resume needs; it was not read."),
        _ASK_AGAIN,
    ),
    "too_deep": (N_("The file is nested too deeply."), _ASK_AGAIN),
    "too_many_pages": (N_("The file has more than {limit} pages."), _NOT_A_RESUME),
    "too_much_text": (N_("The file holds more text than a resume."), _NOT_A_RESUME),
    "too_slow": (N_("Reading the file took longer than {seconds} seconds and was stopped."), _TYPE_IN),
    "out_of_memory": (N_("Reading the file needed too much memory and was stopped."), _TYPE_IN),
    "crashed": (N_("The file made its reader crash; nothing else was harmed."), _TYPE_IN),
}
"""Code of an ``UnreadableFile`` -> what is wrong, what to do next."""


def refusal(code: str, **fields: object) -> UnreadableFile:
    """The error for ``code``, ready to raise."""
    what, remedy = REFUSALS[code]
    return UnreadableFile(code, what, remedy, where="", **fields)


def check_text_size(lines: list[str]) -> None:
    """Refuse more lines, longer lines or more characters than LIMITS allow."""
    too_long = any(len(line) > LIMITS["line_characters"] for line in lines)
    total = sum(map(len, lines))
    if too_long or len(lines) > LIMITS["lines"] or total > LIMITS["characters"]:
        raise refusal("too_much_text")
