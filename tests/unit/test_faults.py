"""Machines that fail while a site is published: one clear line, exit 3, what is served untouched, the next
run heals."""

import errno
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from congkhai.pipeline import BuildOptions
from congkhai.publish import PublishOptions, ReleaseStore
from congkhai.publish import publish as run
from tests.support.faults import fill, pagefind_doing, run_unprivileged, small_disk
from tests.support.publishing import DAY, killed, on_show, publish, published, releases, served, start
from tests.support.site import Done, run_cli
from tests.support.tiny import PLAN, make_site

PLAN_FILE = "plans/so-thu/2026-thu.yaml"
CHANGED = PLAN.replace("Việc thứ nhất", "Việc thứ nhất, đã sửa")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return make_site(tmp_path / "nguon")


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "xuat-ban"


def says(done: Done, words: str) -> None:
    """Exit 3 and one line, in Vietnamese."""
    lines = [line for line in done.stderr.splitlines() if "cảnh báo" not in line]
    assert done.returncode == 3, done.stderr
    assert len(lines) == 1
    assert lines[0].startswith("lỗi máy: ")
    assert words in lines[0]


def heals(source: Path, to: Path) -> None:
    """The next run publishes what the source says, and what is served is what was built."""
    make_site(source, {PLAN_FILE: CHANGED})
    published(source, to)
    assert "đã sửa" in on_show(to)["ke-hoach/so-thu/2026-thu/I.1/index.html"].decode()
    assert run_cli("verify", "--to", to).returncode == 0
    assert not [name for name in releases(to) if name.startswith(".")]


@pytest.mark.parametrize("left", [0, 20_000, 100_000, 400_000, 700_000])
def test_a_full_disk(left: int, source: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "dia", "24m") as disk:
        to = disk / "xuat-ban"
        published(source, to)
        before, name = on_show(to), served(to)
        for folder in ("work", "compressed"):  # everything is to be made anew, as for a new style sheet
            shutil.rmtree(to / folder)
        filler = fill(disk, left)
        says(publish(source, to), "ổ đĩa đã đầy")
        assert served(to) == name
        assert on_show(to) == before
        filler.unlink()
        heals(source, to)


def test_a_disk_that_is_read_only(source: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "dia", "24m") as disk:
        to = disk / "xuat-ban"
        published(source, to)
        before = on_show(to)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        says(publish(source, to), "ổ đĩa chỉ cho đọc")
        says(run_cli("rollback", "--to", to, "1"), "ổ đĩa chỉ cho đọc")
        assert on_show(to) == before
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        heals(source, to)


@pytest.mark.parametrize("folder", [".", "releases", "manifests", "work", "compressed"])
def test_no_permission(folder: str, source: Path, to: Path) -> None:
    published(source, to)
    before = on_show(to)
    make_site(source, {PLAN_FILE: PLAN.replace("Việc thứ nhất", "Việc một")})
    (to / folder).chmod(0o555)
    words = ("publish", "--root", source, "--to", to, "--as-of", DAY)
    done = run_unprivileged(*words, env={"CONGKHAI_CACHE": str(to.with_name("nho"))})
    says(done, "không có quyền")
    assert on_show(to) == before
    (to / folder).chmod(0o755)
    heals(source, to)


def test_a_source_that_may_not_be_read(source: Path, to: Path) -> None:
    published(source, to)
    before = on_show(to)
    (source / PLAN_FILE).chmod(0)
    words = ("publish", "--root", source, "--to", to, "--as-of", DAY)
    says(run_unprivileged(*words, env={"CONGKHAI_CACHE": str(to.with_name("nho"))}), "không có quyền đọc")
    assert on_show(to) == before
    (source / PLAN_FILE).chmod(0o644)
    heals(source, to)


def test_killed_at_ten_moments(source: Path, to: Path) -> None:
    published(source, to)
    texts = [PLAN, CHANGED]
    allowed = []
    for text in texts:
        make_site(source, {PLAN_FILE: text})
        published(source, to)
        allowed.append({p: b for p, b in on_show(to).items() if p.endswith((".html", ".json"))})
    for number in range(10):
        make_site(source, {PLAN_FILE: texts[number % 2]})
        killed(source, to, 0.15 + 0.17 * number)
        shown = {p: b for p, b in on_show(to).items() if p.endswith((".html", ".json"))}
        assert all(shown[p] in (allowed[0].get(p), allowed[1].get(p)) for p in shown)
        assert any(known.items() <= shown.items() for known in allowed)
        assert run_cli("verify", "--to", to).returncode == 0
    heals(source, to)


