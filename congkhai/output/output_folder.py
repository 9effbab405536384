"""Which files of the output folder are ours."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterable
from pathlib import Path

from congkhai.output.atomic_write import write_file
from congkhai.problems import UsageError

SCRATCH_FOLDER = ".congkhai-tmp"  # where a changed file is made before it takes its place
FILE_LIST = ".congkhai-files"  # the files that builds made, one a line, sorted


def check_output_folder(root: Path, out: Path) -> None:
    """Refuse an output folder that would mix with the site's own files. Raises UsageError."""
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
    """Whether a path from the site's root stays inside it."""
    if path.startswith("/") or "\\" in path or not path.isprintable():
        return False
    parts = path.split("/")
    return ".." not in parts and not {"", "."}.issuperset(parts)


def read_file_list(out: Path) -> frozenset[str]:
    """The files that earlier builds made here; empty where none did."""
    try:
        lines = (out / FILE_LIST).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return frozenset()
    return frozenset(line for line in lines if is_safe_path(line))


def write_file_list(out: Path, paths: Iterable[str]) -> None:
    """Remember in the folder itself which files are ours, before any of them is written.

    Raises ValueError for a path that leaves the folder: whatever made it, it never reaches the disk.
    """
    paths = sorted(paths)
    if wrong := [path for path in paths if not is_safe_path(path)]:
        raise ValueError(f"paths outside the output folder: {wrong}")
    write_file(out / FILE_LIST, "".join(f"{path}\n" for path in paths).encode(), out / SCRATCH_FOLDER)


def clear_scratch(out: Path) -> None:
    """Remove what a killed build left half made."""
    shutil.rmtree(out / SCRATCH_FOLDER, ignore_errors=True)


def remove_stale_files(out: Path, stale: Iterable[str]) -> int:
    """Remove files that an earlier build made, and folders left empty by it. Returns how many files went."""
    removed = 0
    folders: set[Path] = set()
    for path in sorted(stale):
        file = out / path
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            file.unlink()
            removed += 1
        folders.update(parent for parent in file.parents if out in parent.parents)
    for folder in sorted(folders, key=lambda f: -len(f.parts)):
        with contextlib.suppress(OSError):  # not empty, or gone already
            folder.rmdir()
    return removed
