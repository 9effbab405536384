"""Deadlines: from printed words to a meaning. Any text has an answer.

The rules: ``docs/architecture.md``, "Deadlines". The steps, with a cell of ``plans/so-gtvt/2022-sipas.yaml``:
"- Báo cáo … về Văn phòng UBND tỉnh trước ngày 30/7/2022.\\n- Các phòng báo cáo … trước ngày 15/7/2022."

1. ``deadline_tokens`` cuts the text into tokens, by rules it shares with the targets
   (``vietnamese.tokenizer``): BREAK "-", WORD "bao", WORD "cao", …, WORD "truoc", WORD "ngay",
   DATE "30/7/2022", BREAK ".", BREAK "-", …
2. ``phrases`` tries its rules at each token and skips what no rule reads. A date is a relation
   (``relations``: BEFORE) and date parts (``date_parts``: 30 July 2022), a calendar span (``spans``) each.
   ``calendar_rules`` reads these with ``report_periods``, ``school_calendar``, ``months_and_quarters``,
   ``subperiods``, ``days`` and ``years``; ``date_ranges`` reads their ends. ``durations``, ``recurrence``
   (with ``period_units``) and ``conditions`` read the other kinds. The cell has two phrases, both dates.
3. ``date_mentions`` gives each date its year (``year_inference``) and drops dates that only name something.
   ``mention_meaning`` says what each means alone. "trước" excludes the day: due 29 July and 14 July.
4. ``clauses`` reads what each clause means. A BREAK stands between the two dates, so each has its own clause.
5. ``merge`` makes one ``Deadline`` of the clauses: MILESTONES with two parts, due on the later day, 29 July.

A rule is a function of the tokens and a position. It gives what it reads there and the position after it, or
None. ``describe`` writes a meaning in words that ``read_deadline`` reads back to the same meaning.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from congkhai.deadlines.deadline import Deadline, DeadlineKind, Period
from congkhai.deadlines.deadline_tokens import DeadlineTokens
from congkhai.deadlines.describe import describe
from congkhai.deadlines.merge import read_meaning
from congkhai.deadlines.same_as_above import is_same_as_above
from congkhai.deadlines.year_inference import PlanYears
from congkhai.vietnamese.text_patterns import is_year

__all__ = ["Deadline", "DeadlineKind", "Period", "describe", "is_same_as_above", "read_deadline"]


def read_deadline(
    text: str | None, *, first_year: int | None, last_year: int | None = None, issued: date | None = None
) -> Deadline:
    """What a printed deadline means.

    ``first_year``, ``last_year``: the plan's years (the latter only for a plan of several). ``issued``: the
    day when it was issued, or the first of the month when only that is known. Never raises; a text that no
    rule reads comes back as UNKNOWN with ``understood`` False.
    """
    first = first_year if first_year is not None and is_year(first_year) else None
    last = last_year if last_year is not None and is_year(last_year) else None
    if first is not None and last is not None:
        first, last = min(first, last), max(first, last)
    plan = PlanYears(first if first is not None else last, last, issued)
    return replace(read_meaning(DeadlineTokens(text or ""), plan), printed=text or "")
