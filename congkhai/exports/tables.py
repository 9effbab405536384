"""Which tables there are: all tasks, and the tasks of each plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from congkhai import urls
from congkhai.dataset import Dataset
from congkhai.exports.base import Export
from congkhai.library import PlanKey

Maker = Callable[[Dataset, tuple[PlanKey, ...]], bytes]


def tables(data: Dataset, extension: str, make: Maker) -> Iterator[Export]:
    """The whole table and one for each plan, in one format."""
    every = tuple(data.library.plans)
    scopes = [(urls.all_data(extension), every), *((urls.plan_data(key, extension), (key,)) for key in every)]
    for path, plans in scopes:
        yield Export(path, partial(make, data, plans), partial(data.digest, plans))
