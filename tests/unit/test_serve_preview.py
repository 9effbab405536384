"""The preview in memory: the last good site stays, only what changed is made, every fault is told."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from congkhai.pages import Page, SiteData
from congkhai.pipeline import BuildOptions, build
from congkhai.pipeline import site_assembly as pipeline
from congkhai.pipeline.limited_rendering import LimitedRenderer
from congkhai.problems import MachineError
from congkhai.search import INDEX_FOLDER
from congkhai.serve import site_preview
from congkhai.serve.site_preview import Preview, SearchPreview
from tests.support.tiny import CONFIG, PLAN, make_site, snapshot

PLAN_FILE = "plans/so-thu/2026-thu.yaml"
PLAN_PAGE = "ke-hoach/so-thu/2026-thu/"
TASK_PAGE = f"{PLAN_PAGE}I.1/"


class Shown:
    """A preview of the small site, rebuilt after each change."""

    def __init__(self, root: Path, files: dict[str, str | None] | None = None) -> None:
        self.root = make_site(root, files)
        self.faults: list[Exception] = []
        self.preview = Preview(self.options, lambda error: f"máy: {error.strerror}", self.faults.append)
        self.preview.rebuild()

    def options(self) -> BuildOptions:
        return BuildOptions(self.root, self.root / "public", date(2026, 9, 15), drafts=True)

    def change(self, files: dict[str, str | None]) -> None:
        make_site(self.root, files)
        self.preview.rebuild()

    def text(self, address: str, status: int = 200) -> str:
        answer = self.preview.answer(address)
        assert answer.status == status
        return answer.body.decode()

    def said(self) -> list[str]:
        return [str(problem) for problem in self.preview.problems if problem.is_error]

    def try_all(self) -> None:
        while self.preview.try_one():
            pass


@pytest.fixture
def shown(tmp_path: Path) -> Shown:
    return Shown(tmp_path / "site")


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of the pages that are rendered from now on."""
    seen: list[str] = []

    render = LimitedRenderer.render

    def noted(self: LimitedRenderer, page: Page) -> bytes:
        seen.append(page.path)
        return render(self, page)

    monkeypatch.setattr(LimitedRenderer, "render", noted)
    return seen


def test_every_file_is_the_one_that_a_build_makes(shown: Shown, tmp_path: Path) -> None:
    options = BuildOptions(shown.root, tmp_path / "out", date(2026, 9, 15), search=False, drafts=True)
    build(options)
    made = {name: data for name, data in snapshot(options.out).items() if not name.startswith(".congkhai")}
    assert len(made) > 30
    for name, data in made.items():
        address = name.removesuffix("index.html") if name.endswith("/index.html") else name
        assert shown.preview.answer(address).body == data, name
    assert not (shown.root / "public").exists()


def test_only_what_changed_and_is_looked_at_is_made(rendered: list[str], shown: Shown) -> None:
    shown.text(TASK_PAGE)
    shown.text("gioi-thieu/")
    shown.text(TASK_PAGE)
    assert rendered == [TASK_PAGE, "gioi-thieu/"]
    before = {path: shown.preview.answer(path).version for path in (TASK_PAGE, "gioi-thieu/")}
    rendered.clear()
    shown.change({PLAN_FILE: PLAN.replace("Việc thứ nhất", "Việc mới tinh")})
    assert "Việc mới tinh" in shown.text(TASK_PAGE)
    shown.text("gioi-thieu/")
    assert rendered == [TASK_PAGE]
    after = {path: shown.preview.answer(path).version for path in before}
    assert after[TASK_PAGE] != before[TASK_PAGE]
    assert after["gioi-thieu/"] == before["gioi-thieu/"]


@pytest.mark.parametrize(
    ("broken", "place"),
    [
        ({PLAN_FILE: PLAN.replace("chu_tri: Văn phòng", "chu_tri: Văn fòng")}, f"{PLAN_FILE}:11:"),
        ({PLAN_FILE: PLAN + "  sai: [\n"}, f"{PLAN_FILE}:"),
        ({"config.yaml": "ten: [\n"}, "config.yaml:"),
        ({"config.yaml": None}, "config.yaml"),
        ({"plans/so-thu/co-quan.yaml": None}, "plans/so-thu"),
        ({"assets/js/x.js": "import './khong-co.js';\n"}, "assets/js/x.js"),
    ],
)
def test_what_is_broken_leaves_the_last_good_site(
    shown: Shown, broken: dict[str, str | None], place: str
) -> None:
    good = shown.text(TASK_PAGE)
    shown.change(broken)
    assert any(line.startswith(place) for line in shown.said()), shown.said()
    assert shown.text(TASK_PAGE) == good
    assert "Việc thứ hai" in shown.text(f"{PLAN_PAGE}I.2/")  # not looked at before
    for name in broken:
        (shown.root / name).unlink(missing_ok=True)
    shown.change({})
    assert shown.said() == []
    assert shown.text(TASK_PAGE) == good


