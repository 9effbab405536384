"""The site as it is previewed: in memory, each page made when somebody looks at it.

While the content has errors, the last site without errors stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import quote

from congkhai import urls
from congkhai.cache import BuildCache, digest
from congkhai.pipeline import BuildOptions, SiteParts, load_content, search_files, site_parts
from congkhai.pipeline.limited_rendering import LimitedRenderer
from congkhai.problems import Problem, sorted_problems
from congkhai.render import make_site_context
from congkhai.resources import bundled_folder
from congkhai.serve.error_problems import MachineWords, problems_of
from congkhai.serve.gallery import gallery

FaultReporter = Callable[[Exception], None]
"""Called with what nobody foresaw, so that it can be written down in full."""

_NO_PAGE = (
    "<!doctype html>\n<html lang='vi'><head><meta charset='utf-8'><title>Chưa dựng được trang</title></head>"
    "<body><main><h1>Chưa dựng được trang</h1><p>Trang sẽ hiện ra khi các lỗi đã được sửa.</p></main></body>"
    "</html>\n"
).encode()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a browser gets. ``version`` changes when the bytes do; ``to`` is where a redirect leads."""

    status: int
    name: str  # the file's path from the site's root
    body: bytes
    version: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class _LazyFile:
    """A file that is made when somebody asks for it.

    ``group``: the template of a page; when one of its pages fails, the others are not tried.
    ``cache_key``: equal keys mean equal bytes.
    """

    group: str
    cache_key: Callable[[], bytes]
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class _MadeFile:
    """A file as made in the given round; ``body`` is None where the bytes were right and are not kept."""

    round: int
    cache_key: bytes
    make: Callable[[], bytes]
    body: bytes | None


def _lazy_files(parts: SiteParts, limited: LimitedRenderer) -> Iterator[tuple[str, _LazyFile]]:
    renderer = parts.renderer
    for name, content in parts.files.items():
        yield name, _LazyFile(name, partial(digest, content), partial(bytes, content))
    for export in parts.exports:
        yield export.path, _LazyFile(export.path, export.cache_key, export.make)
    for page in parts.pages:
        lazy_file = _LazyFile(
            page.template, partial(renderer.page_cache_key, page), partial(limited.render, page)
        )
        yield urls.file_of(page.path), lazy_file


