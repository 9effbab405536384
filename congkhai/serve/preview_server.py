"""The preview at work: look for changes, rebuild, tell the open pages and the terminal."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import ipaddress
import signal
import socket
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from congkhai.pipeline import BuildOptions
from congkhai.problems import MachineError, Problem, UsageError
from congkhai.search import INDEX_FOLDER
from congkhai.serve.error_problems import MachineWords, message
from congkhai.serve.file_watch import State, look, watched
from congkhai.serve.site_preview import Answer, Preview, SearchPreview
from congkhai.serve.web_application import RELOAD, Live, application, open_pages

PORT = 8000  # where nobody else listens there and no port is asked for
_PAUSE = 0.06  # seconds between two looks at the files, at least; of the time, a look takes a tenth at most
_SETTLED = 0.03  # seconds without a change after which a save counts as finished
_ASIDE = 0.4  # seconds in which the browser loads what changed, before pages nobody looks at are tried
_PATIENCE = 20  # looks at files that keep changing, before they are read all the same

T = TypeVar("T")


class Reporter(Protocol):
    """What is said in the terminal."""

    def started(self, address: str) -> None:
        """The preview can be opened at ``address``."""

    def rebuilt(self, seconds: float) -> None:
        """A change was taken up."""

    def problems(self, found: tuple[Problem, ...]) -> None:
        """What is wrong has changed; empty when all is well."""

    def fault(self, error: Exception) -> None:
        """The program itself is at fault."""


@dataclass(frozen=True, slots=True)
class ListenAddress:
    """Where to listen; ``port`` None: the usual one if free, 0: any that is free."""

    host: str
    port: int | None

    @property
    def is_local(self) -> bool:
        """Whether this machine alone can reach it."""
        try:
            return self.host == "localhost" or ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    def address(self, port: int) -> str:
        """What to type into a browser."""
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104 - compared only
        return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"

    def sockets(self) -> list[socket.socket]:
        """Listen. Raises MachineError for a port that is taken, UsageError for a host that is not ours."""
        for port in (PORT, 0) if self.port is None else (self.port,):
            try:
                return bind_sockets(port, self.host)
            except socket.gaierror as error:
                raise UsageError(f"không có máy hoặc địa chỉ nào tên “{self.host}”") from error
            except OSError as error:
                if error.errno == errno.EADDRNOTAVAIL:
                    raise UsageError(f"địa chỉ {self.host} không thuộc máy này") from error
                if error.errno == errno.EADDRINUSE and self.port is None:
                    continue
                why = (
                    f"cổng {port} đang được chương trình khác dùng; chọn cổng khác, hoặc bỏ --port"
                    if error.errno == errno.EADDRINUSE
                    else f"không mở được cổng {port} ({error.strerror})"
                )
                raise MachineError(why) from error
        raise MachineError("không còn cổng nào để mở")


class _Work:
    """One preview being served."""

    def __init__(
        self,
        current_options: Callable[[], BuildOptions],
        reporter: Reporter,
        words: MachineWords,
        page_executor: Executor,
        search_executor: Executor,
    ) -> None:
        self._current_options = current_options
        self._reporter = reporter
        self._root = current_options().root
        self._preview = Preview(current_options, words, reporter.fault)
        self._search_preview = SearchPreview(current_options)
        self._page_executor = page_executor  # one thread, so that the preview sees one thing after the other
        self._search_executor = search_executor
        self._said: tuple[Problem, ...] = ()
        self._trying: asyncio.Task[None] | None = None
        self._begun = asyncio.Event()  # before the first round there is nothing to answer

    async def _by(self, executor: Executor, do: Callable[..., T], *args: Any) -> T:
        return await asyncio.get_running_loop().run_in_executor(executor, do, *args)

    async def find(self, address: str) -> Answer:
        """What stands at an address."""
        await self._begun.wait()
        answer = await self._by(self._page_executor, self._preview.answer, address)
        parts = self._preview.parts
        at = address.rfind(INDEX_FOLDER)
        if answer.status != 404 or at < 0 or parts is None:
            return answer
        try:
            body = await self._by(self._search_executor, self._search_preview.file, parts, address[at:])
        except Exception as error:  # noqa: BLE001 - shown; the pages stay
            await self._by(self._page_executor, self._preview.fail, INDEX_FOLDER, error)
            await self._say()
            return answer
        return answer if body is None else Answer(200, address, body)

    async def greet(self, page: Live) -> None:
        """Bring a page that has just connected up to date."""
        await self._refresh(page)

    async def _refresh(self, page: Live) -> None:
        answer = await self.find(page.address)
        if answer.version != page.version:
            await page.tell(RELOAD)
        else:
            await page.tell(await self._message())

    async def _message(self) -> dict[str, object]:
        return await self._by(self._page_executor, lambda: message(self._preview.problems, self._root))

    async def _say(self) -> None:
        """Tell of problems where they have changed."""
        problems = self._preview.problems
        if problems == self._said:
            return
        self._said = problems
        self._reporter.problems(problems)
        told = await self._message()
        for page in open_pages():
            await page.tell(told)

    async def rebuild(self) -> None:
        """Take up what has changed: first the pages somebody looks at, the others when there is time."""
        start = time.perf_counter()
        if self._trying:
            self._trying.cancel()
        await self._by(self._page_executor, self._preview.rebuild)
        self._begun.set()
        for page in open_pages():
            await self._refresh(page)
        self._reporter.rebuilt(time.perf_counter() - start)
        await self._say()
        self._trying = asyncio.create_task(self._try_all())

    async def _try_all(self) -> None:
        await asyncio.sleep(_ASIDE)
        while await self._by(self._page_executor, self._preview.try_one):
            await asyncio.sleep(0)
        await self._say()

    def _look(self) -> tuple[object, State]:
        return self._current_options().as_of, look(watched(self._root))

    async def watch(self) -> None:
        """Rebuild now and after each change, forever."""
        known, pause = await asyncio.to_thread(self._look), _PAUSE
        await self.rebuild()
        while True:
            await asyncio.sleep(pause)
            start = time.perf_counter()
            now = await asyncio.to_thread(self._look)
            pause = max(_PAUSE, 9 * (time.perf_counter() - start))
            if now == known:
                continue
            for _ in range(_PATIENCE):
                before = now
                await asyncio.sleep(_SETTLED)
                now = await asyncio.to_thread(self._look)
                if now == before:
                    break
            known = now
            await self.rebuild()


async def _serve(
    work: _Work, listen_address: ListenAddress, reporter: Reporter, open_page: Callable[[str], object] | None
) -> None:
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows raises KeyboardInterrupt instead
            loop.add_signal_handler(name, stop.set)
    server = HTTPServer(application(work.find, work.greet, local=listen_address.is_local))
    sockets = listen_address.sockets()
    server.add_sockets(sockets)
    address = listen_address.address(sockets[0].getsockname()[1])
    watching = asyncio.create_task(work.watch())
    reporter.started(address)
    if open_page:
        threading.Thread(target=open_page, args=(address,), daemon=True).start()
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({watching, stopping}, return_when=asyncio.FIRST_COMPLETED)
    for task in (watching, stopping):
        task.cancel()
    server.stop()
    await server.close_all_connections()
    with contextlib.suppress(asyncio.CancelledError):
        await watching


def serve(
    current_options: Callable[[], BuildOptions],
    listen_address: ListenAddress,
    reporter: Reporter,
    *,
    words: MachineWords,
    open_page: Callable[[str], object] | None = None,
) -> None:
    """Serve the preview of a site until the process is asked to stop (SIGINT, SIGTERM).

    ``current_options`` gives what to build at the moment; its ``out`` is not used, nothing is written there.
    ``open_page`` is called with the address. Raises UsageError or MachineError when it cannot listen.
    """
    with ThreadPoolExecutor(1) as page_executor, ThreadPoolExecutor(1) as search_executor:
        asyncio.run(
            _serve(
                _Work(current_options, reporter, words, page_executor, search_executor),
                listen_address,
                reporter,
                open_page,
            )
        )
