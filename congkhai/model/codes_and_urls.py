"""Types for codes, which become parts of addresses and file names, and for URLs that editors write."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from congkhai.model import value_patterns
from congkhai.model.value_errors import quote_value, validation_error
from congkhai.vietnamese import fold, slug

_CODE = re.compile(r"[^\W_]+(?:[.\-_][^\W_]+)*")
# Names that Windows keeps for devices: no file there may be called so.
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{dev}{n}" for dev in ("com", "lpt") for n in range(1, 10))]
)
_PAGE = "index.html"  # the file of every page; its compressed copies have names that begin so
MAX_CODE_LENGTH = 60  # characters


def check_code(value: Any) -> str:
    """Check a code that becomes part of an address and of a file name; give it without blanks around it.

    It holds letters and digits, with single ``.``, ``-`` or ``_`` between them. Raises a validation error for
    other texts, and for names that clash with a page's file or with a device of Windows. All names that
    editors choose and that reach the file system go through here.
    """
    text = value.strip() if isinstance(value, str) else ""
    if not _CODE.fullmatch(text) or not slug(text):
        raise validation_error(
            "ma-sai",
            f"mã {quote_value(value)}"
            " không dùng được; chỉ gồm chữ và số, ngăn bằng một dấu chấm, gạch nối hoặc gạch dưới",
        )
    if len(text) > MAX_CODE_LENGTH:
        raise validation_error("ma-sai", f"mã dài {len(text)} ký tự; dài nhất {MAX_CODE_LENGTH}")
    if fold(text).startswith(_PAGE):
        raise validation_error("ma-sai", f"mã “{text}” trùng tên tệp của mỗi trang; hãy đặt mã khác")
    if slug(text.split(".")[0]) in _RESERVED:
        raise validation_error("ma-sai", f"mã “{text}” trùng một tên mà Windows giữ riêng; hãy đặt mã khác")
    return text


Code = Annotated[
    str,
    BeforeValidator(check_code),
    WithJsonSchema(
        {
            "type": ["string", "number", "boolean"],
            "pattern": value_patterns.CODE,
            "errorMessage": "Mã chỉ gồm chữ và số, nối bằng “.”, “-” hoặc “_”, không có dấu cách; "
            "ví dụ A.I.3.",
        }
    ),
]

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")


def check_url(value: Any) -> str:
    """Check a URL by an allow-list: http, https, mailto, tel, or a relative path; give it stripped.

    Raises a validation error for everything else: ``javascript:`` could run, ``//host`` leaves the site.
    """
    text = value.strip() if isinstance(value, str) else ""
    if not text or any(ord(letter) <= 32 or letter in '<>"\\^`{|}' for letter in text):
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


Url = Annotated[
    str,
    BeforeValidator(check_url),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": value_patterns.URL,
            "errorMessage": "Địa chỉ bắt đầu bằng https:// hoặc http://, không có dấu cách; "
            "tệp của trang thì ghi đường dẫn.",
        }
    ),
]


def check_web_url(value: Any) -> str:
    """Check a URL outside the site: as ``check_url``, and it must name its scheme."""
    text = check_url(value)
    if not _SCHEME.match(text):
        raise validation_error("dia-chi-sai", f"địa chỉ {quote_value(text)} cần bắt đầu bằng https://")
    return text


WebUrl = Annotated[
    str,
    BeforeValidator(check_web_url),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": value_patterns.WEB_URL,
            "errorMessage": "Địa chỉ bắt đầu bằng https:// hoặc http://, không có dấu cách.",
        }
    ),
]
