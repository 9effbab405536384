"""The output folder: which files builds made there, and removing those that are stale."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterable
from pathlib import Path

from congkhai.output.atomic_write import write_file
from congkhai.problems import UsageError

SCRATCH_FOLDER = ".congkhai-tmp"  # a changed file is written here, then moved to its place
FILE_LIST = ".congkhai-files"  # the paths of the files that builds made, one a line, sorted


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


def is_safe_path(path: str) -> bool:
    """Whether ``path``, written from the site's root with ``/``, cannot lead out of it."""
    if path.startswith("/") or "\\" in path or not path.isprintable():
        return False
    parts = path.split("/")
    return ".." not in parts and not {"", "."}.issuperset(parts)


def read_file_list(out: Path) -> frozenset[str]:
    """The paths of the files that earlier builds made in ``out``; unsafe paths are left out."""
    try:
        lines = (out / FILE_LIST).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return frozenset()
    return frozenset(line for line in lines if is_safe_path(line))


def write_file_list(out: Path, paths: Iterable[str]) -> None:
    """Write the list of our files into ``out``. Call it before any of the files is written.

    Raises ValueError for a path that leads out of the folder.
    """
    paths = sorted(paths)
    if unsafe := [path for path in paths if not is_safe_path(path)]:
        raise ValueError(f"paths outside the output folder: {unsafe}")
    write_file(out / FILE_LIST, "".join(f"{path}\n" for path in paths).encode(), out / SCRATCH_FOLDER)


def clear_scratch(out: Path) -> None:
    """Remove the scratch folder, also one that a killed build left."""
    shutil.rmtree(out / SCRATCH_FOLDER, ignore_errors=True)


def remove_stale_files(out: Path, stale: Iterable[str]) -> int:
    """Remove the files at the paths ``stale``, then the folders that are empty. Returns the number of files.

    Paths that are not there are skipped.
    """
    removed = 0
    folders: set[Path] = set()
    for path in sorted(stale):
        file = out / path
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            file.unlink()
            removed += 1
        folders.update(parent for parent in file.parents if out in parent.parents)
    for folder in sorted(folders, key=lambda path: -len(path.parts)):  # deepest first
        with contextlib.suppress(OSError):  # not empty, or not there
            folder.rmdir()
    return removed
