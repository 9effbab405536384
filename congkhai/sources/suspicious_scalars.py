"""Recognises values that are valid YAML but hardly what the editor meant."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from congkhai.problems import quoted, shorten
from congkhai.sources.location_map import pack_position
from congkhai.sources.yaml_lines import leading_blanks, quote_scalar, split_line

_BULLETS = tuple("•–—▪●○■◦‣➢✓·+")

SuspiciousScalar: TypeAlias = "tuple[int, str, str, str]"
"""Packed position (see ``location_map``), code, message, hint."""


def find_suspicious(event: Any, value: str, lines: list[str]) -> SuspiciousScalar | None:
    """What is suspicious about a scalar, or None.

    ``event``: the event of PyYAML; ``value``: its composed value; ``lines``: those of the file.
    """
    if event.implicit[0]:
        if value[:1] in _BULLETS:
            return _bullets(event, value[:1], lines)
        return _dashes(event, value, lines) if value[:1] == "-" or " - " in value else None
    if event.style in ("|", ">"):
        return None if value else _empty_block(event, lines)
    return _runaway_quote(event, lines) if " " in value or "\n" in value else None


def _bullets(event: Any, bullet: str, lines: list[str]) -> SuspiciousScalar | None:
    """A list with the bullets of Word: YAML joins its lines into one text."""
    mark = event.start_mark
    below = lines[mark.line + 1 : event.end_mark.line + 1]
    if not any(line.lstrip().startswith(bullet) for line in below):
        return None
    message = f"danh sách viết bằng dấu “{bullet}” bị nối thành một đoạn chữ"
    hint = f"Hãy thay “{bullet}” ở đầu mỗi dòng bằng “- ”; đoạn chữ nhiều dòng thì viết sau “|”."
    return pack_position(mark.line + 1, mark.column + 1), "dau-dau-dong", message, hint


def _dashes(event: Any, value: str, lines: list[str]) -> SuspiciousScalar | None:
    """List items that are read as text: ``-Văn phòng``, or a list that begins on the line of its key."""
    mark = event.start_mark
    if value[0] == "-" and value[1:2].isalpha():
        message = f"thiếu dấu cách sau dấu gạch đầu dòng: {quoted(value)}"
        hint = f"Hãy viết: - {shorten(value[1:])}"
        return pack_position(mark.line + 1, mark.column + 1), "thieu-dau-cach", message, hint
    for number in range(mark.line + 1, min(event.end_mark.line + 1, len(lines))):
        line = lines[number]
        if line.lstrip().startswith("- "):
            place = pack_position(number + 1, leading_blanks(line) + 1)
            message = f"dòng {quoted(line.strip())} bị nối vào đoạn chữ ở dòng {mark.line + 1}"
            hint = "Danh sách phải bắt đầu ở dòng riêng dưới khóa; đoạn chữ nhiều dòng phải viết sau “|”."
            return place, "danh-sach-dinh-lien", message, hint
    return None


def _empty_block(event: Any, lines: list[str]) -> SuspiciousScalar | None:
    """``>8`` alone: YAML takes it for the head of an empty block text."""
    mark = event.start_mark
    line = lines[mark.line] if mark.line < len(lines) else ""
    head = line[mark.column :].strip()
    if not re.match(r"[|>][-+]?[1-9]", head):
        return None
    message = f"đoạn chữ bắt đầu bằng “{head[0]}” phải đặt trong dấu ngoặc kép"
    hint = f"Hãy viết: {line[: mark.column].strip()} {quote_scalar(head)}"
    return pack_position(mark.line + 1, mark.column + 1), "ky-tu-dau", message, hint


def _runaway_quote(event: Any, lines: list[str]) -> SuspiciousScalar | None:
    """A quoted text that runs on into a line which is not indented: most likely its closing quote is missing.

    YAML 1.2 forbids it, libyaml accepts it, and the keys in between would be lost.
    """
    mark, last = event.start_mark, event.end_mark.line
    if last == mark.line or last >= len(lines):
        return None
    head = lines[mark.line][: mark.column]
    before = split_line(head)
    # its lines must be deeper than the key or dash before it, or as deep as itself where it begins its line
    margin = len(before.lead) if before.key else leading_blanks(head) - (not head.strip())
    for number in range(mark.line + 1, last + 1):
        line = lines[number]
        if line.strip() and leading_blanks(line) <= margin:
            message = f"đoạn chữ trong dấu {event.style} kéo sang dòng {number + 1} {quoted(line.strip())}"
            hint = f"Hãy thêm dấu {event.style} đóng, hoặc thụt các dòng sau vào sâu hơn khóa."
            return pack_position(mark.line + 1, mark.column + 1), "thieu-ngoac-kep", message, hint
    return None
