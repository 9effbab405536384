"""Slips of the pen in tabs, odd blanks and the dashes of lists. One slip, one rule."""

from __future__ import annotations

import re

from congkhai.sources.problem_texts import quoted, shorten
from congkhai.sources.syntax_diagnostics import Finding, Trouble
from congkhai.sources.yaml_lines import quote_scalar, split_line


def tab(t: Trouble) -> Finding | None:
    tabbed = [
        n
        for n, text in enumerate(t.lines, 1)
        if "\t" in text[: len(text) - len(text.lstrip())] and text.strip()
    ]
    near = [n for n in tabbed if n in (t.line, t.context_line, t.above(t.line))]
    if not near:
        return None
    column = t.text(near[0]).index("\t") + 1
    rest = [str(n) for n in tabbed if n != near[0]]
    more = f" (và dòng {', '.join(rest[:5])}{'…' if len(rest) > 5 else ''})" if rest else ""
    return Finding(near[0], column, "tab", f"dòng thụt lề bằng phím Tab{more}", "Hãy thụt lề bằng dấu cách.")


def odd_blank(t: Trouble) -> Finding | None:
    for number in t.suspects():
        text = t.text(number)
        blanks = text[: len(text) - len(text.lstrip(" \u00a0\u2000\u2001\u2002\u2003\u2009\u202f\u3000"))]
        odd = [i for i, letter in enumerate(blanks) if letter != " "]
        if odd:
            return Finding(
                number,
                odd[0] + 1,
                "dau-cach-la",
                "dòng thụt lề bằng dấu cách không ngắt (thường do chép từ Word)",
                "Hãy xóa phần thụt lề và gõ lại bằng phím cách.",
                {number: " " * len(blanks) + text[len(blanks) :]},
            )
    return None


def dashes(t: Trouble) -> Finding | None:
    line = split_line(t.text(t.line))
    if not t.says("sequence entries") or not line.key or not line.value.startswith("- "):
        return None
    items = [item.strip() for item in line.value[2:].split(" - ")]
    right = line.with_value(
        "["
        + ", ".join(quote_scalar(item) if re.search(r"[,:\[\]{}#\"]", item) else item for item in items)
        + "]"
    )
    return Finding(
        t.line,
        line.value_column,
        "danh-sach-mot-dong",
        "danh sách có gạch đầu dòng phải xuống dòng dưới khóa",
        f"Hãy xuống dòng trước mỗi dấu gạch, hoặc viết: {shorten(right.strip(), 100)}",
        {t.line: right},
    )


_BARE_DASH = re.compile(r"(\s*(?:- +)*-)([^\W\d_].*)")


def bare_dash(t: Trouble) -> Finding | None:
    """``-Văn phòng``: the dash of a list item without its blank, here or in the lines just above."""
    number = t.line if t.text(t.line).lstrip().startswith("-") else t.above(t.line)
    while number > 0 and t.line - number < 30:
        text = t.text(number)
        if match := _BARE_DASH.fullmatch(text):
            right = f"{match[1]} {match[2]}"
            message = f"thiếu dấu cách sau dấu gạch đầu dòng: {quoted(text.strip())}"
            hint = f"Hãy viết: {shorten(right.strip())}"
            return Finding(number, len(match[1]), "thieu-dau-cach", message, hint, {number: right})
        if not text.lstrip().startswith("-"):
            break
        number = t.above(number)
    return None
