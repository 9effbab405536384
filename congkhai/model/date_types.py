"""Dates as editors write them: whole or partial days, and the years of a plan.

Validators accept the forms that people type and give one typed value; the JSON form is ISO 8601.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from itertools import pairwise
from typing import Annotated, Any, NamedTuple

from pydantic import (
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, core_schema

from congkhai.model import value_patterns
from congkhai.model.value_errors import quote_value, validation_error
from congkhai.model.value_patterns import FIRST_YEAR, LAST_YEAR

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_LOCAL = re.compile(r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})")
_WORDS = re.compile(
    r"(?:ngày[\s.…_]{0,20})?(?:(\d{1,2})[\s,]{1,3})?tháng\s{0,3}(\d{1,2})[\s,/.-]{0,3}(?:năm\s{0,3})?(\d{4})"
)
_SPAN = re.compile(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?")
MAX_SPAN_YEARS = 31
_EXAMPLES = ["2026-09-30", "30/9/2026"]  # what YAML editors propose


def _rewritten(text: str) -> str | None:
    """Write a date in words as YAML wants it: "ngày … tháng 8 năm 2022" → "2022-08"; None for other texts."""
    found = _WORDS.fullmatch(text.lower())
    if not found:
        return None
    day, month, year = int(found[1] or 0), int(found[2]), int(found[3])
    exists = 1 <= month <= 12 and FIRST_YEAR <= year <= LAST_YEAR and day <= monthrange(year, month)[1]
    return (f"{year}-{month:02d}" + (f"-{day:02d}" if day else "")) if exists else None


def _swap_hint(date: PartialDate, iso: bool) -> str:
    """Ask "; có phải … không?" where day and month were swapped; "" where they were not."""
    year, day, month = date.year, date.month, date.day
    if not month or not day or month > 12 or not 1 <= day <= monthrange(year, month)[1]:
        return ""
    return f"; có phải “{f'{year}-{month:02d}-{day:02d}' if iso else f'{day}/{month}/{year}'}” không?"


class PartialDate(NamedTuple):
    """A date of which only the month or the year may be known, as scans leave blanks.

    ``month`` counts from 1; where it is None, ``day`` is None too.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def first(self) -> date:
        """The first day that the date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that the date can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def exact(self) -> date | None:
        """The day, or None where only the month or the year is known."""
        return self.first if self.day else None

    @classmethod
    def parse(cls, text: Any) -> PartialDate:
        """Read ``2022-01-26``, ``2022-01``, ``2022``, ``26/01/2022`` or ``01/2022``.

        Raises a validation error where the text is no date, or one that does not exist.
        """
        if isinstance(text, cls):
            return text
        if not isinstance(text, str):
            raise validation_error("kieu", "cần một ngày, viết 2022-08-17 hoặc 17/8/2022")
        text = text.strip()
        if iso := _ISO.fullmatch(text):
            year, month, day = iso[1], iso[2], iso[3]
        elif local := _LOCAL.fullmatch(text):
            day, month, year = local[1], local[2], local[3]
        else:
            better = _rewritten(text) or "2022-08-17 hoặc 17/8/2022"
            raise validation_error("ngay-sai", f"{quote_value(text)} không phải là ngày; viết {better}")
        value = cls(int(year), int(month) if month else None, int(day) if day else None)
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise validation_error("ngay-sai", f"năm {value.year} nằm ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}")
        if value.month is not None and not 1 <= value.month <= 12:
            raise validation_error(
                "ngay-sai", f"“{text}”: không có tháng {value.month}{_swap_hint(value, bool(iso))}"
            )
        if value.day is not None and not 1 <= value.day <= monthrange(value.year, value.month or 1)[1]:
            raise validation_error(
                "ngay-sai", f"“{text}”: tháng {value.month}/{value.year} không có ngày {value.day}"
            )
        return value

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse,
            serialization=core_schema.plain_serializer_function_ser_schema(str),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """To a YAML editor a bare year is an integer, and ``9.2026`` a number."""
        return {
            "type": ["string", "number"],
            "pattern": value_patterns.PARTIAL_DATE,
            "errorMessage": "Ở đây ghi ngày, tháng hoặc năm, ví dụ 2026-09-30, 30/9/2026, 2026-09 hoặc 2026.",
            "maximum": LAST_YEAR,
            "minimum": 1,
            "examples": [*_EXAMPLES, "2026-09", 2026],
        }


def _full_date(value: Any) -> date:
    if isinstance(value, date):
        return value
    partial = PartialDate.parse(value)
    if partial.exact is None:
        raise validation_error(
            "ngay-thieu", f"{quote_value(value)} thiếu ngày; cần đủ ngày, tháng, năm, ví dụ {partial.first}"
        )
    return partial.exact


FullDate = Annotated[
    date,
    BeforeValidator(_full_date),
    PlainSerializer(date.isoformat, return_type=str),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": value_patterns.FULL_DATE,
            "errorMessage": "Ở đây ghi một ngày có thật, ví dụ 2026-09-30 hoặc 30/9/2026.",
            "examples": _EXAMPLES,
        }
    ),
]


class YearSpan(NamedTuple):
    """The years that a plan is for, first and last included; they are equal for a plan of one year."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    def __contains__(self, year: object) -> bool:
        return isinstance(year, int) and self.first <= year <= self.last

    @property
    def all(self) -> tuple[int, ...]:
        """Each year of the span, in order."""
        return tuple(range(self.first, self.last + 1))

    @classmethod
    def parse(cls, text: Any) -> YearSpan:
        """Read ``2022``, ``2021-2025`` or a list of successive years.

        Raises a validation error for other texts, years out of range and spans over 31 years.
        """
        if isinstance(text, cls):
            return text
        if isinstance(text, list) and text:
            return cls._of_list([cls.parse(item) for item in text])
        match = _SPAN.fullmatch(text.strip()) if isinstance(text, str) else None
        if not match:
            raise validation_error("nam-sai", "cần một năm, viết 2022, hoặc một giai đoạn, viết 2021-2025")
        span = cls(int(match[1]), int(match[2] or match[1]))
        if not FIRST_YEAR <= span.first <= span.last <= LAST_YEAR or span.last - span.first >= MAX_SPAN_YEARS:
            raise validation_error("nam-sai", f"{quote_value(text)} không phải là năm hay giai đoạn hợp lý")
        return span

    @classmethod
    def _of_list(cls, spans: list[YearSpan]) -> YearSpan:
        """Join spans that follow each other without a gap."""
        for span, following in pairwise(spans):
            if following.first != span.last + 1:
                said = f"các năm phải liền nhau: sau {span.last} là {span.last + 1}"
                raise validation_error("nam-sai", said)
        return cls.parse(f"{spans[0].first}-{spans[-1].last}")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse,
            serialization=core_schema.plain_serializer_function_ser_schema(str),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {
            "type": ["string", "integer", "array"],
            "pattern": value_patterns.YEARS,
            "errorMessage": "Ở đây ghi năm, ví dụ 2026 hoặc 2021-2025.",
            "minimum": FIRST_YEAR,
            "maximum": LAST_YEAR,
            "items": {"type": ["string", "integer"], "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
            "minItems": 1,
            "examples": [2026, "2021-2025"],
        }
