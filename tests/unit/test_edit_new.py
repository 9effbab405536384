"""`new`: what it writes passes `check`, explains itself, and touches nothing else."""

from __future__ import annotations

import gc
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from congkhai.cli import main
from congkhai.edit.scaffold_texts import next_code
from congkhai.edit.source_text import SourceText
from congkhai.edit.task_inserting import insert_task
from congkhai.edit.yaml_scalars import inline_scalar, key_lines
from congkhai.library import PlanEntry
from congkhai.model import Plan
from congkhai.problems import UsageError
from congkhai.sources import parse_file
from congkhai.sources.yaml_composer import compose
from tests.support.site import ROOT
from tests.support.tiny import PLAN, make_site, snapshot
from tests.unit.test_schema import check_jsonschema

FILE = "plans/so-thu/2026-thu.yaml"


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("CONGKHAI_CACHE", str(tmp_path / "cache"))
    yield
    gc.enable()


def new(root: Path, kind: str, *words: str, answers: str = "") -> Result:
    return CliRunner().invoke(main, ["new", kind, "--root", str(root), *words], input=answers)


def check(root: Path) -> Result:
    return CliRunner().invoke(main, ["check", "--root", str(root)])


def test_an_agency_a_plan_and_tasks(tmp_path: Path) -> None:
    root = make_site(tmp_path / "site")
    assert new(root, "agency", "--ten", "Sở Minh họa: thử").exit_code == 0
    assert new(root, "plan", "so-minh-hoa-thu/2027-cchc", "--trich-yeu", "Kế hoạch #1").exit_code == 0
    for text in ("Rà soát", "Tập huấn: hai lớp", "- gạch\n- hai dòng"):
        result = new(
            root, "task", "so-minh-hoa-thu/2027-cchc", "--noi-dung", text, "--thoi-han", "Quý I/2027"
        )
        assert result.exit_code == 0, result.output
    assert check(root).exit_code == 0
    record, _, problems = parse_file((root / "plans/so-minh-hoa-thu/2027-cchc.yaml").read_bytes(), "t", Plan)
    assert record is not None, problems
    assert [(task.id, task.content) for task in record.tasks] == [
        ("1", "Rà soát"),
        ("2", "Tập huấn: hai lớp"),
        ("3", "- gạch\n- hai dòng"),
    ]
    assert (record.title, record.years.first) == ("Kế hoạch #1", 2027)


def test_what_is_made_passes_the_schema_and_names_it(tmp_path: Path) -> None:
    root = make_site(tmp_path / "site")
    new(root, "agency", "so-b", "--ten", "Sở B", "--ten-ngan", "B", "--cap-tren", "UBND tỉnh")
    new(
        root,
        "plan",
        "so-b/2027",
        "--trich-yeu",
        "x",
        "--so-hieu",
        "12/KH",
        "--ngay",
        "15/1/2027",
        "--nam",
        "2027",
    )
    new(root, "task", "so-b/2027", "--noi-dung", "x")
    card, plan = root / "plans/so-b/co-quan.yaml", root / "plans/so-b/2027.yaml"
    assert check_jsonschema("co-quan.schema.json", [card]) == {}
    assert check_jsonschema("ke-hoach.schema.json", [plan]) == {}
    assert card.read_text("utf-8").startswith(
        "# yaml-language-server: $schema=../../docs/schema/co-quan.schema.json\n"
    )
    assert "# Các mục: Mã mục: tên mục" in plan.read_text("utf-8")


def test_every_comment_of_a_scaffold_is_true(tmp_path: Path) -> None:
    """Each explained key may be used as it stands: the comment taken away, the file is still right."""
    root = make_site(tmp_path / "site", {"config.yaml": "ten: Trang\nloai_co_quan: {so: Sở}\n"})
    new(root, "agency", "so-b", "--ten", "Sở B")
    new(root, "plan", "so-b/2027", "--trich-yeu", "x")
    for file in ("co-quan.yaml", "2027.yaml"):
        path = root / "plans/so-b" / file
        lines = path.read_text("utf-8").split("\n")
        examples = [line[2:] for line in lines if re.fullmatch(r"# [a-z_]+: [^…$]+", line)]
        assert len(examples) >= 4
        path.write_text("\n".join([*lines, *examples]), "utf-8")
    assert check(root).exit_code == 0, check(root).output


