"""Where the cache is: never inside the site folder, whose files come from other people.

The reasons are in docs/decisions/0012-cache-outside-the-site.md.
"""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path


def _only_we_can_write(folder: Path) -> bool:
    """Whether no other user can write into ``folder``: pickles of others must not be loaded."""
    about = folder.lstat()
    if not stat.S_ISDIR(about.st_mode):
        return False
    if not hasattr(os, "getuid"):
        return True
    return about.st_uid == os.getuid() and not about.st_mode & 0o022


def cache_folder(root: Path, chosen: Path | None = None) -> Path | None:
    """The cache folder of the site at ``root``; it is created where missing.

    It is below the first of these: ``chosen``; the environment variable CONGKHAI_CACHE; ``congkhai`` in the
    user's cache folder (XDG_CACHE_HOME, LOCALAPPDATA or ``~/.cache``). None where it cannot be created or
    other users could write into it.
    """
    from_environment = os.environ.get("CONGKHAI_CACHE")
    base = chosen or (Path(from_environment) if from_environment else None)
    if base is None:
        user_cache = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
        try:
            base = (Path(user_cache) if user_cache else Path.home() / ".cache") / "congkhai"
        except RuntimeError:  # no home folder
            return None
    folder = base / hashlib.blake2b(str(root.resolve()).encode(), digest_size=8).hexdigest()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return folder if _only_we_can_write(folder) and os.access(folder, os.W_OK) else None
    except OSError:
        return None
