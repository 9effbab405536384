"""Templates of a site's own run in a sandbox: what attacks reach, and that honest templates do not notice."""

from __future__ import annotations

import json
import pickle
import shutil
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import cast

import pytest

from congkhai.cache import BuildCache
from congkhai.markdown import Markdown
from congkhai.pages import Page, View
from congkhai.pipeline import BuildOptions, build, load_content, site_parts
from congkhai.problems import ContentError
from congkhai.render import Renderer, make_site_context
from congkhai.render.sandbox import readable_names
from congkhai.render.template_files import read_templates
from congkhai.resources import bundled_folder
from tests.support.site import ROOT
from tests.support.template_attacks import BROKEN_IN, FILES, PYTHON
from tests.support.tiny import CONFIG, make_site, snapshot

DAY = date(2026, 9, 15)
ABOUT = "templates/pages/about.html"
FULL = CONFIG + "giay_phep: {ten: Giấy phép, url: https://example.org/}\ngop_y: {ten: Kênh}\n"


class _Named:
    def __init__(self) -> None:
        self.name = BROKEN_IN


def _options(root: Path) -> BuildOptions:
    return BuildOptions(root=root, out=root.parent / "ra", as_of=DAY, search=False)


def _parts(root: Path) -> tuple[Renderer, dict[str, Page]]:
    options = _options(root)
    content = load_content(root, DAY, BuildCache(None, b""))
    assert content.library is not None
    assert not content.errors
    parts = site_parts(options, content.library)
    return parts.renderer, {page.template: page for page in parts.pages}


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with every attack as a template of its own."""
    folder = tmp_path_factory.mktemp("tan-cong")
    secret = folder / "bi-mat.txt"
    root = make_site(folder / "trang", {"config.yaml": FULL})
    for file in (
        secret,
        root / "bi-mat.txt",
        root / "templates/.bi-mat.txt",
        root / "templates/.an/bi-mat.txt",
    ):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(BROKEN_IN)
    Path(f"{secret}.json").write_text(json.dumps({"ten": BROKEN_IN}))
    Path(f"{secret}.pickle").write_bytes(pickle.dumps({"ten": BROKEN_IN}))
    for name, text in {**PYTHON, **FILES}.items():
        (root / "templates" / f"{name}.html").write_text(text.replace("@FILE@", str(secret)), "utf-8")
    return root


@pytest.fixture(scope="module")
def renderer(attacked: Path) -> tuple[Renderer, Page]:
    """Its renderer, and a page."""
    found, pages = _parts(attacked)
    return found, pages["pages/about.html"]


def _through(renderer: tuple[Renderer, Page], name: str) -> bool:
    made, page = renderer
    try:
        return BROKEN_IN in made.render(Page(page.path, f"{name}.html", page.view)).decode()
    except ContentError:
        return False


@pytest.mark.parametrize("name", [*PYTHON, *FILES])
def test_an_attack_does_not_get_through(name: str, renderer: tuple[Renderer, Page]) -> None:
    assert not _through(renderer, name)


@pytest.fixture(scope="module")
def plain(attacked: Path) -> tuple[Renderer, Page]:
    """The same templates for Jinja as it comes: as if they were the program's."""
    content = load_content(attacked, DAY, BuildCache(None, b""))
    assert content.library is not None
    pages = {page.template: page for page in site_parts(_options(attacked), content.library).pages}
    made = Renderer(
        (attacked / "templates",),
        make_site_context(content.library.config),
        Markdown({}),
        {"a": "b"},
        b"",
        None,
    )
    return made, pages["pages/about.html"]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", [name for name in PYTHON if name != "module-of-import"])
def test_each_attack_is_one(name: str, plain: tuple[Renderer, Page]) -> None:
    assert _through(plain, name)