def test_a_task_goes_below_its_section(tmp_path: Path) -> None:
    plan = (
        PLAN.replace("muc:\n  I: Mục một\n", "muc:\n  I: Mục một\n  II: Mục hai\n")
        + "  - ma: II.1\n    noi_dung: Việc khác\n"
    )
    root = make_site(tmp_path, {FILE: plan})
    result = new(
        root, "task", "2026-thu", "--muc", "I", "--noi-dung", "Việc thứ ba", "--chu-tri", "Văn phòng"
    )
    assert "Đã thêm nhiệm vụ I.3" in result.output
    text = (root / FILE).read_text("utf-8")
    assert text.index("ma: I.2") < text.index("ma: I.3") < text.index("ma: II.1")
    left = iter(text.split("\n"))
    assert all(line in left for line in plan.split("\n"))
    assert "II.2" in new(root, "task", "2026-thu", "--noi-dung", "x").output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2026-thu", "--noi-dung", "x", "--chu-tri", "Văn phòn"), "có phải “Văn phòng” không?"),
        (("2026-thu", "--noi-dung", "x", "--ma", "I.1"), "mã nhiệm vụ “I.1” đã dùng"),
        (("2026-thu", "--noi-dung", "x", "--ma", "I/1"), "mã “I/1” không dùng được"),
        (("2026-thu", "--noi-dung", "x", "--muc", "IX"), "nhiệm vụ “IX.1” không nằm trong mục nào"),
        (("2026-thu",), "thiếu --noi-dung"),
        (("2026-thy", "--noi-dung", "x"), "có phải “so-thu/2026-thu” không?"),
        (("so-thu", "--noi-dung", "x"), "hãy viết rõ kế hoạch: so-thu/2026-thu"),
        ((), "thiếu KẾ-HOẠCH"),
    ],
)
def test_a_task_that_check_would_refuse_is_not_written(
    tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    root = make_site(tmp_path / "site")
    before = snapshot(root)
    result = new(root, "task", *words)
    assert result.exit_code in (1, 2)
    assert said in result.output
    assert snapshot(root) == before


@pytest.mark.parametrize(
    ("kind", "words", "said"),
    [
        ("agency", ("so-thu", "--ten", "x"), "đã có plans/so-thu/co-quan.yaml"),
        ("agency", ("../x/…", "--ten", "x"), ""),
        ("agency", ("con", "--ten", "x"), "không dùng làm tên thư mục được"),
        ("agency", (), "thiếu --ten"),
        ("plan", ("so-thu/2026-thu", "--trich-yeu", "x"), "đã có plans/so-thu/2026-thu.yaml"),
        ("plan", ("so-la/2026", "--trich-yeu", "x"), "chưa có cơ quan plans/so-la"),
        ("plan", ("so-thu/x", "--trich-yeu", "x", "--nam", "26"), "Năm: cần một năm"),
        ("agancy", (), "có phải “agency” không?"),
    ],
)
def test_what_is_not_made(tmp_path: Path, kind: str, words: tuple[str, ...], said: str) -> None:
    root = make_site(tmp_path / "a" / "site")
    before = snapshot(root)
    result = new(root, kind, *words)
    if said:
        assert result.exit_code == 2
        assert said in result.output
        assert snapshot(root) == before
    else:  # a name that would leave the folder becomes one inside it
        assert sorted(snapshot(tmp_path / "a").keys() - {f"site/{name}" for name in before}) == [
            "site/plans/x/co-quan.yaml"
        ]


def test_asked_on_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("congkhai.cli.new_commands.at_terminal", lambda: True)
    root = make_site(tmp_path)
    result = new(root, "task", answers="2026-thu\nI\n\nViệc hỏi ra\nQuý IV/2026\nVăn phòng\n\n")
    assert result.exit_code == 0, result.output
    assert "Mã nhiệm vụ [I.3]" in result.output
    assert "ma: I.3\n    noi_dung: Việc hỏi ra\n" in (root / FILE).read_text("utf-8")
    assert new(root, "plan", answers="\n2027\nTên kế hoạch\n\n\n").exit_code == 0
    assert (root / "plans/so-thu/2027-cchc.yaml").is_file()
    assert new(root, "agency", answers="Sở Hỏi ra\n\n\n\n").exit_code == 0
    assert (root / "plans/so-hoi-ra/co-quan.yaml").is_file()


def test_the_kind_is_asked_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert CliRunner().invoke(main, ["new"]).exit_code == 2
    monkeypatch.setattr("congkhai.cli.new_commands.at_terminal", lambda: True)
    monkeypatch.chdir(make_site(tmp_path))
    result = CliRunner().invoke(main, ["new"], input="agency\nSở Hỏi\n\n\n\n")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "plans/so-hoi/co-quan.yaml").is_file()


