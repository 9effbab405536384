"""Syntax rules for values: colons, quotes, brackets and characters with a meaning in YAML."""

from __future__ import annotations

import re

from congkhai.problems import quoted, shorten
from congkhai.sources.syntax_diagnostics import Diagnosis, ParserFailure
from congkhai.sources.yaml_lines import (
    find_closing_quote,
    leading_blanks,
    quote_scalar,
    split_line,
    strip_comment,
)

_SPECIAL_LETTERS = "%@`*&!|>[]{},?-"
_MAX_QUOTE_SEARCH = 20_000  # characters in which a closing quote is looked for
_CLOSERS = {"[": "]", "{": "}"}


def unclosed_quote(failure: ParserFailure) -> Diagnosis | None:
    """A quote that is never closed, or only by the opening quote of a later value."""
    numbers = (
        [failure.context_line]
        if "quoted scalar" in failure.context
        else range(failure.line, max(0, failure.line - 30), -1)
    )
    for number in numbers:
        line = split_line(failure.text(number))
        if line.value[:1] not in ("'", '"') or find_closing_quote(line.value[:_MAX_QUOTE_SEARCH]) is not None:
            continue
        rest = "\n".join([line.value, *failure.lines[number : number + 30]])[:_MAX_QUOTE_SEARCH]
        end = find_closing_quote(rest)
        if end is not None and re.match(r"\s*(?:$|[\n,\]}:#])", rest[end + 1 :]):
            continue
        quote = line.value[0]
        repairs = line.with_value(quote_scalar(line.value[1:].rstrip()))
        message = f"thiếu dấu {quote} đóng đoạn chữ {quoted(line.value)}"
        hint = f"Hãy thêm {quote} vào cuối đoạn."
        return Diagnosis(number, line.value_column, "thieu-ngoac-kep", message, hint, {number: repairs})
    return None


def text_after_quote(failure: ParserFailure) -> Diagnosis | None:
    """``"Kế hoạch" số 5``: more text behind the closing quote."""
    line = split_line(failure.text(failure.line))
    if line.value[:1] not in ("'", '"') or (end := find_closing_quote(line.value)) is None:
        return None
    rest = line.value[end + 1 :].strip()
    if not rest or rest.startswith(("#", ":")):
        return None
    value = strip_comment(line.value)
    right = line.with_value(quote_scalar(value))
    return Diagnosis(
        failure.line,
        line.value_column + end + 1,
        "chu-sau-ngoac-kep",
        f"còn chữ sau dấu {line.value[0]} đóng: {quoted(rest)}",
        f"Hãy đặt cả đoạn trong dấu ngoặc: {shorten(right.strip(), 100)}",
        {failure.line: right},
    )


def special_first_letter(failure: ParserFailure) -> Diagnosis | None:
    """A text that begins with a character which has another meaning in YAML."""
    line = split_line(failure.text(failure.line))
    first = line.value[:1]
    if not first or first not in _SPECIAL_LETTERS or not (line.key or (line.lead.strip() and first != "-")):
        return None
    value = strip_comment(line.value)
    if first in _CLOSERS and value.count(_CLOSERS[first]) != 1 | value.count(first):
        return None  # a list that is not closed
    if first == "-" and line.value[1:2] == " " and " - " in line.value[1:]:
        return None
    right = line.with_value(quote_scalar(value))
    return Diagnosis(
        failure.line,
        line.value_column,
        "ky-tu-dau",
        f"đoạn chữ bắt đầu bằng “{first}” phải đặt trong dấu ngoặc kép",
        f"Hãy viết: {shorten(right.strip(), 100)}",
        {failure.line: right},
    )


def colon_in_text(failure: ParserFailure) -> Diagnosis | None:
    """``ten: Kế hoạch: năm 2022``: a colon and a blank in a text without quotes."""
    if not failure.mentions("mapping values"):
        return None
    line = split_line(failure.text(failure.line))
    if not line.key or not re.search(r":(\s|$)", line.value) or line.value[0] in "\"'[{":
        return None
    value = strip_comment(line.value)
    right = line.with_value(quote_scalar(value))
    curly = " (dấu ngoặc cong của Word không phải là dấu ngoặc của YAML)" if value[:1] in "“‘" else ""
    return Diagnosis(
        failure.line,
        failure.column,
        "hai-cham-trong-chu",
        f"dấu hai chấm trong đoạn chữ chưa đặt trong dấu ngoặc kép{curly}",
        f"Hãy viết: {shorten(right.strip(), 100)}",
        {failure.line: right},
    )


