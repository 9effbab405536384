"""Words and signs that compare: "từ … trở lên", "không quá", "≥", "tăng ít nhất"."""

from __future__ import annotations

from congkhai.targets.reader import Reader
from congkhai.targets.target import Comparator, Direction
from congkhai.targets.target_tokens import Sort

_WORDS = {
    "toi thieu": Comparator.AT_LEAST,
    "it nhat": Comparator.AT_LEAST,
    "thap nhat": Comparator.AT_LEAST,
    "khong it hon": Comparator.AT_LEAST,
    "khong thap hon": Comparator.AT_LEAST,
    "khong nho hon": Comparator.AT_LEAST,
    "khong duoc thap hon": Comparator.AT_LEAST,
    "khong duoc duoi": Comparator.AT_LEAST,
    "khong duoc it hon": Comparator.AT_LEAST,
    "khong kem": Comparator.AT_LEAST,
    "khong duoi": Comparator.AT_LEAST,
    "lon hon hoac bang": Comparator.AT_LEAST,
    "cao hon hoac bang": Comparator.AT_LEAST,
    "bang hoac cao hon": Comparator.AT_LEAST,
    "bang hoac lon hon": Comparator.AT_LEAST,
    "tu": Comparator.AT_LEAST,
    "tren": Comparator.MORE,
    "hon": Comparator.MORE,
    "lon hon": Comparator.MORE,
    "cao hon": Comparator.MORE,
    "nhieu hon": Comparator.MORE,
    "vuot": Comparator.MORE,
    "dat va vuot": Comparator.AT_LEAST,
    "dat hoac vuot": Comparator.AT_LEAST,
    "bang va vuot": Comparator.AT_LEAST,
    "vuot tren": Comparator.MORE,
    "vuot muc": Comparator.MORE,
    "khong qua": Comparator.AT_MOST,
    "khong duoc qua": Comparator.AT_MOST,
    "khong duoc vuot qua": Comparator.AT_MOST,
    "khong vuot qua": Comparator.AT_MOST,
    "khong vuot": Comparator.AT_MOST,
    "khong lon hon": Comparator.AT_MOST,
    "khong cao hon": Comparator.AT_MOST,
    "khong nhieu hon": Comparator.AT_MOST,
    "khong hon": Comparator.AT_MOST,
    "khong tren": Comparator.AT_MOST,
    "toi da": Comparator.AT_MOST,
    "nhieu nhat": Comparator.AT_MOST,
    "cao nhat": Comparator.AT_MOST,
    "nho hon hoac bang": Comparator.AT_MOST,
    "thap hon hoac bang": Comparator.AT_MOST,
    "xuong": Comparator.AT_MOST,
    "xuong con": Comparator.AT_MOST,
    "giam con": Comparator.AT_MOST,
    "duoi": Comparator.LESS,
    "it hon": Comparator.LESS,
    "thap hon": Comparator.LESS,
    "nho hon": Comparator.LESS,
    "chua den": Comparator.LESS,
    "chua toi": Comparator.LESS,
}
_BY_LAST: dict[str, list[str]] = {}
for _words in sorted(_WORDS, key=lambda words: -len(words.split())):
    _BY_LAST.setdefault(_words.split()[-1], []).append(_words)
_SIGNS = {
    "≥": Comparator.AT_LEAST, "⩾": Comparator.AT_LEAST, ">=": Comparator.AT_LEAST, "=>": Comparator.AT_LEAST,
    "≤": Comparator.AT_MOST, "⩽": Comparator.AT_MOST, "<=": Comparator.AT_MOST, "=<": Comparator.AT_MOST,
    ">": Comparator.MORE, "<": Comparator.LESS, "=": Comparator.EQUAL,
}  # fmt: skip
_FILLERS = {
    "dat",
    "la",
    "muc",
    "khoang",
    "duoc",
    "co",
    "bang",
    "chiem",
    "ty",
    "le",
    "ti",
    "gan",
    "them",
    "du",
}
_CHANGE = {
    "tang": "cuong toc dan truong",
    "giam": "dan sat nghi doc thieu toc",
    "tiet": "",
    "cat": "",
    "rut": "",
    "tinh": "",
    "cai": "",
    "nang": "cao luc cap",
    "thang": "",
    "vuon": "",
}
_CHANGE_TYPED = {"thang": "thăng", "vuon": "vươn"}  # "tháng" folds alike
_CHANGE_FULL = {"tiet": "kiem", "cat": "giam", "rut": "ngan", "tinh": "gian", "cai": "thien"}
_CLASSED = {"loai", "muc", "hang", "cap"}
_UP = {"tang", "nang", "cai", "thang", "vuon", "vuot"}
_REACHES = {"dat", "len", "xuong", "con", "thanh", "hoan", "duy", "bao", "dam"}
_WEAK = {"tu", "xuong", "giam"}  # words that only lead to a figure with its own comparison
_FAR = 50  # nobody passes a plan by half of it
_LOOK_BACK = 12  # words between "tăng", "giảm" and its figure


