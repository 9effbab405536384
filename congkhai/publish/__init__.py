"""Releases and the switch between them: what is served is always whole.

What only a publish or a rollback needs is imported when it is first asked for.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from congkhai.publish.release_manifest import Manifest, differences
from congkhai.publish.release_store import ReleaseStore, SwitchMode, find_release, publishing_lock

if TYPE_CHECKING:
    from congkhai.publish.release_making import Published, PublishOptions, publish
    from congkhai.publish.retained_assets import relink_assets

__all__ = [
    "Manifest",
    "PublishOptions",
    "Published",
    "ReleaseStore",
    "SwitchMode",
    "differences",
    "find_release",
    "publish",
    "publishing_lock",
    "relink_assets",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = "retained_assets" if name == "relink_assets" else "release_making"
    return getattr(importlib.import_module(f"congkhai.publish.{module}"), name)
