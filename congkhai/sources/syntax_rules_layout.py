"""Syntax rules for tabs, odd blanks and the dashes of lists."""

from __future__ import annotations

import re

from congkhai.problems import quoted, shorten
from congkhai.sources.syntax_diagnostics import Diagnosis, ParserFailure
from congkhai.sources.yaml_lines import quote_scalar, split_line


def tab_indent(failure: ParserFailure) -> Diagnosis | None:
    """A line indented with a tab; the other such lines are named with it."""
    tabbed = [
        n
        for n, text in enumerate(failure.lines, 1)
        if "\t" in text[: len(text) - len(text.lstrip())] and text.strip()
    ]
    near = [n for n in tabbed if n in (failure.line, failure.context_line, failure.line_above(failure.line))]
    if not near:
        return None
    column = failure.text(near[0]).index("\t") + 1
    rest = [str(n) for n in tabbed if n != near[0]]
    more = f" (và dòng {', '.join(rest[:5])}{'…' if len(rest) > 5 else ''})" if rest else ""
    return Diagnosis(
        near[0], column, "tab", f"dòng thụt lề bằng phím Tab{more}", "Hãy thụt lề bằng dấu cách."
    )


def odd_indent_letter(failure: ParserFailure) -> Diagnosis | None:
    """A line indented with no-break or other odd blanks, as Word copies them."""
    for number in failure.suspect_lines():
        text = failure.text(number)
        blanks = text[: len(text) - len(text.lstrip(" \u00a0\u2000\u2001\u2002\u2003\u2009\u202f\u3000"))]
        odd = [i for i, letter in enumerate(blanks) if letter != " "]
        if odd:
            return Diagnosis(
                number,
                odd[0] + 1,
                "dau-cach-la",
                "dòng thụt lề bằng dấu cách không ngắt (thường do chép từ Word)",
                "Hãy xóa phần thụt lề và gõ lại bằng phím cách.",
                {number: " " * len(blanks) + text[len(blanks) :]},
            )
    return None


def dashes_on_one_line(failure: ParserFailure) -> Diagnosis | None:
    """``chu_tri: - Văn phòng - Thanh tra``: a list with dashes on the line of its key."""
    line = split_line(failure.text(failure.line))
    if not failure.mentions("sequence entries") or not line.key or not line.value.startswith("- "):
        return None
    items = [item.strip() for item in line.value[2:].split(" - ")]
    right = line.with_value(
        "["
        + ", ".join(quote_scalar(item) if re.search(r"[,:\[\]{}#\"]", item) else item for item in items)
        + "]"
    )
    return Diagnosis(
        failure.line,
        line.value_column,
        "danh-sach-mot-dong",
        "danh sách có gạch đầu dòng phải xuống dòng dưới khóa",
        f"Hãy xuống dòng trước mỗi dấu gạch, hoặc viết: {shorten(right.strip(), 100)}",
        {failure.line: right},
    )


_BARE_DASH = re.compile(r"(\s*(?:- +)*-)([^\W\d_].*)")


def dash_without_blank(failure: ParserFailure) -> Diagnosis | None:
    """``-Văn phòng``: the dash of a list item without its blank, here or in the lines just above."""
    number = (
        failure.line
        if failure.text(failure.line).lstrip().startswith("-")
        else failure.line_above(failure.line)
    )
    while number > 0 and failure.line - number < 30:
        text = failure.text(number)
        if match := _BARE_DASH.fullmatch(text):
            right = f"{match[1]} {match[2]}"
            message = f"thiếu dấu cách sau dấu gạch đầu dòng: {quoted(text.strip())}"
            hint = f"Hãy viết: {shorten(right.strip())}"
            return Diagnosis(number, len(match[1]), "thieu-dau-cach", message, hint, {number: right})
        if not text.lstrip().startswith("-"):
            break
        number = failure.line_above(number)
    return None
