"""Whatever bytes a file holds, reading ends with a record or with problems that lie in the file."""

import json
import unicodedata
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from congkhai.model import Plan
from congkhai.sources import parse_file
from tests.support.site import ROOT

_PLANS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "plans").glob("*/2*.yaml"))]
_SIGNS = "- -: [ ] { } , \" ' | > &a *a !x # % @ ` ? --- ... << \\ nam 2022 nhiem_vu ma ế “ ："
_BLANKS = ["\n", "\n", " ", "  ", "\t", "- ", ": ", "\u00a0", "\ufeff", "\r", "\u0301", "\x00", "\u2028"]
_PIECES = st.sampled_from([*_SIGNS.split(), *_BLANKS])


def _holds(data: bytes) -> None:
    record, locations, problems = parse_file(data, "p.yaml", Plan)
    assert record is not None or any(problem.is_error for problem in problems)
    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert problem.message
        assert 0 <= problem.location.line <= len(lines)
        if problem.location.line and problem.code != "bang-ma":
            assert 1 <= problem.location.column <= len(lines[problem.location.line - 1]) + 2
        str(problem).encode("utf-8")
    assert locations.at(("nhiem_vu", 0, "ma")).file == "p.yaml"


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    _holds(data)


@settings(max_examples=300)
@given(st.lists(_PIECES, max_size=60))
def test_any_yaml_letters(pieces: list[str]) -> None:
    _holds("".join(pieces).encode())


@settings(max_examples=200)
@given(st.sampled_from(_PLANS), st.data())
def test_a_real_plan_with_some_changes(plan: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, max(0, len(plan) - 2000)))
    text = plan[:300] + plan[plan.find("\n", start) : start + 2000]
    change: dict[str, Callable[[int], str]] = {
        "insert": lambda at: text[:at] + data.draw(_PIECES) + text[at:],
        "delete": lambda at: text[:at] + text[at + data.draw(st.integers(1, 8)) :],
        "join": lambda at: text[:at] + text[at:].replace("\n", " ", 1),
        "copy": lambda at: text[:at] + text[max(0, at - 60) :],
    }
    for _ in range(data.draw(st.integers(1, 4))):
        kind = data.draw(st.sampled_from(sorted(change)))
        text = change[kind](data.draw(st.integers(0, len(text))))
    _holds(text.encode())


@given(st.text(min_size=1, max_size=200))
def test_a_text_in_quotes_comes_back(text: str) -> None:
    body = "nam: 2022\ntrich_yeu: " + json.dumps("a" + text + "a", ensure_ascii=False)
    record, _, problems = parse_file(body.encode(), "p.yaml", Plan)
    assert record is not None
    if problems:
        assert {problem.code for problem in problems} <= {
            "ky-tu-dieu-khien", "ky-tu-vo-hinh", "ky-hieu-word", "chu-hong",
        }  # fmt: skip
    else:
        assert record.title == unicodedata.normalize("NFC", " ".join(f"a{text}a".split("\n")))
