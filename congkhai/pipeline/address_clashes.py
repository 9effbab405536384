"""Whether every file of a site has a place of its own, on any disk; checks see to it before that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from congkhai.problems import Problem, SourceLocation

_ADVICE = "Hãy đổi mã hoặc tên tệp của cơ quan, kế hoạch, nhiệm vụ, đơn vị hay tiêu chí có địa chỉ ấy."


def _above(path: str) -> Iterator[str]:
    while path:
        path = path.rpartition("/")[0]
        yield path


def address_clashes(paths: Iterable[str]) -> tuple[Problem, ...]:
    """Files, by their paths from the site's root, of which one would overwrite or shut out another."""
    seen: set[str] = set()
    twice: set[str] = set()
    for path in paths:
        key = path.casefold()
        (twice if key in seen else seen).add(key)
    folders: set[str] = set()
    for path in seen:
        for folder in _above(path):
            if folder in folders:
                break
            folders.add(folder)
    return tuple(
        Problem(
            SourceLocation(path),
            "hai trang hoặc tệp của trang cùng có địa chỉ này.",
            "trung-dia-chi",
            hint=_ADVICE,
        )
        for path in sorted(twice | (seen & folders))
    )
