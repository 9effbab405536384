"""SVG → PNG, remembered by content: the same drawing is never made twice, whatever else changed."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Collection
from functools import cache
from importlib.metadata import version
from pathlib import Path

from congkhai.pictures.text_width import FONT_FILES

_PNG_END = b"IEND\xaeB`\x82"  # the last chunk of every PNG


@cache
def _renderer_digest() -> bytes:
    """What decides the picture beside its SVG: the library that draws and the fonts."""
    digest = hashlib.blake2b(version("resvg-py").encode(), digest_size=16)
    for font in FONT_FILES:
        digest.update(font.read_bytes())
    return digest.digest()


def picture_cache_key(svg: str, width: int) -> bytes:
    """Pictures with the same key are the same."""
    return hashlib.blake2b(_renderer_digest() + f"{width}\0{svg}".encode(), digest_size=16).digest()


def render_png(svg: str, width: int) -> bytes:
    """The PNG of an SVG, ``width`` pixels wide; no font but our own is looked at.

    Raises ValueError for what is no SVG.
    """
    import resvg_py  # heavy, imported where used

    fonts = [str(font) for font in FONT_FILES]
    return resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True, font_files=fonts)


class PictureCache:
    """Pictures in a folder of the cache; without a folder each is drawn anew.

    Several processes may use one folder: a file is put in its place whole.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        if folder is not None:
            with contextlib.suppress(OSError):
                folder.mkdir(exist_ok=True)

    def png(self, svg: str, width: int) -> bytes:
        """The picture of an SVG. Raises ValueError for what is no SVG."""
        if self._folder is None:
            return render_png(svg, width)
        file = self._folder / f"{picture_cache_key(svg, width).hex()}.png"
        with contextlib.suppress(OSError):
            known = file.read_bytes()
            if known.endswith(_PNG_END):  # a machine that lost power leaves files without their end
                return known
        content = render_png(svg, width)
        with contextlib.suppress(OSError):  # a memory that cannot be written is no failure
            handle, name = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            os.replace(name, file)
        return content

    def retain_only(self, keys: Collection[bytes]) -> None:
        """Forget every picture but those with these keys."""
        if self._folder is None:
            return
        wanted = {f"{key.hex()}.png" for key in keys}
        with contextlib.suppress(OSError):
            for file in self._folder.iterdir():
                if file.name not in wanted:
                    file.unlink(missing_ok=True)
