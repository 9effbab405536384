"""Addresses and document numbers in a text: letters that are no words."""

from __future__ import annotations

URL_OR_EMAIL = r"https?://\S+|[\w.+\-]{1,64}@\S+"
"""A regular expression for web addresses and mailboxes."""

DOCUMENT_NUMBER = (
    r"(?<![^\W\d_])\d{0,6}(?:/\d{4})?/[^\W\d_][\w&]{0,20}(?:\s?[-–]\s?[^\W\d_][\w&]{0,20})*"
)  # fmt: skip
"""A regular expression for document numbers, also blank ones: 61/2018/NĐ-CP, 104/2016/QH13, /KH-SVHTT.

The slash of "UBND/HĐND" stands between words and begins none.
"""
