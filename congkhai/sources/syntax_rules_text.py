"""Slips of the pen in a value: colons, quotes, brackets, letters that mean something. One slip, one rule."""

from __future__ import annotations

import re

from congkhai.sources.problem_texts import quoted, shorten
from congkhai.sources.syntax_diagnostics import Finding, Trouble
from congkhai.sources.yaml_lines import (
    find_closing_quote,
    leading_blanks,
    quote_scalar,
    split_line,
    strip_comment,
)

_STARTERS = "%@`*&!|>[]{},?-"
_FAR = 20_000  # letters in which a closing quote is looked for
_CLOSERS = {"[": "]", "{": "}"}


def open_quote(t: Trouble) -> Finding | None:
    """A quote that is never closed, or closed by the opening quote of a later value."""
    numbers = [t.context_line] if "quoted scalar" in t.context else range(t.line, max(0, t.line - 30), -1)
    for number in numbers:
        line = split_line(t.text(number))
        if line.value[:1] not in ("'", '"') or find_closing_quote(line.value[:_FAR]) is not None:
            continue
        rest = "\n".join([line.value, *t.lines[number : number + 30]])[:_FAR]
        end = find_closing_quote(rest)
        if end is not None and re.match(r"\s*(?:$|[\n,\]}:#])", rest[end + 1 :]):
            continue
        quote = line.value[0]
        mended = line.with_value(quote_scalar(line.value[1:].rstrip()))
        message = f"thiếu dấu {quote} đóng đoạn chữ {quoted(line.value)}"
        hint = f"Hãy thêm {quote} vào cuối đoạn."
        return Finding(number, line.value_column, "thieu-ngoac-kep", message, hint, {number: mended})
    return None


def after_quote(t: Trouble) -> Finding | None:
    line = split_line(t.text(t.line))
    if line.value[:1] not in ("'", '"') or (end := find_closing_quote(line.value)) is None:
        return None
    rest = line.value[end + 1 :].strip()
    if not rest or rest.startswith(("#", ":")):
        return None
    value = strip_comment(line.value)
    right = line.with_value(quote_scalar(value))
    return Finding(
        t.line,
        line.value_column + end + 1,
        "chu-sau-ngoac-kep",
        f"còn chữ sau dấu {line.value[0]} đóng: {quoted(rest)}",
        f"Hãy đặt cả đoạn trong dấu ngoặc: {shorten(right.strip(), 100)}",
        {t.line: right},
    )


def starter(t: Trouble) -> Finding | None:
    """A text that begins with a letter which means something else in YAML."""
    line = split_line(t.text(t.line))
    first = line.value[:1]
    if not first or first not in _STARTERS or not (line.key or (line.lead.strip() and first != "-")):
        return None
    value = strip_comment(line.value)
    if first in _CLOSERS and value.count(_CLOSERS[first]) != 1 | value.count(first):
        return None  # a list that is not closed
    if first == "-" and line.value[1:2] == " " and " - " in line.value[1:]:
        return None
    right = line.with_value(quote_scalar(value))
    return Finding(
        t.line,
        line.value_column,
        "ky-tu-dau",
        f"đoạn chữ bắt đầu bằng “{first}” phải đặt trong dấu ngoặc kép",
        f"Hãy viết: {shorten(right.strip(), 100)}",
        {t.line: right},
    )


def colon_in_text(t: Trouble) -> Finding | None:
    if not t.says("mapping values"):
        return None
    line = split_line(t.text(t.line))
    if not line.key or not re.search(r":(\s|$)", line.value) or line.value[0] in "\"'[{":
        return None
    value = strip_comment(line.value)
    right = line.with_value(quote_scalar(value))
    curly = " (dấu ngoặc cong của Word không phải là dấu ngoặc của YAML)" if value[:1] in "“‘" else ""
    return Finding(
        t.line,
        t.column,
        "hai-cham-trong-chu",
        f"dấu hai chấm trong đoạn chữ chưa đặt trong dấu ngoặc kép{curly}",
        f"Hãy viết: {shorten(right.strip(), 100)}",
        {t.line: right},
    )


def long_text(t: Trouble) -> Finding | None:
    """A colon in a later line of a text that runs over several lines."""
    line = split_line(t.text(t.line))
    if not t.says("mapping values") or not line.key or t.looks_like_key(line.key) or line.lead.strip():
        return None
    mended = t.text(t.line)[: t.column - 1] + " " + t.text(t.line)[t.column :]
    return Finding(
        t.line,
        t.column,
        "hai-cham-trong-chu",
        f"dấu hai chấm trong đoạn chữ nhiều dòng: {quoted(t.text(t.line).strip())}",
        "Hãy viết dấu “|” ngay sau khóa của đoạn này, rồi xuống dòng viết đoạn chữ.",
        {t.line: mended},
    )


def _unclosed(t: Trouble, number: int, column: int) -> Finding:
    """The bracket at a place is not closed."""
    text = t.text(number)
    opened = text[column - 1]
    what = "danh sách" if opened == "[" else "nhóm khóa"
    return Finding(
        number,
        column,
        "thieu-ngoac-dong",
        f"thiếu dấu “{_CLOSERS[opened]}” đóng {what}",
        f"Hãy thêm “{_CLOSERS[opened]}” vào cuối.",
        {number: text.rstrip(" ,") + _CLOSERS[opened]},
    )


def open_bracket(t: Trouble) -> Finding | None:
    """A bracket after which nothing but the end of the file or a sign of another kind comes."""
    if not t.says("node content") or "flow" not in t.context:
        return None
    for number in range(t.line, max(0, t.line - 30), -1):
        line = split_line(t.text(number))
        opened = line.value[:1]
        if opened in ("[", "{") and line.value.count(opened) > line.value.count(_CLOSERS[opened]):
            return _unclosed(t, number, line.value_column)
    return None


def bracket(t: Trouble) -> Finding | None:
    """A list or group in brackets that is not closed, or holds what it cannot."""
    opened = t.text(t.context_line)[t.context_column - 1 : t.context_column]
    if not t.says("expected ',' or") or opened not in _CLOSERS:
        return None
    text = t.text(t.context_line)
    over = t.line > t.context_line and leading_blanks(t.text(t.line)) <= leading_blanks(text)
    if _CLOSERS[opened] not in text[t.context_column :] and (over or t.line == t.context_line):
        return _unclosed(t, t.context_line, t.context_column)
    return Finding(
        t.line,
        t.column,
        "ngoac-vuong",
        f"sai ở trong cặp dấu “{opened} {_CLOSERS[opened]}” mở từ dòng {t.context_line}",
        "Hãy ngăn các mục bằng dấu phẩy; mục có dấu phẩy, hai chấm hoặc dấu ngoặc thì đặt trong ngoặc kép.",
    )


def escape(t: Trouble) -> Finding | None:
    if not t.says("escape", "hexdecimal", "Unicode character"):
        return None
    line = split_line(t.text(t.line))
    mended = {t.line: re.sub(r'\\(?!")', r"\\\\", t.text(t.line))}
    column = t.column - (t.text(t.line)[t.column - 1 : t.column] != "\\")  # PyYAML's own parser is one off
    return Finding(
        t.line,
        column,
        "gach-cheo-nguoc",
        f"dấu “\\” trong dấu ngoặc kép: {quoted(line.value)}",
        "Hãy viết “\\\\” thay cho “\\”, hoặc đặt đoạn chữ trong dấu ngoặc đơn.",
        mended,
    )
