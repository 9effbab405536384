"""Regular expressions for what is no word in a text: addresses, document numbers, years, marks of lists."""

from __future__ import annotations

URL_OR_EMAIL = r"https?://\S+|[\w.+\-]{1,64}@\S+"
"""Matches web addresses and e-mail addresses."""

DOCUMENT_NUMBER = (
    r"(?<![^\W\d_])\d{0,6}(?:/\d{4})?/[^\W\d_][\w&]{0,20}(?:\s?[-–]\s?[^\W\d_][\w&]{0,20})*"
)  # fmt: skip
"""Matches document numbers as printed, also blank ones: 61/2018/NĐ-CP, 104/2016/QH13, /KH-SVHTT.

A slash right after a word begins none: "UBND/HĐND" is no document number.
"""

FOLDED_DOCUMENT_NUMBER = (
    r"[0-9]{1,6}(?:/[0-9]{4})?/[a-z][a-z0-9]{0,12}(?:\s?[-–]\s?[a-z0-9&]{1,12}){1,5}"
    r"|[0-9]{1,6}/[0-9]{4}/[a-z]{2,8}[0-9]{0,3}"
)
"""Matches document numbers in a folded text, for the readers of deadlines and targets.

Narrower than ``DOCUMENT_NUMBER``: digits and a hyphen or a year are needed, so "2 lần/tháng" is none.
"""

LIST_MARK = r"^\s*(?:[-+*•]|\d+[.)])\s+"
"""Matches what stands before an item of a list: ``- ``, ``• ``, ``1. ``, ``2) ``."""

YEAR = r"(?:19|2[01])[0-9]{2}"
"""Matches the four digits of a year that a plan may print, 1900 to 2199."""


def is_year(number: int) -> bool:
    """Whether the number is a year that a plan may print, 1900 to 2199."""
    return 1900 <= number <= 2199
