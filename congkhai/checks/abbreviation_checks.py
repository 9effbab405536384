"""Warnings on abbreviations that are not explained."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from congkhai.checks.abbreviation_finder import abbreviation_parts, abbreviations_in, explained_in
from congkhai.checks.check_context import CheckContext, warning
from congkhai.checks.record_texts import texts_of
from congkhai.library import PlanEntry
from congkhai.model import Agency
from congkhai.problems import Problem, quoted
from congkhai.sources import ValuePath
from congkhai.vietnamese.letters import plain_letters

# Keys whose texts are not searched: codes, URLs, the signer, quotations of the scan.
_SKIPPED_KEYS = frozenset(["ma", "nguoi_ky", "so_hieu", "url", "tieu_chi", "tthc", "ban_goc"])
_FILING_LINE = "lưu"  # "Lưu: VT, KSTTHC" ends with the initials of the typist


def _is_searched(path: ValuePath, text: str) -> bool:
    """Say whether a text of a plan is searched for abbreviations."""
    if path[0] == "noi_nhan" and text.lstrip(" -").lower().startswith(_FILING_LINE):
        return False
    return not _SKIPPED_KEYS.intersection(path)


def _registered(agency: Agency) -> set[str]:
    """Give the names of an agency and of its units that may look like abbreviations."""
    names = {name for unit in agency.units for name in unit.other_names}
    return set(map(plain_letters, names | ({agency.short_name} if agency.short_name else set())))


def _texts_of_plan(plan: PlanEntry) -> list[tuple[ValuePath, str]]:
    """Give the searched texts of a plan, without those of draft tasks."""
    shown = {task.index for task in plan.tasks}
    return [
        (path, text)
        for path, text in texts_of(plan.record)
        if _is_searched(path, text) and (path[0] != "nhiem_vu" or path[1] in shown)
    ]


def _unknown(texts: list[tuple[ValuePath, str]], known: set[str]) -> dict[str, list[ValuePath]]:
    """Give the abbreviations that are not ``known``, each with the paths of all texts that use it."""
    found: defaultdict[str, list[ValuePath]] = defaultdict(list)
    for path, text in texts:
        for word in abbreviations_in(text):
            for part in [] if word in known else abbreviation_parts(word):
                if part not in known:
                    found[part].append(path)
    return found


def unexplained_abbreviations(context: CheckContext) -> Iterator[Problem]:
    """Warn once for each abbreviation of a plan that is not explained, where it first stands."""
    config = context.library.config
    names = [plain_letters(name) for name in config.abbreviations]
    explained = set(names).union(*(name.split() for name in names))
    for plan in context.library.plans.values():
        texts = _texts_of_plan(plan)
        found = _unknown(texts, explained | _registered(context.agency_of(plan).record))
        here = set().union(*(explained_in(text) for _, text in texts)) if found else set()
        for abbreviation in found.keys() - here:
            yield warning(
                min(context.at(plan.file, path) for path in found[abbreviation]),
                "viet-tat-la",
                f"chữ viết tắt {quoted(abbreviation)} chưa được giải nghĩa ở đâu",
                f"Hãy thêm “{abbreviation}: …” vào “viet_tat” của {context.config_file}.",
            )
