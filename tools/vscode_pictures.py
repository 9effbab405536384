"""Make the pictures of VS Code in docs/huong-dan-bien-tap.md anew, from a real workbench.

    tools/vscode_setup.sh FOLDER                                  (once; outside the repository)
    .venv/bin/python -m tools.vscode_pictures FOLDER

VS Code's own server runs with a copy of the fictional site of examples/minh-hoa and shows its workbench in
Chromium; an editor's steps are done with mouse and keys and photographed: find the task, put in a report, see
what is wrong, look at the page, commit, push. Every word in the pictures is VS Code's, the YAML language
server's or ours; nothing is drawn. The folder opened is /home/can-bo/ke-hoach, so that no path of ours shows;
it is made here and must not be there before. Needs Node.js 20, git, Chromium, pngquant and a free port 8000.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Error, FloatRect, Page, ViewportSize

from tests.support.browser import chromium
from tests.support.site import ROOT

OUT = ROOT / "docs" / "anh"
HOME = Path("/home/can-bo")
SITE = HOME / "ke-hoach"
AGENCY, PLAN, TASK = "so-vi-du", "2026-cchc-sipas.yaml", "A.I.3.4"
MESSAGE = f"Báo cáo nhiệm vụ {TASK}"
LAST_LINE = "Từ 70% người được hỏi trở lên"  # of the task; the report goes below it
PREVIEW = f"http://127.0.0.1:8000/ke-hoach/{AGENCY}/{PLAN.removesuffix('.yaml')}/{TASK}/"
SIZE = (1120, 700)
EDITOR = {"x": 328.0, "y": 370.0, "width": 792.0, "height": 310.0}
ASIDE = (180.0, 560.0)  # where the mouse calls up nothing
_SETTLED = 700  # ms that a hover or a list takes to fade in
_SETTINGS = {
    "workbench.startupEditor": "none",
    "workbench.colorTheme": "Default Light Modern",
    "workbench.tips.enabled": False,
    "security.workspace.trust.enabled": False,
    "telemetry.telemetryLevel": "off",
    "extensions.ignoreRecommendations": True,
    "files.autoSave": "off",  # as in the program for desktops
    "files.exclude": {"**/.venv": True, "**/.vscode": True},
    "editor.minimap.enabled": False,
    "editor.wordBasedSuggestions": "off",
    "git.autofetch": False,
    "remote.autoForwardPorts": False,
    "terminal.integrated.fontFamily": "DejaVu Sans Mono",
    "terminal.integrated.gpuAcceleration": "off",
    "git.confirmSync": False,
}


def _git(*words: str, cwd: Path = SITE) -> None:
    subprocess.run(
        ["git", *words], cwd=cwd, check=True, capture_output=True, env=os.environ | {"HOME": str(HOME)}
    )


def _lay_out() -> None:
    """The content repository that is opened, with a place to push to."""
    SITE.mkdir(parents=True)
    for name in ("build.py", "congkhai", "templates", "assets", ".vscode", "docs/schema"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, SITE / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, SITE / name)
    example = ROOT / "examples" / "minh-hoa"
    for source in (example / "config.yaml", *sorted(example.glob("plans/*/*.yaml"))):
        target = SITE / source.relative_to(example)
        target.parent.mkdir(parents=True, exist_ok=True)
        # the example stands two folders deeper than a site of its own
        target.write_text(source.read_text("utf-8").replace("=../../", "=", 1), "utf-8")
    python = SITE / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    (SITE / ".gitignore").write_text(".venv\npublic\n__pycache__\n.congkhai-cache\n")
    (HOME / ".gitconfig").write_text(
        "[user]\n\tname = Cán bộ biên tập\n\temail = can-bo@example.org\n[core]\n\tquotePath = false\n"
    )
    _git("init", "--quiet", "--bare", "--initial-branch=main", str(HOME / "kho.git"), cwd=HOME)
    _git("init", "--quiet", "--initial-branch=main")
    _git("add", "--all")
    _git("commit", "--quiet", "--message", "Kế hoạch năm 2026")
    _git("remote", "add", "origin", str(HOME / "kho.git"))
    _git("push", "--quiet", "--set-upstream", "origin", "main")


@contextmanager
def _server(folder: Path, state: Path) -> Iterator[str]:
    """VS Code's server; gives the address that opens the site."""
    (state / "User").mkdir()
    (state / "User" / "settings.json").write_text(json.dumps(_SETTINGS))
    vscode = folder / "node_modules" / "code-server" / "lib" / "vscode"
    words = ["node", str(vscode / "out" / "server-main.js"), "--host=127.0.0.1", "--port=0"]
    words += ["--without-connection-token", "--accept-server-license-terms", "--telemetry-level=off"]
    words += [f"--user-data-dir={state}", f"--server-data-dir={state / 'server'}"]
    words += [f"--extensions-dir={folder / 'extensions'}"]
    environment = os.environ | {
        "HOME": str(HOME),
        "SHELL": "/bin/bash",
        "CONGKHAI_CACHE": str(state / "cache"),
    }
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment) as running:
        try:
            assert running.stdout
            for line in running.stdout:
                if "listening on" in line:
                    yield f"http://127.0.0.1:{line.split()[-1]}/?folder={SITE}"
                    break
        finally:
            running.terminate()


