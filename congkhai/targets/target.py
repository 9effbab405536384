"""What a target means to the program; the printed words always stay beside it (DESIGN §4)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Comparator(StrEnum):
    """How a measured figure is held against the target; the values are what the exports print."""

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

    ``value`` and ``upper`` are in ``unit`` ("%", "hồ sơ"); ``upper`` is the far end of BETWEEN. The value of
    CHANGE is how much, ``direction`` which way; of a portion ("1/3") it is None and ``unit`` has its words.
    RANK has a value for places ("xếp thứ 5") and a unit for classes ("loại tốt"). ``per``: for each of what
    ("tháng", "đơn vị"). ``subject``: of what, as printed. NONE: the words set no figure.
    """

    printed: str
    comparator: Comparator
    value: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    subject: str = ""
    per: str = ""
    direction: Direction = Direction.NONE
