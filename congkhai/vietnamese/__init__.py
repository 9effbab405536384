"""The Vietnamese language: letters, order, likeness, dates and numbers in words."""

from congkhai.vietnamese.collation import collation_key
from congkhai.vietnamese.formatting import date_in_words, format_number, format_percent, short_date
from congkhai.vietnamese.letters import fold, nfc, norm, slug
from congkhai.vietnamese.similarity import nearest

__all__ = [
    "collation_key",
    "date_in_words",
    "fold",
    "format_number",
    "format_percent",
    "nearest",
    "nfc",
    "norm",
    "short_date",
    "slug",
]
