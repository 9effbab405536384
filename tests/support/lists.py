"""A small site with every state that lists must show: two years, kinds, reports, figures, milestones."""

from pathlib import Path
from textwrap import dedent

FILES = {
    "config.yaml": """
        ten: Trang thử
        mo_ta: Công khai để thử
        dia_chi: https://thu.example.vn/congkhai/
        loai_co_quan: {so: "Sở, ban, ngành", huyen: Cấp huyện}
        bo_tieu_chi:
          hai-long:
            ten: Chỉ số hài lòng
            phien_ban: "2022"
            nguon: Quyết định số 1/QĐ
            ghi_chu: Bộ thử.
            tieu_chi: {tiep-can: Tiếp cận dịch vụ, thu-tuc: {ten: Thủ tục hành chính, ghi_chu: Đo thủ tục.}}
          trong: {ten: Bộ chưa dùng, tieu_chi: {mot: Tiêu chí một}}
        viet_tat: {TTHC: thủ tục hành chính, CCHC: cải cách hành chính}
        can_cu_phap_ly:
          - {ma: luat, ten: Luật thử, ngay: 2016-04-06, hieu_luc: 2018-07-01, noi_dung: Phải công khai.}
        nguong: {sap_den_han: 5}
        giay_phep: {ten: Giấy phép thử}
        """,
    "plans/so-a/co-quan.yaml": """
        ten: Sở A
        loai: so
        don_vi:
          - {ma: van-phong, ten: Văn phòng Sở}
          - {ma: cac-phong, ten: Các phòng, gom: [van-phong]}
          - {ma: huyen, ten: Phòng cấp huyện, ngoai: true}
        """,
    "plans/so-b/co-quan.yaml": "{ten: Sở B, loai: so}",
    "plans/huyen-c/co-quan.yaml": "{ten: Huyện C, loai: huyen, den: 2022-07-01}",
    "plans/khac/co-quan.yaml": "ten: Ban D",
    "plans/so-a/2022.yaml": """
        so_hieu: 1/KH-SA
        ngay_ban_hanh: 2022-01-10
        nam: 2022
        trich_yeu: Kế hoạch A năm 2022
        chi_tieu:
          - {ma: hl, ten: Mức độ hài lòng, muc_tieu: trên 83%, tieu_chi: hai-long,
             so_lieu: [{ngay: 2022-06, gia_tri: "80,5"}, {ngay: 2022-08-01, gia_tri: 85, nguon: Báo cáo 3}]}
          - {ma: tt, ten: Hồ sơ trễ hạn, muc_tieu: không quá 5%, tieu_chi: hai-long/thu-tuc,
             so_lieu: [{ngay: 2022-07-01, gia_tri: 7}]}
          - {ma: dt, ten: Cải thiện thứ bậc, muc_tieu: cải thiện rõ rệt}
        muc: {A: {ten: Tiếp cận, tieu_chi: hai-long/tiep-can}, B: {ten: Thủ tục, tieu_chi: hai-long/thu-tuc}}
        nhiem_vu:
          - {ma: A.1, noi_dung: Việc sớm, thoi_han: 15/6, chu_tri: Văn phòng Sở, ket_qua: từ 90% trở lên,
             so_lieu: [{ngay: 2022-07-01, gia_tri: 91}],
             cap_nhat: [{ngay: 2022-06-01, trang_thai: hoan_thanh}]}
          - {ma: A.2, noi_dung: Việc trễ, thoi_han: 15/6,
             cap_nhat: [{ngay: 2022-06-20, trang_thai: hoan_thanh}]}
          - {ma: A.3, noi_dung: Việc quá hạn, thoi_han: 31/8,
             cap_nhat: [{ngay: 2022-06-20, trang_thai: dang_thuc_hien, ghi_chu: Đang làm}]}
          - {ma: B.1, noi_dung: Việc nhiều mốc,
             moc: [{ten: Dự thảo, han: 2022-05-10, ngay_hoan_thanh: 2022-05-09},
                   {ten: Ban hành, han: 2022-09-17}],
             cap_nhat: [{ngay: 2022-05-09, trang_thai: dang_thuc_hien}]}
          - {ma: B.2, noi_dung: Việc thường xuyên, thoi_han: Thường xuyên}
          - {ma: B.3, noi_dung: Việc chưa báo cáo, thoi_han: Trong năm 2022, phoi_hop: Các phòng}
          - {ma: B.4, noi_dung: Việc bỏ, thoi_han: Theo quy định,
             cap_nhat: [{ngay: 2022-03-01, trang_thai: khong_thuc_hien, ly_do: Trùng việc khác}]}
        """,
    "plans/so-a/2021.yaml": """
        nam: 2021
        trich_yeu: Kế hoạch A năm 2021
        nhiem_vu:
          - {ma: "1", noi_dung: Việc năm trước, thoi_han: 31/12/2021, tieu_chi: hai-long/tiep-can}
        """,
    "plans/so-b/2022.yaml": """
        nam: 2022
        trich_yeu: Kế hoạch B năm 2022
        nhiem_vu:
          - {ma: "1", noi_dung: Việc của B, thoi_han: 20/9, tieu_chi: hai-long/tiep-can,
             cap_nhat: [{ngay: 2022-09-01, trang_thai: dang_thuc_hien}]}
          - {ma: "2", noi_dung: Việc chung, thoi_han: 30/9, tieu_chi: hai-long}
        """,
    "plans/huyen-c/2022.yaml": """
        nam: 2022
        trich_yeu: Kế hoạch C năm 2022
        nhiem_vu:
          - {ma: "1", noi_dung: Việc của C, thoi_han: 31/8, tieu_chi: hai-long/tiep-can,
             cap_nhat: [{ngay: 2022-06-01, trang_thai: dang_thuc_hien}]}
        """,
}
"""File → its text. As of 15/09/2022 the sum has a task in each of its parts."""


def write_lists_site(root: Path) -> Path:
    """Write the site folder and give it back."""
    for name, text in FILES.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text), encoding="utf-8")
    return root
