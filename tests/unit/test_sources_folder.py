"""A site folder: which files are read, and which problems the others give."""

import os
from pathlib import Path

import pytest

from congkhai.model import Config
from congkhai.problems import MachineError
from congkhai.sources import MAX_FILE_BYTES, parse_file
from tests.support.sources import SiteSources, read_site

_PLAN = "nam: 2022\ntrich_yeu: Cải cách\n"


def _write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return _write(
        tmp_path / "site",
        {
            "config.yaml": "ten: Công khai\n",
            "plans/so-a/co-quan.yaml": "ten: Sở A\n",
            "plans/so-a/2022.yaml": _PLAN,
            "plans/so-a/2023-cchc.yml": _PLAN,
            "plans/so-b/co-quan.yaml": "ten: Sở B\n",
        },
    )


def _says(site: SiteSources) -> list[str]:
    return [str(problem) for problem in site.problems]


def test_a_good_site(good: Path) -> None:
    site = read_site(good)
    assert _says(site) == []
    assert site.config is not None
    assert list(site.agencies) == ["so-a", "so-b"]
    assert list(site.plans) == [("so-a", "2022"), ("so-a", "2023-cchc")]
    source = site.plans["so-a", "2022"]
    assert (source.file, source.record.title) == ("plans/so-a/2022.yaml", "Cải cách")
    assert site.files == (
        "config.yaml",
        "plans/so-a/co-quan.yaml",
        "plans/so-a/2022.yaml",
        "plans/so-a/2023-cchc.yml",
        "plans/so-b/co-quan.yaml",
    )


def test_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    assert _says(read_site(tmp_path)) == [
        (
            "config.yaml: lỗi: thư mục của trang chưa có tệp config.yaml. "
            "Hãy tạo tệp này, ít nhất một dòng “ten: Tên trang”."
        ),
        (
            "plans: lỗi: thư mục của trang chưa có thư mục plans. "
            "Hãy tạo thư mục plans, mỗi cơ quan một thư mục con."
        ),
    ]  # fmt: skip


def test_plans_is_a_file(tmp_path: Path) -> None:
    _write(tmp_path, {"config.yaml": "ten: A\n", "plans": ""})
    assert _says(read_site(tmp_path)) == [
        "plans: lỗi: plans phải là một thư mục, mỗi cơ quan một thư mục con"
    ]


def test_a_broken_file_does_not_hide_the_others(good: Path) -> None:
    _write(good, {"plans/so-a/2022.yaml": "nam: [\n", "plans/so-b/2022.yaml": "nam: x\n"})
    site = read_site(good)
    assert {problem.location.file for problem in site.problems} == {
        "plans/so-a/2022.yaml",
        "plans/so-b/2022.yaml",
    }
    assert list(site.plans) == [("so-a", "2023-cchc")]


def test_two_files_with_one_address(good: Path) -> None:
    _write(
        good, {"plans/so-a/2022.yml": _PLAN, "config.yml": "ten: A\n", "plans/so-a/co_quan.yaml": "ten: A\n"}
    )
    same = "cùng là co-quan.yaml. Hãy bỏ một tệp."
    assert _says(read_site(good)) == [
        "config.yaml: lỗi: tệp này và config.yml cùng là config.yaml. Hãy bỏ một tệp.",
        "config.yml: lỗi: tệp này và config.yaml cùng là config.yaml. Hãy bỏ một tệp.",
        "plans/so-a/2022.yaml: lỗi: tệp này và plans/so-a/2022.yml cùng có địa chỉ “2022”. Hãy đổi tên.",
        "plans/so-a/2022.yml: lỗi: tệp này và plans/so-a/2022.yaml cùng có địa chỉ “2022”. Hãy đổi tên.",
        f"plans/so-a/co-quan.yaml: lỗi: tệp này và plans/so-a/co_quan.yaml {same}",
        f"plans/so-a/co_quan.yaml: lỗi: tệp này và plans/so-a/co-quan.yaml {same}",
    ]


def test_two_agencies_with_one_address(good: Path) -> None:
    _write(good, {"plans/Sở-A/co-quan.yaml": "ten: Sở A\n"})
    assert _says(read_site(good)) == [
        "plans/Sở-A: lỗi: thư mục này và plans/so-a cùng có địa chỉ “so-a”. Hãy đổi tên.",
        "plans/so-a: lỗi: thư mục này và plans/Sở-A cùng có địa chỉ “so-a”. Hãy đổi tên.",
    ]


@pytest.mark.parametrize("name", ["so b", "so..x", "-so", "con", "a" * 61, "sở'x"])
def test_a_name_that_makes_no_address(good: Path, name: str) -> None:
    _write(good, {f"plans/{name}/co-quan.yaml": "ten: A\n", f"plans/so-a/{name}.yaml": _PLAN})
    problems = read_site(good).problems
    assert sorted(problem.location.file for problem in problems) == sorted(
        [f"plans/so-a/{name}.yaml", f"plans/{name}"]
    )
    assert {problem.code for problem in problems} == {"ten-tep-sai"}


def test_names_that_leave_the_folder_are_only_hidden_files(good: Path) -> None:
    _write(good, {"plans/..x/co-quan.yaml": "ten: A\n", "plans/so-a/.2022.yaml.swp": "", "plans/.git/x": ""})
    assert _says(read_site(good)) == []


