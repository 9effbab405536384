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


# Latin-1 letters and signs that no Vietnamese word has.
_FOREIGN_LETTER = re.compile(
    "[\x80-\xbf\xc4-\xc7\xcb\xce-\xd1\xd6-\xd8\xdb\xdc\xde\xdf\xe4-\xe7\xeb\xee-\xf1\xf6-\xf8\xfb\xfc\xfe\xff]"
)


def has_foreign_letters(text: str) -> bool:
    """Whether a text has three or more letters that no Vietnamese word has; fewer may be signs."""
    return len(_FOREIGN_LETTER.findall(text)) >= 3


def legacy_encoding_of(line: str) -> str:
    """What seems to have happened to a line, in Vietnamese; ``""`` for a line that seems right.

    Either it was typed for an old font (TCVN3, VNI), or it is UTF-8 that was read as Windows-1252
    (``Ná»™i dung``).
    """
    if not has_foreign_letters(line):
        return ""
    try:
        if not line.encode("cp1252").decode("utf-8").isascii():
            return "bị chuyển bảng mã hai lần"
    except UnicodeError:
        pass
    try:
        data = line.encode("latin-1")
    except UnicodeEncodeError:
        return ""
    scores = (
        (_vietnamese_score(_tcvn3(data)), "gõ bằng phông chữ cũ TCVN3 (ABC)"),
        (_vietnamese_score(_vni(data)), "gõ bằng phông chữ cũ VNI"),
    )
    best, name = max(scores)
    return name if best >= 3 and best > _vietnamese_score(line) else ""
