"""The table of an index: what the browser has to know of all records before it reads single ones.

Everything that depends on the day (status, newest report) is here and not in Pagefind's files, so that a new
day changes only this file.
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
from congkhai.search.token_encoding import encode_text, join_fields, vocabulary
from congkhai.vietnamese import collation_key

COMPRESSED_SUFFIX = ".pf_bang"  # our server samples let files with ".pf_" in their names be cached for ever
PLAIN_SUFFIX = ".json"
ChoicesOf = Callable[[SearchRecord], tuple[FilterChoice, ...]]


def _as_tuple(choice: FilterChoice | None) -> tuple[FilterChoice, ...]:
    return (choice,) if choice else ()


# Name in the address of a search → label, and the choices of a record; in the order of the page.
FILTERS: dict[str, tuple[str, ChoicesOf]] = {
    "co-quan": ("Cơ quan", lambda record: (record.agency,)),
    "nam": ("Năm", lambda record: tuple(FilterChoice(str(year), str(year)) for year in record.years)),
    "ke-hoach": ("Kế hoạch", lambda record: _as_tuple(record.plan)),
    "tinh-trang": ("Tình trạng", lambda record: _as_tuple(record.status)),
    "tieu-chi": ("Tiêu chí", lambda record: record.criteria),
    "don-vi": ("Đơn vị", lambda record: record.units),
    "loai-han": ("Loại thời hạn", lambda record: _as_tuple(record.deadline)),
    "quy": ("Hạn theo quý", lambda record: record.quarters),
}


@dataclass(frozen=True, slots=True)
class EncodedRecord:
    """A record and its encoded text, ``content``, of ``length`` words.

    In the content the title comes first and ends before word number ``title_end``; the other own fields of
    the page end before word ``own_end``; the context follows. ``vocabulary``: the different tokens.
    """

    record: SearchRecord
    content: str
    length: int
    title_end: int
    own_end: int
    vocabulary: frozenset[str]


def encode_record(record: SearchRecord) -> EncodedRecord:
    """Encode the text of ``record``: title, own fields, context, a FIELD_END after each field."""
    title = encode_text(record.title)
    own = [encode_text(text) for text in record.own]
    context = [encode_text(text) for text in record.context]
    text, length = join_fields([title, *own, *context])
    title_end = len(title) + 1 if title else 0
    own_end = title_end + sum(len(words) + 1 for words in own if words)
    tokens = frozenset().union(*map(vocabulary, (record.title, *record.own, *record.context)))
    return EncodedRecord(record, text, length, title_end, own_end, tokens)


def record_table(encoded: Sequence[EncodedRecord], ids: Iterable[str]) -> dict[str, Any]:
    """The table of an index as JSON values; ``ids``: Pagefind's ids of the records, in the same order.

    These hold one value for each record, in that order: ``ids``, separated by blanks; ``loai``, a letter of
    RecordKind each; ``ma``, the codes of tasks; ``dai``, the numbers of words of the title, of the other own
    fields and of the context (three lists, because columns compress best); ``han`` and ``moi``, the due day
    and the day of the newest report (ISO dates or "").

    ``loc``: the filters, as ``_filter_values`` gives them. ``chu``: all tokens, sorted and separated by
    blanks; ``so``: for each of them, in how many records it is.
    """
    counts = Counter(token for item in encoded for token in item.vocabulary)
    all_tokens = sorted(counts)
    records = [item.record for item in encoded]
    return {
        "ids": " ".join(ids),
        "loai": "".join(record.kind for record in records),
        "ma": [record.code for record in records],
        "dai": [
            [item.title_end for item in encoded],
            [item.own_end - item.title_end for item in encoded],
            [item.length - item.own_end for item in encoded],
        ],
        "han": [record.due.isoformat() if record.due else "" for record in records],
        "moi": [record.reported.isoformat() if record.reported else "" for record in records],
        "loc": {
            name: _filter_values(label, choices_of, records) for name, (label, choices_of) in FILTERS.items()
        },
        "chu": " ".join(all_tokens),
        "so": [counts[token] for token in all_tokens],
    }


def table_files(value: Mapping[str, Any]) -> tuple[str, dict[str, bytes]]:
    """The name of a table, and its two files by name.

    The name holds a digest of the content: a list of indexes and a table of another build never match. Few
    servers of portals compress, so browsers read the compressed file; the plain one is for those that cannot
    unpack it.
    """
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    name = f"bang.{hashlib.blake2b(plain, digest_size=6).hexdigest()}"
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)  # gzip without a time in it
    return name, {
        name + COMPRESSED_SUFFIX: packer.compress(plain) + packer.flush(),
        name + PLAIN_SUFFIX: plain,
    }


def _filter_values(label: str, choices_of: ChoicesOf, records: Sequence[SearchRecord]) -> dict[str, Any]:
    """A filter: its label ``nhan``; its choices in dictionary order, as codes ``ma`` and labels ``ten``; and
    ``co``: for each record, the numbers of its choices in that order."""
    values = [choices_of(record) for record in records]
    choices = {choice.code: choice for row in values for choice in row}
    ordered = sorted(choices.values(), key=lambda choice: (collation_key(choice.label), choice.code))
    place = {choice.code: index for index, choice in enumerate(ordered)}
    return {
        "nhan": label,
        "ma": [choice.code for choice in ordered],
        "ten": [choice.label for choice in ordered],
        "co": [[place[choice.code] for choice in row] for row in values],
    }
