"""Fixes that need no decision: letters, blanks at line ends, names that differ in accents only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

import yaml

from congkhai.edit.source_text import SourceText
from congkhai.edit.yaml_positions import parse_nodes
from congkhai.edit.yaml_scalars import quote_like
from congkhai.library import Library, name_key
from congkhai.model import Agency
from congkhai.problems import Problem
from congkhai.sources.encoding_guess import find_old_font_words
from congkhai.sources.odd_letters import clean_letters
from congkhai.sources.yaml_nodes import YamlNode
from congkhai.vietnamese import fold, nfc, slug

_HARD_BREAK = re.compile(r"\S {2,}$")  # in Markdown a line break


def _scalars(text: SourceText) -> list[YamlNode] | None:
    """Every scalar of a text; None where the syntax is wrong or a limit of the reader is passed."""
    try:
        root = parse_nodes(text)[1]
    except yaml.YAMLError:
        return None
    return list(root.scalars()) if root else []


def _values_of(scalars: list[YamlNode] | None) -> list[str] | None:
    """The values of scalars without blanks at line ends and in NFC, which a fix may change; None for None."""
    if scalars is None:
        return None
    return [nfc("\n".join(line.rstrip() for line in node.text.split("\n"))) for node in scalars]


def _clean(text: SourceText) -> SourceText:
    """The text in NFC with the letters that reading makes of it (``odd_letters``).

    Text of an old font keeps its letters: its conversion needs a look at the result.
    """
    lines = text.lines
    if not find_old_font_words(text.plain)[1]:
        lines = tuple(clean_letters(text.plain).text.split("\n"))
    return SourceText(tuple(unicodedata.normalize("NFC", line) for line in lines), text.ends, text.bom)


def normalize_text(text: SourceText) -> SourceText:
    """The text in NFC, in letters that show something, and without blanks at the ends of lines.

    Two blanks that break a Markdown line stay. Where the syntax is wrong only the letters are changed. Line
    ends and a BOM stay as they are.
    """
    composed = _clean(text)
    scalars = _scalars(composed)
    if scalars is None:
        return composed
    in_block = {
        number for node in scalars if node.is_block_text for number in range(node.start_line, node.end_line)
    }
    lines = tuple(
        line if number in in_block and _HARD_BREAK.search(line) else line.rstrip(" \t")
        for number, line in enumerate(composed.lines)
    )
    stripped = SourceText(lines, composed.ends, composed.bom)
    return stripped if _values_of(_scalars(stripped)) == _values_of(scalars) else composed


def _name_key_without_marks(name: str) -> str:
    """The key by which names are compared, without accents."""
    return fold(name_key(name))


def _only_meaning(found: Mapping[str, Iterable[tuple[str, str]]], key: str) -> str | None:
    """The first spelling under a key, where all spellings there have one meaning; else None."""
    spellings = list(found.get(key, ()))
    return spellings[0][0] if len({meaning for _, meaning in spellings}) == 1 else None


def _by_key(pairs: Iterable[tuple[str, str, str]]) -> dict[str, list[tuple[str, str]]]:
    """Triples (key, spelling, meaning), grouped by key."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for key, spelling, meaning in pairs:
        groups.setdefault(key, []).append((spelling, meaning))
    return groups


def _unit_name(agency: Agency, written: str) -> str | None:
    names = [(name, unit.id) for unit in agency.units for name in (unit.name, *unit.other_names)]
    return _only_meaning(
        _by_key((_name_key_without_marks(name), name, unit) for name, unit in names),
        _name_key_without_marks(written),
    )


def _criterion_code(library: Library, written: str) -> str | None:
    codes = [f"{key[0]}/{key[1]}" if key[1] else key[0] for key in library.criteria]
    groups = _by_key(("/".join(map(slug, code.split("/"))), code, code) for code in codes)
    return _only_meaning(groups, "/".join(map(slug, written.split("/"))))


def _kind_code(library: Library, written: str) -> str | None:
    kinds = library.config.agency_kinds
    by_code = _by_key((slug(code), code, code) for code in kinds)
    by_name = _by_key((_name_key_without_marks(kind.name), code, code) for code, kind in kinds.items())
    return _only_meaning(by_code, slug(written)) or _only_meaning(by_name, _name_key_without_marks(written))


def _registered_spelling(library: Library, problem: Problem, written: str) -> str | None:
    """The only registered spelling that differs from ``written`` in case, accents or dashes; or None."""
    if problem.code == "don-vi-la":
        folder = problem.location.file.rsplit("/", 1)[0]
        entry = next((a for a in library.agencies.values() if a.file.rsplit("/", 1)[0] == folder), None)
        return _unit_name(entry.record, written) if entry else None
    if problem.code == "tieu-chi-la":
        return _criterion_code(library, written)
    return _kind_code(library, written) if problem.code == "loai-la" else None


def fix_names(text: SourceText, problems: Iterable[Problem], library: Library) -> SourceText:
    """The text with unknown names of units, criteria and kinds in their registered spelling.

    ``problems``: those of this file. A name stays where several spellings could be meant.
    """
    by_start = {(node.start_line, node.start_column): node for node in _scalars(text) or ()}
    changes = []
    for problem in problems:
        node = by_start.get((problem.location.line, problem.location.column))
        if node is None or node.is_block_text or node.start_line != node.end_line:
            continue
        if name := _registered_spelling(library, problem, node.text):
            changes.append((problem.location.line, node.start_column - 1, node.end_column - 1, name))
    for number, start, end, name in sorted(
        set(changes), reverse=True
    ):  # from behind, so that columns stay true
        line = text.lines[number - 1]
        text = text.with_line(number, line[:start] + quote_like(line[start:end], name) + line[end:])
    return text
