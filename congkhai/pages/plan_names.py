"""Words that many pages say the same way: names of plans, short forms of long texts."""

from __future__ import annotations

import re

from congkhai.library import PlanEntry
from congkhai.model import Plan, Task
from congkhai.vietnamese import date_in_words

_BULLET = re.compile(r"^\s*(?:[-+*•]|\d+[.)])\s+")


def with_draft_mark(name: str, record: Plan | Task) -> str:
    """The name of a plan or task; that of a draft, which only a preview shows, says so."""
    return f"(Bản nháp) {name}" if record.draft else name


def to_one_line(text: str) -> str:
    """A text on one line, without the marks of its lists."""
    return " ".join(_BULLET.sub("", line).strip() for line in text.split("\n")).strip()


def shorten(text: str, longest: int) -> str:
    """``text`` on one line, cut between words so that with its "…" it has at most ``longest`` letters."""
    line = to_one_line(text)
    if len(line) <= longest:
        return line
    words, blank, _ = line[:longest].rpartition(" ")
    return (words.rstrip(" ,;:.-–(“") if blank else line[: longest - 1]) + "…"


def shorten_to_clause(text: str, longest: int) -> str:
    """As ``shorten``, but cut where a clause ends, when one ends in the second half."""
    line = shorten(text, longest)
    if line == to_one_line(text):
        return line
    end = max(line.rfind(sign) for sign in (", ", "; ", ". ", " ("))
    return line[:end].rstrip(" ,;:.-–(“") + "…" if end >= longest // 2 else line


def split_first_line(text: str) -> tuple[str, str]:
    """A text as its first line, without a list mark, and what follows it (Markdown)."""
    first, _, rest = text.strip().partition("\n")
    return _BULLET.sub("", first).strip(), rest.strip("\n")


def printed_number(plan: Plan) -> str:
    """``252/KH-STTTT``; what the scan leaves blank is dotted as offices write it: ``…/KH-SVHTT``."""
    if not plan.number:
        return "…"
    return f"…{plan.number}" if plan.number.startswith("/") else plan.number


def printed_date(plan: Plan) -> str:
    """``Khánh Hòa, ngày … tháng 8 năm 2022``: what the scan leaves blank is dotted."""
    place = f"{plan.place}, " if plan.place else ""
    if plan.issued is None:
        return f"{place}ngày … tháng … năm {plan.years.first}"
    year, month, day = plan.issued
    if month is None:
        return f"{place}ngày … tháng … năm {year}"
    words = date_in_words(year, month, day)
    return f"{place}{words}" if day else f"{place}ngày … {words}"


def plan_name(plan: PlanEntry) -> str:
    """``Kế hoạch 252/KH-STTTT năm 2022``: how a plan is called where its agency is known."""
    years = plan.record.years
    number = f"{printed_number(plan.record)} " if plan.record.number else ""
    span = "năm" if years.first == years.last else "giai đoạn"
    return with_draft_mark(f"Kế hoạch {number}{span} {years}", plan.record)
