"""The sites that other generators are measured with are told of in bench/README.md, and print our words."""

from __future__ import annotations

import re
import shlex
from typing import Any

import yaml

from congkhai.facts import STATUS_GROUP_LABELS, TASK_STATUS_LABELS, TASK_STATUS_RULES
from congkhai.facts.task_status import STATUS_GROUP_OF
from congkhai.pages.status_badges import TASK_STATUS_MARKS
from congkhai.pages.task_lists import MAX_ROWS
from tests.support.site import ROOT

PEERS = ROOT / "bench" / "peers"
README = (ROOT / "bench" / "README.md").read_text("utf-8")
WORDS: dict[str, Any] = yaml.safe_load((PEERS / "words.yaml").read_text("utf-8"))["params"]


def test_every_peer_is_named_and_has_its_command() -> None:
    told = {match[1] for match in re.finditer(r"`peers/([\w.]+)`", README)}
    assert told == {path.name for path in PEERS.iterdir()}
    commands = dict(re.findall(r'--peer "(\w+)=(.*?)"', README, re.DOTALL))
    assert set(commands) == {path.name for path in PEERS.iterdir() if path.is_dir()}
    for name, command in commands.items():
        words = shlex.split(command.format(site="SITE", out="OUT", cache="CACHE"))
        assert "=SITE" in " ".join(words), name
        assert any(word.endswith("OUT") for word in words), name


def test_the_peers_print_our_words() -> None:
    ours = {
        status.value: (
            TASK_STATUS_MARKS[status],
            STATUS_GROUP_OF[status].value,
            TASK_STATUS_LABELS[status],
            TASK_STATUS_RULES[status],
        )
        for status in TASK_STATUS_LABELS
    }
    theirs = {
        one["code"]: (one["mark"], one["bucket"], one["label"], one["rule"]) for one in WORDS["statuses"]
    }
    assert theirs == ours
    assert {one["code"]: one["label"] for one in WORDS["buckets"]} == {
        bucket.value: label for bucket, label in STATUS_GROUP_LABELS.items()
    }


def test_the_peers_know_the_day_and_the_longest_list_of_the_measure() -> None:
    bench = (ROOT / "bench" / "build.py").read_text("utf-8")
    day = re.search(r'^DAY = "(.+)"$', bench, re.MULTILINE)
    assert day is not None
    assert WORDS["as_of"] == day[1]
    assert WORDS["limit"] == MAX_ROWS
