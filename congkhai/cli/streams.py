"""What the commands print: UTF-8 whatever the terminal says, for a program that reads it as for a person."""

from __future__ import annotations

import io
import sys


def speak_utf8() -> None:
    """Make both output streams UTF-8; a letter that UTF-8 cannot hold (half of a file name) is shown escaped.

    Windows gives pipes the old code page of the system, in which most Vietnamese letters are missing.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
