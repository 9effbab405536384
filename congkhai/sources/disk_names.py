"""Where a file of the site really lies: names are said in NFC, but a disk may hold them in any spelling.

macOS and archives made there write ``ở`` as three characters; everything that the program says and keeps has
one. Whoever goes back from a name to the disk comes through here.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from congkhai.vietnamese import nfc


def display_name(name: str) -> str:
    """The name of a file as the program says it: NFC; bytes that are no UTF-8 become U+FFFD."""
    return nfc(os.fsencode(name).decode("utf-8", "replace"))


def path_on_disk(root: Path, file: str) -> Path:
    """The path on disk of a file that the program calls ``file`` (POSIX, from ``root``).

    A part that is not there, in no spelling, is taken as it is written, and so is all below it.
    """
    here = root
    for part in PurePosixPath(file).parts:
        step = here / part
        if not part.isascii() and not os.path.lexists(step):
            try:
                same = sorted(name for name in os.listdir(here) if display_name(name) == part)
            except OSError:
                same = []
            step = here / same[0] if same else step
        here = step
    return here
