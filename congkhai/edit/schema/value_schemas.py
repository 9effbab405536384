"""One kind of value, one schema: what a YAML tool sees where our reader takes every scalar for text.

``2022`` is a number and ``true`` a truth value to such a tool, while the reader takes them for the text it
needs there; both are allowed. ``errorMessage`` is what YAML editors say in place of an English sentence with
a regular expression in it; validators pass over it.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, get_args

from congkhai.edit.schema import value_patterns
from congkhai.model import PartialDate, YearSpan
from congkhai.model.codes_and_urls import Code, Url, WebUrl
from congkhai.model.date_types import FIRST_YEAR, LAST_YEAR, FullDate
from congkhai.model.value_types import ClosingDay, Flag, Number, OneOrMany, Text, WholeNumber

Schema = dict[str, Any]

_DATE_EXAMPLES = ["2026-09-30", "30/9/2026"]


def text() -> Schema:
    """A text; a tool may see a number or a truth value in it."""
    return {
        "type": ["string", "number", "boolean"],
        "pattern": r"\S",
        "errorMessage": "Ở đây ghi một đoạn chữ.",
    }


def _code() -> Schema:
    said = "Mã chỉ gồm chữ và số, nối bằng “.”, “-” hoặc “_”, không có dấu cách; ví dụ A.I.3."
    return {"type": ["string", "number", "boolean"], "pattern": value_patterns.CODE, "errorMessage": said}


def _url() -> Schema:
    said = "Địa chỉ bắt đầu bằng https:// hoặc http://, không có dấu cách; tệp của trang thì ghi đường dẫn."
    return {"type": "string", "pattern": value_patterns.URL, "errorMessage": said}


def _web_url() -> Schema:
    said = "Địa chỉ bắt đầu bằng https:// hoặc http://, không có dấu cách."
    return {"type": "string", "pattern": value_patterns.WEB_URL, "errorMessage": said}


def _full_date() -> Schema:
    said = "Ở đây ghi một ngày có thật, ví dụ 2026-09-30 hoặc 30/9/2026."
    return {
        "type": "string",
        "pattern": value_patterns.FULL_DATE,
        "errorMessage": said,
        "examples": _DATE_EXAMPLES,
    }


def _partial_date() -> Schema:
    """A bare year is an integer, ``9.2026`` a number."""
    return {
        "type": ["string", "number"],
        "pattern": value_patterns.PARTIAL_DATE,
        "errorMessage": "Ở đây ghi ngày, tháng hoặc năm, ví dụ 2026-09-30, 30/9/2026, 2026-09 hoặc 2026.",
        "maximum": LAST_YEAR,
        "minimum": 1,
        "examples": [*_DATE_EXAMPLES, "2026-09", 2026],
    }


def _years() -> Schema:
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


def _number() -> Schema:
    said = "Ở đây ghi một số, phần lẻ sau dấu phẩy, ví dụ 85,5 hoặc 1.250."
    return {
        "type": ["string", "number"],
        "pattern": value_patterns.NUMBER,
        "errorMessage": said,
        "examples": [100, "85,5"],
    }


def _whole() -> Schema:
    said = "Ở đây ghi một số nguyên, không âm."
    return {
        "type": ["string", "integer"],
        "pattern": value_patterns.WHOLE,
        "minimum": 0,
        "errorMessage": said,
    }


def _closing_day() -> Schema:
    said = "Ở đây ghi ngày trong tháng, từ 1 đến 31."
    return {
        "type": ["string", "integer"],
        "pattern": value_patterns.WHOLE,
        "minimum": 1,
        "maximum": 31,
        "errorMessage": said,
    }


def _flag() -> Schema:
    told = {"errorMessage": "Ở đây ghi true (có) hoặc false (không)."}
    words: list[Schema] = [
        {"type": "string", "pattern": value_patterns.word(word)}
        for word in ("co", "dung", "true", "yes", "khong", "sai", "false", "no")
    ]
    kinds: list[Schema] = [{"type": "boolean"}, {"enum": [0, 1, "0", "1"]}, *words]
    return {"anyOf": [kind | told for kind in kinds]}


def _reader(kind: Any) -> Any:
    """The function that reads values of an annotated kind: what tells one kind from another."""
    return get_args(kind)[1].func


READERS: dict[Any, Callable[[], Schema]] = {
    _reader(Text): text,
    _reader(Code): _code,
    _reader(Url): _url,
    _reader(WebUrl): _web_url,
    _reader(FullDate): _full_date,
    _reader(Number): _number,
    _reader(Flag): _flag,
    _reader(WholeNumber): _whole,
    _reader(ClosingDay): _closing_day,
}
CLASSES: dict[Any, Callable[[], Schema]] = {PartialDate: _partial_date, YearSpan: _years}
LISTED = _reader(OneOrMany[Text])


def closed_words(words: type[StrEnum]) -> Schema:
    """A closed set: its codes, which editors propose, and the same words however they are written.

    The codes bear no titles: an editor would show the first one's beside a value that is none of them.
    """
    told = {"errorMessage": f"Ở đây ghi một trong: {', '.join(word.value for word in words)}."}
    codes = [{"const": word.value} | told for word in words]
    pattern = "|".join(f"({value_patterns.word(word.value)})" for word in words)
    return {"anyOf": [*codes, {"type": "string", "pattern": pattern} | told]}
