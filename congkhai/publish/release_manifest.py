"""What a release holds: every file with its SHA-256, and what it was made from."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from congkhai.problems import MachineError


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


def walk(folder: Path) -> Iterator[tuple[str, Path]]:
    """What stands under ``folder``, by path from it, in order: files, and links of any kind, unfollowed."""
    for here, folders, files in os.walk(folder):
        folders.sort()
        links = [name for name in folders if Path(here, name).is_symlink()]
        for name in sorted(files + links):
            file = Path(here) / name
            yield file.relative_to(folder).as_posix(), file


def sha256(file: Path) -> str:
    """The SHA-256 of a file's content, in hex."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def differences(folder: Path, manifest: Manifest) -> tuple[str, ...]:
    """What is served and what was built, compared: one Vietnamese line for each difference."""
    expected = {path: digest for path, (digest, _) in manifest.kept.items()} | dict(manifest.files)
    lines = []
    found = dict(walk(folder))
    for path, file in found.items():
        if path not in expected:
            lines.append(f"thừa tệp {path}")
        elif file.is_symlink() or sha256(file) != expected[path]:
            lines.append(f"tệp {path} đã bị thay đổi")
    lines += [f"thiếu tệp {path}" for path in expected if path not in found]
    return tuple(sorted(lines))
