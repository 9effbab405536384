"""Types of single values read from text: numbers, flags, texts, closed words, lists.

Each type carries its JSON Schema for YAML editors, by the hooks of pydantic. To such an editor ``2022`` is a
number and ``true`` a truth value, where our reader takes every scalar for text: the schemas allow both.
``errorMessage`` is what YAML editors say in place of the pattern; validators pass over it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, GetJsonSchemaHandler, PlainSerializer, WithJsonSchema
from pydantic_core import CoreSchema

from congkhai.model import value_patterns
from congkhai.model.value_errors import quote_value, validation_error
from congkhai.vietnamese import nearest, slug

_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?|[+-]?\d+\.\d+")


def _number_hint(text: str) -> str:
    """Say what to write in place of a text that is no number."""
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text):  # English separators
        return f"viết {text.translate(str.maketrans(',.', '.,'))}"
    if re.match(r"\d", text):
        return "chỉ viết số, ví dụ 85,5 hoặc 1.234; đơn vị, tỷ số và lời giải thích ghi ở phần chữ"
    return "viết 85,5 hoặc 1.234"


def _number(value: Any) -> Decimal:
    """Read a number with a decimal comma and dots for thousands, or with a decimal point; "%" is dropped."""
    if isinstance(value, Decimal):
        return value
    text = value.strip().removesuffix("%").strip() if isinstance(value, str) else ""
    if not _NUMBER.fullmatch(text) or len(text) > 30:
        raise validation_error("so-sai", f"{quote_value(value)} không phải là số; {_number_hint(text)}")
    if "," in text or re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+", text):
        text = text.replace(".", "").replace(",", ".")
    return Decimal(text)


Number = Annotated[
    Decimal,
    BeforeValidator(_number),
    PlainSerializer(float, return_type=float, when_used="json"),
    WithJsonSchema(
        {
            "type": ["string", "number"],
            "pattern": value_patterns.NUMBER,
            "errorMessage": "Ở đây ghi một số, phần lẻ sau dấu phẩy, ví dụ 85,5 hoặc 1.250.",
            "examples": [100, "85,5"],
        }
    ),
]


def _flag(value: Any) -> bool:
    """Read yes or no in Vietnamese or English, with or without accents."""
    word = slug(value) if isinstance(value, str) else value
    if word in ("co", "dung", "true", "yes", "1", True):
        return True
    if word in ("khong", "sai", "false", "no", "0", False):
        return False
    raise validation_error(
        "co-khong-sai", f"{quote_value(value)} không hợp lệ; viết true (có) hoặc false (không)"
    )


@dataclass(frozen=True, slots=True)
class LazyJsonSchema:
    """The JSON Schema of an annotated type, made when it is asked for: patterns of words take some time."""

    make: Callable[[], dict[str, Any]]

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return self.make()


def _flag_schema() -> dict[str, Any]:
    words = ("co", "dung", "true", "yes", "khong", "sai", "false", "no")
    ways: list[dict[str, Any]] = [{"type": "boolean"}, {"enum": [0, 1, "0", "1"]}]
    ways += [{"type": "string", "pattern": value_patterns.word(word)} for word in words]
    return {"anyOf": [way | {"errorMessage": "Ở đây ghi true (có) hoặc false (không)."} for way in ways]}


Flag = Annotated[bool, BeforeValidator(_flag), LazyJsonSchema(_flag_schema)]


def _text(value: Any) -> str:
    """Refuse a list or a mapping where a text belongs."""
    if isinstance(value, str):
        return value
    raise validation_error("kieu", f"cần một đoạn chữ, nhưng ở đây là {quote_value(value)}")


Text = Annotated[
    str,
    BeforeValidator(_text),
    WithJsonSchema(
        {
            "type": ["string", "number", "boolean"],
            "pattern": r"\S",
            "errorMessage": "Ở đây ghi một đoạn chữ.",
        }
    ),
]


def _whole_number(value: Any) -> int:
    """Read a whole number of at most nine digits, without separators."""
    if isinstance(value, int):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{1,9}", value.strip()):
        return int(value)
    raise validation_error(
        "so-nguyen-sai", f"{quote_value(value)} không phải là số nguyên; viết chữ số liền nhau, ví dụ 14"
    )


WholeNumber = Annotated[
    int,
    BeforeValidator(_whole_number),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": value_patterns.WHOLE,
            "minimum": 0,
            "errorMessage": "Ở đây ghi một số nguyên, không âm.",
        }
    ),
]


def _closing_day(value: Any) -> int:
    """Read a day of the month, 1 to 31."""
    day = _whole_number(value)
    if not 1 <= day <= 31:
        raise validation_error(
            "ngay-chot-sai", f"ngày chốt {day} không có trong tháng; viết một số từ 1 đến 31"
        )
    return day


ClosingDay = Annotated[
    int,
    BeforeValidator(_closing_day),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": value_patterns.WHOLE,
            "minimum": 1,
            "maximum": 31,
            "errorMessage": "Ở đây ghi ngày trong tháng, từ 1 đến 31.",
        }
    ),
]


def _as_list(value: Any) -> Any:
    """Wrap a single text or mapping into a list, so that editors may leave the list out."""
    return [value] if isinstance(value, str | dict) else value


T = TypeVar("T")
OneOrMany = Annotated[tuple[T, ...], BeforeValidator(_as_list)]

E = TypeVar("E", bound=StrEnum)


def enum_reader(enum: type[E]) -> Callable[[Any], E]:
    """Make a validator for the values of an enum, also as people write them: ``Hoàn thành`` = ``hoan_thanh``.

    It raises a validation error that lists the values and asks for the nearest one.
    """

    def read(value: Any) -> E:
        """Give the member that ``value`` names."""
        if isinstance(value, enum):
            return value
        name = slug(value).replace("-", "_") if isinstance(value, str) else ""
        known = [member.value for member in enum]
        if name in known:
            return enum(name)
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


def enum_schema(enum: type[StrEnum]) -> LazyJsonSchema:
    """The JSON Schema of an enum: its values, which YAML editors propose, and the same words as people write.

    The values bear no titles: an editor would show the first one's beside a value that is none of them.
    """

    def make() -> dict[str, Any]:
        told = {"errorMessage": f"Ở đây ghi một trong: {', '.join(member.value for member in enum)}."}
        values = [{"const": member.value} | told for member in enum]
        pattern = "|".join(f"({value_patterns.word(member.value)})" for member in enum)
        return {"anyOf": [*values, {"type": "string", "pattern": pattern} | told]}

    return LazyJsonSchema(make)
