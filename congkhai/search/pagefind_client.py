"""The client of Pagefind's service: sends texts, receives the files of an index.

The service reads messages from its standard input and answers each on its standard output, in order. A
message is JSON in base64, ended by a comma. One thread writes the messages and another reads the answers, so
that no blocked pipe can hold the build; the build itself waits at most ``time_limit`` seconds. (``select``
would need no threads, but it does not work on pipes on Windows.)
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import json
import queue
import string
import subprocess
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from congkhai.search.pagefind_files import check_bundle, is_needed
from congkhai.search.pagefind_program import not_started, pagefind_error

Message = dict[str, Any]

_LANGUAGE = "vi"
_MAX_UNANSWERED = 64  # messages; bounds the memory for what is sent ahead
_CHUNK = 1 << 20  # bytes read at once
_ENCODED = f"{string.ascii_letters}{string.digits}+/=,".encode()  # base64, and the comma between answers
# what reading a garbled answer raises
_UNREADABLE = (binascii.Error, ValueError, KeyError, TypeError, AttributeError)

# Measured with Pagefind 1.5.2: 0.8 ms a record (5,157 records in 4.1 s). The limit leaves time to
# slow and busy machines and to long records.
_BASE_SECONDS = 120.0
_SECONDS_A_RECORD = 0.03


def time_limit(records: int) -> float:
    """How long Pagefind may take to index ``records`` records, in seconds."""
    return _BASE_SECONDS + _SECONDS_A_RECORD * records


def run_pagefind(binary: Path, texts: Sequence[tuple[str, str, int]]) -> dict[str, bytes]:
    """Index ``texts`` with the program ``binary``. Returns name in the bundle → bytes, sorted by name.

    Each text is the path of its page, its content, and the number of words in the content.

    Raises MachineError where the program cannot be started, stops, does not answer within ``time_limit``,
    answers what is no answer, counts other words than we do, or leaves out a file: an index is complete, or
    there is none.
    """
    with _Service(binary, len(texts)) as service:
        config = {"force_language": _LANGUAGE, "keep_index_url": True}
        index_id = _value(service.ask({"type": "NewIndex", "config": config}), "index_id")
        records = (
            {
                "type": "AddRecord",
                "index_id": index_id,
                "url": path,
                "content": content,
                "language": _LANGUAGE,
                "meta": {},
            }
            for path, content, _ in texts
        )
        for (_, _, words), answer in zip(texts, service.ask_all(records), strict=True):
            if answer.get("page_word_count") != words:
                raise pagefind_error(f"đếm {answer.get('page_word_count')} chữ thay vì {words}")
        files = _value(service.ask({"type": "GetFiles", "index_id": index_id}), "files")
    try:
        contents = {file["path"]: file["content"] for file in files}
        bundle = {name: base64.b64decode(data) for name, data in contents.items() if is_needed(name)}
    except _UNREADABLE:
        raise pagefind_error("trả lời không đọc được") from None
    return check_bundle(bundle, len(texts))


def _value(answer: Message, name: str) -> Any:
    try:
        return answer[name]
    except KeyError:
        raise pagefind_error(f"trả lời thiếu {name}") from None


def _write_messages(stream: IO[bytes], messages: queue.SimpleQueue[bytes | None]) -> None:
    """Write messages until None comes or the program has closed its end, then close ours."""
    with contextlib.suppress(OSError), stream:
        while (message := messages.get()) is not None:
            written = 0
            while written < len(message):
                written += stream.write(message[written:])


def _read_answers(stream: IO[bytes], answers: queue.SimpleQueue[bytes | None]) -> None:
    """Put each answer into ``answers``, still in base64, and None at the end of the stream.

    Bytes that cannot be part of an answer are passed on at once: no comma may ever follow them.
    """
    begun: list[bytes] = []
    with contextlib.suppress(OSError), stream:
        while chunk := stream.read(_CHUNK):
            if chunk.translate(None, _ENCODED):
                answers.put(chunk)
                break
            *complete, rest = chunk.split(b",")
            for part in complete:
                answers.put(b"".join([*begun, part]))
                begun.clear()
            begun.append(rest)
    answers.put(None)


class _Service:
    """A running Pagefind. As a context manager, it is started on entry and killed on exit."""

    def __init__(self, binary: Path, records: int) -> None:
        self._binary = binary
        self._records = records
        self._deadline = time.monotonic() + time_limit(records)
        self._last_id = 0
        self._messages: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()

    def __enter__(self) -> Self:
        try:
            self._process = subprocess.Popen(
                [self._binary, "--service"],
                bufsize=0,  # else a write that blocks would also block closing the pipe
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise not_started(self._binary, error.strerror) from None
        for work, stream, items in (
            (_write_messages, self._process.stdin, self._messages),
            (_read_answers, self._process.stdout, self._answers),
        ):
            threading.Thread(target=work, args=(stream, items), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._messages.put(None)
        self._process.wait()

    def ask(self, payload: Message) -> Message:
        """The answer to one message. Raises MachineError as ``run_pagefind`` says."""
        return next(self.ask_all([payload]))

    def ask_all(self, payloads: Iterable[Message]) -> Iterator[Message]:
        """The answers to messages, in order; up to _MAX_UNANSWERED messages are sent ahead."""
        unanswered = 0
        for payload in payloads:
            self._send(payload)
            unanswered += 1
            if unanswered > _MAX_UNANSWERED:
                yield self._receive(self._last_id - unanswered + 1)
                unanswered -= 1
        for message_id in range(self._last_id - unanswered + 1, self._last_id + 1):
            yield self._receive(message_id)

    def _send(self, payload: Message) -> None:
        self._last_id += 1
        message = json.dumps({"message_id": self._last_id, "payload": payload})
        self._messages.put(base64.b64encode(message.encode()) + b",")

    def _receive(self, message_id: int) -> Message:
        """The next answer, which must be the one to the message ``message_id``."""
        try:
            encoded = self._answers.get(timeout=max(0.0, self._deadline - time.monotonic()))
        except queue.Empty:
            limit = f"{time_limit(self._records):.0f} giây, giới hạn cho {self._records} bản ghi"
            raise pagefind_error(f"không trả lời xong trong {limit}") from None
        if encoded is None:
            raise pagefind_error("dừng giữa chừng")
        try:
            answer = json.loads(base64.b64decode(encoded, validate=True))
            payload: Message = answer["payload"]
            is_error = payload.get("type") == "Error"
            answered_id = answer["message_id"]
        except _UNREADABLE:
            raise pagefind_error("trả lời không đọc được") from None
        if is_error or answered_id != message_id:
            raise pagefind_error(str(payload.get("message", "trả lời lạc thứ tự")))
        return payload