def test_a_page_sent_before_a_change_still_finds_its_styles(shown: Shown) -> None:
    [style] = re.findall(r'href="(?:\./)?(tai-nguyen/site\.\w+\.css)"', shown.text(""))
    before = shown.text(style)
    shown.change({"assets/css/pages/x.css": "h1 { color: red }"})
    [new] = re.findall(r'href="(?:\./)?(tai-nguyen/site\.\w+\.css)"', shown.text(""))
    assert new != style
    shown.change({PLAN_FILE: PLAN + "\n"})
    assert shown.text(style) == before


def test_a_plan_that_is_renamed_moves(shown: Shown) -> None:
    shown.text(PLAN_PAGE)
    shown.change({PLAN_FILE: None, "plans/so-thu/2026-moi.yaml": PLAN})
    assert "Địa chỉ này không có" in shown.text(PLAN_PAGE, 404)
    assert "Việc thứ nhất" in shown.text("ke-hoach/so-thu/2026-moi/")
    (shown.root / "plans/so-thu/2026-moi.yaml").unlink()
    shown.change({})
    assert "Việc thứ nhất" in shown.text(PLAN_PAGE)


def test_without_any_good_site_there_is_a_page_to_wait_on(tmp_path: Path) -> None:
    root = make_site(tmp_path / "site", {"config.yaml": None})
    preview = Preview(lambda: BuildOptions(root, root / "public", date(2026, 9, 15)), str, lambda _: None)
    preview.rebuild()
    assert "Chưa dựng được trang" in preview.answer("").body.decode()
    assert preview.answer("").status == 503
    assert preview.problems
    make_site(root)
    preview.rebuild()
    assert preview.answer("").status == 200


def test_a_broken_template_is_found_on_pages_nobody_looks_at(shown: Shown, rendered: list[str]) -> None:
    shown.try_all()
    home = shown.text("")
    shown.change({"templates/pages/task.html": "{{ view.khong_co }}"})
    assert shown.said() == []
    assert shown.text("") == home
    rendered.clear()
    shown.try_all()
    [said] = shown.said()
    assert said.startswith("templates/pages/task.html:1:1: lỗi: mẫu trang dùng một tên không có")
    assert rendered.count(f"{PLAN_PAGE}I.1/") + rendered.count(f"{PLAN_PAGE}I.2/") == 1  # once says enough
    assert "Việc thứ nhất" in shown.text(TASK_PAGE)  # as it was with the template that was good
    (shown.root / "templates/pages/task.html").unlink()
    shown.change({"templates/pages/task.html": "<p>mới {{ view.title }}</p>"})
    shown.try_all()
    assert shown.said() == []
    assert shown.text(TASK_PAGE).startswith("<p>mới")


@pytest.mark.parametrize(
    "name", ["templates/pages/task.html", "templates/components/tally.html", "assets/css/rieng.css"]
)
def test_a_file_that_is_not_utf_8_is_no_fault_of_the_program(shown: Shown, name: str) -> None:
    good = shown.text(TASK_PAGE)
    file = shown.root / name
    file.parent.mkdir(parents=True)
    file.write_bytes(b"Tr\xecnh")
    shown.preview.rebuild()
    shown.try_all()
    assert shown.said() == [
        f"{name}:1:3: lỗi: tệp không phải UTF-8. Hãy lưu lại tệp bằng Unicode, bảng mã UTF-8."
    ]
    assert shown.faults == []
    assert shown.text(TASK_PAGE) == good


def test_a_page_that_never_could_be_made_says_so(tmp_path: Path) -> None:
    shown = Shown(tmp_path / "site", {"templates/pages/task.html": "{% if %}"})
    assert "Chưa dựng được trang" in shown.text(TASK_PAGE, 500)
    assert shown.said()[0].startswith("templates/pages/task.html:1:1: lỗi: mẫu trang viết sai")
    assert shown.text("")


