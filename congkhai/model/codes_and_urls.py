"""Codes that become parts of addresses and file names, and addresses that editors write."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator

from congkhai.model.value_errors import quote_value, validation_error
from congkhai.vietnamese import fold, slug

_CODE = re.compile(r"[^\W_]+(?:[.\-_][^\W_]+)*")
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{dev}{n}" for dev in ("com", "lpt") for n in range(1, 10))]
)
_PAGE = "index.html"  # the file of every page; beside it stand its compressed copies
LONGEST_CODE = 60


def check_code(value: Any) -> str:
    """A code that becomes part of an address and of a file name: letters, digits, single ``. - _`` inside.

    The one place where names that reach the file system are checked.
    """
    text = value.strip() if isinstance(value, str) else ""
    if not _CODE.fullmatch(text) or not slug(text):
        raise validation_error(
            "ma-sai",
            f"mã {quote_value(value)}"
            " không dùng được; chỉ gồm chữ và số, ngăn bằng một dấu chấm, gạch nối hoặc gạch dưới",
        )
    if len(text) > LONGEST_CODE:
        raise validation_error("ma-sai", f"mã dài {len(text)} ký tự; dài nhất {LONGEST_CODE}")
    if fold(text).startswith(_PAGE):
        raise validation_error("ma-sai", f"mã “{text}” trùng tên tệp của mỗi trang; hãy đặt mã khác")
    if slug(text.split(".")[0]) in _RESERVED:
        raise validation_error("ma-sai", f"mã “{text}” trùng một tên mà Windows giữ riêng; hãy đặt mã khác")
    return text


Code = Annotated[str, BeforeValidator(check_code, json_schema_input_type=str)]

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")


def check_url(value: Any) -> str:
    """An address by allow-list: http(s), mailto, tel, or a relative path; nothing that could run."""
    text = value.strip() if isinstance(value, str) else ""
    if not text or any(ord(c) <= 32 or c in '<>"\\^`{|}' for c in text):
        raise validation_error(
            "dia-chi-sai", f"{quote_value(value)} không phải là địa chỉ; viết https://… và không có dấu cách"
        )
    scheme = _SCHEME.match(text)
    if scheme and scheme[0].lower() not in ("http:", "https:", "mailto:", "tel:"):
        raise validation_error(
            "dia-chi-sai", f"địa chỉ {quote_value(text)} không được phép; chỉ nhận http, https, mailto, tel"
        )
    if text.startswith("//"):
        raise validation_error("dia-chi-sai", f"địa chỉ {quote_value(text)} thiếu https: ở đầu")
    return text


Url = Annotated[str, BeforeValidator(check_url, json_schema_input_type=str)]


def check_web_url(value: Any) -> str:
    """An address outside the site: as ``check_url``, and it names its scheme."""
    text = check_url(value)
    if not _SCHEME.match(text):
        raise validation_error("dia-chi-sai", f"địa chỉ {quote_value(text)} cần bắt đầu bằng https://")
    return text


WebUrl = Annotated[str, BeforeValidator(check_web_url, json_schema_input_type=str)]
