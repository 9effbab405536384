"""What the hooks say of files by their names, and that a store can refuse changes of how pages look."""

import shutil
import unicodedata
from pathlib import Path

import pytest

from tests.support.deploying import DEPLOY, git
from tests.support.pushing import PLAN_FILE, new_store, push
from tests.support.tiny import PLAN, make_site


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """As `new_store` makes it."""
    return new_store(tmp_path)


def set_up_guard(store: Path, value: str | None = None) -> None:
    """Install the hook that looks at templates/ and assets/; ``value``: congkhai.tuChoiGiaoDien."""
    kho = store / "kho.git"
    shutil.copy(DEPLOY / "git" / "pre-receive", kho / "hooks" / "pre-receive")
    if value is not None:
        git("config", "congkhai.tuChoiGiaoDien", value, at=kho)


def refused(store: Path, branch: str = "main") -> str:
    """Commit everything and push what must be refused; what the server said."""
    before = git("for-each-ref", at=store / "kho.git").stdout
    with pytest.raises(AssertionError, match="pre-receive hook declined") as caught:
        push(store, branch)
    assert git("for-each-ref", at=store / "kho.git").stdout == before  # the branch has not moved
    return "\n".join(line.removeprefix("remote: ").rstrip() for line in str(caught.value).splitlines())


def quick(store: Path) -> None:
    """Let pushes publish nothing: a test of what is refused needs no site."""
    (store / "kho.git/hooks/post-receive").unlink()


def test_warnings_are_told_of_the_files_that_changed_whatever_their_names(store: Path) -> None:
    def odd(number: int, word: str) -> str:
        return PLAN.replace("1/KH-STN", f"{number}/KH-STN").replace("Việc thứ nhất", f"Việc theo {word}")

    make_site(store / "bien-tap", {PLAN_FILE: odd(1, "XYZT")})
    push(store)
    files = {
        "plans/so-thu/kế-hoạch.yaml": odd(2, "XYZU"),
        unicodedata.normalize("NFD", "plans/so-thu/đề-án-cũ.yaml"): odd(3, "XYZV"),
        f"ghi-chu/x\n{PLAN_FILE}": "one file, whose name is not the name of two",
    }
    make_site(store / "bien-tap", {PLAN_FILE: odd(1, "XYZT"), **files})
    said = push(store).splitlines()
    assert [line for line in said if "“XYZU”" in line and "kế-hoạch.yaml:" in line]
    assert [line for line in said if "“XYZV”" in line and "đề-án-cũ.yaml:" in line]
    assert not [line for line in said if "“XYZT”" in line]


def test_a_push_that_changes_how_pages_look_is_told(store: Path) -> None:
    quick(store)
    set_up_guard(store)
    assert "giao diện" not in push(store)
    odd = "assets/ảnh\n\x1b[31m\u202e.svg"
    changes = {"templates/pages/404.html": "Không có.", odd: "<svg/>", "Assets/hoa.css": ""}
    make_site(store / "bien-tap", changes)
    said = push(store).splitlines()
    assert [line for line in said if line.startswith("Bản này đổi giao diện của trang")]
    assert "  templates/pages/404.html" in said
    assert "  assets/ảnh\\n\\x1b[31m\\u202e.svg" in said
    assert "  Assets/hoa.css" in said
    make_site(store / "bien-tap", {"templates/pages/404.html": None})
    assert "  templates/pages/404.html" in push(store).splitlines()
    assert "giao diện" not in push(store)


def test_a_store_can_refuse_changes_of_how_pages_look(store: Path) -> None:
    quick(store)
    set_up_guard(store, "true")
    push(store)
    make_site(store / "bien-tap", {"templates/pages/404.html": "Không có.", "config.yaml": "ten: Tên mới\n"})
    said = refused(store)
    assert "  templates/pages/404.html\n" in said
    assert "Kho này không nhận thay đổi giao diện" in said
    push(store, "nhap")  # another branch is not published
    refused(store)
    make_site(store / "bien-tap", {"templates/pages/404.html": None})
    push(store)
    git("config", "congkhai.tuChoiGiaoDien", "false", at=store / "kho.git")
    make_site(store / "bien-tap", {"assets/css/rieng.css": "p { color: red }"})
    assert "  assets/css/rieng.css" in push(store)


@pytest.mark.parametrize("value", ["true", "yes", "cấm"])
def test_a_first_push_is_refused_as_well(value: str, store: Path) -> None:
    quick(store)
    set_up_guard(store, value)
    (store / "bien-tap/templates").symlink_to(store)
    assert "  templates" in refused(store)


def test_a_branch_that_was_deleted_does_not_get_round_it(store: Path) -> None:
    quick(store)
    set_up_guard(store, "true")
    git("config", "receive.denyDeleteCurrent", "ignore", at=store / "kho.git")
    push(store)
    git("push", "-q", "kho", ":main", at=store / "bien-tap")
    make_site(store / "bien-tap", {"assets/a.js": ""})
    refused(store)


@pytest.mark.parametrize("value", ["true", "cấm"])
def test_a_setting_without_its_hook_publishes_nothing(value: str, store: Path) -> None:
    git("config", "congkhai.tuChoiGiaoDien", value, at=store / "kho.git")
    assert "chưa cài hook pre-receive" in push(store)
    assert not (store / "web").exists()


def test_a_setting_that_refuses_nothing_needs_no_hook(store: Path) -> None:
    git("config", "congkhai.tuChoiGiaoDien", "no", at=store / "kho.git")
    assert "Đã xuất bản" in push(store)
