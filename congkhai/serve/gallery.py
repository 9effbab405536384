"""The gallery of components: each with its parameters and examples, for those who work on the templates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from congkhai.pages import Page, View
from congkhai.resources import layered_files, read_utf8

PATH = "bo-thanh-phan/"
_FOLDER, _EXAMPLES = "components/", ".examples.html"
_SAYS = re.compile(r"\A\s*\{#-?(.*?)-?#\}", re.DOTALL)  # the comment at the head of a component


@dataclass(frozen=True, slots=True)
class ComponentView:
    """A component: what its head says of macros and parameters, and the template with its examples."""

    name: str
    anchor: str
    says: str
    examples: str


@dataclass(frozen=True, slots=True)
class GalleryView(View):
    """What the template of the gallery sees; ``day`` stands wherever an example needs a date."""

    day: date
    components: tuple[ComponentView, ...]


def _says(file: Path, name: str) -> str:
    found = _SAYS.match(read_utf8(file, f"templates/{name}"))
    return "\n".join(line.strip() for line in found[1].strip().splitlines()) if found else ""


def _components(folders: tuple[Path, ...]) -> Iterator[ComponentView]:
    files = layered_files(folders)
    for name, file in files.items():
        examples = name.removesuffix(".html") + _EXAMPLES
        if name.startswith(_FOLDER) and examples in files:
            short = name.removeprefix(_FOLDER).removesuffix(".html")
            yield ComponentView(short, f"thanh-phan-{short}", _says(file, name), examples)


def gallery(folders: tuple[Path, ...]) -> Page:
    """The page of the components under ``folders`` (template folders, the site's own first)."""
    view = GalleryView(
        title="Các thành phần của trang",
        description="Mỗi thành phần với tham số và ví dụ hư cấu; chỉ có khi xem trước.",
        trail=(),
        day=date(2026, 9, 15),
        components=tuple(_components(folders)),
    )
    return Page(PATH, "gallery/page.html", view, listed=False)
