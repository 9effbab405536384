"""Continuous work, work on an event, and deadlines that hang on something else than the calendar."""

from __future__ import annotations

from dataclasses import dataclass

from congkhai.deadlines.deadline_tokens import Sort
from congkhai.deadlines.reader import Reader

_CONTINUOUS = (
    "thuong xuyen", "lien tuc", "quanh nam", "lau dai", "xuyen suot", "t xuyen", "trong suot qua trinh",
    "hang ngay", "gio hanh chinh", "duy tri", "suot nam",
)  # fmt: skip
_EVENT = (
    "phat sinh", "khi co phat sinh", "khi phat sinh", "vu viec", "khi can thiet", "khi can", "neu phat sinh",
)  # fmt: skip
_MAYBE = ("neu co", "dot xuat")
# "Khi có hướng dẫn" waits for one paper; "khi có phản ánh" comes again and again.
_AWAITED = {
    "huong", "van", "chi", "quyet", "nghi", "thong", "ke", "duoc", "cap", "kinh", "du", "quy", "chu", "luat",
    "hoan", "ket", "co", "bo", "ubnd", "uy", "de",
}  # fmt: skip
_ASKED = ("van ban phat sinh", "van ban de nghi", "van ban yeu cau", "de nghi")
_CONDITION = (
    "theo", "sau khi", "truoc khi", "ngay khi", "den khi", "tu khi", "ke tu khi", "sau", "dung tien do",
    "dung han", "dung thoi", "dung quy dinh", "dung ke hoach", "dam bao tien do", "tuy thuoc", "tuy theo",
    "can cu", "phu hop", "thuc hien ngay", "trien khai ngay", "kip thoi", "ke tu ngay", "tu ngay", "lo trinh",
    "bao dam tien do", "tien do", "truoc ky hop", "dam bao thoi", "bao dam thoi", "thoi gian quy dinh",
    "thoi han quy dinh", "phu thuoc", "tuy", "cho",
)  # fmt: skip
_STOPS = {"truoc", "cham", "muon", "hoan", "xong", "dinh", "thuong", "phat"}
# Words that fold like others, as they are typed when they are meant.
_TYPED = {"sau": {"sau"}, "dung": {"đúng", "dung"}, "tuy": {"tùy", "tuỳ"}, "cho": {"chờ"}}
_NO_STOP = {"le", "truc", "huong"}  # thường lệ, thường trực, định hướng
_STOPS_THEO = _STOPS | {"trong", "hang", "moi", "tu"}
_ISSUED = ("ban hanh", "ky ban hanh", "ky", "phe duyet", "duoc ban hanh", "co hieu luc", "duoc phe duyet")
_OWN_PAPER = ("ke hoach nay", "ke hoach", "quyet dinh nay", "van ban nay", "chuong trinh nay", "de an nay")


@dataclass(frozen=True, slots=True)
class Duration:
    """So many units after something: after the plan was issued when ``from_issue``.

    ``since``: where "kể từ …" begins, which may name a day.
    """

    number: int
    unit: str
    working: bool
    from_issue: bool
    end: int
    since: int | None = None


def _clause_end(r: Reader, i: int, stops: set[str]) -> int:
    """Where the condition's own words end: at a comma, a bracket, another clause, or words for a date."""
    while i < len(r):
        if r.sort(i) in {Sort.COMMA, Sort.OPEN, Sort.CLOSE, Sort.BREAK, Sort.COLON} or r.at(i).new_line:
            return i
        if r.word(i) in stops and r.word(i + 1) not in _NO_STOP:
            return i
        i += 1
    return i


def issue_words(r: Reader, i: int) -> int | None:
    """The place after "(ngày|khi) (Kế hoạch) (được) ban hành (Kế hoạch (này))" when it is this plan's own."""
    j = r.skip(i, "ngay", "khi", "thoi")
    j = r.skip(j, "diem")
    j = r.after_any(j, _OWN_PAPER) or j
    end = r.after_any(j, _ISSUED)
    if end is None or j == i:
        return None
    end = r.skip(end, "hanh")
    end = r.after_any(end, _OWN_PAPER) or end
    # Words that go on name somebody else's paper: "kể từ ngày ban hành Quyết định công bố của UBND tỉnh".
    follows = r.word(end)
    return (
        end
        if not follows or follows in {"den", "toi", "keo", "hoan", "va", "phai", "truoc", "cham"}
        else None
    )


