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
    Standing.NO_REPORT: "Cơ quan chưa gửi báo cáo nào về nhiệm vụ.",
    Standing.EXPIRED_NO_REPORT: "Ngày đến hạn đã qua mà cơ quan chưa gửi báo cáo nào.",
    Standing.DONE_EARLY: "Ngày báo cáo hoàn thành trước ngày đến hạn.",
    Standing.DONE_ON_TIME: "Ngày báo cáo hoàn thành đúng ngày đến hạn.",
    Standing.DONE_LATE: "Ngày báo cáo hoàn thành sau ngày đến hạn.",
    Standing.DONE: "Đã báo cáo hoàn thành; văn bản không ghi ngày đến hạn để so.",
    Standing.ON_TRACK: "Đã báo cáo, chưa hoàn thành, chưa đến hạn.",
    Standing.DUE_SOON: "Đã báo cáo, chưa hoàn thành, còn ít ngày là đến hạn.",
    Standing.OVERDUE: "Đã báo cáo, chưa hoàn thành, ngày đến hạn đã qua.",
    Standing.FRESH: "Nhiệm vụ thường xuyên hoặc định kỳ; kỳ báo cáo hiện tại đã có báo cáo.",
    Standing.STALE: "Nhiệm vụ thường xuyên hoặc định kỳ; kỳ báo cáo hiện tại chưa có báo cáo.",
    Standing.NO_DEADLINE: "Đã báo cáo, chưa hoàn thành; văn bản không ghi ngày đến hạn.",
    Standing.DROPPED: "Cơ quan báo cáo không thực hiện, có nêu lý do.",
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
