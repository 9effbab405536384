"""Which program Pagefind is, and the error of a build that it fails."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from congkhai.problems import MachineError

BINARY_VARIABLE = "PAGEFIND_BINARY_PATH"
_ADVICE = "Hãy chạy lại “make”, hoặc dựng trang với --no-search."


def find_binary(named: Path | None = None) -> Path:
    """The program of the command line, else that of the environment, else the installed one.

    ``named``: the value of ``--pagefind``. The content of a site never names a program. Raises MachineError
    where the named program is not there, or none is installed.
    """
    from_environment = os.environ.get(BINARY_VARIABLE)
    for source, path in (
        ("--pagefind", named),
        (BINARY_VARIABLE, Path(from_environment).expanduser() if from_environment else None),
    ):
        if path is not None:
            if not path.is_file():
                raise MachineError(f"Không tìm thấy Pagefind tại {path} (theo {source}). {_ADVICE}")
            return path
    try:
        import pagefind_bin  # costs nothing to a build that has its index in the cache

        return Path(pagefind_bin.get_executable())
    except (ImportError, FileNotFoundError):
        raise MachineError(f"Chưa cài Pagefind (gói pagefind-bin). {_ADVICE}") from None


def binary_digest(binary: Path) -> bytes:
    """A digest of the program's file, 16 bytes. Raises MachineError where it cannot be read."""
    try:
        with binary.open("rb") as stream:
            return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16)).digest()
    except OSError as error:
        raise MachineError(f"Không đọc được Pagefind tại {binary}: {error.strerror}. {_ADVICE}") from None


def not_started(binary: Path, reason: str | None) -> MachineError:
    """The error to raise where the program could not be started."""
    return MachineError(f"Không chạy được Pagefind tại {binary}: {reason}. {_ADVICE}")


def pagefind_error(what: str) -> MachineError:
    """The error to raise where Pagefind did not make a whole index; ``what``, in Vietnamese, says why."""
    return MachineError(f"Pagefind hỏng: {what}. Chỉ mục cũ được giữ nguyên. {_ADVICE}")
