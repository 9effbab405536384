"""Labels for the codes of the open data."""

from __future__ import annotations

from congkhai.dataset.record_fields import Codes
from congkhai.deadlines import DeadlineKind, Period
from congkhai.targets import Comparator, Direction

DEADLINE_KIND_LABELS: dict[DeadlineKind, str] = {
    DeadlineKind.ONCE: "một lần, có ngày đến hạn",
    DeadlineKind.ONGOING: "kéo dài từ một ngày",
    DeadlineKind.YEARLY: "hằng năm, không có năm cuối",
    DeadlineKind.CONTINUOUS: "thường xuyên, không bao giờ quá hạn",
    DeadlineKind.ON_EVENT: "khi có phát sinh",
    DeadlineKind.RECURRING: "định kỳ",
    DeadlineKind.MILESTONES: "nhiều mốc, đến hạn ở mốc cuối",
    DeadlineKind.CONDITIONAL: "theo điều kiện nêu trong kế hoạch",
    DeadlineKind.UNKNOWN: "chưa có hạn hoặc chưa rõ hạn",
}
"""What a kind means, as words inside a sentence, for the field reference and the pages that explain kinds."""

DEADLINE_FILTER_LABELS: dict[DeadlineKind, str] = {
    DeadlineKind.ONCE: "Có ngày đến hạn",
    DeadlineKind.ONGOING: "Kéo dài đến hết kế hoạch",
    DeadlineKind.YEARLY: "Hằng năm",
    DeadlineKind.CONTINUOUS: "Thường xuyên",
    DeadlineKind.ON_EVENT: "Khi có phát sinh",
    DeadlineKind.RECURRING: "Định kỳ",
    DeadlineKind.MILESTONES: "Nhiều mốc",
    DeadlineKind.CONDITIONAL: "Theo điều kiện",
    DeadlineKind.UNKNOWN: "Chưa có hạn",
}
"""The same kinds as the choices of a search filter: short, with a capital letter."""

PERIOD_LABELS: dict[Period, str] = {
    Period.WEEK: "hằng tuần",
    Period.MONTH: "hằng tháng",
    Period.QUARTER: "hằng quý",
    Period.HALF_YEAR: "sáu tháng một lần",
    Period.YEAR: "hằng năm",
}
COMPARATOR_LABELS: dict[Comparator, str] = {
    Comparator.AT_LEAST: "từ giá trị trở lên",
    Comparator.MORE: "trên giá trị",
    Comparator.AT_MOST: "không quá giá trị",
    Comparator.LESS: "dưới giá trị",
    Comparator.EQUAL: "bằng giá trị",
    Comparator.BETWEEN: "trong khoảng hai giá trị",
    Comparator.CHANGE: "tăng hoặc giảm so với trước",
    Comparator.RANK: "xếp loại, xếp hạng",
    Comparator.NONE: "không nêu bằng số",
}
DEADLINE_KIND_CODES: Codes = tuple((kind.value, label) for kind, label in DEADLINE_KIND_LABELS.items())
PERIOD_CODES: Codes = tuple((period.value, label) for period, label in PERIOD_LABELS.items())
DIRECTION_CODES: Codes = ((Direction.UP.value, "Tăng"), (Direction.DOWN.value, "Giảm"))
COMPARATOR_CODES: Codes = tuple((comparator.value, label) for comparator, label in COMPARATOR_LABELS.items())
