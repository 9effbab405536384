"""What an earlier build worked out, kept by content; deleting it changes nothing but time."""

from congkhai.cache.build_cache import BuildCache
from congkhai.cache.cache_location import cache_folder
from congkhai.cache.program_digest import code_digest

__all__ = ["BuildCache", "cache_folder", "code_digest"]
