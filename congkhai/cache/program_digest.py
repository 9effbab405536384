"""A digest of the program itself: what a changed program remembers is worth nothing."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from pathlib import Path


def _installed() -> list[str]:
    """The names of what is installed beside us; each carries its version."""
    names: set[str] = set()
    for folder in sys.path:
        if folder.endswith(("site-packages", "dist-packages")) and Path(folder).is_dir():
            names.update(name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))
    return sorted(names)


@cache
def code_digest() -> bytes:
    """16 bytes that change with any file of the package, any installed library, or Python."""
    digest = hashlib.blake2b(repr((sys.version, _installed())).encode(), digest_size=16)
    package = Path(__file__).resolve().parent.parent
    for folder, inside, files in os.walk(package):
        inside[:] = sorted(name for name in inside if name != "__pycache__")
        for name in sorted(files):
            file = Path(folder, name)
            digest.update(f"{file.relative_to(package).as_posix()}\0".encode() + file.read_bytes())
    return digest.digest()
