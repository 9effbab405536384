"""``new``: creates agencies and plans, and adds tasks. A plan that exists is checked before it is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic_core import PydanticCustomError

from congkhai.cache import BuildCache
from congkhai.edit.file_writing import create_file, read_source, replace_files
from congkhai.edit.scaffold_texts import FieldValues, agency_text, last_task_index, plan_text, schema_line
from congkhai.edit.source_text import SourceText
from congkhai.edit.task_inserting import insert_task
from congkhai.library import PlanEntry
from congkhai.model.codes_and_urls import check_code
from congkhai.pipeline import load_content
from congkhai.problems import Problem, UsageError
from congkhai.sources.disk_names import display_name
from congkhai.vietnamese import slug


@dataclass(frozen=True, slots=True)
class CreationResult:
    """What was created.

    ``ok`` is false where nothing was written because of new errors; ``problems``: what ``check`` finds in the
    file; ``text``: the new bytes of a plan to which a task was added.
    """

    file: str
    problems: tuple[Problem, ...]
    ok: bool = True
    text: bytes = b""


def address_from_name(written: str, what: str) -> str:
    """The address made of a name: ``Sở Minh họa`` → ``so-minh-hoa``. Raises UsageError where none can be.

    ``what``: the Vietnamese word for what is named, for the message.
    """
    try:
        return check_code(slug(written))
    except PydanticCustomError:
        raise UsageError(
            f"“{written}” không dùng làm tên {what} được; viết chữ và số, ví dụ so-minh-hoa"
        ) from None


def _create(root: Path, file: str, text: str, as_of: date, build_cache: BuildCache | None) -> CreationResult:
    """Write a new file and check the site. Raises UsageError where the file exists."""
    try:
        create_file(root, file, text.encode("utf-8"))
    except FileExistsError:
        raise UsageError(f"đã có {file}") from None
    problems = load_content(root, as_of, build_cache, drafts=True).problems
    return CreationResult(file, tuple(problem for problem in problems if problem.location.file == file))


def new_agency(
    root: Path, agency: str, given: FieldValues, as_of: date, build_cache: BuildCache | None = None
) -> CreationResult:
    """Create ``plans/<agency>/co-quan.yaml``. Raises UsageError where it exists; OSError."""
    file = f"plans/{address_from_name(agency, 'thư mục')}/co-quan.yaml"
    return _create(
        root, file, agency_text(given, schema_line(root, file, "co-quan.schema.json")), as_of, build_cache
    )


def _folder(root: Path, agency: str) -> str:
    """The folder of the agency with an address; its name on disk may have accents. Raises UsageError."""
    profiles = (root / "plans").glob("*/co-quan.y*ml")
    named = sorted(name for profile in profiles if slug(name := display_name(profile.parent.name)) == agency)
    if not named:
        raise UsageError(f"chưa có cơ quan plans/{agency}; hãy chạy trước: new agency")
    return f"plans/{named[0]}"


def new_plan(
    root: Path, agency: str, plan: str, given: FieldValues, as_of: date, build_cache: BuildCache | None = None
) -> CreationResult:
    """Create ``plans/<agency>/<plan>.yaml``. Raises UsageError where it exists or the agency does not."""
    folder = _folder(root, address_from_name(agency, "thư mục"))
    file = f"{folder}/{address_from_name(plan, 'tệp')}.yaml"
    return _create(
        root, file, plan_text(given, schema_line(root, file, "ke-hoach.schema.json")), as_of, build_cache
    )


def new_task(
    root: Path, plan: PlanEntry, given: FieldValues, as_of: date, build_cache: BuildCache | None = None
) -> CreationResult:
    """Add a task to a plan, below the last one of its section.

    Nothing is written where the plan would have an error. Raises UsageError where the file is written in a
    way that allows no mere addition; MachineError or OSError where it cannot be written.
    """
    code = str(given["id"])
    old = read_source(root, plan.file)
    new = insert_task(SourceText.from_bytes(old), last_task_index(plan, code.rpartition(".")[0]), given).data
    after = load_content(root, as_of, build_cache, drafts=True, overrides={plan.file: new})
    here = tuple(problem for problem in after.problems if problem.location.file == plan.file)
    if any(problem.is_error for problem in here):
        return CreationResult(
            plan.file, tuple(problem for problem in here if problem.is_error), ok=False, text=new
        )
    replace_files(root, {plan.file: (old, new)})
    return CreationResult(plan.file, tuple(problem for problem in here if problem.task == code), text=new)
