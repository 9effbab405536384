"""Slips of the pen at a key: its colon, its name. One slip, one rule."""

from __future__ import annotations

import re
from collections.abc import Callable

from congkhai.sources.problem_texts import quoted, shorten
from congkhai.sources.syntax_diagnostics import Finding, Trouble
from congkhai.sources.yaml_lines import quote_scalar, split_line, strip_comment

_NO_SPACE = re.compile(
    r"(?P<lead>\s*(?:-\s+)*)(?P<key>[^\W\d][^:：\s]{0,40}?)\s*(?P<colon>[:：])(?P<value>\s*[^\s/].*)"
)
_WORD = re.compile(r"(?P<lead>\s*(?:-\s+)*)(?P<key>[^\W\d]\w*)\s*[=;.,]?(?:\s+(?P<value>.*))?")


def no_space(text: str, looks_like_key: Callable[[str], bool]) -> tuple[int, str, str] | None:
    """A line ``ten:Văn phòng`` or ``ten：Văn phòng``: column of the colon, message, the right line."""
    match = _NO_SPACE.fullmatch(text.rstrip())
    if not match or not looks_like_key(match["key"]):
        return None
    wide = match["colon"] == "："
    if not wide and match["value"][0].isspace():
        return None
    mended = f"{match['lead']}{match['key']}: {match['value'].strip()}"
    message = (
        "“：” là dấu hai chấm kiểu Trung Quốc, YAML không hiểu" if wide else "thiếu dấu cách sau dấu hai chấm"
    )
    return match.start("colon") + 1, f"{message}: {quoted(text)}", mended


def missing_space(t: Trouble) -> Finding | None:
    for number in t.suspects():
        if found := no_space(t.text(number), t.looks_like_key):
            column, message, mended = found
            hint = f"Hãy viết: {shorten(mended.strip())}"
            return Finding(number, column, "thieu-dau-cach", message, hint, {number: mended})
    return None


def no_colon(t: Trouble) -> Finding | None:
    """A known key, then its value, without the colon between them (or another sign in its place)."""
    if t.says("could not find expected ':'"):
        number = t.context_line
    elif t.says("mapping values"):
        number = t.above(t.line)
    else:
        return None
    text = t.text(number).rstrip()
    match = _WORD.fullmatch(text)
    if not match or match["key"] not in t.known:
        return None
    right = f"{match['lead']}{match['key']}: {match['value'] or ''}".rstrip()
    message = f"thiếu dấu hai chấm sau khóa “{match['key']}”"
    hint = f"Hãy viết: {shorten(right.strip())}"
    return Finding(number, match.end("key") + 1, "thieu-hai-cham", message, hint, {number: right})


def two_keys(t: Trouble) -> Finding | None:
    """``- ma: A.1 noi_dung: …``: a second key on the line of the first."""
    line = split_line(t.text(t.line))
    second = re.search(r"\s(\w+):(?:\s|$)", line.value)
    if not t.says("mapping values") or not line.key or not second or second[1] not in t.known:
        return None
    right = line.with_value(quote_scalar(strip_comment(line.value)))
    return Finding(
        t.line,
        line.value_column + second.start(1),
        "hai-khoa-mot-dong",
        f"hai khóa trên một dòng: “{shorten(line.key)}” và “{second[1]}”",
        f"Hãy xuống dòng trước “{second[1]}:”, thẳng hàng với “{shorten(line.key)}”.",
        {t.line: right},
    )


def nameless(t: Trouble) -> Finding | None:
    """A colon with nothing before it."""
    line = split_line(t.text(t.line))
    if line.key or not re.match(r":(\s|$)", line.value):
        return None
    message = f"thiếu tên khóa trước dấu hai chấm: {quoted(line.value)}"
    return Finding(t.line, line.column, "khoa-sai", message, "Hãy viết: khóa: giá trị", {t.line: ""})


def not_a_key(t: Trouble) -> Finding | None:
    """A line that is neither key nor list item."""
    number = t.context_line if t.says("could not find expected ':'") else t.line
    above = split_line(t.text(t.above(t.line)))
    opener = split_line(t.text(t.above(t.above(t.line))))
    if t.says("mapping values") and not above.key and above.lead == split_line(t.text(t.line)).lead:
        number = t.above(t.line) if opener.key and not opener.value else number
    text = t.text(number).strip()
    line = split_line(t.text(number))
    if number == t.line and (line.key or line.lead.strip() or not text or "flow" in t.context):
        return None
    if text.startswith("//"):
        message = f"dòng ghi chú phải bắt đầu bằng dấu “#”: {quoted(text)}"
        return Finding(
            number,
            line.indent + 1,
            "dong-la",
            message,
            f"Hãy viết: # {shorten(text[2:].strip())}",
            {number: ""},
        )
    return Finding(
        number,
        line.indent + 1,
        "dong-la",
        f"dòng này không có dạng “khóa: giá trị”: {quoted(text)}",
        "Nếu là phần tiếp của đoạn chữ ở trên, hãy thụt vào sâu hơn khóa và thẳng hàng với đoạn đó.",
        {number: ""},
    )
