"""Pages rendered one by one, within the limits that hold for a site's own templates."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from congkhai.pages import Page
from congkhai.pipeline.worker_processes import WorkerProcess
from congkhai.render import Renderer, RenderGuard

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


class LimitedRenderer:
    """Renders pages with ``renderer``, where limits are to be kept in a process that stays for the next one.

    All pages together have no limit of time: a preview runs all day.
    """

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer
        self._child: WorkerProcess | None = None

    def render(self, page: Page) -> bytes:
        """Give the HTML of a page as `Renderer.render` does.

        Raises ContentError where a template is wrong or reaches a limit.
        """
        if self._child is None:
            guard = self._renderer.guard(1)
            if guard is None:
                return self._renderer.render(page)
            guard.limits = replace(guard.limits, all_seconds=math.inf)
            self._child = WorkerProcess(partial(self._work, guard), partial(guard.cause_of_death, 0))
        try:
            self._child.tell(page)
            html = self._child.answer()
            assert isinstance(html, bytes)
            return html
        except BaseException:
            self.end()
            raise

    def _work(self, guard: RenderGuard, pipe: Connection) -> None:
        with guard.worker(0):
            while True:  # until the pipe is closed, which raises EOFError
                pipe.send(self._renderer.render(pipe.recv()))

    def end(self) -> None:
        """Let the process go; the next page begins another one."""
        if self._child is not None:
            self._child.end()
            self._child = None
