"""Syntax rules for keys: their colons and their names."""

from __future__ import annotations

import re
from collections.abc import Callable

from congkhai.problems import quoted, shorten
from congkhai.sources.syntax_diagnostics import Diagnosis, ParserFailure
from congkhai.sources.yaml_lines import quote_scalar, split_line, strip_comment

_NO_SPACE = re.compile(
    r"(?P<lead>\s*(?:-\s+)*)(?P<key>[^\W\d][^:：\s]{0,40}?)\s*(?P<colon>[:：])(?P<value>\s*[^\s/].*)"
)
_KEY_WITHOUT_COLON = re.compile(r"(?P<lead>\s*(?:-\s+)*)(?P<key>[^\W\d]\w*)\s*[=;.,]?(?:\s+(?P<value>.*))?")


def find_missing_space(text: str, looks_like_key: Callable[[str], bool]) -> tuple[int, str, str] | None:
    """Recognise a line ``ten:Văn phòng`` or ``ten：Văn phòng``.

    Gives the column (from 1) of the colon, the message, and the corrected line; None for another line.
    """
    match = _NO_SPACE.fullmatch(text.rstrip())
    if not match or not looks_like_key(match["key"]):
        return None
    wide = match["colon"] == "："
    if not wide and match["value"][0].isspace():
        return None
    repairs = f"{match['lead']}{match['key']}: {match['value'].strip()}"
    message = (
        "“：” là dấu hai chấm kiểu Trung Quốc, YAML không hiểu" if wide else "thiếu dấu cách sau dấu hai chấm"
    )
    return match.start("colon") + 1, f"{message}: {quoted(text)}", repairs


def missing_space_after_colon(failure: ParserFailure) -> Diagnosis | None:
    """``ten:Văn phòng``, or the wide colon of Chinese fonts."""
    for number in failure.suspect_lines():
        if found := find_missing_space(failure.text(number), failure.looks_like_key):
            column, message, repairs = found
            hint = f"Hãy viết: {shorten(repairs.strip())}"
            return Diagnosis(number, column, "thieu-dau-cach", message, hint, {number: repairs})
    return None


def missing_colon(failure: ParserFailure) -> Diagnosis | None:
    """A known key and its value without a colon between them, or with another sign in its place."""
    if failure.mentions("could not find expected ':'"):
        number = failure.context_line
    elif failure.mentions("mapping values"):
        number = failure.line_above(failure.line)
    else:
        return None
    text = failure.text(number).rstrip()
    match = _KEY_WITHOUT_COLON.fullmatch(text)
    if not match or match["key"] not in failure.known_keys:
        return None
    right = f"{match['lead']}{match['key']}: {match['value'] or ''}".rstrip()
    message = f"thiếu dấu hai chấm sau khóa “{match['key']}”"
    hint = f"Hãy viết: {shorten(right.strip())}"
    return Diagnosis(number, match.end("key") + 1, "thieu-hai-cham", message, hint, {number: right})


def two_keys_on_line(failure: ParserFailure) -> Diagnosis | None:
    """``- ma: A.1 noi_dung: …``: a second key on the line of the first."""
    line = split_line(failure.text(failure.line))
    second = re.search(r"\s(\w+):(?:\s|$)", line.value)
    if (
        not failure.mentions("mapping values")
        or not line.key
        or not second
        or second[1] not in failure.known_keys
    ):
        return None
    right = line.with_value(quote_scalar(strip_comment(line.value)))
    return Diagnosis(
        failure.line,
        line.value_column + second.start(1),
        "hai-khoa-mot-dong",
        f"hai khóa trên một dòng: “{shorten(line.key)}” và “{second[1]}”",
        f"Hãy xuống dòng trước “{second[1]}:”, thẳng hàng với “{shorten(line.key)}”.",
        {failure.line: right},
    )


def missing_key_name(failure: ParserFailure) -> Diagnosis | None:
    """A colon with no key before it."""
    line = split_line(failure.text(failure.line))
    if line.key or not re.match(r":(\s|$)", line.value):
        return None
    message = f"thiếu tên khóa trước dấu hai chấm: {quoted(line.value)}"
    return Diagnosis(
        failure.line, line.column, "khoa-sai", message, "Hãy viết: khóa: giá trị", {failure.line: ""}
    )


def not_a_key(failure: ParserFailure) -> Diagnosis | None:
    """A line that is neither a key nor a list item."""
    number = failure.context_line if failure.mentions("could not find expected ':'") else failure.line
    line_above = split_line(failure.text(failure.line_above(failure.line)))
    opener = split_line(failure.text(failure.line_above(failure.line_above(failure.line))))
    if (
        failure.mentions("mapping values")
        and not line_above.key
        and line_above.lead == split_line(failure.text(failure.line)).lead
    ):
        number = failure.line_above(failure.line) if opener.key and not opener.value else number
    text = failure.text(number).strip()
    line = split_line(failure.text(number))
    if number == failure.line and (line.key or line.lead.strip() or not text or "flow" in failure.context):
        return None
    if text.startswith("//"):
        message = f"dòng ghi chú phải bắt đầu bằng dấu “#”: {quoted(text)}"
        return Diagnosis(
            number,
            line.indent + 1,
            "dong-la",
            message,
            f"Hãy viết: # {shorten(text[2:].strip())}",
            {number: ""},
        )
    return Diagnosis(
        number,
        line.indent + 1,
        "dong-la",
        f"dòng này không có dạng “khóa: giá trị”: {quoted(text)}",
        "Nếu là phần tiếp của đoạn chữ ở trên, hãy thụt vào sâu hơn khóa và thẳng hàng với đoạn đó.",
        {number: ""},
    )
