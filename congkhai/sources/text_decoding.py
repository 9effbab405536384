"""Decodes the bytes of a source file: UTF-8 only. For other bytes it says what they seem to be."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from congkhai.problems import Problem, Severity, SourceLocation, make_problem, quoted
from congkhai.sources.encoding_guess import guess_encoding, has_foreign_letters, legacy_encoding_of

UNUSABLE_LETTERS = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters
    "\u2028-\u202e\u2066-\u2069\U000e0000-\U000e007f"  # line marks, directions, tags: they hide what is said
    "\u115f\u1160\u3164\uffa0"  # fillers: letters that show nothing
    # private use: every font shows something else; U+F000 to U+F0FF are Word's symbols. The first one stands
    # for the site's root while pages are made (congkhai/markdown.py)
    "\ue000-\uefff\uf100-\uf8ff\U000f0000-\U0010ffff"
    "\ufffe\uffff"
)
"""A character class, without its brackets, of letters that no text may hold."""
_CONTROL = re.compile(f"[{UNUSABLE_LETTERS}\ufeff]")
_WORD_BREAK = "\x0b"  # Word puts it on the clipboard for a manual line break
_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_OTHER_FORMATS = (
    (b"PK\x03\x04", "đây là tệp nén hoặc tệp Word, Excel (.docx, .xlsx), không phải tệp chữ"),
    (b"\xd0\xcf\x11\xe0", "đây là tệp Word hoặc Excel (.doc, .xls), không phải tệp chữ"),
    (b"%PDF", "đây là tệp PDF, không phải tệp chữ"),
)
_SAVE_AS_UTF8 = "Hãy lưu lại tệp bằng Unicode, bảng mã UTF-8."
MAX_CONTROL_LETTERS = 5  # different control characters that are named in one file


class DecodedText(NamedTuple):
    """Text with ``\\n`` line ends, or None where the bytes cannot be read, and what is wrong with them."""

    text: str | None
    problems: tuple[Problem, ...] = ()


def code_point(letter: str) -> str:
    """The number of a character that cannot be shown: ``U+200B``."""
    return f"U+{ord(letter):04X}"


def _wide_encoding(data: bytes) -> str:
    """The name of an encoding with two or four bytes a character, or ``""`` where it is none."""
    for mark, name in _WIDE_MARKS:
        if data.startswith(mark):
            return name
    head = data[:512]
    if len(head) >= 4 and head.count(0) > len(head) // 3:
        return "UTF-32" if head.count(0) > len(head) * 0.6 else "UTF-16"
    return ""


def _line_and_column(data: bytes, index: int) -> tuple[int, int]:
    """Line and column, from 1, of the byte at ``index``; the bytes before it must be UTF-8."""
    before = data[:index].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8 with some damage: other encodings hardly ever form valid letters of UTF-8."""
    text = data.decode("utf-8", "replace")
    return sum(c > "\x7f" and c != "\ufffd" for c in text) > 2 * text.count("\ufffd")


def _control_letter_problems(text: str, file: str) -> Iterator[Problem]:
    """One problem for each different control character, at its first place, with how often it occurs."""
    shown: set[str] = set()
    for match in _CONTROL.finditer(text):
        letter = match[0]
        if letter in shown:
            continue
        shown.add(letter)
        if len(shown) > MAX_CONTROL_LETTERS:
            return
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        name = "ký tự ngắt dòng của Word" if letter == _WORD_BREAK else "ký tự điều khiển không nhìn thấy"
        more = text.count(letter) - 1
        message = f"{name} ({code_point(letter)})" + (f", còn {more} chỗ nữa trong tệp" if more else "")
        yield make_problem(
            SourceLocation(file, line, column), "ky-tu-dieu-khien", message, "Hãy xóa ký tự này rồi gõ lại."
        )


def _lost_letter_problems(text: str, file: str) -> Iterator[Problem]:
    """A warning for U+FFFD, which stands where an earlier conversion lost a letter."""
    index = text.find("\ufffd")
    if index >= 0:
        location = SourceLocation(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))
        count = text.count("\ufffd")
        message = f"có {count} chữ đã hỏng khi chuyển bảng mã (hiện thành dấu hỏi)"
        yield make_problem(
            location, "chu-hong", message, "Hãy gõ lại theo bản gốc.", severity=Severity.WARNING
        )


def _legacy_text_problem(text: str, file: str) -> Iterator[Problem]:
    """A warning for the first line that was typed for an old font or decoded twice."""
    for number, line in enumerate(text.split("\n") if has_foreign_letters(text) else (), 1):
        if what := legacy_encoding_of(line):
            message = f"chữ ở dòng này có vẻ {what}: {quoted(line.strip())}"
            hint = "Hãy chuyển mã sang Unicode rồi chép lại."
            column = len(line) - len(line.lstrip()) + 1
            yield make_problem(
                SourceLocation(file, number, column), "chu-hong", message, hint, severity=Severity.WARNING
            )
            return


def decode_text(data: bytes, file: str) -> DecodedText:
    """Decode the bytes of ``file`` as UTF-8. A BOM is dropped; CRLF and CR become ``\\n``.

    Control characters become blanks in the text, so that columns stay true and reading can go on.
    """
    for head, message in _OTHER_FORMATS:
        if data.startswith(head):
            hint = "Hãy chép nội dung vào một tệp YAML."
            return DecodedText(None, (make_problem(SourceLocation(file), "khong-phai-chu", message, hint),))
    if wide := _wide_encoding(data):
        message = f"tệp dùng bảng mã {wide}, không phải UTF-8"
        return DecodedText(
            None, (make_problem(SourceLocation(file, 1, 1), "bang-ma", message, _SAVE_AS_UTF8),)
        )
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _line_and_column(data, error.start)
        name = "" if 0 in data else guess_encoding(data)
        message = "tệp không phải UTF-8" + (f"; có vẻ là {name}" if name else "")
        hint = _SAVE_AS_UTF8
        if _is_damaged_utf8(data):
            message = f"chữ UTF-8 bị hỏng ở đây (byte {data[error.start]:02X})"
            hint = "Có lẽ tệp bị cắt hoặc chép dở; hãy gõ lại chữ này."
        return DecodedText(
            None, (make_problem(SourceLocation(file, line, column), "bang-ma", message, hint),)
        )
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = [
        *_control_letter_problems(text, file),
        *_lost_letter_problems(text, file),
        *_legacy_text_problem(text, file),
    ]
    if problems:
        text = _CONTROL.sub(" ", text)
    return DecodedText(text, tuple(problems))
