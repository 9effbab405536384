"""The fields under ``suy_ra``, what the program works out of a task: each declared once, with its rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from congkhai import urls
from congkhai.dataset.code_labels import COMPARATOR_CODES, DEADLINE_KIND_CODES, DIRECTION_CODES, PERIOD_CODES
from congkhai.dataset.record_fields import DECLARED_STATUS_CODES, Codes, Field, FieldType
from congkhai.deadlines import describe
from congkhai.facts import STATUS_GROUP_LABELS, TARGET_OUTCOME_LABELS, TASK_STATUS_LABELS, Facts, TaskFacts
from congkhai.library import AgencyEntry, PlanEntry, TaskEntry
from congkhai.targets import Target

JsonValue = str | int | float | bool | list[Any] | None


@dataclass(frozen=True, slots=True)
class TaskInContext:
    """A task with its plan, its agency and the facts: all that a derived field may depend on."""

    task: TaskEntry
    plan: PlanEntry
    agency: AgencyEntry
    facts: TaskFacts
    all_facts: Facts


@dataclass(frozen=True, slots=True)
class Derivation:
    """A derived field and the function that works out its value."""

    field: Field
    value: Callable[[TaskInContext], JsonValue]


def json_number(value: Decimal | None) -> int | float | None:
    """Give a number for JSON: an int where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _next_step(context: TaskInContext) -> tuple[str | None, str | None]:
    """Give the name and the ISO day of the next step; None twice where there is none."""
    step = next((step for step in context.facts.milestones if step.is_next), None)
    return (step.name, _iso(step.due)) if step else (None, None)


def _target(target: Target) -> dict[str, JsonValue]:
    """Give a target with the keys of ``_TARGET_FIELDS``."""
    return {
        "in": target.printed,
        "so_sanh": target.comparator.value,
        "gia_tri": json_number(target.value),
        "gia_tri_den": json_number(target.upper),
        "don_vi": target.unit or None,
        "doi_tuong": target.subject or None,
        "moi": target.per or None,
        "chieu": target.direction.value or None,
    }


_TARGET_FIELDS = (
    Field("in", "Như in", FieldType.TEXT, "Đoạn chữ nêu mục tiêu."),
    Field("so_sanh", "So sánh", FieldType.TEXT, "Cách so với giá trị.", COMPARATOR_CODES),
    Field("gia_tri", "Giá trị", FieldType.NUMBER, "Số phải đạt; trống khi mục tiêu không có số."),
    Field("gia_tri_den", "Giá trị đến", FieldType.NUMBER, "Cận trên, khi mục tiêu là một khoảng."),
    Field("don_vi", "Đơn vị tính", FieldType.TEXT, "Ví dụ %."),
    Field("doi_tuong", "Đối tượng", FieldType.TEXT, "Giá trị tính trên cái gì, như văn bản in."),
    Field("moi", "Tính cho mỗi", FieldType.TEXT, "Ví dụ tháng, đơn vị."),
    Field("chieu", "Chiều thay đổi", FieldType.TEXT, "Của mục tiêu tăng, giảm.", DIRECTION_CODES),
)


def _derived(
    key: str,
    label: str,
    field_type: FieldType,
    help_text: str,
    value: Callable[[TaskInContext], JsonValue],
    codes: Codes = (),
    subfields: tuple[Field, ...] = (),
) -> Derivation:
    return Derivation(Field(key, label, field_type, help_text, codes, subfields), value)


