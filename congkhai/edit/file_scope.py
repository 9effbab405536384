"""Which files of the site a command was called for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from congkhai.problems import Problem, UsageError
from congkhai.sources.disk_names import path_on_disk
from congkhai.vietnamese import nearest, nfc


def _path_in_site(path: Path, root: Path) -> str | None:
    """The POSIX path in the site folder, or None when the path lies outside."""
    try:
        return nfc(Path(os.path.abspath(path)).relative_to(root).as_posix())  # noqa: PTH100  # resolve follows links
    except ValueError:
        return None


def _candidates(written: Path, root: Path) -> Iterator[Path]:
    """What ``written`` may mean: a path from the working folder or the site folder, as written or in NFC."""
    for base in (Path.cwd(), root):
        yield base / written
        yield path_on_disk(base, nfc(written.as_posix()))


def _find(written: Path, root: Path) -> str:
    """The site's name of a path; raises UsageError where it is not there or outside."""
    there = [path for path in dict.fromkeys(_candidates(written, root)) if path.exists()]
    real = Path(os.path.realpath(root))
    for path in there:
        for seen, base in ((path, root), (path, real), (Path(os.path.realpath(path)), real)):
            if (found := _path_in_site(seen, base)) is not None:
                return found
    if there:
        raise UsageError(f"{written} nằm ngoài thư mục của trang {root}")
    known = [nfc(file.relative_to(root).as_posix()) for file in (root / "plans").glob("*/*.y*ml")]
    close = nearest(written.as_posix(), known)
    raise UsageError(f"không có tệp {written}" + (f"; có phải “{close}” không?" if close else ""))


def resolve_files(paths: Iterable[Path], root: Path) -> tuple[str, ...]:
    """The POSIX paths, from the site folder, of ``paths`` as a person wrote them.

    Folders stay folders; ``"."`` is the whole site. Raises UsageError for what is not there or outside.
    """
    base = Path(os.path.abspath(root))  # noqa: PTH100  # a linked site folder keeps its name
    return tuple(dict.fromkeys(_find(path, base) for path in paths))


def is_selected(files: tuple[str, ...], file: str) -> bool:
    """Whether ``file`` is one of ``files`` or lies in a folder among them; with no ``files`` all are."""
    return not files or "." in files or any(file == one or file.startswith(f"{one}/") for one in files)


def problems_in(problems: Iterable[Problem], files: tuple[str, ...]) -> tuple[Problem, ...]:
    """The problems in ``files`` and in the folders among them."""
    return tuple(problem for problem in problems if is_selected(files, problem.location.file))
