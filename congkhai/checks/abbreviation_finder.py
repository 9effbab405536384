"""Find the abbreviations in a text, and those that the text itself explains."""

from __future__ import annotations

import re

from congkhai.vietnamese import fold
from congkhai.vietnamese.letters import plain_letters
from congkhai.vietnamese.text_patterns import DOCUMENT_NUMBER, URL_OR_EMAIL

# Capitals that are no abbreviations: in addresses, document numbers and standards (ISO 9001:2015).
_NOT_WORDS = re.compile(
    rf"{URL_OR_EMAIL}|{DOCUMENT_NUMBER}"
    r"|\b(?:ISO|IEC)(?:/IEC)?\b(?:[ \-]?\d[\d:.\-]*)?"
)
_CAPITAL = "[" + "".join(chr(code) for code in range(0x1EFA) if chr(code).isupper()) + "]"
_WORD = rf"(?:{_CAPITAL}{{2,}}(?:[&\-–]{_CAPITAL}+)*|{_CAPITAL}(?:[&\-–]{_CAPITAL}+)+)(?!\w|[&\-–]\w)"
_RUN = re.compile(rf"(?<!\w)(?<!\w[&\-–]){_WORD}(?:[ \t]+{_WORD})*")  # words in capitals, with blanks between
_JOINT = re.compile(r"[&\-–]")
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
    """Say whether a word in capitals is a Vietnamese syllable: it has a tone mark, or can be pronounced."""
    return bool(_TONE.search(word)) or bool(_SYLLABLE.fullmatch(fold(word)))


def _is_heading(run: list[str]) -> bool:
    """Say whether neighbouring words in capitals are a heading: one has a tone mark, or all are syllables."""
    return any(_TONE.search(word) for word in run) or (len(run) > 1 and all(map(_is_syllable, run)))


def abbreviations_in(text: str) -> list[str]:
    """Give the abbreviations of a text in order, with repeats: two or more capitals that are no heading."""
    found: list[str] = []
    if not _RUN.search(text):
        return found
    for line in _LINES.split(_NOT_WORDS.sub(" , ", plain_letters(text))):
        if line.isupper() and _TONE.search(line):
            continue
        for run in map(str.split, _RUN.findall(line)):
            if not _is_heading(run):
                found += (word for word in run if not _ROMAN.fullmatch(word))
    return found


def abbreviation_parts(word: str) -> list[str]:
    """Give the parts of a joined abbreviation that are abbreviations: CNTT-BCVT → CNTT, BCVT."""
    return [part for part in _JOINT.split(word) if _is_capitals(part) and not _ROMAN.fullmatch(part)]


def explained_in(text: str) -> set[str]:
    """Give the abbreviations that a text explains: "dịch vụ công (DVC)", "gọi tắt là DVC"."""
    text = plain_letters(text)
    found = set(_CALLED.findall(text))
    for inside in _INTRODUCED.findall(text):
        words = inside.split()
        if all(_is_capitals(word.replace("-", "")) for word in words):
            found |= {inside.strip(), *words, *(part for word in words for part in abbreviation_parts(word))}
    return found
