"""The words of judgement: where a task stands, and how the official sum counts it."""

from __future__ import annotations

from enum import StrEnum


class Standing(StrEnum):
    """Where a task stands at ``as_of``: what was declared, judged by the calendar; values as exported."""

    NO_REPORT = "chua_co_bao_cao"
    EXPIRED_NO_REPORT = "het_han_chua_co_bao_cao"
    DONE_EARLY = "hoan_thanh_som_han"
    DONE_ON_TIME = "hoan_thanh_dung_han"
    DONE_LATE = "hoan_thanh_tre_han"
    DONE = "hoan_thanh"  # no deadline to judge by
    ON_TRACK = "trong_han"
    DUE_SOON = "sap_den_han"
    OVERDUE = "qua_han"
    FRESH = "da_cap_nhat_ky_nay"
    STALE = "chua_cap_nhat_ky_nay"
    NO_DEADLINE = "dang_thuc_hien"  # reported, not finished, nothing says when it is due
    DROPPED = "khong_thuc_hien"


LABELS: dict[Standing, str] = {
    Standing.NO_REPORT: "Chưa có báo cáo",
    Standing.EXPIRED_NO_REPORT: "Đã hết hạn, chưa có báo cáo",
    Standing.DONE_EARLY: "Hoàn thành sớm hạn",
    Standing.DONE_ON_TIME: "Hoàn thành đúng hạn",
    Standing.DONE_LATE: "Hoàn thành trễ hạn",
    Standing.DONE: "Hoàn thành",
    Standing.ON_TRACK: "Trong hạn",
    Standing.DUE_SOON: "Sắp đến hạn",
    Standing.OVERDUE: "Quá hạn",
    Standing.FRESH: "Đã cập nhật kỳ này",
    Standing.STALE: "Chưa cập nhật kỳ này",
    Standing.NO_DEADLINE: "Đang thực hiện, không ghi hạn",
    Standing.DROPPED: "Không thực hiện",
}

RULES: dict[Standing, str] = {
    Standing.NO_REPORT: "Chưa có báo cáo nào; chưa qua ngày đến hạn, hoặc không có ngày đến hạn.",
    Standing.EXPIRED_NO_REPORT: "Ngày đến hạn đã qua mà chưa có báo cáo nào.",
    Standing.DONE_EARLY: "Ngày báo cáo hoàn thành ở trước ngày đến hạn.",
    Standing.DONE_ON_TIME: "Ngày báo cáo hoàn thành đúng ngày đến hạn.",
    Standing.DONE_LATE: "Ngày báo cáo hoàn thành sau ngày đến hạn.",
    Standing.DONE: "Đã báo cáo hoàn thành; không có ngày đến hạn để so, hoặc là việc thường xuyên, định kỳ "
    "mà báo cáo mới nhất, trong kỳ này, ghi hoàn thành.",
    Standing.ON_TRACK: "Đã báo cáo, chưa hoàn thành, hạn còn xa hơn ngưỡng “sắp đến hạn” của trang.",
    Standing.DUE_SOON: "Đã báo cáo, chưa hoàn thành; số ngày còn lại không quá ngưỡng “sắp đến hạn” "
    "của trang (7 ngày, nếu trang không đặt khác), kể cả chính ngày đến hạn.",
    Standing.OVERDUE: "Đã báo cáo, chưa hoàn thành, ngày đến hạn đã qua.",
    Standing.FRESH: "Việc thường xuyên, định kỳ; kỳ báo cáo này đã có báo cáo, chưa ghi hoàn thành. "
    "Năm kế hoạch đã hết thì xét kỳ cuối.",
    Standing.STALE: "Việc thường xuyên, định kỳ; đã từng báo cáo nhưng kỳ báo cáo này chưa. "
    "Năm kế hoạch đã hết thì xét kỳ cuối.",
    Standing.NO_DEADLINE: "Đã báo cáo, chưa hoàn thành; không có ngày đến hạn để so.",
    Standing.DROPPED: "Báo cáo mới nhất ghi không thực hiện, có nêu lý do.",
}


class Bucket(StrEnum):
    """The parts of the official sum; every standing belongs to exactly one."""

    DONE_IN_TIME = "hoan_thanh_dung_han"
    DONE_LATE = "hoan_thanh_tre_han"
    OPEN_IN_TIME = "chua_hoan_thanh_trong_han"
    OPEN_OVERDUE = "chua_hoan_thanh_qua_han"
    NO_REPORT = "chua_co_bao_cao"
    OTHER = "khac"


BUCKET_LABELS: dict[Bucket, str] = {
    Bucket.DONE_IN_TIME: "Hoàn thành đúng hạn",
    Bucket.DONE_LATE: "Hoàn thành trễ hạn",
    Bucket.OPEN_IN_TIME: "Chưa hoàn thành, trong hạn",
    Bucket.OPEN_OVERDUE: "Chưa hoàn thành, quá hạn",
    Bucket.NO_REPORT: "Chưa có báo cáo",
    Bucket.OTHER: "Khác",
}

BUCKET_RULES: dict[Bucket, str] = {
    Bucket.DONE_IN_TIME: "Đã báo cáo hoàn thành, không trễ hạn; gồm cả việc không có ngày đến hạn.",
    Bucket.DONE_LATE: "Đã báo cáo hoàn thành sau ngày đến hạn.",
    Bucket.OPEN_IN_TIME: "Đã báo cáo, chưa hoàn thành, chưa quá hạn; gồm cả việc thường xuyên, định kỳ.",
    Bucket.OPEN_OVERDUE: "Đã báo cáo, chưa hoàn thành, ngày đến hạn đã qua.",
    Bucket.NO_REPORT: "Chưa có báo cáo nào; không có nghĩa là chưa thực hiện.",
    Bucket.OTHER: "Báo cáo không thực hiện, hoặc đang thực hiện mà không có ngày đến hạn để so.",
}

BUCKETS: dict[Standing, Bucket] = {
    Standing.NO_REPORT: Bucket.NO_REPORT,
    Standing.EXPIRED_NO_REPORT: Bucket.NO_REPORT,
    Standing.DONE_EARLY: Bucket.DONE_IN_TIME,
    Standing.DONE_ON_TIME: Bucket.DONE_IN_TIME,
    Standing.DONE_LATE: Bucket.DONE_LATE,
    Standing.DONE: Bucket.DONE_IN_TIME,
    Standing.ON_TRACK: Bucket.OPEN_IN_TIME,
    Standing.DUE_SOON: Bucket.OPEN_IN_TIME,
    Standing.OVERDUE: Bucket.OPEN_OVERDUE,
    Standing.FRESH: Bucket.OPEN_IN_TIME,
    Standing.STALE: Bucket.OPEN_IN_TIME,
    Standing.NO_DEADLINE: Bucket.OTHER,
    Standing.DROPPED: Bucket.OTHER,
}
