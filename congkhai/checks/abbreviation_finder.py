"""Abbreviations in a text: which letters are one, and which are explained there."""

from __future__ import annotations

import re

from congkhai.vietnamese import fold
from congkhai.vietnamese.text_patterns import DOCUMENT_NUMBER, URL_OR_EMAIL

# What may hold capitals and is no abbreviation: addresses, document numbers, standards (ISO 9001:2015).
_NOT_WORDS = re.compile(
    rf"{URL_OR_EMAIL}|{DOCUMENT_NUMBER}"
    r"|\b(?:ISO|IEC)(?:/IEC)?\b(?:[ \-]?\d[\d:.\-]*)?"
)
_BIG = "[" + "".join(chr(code) for code in range(0x1EFA) if chr(code).isupper()) + "]"
_WORD = rf"(?:{_BIG}{{2,}}(?:[&\-–]{_BIG}+)*|{_BIG}(?:[&\-–]{_BIG}+)+)(?!\w|[&\-–]\w)"
_RUN = re.compile(rf"(?<!\w)(?<!\w[&\-–]){_WORD}(?:[ \t]+{_WORD})*")  # words in capitals, with blanks between
_PIECE = re.compile(r"[&\-–]")
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_TONE = re.compile(r"[ÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ]")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|nh|ng|[cmnpt])?"
)
_LINES = re.compile(r"[\n;]")
_INTRODUCED = re.compile(
    r"\w[”\"']?\s{0,3}\(\s{0,3}(?:(?:sau đây |dưới đây )?(?:được )?(?:gọi|viết) (?:tắt )?(?:là|:) ?:? ?)?"
    r"[“\"']?([^\W\d_][\w&\- ]{0,60})[”\"']?\s{0,3}\)"
)
_CALLED = re.compile(r"(?:gọi|viết) tắt (?:là|:)\s*:?\s*[“\"']?([^\W\d_][\w&\-]*)")


def _is_capitals(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_syllable(word: str) -> bool:
    """A word of the language in capitals, not an abbreviation: it has a tone, or could be pronounced."""
    return bool(_TONE.search(word)) or bool(_SYLLABLE.fullmatch(fold(word)))


def _is_heading(run: list[str]) -> bool:
    """Neighbouring words in capitals are a heading when one carries a tone, or all could be pronounced."""
    return any(_TONE.search(word) for word in run) or (len(run) > 1 and all(map(_is_syllable, run)))


def abbreviations_in(text: str) -> list[str]:
    """The abbreviations of a text, in order, also repeated ones: two or more capitals that are no heading."""
    found: list[str] = []
    if not _RUN.search(text):
        return found
    for line in _LINES.split(_NOT_WORDS.sub(" , ", text)):
        if line.isupper() and _TONE.search(line):
            continue
        for run in map(str.split, _RUN.findall(line)):
            if not _is_heading(run):
                found += (word for word in run if not _ROMAN.fullmatch(word))
    return found


def pieces_of(word: str) -> list[str]:
    """The abbreviations in a joined one: CNTT and BCVT of CNTT-BCVT; single letters and numerals are none."""
    return [p for p in _PIECE.split(word) if _is_capitals(p) and not _ROMAN.fullmatch(p)]


def explained_in(text: str) -> set[str]:
    """What a text itself explains: "dịch vụ công (DVC)", "gọi tắt là DVC"."""
    found = set(_CALLED.findall(text))
    for inside in _INTRODUCED.findall(text):
        words = inside.split()
        if all(_is_capitals(word.replace("-", "")) for word in words):
            found |= {inside.strip(), *words, *(piece for word in words for piece in pieces_of(word))}
    return found
