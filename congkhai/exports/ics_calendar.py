"""iCalendar (RFC 5545): the dated deadlines and milestones of each agency and each unit, as whole days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from congkhai import urls
from congkhai.dataset import Dataset
from congkhai.exports.calendar_events import CalendarEvent, task_events
from congkhai.exports.export_file import Export, digest, strip_unprintable
from congkhai.library import TaskKey, UnitEntry

if TYPE_CHECKING:  # a heavy library, imported where used
    import icalendar

_OFFSET = timedelta(hours=7)
_END = b"END:VCALENDAR\r\n"


def _time_zone() -> icalendar.Component:
    """Vietnam's time. A calendar must hold at least one component, and one without deadlines has no other."""
    import icalendar

    zone, standard = icalendar.Timezone(), icalendar.TimezoneStandard()
    zone.add("tzid", "Asia/Ho_Chi_Minh")
    standard.add("dtstart", datetime(1975, 6, 13))  # noqa: DTZ001  # local time, as the format wants it
    standard.add("tzoffsetfrom", _OFFSET)
    standard.add("tzoffsetto", _OFFSET)
    standard.add("tzname", "+07")
    zone.add_component(standard)
    return zone


def _event_lines(event: CalendarEvent, base_url: str | None) -> bytes:
    import icalendar

    made = icalendar.Event()
    made.add("uid", event.id)
    made.add("dtstamp", datetime.combine(event.changed, time(), UTC))
    made.add("dtstart", event.day)
    made.add("dtend", event.day + timedelta(days=1))
    made.add("summary", strip_unprintable(event.title))
    made.add("description", strip_unprintable(event.text))
    if address := urls.absolute_url(base_url, event.path):
        made.add("url", address)
    made.add("transp", "TRANSPARENT")
    if event.cancelled:
        made.add("status", "CANCELLED")
    return bytes(made.to_ical())


def to_ics(name: str, days: Iterable[bytes]) -> bytes:
    """A calendar called ``name`` with the lines of its events."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Cong khai//Lich nhiem vu//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", icalendar.vText(" ".join(strip_unprintable(name).split())))
    calendar.add_component(_time_zone())
    return b"".join((bytes(calendar.to_ical()).removesuffix(_END), *days, _END))


class _EventLines:
    """The events of each task as lines, made once: they stand in the calendars of the agency and of units."""

    def __init__(self, data: Dataset) -> None:
        self._data = data
        self._made: dict[TaskKey, bytes] = {}

    def of(self, key: TaskKey) -> bytes:
        if key not in self._made:
            base_url = self._data.library.config.base_url
            found = task_events(self._data.library, self._data.facts, (key,))
            self._made[key] = b"".join(_event_lines(event, base_url) for event in found)
        return self._made[key]


def _make(days: _EventLines, name: str, keys: tuple[TaskKey, ...]) -> bytes:
    return to_ics(name, map(days.of, keys))


def _cache_key(data: Dataset, agency_id: str, *parts: str) -> bytes:
    return digest(data.digest(data.library.agencies[agency_id].plans), *parts)


def _tasks_of_unit(data: Dataset, unit: UnitEntry) -> tuple[TaskKey, ...]:
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
        name = f"Nhiệm vụ: {unit.record.name}, {library.agencies[unit.agency].display_name}"
        yield urls.unit_calendar(unit.key), unit.agency, name, _tasks_of_unit(data, unit)


def of_agencies(data: Dataset) -> Iterator[Export]:
    """``lich.ics`` of every agency and of every unit, empty where nothing has a date."""
    days = _EventLines(data)
    for path, agency_id, name, keys in _calendars(data):
        agency = data.library.agencies[agency_id]
        cache_key = partial(
            _cache_key, data, agency_id, name, agency.display_name, str(agency.record.until), repr(keys)
        )
        yield Export(path, partial(_make, days, name, keys), cache_key)