class Preview:
    """A site that is rebuilt in place. One thread at a time may use it.

    ``current_options`` gives the options for the next round (their day may change); ``words`` puts failures
    of the machine into Vietnamese; ``fault`` is told of every exception that is a fault of the program.
    """

    def __init__(
        self, current_options: Callable[[], BuildOptions], words: MachineWords, fault: FaultReporter
    ) -> None:
        self._current_options = current_options
        self._words = words
        self._fault = fault
        self._build_cache = BuildCache(None, b"")
        self._round = 0
        self._found: tuple[Problem, ...] = ()
        self._failed: dict[str, tuple[Problem, ...]] = {}
        self._parts: SiteParts | None = None
        self._limited: LimitedRenderer | None = None
        self._base = ""  # the public path without its first slash
        self._lazy_files: dict[str, _LazyFile] = {}
        self._made: dict[str, _MadeFile] = {}
        self._former: Mapping[str, bytes] = {}  # styles and scripts of the round before, by their old names
        self._waiting: list[str] = []

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is known to be wrong now."""
        return sorted_problems(
            [*self._found, *(problem for found in self._failed.values() for problem in found)]
        )

    @property
    def parts(self) -> SiteParts | None:
        """The last good site; None where there was none yet."""
        return self._parts

    def fail(self, group: str, error: Exception) -> None:
        """Note what could not be made, until the next round."""
        self._failed[group] = self._told(error)

    def _told(self, error: Exception) -> tuple[Problem, ...]:
        found = problems_of(error, self._words)
        if any(problem.code == "loi-chuong-trinh" for problem in found):
            self._fault(error)
        return found

    def rebuild(self) -> None:
        """Read everything anew. Never raises; what is wrong is in ``problems``."""
        try:
            options = self._current_options()
            content = load_content(options.root, options.as_of, self._build_cache, drafts=options.drafts)
            self._build_cache.prune()
            if content.library is not None and not content.errors:
                parts = site_parts(options, content.library)
                shown = gallery((options.root / "templates", bundled_folder("templates")))
                self._take(replace(parts, pages=(*parts.pages, shown)))
            self._found = content.problems
        except Exception as error:  # noqa: BLE001 - a preview outlives every fault, and shows it
            self._found = self._told(error)

    def _take(self, parts: SiteParts) -> None:
        """Make ``parts`` the site that is shown."""
        if self._parts and self._parts.renderer.digest == parts.renderer.digest:
            parts = replace(parts, renderer=self._parts.renderer)  # its templates are compiled already
        elif self._limited:
            self._limited.end()
            self._limited = None
        self._limited = self._limited or LimitedRenderer(parts.renderer)
        if self._parts and self._parts.files.keys() != parts.files.keys():
            self._former = self._parts.files
        lazy_files = dict(_lazy_files(parts, self._limited))
        self._parts, self._lazy_files, self._failed = parts, lazy_files, {}
        self._base = make_site_context(parts.site.library.config).base_path.removeprefix(".").lstrip("/")
        self._made = {name: made for name, made in self._made.items() if name in lazy_files}
        self._round += 1
        self._waiting = [urls.file_of(page.path) for page in reversed(parts.pages)]

    def try_one(self) -> bool:
        """Try one more page that nobody has looked at, so that its faults are known; False: all are tried."""
        while self._waiting:
            name = self._waiting.pop()
            made = self._made.get(name)
            if self._lazy_files[name].group in self._failed or (made and made.round == self._round):
                continue
            if made := self._newest(name):
                self._made[name] = replace(made, body=None)
            return True
        return False

    def _newest(self, name: str) -> _MadeFile | None:
        """The newest form of a file that could be made; None where none ever could."""
        lazy_file, made = self._lazy_files[name], self._made.get(name)
        if made is not None and made.round == self._round:
            return made
        try:
            cache_key = lazy_file.cache_key()
            if made is None or made.cache_key != cache_key:
                made = _MadeFile(self._round, cache_key, lazy_file.make, lazy_file.make())
        except Exception as error:  # noqa: BLE001 - as above
            self.fail(lazy_file.group, error)
            return made
        self._made[name] = made = replace(made, round=self._round)
        return made

    def _find(self, address: str) -> tuple[str, str]:
        """The file at an address, or "" and where the address leads.

        The site stands at the server's root and, for links of the 404 page, under its public path as well.
        """
        for path in (address, address.removeprefix(self._base)):
            name = f"{path}index.html" if path == "" or path.endswith("/") else path
            if name in self._lazy_files:
                return name, ""
            if f"{path}/index.html" in self._lazy_files:
                return "", f"/{quote(address)}/"
        return "", ""

    def answer(self, address: str) -> Answer:
        """What stands at ``address``, a path without the leading slash, percent signs decoded."""
        if self._parts is None:
            return Answer(503, urls.NOT_FOUND, _NO_PAGE, "503")
        name, to = self._find(address)
        if to:
            return Answer(302, "", b"", to=to)
        if not name and address in self._former:  # of a page that was sent just before a change
            return Answer(200, address, self._former[address])
        status = 200 if name else 404
        name = name or urls.NOT_FOUND
        found = self._newest(name)
        if found is None:
            return Answer(500, urls.NOT_FOUND, _NO_PAGE, "500")
        body = found.make() if found.body is None else found.body
        self._made[name] = replace(found, body=body)
        return Answer(status, name, body, f"{status}-{found.cache_key.hex()}")


class SearchPreview:
    """The search index of a preview, made when it is asked for; has a thread of its own.

    The files of the index before stay for pages that have read its table of contents.
    """

    def __init__(self, current_options: Callable[[], BuildOptions]) -> None:
        self._current_options = current_options
        self._site: object = None
        self._files: dict[str, bytes] = {}
        self._before: dict[str, bytes] = {}

    def file(self, parts: SiteParts, name: str) -> bytes | None:
        """A file of the index of ``parts``; None where there is none. Raises MachineError."""
        if self._site is not parts.site:
            files = dict(search_files(self._current_options(), parts.site))
            self._site, self._before, self._files = parts.site, self._files, files
        found = self._files.get(name)
        return found if found is not None else self._before.get(name)
