"""The client of Pagefind: a program that hangs, dies or answers garbage stops the build with a message."""

import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from congkhai.problems import MachineError
from congkhai.search import pagefind_client
from congkhai.search.pagefind_client import run_pagefind, time_limit
from congkhai.search.pagefind_files import check_bundle
from congkhai.search.pagefind_program import BINARY_VARIABLE, find_binary

TEXTS = [(f"ke-hoach/so-a/2026/I.{number}/", "kiem tra", 2) for number in range(1, 6)]
HANG = "exec 3>&1; exec cat >/dev/null"  # reads messages, keeps its output open, never answers


def program(tmp_path: Path, script: str, interpreter: str = "/bin/sh") -> Path:
    """A program that stands in for Pagefind."""
    file = tmp_path / "pagefind"
    file.write_text(f"#!{interpreter}\n{script}")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return file


def answering(tmp_path: Path, answer: str) -> Path:
    """A program that answers each message by ``answer``, a Python expression on its ``number``."""
    script = f"""
import base64, json, os
number, rest = 0, b""
while chunk := os.read(0, 1 << 16):
    *messages, rest = (rest + chunk).split(b",")
    for number in range(number + 1, number + 1 + len(messages)):
        os.write(1, base64.b64encode(json.dumps({answer}).encode()) + b",")
"""
    return program(tmp_path, script, sys.executable)


@pytest.fixture
def no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give Pagefind no time: what it has not answered at once is late."""
    monkeypatch.setattr(pagefind_client, "_BASE_SECONDS", 0)
    monkeypatch.setattr(pagefind_client, "_SECONDS_A_RECORD", 0)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that the client starts."""
    found: list[subprocess.Popen[bytes]] = []

    class Recorded(subprocess.Popen[bytes]):
        def __init__(self, *args: object, **options: object) -> None:
            super().__init__(*args, **options)  # type: ignore[call-overload]
            found.append(self)

    monkeypatch.setattr(subprocess, "Popen", Recorded)
    return found


def test_the_real_program_makes_a_whole_bundle() -> None:
    files = run_pagefind(find_binary(), TEXTS)
    fragments = [data for name, data in files.items() if name.endswith(".pf_fragment")]
    assert len(fragments) == len(TEXTS)
    assert list(files) == sorted(files)
    assert not [name for name in files if "-ui" in name or name.endswith(".css")]


@pytest.mark.usefixtures("no_time")
@pytest.mark.parametrize(
    "script",
    [HANG, "exec tail -f /dev/null", "exec 3>&1; cat >/dev/null; true"],
    ids=["reads", "does not even read", "waits for a program of its own"],
)
def test_a_program_that_hangs_is_given_up_and_killed(
    tmp_path: Path, started: list[subprocess.Popen[bytes]], script: str
) -> None:
    long = [(path, "a" * (1 << 20), words) for path, _, words in TEXTS]  # more than a pipe holds
    with pytest.raises(MachineError, match="Pagefind hỏng: không trả lời xong trong 0 giây, giới hạn cho 5"):
        run_pagefind(program(tmp_path, script), long)
    [process] = started
    assert process.returncode is not None


