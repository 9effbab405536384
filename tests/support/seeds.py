"""Read the raw scans of the five real plans: words only, with no knowledge of how the YAML was made.

A seed is Markdown with one table, written with tabs or pipes and broken over pages. A line of the table
whose first cell is blank continues the row above it, cell by cell; a line with only a heading is a section.
"""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import NamedTuple

# Heading of a printed column -> Python name of the field that must hold its words.
COLUMNS = {
    "Nội dung/Nhiệm vụ": "content",
    "Nhiệm vụ thể": "content",  # so printed in the scan
    "Nội dung công việc": "content",
    "Kết quả/ Sản phẩm": "result",
    "Kết quả/sản phẩm": "result",
    "Kết quả": "result",
    "Tiến độ thực hiện": "deadline",
    "Tiến độ": "deadline",
    "Thời gian thực hiện": "deadline",
    "Cách thức thực hiện": "method",
    "Trách nhiệm thực hiện": "duty",
    "Đơn vị chủ trì": "lead",
    "Đơn vị phối hợp": "support",
}
_HEADING = re.compile(r"(?:(?P<number>[IVX]+|[A-Z]|\d+)\.?\s+)?(?P<title>\S.*)", re.DOTALL)
_BLOCK_TAG = re.compile(r"<br\s*/?>|</?(?:p|ul|li)\b[^>]*>")


class SeedRow(NamedTuple):
    """One row of the annex, its page fragments joined."""

    code: str
    number: str
    cells: dict[str, str]


class Seed(NamedTuple):
    """A scan: all text before the table, then headings by code and rows in order."""

    preamble: str
    columns: tuple[str, ...]
    headings: dict[str, str]
    rows: list[SeedRow]


def plain(text: str) -> str:
    """The words of a piece of scan, one blank between them, without the marks of HTML and Markdown."""
    text = re.sub(r"<[^>]+>", "", _BLOCK_TAG.sub(" ", text))
    text = html.unescape(text).replace("**", " ").replace("*", "")
    text = re.sub(r"“\s+", "“", re.sub(r"\s+”", "”", text))  # blanks that italics leave inside quotes
    return " ".join(re.sub(r"^#+ ", "", text, flags=re.MULTILINE).split())


def read_seed(path: Path) -> Seed:
    """Read one scan; the table begins at the line whose first cell is ``STT`` or ``TT``."""
    lines = path.read_text(encoding="utf-8").split("\n")
    start = next(i for i, line in enumerate(lines) if _cells(line)[0].casefold() in ("stt", "tt"))
    columns = tuple(COLUMNS[title] for title in _cells(lines[start])[1:])
    raw: list[list[str]] = []
    for line in lines[start:]:
        cells = _cells(line)
        if not any(cells) or _is_ruler(cells) or cells[0].casefold() in ("stt", "tt"):
            continue
        cells += [""] * (len(columns) + 1 - len(cells))
        if cells[0]:
            raw.append(cells)
        else:
            raw[-1] = [_joined(above, here) for above, here in zip(raw[-1], cells, strict=True)]
    headings, rows = _coded(raw, columns)
    return Seed("\n".join(lines[:start]), columns, headings, rows)


def _cells(line: str) -> list[str]:
    line = line.strip("\n")
    parts = line.strip().strip("|").split("|") if line.startswith("|") else line.split("\t")
    return [plain(part) for part in parts]


def _is_ruler(cells: list[str]) -> bool:
    return all(re.fullmatch(r"-{2,}", cell) for cell in cells)


def _joined(above: str, here: str) -> str:
    """A word broken at its hyphen by the page comes together again: ``12/CT-`` ``UBND``."""
    return above + here if re.search(r"\w-$", above) else f"{above} {here}".strip()


def _coded(raw: list[list[str]], columns: tuple[str, ...]) -> tuple[dict[str, str], list[SeedRow]]:
    """Give each line its code: part letter, Roman chapter, section number, number of the row."""
    headings: dict[str, str] = {}
    rows: list[SeedRow] = []
    part = chapter = section = ""
    for cells in raw:
        number, texts = cells[0].rstrip("."), cells[1:]
        if any(texts[1:]):
            prefix = section or chapter
            last = number.rsplit(".", 1)[-1]
            if number == "-":
                last = str(1 + sum(row.code.startswith(f"{prefix}.") for row in rows))
            rows.append(SeedRow(f"{prefix}.{last}", number, dict(zip(columns, texts, strict=True))))
            continue
        found = _HEADING.fullmatch(" ".join(filter(None, cells)))
        assert found, cells
        mark = found["number"] or "A"  # the one heading printed without a letter stands before part B
        if re.fullmatch(r"[IVX]+", mark):
            chapter, section = ".".join(filter(None, (part, mark))), ""
            code = chapter
        elif mark.isalpha():
            part, chapter, section = mark, mark, ""
            code = part
        else:
            code = section = f"{chapter}.{mark}"
        headings[code] = found["title"]
    return headings, rows
