"""Where the memory is kept: never inside the site folder, whose files come from other people."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path


def _ours(folder: Path) -> bool:
    """Whether only we can write there: what is remembered is unpickled, so it must be our own."""
    about = folder.lstat()
    if not stat.S_ISDIR(about.st_mode):
        return False
    if not hasattr(os, "getuid"):
        return True
    return about.st_uid == os.getuid() and not about.st_mode & 0o022


def cache_folder(root: Path, chosen: Path | None = None) -> Path | None:
    """The folder that remembers for the site at ``root``, made where missing; None where there can be none.

    ``chosen``, the variable CONGKHAI_CACHE, or the user's cache folder (XDG), in this order.
    """
    told = os.environ.get("CONGKHAI_CACHE")
    base = chosen or (Path(told) if told else None)
    if base is None:
        home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
        try:
            base = (Path(home) if home else Path.home() / ".cache") / "congkhai"
        except RuntimeError:
            return None
    folder = base / hashlib.blake2b(str(root.resolve()).encode(), digest_size=8).hexdigest()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return folder if _ours(folder) and os.access(folder, os.W_OK) else None
    except OSError:
        return None
