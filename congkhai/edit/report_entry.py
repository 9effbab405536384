"""A report on a task: checked as it was given, and as the lines to write into a plan."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from congkhai.edit.yaml_scalars import flow_value, inline_scalar, key_lines, list_item
from congkhai.model import Record, Update
from congkhai.model.field_places import listed_fields
from congkhai.model.record_base import label_of, yaml_key_of
from congkhai.problems import UsageError
from congkhai.sources.odd_letters import LetterChanges, clean_letters
from congkhai.vietnamese import nfc

_FIELD_ORDER = listed_fields(Update, "form")
KEYS: Mapping[str, str] = {name: yaml_key_of(Update, name) for name in _FIELD_ORDER}
LABELS: Mapping[str, str] = {name: label_of(Update, name) for name in _FIELD_ORDER}
_LABEL_OF_KEY = {key: LABELS[name] for name, key in KEYS.items()}
_URL_AT_END = re.compile(r"(?:(?P<ten>.*\S)[\s|<(]+)?(?P<url>https?://[^\s<>]+?)[>)]?", re.DOTALL)


class ReportError(ValueError):
    """A report that cannot be written into a plan; the text says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class TaskReport:
    """A valid report; ``data``: what the plan will say, by YAML key, in the order to write them.

    ``changes``: what was done to letters that nobody sees or that belong to a font of Word, in Vietnamese.
    """

    data: Mapping[str, Any]
    record: Update
    changes: tuple[str, ...] = ()

    def flow_text(self) -> str:
        """The report between braces, on one line."""
        return flow_value(self.data)

    def block_lines(self, indent: int) -> list[str]:
        """The report as the lines of a list item whose dash stands ``indent`` blanks deep."""
        lines: list[str] = []
        for key, value in self.data.items():
            if isinstance(value, list):
                lines.append(f"{' ' * (indent + 2)}{key}:")
                for link in value:
                    lines += _item(link, indent + 4)
            else:
                lines += key_lines(key, value, indent + 2, plain_types=True)
        return list_item(lines, indent)


def _item(link: Mapping[str, str] | str, indent: int) -> list[str]:
    """The lines of one piece of evidence as a list item."""
    if isinstance(link, str):
        return [f"{' ' * indent}- {inline_scalar(link, flow=False)}"]
    lines = [line for key, value in link.items() for line in key_lines(key, value, indent + 2)]
    return list_item(lines, indent)


def parse_evidence(text: str) -> dict[str, str] | str:
    """Read one piece of evidence as people write it: a name, a URL, or a name with its URL behind it.

    Gives a text, or the keys ``ten`` and ``url``.
    """
    text = " ".join(text.split())
    match = _URL_AT_END.fullmatch(text)
    if not match:
        return text
    name = (match["ten"] or "").rstrip(" -–—:,;|<(")
    return {"ten": name, "url": match["url"]} if name else {"url": match["url"]}


def _clean_text(text: str, changes: LetterChanges) -> str:
    """``text`` in NFC, with ``\\n`` line ends, without blanks at the ends of lines, its letters cleaned."""
    text, found, _ = clean_letters(text.replace("\r\n", "\n").replace("\r", "\n"))
    changes.add(found, (1, 1))
    lines = nfc(text).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def make_report(fields: Mapping[str, str | list[str]]) -> TaskReport:
    """Make a report of texts; ``fields``: Python name of a field of ``Update`` → what was given for it.

    The day and the status are put into their standard forms. Raises ReportError where the model refuses them.
    """
    raw: dict[str, Any] = {}
    changes = LetterChanges()
    for name in _FIELD_ORDER:
        value = fields.get(name) or ""
        if isinstance(value, list):
            pieces = [text for piece in value if (text := _clean_text(piece, changes))]
            if pieces:
                raw[KEYS[name]] = list(map(parse_evidence, pieces))
        elif text := _clean_text(value, changes):
            raw[KEYS[name]] = text
    try:
        record = Update.model_validate(raw)
    except ValidationError as error:
        raise ReportError(
            "; ".join(dict.fromkeys(_error_text(detail, _LABEL_OF_KEY) for detail in error.errors()))
        ) from None
    written = raw | {KEYS["day"]: record.day.isoformat(), KEYS["status"]: record.status.value}
    return TaskReport(
        {KEYS[name]: written[KEYS[name]] for name in _FIELD_ORDER if KEYS[name] in written},
        record,
        tuple(changes.sentences()),
    )


def check_values(record: type[Record], given: Mapping[str, Any]) -> None:
    """Check values, by the Python names of their fields, by the model; other fields may be missing.

    Raises UsageError with every reason.
    """
    data = {yaml_key_of(record, name): value for name, value in given.items() if value}
    try:
        record.model_validate(data)
    except ValidationError as error:
        labels = {yaml_key_of(record, name): label_of(record, name) for name in given}
        said = [_error_text(detail, labels) for detail in error.errors() if detail["type"] != "missing"]
        if said:
            raise UsageError("; ".join(dict.fromkeys(said))) from None


def _error_text(detail: Any, labels: Mapping[str, str]) -> str:
    """A validation error in words; ``labels``: YAML key → label."""
    where = labels.get(str(detail["loc"][0]), "") if detail["loc"] else ""
    if detail["type"] == "missing":
        return f"thiếu {where.lower()}"
    return f"{where}: {detail['msg']}" if where else str(detail["msg"])
