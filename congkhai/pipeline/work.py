"""Rendering and writing many pages, on several processes where it pays.

Two steps with a barrier between them: nothing is written before everything is rendered, so that a fault in a
template leaves the output folder untouched.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from congkhai.output import SCRATCH, Seen, seen, write_file
from congkhai.problems import MachineError

Job = tuple[str, bytes, Callable[[], bytes]]  # file path, fingerprint, how to make it
_WORTH_A_PROCESS = 400  # jobs; below, starting a second process costs more than it saves


def _make(jobs: Sequence[Job]) -> list[bytes]:
    return [make() for _, _, make in jobs]


def _write(out: Path, jobs: Sequence[Job], contents: Sequence[bytes]) -> tuple[dict[str, Seen], int]:
    left: dict[str, Seen] = {}
    changed = 0
    for (path, fingerprint, _), content in zip(jobs, contents, strict=True):
        file = out / path
        changed += write_file(file, content, out / SCRATCH)
        left[path] = seen(fingerprint, file)
    return left, changed


def _child(pipe: Connection, out: Path, jobs: Sequence[Job]) -> None:
    try:
        contents = _make(jobs)
        pipe.send(None)
        if pipe.recv():
            pipe.send(_write(out, jobs, contents))
    except BaseException as error:  # noqa: BLE001 - sent to the parent, which raises it
        pipe.send(error)


def _answer(pipe: Connection) -> tuple[dict[str, Seen], int] | None:
    try:
        answer = pipe.recv()
    except EOFError as error:
        raise MachineError("một tiến trình dựng trang đã bị dừng giữa chừng; hãy chạy lại") from error
    if isinstance(answer, BaseException):
        raise answer
    return answer  # type: ignore[no-any-return]  # what _child sends


def run_jobs(out: Path, jobs: Sequence[Job], processes: int) -> tuple[dict[str, Seen], int]:
    """Make and write the files of ``jobs``; what each left, and how many files changed.

    Raises what making or writing raised; nothing was written when making failed.
    """
    if processes < 2 or len(jobs) < _WORTH_A_PROCESS or not hasattr(os, "fork"):
        return _write(out, jobs, _make(jobs))
    context = multiprocessing.get_context("fork")
    workers = []
    for number in range(1, processes):
        ours, theirs = context.Pipe()
        share = jobs[number::processes]
        process = context.Process(target=_child, args=(theirs, out, share), daemon=True)
        process.start()
        theirs.close()
        workers.append((process, ours))
    own = jobs[::processes]
    try:
        contents = _make(own)
        for _, pipe in workers:
            _answer(pipe)
        for _, pipe in workers:
            pipe.send(True)
        left, changed = _write(out, own, contents)
        for _, pipe in workers:
            answer = _answer(pipe)
            if answer:
                left |= answer[0]
                changed += answer[1]
        return left, changed
    finally:
        for process, pipe in workers:
            pipe.close()
            process.join(timeout=10)
            if process.is_alive():
                process.kill()
