"""Warnings on telephone numbers and private e-mail addresses in published texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from congkhai.checks.check_context import CheckContext, warning
from congkhai.checks.record_texts import texts_of
from congkhai.model import Record
from congkhai.problems import Problem, quoted
from congkhai.sources import ValuePath

_GAP = r"[ .\-]?"
# Landlines 02x have 10 or 11 digits, mobiles 03, 05, 07, 08, 09 have 10, both also after +84; and 1800, 1900.
_PHONE = re.compile(
    rf"(?<![\w/.,\-+])(?:\(?(?:\+84|0){_GAP}(?:2\d{{1,2}}\)?(?:{_GAP}\d){{6,8}}|[35789](?:{_GAP}\d){{8}})"
    rf"|1[89]00(?:{_GAP}\d){{4,6}})(?![\w/]|[.,\-]\d)",
    re.ASCII,
)
_DATE = re.compile(r"\d{1,2}([.\-])\d{1,2}\1\d{4}")
_MAIL = re.compile(
    r"(?<![\w.+\-])[\w.+\-]{1,64}@((?:[\w\-]{1,63}\.){1,8}[a-z]{2,24})(?![\w\-])", re.IGNORECASE
)
_STATE_DOMAINS = ("gov.vn", "edu.vn", "chinhphu.vn", "cpv.org.vn", "quochoi.vn")
_DIGITS = re.compile(r"\d")


def phones_in(text: str) -> list[str]:
    """Give the telephone numbers in a text, as written; dates and document numbers are left out."""
    found = [match[0] for match in _PHONE.finditer(text)]
    return [phone for phone in found if not _DATE.search(phone)]


def private_mails_in(text: str) -> list[str]:
    """Give the e-mail addresses in a text that are not of a state agency."""
    return [
        match[0]
        for match in _MAIL.finditer(text)
        if not any(
            match[1].lower() == ours or match[1].lower().endswith("." + ours) for ours in _STATE_DOMAINS
        )
    ]


def _records(context: CheckContext) -> Iterator[tuple[str, Record]]:
    """Give the agencies and plans of a site, each with its file."""
    for agency in context.library.agencies.values():
        yield agency.file, agency.record
    for plan in context.library.plans.values():
        yield plan.file, plan.record


def _task_of(record: Record, path: ValuePath) -> str:
    """Give the id of the task that a path leads into; "" where it leads elsewhere."""
    if path[0] != "nhiem_vu" or len(path) < 2 or not isinstance(path[1], int):
        return ""
    return str(record.tasks[path[1]].id) if hasattr(record, "tasks") else ""


def private_details(context: CheckContext) -> Iterator[Problem]:
    """Warn of a telephone number or a private e-mail address outside the contact fields."""
    for file, record in _records(context):
        for path, text in texts_of(record):
            if not _DIGITS.search(text) and "@" not in text:
                continue
            task = _task_of(record, path)
            for phone in phones_in(text):
                yield warning(
                    context.at(file, path),
                    "so-dien-thoai",
                    f"số điện thoại {quoted(phone)} nằm trong chữ công khai",
                    "Nếu là số cá nhân, hãy bỏ; nếu là số công vụ, hãy ghi ở “lien_he” của cơ quan.",
                    task=task,
                )
            for mail in private_mails_in(text):
                yield warning(
                    context.at(file, path),
                    "thu-ca-nhan",
                    f"thư điện tử {quoted(mail)} không phải của cơ quan nhà nước, nằm trong chữ công khai",
                    "Nếu là thư cá nhân, hãy bỏ; nếu là hộp thư công vụ, hãy ghi ở “lien_he” của cơ quan.",
                    task=task,
                )