DERIVATIONS: tuple[Derivation, ...] = (
    _derived(
        "url",
        "Địa chỉ trang",
        FieldType.TEXT,
        "Đường dẫn của trang nhiệm vụ, tính từ gốc của trang.",
        lambda context: urls.task(context.task.key),
    ),
    _derived(
        "ten_co_quan",
        "Tên cơ quan",
        FieldType.TEXT,
        "Tên đầy đủ của cơ quan.",
        lambda context: context.agency.record.name,
    ),
    _derived(
        "so_hieu",
        "Số hiệu kế hoạch",
        FieldType.TEXT,
        "Số hiệu như văn bản in.",
        lambda context: context.plan.record.number,
    ),
    _derived(
        "ten_ke_hoach",
        "Tên kế hoạch",
        FieldType.TEXT,
        "Trích yếu của kế hoạch.",
        lambda context: context.plan.record.title,
    ),
    _derived(
        "nam",
        "Năm",
        FieldType.WHOLE,
        "Năm đầu của kế hoạch.",
        lambda context: context.plan.record.years.first,
    ),
    _derived(
        "nam_den",
        "Đến năm",
        FieldType.WHOLE,
        "Năm cuối của kế hoạch.",
        lambda context: context.plan.record.years.last,
    ),
    _derived(
        "ma_muc",
        "Mã các mục",
        FieldType.LIST,
        "Mã các mục chứa nhiệm vụ, từ ngoài vào trong.",
        lambda context: [section.code for section in context.task.sections],
    ),
    _derived(
        "tieu_chi",
        "Tiêu chí áp dụng",
        FieldType.LIST,
        "Mã tiêu chí ghi ở nhiệm vụ hoặc thừa hưởng từ mục.",
        lambda context: ["/".join(part for part in key if part) for key in context.task.criteria],
    ),
    _derived(
        "chu_tri",
        "Mã đơn vị chủ trì",
        FieldType.LIST,
        "Mã các đơn vị trong co-quan.yaml.",
        lambda context: list(context.task.lead),
    ),
    _derived(
        "phoi_hop",
        "Mã đơn vị phối hợp",
        FieldType.LIST,
        "Mã các đơn vị trong co-quan.yaml.",
        lambda context: list(context.task.support),
    ),
    _derived(
        "loai_thoi_han",
        "Loại thời hạn",
        FieldType.TEXT,
        "Chương trình hiểu thời hạn in theo dạng nào.",
        lambda context: context.task.deadline.kind.value,
        DEADLINE_KIND_CODES,
    ),
    _derived(
        "dien_giai",
        "Diễn giải thời hạn",
        FieldType.TEXT,
        "Thời hạn bằng lời.",
        lambda context: describe(context.task.deadline),
    ),
    _derived(
        "suy_luan",
        "Thời hạn suy luận",
        FieldType.FLAG,
        "Đúng khi văn bản không in đủ ngày và chương trình phải suy ra một phần.",
        lambda context: context.task.deadline.inferred,
    ),
    _derived(
        "bat_dau",
        "Bắt đầu",
        FieldType.DAY,
        "Ngày bắt đầu.",
        lambda context: _iso(context.task.deadline.start),
    ),
    _derived(
        "han",
        "Đến hạn",
        FieldType.DAY,
        "Ngày cuối cùng còn trong hạn.",
        lambda context: _iso(context.task.deadline.due),
    ),
    _derived(
        "ky",
        "Kỳ",
        FieldType.LIST,
        "Nhiệm vụ định kỳ lặp lại bao lâu một lần.",
        lambda context: [period.value for period in context.task.deadline.periods],
        PERIOD_CODES,
    ),
    _derived(
        "moc_ke_tiep",
        "Mốc kế tiếp",
        FieldType.TEXT,
        "Tên mốc gần nhất chưa qua.",
        lambda context: _next_step(context)[0],
    ),
    _derived(
        "han_moc_ke_tiep",
        "Hạn mốc kế tiếp",
        FieldType.DAY,
        "Ngày của mốc kế tiếp.",
        lambda context: _next_step(context)[1],
    ),
    _derived(
        "muc_tieu",
        "Mục tiêu bằng số",
        FieldType.LIST,
        "Các mục tiêu đọc được từ mục tiêu hoặc kết quả in.",
        lambda context: [_target(target) for target in context.task.targets],
        subfields=_TARGET_FIELDS,
    ),
    _derived(
        "dat_muc_tieu",
        "Đạt mục tiêu",
        FieldType.TEXT,
        "So số đo mới nhất với mục tiêu duy nhất có số.",
        lambda context: context.all_facts.task_target_facts(context.task.key).outcome.value,
        tuple((code.value, label) for code, label in TARGET_OUTCOME_LABELS.items()),
    ),
    _derived(
        "trang_thai",
        "Trạng thái đã báo cáo",
        FieldType.TEXT,
        "Trạng thái trong báo cáo mới nhất; trống khi chưa có báo cáo.",
        lambda context: context.facts.declared.value if context.facts.declared else None,
        DECLARED_STATUS_CODES,
    ),
    _derived(
        "ngay_bao_cao",
        "Ngày báo cáo mới nhất",
        FieldType.DAY,
        "Trống khi chưa có báo cáo.",
        lambda context: _iso(context.facts.updates[0].day) if context.facts.updates else None,
    ),
    _derived(
        "ngay_hoan_thanh",
        "Ngày hoàn thành",
        FieldType.DAY,
        "Ngày của báo cáo hoàn thành.",
        lambda context: _iso(context.facts.finished),
    ),
    _derived(
        "tinh_trang",
        "Mã tình trạng",
        FieldType.TEXT,
        "Trạng thái đã báo cáo, đối chiếu với lịch.",
        lambda context: context.facts.status.value,
        tuple((code.value, label) for code, label in TASK_STATUS_LABELS.items()),
    ),
    _derived(
        "tinh_trang_ten",
        "Tình trạng",
        FieldType.TEXT,
        "Tình trạng bằng lời.",
        lambda context: TASK_STATUS_LABELS[context.facts.status],
    ),
    _derived(
        "nhom_tinh_trang",
        "Nhóm trong bảng tổng hợp",
        FieldType.TEXT,
        "Phần của bảng tổng hợp mà nhiệm vụ được đếm vào.",
        lambda context: context.facts.status_group.value,
        tuple((code.value, label) for code, label in STATUS_GROUP_LABELS.items()),
    ),
)
"""The order is that of the open data."""