def test_an_agency_without_its_card(good: Path) -> None:
    (good / "plans/so-b/co-quan.yaml").unlink()
    assert _says(read_site(good)) == [
        (
            "plans/so-b/co-quan.yaml: lỗi: thư mục “plans/so-b” chưa có tệp co-quan.yaml. "
            "Hãy tạo tệp này, ít nhất một dòng “ten: Tên cơ quan”."
        ),
    ]


def test_stray_files_are_warnings_and_backups_are_nothing(good: Path) -> None:
    stray = ["plans/ghi-chu.txt", "plans/so-a/2022.yaml.orig"]
    backup = ["plans/so-a/2022.yaml~", "plans/so-a/x.swp", "plans/so-a/~$ke-hoach.docx", "plans/Thumbs.db"]
    _write(good, dict.fromkeys(stray + backup, ""))
    problems = read_site(good).problems
    assert [problem.location.file for problem in problems] == sorted(stray)
    assert not any(problem.is_error for problem in problems)


def test_a_folder_in_an_agency(good: Path) -> None:
    _write(good, {"plans/so-a/cu/2021.yaml": _PLAN})
    assert _says(read_site(good)) == [
        (
            "plans/so-a/cu: lỗi: thư mục của cơ quan không được chứa thư mục khác. "
            "Hãy đặt các kế hoạch thẳng trong thư mục của cơ quan."
        ),
    ]


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("plans/so-a/2024.yaml", "secret.yaml"),
        ("plans/so-c", "folder"),
        ("config.yaml", "secret.yaml"),
        ("plans", "folder"),
        ("plans/so-a/2024.yaml", "folder/../secret.yaml"),
    ],
)
def test_a_link_out_of_the_site_is_never_read(good: Path, link: str, target: str) -> None:
    outside = _write(good.parent, {"secret.yaml": "ten: bí mật\n", "folder/co-quan.yaml": "ten: bí mật\n"})
    path = good / link
    if path.exists():
        path.rename(good.parent / "old")
    path.symlink_to(outside / target)
    site = read_site(good)
    assert link in {problem.location.file for problem in site.problems if problem.code == "lien-ket-ngoai"}
    assert not any(file == link or file.startswith(f"{link}/") for file in site.files)
    assert "bí mật" not in repr(site)


def test_a_link_inside_the_site_is_read(good: Path) -> None:
    (good / "plans/so-b/2022.yaml").symlink_to("../so-a/2022.yaml")
    site = read_site(good)
    assert _says(site) == []
    assert ("so-b", "2022") in site.plans


@pytest.mark.parametrize("target", ["nowhere.yaml", "2024.yaml"])
def test_a_broken_link_or_a_ring(good: Path, target: str) -> None:
    (good / "plans/so-a/2024.yaml").symlink_to(target)
    assert _says(read_site(good)) == [
        "plans/so-a/2024.yaml: lỗi: liên kết không dẫn tới tệp nào. Hãy chạy lại, hoặc bỏ tệp này."
    ]


def test_the_site_folder_may_be_a_link_itself(good: Path) -> None:
    (good.parent / "link").symlink_to(good)
    assert _says(read_site(good.parent / "link")) == []


def test_a_pipe_is_never_opened(good: Path) -> None:
    os.mkfifo(good / "plans/so-a/2024.yaml")
    (good / "config.yaml").unlink()
    os.mkfifo(good / "config.yaml")
    assert _says(read_site(good)) == [
        f"{file}: lỗi: đây không phải là tệp thường (ống dẫn hoặc thiết bị), không được đọc"
        for file in ("config.yaml", "plans/so-a/2024.yaml")
    ]


def test_a_file_too_large_is_not_read(good: Path) -> None:
    with (good / "plans/so-a/2022.yaml").open("wb") as file:
        file.truncate(MAX_FILE_BYTES * 1000)
    assert _says(read_site(good)) == [
        "plans/so-a/2022.yaml: lỗi: tệp lớn 2000,0 MB; lớn nhất 2 MB. Hãy chia thành nhiều kế hoạch."
    ]


def test_a_file_that_vanishes(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = os.open

    def vanish(path: Path, flags: int) -> int:
        if Path(path).name == "2022.yaml":
            Path(path).unlink()
        return really(path, flags)

    monkeypatch.setattr("congkhai.sources.site_folder.os.open", vanish)
    assert _says(read_site(good)) == [
        "plans/so-a/2022.yaml: lỗi: tệp vừa biến mất khi đang đọc. Hãy chạy lại."
    ]


def test_permission_denied_is_the_machine(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, flags: int) -> int:
        raise PermissionError

    monkeypatch.setattr("congkhai.sources.site_folder.os.open", refuse)
    with pytest.raises(MachineError, match=r"^không có quyền đọc config\.yaml; hãy xem lại quyền truy cập$"):
        read_site(good)


def test_a_config_key_nobody_reads() -> None:
    problems = parse_file(b"ten: A\ntheme: x\n", "config.yaml", Config)[2]
    assert [(problem.code, problem.location.line) for problem in problems] == [("khoa-la", 2)]
