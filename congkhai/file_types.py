"""The kinds of files that a site consists of, once for the whole program.

Precompression, the preview's answers and the samples for web servers (``deploy/``) follow this table;
``tests/unit/test_file_types.py`` holds that, and that a built site has no file of another kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class FileType:
    """A kind of file.

    ``extension`` with its dot; ``media_type`` as IANA registers it (RFC 6838); ``is_text``: sent with
    ``charset=utf-8``; ``compressible``: a gzip or Brotli copy is clearly smaller than the file.
    """

    extension: str
    media_type: str
    is_text: bool = False
    compressible: bool = False


def _text(extension: str, media_type: str) -> FileType:
    return FileType(extension, media_type, is_text=True, compressible=True)


FILE_TYPES: tuple[FileType, ...] = (
    _text(".html", "text/html"),
    _text(".css", "text/css"),
    _text(".js", "text/javascript"),
    _text(".json", "application/json"),
    _text(".csv", "text/csv"),
    _text(".xml", "application/xml"),
    _text(".ics", "text/calendar"),
    _text(".txt", "text/plain"),
    _text(".svg", "image/svg+xml"),
    _text(".webmanifest", "application/manifest+json"),
    FileType(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    FileType(".png", "image/png"),
    FileType(".jpg", "image/jpeg"),
    FileType(".ico", "image/x-icon"),
    FileType(".pdf", "application/pdf"),
    FileType(".woff2", "font/woff2"),
    # Pagefind's program and the parts of an index are compressed already
    FileType(".wasm", "application/wasm"),
    FileType(".pagefind", "application/octet-stream"),
    FileType(".pf_meta", "application/octet-stream"),
    FileType(".pf_index", "application/octet-stream"),
    FileType(".pf_filter", "application/octet-stream"),
    FileType(".pf_fragment", "application/octet-stream"),
    FileType(".pf_bang", "application/octet-stream"),
)

_BY_EXTENSION: Mapping[str, FileType] = {kind.extension: kind for kind in FILE_TYPES}
_UNKNOWN = FileType("", "application/octet-stream")


def file_type(path: str) -> FileType:
    """The kind of the file at ``path``, by its last extension; bytes of no known kind where there is none."""
    return _BY_EXTENSION.get(PurePosixPath(path).suffix.lower(), _UNKNOWN)


def content_type(path: str) -> str:
    """The value of the header ``Content-Type`` for the file at ``path``."""
    kind = file_type(path)
    return f"{kind.media_type}; charset=utf-8" if kind.is_text else kind.media_type
