"""Nothing below the output folder leads a build out of it, and nobody else's file is removed."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from congkhai.output import file_digest, locked, read_file_list
from congkhai.problems import MachineError
from tests.support.site import ROOT, Done, run_cli
from tests.support.tiny import make_site


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a site that was built once into ``public``."""
    folder = tmp_path_factory.mktemp("built")
    assert build(make_site(folder / "site")).returncode == 0
    return folder


@pytest.fixture
def site(tmp_path: Path, built: Path) -> Path:
    """The site, built again where it is now, beside a folder of somebody else."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    root = tmp_path / "site"
    assert build(root).returncode == 0
    (tmp_path / "victim").mkdir()
    (tmp_path / "victim/index.html").write_text("của người khác")
    return root


def build(root: Path, out: str = "public", **env: str) -> Done:
    cache = {"CONGKHAI_CACHE": str(root.parent / "cache"), **env}
    options = ("--root", root, "--out", root / out, "--as-of", "2026-09-15", "--no-search")
    return run_cli("build", *options, env=cache)


def victim_is_whole(root: Path) -> bool:
    victim = root.parent / "victim"
    return [file.name for file in victim.iterdir()] == ["index.html"] and (
        victim / "index.html"
    ).read_text() == "của người khác"


def replace(file: Path, make: Callable[[Path], object]) -> None:
    """Put something else in the place of a file or a folder."""
    subprocess.run(["rm", "-rf", file], check=True)
    make(file)


@pytest.mark.parametrize("place", ["gioi-thieu", "tai-nguyen/js"])
def test_a_folder_that_is_a_link_is_refused(place: str, site: Path) -> None:
    replace(site / "public" / place, lambda file: file.symlink_to(site.parent / "victim"))
    (site.parent / "cache").rename(site.parent / "forgotten")
    done = build(site)
    assert done.returncode == 2
    assert f"public/{place} là liên kết" in done.stderr
    assert "hãy xóa nó rồi chạy lại" in done.stderr
    assert victim_is_whole(site)
    (site / "public" / place).unlink()
    assert build(site).returncode == 0


def make_socket(file: Path) -> None:
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(f"/proc/self/fd/{folder}/{file.name}")  # the path itself may be too long for a socket
    finally:
        os.close(folder)


STRANGE = {
    "link": lambda file: file.symlink_to("../victim/index.html"),
    "dangling link": lambda file: file.symlink_to("nowhere"),
    "pipe": lambda file: os.mkfifo(file),
    "socket": make_socket,
    "device link": lambda file: file.symlink_to("/dev/zero"),
}


@pytest.mark.parametrize("kind", STRANGE)
def test_what_is_no_plain_file_is_replaced_and_never_opened(kind: str, site: Path) -> None:
    good = (site / "public/index.html").read_bytes()
    for name in ("index.html", ".congkhai-files", ".congkhai-tmp"):
        replace(site / "public" / name, STRANGE[kind])
    (site.parent / "cache").rename(site.parent / "forgotten")
    done = build(site)
    assert done.returncode == 0, done.stderr
    assert victim_is_whole(site)
    assert (site / "public/index.html").read_bytes() == good
    assert not (site / "public/index.html").is_symlink()
    assert read_file_list(site / "public")


def test_a_scratch_folder_that_is_a_link_is_not_written_through(site: Path) -> None:
    (site / "public/.congkhai-tmp").symlink_to(site.parent / "victim")
    (site / "public/index.html").write_text("khác")
    assert build(site).returncode == 0
    assert victim_is_whole(site)
    assert not (site / "public/.congkhai-tmp").exists()


def test_a_hard_link_to_a_file_elsewhere_is_not_written_through(site: Path) -> None:
    (site / "public/index.html").unlink()
    os.link(site.parent / "victim/index.html", site / "public/index.html")
    assert build(site).returncode == 0
    assert victim_is_whole(site)


def test_a_list_that_was_committed_removes_nothing(site: Path) -> None:
    """A list counts for the bytes that it names only; a link on the way counts for nothing."""
    out = site / "public"
    (out / "cua-toi.html").write_text("của quản trị viên")
    (out / "x").symlink_to(site.parent / "victim")
    known = file_digest(site.parent / "victim/index.html")
    listed = (out / ".congkhai-files").read_text("utf-8")
    (out / ".congkhai-files").write_text(
        f"{listed}{'0' * 64}  cua-toi.html\n{known}  x/index.html\ncua-toi.html\nx/index.html\n", "utf-8"
    )
    assert build(site).returncode == 0
    assert (out / "cua-toi.html").read_text() == "của quản trị viên"
    assert victim_is_whole(site)


@pytest.mark.parametrize("remembered", [True, False])
def test_what_a_build_made_is_removed_when_it_is_stale(remembered: bool, site: Path) -> None:
    page = site / "public/ke-hoach/so-thu/2026-thu/I.2/index.html"
    assert page.exists()
    plan = site / "plans/so-thu/2026-thu.yaml"
    plan.write_text(plan.read_text("utf-8").partition("  - ma: I.2")[0], "utf-8")
    if not remembered:
        (site.parent / "cache").rename(site.parent / "forgotten")
    assert build(site).returncode == 0
    assert not page.exists()


def test_what_somebody_changed_is_no_longer_ours(site: Path) -> None:
    page = site / "public/ke-hoach/so-thu/2026-thu/I.2/index.html"
    page.write_text("bản tôi tự sửa")
    plan = site / "plans/so-thu/2026-thu.yaml"
    plan.write_text(plan.read_text("utf-8").partition("  - ma: I.2")[0], "utf-8")
    assert build(site).returncode == 0
    assert page.read_text() == "bản tôi tự sửa"


def test_two_builds_into_one_folder(site: Path) -> None:
    """The second one says so; what stands in the folder stays, and no lock is left behind."""
    before = sorted(file.name for file in (site / "public").iterdir())
    hold = "import sys, time\nfrom pathlib import Path\nfrom congkhai.output import locked\n"
    hold += "with locked(Path(sys.argv[1]), ''):\n    print('held', flush=True)\n    sys.stdin.read()\n"
    with subprocess.Popen(
        [sys.executable, "-c", hold, site / "public"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(MachineError, match="câu"), locked(site / "public", "câu"):
            pass
        done = build(site)
        assert done.returncode == 3
        assert done.stderr.count("\n") == 1
        assert "một lần dựng khác đang ghi vào" in done.stderr
        holder.communicate()
    assert build(site).returncode == 0
    assert sorted(file.name for file in (site / "public").iterdir()) == before
