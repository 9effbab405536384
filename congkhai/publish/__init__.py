"""Releases and the switch between them: what is served is always whole."""

from congkhai.publish.manifest import Manifest, differences
from congkhai.publish.place import Place, find_release, locked
from congkhai.publish.releasing import Published, publish

__all__ = ["Manifest", "Place", "Published", "differences", "find_release", "locked", "publish"]