def test_the_tried_pages_keep_no_bytes(shown: Shown) -> None:
    shown.text(TASK_PAGE)
    shown.try_all()
    made = shown.preview._made
    assert len(made) > 20
    assert [name for name, entry in made.items() if entry.body is not None] == [f"{TASK_PAGE}index.html"]


def _raises(error: Exception) -> Callable[..., object]:
    def fail(*_: object, **__: object) -> object:
        raise error

    return fail


def test_a_fault_of_the_program_is_shown_and_not_fatal(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    good = shown.text(TASK_PAGE)
    with monkeypatch.context() as patch:
        patch.setattr(site_preview, "site_parts", _raises(KeyError("oi")))
        shown.preview.rebuild()
    assert "lỗi ngoài dự kiến (KeyError: 'oi')" in shown.said()[0]
    assert shown.said()[0].startswith("congkhai/serve/site_preview.py:")
    assert [type(error) for error in shown.faults] == [KeyError]
    assert shown.text(TASK_PAGE) == good
    shown.preview.rebuild()
    assert shown.said() == []


def test_a_failure_of_the_machine_is_told_in_words(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_preview, "load_content", _raises(PermissionError(13, "không được")))
    shown.preview.rebuild()
    assert shown.said() == ["máy: lỗi: máy: không được"]
    assert shown.faults == []


def test_addresses_lead_where_a_server_would_lead(tmp_path: Path) -> None:
    shown = Shown(tmp_path / "site", {"config.yaml": CONFIG + "dia_chi: https://tinh.example/ck/\n"})
    assert shown.preview.answer(TASK_PAGE.rstrip("/")).to == f"/{TASK_PAGE}"
    # links of the 404 page are absolute: they name the public path
    assert shown.text(f"ck/{TASK_PAGE}") == shown.text(TASK_PAGE)
    assert shown.text("ck/") == shown.text("")
    shown.text("ck/khong-co", 404)
    for hostile in ("../config.yaml", "config.yaml", "/etc/passwd", "plans/so-thu/2026-thu.yaml", "..%2f"):
        assert shown.preview.answer(hostile).status == 404


def test_the_day_is_asked_for_at_each_round(tmp_path: Path) -> None:
    root = make_site(tmp_path / "site")
    days = [date(2026, 9, 15)]
    preview = Preview(lambda: BuildOptions(root, root / "public", days[0]), str, lambda _: None)
    preview.rebuild()
    assert "Đã hết hạn" not in preview.answer(TASK_PAGE).body.decode()
    days[0] = date(2026, 10, 15)
    preview.rebuild()
    assert "Đã hết hạn" in preview.answer(TASK_PAGE).body.decode()


def test_the_index_is_made_when_asked_for(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    make = pipeline.search_files

    def noted(options: BuildOptions, site: SiteData) -> object:
        calls.append(site)
        return make(options, site)

    monkeypatch.setattr(site_preview, "search_files", noted)
    finder = SearchPreview(shown.options)
    contents = f"{INDEX_FOLDER}muc-luc.json"

    def ask(name: str) -> bytes | None:
        assert shown.preview.parts
        return finder.file(shown.preview.parts, name)

    def table() -> bytes | None:
        (part,) = json.loads(ask(contents) or b"")["phan"]
        return ask(f"{INDEX_FOLDER}{part['thu_muc']}/{part['bang']}.json")

    assert ask(contents)
    before = table()
    assert before
    assert " nhất " in before.decode()
    assert len(calls) == 1
    old = set(finder._files)
    shown.change({PLAN_FILE: PLAN.replace("Việc thứ nhất", "Việc mới tinh")})
    assert len(calls) == 1
    after = table()
    assert after
    assert " tinh " in after.decode()
    assert len(calls) == 2
    assert all(ask(name) is not None for name in old)  # a page may still be reading the old index
    assert ask(f"{INDEX_FOLDER}khong-co.json") is None


def test_an_index_that_fails_is_told(shown: Shown) -> None:
    shown.preview.fail(INDEX_FOLDER, MachineError("Pagefind hỏng"))
    assert shown.said() == ["máy: lỗi: Pagefind hỏng"]
    shown.preview.rebuild()
    assert shown.said() == []
