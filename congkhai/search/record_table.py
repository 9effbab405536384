"""The table beside an index: what the browser must know of every record before it reads any.

Everything that depends on the day (status, newest report) stands here and not in Pagefind's files, so that
a new day changes this file alone.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from congkhai.search.search_record import FilterChoice, SearchRecord
from congkhai.search.token_encoding import content, encode_text, vocabulary
from congkhai.vietnamese import collation_key

COMPRESSED_SUFFIX = ".pf_bang"  # servers know by ".pf_" that the content under such a name never changes
PLAIN_SUFFIX = ".json"
ChoicesOf = Callable[[SearchRecord], tuple[FilterChoice, ...]]


def _as_tuple(choice: FilterChoice | None) -> tuple[FilterChoice, ...]:
    return (choice,) if choice else ()


# The filters in the order of the page; the names stand in the address of a search.
FILTERS: dict[str, tuple[str, ChoicesOf]] = {
    "co-quan": ("Cơ quan", lambda r: (r.agency,)),
    "nam": ("Năm", lambda r: tuple(FilterChoice(str(year), str(year)) for year in r.years)),
    "ke-hoach": ("Kế hoạch", lambda r: _as_tuple(r.plan)),
    "tinh-trang": ("Tình trạng", lambda r: _as_tuple(r.status)),
    "tieu-chi": ("Tiêu chí", lambda r: r.criteria),
    "don-vi": ("Đơn vị", lambda r: r.units),
    "loai-han": ("Loại thời hạn", lambda r: _as_tuple(r.deadline)),
    "quy": ("Hạn theo quý", lambda r: r.quarters),
}


@dataclass(frozen=True, slots=True)
class EncodedRecord:
    """A record as it is handed to Pagefind.

    ``length`` is that of ``content`` in words; the title ends at ``title``, the page's own text at ``own``.
    ``words`` are the different tokens of the text.
    """

    record: SearchRecord
    content: str
    length: int
    title: int
    own: int
    words: frozenset[str]


def encode_record(record: SearchRecord) -> EncodedRecord:
    """Lay out the text of a record: title, own fields, context, each with a break behind it."""
    title = encode_text(record.title)
    own = [encode_text(text) for text in record.own]
    context = [encode_text(text) for text in record.context]
    text, length = content([title, *own, *context])
    title_end = len(title) + 1 if title else 0
    own_end = title_end + sum(len(words) + 1 for words in own if words)
    words = frozenset().union(*map(vocabulary, (record.title, *record.own, *record.context)))
    return EncodedRecord(record, text, length, title_end, own_end, words)


def table(prepared: Sequence[EncodedRecord], ids: Iterable[str]) -> dict[str, Any]:
    """The table of an index; ``ids`` are Pagefind's names of the records, in order.

    ``dai`` are for each record the words of its title, of its other own fields, and of its context, column
    by column: so they compress best. Days are ISO dates or "". ``chu`` are all words, sorted; ``so`` in how
    many records each stands.
    """
    counts = Counter(word for item in prepared for word in item.words)
    vocabulary = sorted(counts)
    records = [item.record for item in prepared]
    return {
        "ids": " ".join(ids),
        "loai": "".join(record.kind for record in records),
        "ma": [record.code for record in records],
        "dai": [
            [item.title for item in prepared],
            [item.own - item.title for item in prepared],
            [item.length - item.own for item in prepared],
        ],
        "han": [record.due.isoformat() if record.due else "" for record in records],
        "moi": [record.reported.isoformat() if record.reported else "" for record in records],
        "loc": {name: _facet(label, column, records) for name, (label, column) in FILTERS.items()},
        "chu": " ".join(vocabulary),
        "so": [counts[word] for word in vocabulary],
    }


def table_files(value: Mapping[str, Any]) -> tuple[str, dict[str, bytes]]:
    """The name of a table, and its files: the name stands for the content, so a list of indexes that names
    it can never be read with another one.

    Few servers of portals compress, so the file that browsers read is compressed already; the plain one is
    for those that cannot unpack it.
    """
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    name = f"bang.{hashlib.blake2b(plain, digest_size=6).hexdigest()}"
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)  # gzip without a time in it
    return name, {
        name + COMPRESSED_SUFFIX: packer.compress(plain) + packer.flush(),
        name + PLAIN_SUFFIX: plain,
    }


def _facet(label: str, column: ChoicesOf, records: Sequence[SearchRecord]) -> dict[str, Any]:
    """A filter: its label, its choices in dictionary order, and for each record which of them it has."""
    values = [column(record) for record in records]
    choices = {choice.code: choice for row in values for choice in row}
    ordered = sorted(choices.values(), key=lambda choice: (collation_key(choice.label), choice.code))
    place = {choice.code: index for index, choice in enumerate(ordered)}
    return {
        "nhan": label,
        "ma": [choice.code for choice in ordered],
        "ten": [choice.label for choice in ordered],
        "co": [[place[choice.code] for choice in row] for row in values],
    }
