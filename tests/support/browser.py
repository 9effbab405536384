"""Real Chromium through Playwright, with every kind of trouble of a page collected while it is looked at."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    sync_playwright,
)

from tests.support.need import require

PHONE = (360, 740)
DESK = (1280, 900)

# Headless, quiet on the network, and no name but localhost resolves: a foreign request fails and is recorded.
_ARGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]

_REPORT_CSP = """
document.addEventListener('securitypolicyviolation', event =>
  window.congkhaiCsp(`${event.violatedDirective}: ${event.blockedURI} at line ${event.lineNumber}`));
"""


@dataclass
class Trouble:
    """What went wrong on the pages of one context since it was opened."""

    console: list[str] = field(default_factory=list)
    """Errors and warnings on the console, and uncaught exceptions."""
    csp: list[str] = field(default_factory=list)
    """What the Content-Security-Policy blocked (with scripts off: see `console`)."""
    failed: list[str] = field(default_factory=list)
    """Requests that failed or were answered with 400 and above."""
    foreign: list[str] = field(default_factory=list)
    """Requests to anywhere but the site's own origin."""
    requests: list[str] = field(default_factory=list)
    """Every address asked for; not trouble in itself."""

    def all(self) -> list[str]:
        """Give every trouble with its kind; an empty list is a clean visit."""
        kinds = {"console": self.console, "csp": self.csp, "failed": self.failed, "foreign": self.foreign}
        return [f"{kind}: {text}" for kind, texts in kinds.items() for text in texts]

    def clear(self) -> None:
        """Forget what was seen."""
        for texts in (self.console, self.csp, self.failed, self.foreign, self.requests):
            texts.clear()


@dataclass
class Visit:
    """A page, its trouble, and the context they are in."""

    page: Page
    trouble: Trouble
    context: BrowserContext


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run Chromium with a fresh profile. Skips (or fails) without it."""
    program = require("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_ARGS, headless=True)
        try:
            yield browser
        finally:
            browser.close()


def _watch(context: BrowserContext, origin: str) -> Trouble:
    trouble = Trouble()

    def asked(request: Request) -> None:
        trouble.requests.append(request.url)
        scheme, host = urlsplit(request.url)[:2]
        if scheme in {"http", "https", "ws", "wss"} and f"{scheme}://{host}" != origin:
            trouble.foreign.append(request.url)

    def failed(request: Request) -> None:
        # ERR_ABORTED is the browser's own change of mind: a page left early, a link that downloads.
        if (why := request.failure) and "ERR_ABORTED" not in why:
            trouble.failed.append(f"{request.url}: {why}")

    def answered(response: Response) -> None:
        if response.status >= 400:
            trouble.failed.append(f"{response.url}: {response.status}")

    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            trouble.console.append(f"{message.type}: {message.text}")

    def blocked(text: str) -> None:
        trouble.csp.append(text)

    context.on("request", asked)
    context.on("requestfailed", failed)
    context.on("response", answered)
    context.on("console", said)
    context.on("weberror", lambda error: trouble.console.append(f"exception: {error.error}"))
    context.expose_function("congkhaiCsp", blocked)
    context.add_init_script(_REPORT_CSP)
    return trouble


@contextmanager
def visit(browser: Browser, origin: str, size: tuple[int, int] = DESK, **options: Any) -> Iterator[Visit]:
    """Open an empty page of `size` (width, height in CSS pixels); `origin` is home, all else is foreign.

    `options` go to Playwright's `new_context`: `java_script_enabled=False`, `bypass_csp=True` (for axe),
    `color_scheme="dark"`, `reduced_motion="reduce"` …
    """
    settings: dict[str, Any] = {"locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh", **options}
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **settings)
    try:
        trouble = _watch(context, origin)
        yield Visit(context.new_page(), trouble, context)
    finally:
        context.close()
