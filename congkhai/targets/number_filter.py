"""Which numbers count something: not the names ("mức độ 3", "Điều 8"), the years, the numbers of a list."""

from __future__ import annotations

from congkhai.targets.comparators import change_before
from congkhai.targets.reader import Reader
from congkhai.targets.target import Comparator
from congkhai.targets.target_tokens import Sort
from congkhai.targets.units import TIMES, known_unit

# Words before a number that make it a name: mức độ 3, Điều 8, năm 2022, Đề án 06, xã 135.
_NAMING = {
    "do", "dieu", "khoan", "so", "quy", "thang", "nam", "ngay", "tuan", "iso", "tcvn", "an", "thu",
    "dinh", "luc", "mau", "buoc", "xa", "trinh", "khoa", "phien", "chuong", "luat", "quyet", "cap",
    "version", "thi", "doan", "nghiep", "gio", "lo", "cong", "diem", "tiet", "dai", "hotline", "van",
    "hoach", "ky", "nhiem", "lan", "bieu",
}  # fmt: skip
NOT_UNITS = {"cua", "tuoi", "tai", "khong", "chieu", "cap"}  # một cửa, 4 tại chỗ, 3 không
_DOES = {
    "co", "dat", "chuc", "dung", "thanh", "gui", "dang", "hanh", "hien", "mo", "khai", "lap", "bo",
    "tri", "xuat", "viet", "phat", "hop", "tham", "duoc", "trinh", "cap", "ky", "kiem", "tra", "sap",
    "in", "them",
}  # fmt: skip


# Places and sets known by a number: thôn 5, phường 3, tổ 12. Also "bộ 83 tiêu chí", "cả 3 cấp".
_PLACES = {"thôn", "phường", "tổ", "khối", "ấp", "quận", "xóm", "tầng", "phố", "nhóm", "đội", "tiểu", "cụm"}
_AROUND = {"phường", "xã", "thôn", "huyện", "quận"}
_SLOGAN = 5  # tokens between the numbers of a watchword
_WHOLE_SETS = {"cả", "bộ", "đủ"}


def _of_a_set(r: Reader, i: int) -> bool:
    """Does the number before which these words stand tell places or sets apart: "phường 3", "cả 3 cấp"?"""
    before = r.as_typed(i - 1)
    if r.sort(i - 1) is not Sort.WORD or r.sort(i + 1) is Sort.PERCENT:
        return False
    if before in _PLACES:
        inside = known_unit(r, i + 1) is None or r.as_typed(i + 1) in _AROUND  # "tổ 3 phường Ngọc Hà"
        return len(r.at(i).text) <= 2 and inside
    return (
        before in _WHOLE_SETS and r.as_typed(i - 2) not in {"cán", "nội"} and known_unit(r, i + 1) is not None
    )


def _slogan(r: Reader, i: int) -> bool:
    """Is it half of a watchword: "4 xin, 4 luôn", "3 công khai, 3 kiểm tra"?"""
    figure = r.at(i).text
    if len(figure) > 1 or known_unit(r, i + 1) is not None:
        return False
    twins = [k for k in range(max(i - _SLOGAN, 0), i + _SLOGAN) if k != i and r.at(k).text == figure]
    return any(r.sort(k) is Sort.NUMBER and known_unit(r, k + 1) is None for k in twins)


def _grants(r: Reader, i: int) -> bool:
    """ "Cấp 3.500 tài khoản" gives out so many, "cỡ mẫu 400 người" asks them; "cấp 3", "mẫu 01" are names."""
    return r.as_typed(i - 1) in {"cấp", "mẫu"} and len(r.at(i).text) > 1 and known_unit(r, i + 1) is not None


def is_name(r: Reader, i: int, list_of_names: bool) -> bool:
    """Is the number part of a name ("mức độ 3, 4", "Điều 8", "năm 2022"), a list number, or a lone year?"""
    before = r.word(i - 1)
    if list_of_names and (r.sort(i - 1) in {Sort.COMMA, Sort.DASH} or before in {"va", "hoac", "den"}):
        return r.sort(i + 1) is not Sort.PERCENT
    if r.as_typed(i - 2) in {"mỗi", "hàng", "hằng", "từng"} or r.before(i, "tong so") is not None:
        return False
    if r.as_typed(i - 2) == "dứt":
        return False  # "dứt điểm 12 vụ việc"  # "mỗi tháng 01 chuyên mục"
    if _of_a_set(r, i) or _slogan(r, i):
        return True
    if (
        before in _NAMING
        and not _grants(r, i)
        and r.sort(i + 1) is not Sort.PERCENT
        and r.as_typed(i - 1) != "đạt"
    ):
        return True
    if r.at(i).opens and (r.sort(i + 1) in {Sort.CLOSE, Sort.BREAK, Sort.SLASH, Sort.DASH}):
        return r.sort(i + 1) not in {Sort.DASH, Sort.SLASH} or r.sort(i + 2) is not Sort.NUMBER
    return is_year(r, i)


def is_year(r: Reader, i: int) -> bool:
    text = r.at(i).text
    if not (len(text) == 4 and text.isdigit() and 1900 <= int(text) <= 2199):
        return False
    return r.sort(i + 1) is not Sort.WORD or r.word(i - 1) not in {
        "tren",
        "duoi",
        "nhat",
        "thieu",
        "qua",
        "hon",
    }


def counts(r: Reader, i: int, first: int, comparator: Comparator | None, k: int) -> bool:
    """Does a figure that is no percentage set a target, its unit being at ``k``? Time only where compared."""
    unit = r.word(k)
    change = change_before(r, first) is not None
    if unit in TIMES and r.as_typed(k) != "quy":
        plain = comparator is None or r.word(first) == "tu" or (r.word(i - 1) == "tu")
        return change or not plain
    if comparator is not None or change:
        return True
    known = known_unit(r, k) is not None and r.sort(i - 1) in {Sort.WORD, Sort.COMMA, Sort.COLON, Sort.OPEN}
    return unit != "" and (r.at(i).opens or r.word(i - 1) in _DOES or k > i + 1 or known)
