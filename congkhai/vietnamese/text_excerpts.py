"""Short forms of long texts: of pages, feeds and calendars.

Messages about source files quote values with ``problems.shorten``, which cuts inside words.
"""

from __future__ import annotations

import re

from congkhai.vietnamese.text_patterns import LIST_MARK

_LIST_MARK = re.compile(LIST_MARK)
_NOT_AT_END = " ,;:.-–(“"  # marks that do not stand before "…"


def to_one_line(text: str) -> str:
    """Give a text on one line, without the marks of its lists."""
    return " ".join(_LIST_MARK.sub("", line).strip() for line in text.split("\n")).strip()


def shorten_between_words(text: str, max_letters: int) -> str:
    """Give a text on one line of at most ``max_letters``, cut between words, with "…" where it is cut."""
    line = to_one_line(text)
    return line if len(line) <= max_letters else _cut(line, max_letters)


def _cut(line: str, max_letters: int) -> str:
    """Cut a line between words, with "…" behind them; the result has at most ``max_letters``."""
    words, blank, _ = line[:max_letters].rpartition(" ")
    return (words.rstrip(_NOT_AT_END) if blank else line[: max_letters - 1]) + "…"


def shorten_at_clause(text: str, max_letters: int) -> str:
    """Shorten as `shorten_between_words` does, but cut where a clause ends if one ends in the second half."""
    line = shorten_between_words(text, max_letters)
    if line == to_one_line(text):
        return line
    end = max(line.rfind(sign) for sign in (", ", "; ", ". ", " ("))
    return line[:end].rstrip(_NOT_AT_END) + "…" if end >= max_letters // 2 else line


def split_first_line(text: str) -> tuple[str, str]:
    """Split a text into its first line, without a list mark, and what follows it (Markdown)."""
    first, _, rest = text.strip().partition("\n")
    return _LIST_MARK.sub("", first).strip(), rest.strip("\n")


def excerpt(text: str, max_letters: int = 120) -> str:
    """Give the first line of a text without its list mark, cut between words to at most ``max_letters``.

    Titles of feeds and calendars, which programs of readers keep, are cut one letter shorter than on pages.
    """
    line = split_first_line(text)[0]
    return line if len(line) <= max_letters else _cut(line, max_letters - 1)
