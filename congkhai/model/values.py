"""Typed values read from text: dates (also partial), years, numbers, lists, closed words, ids."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import BeforeValidator, GetCoreSchemaHandler, PlainSerializer
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from congkhai.problems import quoted
from congkhai.vietnamese import nearest, slug

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_LOCAL = re.compile(r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})")
_WORDS = re.compile(
    r"(?:ngày[\s.…_]{0,20})?(?:(\d{1,2})[\s,]{1,3})?tháng\s{0,3}(\d{1,2})[\s,/.-]{0,3}(?:năm\s{0,3})?(\d{4})"
)
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?|[+-]?\d+\.\d+")
FIRST_YEAR, LAST_YEAR = 1945, 2100  # a year outside is a slip of the pen


def validation_error(code: str, message: str, **context: Any) -> PydanticCustomError:
    """A validation error whose message is already the Vietnamese sentence for the editor."""
    return PydanticCustomError(code, "{message}", {"message": message, **context})


def quote_value(value: Any) -> str:
    """A value as a message repeats it: at most 60 letters of it on one line, or what kind of thing it is."""
    if isinstance(value, list | tuple):
        return "một danh sách"
    if isinstance(value, dict):
        return "một nhóm khóa"
    return quoted(str(value))


def _in_words(text: str) -> str | None:
    """How a date in words is written here ("ngày … tháng 8 năm 2022" is 2022-08); None when it is none."""
    found = _WORDS.fullmatch(text.lower())
    if not found:
        return None
    day, month, year = int(found[1] or 0), int(found[2]), int(found[3])
    real = 1 <= month <= 12 and FIRST_YEAR <= year <= LAST_YEAR and day <= monthrange(year, month)[1]
    return (f"{year}-{month:02d}" + (f"-{day:02d}" if day else "")) if real else None


def _turned(date: PartialDate, iso: bool) -> str:
    """The question whether day and month of a date stand in each other's place; "" where they cannot."""
    year, day, month = date.year, date.month, date.day
    if not month or not day or month > 12 or not 1 <= day <= monthrange(year, month)[1]:
        return ""
    return f"; có phải “{f'{year}-{month:02d}-{day:02d}' if iso else f'{day}/{month}/{year}'}” không?"


class PartialDate(NamedTuple):
    """A date of which the scan may show only the month or the year."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def first(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def exact(self) -> date | None:
        """The day, where it is known."""
        return self.first if self.day else None

    @classmethod
    def parse(cls, text: Any) -> PartialDate:
        """Read ``2022-01-26``, ``2022-01``, ``2022``, ``26/01/2022`` or ``01/2022``."""
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
            better = _in_words(text) or "2022-08-17 hoặc 17/8/2022"
            raise validation_error("ngay-sai", f"{quote_value(text)} không phải là ngày; viết {better}")
        value = cls(int(year), int(month) if month else None, int(day) if day else None)
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise validation_error("ngay-sai", f"năm {value.year} nằm ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}")
        if value.month is not None and not 1 <= value.month <= 12:
            raise validation_error(
                "ngay-sai", f"“{text}”: không có tháng {value.month}{_turned(value, bool(iso))}"
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
            json_schema_input_schema=core_schema.str_schema(pattern=r"^[0-9]{1,4}([-/.][0-9]{1,4}){0,2}$"),
        )


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
    BeforeValidator(_full_date, json_schema_input_type=str),
    PlainSerializer(date.isoformat, return_type=str),
]


class YearSpan(NamedTuple):
    """The year or years a plan is for; ``first == last`` for a yearly plan."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    def __contains__(self, year: object) -> bool:
        return isinstance(year, int) and self.first <= year <= self.last

    @property
    def all(self) -> tuple[int, ...]:
        return tuple(range(self.first, self.last + 1))

    @classmethod
    def parse(cls, text: Any) -> YearSpan:
        """Read ``2022``, ``2021-2025`` or a list of years one after the other."""
        if isinstance(text, cls):
            return text
        if isinstance(text, list) and text:
            return cls._of_list([cls.parse(item) for item in text])
        match = (
            re.fullmatch(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?", text.strip()) if isinstance(text, str) else None
        )
        if not match:
            raise validation_error("nam-sai", "cần một năm, viết 2022, hoặc một giai đoạn, viết 2021-2025")
        span = cls(int(match[1]), int(match[2] or match[1]))
        if not FIRST_YEAR <= span.first <= span.last <= LAST_YEAR or span.last - span.first > 30:
            raise validation_error("nam-sai", f"{quote_value(text)} không phải là năm hay giai đoạn hợp lý")
        return span

    @classmethod
    def _of_list(cls, spans: list[YearSpan]) -> YearSpan:
        for one, other in pairwise(spans):
            if other.first != one.last + 1:
                raise validation_error("nam-sai", f"các năm phải liền nhau: sau {one.last} là {one.last + 1}")
        return cls.parse(f"{spans[0].first}-{spans[-1].last}")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse,
            serialization=core_schema.plain_serializer_function_ser_schema(str),
            json_schema_input_schema=core_schema.union_schema(
                [
                    core_schema.int_schema(ge=FIRST_YEAR, le=LAST_YEAR),
                    core_schema.list_schema(
                        core_schema.int_schema(ge=FIRST_YEAR, le=LAST_YEAR), min_length=1, max_length=31
                    ),
                    core_schema.str_schema(pattern=r"^[0-9]{4}( *[-–] *[0-9]{4})?$"),
                ]
            ),
        )


