"""A small site made in a test: a few files, changed at will."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

CONFIG = "ten: Trang thử\n"
AGENCY = """\
ten: Sở Thử nghiệm
don_vi:
  - {ma: van-phong, ten: Văn phòng}
"""
PLAN = """\
so_hieu: 1/KH-STN
ngay_ban_hanh: 2026-01-15
nam: 2026
trich_yeu: Kế hoạch thử
muc:
  I: Mục một
nhiem_vu:
  - ma: I.1
    noi_dung: Việc thứ nhất
    thoi_han: Quý III/2026
    chu_tri: Văn phòng
  - ma: I.2
    noi_dung: Việc thứ hai
    thoi_han: Thường xuyên
"""
FILES: Mapping[str, str] = {
    "config.yaml": CONFIG,
    "plans/so-thu/co-quan.yaml": AGENCY,
    "plans/so-thu/2026-thu.yaml": PLAN,
}


def make_site(root: Path, files: Mapping[str, str | None] | None = None) -> Path:
    """Write the small site under ``root``, with ``files`` over it (None leaves a file out)."""
    for name, text in {**FILES, **(files or {})}.items():
        file = root / name
        if text is None:
            file.unlink(missing_ok=True)
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="")
    return root


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file under ``folder`` with its bytes; empty when there is no such folder."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
