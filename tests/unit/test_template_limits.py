"""Templates of a site's own that take time, memory or room without end: stopped, told, nothing written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from congkhai.cache import BuildCache
from congkhai.pages import Page
from congkhai.pipeline import BuildOptions, build, load_content, site_parts
from congkhai.pipeline.limited_rendering import LimitedRenderer
from congkhai.problems import ContentError
from congkhai.render import Renderer
from congkhai.render.render_limits import RenderLimits, limits_for
from tests.support.template_attacks import GREED
from tests.support.tiny import make_site, snapshot

DAY = date(2026, 9, 15)
ABOUT = "templates/pages/about.html"
SMALL = RenderLimits(page_seconds=0.1, all_seconds=60, page_bytes=1 << 20, memory=64 << 20)
REFUSED = ("mau-sai", "mau-qua-suc")


@pytest.fixture(scope="module")
def greedy(tmp_path_factory: pytest.TempPathFactory) -> tuple[Renderer, Page]:
    """The renderer of a site with every greedy template that can be read, under small limits; and a page."""
    root = make_site(tmp_path_factory.mktemp("tham") / "trang")
    (root / "templates").mkdir()
    for name, text in GREED.items():
        if name != "long-file":
            inside = text.replace("'pages/about.html'", f"'{name}.html'")
            (root / "templates" / f"{name}.html").write_text(inside, "utf-8")
    content = load_content(root, DAY, BuildCache(None, b""))
    assert content.library is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("congkhai.render.renderer.limits_for", lambda _: SMALL)
        parts = site_parts(BuildOptions(root, root.parent / "ra", DAY, search=False), content.library)
    return parts.renderer, next(page for page in parts.pages if page.template == "pages/about.html")


# Each of these takes two seconds to be ended by the system; "power-tower" stands for them.
LONG = {"markdown", "power-folded", "slice"}


@pytest.mark.parametrize("name", [name for name in GREED if name != "long-file" and name not in LONG])
def test_greed_is_stopped_and_told(name: str, greedy: tuple[Renderer, Page]) -> None:
    renderer, page = greedy
    with pytest.raises(ContentError) as caught:
        LimitedRenderer(renderer).render(Page(page.path, f"{name}.html", page.view))
    [problem] = caught.value.problems
    assert problem.code in REFUSED
    assert problem.location.file == f"templates/{name}.html"
    assert len(str(problem)) < 600


def _options(root: Path, jobs: int = 1) -> BuildOptions:
    return BuildOptions(root, root.parent / "ra", DAY, jobs=jobs, search=False)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_build_that_is_stopped_leaves_the_output_as_it_was(
    jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_site(tmp_path / "trang")
    build(_options(root))
    before = snapshot(tmp_path / "ra")
    roomy = replace(limits_for(2), page_bytes=SMALL.page_bytes)  # a slow machine reaches no other limit
    monkeypatch.setattr("congkhai.render.renderer.limits_for", lambda _: roomy)
    monkeypatch.setattr("congkhai.pipeline.group_runner._WORTH_A_PROCESS", 0)
    make_site(root, {ABOUT: "\n" + "{{ 'x' * 10**6 }}" * 2, "templates/pages/404.html": "Không có."})
    with pytest.raises(ContentError, match=r"pages/about\.html: lỗi: mẫu trang viết ra quá 1 MB khi dựng"):
        build(_options(root, jobs))
    assert snapshot(tmp_path / "ra") == before
    make_site(root, {ABOUT: "<p>{{ view.title }}</p>"})
    build(_options(root, jobs))
    assert snapshot(tmp_path / "ra")["404.html"] == "Không có.".encode()


def test_all_pages_together_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_site(tmp_path / "trang", {ABOUT: "<p>{{ view.title }}</p>"})
    none = replace(limits_for(2), all_seconds=0)
    monkeypatch.setattr("congkhai.render.renderer.limits_for", lambda _: none)
    with pytest.raises(ContentError, match="các mẫu riêng của trang chạy quá 0 giây tất cả khi dựng"):
        build(_options(root))


def test_a_long_template_is_not_read(tmp_path: Path) -> None:
    root = make_site(tmp_path / "trang", {ABOUT: GREED["long-file"]})
    with pytest.raises(ContentError, match=r"^templates/pages/about\.html: lỗi: mẫu trang dài hơn 1 MB"):
        build(_options(root))


def test_limits_grow_with_the_tasks() -> None:
    small, large = limits_for(100), limits_for(10_000)
    assert small.page_seconds < large.page_seconds
    assert small.all_seconds < large.all_seconds
    assert small.page_bytes < large.page_bytes
    assert small.memory < large.memory
