"""The floors of the house (DESIGN §5), read from the imports: a room imports only from floors below it."""

import ast
from collections.abc import Iterator
from pathlib import Path

FLOORS: dict[str, float] = {
    "problems": 0,
    "vietnamese": 0,
    "resources": 0.5,
    "deadlines": 1,
    "targets": 1,
    "model": 2,
    "library": 3,
    "facts": 3.5,
    "dataset": 4.5,
    "checks": 4,
    "urls": 4,
    "markdown": 4,
    "pages": 5,
    "exports": 5,
    "sources": 3,
    "render": 6,
    "assets": 6,
    "output": 6,
    "pictures": 6,
    "search": 6,
    "cache": 0,
    "history": 6,
    "pipeline": 7,
    "serve": 8,
    "publish": 8,
    "edit": 8,
    "cli": 9,
}
"""Every room of congkhai/ (a module or a folder directly in it) and its floor."""

CLOCK_ROOM = "cli"
"""The only room that asks what day it is."""

_CLOCKS = {
    "datetime.date.today",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "time.ctime",
    "time.gmtime",
    "time.localtime",
    "time.time",
    "time.time_ns",
}

LONGEST = 300
"""Lines of the longest file; longer means two jobs in one file."""

_PACKAGE = "congkhai"


def faults(root: Path) -> list[str]:
    """Give every breach of the house rules in the checkout `root`, one line each, sorted by file."""
    found: list[str] = []
    for path in sorted((root / _PACKAGE).rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        if len(parts) == 2 and parts[1] in {"__init__", "__main__"}:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
        where = path.relative_to(root).as_posix()
        breaches = dict.fromkeys(_room_faults(parts, tree))  # each once, in order
        found += [f"{where}:{line}: {what}" for line, what in breaches]
    return found + _long_files(root)


def _room_faults(parts: tuple[str, ...], tree: ast.Module) -> Iterator[tuple[int, str]]:
    room = parts[1]
    if room not in FLOORS:
        yield 1, f"room {room} has no floor"
        return
    package = parts[:-1]  # of a module in it; for __init__ this is the package itself, too
    for line, module in _imports(tree, package):
        names = module.split(".")
        if names[0] != _PACKAGE or len(names) == 1 or names[1] == room:
            continue
        other = names[1]
        if other.startswith("__"):
            continue
        if other not in FLOORS:
            yield line, f"imports from {other}, a room without a floor"
        elif FLOORS[other] >= FLOORS[room]:
            yield line, f"{room} (floor {FLOORS[room]:g}) imports from {other} (floor {FLOORS[other]:g})"
    if room != CLOCK_ROOM:
        for line, clock in _clocks(tree):
            yield line, f"asks the clock: {clock}"


def _imports(tree: ast.Module, package: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Give line and full dotted name of all that is imported, late imports included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            stem = [*base, *(node.module.split(".") if node.module else ())]
            yield from ((node.lineno, ".".join([*stem, alias.name])) for alias in node.names)
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = ast.unparse(node.func).rpartition(".")[2]
            if called in {"import_module", "__import__"}:
                yield node.lineno, str(node.args[0].value)


def _clocks(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Give line and name of each clock that is called or handed on, under whatever name it was imported."""
    known: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            known.update((alias.asname or alias.name, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            known.update((alias.asname or alias.name, f"{node.module}.{alias.name}") for alias in node.names)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name) and isinstance(node.ctx, ast.Load):
            first, _, rest = ast.unparse(node).partition(".")
            if first in known:
                name = f"{known[first]}.{rest}" if rest else known[first]
                if name in _CLOCKS:
                    yield node.lineno, name


def _long_files(root: Path) -> list[str]:
    found = []
    for folder in (_PACKAGE, "templates", "assets"):
        for path in sorted((root / folder).rglob("*")):
            if (
                path.is_file()
                and "__pycache__" not in path.parts
                and b"\0" not in (data := path.read_bytes())
            ):
                lines = len(data.splitlines())
                if lines > LONGEST:
                    found.append(f"{path.relative_to(root).as_posix()}: {lines} lines, {LONGEST} at most")
    return found
