"""When a task's entry last changed: as `git blame` has it, in one call of git, and only where it is known."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congkhai.cache import BuildCache
from congkhai.history import Repository as GitRepository
from congkhai.history import find_repository
from congkhai.history import last_changes as module
from congkhai.history.git import compare_files
from congkhai.history.last_changes import Change, Span, last_changes
from congkhai.history.line_replay import Lines
from congkhai.history.patch_parser import read_patches
from congkhai.model import Plan
from congkhai.pages.entry_revision import commit_url
from congkhai.pipeline import BuildOptions, build
from congkhai.sources import LineSpan, entry_spans, parse_file
from tests.support.need import require
from tests.support.site import ROOT
from tests.support.tiny import CONFIG, PLAN, make_site, snapshot

FILE = "plans/so-a/2026.yaml"
HEAD = "nam: 2026\ntrich_yeu: x\nnhiem_vu:\n"


def entry(code: str, *more: str) -> str:
    return f"  - ma: {code}\n    noi_dung: Việc {code}\n" + "".join(f"    {line}\n" for line in more)


class Repository:
    """A site folder under git; each commit is made on a day of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.day = 0
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str) -> str:
        day = f"2026-01-{self.day:02d}T12:00:00+07:00" if self.day else "2026-01-01T00:00:00+07:00"
        own = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": day}
        own |= {"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_COMMITTER_DATE": day}
        own |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        words = (str(require("git")), "-C", str(self.root), *words)
        done = subprocess.run(words, env=os.environ | own, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def write(self, text: str, file: str = FILE) -> None:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")

    def commit(self, text: str | None = None, file: str = FILE) -> str:
        if text is not None:
            self.write(text, file)
        self.day += 1
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "sửa")
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "site")


def task_spans(data: bytes) -> tuple[LineSpan, ...]:
    """The lines of each task of a plan."""
    return entry_spans(data, parse_file(data, "t.yaml", Plan)[1], "nhiem_vu")


def site_changes(
    root: Path,
    contents: Mapping[str, bytes],
    spans: Mapping[str, Sequence[Span]],
    build_cache: BuildCache | None = None,
) -> dict[str, tuple[Change | None, ...]]:
    """The last changes in the repository of a site folder; nothing where it has none."""
    found = find_repository(root).repository
    return last_changes(found, contents, spans, build_cache) if found else {}


def changes(root: Path, build_cache: BuildCache | None = None, file: str = FILE) -> list[str | None]:
    """The commit of each task, or None."""
    data = (root / file).read_bytes()
    spans = {file: task_spans(data)}
    found = site_changes(root, {file: data}, spans, build_cache)
    return [change.commit if change else None for change in found.get(file, ())]


def test_each_task_has_its_own_commit(repository: Repository) -> None:
    first = repository.commit(HEAD + entry("A") + entry("B") + entry("C"))
    second = repository.commit(HEAD + entry("A") + entry("B", "so: 2") + entry("C"))
    third = repository.commit(HEAD + entry("X") + entry("A") + entry("B", "so: 2") + entry("C"))
    assert changes(repository.root) == [third, first, second, first]
    found = site_changes(repository.root, {}, {FILE: [(1, 3)]})
    assert found[FILE] == (Change(first, date(2026, 1, 1)),)


def test_lines_that_went_away_changed_the_entry_they_were_in(repository: Repository) -> None:
    first = repository.commit(HEAD + entry("A", "so: 1", "ket_qua: x") + entry("B") + entry("C"))
    second = repository.commit(HEAD + entry("A", "so: 1") + entry("B") + entry("C"))
    assert changes(repository.root) == [second, first, first]
    repository.commit(HEAD + entry("A", "so: 1") + entry("C"))
    assert changes(repository.root) == [second, first]  # an entry that went away changed no other


def test_what_is_not_committed_has_no_date(repository: Repository) -> None:
    first = repository.commit(HEAD + entry("A") + entry("B") + entry("C"))
    repository.write(HEAD + entry("A") + entry("B", "so: 2") + entry("C"))
    assert changes(repository.root) == [first, None, first]
    repository.git("add", "-A")
    assert changes(repository.root) == [first, None, first]
    repository.write(HEAD + entry("A"), "plans/so-a/moi.yaml")
    assert changes(repository.root, file="plans/so-a/moi.yaml") == []


def test_windows_line_ends_and_a_bom(repository: Repository) -> None:
    repository.git("config", "core.autocrlf", "true")
    first = repository.commit(("\ufeff" + HEAD + entry("A") + entry("B")).replace("\n", "\r\n"))
    assert changes(repository.root) == [first, first]


def test_a_renamed_file_keeps_its_history(repository: Repository) -> None:
    first = repository.commit(HEAD + "".join(entry(f"A.{n}") for n in range(9)))
    repository.git("mv", FILE, "plans/so-a/ten khác “mới”.yaml")
    repository.commit()
    found = changes(repository.root, file="plans/so-a/ten khác “mới”.yaml")
    assert found == [first] * 9


