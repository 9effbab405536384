"""Composition only: the steps of a check and of a build, in their order.

What only a build needs is imported when it is first asked for, so that a check starts in half the time.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from congkhai.pipeline.content_loading import Content, load_content

if TYPE_CHECKING:
    from congkhai.pipeline.building import build
    from congkhai.pipeline.site_assembly import BuildOptions, BuildResult, SiteParts, search_files, site_parts

__all__ = [
    "BuildOptions",
    "BuildResult",
    "Content",
    "SiteParts",
    "build",
    "load_content",
    "search_files",
    "site_parts",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = "building" if name == "build" else "site_assembly"
    return getattr(importlib.import_module(f"congkhai.pipeline.{module}"), name)
