"""The records of tasks and indicators, and of what is reported on them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from congkhai.model.codes_and_urls import Code, Url
from congkhai.model.date_types import FullDate, PartialDate
from congkhai.model.record_base import Record, yaml_field
from congkhai.model.value_errors import validation_error
from congkhai.model.value_types import Flag, Number, OneOrMany, Text, enum_reader, enum_schema


class DeclaredStatus(StrEnum):
    """The status that an agency reports; what the calendar adds is ``congkhai.facts.TaskStatus``."""

    NOT_STARTED = "chua_thuc_hien"
    IN_PROGRESS = "dang_thuc_hien"
    DONE = "hoan_thanh"
    DROPPED = "khong_thuc_hien"


DECLARED_STATUS_LABELS: Mapping[DeclaredStatus, str] = {
    DeclaredStatus.NOT_STARTED: "Chưa thực hiện",
    DeclaredStatus.IN_PROGRESS: "Đang thực hiện",
    DeclaredStatus.DONE: "Hoàn thành",
    DeclaredStatus.DROPPED: "Không thực hiện",
}
"""The label of each declared status, in the order to choose from. Pages, data, feeds and forms show it."""

DeclaredStatusField = Annotated[
    DeclaredStatus, BeforeValidator(enum_reader(DeclaredStatus)), enum_schema(DeclaredStatus)
]


class DocumentLink(Record):
    """A document that proves or is the source of something: its name, its URL, or both."""

    name: Text | None = yaml_field("ten", "Tên", "Tên văn bản hoặc tài liệu.", None)
    url: Url | None = yaml_field(
        "url", "Địa chỉ", "Địa chỉ tài liệu: https://… hoặc đường dẫn trong trang.", None
    )

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, data: Any) -> Any:
        """Take a text alone as the URL when it begins like one, otherwise as the name."""
        if isinstance(data, str):
            return {"url": data} if data.startswith(("http://", "https://")) else {"ten": data}
        return data

    @model_validator(mode="after")
    def _says_something(self) -> DocumentLink:
        if not (self.name or self.url):
            raise validation_error("thieu", "cần “ten” hoặc “url”")
        return self


class Measurement(Record):
    """A measured value of an indicator or of a task's target."""

    day: PartialDate = yaml_field("ngay", "Ngày", "Ngày số liệu có giá trị; có thể chỉ tháng hoặc năm.")
    value: Number = yaml_field("gia_tri", "Giá trị", "Số đo được, ví dụ 85,5.")
    source: DocumentLink | None = yaml_field("nguon", "Nguồn", "Văn bản công bố số liệu.", None)
    note: Text | None = yaml_field("ghi_chu", "Ghi chú", "Cách tính, phạm vi của số liệu.", None)


class Update(Record):
    """A dated report on a task. Updates are appended and never changed."""

    day: FullDate = yaml_field(
        "ngay", "Ngày báo cáo", "Ngày của báo cáo; với việc hoàn thành là ngày hoàn thành."
    )
    status: DeclaredStatusField = yaml_field(
        "trang_thai",
        "Trạng thái",
        "Một trong: chua_thuc_hien, dang_thuc_hien, hoan_thanh, khong_thuc_hien.",
    )
    note: Text | None = yaml_field("ghi_chu", "Kết quả, ghi chú", "Đã làm được gì.", None)
    reason: Text | None = yaml_field(
        "ly_do", "Lý do", "Vì sao; bắt buộc khi không thực hiện hoặc khi bỏ trạng thái hoàn thành.", None
    )
    value: Number | None = yaml_field(
        "gia_tri", "Giá trị đạt được", "Số đạt được, nếu nhiệm vụ có chỉ tiêu.", None
    )
    evidence: OneOrMany[DocumentLink] = yaml_field(
        "minh_chung", "Minh chứng", "Văn bản, báo cáo, địa chỉ chứng minh.", ()
    )
    by: Text | None = yaml_field("don_vi_bao_cao", "Đơn vị báo cáo", "Đơn vị gửi báo cáo.", None)

    @model_validator(mode="after")
    def _dropped_needs_reason(self) -> Update:
        if self.status is DeclaredStatus.DROPPED and not self.reason:
            raise validation_error("thieu-ly-do", "trạng thái khong_thuc_hien cần “ly_do”")
        return self


class Milestone(Record):
    """A step of a task, with a deadline of its own."""

    name: Text = yaml_field("ten", "Mốc", "Việc phải xong ở mốc này.")
    deadline: Text | None = yaml_field("thoi_han", "Thời hạn", "Thời gian như văn bản in.", None)
    due: PartialDate | None = yaml_field("han", "Hạn", "Ngày phải xong, khi cần nói rõ.", None)
    done: FullDate | None = yaml_field("ngay_hoan_thanh", "Ngày hoàn thành", "Ngày mốc đã xong.", None)


class Correction(Record):
    """A place where the site prints something else than the signed document."""

    place: Text | None = yaml_field("vi_tri", "Vị trí", "Cột hoặc mục được sửa.", None)
    printed: Text = yaml_field("ban_goc", "Bản gốc in", "Chữ trong văn bản gốc.")
    corrected: Text | None = yaml_field(
        "sua_thanh", "Sửa thành", "Chữ được công bố; bỏ trống nếu bị bỏ đi.", None
    )
    reason: Text | None = yaml_field("ly_do", "Lý do", "Vì sao sửa; số văn bản đính chính nếu có.", None)
    day: FullDate | None = yaml_field("ngay", "Ngày", "Ngày đính chính.", None)


