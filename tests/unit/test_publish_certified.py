"""Kept files are compared with their digests before they are certified; verify proves what is served."""

import gzip
import os
import shutil
import stat
from pathlib import Path

import pytest

from congkhai.publish import ReleaseStore
from tests.support.publishing import publish, published
from tests.support.site import Done, run_cli
from tests.support.tiny import make_site


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site, published once into ``web``."""
    folder = tmp_path_factory.mktemp("once")
    published(make_site(folder / "site"), folder / "web", "--no-search")
    return folder


@pytest.fixture
def folder(tmp_path: Path, once: Path) -> Path:
    """A copy of it, with links as links and hard links as they were."""
    here = tmp_path / "copy"
    shutil.copytree(once, here, symlinks=True)
    for file in (here / "web/releases").rglob("*"):
        kept = here / "web/work" / Path(*file.relative_to(here / "web/releases").parts[1:])
        if kept.is_file() and not file.is_symlink():
            file.unlink()
            os.link(kept, file)
    published(here / "site", here / "web", "--no-search")
    return here


def verify(folder: Path) -> Done:
    return run_cli("verify", "--to", folder / "web")


def alter_unseen(file: Path, old: bytes, new: bytes) -> None:
    """Change bytes of a file in place: same size, same time."""
    about = file.stat()
    content = file.read_bytes()
    assert old in content
    assert len(old) == len(new)
    with file.open("r+b") as stream:
        stream.write(content.replace(old, new))
    os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))


def test_a_page_altered_in_the_work_folder_is_made_anew_and_told(folder: Path) -> None:
    alter_unseen(folder / "web/work/index.html", b"Trang th", b"Trang TH")
    done = publish(folder / "site", folder / "web", "--no-search")
    assert done.returncode == 0
    assert "1 tệp giữ từ lần trước đã bị sửa từ bên ngoài và không được dùng: index.html" in done.stderr
    assert b"Trang TH" not in (folder / "web/current/index.html").read_bytes()
    assert verify(folder).returncode == 0


def test_a_compressed_copy_altered_where_it_is_served_is_made_anew(folder: Path) -> None:
    served = (folder / "web/current").resolve() / "index.html.gz"
    [copy] = [
        file for file in (folder / "web/compressed").iterdir() if file.read_bytes() == served.read_bytes()
    ]
    altered = gzip.compress(b"khong phai trang nay")
    copy.write_bytes(altered)
    published(folder / "site", folder / "web", "--no-search")
    shown = folder / "web/current"
    assert gzip.decompress((shown / "index.html.gz").read_bytes()) == (shown / "index.html").read_bytes()
    assert verify(folder).returncode == 0


def test_a_kept_asset_that_was_altered_is_left_out(folder: Path) -> None:
    css = folder / "site/assets/css/rieng.css"
    css.parent.mkdir(parents=True)
    css.write_text("p { color: red }\n")
    published(folder / "site", folder / "web", "--no-search")
    old = next((folder / "web/current").resolve().glob("tai-nguyen/site.*.css"))
    css.write_text("p { color: blue }\n")
    with old.open("r+b") as stream:
        stream.write(b"@import ")
    done = publish(folder / "site", folder / "web", "--no-search")
    assert old.name in done.stderr
    assert not (folder / "web/current/tai-nguyen" / old.name).exists()
    assert verify(folder).returncode == 0


def test_a_link_that_leads_elsewhere_serves_nothing(folder: Path) -> None:
    current = folder / "web/current"
    name = current.readlink().name
    (folder / "khac").symlink_to(folder / "web/releases")
    current.unlink()
    current.symlink_to(Path("../khac") / name)
    done = verify(folder)
    assert done.returncode == 1
    assert "chưa có bản nào được phục vụ" in done.stdout


@pytest.mark.parametrize("what", ["index.html", "tai-nguyen"])
def test_what_the_web_server_cannot_read_is_a_difference(what: str, folder: Path) -> None:
    entry = (folder / "web/current").resolve() / what
    mode = stat.S_IMODE(entry.stat().st_mode)
    entry.chmod(0)
    done = verify(folder)
    entry.chmod(mode)
    assert done.returncode == 1
    assert what in done.stdout
    assert verify(folder).returncode == 0


def test_verify_opens_nothing_but_plain_files(folder: Path) -> None:
    shown = (folder / "web/current").resolve()
    (shown / "robots.txt").unlink()
    os.mkfifo(shown / "robots.txt")
    os.mkfifo(shown / "la")
    (shown / "lien-ket").symlink_to("/dev/zero")
    done = verify(folder)
    assert done.returncode == 1
    for line in ("tệp robots.txt đã bị thay đổi", "thừa tệp la", "thừa tệp lien-ket"):
        assert line in done.stdout


def test_a_folder_without_releases_is_told(tmp_path: Path) -> None:
    assert ReleaseStore(tmp_path / "chua-co").names() == ()
    for command in ("releases", "verify", "rollback"):
        done = run_cli(command, "--to", tmp_path / "chua-co")
        assert done.returncode == 2
        assert "chưa có bản nào được xuất bản" in done.stderr
