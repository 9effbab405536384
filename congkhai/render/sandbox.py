"""The environments of Jinja: a plain one for the program's templates, a sandbox for sites with their own.

Jinja's sandbox forbids names that begin with an underscore and changes of lists and dicts. It lets every
other method be called, and a pydantic record has some that read files and load pickles. Ours therefore names
what may be read: the fields of views and records, the methods of texts, numbers, dates, lists and dicts.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib.metadata import version
from inspect import getattr_static
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, FileSystemBytecodeCache, StrictUndefined
from jinja2.environment import TemplateModule
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from congkhai.model.record_base import Record

_PLAIN = frozenset([str, Markup, int, float, bool, tuple, list, dict, date, datetime, timedelta])
_OF_JINJA = (BlockReference, LoopContext, Macro, TemplateModule, TemplateReference)


@cache
def readable_names(kind: Any) -> frozenset[str]:
    """The names of the data that an object of ``kind`` carries; none for what is no view and no record."""
    if issubclass(kind, Record):
        return frozenset(kind.model_fields)
    if is_dataclass(kind):
        declared = {field.name for field in fields(kind)}
    elif issubclass(kind, tuple) and hasattr(kind, "_fields"):
        declared = set(kind._fields)
    else:
        return frozenset()
    computed = (name for name in dir(kind) if isinstance(getattr_static(kind, name), property))
    return frozenset(name for name in declared.union(computed) if not name.startswith("_"))


class SiteSandbox(ImmutableSandboxedEnvironment):
    """An environment whose templates reach nothing but data."""

    def is_safe_attribute(self, obj: object, attr: str, value: Any) -> bool:
        """Whether a template may read ``attr`` of ``obj``."""
        kind: Any = type(obj)
        if kind in _PLAIN or isinstance(obj, _OF_JINJA):
            return super().is_safe_attribute(obj, attr, value)
        return attr in readable_names(kind)


def make_environment(loader: BaseLoader, compiled: Path | None, *, sandboxed: bool) -> Environment:
    """Make an environment; ``compiled`` is a folder for compiled templates, or None to keep none.

    The names of compiled templates tell Jinja's version and the sandbox: plain Jinja works out constants
    while it compiles, and what it has compiled calls everything without asking.
    """
    kept = f"jinja-{version('jinja2')}-{'sandbox-' if sandboxed else ''}%s.cache"
    kind = SiteSandbox if sandboxed else Environment
    return kind(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=FileSystemBytecodeCache(str(compiled), kept) if compiled else None,
    )
