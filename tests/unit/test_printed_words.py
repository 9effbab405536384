"""Every cell of every annex row stands on its task's page, word for word; the preamble on its plan's."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.site import ROOT

PLANS = sorted(path for path in (ROOT / "plans").glob("*/*.yaml") if path.name != "co-quan.yaml")
CELLS = ("noi_dung", "ket_qua", "thoi_han", "cach_thuc", "trach_nhiem", "chu_tri", "phoi_hop")
PREAMBLE = ("trich_yeu", "can_cu", "muc_dich", "yeu_cau", "noi_dung", "to_chuc_thuc_hien", "noi_nhan")


class _Text(HTMLParser):
    """The text of a page's main part, without what scripts and styles hold."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._inside = 0
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside += tag == "main"
        if tag not in ("abbr", "a", "strong", "em", "span"):
            self.pieces.append(" ")
        self._silent += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag == "main"
        self._silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if self._inside and not self._silent:
            self.pieces.append(data)


def words(text: str) -> str:
    """The words of a text, a blank before and after each."""
    return " " + " ".join(re.findall(r"[^\W_]+|[%≥≤<>]", text)) + " "


def page_words(file: Path) -> str:
    parser = _Text()
    parser.feed(file.read_text("utf-8"))
    return words("".join(parser.pieces))


def texts(record: dict[str, Any], keys: tuple[str, ...]) -> list[str]:
    """Each cell of the record, line by line: bullets are marks of a list, not words."""
    values = [record.get(key, "") for key in keys]
    flat = [item for value in values for item in (value if isinstance(value, list) else [value])]
    lines = [line for text in flat for line in text.split("\n") if line.strip(" -")]
    return [re.sub(r"^\s*(?:[-*+]|\d+[.)])\s+", "", line) for line in lines]


@pytest.mark.parametrize("file", PLANS, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_every_printed_word_is_on_its_page(site: Path, file: Path) -> None:
    plan = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only
    folder = site / "ke-hoach" / file.parent.name / file.stem
    on_plan = page_words(folder / "index.html")
    missing = [line for line in texts(plan, PREAMBLE) if words(line) not in on_plan]
    titles = [section if isinstance(section, str) else section["ten"] for section in plan["muc"].values()]
    missing += [line for line in texts(plan, ("phu_luc",)) if words(line) not in on_plan]
    missing += [title for title in titles if words(title) not in on_plan]
    missing += [signed for signed in plan["nguoi_ky"].values() if words(signed) not in on_plan]
    for task in plan["nhiem_vu"]:
        on_task = page_words(folder / task["ma"] / "index.html")
        cells = texts(task, CELLS) + [line for part in task.get("phan", []) for line in texts(part, CELLS)]
        missing += [f"{task['ma']}: {line}" for line in cells if words(line) not in on_task]
        missing += [
            f"{task['ma']} in the annex: {line}"
            for line in texts(task, CELLS[:3])
            if words(line) not in on_plan
        ]
    assert missing == []
