"""Which file is what: the site folder's files as config, agencies and plans, each under its address."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from pydantic_core import PydanticCustomError

from congkhai.model.codes_and_urls import check_code
from congkhai.problems import Severity, SourceLocation
from congkhai.sources.problem_texts import problem, quoted
from congkhai.sources.site_folder import Entry, Store
from congkhai.vietnamese import slug

CONFIG = "config.yaml"
PLANS = "plans"
CARD = "co-quan.yaml"
_YAML = (".yaml", ".yml")
_TOP = re.compile(rf"config\.(?i:ya?ml)|{PLANS}")
_BACKUP = (".swp", ".swo", ".tmp", "thumbs.db", "desktop.ini")  # what editors and Windows leave


@dataclass
class Folder:
    """The files of an agency."""

    entry: Entry
    profile: Entry | None = None
    plans: dict[str, Entry] = field(default_factory=dict)


@dataclass
class Layout:
    """The files of a site, by address."""

    config: Entry | None = None
    agencies: dict[str, Folder] = field(default_factory=dict)


def _stem(entry: Entry) -> str:
    return entry.name if entry.is_folder else PurePosixPath(entry.name).stem


def _is_yaml(entry: Entry) -> bool:
    return not entry.is_folder and PurePosixPath(entry.name).suffix.lower() in _YAML


def _by_address(store: Store, entries: Iterable[Entry], what: str) -> dict[str, Entry]:
    """Entries by the address their name makes; a name that makes none, or one twice, is an error."""
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        try:
            found[slug(check_code(_stem(entry)))].append(entry)
        except PydanticCustomError as error:
            store.say(
                entry.file, "ten-tep-sai", f"tên {what} không dùng được: {error.message()}", "Hãy đổi tên."
            )
    for address, same in found.items():
        for entry in same if len(same) > 1 else ():
            others = ", ".join(other.file for other in same if other is not entry)
            store.say(
                entry.file,
                "trung-dia-chi",
                f"{what} này và {others} cùng có địa chỉ “{address}”",
                "Hãy đổi tên.",
            )
    return {address: same[0] for address, same in found.items() if len(same) == 1}


def _stray(store: Store, entry: Entry, hint: str) -> None:
    """A file nobody reads."""
    if entry.name.endswith("~") or entry.name.startswith("~$") or entry.name.lower().endswith(_BACKUP):
        return
    store.problems.append(
        problem(
            SourceLocation(entry.file), "tep-thua", "tệp này không được đọc và không được công bố", hint,
            severity=Severity.WARNING,
        )
    )  # fmt: skip


def _one_of(store: Store, entries: list[Entry], name: str) -> Entry | None:
    """The one file that may be called ``name`` (or .yml); two are an error."""
    if len(entries) < 2:
        return entries[0] if entries else None
    for entry in entries:
        others = ", ".join(other.file for other in entries if other is not entry)
        store.say(entry.file, "trung-dia-chi", f"tệp này và {others} cùng là {name}", "Hãy bỏ một tệp.")
    return None


def _agency(store: Store, entry: Entry) -> Folder:
    folder = Folder(entry)
    plans: list[Entry] = []
    cards: list[Entry] = []
    for inner in store.list(entry.path, entry.file):
        if inner.is_folder:
            store.say(inner.file, "thu-muc-long", "thư mục của cơ quan không được chứa thư mục khác",
                      "Hãy đặt các kế hoạch thẳng trong thư mục của cơ quan.")  # fmt: skip
        elif not _is_yaml(inner):
            _stray(store, inner, "Kế hoạch phải là tệp .yaml.")
        elif slug(_stem(inner)) == "co-quan":
            cards.append(inner)
        else:
            plans.append(inner)
    folder.profile = _one_of(store, cards, CARD)
    if not cards:
        store.say(f"{entry.file}/{CARD}", "thieu-co-quan", f"thư mục {quoted(entry.file)} chưa có tệp {CARD}",
                  "Hãy tạo tệp này, ít nhất một dòng “ten: Tên cơ quan”.")  # fmt: skip
    folder.plans = _by_address(store, plans, "tệp")
    return folder


def survey(store: Store) -> Layout:
    """Sort the files of a site; what is wrong with names and places goes to the store's problems."""
    layout = Layout()
    top = store.list(store.root, "", _TOP)
    configs = [entry for entry in top if entry.name != PLANS]
    layout.config = _one_of(store, configs, CONFIG)
    refused = {p.location.file for p in store.problems}
    if not configs and CONFIG not in refused:
        store.say(CONFIG, "thieu-config", f"thư mục của trang chưa có tệp {CONFIG}",
                  "Hãy tạo tệp này, ít nhất một dòng “ten: Tên trang”.")  # fmt: skip
    plans = next((entry for entry in top if entry.name == PLANS), None)
    if plans is None:
        if PLANS not in refused:
            store.say(PLANS, "thieu-plans", f"thư mục của trang chưa có thư mục {PLANS}",
                      f"Hãy tạo thư mục {PLANS}, mỗi cơ quan một thư mục con.")  # fmt: skip
        return layout
    if not plans.is_folder:
        store.say(PLANS, "thieu-plans", f"{PLANS} phải là một thư mục, mỗi cơ quan một thư mục con")
        return layout
    inside = store.list(plans.path, PLANS)
    for entry in inside:
        if not entry.is_folder:
            _stray(store, entry, "Hãy đặt kế hoạch trong thư mục của cơ quan.")
    folders = _by_address(store, (e for e in inside if e.is_folder), "thư mục")
    layout.agencies = {address: _agency(store, entry) for address, entry in sorted(folders.items())}
    return layout
