"""What browsers may keep of a site served by our samples; agencies and units are called like our folders."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.apache import sample_apache
from tests.support.deploying import sample_nginx
from tests.support.nginx import Nginx
from tests.support.publishing import published
from tests.support.tiny import PLAN, make_site

AGENCY = """\
ten: Sở Tài nguyên
don_vi:
  - {ma: tai-nguyen, ten: Phòng Tài nguyên}
  - {ma: chi-muc, ten: Phòng Chỉ mục}
"""
IDS = ("tai-nguyen", "tim-kiem")
FOREVER = "public, max-age=31536000, immutable"
SOON = "public, max-age=300"


@pytest.fixture(scope="module")
def web() -> Iterator[Path]:
    """A publishing folder that another user, the server's, can read."""
    top = Path(tempfile.mkdtemp())
    top.chmod(0o755)
    plan = PLAN.replace("chu_tri: Văn phòng", "chu_tri: Phòng Tài nguyên")
    files: dict[str, str | None] = {"plans/so-thu/co-quan.yaml": None, "plans/so-thu/2026-thu.yaml": None}
    for name in IDS:
        files |= {f"plans/{name}/co-quan.yaml": AGENCY, f"plans/{name}/{name}.yaml": plan}
    config = "ten: Trang thử\ndia_chi: https://congkhai.example.gov.vn/congkhai/\n"
    published(make_site(top / "nguon", {"config.yaml": config, **files}), top / "web")
    yield top / "web"
    shutil.rmtree(top)


@pytest.fixture(scope="module", params=["nginx", "apache"])
def server(request: pytest.FixtureRequest, web: Path) -> Iterator[Nginx]:
    run = Path(tempfile.mkdtemp())
    run.chmod(0o755)
    sample = sample_nginx if request.param == "nginx" else sample_apache
    with sample(run / "run", web) as running:
        yield running
    shutil.rmtree(run)


def served(web: Path, pattern: str) -> list[str]:
    """The paths from the site's root of the files that match."""
    shown = (web / "current").resolve()
    found = [file.relative_to(shown).as_posix() for file in sorted(shown.glob(pattern)) if file.is_file()]
    assert found, pattern
    return [path for path in found if not path.endswith((".gz", ".br"))]


@pytest.mark.parametrize(
    ("pattern", "kept"),
    [
        ("tai-nguyen/**/*", FOREVER),
        ("tim-kiem/chi-muc/**/*.pf_*", FOREVER),
        ("tim-kiem/chi-muc/**/*.js*", "no-cache"),
        ("**/index.html", SOON),
        ("**/*.ics", SOON),
        ("du-lieu/**/*", SOON),
        ("anh/**/*", SOON),
    ],
)
@pytest.mark.parametrize("encoding", ["", "gzip", "br"])
def test_only_fingerprinted_names_are_kept_for_ever(
    pattern: str, kept: str, encoding: str, server: Nginx, web: Path
) -> None:
    for path in served(web, pattern):
        reply = server.get(path, headers={"Accept-Encoding": encoding} if encoding else {})
        assert reply.status == 200, path
        assert reply.headers["cache-control"] == kept, path


def test_pages_of_units_named_like_our_folders_are_asked_for_again(server: Nginx, web: Path) -> None:
    pages = [
        path for path in served(web, "**/index.html") if path.count("tai-nguyen") + path.count("chi-muc")
    ]
    assert {
        f"co-quan/{agency}/don-vi/{unit}/index.html" for agency in IDS for unit in ("tai-nguyen", "chi-muc")
    } <= set(pages)
    for path in pages:
        assert server.get(path.removesuffix("index.html")).headers["cache-control"] == SOON, path


@pytest.mark.parametrize(
    "path",
    [
        "tai-nguyen/site.css",
        "tai-nguyen/khong-co.0123456789ab.css",
        "tim-kiem/chi-muc/moi-nhat/khong-co.pf_index",
        "tai-nguyen/",
        "co-quan/tai-nguyen/0123456789ab.css",
    ],
)
def test_an_address_without_a_file_is_not_kept_for_ever(path: str, server: Nginx) -> None:
    reply = server.get(path)
    assert reply.status in {403, 404}
    assert "immutable" not in reply.headers.get("cache-control", "")


def test_every_answer_is_guarded(server: Nginx, web: Path) -> None:
    for path in ("", "khong-co/", *served(web, "co-quan/*/index.html")):
        reply = server.get(path)
        assert "default-src 'self'" in reply.headers["content-security-policy"]
        assert reply.headers["x-content-type-options"] == "nosniff"
    assert [server.get("", method=method).status for method in ("POST", "PUT", "DELETE")] == [403] * 3


def test_texts_say_their_charset_and_copies_their_encoding(server: Nginx, web: Path) -> None:
    for pattern in (
        "index.html",
        "du-lieu/*.json",
        "du-lieu/*.csv",
        "tai-nguyen/**/*.js",
        "tai-nguyen/**/*.svg",
    ):
        [path, *_] = served(web, pattern)
        reply = server.get(path, headers={"Accept-Encoding": "gzip"})
        assert reply.headers["content-type"].endswith("charset=utf-8"), path
        plain = (web / "current" / path).resolve()
        if Path(f"{plain}.gz").exists():
            assert reply.headers["content-encoding"] == "gzip", path
            assert len(reply.body) == os.stat(f"{plain}.gz").st_size
