"""Publishing a small site: releases, the switch, pruning, going back, proving what is served."""

import json
import os
from hashlib import sha256
from pathlib import Path

import pytest

from tests.support.publishing import DAY, on_show, publish, published, releases, served
from tests.support.site import build_site, run_cli
from tests.support.tiny import PLAN, make_site, snapshot

PLAN_FILE = "plans/so-thu/2026-thu.yaml"
CHANGED = PLAN.replace("Việc thứ nhất", "Việc thứ nhất, đã sửa")
RETAINED_FOLDERS = ("tai-nguyen/", "tim-kiem/chi-muc/")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return make_site(tmp_path / "nguon")


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "xuat-ban"


def test_what_is_served_is_what_a_build_makes(source: Path, to: Path, tmp_path: Path) -> None:
    published(source, to)
    assert build_site(source, tmp_path / "rieng", DAY).returncode == 0
    built = snapshot(tmp_path / "rieng")
    built.pop(".congkhai-files")
    plain = {p: b for p, b in on_show(to).items() if not p.endswith((".gz", ".br"))}
    assert plain == built


def test_unchanged_files_are_hard_links_of_the_last_release(source: Path, to: Path) -> None:
    one = published(source, to)
    make_site(source, {PLAN_FILE: CHANGED})
    two = published(source, to)
    old, new = to / "releases" / one, to / "releases" / two
    same = [p for p, b in snapshot(old).items() if (new / p).is_file() and (new / p).read_bytes() == b]
    assert len(same) > 20
    assert all((old / p).stat().st_ino == (new / p).stat().st_ino for p in same)
    task = "ke-hoach/so-thu/2026-thu/I.1/index.html"
    assert "đã sửa" in (new / task).read_text("utf-8")
    assert "đã sửa" not in (old / task).read_text("utf-8")


def test_no_publish_ever_changes_a_file_of_an_older_release(source: Path, to: Path) -> None:
    one = published(source, to)
    before = snapshot(to / "releases" / one)
    for text in (CHANGED, PLAN.replace("I.2", "I.3"), PLAN):
        make_site(source, {PLAN_FILE: text})
        published(source, to, "--no-search")
        assert snapshot(to / "releases" / one) == before


def test_assets_and_index_of_kept_releases_stay_reachable_and_go_with_them(source: Path, to: Path) -> None:
    first = published(source, to, "--keep", "2")
    old = {p for p in on_show(to) if p.startswith(RETAINED_FOLDERS)}
    make_site(source, {PLAN_FILE: CHANGED, "assets/css/rieng.css": "h1 { color: navy }\n"})
    published(source, to, "--keep", "2")
    assert old <= on_show(to).keys()
    new = {p for p in on_show(to) if p.startswith(RETAINED_FOLDERS)}
    assert new - old
    make_site(source, {PLAN_FILE: CHANGED.replace("đã sửa", "sửa nữa")})
    published(source, to, "--keep", "2")
    assert first not in releases(to)
    gone = old - on_show(to).keys()
    assert any(p.startswith("tai-nguyen/") for p in gone)
    assert run_cli("verify", "--to", to).returncode == 0


def test_with_one_release_kept_an_open_page_still_has_its_files(source: Path, to: Path) -> None:
    published(source, to, "--keep", "1")
    old = {p for p in on_show(to) if p.startswith(RETAINED_FOLDERS)}
    make_site(source, {PLAN_FILE: CHANGED, "assets/css/rieng.css": "h1 { color: navy }\n"})
    published(source, to, "--keep", "1")
    assert len(releases(to)) == 1
    assert old <= on_show(to).keys()


def test_old_releases_are_pruned_with_their_manifests(source: Path, to: Path) -> None:
    names = [published(source, to, "--keep", "3", "--no-search") for _ in range(5)]
    assert releases(to) == names[-3:]
    assert sorted(p.stem for p in (to / "manifests").iterdir()) == names[-3:]
    held = {
        d for n in names[-3:] for d in json.loads((to / f"manifests/{n}.json").read_text())["tep"].values()
    }
    assert {p.name.partition(".")[0] for p in (to / "compressed").iterdir()} <= held


def test_the_manifest_names_source_day_version_and_every_file(source: Path, to: Path) -> None:
    name = published(source, to)
    told = json.loads((to / f"manifests/{name}.json").read_text("utf-8"))
    assert told["so_lieu_den_ngay"] == DAY
    assert told["commit"] is None
    assert told["phien_ban_chuong_trinh"]
    assert told["tep"] == {path: sha256(data).hexdigest() for path, data in on_show(to).items()}


def test_verify_finds_what_was_changed_added_and_taken(source: Path, to: Path) -> None:
    published(source, to)
    assert run_cli("verify", "--to", to).returncode == 0
    shown = (to / "current").resolve()
    (shown / "index.html").unlink()
    (shown / "index.html").write_bytes(b"khac")
    (shown / "la.html").write_bytes(b"")
    (shown / "thu-muc-la").symlink_to("/etc")
    (shown / "404.html").unlink()
    done = run_cli("verify", "--to", to)
    assert done.returncode == 1
    for line in (
        "tệp index.html đã bị thay đổi",
        "thừa tệp la.html",
        "thừa tệp thu-muc-la",
        "thiếu tệp 404.html",
    ):
        assert line in done.stdout


