"""The site folder as a disk holds it: which files there are, and their bytes, never through a door left open.

A symbolic link is followed only inside the site folder; pipes and devices are never opened; a file is opened
without waiting and looked at after it is open, so that nothing can be changed for something else in between.
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from congkhai.problems import MachineError, Problem, SourceLocation, make_problem
from congkhai.sources.disk_names import display_name
from congkhai.sources.file_parser import MAX_FILE_BYTES, too_large_problem

_OPEN_FLAGS = (
    os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
)


@dataclass(frozen=True)
class FolderEntry:
    """A file or folder of the site; ``name`` is in NFC, ``file`` its POSIX path in the site folder."""

    name: str
    file: str
    path: Path
    is_folder: bool


class SiteFolder:
    """One site folder, read once; keeps the problems it meets."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self._real_root = Path(os.path.realpath(root))

    def report(self, file: str, code: str, message: str, hint: str = "") -> None:
        """Keep an error of a file as a whole."""
        self.problems.append(make_problem(SourceLocation(file), code, message, hint))

    def _resolved(self, path: Path, file: str) -> tuple[Path, os.stat_result] | None:
        """The real place of an entry and what it is; None and a problem where it left or leaves the site."""
        try:
            real = path.resolve(strict=True)
            found = real.stat()
        except PermissionError:
            raise _permission_error(file) from None
        except (OSError, RuntimeError):  # RuntimeError: links in a ring, up to Python 3.12
            what = "liên kết không dẫn tới tệp nào" if path.is_symlink() else "tệp vừa biến mất khi đang đọc"
            self.report(file, "tep-mat", what, "Hãy chạy lại, hoặc bỏ tệp này.")
            return None
        if not real.is_relative_to(self._real_root):
            self.report(
                file,
                "lien-ket-ngoai",
                "liên kết dẫn ra ngoài thư mục của trang, không được đọc",
                "Hãy chép tệp vào đây thay cho liên kết.",
            )
            return None
        return real, found

    def entry(self, path: Path, file: str) -> FolderEntry | None:
        """The entry at a path that is known to exist, or None with a problem."""
        resolved = self._resolved(path, file)
        if resolved is None:
            return None
        real, found = resolved
        if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
            self.report(
                file, "khong-phai-tep", "đây không phải là tệp thường (ống dẫn hoặc thiết bị), không được đọc"
            )
            return None
        return FolderEntry(file.rpartition("/")[2], file, real, stat.S_ISDIR(found.st_mode))

    def list(self, folder: Path, file: str, only: re.Pattern[str] | None = None) -> list[FolderEntry]:
        """What a folder holds, by name, without hidden files; names that ``only`` refuses are passed over."""
        try:
            names = sorted(path.name for path in folder.iterdir())
        except PermissionError:
            raise _permission_error(file) from None
        except OSError:
            self.report(file, "tep-mat", "thư mục vừa biến mất khi đang đọc", "Hãy chạy lại.")
            return []
        prefix = f"{file}/" if file else ""
        found = []
        for name in names:
            shown = display_name(name)
            if not shown.startswith(".") and (only is None or only.fullmatch(shown)):
                found.append(self.entry(folder / name, prefix + shown))
        return [entry for entry in found if entry is not None]

    def read(self, entry: FolderEntry) -> bytes | None:
        """The bytes of a file, or None and a problem; :class:`MachineError` where the disk refuses."""
        try:
            handle = os.open(entry.path, _OPEN_FLAGS)
        except FileNotFoundError:
            self.report(entry.file, "tep-mat", "tệp vừa biến mất khi đang đọc", "Hãy chạy lại.")
            return None
        except PermissionError:
            raise _permission_error(entry.file) from None
        except OSError as error:
            raise MachineError(f"không đọc được tệp {entry.file} (mã lỗi {error.errno})") from error
        with os.fdopen(handle, "rb") as stream:
            found = os.fstat(stream.fileno())
            if not stat.S_ISREG(found.st_mode):
                self.report(entry.file, "khong-phai-tep", "đây không phải là tệp thường, không được đọc")
                return None
            if found.st_size > MAX_FILE_BYTES:
                self.problems.append(too_large_problem(entry.file, found.st_size))
                return None
            try:
                return stream.read(MAX_FILE_BYTES + 1)
            except OSError as error:
                raise MachineError(f"không đọc được tệp {entry.file} (mã lỗi {error.errno})") from error


def _permission_error(file: str) -> MachineError:
    return MachineError(f"không có quyền đọc {file or 'thư mục của trang'}; hãy xem lại quyền truy cập")
