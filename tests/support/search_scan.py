"""What a search should find, found by a scan of all texts: the oracle of the quality tests."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from pydantic import BaseModel

from congkhai import urls
from congkhai.library import Library
from congkhai.model import Agency, PartialDate, Plan
from congkhai.vietnamese import fold, norm

_WORD = re.compile(r"[^\W_]+")
_LINK = re.compile(r"\]\([^)]*\)")
# fields with ids and addresses, which pages do not print
_CODES = {"url", "criteria", "criterion", "kind", "since", "until_source", "successor", "feedback"}
Words = tuple[str, ...]


@dataclass(frozen=True)
class Query:
    """A query, and what to scan the texts for.

    ``how``: "phrase" (in a row), "apart" (anywhere in the page) or "prefix" (the last word is incomplete).
    """

    kind: str
    text: str
    scan: tuple[str, ...]
    how: str = "phrase"
    exact: bool = True  # False: the page must say that it found only fuzzy hits


@dataclass(frozen=True)
class Text:
    """A page: its own fields, and those of its sections, plan and agency, each as words."""

    path: str
    own: tuple[Words, ...]
    context: tuple[Words, ...]


def words(text: str) -> Words:
    """The words of a text, normalised and in lower case."""
    return tuple(word.lower() for word in _WORD.findall(norm(_LINK.sub("]", text))))


def _printed(value: date | PartialDate | Decimal) -> str:
    if isinstance(value, Decimal):
        whole, _, rest = f"{value:,f}".partition(".")
        return f"{whole.replace(',', '.')},{rest.rstrip('0')}"
    year, *rest_of_day = str(value).split("-")
    return "/".join([*reversed(rest_of_day), year])


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in _CODES:
                yield from _strings(getattr(value, name))
    elif isinstance(value, date | PartialDate | Decimal):
        yield _printed(value)
    elif isinstance(value, dict):
        for inside in value.values():
            yield from _strings(inside)
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from _strings(inside)
    elif type(value) is str:
        yield value


def _fields(*values: Any) -> tuple[Words, ...]:
    return tuple(words(text) for value in values for text in _strings(value))


def texts(library: Library) -> list[Text]:
    """All pages that can be found, with their texts."""
    found = []
    for agency in library.agencies.values():
        record = agency.record
        kind = library.config.agency_kinds.get(record.kind or "")
        successor = library.agencies.get(record.successor or "")
        bare = record.model_copy(update={"units": tuple((u.name, *u.other_names) for u in record.units)})
        context = (kind, successor.record.name if successor else record.successor, _contact(record))
        found.append(Text(urls.agency(agency.id), _fields(bare), _fields(context)))
        names = (record.name, record.short_name)
        for key in agency.plans:
            plan = library.plans[key]
            found.append(Text(urls.plan(key), _plan(plan.record), _fields(names)))
            for task in plan.tasks:
                units = [library.units[agency.id, unit].record.name for unit in (*task.lead, *task.support)]
                task_context = (
                    [section.record.title for section in task.sections],
                    [library.criteria[criterion].name for criterion in task.criteria],
                    units, plan.record.title, plan.record.number, _named(plan.record), names,
                )  # fmt: skip
                found.append(Text(urls.task(task.key), _fields(task.record), _fields(task_context)))
    return found


def _contact(record: Agency) -> list[str]:
    """The contacts of an agency, each with its label."""
    ways = record.contact
    named = {"Điện thoại": "phone", "Đường dây nóng": "hotline", "Thư điện tử": "email", "Địa chỉ": "address"}
    return [f"{name} {getattr(ways, field)}" for name, field in named.items() if getattr(ways, field, None)]


def _plan(record: Plan) -> tuple[Words, ...]:
    goals = [goal.model_copy(update={"id": "", "unit": None}) for goal in record.indicators]
    bare = record.model_copy(update={"tasks": (), "indicators": goals, "issued": _issued(record)})
    figures = [f"{_printed(m.value)} {goal.unit}" for goal in record.indicators for m in goal.measurements]
    return _fields(bare, _named(record), figures)


def _issued(record: Plan) -> str:
    """The date of issue in words, as documents print it; "…" for what is not known."""
    year, month, day = record.issued or (record.years.first, None, None)
    dated = (
        f"ngày {f'{day:02d}' if day else '…'} tháng {f'{month:02d}' if month and month < 3 else month or '…'}"
    )
    return f"{dated} năm {year}"


def _named(record: Plan) -> list[str]:
    """The names of a plan, with and without its number."""
    when = f"{'năm' if len(record.years.all) == 1 else 'giai đoạn'} {record.years}"
    return [f"Kế hoạch {record.number or ''} {when}", f"Kế hoạch {when}"]


def _matches(sought: str, word: str) -> bool:
    return sought == word or (fold(sought) == sought and fold(word) == sought)


def _occurs(sought: Words, field: Words, typed: str) -> bool:
    """Whether the field has the words in a row; ``typed``: the last word where it is incomplete, else ""."""

    def fits(at: int, i: int) -> bool:
        if typed and i == len(sought) - 1:
            bare = fold(sought[i]) == sought[i]
            return (fold(field[at + i]) if bare else field[at + i]).startswith((sought[i], typed))
        return _matches(sought[i], field[at + i])

    return any(all(fits(at, i) for i in range(len(sought))) for at in range(len(field) - len(sought) + 1))


def _written_forms(sought: Words, pairs: list[tuple[Words, Words]]) -> list[Words]:
    """The words themselves, and with abbreviations replaced by their meanings or the other way round."""
    found = [sought]
    for current in found:
        for short, long in (*pairs, *((long, short) for short, long in pairs)):
            for at in range(len(current) - len(short) + 1):
                if all(_matches(current[at + i], word) for i, word in enumerate(short)):
                    other = (*current[:at], *long, *current[at + len(short) :])
                    if other not in found and len(found) < 12:
                        found.append(other)
    return found


@cache
def _bare(field: Words) -> str:
    return f" {fold(' '.join(field))} "


def _test(query: Query, pairs: list[tuple[Words, Words]]) -> Callable[[Iterable[Words]], bool]:
    sought = [way for text in query.scan for way in _written_forms(words(text), pairs)]
    if query.how == "apart":
        return lambda fields: any(
            all(any(_matches(word, other) for field in fields for other in field) for word in scan)
            for scan in sought
            if all(any(f" {fold(word)} " in _bare(field) for field in fields) for word in scan)
        )
    # an incomplete word may have its tone where it will not stay: "toá" becomes "toán"
    typed = query.scan[0].lower().split()[-1] if query.how == "prefix" else ""
    ending = "" if typed else " "  # compare without accents first, which is fast and mostly enough
    rough = [f" {fold(' '.join(scan))}{ending}" for scan in sought]

    @cache
    def answers(field: Words) -> bool:
        return any(
            bare in _bare(field) and _occurs(scan, field, typed)
            for scan, bare in zip(sought, rough, strict=True)
        )

    return lambda fields: any(map(answers, fields))


def abbreviations(library: Library) -> list[tuple[Words, Words]]:
    """The site's abbreviations and their meanings, as words."""
    known = library.config.abbreviations
    return [(words(short), words(entry.meaning)) for short, entry in known.items()]


def expected(query: Query, pages: list[Text], pairs: list[tuple[Words, Words]]) -> list[set[str]]:
    """The pages that must be on top, as sets: first by their own text, then by their context."""
    test = _test(query, pairs)
    if query.how == "apart":
        return [{page.path for page in pages if test([*page.own, *page.context])}]
    own = {page.path for page in pages if test(page.own)}
    context = {page.path for page in pages if page.path not in own and test(page.context)}
    return [group for group in (own, context) if group]
