"""Styles and scripts: joined, fingerprinted, their imports rewritten to the fingerprinted names."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from congkhai.problems import ContentError, Problem, SourceLocation
from congkhai.resources import layered_files, read_utf8

ASSETS_FOLDER = "tai-nguyen/"
STYLE = "site.css"
_STYLE_ORDER = ("tokens.css", "base.css", "layout.css", "components/", "pages/", "print.css")
_IMPORT = re.compile(r"""((?:\bfrom|\bimport)\s*\(?\s*)(["'])(\.{1,2}/[^"']+\.js)\2""")


@dataclass(frozen=True, slots=True)
class Assets:
    """``paths``: logical name (``site.css``) → path from the site's root; ``files``: that path → bytes."""

    paths: Mapping[str, str]
    files: Mapping[str, bytes]


def _style_rank(name: str) -> tuple[int, str]:
    inside = name.removeprefix("css/")
    for rank, start in enumerate(_STYLE_ORDER):
        if inside == start or (start.endswith("/") and inside.startswith(start)):
            return rank, inside
    return _STYLE_ORDER.index("pages/"), inside


def _minify(css: str) -> str:
    """Comments and blanks out; nothing that could change a meaning."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r" ?([{};,]) ?", r"\1", css).replace(";}", "}").strip() + "\n"


def fingerprinted(name: str, content: bytes) -> str:
    """``js/main.js`` → ``tai-nguyen/js/main.<12 hex digits>.js``."""
    stem, dot, extension = name.rpartition(".")
    digest = hashlib.blake2b(content, digest_size=6).hexdigest()
    return f"{ASSETS_FOLDER}{stem}.{digest}{dot}{extension}"


def _imported(name: str, match: re.Match[str]) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), match[3]))


def _rewrite(name: str, code: str, paths: Mapping[str, str]) -> str:
    here = posixpath.dirname(f"{ASSETS_FOLDER}{name}")

    def target(match: re.Match[str]) -> str:
        link = posixpath.relpath(paths[_imported(name, match)], here)
        return f"{match[1]}{match[2]}{link if link.startswith('.') else './' + link}{match[2]}"

    return _IMPORT.sub(target, code)


def _unready(name: str, missing: set[str]) -> Problem:
    words = f"không tìm thấy mô-đun {', '.join(sorted(missing))}, hoặc các mô-đun nhập vòng tròn"
    return Problem(SourceLocation(f"assets/{name}"), words, "mo-dun")


def _scripts(sources: dict[str, str]) -> tuple[dict[str, str], dict[str, bytes]]:
    """Fingerprint modules, the imported before the importing; a cycle or a missing module is an error."""
    paths: dict[str, str] = {}
    files: dict[str, bytes] = {}
    waiting = dict(sources)
    needs = {
        name: {_imported(name, match) for match in _IMPORT.finditer(code)} for name, code in sources.items()
    }
    while waiting:
        ready = [name for name in waiting if needs[name] <= paths.keys()]
        if not ready:
            raise ContentError(tuple(_unready(name, needs[name] - paths.keys()) for name in waiting))
        for name in ready:
            content = _rewrite(name, waiting.pop(name), paths).encode()
            paths[name] = fingerprinted(name, content)
            files[paths[name]] = content
    return paths, files


def _texts(found: Mapping[str, Path], names: Iterable[str]) -> dict[str, str]:
    """The text of files; all that are not UTF-8 are told at once."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for name in names:
        try:
            texts[name] = read_utf8(found[name], f"assets/{name}")
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(tuple(problems))
    return texts


def collect_assets(folders: tuple[Path, ...]) -> Assets:
    """Read the assets of ``folders`` (the site's own first) and fingerprint them.

    Every ``css/**.css`` is joined into one ``site.css``. Raises ContentError for scripts that import what is
    not there, and for styles and scripts that are not UTF-8.
    """
    found = layered_files(folders)
    styles = sorted((n for n in found if n.startswith("css/") and n.endswith(".css")), key=_style_rank)
    scripts = [name for name in found if name.endswith(".js")]
    texts = _texts(found, [*styles, *scripts])
    sheet = "".join(_minify(texts[name]) for name in styles).encode()
    paths = {STYLE: fingerprinted(STYLE, sheet)}
    files = {paths[STYLE]: sheet}
    script_paths, script_files = _scripts({name: texts[name] for name in scripts})
    for name, file in found.items():
        if not name.endswith((".js", ".md")) and name not in styles:
            content = file.read_bytes()
            paths[name] = fingerprinted(name, content)
            files[paths[name]] = content
    return Assets(paths | script_paths, files | script_files)
