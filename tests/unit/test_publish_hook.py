"""The post-receive hook, with real pushes: it publishes, or says to the person who pushes what is wrong."""

from pathlib import Path

import pytest

from tests.support.deploying import git
from tests.support.publishing import on_show, releases, served
from tests.support.pushing import PLAN_FILE, new_store, push
from tests.support.tiny import PLAN, make_site

TASK = "ke-hoach/so-thu/2026-thu/I.1/index.html"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """As `new_store` makes it."""
    return new_store(tmp_path)


def test_a_push_publishes_with_its_commit(store: Path) -> None:
    said = push(store)
    assert "Đã xuất bản 000001-" in said
    commit = git("rev-parse", "HEAD", at=store / "bien-tap").stdout.strip()
    manifest = (store / "web/manifests" / f"{served(store / 'web')}.json").read_text("utf-8")
    assert f'"commit": "{commit}"' in manifest
    assert '"sua_ngoai_commit": false' in manifest
    make_site(store / "bien-tap", {PLAN_FILE: PLAN.replace("Việc thứ nhất", "Việc đã sửa")})
    assert "Đã xuất bản 000002-" in push(store)
    assert "Việc đã sửa" in on_show(store / "web")[TASK].decode()


def test_a_push_with_errors_tells_them_and_changes_nothing(store: Path) -> None:
    push(store)
    before = on_show(store / "web")
    wrong = PLAN.replace("chu_tri: Văn phòng", "chu_tri: Phòng không có").replace("nam: 2026", "năm: 2026")
    make_site(store / "bien-tap", {PLAN_FILE: wrong})
    said = push(store)
    assert f"{PLAN_FILE}:" in said
    assert ": lỗi: " in said
    assert "Trang CHƯA đổi" in said
    assert on_show(store / "web") == before
    make_site(store / "bien-tap")
    assert "Đã xuất bản" in push(store)


def test_a_push_tells_the_warnings_of_what_it_changed(store: Path) -> None:
    odd = PLAN.replace("Việc thứ nhất", "Việc theo XYZT")
    make_site(store / "bien-tap", {PLAN_FILE: odd})
    push(store)
    make_site(store / "bien-tap", {"config.yaml": "ten: Trang thử hai\n"})
    assert "“XYZT”" not in push(store)
    make_site(store / "bien-tap", {PLAN_FILE: odd + "  - {ma: I.3, noi_dung: Việc ba}\n"})
    assert "“XYZT”" in push(store)


def test_other_branches_publish_nothing(store: Path) -> None:
    assert "Đã xuất bản" not in push(store, "nhap")
    assert not (store / "web").exists()


def test_a_file_removed_by_a_push_is_removed_from_the_site(store: Path) -> None:
    second = PLAN.replace("1/KH-STN", "2/KH-STN")
    make_site(store / "bien-tap", {"plans/so-thu/2026-hai.yaml": second})
    push(store)
    assert "ke-hoach/so-thu/2026-hai/index.html" in on_show(store / "web")
    (store / "bien-tap/plans/so-thu/2026-hai.yaml").unlink()
    push(store)
    assert "ke-hoach/so-thu/2026-hai/index.html" not in on_show(store / "web")


def test_a_link_that_was_pushed_leads_nowhere(store: Path) -> None:
    editor = store / "bien-tap"
    (store / "bi-mat").write_text("BÍ MẬT CỦA MÁY CHỦ")
    (editor / "assets").mkdir()
    (editor / "assets" / "anh.txt").symlink_to(store / "bi-mat")
    (editor / "templates" / "pages").mkdir(parents=True)
    (editor / "templates" / "pages" / "about.html").symlink_to(store / "bi-mat")
    push(store)
    shown = on_show(store / "web") if (store / "web" / "current").exists() else {}
    assert not [path for path, data in shown.items() if "BÍ MẬT".encode() in data]


def test_a_machine_that_fails_is_not_blamed_on_the_editor(store: Path) -> None:
    push(store)
    git("config", "congkhai.web", "/proc/khong-ghi-duoc", at=store / "kho.git")
    said = push(store)
    assert "lỗi máy" in said
    assert "quản trị viên" in said
    assert len(releases(store / "web")) == 1
