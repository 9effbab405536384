"""Reading: the YAML files of a site folder to records, with the place of every value."""

from congkhai.sources.reading import LARGEST_FILE, parse_file
from congkhai.sources.site import Memo, SiteSources, Source, read_site
from congkhai.sources.spots import Path, Spots

__all__ = ["LARGEST_FILE", "Memo", "Path", "SiteSources", "Source", "Spots", "parse_file", "read_site"]
