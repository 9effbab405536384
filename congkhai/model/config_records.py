"""The records of ``config.yaml``: the site and what its agencies share."""

from __future__ import annotations

from typing import Any

from pydantic import model_validator

from congkhai.model.agency_records import Contact
from congkhai.model.codes_and_urls import Code, WebUrl
from congkhai.model.date_types import FullDate
from congkhai.model.record_base import Record, Shorthand, yaml_field
from congkhai.model.value_errors import validation_error
from congkhai.model.value_types import ClosingDay, OneOrMany, Text, WholeNumber


class Criterion(Shorthand):
    """A criterion of a set."""

    text_key = "ten"

    name: Text = yaml_field("ten", "Tiêu chí", "Tên tiêu chí.")
    note: Text | None = yaml_field("ghi_chu", "Ghi chú", "Tiêu chí đo điều gì.", None)


class CriterionSet(Record):
    """A set of criteria in one version, with the document that issued it."""

    name: Text = yaml_field("ten", "Bộ tiêu chí", "Tên bộ tiêu chí.")
    version: Text | None = yaml_field("phien_ban", "Phiên bản", "Năm hoặc số của phiên bản.", None)
    source: Text | None = yaml_field("nguon", "Nguồn", "Văn bản ban hành hoặc kế hoạch dùng bộ này.", None)
    note: Text | None = yaml_field("ghi_chu", "Ghi chú", "Khác gì với bộ khác.", None)
    criteria: dict[Code, Criterion] = yaml_field("tieu_chi", "Các tiêu chí", "Mã: tên tiêu chí.")


class LegalSource(Record):
    """A legal document with its dates and the provision that matters here."""

    id: Code = yaml_field("ma", "Mã", "Mã ngắn để nhắc tới văn bản.")
    name: Text = yaml_field("ten", "Tên văn bản", "Loại, số và trích yếu.")
    day: FullDate | None = yaml_field("ngay", "Ngày ban hành", "Ngày ký.", None)
    effective: FullDate | None = yaml_field("hieu_luc", "Hiệu lực từ", "Ngày có hiệu lực.", None)
    provision: Text | None = yaml_field(
        "noi_dung", "Nội dung liên quan", "Điều, khoản và nội dung liên quan.", None
    )
    url: WebUrl | None = yaml_field("url", "Địa chỉ", "Nơi đọc toàn văn.", None)


class AgencyKind(Shorthand):
    """A kind of agencies, such as departments or districts, that one page compares."""

    text_key = "ten"

    name: Text = yaml_field("ten", "Loại cơ quan", "Tên loại, số nhiều: Sở, ban, ngành.")


class Abbreviation(Shorthand):
    """The meaning of an abbreviation."""

    text_key = "nghia"

    meaning: Text = yaml_field("nghia", "Nghĩa", "Viết đầy đủ.")


class Thresholds(Record):
    """Numbers that the rules of status use."""

    soon_days: WholeNumber = yaml_field(
        "sap_den_han", "Sắp đến hạn", "Số ngày trước hạn được coi là sắp đến hạn.", 7
    )


class ReportingPeriods(Record):
    """The last days of reporting periods; the next period begins on the day after."""

    month_day: ClosingDay = yaml_field(
        "ngay_chot_thang", "Ngày chốt tháng", "Ngày cuối của kỳ báo cáo tháng.", 14
    )
    quarter_day: ClosingDay = yaml_field(
        "ngay_chot_quy", "Ngày chốt quý", "Ngày chốt trong tháng cuối quý.", 14
    )
    year_day: ClosingDay = yaml_field("ngay_chot_nam", "Ngày chốt năm", "Ngày chốt trong tháng 12.", 14)
    source: Text | None = yaml_field("nguon", "Nguồn", "Văn bản quy định kỳ báo cáo.", None)


class Licence(Record):
    """The licence of the open data."""

    name: Text = yaml_field("ten", "Giấy phép", "Tên giấy phép dữ liệu.")
    url: WebUrl | None = yaml_field("url", "Địa chỉ", "Toàn văn giấy phép.", None)


