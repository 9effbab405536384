"""Errors: every name an editor writes leads to something that is registered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from congkhai.checks.check_context import CheckContext, did_you_mean, error
from congkhai.library import AgencyEntry, PlanEntry, UnitNames, find_criterion, name_key
from congkhai.model import Agency, Task
from congkhai.problems import Problem, quoted
from congkhai.sources import ValuePath
from congkhai.vietnamese import nearest

_BETWEEN = re.compile(r"\s*[,;]\s*|\s+và\s+|\n")  # how several units stand in one cell
_MOST_COMMAS = 4  # in the name of one unit
_STRONG = re.compile(r"\s*;\s*|\n")


def _known_names(agency: Agency) -> list[str]:
    return [name for unit in agency.units for name in (unit.name, *unit.other_names)]


def _listed(name: str, names: UnitNames) -> str | None:
    """The units that one cell names together, as a YAML list; None unless each of them is registered."""
    for between in (_STRONG, _BETWEEN):  # a unit's own name may have commas: "Các sở, ban, ngành"
        pieces = [piece.strip(" -.") for piece in between.split(name) if piece.strip(" -.")]
        if len(pieces) > 1 and all(names.find(piece) for piece in pieces):
            return "[" + ", ".join(f'"{piece}"' if "," in piece else piece for piece in pieces) + "]"
    return None


def _unit_hint(file: str, listed: str | None, close: str | None, own: bool) -> str:
    if listed:
        return f"Mỗi đơn vị là một phần tử của danh sách: {listed}."
    if own:
        place = f"“don_vi” của {file}, với “ma: co-quan”"
        return f"Đó là tên cơ quan: hãy đăng ký thành một đơn vị trong {place}."
    if close:
        return f"Nếu đúng, hãy viết tên ấy, hoặc thêm tên này vào “ten_khac” của đơn vị trong {file}."
    return f"Hãy đăng ký đơn vị trong “don_vi” của {file}, hoặc thêm tên này vào “ten_khac” của một đơn vị."


class _UnitCheck:
    """Looks up the units named in the plans of one agency."""

    def __init__(self, context: CheckContext, agency: Agency, agency_file: str) -> None:
        self.context = context
        self.names = UnitNames.of(agency)
        self.known = _known_names(agency)
        self.ids = [unit.id for unit in agency.units]
        self.own = {name_key(name) for name in (agency.name, agency.short_name) if name}
        self.file = agency_file

    def unknown(
        self, written: Iterable[str], file: str, path: ValuePath, task: str = ""
    ) -> Iterator[Problem]:
        """One problem for each of the names that no unit is registered under."""
        names = tuple(written)
        passed = 0
        for index, name in enumerate(names):
            if index < passed or self.names.find(name):
                continue
            split = self._split_by_commas(names, index)
            if split > 1:
                passed = index + split
                whole = ", ".join(names[index:passed])
                yield error(
                    self.context.at(file, (*path, index)),
                    "don-vi-la",
                    f"tên đơn vị {quoted(whole)} bị dấu phẩy tách thành {split} tên",
                    f'Tên có dấu phẩy phải đặt trong dấu ngoặc kép: "{whole}".',
                    task=task,
                )
                continue
            listed, own = _listed(name, self.names), name_key(name) in self.own
            known = self.known + (self.ids if name.isascii() else [])
            close = None if listed or own else nearest(name, known)
            yield error(
                self.context.at(file, (*path, index)),
                "don-vi-la",
                f"chưa có đơn vị nào tên {quoted(name)}{did_you_mean(close)}",
                _unit_hint(self.file, listed, close, own),
                task=task,
            )

    def _split_by_commas(self, names: tuple[str, ...], index: int) -> int:
        """How many names from ``index`` on make up one registered name with its commas; 0 when none do."""
        lengths = range(2, min(_MOST_COMMAS + 2, len(names) - index + 1))
        return next((n for n in lengths if self.names.find(", ".join(names[index : index + n]))), 0)

    def task(self, task: Task, index: int, file: str) -> Iterator[Problem]:
        """The units of a task and of its parts; a name that a part already gives is looked up there only."""
        place: ValuePath = ("nhiem_vu", index)
        for at, part in enumerate(task.parts):
            for key, written in (("chu_tri", part.lead), ("phoi_hop", part.support)):
                yield from self.unknown(written, file, (*place, "phan", at, key), task.id)
        in_parts = {name for part in task.parts for name in (*part.lead, *part.support)}
        for key, written in (("chu_tri", task.lead), ("phoi_hop", task.support)):
            if not in_parts.issuperset(written):
                yield from self.unknown(written, file, (*place, key), task.id)


def _unknown_units_of(context: CheckContext, agency: AgencyEntry) -> Iterator[Problem]:
    check = _UnitCheck(context, agency.record, agency.file)
    for index, unit in enumerate(agency.record.units):
        yield from check.unknown(unit.members, agency.file, ("don_vi", index, "gom"))
    for key in agency.plans:
        plan = context.library.plans[key]
        for entry in plan.tasks:
            yield from check.task(entry.record, entry.index, plan.file)


def unknown_units(context: CheckContext) -> Iterator[Problem]:
    """Lead and coordinating units, and members of groups, that no unit of the agency is registered as.

    Where an agency registers none at all, that is the one thing to mend, and it is said once.
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
    for code, section in plan.record.sections.items():
        yield section.criteria, ("muc", code, "tieu_chi"), ""
    for task in plan.tasks:
        yield task.record.criteria, ("nhiem_vu", task.index, "tieu_chi"), task.record.id
    for indicator in plan.indicators:
        yield indicator.record.criterion, ("chi_tieu", indicator.index, "tieu_chi"), ""


def unknown_criteria(context: CheckContext) -> Iterator[Problem]:
    """Criteria that config.yaml does not have; said once where it has none at all."""
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
                    ours = ", ".join(config.criterion_sets[set_id].criteria)
                    said = (
                        f"bộ tiêu chí “{set_id}” không có tiêu chí {quoted(criterion)}{did_you_mean(close)}"
                    )
                    yield error(location, "tieu-chi-la", said, f"Bộ này có: {ours}.", task=task)
                else:
                    said = f"không có bộ tiêu chí {quoted(set_id)}{did_you_mean(close)}"
                    sets = ", ".join(config.criterion_sets) or "chưa có bộ nào"
                    yield error(location, "tieu-chi-la", said, f"Các bộ trong {file}: {sets}.", task=task)


def unknown_kinds(context: CheckContext) -> Iterator[Problem]:
    """Kinds of agencies that config.yaml does not have."""
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
    """The document that ended an agency must be one of the legal sources of config.yaml."""
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
    """A successor is an agency of this site, by its id, or the full name of one that is not here.

    A name has at least two words; one word alone can only be meant as an id.
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
