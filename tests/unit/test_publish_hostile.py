"""What people may commit never becomes a path, a program or another file of the server."""

import shutil
from pathlib import Path

import pytest

from congkhai.output import is_safe_path, write_file_list
from tests.support.publishing import on_show, publish, published
from tests.support.tiny import FILES, PLAN, make_site, snapshot

PLAN_FILE = "plans/so-thu/2026-thu.yaml"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return make_site(tmp_path / "nguon")


@pytest.mark.parametrize(
    "code",
    [
        "../../../x",
        "..",
        ".",
        "/etc/x",
        "a/b",
        "a\\b",
        "I.1\\0",
        "con",
        "I..1",
        "'<b>'",
        "x" * 300,
        "~",
        "a%2fb",
    ],
)
def test_a_code_that_is_a_path_is_refused(code: str, source: Path, tmp_path: Path) -> None:
    make_site(source, {PLAN_FILE: PLAN.replace("ma: I.2", f"ma: {code}")})
    before = snapshot(tmp_path)
    done = publish(source, tmp_path / "xuat-ban")
    assert done.returncode == 1, done.stderr
    assert "2026-thu.yaml" in done.stderr
    assert not (tmp_path / "xuat-ban" / "current").exists()
    left = {path for path in snapshot(tmp_path) if not path.startswith(("xuat-ban/", "nguon-nho/"))}
    assert left == before.keys()


@pytest.mark.parametrize(
    "text",
    [
        "!!python/object/apply:os.system ['touch {made}']",
        "!!python/name:os.system",
        "!!python/object/new:subprocess.Popen [['touch', '{made}']]",
        "!include /etc/passwd",
        "!!binary dG91Y2g=",
        "&a [&b [*a, *b], *a]",
    ],
)
def test_a_tag_runs_nothing(text: str, source: Path, tmp_path: Path) -> None:
    made = tmp_path / "da-chay"
    make_site(source, {PLAN_FILE: PLAN.replace("Việc thứ hai", text.format(made=made))})
    assert publish(source, tmp_path / "xuat-ban").returncode == 1
    assert not made.exists()


def test_an_alias_bomb_is_an_error_and_soon_over(source: Path, tmp_path: Path) -> None:
    bomb = "x0: &x0 [ha, ha]\n" + "".join(
        f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9)}]\n" for n in range(1, 40)
    )
    make_site(source, {PLAN_FILE: bomb + PLAN})
    assert publish(source, tmp_path / "xuat-ban").returncode == 1


@pytest.mark.parametrize("place", ["assets/anh.txt", "assets/css/rieng.css", "templates/pages/about.html",
                                   "plans/so-thu/2026-them.yaml", "plans/so-thu", "assets", "templates",
                                   "config.yaml"])  # fmt: skip
def test_a_link_shows_no_file_of_the_server(place: str, source: Path, tmp_path: Path) -> None:
    to, secret = tmp_path / "xuat-ban", tmp_path / "bi-mat"
    published(source, to)
    before = on_show(to)
    for name, text in FILES.items():  # a folder of the server that looks like the site's own
        (secret / name).parent.mkdir(parents=True, exist_ok=True)
        (secret / name).write_text(text.replace("Trang thử", "BIMAT").replace("thứ hai", "BIMAT"), "utf-8")
    (secret / "templates").mkdir()
    (secret / "assets").mkdir()
    (secret / "assets" / "anh.txt").write_text("BIMAT")
    target = secret / place if (secret / place).exists() else secret / PLAN_FILE
    if (source / place).is_dir():
        shutil.rmtree(source / place)
    (source / place).unlink(missing_ok=True)
    (source / place).parent.mkdir(parents=True, exist_ok=True)
    (source / place).symlink_to(target, target_is_directory=target.is_dir())
    done = publish(source, to)
    assert done.returncode == 1, done.stderr
    assert "liên kết" in done.stderr
    assert on_show(to) == before


@pytest.mark.parametrize("path", ["../x", "a/../../x", "/x", "a\\x", ".", "", "a\nb", "./x/..", "a\0b"])
def test_no_path_outside_reaches_the_disk(path: str, tmp_path: Path) -> None:
    assert not is_safe_path(path)
    with pytest.raises(ValueError, match="outside"):
        write_file_list(tmp_path, {"index.html": "", path: ""})
    assert not (tmp_path / ".congkhai-files").exists()
