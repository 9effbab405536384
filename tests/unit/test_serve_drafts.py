"""Drafts: marked in the preview, and in a build as if they had never been written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from congkhai.pipeline import BuildOptions, build
from congkhai.serve.site_preview import Preview
from tests.support.tiny import AGENCY, CONFIG, PLAN, make_site, snapshot

REPORTED = """\
  - ma: II.1
    noi_dung: Việc đã công bố
    thoi_han: Quý II/2026
    cap_nhat:
      - {ngay: 2026-05-20, trang_thai: hoan_thanh, ghi_chu: Xong}
"""
DRAFT_TASK = """\
  - ma: I.3
    noi_dung: Việc mật
    thoi_han: 20/10/2026
    chu_tri: Văn phòng
    tieu_chi: bo/kin
    ket_qua: Đạt từ 91% trở lên
    nhap: true
    cap_nhat:
      - {ngay: 2026-03-01, trang_thai: hoan_thanh, ghi_chu: Báo cáo mật}
"""
FILES = {
    "config.yaml": CONFIG
    + "dia_chi: https://tinh.example/\n"
    + "bo_tieu_chi:\n  bo: {ten: Bộ thử, tieu_chi: {kin: Tiêu chí, ho: Tiêu chí khác}}\n",
    "plans/so-thu/co-quan.yaml": AGENCY,
    "plans/so-thu/2026-thu.yaml": PLAN.replace("I: Mục một", "I: Mục một\n  II: Mục hai") + REPORTED,
    "plans/so-moi/co-quan.yaml": "ten: Sở Mới\n",
}
DRAFTS = {
    "plans/so-thu/2026-thu.yaml": FILES["plans/so-thu/2026-thu.yaml"] + DRAFT_TASK,
    "plans/so-thu/2027-nhap.yaml": PLAN.replace("Kế hoạch thử", "Kế hoạch mật").replace("2026", "2027")
    + "nhap: true\nchi_tieu:\n  - {ma: kin, ten: Chỉ tiêu mật, muc_tieu: trên 90%}\n",
    "plans/so-moi/2026-nhap.yaml": PLAN.replace("    chu_tri: Văn phòng\n", "") + "nhap: true\n",
}


@pytest.fixture
def options(tmp_path: Path) -> BuildOptions:
    root = make_site(tmp_path / "with", {**FILES, **DRAFTS})
    (tmp_path / "cache").mkdir()
    return BuildOptions(root, tmp_path / "out", date(2026, 9, 15), cache=tmp_path / "cache")


def test_a_build_is_as_if_drafts_were_never_written(options: BuildOptions, tmp_path: Path) -> None:
    """Pages, lists, sums, search index, open data, feeds, calendars, sitemap: every byte."""
    build(options)
    clean = replace(options, root=make_site(tmp_path / "without", FILES), out=tmp_path / "clean", cache=None)
    build(clean)
    made, wanted = snapshot(options.out), snapshot(clean.out)
    kinds = {name.rpartition(".")[2] for name in wanted}
    assert {"html", "json", "csv", "xlsx", "xml", "ics", "pf_index", "pf_fragment"} <= kinds
    assert made.keys() == wanted.keys()
    assert [name for name in made if made[name] != wanted[name]] == []


def test_a_build_after_a_preview_is_clean_too(options: BuildOptions, tmp_path: Path) -> None:
    """What a build of drafts leaves in the folder and the cache does not come back."""
    build(replace(options, drafts=True))
    assert "ke-hoach/so-thu/2026-thu/I.3/index.html" in snapshot(options.out)
    build(options)
    clean = replace(options, root=make_site(tmp_path / "without", FILES), out=tmp_path / "clean", cache=None)
    build(clean)
    assert snapshot(options.out) == snapshot(clean.out)


@pytest.mark.parametrize(
    ("address", "marked"),
    [
        ("ke-hoach/so-thu/2026-thu/I.3/", True),
        ("ke-hoach/so-thu/2027-nhap/", True),
        ("ke-hoach/so-thu/2027-nhap/I.1/", True),
        ("ke-hoach/so-thu/2026-thu/I.1/", False),
        ("ke-hoach/so-thu/2026-thu/", False),
    ],
)
def test_the_pages_of_drafts_bear_a_banner(options: BuildOptions, address: str, marked: bool) -> None:
    preview = Preview(lambda: replace(options, drafts=True), str, lambda _: None)
    preview.rebuild()
    page = preview.answer(address)
    assert page.status == 200
    assert ("Bản nháp, chưa công bố." in page.body.decode()) == marked


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("ke-hoach/so-thu/2026-thu/", "(Bản nháp) Việc mật"),
        ("co-quan/so-thu/", "(Bản nháp) Kế hoạch 1/KH-STN năm 2027"),
        ("ke-hoach/", "(Bản nháp) Kế hoạch mật"),
        ("tieu-chi/bo/kin/", "(Bản nháp) Việc mật"),
        ("thoi-han/2026/10/", "(Bản nháp) Việc mật"),
        ("cap-nhat/2026/03/", "(Bản nháp) Việc mật"),
        ("co-quan/so-thu/don-vi/van-phong/", "(Bản nháp) Việc mật"),
        ("chi-tieu/so-thu/", "(Bản nháp) Kế hoạch 1/KH-STN năm 2027"),
    ],
)
def test_lists_name_drafts_as_drafts(options: BuildOptions, address: str, named: str) -> None:
    preview = Preview(lambda: replace(options, drafts=True), str, lambda _: None)
    preview.rebuild()
    page = preview.answer(address)
    assert page.status == 200
    assert named in page.body.decode()
    preview = Preview(lambda: options, str, lambda _: None)
    preview.rebuild()
    assert "(Bản nháp)" not in preview.answer(address).body.decode()
