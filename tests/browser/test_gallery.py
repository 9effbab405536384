"""The gallery: every component has examples, valid and accessible; only a preview has the page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import Environment, nodes
from playwright.sync_api import Browser

from congkhai.assets import collect_assets
from congkhai.markdown import Markdown
from congkhai.model import Config
from congkhai.output import write_file
from congkhai.render import Renderer, make_site_context
from congkhai.resources import bundled_folder
from congkhai.serve.gallery import PATH, GalleryView, gallery
from congkhai.urls import file_of
from tests.support.accessibility import COLOURS, axe
from tests.support.browser import DESK, PHONE, visit
from tests.support.html import html_errors
from tests.support.nginx import nginx

TEMPLATES = bundled_folder("templates")
COMPONENTS = sorted(
    file.name.removesuffix(".html")
    for file in (TEMPLATES / "components").glob("*.html")
    if not file.name.endswith(".examples.html")
)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the gallery and the assets it needs."""
    out = tmp_path_factory.mktemp("gallery")
    assets = collect_assets((bundled_folder("assets"),))
    frame = make_site_context(Config.model_validate({"ten": "Trang thử"}))
    page = gallery((TEMPLATES,))
    made = Renderer((TEMPLATES,), frame, Markdown({"TTHC": "thủ tục hành chính"}), assets.paths, b"", None)
    files = {**assets.files, file_of(page.path): made.render(page)}
    for name, content in files.items():
        write_file(out / name, content, out / "scratch")
    return out


def _page(shown: Path) -> str:
    return (shown / PATH / "index.html").read_text("utf-8")


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_component_says_its_parameters_and_shows_each_of_its_macros(name: str, shown: Path) -> None:
    view = gallery((TEMPLATES,)).view
    assert isinstance(view, GalleryView)
    [part] = [part for part in view.components if part.name == name]
    parsed = Environment(autoescape=True).parse(
        (TEMPLATES / "components" / f"{name}.html").read_text("utf-8")
    )
    examples = (TEMPLATES / part.examples).read_text("utf-8")
    for macro in parsed.find_all(nodes.Macro):
        assert re.search(rf"\b{macro.name}\(", examples), f"no example calls {macro.name}"
    assert part.says
    assert f'id="{part.anchor}"' in _page(shown)


def test_examples_are_valid_html(shown: Path) -> None:
    assert [str(error) for error in html_errors([shown / PATH / "index.html"])] == []


@pytest.mark.parametrize(("scheme", "rules"), [("light", ()), ("dark", COLOURS)])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_examples_are_accessible(
    browser: Browser, shown: Path, tmp_path: Path, size: tuple[int, int], scheme: str, rules: tuple[str, ...]
) -> None:
    with (
        nginx(shown, tmp_path) as server,
        visit(browser, server.origin, size, bypass_csp=True, color_scheme=scheme) as seen,
    ):
        seen.page.goto(server.url + PATH, wait_until="networkidle")
        assert [str(found) for found in axe(seen.page, rules)] == []
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_no_built_site_has_the_gallery(site: Path) -> None:
    assert not (site / PATH).exists()
