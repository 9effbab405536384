"""What the program worked out of a task, under ``suy_ra``: each field declared once, with its rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from congkhai import urls
from congkhai.dataset.code_labels import COMPARATORS, DEADLINE_KINDS, DIRECTIONS, PERIODS
from congkhai.dataset.record_fields import DECLARED_STATUS_CODES, Codes, Field, Kind
from congkhai.deadlines import describe
from congkhai.facts import STATUS_GROUP_LABELS, TARGET_OUTCOME_LABELS, TASK_STATUS_LABELS, Facts, TaskFacts
from congkhai.library import AgencyEntry, PlanEntry, TaskEntry
from congkhai.targets import Target

Plain = str | int | float | bool | list[Any] | None  # what JSON can hold


@dataclass(frozen=True, slots=True)
class Subject:
    """A task with all that stands around it."""

    task: TaskEntry
    plan: PlanEntry
    agency: AgencyEntry
    known: TaskFacts
    facts: Facts


@dataclass(frozen=True, slots=True)
class Derived:
    """A field and the way to its value."""

    field: Field
    value: Callable[[Subject], Plain]


def plain_number(value: Decimal | None) -> int | float | None:
    """A number for JSON: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _next_step(subject: Subject) -> tuple[str | None, str | None]:
    step = next((step for step in subject.known.milestones if step.is_next), None)
    return (step.name, _iso(step.due)) if step else (None, None)


def _target(target: Target) -> dict[str, Plain]:
    return {
        "in": target.printed,
        "so_sanh": target.comparator.value,
        "gia_tri": plain_number(target.value),
        "gia_tri_den": plain_number(target.upper),
        "don_vi": target.unit or None,
        "doi_tuong": target.subject or None,
        "moi": target.per or None,
        "chieu": target.direction.value or None,
    }


_TARGET_PARTS = (
    Field("in", "Như in", Kind.TEXT, "Đoạn chữ nêu mục tiêu."),
    Field("so_sanh", "So sánh", Kind.TEXT, "Cách so với giá trị.", COMPARATORS),
    Field("gia_tri", "Giá trị", Kind.NUMBER, "Số phải đạt; trống khi mục tiêu không có số."),
    Field("gia_tri_den", "Giá trị đến", Kind.NUMBER, "Cận trên, khi mục tiêu là một khoảng."),
    Field("don_vi", "Đơn vị tính", Kind.TEXT, "Ví dụ %."),
    Field("doi_tuong", "Đối tượng", Kind.TEXT, "Giá trị tính trên cái gì, như văn bản in."),
    Field("moi", "Tính cho mỗi", Kind.TEXT, "Ví dụ tháng, đơn vị."),
    Field("chieu", "Chiều thay đổi", Kind.TEXT, "Của mục tiêu tăng, giảm.", DIRECTIONS),
)


def _derived(
    key: str,
    label: str,
    kind: Kind,
    help_text: str,
    value: Callable[[Subject], Plain],
    codes: Codes = (),
    parts: tuple[Field, ...] = (),
) -> Derived:
    return Derived(Field(key, label, kind, help_text, codes, parts), value)


