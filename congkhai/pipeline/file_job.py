"""One file that a build may have to make."""

from __future__ import annotations

from collections.abc import Callable

FileJob = tuple[str, bytes, Callable[[], bytes]]
"""Path from the output folder, fingerprint of all that decides the bytes, how to make them."""
