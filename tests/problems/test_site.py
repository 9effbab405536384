"""Broken files met by the commands: the messages are printed, exit code 1, the output folder untouched."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from congkhai.cli import main
from tests.problems.case_table import file_of, load, names

_GOOD = {
    "config.yaml": """\
ten: Công khai
bo_tieu_chi:
  sipas:
    ten: SIPAS
    tieu_chi: {tiep-can: Tiếp cận dịch vụ}
""",
    "plans/so-a/co-quan.yaml": """\
ten: Sở A
don_vi:
  - {ma: van-phong, ten: Văn phòng Sở, ten_khac: Văn phòng}
""",
    "plans/so-a/ke-hoach.yaml": """\
nam: 2022
trich_yeu: Cải cách
muc: {A: Chỉ đạo}
nhiem_vu:
  - {ma: A.1, noi_dung: Rà soát, chu_tri: Văn phòng, thoi_han: Quý I/2022}
""",
}
_LINKS = """\
nam: 2022
trich_yeu: Cải cách
muc:
  A: Chỉ đạo
  B: {ten: Đánh giá, tieu_chi: sipas/tiep-cn}
nhiem_vu:
  - ma: A.1
    noi_dung: Rà soát
    chu_tri: Văn phòn
  - ma: A.1
    noi_dung: Tập huấn
    phoi_hop: [Văn phòng, Phòng Một cửa]
  - ma: C.1
    noi_dung: Khảo sát
    tieu_chi: sipas-5
"""


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A memory of its own; the collector runs again after a command that ran in this process."""
    monkeypatch.setenv("CONGKHAI_CACHE", str(tmp_path / "cache"))
    yield
    gc.enable()


def _site(root: Path, changed: dict[str, bytes]) -> Path:
    for file, data in ({name: text.encode() for name, text in _GOOD.items()} | changed).items():
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


def _run(command: str, root: Path, *options: str) -> Result:
    return CliRunner().invoke(main, [command, "--root", str(root), "--as-of", "2022-02-01", *options])


def test_the_good_site_is_good(tmp_path: Path) -> None:
    result = _run("check", _site(tmp_path / "site", {}))
    assert result.exit_code == 0, result.output


def test_links_that_lead_nowhere(tmp_path: Path) -> None:
    result = _run("check", _site(tmp_path / "site", {"plans/so-a/ke-hoach.yaml": _LINKS.encode()}))
    assert result.exit_code == 1
    said = [line for line in result.output.splitlines() if ": lỗi: " in line]
    assert [line.removeprefix("plans/so-a/ke-hoach.yaml:").split(";")[0].split(". ")[0] for line in said] == [
        "5:32: lỗi: bộ tiêu chí “sipas” không có tiêu chí “tiep-cn”",
        "9:14: lỗi: chưa có đơn vị nào tên “Văn phòn”",
        "10:9: lỗi: mã nhiệm vụ “A.1” đã dùng ở dòng 7",
        "12:27: lỗi: chưa có đơn vị nào tên “Phòng Một cửa”",
        "13:9: lỗi: nhiệm vụ “C.1” không nằm trong mục nào: khóa “muc” chưa có mục “C”",
        "15:15: lỗi: không có bộ tiêu chí “sipas-5”",
    ]
    for close in ("sipas/tiep-can", "Văn phòng", "sipas"):
        assert f"có phải “{close}” không?" in result.output


@pytest.mark.parametrize("name", [name for name in names() if ": lỗi: " in load(name)[0]])
def test_build_refuses_and_touches_nothing(name: str, tmp_path: Path) -> None:
    expected, data = load(name)
    root = _site(tmp_path / "site", {file_of(name): data})
    out = tmp_path / "public"
    out.mkdir()
    (out / "index.html").write_text("hôm qua", encoding="utf-8")
    before = sorted(path for path in tmp_path.rglob("*") if "cache" not in path.parts)
    result = _run("build", root, "--out", str(out))
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert set(expected.splitlines()) <= set(result.output.splitlines())
    assert sorted(path for path in tmp_path.rglob("*") if "cache" not in path.parts) == before
    assert (out / "index.html").read_text(encoding="utf-8") == "hôm qua"
