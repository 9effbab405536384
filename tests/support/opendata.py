"""A small site in memory, and the files of its open data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from congkhai.exports import all_exports
from congkhai.facts import evaluate_all
from congkhai.library import build_library
from congkhai.model import Agency, Config, Plan
from congkhai.pages.page_base import SiteData

AS_OF = date(2022, 10, 1)
CONFIG: Mapping[str, Any] = {
    "ten": "Trang thử",
    "bo_tieu_chi": {"sipas": {"ten": "SIPAS", "tieu_chi": {"tiep-can": "Tiếp cận dịch vụ"}}},
}
AGENCY: Mapping[str, Any] = {
    "ten": "Sở Thử nghiệm",
    "ten_ngan": "Sở TN",
    "don_vi": [
        {"ma": "van-phong", "ten": "Văn phòng"},
        {"ma": "thanh-tra", "ten": "Thanh tra"},
        {"ma": "cac-phong", "ten": "Các phòng", "gom": ["van-phong"]},
    ],
}
PLAN: Mapping[str, Any] = {
    "nam": "2022",
    "ngay_ban_hanh": "2022-01",
    "trich_yeu": "Kế hoạch thử",
    "muc": {"A": "Phần A", "A.I": {"ten": "Lãnh đạo", "tieu_chi": "sipas/tiep-can"}},
}
TASKS: Sequence[Mapping[str, Any]] = (
    {
        "ma": "A.I.1",
        "noi_dung": "Kiểm tra công tác cải cách hành chính",
        "thoi_han": "Quý III/2022",
        "chu_tri": "Văn phòng",
        "ket_qua": "- Hoàn thành 100% kế hoạch kiểm tra",
        "cap_nhat": [
            {"ngay": "2022-08-01", "trang_thai": "dang_thuc_hien", "ghi_chu": "Đang làm."},
            {
                "ngay": "2022-09-20",
                "trang_thai": "hoan_thanh",
                "ghi_chu": "Đã xong.",
                "minh_chung": [{"ten": "Báo cáo 1", "url": "https://vi-du.vn/bc?so=1&nam=2022"}],
            },
            {"ngay": "2022-12-01", "trang_thai": "dang_thuc_hien", "ly_do": "Làm lại."},
        ],
    },
    {
        "ma": "A.I.2",
        "so": "-",
        "noi_dung": "Tuyên truyền",
        "thoi_han": "Thường xuyên",
        "chu_tri": "Các phòng",
    },
    {
        "ma": "A.I.3",
        "noi_dung": "Báo cáo",
        "moc": [{"ten": "Sơ kết", "han": "2022-06-15"}, {"ten": "Tổng kết", "han": "2022-12-10"}],
        "chu_tri": "Thanh tra",
    },
)


def make_site(
    tasks: Sequence[Mapping[str, Any]] = TASKS,
    *,
    as_of: date = AS_OF,
    config: Mapping[str, Any] | None = None,
    agency: Mapping[str, Any] | None = None,
    plans: Sequence[str] = ("2022-thu",),
) -> SiteData:
    """A site of one agency, each plan with the same ``tasks``; what is given stands over the defaults."""
    library = build_library(
        Config.model_validate({**CONFIG, **(config or {})}),
        {"so-thu": (Agency.model_validate({**AGENCY, **(agency or {})}), "plans/so-thu/co-quan.yaml")},
        {
            ("so-thu", name): (
                Plan.model_validate({**PLAN, "nhiem_vu": list(tasks)}),
                f"plans/so-thu/{name}.yaml",
            )
            for name in plans
        },
    )
    return SiteData(library, evaluate_all(library, as_of))


def files(site: SiteData) -> dict[str, bytes]:
    """Every file of the open data: path → bytes."""
    return {export.path: export.make() for export in all_exports(site.library, site.facts)}
