"""The names of files as the program shows them, and the paths under which a disk holds them.

macOS, and archives made there, may write ``ở`` in a file name as three characters (NFD). The program uses one
spelling of a name everywhere (NFC). Code that opens a file by such a name finds its path on disk here.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from congkhai.vietnamese import nfc


def display_name(name: str) -> str:
    """The name of a file as the program shows it: in NFC, with U+FFFD for bytes that are not UTF-8."""
    return nfc(os.fsencode(name).decode("utf-8", "replace"))


def path_on_disk(root: Path, file: str) -> Path:
    """The path on disk of a file of the site; ``file`` is its POSIX path from ``root``, in NFC.

    A part that exists in no spelling stays as it is written.
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
