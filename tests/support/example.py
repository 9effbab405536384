"""The demonstration site: examples/minh-hoa, an invented province, as `make demo` builds it."""

from datetime import date
from functools import cache

from congkhai.facts import Facts, evaluate_all
from congkhai.library import Library
from congkhai.pipeline import load_content
from congkhai.pipeline.content_loading import Content
from tests.support.site import ROOT

EXAMPLE = ROOT / "examples" / "minh-hoa"
EXAMPLE_DAY = date(2026, 9, 15)
"""The day for which `make demo` builds; no report in the example is later."""


@cache
def example(*, drafts: bool = False) -> Content:
    """The example's content, read and checked at its day."""
    return load_content(EXAMPLE, EXAMPLE_DAY, drafts=drafts)


def example_library(*, drafts: bool = False) -> Library:
    """The example's library; fails the test when a file cannot be read."""
    content = example(drafts=drafts)
    assert content.library is not None, content.problems
    return content.library


@cache
def example_facts(day: date = EXAMPLE_DAY) -> Facts:
    """What the site says of the example at a day."""
    return evaluate_all(example_library(), day)