def _comparator_before(r: Reader, i: int) -> tuple[Comparator, int] | None:
    """The comparator printed right before token ``i`` and where it begins."""
    token = r.at(i - 1)
    if i > 0 and token.sort is Sort.SIGN:
        sign = token.text.replace(" ", "")
        return _SIGNS.get(sign) or _SIGNS.get(sign[0], Comparator.EQUAL), i - 1
    i = i - 1 if token.sort is Sort.COLON else i  # "tối thiểu: 70%"
    for words in _BY_LAST.get(r.word(i - 1), ()) if i > 0 else ():
        first = r.before(i, words)
        if first is not None and (words != "tu" or r.as_typed(first) in {"từ", "tu"}):
            return _WORDS[words], first
    return None


def comparison(r: Reader, i: int) -> tuple[Comparator | None, int]:
    """What is said about the figure at ``i``, and where those words begin; None when nothing is.

    Several may stand in a row ("đạt tối thiểu từ"): the outermost counts that is more than "từ", "giảm còn".
    """
    found: Comparator | None = None
    first = i
    while True:
        before = _comparator_before(r, first)
        if before is not None:
            found = found if found is not None and r.word(before[1]) in _WEAK else before[0]
            first = before[1]
        elif r.word(first - 1) in _FILLERS and first > 0 and not r.at(first).opens:
            first -= 1
        else:
            return found, first


def upwards(r: Reader, i: int, end: int) -> Comparator | None:
    """Reads "trở lên", "trở xuống" in the tokens ``i`` to ``end``; behind a class they belong to that."""
    for k in range(i, end):
        if r.word(k) in _CLASSED and r.as_typed(k) in {"loại", "mức", "hạng", "cấp"}:
            return None
        if r.word(k) == "tro" and r.word(k + 1) == "len" and _ends_a_class(r, i, k):
            return None
        if r.word(k) == "tro" and r.word(k + 1) == "len":
            return Comparator.AT_LEAST
        if r.word(k) == "tro" and r.word(k + 1) == "xuong":
            return Comparator.AT_MOST
    return None


def _ends_a_class(r: Reader, i: int, k: int) -> bool:
    """Do the words before "trở lên" name a class: "hoàn thành tốt nhiệm vụ", "khá", "3 sao"?"""
    if r.word(k - 1) in {"kha", "gioi", "sac", "sao"} or r.before(k, "trung binh") is not None:
        return True
    return r.before(k, "nhiem vu") is not None and any(
        r.word(m) == "hoan" and r.word(m + 1) == "thanh" for m in range(max(i, k - 6), k)
    )


def change_before(r: Reader, i: int) -> int | None:
    """Where "tăng", "giảm", "tiết kiệm" begins that governs the figure whose words begin at ``i``."""
    if r.word(i) in {"xuong", "con"}:
        return None  # "giảm thời gian xuống còn 15 phút" names the end
    for k in range(i - 1, max(i - _LOOK_BACK, 0) - 1, -1):
        if r.sort(k) in {Sort.BREAK, Sort.NUMBER, Sort.OPEN, Sort.CLOSE} or r.at(k + 1).opens:
            return None
        word = r.word(k)
        if word in _REACHES:
            return None
        if r.as_typed(k) != _CHANGE_TYPED.get(word, r.as_typed(k)):
            continue
        straight = word == "nang" and r.word(k + 1) == "cao" and k + 2 == i  # "nâng cao 2 bậc"
        if word in _CHANGE and (straight or r.word(k + 1) not in _CHANGE[word].split()):
            wanted = _CHANGE_FULL.get(word)
            if wanted is None or r.word(k + 1) == wanted:
                return k
    return None


def exceeds_by(r: Reader, i: int, first: int, after_all: bool) -> bool:
    """Is "vượt 5%" how far the plan is passed, and not a mark to pass ("vượt 90%")?

    ``after_all``: the whole (100 %) stands before; ``first`` to ``i``: the words that compare.
    """
    value = r.at(i).value
    if r.word(first) != "vuot" or value is None or value >= _FAR:
        return False
    what = i + 2 if r.sort(i + 1) is Sort.PERCENT else i + 1
    planned = r.after_any(what, ("chi tieu", "ke hoach", "du toan", "so voi", "dinh muc")) is not None
    return planned or after_all


def direction_of(r: Reader, k: int) -> Direction:
    """Which way the word of change at ``k`` goes."""
    return Direction.UP if r.word(k) in _UP else Direction.DOWN


def against_a_baseline(r: Reader, i: int, end: int) -> bool:
    """Reads "so với năm 2021", "so với cùng kỳ" in the tokens ``i`` to ``end``."""
    return any(
        r.word(k) == "so"
        and r.word(k + 1) == "voi"
        and r.word(k + 2) in {"nam", "cung", "thang", "quy", "ky"}
        for k in range(i, end)
    )