def _shot(page: Page, name: str, **clip: float) -> None:
    """A part of the window as a small PNG."""
    path = OUT / f"vscode-{name}.png"
    area = {"x": 0.0, "y": 0.0, "width": SIZE[0], "height": SIZE[1]} | clip
    part: FloatRect = {"x": area["x"], "y": area["y"], "width": area["width"], "height": area["height"]}
    page.screenshot(path=path, clip=part)
    subprocess.run(["pngquant", "--force", "--skip-if-larger", "--output", path, "64", path], check=False)


def _command(page: Page, name: str) -> None:
    """Run a command of VS Code by its name in the palette."""
    page.keyboard.press("F1")
    _pick(page, f">{name}", name)


def _pick(page: Page, typed: str, row: str) -> None:
    """Type into the box on top and take the row that says so."""
    page.locator(".quick-input-widget input").first.fill(typed)
    page.locator(".quick-input-list .monaco-list-row", has_text=row).first.click()


def _keys(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def _find(page: Page, text: str) -> None:
    page.keyboard.press("Control+f")
    page.locator(".find-widget.visible textarea").first.fill(text)
    page.wait_for_timeout(_SETTLED)  # or the count of the search before is read
    page.locator(".matchesCount", has_text="1 of 1").wait_for()


def _write(page: Page) -> None:
    """Find the task; put in a report, with what the editor proposes, and with a status that there is not."""
    for name in ("plans", AGENCY):
        page.get_by_role("treeitem", name=name, exact=True).click()
    page.get_by_role("treeitem", name=PLAN).dblclick()
    page.locator(".monaco-editor .view-line").first.wait_for()
    _find(page, f"ma: {TASK}")
    _shot(page, "1-tim", height=520)
    _find(page, LAST_LINE)
    _keys(page, "Escape", "End", "Enter")
    page.keyboard.type("cap", delay=60)
    proposed = page.locator(".suggest-widget.visible .monaco-list-row:has(.codicon-symbol-property)")
    for _ in range(20):
        page.keyboard.press("Escape")
        page.keyboard.press("Control+Space")
        page.wait_for_timeout(2 * _SETTLED)
        if proposed.count():
            break
    page.keyboard.press("Enter")
    page.locator(".view-line", has_text="trang_thai: chua").wait_for()
    page.keyboard.type("2026-08-28")
    page.keyboard.press("Tab")
    page.locator(".suggest-widget.visible .monaco-list-row", has_text="hoan_thanh").wait_for()
    page.locator(".squiggly-error").first.wait_for(state="detached")
    _shot(page, "2-goi-y", **EDITOR)
    page.keyboard.type("hoàn tất")
    page.keyboard.press("Tab")
    page.keyboard.type("Đã hỏi 400 người ở 4 xã")
    page.keyboard.press("Enter")
    page.keyboard.type("gia_tri: 74")
    page.keyboard.press("Enter")
    page.keyboard.type("minh_chung: Báo cáo số 52/BC-SVD (hư cấu)")
    page.keyboard.press("Escape")
    page.locator(".squiggly-error").first.wait_for()
    page.locator(".view-line", has_text="hoàn").get_by_text("tất").hover()
    page.locator(".monaco-hover:visible", has_text="Value must be").wait_for()
    page.wait_for_timeout(_SETTLED)
    _shot(page, "3-gach-chan", **(EDITOR | {"y": 270.0, "height": 400.0}))


def _check(page: Page) -> None:
    """Save, run the check of the whole site, read its list; then mend the status."""
    page.keyboard.press("Control+s")
    page.keyboard.press("Control+Shift+b")
    page.locator(".markers-panel .monaco-list-row", has_text="không có giá trị").dblclick()
    page.mouse.move(*ASIDE)
    page.wait_for_timeout(_SETTLED)
    _shot(page, "4-kiem-tra", **(EDITOR | {"y": 228.0, "height": 342.0}))
    page.keyboard.press("Shift+End")
    page.keyboard.type("hoan_thanh")
    _keys(page, "Escape", "Control+s", "Control+Shift+b")
    page.locator(".markers-panel", has_text="No problems have been detected").wait_for()


def _look(page: Page) -> None:
    """Start the preview as a task; the page that it serves, in a browser."""
    _command(page, "Tasks: Run Task")
    _pick(page, "Xem trang", "Xem trang")
    site = page.context.new_page()
    site.set_viewport_size({"width": 900, "height": 640})
    while not _answers(site, PREVIEW):
        page.wait_for_timeout(_SETTLED)
    page.mouse.move(*ASIDE)
    page.wait_for_timeout(2 * _SETTLED)
    _shot(page, "5-lenh", **(EDITOR | {"y": 445.0, "height": 150.0}))
    site.locator("#bao-cao").scroll_into_view_if_needed()
    _shot(site, "6-trang", y=150.0, width=900, height=330)
    site.close()


def _answers(page: Page, address: str) -> bool:
    try:
        answer = page.goto(address)
    except Error:  # not yet listening
        return False
    return bool(answer and answer.ok)


def _send(page: Page) -> None:
    """Look at what changed, say what it is, commit, push."""
    page.keyboard.press("Control+j")
    page.keyboard.press("Control+Shift+g")
    view = page.locator(".scm-view")
    view.locator(".monaco-list-row", has_text=PLAN).click()
    page.locator(".monaco-diff-editor").first.wait_for()
    view.locator(".scm-input .monaco-editor").click()
    page.keyboard.insert_text(MESSAGE)
    page.mouse.move(*ASIDE)
    page.wait_for_timeout(2 * _SETTLED)
    _shot(page, "7-commit", height=470)
    view.get_by_text("Commit", exact=True).click()
    view.get_by_text("Sync Changes").wait_for()
    page.mouse.move(*ASIDE)
    page.wait_for_timeout(2 * _SETTLED)
    _shot(page, "8-sync", width=560, height=450)
    view.get_by_text("Sync Changes").click()
    page.locator(".scm-view", has_text="Sync Changes").wait_for(state="detached")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as kept, chromium() as running:
        try:
            _lay_out()
            with _server(Path(sys.argv[1]).resolve(), Path(kept)) as address:
                size: ViewportSize = {"width": SIZE[0], "height": SIZE[1]}
                view = running.new_context(viewport=size, locale="vi-VN").new_page()
                view.goto(address)
                view.get_by_role("treeitem", name="plans").wait_for(timeout=60_000)
                for step in (_write, _check, _look, _send):
                    step(view)
        finally:
            shutil.rmtree(HOME, ignore_errors=True)
