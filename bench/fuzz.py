"""Coverage-guided fuzzing (atheris) of what reads people's texts: no crash, no hang.

    python -m bench.fuzz yaml|deadline|target|markdown -max_total_time=60 [options of libFuzzer] [FOLDER]

atheris is not among the packages of the project: install it into an environment of its own, with the
project's packages beside it. A hang is an input that takes longer than -timeout (5 s here); a crash
is any exception. The last lines are libFuzzer's own figures.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date

import atheris

with atheris.instrument_imports(include=["congkhai", "markdown_it", "yaml"]):
    from congkhai.deadlines import describe, read_deadline
    from congkhai.markdown import Markdown
    from congkhai.model import Plan
    from congkhai.sources import parse_file
    from congkhai.targets import read_targets

_MARKDOWN = Markdown({"TTHC": "thủ tục hành chính", "UBND": "Ủy ban nhân dân"})
_NEVER = ("<script", "<img", "<iframe", "<svg", "<style", "javascript:", "onerror=", "<object", "<base")


def _yaml(data: bytes) -> None:
    record, _, problems = parse_file(data, "p.yaml", Plan)
    if record is None and not any(problem.is_error for problem in problems):
        raise AssertionError("no record and no error")
    for problem in problems:
        str(problem).encode()


def _deadline(data: bytes) -> None:
    describe(read_deadline(data.decode("utf-8", "replace"), first_year=2022, issued=date(2022, 3, 1)))


def _target(data: bytes) -> None:
    read_targets(data.decode("utf-8", "replace"))


def _markdown(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    for made in (_MARKDOWN.block(text), _MARKDOWN.inline(text)):
        if any(f' href="{bad}' in made or (bad[0] == "<" and bad in made) for bad in _NEVER):
            raise AssertionError(f"unsafe: {made!r}")


TARGETS: dict[str, Callable[[bytes], None]] = {
    "yaml": _yaml,
    "deadline": _deadline,
    "target": _target,
    "markdown": _markdown,
}


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: fuzz {'|'.join(TARGETS)} [libFuzzer options]")
    chosen = TARGETS[sys.argv.pop(1)]
    atheris.Setup([sys.argv[0], "-timeout=5", *sys.argv[1:]], chosen)
    atheris.Fuzz()
