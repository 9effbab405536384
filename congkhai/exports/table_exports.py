"""Which tables there are in a format: all tasks, and the tasks of each plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from congkhai import urls
from congkhai.dataset import Dataset
from congkhai.dataset.formats import DataFormat
from congkhai.exports.export_file import Export
from congkhai.library import PlanKey


@dataclass(frozen=True, slots=True)
class TableExporter:
    """Makes the tables of one format; ``make`` gives the bytes of the table of some plans."""

    format: DataFormat
    make: Callable[[Dataset, tuple[PlanKey, ...]], bytes]

    def _export(self, data: Dataset, path: str, plans: tuple[PlanKey, ...]) -> Export:
        return Export(path, partial(self.make, data, plans), partial(data.digest, plans))

    def site_table(self, data: Dataset) -> Iterator[Export]:
        """The table of all tasks."""
        yield self._export(data, urls.all_data(self.format.extension), tuple(data.library.plans))

    def plan_tables(self, data: Dataset) -> Iterator[Export]:
        """One table for each plan."""
        for key in data.library.plans:
            yield self._export(data, urls.plan_data(key, self.format.extension), (key,))
