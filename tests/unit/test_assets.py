"""Styles joined in their order, scripts fingerprinted with the imports rewritten."""

import re
from pathlib import Path

import pytest

from congkhai.assets import Assets, collect_assets
from congkhai.problems import ContentError
from congkhai.resources import bundled_folder


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def content(assets: Assets, name: str) -> str:
    return assets.files[assets.paths[name]].decode()


def test_styles_are_joined_tokens_first_print_last(tmp_path: Path) -> None:
    ours = write(
        tmp_path,
        {
            "css/print.css": "@media print { p { color: #000; } }",
            "css/components/badge.css": ".badge { margin: 0; }",
            "css/tokens.css": "/* colours */ :root { --ink: #123; }",
            "css/base.css": "body { color: var(--ink); }",
        },
    )
    assets = collect_assets((ours,))
    assert content(assets, "site.css") == (
        ":root{--ink: #123}\nbody{color: var(--ink)}\n.badge{margin: 0}\n@media print{p{color: #000}}\n"
    )
    assert [name for name in assets.paths if name.startswith("css/")] == []


def test_a_site_overrides_one_file_at_a_time(tmp_path: Path) -> None:
    ours = write(tmp_path / "ours", {"css/base.css": "a{}", "img/icon.svg": "<svg/>"})
    theirs = write(tmp_path / "theirs", {"css/base.css": "b{}"})
    assets = collect_assets((theirs, ours))
    assert content(assets, "site.css") == "b{}\n"
    assert content(assets, "img/icon.svg") == "<svg/>"


def test_imports_follow_the_fingerprints(tmp_path: Path) -> None:
    ours = write(
        tmp_path,
        {
            "js/main.js": 'import { a } from "./parts/a.js";\nconst b = () => import("../search/b.js");\n',
            "js/parts/a.js": "export const a = 1;\n",
            "search/b.js": 'import "../js/parts/a.js";\n',
        },
    )
    assets = collect_assets((ours,))
    inner = assets.paths["js/parts/a.js"].removeprefix("tai-nguyen/js/")
    other = assets.paths["search/b.js"].removeprefix("tai-nguyen/")
    assert content(assets, "js/main.js") == (
        f'import {{ a }} from "./{inner}";\nconst b = () => import("../{other}");\n'
    )
    before = assets.paths["js/main.js"]
    write(tmp_path, {"js/parts/a.js": "export const a = 2;\n"})
    assert collect_assets((ours,)).paths["js/main.js"] != before


def test_a_missing_module_is_named(tmp_path: Path) -> None:
    ours = write(tmp_path, {"js/main.js": 'import "./gone.js";\n'})
    with pytest.raises(ContentError) as caught:
        collect_assets((ours,))
    assert str(caught.value) == (
        "assets/js/main.js: lỗi: không tìm thấy mô-đun js/gone.js, hoặc các mô-đun nhập vòng tròn"
    )


def test_a_dark_page_differs_in_nothing_but_colours() -> None:
    """The dark scheme gives other values to some names, so only rules about colours need be asked again."""
    styles = "".join(file.read_text("utf-8") for file in bundled_folder("assets").rglob("*.css"))
    schemes = re.findall(r"@media[^{]*prefers-color-scheme[^{]*\{\s*:root \{([^{}]*)\}\s*\}", styles)
    assert len(schemes) == styles.count("prefers-color-scheme") == 1
    assert re.sub(r"--[a-z-]+: #[0-9a-f]{6};", "", schemes[0]).split() == []
