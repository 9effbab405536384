"""The about page: legal basis, rules of computation, abbreviations, contact, reuse of data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from congkhai import urls
from congkhai.dataset.code_labels import DEADLINE_KIND_LABELS, PERIOD_LABELS
from congkhai.deadlines import DeadlineKind, describe, read_deadline
from congkhai.facts import (
    STATUS_GROUP_LABELS,
    STATUS_GROUP_OF,
    TARGET_OUTCOME_RULES,
    TASK_STATUS_RULES,
    StatusGroup,
    TargetOutcome,
    TaskStatus,
)
from congkhai.facts.task_facts import CONTINUOUS_PERIOD
from congkhai.model import Config
from congkhai.pages.links import HOME_LINK
from congkhai.pages.page_base import Page, SiteData, View
from congkhai.pages.status_badges import STATUS_GROUP_MARKS, TARGET_OUTCOME_BADGES, TASK_STATUS_BADGES, Badge
from congkhai.pages.target_wording import describe_targets
from congkhai.targets import read_targets
from congkhai.vietnamese import collation_key

EXAMPLE_YEAR = 2022
EXAMPLE_ISSUED = date(2022, 2, 10)
DEADLINE_EXAMPLES: dict[DeadlineKind, tuple[str, ...]] = {
    DeadlineKind.ONCE: ("Trước ngày 15/12", "Chậm nhất ngày 15/12", "Quý III/2022", "Trong năm 2022"),
    DeadlineKind.ONGOING: ("Từ Quý II/2022",),
    DeadlineKind.YEARLY: ("Năm 2022 và những năm tiếp theo",),
    DeadlineKind.CONTINUOUS: ("Thường xuyên",),
    DeadlineKind.ON_EVENT: ("Khi có phát sinh",),
    DeadlineKind.RECURRING: ("Định kỳ hàng quý", "Hàng tháng"),
    DeadlineKind.MILESTONES: ("Quý I/2022 lựa chọn nhiệm vụ. Quý IV/2022 báo cáo kết quả",),
    DeadlineKind.CONDITIONAL: ("Theo quy định",),
    DeadlineKind.UNKNOWN: ("-",),
}
TARGET_EXAMPLES = (
    "trên 83%", "từ 90% trở lên", "không quá 5%", "từ 80% - 90%", "100% hồ sơ", "xếp loại tốt trở lên",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LegalDocument:
    """A document of the legal basis; "" and None for what config.yaml does not say.

    ``says``: the provision that counts here. ``effective``: the day from which it is in force.
    """

    anchor: str
    name: str
    day: date | None
    effective: date | None
    says: str
    url: str


@dataclass(frozen=True, slots=True)
class BadgeRule:
    """A status or an outcome with the rule by which the program finds it."""

    badge: Badge
    rule: str


@dataclass(frozen=True, slots=True)
class StatusGroupRules:
    """A status group with the statuses that it counts."""

    label: str
    mark: str
    rules: tuple[BadgeRule, ...]


@dataclass(frozen=True, slots=True)
class InterpretedExample:
    """Printed words, and what the program understands (``read``)."""

    printed: str
    read: str


@dataclass(frozen=True, slots=True)
class DeadlineKindExamples:
    """A kind of deadline with examples."""

    label: str
    examples: tuple[InterpretedExample, ...]


@dataclass(frozen=True, slots=True)
class PeriodClosingDays:
    """The last days of the reporting periods; the next period begins the day after.

    ``month`` is a day of the month, ``quarter`` one of its last month, ``year`` one of December. ``source``:
    the document that sets them, or "".
    """

    month: int
    quarter: int
    year: int
    source: str


@dataclass(frozen=True, slots=True)
class AbbreviationView:
    """An abbreviation and its meaning."""

    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class AboutView(View):
    """What the template of the about page sees.

    ``soon_days``: from how many days before its end a task is "sắp đến hạn". ``continuous``: how often work
    without an end is to be reported. ``example_year``: the year of the plan in the examples of deadlines.
    """

    intro: str
    laws: tuple[LegalDocument, ...]
    status_groups: tuple[StatusGroupRules, ...]
    soon_days: int
    periods: PeriodClosingDays
    continuous: str
    example_year: int
    kinds: tuple[DeadlineKindExamples, ...]
    targets: tuple[InterpretedExample, ...]
    target_outcomes: tuple[BadgeRule, ...]
    terms: tuple[AbbreviationView, ...]
    repository: str
    data: str
    agencies: str


def _legal_documents(config: Config) -> tuple[LegalDocument, ...]:
    return tuple(
        LegalDocument(
            f"van-ban-{law.id}", law.name, law.day, law.effective, law.provision or "", law.url or ""
        )
        for law in config.legal
    )


def _status_group_rules() -> tuple[StatusGroupRules, ...]:
    return tuple(
        StatusGroupRules(
            STATUS_GROUP_LABELS[group],
            STATUS_GROUP_MARKS[group],
            tuple(
                BadgeRule(TASK_STATUS_BADGES[status], TASK_STATUS_RULES[status])
                for status in TaskStatus
                if STATUS_GROUP_OF[status] is group
            ),
        )
        for group in StatusGroup
    )


def _deadline_kinds() -> tuple[DeadlineKindExamples, ...]:
    """Each kind with examples, which the program reads here as it reads a plan."""

    def example(printed: str) -> InterpretedExample:
        deadline = read_deadline(printed, first_year=EXAMPLE_YEAR, issued=EXAMPLE_ISSUED)
        return InterpretedExample(printed, describe(deadline))

    return tuple(
        DeadlineKindExamples(
            label[:1].upper() + label[1:], tuple(example(text) for text in DEADLINE_EXAMPLES[kind])
        )
        for kind, label in DEADLINE_KIND_LABELS.items()
    )


def _target_examples() -> tuple[InterpretedExample, ...]:
    return tuple(
        InterpretedExample(text, "; ".join(describe_targets(read_targets(text)))) for text in TARGET_EXAMPLES
    )


def _period_closing_days(config: Config) -> PeriodClosingDays:
    periods = config.periods
    return PeriodClosingDays(periods.month_day, periods.quarter_day, periods.year_day, periods.source or "")


def pages(site: SiteData) -> Iterator[Page]:
    """Yield the about page."""
    config = site.library.config
    words = sorted(config.abbreviations, key=collation_key)
    view = AboutView(
        title="Giới thiệu",
        description="Trang này công khai gì, theo căn cứ nào, tính ra sao; liên hệ và dùng lại dữ liệu.",
        trail=(HOME_LINK,),
        intro=config.about or config.tagline or "",
        laws=_legal_documents(config),
        status_groups=_status_group_rules(),
        soon_days=config.thresholds.soon_days,
        periods=_period_closing_days(config),
        continuous=PERIOD_LABELS[CONTINUOUS_PERIOD],
        example_year=EXAMPLE_YEAR,
        kinds=_deadline_kinds(),
        targets=_target_examples(),
        target_outcomes=tuple(
            BadgeRule(TARGET_OUTCOME_BADGES[outcome], TARGET_OUTCOME_RULES[outcome])
            for outcome in TargetOutcome
        ),
        terms=tuple(AbbreviationView(word, config.abbreviations[word].meaning) for word in words),
        repository=config.repository or "",
        data=urls.DATA,
        agencies=urls.AGENCIES,
    )
    yield Page(urls.ABOUT, "pages/about.html", view)
