"""The formats in which the tables of tasks are published, once for the whole program.

The exporters, the data page, each plan's page, datapackage.json and the build follow this list;
``tests/unit/test_data_formats.py`` holds that. What kind of file a format is says ``congkhai/file_types.py``.
"""

from __future__ import annotations

from dataclasses import dataclass

from congkhai.file_types import file_type


@dataclass(frozen=True, slots=True)
class DataFormat:
    """A format of the open data.

    ``extension`` has no dot. ``name`` stands on the data page, ``link_text`` on a plan's page, ``title`` in
    datapackage.json.
    """

    extension: str
    name: str
    link_text: str
    title: str

    @property
    def media_type(self) -> str:
        """The media type of its files, as IANA registers it."""
        return file_type(f"x.{self.extension}").media_type


XLSX = DataFormat("xlsx", "Excel", "Excel (XLSX)", "Nhiệm vụ, dạng bảng tính Excel")
CSV = DataFormat("csv", "CSV", "CSV", "Nhiệm vụ, dạng bảng CSV")
JSON = DataFormat("json", "JSON", "JSON", "Nhiệm vụ, dạng JSON")

DATA_FORMATS: tuple[DataFormat, ...] = (XLSX, CSV, JSON)
"""In the order in which pages offer them: first what most people can open."""
