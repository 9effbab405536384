"""Reads durations: "10 ngày kể từ ngày ban hành", "Trong vòng 05 ngày làm việc sau khi …"."""

from __future__ import annotations

from dataclasses import dataclass

from congkhai.deadlines.conditions import BEFORE_END_DATE, find_clause_end
from congkhai.deadlines.date_arithmetic import Duration
from congkhai.deadlines.deadline_tokens import DeadlineTokens
from congkhai.vietnamese.tokenizer import TokenKind

_WITHIN = ("trong vong", "trong thoi han", "trong thoi gian", "cham nhat la", "cham nhat", "khong qua")
_COUNTED_FROM = ("ke tu", "tinh tu", "sau", "tu", "truoc", "ke")
_ISSUED = ("ban hanh", "ky ban hanh", "ky", "phe duyet", "duoc ban hanh", "co hieu luc", "duoc phe duyet")
_THIS_PLAN = ("ke hoach nay", "ke hoach", "quyet dinh nay", "van ban nay", "chuong trinh nay", "de an nay")
_AFTER_ISSUE = {"den", "toi", "keo", "hoan", "va", "phai", "truoc", "cham"}


@dataclass(frozen=True, slots=True)
class DurationPhrase:
    """A duration after some day or event, printed up to the position ``end`` (exclusive).

    ``from_issue``: it counts from the day when the plan was issued. ``since``: the position of "kể từ …",
    where a day may be named.
    """

    duration: Duration
    end: int
    from_issue: bool = False
    since: int | None = None


def read_issue(tokens: DeadlineTokens, pos: int) -> int | None:
    """The position after "(ngày|khi) (Kế hoạch) (được) ban hành (Kế hoạch (này))" when this plan is meant."""
    at = tokens.skip(tokens.skip(pos, "ngay", "khi", "thoi"), "diem")
    at = tokens.match_any(at, _THIS_PLAN) or at
    end = tokens.match_any(at, _ISSUED)
    if end is None or at == pos:
        return None
    end = tokens.skip(end, "hanh")
    end = tokens.match_any(end, _THIS_PLAN) or end
    # Other words name another document: "kể từ ngày ban hành Quyết định công bố của UBND tỉnh".
    following = tokens.word(end)
    return end if not following or following in _AFTER_ISSUE else None


def read_duration(tokens: DeadlineTokens, pos: int) -> DurationPhrase | None:
    """Reads "10 ngày kể từ ngày ban hành", "Trong vòng 05 ngày làm việc sau khi …"."""
    at = tokens.match_any(pos, _WITHIN) or tokens.skip(pos, "trong", "sau", "truoc")
    bounded = at > pos
    count = tokens.at(at).numbers[0] if tokens.kind(at) is TokenKind.NUMBER else None
    unit = tokens.word(at + 1)
    if count is None or unit not in {"ngay", "tuan", "thang", "nam"}:
        return None
    names_one = unit in {"thang", "nam"} and tokens.kind(at + 2) is TokenKind.NUMBER
    if names_one or tokens.word(at + 2) in {"dau", "cuoi"}:
        return None
    working = tokens.match(at + 2, "lam viec")
    end = working or at + 2
    end = end + 1 if tokens.kind(end) is TokenKind.COMMA else end
    duration = Duration(count, unit, working_days=working is not None)
    since = tokens.match_any(end, _COUNTED_FROM)
    if since is None:
        return DurationPhrase(duration, end) if bounded or duration.working_days else None
    counted_from = tokens.word(end)
    if counted_from == "truoc":
        dated = TokenKind.DATE in {tokens.kind(since), tokens.kind(tokens.skip(since, "ngay"))}
        if dated and unit in {"thang", "nam"}:
            return None  # "(báo cáo) 6 tháng trước 15/6"
    else:
        issue_end = read_issue(tokens, since)
        if issue_end is not None:
            return DurationPhrase(duration, issue_end, from_issue=True)
    since_day = end if counted_from in {"ke", "tinh", "tu", "sau"} else None
    return DurationPhrase(duration, find_clause_end(tokens, since, BEFORE_END_DATE), since=since_day)
