"""Writes source files: each in one step, of several all or none."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from congkhai.problems import MachineError
from congkhai.sources.disk_names import path_on_disk


def read_source(root: Path, file: str) -> bytes:
    """The bytes of a file of the site; raises OSError."""
    return path_on_disk(root, file).read_bytes()


def _prepare(target: Path, content: bytes) -> Path:
    """A temporary file with the new content beside ``target``, with its permissions; written to disk."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        shutil.copymode(target, name)
    except OSError:
        os.unlink(name)
        raise
    return Path(name)


def replace_files(root: Path, changes: Mapping[str, tuple[bytes, bytes]]) -> None:
    """Replace files, all of them or none; ``changes``: file → the bytes that were read, the new bytes.

    Raises MachineError, with nothing written, where a file has changed since it was read; OSError where the
    disk refuses.
    """
    targets = {file: path_on_disk(root, file).resolve() for file in changes}
    for file, (old, _) in changes.items():
        if targets[file].read_bytes() != old:
            raise MachineError(f"{file} vừa được sửa ở nơi khác; chưa ghi gì, hãy chạy lại")
    prepared: dict[str, Path] = {}
    done: list[str] = []
    try:
        for file, (_, new) in changes.items():
            prepared[file] = _prepare(targets[file], new)
        for file, made in prepared.items():
            os.replace(made, targets[file])
            done.append(file)
    except OSError:
        for file in done:
            with contextlib.suppress(OSError):
                targets[file].write_bytes(changes[file][0])
        raise
    finally:
        for file, made in prepared.items():
            if file not in done:
                with contextlib.suppress(OSError):
                    made.unlink()


def create_file(root: Path, file: str, content: bytes) -> None:
    """Write a new file; raises FileExistsError where it exists, or another OSError."""
    target = path_on_disk(root, file)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as stream:
        stream.write(content)
