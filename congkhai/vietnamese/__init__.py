"""The Vietnamese language: letters, dictionary order, similar words, dates and numbers as printed, excerpts.

The packages that read printed words, ``deadlines`` and ``targets``, both build on ``tokenizer`` and
``token_stream``.
"""

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
