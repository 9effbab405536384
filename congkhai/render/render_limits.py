"""Limits of time, memory and length for pages that a site's own templates make.

A worker process keeps them with the operating system's help (`RenderGuard`). Where a template is stopped by
an exception, its line is known; where the system ends the process, the page and template that it was at are.
"""

from __future__ import annotations

import math
import mmap
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from congkhai.problems import ContentError, Problem, SourceLocation

CAN_LIMIT = sys.platform == "linux"
"""Whether limits of time and memory are kept here: it takes ``fork``, ``setrlimit`` and ``/proc``."""

_SLOT = 1024  # bytes of the shared memory in which a worker notes what it is at
_ADVICE = "Hãy sửa mẫu này cho nhẹ hơn, hoặc xóa tệp để dùng lại mẫu có sẵn."
_MB = 1 << 20


class LimitReachedError(Exception):
    """A template has reached a limit; the text (Vietnamese) says which one."""


@dataclass(frozen=True, slots=True)
class RenderLimits:
    """What pages may use at most.

    ``page_seconds`` and ``all_seconds`` are processor time, for one page and for all that a worker does;
    ``page_bytes`` is the length of a page; ``memory`` what a worker may take beyond what it began with.
    """

    page_seconds: float
    all_seconds: float
    page_bytes: int
    memory: int


def limits_for(tasks: int) -> RenderLimits:
    """Give the limits of a site with so many tasks: far above what honest templates need."""
    return RenderLimits(
        page_seconds=10 + tasks // 500,
        all_seconds=60 + tasks // 20,
        page_bytes=(8 + tasks // 200) * _MB,
        memory=(256 + tasks // 8) * _MB,
    )


def limit_problem(words: str, location: SourceLocation, page: str) -> Problem:
    """Make the problem of a limit that the template at ``location`` reached in making ``page``."""
    return Problem(location, f"{words} khi dựng {page}.", "mau-qua-suc", hint=_ADVICE)


class RenderGuard:
    """Keeps the limits in worker processes, and tells their parent which page one has died of.

    Made before the workers are forked; each of them does its work in `worker`.
    """

    def __init__(self, limits: RenderLimits, workers: int) -> None:
        self.limits = limits
        self._notes = mmap.mmap(-1, _SLOT * workers)  # shared with the children
        self._worker: int | None = None
        self._former_memory = 0

    @contextmanager
    def worker(self, number: int) -> Iterator[None]:
        """Keep the limits in this process, the worker of that number from 0, while it makes its pages.

        Raises ContentError where they need too much memory together.
        """
        self._begin(number)
        try:
            yield
        except MemoryError as error:
            reached = self.memory_reached()
            problem = limit_problem(str(reached), SourceLocation("templates"), "các trang")
            raise ContentError((problem,)) from error
        self._lift_memory()

    def _begin(self, worker: int) -> None:
        import resource  # not on Windows

        self._worker = worker
        _, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        self._former_memory = soft
        ours = pages * resource.getpagesize() + self.limits.memory
        resource.setrlimit(resource.RLIMIT_AS, (_lower(ours, soft), hard))
        signal.signal(signal.SIGPROF, self._time_is_up)

    def _time_is_up(self, _signal: int, _frame: FrameType | None) -> None:
        raise LimitReachedError(self._time_words)

    def _note(self, text: str) -> None:
        if self._worker is not None:
            data = text.encode("utf-8", "replace")[: _SLOT - 1]
            start = self._worker * _SLOT
            self._notes[start : start + len(data) + 1] = data + b"\0"

    @contextmanager
    def page(self, template: str, page: str) -> Iterator[None]:
        """Make a page within the limits; outside of `worker` it limits nothing.

        Raises LimitReachedError; work that Python cannot break off ends the process a second later.
        """
        if self._worker is None:
            yield
            return
        import resource

        used = time.process_time()
        if used > self.limits.all_seconds:
            raise LimitReachedError(
                f"các mẫu riêng của trang chạy quá {self.limits.all_seconds:g} giây tất cả"
            )
        self._note(f"{template}\n{page}")
        soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
        last_second = math.ceil(used + self.limits.page_seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (_lower(last_second, soft), hard))
        signal.setitimer(signal.ITIMER_PROF, self.limits.page_seconds, 1)  # again, should somebody swallow it
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
            self._note("")

    def _lift_memory(self) -> None:
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (self._former_memory, hard))

    def memory_reached(self) -> LimitReachedError:
        """Give the error that stands for a MemoryError; the limit of memory ends, so that it can be told."""
        self._lift_memory()
        return LimitReachedError(f"mẫu trang cần quá {self.limits.memory // _MB} MB bộ nhớ")

    @property
    def _time_words(self) -> str:
        return f"mẫu trang chạy quá {self.limits.page_seconds:g} giây"

    def cause_of_death(self, worker: int, exit_code: int | None) -> ContentError | None:
        """Say why the system ended a worker; None where no template is to blame."""
        note = self._notes[worker * _SLOT : (worker + 1) * _SLOT].split(b"\0")[0].decode("utf-8", "replace")
        template, _, page = note.partition("\n")
        if not note:
            return None
        if exit_code == -signal.SIGXCPU:
            words = self._time_words
        elif exit_code in (-signal.SIGSEGV, -signal.SIGABRT, -signal.SIGBUS):
            words = "mẫu trang làm chương trình dừng đột ngột (hết bộ nhớ hoặc lồng nhau quá sâu)"
        else:
            return None
        return ContentError((limit_problem(words, SourceLocation(f"templates/{template}"), page),))


def _lower(limit: int, soft: int) -> int:
    """The lower one of a limit and the one in force, which is negative where there is none."""
    return limit if soft < 0 else min(limit, soft)