def _better_number(text: str) -> str:
    """What to write in place of a text that is no number."""
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text):  # as in English
        return f"viết {text.translate(str.maketrans(',.', '.,'))}"
    if re.match(r"\d", text):
        return "chỉ viết số, ví dụ 85,5 hoặc 1.234; đơn vị, tỷ số và lời giải thích ghi ở phần chữ"
    return "viết 85,5 hoặc 1.234"


def _number(value: Any) -> Decimal:
    if isinstance(value, Decimal):
        return value
    text = value.strip().removesuffix("%").strip() if isinstance(value, str) else ""
    if not _NUMBER.fullmatch(text) or len(text) > 30:
        raise validation_error("so-sai", f"{quote_value(value)} không phải là số; {_better_number(text)}")
    if "," in text or re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+", text):
        text = text.replace(".", "").replace(",", ".")
    return Decimal(text)


Number = Annotated[
    Decimal,
    BeforeValidator(_number, json_schema_input_type=str | float),
    PlainSerializer(float, return_type=float, when_used="json"),
]


def _flag(value: Any) -> bool:
    word = slug(value) if isinstance(value, str) else value
    if word in ("co", "dung", "true", "yes", "1", True):
        return True
    if word in ("khong", "sai", "false", "no", "0", False):
        return False
    raise validation_error(
        "co-khong-sai", f"{quote_value(value)} không hợp lệ; viết true (có) hoặc false (không)"
    )


Flag = Annotated[bool, BeforeValidator(_flag, json_schema_input_type=bool | str)]


def _text(value: Any) -> Any:
    if isinstance(value, str):
        return value
    raise validation_error("kieu", f"cần một đoạn chữ, nhưng ở đây là {quote_value(value)}")


Text = Annotated[str, BeforeValidator(_text)]


def _whole(value: Any) -> int:
    if isinstance(value, int):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{1,9}", value.strip()):
        return int(value)
    raise validation_error(
        "so-nguyen-sai", f"{quote_value(value)} không phải là số nguyên; viết chữ số liền nhau, ví dụ 14"
    )


WholeNumber = Annotated[int, BeforeValidator(_whole, json_schema_input_type=int)]


def _closing_day(value: Any) -> int:
    day = _whole(value)
    if not 1 <= day <= 31:
        raise validation_error(
            "ngay-chot-sai", f"ngày chốt {day} không có trong tháng; viết một số từ 1 đến 31"
        )
    return day


ClosingDay = Annotated[int, BeforeValidator(_closing_day, json_schema_input_type=int)]


def _listed(value: Any) -> Any:
    """One value stands for a list of one, as people write it."""
    return [value] if isinstance(value, str | dict) else value


T = TypeVar("T")
OneOrMany = Annotated[tuple[T, ...], BeforeValidator(_listed, json_schema_input_type=list[T] | T)]

E = TypeVar("E", bound=StrEnum)


def enum_reader(words: type[E]) -> Callable[[Any], E]:
    """A reader of a closed set of words, written as people write them (``Hoàn thành`` = ``hoan_thanh``)."""

    def read(value: Any) -> E:
        if isinstance(value, words):
            return value
        name = slug(value).replace("-", "_") if isinstance(value, str) else ""
        known = [word.value for word in words]
        if name in known:
            return words(name)
        if isinstance(value, list | dict):
            raise validation_error(
                "gia-tri-la",
                f"chỉ ghi một giá trị, nhưng ở đây là {quote_value(value)}; chọn một: {', '.join(known)}",
            )
        close = nearest(str(value), known)
        ask = f"có phải “{close}” không? Chỉ nhận" if close else "chỉ nhận"
        raise validation_error(
            "gia-tri-la", f"không có giá trị {quote_value(value)}; {ask}: {', '.join(known)}"
        )

    return read