DERIVED: tuple[Derived, ...] = (
    _derived(
        "url",
        "Địa chỉ trang",
        Kind.TEXT,
        "Đường dẫn của trang nhiệm vụ, tính từ gốc của trang.",
        lambda s: urls.task(s.task.key),
    ),
    _derived(
        "ten_co_quan", "Tên cơ quan", Kind.TEXT, "Tên đầy đủ của cơ quan.", lambda s: s.agency.record.name
    ),
    _derived(
        "so_hieu", "Số hiệu kế hoạch", Kind.TEXT, "Số hiệu như văn bản in.", lambda s: s.plan.record.number
    ),
    _derived(
        "ten_ke_hoach", "Tên kế hoạch", Kind.TEXT, "Trích yếu của kế hoạch.", lambda s: s.plan.record.title
    ),
    _derived("nam", "Năm", Kind.WHOLE, "Năm đầu của kế hoạch.", lambda s: s.plan.record.years.first),
    _derived("nam_den", "Đến năm", Kind.WHOLE, "Năm cuối của kế hoạch.", lambda s: s.plan.record.years.last),
    _derived(
        "ma_muc",
        "Mã các mục",
        Kind.LIST,
        "Mã các mục chứa nhiệm vụ, từ ngoài vào trong.",
        lambda s: [section.code for section in s.task.sections],
    ),
    _derived(
        "tieu_chi",
        "Tiêu chí áp dụng",
        Kind.LIST,
        "Mã tiêu chí ghi ở nhiệm vụ hoặc thừa hưởng từ mục.",
        lambda s: ["/".join(part for part in key if part) for key in s.task.criteria],
    ),
    _derived(
        "chu_tri",
        "Mã đơn vị chủ trì",
        Kind.LIST,
        "Mã các đơn vị trong co-quan.yaml.",
        lambda s: list(s.task.lead),
    ),
    _derived(
        "phoi_hop",
        "Mã đơn vị phối hợp",
        Kind.LIST,
        "Mã các đơn vị trong co-quan.yaml.",
        lambda s: list(s.task.support),
    ),
    _derived(
        "loai_thoi_han",
        "Loại thời hạn",
        Kind.TEXT,
        "Chương trình hiểu thời hạn in theo dạng nào.",
        lambda s: s.task.deadline.kind.value,
        DEADLINE_KINDS,
    ),
    _derived(
        "dien_giai",
        "Diễn giải thời hạn",
        Kind.TEXT,
        "Thời hạn bằng lời.",
        lambda s: describe(s.task.deadline),
    ),
    _derived(
        "suy_luan",
        "Thời hạn suy luận",
        Kind.FLAG,
        "Đúng khi văn bản không in đủ ngày và chương trình phải suy ra một phần.",
        lambda s: s.task.deadline.inferred,
    ),
    _derived("bat_dau", "Bắt đầu", Kind.DAY, "Ngày bắt đầu.", lambda s: _iso(s.task.deadline.start)),
    _derived(
        "han", "Đến hạn", Kind.DAY, "Ngày cuối cùng còn trong hạn.", lambda s: _iso(s.task.deadline.due)
    ),
    _derived(
        "ky",
        "Kỳ",
        Kind.LIST,
        "Nhiệm vụ định kỳ lặp lại bao lâu một lần.",
        lambda s: [period.value for period in s.task.deadline.periods],
        PERIODS,
    ),
    _derived(
        "moc_ke_tiep", "Mốc kế tiếp", Kind.TEXT, "Tên mốc gần nhất chưa qua.", lambda s: _next_step(s)[0]
    ),
    _derived(
        "han_moc_ke_tiep", "Hạn mốc kế tiếp", Kind.DAY, "Ngày của mốc kế tiếp.", lambda s: _next_step(s)[1]
    ),
    _derived(
        "muc_tieu",
        "Mục tiêu bằng số",
        Kind.LIST,
        "Các mục tiêu đọc được từ mục tiêu hoặc kết quả in.",
        lambda s: [_target(target) for target in s.task.targets],
        parts=_TARGET_PARTS,
    ),
    _derived(
        "dat_muc_tieu",
        "Đạt mục tiêu",
        Kind.TEXT,
        "So số đo mới nhất với mục tiêu duy nhất có số.",
        lambda s: s.facts.task_target(s.task.key).outcome.value,
        tuple((code.value, label) for code, label in TARGET_OUTCOME_LABELS.items()),
    ),
    _derived(
        "trang_thai",
        "Trạng thái đã báo cáo",
        Kind.TEXT,
        "Trạng thái trong báo cáo mới nhất; trống khi chưa có báo cáo.",
        lambda s: s.known.declared.value if s.known.declared else None,
        DECLARED_STATUS_CODES,
    ),
    _derived(
        "ngay_bao_cao",
        "Ngày báo cáo mới nhất",
        Kind.DAY,
        "Trống khi chưa có báo cáo.",
        lambda s: _iso(s.known.updates[0].day) if s.known.updates else None,
    ),
    _derived(
        "ngay_hoan_thanh",
        "Ngày hoàn thành",
        Kind.DAY,
        "Ngày của báo cáo hoàn thành.",
        lambda s: _iso(s.known.finished),
    ),
    _derived(
        "tinh_trang",
        "Mã tình trạng",
        Kind.TEXT,
        "Trạng thái đã báo cáo, đối chiếu với lịch.",
        lambda s: s.known.status.value,
        tuple((code.value, label) for code, label in TASK_STATUS_LABELS.items()),
    ),
    _derived(
        "tinh_trang_ten",
        "Tình trạng",
        Kind.TEXT,
        "Tình trạng bằng lời.",
        lambda s: TASK_STATUS_LABELS[s.known.status],
    ),
    _derived(
        "nhom_tinh_trang",
        "Nhóm trong bảng tổng hợp",
        Kind.TEXT,
        "Phần của bảng tổng hợp mà nhiệm vụ được đếm vào.",
        lambda s: s.known.status_group.value,
        tuple((code.value, label) for code, label in STATUS_GROUP_LABELS.items()),
    ),
)
"""In the order in which the open data prints them."""
