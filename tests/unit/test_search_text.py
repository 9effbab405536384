"""How text is carried into the index, and that nothing printed is lost on the way."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congkhai.search.carrier import BREAK, END, carried, content, signed, tokens
from congkhai.vietnamese import fold, norm

CASES = json.loads((Path(__file__).parents[1] / "data" / "vietnamese.json").read_text("utf-8"))
LETTERS = "aàảãáạăằắâầấđeèéêềếiíìoòóôồốơờớuùúưừứyỳýĐÔƯ"
TEXTS = st.text(st.sampled_from(LETTERS + "bchgmnt qk0123/.,;-–&%()“” \n"), max_size=60)


@dataclass(frozen=True)
class Pagefind:
    """What Pagefind makes of a content: words by blanks, each without what is no letter or digit."""

    words: list[str]

    @classmethod
    def read(cls, text: str) -> "Pagefind":
        return cls(["".join(c for c in word if c.isalnum()).lower() for word in text.split()])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:20])
def test_table_of_cases(case: dict[str, object]) -> None:
    text = str(case["text"])
    assert norm(text) == case["norm"]
    assert fold(text) == case["fold"]
    assert tokens(text) == case["tokens"]
    assert [signed(token) for token in tokens(text)] == case["signed"]
    assert list(carried(text)) == case["carried"]


@given(TEXTS)
def test_each_carried_word_holds_one_token(text: str) -> None:
    words = Pagefind.read(" ".join(carried(text))).words
    assert words == [signed(token) for token in tokens(text)]


@given(st.text(max_size=80))
def test_any_text_can_be_carried(text: str) -> None:
    for word in carried(text):
        assert word.count(END) == 1
        assert not any(c.isspace() for c in word)
        assert word != BREAK


@given(st.lists(TEXTS, max_size=4))
def test_both_halves_are_twins(fields: list[str]) -> None:
    text, half = content([carried(field) for field in fields])
    words = Pagefind.read(text).words
    raw = text.split()
    assert len(words) == 2 * half + 1
    for place in range(half):
        bare = "".join(c for c in words[place] if not "\u05d0" <= c <= "\u05ea")
        assert words[half + 1 + place] == (signed(fold(bare)) if bare else "")
        assert (raw[place] == BREAK) == (words[place] == "")


def test_forms_that_differ_by_an_accent_share_nothing() -> None:
    words = {signed(token) for token in tokens("đường đương dương duong dưỡng")}
    assert len(words) == 5
    assert not any(a != b and b.startswith(a) for a in words for b in words)
