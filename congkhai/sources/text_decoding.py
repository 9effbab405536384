"""Decodes the bytes of a source file: UTF-8 only. For other bytes it says what they seem to be."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import NamedTuple

from congkhai.problems import Problem, Severity, SourceLocation, make_problem, quoted
from congkhai.sources.encoding_guess import (
    find_old_font_words,
    guess_encoding,
    has_foreign_letters,
    is_decoded_twice,
    words_with_foreign_letters,
)
from congkhai.sources.odd_letters import (
    UNUSABLE_LETTERS,
    CleanText,
    LetterChanges,
    Places,
    clean_letters,
    code_point,
    may_have_odd_letters,
    original_column,
)

_CONTROL = re.compile(f"[{UNUSABLE_LETTERS}]")
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
_NAMES_IN_UNIKEY = {"TCVN3 (ABC)": "TCVN3 (ABC)", "VNI": "VNI Windows"}
_READ_AS_UTF8 = "Hãy mở tệp gốc bằng bảng mã UTF-8 rồi chép lại; nếu không còn tệp gốc thì gõ lại."
_FIX_HINT = "Hãy xem lại, rồi chạy check --fix để sửa trong tệp."
MAX_CONTROL_LETTERS = 5  # different control characters that are named in one file


class DecodedText(NamedTuple):
    """Text with ``\\n`` line ends, or None where the bytes cannot be read, and what is wrong with them.

    ``written``: the same lines as they stand in the file, with the letters that were taken out or replaced;
    ``places``: where the letters of ``text`` stand in them.
    """

    text: str | None
    problems: tuple[Problem, ...] = ()
    written: str = ""
    places: Places = MappingProxyType({})


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


def _control_letter_problems(clean: CleanText, file: str) -> Iterator[Problem]:
    """One problem for each different unusable letter, at its first place, with how often it occurs."""
    shown: set[str] = set()
    text = clean.text
    for match in _CONTROL.finditer(text):
        letter = match[0]
        if letter in shown:
            continue
        shown.add(letter)
        if len(shown) > MAX_CONTROL_LETTERS:
            return
        line = text.count("\n", 0, match.start()) + 1
        column = original_column(clean.places, line, match.start() - text.rfind("\n", 0, match.start()))
        name, hint = "ký tự điều khiển không nhìn thấy", "Hãy xóa ký tự này rồi gõ lại."
        if letter == _WORD_BREAK:
            name = "ký tự ngắt dòng của Word"
        elif "\uf000" <= letter <= "\uf0ff":
            name = "ký hiệu của phông chữ Word mà máy không biết là gì"
            hint = "Hãy xem bản gốc rồi gõ ký hiệu ấy bằng Unicode."
        more = text.count(letter) - 1
        message = f"{name} ({code_point(letter)})" + (f", còn {more} chỗ nữa trong tệp" if more else "")
        yield make_problem(SourceLocation(file, line, column), "ky-tu-dieu-khien", message, hint)


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


def _legacy_text_problems(text: str, file: str) -> Iterator[Problem]:
    """An error for text that was typed for an old font, and one for text that was decoded twice.

    Each stands at its first line and says how many more there are.
    """
    if not has_foreign_letters(text):
        return
    font, words = find_old_font_words(text)
    ways: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
        (
            f"gõ bằng phông chữ cũ {font}",
            f"Hãy chuyển mã từ {_NAMES_IN_UNIKEY.get(font)} sang Unicode (UniKey: Ctrl+Shift+F6), rồi lưu.",
            lambda line: not words.isdisjoint(words_with_foreign_letters(line)),
        ),
        ("bị chuyển bảng mã hai lần", _READ_AS_UTF8, is_decoded_twice),
    )
    for what, hint, is_such in ways:
        found = [(number, line) for number, line in enumerate(text.split("\n"), 1) if is_such(line)]
        if found:
            number, line = found[0]
            more = f" (và {len(found) - 1} dòng nữa)" if len(found) > 1 else ""
            message = f"chữ ở dòng này{more} có vẻ {what}: {quoted(line.strip())}"
            column = len(line) - len(line.lstrip()) + 1
            yield make_problem(SourceLocation(file, number, column), "chu-hong", message, hint)


def decode_text(data: bytes, file: str) -> DecodedText:
    """Decode the bytes of ``file`` as UTF-8. A BOM is dropped; CRLF and CR become ``\\n``.

    Letters are cleaned (``odd_letters``). Those that cannot be used become blanks, so that reading can go on.
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
    legacy = tuple(_legacy_text_problems(text, file))
    if not may_have_odd_letters(text):
        return DecodedText(text, legacy, text)
    # in an old font U+00AD is a letter
    clean = CleanText(text, LetterChanges(), {}) if legacy else clean_letters(text)
    problems = (
        *_control_letter_problems(clean, file),
        *_lost_letter_problems(text, file),
        *legacy,
        *clean.changes.problems(file, _FIX_HINT),
    )
    return DecodedText(_CONTROL.sub(" ", clean.text), problems, _CONTROL.sub(" ", text), clean.places)