def colon_in_long_text(failure: ParserFailure) -> Diagnosis | None:
    """A colon in a later line of a text that runs over several lines."""
    line = split_line(failure.text(failure.line))
    if (
        not failure.mentions("mapping values")
        or not line.key
        or failure.looks_like_key(line.key)
        or line.lead.strip()
    ):
        return None
    repairs = (
        failure.text(failure.line)[: failure.column - 1] + " " + failure.text(failure.line)[failure.column :]
    )
    return Diagnosis(
        failure.line,
        failure.column,
        "hai-cham-trong-chu",
        f"dấu hai chấm trong đoạn chữ nhiều dòng: {quoted(failure.text(failure.line).strip())}",
        "Hãy viết dấu “|” ngay sau khóa của đoạn này, rồi xuống dòng viết đoạn chữ.",
        {failure.line: repairs},
    )


def _unclosed(failure: ParserFailure, number: int, column: int) -> Diagnosis:
    """The diagnosis that the bracket at a line and column is not closed."""
    text = failure.text(number)
    opened = text[column - 1]
    what = "danh sách" if opened == "[" else "nhóm khóa"
    return Diagnosis(
        number,
        column,
        "thieu-ngoac-dong",
        f"thiếu dấu “{_CLOSERS[opened]}” đóng {what}",
        f"Hãy thêm “{_CLOSERS[opened]}” vào cuối.",
        {number: text.rstrip(" ,") + _CLOSERS[opened]},
    )


def unclosed_bracket(failure: ParserFailure) -> Diagnosis | None:
    """A bracket that is still open at the end of the file, or before a sign that cannot stand in it."""
    if not failure.mentions("node content") or "flow" not in failure.context:
        return None
    for number in range(failure.line, max(0, failure.line - 30), -1):
        line = split_line(failure.text(number))
        opened = line.value[:1]
        if opened in ("[", "{") and line.value.count(opened) > line.value.count(_CLOSERS[opened]):
            return _unclosed(failure, number, line.value_column)
    return None


def inside_brackets(failure: ParserFailure) -> Diagnosis | None:
    """A list or mapping in brackets that is not closed, or has something wrong inside."""
    opened = failure.text(failure.context_line)[failure.context_column - 1 : failure.context_column]
    if not failure.mentions("expected ',' or") or opened not in _CLOSERS:
        return None
    text = failure.text(failure.context_line)
    over = failure.line > failure.context_line and leading_blanks(
        failure.text(failure.line)
    ) <= leading_blanks(text)
    if _CLOSERS[opened] not in text[failure.context_column :] and (
        over or failure.line == failure.context_line
    ):
        return _unclosed(failure, failure.context_line, failure.context_column)
    return Diagnosis(
        failure.line,
        failure.column,
        "ngoac-vuong",
        f"sai ở trong cặp dấu “{opened} {_CLOSERS[opened]}” mở từ dòng {failure.context_line}",
        "Hãy ngăn các mục bằng dấu phẩy; mục có dấu phẩy, hai chấm hoặc dấu ngoặc thì đặt trong ngoặc kép.",
    )


def bad_escape(failure: ParserFailure) -> Diagnosis | None:
    """A backslash between double quotes that begins no escape of YAML."""
    if not failure.mentions("escape", "hexdecimal", "Unicode character"):
        return None
    line = split_line(failure.text(failure.line))
    repairs = {failure.line: re.sub(r'\\(?!")', r"\\\\", failure.text(failure.line))}
    column = failure.column - (
        failure.text(failure.line)[failure.column - 1 : failure.column] != "\\"
    )  # PyYAML's own parser is one off
    return Diagnosis(
        failure.line,
        column,
        "gach-cheo-nguoc",
        f"dấu “\\” trong dấu ngoặc kép: {quoted(line.value)}",
        "Hãy viết “\\\\” thay cho “\\”, hoặc đặt đoạn chữ trong dấu ngoặc đơn.",
        repairs,
    )
