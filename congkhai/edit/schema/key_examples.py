"""Examples that YAML editors show beside a key. A test checks that each key accepts its examples."""

from __future__ import annotations

from typing import Any

from congkhai.model import (
    Agency,
    Config,
    DocumentLink,
    Indicator,
    Measurement,
    Milestone,
    Plan,
    Record,
    Section,
)

from congkhai.model import Task, Unit, Update  # isort: skip

EXAMPLES: dict[tuple[type[Record], str], list[Any]] = {
    (Plan, "so_hieu"): ["252/KH-STTTT", "/KH-SVHTT"],
    (Plan, "ngay_ban_hanh"): ["2026-01-15", "2022-08"],
    (Plan, "nam"): [2026, "2021-2025"],
    (Plan, "trich_yeu"): ["Cải cách hành chính năm 2026 của Sở Minh họa"],
    (Plan, "can_cu"): [["Căn cứ Quyết định số 91/QĐ-UBND ngày 11/01/2026 của UBND tỉnh"]],
    (Plan, "nguon"): [{"ten": "Bản ký số", "url": "https://example.org/ke-hoach.pdf"}],
    (Plan, "nguoi_ky"): [{"chuc_vu": "GIÁM ĐỐC", "ho_ten": "Nguyễn Văn A"}],
    (Plan, "muc"): [{"A": "Chỉ số cải cách hành chính", "A.I": "Công tác chỉ đạo, điều hành"}],
    (Section, "tieu_chi"): ["par-index-9/lanh-dao"],
    (Task, "ma"): ["A.I.3"],
    (Task, "noi_dung"): ["Tổ chức kiểm tra công tác cải cách hành chính tại các đơn vị"],
    (Task, "tom_tat"): ["Sở tự kiểm tra xem các phòng có làm đúng thủ tục, đúng hẹn không."],
    (Task, "ket_qua"): ["100% kiến nghị sau kiểm tra được xử lý"],
    (Task, "thoi_han"): ["Quý III/2026", "Trước ngày 15/12/2026", "Thường xuyên", "Định kỳ hằng quý"],
    (Task, "han"): ["2026-12-14"],
    (Task, "chu_tri"): ["Văn phòng"],
    (Task, "phoi_hop"): [["Thanh tra Sở", "Các phòng chuyên môn"]],
    (Task, "tieu_chi"): ["sipas-6/tiep-can"],
    (Task, "muc_tieu"): ["từ 90% trở lên"],
    (Task, "tthc"): [["1.000656.000.00.00.H32"]],
    (Update, "ngay"): ["2026-09-30"],
    (Update, "ghi_chu"): ["Đã kiểm tra 05/9 đơn vị."],
    (Update, "ly_do"): ["Chưa được bố trí kinh phí"],
    (Update, "gia_tri"): ["85,5", 100],
    (Update, "minh_chung"): [[{"ten": "Báo cáo số 45/BC-SMH", "url": "https://example.org/bao-cao-45.pdf"}]],
    (Milestone, "ten"): ["Ban hành kế hoạch kiểm tra"],
    (Milestone, "thoi_han"): ["Tháng 4/2026"],
    (Measurement, "gia_tri"): ["85,5"],
    (DocumentLink, "ten"): ["Báo cáo số 45/BC-SMH"],
    (DocumentLink, "url"): ["https://example.org/bao-cao-45.pdf", "du-lieu/"],
    (Indicator, "muc_tieu"): ["trên 83%"],
    (Indicator, "don_vi_tinh"): ["%"],
    (Indicator, "tieu_chi"): ["sipas-6"],
    (Agency, "ten"): ["Sở Minh họa tỉnh Khánh Hòa"],
    (Agency, "ten_ngan"): ["Sở Minh họa"],
    (Agency, "loai"): ["so"],
    (Agency, "cap_tren"): ["UBND tỉnh Khánh Hòa"],
    (Agency, "tu"): ["2015-01-01"],
    (Unit, "ma"): ["van-phong"],
    (Unit, "ten"): ["Văn phòng Sở"],
    (Unit, "ten_khac"): [["Văn phòng", "VP"]],
    (Unit, "gom"): [["van-phong", "thanh-tra"]],
    (Config, "dia_chi"): ["https://example.org/congkhai/"],
    (Config, "kho_ma_nguon"): ["https://example.org/so-minh-hoa/cong-khai"],
    (Config, "viet_tat"): [{"CCHC": "cải cách hành chính"}],
}
