"""The statuses of tasks, their groups in the official sum, and the label and rule of each.

Pages print a rule beside every label. See docs/architecture.md, "Status".
"""

from __future__ import annotations

from enum import StrEnum


class TaskStatus(StrEnum):
    """The status of a task at ``as_of``: the declared status, compared with the calendar.

    The values are the codes of the open data and parts of addresses.
    """

    NO_REPORT = "chua_co_bao_cao"
    EXPIRED_NO_REPORT = "het_han_chua_co_bao_cao"
    DONE_EARLY = "hoan_thanh_som_han"
    DONE_ON_TIME = "hoan_thanh_dung_han"
    DONE_LATE = "hoan_thanh_tre_han"
    DONE = "hoan_thanh"  # no due day to compare with
    ON_TRACK = "trong_han"
    DUE_SOON = "sap_den_han"
    OVERDUE = "qua_han"
    FRESH = "da_cap_nhat_ky_nay"
    STALE = "chua_cap_nhat_ky_nay"
    NO_DEADLINE = "dang_thuc_hien"  # reported, not finished, no due day
    DROPPED = "khong_thuc_hien"


TASK_STATUS_LABELS: dict[TaskStatus, str] = {
    TaskStatus.NO_REPORT: "Chưa có báo cáo",
    TaskStatus.EXPIRED_NO_REPORT: "Đã hết hạn, chưa có báo cáo",
    TaskStatus.DONE_EARLY: "Hoàn thành sớm hạn",
    TaskStatus.DONE_ON_TIME: "Hoàn thành đúng hạn",
    TaskStatus.DONE_LATE: "Hoàn thành trễ hạn",
    TaskStatus.DONE: "Hoàn thành",
    TaskStatus.ON_TRACK: "Trong hạn",
    TaskStatus.DUE_SOON: "Sắp đến hạn",
    TaskStatus.OVERDUE: "Quá hạn",
    TaskStatus.FRESH: "Đã cập nhật kỳ này",
    TaskStatus.STALE: "Chưa cập nhật kỳ này",
    TaskStatus.NO_DEADLINE: "Đang thực hiện, không ghi hạn",
    TaskStatus.DROPPED: "Không thực hiện",
}

TASK_STATUS_RULES: dict[TaskStatus, str] = {
    TaskStatus.NO_REPORT: "Chưa có báo cáo nào; chưa qua ngày đến hạn, hoặc không có ngày đến hạn.",
    TaskStatus.EXPIRED_NO_REPORT: "Ngày đến hạn đã qua mà chưa có báo cáo nào.",
    TaskStatus.DONE_EARLY: "Ngày báo cáo hoàn thành ở trước ngày đến hạn.",
    TaskStatus.DONE_ON_TIME: "Ngày báo cáo hoàn thành đúng ngày đến hạn.",
    TaskStatus.DONE_LATE: "Ngày báo cáo hoàn thành sau ngày đến hạn.",
    TaskStatus.DONE: "Đã báo cáo hoàn thành; không có ngày đến hạn để so, hoặc là việc thường xuyên, định kỳ "
    "mà báo cáo mới nhất, trong kỳ này, ghi hoàn thành.",
    TaskStatus.ON_TRACK: "Đã báo cáo, chưa hoàn thành, hạn còn xa hơn ngưỡng “sắp đến hạn” của trang.",
    TaskStatus.DUE_SOON: "Đã báo cáo, chưa hoàn thành; số ngày còn lại không quá ngưỡng “sắp đến hạn” "
    "của trang (7 ngày, nếu trang không đặt khác), kể cả chính ngày đến hạn.",
    TaskStatus.OVERDUE: "Đã báo cáo, chưa hoàn thành, ngày đến hạn đã qua.",
    TaskStatus.FRESH: "Việc thường xuyên, định kỳ; kỳ báo cáo này đã có báo cáo, chưa ghi hoàn thành. "
    "Năm kế hoạch đã hết thì xét kỳ cuối.",
    TaskStatus.STALE: "Việc thường xuyên, định kỳ; đã từng báo cáo nhưng kỳ báo cáo này chưa. "
    "Năm kế hoạch đã hết thì xét kỳ cuối.",
    TaskStatus.NO_DEADLINE: "Đã báo cáo, chưa hoàn thành; không có ngày đến hạn để so.",
    TaskStatus.DROPPED: "Báo cáo mới nhất ghi không thực hiện, có nêu lý do.",
}


class StatusGroup(StrEnum):
    """The parts of the official sum; every status belongs to one. The values are codes of the open data."""

    DONE_IN_TIME = "hoan_thanh_dung_han"
    DONE_LATE = "hoan_thanh_tre_han"
    OPEN_IN_TIME = "chua_hoan_thanh_trong_han"
    OPEN_OVERDUE = "chua_hoan_thanh_qua_han"
    NO_REPORT = "chua_co_bao_cao"
    OTHER = "khac"


STATUS_GROUP_LABELS: dict[StatusGroup, str] = {
    StatusGroup.DONE_IN_TIME: "Hoàn thành đúng hạn",
    StatusGroup.DONE_LATE: "Hoàn thành trễ hạn",
    StatusGroup.OPEN_IN_TIME: "Chưa hoàn thành, trong hạn",
    StatusGroup.OPEN_OVERDUE: "Chưa hoàn thành, quá hạn",
    StatusGroup.NO_REPORT: "Chưa có báo cáo",
    StatusGroup.OTHER: "Khác",
}

STATUS_GROUP_RULES: dict[StatusGroup, str] = {
    StatusGroup.DONE_IN_TIME: "Đã báo cáo hoàn thành, không trễ hạn; gồm cả việc không có ngày đến hạn.",
    StatusGroup.DONE_LATE: "Đã báo cáo hoàn thành sau ngày đến hạn.",
    StatusGroup.OPEN_IN_TIME: "Đã báo cáo, chưa hoàn thành, chưa quá hạn; gồm cả việc thường xuyên, định kỳ.",
    StatusGroup.OPEN_OVERDUE: "Đã báo cáo, chưa hoàn thành, ngày đến hạn đã qua.",
    StatusGroup.NO_REPORT: "Chưa có báo cáo nào; không có nghĩa là chưa thực hiện.",
    StatusGroup.OTHER: "Báo cáo không thực hiện, hoặc đang thực hiện mà không có ngày đến hạn để so.",
}

STATUS_GROUP_OF: dict[TaskStatus, StatusGroup] = {
    TaskStatus.NO_REPORT: StatusGroup.NO_REPORT,
    TaskStatus.EXPIRED_NO_REPORT: StatusGroup.NO_REPORT,
    TaskStatus.DONE_EARLY: StatusGroup.DONE_IN_TIME,
    TaskStatus.DONE_ON_TIME: StatusGroup.DONE_IN_TIME,
    TaskStatus.DONE_LATE: StatusGroup.DONE_LATE,
    TaskStatus.DONE: StatusGroup.DONE_IN_TIME,
    TaskStatus.ON_TRACK: StatusGroup.OPEN_IN_TIME,
    TaskStatus.DUE_SOON: StatusGroup.OPEN_IN_TIME,
    TaskStatus.OVERDUE: StatusGroup.OPEN_OVERDUE,
    TaskStatus.FRESH: StatusGroup.OPEN_IN_TIME,
    TaskStatus.STALE: StatusGroup.OPEN_IN_TIME,
    TaskStatus.NO_DEADLINE: StatusGroup.OTHER,
    TaskStatus.DROPPED: StatusGroup.OTHER,
}
