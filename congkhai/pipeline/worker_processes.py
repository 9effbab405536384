"""The same work on several processes: one value for each item, in their order."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from congkhai.problems import MachineError

if TYPE_CHECKING:  # imported where used: a check of a small site needs no process
    from multiprocessing.connection import Connection

T = TypeVar("T")
R = TypeVar("R")

CAN_FORK = hasattr(os, "fork")


class WorkerProcess:
    """A forked process that talks over a pipe.

    ``cause_of_death``: exit code → what to raise when the process was ended; None for the usual.
    """

    def __init__(
        self,
        work: Callable[[Connection], None],
        cause_of_death: Callable[[int | None], Exception | None] | None = None,
    ) -> None:
        import multiprocessing

        self._cause_of_death = cause_of_death

        context = multiprocessing.get_context("fork")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=self._run, args=(work, self._pipe, theirs), daemon=True)
        self._process.start()
        theirs.close()

    @staticmethod
    def _run(work: Callable[[Connection], None], parents: Connection, pipe: Connection) -> None:
        parents.close()  # else its own copy would keep it from noticing that the parent has let it go
        try:
            work(pipe)
        except BaseException as error:  # noqa: BLE001 - sent to the parent, which raises it
            with contextlib.suppress(OSError):  # there may be no parent any more
                pipe.send(error)

    def answer(self) -> Any:
        """What it sends next; raises what it raised, or MachineError when it was stopped."""
        try:
            answer = self._pipe.recv()
        except (EOFError, ConnectionError) as error:
            self._process.join()
            if self._cause_of_death and (cause := self._cause_of_death(self._process.exitcode)):
                raise cause from error
            raise MachineError("một tiến trình dựng trang đã bị dừng giữa chừng; hãy chạy lại") from error
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def tell(self, value: object) -> None:
        """Send it a value."""
        self._pipe.send(value)

    def end(self) -> None:
        """Let it go, whatever it is doing."""
        self._pipe.close()
        self._process.join(timeout=10)
        if self._process.is_alive():
            self._process.kill()


def end_all(children: Sequence[WorkerProcess]) -> None:
    """Let them go, the last one first: each holds copies of the pipes of those before it."""
    for child in reversed(children):
        child.end()


def map_on_processes(make: Callable[[T], R], items: Sequence[T], processes: int) -> list[R]:
    """``make`` of each item, shared out among processes. Raises what it raises."""
    processes = min(processes, len(items)) if CAN_FORK else 1
    if processes < 2:
        return [make(item) for item in items]

    def share(number: int) -> list[R]:
        return [make(item) for item in items[number::processes]]

    children = [
        WorkerProcess(lambda pipe, number=number: pipe.send(share(number)))  # type: ignore[misc]  # binds the number now
        for number in range(1, processes)
    ]
    try:
        shares = [share(0), *(child.answer() for child in children)]
    finally:
        end_all(children)
    return [shares[at % processes][at // processes] for at in range(len(items))]
