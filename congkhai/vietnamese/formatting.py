"""Dates and numbers as Vietnamese offices write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal


def short_date(day: date) -> str:
    """The day as ``15/12/2022``."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def date_in_words(year: int, month: int | None = None, day: int | None = None) -> str:
    """The date as ``ngày 26 tháng 01 năm 2022``, ``tháng 8 năm 2022`` or ``năm 2022``.

    Days under 10 and the months 1 and 2 take a leading zero (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4.b).
    """
    words = f"năm {year}"
    if month is None:
        return words
    words = f"tháng {month:02d} {words}" if month < 3 else f"tháng {month} {words}"
    return words if day is None else f"ngày {day:02d} {words}"


def format_number(value: Decimal | int | float) -> str:
    """The value as ``1.234,5``: a dot for thousands, a comma for decimals, no trailing zeros."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    whole, _, fraction = f"{exact:,f}".partition(".")
    fraction = fraction.rstrip("0")
    return whole.replace(",", ".") + (f",{fraction}" if fraction else "")


def format_percent(part: int, whole: int) -> str:
    """The share of ``part`` in ``whole`` as ``12,5%``, to one decimal, half up; ``–`` when ``whole`` is 0."""
    if not whole:
        return "–"
    tenths = (part * 2000 + whole) // (2 * whole)
    return format_number(Decimal(tenths) / 10) + "%"
