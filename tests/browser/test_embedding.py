"""The portal of another origin frames how an agency stands; no other page lets itself be framed."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.support.browser import DESK, visit
from tests.support.deploying import sample_nginx
from tests.support.nginx import nginx
from tests.support.publishing import published
from tests.support.tiny import make_site

_PAGE = """<!doctype html><html lang="vi"><title>Cổng</title><link rel="icon" href="data:,">
<iframe title="Tình hình" src="{}" width="600" height="360"></iframe>"""
FRAMED = {"nhung/so-thu/": True, "nhung/": False, "": False, "co-quan/so-thu/": False, "tim-kiem/": False}


def test_only_the_frames_of_agencies_let_the_portal_frame_them(browser: Browser, tmp_path: Path) -> None:
    root = make_site(tmp_path / "nguon")
    published(root, tmp_path / "web")
    (tmp_path / "cong").mkdir()
    with nginx(tmp_path / "cong", tmp_path / "run", "/", csp="frame-src *") as portal:
        home, stranger = f"http://localhost:{portal.port}", portal.origin
        with sample_nginx(tmp_path / "sample", tmp_path / "web", home) as site:
            for number, path in enumerate(FRAMED):
                (tmp_path / "cong" / f"{number}.html").write_text(_PAGE.format(site.url + path), "utf-8")
            for origin in (home, stranger):
                with visit(browser, origin, DESK) as seen:
                    for number, (path, allowed) in enumerate(FRAMED.items()):
                        seen.page.goto(f"{origin}/{number}.html")
                        [frame] = seen.page.main_frame.child_frames
                        shown = frame.locator("main").count() == 1
                        assert shown == (allowed and origin == home), (origin, path)
                        assert any("frame-ancestors" in text for text in seen.trouble.console) == (not shown)
                        seen.trouble.clear()
