"""Reads the YAML files of a site folder into records, with the location of every value.

It needs only the model: everything that an editor wrote wrongly comes back as problems, nothing is raised.
"""

from congkhai.sources.entry_spans import LineSpan, entry_spans
from congkhai.sources.file_parser import MAX_FILE_BYTES, parse_file
from congkhai.sources.location_map import LocationMap, ValuePath
from congkhai.sources.site_files import (
    AgencyFiles,
    ParsedAgency,
    ParsedRecord,
    SiteFiles,
    SourceFile,
    parse_agency,
    parse_source,
    read_site_files,
)

__all__ = [
    "MAX_FILE_BYTES",
    "AgencyFiles",
    "LineSpan",
    "LocationMap",
    "ParsedAgency",
    "ParsedRecord",
    "SiteFiles",
    "SourceFile",
    "ValuePath",
    "entry_spans",
    "parse_agency",
    "parse_file",
    "parse_source",
    "read_site_files",
]
