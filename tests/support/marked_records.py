"""A plan and an agency in which every field of every record carries a mark of its own.

The marks are made from the model itself, so that a new field is marked without a line here. Only fields whose
values must fit together (codes, criteria, units) are written out.
"""

import types
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, Any, Union, get_args, get_origin

from congkhai.model import Agency, DeclaredStatus, PartialDate, Plan, Record, Section, Task
from congkhai.model.record_base import yaml_key_of

FIRST_DAY = date(2026, 1, 5)
AS_OF = date(2027, 6, 1)
CONFIG = {
    "ten": "Trang thử",
    "dia_chi": "https://trang-thu.example.vn/",
    "loai_co_quan": {"loai-thu": {"ten": "zqagencykind"}},
    "bo_tieu_chi": {
        "bo": {
            "ten": "Bộ thử",
            "nguon": "Văn bản thử",
            "tieu_chi": {"t": "zqtaskcriteria", "s": "zqsectioncriteria", "i": "zqindicatorcriterion"},
        }
    },
    "can_cu_phap_ly": [{"ma": "van-ban", "ten": "zqagencyuntilsource", "noi_dung": "Thử."}],
}


@dataclass
class Mark:
    """A field at one place of the tree: the records above it, outermost first, and the texts that show it."""

    path: tuple[tuple[type[Record], str], ...]
    shown: tuple[str, ...]

    @property
    def name(self) -> str:
        """``Task.updates.evidence.name``."""
        return ".".join([self.path[0][0].__name__, *(name for _, name in self.path)])


@dataclass
class _Marking:
    marks: list[Mark] = field(default_factory=list)
    days: int = 0

    def record(self, kind: type[Record], above: tuple[tuple[type[Record], str], ...] = ()) -> dict[str, Any]:
        """A record as an editor writes it, all fields filled."""
        written = {}
        for name, info in kind.model_fields.items():
            path = (*above, (kind, name))
            value = self._value(_bare(info.annotation), path)
            if value is not None:
                written[yaml_key_of(kind, name)] = value
        return written

    def _value(self, kind: Any, path: tuple[tuple[type[Record], str], ...]) -> Any:
        owner, name = path[-1]
        word = "zq" + "".join(part.replace("_", "") for _, part in path)
        if known := _WRITTEN.get((owner.__name__, name)):
            written, shown = known
            if name == "sections":
                self.marks += [Mark((*path, (Section, inner)), (text,)) for inner, text in _SECTION_MARKS]
            else:
                self.marks.append(Mark(path, shown))
            return written
        if get_origin(kind) is tuple:
            return [self._value(_bare(get_args(kind)[0]), path)]
        if isinstance(kind, type) and issubclass(kind, Record):
            return self.record(kind, path)
        if kind is bool:
            return None
        if kind is DeclaredStatus:
            return DeclaredStatus.DONE.value
        if kind in (date, PartialDate):
            self.days += 1
            day = FIRST_DAY + timedelta(days=self.days)
            long = f"ngày {day:%d} tháng {day:%m} năm {day:%Y}"  # the head of a document
            self.marks.append(Mark(path, (f"{day:%d/%m/%Y}", day.isoformat(), long)))
            return day.isoformat()
        if kind is Decimal:
            self.days += 1
            self.marks.append(Mark(path, (f"{100 + self.days},25", f"{100 + self.days}.25")))
            return f"{100 + self.days},25"
        assert kind is str, f"{owner.__name__}.{name}: tests/support/marked_records.py cannot fill {kind}"
        if name in ("url", "website", "feedback"):
            word = f"https://{word}.example.vn/"
        elif name == "email":
            word = f"{word}@example.vn"
        self.marks.append(Mark(path, (word,)))
        return word


_SECTION = {"ten": "zqsectiontitle", "so": "zqsectionnumber", "tieu_chi": ["bo/s"]}
_SECTION_MARKS = (
    ("title", "zqsectiontitle"),
    ("number", "zqsectionnumber"),
    ("criteria", "zqsectioncriteria"),
)
_WRITTEN: dict[tuple[str, str], tuple[Any, tuple[str, ...]]] = {
    ("Task", "id"): ("I.77", ("I.77",)),
    ("Task", "criteria"): (["bo/t"], ("zqtaskcriteria", "bo/t")),
    ("Indicator", "id"): ("zq-ma-chi-tieu", ("zq-ma-chi-tieu",)),
    ("Indicator", "criterion"): (["bo/i"], ("zqindicatorcriterion",)),
    ("Plan", "years"): ("2026", ("2026",)),
    ("Plan", "sections"): ({"I": _SECTION}, ()),
    ("Unit", "id"): ("zq-ma-don-vi", ("zq-ma-don-vi",)),
    ("Unit", "members"): (["zq-thanh-vien"], ("zqunitmembers",)),
    ("Agency", "kind"): ("loai-thu", ("zqagencykind",)),
    ("Agency", "until_source"): ("van-ban", ("zqagencyuntilsource",)),
    ("Agency", "successor"): ("so-khac", ("zqagencysuccessor",)),
}


def _bare(annotation: Any) -> Any:
    """The type itself: without Annotated, without None."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in (Union, types.UnionType):
            annotation = next(arg for arg in get_args(annotation) if arg is not type(None))
        else:
            return annotation


def marked_site() -> tuple[dict[str, Any], list[Mark]]:
    """File name → content of a whole site, and every mark in it. The plan stands in ``so-thu/2026-thu``."""
    marking = _Marking()
    plan = marking.record(Plan)
    agency = marking.record(Agency)
    names = ("zqtaskslead", "zqtaskssupport", "zqtaskspartslead", "zqtaskspartssupport")
    agency["don_vi"] += [
        {"ma": "zq-thanh-vien", "ten": "zqunitmembers"},
        *({"ma": name, "ten": name} for name in names),
    ]
    files = {
        "config.yaml": CONFIG,
        "plans/so-thu/co-quan.yaml": agency,
        "plans/so-thu/2026-thu.yaml": plan,
        "plans/so-khac/co-quan.yaml": {"ten": "zqagencysuccessor"},
    }
    return files, marking.marks


def root_of(mark: Mark) -> type[Record]:
    """The record whose page shows the mark: a task, a plan or an agency."""
    kinds = [owner for owner, _ in mark.path]
    return Task if Task in kinds else kinds[0]


def inside(mark: Mark, root: type[Record]) -> Iterator[tuple[type[Record], str]]:
    """The fields from the root record down to the marked one."""
    started = False
    for owner, name in mark.path:
        started = started or owner is root
        if started:
            yield owner, name
