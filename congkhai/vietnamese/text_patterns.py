"""Regular expressions for what is no word in a text: addresses, document numbers, marks of lists."""

from __future__ import annotations

URL_OR_EMAIL = r"https?://\S+|[\w.+\-]{1,64}@\S+"
"""A regular expression for web addresses and mailboxes."""

DOCUMENT_NUMBER = (
    r"(?<![^\W\d_])\d{0,6}(?:/\d{4})?/[^\W\d_][\w&]{0,20}(?:\s?[-–]\s?[^\W\d_][\w&]{0,20})*"
)  # fmt: skip
"""A regular expression for document numbers, also blank ones: 61/2018/NĐ-CP, 104/2016/QH13, /KH-SVHTT.

The slash of "UBND/HĐND" stands between words and begins none.
"""

LIST_MARK = r"^\s*(?:[-+*•]|\d+[.)])\s+"
"""A regular expression for what stands before an item of a list: ``- ``, ``• ``, ``1. ``, ``2) ``."""
