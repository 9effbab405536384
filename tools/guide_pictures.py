"""Make the pictures of docs/huong-dan-bien-tap.md anew, from what the commands really print and build.

    .venv/bin/python -m tools.guide_pictures

A copy of the five plans is edited, the commands run on it, and their output and the page that comes of it are
photographed in Chromium; only the likeness of a forge's editor is drawn. Run this when the output changed.
"""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from click.testing import CliRunner
from playwright.sync_api import Browser

from congkhai.cli import main
from tests.support.browser import chromium
from tests.support.site import ROOT

OUT = ROOT / "docs" / "anh"
PLAN = "plans/so-vhtt/2022-cchc.yaml"
REPORT = (
    *("--trang-thai", "Hoàn thành", "--ngay", "30/9/2022"),
    *("--ghi-chu", "Đã kiểm tra 05/05 đơn vị sự nghiệp"),
    *("--minh-chung", "Báo cáo số 45/BC-SVHTT https://example.org/45.pdf"),
)
_COLOURS = {"1": "b", "31": "do", "32": "xanh", "33": "vang", "34": "lam", "36": "lam", "4": "b"}
_STYLE = """
body { margin: 0; padding: 14px 18px; width: 860px; background: #1d2430; color: #e8ecf1;
  font: 14px/1.5 "DejaVu Sans Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.lenh { color: #9fd3ff; } .b { font-weight: bold; } .do { color: #ff8f8f; } .xanh { color: #93e29a; }
.vang { color: #ffd37a; } .lam { color: #8fb8e8; }
"""

_WEB_STYLE = """
body { margin: 0; padding: 16px 20px; width: 820px; color: #1d2430;
  font: 15px/1.5 "DejaVu Sans", sans-serif; }
h1 { font-size: 17px; margin: 0 0 10px; } code, .khung { font: 13px/1.55 "DejaVu Sans Mono", monospace; }
.khung { border: 1px solid #b8c4d0; border-radius: 4px; padding: 6px 0; white-space: pre-wrap; }
.khung i { display: inline-block; width: 44px; padding-right: 12px; text-align: right;
  color: #68788a; font-style: normal; }
.moi { background: #e3f4e6; } label { display: block; margin: 12px 0 4px; font-weight: bold; }
.o { border: 1px solid #b8c4d0; border-radius: 4px; padding: 5px 10px; }
.nut { display: inline-block; margin-top: 14px; padding: 6px 16px; border-radius: 4px;
  background: #1d5c8f; color: #fff; }
"""


def _spans(text: str) -> str:
    """Terminal colours as HTML."""
    pieces = re.split(r"\x1b\[([\d;]*)m", text)
    made, classes = [html.escape(pieces[0])], set[str]()
    for codes, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        for code in codes.split(";"):
            classes = classes | {_COLOURS[code]} if code in _COLOURS else set()
        made.append(f'<span class="{" ".join(sorted(classes))}">{html.escape(piece)}</span>')
    return "".join(made)


def _terminal(browser: Browser, name: str, *shots: tuple[str, str]) -> None:
    """A picture of commands with what they printed."""
    body = "\n".join(
        f'<span class="lenh">$ {html.escape(command)}</span>\n{_spans(out.rstrip())}'
        for command, out in shots
    )
    page = browser.new_page(viewport={"width": 896, "height": 100})
    page.set_content(f"<style>{_STYLE}</style><body>{body}</body>")
    page.screenshot(path=OUT / name, full_page=True)
    page.close()


def _web_editor(browser: Browser, before: list[str], added: list[str], after: list[str]) -> None:
    """A plain likeness of a forge's editor; every forge draws it in its own way."""
    rows = (
        [(line, "") for line in before] + [(line, "moi") for line in added] + [(line, "") for line in after]
    )
    lines = "".join(
        f'<div class="{kind}"><i>{n}</i>{html.escape(line)}</div>' for n, (line, kind) in enumerate(rows, 124)
    )
    body = f"""<h1>Sửa tệp <code>{PLAN}</code></h1><div class="khung">{lines}</div>
<label>Mô tả thay đổi</label><div class="o">Báo cáo nhiệm vụ A.I.3 quý III</div>
<label>Nhánh</label><div class="o">bao-cao-a-i-3 (tạo nhánh mới và gửi yêu cầu gộp)</div>
<span class="nut">Gửi thay đổi</span>"""
    page = browser.new_page(viewport={"width": 860, "height": 100})
    page.set_content(f"<style>{_WEB_STYLE}</style><body>{body}</body>")
    page.screenshot(path=OUT / "bien-tap-tren-web.png", full_page=True)
    page.close()


def _run(root: Path, *words: str) -> str:
    return CliRunner().invoke(main, [*words, "--root", str(root)], color=True).output


def _git_diff(root: Path) -> str:
    words = ["git", "-c", "core.quotePath=false", "diff", "--no-index", "--color", "-U2"]
    old, new = ROOT / PLAN, root / PLAN
    printed = subprocess.run([*words, str(old), str(new)], capture_output=True, text=True, check=False).stdout
    return printed[printed.index("\x1b[36m@@") :]


def make(browser: Browser, root: Path) -> None:
    """All pictures, from a copy of the site."""
    plan = root / PLAN
    good = plan.read_text("utf-8")
    plan.write_text(good.replace("chu_tri: Văn phòng\n", "chu_tri: Văn phòn\n", 1), "utf-8")
    _terminal(
        browser,
        "bien-tap-kiem-tra.png",
        ("python build.py check", _run(root, "check", str(root / "plans/so-vhtt"))),
    )
    plan.write_text(good, "utf-8")
    options = zip(REPORT[::2], REPORT[1::2], strict=True)
    said = " \\\n    ".join(["python build.py update A.I.3", *(f'{key} "{value}"' for key, value in options)])
    told = _run(root, "update", "A.I.3", *REPORT)
    _terminal(browser, "bien-tap-bao-cao.png", (said, told), ("git diff", _git_diff(root)))
    lines = plan.read_text("utf-8").split("\n")
    at = lines.index("      - ngay: 2022-09-30") - 1
    _web_editor(browser, lines[at - 2 : at], lines[at : at + 7], lines[at + 7 : at + 9])
    _run(root, "build", "--no-search", "--quiet", "--as-of", "2022-10-01")
    page = browser.new_page(viewport={"width": 900, "height": 700})
    page.goto((root / "public/ke-hoach/so-vhtt/2022-cchc/A.I.3/index.html").as_uri())
    page.locator("section[aria-labelledby=bao-cao]").screenshot(path=OUT / "bien-tap-trang.png")
    page.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, chromium() as running:
        copy = Path(folder)
        shutil.copytree(ROOT / "plans", copy / "plans")
        shutil.copy(ROOT / "config.yaml", copy)
        make(running, copy)
