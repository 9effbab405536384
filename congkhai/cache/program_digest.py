"""A digest of the program: values that a changed program cached must not be used."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from pathlib import Path


def _installed_packages() -> list[str]:
    """The metadata folders of the installed packages, sorted; each name holds the version."""
    names: set[str] = set()
    for folder in sys.path:
        if folder.endswith(("site-packages", "dist-packages")) and Path(folder).is_dir():
            names.update(name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))
    return sorted(names)


@cache
def code_digest() -> bytes:
    """16 bytes that change with any file of the package ``congkhai``, any installed package, or Python."""
    digest = hashlib.blake2b(repr((sys.version, _installed_packages())).encode(), digest_size=16)
    package = Path(__file__).resolve().parent.parent
    for folder, subfolders, files in os.walk(package):
        subfolders[:] = sorted(name for name in subfolders if name != "__pycache__")
        for name in sorted(files):
            file = Path(folder, name)
            digest.update(f"{file.relative_to(package).as_posix()}\0".encode() + file.read_bytes())
    return digest.digest()
