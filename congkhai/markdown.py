"""The only maker of safe HTML: Markdown from editors, abbreviations explained in place."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

from congkhai.model.codes_and_urls import check_url
from congkhai.vietnamese.text_patterns import DOCUMENT_NUMBER, URL_OR_EMAIL

_PLAIN = re.compile(r"[^\\`*_\[\]<>&#~|!\n:\"]*")  # nothing that Markdown, HTML or an address could hide in
_MARKS = re.compile(r"^\s*(?:[-+*>#|=~`]|\d+[.)]\s)")  # a line start that Markdown would read as a block


ROOT = "\ue000"  # stands for the way to the site's root, which differs from page to page; see render


def _from_root(url: str) -> str:
    """A relative link of an editor, counted from the site's root, as it stands in files of any folder."""
    if url.startswith(("/", "#")) or ":" in url.partition("/")[0]:
        return url
    inside = posixpath.normpath(url)
    while inside.startswith("../"):
        inside = inside.removeprefix("../")
    return ROOT if inside in (".", "..") else ROOT + inside + ("/" if url.endswith("/") else "")


def _allowed(url: str) -> bool:
    """Links by allow-list: http, https, mailto, tel or relative (the model's own rule)."""
    try:
        check_url(url)
    except ValueError:
        return False
    return True


class _Renderer(RendererHTML):
    """Renders text with abbreviations; a heading of a field never outranks the page's own headings."""

    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        explain: Abbreviations = env["abbreviations"]
        return explain.mark(tokens[idx].content, env["seen"])

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A relative link leads to the same page from whichever page it stands on."""
        tokens[idx].attrSet("href", _from_root(str(tokens[idx].attrGet("href") or "")))
        return self.renderToken(tokens, idx, options, env)

    def th_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A cell without the inline style for alignment, which the site's CSP forbids."""
        return f"<{tokens[idx].tag}>"

    td_open = th_open


class Abbreviations:
    """The abbreviations of config.yaml, marked where they first stand in a field."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self._meanings = dict(meanings)
        longest_first = sorted(self._meanings, key=lambda word: (-len(word), word))
        words = "|".join(re.escape(word) for word in longest_first)
        apart = rf"(?<![\w&])(?P<word>{words})(?![\w&])"
        self._find = re.compile(rf"{URL_OR_EMAIL}|{DOCUMENT_NUMBER}|{apart}") if words else None

    def mark(self, text: str, seen: set[str]) -> str:
        """Escaped HTML of ``text``; abbreviations not in ``seen`` are explained and added to it."""
        if self._find is None:
            return escape(text)
        pieces, at = [], 0
        for match in self._find.finditer(text):
            word = match["word"]
            if word is None or word in seen:  # None: an address or a document number, passed over
                continue
            seen.add(word)
            pieces.append(escape(text[at : match.start()]))
            pieces.append(f'<abbr title="{escape(self._meanings[word])}">{escape(word)}</abbr>')
            at = match.end()
        pieces.append(escape(text[at:]))
        return "".join(pieces)


class Markdown:
    """Markdown → safe HTML: no raw HTML, no images, links by allow-list, headings kept below the page's."""

    def __init__(self, abbreviations: Mapping[str, str]) -> None:
        self.meanings = dict(abbreviations)
        self._abbreviations = Abbreviations(self.meanings)
        self._parser = MarkdownIt("commonmark", {"html": False, "breaks": True}, renderer_cls=_Renderer)
        # a heading or a code block inside a table cell is never what an office means by "#" or four blanks
        unwanted = ["image", "heading", "lheading", "code", "html_block", "html_inline"]
        self._parser.enable("table").disable(unwanted)
        self._parser.validateLink = _allowed  # type: ignore[method-assign]  # the documented way to set it
        self.block = lru_cache(maxsize=16384)(self._block)
        self.inline = lru_cache(maxsize=16384)(self._inline)

    def _block(self, text: str) -> Markup:
        """A field of several lines as paragraphs and lists."""
        text = text.replace(ROOT, "").strip()
        seen: set[str] = set()
        if _PLAIN.fullmatch(text) and not _MARKS.match(text):
            return Markup(f"<p>{self._abbreviations.mark(text, seen)}</p>\n") if text else Markup()
        return Markup(self._parser.render(text, {"abbreviations": self._abbreviations, "seen": seen}))

    def _inline(self, text: str) -> Markup:
        """A field of one line: escaped, abbreviations explained, nothing else."""
        return Markup(self._abbreviations.mark(" ".join(text.replace(ROOT, "").split()), set()))
