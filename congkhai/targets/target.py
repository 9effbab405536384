"""What a target means to the program; the printed words always stay beside it.

The rules: ``docs/architecture.md``, "Targets".
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Comparator(StrEnum):
    """How a measured figure is compared with the target; the values are what the exports print."""

    AT_LEAST = ">="
    MORE = ">"
    AT_MOST = "<="
    LESS = "<"
    EQUAL = "="
    BETWEEN = "trong_khoang"
    CHANGE = "thay_doi"
    RANK = "xep_loai"
    NONE = "dinh_tinh"


class Direction(StrEnum):
    """Which way a CHANGE goes; the values are what the exports print."""

    UP = "tang"
    DOWN = "giam"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Target:
    """A target as read.

    ``printed``: its clause. ``value``: in ``unit`` ("%", "hồ sơ"). ``upper``: the far end of BETWEEN, or of a
    range of CHANGE. A CHANGE has how much in ``value`` and which way in ``direction``; of a fraction ("1/3")
    the value is None and ``unit`` has its words. A RANK has a value for places ("xếp thứ 5") and a unit for
    classes ("loại tốt"). ``subject``: what it speaks of, as printed. ``per``: for each of what ("tháng",
    "đơn vị"). NONE: the words set no figure.
    """

    printed: str
    comparator: Comparator
    value: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    subject: str = ""
    per: str = ""
    direction: Direction = Direction.NONE