def test_rollback_goes_back_and_keeps_what_open_pages_need(source: Path, to: Path) -> None:
    one = published(source, to)
    before = on_show(to)
    make_site(source, {PLAN_FILE: CHANGED, "assets/css/rieng.css": "h1 { color: navy }\n"})
    two = published(source, to)
    new = {p for p in on_show(to) if p.startswith(RETAINED_FOLDERS)}
    assert run_cli("rollback", "--to", to).returncode == 0
    assert served(to) == one
    after = on_show(to)
    assert before.items() <= after.items()
    assert new <= after.keys()
    assert run_cli("verify", "--to", to).returncode == 0
    assert run_cli("rollback", "--to", to, "2").returncode == 0
    assert served(to) == two
    again = run_cli("rollback", "--to", to, "9")
    assert again.returncode == 2
    assert one in again.stderr


def test_releases_are_listed_newest_first_with_the_served_one_marked(source: Path, to: Path) -> None:
    one, two = published(source, to), published(source, to)
    run_cli("rollback", "--to", to)
    lines = run_cli("releases", "--to", to).stdout.splitlines()
    assert [line.split()[0] for line in lines] == [two, one]
    assert ["đang phục vụ" in line for line in lines] == [False, True]


@pytest.mark.parametrize("command", ["rollback", "releases", "verify"])
def test_a_folder_without_releases_is_wrong_usage_and_stays_away(command: str, to: Path) -> None:
    done = run_cli(command, "--to", to)
    assert done.returncode == 2
    assert "chưa có bản nào" in done.stderr
    assert not to.exists()


def test_content_errors_change_nothing(source: Path, to: Path) -> None:
    published(source, to)
    before = on_show(to)
    make_site(source, {PLAN_FILE: PLAN.replace("chu_tri: Văn phòng", "chu_tri: Phòng không có")})
    done = publish(source, to)
    assert done.returncode == 1
    assert "2026-thu.yaml" in done.stderr
    assert on_show(to) == before
    make_site(source)
    published(source, to)
    assert on_show(to) == before


def test_a_site_that_lost_most_of_its_pages_is_refused_unless_told(source: Path, to: Path) -> None:
    tasks = "".join(f"  - {{ma: I.{n}, noi_dung: Việc {n}, thoi_han: Quý III/2026}}\n" for n in range(1, 60))
    make_site(source, {PLAN_FILE: PLAN.partition("nhiem_vu:\n")[0] + "nhiem_vu:\n" + tasks})
    published(source, to)
    before = on_show(to)
    make_site(source)
    done = publish(source, to)
    assert done.returncode == 1
    assert "--allow-shrink" in done.stderr
    assert on_show(to) == before
    published(source, to, "--allow-shrink")
    assert on_show(to) != before


def test_a_page_of_the_sites_own_template_with_a_dead_link_is_refused(source: Path, to: Path) -> None:
    published(source, to)
    before = on_show(to)
    link = '{% block content %}<a href="{{ root }}khong-co/">x</a>{% endblock %}'
    page = '{% extends "layouts/base.html" %}' + link
    make_site(source, {"templates/pages/about.html": page})
    done = publish(source, to)
    assert done.returncode == 1
    assert "khong-co/" in done.stderr
    assert on_show(to) == before


def test_without_symbolic_links_a_file_names_the_release(source: Path, to: Path) -> None:
    assert publish(source, to, "--switch", "file").returncode == 0
    (one,) = releases(to)
    assert (to / "current.txt").read_text() == f"ban {one}\n"
    assert not (to / "current").exists()
    assert publish(source, to).returncode == 0  # the way stays
    two = releases(to)[-1]
    assert (to / "current.txt").read_text() == f"ban {two}\n"
    assert run_cli("verify", "--to", to).returncode == 0
    assert run_cli("rollback", "--to", to).returncode == 0
    assert (to / "current.txt").read_text() == f"ban {one}\n"
    assert publish(source, to, "--switch", "link").returncode == 0
    assert served(to) == releases(to)[-1]
    assert not (to / "current.txt").exists()


def test_the_publishing_folder_keeps_away_from_the_source_and_from_foreign_things(
    source: Path, tmp_path: Path
) -> None:
    before = snapshot(source)
    assert publish(source, source).returncode == 2
    assert publish(source, source / "plans" / "so-thu").returncode == 2
    assert snapshot(source) == before
    foreign = tmp_path / "cua-nguoi-khac"
    (foreign / "current").mkdir(parents=True)
    (foreign / "releases" / "anh").mkdir(parents=True)
    assert publish(source, foreign).returncode == 2
    (foreign / "current").rmdir()
    assert publish(source, foreign).returncode == 0
    assert (foreign / "releases" / "anh").is_dir()


def test_files_are_readable_by_the_web_server_whatever_the_umask(source: Path, to: Path) -> None:
    old = os.umask(0o077)
    try:
        published(source, to)
    finally:
        os.umask(old)
    shown = (to / "current").resolve()
    assert all(p.stat().st_mode & 0o004 for p in shown.rglob("*"))
    assert all(p.stat().st_mode & 0o001 for p in (shown, *shown.rglob("*")) if p.is_dir())
