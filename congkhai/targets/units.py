"""What a figure counts: "%", "hồ sơ", "tin, bài"; and for each of what: "/tháng", "mỗi đơn vị"."""

from __future__ import annotations

from congkhai.targets.reader import Reader
from congkhai.targets.target_tokens import Sort
from congkhai.targets.unit_names import BY_FIRST

_MANY = {"trieu", "nghin", "ty"}
_LINKS = {
    "xuong",
    "len",
    "con",
    "va",
    "hoac",
    "den",
    "tro",
    "so",
    "la",
    "trong",
    "tren",
    "ca",
    "toan",
    "cua",
    "cac",
    "nhung",
}
_LIKE_LINKS = {"con", "sở", "ca", "đèn", "lá"}  # they count, and fold like words that link
TIMES = {"ngay", "thang", "nam", "tuan", "gio", "phut", "giay", "quy"}
_EACH = {"mỗi", "moi", "từng", "tung"}
_EVERY = {"hàng", "hằng", "hang"}
_PER_STOPS = {
    "phai", "co", "dat", "gui", "thuc", "duoc", "hoan", "it", "toi", "tu", "de", "dang", "xay", "to", "tren",
    "khong", "bao", "viet", "va", "thuoc", "trong", "tham", "cu", "bo", "lap", "duy", "bam", "thanh",
    "khao", "kiem", "trien", "cung", "hop", "nop", "tiep", "phu",
}  # fmt: skip
_LONGEST_PER = 4
_LOOK_BACK = 30  # tokens before a figure in which "mỗi …" still governs it


def unit_at(r: Reader, i: int) -> tuple[str, int]:
    """The unit printed at token ``i`` and the place after it; empty when none is."""
    if r.sort(i) is Sort.PERCENT:
        return "%", i + 1
    if r.at(i).text == "‰":
        return "‰", i + 1
    if r.word(i) in {"m", "km"} and r.at(i + 1).text in {"2", "3"} and r.at(i).end == r.at(i + 1).start:
        return r.slice(i, i + 2), i + 2
    if r.after(i, "phan tram") is not None:
        return "%", i + 2
    if r.after(i, "tin") is not None:
        return _news(r, i)
    end = known_unit(r, i)
    if end is not None and r.word(i) in _MANY:
        end = known_unit(r, end) or end  # "1 triệu lượt"
    if end is not None:
        return r.slice(i, end), end
    if r.sort(i) is Sort.WORD and _hyphened(r, i):
        return r.slice(i, i + 3), i + 3  # "ki-ốt"
    if r.sort(i) is Sort.WORD and (r.word(i) not in _LINKS or r.as_typed(i) in _LIKE_LINKS):
        return r.slice(i, i + 1), i + 1
    return "", i


def _hyphened(r: Reader, i: int) -> bool:
    joined = r.sort(i + 1) is Sort.DASH and r.sort(i + 2) is Sort.WORD
    return joined and r.at(i).end == r.at(i + 1).start and r.at(i + 1).end == r.at(i + 2).start


def known_unit(r: Reader, i: int) -> int | None:
    """The place after a unit of the list at token ``i``."""
    for unit in BY_FIRST.get(r.word(i), ()):
        end = r.after(i, unit)
        if end is not None:
            return end
    return None


def _news(r: Reader, i: int) -> tuple[str, int]:
    j = i + 2 if r.sort(i + 1) in {Sort.COMMA, Sort.SLASH, Sort.DASH} else r.skip(i + 1, "va", "hoac")
    end = j + 1 if r.word(j) == "bai" else i + 1
    return r.slice(i, end), end


def per_after(r: Reader, i: int) -> tuple[str, int]:
    """Reads "/năm", "mỗi tháng" after a unit; empty when none is."""
    if r.sort(i) is Sort.SLASH and r.sort(i + 1) is Sort.WORD:
        return unit_at(r, i + 1)
    if r.sort(i) is Sort.SLASH and r.sort(i + 1) is Sort.NUMBER and r.sort(i + 2) is Sort.WORD:
        end = unit_at(r, i + 2)[1]
        return (r.slice(i + 1, end) if r.at(i + 1).value != 1 else r.slice(i + 2, end)), end  # "/100.000 dân"
    later = i
    while later - i < _LONGEST_PER and r.sort(later) is Sort.WORD and not r.at(later).opens:
        later += 1
    if r.sort(later) is Sort.SLASH and r.word(later + 1) in TIMES:
        return r.slice(later + 1, later + 2), i  # "lượt truy cập/năm"
    if r.word(i) == "mot" and r.word(i + 1) in TIMES:
        return r.slice(i + 1, i + 2), i + 2
    return _each(r, i) or ("", i)


def _each(r: Reader, i: int) -> tuple[str, int] | None:
    """Reads "mỗi đơn vị", "hằng tháng", "định kỳ quý"."""
    typed, j = r.as_typed(i), i + 1
    if typed in _EVERY or r.after(i, "dinh ky") is not None:
        j = i + 2 if r.word(i) == "dinh" else j
        return (r.slice(j, j + 1), j + 1) if r.word(j) in TIMES else None
    if typed not in _EACH or r.sort(j) is not Sort.WORD:
        return None
    if r.word(j) in TIMES:
        return r.slice(j, j + 1), j + 1
    while j - i <= _LONGEST_PER and r.sort(j) is Sort.WORD and (j == i + 1 or r.word(j) not in _PER_STOPS):
        j += 1
    more = known_unit(r, j + 1) if r.sort(j) is Sort.COMMA and j > i + 1 else None
    j = more if more is not None else j  # "mỗi cơ quan, đơn vị"
    return (r.slice(i + 1, j), j) if j > i + 1 else None


def per_before(r: Reader, first: int, end: int) -> str:
    """Reads "Mỗi đơn vị …", "Định kỳ hàng tháng, …" earlier in the clause of tokens ``first`` to ``end``."""
    for i in range(end - 1, max(first, end - _LOOK_BACK) - 1, -1):
        found = _each(r, i)
        if found is not None:
            return found[0]
    return ""
