"""Errors on names and codes that editors write and that lead to nothing registered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from congkhai.checks.check_context import CheckContext, did_you_mean, error
from congkhai.library import AgencyEntry, PlanEntry, UnitNames, find_criterion, name_key
from congkhai.model import Agency, Task
from congkhai.problems import Problem, quoted
from congkhai.sources import ValuePath
from congkhai.vietnamese import nearest

# What stands between the units of one cell; a comma may also be a part of a name.
_STRONG_SEPARATOR = re.compile(r"\s*;\s*|\n")
_SEPARATOR = re.compile(r"\s*[,;]\s*|\s+và\s+|\n")
_MAX_COMMAS = 4  # in the name of one unit


def _written_names(agency: Agency) -> list[str]:
    return [name for unit in agency.units for name in (unit.name, *unit.other_names)]


def _as_yaml_list(name: str, names: UnitNames) -> str | None:
    """Write the units that one cell names together as a YAML list; None unless each of them is registered."""
    for separator in (_STRONG_SEPARATOR, _SEPARATOR):  # "Các sở, ban, ngành" is one name
        parts = [part.strip(" -.") for part in separator.split(name) if part.strip(" -.")]
        if len(parts) > 1 and all(names.find(part) for part in parts):
            return "[" + ", ".join(f'"{part}"' if "," in part else part for part in parts) + "]"
    return None


def _unit_hint(file: str, yaml_list: str | None, close: str | None, is_agency: bool) -> str:
    """Say what to do about a name that no unit is registered under."""
    if yaml_list:
        return f"Mỗi đơn vị là một phần tử của danh sách: {yaml_list}."
    if is_agency:
        where = f"“don_vi” của {file}, với “ma: co-quan”"
        return f"Đó là tên cơ quan: hãy đăng ký thành một đơn vị trong {where}."
    if close:
        return f"Nếu đúng, hãy viết tên ấy, hoặc thêm tên này vào “ten_khac” của đơn vị trong {file}."
    return f"Hãy đăng ký đơn vị trong “don_vi” của {file}, hoặc thêm tên này vào “ten_khac” của một đơn vị."


class _UnitCheck:
    """Looks up the units named in the plans of one agency."""

    def __init__(self, context: CheckContext, agency: Agency, agency_file: str) -> None:
        self.context = context
        self.names = UnitNames.of(agency)
        self.written_names = _written_names(agency)
        self.ids = [unit.id for unit in agency.units]
        self.agency_names = {name_key(name) for name in (agency.name, agency.short_name) if name}
        self.file = agency_file

    def unknown(
        self, written: Iterable[str], file: str, path: ValuePath, task: str = ""
    ) -> Iterator[Problem]:
        """Give an error for each of the names that no unit is registered under.

        ``path`` leads to the list of the names; a name that commas split into several gets one error.
        """
        names = tuple(written)
        told_up_to = 0
        for index, name in enumerate(names):
            if index < told_up_to or self.names.find(name):
                continue
            split = self._split_by_commas(names, index)
            if split > 1:
                told_up_to = index + split
                whole = ", ".join(names[index:told_up_to])
                yield error(
                    self.context.at(file, (*path, index)),
                    "don-vi-la",
                    f"tên đơn vị {quoted(whole)} bị dấu phẩy tách thành {split} tên",
                    f'Tên có dấu phẩy phải đặt trong dấu ngoặc kép: "{whole}".',
                    task=task,
                )
                continue
            yaml_list, is_agency = _as_yaml_list(name, self.names), name_key(name) in self.agency_names
            known = self.written_names + (self.ids if name.isascii() else [])
            close = None if yaml_list or is_agency else nearest(name, known)
            yield error(
                self.context.at(file, (*path, index)),
                "don-vi-la",
                f"chưa có đơn vị nào tên {quoted(name)}{did_you_mean(close)}",
                _unit_hint(self.file, yaml_list, close, is_agency),
                task=task,
            )

    def _split_by_commas(self, names: tuple[str, ...], index: int) -> int:
        """Give how many names from ``index`` on are one registered name with commas; 0 if none are."""
        lengths = range(2, min(_MAX_COMMAS + 2, len(names) - index + 1))
        return next(
            (length for length in lengths if self.names.find(", ".join(names[index : index + length]))), 0
        )

    def task(self, task: Task, index: int, file: str) -> Iterator[Problem]:
        """Check the units of a task and of its parts; a name that a part gives is reported there only."""
        path: ValuePath = ("nhiem_vu", index)
        for position, part in enumerate(task.parts):
            for key, written in (("chu_tri", part.lead), ("phoi_hop", part.support)):
                yield from self.unknown(written, file, (*path, "phan", position, key), task.id)
        in_parts = {name for part in task.parts for name in (*part.lead, *part.support)}
        for key, written in (("chu_tri", task.lead), ("phoi_hop", task.support)):
            if not in_parts.issuperset(written):
                yield from self.unknown(written, file, (*path, key), task.id)


def _unknown_units_of(context: CheckContext, agency: AgencyEntry) -> Iterator[Problem]:
    check = _UnitCheck(context, agency.record, agency.file)
    for index, unit in enumerate(agency.record.units):
        yield from check.unknown(unit.members, agency.file, ("don_vi", index, "gom"))
    for key in agency.plans:
        plan = context.library.plans[key]
        for entry in plan.tasks:
            yield from check.task(entry.record, entry.index, plan.file)


def unknown_units(context: CheckContext) -> Iterator[Problem]:
    """Find lead and coordinating units, and members of groups, that an agency has not registered.

    An agency that registers no unit at all gets one error for all of them.
    """
    for agency in context.library.agencies.values():
        found = list(_unknown_units_of(context, agency))
        if found and not agency.record.units:
            yield error(
                found[0].location,
                "don-vi-la",
                f"cơ quan chưa đăng ký đơn vị nào mà kế hoạch nêu tên đơn vị ({len(found)} chỗ)",
                f"Hãy đăng ký các đơn vị trong “don_vi” của {agency.file}.",
                task=found[0].task,
            )
        else:
            yield from found


def _criteria_of(plan: PlanEntry) -> Iterator[tuple[tuple[str, ...], ValuePath, str]]:
    """Give every list of criteria in a plan, its path, and the id of the task, "" elsewhere."""
    for code, section in plan.record.sections.items():
        yield section.criteria, ("muc", code, "tieu_chi"), ""
    for task in plan.tasks:
        yield task.record.criteria, ("nhiem_vu", task.index, "tieu_chi"), task.record.id
    for indicator in plan.indicators:
        yield indicator.record.criterion, ("chi_tieu", indicator.index, "tieu_chi"), ""


def unknown_criteria(context: CheckContext) -> Iterator[Problem]:
    """Find criteria that config.yaml does not have; there is one error where it has no set at all."""
    found = list(_unknown_criteria(context))
    yield from found if context.library.config.criterion_sets else found[:1]


def _unknown_criteria(context: CheckContext) -> Iterator[Problem]:
    config, file = context.library.config, context.config_file
    known = [f"{key[0]}/{key[1]}" if key[1] else key[0] for key in context.library.criteria]
    for plan in context.library.plans.values():
        for written, path, task in _criteria_of(plan):
            for index, text in enumerate(written):
                if find_criterion(config, text):
                    continue
                location = context.at(plan.file, (*path, index))
                set_id, _, criterion = text.partition("/")
                close = nearest(text, known)
                if set_id in config.criterion_sets:
                    codes = ", ".join(config.criterion_sets[set_id].criteria)
                    said = (
                        f"bộ tiêu chí “{set_id}” không có tiêu chí {quoted(criterion)}{did_you_mean(close)}"
                    )
                    yield error(location, "tieu-chi-la", said, f"Bộ này có: {codes}.", task=task)
                else:
                    said = f"không có bộ tiêu chí {quoted(set_id)}{did_you_mean(close)}"
                    sets = ", ".join(config.criterion_sets) or "chưa có bộ nào"
                    yield error(location, "tieu-chi-la", said, f"Các bộ trong {file}: {sets}.", task=task)


def unknown_kinds(context: CheckContext) -> Iterator[Problem]:
    """Find kinds of agencies that config.yaml does not have."""
    kinds = context.library.config.agency_kinds
    for agency in context.library.agencies.values():
        kind = agency.record.kind
        if kind and kind not in kinds:
            by_name = {known.name: code for code, known in kinds.items()}
            close = nearest(kind, kinds) or by_name.get(nearest(kind, by_name) or "")
            yield error(
                context.at(agency.file, ("loai",)),
                "loai-la",
                f"không có loại cơ quan {quoted(kind)}{did_you_mean(close)}",
                f"Các loại trong “loai_co_quan” của {context.config_file}: {', '.join(kinds) or 'chưa có'}.",
            )


def unknown_end_sources(context: CheckContext) -> Iterator[Problem]:
    """Find documents that ended an agency and that are no legal source of config.yaml."""
    sources = [source.id for source in context.library.config.legal]
    for agency in context.library.agencies.values():
        written = agency.record.until_source
        if written and written not in sources:
            close = nearest(written, sources)
            yield error(
                context.at(agency.file, ("can_cu_den",)),
                "can-cu-la",
                f"chưa khai văn bản nào có mã {quoted(written)}{did_you_mean(close)}",
                f"Hãy viết mã của một văn bản trong “can_cu_phap_ly” của {context.config_file}.",
            )


def unknown_successors(context: CheckContext) -> Iterator[Problem]:
    """Find successors that are no agency of this site, or the agency itself.

    A successor outside the site is written by its full name. A single word is taken for an id.
    """
    agencies = context.library.agencies
    for agency in agencies.values():
        written = agency.record.successor
        if not written:
            continue
        location = context.at(agency.file, ("ke_thua",))
        if written == agency.id:
            said = "cơ quan không thể kế thừa chính mình"
            yield error(location, "ke-thua-la", said, "Hãy viết cơ quan tiếp nhận nhiệm vụ.")
        elif written not in agencies and len(written.split()) == 1:
            close = nearest(written, agencies.keys() - {agency.id})
            yield error(
                location,
                "ke-thua-la",
                f"không có cơ quan mã {quoted(written)}{did_you_mean(close)}",
                "Hãy viết mã (tên thư mục) của một cơ quan trong trang, hoặc tên đầy đủ của cơ quan.",
            )
