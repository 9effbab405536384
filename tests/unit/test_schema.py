"""JSON Schema: it is current and explained, and an independent validator accepts what our reader accepts."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from congkhai.cli import main
from congkhai.edit.schema import SCHEMAS, render
from congkhai.edit.schema.key_examples import EXAMPLES
from congkhai.model import Agency, Config, DeclaredStatus, PartialDate, Plan, Record, Task, value_patterns
from congkhai.model.codes_and_urls import Url, check_code
from congkhai.model.date_types import FullDate
from congkhai.model.value_types import Number, enum_reader
from congkhai.sources import parse_file
from tests.problems.case_table import load, names
from tests.support.site import ROOT

FOLDER = ROOT / "docs" / "schema"
PLAN = "nam: 2026\ntrich_yeu: Kế hoạch\nnhiem_vu:\n  - ma: A.1\n    noi_dung: Rà soát\n"


def check_jsonschema(schema: str, files: list[Path]) -> dict[str, list[str]]:
    """File → complaints of check-jsonschema, for those files that do not pass."""
    program = Path(sys.executable).with_name("check-jsonschema")
    words = [program, "--schemafile", FOLDER / schema, "-o", "json", *files]
    done = subprocess.run([*map(str, words)], capture_output=True, text=True, encoding="utf-8", check=False)
    said: dict[str, Any] = json.loads(done.stdout)
    assert not said.get("parse_errors"), said
    failed: dict[str, list[str]] = {}
    for error in said.get("errors", []):
        failed.setdefault(Path(error["filename"]).name, []).append(error["message"])
    assert (done.returncode == 0) is (not failed)
    return failed


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_files_are_current(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == render(name), "chạy: python build.py schema"


def test_the_command_writes_and_checks(tmp_path: Path) -> None:
    run = CliRunner().invoke
    assert run(main, ["schema", "--out", str(tmp_path), "--check"]).exit_code == 1
    assert run(main, ["schema", "--out", str(tmp_path)]).exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(SCHEMAS)
    assert run(main, ["schema", "--out", str(tmp_path), "--check"]).exit_code == 0


def objects(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, list):
        return [found for one in node for found in objects(one)]
    if not isinstance(node, dict):
        return []
    return [node, *(found for one in node.values() for found in objects(one))]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_explained_and_no_other_is_allowed(name: str) -> None:
    records = [one for one in objects(json.loads(render(name))) if "additionalProperties" in one]
    for record in (one for one in records if "properties" in one):
        assert record["additionalProperties"] is False
        for key, schema in record["properties"].items():
            assert schema["title"], key
            assert schema["description"], key


@pytest.mark.parametrize("name", SCHEMAS)
def test_yaml_editors_never_show_an_expression(name: str) -> None:
    """Without a sentence of ours an editor prints the pattern itself, in English and over many lines."""
    values = [one for one in objects(json.loads(render(name))) if isinstance(one.get("pattern"), str)]
    told = [one for one in values if "type" in one]
    assert told
    assert [one for one in told if not one.get("errorMessage", "").endswith(".")] == []


def filled(body: Any) -> Any:
    """A snippet as it stands once the editor has put it in: the first choice, the day, the example."""
    if isinstance(body, list):
        return [filled(one) for one in body]
    if isinstance(body, dict):
        return {key: filled(one) for key, one in body.items()}
    today = body.replace("$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE", "2026-09-30")
    return re.sub(r"\$\d+|\$\{\d+(?:\|([^,|]*)[^|]*\||:([^}]*))\}", lambda m: m[1] or m[2] or "", today)


def test_snippets_are_accepted_and_stand_alone() -> None:
    found = {}
    for name in SCHEMAS:
        schema = json.loads(render(name))
        for owner in (schema, *schema.get("definitions", {}).values()):
            for key, one in owner["properties"].items():
                if "defaultSnippets" in one:
                    assert "examples" not in one, key
                    found[key] = filled(one["defaultSnippets"][0]["body"])
    assert found["cap_nhat"] == [{"ngay": "2026-09-30", "trang_thai": "chua_thuc_hien", "ghi_chu": ""}]
    assert errors_at(Task, {"cap_nhat": found["cap_nhat"]}, "cap_nhat") == []
    assert found["phoi_hop"] == EXAMPLES[Task, "phoi_hop"][0]


def content(folder: Path) -> list[tuple[str, Path]]:
    """Schema → file, of every file of a site."""
    files = sorted(folder.glob("plans/*/*.yaml"))
    kinds = {"co-quan.yaml": "co-quan.schema.json"}
    return [
        ("config.schema.json", folder / "config.yaml"),
        *((kinds.get(file.name, "ke-hoach.schema.json"), file) for file in files),
    ]


SITES = [ROOT, *(path.parent for path in sorted(ROOT.glob("examples/*/config.yaml")))]
FILES = [pair for site in SITES for pair in content(site)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_all_our_content_passes(name: str) -> None:
    files = [file for schema, file in FILES if schema == name]
    assert files
    assert check_jsonschema(name, files) == {}


@pytest.mark.parametrize("pair", FILES, ids=lambda pair: str(pair[1].relative_to(ROOT)))
def test_every_file_names_its_schema(pair: tuple[str, Path]) -> None:
    name, file = pair
    first = file.read_text("utf-8").split("\n", 1)[0]
    match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert match, first
    assert (file.parent / match[1]).resolve() == FOLDER / name


def as_read(example: Any) -> Any:
    """An example as our reader hands it on: every scalar is text."""
    if isinstance(example, list):
        return [as_read(one) for one in example]
    if isinstance(example, dict):
        return {key: as_read(one) for key, one in example.items()}
    return str(example)


def errors_at(record: type[Record], data: dict[str, Any], key: str) -> list[str]:
    try:
        record.model_validate(data)
    except ValidationError as error:
        return [detail["type"] for detail in error.errors() if detail["loc"][:1] == (key,)]
    return []


@pytest.mark.parametrize(("record", "key"), EXAMPLES, ids=lambda one: getattr(one, "__name__", one))
def test_every_example_is_accepted(record: type[Record], key: str) -> None:
    assert [errors_at(record, {key: as_read(one)}, key) for one in EXAMPLES[record, key]] == [
        [] for _ in EXAMPLES[record, key]
    ]


def task(text: str) -> str:
    return PLAN + indent(text, "    ")


def report(text: str) -> str:
    return task("cap_nhat:\n" + indent(f"- ngay: 2026-09-30\n{indent(text, '  ')}", "  "))


GOOD = {
    "bare": PLAN + "    chu_tri: Văn phòng\n    phoi_hop: [A, B]\n    tieu_chi: sipas\n",
    "empty": PLAN + "    chu_tri:\n    ket_qua: ''\n    han:\n    nhap:\n    cap_nhat:\n",
    "numbers": "nam: 2026\nso_hieu: 12\ntrich_yeu: 2026\nmuc: {1: Một, 2: {ten: 10}}\n"
    "nhiem_vu: {ma: 1.1, noi_dung: true, so: 1, thoi_han: 2026-09-30}\n",
    "dates": PLAN
    + "    han: 2026\n    moc: [{ten: a, han: 9/2026, ngay_hoan_thanh: 30/9/2026}, {ten: b, han: 2026-09}]\n",
    "status": report("trang_thai: HOÀN   thành\ngia_tri: 85,5%\nminh_chung: https://example.org/a"),
    "status_nfd": report("trang_thai: Hoa\u0300n tha\u0300nh\ngia_tri: 1.234,5"),
    "links": report("trang_thai: hoan_thanh\nminh_chung: [a, {ten: b}, {url: c/d.pdf}]\ngia_tri: 85.5"),
    "reason": report("trang_thai: Không thực hiện\nly_do: Dừng"),
    "parts": "nam: 2021-2025\ntrich_yeu: x\nnhiem_vu:\n  - ma: A.1\n    phan: [{noi_dung: a, chu_tri: b}]\n",
    "flags": "nam: 2026\ntrich_yeu: x\nnhap: có\n",
    "signer": "nam: 2026\ntrich_yeu: x\nnguoi_ky: Nguyễn Văn A\nnguon: Bản ký\n",
}
BAD = {
    "unknown-key": PLAN + "    noi_dug: x\n",
    "unknown-key-outside": PLAN + "nhiemvu: x\n",
    "key-in-wrong-place": PLAN + "ket_qua: x\n",
    "missing-key": "nam: 2026\nnhiem_vu: []\n",
    "missing-code": "nam: 2026\ntrich_yeu: x\nnhiem_vu:\n  - noi_dung: x\n",
    "missing-content": "nam: 2026\ntrich_yeu: x\nnhiem_vu:\n  - ma: A.1\n",
    "empty-required": "nam: 2026\ntrich_yeu:\n",
    "day-not-there": PLAN + "    han: 31/02/2026\n",
    "month-not-there": PLAN + "    han: 2026-13\n",
    "date-in-words": PLAN + "    han: cuối năm\n",
    "report-without-day": report("trang_thai: hoan_thanh").replace("ngay: 2026-09-30", "ngay: 2026-09"),
    "unknown-status": report("trang_thai: xong"),
    "no-status": report("ghi_chu: x"),
    "no-reason": report("trang_thai: khong_thuc_hien"),
    "empty-reason": report("trang_thai: Không thực hiện\nly_do:"),
    "not-a-number": report("trang_thai: hoan_thanh\ngia_tri: khoảng 80"),
    "empty-evidence": report("trang_thai: hoan_thanh\nminh_chung: [{}]"),
    "running-address": report("trang_thai: hoan_thanh\nminh_chung: [{url: 'javascript:alert(1)'}]"),
    "bad-code": "nam: 2026\ntrich_yeu: x\nnhiem_vu:\n  - {ma: A/1, noi_dung: x}\n",
    "bad-section": "nam: 2026\ntrich_yeu: x\nmuc: {A/1: x}\n",
    "bad-year": "nam: 26\ntrich_yeu: x\n",
    "year-in-words": "nam: năm nay\ntrich_yeu: x\n",
    "list-for-text": PLAN + "    ket_qua: [a, b]\n",
    "keys-for-text": PLAN + "    ket_qua: {a: b}\n",
    "text-for-tasks": "nam: 2026\ntrich_yeu: x\nnhiem_vu: chưa có\n",
    "empty-item": PLAN + "    phoi_hop:\n      -\n",
    "bad-flag": "nam: 2026\ntrich_yeu: x\nnhap: có thể\n",
    "a-list": "- a\n- b\n",
}


def written(folder: Path, files: dict[str, str]) -> list[Path]:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return [folder / f"{name}.yaml" for name in files]


def refused_by_reader(text: str | bytes, record: type[Record] = Plan) -> bool:
    data = text if isinstance(text, bytes) else text.encode()
    return any(problem.is_error for problem in parse_file(data, "t.yaml", record)[2])


def test_what_the_reader_accepts_passes(tmp_path: Path) -> None:
    assert [name for name, text in GOOD.items() if refused_by_reader(text)] == []
    assert check_jsonschema("ke-hoach.schema.json", written(tmp_path, GOOD)) == {}


def test_each_class_of_broken_plan_fails(tmp_path: Path) -> None:
    assert [name for name, text in BAD.items() if not refused_by_reader(text)] == []
    failed = check_jsonschema("ke-hoach.schema.json", written(tmp_path, BAD))
    assert sorted(failed) == sorted(f"{name}.yaml" for name in BAD)


# What the table of broken files finds wrong in values, where the syntax is right.
VALUES = {"thieu-khoa", "khoa-la", "kieu", "ngay-sai", "ngay-thieu", "gia-tri-la", "so-sai", "dia-chi-sai"}
VALUES |= {"nam-sai", "ma-sai", "thieu-ly-do", "thieu", "co-khong-sai"}
NOT_SEEN = {
    "ma-ten-trang.yaml",  # which names are taken is for the program to know
    "nam-nguoc.yaml",  # 2025-2021: a schema compares no two parts of a text
    "phep-gop-khoa.yaml",  # a YAML tool has merged "<<" before it looks at the schema
}
MENDED = {
    "ky-tu-vo-hinh",
    "ky-hieu-word",
}  # letters that our reader takes out or replaces; other tools do not
KINDS: dict[str, tuple[str, type[Record]]] = {
    "config-": ("config.schema.json", Config),
    "co-quan-": ("co-quan.schema.json", Agency),
}


def test_the_table_of_broken_files(tmp_path: Path) -> None:
    """Files whose every error is a wrong value fail; files that the reader accepts pass."""
    wanted: dict[str, tuple[list[Path], set[str]]] = {}
    for name in names():
        data = load(name)[1]
        kinds = (kind for prefix, kind in KINDS.items() if name.startswith(prefix))
        schema, record = next(kinds, ("ke-hoach.schema.json", Plan))
        problems = parse_file(data, "t.yaml", record)[2]
        codes = {problem.code for problem in problems if problem.is_error}
        if codes <= VALUES and MENDED.isdisjoint(problem.code for problem in problems):
            file = tmp_path / f"{name}.yaml"
            file.write_bytes(data)
            files, failing = wanted.setdefault(schema, ([], set()))
            files.append(file)
            failing |= {file.name} if codes else set()
    assert sum(len(files) for files, _ in wanted.values()) > 30
    for schema, (files, failing) in wanted.items():
        assert set(check_jsonschema(schema, files)) == failing - NOT_SEEN


def accepts(kind: Any, value: str) -> bool:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


_DIGITS = st.text("0123456789/-. ", max_size=11)
_DAYS = st.tuples(st.integers(0, 32), st.integers(0, 13), st.integers(1940, 2105))
_WRITTEN = (
    _DIGITS
    | _DAYS.map(lambda d: f"{d[0]}/{d[1]:02d}/{d[2]}")
    | _DAYS.map(lambda d: f"{d[2]}-{d[1]}-{d[0]:02d}")
)


@given(_WRITTEN)
def test_date_patterns_refuse_what_no_calendar_has(text: str) -> None:
    leap = re.search(r"29|0?2", text) is not None  # 29/2 of a common year is left to the reader
    for kind, pattern in ((PartialDate, value_patterns.PARTIAL_DATE), (FullDate, value_patterns.FULL_DATE)):
        if accepts(kind, text):
            assert re.search(pattern, text), text
        elif not leap:
            assert not re.search(pattern, text), text


@given(st.text("0123456789.,+-% ", max_size=9))
def test_number_pattern(text: str) -> None:
    assert bool(re.search(value_patterns.NUMBER, text)) is accepts(Number, text)


@given(st.text("aA1Đéệ._- /", max_size=8))
def test_code_pattern(text: str) -> None:
    try:
        check_code(text)
    except ValueError:
        return
    assert re.search(value_patterns.CODE, text)


@given(st.text("hts:/p.ma<> ", max_size=10).map(lambda t: f"https://{t}") | st.text("ajs:/.x ?#", max_size=8))
def test_url_pattern(text: str) -> None:
    if accepts(Url, text):
        assert re.search(value_patterns.URL, text), text
    elif "\n" not in text:
        assert not re.search(value_patterns.URL, text), text


@pytest.mark.parametrize("status", DeclaredStatus)
def test_word_pattern(status: DeclaredStatus) -> None:
    words = [
        "Hoàn thành",
        "hoan_thanh",
        "HOÀN-THÀNH",
        "chưa  thực hiện",
        "Đang thực hiện",
        "Không thực hiện",
        "xong",
        "hoanthanh",
    ]
    for text in words:
        try:
            read = enum_reader(DeclaredStatus)(text)
        except ValueError:
            read = None
        assert bool(re.search(value_patterns.word(status.value), text)) is (read is status), text
