"""A build as a whole: same bytes, small rebuilds, nothing touched when something is wrong."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from congkhai.pipeline import BuildOptions, build
from congkhai.problems import ContentError, UsageError
from congkhai.render import renderer as rendering
from tests.support.tiny import AGENCY, PLAN, make_site, snapshot

TASK_PAGE = "ke-hoach/so-thu/2026-thu/I.1/index.html"


@pytest.fixture
def options(tmp_path: Path) -> BuildOptions:
    root = make_site(tmp_path / "site")
    (tmp_path / "cache").mkdir()
    return BuildOptions(root, tmp_path / "out", date(2026, 9, 15), search=False, cache=tmp_path / "cache")


def stamps(folder: Path) -> dict[str, int]:
    return {name: (folder / name).stat().st_mtime_ns for name in snapshot(folder)}


def test_the_same_input_gives_the_same_bytes(options: BuildOptions, tmp_path: Path) -> None:
    result = build(options)
    assert result.tasks == 2
    assert result.changed == result.files > 10
    build(replace(options, out=tmp_path / "again", cache=None))
    assert snapshot(options.out) == snapshot(tmp_path / "again")


def test_a_second_build_touches_nothing(options: BuildOptions) -> None:
    build(options)
    before = stamps(options.out)
    result = build(options)
    assert (result.changed, result.removed) == (0, 0)
    assert stamps(options.out) == before
    result = build(replace(options, cache=None))
    assert (result.changed, stamps(options.out)) == (0, before)


def test_an_edit_changes_the_pages_that_show_it(options: BuildOptions) -> None:
    build(options)
    before = snapshot(options.out)
    make_site(options.root, {"plans/so-thu/2026-thu.yaml": PLAN.replace("Việc thứ hai", "Việc thứ nhì")})
    build(options)
    after = snapshot(options.out)
    changed = {name for name in after if after[name] != before.get(name)}
    assert "ke-hoach/so-thu/2026-thu/I.2/index.html" in changed
    assert {"gioi-thieu/index.html", "404.html"} & changed == set()
    assert after.keys() == before.keys()


def test_stale_files_go_and_foreign_files_stay(options: BuildOptions) -> None:
    build(options)
    foreign = options.out / "ke-hoach" / "google123.html"
    foreign.write_text("theirs", "utf-8")
    assert (options.out / TASK_PAGE).is_file()
    make_site(options.root, {"plans/so-thu/2026-thu.yaml": PLAN.replace("I.1", "I.9")})
    result = build(options)
    assert result.removed > 0
    assert not (options.out / TASK_PAGE).parent.exists()
    assert foreign.read_text("utf-8") == "theirs"


def test_a_file_that_somebody_changed_is_mended(options: BuildOptions) -> None:
    build(options)
    page = options.out / TASK_PAGE
    right = page.read_bytes()
    page.write_bytes(b"broken")
    (options.out / "404.html").unlink()
    assert build(options).changed == 2
    assert page.read_bytes() == right


def test_an_error_in_the_content_leaves_the_output_alone(options: BuildOptions) -> None:
    build(options)
    before = stamps(options.out)
    make_site(
        options.root,
        {
            "plans/so-thu/2026-thu.yaml": PLAN.replace("chu_tri: Văn phòng", "chu_tri: Văn fòng"),
            "plans/so-thu/co-quan.yaml": AGENCY + "sai: 1\n",
        },
    )
    with pytest.raises(ContentError) as caught:
        build(options)
    places = [(problem.location.file, problem.location.line) for problem in caught.value.problems]
    assert places == [("plans/so-thu/2026-thu.yaml", 11), ("plans/so-thu/co-quan.yaml", 4)]
    assert stamps(options.out) == before


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{% if %}", "templates/pages/task.html:1:1: lỗi: mẫu trang viết sai"),
        ("{{ view.khong_co }}", "templates/pages/task.html:1:1: lỗi: mẫu trang dùng một tên không có"),
        (
            "<p>\n{% include 'pages/la.html' %}",
            "templates/pages/task.html:2:1: lỗi: không có mẫu trang “pages/la",
        ),
        (
            "<p>\n\n{{ 1 + view.title }}",
            "templates/pages/task.html:3:1: lỗi: mẫu trang không chạy được (Type",
        ),
        ("\n{{ view.title|ngay }}", "templates/pages/task.html:2:1: lỗi: mẫu trang không chạy được (Attri"),
        (
            "{% extends 'pages/task.html' %}",
            "templates/pages/task.html:1:1: lỗi: mẫu trang không chạy được (R",
        ),
        ("{{ view.title|la }}", "templates/pages/task.html:1:1: lỗi: mẫu trang viết sai: No filter named"),
        ("<p>\nTr\xecnh", "templates/pages/task.html:2:3: lỗi: tệp không phải UTF-8. Hãy lưu lại"),
    ],
)
def test_a_broken_template_leaves_the_output_alone(options: BuildOptions, template: str, said: str) -> None:
    build(options)
    before = stamps(options.out)
    file = options.root / "templates/pages/task.html"
    file.parent.mkdir(parents=True)
    file.write_bytes(template.encode("latin-1" if "\xec" in template else "utf-8"))
    with pytest.raises(ContentError) as caught:
        build(options)
    assert str(caught.value).startswith(said)
    assert stamps(options.out) == before


def test_every_style_and_script_that_is_not_utf_8_is_named(options: BuildOptions) -> None:
    build(options)
    before = stamps(options.out)
    for name in ("css/pages/rieng.css", "js/rieng.js"):
        file = options.root / "assets" / name
        file.parent.mkdir(parents=True)
        file.write_bytes(
            "/* tiếng Việt */\n/* Tr\xecnh */".encode("utf-16" if "js" in name else "latin-1", "ignore")
        )
    with pytest.raises(ContentError) as caught:
        build(options)
    assert [str(problem.location) for problem in caught.value.problems] == [
        "assets/css/pages/rieng.css:2:6",
        "assets/js/rieng.js:1:1",
    ]
    assert stamps(options.out) == before


def test_a_fault_of_the_program_is_not_blamed_on_its_templates(
    options: BuildOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rendering, "format_number", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        build(options)


def test_a_mark_at_the_head_of_a_template_is_not_printed(options: BuildOptions) -> None:
    make_site(options.root, {"templates/pages/task.html": "\ufeff<p>{{ view.title }}</p>"})
    build(options)
    assert (options.out / TASK_PAGE).read_bytes().startswith(b"<p>")


def test_a_site_overrides_a_template(options: BuildOptions) -> None:
    make_site(options.root, {"templates/pages/task.html": "<p>{{ view.title }}</p>"})
    build(options)
    assert (options.out / TASK_PAGE).read_text("utf-8").startswith("<p>")


def test_what_a_killed_build_left_is_ours(options: BuildOptions) -> None:
    build(options)
    (options.out / ".congkhai-tmp").mkdir()
    (options.out / ".congkhai-tmp" / "123").write_bytes(b"half")
    (options.out / TASK_PAGE).write_bytes(b"")
    assert build(options).changed == 1
    assert not (options.out / ".congkhai-tmp").exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_any_number_of_processes_gives_the_same_bytes(options: BuildOptions, tmp_path: Path) -> None:
    rows = "".join(
        f"  - ma: I.{n}\n    noi_dung: Việc thứ {n}\n    thoi_han: {n % 12 + 1}/2026\n" for n in range(3, 500)
    )
    make_site(options.root, {"plans/so-thu/2026-thu.yaml": PLAN + rows})
    build(options)
    build(replace(options, out=tmp_path / "three", jobs=3, cache=None))
    assert snapshot(options.out) == snapshot(tmp_path / "three")
    make_site(options.root, {"templates/pages/task.html": "{% if %}"})
    with pytest.raises(ContentError):
        build(replace(options, out=tmp_path / "none", jobs=3))
    assert not any((tmp_path / "none").rglob("*.html"))


def test_drafts_are_nowhere(options: BuildOptions) -> None:
    secret = "Việc chưa công bố"
    make_site(
        options.root,
        {
            "plans/so-thu/2026-thu.yaml": PLAN + f"  - ma: I.3\n    noi_dung: {secret}\n    nhap: true\n",
            "plans/so-thu/2027-nhap.yaml": PLAN.replace("Kế hoạch thử", secret) + "nhap: true\n",
        },
    )
    build(options)
    made = snapshot(options.out)
    assert [name for name, content in made.items() if secret.encode() in content] == []
    assert [name for name in made if "2027-nhap" in name or "/I.3/" in name] == []
    build(replace(options, drafts=True))
    assert secret.encode() in snapshot(options.out)["ke-hoach/so-thu/2026-thu/I.3/index.html"]


def test_the_sources_are_never_the_output(options: BuildOptions) -> None:
    with pytest.raises(UsageError):
        build(replace(options, out=options.root))
