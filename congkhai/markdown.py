"""Turn Markdown of editors into safe HTML, with abbreviations explained; no other module makes HTML of texts.

Raw HTML is shown as text, images are dropped, links go through an allow-list. See docs/security.md.
"""

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

_PLAIN = re.compile(r"[^\\`*_\[\]<>&#~|!\n:\"]*")  # has no character that means something to Markdown or HTML
_BLOCK_START = re.compile(
    r"^\s*(?:[-+*>#|=~`]|\d+[.)]\s)"
)  # a line start that Markdown would read as a block

ROOT_MARKER = "\ue000"
"""Stands in the HTML for the relative path to the site's root, which ``render`` puts in for each page."""


def _from_root(url: str) -> str:
    """Put the root marker before a relative link, which editors write as seen from the site's root."""
    if url.startswith(("/", "#")) or ":" in url.partition("/")[0]:
        return url
    inside = posixpath.normpath(url)
    while inside.startswith("../"):
        inside = inside.removeprefix("../")
    return ROOT_MARKER if inside in (".", "..") else ROOT_MARKER + inside + ("/" if url.endswith("/") else "")


def _allowed(url: str) -> bool:
    """Say whether a link is allowed, by the rule that holds for URL fields (``model.codes_and_urls``)."""
    try:
        check_url(url)
    except ValueError:
        return False
    return True


class _Renderer(RendererHTML):
    """Renders text with abbreviations, links from the root, and table cells without inline style."""

    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Render text with its abbreviations explained."""
        abbreviations: Abbreviations = env["abbreviations"]
        return abbreviations.mark(tokens[idx].content, env["seen"])

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Render the start of a link; a relative one leads to the same page from every page."""
        tokens[idx].attrSet("href", _from_root(str(tokens[idx].attrGet("href") or "")))
        return self.renderToken(tokens, idx, options, env)

    def th_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Render a cell without the inline style for its alignment, which the site's CSP forbids."""
        return f"<{tokens[idx].tag}>"

    td_open = th_open


class Abbreviations:
    """Explains the abbreviations of config.yaml where they first stand in a text."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self._meanings = dict(meanings)
        longest_first = sorted(self._meanings, key=lambda word: (-len(word), word))
        words = "|".join(re.escape(word) for word in longest_first)
        apart = rf"(?<![\w&])(?P<word>{words})(?![\w&])"
        self._find = re.compile(rf"{URL_OR_EMAIL}|{DOCUMENT_NUMBER}|{apart}") if words else None

    def mark(self, text: str, seen: set[str]) -> str:
        """Give ``text`` as escaped HTML; an abbreviation not in ``seen`` is explained and added to it."""
        if self._find is None:
            return escape(text)
        html, end = [], 0
        for match in self._find.finditer(text):
            word = match["word"]
            if word is None or word in seen:  # None: an address or a document number, passed over
                continue
            seen.add(word)
            html.append(escape(text[end : match.start()]))
            html.append(f'<abbr title="{escape(self._meanings[word])}">{escape(word)}</abbr>')
            end = match.end()
        html.append(escape(text[end:]))
        return "".join(html)


class Markdown:
    """Makes HTML of editors' texts.

    ``meanings``: abbreviation → meaning. ``block(text)`` and ``inline(text)`` remember what they made.
    """

    def __init__(self, abbreviations: Mapping[str, str]) -> None:
        self.meanings = dict(abbreviations)
        self._abbreviations = Abbreviations(self.meanings)
        self._parser = MarkdownIt("commonmark", {"html": False, "breaks": True}, renderer_cls=_Renderer)
        # An office never means a heading by "#" or code by four blanks; an image would load from anywhere.
        unwanted = ["image", "heading", "lheading", "code", "html_block", "html_inline"]
        self._parser.enable("table").disable(unwanted)
        self._parser.validateLink = _allowed  # type: ignore[method-assign]  # the documented way to set it
        self.block = lru_cache(maxsize=16384)(self._block)
        self.inline = lru_cache(maxsize=16384)(self._inline)

    def _block(self, text: str) -> Markup:
        """Make the HTML of a text of several lines: paragraphs, lists, tables, links."""
        text = text.replace(ROOT_MARKER, "").strip()
        seen: set[str] = set()
        if _PLAIN.fullmatch(text) and not _BLOCK_START.match(text):
            return Markup(f"<p>{self._abbreviations.mark(text, seen)}</p>\n") if text else Markup()
        return Markup(self._parser.render(text, {"abbreviations": self._abbreviations, "seen": seen}))

    def _inline(self, text: str) -> Markup:
        """Make the HTML of a text of one line: escaped, abbreviations explained, no Markdown."""
        return Markup(self._abbreviations.mark(" ".join(text.replace(ROOT_MARKER, "").split()), set()))
