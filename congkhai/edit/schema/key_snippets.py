"""The snippets that YAML editors insert for a key whose value is a list or a record.

They stand under ``defaultSnippets``, which YAML editors know and validators ignore. A key has either a
snippet or examples: with both, the editors insert neither. ``${1:text}`` is a place to fill in,
``$CURRENT_YEAR`` the editor's name of this year.
"""

from __future__ import annotations

from itertools import count
from typing import Any

from congkhai.model import DeclaredStatus, Record, Task

_TODAY = "${1:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}"
_STATUS = "${2|" + ",".join(status.value for status in DeclaredStatus) + "|}"
_MADE: dict[tuple[type[Record], str], Any] = {
    (Task, "cap_nhat"): [{"ngay": _TODAY, "trang_thai": _STATUS, "ghi_chu": "$3"}],
}


def _marked(value: Any, numbers: count[int]) -> Any:
    """An example in which every text is a numbered place to fill in."""
    if isinstance(value, dict):
        return {key: _marked(one, numbers) for key, one in value.items()}
    if isinstance(value, list):
        return [_marked(one, numbers) for one in value]
    return f"${{{next(numbers)}:{value}}}"


def snippet(key: tuple[type[Record], str], examples: list[Any]) -> Any | None:
    """The body of a key's snippet: a fixed one, or its only example where that is a list or a mapping.

    ``key``: the record and the YAML key. None where the key has no snippet.
    """
    if key in _MADE:
        return _MADE[key]
    if len(examples) == 1 and isinstance(examples[0], (dict, list)):
        return _marked(examples[0], count(1))
    return None