def test_the_limit_grows_with_the_number_of_records() -> None:
    assert time_limit(0) >= 60
    assert time_limit(50_000) - time_limit(0) == pytest.approx(50 * (time_limit(1_000) - time_limit(0)))
    assert time_limit(50_000) >= 15 * 60


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("exit 1", "dừng giữa chừng"),
        ("head -c 20 >/dev/null; kill -9 $$", "dừng giữa chừng"),
        ("printf 'bnVs'; kill -9 $$", "dừng giữa chừng"),
        (f"printf 'không phải base64,'; {HANG}", "trả lời không đọc được"),
        (f"printf 'không bao giờ có dấu phẩy'; {HANG}", "trả lời không đọc được"),
        ("exec yes", "trả lời không đọc được"),
        (f"printf 'bnVsbA==,'; {HANG}", "trả lời không đọc được"),
        (f"printf 'bnVsbA,'; {HANG}", "trả lời không đọc được"),
    ],
    ids=[
        "ends",
        "is killed",
        "is killed inside an answer",
        "answers no base64",
        "answers no base64 without an end",
        "answers no base64 for ever",
        "answers null",
        "answers cut base64",
    ],
)
def test_a_program_that_fails_is_a_failure_of_the_machine(
    tmp_path: Path, started: list[subprocess.Popen[bytes]], script: str, message: str
) -> None:
    with pytest.raises(MachineError, match=message):
        run_pagefind(program(tmp_path, script), TEXTS)
    assert [process.returncode is not None for process in started] == [True]


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("{'message_id': number, 'payload': {'type': 'Error', 'message': 'đĩa đầy'}}", "đĩa đầy"),
        ("{'message_id': number + 1, 'payload': {'index_id': 0}}", "trả lời lạc thứ tự"),
        ("{'message_id': number, 'payload': {}}", "trả lời thiếu index_id"),
        ("{'message_id': number, 'payload': []}", "trả lời không đọc được"),
        ("{'payload': {'index_id': 0}}", "trả lời không đọc được"),
        ("{'message_id': number, 'payload': {'index_id': 0, 'page_word_count': 3}}", "đếm 3 chữ thay vì 2"),
        ("{'message_id': number, 'payload': {'index_id': 0, 'page_word_count': 2}}", "trả lời thiếu files"),
        (
            "{'message_id': number, 'payload': {'index_id': 0, 'page_word_count': 2, 'files': [{}]}}",
            "trả lời không đọc được",
        ),
        (
            "{'message_id': number, 'payload': {'index_id': 0, 'page_word_count': 2, 'files': []}}",
            r"thiếu tệp hoặc tệp rỗng: pagefind\.js",
        ),
    ],
)
def test_an_answer_that_is_none_is_refused(tmp_path: Path, answer: str, message: str) -> None:
    with pytest.raises(MachineError, match=message):
        run_pagefind(answering(tmp_path, answer), TEXTS)


def test_a_program_may_answer_only_when_many_messages_have_come(tmp_path: Path) -> None:
    """It answers the first message, which opens an index, and then none before 65 more have come."""
    late = program(
        tmp_path,
        """
import base64, json, os
read, answered = b"", 0
for awaited in (1, 66):
    while read.count(b",") < awaited:
        read += os.read(0, 1 << 16)
    for number in range(answered + 1, awaited + 1):
        payload = {"index_id": 0, "page_word_count": 1}
        answer = json.dumps({"message_id": number, "payload": payload})
        os.write(1, base64.b64encode(answer.encode()) + b",")
    answered = awaited
""",
        sys.executable,
    )
    with pytest.raises(MachineError, match="đếm 1 chữ thay vì 2"):
        run_pagefind(late, TEXTS * 40)


def _is_fragment(name: str) -> bool:
    return name.endswith(".pf_fragment")


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (
            lambda files: files.pop(next(n for n in files if n.endswith(".pf_fragment"))),
            "có 4 bản ghi thay vì 5",
        ),
        (lambda files: files.update(dict.fromkeys(files, b"")), "tệp rỗng"),
        (lambda files: files.pop("pagefind.js"), r"thiếu tệp hoặc tệp rỗng: pagefind\.js"),
    ],
    ids=["a fragment is missing", "files are empty", "the engine is missing"],
)
def test_an_index_is_whole_or_not_there(damage: Callable[[dict[str, bytes]], object], message: str) -> None:
    files = run_pagefind(find_binary(), TEXTS)
    damage(files)
    with pytest.raises(MachineError, match=message):
        check_bundle(files, len(TEXTS))


def test_the_environment_names_a_newer_pagefind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = program(tmp_path, "exit 1")
    monkeypatch.setenv(BINARY_VARIABLE, str(newer))
    assert find_binary() == newer
    (tmp_path / "other").mkdir()
    told = program(tmp_path / "other", "exit 1")
    assert find_binary(told) == told
    monkeypatch.setenv(BINARY_VARIABLE, str(tmp_path / "missing"))
    with pytest.raises(MachineError, match=r"Không tìm thấy Pagefind tại .*missing"):
        find_binary()
    monkeypatch.delenv(BINARY_VARIABLE)
    with pytest.raises(MachineError, match=r"theo --pagefind"):
        find_binary(tmp_path / "missing")
    assert find_binary().is_file()


def test_a_program_that_cannot_run_is_named(tmp_path: Path) -> None:
    file = tmp_path / "pagefind"
    file.write_text("not a program")
    with pytest.raises(MachineError, match="Không chạy được Pagefind"):
        run_pagefind(file, TEXTS)
