"""The layers of the program (docs/architecture.md), read from the imports of every file."""

import ast
from collections.abc import Iterator
from pathlib import Path

LAYERS: dict[str, int] = {
    "problems": 0,
    "vietnamese": 0,
    "file_types": 0,
    "cache": 0,
    "deadlines": 1,
    "targets": 1,
    "model": 1,
    "output": 1,
    "resources": 1,
    "history": 1,
    "library": 2,
    "markdown": 2,
    "sources": 2,
    "assets": 2,
    "checks": 3,
    "facts": 3,
    "urls": 3,
    "dataset": 4,
    "pages": 5,
    "exports": 5,
    "render": 6,
    "pictures": 6,
    "search": 6,
    "pipeline": 7,
    "serve": 8,
    "publish": 8,
    "edit": 8,
    "cli": 9,
}
"""Every package of congkhai/ (a module or a folder directly in it) and its layer.

A layer is one more than the highest from which the package imports."""

CLOCK_PACKAGE = "cli"
"""The only package that asks what day it is."""

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

MAX_LINES = 300
"""Lines of the longest file; a longer one does two jobs."""

_PROGRAM = "congkhai"


Modules = dict[str, ast.Module]
"""Dotted name, `congkhai.pages.__init__` for a package itself, to what stands in the file."""


def _modules(root: Path) -> Modules:
    """Every module of the checkout `root` but the program's own two entry files."""
    found: Modules = {}
    for path in sorted((root / _PROGRAM).rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        if len(parts) > 2 or parts[1] not in {"__init__", "__main__"}:
            found[".".join(parts)] = ast.parse(path.read_text(encoding="utf-8"), str(path))
    return found


def breaches(root: Path) -> list[str]:
    """Give every breach of the layers in the checkout `root`, one line each, sorted by file."""
    found: list[str] = []
    modules = _modules(root)
    for name, tree in modules.items():
        faults = dict.fromkeys(_module_faults(tuple(name.split(".")), tree))  # each once, in order
        found += [f"{name.replace('.', '/')}.py:{line}: {what}" for line, what in faults]
    return found + _cycles(modules) + _long_files(root)


def too_high(root: Path) -> list[str]:
    """Give the packages of a whole checkout that could stand in a lower layer, by what they import."""
    needed = dict.fromkeys(LAYERS, 0)
    for name, tree in _modules(root).items():
        parts = tuple(name.split("."))
        for _, other in _other_packages(parts, tree):
            needed[parts[1]] = max(needed[parts[1]], LAYERS[other] + 1)
    return [
        f"{package}: layer {layer}, but its imports ask for {needed[package]} only"
        for package, layer in LAYERS.items()
        if needed[package] < layer
    ]


def _module_faults(parts: tuple[str, ...], tree: ast.Module) -> Iterator[tuple[int, str]]:
    package = parts[1]
    if package not in LAYERS:
        yield 1, f"package {package} has no layer"
        return
    for line, other in _other_packages(parts, tree):
        if other not in LAYERS:
            yield line, f"imports from {other}, a package without a layer"
        elif LAYERS[other] >= LAYERS[package]:
            yield line, f"{package} (layer {LAYERS[package]}) imports from {other} (layer {LAYERS[other]})"
    if package != CLOCK_PACKAGE:
        for line, clock in _clocks(tree):
            yield line, f"asks the clock: {clock}"


def _other_packages(parts: tuple[str, ...], tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Give line and name of each package of the program, other than its own, that a module imports from."""
    for line, module in _imports(tree, parts[:-1]):
        names = module.split(".")
        if names[0] == _PROGRAM and len(names) > 1 and names[1] != parts[1] and not names[1].startswith("__"):
            yield line, names[1]


def _cycles(modules: Modules) -> list[str]:
    """Modules of one package that import each other in a circle, late and typing-only imports included."""
    known = {name.removesuffix(".__init__") for name in modules}
    imports: dict[str, set[str]] = {}
    for name, tree in modules.items():
        parts = tuple(name.split("."))
        targets = (_module_of(target, known) for _, target in _imports(tree, parts[:-1]))
        imports[name.removesuffix(".__init__")] = {target for target in targets if target}
    found: list[str] = []
    done: set[str] = set()

    def visit(name: str, path: list[str]) -> None:
        if name in path:
            found.append("circle of imports: " + " → ".join([*path[path.index(name) :], name]))
        elif name not in done:
            for target in sorted(imports[name] - {name}):
                visit(target, [*path, name])
            done.add(name)

    for name in sorted(imports):
        visit(name, [])
    return found


def _module_of(dotted: str, known: set[str]) -> str:
    """The module that holds what `dotted` names; empty where it is none of the program's."""
    while dotted and dotted not in known:
        dotted = dotted.rpartition(".")[0]
    return dotted


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
    for folder in (_PROGRAM, "templates", "assets"):
        for path in sorted((root / folder).rglob("*")):
            if (
                path.is_file()
                and "__pycache__" not in path.parts
                and b"\0" not in (data := path.read_bytes())
            ):
                lines = len(data.splitlines())
                if lines > MAX_LINES:
                    found.append(f"{path.relative_to(root).as_posix()}: {lines} lines, {MAX_LINES} at most")
    return found
