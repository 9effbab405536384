"""How pages print dates and measured values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from congkhai.model import PartialDate
from congkhai.vietnamese import format_number


def format_date(day: date | PartialDate) -> str:
    """Write a date as offices do: ``15/12/2022``; ``12/2022`` or ``2022`` where only that is known."""
    return "/".join(reversed(str(day).split("-")))


def with_unit(value: Decimal, unit: str) -> str:
    """Write a number with its unit: ``83%``, ``2 hồ sơ``; the number alone, ``1.234``, where unit is ""."""
    return format_number(value) + (unit if unit == "%" else f" {unit}" if unit else "")
