"""SVG → PNG, and the cache of PNG files by what they were rendered from."""

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
    """A digest of the renderer's version and our fonts, which decide a picture together with its SVG."""
    digest = hashlib.blake2b(version("resvg-py").encode(), digest_size=16)
    for font in FONT_FILES:
        digest.update(font.read_bytes())
    return digest.digest()


def picture_cache_key(svg: str, width: int) -> bytes:
    """The cache key, 16 bytes, of the PNG of ``svg`` that is ``width`` pixels wide."""
    return hashlib.blake2b(_renderer_digest() + f"{width}\0{svg}".encode(), digest_size=16).digest()


def render_png(svg: str, width: int) -> bytes:
    """Render ``svg`` as a PNG, ``width`` pixels wide, with our fonts and no others.

    Raises ValueError for text that is no SVG.
    """
    import resvg_py  # heavy, imported where used

    fonts = [str(font) for font in FONT_FILES]
    return resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True, font_files=fonts)


class PictureCache:
    """PNG files in ``folder``; with None for a folder, each picture is rendered again.

    Several processes may use one folder: a file appears there only when it is complete.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        if folder is not None:
            with contextlib.suppress(OSError):
                folder.mkdir(exist_ok=True)

    def png(self, svg: str, width: int) -> bytes:
        """As ``render_png``, from the cache where the picture is in it."""
        if self._folder is None:
            return render_png(svg, width)
        file = self._folder / f"{picture_cache_key(svg, width).hex()}.png"
        with contextlib.suppress(OSError):
            cached = file.read_bytes()
            if cached.endswith(_PNG_END):  # a power failure can leave a file without its end
                return cached
        content = render_png(svg, width)
        with contextlib.suppress(OSError):  # without the cache the build only takes longer
            handle, temporary = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            os.replace(temporary, file)
        return content

    def retain_only(self, keys: Collection[bytes]) -> None:
        """Delete all pictures except those with these cache keys."""
        if self._folder is None:
            return
        wanted = {f"{key.hex()}.png" for key in keys}
        with contextlib.suppress(OSError):
            for file in self._folder.iterdir():
                if file.name not in wanted:
                    file.unlink(missing_ok=True)