class SearchSettings(Record):
    """How the search index is made."""

    split_above: WholeNumber = yaml_field(
        "chia_nam_khi_qua", "Chia chỉ mục khi quá", "Số nhiệm vụ mà quá đó mỗi năm có một chỉ mục.", 5000
    )

    @model_validator(mode="before")
    @classmethod
    def _name_no_program(cls, data: Any) -> Any:
        """Refuse a key that earlier versions read: whoever may edit the content must not choose programs."""
        if isinstance(data, dict) and "pagefind" in data:
            raise validation_error(
                "chuong-trinh",
                "chương trình không được nêu trong config.yaml; người quản trị máy chủ nêu bằng --pagefind "
                "hoặc biến PAGEFIND_BINARY_PATH. Hãy bỏ khóa “pagefind”",
            )
        return data


class Feedback(Record):
    """Where citizens send opinions on agencies that have no channel of their own."""

    name: Text = yaml_field("ten", "Tên kênh", "Tên kênh tiếp nhận.")
    url: WebUrl | None = yaml_field("url", "Địa chỉ", "Trang tiếp nhận phản ánh, kiến nghị.", None)


class Config(Record):
    """The whole of ``config.yaml``."""

    name: Text = yaml_field("ten", "Tên trang", "Tên trang, hiện ở đầu mọi trang.")
    tagline: Text | None = yaml_field("mo_ta", "Mô tả", "Một câu: trang này công khai điều gì.", None)
    owner: Text | None = yaml_field(
        "don_vi_quan_ly", "Đơn vị quản lý", "Cơ quan chịu trách nhiệm trang.", None
    )
    base_url: WebUrl | None = yaml_field(
        "dia_chi", "Địa chỉ trang", "Địa chỉ công bố, ví dụ https://khanhhoa.gov.vn/congkhai/.", None
    )
    contact: Contact | None = yaml_field("lien_he", "Liên hệ", "Liên hệ về trang này.", None)
    feedback: Feedback | None = yaml_field("gop_y", "Góp ý, phản ánh", "Kênh tiếp nhận chung.", None)
    about: Text | None = yaml_field("gioi_thieu", "Giới thiệu", "Đoạn giới thiệu ở trang chủ.", None)
    agency_kinds: dict[Code, AgencyKind] = yaml_field("loai_co_quan", "Loại cơ quan", "Mã: tên loại.", {})
    criterion_sets: dict[Code, CriterionSet] = yaml_field(
        "bo_tieu_chi", "Bộ tiêu chí", "Các bộ tiêu chí.", {}
    )
    abbreviations: dict[Text, Abbreviation] = yaml_field("viet_tat", "Chữ viết tắt", "Chữ tắt: nghĩa.", {})
    legal: OneOrMany[LegalSource] = yaml_field(
        "can_cu_phap_ly", "Căn cứ pháp lý", "Văn bản, có ngày và nguồn.", ()
    )
    thresholds: Thresholds = yaml_field("nguong", "Ngưỡng", "Các số để đánh giá.", Thresholds())
    periods: ReportingPeriods = yaml_field(
        "ky_bao_cao", "Kỳ báo cáo", "Ngày chốt các kỳ.", ReportingPeriods()
    )
    licence: Licence | None = yaml_field(
        "giay_phep", "Giấy phép dữ liệu", "Điều kiện dùng lại dữ liệu.", None
    )
    citation: Text | None = yaml_field("trich_dan", "Trích dẫn", "Cách ghi nguồn khi dùng lại dữ liệu.", None)
    search: SearchSettings = yaml_field("tim_kiem", "Tìm kiếm", "Cách lập chỉ mục.", SearchSettings())
    repository: WebUrl | None = yaml_field(
        "kho_ma_nguon", "Kho nội dung", "Địa chỉ kho git công khai của nội dung.", None
    )
