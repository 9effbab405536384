"""The publishing folder: ``releases/<name>/``, ``manifests/<name>.json``, and ``current``, what is served.

Everything is on one disk, so that unchanged files are hard links and the switch is one rename.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from congkhai.problems import MachineError, UsageError

_NAME = re.compile(r"(\d{6})-\d{8}")
_PARTIAL = ".dang-lam-"  # a release being made; what a killed run leaves is cleared by the next


@dataclass(frozen=True, slots=True)
class Place:
    """The publishing folder ``folder``."""

    folder: Path

    @property
    def releases(self) -> Path:
        return self.folder / "releases"

    @property
    def manifests(self) -> Path:
        return self.folder / "manifests"

    @property
    def work(self) -> Path:
        """The build is kept here between runs; only what changed is made anew."""
        return self.folder / "work"

    @property
    def compressed(self) -> Path:
        """Compressed copies by the digest of what they hold."""
        return self.folder / "compressed"

    @property
    def current(self) -> Path:
        return self.folder / "current"

    def release(self, name: str) -> Path:
        return self.releases / name

    def partial(self, name: str) -> Path:
        return self.releases / f"{_PARTIAL}{name}"

    def manifest(self, name: str) -> Path:
        return self.manifests / f"{name}.json"

    def names(self) -> tuple[str, ...]:
        """The complete releases, oldest first: those that have both a folder and a manifest."""
        if not self.releases.is_dir():
            return ()
        found = (entry.name for entry in self.releases.iterdir() if entry.is_dir())
        return tuple(sorted(n for n in found if _NAME.fullmatch(n) and self.manifest(n).is_file()))

    def serving(self) -> str | None:
        """The release that ``current`` names, or None."""
        try:
            return self.current.readlink().name
        except OSError:
            return None

    def next_name(self, day: str) -> str:
        """A name after all others; the number decides, so a clock set back changes nothing.

        ``day``: eight digits, for people.
        """
        last = max(
            (int(name[:6]) for name in (*self.names(), self.serving() or "000000-00000000")), default=0
        )
        return f"{last + 1:06d}-{day}"

    def prepare(self) -> None:
        """Make the folders, and clear what a killed run left half made."""
        for folder in (self.releases, self.manifests, self.compressed):
            folder.mkdir(parents=True, exist_ok=True)
        complete = set(self.names())
        for entry in self.releases.iterdir():
            if entry.name.startswith(_PARTIAL) or (
                _NAME.fullmatch(entry.name) and entry.name not in complete
            ):
                shutil.rmtree(entry)
        for entry in self.manifests.iterdir():
            if entry.stem not in complete:
                entry.unlink()
        with contextlib.suppress(FileNotFoundError):
            (self.folder / f"{_PARTIAL}current").unlink()

    def switch(self, name: str) -> None:
        """Serve ``name`` from now on: one rename, durable when this returns."""
        aside = self.folder / f"{_PARTIAL}current"
        with contextlib.suppress(FileNotFoundError):
            aside.unlink()
        try:
            aside.symlink_to(Path("releases") / name, target_is_directory=True)
        except OSError as error:
            raise MachineError(
                f"ổ đĩa không tạo được liên kết tượng trưng ({self.folder}); "
                "xem docs/huong-dan-trien-khai.md, phần “Máy chủ không có liên kết tượng trưng”"
            ) from error
        os.replace(aside, self.current)
        sync_folder(self.folder)

    def drop(self, name: str) -> None:
        """Remove a release: its manifest first, so that half a release never counts as one."""
        self.manifest(name).unlink(missing_ok=True)
        shutil.rmtree(self.release(name))


def sync_folder(folder: Path) -> None:
    """Make what happened in a folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the publishing folder alone. Raises MachineError when another run holds it.

    The lock goes with the process, so a killed run leaves none behind.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".khoa").open("a") as stream:
        try:
            _take(stream.fileno())
        except OSError as error:
            raise MachineError(
                f"một lần xuất bản khác đang chạy vào {folder}; hãy đợi rồi chạy lại"
            ) from error
        yield


def _take(handle: int) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def find_release(place: Place, wanted: str | None) -> str:
    """The release to go back to: ``wanted``, or the one before the one served. Raises UsageError."""
    names = place.names()
    if wanted is not None:
        matches = [name for name in names if name == wanted or str(int(name[:6])) == wanted.lstrip("0")]
        if not matches:
            raise UsageError(
                f"không có bản “{wanted}”; các bản đang giữ: {', '.join(names) or 'chưa có bản nào'}"
            )
        return matches[0]
    serving = place.serving()
    older = [name for name in names if serving is None or name < serving]
    if not older:
        raise UsageError("không còn bản nào cũ hơn bản đang phục vụ")
    return older[-1]
