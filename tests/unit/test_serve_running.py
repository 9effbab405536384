"""`serve` as a program: where it listens, what it says, what it answers, how it ends."""

from __future__ import annotations

import base64
import re
import signal
import socket
import sys
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.support.live import PATIENCE, live
from tests.support.nginx import CSP
from tests.support.site import build_site, run_cli
from tests.support.tiny import PLAN, make_site, snapshot

PLAN_FILE = "plans/so-thu/2026-thu.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site")


def test_it_answers_as_a_server_would_and_writes_nothing(root: Path) -> None:
    before = snapshot(root)
    with live(root) as running:
        home = running.get()
        assert home.status == 200
        assert home.headers["content-type"] == "text/html; charset=utf-8"
        assert home.headers["cache-control"] == "no-store"
        policy = home.headers["content-security-policy"]
        assert policy == f"{CSP}; connect-src 'self' ws://127.0.0.1:{running.port}"
        assert home.body.count(b"/__congkhai/") == 1
        assert running.get("ke-hoach").headers["location"] == "/ke-hoach/"
        missing = running.get("khong/co/")
        assert missing.status == 404
        assert b'<base href="/">' in missing.body
        assert (
            running.get("du-lieu/nhiem-vu.json").headers["content-type"] == "application/json; charset=utf-8"
        )
        assert running.get("tim-kiem/chi-muc/muc-luc.json").status == 200
        for hostile in (
            "../config.yaml",
            "%2e%2e/config.yaml",
            "__congkhai/live.py",
            "__congkhai/../live.py",
        ):
            assert running.get(hostile).status == 404
        assert running.stop() == 0
        running.wait_for("Đã dừng")
        assert not any("Traceback" in line for line in running.lines)
    assert snapshot(root) == before


def test_no_built_page_carries_the_live_script(root: Path, tmp_path: Path) -> None:
    assert build_site(root, tmp_path / "out", None, "--no-search").returncode == 0
    made = snapshot(tmp_path / "out")
    assert made
    assert [name for name, data in made.items() if b"__congkhai" in data or "overlay" in name] == []


def test_the_terminal_tells_of_problems_and_of_their_end(root: Path) -> None:
    with live(root) as running:
        running.wait_for("Đã dựng")
        wrong = PLAN.replace("chu_tri: Văn phòng", "chu_tri: Văn fòng")
        listen_address = f"^{re.escape(PLAN_FILE)}:11:14: lỗi: "
        running.after(lambda: make_site(root, {PLAN_FILE: wrong}), listen_address)
        running.wait_for("chu_tri: Văn fòng")
        running.after(lambda: make_site(root), "Đã hết lỗi")
        running.after(lambda: (root / "config.yaml").rename(root / "config.bak"), "config.yaml.*lỗi")
        assert running.get().status == 200
        running.after(lambda: (root / "config.bak").rename(root / "config.yaml"), "Đã hết lỗi")
        (root / "assets").mkdir()
        no_text = r"^assets/x\.js:1:1: lỗi: tệp không phải UTF-8"
        running.after(lambda: (root / "assets/x.js").write_bytes(b"\xff"), no_text)
        assert running.get("gioi-thieu/").status == 200
        running.after(lambda: (root / "assets/x.js").unlink(), "Đã hết lỗi")


def test_a_port_that_is_taken_is_told(root: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = run_cli("serve", "--root", root, "--port", str(port))
    assert done.returncode == 3
    assert done.stderr == (
        f"lỗi máy: cổng {port} đang được chương trình khác dùng; chọn cổng khác, hoặc bỏ --port\n"
    )


@pytest.mark.parametrize(
    ("host", "said"),
    [
        ("192.0.2.1", "địa chỉ 192.0.2.1 không thuộc máy này"),
        ("khong co", "không có máy hoặc địa chỉ nào tên “khong co”"),
    ],
)
def test_a_host_that_is_not_ours_is_told(root: Path, host: str, said: str) -> None:
    done = run_cli("serve", "--root", root, "--port", "0", "--host", host)
    assert done.returncode == 2
    assert done.stderr.endswith(f"lỗi: {said}\n")


def test_two_previews_without_a_port_do_not_meet(root: Path) -> None:
    with live(root, "--quiet") as first, live(root, "--quiet") as second:
        assert first.port != second.port
        assert first.get().status == second.get().status == 200


def test_other_machines_are_let_in_only_with_a_warning(root: Path) -> None:
    foreign = {"Host": "la.example"}
    with live(root) as running:
        assert running.get(headers=foreign).status == 404  # a foreign name that was made to point here
        assert running.get(headers={"Host": f"localhost:{running.port}"}).status == 200
        assert not any("cảnh báo" in line for line in running.lines)
    everywhere = ".".join("0000")
    with live(root, "--port", "0", "--host", everywhere) as running:
        running.wait_for(f"cảnh báo: với --host {everywhere}, máy khác trong mạng cũng xem được")
        assert running.url.startswith("http://127.0.0.1:")
        assert running.get(headers=foreign).status == 200


def test_the_page_is_opened_on_request(root: Path, tmp_path: Path) -> None:
    program = tmp_path / "browser.py"
    program.write_text("import sys\nprint('browser', sys.argv[1], flush=True)\n")
    with live(root, "--port", "0", "--open", env={"BROWSER": f"{sys.executable} {program} %s"}) as running:
        assert running.wait_for("^browser ") == f"browser {running.url}"
    with live(root, "--port", "0", env={"BROWSER": f"{sys.executable} {program} %s"}) as running:
        running.wait_for("Đã dựng")
        assert running.stop(signal.SIGTERM) == 0
    assert not any(line.startswith("browser") for line in running.lines)


def _shake_hands(port: int, origin: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    key = base64.b64encode(b"0123456789abcdef").decode()
    headers = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Key": key, "Origin": origin}
    try:
        connection.request("GET", "/__congkhai/live", headers={**headers, "Sec-WebSocket-Version": "13"})
        return connection.getresponse().status
    finally:
        connection.close()


def test_foreign_pages_cannot_listen(root: Path) -> None:
    with live(root) as running:
        assert _shake_hands(running.port, f"http://127.0.0.1:{running.port}") == 101
        assert _shake_hands(running.port, "http://la.example") == 403
