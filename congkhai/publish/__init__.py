"""Releases and the switch between them: what is served is always whole."""

from congkhai.publish.lasting import welcome
from congkhai.publish.lock import locked
from congkhai.publish.manifest import Manifest, differences
from congkhai.publish.place import Place, Way, find_release
from congkhai.publish.releasing import Published, Wish, publish

__all__ = [
    "Manifest",
    "Place",
    "Published",
    "Way",
    "Wish",
    "differences",
    "find_release",
    "locked",
    "publish",
    "welcome",
]
