"""Styles and scripts: joined, named with a digest of their content, imports rewritten to these names."""

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
STYLESHEET = "site.css"
_STYLE_ORDER = ("tokens.css", "base.css", "layout.css", "components/", "pages/", "print.css")
_IMPORT = re.compile(r"""((?:\bfrom|\bimport)\s*\(?\s*)(["'])(\.{1,2}/[^"']+\.js)\2""")


@dataclass(frozen=True, slots=True)
class Assets:
    """The assets of a site.

    ``paths``: name below ``assets/``, or ``site.css`` → path from the site's root. ``files``: path → bytes.
    """

    paths: Mapping[str, str]
    files: Mapping[str, bytes]


def _style_rank(name: str) -> tuple[int, str]:
    """The sort key of a style: folders as in _STYLE_ORDER, others with the pages."""
    inside = name.removeprefix("css/")
    for rank, start in enumerate(_STYLE_ORDER):
        if inside == start or (start.endswith("/") and inside.startswith(start)):
            return rank, inside
    return _STYLE_ORDER.index("pages/"), inside


def _minify(css: str) -> str:
    """Remove comments and the white space that has no meaning."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r" ?([{};,]) ?", r"\1", css).replace(";}", "}").strip() + "\n"


def fingerprinted(name: str, content: bytes) -> str:
    """``js/main.js`` → ``tai-nguyen/js/main.<12 hex digits>.js``; the digits are a digest of ``content``."""
    stem, dot, extension = name.rpartition(".")
    digest = hashlib.blake2b(content, digest_size=6).hexdigest()
    return f"{ASSETS_FOLDER}{stem}.{digest}{dot}{extension}"


def _imported(name: str, match: re.Match[str]) -> str:
    """The name of the module that the import ``match`` in the module ``name`` means."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), match[3]))


def _rewrite_imports(name: str, code: str, paths: Mapping[str, str]) -> str:
    """``code`` with the fingerprinted names, from ``paths``, in its imports."""
    folder = posixpath.dirname(f"{ASSETS_FOLDER}{name}")

    def target(match: re.Match[str]) -> str:
        link = posixpath.relpath(paths[_imported(name, match)], folder)
        return f"{match[1]}{match[2]}{link if link.startswith('.') else './' + link}{match[2]}"

    return _IMPORT.sub(target, code)


def _import_problem(name: str, missing: set[str]) -> Problem:
    words = f"không tìm thấy mô-đun {', '.join(sorted(missing))}, hoặc các mô-đun nhập vòng tròn"
    return Problem(SourceLocation(f"assets/{name}"), words, "mo-dun")


def _scripts(sources: dict[str, str]) -> tuple[dict[str, str], dict[str, bytes]]:
    """Fingerprint the modules (name → code): name → path, and path → bytes.

    An imported module comes before those that import it, as its name stands in their content. Raises
    ContentError for a missing module and for modules that import each other in a circle.
    """
    paths: dict[str, str] = {}
    files: dict[str, bytes] = {}
    waiting = dict(sources)
    imports = {
        name: {_imported(name, match) for match in _IMPORT.finditer(code)} for name, code in sources.items()
    }
    while waiting:
        ready = [name for name in waiting if imports[name] <= paths.keys()]
        if not ready:
            raise ContentError(tuple(_import_problem(name, imports[name] - paths.keys()) for name in waiting))
        for name in ready:
            content = _rewrite_imports(name, waiting.pop(name), paths).encode()
            paths[name] = fingerprinted(name, content)
            files[paths[name]] = content
    return paths, files


def _texts(found: Mapping[str, Path], names: Iterable[str]) -> dict[str, str]:
    """The text of the files ``names``. Raises ContentError with all that are not UTF-8."""
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
    """Read and fingerprint the assets of ``folders``; a file of an earlier folder hides those of later ones.

    All ``css/**.css`` are joined to one ``site.css``. Raises ContentError for scripts whose imports do not
    resolve, and for styles and scripts that are not UTF-8.
    """
    found = layered_files(folders)
    styles = sorted(
        (name for name in found if name.startswith("css/") and name.endswith(".css")), key=_style_rank
    )
    scripts = [name for name in found if name.endswith(".js")]
    texts = _texts(found, [*styles, *scripts])
    sheet = "".join(_minify(texts[name]) for name in styles).encode()
    paths = {STYLESHEET: fingerprinted(STYLESHEET, sheet)}
    files = {paths[STYLESHEET]: sheet}
    script_paths, script_files = _scripts({name: texts[name] for name in scripts})
    for name, file in found.items():
        if not name.endswith((".js", ".md")) and name not in styles:
            content = file.read_bytes()
            paths[name] = fingerprinted(name, content)
            files[paths[name]] = content
    return Assets(paths | script_paths, files | script_files)
