"""Warnings: abbreviations that nobody explains."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from congkhai.checks.abbreviation_finder import abbreviations_in, explained_in, pieces_of
from congkhai.checks.check_context import CheckContext, warning
from congkhai.checks.record_texts import texts_of
from congkhai.library import PlanEntry
from congkhai.model import Agency
from congkhai.problems import Problem, quoted
from congkhai.sources import ValuePath

# Not read for abbreviations: codes, addresses, who signed, what is quoted from the scan.
_SKIPPED = frozenset(["ma", "nguoi_ky", "so_hieu", "url", "tieu_chi", "tthc", "ban_goc"])
_FILED = "lưu"  # "Lưu: VT, KSTTHC": the initials of whoever typed it


def _is_read(path: ValuePath, text: str) -> bool:
    if path[0] == "noi_nhan" and text.lstrip(" -").lower().startswith(_FILED):
        return False
    return not _SKIPPED.intersection(path)


def _registered(agency: Agency) -> set[str]:
    """Abbreviations that are themselves registered names of units, or of the agency."""
    names = {name for unit in agency.units for name in unit.other_names}
    return names | ({agency.short_name} if agency.short_name else set())


def _of_plan(plan: PlanEntry) -> list[tuple[ValuePath, str]]:
    shown = {task.index for task in plan.tasks}
    return [
        (path, text)
        for path, text in texts_of(plan.record)
        if _is_read(path, text) and (path[0] != "nhiem_vu" or path[1] in shown)
    ]


def _unknown(texts: list[tuple[ValuePath, str]], known: set[str]) -> dict[str, list[ValuePath]]:
    """Abbreviations that are not ``known``, with all places where they stand."""
    found: defaultdict[str, list[ValuePath]] = defaultdict(list)
    for path, text in texts:
        for word in abbreviations_in(text):
            for piece in [] if word in known else pieces_of(word):
                if piece not in known:
                    found[piece].append(path)
    return found


def unexplained_abbreviations(context: CheckContext) -> Iterator[Problem]:
    """One warning for each abbreviation and plan, where it first stands."""
    config = context.library.config
    explained = set(config.abbreviations).union(*(name.split() for name in config.abbreviations))
    for plan in context.library.plans.values():
        texts = _of_plan(plan)
        found = _unknown(texts, explained | _registered(context.agency_of(plan).record))
        here = set().union(*(explained_in(text) for _, text in texts)) if found else set()
        for piece in found.keys() - here:
            yield warning(
                min(context.at(plan.file, path) for path in found[piece]),
                "viet-tat-la",
                f"chữ viết tắt {quoted(piece)} chưa được giải nghĩa ở đâu",
                f"Hãy thêm “{piece}: …” vào “viet_tat” của {context.config_file}.",
            )
