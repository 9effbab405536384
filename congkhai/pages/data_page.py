"""The page of the open data: what can be fetched, what each field means, how it may be used again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from congkhai import urls
from congkhai.dataset import DERIVED_FIELDS, DERIVED_KEY, FIELD_TYPE_LABELS, PRINTED_FIELDS, Field
from congkhai.dataset.formats import DATA_FORMATS
from congkhai.library import PlanKey
from congkhai.pages.page_base import Link, Page, SiteData, View
from congkhai.pages.task_table_rows import HOME_LINK, agency_link, plan_link

Metadata = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PlanDownloads:
    """The files of one plan, and how many tasks they hold."""

    agency: Link
    plan: Link
    tasks: int
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AgencySubscriptions:
    """What an agency's followers can subscribe to."""

    agency: Link
    feed: str
    calendar: str


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field; ``codes`` are its closed values with their meanings, ``parts`` the keys of each item."""

    key: str
    label: str
    kind: str
    help: str
    codes: tuple[tuple[str, str], ...]
    parts: tuple[FieldRow, ...]


@dataclass(frozen=True, slots=True)
class DataView(View):
    """The page ``/du-lieu/``. ``as_of``: the day to which the figures run; paths are from the site's root."""

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


def _field(field: Field) -> FieldRow:
    parts = tuple(_field(part) for part in field.subfields)
    return FieldRow(field.key, field.label, FIELD_TYPE_LABELS[field.type], field.help, field.codes, parts)


def _plan_files(site: SiteData, key: PlanKey) -> PlanDownloads:
    plan = site.library.plans[key]
    files = tuple(Link(table.name, urls.plan_data(key, table.extension)) for table in DATA_FORMATS)
    return PlanDownloads(
        agency_link(site.library.agencies[plan.agency]), plan_link(plan), len(plan.tasks), files
    )


def _years(site: SiteData) -> str | None:
    spans = [plan.record.years for plan in site.library.plans.values()]
    if not spans:
        return None
    return f"{min(span.first for span in spans)}/{max(span.last for span in spans)}"


def _metadata(site: SiteData, description: str) -> Metadata:
    """The data set in the words of schema.org (https://schema.org/Dataset)."""
    config = site.library.config
    base = urls.absolute_url(config.base_url, "")
    licence = config.licence
    owner = {"@type": "GovernmentOrganization", "name": config.owner} if config.owner else None
    made: Metadata = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": config.name,
        "description": description,
        "url": f"{base}{urls.DATA}" if base else None,
        "inLanguage": "vi",
        "isAccessibleForFree": True,
        "license": (licence.url or licence.name) if licence else None,
        "creator": owner,
        "publisher": owner,
        "temporalCoverage": _years(site),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": table.name,
                "encodingFormat": table.media_type,
                "contentUrl": f"{base}{urls.all_data(table.extension)}"
                if base
                else urls.relative(urls.DATA, urls.all_data(table.extension)),
            }
            for table in DATA_FORMATS
        ],
    }
    return {key: value for key, value in made.items() if value is not None}


def pages(site: SiteData) -> Iterator[Page]:
    """The one page of the open data."""
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
        printed=tuple(map(_field, PRINTED_FIELDS)),
        derived=tuple(map(_field, DERIVED_FIELDS)),
        derived_key=DERIVED_KEY,
        metadata=_metadata(site, description),
    )
    yield Page(urls.DATA, "pages/data.html", view)
