"""A digest of the program itself: what a changed program remembers is worth nothing."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

_LIBRARIES = ("icalendar", "jinja2", "markdown-it-py", "pydantic", "pyyaml", "xlsxwriter")


@cache
def code_digest() -> bytes:
    """16 bytes that change with any module of the package, the libraries that shape output, or Python."""
    digest = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    package = Path(__file__).resolve().parent.parent
    for module in sorted(package.rglob("*.py")):
        digest.update(module.relative_to(package).as_posix().encode() + b"\0" + module.read_bytes())
    return digest.digest()
