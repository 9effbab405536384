"""The publishing folder: ``releases/<name>/``, ``manifests/<name>.json``, and ``current``, what is served.

Everything is on one disk, so that unchanged files are hard links and the switch is one rename. Where symbolic
links are not to be had, ``current.txt`` names the release that is served (see docs/huong-dan-trien-khai.md).
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from congkhai.output import locked, remove_entry
from congkhai.problems import MachineError, UsageError
from congkhai.publish.durable_disk import sync_folder, write_durably
from congkhai.publish.release_manifest import Manifest

_NAME = re.compile(r"(\d{6})-\d{8}")
_NOTE = re.compile(r"ban (\d{6}-\d{8})\n?")  # a line that Apache's RewriteMap reads, too
_FAILED = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO)  # says nothing about links
_PARTIAL = ".dang-lam-"  # a release being made; what a killed run leaves is cleared by the next
_UNFINISHED = ".dang-dung"  # stands while work/ and compressed/ may hold what is not yet safe on the disk


class SwitchMode(StrEnum):
    """How the release that is served is named: by the link ``current`` or by the file ``current.txt``."""

    LINK = "link"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class ReleaseStore:
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

    @property
    def note(self) -> Path:
        return self.folder / "current.txt"

    def release(self, name: str) -> Path:
        return self.releases / name

    def partial(self, name: str) -> Path:
        return self.releases / f"{_PARTIAL}{name}"

    def manifest(self, name: str) -> Path:
        return self.manifests / f"{name}.json"

    def names(self) -> tuple[str, ...]:
        """The complete releases, oldest first: those that have both a folder and a manifest."""
        try:
            found = [entry.name for entry in os.scandir(self.releases) if entry.is_dir(follow_symlinks=False)]
        except (FileNotFoundError, NotADirectoryError):
            return ()
        return tuple(sorted(n for n in found if _NAME.fullmatch(n) and self.manifest(n).is_file()))

    @property
    def mode(self) -> SwitchMode:
        """How this folder names what is served; by link where nothing is served yet."""
        return SwitchMode.FILE if self.note.is_file() and not self.current.is_symlink() else SwitchMode.LINK

    def serving(self) -> str | None:
        """The release that is served, or None."""
        try:
            if self.mode is SwitchMode.LINK:
                target = self.current.readlink()
                return target.name if target == Path("releases") / target.name else None
            match = _NOTE.fullmatch(self.note.read_text("ascii"))
        except (OSError, UnicodeDecodeError):
            return None
        return match[1] if match else None

    def next_name(self, day: str) -> str:
        """A name after all others; the number decides, so a clock set back changes nothing.

        ``day``: eight digits, for people.
        """
        known = (*self.names(), self.serving() or "")
        last = max((int(name[:6]) for name in known if _NAME.fullmatch(name)), default=0)
        return f"{last + 1:06d}-{day}"

    def prepare(self) -> None:
        """Make the folders, and clear what a killed run left half made; never what is served.

        Raises UsageError when ``current`` is something that is not ours.
        """
        if self.current.exists() and not self.current.is_symlink():
            raise UsageError(
                f"{self.current} đã có và không phải là liên kết; hãy chọn thư mục xuất bản khác"
            )
        for folder in (self.releases, self.manifests, self.compressed, self.work):
            if folder.is_symlink():
                raise UsageError(f"{folder} là liên kết; hãy xóa nó, hoặc chọn thư mục xuất bản khác")
            folder.mkdir(parents=True, exist_ok=True)
        if (self.folder / _UNFINISHED).exists():
            for folder in (self.work, self.compressed):
                shutil.rmtree(folder)
                folder.mkdir()
        complete = {name for name in self.names() if self.read_manifest(name)}
        serving = self.serving()
        for entry in self.releases.iterdir():
            ours = entry.name.startswith(_PARTIAL) or _NAME.fullmatch(entry.name)
            if ours and entry.name not in complete and entry.name != serving:
                remove_entry(entry)
        for entry in self.manifests.iterdir():
            name = entry.name.removeprefix(".").removesuffix(".json")
            if _NAME.fullmatch(name) and (name not in complete or entry.name.startswith(".")):
                entry.unlink()
        with contextlib.suppress(FileNotFoundError):
            (self.folder / f"{_PARTIAL}current").unlink()

    def read_manifest(self, name: str | None) -> Manifest | None:
        """The manifest of a release; None where there is none or it is damaged."""
        try:
            return Manifest.load(self.manifest(name)) if name else None
        except (MachineError, FileNotFoundError):
            return None

    def begin(self) -> None:
        """From here on ``work`` and ``compressed`` may hold what a power cut would spoil."""
        (self.folder / _UNFINISHED).touch()
        sync_folder(self.folder)

    def mark_durable(self) -> None:
        """What ``work`` and ``compressed`` hold is on the disk; the caller has seen to it."""
        (self.folder / _UNFINISHED).unlink(missing_ok=True)

    def switch(self, name: str, mode: SwitchMode) -> None:
        """Serve ``name`` from now on: one rename, durable when this returns."""
        if mode is SwitchMode.FILE:
            write_durably(self.note, f"ban {name}\n".encode())
            with contextlib.suppress(FileNotFoundError):
                self.current.unlink()
            return
        aside = self.folder / f"{_PARTIAL}current"
        with contextlib.suppress(FileNotFoundError):
            aside.unlink()
        try:
            aside.symlink_to(Path("releases") / name, target_is_directory=True)
        except (OSError, NotImplementedError) as error:
            if isinstance(error, OSError) and error.errno in _FAILED:
                raise
            raise MachineError(
                f"ổ đĩa không tạo được liên kết tượng trưng ({self.folder}); "
                "chạy lại với --switch file, xem docs/huong-dan-trien-khai.md"
            ) from error
        os.replace(aside, self.current)
        sync_folder(self.folder)
        self.note.unlink(missing_ok=True)

    def drop(self, name: str) -> None:
        """Remove a release: its manifest first, so that half a release never counts as one."""
        self.manifest(name).unlink(missing_ok=True)
        shutil.rmtree(self.release(name))


def publishing_lock(folder: Path, wait: float = 0) -> AbstractContextManager[None]:
    """Hold the publishing folder alone, after waiting for ``wait`` seconds at most; raises MachineError."""
    message = f"một lần xuất bản khác đang chạy vào {folder}; hãy đợi rồi chạy lại"
    return locked(folder, message, wait, by_file=True)


def find_release(store: ReleaseStore, wanted: str | None) -> str:
    """The release to go back to: ``wanted``, or the one before the one served. Raises UsageError."""
    names = store.names()
    if wanted is not None:
        matches = [name for name in names if name == wanted or str(int(name[:6])) == wanted.lstrip("0")]
        if not matches:
            kept = ", ".join(names) or "chưa có bản nào"
            raise UsageError(f"không có bản “{wanted}” trong {store.folder}; các bản đang giữ: {kept}")
        return matches[0]
    if not names:
        raise UsageError(f"{store.folder} chưa có bản nào được xuất bản")
    serving = store.serving()
    older = [name for name in names if serving is None or name < serving]
    if not older:
        raise UsageError("không còn bản nào cũ hơn bản đang phục vụ")
    return older[-1]
