"""The broken files in ``cases/<name>.case``: the expected messages, a line ``-----``, then the file.

Names that begin with ``config-`` hold a config.yaml, ``co-quan-`` an agency, all others a plan.
``python -m tests.problems.case_table`` writes the messages that the program gives now into all cases: read
the diff.
"""

from pathlib import Path

from congkhai.model import Agency, Config, Plan, Record
from congkhai.sources import parse_file

CASES = Path(__file__).parent / "cases"
_LINE = b"-----\n"
_KINDS: tuple[tuple[str, str, type[Record]], ...] = (
    ("config-", "config.yaml", Config),
    ("co-quan-", "plans/so-a/co-quan.yaml", Agency),
    ("", "plans/so-a/ke-hoach.yaml", Plan),
)


def names() -> list[str]:
    """All cases."""
    return sorted(path.stem for path in CASES.glob("*.case"))


def load(name: str) -> tuple[str, bytes]:
    """The messages that a case expects, one a line, and the bytes of its file."""
    head, _, data = (b"\n" + (CASES / f"{name}.case").read_bytes()).partition(b"\n" + _LINE)
    return head.decode("utf-8").strip(), data


def _kind(name: str) -> tuple[str, type[Record]]:
    return next((file, record) for prefix, file, record in _KINDS if name.startswith(prefix))


def file_of(name: str) -> str:
    """The path that the file of a case has in a site folder."""
    return _kind(name)[0]


def messages(name: str, data: bytes) -> str:
    """The messages of the program for the file of a case, one a line."""
    file, record = _kind(name)
    return "\n".join(str(problem) for problem in parse_file(data, file, record)[2])


def accept() -> None:
    """Write the messages that the program gives now into every case."""
    for name in names():
        data = load(name)[1]
        said = messages(name, data)
        head = f"{said}\n" if said else ""
        (CASES / f"{name}.case").write_bytes(head.encode("utf-8") + _LINE + data)


if __name__ == "__main__":
    accept()
