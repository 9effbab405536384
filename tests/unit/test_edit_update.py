"""`update`: a report is added, and nothing else changes."""

from __future__ import annotations

import gc
import subprocess
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from congkhai.cli import main
from congkhai.edit.report_appending import append_report
from congkhai.edit.report_entry import ReportError, TaskReport, make_report, parse_evidence
from congkhai.edit.source_text import SourceText
from congkhai.model import Plan
from congkhai.sources import parse_file
from tests.support.need import require
from tests.support.site import ROOT
from tests.support.tiny import PLAN, make_site

FILE = "plans/so-thu/2026-thu.yaml"
REPORT = make_report({"day": "2026-09-30", "status": "Hoàn thành", "note": "Xong."})


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("CONGKHAI_CACHE", str(tmp_path / "cache"))
    yield
    gc.enable()


def run(root: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["update", "--root", str(root), "--as-of", "2026-10-01", *options])


def plan_of(data: bytes) -> Plan:
    record, _, problems = parse_file(data, "t.yaml", Plan)
    assert record is not None, problems
    assert not any(problem.is_error for problem in problems), problems
    return record


def only_added(old: bytes, new: bytes) -> bool:
    """Whether the old bytes are all still there, in their order, with one piece put in."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = len(old) - head
    return len(new) > len(old) and (tail == 0 or new[len(new) - tail :] == old[head:])


BLOCK = "      - ngay: 2026-09-30\n        trang_thai: hoan_thanh\n        ghi_chu: Xong.\n"
HEAD = "nam: 2026\ntrich_yeu: x\nnhiem_vu:\n"


def shapes() -> dict[str, tuple[str, str]]:
    """Ways to write a task → the task with the report in it, from the table (``===`` name, ``---``)."""
    table = (Path(__file__).parent / "data" / "update_shapes.txt").read_text("utf-8")
    found = {}
    for part in table.split("=== ")[1:]:
        name, _, text = part.partition("\n")
        old, _, new = text.partition("---\n")
        cut = -1 if "without its line end" in name else None
        found[name] = HEAD + old[:cut], HEAD + new[:cut]
    return found


SHAPES = shapes()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", SHAPES)
def test_each_shape(name: str, end: str) -> None:
    old, new = (text.replace("\n", end).encode() for text in SHAPES[name])
    assert append_report(SourceText.from_bytes(old), 0, REPORT).data == new
    assert [update.note for update in plan_of(new).tasks[0].updates][-1] == "Xong."


@pytest.mark.parametrize("nothing", ["~", "null", "NULL", "[]", "[ ]", "''", '""', "|", ">-"])
@pytest.mark.parametrize("note", ["", "  # chưa có báo cáo"])
def test_an_empty_value_gives_way_to_the_report(nothing: str, note: str) -> None:
    head = f"{HEAD}  - ma: A\n    noi_dung: a\n    cap_nhat:"
    tail = "  - ma: B\n    noi_dung: b\n"
    old = f"{head} {nothing}{note}\n{tail}"
    new = append_report(SourceText.from_bytes(old.encode()), 0, REPORT).data.decode()
    assert new == f"{head}{note}\n{BLOCK}{tail}"


def test_what_takes_no_addition_is_refused_with_advice() -> None:
    how = f" &x\n{BLOCK}  - ma: B\n    noi_dung: b\n    cap_nhat: *x\n"
    text = f"{HEAD}  - ma: A\n    noi_dung: a\n    cap_nhat:{how}"
    with pytest.raises(ReportError, match="dòng 6"):
        append_report(SourceText.from_bytes(text.encode()), 0, REPORT)


def test_bom_decomposed_letters_and_odd_quotes_stay() -> None:
    nfd = unicodedata.normalize("NFD", "Việc thử")
    head = f"\ufeffnam:   2026\r\ntrich_yeu: '{nfd}'\r\n\r\nnhiem_vu:\r\n"
    old = f'{head}  - ma:  "A"  # {nfd}\r\n    noi_dung: {nfd}'.encode()
    new = append_report(SourceText.from_bytes(old), 0, REPORT).data
    assert new.startswith(old)
    assert new[len(old) :].decode() == "\r\n    cap_nhat:\r\n" + BLOCK.rstrip("\n").replace("\n", "\r\n")


TEXTS = st.text(
    st.sampled_from("aĐệ ,:#-[]{}'\"\\|>&*!%@`~?\n\t.0123/“”…ｎ\u00a0")
    | st.characters(codec="utf-8", exclude_categories=["C"]),
    max_size=30,
)
REPORTS = st.builds(
    lambda day, status, note, reason, value, evidence, by: make_report(
        {"day": str(day), "status": status, "note": note, "reason": reason or "vì",
         "value": value, "evidence": evidence, "by": by}
    ),
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    st.sampled_from(["hoan_thanh", "Đang thực hiện", "khong_thuc_hien", "CHƯA THỰC HIỆN"]),
    TEXTS, TEXTS,
    st.sampled_from(["", "100", "85,5%", "1.234"]),
    st.lists(TEXTS | st.sampled_from(["a https://example.org/x?y=1#z"]), max_size=3),
    TEXTS,
)  # fmt: skip
_MAKE_ROOM = {name for name in SHAPES if name.startswith(("an empty list", "one report", "no reports"))}
PIECES = st.sampled_from(sorted(SHAPES))


@given(PIECES, REPORTS, st.sampled_from(["\n", "\r\n"]), st.data())
def test_nothing_else_moves(name: str, report: TaskReport, end: str, data: st.DataObject) -> None:
    old = SHAPES[name][0].replace("\n", end).encode()
    tasks = plan_of(old).tasks
    index = data.draw(st.integers(0, len(tasks) - 1))
    new = append_report(SourceText.from_bytes(old), index, report).data
    assert name in _MAKE_ROOM or only_added(old, new)
    rest = iter(new)  # where room is made first, blanks and brackets move, and nothing else
    assert all(byte in rest for byte in old if byte not in b" []")
    after = plan_of(new).tasks
    assert after[index].updates == (*tasks[index].updates, report.record)
    assert [t.model_copy(update={"updates": ()}) for t in after] == [
        t.model_copy(update={"updates": ()}) for t in tasks
    ]
    assert [t.updates for i, t in enumerate(after) if i != index] == [
        t.updates for i, t in enumerate(tasks) if i != index
    ]


PLANS = sorted((ROOT / "plans").glob("*/2*.yaml"))


@settings(max_examples=1)
@pytest.mark.parametrize("file", PLANS, ids=lambda path: f"{path.parent.name}/{path.stem}")
@given(data=st.data())
def test_a_hundred_reports_in_a_row_still_load(file: Path, data: st.DataObject) -> None:
    text = SourceText.from_bytes(file.read_bytes())
    count = len(plan_of(text.data).tasks)
    chosen = st.lists(REPORTS, min_size=100, max_size=100)
    reports = data.draw(chosen)
    places = data.draw(st.lists(st.integers(0, count - 1), min_size=100, max_size=100))
    for report, index in zip(reports, places, strict=True):
        text = append_report(text, index, report)
    for index, task in enumerate(plan_of(text.data).tasks):
        said = [report.record for report, place in zip(reports, places, strict=True) if place == index]
        assert list(task.updates) == said
    left = iter(text.lines)
    assert all(line in left for line in SourceText.from_bytes(file.read_bytes()).lines)  # all there, in order


@pytest.mark.parametrize("file", PLANS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_git_sees_added_lines_only(file: Path, tmp_path: Path) -> None:
    git = require("git")
    root = tmp_path / "site"
    copy = root / file.relative_to(ROOT)
    for source in (ROOT / "config.yaml", file.parent / "co-quan.yaml", file):
        target = root / source.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    task = yaml.safe_load(copy.read_bytes())["nhiem_vu"][-1]["ma"]
    before = copy.read_bytes()
    name = f"{copy.parent.name}/{copy.stem}/{task}"
    words = (
        "--ngay",
        "30/9/2022",
        "--ghi-chu",
        "Đã xong: đủ",
        "--minh-chung",
        "Số 4/BC https://example.org/4",
    )
    result = run(root, name, "--trang-thai", "Hoàn thành", *words)
    assert result.exit_code == 0, result.output
    (tmp_path / "before.yaml").write_bytes(before)
    diff = [git, "diff", "--no-index", "--numstat", tmp_path / "before.yaml", copy]
    done = subprocess.run([*map(str, diff)], capture_output=True, text=True, check=False)
    added, removed, _ = done.stdout.split("\t")
    assert (int(added), int(removed)) == (7, 0)


@pytest.mark.parametrize(
    "name",
    [
        "I.2",
        "i.2",
        "2026-thu/I.2",
        "so-thu/2026-thu/I.2",
        "plans/so-thu/2026-thu.yaml#I.2",
        "./2026-thu.yaml#I.2",
    ],
)
def test_ways_to_name_a_task(tmp_path: Path, name: str) -> None:
    root = make_site(tmp_path)
    assert run(root, name, "--trang-thai", "dang_thuc_hien", "--ngay", "2026-09-30").exit_code == 0
    assert [len(task.updates) for task in plan_of((root / FILE).read_bytes()).tasks] == [0, 1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("I.22", "--trang-thai", "hoan_thanh"), "“I.22”; có phải “so-thu/2026-thu/I.2” không?"),
        (("so-thu/2026-thy/I.2", "--trang-thai", "hoan_thanh"), "có phải “so-thu/2026-thu/I.2” không?"),
        (("I.1", "--trang-thai", "xong"), "chỉ nhận: chua_thuc_hien"),
        (("I.1", "--trang-thai", "hoàn than"), "có phải “hoan_thanh” không?"),
        (("I.1", "--trang-thai", "khong_thuc_hien"), "cần “ly_do”"),
        (("I.1", "--trang-thai", "hoan_thanh", "--gia-tri", "nhiều"), "Giá trị đạt được: “nhiều” không"),
        (("I.1", "--trang-thai", "hoan_thanh", "--ngay", "31/02/2026"), "“31/02/2026” không phải là ngày"),
        (("I.1",), "thiếu --trang-thai"),
        ((), "thiếu NHIỆM-VỤ"),
        (("I.1", "--from", "x.csv"), "--from"),
    ],
)  # fmt: skip
def test_what_is_refused(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    root = make_site(tmp_path)
    result = run(root, *words)
    assert result.exit_code == 2
    assert said in result.output
    assert (root / FILE).read_text("utf-8") == PLAN


def test_a_name_that_two_plans_have(tmp_path: Path) -> None:
    root = make_site(tmp_path, {"plans/so-thu/2025-thu.yaml": PLAN.replace("2026", "2025")})
    result = run(root, "I.1", "--trang-thai", "hoan_thanh")
    assert result.exit_code == 2
    assert "so-thu/2025-thu/I.1" in result.output
    assert "so-thu/2026-thu/I.1" in result.output


def test_what_check_would_refuse_is_not_written(tmp_path: Path) -> None:
    broken = PLAN.replace("chu_tri: Văn phòng", "chu_tri: Văn phòn")
    root = make_site(tmp_path, {FILE: broken})
    result = run(root, "I.2", "--trang-thai", "hoan_thanh", "--ngay", "2026-09-30")
    assert result.exit_code == 1
    assert f"{FILE}:11:14: lỗi: chưa có đơn vị" in result.output
    assert (root / FILE).read_text("utf-8") == broken
    private = make_site(tmp_path / "b")
    refused = run(private, "I.2", "--trang-thai", "hoan_thanh", "--ghi-chu", "a\x07b")
    assert refused.exit_code != 0
    assert (private / FILE).read_text("utf-8") == PLAN


def test_an_error_elsewhere_does_not_stop_a_report(tmp_path: Path) -> None:
    root = make_site(tmp_path, {"plans/so-thu/2025-thu.yaml": "nam: hai\n"})
    assert run(root, "I.2", "--trang-thai", "dang_thuc_hien", "--ngay", "2026-09-30").exit_code == 0


def test_the_same_report_twice_is_written_once(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    words = ("I.2", "--trang-thai", "dang_thuc_hien", "--ngay", "2026-09-30", "--ghi-chu", "Đang làm")
    run(root, *words)
    once = (root / FILE).read_bytes()
    assert "đã có, bỏ qua" in run(root, *words).output
    assert (root / FILE).read_bytes() == once


def test_warnings_are_told_and_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    result = run(root, "I.2", "--trang-thai", "hoan_thanh", "--ngay", "2026-09-30", "--dry-run")
    assert result.exit_code == 0
    assert "cảnh báo: nhiệm vụ I.2 hoàn thành ngày 30/09/2026 mà không có minh chứng" in result.output
    assert (root / FILE).read_text("utf-8") == PLAN


def test_permissions_and_a_link_stay(tmp_path: Path) -> None:
    root = make_site(tmp_path / "site", {FILE: None})
    real = root / "plans/so-thu/that.txt"
    real.write_text(PLAN, "utf-8")
    real.chmod(0o640)
    (root / FILE).symlink_to("that.txt")
    assert run(root, "I.2", "--trang-thai", "dang_thuc_hien", "--ngay", "2026-09-30").exit_code == 0
    assert (root / FILE).is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert "cap_nhat" in real.read_text("utf-8")
    assert sorted(path.name for path in real.parent.iterdir()) == [
        "2026-thu.yaml",
        "co-quan.yaml",
        "that.txt",
    ]


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Báo cáo số 4/BC", "Báo cáo số 4/BC"),
        ("https://example.org/a b", "https://example.org/a b"),
        ("https://example.org/a", {"url": "https://example.org/a"}),
        (
            "Báo cáo số 4/BC – https://example.org/a",
            {"ten": "Báo cáo số 4/BC", "url": "https://example.org/a"},
        ),
        (
            "Báo cáo số 4/BC (https://example.org/a)",
            {"ten": "Báo cáo số 4/BC", "url": "https://example.org/a"},
        ),
        ("Báo cáo | https://example.org/a", {"ten": "Báo cáo", "url": "https://example.org/a"}),
    ],
)
def test_evidence_as_people_write_it(text: str, evidence: dict[str, str] | str) -> None:
    assert parse_evidence(text) == evidence


def test_asked_on_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("congkhai.cli.update_commands.at_terminal", lambda: True)
    root = make_site(tmp_path)
    answers = "I.2\n4\n30/9/2026\n\nHết kinh phí\nCông văn số 7 https://example.org/7\n\n"
    result = CliRunner().invoke(main, ["update", "--root", str(root), "--as-of", "2026-10-01"], input=answers)
    assert result.exit_code == 0, result.output
    assert "so-thu/2026-thu/I.2: Việc thứ hai" in result.output
    (update,) = plan_of((root / FILE).read_bytes()).tasks[1].updates
    assert (update.status.value, update.reason) == ("khong_thuc_hien", "Hết kinh phí")
    assert update.evidence[0].url == "https://example.org/7"


def test_a_report_on_a_draft(tmp_path: Path) -> None:
    root = make_site(tmp_path, {FILE: PLAN.replace("    thoi_han: Thường xuyên", "    nhap: true")})
    assert run(root, "I.2", "--trang-thai", "dang_thuc_hien", "--ngay", "2026-09-30").exit_code == 0
    assert len(plan_of((root / FILE).read_bytes()).tasks[1].updates) == 1