def duration(r: Reader, i: int) -> Duration | None:
    """Reads "10 ngày kể từ ngày ban hành", "Trong vòng 05 ngày làm việc sau khi …"."""
    j = r.after_any(
        i, ("trong vong", "trong thoi han", "trong thoi gian", "cham nhat la", "cham nhat", "khong qua")
    )
    j = j or r.skip(i, "trong", "sau", "truoc")
    tied = j > i
    number = r.at(j).numbers[0] if r.sort(j) is Sort.NUMBER else None
    unit = r.word(j + 1)
    if number is None or unit not in {"ngay", "tuan", "thang", "nam"}:
        return None
    if r.word(j + 2) in {"dau", "cuoi"} or (unit in {"thang", "nam"} and r.sort(j + 2) is Sort.NUMBER):
        return None
    end = r.after(j + 2, "lam viec")
    working, end = end is not None, end or j + 2
    end = end + 1 if r.sort(end) is Sort.COMMA else end
    since = r.after_any(end, ("ke tu", "tinh tu", "sau", "tu", "truoc", "ke"))
    if since is None:
        return Duration(number, unit, working, False, end) if tied or working else None
    dated = r.word(end) == "truoc" and Sort.DAY in {r.sort(since), r.sort(r.skip(since, "ngay"))}
    if dated and unit in {"thang", "nam"}:
        return None  # "(báo cáo) 6 tháng trước 15/6"
    own = issue_words(r, since) if r.word(end) != "truoc" else None
    if own is not None:
        return Duration(number, unit, working, True, own)
    named = end if r.word(end) in {"ke", "tinh", "tu", "sau"} else None
    return Duration(number, unit, working, False, _clause_end(r, since, _STOPS), named)


def continuous(r: Reader, i: int) -> int | None:
    """The place after "thường xuyên" and its like; "TX" only when it is the whole text."""
    if len(r) == 1 and r.word(0) == "tx":
        return 1
    if r.at(i).text == "24/7" and len(r) <= 2:
        return i + 1
    return r.after_any(i, _CONTINUOUS)


def event(r: Reader, i: int) -> int | None:
    """The place after "khi có phát sinh" and its like; "khi có …" for what comes again and again."""
    end = r.after_any(i, _EVENT)
    if end is not None:
        return end
    if r.word(i) == "sau" and r.as_typed(i + 1) in {"mỗi", "từng"}:
        return _clause_end(r, i + 2, _STOPS)
    if r.word(i) == "khi" and r.word(i - 1) not in {"sau", "truoc", "den", "tu"}:
        j = i + 2 if r.as_typed(i + 1) in {"có", "co"} else i + 1
        if (r.word(j) and r.word(j) not in _AWAITED) or r.after_any(j, _ASKED):
            return _clause_end(r, j, _STOPS - {"phat"})
    return None


def maybe(r: Reader, i: int) -> int | None:
    """The place after "nếu có", "đột xuất"."""
    return r.after_any(i, _MAYBE)


def condition(r: Reader, i: int) -> int | None:
    """The place after a condition and its own words: "theo Kế hoạch số 5 năm 2022" has no deadline in it."""
    if r.after(i, "ky hop") is not None:
        return i + 2  # a session whose day is not known; a date behind it still counts
    end = r.after_any(i, _CONDITION)
    again = end is not None and (event(r, end) or (r.word(i + 1) == "khi" and event(r, i + 1)))
    if again:
        return None  # "kịp thời khi có thay đổi", "ngay khi có vi phạm"
    if end is not None and r.as_typed(i) in _TYPED.get(r.word(i), {r.as_typed(i)}):
        return _clause_end(r, end, _STOPS_THEO if r.word(i) == "theo" else _STOPS)
    if r.word(i) == "khi" and r.word(i + 1):
        return _clause_end(r, i + 1, _STOPS)
    return None
