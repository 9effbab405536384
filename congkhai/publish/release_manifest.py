"""What a release holds: every file with its SHA-256, and what it was made from."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from congkhai.output import file_digest
from congkhai.problems import MachineError

_FOLDER_READ = stat.S_IROTH | stat.S_IXOTH  # a web server lists no folders, but asks whether they are there


@dataclass(frozen=True, slots=True)
class Manifest:
    """``files``: path → SHA-256 of what the build made; ``kept``: the same for files of older releases that
    open pages may still ask for, with the release they come from. ``dirty``: the source had changes that are
    in no commit."""

    name: str
    commit: str | None
    dirty: bool
    as_of: str
    version: str
    pages: int
    files: Mapping[str, str]
    kept: Mapping[str, tuple[str, str]]

    def to_bytes(self) -> bytes:
        """Readable, and the same for the same release."""
        data = {
            "ban": self.name,
            "commit": self.commit,
            "sua_ngoai_commit": self.dirty,
            "so_lieu_den_ngay": self.as_of,
            "phien_ban_chuong_trinh": self.version,
            "so_trang": self.pages,
            "tep": dict(sorted(self.files.items())),
            "giu_lai": {path: list(entry) for path, entry in sorted(self.kept.items())},
        }
        return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()

    def seal(self) -> str:
        """The SHA-256 of the manifest: written down elsewhere, it stands for every file of the release."""
        return hashlib.sha256(self.to_bytes()).hexdigest()

    @classmethod
    def load(cls, file: Path) -> Manifest:
        """Read a manifest. Raises MachineError when it is damaged."""
        try:
            data = json.loads(file.read_bytes())
            return cls(
                name=data["ban"],
                commit=data["commit"],
                dirty=data["sua_ngoai_commit"],
                as_of=data["so_lieu_den_ngay"],
                version=data["phien_ban_chuong_trinh"],
                pages=data["so_trang"],
                files=data["tep"],
                kept={path: (entry[0], entry[1]) for path, entry in data["giu_lai"].items()},
            )
        except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
            raise MachineError(f"bảng kê {file} bị hỏng; hãy xuất bản lại") from error


def walk(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """What stands under ``folder``, by path from it, in order: folders, files, links (not followed)."""
    for here, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted([*folders, *files]):
            entry = Path(here) / name
            yield entry.relative_to(folder).as_posix(), entry.lstat()


def differences(folder: Path, manifest: Manifest) -> tuple[str, ...]:
    """What is served and what was built, compared: one Vietnamese line for each difference.

    Nothing but plain files is opened. A file or folder that the web server's user cannot read is a
    difference, too.
    """
    expected = {path: digest for path, (digest, _) in manifest.kept.items()} | dict(manifest.files)
    lines = []
    found = set()
    for path, about in [("", folder.lstat()), *walk(folder)]:
        found.add(path)
        if stat.S_ISDIR(about.st_mode):
            if path in expected:
                lines.append(f"{path} là thư mục, không phải tệp")
            elif about.st_mode & _FOLDER_READ != _FOLDER_READ and os.name != "nt":
                lines.append(f"thư mục {path or folder.name}/ máy chủ web không vào được (quyền truy cập)")
        elif path not in expected:
            lines.append(f"thừa tệp {path}")
        elif file_digest(folder / path) != expected[path]:
            lines.append(f"tệp {path} đã bị thay đổi")
        elif not about.st_mode & stat.S_IROTH and os.name != "nt":
            lines.append(f"tệp {path} máy chủ web không đọc được (quyền truy cập)")
    lines += [f"thiếu tệp {path}" for path in expected if path not in found]
    return tuple(sorted(lines))
