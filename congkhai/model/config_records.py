"""The site: ``config.yaml``."""

from __future__ import annotations

from congkhai.model.agency_records import Contact
from congkhai.model.codes_and_urls import Code, WebUrl
from congkhai.model.record_base import Record, Shorthand, key
from congkhai.model.values import ClosingDay, FullDate, OneOrMany, Text, WholeNumber


class Criterion(Shorthand):
    """A criterion of a set."""

    bare = "ten"

    name: Text = key("ten", "Tiêu chí", "Tên tiêu chí.")
    note: Text | None = key("ghi_chu", "Ghi chú", "Tiêu chí đo điều gì.", None)


class CriterionSet(Record):
    """A versioned set of criteria, with the document that sets it."""

    name: Text = key("ten", "Bộ tiêu chí", "Tên bộ tiêu chí.")
    version: Text | None = key("phien_ban", "Phiên bản", "Năm hoặc số của phiên bản.", None)
    source: Text | None = key("nguon", "Nguồn", "Văn bản ban hành hoặc kế hoạch dùng bộ này.", None)
    note: Text | None = key("ghi_chu", "Ghi chú", "Khác gì với bộ khác.", None)
    criteria: dict[Code, Criterion] = key("tieu_chi", "Các tiêu chí", "Mã: tên tiêu chí.")


class LegalSource(Record):
    """A dated legal fact with its source."""

    id: Code = key("ma", "Mã", "Mã ngắn để nhắc tới văn bản.")
    name: Text = key("ten", "Tên văn bản", "Loại, số và trích yếu.")
    day: FullDate | None = key("ngay", "Ngày ban hành", "Ngày ký.", None)
    effective: FullDate | None = key("hieu_luc", "Hiệu lực từ", "Ngày có hiệu lực.", None)
    says: Text | None = key("noi_dung", "Nội dung liên quan", "Điều, khoản và nội dung liên quan.", None)
    url: WebUrl | None = key("url", "Địa chỉ", "Nơi đọc toàn văn.", None)


class AgencyKind(Shorthand):
    """A kind of agencies that can be compared."""

    bare = "ten"

    name: Text = key("ten", "Loại cơ quan", "Tên loại, số nhiều: Sở, ban, ngành.")


class Abbreviation(Shorthand):
    """An abbreviation and its reading."""

    bare = "nghia"

    meaning: Text = key("nghia", "Nghĩa", "Viết đầy đủ.")


class Thresholds(Record):
    """Numbers by which the site judges."""

    soon_days: WholeNumber = key(
        "sap_den_han", "Sắp đến hạn", "Số ngày trước hạn được coi là sắp đến hạn.", 7
    )


class ReportingPeriods(Record):
    """When reporting periods end: the day after which the next one runs."""

    month_day: ClosingDay = key("ngay_chot_thang", "Ngày chốt tháng", "Ngày cuối của kỳ báo cáo tháng.", 14)
    quarter_day: ClosingDay = key("ngay_chot_quy", "Ngày chốt quý", "Ngày chốt trong tháng cuối quý.", 14)
    year_day: ClosingDay = key("ngay_chot_nam", "Ngày chốt năm", "Ngày chốt trong tháng 12.", 14)
    source: Text | None = key("nguon", "Nguồn", "Văn bản quy định kỳ báo cáo.", None)


class Licence(Record):
    """The licence of the published data."""

    name: Text = key("ten", "Giấy phép", "Tên giấy phép dữ liệu.")
    url: WebUrl | None = key("url", "Địa chỉ", "Toàn văn giấy phép.", None)


class SearchSettings(Record):
    """Search on the site."""

    split_above: WholeNumber = key(
        "chia_nam_khi_qua", "Chia chỉ mục khi quá", "Số nhiệm vụ mà quá đó mỗi năm có một chỉ mục.", 5000
    )
    binary: Text | None = key("pagefind", "Chương trình Pagefind", "Đường dẫn tới pagefind mới hơn.", None)


class Feedback(Record):
    """Where citizens send opinions when the agency has no channel of its own."""

    name: Text = key("ten", "Tên kênh", "Tên kênh tiếp nhận.")
    url: WebUrl | None = key("url", "Địa chỉ", "Trang tiếp nhận phản ánh, kiến nghị.", None)


class Config(Record):
    """The whole of ``config.yaml``."""

    name: Text = key("ten", "Tên trang", "Tên trang, hiện ở đầu mọi trang.")
    tagline: Text | None = key("mo_ta", "Mô tả", "Một câu: trang này công khai điều gì.", None)
    owner: Text | None = key("don_vi_quan_ly", "Đơn vị quản lý", "Cơ quan chịu trách nhiệm trang.", None)
    base_url: WebUrl | None = key(
        "dia_chi", "Địa chỉ trang", "Địa chỉ công bố, ví dụ https://khanhhoa.gov.vn/congkhai/.", None
    )
    contact: Contact | None = key("lien_he", "Liên hệ", "Liên hệ về trang này.", None)
    feedback: Feedback | None = key("gop_y", "Góp ý, phản ánh", "Kênh tiếp nhận chung.", None)
    about: Text | None = key("gioi_thieu", "Giới thiệu", "Đoạn giới thiệu ở trang chủ.", None)
    agency_kinds: dict[Code, AgencyKind] = key("loai_co_quan", "Loại cơ quan", "Mã: tên loại.", {})
    criterion_sets: dict[Code, CriterionSet] = key("bo_tieu_chi", "Bộ tiêu chí", "Các bộ tiêu chí.", {})
    abbreviations: dict[Text, Abbreviation] = key("viet_tat", "Chữ viết tắt", "Chữ tắt: nghĩa.", {})
    legal: OneOrMany[LegalSource] = key("can_cu_phap_ly", "Căn cứ pháp lý", "Văn bản, có ngày và nguồn.", ())
    thresholds: Thresholds = key("nguong", "Ngưỡng", "Các số để đánh giá.", Thresholds())
    periods: ReportingPeriods = key("ky_bao_cao", "Kỳ báo cáo", "Ngày chốt các kỳ.", ReportingPeriods())
    licence: Licence | None = key("giay_phep", "Giấy phép dữ liệu", "Điều kiện dùng lại dữ liệu.", None)
    citation: Text | None = key("trich_dan", "Trích dẫn", "Cách ghi nguồn khi dùng lại dữ liệu.", None)
    search: SearchSettings = key("tim_kiem", "Tìm kiếm", "Cách lập chỉ mục.", SearchSettings())
    repository: WebUrl | None = key(
        "kho_ma_nguon", "Kho nội dung", "Địa chỉ kho git công khai của nội dung.", None
    )
