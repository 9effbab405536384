"""Reading: the YAML files of a site folder to records, with the place of every value."""

from congkhai.sources.file_parser import LARGEST_FILE, parse_file
from congkhai.sources.location_map import LocationMap, Path
from congkhai.sources.site_files import (
    AgencyFiles,
    AgencySources,
    SiteFiles,
    Source,
    SourceFile,
    parse,
    parse_agency,
    read_files,
)

__all__ = [
    "LARGEST_FILE",
    "AgencyFiles",
    "AgencySources",
    "LocationMap",
    "Path",
    "SiteFiles",
    "Source",
    "SourceFile",
    "parse",
    "parse_agency",
    "parse_file",
    "read_files",
]
