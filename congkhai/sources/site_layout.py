"""Sorts the files of a site folder: config.yaml, the agencies and their plans, each under its address."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from pydantic_core import PydanticCustomError

from congkhai.model.codes_and_urls import check_code
from congkhai.problems import Severity, SourceLocation, make_problem, quoted
from congkhai.sources.site_folder import FolderEntry, SiteFolder
from congkhai.vietnamese import slug

CONFIG_FILE = "config.yaml"
PLANS_FOLDER = "plans"
AGENCY_FILE = "co-quan.yaml"
_YAML_SUFFIXES = (".yaml", ".yml")
_TOP_LEVEL_NAMES = re.compile(rf"config\.(?i:ya?ml)|{PLANS_FOLDER}")
_BACKUP_SUFFIXES = (".swp", ".swo", ".tmp", "thumbs.db", "desktop.ini")  # left by text editors and Windows


@dataclass
class AgencyFolder:
    """The folder of an agency; ``plans``: address → file."""

    entry: FolderEntry
    profile: FolderEntry | None = None
    plans: dict[str, FolderEntry] = field(default_factory=dict)


@dataclass
class SiteLayout:
    """The files of a site; ``agencies``: address → folder."""

    config: FolderEntry | None = None
    agencies: dict[str, AgencyFolder] = field(default_factory=dict)


def _stem(entry: FolderEntry) -> str:
    """The name of a folder, or of a file without its suffix."""
    return entry.name if entry.is_folder else PurePosixPath(entry.name).stem


def _is_yaml(entry: FolderEntry) -> bool:
    return not entry.is_folder and PurePosixPath(entry.name).suffix.lower() in _YAML_SUFFIXES


def _by_address(site: SiteFolder, entries: Iterable[FolderEntry], what: str) -> dict[str, FolderEntry]:
    """Entries by the address made from their names; no address, or one for two entries, is an error."""
    found: defaultdict[str, list[FolderEntry]] = defaultdict(list)
    for entry in entries:
        try:
            found[slug(check_code(_stem(entry)))].append(entry)
        except PydanticCustomError as error:
            site.report(
                entry.file, "ten-tep-sai", f"tên {what} không dùng được: {error.message()}", "Hãy đổi tên."
            )
    for address, same in found.items():
        for entry in same if len(same) > 1 else ():
            others = ", ".join(other.file for other in same if other is not entry)
            site.report(
                entry.file,
                "trung-dia-chi",
                f"{what} này và {others} cùng có địa chỉ “{address}”",
                "Hãy đổi tên.",
            )
    return {address: same[0] for address, same in found.items() if len(same) == 1}


def _report_unused(site: SiteFolder, entry: FolderEntry, hint: str) -> None:
    """Warn that a file is not read; backup files of text editors are passed over."""
    name = entry.name.lower()
    if name.endswith(("~", *_BACKUP_SUFFIXES)) or name.startswith("~$"):
        return
    message = "tệp này không được đọc và không được công bố"
    location = SourceLocation(entry.file)
    site.problems.append(make_problem(location, "tep-thua", message, hint, severity=Severity.WARNING))


def _only_one(site: SiteFolder, entries: list[FolderEntry], name: str) -> FolderEntry | None:
    """The only one of ``entries``, which are named like ``name``; several are an error. None for no entry."""
    if len(entries) < 2:
        return entries[0] if entries else None
    for entry in entries:
        others = ", ".join(other.file for other in entries if other is not entry)
        site.report(entry.file, "trung-dia-chi", f"tệp này và {others} cùng là {name}", "Hãy bỏ một tệp.")
    return None


def _agency_folder(site: SiteFolder, entry: FolderEntry) -> AgencyFolder:
    """Sort the files in the folder of an agency."""
    folder = AgencyFolder(entry)
    plans: list[FolderEntry] = []
    profiles: list[FolderEntry] = []
    for inner in site.entries(entry.path, entry.file):
        if inner.is_folder:
            message = "thư mục của cơ quan không được chứa thư mục khác"
            hint = "Hãy đặt các kế hoạch thẳng trong thư mục của cơ quan."
            site.report(inner.file, "thu-muc-long", message, hint)
        elif not _is_yaml(inner):
            _report_unused(site, inner, "Kế hoạch phải là tệp .yaml.")
        elif slug(_stem(inner)) == "co-quan":
            profiles.append(inner)
        else:
            plans.append(inner)
    folder.profile = _only_one(site, profiles, AGENCY_FILE)
    if not profiles:
        message = f"thư mục {quoted(entry.file)} chưa có tệp {AGENCY_FILE}"
        hint = "Hãy tạo tệp này, ít nhất một dòng “ten: Tên cơ quan”."
        site.report(f"{entry.file}/{AGENCY_FILE}", "thieu-co-quan", message, hint)
    folder.plans = _by_address(site, plans, "tệp")
    return folder


def read_layout(site: SiteFolder) -> SiteLayout:
    """Sort the files of a site; what is wrong with names and folders is added to the problems of ``site``."""
    layout = SiteLayout()
    top = site.entries(site.root, "", _TOP_LEVEL_NAMES)
    configs = [entry for entry in top if entry.name != PLANS_FOLDER]
    layout.config = _only_one(site, configs, CONFIG_FILE)
    refused = {problem.location.file for problem in site.problems}
    if not configs and CONFIG_FILE not in refused:
        message = f"thư mục của trang chưa có tệp {CONFIG_FILE}"
        hint = "Hãy tạo tệp này, ít nhất một dòng “ten: Tên trang”."
        site.report(CONFIG_FILE, "thieu-config", message, hint)
    plans = next((entry for entry in top if entry.name == PLANS_FOLDER), None)
    if plans is None:
        if PLANS_FOLDER not in refused:
            message = f"thư mục của trang chưa có thư mục {PLANS_FOLDER}"
            hint = f"Hãy tạo thư mục {PLANS_FOLDER}, mỗi cơ quan một thư mục con."
            site.report(PLANS_FOLDER, "thieu-plans", message, hint)
        return layout
    if not plans.is_folder:
        site.report(
            PLANS_FOLDER, "thieu-plans", f"{PLANS_FOLDER} phải là một thư mục, mỗi cơ quan một thư mục con"
        )
        return layout
    inside = site.entries(plans.path, PLANS_FOLDER)
    for entry in inside:
        if not entry.is_folder:
            _report_unused(site, entry, "Hãy đặt kế hoạch trong thư mục của cơ quan.")
    folders = _by_address(site, (e for e in inside if e.is_folder), "thư mục")
    layout.agencies = {address: _agency_folder(site, entry) for address, entry in sorted(folders.items())}
    return layout
