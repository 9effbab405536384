"""Real Firefox, spoken to in its own WebDriver BiDi: no driver of others stands between.

The protocol: https://w3c.github.io/webdriver-bidi/ (session, browsingContext, script, input, log, network).
"""

from __future__ import annotations

import asyncio
import base64
import json
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.support.need import require

PATIENCE = 60
"""Seconds after which an answer that has not come will not come."""

_QUIET = {  # nothing is asked of anyone but the site; no first-run pages
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.safebrowsing.downloads.remote.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.systemAddon.update.enabled": False,
    "intl.accept_languages": "vi-VN, vi",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "http://127.0.0.1:9/",
}
_LEFT = "error loading dynamically imported module"
_EVENTS = ["log.entryAdded", "network.fetchError", "network.responseCompleted"]
_WATCH = """() => {
  window.congkhaiCsp = [];
  document.addEventListener('securitypolicyviolation', event =>
    window.congkhaiCsp.push(`csp: ${event.violatedDirective}: ${event.blockedURI}`));
}"""


class _Line:
    """The socket to the browser; it lives in a thread of its own, since Playwright holds the test's."""

    def __init__(self, address: str, heard: Callable[[dict[str, Any]], None]) -> None:
        self._heard = heard
        self._loop = asyncio.new_event_loop()
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._socket: WebSocketClientConnection = self._run(self._open(address))

    def _run(self, work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    async def _open(self, address: str) -> WebSocketClientConnection:
        return await websocket_connect(
            address, on_message_callback=self._on_message, max_message_size=100_000_000
        )

    def _on_message(self, text: str | bytes | None) -> None:
        message = json.loads(text) if text else {}
        if "id" in message:
            self._waiting.pop(message["id"]).set_result(message)
        elif message:
            self._heard(message)

    async def _ask(self, method: str, params: dict[str, Any]) -> dict[str, Any]:
        number = id(future := self._loop.create_future())
        self._waiting[number] = future
        await self._socket.write_message(json.dumps({"id": number, "method": method, "params": params}))
        answer: dict[str, Any] = await future
        return answer

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Give the result of a command; raises RuntimeError with the browser's words when it fails."""
        answer = self._run(self._ask(method, params))
        if answer.get("type") == "error":
            raise RuntimeError(f"{method}: {answer['error']}: {answer['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def end(self) -> None:
        self._loop.call_soon_threadsafe(self._socket.close)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.close()


@dataclass
class Firefox:
    """A running browser with one tab."""

    origin: str
    """Home: all else is foreign."""
    trouble: list[str] = field(default_factory=list)
    """Errors and warnings on the console, failed and foreign requests, since it was last cleared."""
    line: _Line = field(init=False)
    tab: str = field(init=False)

    def heard(self, event: dict[str, Any]) -> None:
        """Note what an event tells of trouble."""
        kind, told = event.get("method"), event.get("params", {})
        if kind == "log.entryAdded":
            # said of a page left early, too; a module that fails is told by its request
            if told["level"] in ("error", "warn") and _LEFT not in told["text"]:
                self.trouble.append(f"console: {told['level']}: {told['text']}")
            return
        url = told.get("request", {}).get("url", "")
        if kind == "network.fetchError" and "ABORTED" not in told["errorText"]:
            self.trouble.append(f"failed: {url}: {told['errorText']}")
        elif kind == "network.responseCompleted":
            if told["response"]["status"] >= 400:
                self.trouble.append(f"failed: {url}: {told['response']['status']}")
            if url.startswith("http") and not url.startswith(f"{self.origin}/"):
                self.trouble.append(f"foreign: {url}")

    def start(self, address: str) -> None:
        """Open the session and the tab."""
        self.line = _Line(address, self.heard)
        self.line.ask("session.new", capabilities={})
        self.line.ask("session.subscribe", events=_EVENTS)
        self.tab = self.line.ask("browsingContext.getTree")["contexts"][0]["context"]
        self.line.ask("script.addPreloadScript", functionDeclaration=_WATCH)

    def resize(self, size: tuple[int, int]) -> None:
        """Make the page ``size`` CSS pixels wide and high."""
        viewport = {"width": size[0], "height": size[1]}
        self.line.ask("browsingContext.setViewport", context=self.tab, viewport=viewport)

    def goto(self, url: str) -> None:
        """Open an address and wait until it is loaded."""
        self.line.ask("browsingContext.navigate", context=self.tab, url=url, wait="complete")

    def run(self, expression: str, *, own: bool = True) -> Any:
        """The value of an expression, as JSON carries it; ``own``: in a world beside the page's."""
        target = {"context": self.tab, **({"sandbox": "kiem-tra"} if own else {})}
        said = self.line.ask(
            "script.evaluate",
            expression=f"JSON.stringify({expression}) ?? 'null'",
            target=target,
            awaitPromise=False,  # where scripts are off no promise is ever kept
        )
        if said["type"] != "success":
            raise RuntimeError(f"{expression}: {said['exceptionDetails']['text']}")
        return json.loads(said["result"]["value"])

    def click(self, selector: str) -> None:
        """Press the mouse on the first element that a CSS selector finds."""
        [node, *_] = self.line.ask(
            "browsingContext.locateNodes", context=self.tab, locator={"type": "css", "value": selector}
        )["nodes"]
        found = f"document.querySelector({json.dumps(selector)})"
        self.run(f"{found}.scrollIntoView({{block: 'center', behavior: 'instant'}})")
        at = {"type": "element", "element": {"sharedId": node["sharedId"]}}
        steps: list[dict[str, Any]] = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": at},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        mouse = {"type": "pointer", "id": "chuot", "actions": steps}
        self.line.ask("input.performActions", context=self.tab, actions=[mouse])

    def wait_for(self, expression: str) -> Any:
        """The first value of an expression that is true; raises AssertionError when none comes."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if value := self.run(expression):
                return value
            time.sleep(0.02)
        raise AssertionError(f"never true: {expression}")

    def blocked(self) -> list[str]:
        """What the Content-Security-Policy blocked on this page, where scripts run."""
        found: list[str] = self.run("window.congkhaiCsp ?? []", own=False)
        return found

    def picture(self, file: Path) -> None:
        """A PNG of the whole page."""
        said = self.line.ask("browsingContext.captureScreenshot", context=self.tab, origin="document")
        file.write_bytes(base64.b64decode(said["data"]))

    def printed(self) -> bytes:
        """The PDF of the page as it is printed, A4."""
        page = {"width": 21.0, "height": 29.7}
        said = self.line.ask("browsingContext.print", context=self.tab, page=page, background=True)
        return base64.b64decode(said["data"])


def _address(profile: Path, process: subprocess.Popen[bytes]) -> str:
    """Where the browser listens: it says so in a file of its profile."""
    told = profile / "WebDriverBiDiServer.json"
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        with suppress(OSError, ValueError):  # not there yet, or half written
            known = json.loads(told.read_text("utf-8"))
            return f"ws://{known['ws_host']}:{known['ws_port']}/session"
        time.sleep(0.05)
    raise RuntimeError("Firefox never listened")


@contextmanager
def firefox(profile: Path, origin: str, *, scripts: bool) -> Iterator[Firefox]:
    """Run Firefox with a fresh profile in ``profile``, with or without JavaScript in pages.

    Skips (or fails) without it.
    """
    program = require("firefox")
    profile.mkdir(parents=True)
    wanted = {**_QUIET, "javascript.enabled": scripts}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in wanted.items())
    (profile / "user.js").write_text("".join(lines), "utf-8")
    process = subprocess.Popen(
        [program, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    browser = Firefox(origin)
    try:
        browser.start(_address(profile, process))
        yield browser
        browser.line.end()
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
