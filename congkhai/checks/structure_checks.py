"""Errors and warnings on codes, names and sections: each must be unique and have its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from congkhai.checks.check_context import CheckContext, did_you_mean, error, warning
from congkhai.library import PlanEntry, name_key
from congkhai.library.section_outline import code_parts, parent_code
from congkhai.model import Unit
from congkhai.problems import Problem, SourceLocation, quoted
from congkhai.sources import ValuePath
from congkhai.vietnamese import fold, nearest


def _repeated(
    context: CheckContext,
    file: str,
    what: str,
    codes: Iterable[tuple[str, ValuePath]],
    *,
    tasks: bool = False,
) -> Iterator[Problem]:
    """Give an error for each code that shares an address with an earlier one: equal but for case and accents.

    Addresses drop accents, and a disk may ignore case, so that such codes would share one file.
    """
    first: dict[str, tuple[str, SourceLocation]] = {}
    hint = f"Hãy đặt cho mỗi {what} một mã riêng."
    for code, path in codes:
        location, address = context.at(file, path), fold(code)
        if address not in first:
            first[address] = code, location
            continue
        known, where = first[address]
        line = f" ở dòng {where.line}" if where.line else ""
        like = "" if known == code else f" chỉ khác “{known}” ở chữ hoa, chữ thường hoặc dấu, và mã ấy"
        said = f"mã {what} {quoted(code)}{like} đã dùng{line}"
        printed = " Số in của bảng thì ghi vào “so”." if tasks and like else ""
        yield error(location, "trung-ma", said, hint + printed, task=code if tasks else "")


def repeated_codes(context: CheckContext) -> Iterator[Problem]:
    """Find equal codes within a plan (tasks, indicators, sections), an agency (units), or config.yaml."""
    for plan in context.library.plans.values():
        record = plan.record
        tasks = ((task.id, ("nhiem_vu", index, "ma")) for index, task in enumerate(record.tasks))
        yield from _repeated(context, plan.file, "nhiệm vụ", tasks, tasks=True)
        indicators = (
            (indicator.id, ("chi_tieu", index, "ma")) for index, indicator in enumerate(record.indicators)
        )
        yield from _repeated(context, plan.file, "chỉ tiêu", indicators)
        yield from _repeated(context, plan.file, "mục", ((code, ("muc", code)) for code in record.sections))
    for agency in context.library.agencies.values():
        units = ((unit.id, ("don_vi", index, "ma")) for index, unit in enumerate(agency.record.units))
        yield from _repeated(context, agency.file, "đơn vị", units)
    config, file = context.library.config, context.config_file
    sources = ((source.id, ("can_cu_phap_ly", index, "ma")) for index, source in enumerate(config.legal))
    yield from _repeated(context, file, "văn bản", sources)
    sets = ((code, ("bo_tieu_chi", code)) for code in config.criterion_sets)
    yield from _repeated(context, file, "bộ tiêu chí", sets)
    for set_id, criterion_set in config.criterion_sets.items():
        criteria = ((code, ("bo_tieu_chi", set_id, "tieu_chi", code)) for code in criterion_set.criteria)
        yield from _repeated(context, file, "tiêu chí", criteria)


def _names(unit: Unit, index: int) -> Iterator[tuple[str, ValuePath]]:
    """Give the names of a unit, each with its path."""
    yield unit.name, ("don_vi", index, "ten")
    for position, name in enumerate(unit.other_names):
        yield name, ("don_vi", index, "ten_khac", position)


def repeated_names(context: CheckContext) -> Iterator[Problem]:
    """Find a name that two units of an agency are registered under: a plan that uses it could mean either."""
    for agency in context.library.agencies.values():
        owner: dict[str, Unit] = {}
        for index, unit in enumerate(agency.record.units):
            for name, path in _names(unit, index):
                known = owner.setdefault(name_key(name), unit)
                if known is not unit:
                    yield error(
                        context.at(agency.file, path),
                        "trung-ten-don-vi",
                        f"tên {quoted(name)} đã đăng ký cho đơn vị “{known.id}”, nay lại cho “{unit.id}”",
                        "Hãy giữ tên này ở một đơn vị.",
                    )


def _no_section(context: CheckContext, plan: PlanEntry, code: str, index: int) -> Problem:
    """Make the error of a task outside all sections of its plan."""
    codes = plan.record.sections
    location = context.at(plan.file, ("nhiem_vu", index, "ma"))
    if code in codes:
        hint = f"Mã của nhiệm vụ phải dài hơn mã của mục, ví dụ “{code}.1”."
        return error(location, "ngoai-muc", f"nhiệm vụ “{code}” trùng mã với mục “{code}”", hint, task=code)
    outer = parent_code(code)
    close = nearest(outer, codes) if outer else None
    missing = f": khóa “muc” chưa có mục “{outer}”" if outer else " của kế hoạch"
    example = f"{close or next(iter(codes))}.1"
    return error(
        location,
        "ngoai-muc",
        f"nhiệm vụ “{code}” không nằm trong mục nào{missing}{did_you_mean(close)}",
        f"Mã nhiệm vụ bắt đầu bằng mã của mục, ví dụ “{example}”; nếu thiếu mục, hãy thêm vào “muc”.",
        task=code,
    )


def tasks_outside_sections(context: CheckContext) -> Iterator[Problem]:
    """Find tasks that are in no section, of plans that have sections."""
    for plan in context.library.plans.values():
        for task in plan.tasks if plan.sections else ():
            if not task.sections:
                yield _no_section(context, plan, task.record.id, task.index)


def missing_outer_sections(context: CheckContext) -> Iterator[Problem]:
    """Find sections without the one around them, in plans with others of that rank (B.1 and A, but no B)."""
    for plan in context.library.plans.values():
        codes = plan.record.sections
        ranks = {len(code_parts(code)) for code in codes}
        for code in codes:
            outer = parent_code(code)
            if outer and outer not in codes and len(code_parts(outer)) in ranks:
                yield warning(
                    context.key(plan.file, ("muc", code)),
                    "thieu-muc-ngoai",
                    f"mục “{code}” thuộc mục “{outer}”, nhưng khóa “muc” chưa có “{outer}”",
                    f"Hãy thêm mục “{outer}” với tên như văn bản in.",
                )


def criteria_at_agencies(context: CheckContext) -> Iterator[Problem]:
    """Find a criterion whose address an agency's part of the list of its set would have."""
    agencies = context.library.agencies
    for set_id, criterion_set in context.library.config.criterion_sets.items():
        for code in criterion_set.criteria:
            if agency := agencies.get(fold(code)):
                yield error(
                    context.key(context.config_file, ("bo_tieu_chi", set_id, "tieu_chi", code)),
                    "trung-dia-chi",
                    f"mã tiêu chí {quoted(code)} trùng địa chỉ với cơ quan {quoted(agency.record.name)}"
                    f" trong bộ {quoted(set_id)}",
                    "Hãy đặt mã khác cho tiêu chí.",
                )


def empty_plans(context: CheckContext) -> Iterator[Problem]:
    """Warn of plans without tasks."""
    for plan in context.library.plans.values():
        if not plan.record.tasks:
            yield warning(
                context.key(plan.file, ("nhiem_vu",)),
                "khong-nhiem-vu",
                "kế hoạch chưa có nhiệm vụ nào",
                "Hãy thêm các dòng của phụ lục dưới khóa “nhiem_vu”.",
            )
