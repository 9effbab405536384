"""Compare a plan with its scan: what was printed and is not published, and the other way round.

The two may differ only where the plan lists a correction, and each correction must be needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from congkhai.model import Correction, Plan, Task, label_of
from tests.support.seeds import Seed, SeedRow, plain

Merged = tuple[tuple[str, ...], ...]

# Printed headings of the preamble whose words the records' own labels stand for.
FRAME = (
    r"KẾ HOẠCH",
    r"I\. MỤC ĐÍCH, YÊU CẦU",
    r"1\. Mục đích:?",
    r"2\. Yêu cầu:?",
    r"III\. TỔ CHỨC THỰC HIỆN",
    r"Nơi nhận:",
    r"(?:PHỤ LỤC|Phụ lục)",
)


def mended(text: str, where: str, corrections: Iterable[Correction]) -> tuple[str, list[str]]:
    """The scan's text with the corrections listed for this place, and those that found nothing to correct."""
    useless = []
    for item in corrections:
        if item.place == where:
            if item.printed not in text:
                useless.append(f"{where}: {item.printed}")
            text = text.replace(item.printed, item.corrected or "")
    return text, useless


def published(task: Task, field: str) -> str:
    """What the YAML publishes for one printed cell."""
    if field == "content" and task.parts:
        return " ".join(plain(part.content) for part in task.parts)
    if field in ("lead", "support"):
        if field == "lead" and task.duty:  # the cell says more than the name
            return plain(task.duty)
        groups = [getattr(part, field) for part in task.parts] or [getattr(task, field)]
        return " ".join(", ".join(names) for names in groups)
    return plain(getattr(task, field) or "")


def row_differences(row: SeedRow, task: Task) -> list[str]:
    """Every cell of a row against the fields of its task, both ways."""
    found = []
    if (task.number or task.id.rsplit(".", 1)[-1]) != row.number:
        found.append(f"{task.id}: number {task.number!r}, printed {row.number!r}")
    for field, cell in row.cells.items():
        expected, useless = mended(cell, label_of(Task, field), task.corrections)
        found += [f"{task.id}: useless correction {item}" for item in useless]
        if expected.split() != published(task, field).split():
            found.append(f"{task.id} {field}: printed {expected!r}, published {published(task, field)!r}")
    allowed = {"id", "number", "criteria", "corrections", "parts", "lead", "support", *row.cells}
    if "lead" in row.cells:
        allowed.add("duty")
    filled = {name for name in Task.model_fields if getattr(task, name) not in (None, (), False)}
    found += [f"{task.id}: {name} is not in the annex" for name in sorted(filled - allowed)]
    if "lead" not in row.cells:
        words = set(re.findall(r"\w+", " ".join(row.cells.values()).casefold()))
        for unit in (*task.lead, *task.support):
            strange = set(re.findall(r"\w+", unit.casefold())) - words
            found += [f"{task.id}: {unit!r} is not named in the row"] if strange else []
    places = {label_of(Task, field) for field in row.cells}
    found += [f"{task.id}: correction of {c.place}" for c in task.corrections if c.place not in places]
    return found


def merged_rows(seed: Seed, merged: Merged) -> list[SeedRow]:
    """The rows of the scan, a "Cách thức thực hiện" that spans several rows given whole to each."""
    rows = {row.code: row for row in seed.rows}
    for codes in merged:
        whole = " ".join(rows[code].cells["method"] for code in codes)
        for code in codes:
            rows[code] = rows[code]._replace(cells={**rows[code].cells, "method": whole})
    return list(rows.values())


def annex_differences(seed: Seed, plan: Plan, merged: Merged = ()) -> list[str]:
    """The whole annex against the plan; ``merged`` names the rows that share one printed cell."""
    rows = merged_rows(seed, merged)
    found = []
    if [row.code for row in rows] != [task.id for task in plan.tasks]:
        found.append("the rows and the tasks do not pair")
    for row, task in zip(rows, plan.tasks, strict=False):
        found += row_differences(row, task)
    if list(plan.sections) != list(seed.headings):
        found.append("the headings and the sections do not pair")
    for code, title in seed.headings.items():
        expected, useless = mended(title, f"Mục {code}", plan.corrections)
        found += useless
        if expected.split() != plan.sections[code].title.split():
            found.append(f"{code}: printed {expected!r}, published {plan.sections[code].title!r}")
    return found


def preamble_differences(seed: Seed, plan: Plan) -> list[str]:
    """Every word before the table against the plan's own fields, in the order of the document."""
    lines = [plain(line) for line in seed.preamble.split("\n")]
    found = []
    for frame in FRAME:
        hits = [i for i, line in enumerate(lines) if re.match(rf"{frame}(?: |$)", line)]
        exact = [i for i in hits if re.fullmatch(frame, lines[i])] or hits
        if len(exact) != 1:
            found.append(f"{frame}: {len(exact)} headings")
        for i in exact:
            lines[i] = re.sub(rf"^{frame}", "", lines[i])
    date = next((i for i, line in enumerate(lines) if re.search(r", ngày\b.*tháng\b.*năm", line)), None)
    if date is not None and len(lines[date]) < 50:
        found += date_differences(lines.pop(date), "\n".join(lines), plan)
    elif plan.place or plan.issued:
        found.append("a place or date that is not printed")
    text = " ".join(line.removeprefix("Số: ") for line in lines if line)
    for item in plan.corrections:
        if not (item.place or "").startswith("Mục "):
            found += [f"useless correction {item.printed}"] if text.count(item.printed) != 1 else []
            text = text.replace(item.printed, item.corrected or "")
    fields = [plan.number, plan.title, *plan.basis, plan.purpose, plan.demands, plan.content]
    fields += [plan.organisation, *plan.recipients]
    if plan.signer:
        fields += [plan.signer.authority, plan.signer.title, plan.signer.name]
    fields.append(plan.annex)
    said = " ".join(plain(field) for field in fields if field)
    printed, ours = ([word for word in words.split() if word != "-"] for words in (text, said))
    if printed != ours:
        shared = next((i for i, (a, b) in enumerate(zip(printed, ours, strict=False)) if a != b), 0)
        found.append(f"printed …{printed[shared : shared + 9]}, published …{ours[shared : shared + 9]}")
    return found


def date_differences(line: str, rest: str, plan: Plan) -> list[str]:
    """The date as far as it is printed, at the head or in the line under the annex's title."""
    head = re.fullmatch(r"(.+), ngày ?(\d*) ?tháng ?(\d*) ?năm (\d{4})", line)
    annex = re.search(r"số ?(?:\d*/KH-\w+) ngày ?(\d*)/(\d+)/(\d{4})", rest[len(rest) // 2 :])
    if not head or not plan.issued:
        return [f"date line {line!r}"]
    day, month, year = (head[i] or (annex[i - 1] if annex else "") for i in (2, 3, 4))
    printed = (int(year), int(month) if month else None, int(day) if day else None)
    return [] if (plan.place, tuple(plan.issued)) == (head[1], printed) else [f"date {plan.issued}, {line!r}"]