def test_a_merge_is_the_change_of_the_branch_it_went_into(repository: Repository) -> None:
    first = repository.commit(HEAD + entry("A") + "\n" + entry("B") + "\n" + entry("C"))
    repository.git("checkout", "-q", "-b", "khac")
    repository.commit(HEAD + entry("A", "so: 1") + "\n" + entry("B") + "\n" + entry("C"))
    repository.git("checkout", "-q", "main")
    other = repository.commit(HEAD + entry("A") + "\n" + entry("B") + "\n" + entry("C", "so: 3"))
    repository.day += 1
    repository.git("merge", "-q", "--no-ff", "-m", "gộp", "khac")
    assert changes(repository.root) == [repository.git("rev-parse", "HEAD"), first, other]


def test_a_site_in_a_folder_of_its_repository(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    first = repository.commit(HEAD + entry("A"), f"site/{FILE}")
    assert changes(tmp_path / "site") == [first]


def test_without_git_or_history_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    spans = {FILE: [(1, 3)]}
    assert site_changes(tmp_path, {}, spans) == {}
    repository = Repository(tmp_path / "empty")
    assert site_changes(repository.root, {}, spans) == {}
    repository.commit(HEAD)
    assert site_changes(repository.root, {}, spans) != {}
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    assert site_changes(repository.root, {}, spans) == {}


def test_a_shallow_clone_says_nothing(repository: Repository, tmp_path: Path) -> None:
    for number in range(1, 4):
        repository.commit(HEAD + entry("A", f"so: {number}") + entry("B"))
    for depth, known in (("2", False), ("9", True)):
        clone = tmp_path / f"clone{depth}"
        repository.git("clone", "-q", "--depth", depth, f"file://{repository.root}", str(clone))
        assert bool(changes(clone)) is known


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The calls of git that are made."""
    made: list[tuple[str, ...]] = []
    lines, compare = GitRepository.lines, compare_files

    def counted(repository: GitRepository, *words: str) -> Iterator[str]:
        made.append(words)
        return lines(repository, *words)

    def compared(old: Path, new: Path, *words: str, sha256: bool) -> Iterator[str]:
        made.append(("diff", *words))
        return compare(old, new, *words, sha256=sha256)

    monkeypatch.setattr(GitRepository, "lines", counted)
    monkeypatch.setattr(module, "compare_files", compared)
    return made


def test_one_call_for_a_build_and_only_what_is_new(
    repository: Repository, tmp_path: Path, calls: list[tuple[str, ...]]
) -> None:
    build_cache = BuildCache(tmp_path / "memo", b"tag")
    first = repository.commit(HEAD + entry("A") + entry("B"))
    assert changes(repository.root, build_cache) == [first, first]
    second = repository.commit(HEAD + entry("A") + entry("B", "so: 2"))
    assert changes(repository.root, BuildCache(tmp_path / "memo", b"tag")) == [first, second]
    assert changes(repository.root, BuildCache(tmp_path / "memo", b"tag")) == [first, second]
    assert [words[0] for words in calls] == ["log"] * 3
    reaches = [next(word for word in words if "HEAD" in word) for words in calls]
    assert reaches == ["HEAD", f"{first}..HEAD", f"{second}..HEAD"]


@pytest.mark.parametrize(
    "forget", [("reset", "-q", "--hard", "HEAD~1"), ("commit", "-q", "--amend", "-m", "lại")]
)
def test_a_history_that_was_rewritten(
    repository: Repository, tmp_path: Path, forget: tuple[str, ...]
) -> None:
    build_cache = BuildCache(tmp_path / "memo", b"tag")
    repository.commit(HEAD + entry("A") + entry("B"))
    repository.commit(HEAD + entry("A", "so: 1") + entry("B"))
    changes(repository.root, build_cache)
    repository.day += 1
    repository.git(*forget)
    assert changes(repository.root, build_cache) == changes(repository.root)
    repository.commit(HEAD + entry("A") + entry("B", "so: 9"))
    assert changes(repository.root, build_cache) == changes(repository.root)


TEXTS = st.lists(st.sampled_from(["a", "b", "- c", "--- d", "+++ e", "@@ -1 +1 @@", "", "\\ f"]), max_size=12)


@settings(max_examples=12)
@given(st.lists(TEXTS, min_size=1, max_size=5), st.booleans())
def test_lines_are_those_of_git_blame(
    tmp_path_factory: pytest.TempPathFactory, versions: list[list[str]], end: bool
) -> None:
    repository = Repository(tmp_path_factory.mktemp("blame"))
    repository.commit("x\n", "plans/khac.yaml")
    for lines in versions:
        repository.write("\n".join(lines) + ("\n" if end else ""))
        if repository.git("status", "--porcelain"):
            repository.commit()
    replayed = Lines()
    found = find_repository(repository.root).repository
    assert found is not None
    printed = found.lines("log", "--reverse", "--first-parent", "-m", *module._PATCH, module._FORMAT)
    replayed.replay(read_patches(printed), strict=True)
    blamed = repository.git("blame", "-s", "-l", "--root", FILE).split("\n")
    mine = [replayed.commits[number][0] for number in replayed.files[FILE].commits]
    assert mine == [line.split(" ")[0] for line in blamed if line]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        (HEAD + entry("A") + entry("B", "so: 1"), ((4, 5), (6, 8))),
        (HEAD + entry("A") + "\n  # của B\n" + entry("B") + "phu_luc: x\n", ((4, 5), (8, 9))),
        (
            "nhiem_vu:\n- ma: A\n  ket_qua: |\n    - x\n\n    y\n-\n  ma: B\ndinh_chinh:\n- x\n",
            ((2, 6), (7, 8)),
        ),
        ("nhiem_vu: [{ma: A}]\n", ()),
        ("nhiem_vu:\n  [\n    {ma: A}\n  ]\n", ()),
        ("nhiem_vu:\n  ma: A\n", ()),
        ("nhiem_vu:\n  - &a {ma: A,\n    so: 1}\n\n  - *a\n", ()),
        ("nhiem_vu:\r  - ma: A\n", ()),
        ("nhiem_vu: # sau\n  # một\n  - ma: A", ((3, 3),)),
        ("muc: x\n", ()),
        ("nhiem_vu:\nmuc: x\n", ()),
    ],
)
def test_where_entries_stand(text: str, spans: tuple[tuple[int, int], ...]) -> None:
    for ends in ("\n", "\r\n"):
        assert task_spans(text.replace("\n", ends).encode()) == spans


@pytest.mark.parametrize(
    ("repository", "url"),
    [
        ("https://gitlab.com/a/b.git", "https://gitlab.com/a/b/-/commit/abc"),
        ("https://gitlab.example.gov.vn/a/b/", "https://gitlab.example.gov.vn/a/b/-/commit/abc"),
        ("https://github.com/a/b", "https://github.com/a/b/commit/abc"),
        ("https://git.example.org/a/b.git", "https://git.example.org/a/b/commit/abc"),
        ("https://bitbucket.org/a/b", "https://bitbucket.org/a/b/commits/abc"),
        ("mailto:a@example.org", ""),
        (None, ""),
    ],
)
def test_the_address_of_a_commit(repository: str | None, url: str) -> None:
    assert commit_url(repository, "abc") == url


def test_the_page_of_a_task_says_when_it_changed(tmp_path: Path) -> None:
    repository = Repository(
        make_site(tmp_path / "site", {"config.yaml": f"{CONFIG}kho_ma_nguon: https://github.com/a/b\n"})
    )
    repository.commit()
    second = repository.commit(PLAN + "    so: 2\n", "plans/so-thu/2026-thu.yaml")
    (tmp_path / "cache").mkdir()
    order = BuildOptions(
        repository.root, tmp_path / "out", date(2026, 9, 15), search=False, cache=tmp_path / "cache"
    )
    build(order)
    pages = {code: tmp_path / f"out/ke-hoach/so-thu/2026-thu/{code}/index.html" for code in ("I.1", "I.2")}
    assert "sửa lần cuối ngày 01/01/2026" in pages["I.1"].read_text("utf-8")
    said = pages["I.2"].read_text("utf-8")
    assert "sửa lần cuối ngày 02/01/2026" in said
    assert f'<a href="https://github.com/a/b/commit/{second}">xem thay đổi {second[:8]}</a>' in said
    before = snapshot(tmp_path / "out")
    repository.commit(
        PLAN.replace("Việc thứ nhất", "Việc số một") + "    so: 2\n", "plans/so-thu/2026-thu.yaml"
    )
    build(order)
    after = snapshot(tmp_path / "out")
    assert "sửa lần cuối ngày 03/01/2026" in pages["I.1"].read_text("utf-8")
    assert pages["I.2"].read_text("utf-8").count("sửa lần cuối ngày 02/01/2026") == 1
    build(replace(order, out=tmp_path / "again", cache=None))
    assert snapshot(tmp_path / "again") == after != before


def test_without_git_no_page_speaks_of_changes(tmp_path: Path) -> None:
    root = make_site(tmp_path / "site")
    build(BuildOptions(root, tmp_path / "out", date(2026, 9, 15), search=False))
    assert not [name for name, data in snapshot(tmp_path / "out").items() if "sửa lần cuối".encode() in data]


PLANS = sorted([*(ROOT / "plans").glob("*/2*.yaml"), *(ROOT / "examples").glob("*/plans/*/2*.yaml")])


@pytest.mark.parametrize("file", PLANS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_entries_stand_where_the_reader_finds_them(file: Path) -> None:
    data = file.read_bytes()
    record, locations, _ = parse_file(data, "t.yaml", Plan)
    assert record is not None
    spans = entry_spans(data, locations, "nhiem_vu")
    assert [first for first, _ in spans] == [
        locations.at(("nhiem_vu", n)).line for n in range(len(record.tasks))
    ]
    assert all(a[1] < b[0] for a, b in pairwise(spans))
