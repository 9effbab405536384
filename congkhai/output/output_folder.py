"""The output folder: what may stand in it, and removing files that are stale."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Iterable
from pathlib import Path

from congkhai.output.file_list import SCRATCH_FOLDER
from congkhai.problems import UsageError


def check_output_folder(root: Path, out: Path) -> None:
    """Check that no build into ``out`` can overwrite the site's own files at ``root``.

    Raises UsageError for an ``out`` that contains ``root``, is inside a source folder, or is no folder.
    """
    root, out = root.resolve(), out.resolve()
    if out == root or out in root.parents:
        raise UsageError(f"--out {out} chứa cả thư mục nguồn; hãy chọn một thư mục riêng, ví dụ public")
    for name in ("plans", "templates", "assets", "congkhai", ".git"):
        inside = root / name
        if out == inside or inside in out.parents:
            raise UsageError(f"--out {out} nằm trong thư mục nguồn {name}; hãy chọn một thư mục riêng")
    if out.exists() and not out.is_dir():
        raise UsageError(f"--out {out} không phải là thư mục")


def check_no_links(out: Path, paths: Iterable[str]) -> None:
    """Check that each folder on the way to ``paths``, below ``out``, is a real folder or not there yet.

    A link would lead a build out of the folder. Raises UsageError that names the first one.
    """
    known: set[str] = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        if folder in known:
            continue
        parts = folder.split("/")
        for count in range(1, len(parts) + 1):
            above = "/".join(parts[:count])
            if above not in known:
                _check_folder(out / above)
                known.add(above)


def _check_folder(folder: Path) -> None:
    try:
        mode = os.lstat(folder).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return
    if not stat.S_ISDIR(mode):
        kind = "liên kết" if stat.S_ISLNK(mode) else "tệp"
        raise UsageError(f"{folder} là {kind}, không phải thư mục của trang; hãy xóa nó rồi chạy lại")


def clear_scratch(out: Path) -> None:
    """Remove the scratch folder, also one that a killed build left, or whatever stands in its place."""
    scratch = out / SCRATCH_FOLDER
    with contextlib.suppress(OSError):
        remove_entry(scratch)


def remove_entry(entry: Path) -> None:
    """Remove a folder with all that is in it, or anything else; not what a link leads to. Raises OSError."""
    if stat.S_ISDIR(os.lstat(entry).st_mode):  # rmtree would open a pipe, and wait for ever
        shutil.rmtree(entry)
    else:
        entry.unlink()


def remove_stale_files(out: Path, stale: Iterable[str]) -> int:
    """Remove the files at the paths ``stale``, then the folders that are empty. Returns the number of files.

    Paths that are not there, and paths that lead through a link, are skipped.
    """
    removed = 0
    folders: set[Path] = set()
    for path in sorted(stale):
        file = out / path
        with contextlib.suppress(FileNotFoundError, NotADirectoryError, UsageError):
            check_no_links(out, (path,))
            file.unlink()
            removed += 1
            folders.update(parent for parent in file.parents if out in parent.parents)
    for folder in sorted(folders, key=lambda path: -len(path.parts)):  # deepest first
        with contextlib.suppress(OSError):  # not empty, or not there
            folder.rmdir()
    return removed
