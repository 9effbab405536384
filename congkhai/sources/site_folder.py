"""The site folder on disk: which files it has, and their bytes.

A symbolic link is followed only when it leads to a place inside the site folder. Pipes and devices are not
opened. A file is opened without waiting, and its kind is checked on the open file, so that nobody can replace
it between check and reading. See docs/security.md.
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
    """A file or folder of the site.

    ``name`` is in NFC, ``file`` the POSIX path from the site folder, ``path`` the real path, links resolved.
    """

    name: str
    file: str
    path: Path
    is_folder: bool


class SiteFolder:
    """A site folder that is read once; ``problems`` collects what is wrong with its files and links."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self._real_root = Path(os.path.realpath(root))

    def report(self, file: str, code: str, message: str, hint: str = "") -> None:
        """Add an error about a file as a whole."""
        self.problems.append(make_problem(SourceLocation(file), code, message, hint))

    def _resolved(self, path: Path, file: str) -> tuple[Path, os.stat_result] | None:
        """The real path of an entry and its kind; None, and a problem, where it is gone or leads outside."""
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
        """The entry at an existing path; None, and a problem, where it is neither a file nor a folder."""
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

    def entries(self, folder: Path, file: str, only: re.Pattern[str] | None = None) -> list[FolderEntry]:
        """The entries of a folder, sorted by name, without hidden files.

        ``only``: where given, other names are left out. Raises MachineError where a permission refuses.
        """
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
        """The bytes of a file; None, and a problem, where it cannot be read as one.

        Raises :class:`congkhai.problems.MachineError` where the disk or a permission refuses.
        """
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