def test_two_runs_at_once(source: Path, to: Path, tmp_path: Path) -> None:
    gate = tmp_path / "cong"
    os.mkfifo(gate)
    held = pagefind_doing(tmp_path, f"read line < {gate}", then_work=True)
    first = start(source, to, env=held)
    with gate.open("w") as stream:  # opens once the first run has come to Pagefind
        says(publish(source, to), "một lần xuất bản khác đang chạy")
        second = start(source, to, "--wait", "120")
        stream.write("\n")
    assert first.wait() == 0
    assert second.wait() == 0
    assert len(releases(to)) == 2
    assert run_cli("verify", "--to", to).returncode == 0


def test_a_clock_set_back(source: Path, to: Path, tmp_path: Path) -> None:
    options = BuildOptions(source, to / "work", as_of=date(2026, 9, 15), cache=None)
    names = [
        run(ReleaseStore(to), options, PublishOptions(keep=5, day=day)).name
        for day in (date(2026, 9, 15), date(1970, 1, 1), date(2025, 2, 28))
    ]
    assert releases(to) == sorted(names) == names
    assert served(to) == names[-1]
    assert run_cli("rollback", "--to", to).returncode == 0
    assert served(to) == names[-2]


@pytest.mark.parametrize(
    "fault", ["rm -rf plans/so-thu", "rm plans/so-thu/2026-thu.yaml", "echo >> config.yaml"]
)
def test_a_source_that_moves_while_it_is_read(fault: str, source: Path, to: Path, tmp_path: Path) -> None:
    published(source, to)
    before = on_show(to)
    make_site(source, {PLAN_FILE: PLAN.replace("Việc thứ nhất", "Việc một")})
    says(
        publish(source, to, env=pagefind_doing(tmp_path, f"cd {source} && {fault}", then_work=True)), "nguồn"
    )
    assert on_show(to) == before
    heals(source, to)


@pytest.mark.parametrize("fault", ["exit 1", "echo rac,", "head -c 50 >/dev/null; kill -SEGV $$"])
def test_a_pagefind_that_fails(fault: str, source: Path, to: Path, tmp_path: Path) -> None:
    published(source, to)
    before = on_show(to)
    make_site(source, {PLAN_FILE: PLAN.replace("Việc thứ nhất", "Việc một")})
    says(publish(source, to, env=pagefind_doing(tmp_path, fault, then_work=False)), "Pagefind hỏng")
    assert on_show(to) == before
    heals(source, to)


def test_a_pagefind_that_is_not_there(source: Path, to: Path, tmp_path: Path) -> None:
    published(source, to)
    before = on_show(to)
    missing = {"PAGEFIND_BINARY_PATH": str(tmp_path / "khong-co")}
    says(publish(source, to, env=missing), "Không tìm thấy Pagefind")
    assert on_show(to) == before
    heals(source, to)


def test_a_power_cut_that_lost_what_was_written(source: Path, to: Path) -> None:
    """A run was cut off before its files were safe: they are there with their size and time, and empty."""
    published(source, to)
    before = on_show(to)
    for folder in ("work", "compressed"):
        for file in [f for f in (to / folder).rglob("*") if f.is_file()]:
            about = file.stat()
            file.unlink()  # the release keeps its own name for the content
            file.write_bytes(bytes(about.st_size))
            os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))
    (to / ".dang-dung").touch()
    published(source, to)
    assert on_show(to) == before
    assert run_cli("verify", "--to", to).returncode == 0


@pytest.mark.parametrize("damage", [None, b"", b"{}", b"[1]", b'{"ban": 1}'])
def test_a_damaged_manifest_of_what_is_served(damage: bytes | None, source: Path, to: Path) -> None:
    name = published(source, to)
    file = to / "manifests" / f"{name}.json"
    file.unlink()
    if damage is not None:
        file.write_bytes(damage)
    env = {"PAGEFIND_BINARY_PATH": "/khong-co"}
    make_site(source, {PLAN_FILE: PLAN.replace("Việc thứ nhất", "Việc một")})
    before = on_show(to)
    assert publish(source, to, env=env).returncode == 3
    assert on_show(to) == before
    heals(source, to)


def test_a_switch_that_fails(source: Path, to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    published(source, to)
    before = on_show(to)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    options = BuildOptions(source, to / "work", as_of=date(2026, 9, 15), cache=None)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "symlink_to", refuse)
        with pytest.raises(OSError, match="full"):
            run(ReleaseStore(to), options, PublishOptions(keep=5, day=date(2026, 9, 15)))
    assert on_show(to) == before
    heals(source, to)
