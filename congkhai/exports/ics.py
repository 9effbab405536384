"""iCalendar (RFC 5545): the dated deadlines and milestones of each agency and each unit, as whole days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import partial

from congkhai import urls
from congkhai.dataset import Dataset
from congkhai.exports.base import Export, absolute, digest
from congkhai.exports.dates import Event, events
from congkhai.exports.ical import line, text
from congkhai.library import TaskKey, UnitEntry

# A calendar must hold at least one component, and one without deadlines has no other.
_TIME_ZONE = b"""\
BEGIN:VTIMEZONE
TZID:Asia/Ho_Chi_Minh
BEGIN:STANDARD
DTSTART:19750613T000000
TZNAME:+07
TZOFFSETFROM:+0700
TZOFFSETTO:+0700
END:STANDARD
END:VTIMEZONE
""".replace(b"\n", b"\r\n")


def _lines(event: Event, base_url: str | None) -> bytes:
    address = absolute(base_url, event.path)
    return b"".join(
        (
            b"BEGIN:VEVENT\r\n",
            line("SUMMARY", text(event.title)),
            line("DTSTART;VALUE=DATE", f"{event.day:%Y%m%d}"),
            line("DTEND;VALUE=DATE", f"{event.day + timedelta(days=1):%Y%m%d}"),
            line("DTSTAMP", f"{event.changed:%Y%m%d}T000000Z"),
            line("UID", event.id),
            line("DESCRIPTION", text(event.text)),
            b"STATUS:CANCELLED\r\n" if event.cancelled else b"",
            b"TRANSP:TRANSPARENT\r\n",
            line("URL", address) if address else b"",
            b"END:VEVENT\r\n",
        )
    )


def to_ics(name: str, days: Iterable[bytes]) -> bytes:
    """A calendar called ``name`` with the lines of its events."""
    head = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Cong khai//Lich nhiem vu//VI\r\n"
    title = line("X-WR-CALNAME", text(" ".join(name.split())))
    return b"".join((head, title, _TIME_ZONE, *days, b"END:VCALENDAR\r\n"))


class _Days:
    """The events of each task as lines, made once: they stand in the calendars of the agency and of units."""

    def __init__(self, data: Dataset) -> None:
        self._data = data
        self._made: dict[TaskKey, bytes] = {}

    def of(self, key: TaskKey) -> bytes:
        if key not in self._made:
            base_url = self._data.library.config.base_url
            found = events(self._data.library, self._data.facts, (key,))
            self._made[key] = b"".join(_lines(event, base_url) for event in found)
        return self._made[key]


def _make(days: _Days, name: str, keys: tuple[TaskKey, ...]) -> bytes:
    return to_ics(name, map(days.of, keys))


def _basis(data: Dataset, agency_id: str, *parts: str) -> bytes:
    return digest(data.digest(data.library.agencies[agency_id].plans), *parts)


def _concerning(data: Dataset, unit: UnitEntry) -> tuple[TaskKey, ...]:
    """The tasks that name a unit or a group it belongs to, leading or taking part, in printed order."""
    groups = (data.library.units[unit.agency, group] for group in unit.groups)
    named = {key for entry in (unit, *groups) for key in (*entry.leads, *entry.supports)}
    plans = data.library.agencies[unit.agency].plans
    return tuple(task.key for plan in plans for task in data.library.plans[plan].tasks if task.key in named)


def _calendars(data: Dataset) -> Iterator[tuple[str, str, str, tuple[TaskKey, ...]]]:
    """Path, agency, name and tasks of every calendar."""
    library = data.library
    for agency in library.agencies.values():
        keys = tuple(task.key for plan in agency.plans for task in library.plans[plan].tasks)
        yield urls.agency_calendar(agency.id), agency.id, f"Nhiệm vụ: {agency.record.name}", keys
    for unit in library.units.values():
        name = f"Nhiệm vụ: {unit.record.name}, {library.agencies[unit.agency].short}"
        yield urls.unit_calendar(unit.key), unit.agency, name, _concerning(data, unit)


def of_agencies(data: Dataset) -> Iterator[Export]:
    """``lich.ics`` of every agency and of every unit, empty where nothing has a date."""
    days = _Days(data)
    for path, agency_id, name, keys in _calendars(data):
        agency = data.library.agencies[agency_id]
        basis = partial(_basis, data, agency_id, name, agency.short, str(agency.record.until), repr(keys))
        yield Export(path, partial(_make, days, name, keys), basis)