class TaskPart(Record):
    """An unnumbered part of a task that has its own units."""

    content: Text = yaml_field("noi_dung", "Nội dung", "Nội dung của phần này, như văn bản in.")
    lead: OneOrMany[Text] = yaml_field("chu_tri", "Chủ trì", "Đơn vị chủ trì phần này.", ())
    support: OneOrMany[Text] = yaml_field("phoi_hop", "Phối hợp", "Đơn vị phối hợp phần này.", ())


class Indicator(Record):
    """An indicator of a whole plan: its target and the values measured."""

    id: Code = yaml_field("ma", "Mã chỉ tiêu", "Mã ngắn, không trùng trong kế hoạch.")
    name: Text = yaml_field("ten", "Chỉ tiêu", "Tên chỉ tiêu như văn bản in.")
    target: Text | None = yaml_field("muc_tieu", "Mục tiêu", "Mức phải đạt như văn bản in: trên 83%.", None)
    unit: Text | None = yaml_field("don_vi_tinh", "Đơn vị tính", "Ví dụ %.", None)
    criterion: OneOrMany[Text] = yaml_field("tieu_chi", "Tiêu chí", "Mã tiêu chí: bo/tieu-chi hoặc bo.", ())
    measurements: OneOrMany[Measurement] = yaml_field("so_lieu", "Số liệu", "Các số đo đã công bố.", ())
    note: Text | None = yaml_field("ghi_chu", "Ghi chú", "Câu trong văn bản nêu chỉ tiêu.", None)


class Task(Record):
    """One row of the annex."""

    id: Code = yaml_field("ma", "Mã", "Số của nhiệm vụ trong phụ lục kèm mục: A.I.3. Không đổi về sau.")
    number: Text | None = yaml_field("so", "Số in", "Số in trong phụ lục khi khác phần cuối của mã.", None)
    content: Text = yaml_field("noi_dung", "Nội dung nhiệm vụ", "Nội dung như văn bản in.")
    summary: Text | None = yaml_field("tom_tat", "Nói dễ hiểu", "Một câu cho người dân.", None)
    result: Text | None = yaml_field("ket_qua", "Kết quả, sản phẩm", "Kết quả như văn bản in.", None)
    deadline: Text | None = yaml_field("thoi_han", "Thời hạn", "Thời gian như văn bản in.", None)
    due: PartialDate | None = yaml_field(
        "han", "Hạn", "Ngày phải xong, khi chương trình không hiểu đúng.", None
    )
    milestones: OneOrMany[Milestone] = yaml_field("moc", "Các mốc", "Các bước có thời hạn riêng.", ())
    lead: OneOrMany[Text] = yaml_field("chu_tri", "Chủ trì", "Đơn vị chủ trì, theo một tên đã đăng ký.", ())
    support: OneOrMany[Text] = yaml_field("phoi_hop", "Phối hợp", "Các đơn vị phối hợp.", ())
    duty: Text | None = yaml_field(
        "trach_nhiem",
        "Trách nhiệm thực hiện",
        "Như văn bản in, khi phụ lục không chia chủ trì, phối hợp.",
        None,
    )
    method: Text | None = yaml_field("cach_thuc", "Cách thức thực hiện", "Như văn bản in.", None)
    parts: OneOrMany[TaskPart] = yaml_field(
        "phan", "Các phần", "Các phần không đánh số, mỗi phần có đơn vị riêng.", ()
    )
    criteria: OneOrMany[Text] = yaml_field(
        "tieu_chi", "Tiêu chí", "Mã tiêu chí, khi khác tiêu chí của mục.", ()
    )
    procedures: OneOrMany[Text] = yaml_field(
        "tthc", "Thủ tục hành chính", "Mã thủ tục hành chính liên quan.", ()
    )
    basis: OneOrMany[Text] = yaml_field("can_cu", "Căn cứ", "Văn bản làm căn cứ của nhiệm vụ.", ())
    target: Text | None = yaml_field(
        "muc_tieu", "Mục tiêu", "Mức phải đạt, khi không nằm trong kết quả.", None
    )
    measurements: OneOrMany[Measurement] = yaml_field("so_lieu", "Số liệu", "Các số đo đã công bố.", ())
    updates: OneOrMany[Update] = yaml_field(
        "cap_nhat", "Báo cáo tiến độ", "Các báo cáo theo ngày, chỉ thêm không sửa.", ()
    )
    corrections: OneOrMany[Correction] = yaml_field("dinh_chinh", "Đính chính", "Chỗ khác với bản gốc.", ())
    draft: Flag = yaml_field("nhap", "Bản nháp", "true: chưa công bố.", False)

    @model_validator(mode="before")
    @classmethod
    def _fill_from_parts(cls, data: Any) -> Any:
        """Fill content, lead and support from the parts, in their order, where the row itself has none."""
        if not isinstance(data, dict) or not isinstance(data.get("phan"), list):
            return data
        parts = [part for part in data["phan"] if isinstance(part, dict)]
        whole = dict(data)
        texts = [part["noi_dung"] for part in parts if isinstance(part.get("noi_dung"), str)]
        if not whole.get("noi_dung") and texts:
            whole["noi_dung"] = "\n".join(texts)
        for key in ("chu_tri", "phoi_hop"):
            if not whole.get(key):
                written = [part.get(key) or [] for part in parts]
                flat = [unit for one in written for unit in ([one] if isinstance(one, str) else one)]
                whole[key] = list(dict.fromkeys(unit for unit in flat if isinstance(unit, str)))
        return whole