def test_what_plain_jinja_compiled_is_not_run_in_the_sandbox(attacked: Path, tmp_path: Path) -> None:
    content = load_content(attacked, DAY, BuildCache(None, b""))
    assert content.library is not None
    context, folders = make_site_context(content.library.config), (attacked / "templates",)
    constant = "{{ 'LỌT' if ''.__class__.__mro__|length > 1 }}"  # plain Jinja works it out in compiling
    (attacked / "templates" / "hang-so.html").write_text(constant, "utf-8")
    page = Page("", "hang-so.html", View("", "", ()))
    unsafe = Renderer(folders, context, Markdown({}), {}, b"", tmp_path).render(page)
    assert BROKEN_IN in unsafe.decode()
    kept = {file.name for file in tmp_path.iterdir()}
    safe = Renderer((*folders, bundled_folder("templates")), context, Markdown({}), {}, b"", tmp_path)
    with pytest.raises(ContentError, match="mẫu trang chỉ được đọc dữ liệu của trang"):
        safe.render(page)
    [new] = {file.name for file in tmp_path.iterdir()} - kept
    assert new.startswith(f"jinja-{version('jinja2')}-sandbox-")


def _sandboxed(renderer: Renderer) -> bool:
    return renderer.guard(1) is not None


def test_only_templates_of_its_own_put_a_site_into_the_sandbox(tmp_path: Path) -> None:
    about = bundled_folder("templates") / "pages/about.html"
    root = make_site(tmp_path / "trang")
    assert not _sandboxed(_parts(root)[0])
    make_site(root, {ABOUT: about.read_text("utf-8")})  # the same file is the program's
    assert not _sandboxed(_parts(root)[0])
    make_site(root, {ABOUT: about.read_text("utf-8") + "<!-- -->"})
    assert _sandboxed(_parts(root)[0])
    make_site(root, {ABOUT: None, "templates/moi.html": ""})
    assert _sandboxed(_parts(root)[0])
    assert not _sandboxed(_parts(ROOT)[0])  # the checkout, whose templates are the program's


def test_an_honest_template_changes_its_own_page_only(tmp_path: Path) -> None:
    home = (bundled_folder("templates") / "pages/home.html").read_text("utf-8")
    place = "{% endblock %}"
    assert home.rstrip().endswith(place)
    more = home.rstrip().removesuffix(place) + "<p>Thêm một câu.</p>\n" + place + "\n"
    root = make_site(tmp_path / "trang")
    build(_options(root))
    before = snapshot(tmp_path / "ra")
    make_site(root, {"templates/pages/home.html": more})
    build(_options(root))
    after = snapshot(tmp_path / "ra")
    changed = {name for name in after if after[name] != before.get(name) and not name.startswith(".")}
    assert changed == {"index.html"}
    assert after["index.html"].replace("<p>Thêm một câu.</p>\n".encode(), b"") == before["index.html"]


def test_templates_that_do_the_same_in_the_sandbox_give_the_same_bytes(tmp_path: Path) -> None:
    root = tmp_path / "trang"
    shutil.copytree(ROOT / "examples" / "minh-hoa", root)
    own = read_templates((root / "templates", bundled_folder("templates")))
    plain, pages = _parts(root)
    for name, file in own.items():
        copy = root / "templates" / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(b"{##}" + file.data)
    sandbox, _ = _parts(root)
    assert _sandboxed(sandbox)
    different = [page.path for page in pages.values() if sandbox.render(page) != plain.render(page)]
    assert different == []


def test_views_carry_nothing_but_data() -> None:
    """Whatever a template can reach from a page of the demonstration is a plain value, a view or a record."""
    root = ROOT / "examples" / "minh-hoa"
    content = load_content(root, DAY, BuildCache(None, b""))
    assert content.library is not None
    parts = site_parts(_options(root), content.library)
    waiting: list[object] = [make_site_context(content.library.config), *(page.view for page in parts.pages)]
    seen: set[int] = set()
    kinds: set[type] = set()
    while waiting:
        value = waiting.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        kinds.add(type(value))
        if isinstance(value, dict):
            waiting += [*value, *value.values()]
        elif type(value) in (tuple, list):
            waiting += cast("list[object]", value)
        else:
            waiting += [getattr(value, name) for name in readable_names(cast("type", type(value)))]
    plain_values = {str, int, float, bool, type(None), date, tuple, list, dict}
    assert not [kind for kind in kinds - plain_values if not readable_names(kind)]
    assert len(kinds) > 50
