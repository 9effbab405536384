"""The cache of earlier builds: where it is, and the values in it. Deleting it changes nothing but time."""

from congkhai.cache.build_cache import BuildCache
from congkhai.cache.cache_location import cache_folder
from congkhai.cache.digests import digest
from congkhai.cache.program_digest import code_digest

__all__ = ["BuildCache", "cache_folder", "code_digest", "digest"]
