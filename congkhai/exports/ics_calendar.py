"""Calendars (iCalendar, RFC 5545) of deadlines and milestones: one of each agency, one of each unit."""

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

_VIETNAM_OFFSET = timedelta(hours=7)
_END = b"END:VCALENDAR\r\n"


def _time_zone() -> icalendar.Component:
    """Việt Nam's time zone. A calendar needs a component, and one without events has no other."""
    import icalendar

    zone, standard = icalendar.Timezone(), icalendar.TimezoneStandard()
    zone.add("tzid", "Asia/Ho_Chi_Minh")
    standard.add("dtstart", datetime(1975, 6, 13))  # noqa: DTZ001  # local time, as the format wants it
    standard.add("tzoffsetfrom", _VIETNAM_OFFSET)
    standard.add("tzoffsetto", _VIETNAM_OFFSET)
    standard.add("tzname", "+07")
    zone.add_component(standard)
    return zone


def _event_lines(event: CalendarEvent, base_url: str | None) -> bytes:
    import icalendar

    component = icalendar.Event()
    component.add("uid", event.id)
    component.add("dtstamp", datetime.combine(event.changed, time(), UTC))
    component.add("dtstart", event.day)
    component.add("dtend", event.day + timedelta(days=1))
    component.add("summary", strip_unprintable(event.title))
    component.add("description", strip_unprintable(event.text))
    if address := urls.absolute_url(base_url, event.path):
        component.add("url", address)
    component.add("transp", "TRANSPARENT")
    if event.cancelled:
        component.add("status", "CANCELLED")
    return bytes(component.to_ical())


def to_ics(name: str, events: Iterable[bytes]) -> bytes:
    """A calendar called ``name``; ``events`` are the lines of its events."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Cong khai//Lich nhiem vu//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", icalendar.vText(" ".join(strip_unprintable(name).split())))
    calendar.add_component(_time_zone())
    return b"".join((bytes(calendar.to_ical()).removesuffix(_END), *events, _END))


class _EventLines:
    """The lines of the events of each task. They are made once: calendars of agency and units share them."""

    def __init__(self, data: Dataset) -> None:
        self._data = data
        self._by_task: dict[TaskKey, bytes] = {}

    def of_task(self, key: TaskKey) -> bytes:
        """The lines of the events of a task."""
        if key not in self._by_task:
            base_url = self._data.library.config.base_url
            found = task_events(self._data.library, self._data.facts, (key,))
            self._by_task[key] = b"".join(_event_lines(event, base_url) for event in found)
        return self._by_task[key]


def _make(event_lines: _EventLines, name: str, keys: tuple[TaskKey, ...]) -> bytes:
    return to_ics(name, map(event_lines.of_task, keys))


def _cache_key(data: Dataset, agency_id: str, *parts: str) -> bytes:
    return digest(data.digest(data.library.agencies[agency_id].plans), *parts)


def _tasks_of_unit(data: Dataset, unit: UnitEntry) -> tuple[TaskKey, ...]:
    """The tasks that name the unit, or a group it belongs to, as lead or support; in printed order."""
    groups = (data.library.units[unit.agency, group] for group in unit.groups)
    named = {key for entry in (unit, *groups) for key in (*entry.leads, *entry.supports)}
    plans = data.library.agencies[unit.agency].plans
    return tuple(task.key for plan in plans for task in data.library.plans[plan].tasks if task.key in named)


def _calendars(data: Dataset) -> Iterator[tuple[str, str, str, tuple[TaskKey, ...]]]:
    """Path, id of the agency, name and tasks of each calendar."""
    library = data.library
    for agency in library.agencies.values():
        keys = tuple(task.key for plan in agency.plans for task in library.plans[plan].tasks)
        yield urls.agency_calendar(agency.id), agency.id, f"Nhiệm vụ: {agency.record.name}", keys
    for unit in library.units.values():
        name = f"Nhiệm vụ: {unit.record.name}, {library.agencies[unit.agency].display_name}"
        yield urls.unit_calendar(unit.key), unit.agency, name, _tasks_of_unit(data, unit)


def agency_calendars(data: Dataset) -> Iterator[Export]:
    """The calendar of each agency and unit in ``data``, without events where nothing has a day."""
    event_lines = _EventLines(data)
    for path, agency_id, name, keys in _calendars(data):
        agency = data.library.agencies[agency_id]
        cache_key = partial(
            _cache_key, data, agency_id, name, agency.display_name, str(agency.record.until), repr(keys)
        )
        yield Export(path, partial(_make, event_lines, name, keys), cache_key)
