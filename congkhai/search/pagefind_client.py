"""Pagefind by its service protocol: texts in, the files of an index out."""

from __future__ import annotations

import base64
import binascii
import contextlib
import gzip
import hashlib
import json
import os
import select
import subprocess
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from congkhai.problems import MachineError

BINARY_VARIABLE = "PAGEFIND_BINARY_PATH"
_LANGUAGE = "vi"
# the last is fetched ahead by assets/search/program.js under this name; Vietnamese has no stemmer of its own
_PROGRAM_FILES = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.unknown.pagefind")
DATA_SUFFIXES = (".pf_meta", ".pf_fragment", ".pf_index")  # endings of its compressed files
DECODE_ERRORS = (OSError, ValueError, EOFError, zlib.error)  # what reading a damaged one raises
_SIGNATURE = b"pagefind_dcd"
_PATIENCE = 600  # seconds for one answer; the longest, all files of 50,000 records, takes two minutes
_ADVICE = "Hãy chạy lại “make”, hoặc dựng trang với --no-search."


def find_binary(configured: str | None) -> Path:
    """The Pagefind to use: the environment's, config.yaml's, or the one installed with the program.

    Raises MachineError when the one named is not there, or none is installed.
    """
    for source, named in (
        (BINARY_VARIABLE, os.environ.get(BINARY_VARIABLE)),
        ("tim_kiem.pagefind", configured),
    ):
        if named:
            path = Path(named).expanduser()
            if not path.is_file():
                raise MachineError(f"Không tìm thấy Pagefind tại {path} (theo {source}). {_ADVICE}")
            return path
    try:
        import pagefind_bin  # costs nothing to a build that has its index in the cache

        return Path(pagefind_bin.get_executable())
    except (ImportError, FileNotFoundError):
        raise MachineError(f"Chưa cài Pagefind (gói pagefind-bin). {_ADVICE}") from None


def binary_digest(binary: Path) -> bytes:
    """16 bytes that stand for this very program."""
    try:
        with binary.open("rb") as stream:
            return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16)).digest()
    except OSError as error:
        raise MachineError(f"Không đọc được Pagefind tại {binary}: {error.strerror}. {_ADVICE}") from None


def run(binary: Path, texts: Iterable[tuple[str, str, int]]) -> dict[str, bytes]:
    """Index ``texts`` (path, content, words in the content); the files of the bundle by their names in it.

    Raises MachineError when the program cannot be started, stops half-way, refuses a text, counts other
    words than we do, or gives an empty or missing file: an index is whole or it is not there.
    """
    with _service(binary) as service:
        config = {"force_language": _LANGUAGE, "keep_index_url": True}
        number = service.ask({"type": "NewIndex", "config": config})["index_id"]
        counts = []

        def records() -> Iterator[dict[str, Any]]:
            for path, content, words in texts:
                counts.append(words)
                yield {
                    "type": "AddRecord",
                    "index_id": number,
                    "url": path,
                    "content": content,
                    "language": _LANGUAGE,
                    "meta": {},
                }

        for place, answer in enumerate(service.ask_all(records())):
            if answer.get("page_word_count") != counts[place]:
                raise pagefind_error(f"đếm {answer.get('page_word_count')} chữ thay vì {counts[place]}")
        files = service.ask({"type": "GetFiles", "index_id": number})["files"]
    bundle = {file["path"]: base64.b64decode(file["content"]) for file in files}
    return check_bundle({name: data for name, data in bundle.items() if _needed(name)}, len(counts))


def _needed(name: str) -> bool:
    """Pagefind's own user interfaces stay behind; the site has its own."""
    return name in _PROGRAM_FILES or name.endswith(DATA_SUFFIXES)


def unpack(content: bytes) -> bytes:
    """What one of Pagefind's compressed files holds. Raises one of DECODE_ERRORS."""
    found = gzip.decompress(content)
    if not found.startswith(_SIGNATURE):
        raise ValueError("not a file of Pagefind")
    return found.removeprefix(_SIGNATURE)


def check_bundle(bundle: dict[str, bytes], records: int) -> dict[str, bytes]:
    """The files of a bundle, sorted, when they are whole; raises MachineError otherwise."""
    missing = [name for name in _PROGRAM_FILES if name not in bundle]
    empty = [name for name, data in bundle.items() if not data]
    if missing or empty:
        raise pagefind_error(f"thiếu tệp hoặc tệp rỗng: {', '.join(missing + empty)}")
    fragments = sum(name.endswith(".pf_fragment") for name in bundle)
    if fragments != records or not any(name.endswith(".pf_index") for name in bundle):
        raise pagefind_error(f"chỉ mục có {fragments} bản ghi thay vì {records}")
    return dict(sorted(bundle.items()))


def pagefind_error(what: str) -> MachineError:
    """What to raise when Pagefind did not do its work."""
    return MachineError(f"Pagefind hỏng: {what}. Chỉ mục cũ được giữ nguyên. {_ADVICE}")


@contextlib.contextmanager
def _service(binary: Path) -> Iterator[_Service]:
    try:
        process = subprocess.Popen(
            [binary, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError as error:
        raise MachineError(f"Không chạy được Pagefind tại {binary}: {error.strerror}. {_ADVICE}") from None
    assert process.stdin
    assert process.stdout
    try:
        yield _Service(process.stdin, process.stdout)
    finally:
        process.kill()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):  # what could not be written any more
                pipe.close()
        process.wait()


class _Service:
    """One running Pagefind. Messages are JSON in base64, each ended by a comma, both ways, in order."""

    _AHEAD = 64  # unread answers are then far below what a pipe holds, so neither side waits for the other

    def __init__(self, into: IO[bytes], out: IO[bytes]) -> None:
        self._in = into
        self._out = out
        self._rest = b""
        self._number = 0

    def ask(self, payload: dict[str, Any]) -> dict[str, Any]:
        """The answer to one message."""
        return next(self.ask_all([payload]))

    def ask_all(self, payloads: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """The answers to messages, in order; some are written ahead."""
        waiting = 0
        for payload in payloads:
            self._number += 1
            message = json.dumps({"message_id": self._number, "payload": payload})
            try:
                self._in.write(base64.b64encode(message.encode()) + b",")
                self._in.flush()
            except OSError:
                raise pagefind_error("dừng giữa chừng") from None
            waiting += 1
            if waiting > self._AHEAD:
                yield self._answer(self._number - waiting + 1)
                waiting -= 1
        for number in range(self._number - waiting + 1, self._number + 1):
            yield self._answer(number)

    def _answer(self, number: int) -> dict[str, Any]:
        pieces = [self._rest]
        while b"," not in pieces[-1]:
            if not select.select([self._out], [], [], _PATIENCE)[0]:
                raise pagefind_error(f"không trả lời trong {_PATIENCE} giây")
            piece = os.read(self._out.fileno(), 1 << 20)
            if not piece:
                raise pagefind_error("dừng giữa chừng")
            pieces.append(piece)
        message, _, self._rest = b"".join(pieces).partition(b",")
        try:
            answer = json.loads(base64.b64decode(message, validate=True))
            payload: dict[str, Any] = answer["payload"]
        except (binascii.Error, ValueError, KeyError, TypeError):
            raise pagefind_error("trả lời không đọc được") from None
        if payload.get("type") == "Error" or answer["message_id"] != number:
            raise pagefind_error(str(payload.get("message", "trả lời lạc thứ tự")))
        return payload
