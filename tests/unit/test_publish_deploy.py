"""The samples of deploy/: accepted by the programs they are for, and they do what they say."""

import gzip
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import brotli
import pytest

from tests.support.deploying import DEPLOY, PORTAL, nginx_complaints, sample_config, sample_nginx
from tests.support.nginx import CSP, Nginx
from tests.support.publishing import published
from tests.support.tiny import make_site

SAMPLES = ("nginx/congkhai.conf", "apache/congkhai.conf", "iis/web.config")
FRAMED = CSP.replace("frame-ancestors 'self'", f"frame-ancestors 'self' {PORTAL}")
HEADERS = {
    "content-security-policy": CSP,
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
}


@pytest.fixture(scope="module")
def to(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("deploy")
    config = "ten: Trang thử\ndia_chi: https://congkhai.example.gov.vn/congkhai/\n"
    published(make_site(folder / "nguon", {"config.yaml": config}), folder / "web")
    return folder / "web"


@pytest.fixture(scope="module")
def server(to: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    with sample_nginx(tmp_path_factory.mktemp("run") / "nginx", to) as running:
        yield running


def one(to: Path, pattern: str) -> str:
    """The path from the site's root of the first served file that matches."""
    shown = (to / "current").resolve()
    return min(file.relative_to(shown).as_posix() for file in shown.glob(pattern))


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_sample_sends_the_policy_that_the_tests_run_under(sample: str) -> None:
    text = (DEPLOY / sample).read_text("utf-8").replace("$congkhai_khung", "'self'")
    assert text.count(CSP) == 1
    assert text.count(PORTAL) == 1
    assert "unsafe-inline" not in text
    for name in (*HEADERS, "permissions-policy", "strict-transport-security"):
        assert name in text.lower()


def test_nginx_accepts_its_sample_without_a_word(to: Path, tmp_path: Path) -> None:
    assert nginx_complaints(sample_config(tmp_path / "nginx", to, 8080)) == ""


def test_pages_are_whole_short_lived_and_guarded(server: Nginx) -> None:
    reply = server.get("")
    assert reply.status == 200
    assert HEADERS.items() <= reply.headers.items()
    assert "camera=()" in reply.headers["permissions-policy"]
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert reply.headers["cache-control"] == "public, max-age=300"
    again = server.get("", headers={"If-None-Match": reply.headers["etag"]})
    assert again.status == 304


def test_an_unknown_address_gets_our_page_under_the_same_guard(server: Nginx, to: Path) -> None:
    for path in ("khong-co/", "ke-hoach/khong-co/sau/nua.html", "%2e%2e/%2e%2e/.khoa", ".congkhai-files"):
        reply = server.get(path)
        assert reply.status in {400, 404}
        if reply.status == 404 and not path.startswith("%"):
            assert reply.body == (to / "current/404.html").read_bytes()
            assert HEADERS.items() <= reply.headers.items()
            assert "immutable" not in reply.headers.get("cache-control", "")


@pytest.mark.parametrize(
    ("pattern", "kept"),
    [
        ("tai-nguyen/site.*.css", "public, max-age=31536000, immutable"),
        ("tai-nguyen/**/*.js", "public, max-age=31536000, immutable"),
        ("tim-kiem/chi-muc/**/*.pf_fragment", "public, max-age=31536000, immutable"),
        ("tim-kiem/chi-muc/**/pagefind-entry.json", "no-cache"),
        ("tim-kiem/chi-muc/**/pagefind.js", "no-cache"),
        ("tim-kiem/chi-muc/muc-luc.json", "no-cache"),
        ("tim-kiem/chi-muc/**/bang.*.pf_bang", "public, max-age=31536000, immutable"),
        ("du-lieu/nhiem-vu.json", "public, max-age=300"),
    ],
)
def test_what_is_fingerprinted_is_kept_for_ever_and_nothing_else(
    pattern: str, kept: str, server: Nginx, to: Path
) -> None:
    reply = server.get(one(to, pattern))
    assert reply.status == 200
    assert reply.headers["cache-control"] == kept
    assert HEADERS.items() <= reply.headers.items()


def test_the_portal_may_frame_how_an_agency_stands_and_nothing_else(server: Nginx, to: Path) -> None:
    """By one other word in one header: an ``add_header`` of its own would lose all the others."""
    framed = one(to, "nhung/*/index.html").removesuffix("index.html")
    for path in (framed, f"{framed}index.html"):
        reply = server.get(path, headers={"Accept-Encoding": "gzip"})
        assert reply.status == 200
        assert (HEADERS | {"content-security-policy": FRAMED}).items() <= reply.headers.items()
        assert reply.headers["cache-control"] == "public, max-age=300"
    agency = framed.removeprefix("nhung/")
    for path in ("nhung/", "nhung/khong-co/", f"co-quan/{agency}", f"ke-hoach/{agency}", f"{framed}../../"):
        assert server.get(path).headers["content-security-policy"] == CSP, path


def test_the_other_samples_make_the_same_exception() -> None:
    apache = (DEPLOY / "apache/congkhai.conf").read_text("utf-8")
    old, new = re.findall(r'edit Content-Security-Policy "(.*?)" "(.*?)"', apache)[0]
    assert CSP.replace(old, new) == FRAMED
    iis = ET.fromstring((DEPLOY / "iis/web.config").read_bytes())
    sent = {
        store.get("path"): header.get("value")
        for store in iis.findall("location")
        for header in store.findall(".//add[@name='Content-Security-Policy']")
    }
    assert sent == {"congkhai": CSP, "congkhai/nhung": FRAMED}


def test_compressed_copies_hold_the_same_and_are_sent(server: Nginx, to: Path) -> None:
    shown = (to / "current").resolve()
    copies = sorted(shown.rglob("*.gz"))
    assert len(copies) > 10
    for copy in copies:
        plain = copy.with_suffix("").read_bytes()
        assert gzip.decompress(copy.read_bytes()) == plain
        assert brotli.decompress(copy.with_suffix(".br").read_bytes()) == plain
    reply = server.get("", headers={"Accept-Encoding": "gzip"})
    assert reply.headers["content-encoding"] == "gzip"
    assert reply.headers["vary"] == "Accept-Encoding"
    assert gzip.decompress(reply.body) == (shown / "index.html").read_bytes()
    assert not [file for file in shown.rglob("*.pf_*") if file.suffix in {".gz", ".br"}]


def test_only_reading_is_allowed(server: Nginx) -> None:
    assert server.get("", method="HEAD").status == 200
    assert [server.get("", method=method).status for method in ("POST", "PUT", "DELETE")] == [403] * 3


@pytest.mark.parametrize("name", ["text/csv", "text/calendar", "application/json", "image/svg+xml"])
def test_files_say_what_they_are(name: str, server: Nginx, to: Path) -> None:
    patterns = {"text/csv": "du-lieu/*.csv", "text/calendar": "co-quan/**/*.ics",
                "application/json": "du-lieu/*.json", "image/svg+xml": "tai-nguyen/**/*.svg"}  # fmt: skip
    assert server.get(one(to, patterns[name])).headers["content-type"] == f"{name}; charset=utf-8"


def test_the_sample_for_iis_is_whole() -> None:
    root = ET.fromstring((DEPLOY / "iis/web.config").read_bytes())
    assert next(store.get("path") for store in root.findall("location")) == "congkhai"
    script = (DEPLOY / "iis/chuyen-ban.ps1").read_text("utf-8")
    note = re.search(r"-notmatch '(.*)'\)", script)
    assert note
    assert re.match(note[1], "ban 000012-20261122")


def test_systemd_accepts_the_units(tmp_path: Path) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not installed (Debian: systemd)")
    for unit in (DEPLOY / "systemd").iterdir():
        text = unit.read_text("utf-8").replace("/opt/congkhai/.venv/bin/python", "/bin/true")
        (tmp_path / unit.name).write_text(text, "utf-8")
    units = sorted(str(unit) for unit in tmp_path.iterdir())
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True, check=False
    )
    ours = [line for line in done.stderr.splitlines() if "congkhai" in line and "user" not in line.lower()]
    assert ours == []


def test_the_service_is_shut_in() -> None:
    text = (DEPLOY / "systemd/congkhai.service").read_text("utf-8")
    lines = (
        "User=congkhai",
        "ProtectSystem=strict",
        "PrivateNetwork=yes",
        "NoNewPrivileges=yes",
        "CapabilityBoundingSet=\n",
        "MemoryMax=3G\n",
        "ReadWritePaths=/srv/congkhai/web\n",
    )
    for line in lines:
        assert line in text
