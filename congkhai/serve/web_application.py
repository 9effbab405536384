"""What the server answers: pages with the live script in them, and the line that stays open to each page.

The handshake and the register of open pages are livereload's own, so that other clients of its protocol work,
too. Its server is not used: it sends an inline script, which the site's policy forbids, lets every web site
listen, and forgets a second save within three seconds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from livereload.handlers import LiveReloadHandler
from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from congkhai.assets import ASSETS_FOLDER
from congkhai.file_types import content_type
from congkhai.serve.site_preview import Answer

OWN = "/__congkhai/"  # reserved: no page of a site can have such an address
RELOAD: Mapping[str, object] = {"command": "reload", "path": "*", "liveCSS": False}
_HEAD = re.compile(rb"<head\b[^>]*>", re.IGNORECASE)
_HOST = re.compile(r"[\w.:\[\]-]+")
_LOCAL = r"(localhost|127\.0\.0\.1|\[?::1\]?)"

Finding = Callable[[str], Awaitable[Answer]]
"""An address without its first slash → what stands there."""


def with_script(body: bytes, version: str, *, at_root: bool) -> bytes:
    """A page with the live script at its head.

    ``at_root``: its relative links start from the server's root, at whatever address it is answered.
    """
    tag = f'<script src="{OWN}overlay.js" data-version="{version}" defer></script>'.encode()
    if at_root:
        tag = b'<base href="/">' + tag
    head = _HEAD.search(body)
    return body[: head.end()] + tag + body[head.end() :] if head else body + tag


class Live(LiveReloadHandler):  # type: ignore[misc]  # livereload carries no types
    """The line to one open page; the page tells its address and the version it shows."""

    def initialize(self, greet: Callable[[Live], Awaitable[None]]) -> None:
        self._greet = greet
        self.address = ""
        self.version = ""

    def check_origin(self, origin: str) -> bool:
        """Pages of this server only: drafts are nobody else's business."""
        return WebSocketHandler.check_origin(self, origin)

    async def on_message(self, text: str | bytes) -> None:
        try:
            message = json.loads(text)
            command = message["command"]
        except (ValueError, TypeError, KeyError):
            self.close()
            return
        super().on_message(text)
        if command == "info":
            self.address = unquote(urlsplit(str(message.get("url", ""))).path).lstrip("/")
            self.version = str(message.get("version", ""))
            await self._greet(self)

    async def tell(self, message: Mapping[str, object]) -> None:
        """Send a message; a page that has gone is no failure."""
        try:
            await self.write_message(json.dumps(message, ensure_ascii=False))
        except WebSocketClosedError:
            self.on_close()


def open_pages() -> tuple[Live, ...]:
    """The pages that are open now and have said which they are."""
    return tuple(page for page in LiveReloadHandler.waiters if isinstance(page, Live))


class _Reply(RequestHandler):
    def set_default_headers(self) -> None:
        # the policy of the real site, and the line that stays open
        host = self.request.host if _HOST.fullmatch(self.request.host) else ""
        live = f"; connect-src 'self' ws://{host}" if host else ""
        self.set_header(
            "Content-Security-Policy",
            "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; "
            f"frame-ancestors 'self'; base-uri 'self'; form-action 'self'{live}",
        )
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cache-Control", "no-store")
        self.clear_header("Server")

    def send(self, name: str, body: bytes) -> None:
        self.set_header("Content-Type", content_type(name))
        self.write(body)


class _Files(_Reply):
    def initialize(self, find: Finding) -> None:
        self._find = find

    async def get(self, address: str) -> None:
        answer = await self._find(address)
        if answer.to:
            self.redirect(answer.to)
            return
        self.set_status(answer.status)
        body = answer.body
        if answer.name.endswith(".html"):
            body = with_script(body, answer.version, at_root=answer.status != 200)
        elif answer.status == 200 and answer.name.startswith(ASSETS_FOLDER):
            self.set_header("Cache-Control", "max-age=31536000, immutable")  # its name changes with its bytes
        self.send(answer.name, body)

    head = get


class _Own(_Reply):
    def get(self, name: str) -> None:
        self.send(name, (Path(__file__).parent / name).read_bytes())


def application(find: Finding, greet: Callable[[Live], Awaitable[None]], *, local: bool) -> Application:
    """The web application. ``local``: answer this machine's own names only, so that no foreign page that has
    its name point here can read drafts."""
    handlers: list[Any] = [
        (f"{OWN}live", Live, {"greet": greet}),
        (rf"{OWN}(overlay\.js|overlay\.css)", _Own),
        (r"/(.*)", _Files, {"find": find}),
    ]
    made = Application(log_function=lambda _: None)
    made.add_handlers(_LOCAL if local else r".*", handlers)
    return made
