"""Guesses in which older encoding a Vietnamese text is that is not UTF-8: TCVN3, VNI, Windows code pages.

The bytes are decoded by each candidate; the one that gives the most Vietnamese syllables wins.
"""

from __future__ import annotations

import re
import unicodedata

_SYLLABLE = re.compile(
    r"(?:[bcdđghklmnpqrstvx]|ch|gh|gi|kh|ng|ngh|nh|ph|qu|th|tr)?"
    r"(?:[aăâeêioôơuưy]|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|iê|iêu|yê|yêu|oa|oai|oay|oă|oe|oeo|oi|oo|ôi|ơi|ua|uâ|uây|"
    r"ue|uê|ui|uô|uôi|uơ|uy|uya|uyê|uyu|ưa|ưi|ưu|ươ|ươi|ươu|uai|uao|uay|ua|uă)"
    r"(?:c|ch|m|n|ng|nh|p|t)?"
)
_TONES = dict.fromkeys([0x300, 0x301, 0x303, 0x309, 0x323])

# TCVN 5712:1993 VN3, the "ABC" fonts (.VnTime): one byte for each lower-case letter.
_TCVN3 = dict(
    zip(
        bytes.fromhex(
            "a1a2a3a4a5a6a7a8a9aaabacadae"
            "b5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcdddedfe1e2e3e4e5e6e7e8e9eaebecedee"
            "eff1f2f3f4f5f6f7f8f9fafbfcfdfe"
        ),
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
# VNI (VNI-Times): a base letter, then a byte for its marks; some letters have a byte of their own.
_VNI_MARKS = dict(
    zip(
        bytes.fromhex("f9f8fbf5efe2e1e0e5e3e4eae9e8fafceb"),
        ["́", "̀", "̉", "̃", "̣", "̂", "̂́", "̂̀", "̂̉", "̂̃", "̣̂", "̆", "̆́", "̆̀", "̆̉", "̆̃", "̣̆"],
        strict=True,
    )
)
_VNI_LETTERS = dict(zip(bytes.fromhex("ecedeef1f3e6f2f4f6d1d4d6"), "ìíỵđĩỉịơưĐƠƯ", strict=True))


def _tcvn3(data: bytes) -> str:
    return "".join(_TCVN3.get(byte, chr(byte)) for byte in data)


def _vni(data: bytes) -> str:
    # capitals carry capital marks, 0x20 below the small ones
    return "".join(
        _VNI_LETTERS.get(byte)
        or _VNI_MARKS.get(byte)
        or _VNI_MARKS.get(byte + 0x20 if byte > 0xBF else 0)
        or chr(byte)
        for byte in data
    )


def _code_page(name: str, data: bytes) -> str:
    return data.decode(name, errors="replace")


def _is_syllable(word: str) -> bool:
    """Whether a word, its tone mark aside, is built as a Vietnamese syllable."""
    bare = unicodedata.normalize("NFD", word.lower()).translate(_TONES)
    return bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)))


def _vietnamese_score(text: str) -> int:
    """How many words with accents can be Vietnamese, less those that cannot; in the first 2,000 words."""
    words = re.findall(r"[^\W\d_]*[^\x00-\x7f][^\s\x00-\x2f]*", unicodedata.normalize("NFC", text))
    return sum(1 if _is_syllable(word.strip(".,;:()")) else -1 for word in words[:2000])


def guess_encoding(data: bytes) -> str:
    """The name of the likeliest encoding of bytes that are not UTF-8, or ``""`` where none fits.

    The first 64 KiB are looked at.
    """
    sample = data[:65536]
    scores = [
        (_vietnamese_score(_tcvn3(sample)), 3, "TCVN3 (ABC)"),
        (_vietnamese_score(_vni(sample)), 2, "VNI"),
        (_vietnamese_score(_code_page("cp1258", sample)), 1, "Windows-1258"),
    ]
    best, _, name = max(scores)
    if best > 0:
        return name
    western = _code_page("cp1252", sample)
    letters = [c for c in western if ord(c) > 127]
    return "Windows-1252" if letters and sum(c.isalpha() for c in letters) * 2 > len(letters) else ""


# Latin-1 letters and signs that no Vietnamese word has. Ð and ð are not among them: they stand for Đ and đ.
_FOREIGN_LETTER = re.compile(
    "[\x80-\xac\xae-\xbf\xc4-\xc7\xcb\xce\xcf\xd1\xd6-\xd8\xdb\xdc\xde\xdf"
    "\xe4-\xe7\xeb\xee\xef\xf1\xf6-\xf8\xfb\xfc\xfe\xff]"
)
_RUN = re.compile(r"[A-Za-z\xa1-\xff]+")  # what a word of an old font is made of
_LEAST_WORDS = 3  # different words of an old font in a text; fewer may be names or chance
_LEAST_LETTERS = 2  # different letters in them that no Vietnamese word has


def has_foreign_letters(text: str) -> bool:
    """Whether a text has three or more letters that no Vietnamese word has; fewer may be signs."""
    return len(_FOREIGN_LETTER.findall(text)) >= 3


def words_with_foreign_letters(text: str) -> set[str]:
    """The words of Latin-1 letters in which one stands that no Vietnamese word has."""
    found = set()
    for match in _RUN.finditer(text):
        start, end = match.span()
        word, beside = match[0], text[max(start - 1, 0) : start] + text[end : end + 1]
        if not word.isascii() and _FOREIGN_LETTER.search(word) and not any(map(str.isalpha, beside)):
            found.add(word)
    return {word for word in found if any(letter.isascii() for letter in word)}


def find_old_font_words(text: str) -> tuple[str, set[str]]:
    """The encoding of an old font in which parts of a text seem to be typed, and their words in it.

    It is ``""`` where there are too few such words, or more that are in no such encoding.
    """
    words = words_with_foreign_letters(text)
    best: tuple[str, set[str]] = "", set()
    for name, decode in (("TCVN3 (ABC)", _tcvn3), ("VNI", _vni)) if len(words) >= _LEAST_WORDS else ():
        hits = {word for word in words if _is_syllable(decode(word.encode("latin-1")))}
        letters = set(_FOREIGN_LETTER.findall("".join(hits)))
        enough = len(hits) >= _LEAST_WORDS and len(letters) >= _LEAST_LETTERS
        if enough and len(hits) > max(len(words) - len(hits), len(best[1])):
            best = name, hits
    return best


def is_decoded_twice(line: str) -> bool:
    """Whether a line is UTF-8 that was read as Windows-1252: ``Ná»™i dung``."""
    try:
        return has_foreign_letters(line) and not line.encode("cp1252").decode("utf-8").isascii()
    except UnicodeError:
        return False
