"""What a search should find, by a plain scan of the texts: no index, no ranking, no positions."""

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
# what names another record or stands in an address; none of it is printed
_CODES = {"url", "criteria", "criterion", "kind", "since", "until_source", "successor", "feedback"}
Words = tuple[str, ...]


@dataclass(frozen=True)
class Query:
    """A query with what to scan the texts for; ``how`` they must stand: phrase, apart or prefix."""

    kind: str
    text: str
    scan: tuple[str, ...]
    how: str = "phrase"
    exact: bool = True  # False: the page must say that it found only something like it


@dataclass(frozen=True)
class Text:
    """A page: its own fields and those of its place, each as words."""

    path: str
    own: tuple[Words, ...]
    context: tuple[Words, ...]


def words(text: str) -> Words:
    """Words of a text, in lower case, one placement of tones."""
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
    """Every page that can be found, with all that its record says and all that its place says."""
    found = []
    for agency in library.agencies.values():
        record = agency.record
        kind = library.config.agency_kinds.get(record.kind or "")
        heir = library.agencies.get(record.successor or "")
        bare = record.model_copy(update={"units": tuple((u.name, *u.other_names) for u in record.units)})
        place = (kind, heir.record.name if heir else record.successor, _contact(record))
        found.append(Text(urls.agency(agency.id), _fields(bare), _fields(place)))
        names = (record.name, record.short_name)
        for key in agency.plans:
            plan = library.plans[key]
            found.append(Text(urls.plan(key), _plan(plan.record), _fields(names)))
            for task in plan.tasks:
                units = [library.units[agency.id, unit].record.name for unit in (*task.lead, *task.support)]
                around = (
                    [section.record.title for section in task.sections],
                    [library.criteria[criterion].name for criterion in task.criteria],
                    units, plan.record.title, plan.record.number, _named(plan.record), names,
                )  # fmt: skip
                found.append(Text(urls.task(task.key), _fields(task.record), _fields(around)))
    return found


def _contact(record: Agency) -> list[str]:
    """The ways to reach an office, each with its name as the page prints it."""
    ways = record.contact
    named = {"Điện thoại": "phone", "Đường dây nóng": "hotline", "Thư điện tử": "email", "Địa chỉ": "address"}
    return [f"{name} {getattr(ways, field)}" for name, field in named.items() if getattr(ways, field, None)]


def _plan(record: Plan) -> tuple[Words, ...]:
    goals = [goal.model_copy(update={"id": "", "unit": None}) for goal in record.indicators]
    bare = record.model_copy(update={"tasks": (), "indicators": goals, "issued": _issued(record)})
    figures = [f"{_printed(m.value)} {goal.unit}" for goal in record.indicators for m in goal.measurements]
    return _fields(bare, _named(record), figures)


def _issued(record: Plan) -> str:
    """The line with the place and the day, as offices print it; what the scan lacks is left blank."""
    year, month, day = record.issued or (record.years.first, None, None)
    dated = (
        f"ngày {f'{day:02d}' if day else '…'} tháng {f'{month:02d}' if month and month < 3 else month or '…'}"
    )
    return f"{dated} năm {year}"


def _named(record: Plan) -> list[str]:
    """How the plan is called, with and without its number."""
    when = f"{'năm' if len(record.years.all) == 1 else 'giai đoạn'} {record.years}"
    return [f"Kế hoạch {record.number or ''} {when}", f"Kế hoạch {when}"]


def _meets(sought: str, word: str) -> bool:
    return sought == word or (fold(sought) == sought and fold(word) == sought)


def _stands(sought: Words, field: Words, typed: str) -> bool:
    """Whether the words stand in the field one after the other; ``typed``: the last word as begun, or ""."""

    def fits(at: int, i: int) -> bool:
        if typed and i == len(sought) - 1:
            bare = fold(sought[i]) == sought[i]
            return (fold(field[at + i]) if bare else field[at + i]).startswith((sought[i], typed))
        return _meets(sought[i], field[at + i])

    return any(all(fits(at, i) for i in range(len(sought))) for at in range(len(field) - len(sought) + 1))


def _written_otherwise(sought: Words, pairs: list[tuple[Words, Words]]) -> list[Words]:
    """The sought words themselves, and with abbreviations read out or whole names abbreviated."""
    found = [sought]
    for current in found:
        for short, long in (*pairs, *((long, short) for short, long in pairs)):
            for at in range(len(current) - len(short) + 1):
                if all(_meets(current[at + i], word) for i, word in enumerate(short)):
                    other = (*current[:at], *long, *current[at + len(short) :])
                    if other not in found and len(found) < 12:
                        found.append(other)
    return found


@cache
def _bare(field: Words) -> str:
    return f" {fold(' '.join(field))} "


def _test(query: Query, pairs: list[tuple[Words, Words]]) -> Callable[[Iterable[Words]], bool]:
    sought = [way for text in query.scan for way in _written_otherwise(words(text), pairs)]
    if query.how == "apart":
        return lambda fields: any(
            all(any(_meets(word, other) for field in fields for other in field) for word in scan)
            for scan in sought
            if all(any(f" {fold(word)} " in _bare(field) for field in fields) for word in scan)
        )
    # a word half typed may carry its tone where it will not stay: "toá" becomes "toán"
    typed = query.scan[0].lower().split()[-1] if query.how == "prefix" else ""
    ending = "" if typed else " "  # accents aside first: that is quick, and mostly the end of it
    rough = [f" {fold(' '.join(scan))}{ending}" for scan in sought]

    @cache
    def answers(field: Words) -> bool:
        return any(
            bare in _bare(field) and _stands(scan, field, typed)
            for scan, bare in zip(sought, rough, strict=True)
        )

    return lambda fields: any(map(answers, fields))


def abbreviations(library: Library) -> list[tuple[Words, Words]]:
    """The site's abbreviations and their meanings, as words."""
    known = library.config.abbreviations
    return [(words(short), words(entry.meaning)) for short, entry in known.items()]


def expected(query: Query, pages: list[Text], pairs: list[tuple[Words, Words]]) -> list[set[str]]:
    """The pages that must stand on top: first those whose own text answers, then those by their place."""
    test = _test(query, pairs)
    if query.how == "apart":
        return [{page.path for page in pages if test([*page.own, *page.context])}]
    own = {page.path for page in pages if test(page.own)}
    context = {page.path for page in pages if page.path not in own and test(page.context)}
    return [group for group in (own, context) if group]