def _plan(codes: list[str], sections: tuple[str, ...] = ()) -> PlanEntry:
    tasks = [{"ma": code, "noi_dung": "x"} for code in codes]
    record = Plan.model_validate(
        {"nam": "2026", "trich_yeu": "x", "nhiem_vu": tasks, "muc": dict.fromkeys(sections, "x")}
    )
    return PlanEntry("a", "p", record, "plans/a/p.yaml", (), (), ())


@pytest.mark.parametrize(
    ("codes", "section", "following"),
    [
        (["A.I.1", "A.I.10", "A.I.2", "A.II.30"], "A.I", "A.I.11"),
        (["A.I.1", "A.I.1.7"], "A.I", "A.I.2"),
        (["1", "2", "x"], "", "3"),
        ([], "B", "B.1"),
        (["B.a"], "B", "B.1"),
    ],
)
def test_the_next_free_code(codes: list[str], section: str, following: str) -> None:
    assert next_code(_plan(codes), section) == following


@pytest.mark.parametrize(
    "file", sorted((ROOT / "plans").glob("*/2*.yaml")), ids=lambda path: path.parent.name
)
def test_a_task_anywhere_in_the_five_plans(file: Path) -> None:
    text = SourceText.from_bytes(file.read_bytes())
    record, _, _ = parse_file(text.data, "t", Plan)
    assert record is not None
    for after in (None, 0, len(record.tasks) // 2, len(record.tasks) - 1):
        added = insert_task(text, after, {"id": "X.1", "content": "Việc mới"})
        left = iter(added.lines)
        assert all(line in left for line in text.lines)


def test_a_list_in_brackets_takes_no_task() -> None:
    text = SourceText.from_bytes(b"nam: 2026\ntrich_yeu: x\nnhiem_vu: [{ma: A, noi_dung: a}]\n")
    with pytest.raises(UsageError, match="phải là danh sách"):
        insert_task(text, None, {"id": "B", "content": "b"})


LETTERS = st.text(
    st.sampled_from("aĐ1 ,:#-[]{}'\"\\|>&*!%@`~?\n\t.=<“…ｎ") | st.characters(exclude_categories=["C"]),
    max_size=20,
)


@given(LETTERS.map(str.strip), st.booleans())
def test_every_text_reads_back(text: str, plain: bool) -> None:
    lines = key_lines("k", text, 2, plain_types=plain)
    composed = compose("a:\n" + "\n".join(lines) + "\n", "t")
    flow = compose(f"[{{k: {inline_scalar(text, plain_types=plain)}, l: x}}]", "t")
    for found in (composed.data["a"]["k"], flow.data[0]["k"]):
        if text not in ("~", "null", "Null", "NULL"):
            assert found.split() == unicodedata.normalize("NFC", text).split()
