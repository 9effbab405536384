"""The records of ``plans/<agency>/<plan>.yaml``: a signed plan, its sections, who signed."""

from __future__ import annotations

from congkhai.model.codes_and_urls import Code
from congkhai.model.date_types import PartialDate, YearSpan
from congkhai.model.record_base import Record, Shorthand, yaml_field
from congkhai.model.task_records import Correction, DocumentLink, Indicator, Task
from congkhai.model.value_types import Flag, OneOrMany, Text


class Section(Shorthand):
    """A heading of the annex; its code is its key in the mapping ``muc``."""

    text_key = "ten"

    title: Text = yaml_field("ten", "Tên mục", "Tên mục như văn bản in.")
    number: Text | None = yaml_field("so", "Số in", "Số in của mục khi khác phần cuối của mã.", None)
    criteria: OneOrMany[Text] = yaml_field(
        "tieu_chi", "Tiêu chí", "Mã tiêu chí mà mọi nhiệm vụ của mục theo.", ()
    )


class Signer(Shorthand):
    """Who signed the plan."""

    text_key = "ho_ten"

    authority: Text | None = yaml_field(
        "quyen_han", "Quyền hạn", "Dòng trên chức vụ: TM. ỦY BAN NHÂN DÂN.", None
    )
    title: Text | None = yaml_field("chuc_vu", "Chức vụ", "Chức vụ in trên chữ ký.", None)
    name: Text = yaml_field("ho_ten", "Họ và tên", "Họ và tên người ký.")


class Plan(Record):
    """A signed plan with its annex. Its id is the name of its file, its agency that of the folder."""

    number: Text | None = yaml_field(
        "so_hieu", "Số hiệu", "Số như văn bản in: 252/KH-STTTT; có thể khuyết.", None
    )
    issued: PartialDate | None = yaml_field(
        "ngay_ban_hanh", "Ngày ban hành", "Ngày ký; có thể chỉ có tháng: 2022-08.", None
    )
    place: Text | None = yaml_field("noi_ban_hanh", "Nơi ban hành", "Địa danh in trước ngày.", None)
    title: Text = yaml_field("trich_yeu", "Trích yếu", "Tên kế hoạch như văn bản in.")
    years: YearSpan = yaml_field("nam", "Năm", "Năm hoặc giai đoạn của kế hoạch: 2022 hoặc 2021-2025.")
    basis: OneOrMany[Text] = yaml_field("can_cu", "Căn cứ", "Các đoạn căn cứ, như văn bản in.", ())
    purpose: Text | None = yaml_field("muc_dich", "Mục đích", "Như văn bản in.", None)
    demands: Text | None = yaml_field("yeu_cau", "Yêu cầu", "Như văn bản in.", None)
    content: Text | None = yaml_field(
        "noi_dung", "Nội dung", "Phần nội dung trước phụ lục, như văn bản in.", None
    )
    organisation: Text | None = yaml_field("to_chuc_thuc_hien", "Tổ chức thực hiện", "Như văn bản in.", None)
    recipients: OneOrMany[Text] = yaml_field("noi_nhan", "Nơi nhận", "Từng dòng nơi nhận.", ())
    signer: Signer | None = yaml_field("nguoi_ky", "Người ký", "Quyền hạn, chức vụ, họ tên.", None)
    source: DocumentLink | None = yaml_field("nguon", "Văn bản gốc", "Tên và địa chỉ văn bản gốc.", None)
    indicators: OneOrMany[Indicator] = yaml_field("chi_tieu", "Chỉ tiêu", "Chỉ tiêu của cả kế hoạch.", ())
    annex: Text | None = yaml_field("phu_luc", "Phụ lục", "Tên phụ lục như văn bản in.", None)
    sections: dict[Code, Section] = yaml_field("muc", "Các mục", "Mã mục: tên mục, theo thứ tự phụ lục.", {})
    tasks: OneOrMany[Task] = yaml_field("nhiem_vu", "Nhiệm vụ", "Các dòng của phụ lục, theo thứ tự in.", ())
    corrections: OneOrMany[Correction] = yaml_field("dinh_chinh", "Đính chính", "Chỗ khác với bản gốc.", ())
    draft: Flag = yaml_field("nhap", "Bản nháp", "true: chưa công bố.", False)
