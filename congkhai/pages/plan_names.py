"""How pages name plans: by number and years, with dots for what a scan leaves blank."""

from __future__ import annotations

from congkhai.library import PlanEntry
from congkhai.model import Plan, Task
from congkhai.vietnamese import date_in_words


def with_draft_mark(name: str, record: Plan | Task) -> str:
    """Put "(Bản nháp)" before the name of a draft; only a preview shows drafts."""
    return f"(Bản nháp) {name}" if record.draft else name


def printed_number(plan: Plan) -> str:
    """Write a plan's number: ``252/KH-STTTT``; where the scan leaves it blank ``…/KH-SVHTT`` or ``…``."""
    if not plan.number:
        return "…"
    return f"…{plan.number}" if plan.number.startswith("/") else plan.number


def printed_date(plan: Plan) -> str:
    """Write a plan's place and date: ``Khánh Hòa, ngày … tháng 8 năm 2022``; dots for what is blank."""
    place = f"{plan.place}, " if plan.place else ""
    if plan.issued is None:
        return f"{place}ngày … tháng … năm {plan.years.first}"
    year, month, day = plan.issued
    if month is None:
        return f"{place}ngày … tháng … năm {year}"
    words = date_in_words(year, month, day)
    return f"{place}{words}" if day else f"{place}ngày … {words}"


def years_phrase(years: str) -> str:
    """Write the years of a plan: ``năm 2022`` or ``giai đoạn 2021-2025``."""
    return f"giai đoạn {years}" if "-" in years else f"năm {years}"


def plan_name(plan: PlanEntry) -> str:
    """Name a plan where its agency is known: ``Kế hoạch 252/KH-STTTT năm 2022``."""
    number = f"{printed_number(plan.record)} " if plan.record.number else ""
    return with_draft_mark(f"Kế hoạch {number}{years_phrase(str(plan.record.years))}", plan.record)
