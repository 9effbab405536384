"""How soon a save shows on the page: from the file written to the text standing in a real browser.

    python bench/serve.py [ROOT]

ROOT is a site folder (default: this checkout, with its real plans); it is copied, and the copy edited. Each
kind of change is made 20 times; median, fastest and slowest are printed in milliseconds.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Page

from tests.support.browser import chromium, visit
from tests.support.live import live
from tests.support.site import ROOT

ROUNDS = 20
_READY = "congkhai-xem-truoc[data-state=ready]"
Kind = tuple[str, str, Path, Callable[[str], str]]
"""Name, page looked at, file changed, mark → the file's text with the mark somewhere on that page."""


def _kinds(root: Path) -> Iterator[Kind]:
    plan = max((root / "plans").glob("*/*.yaml"), key=lambda file: (file.stat().st_size, file.name))
    text = plan.read_text("utf-8")
    address = f"ke-hoach/{plan.parent.name}/{plan.stem}/"
    body = text[text.index("nhiem_vu:") :]
    task = body.split("- ma:", 2)[1].split("\n", 1)[0].strip().strip("'\"")
    first = text.index("noi_dung: ", text.index("nhiem_vu:")) + len("noi_dung: ")
    first += text[first] in "\"'"
    first += len(text[first:]) - len(text[first:].lstrip("|>-+ \n")) if text[first] in "|>" else 0
    yield (
        "a task, on its page",
        f"{address}{task}/",
        plan,
        lambda mark: f"{text[:first]}{mark} {text[first:]}",
    )
    yield "a task, on its plan's page", address, plan, lambda mark: f"{text[:first]}{mark} {text[first:]}"
    config = root / "config.yaml"
    settings = config.read_text("utf-8")
    named = settings.index("\nten: ") + 6 if "\nten: " in settings else settings.index("ten: ") + 5
    named += settings[named] in "\"'"
    yield "the site's name", address, config, lambda mark: f"{settings[:named]}{mark} {settings[named:]}"
    template = ROOT / "templates/pages/plan.html"
    words = template.read_text("utf-8").replace("{% block content %}", "{% block content %}<p>MARK</p>")
    own = root / "templates/pages/plan.html"
    yield "a template", address, own, lambda mark: words.replace("MARK", mark)


def _measure(page: Page, url: str, kind: Kind, numbers: Iterator[int]) -> list[float]:
    _, address, file, change = kind
    page.goto(url + address)
    page.locator(_READY).wait_for(state="attached")
    before = file.read_bytes() if file.exists() else None
    file.parent.mkdir(parents=True, exist_ok=True)
    taken = []
    for number in (*range(ROUNDS), -1):
        mark = f"Lần{next(numbers)}"
        text = change(mark)
        start = time.perf_counter()
        file.write_text(text, "utf-8")
        page.get_by_text(mark).first.wait_for(state="attached")
        taken.append((time.perf_counter() - start) * 1000)
        page.locator(_READY).wait_for(state="attached")  # as a person would: look, then edit on
        if number < 0:
            taken.pop(0)  # the first save warms everything up
    if before is None:
        file.unlink()
    else:
        file.write_bytes(before)
    return taken


def main() -> None:
    """Measure and print."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    numbers = count()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        root.mkdir()
        shutil.copy(source / "config.yaml", root)
        shutil.copytree(source / "plans", root / "plans")
        with (
            live(root, "--port", "0", "--quiet") as running,
            chromium() as browser,
            visit(browser, running.url.rstrip("/")) as seen,
        ):
            print(f"{'save to page, ms':30} {'median':>7} {'min':>7} {'max':>7}   n")
            for kind in _kinds(root):
                taken = _measure(seen.page, running.url, kind, numbers)
                row = statistics.median(taken), min(taken), max(taken)
                print(f"{kind[0]:30} " + " ".join(f"{value:7.0f}" for value in row) + f"  {len(taken)}")


if __name__ == "__main__":
    main()
