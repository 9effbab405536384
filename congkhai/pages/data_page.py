"""The page of the open data: its files, the meaning of each field, the terms of use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from congkhai import urls
from congkhai.dataset import DERIVED_FIELDS, DERIVED_KEY, FIELD_TYPE_LABELS, PRINTED_FIELDS, Field
from congkhai.dataset.formats import DATA_FORMATS
from congkhai.library import PlanKey
from congkhai.pages.links import HOME_LINK, agency_link, plan_link
from congkhai.pages.page_base import Link, Page, SiteData, View

Metadata = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PlanDownloads:
    """The files of one plan, and the number of tasks in them."""

    agency: Link
    plan: Link
    tasks: int
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AgencySubscriptions:
    """The feed and the calendar of an agency, as paths from the site's root."""

    agency: Link
    feed: str
    calendar: str


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field of the open data.

    ``kind``: its type in words. ``codes``: (value, meaning) where only some values are possible. ``parts``:
    the fields of each item where the field holds a list of objects.
    """

    key: str
    label: str
    kind: str
    help: str
    codes: tuple[tuple[str, str], ...]
    parts: tuple[FieldRow, ...]


@dataclass(frozen=True, slots=True)
class DataView(View):
    """What the template of ``/du-lieu/`` sees; paths are from the site's root.

    ``printed`` are the fields as plans print them, ``derived`` those that the program works out, which rows
    have under ``derived_key``. ``metadata`` describes the data set for search engines, as JSON-LD.
    """

    as_of: date
    tasks: int
    plan_count: int
    files: tuple[Link, ...]
    plans: tuple[PlanDownloads, ...]
    agencies: tuple[AgencySubscriptions, ...]
    feed: str
    embeds: str
    package: str
    printed: tuple[FieldRow, ...]
    derived: tuple[FieldRow, ...]
    derived_key: str
    metadata: Metadata


def _field_row(field: Field) -> FieldRow:
    parts = tuple(_field_row(part) for part in field.subfields)
    return FieldRow(field.key, field.label, FIELD_TYPE_LABELS[field.type], field.help, field.codes, parts)


def _plan_files(site: SiteData, key: PlanKey) -> PlanDownloads:
    plan = site.library.plans[key]
    files = tuple(Link(table.name, urls.plan_data(key, table.extension)) for table in DATA_FORMATS)
    return PlanDownloads(
        agency_link(site.library.agencies[plan.agency]), plan_link(plan), len(plan.tasks), files
    )


def _temporal_coverage(site: SiteData) -> str | None:
    """The first and last year of all plans as an ISO 8601 interval; None without plans."""
    spans = [plan.record.years for plan in site.library.plans.values()]
    if not spans:
        return None
    return f"{min(span.first for span in spans)}/{max(span.last for span in spans)}"


def _metadata(site: SiteData, description: str) -> Metadata:
    """The data set in the terms of https://schema.org/Dataset, without what is not known."""
    config = site.library.config
    licence = config.licence
    paths = {table: urls.all_data(table.extension) for table in DATA_FORMATS}
    owner = {"@type": "GovernmentOrganization", "name": config.owner} if config.owner else None
    metadata: Metadata = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": config.name,
        "description": description,
        "url": urls.absolute_url(config.base_url, urls.DATA),
        "inLanguage": "vi",
        "isAccessibleForFree": True,
        "license": (licence.url or licence.name) if licence else None,
        "creator": owner,
        "publisher": owner,
        "temporalCoverage": _temporal_coverage(site),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": table.name,
                "encodingFormat": table.media_type,
                "contentUrl": urls.absolute_url(config.base_url, path) or urls.relative(urls.DATA, path),
            }
            for table, path in paths.items()
        ],
    }
    return {key: value for key, value in metadata.items() if value is not None}


def pages(site: SiteData) -> Iterator[Page]:
    """Yield the page of the open data."""
    library = site.library
    description = (
        f"Toàn bộ nhiệm vụ trong các kế hoạch của trang “{library.config.name}”, "
        "tải về dạng Excel, CSV, JSON; nguồn tin Atom và lịch các thời hạn."
    )
    view = DataView(
        title="Dữ liệu mở",
        description=description,
        trail=(HOME_LINK,),
        as_of=site.facts.as_of,
        tasks=len(library.tasks),
        plan_count=len(library.plans),
        files=tuple(Link(table.name, urls.all_data(table.extension)) for table in DATA_FORMATS),
        plans=tuple(_plan_files(site, key) for key in library.plans),
        agencies=tuple(
            AgencySubscriptions(
                Link(agency.record.name, urls.agency(agency.id)),
                urls.feed(agency.id),
                urls.agency_calendar(agency.id),
            )
            for agency in library.agencies.values()
        ),
        feed=urls.feed(),
        embeds=urls.EMBEDS,
        package=urls.DATAPACKAGE,
        printed=tuple(map(_field_row, PRINTED_FIELDS)),
        derived=tuple(map(_field_row, DERIVED_FIELDS)),
        derived_key=DERIVED_KEY,
        metadata=_metadata(site, description),
    )
    yield Page(urls.DATA, "pages/data.html", view)
