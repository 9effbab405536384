"""How text is encoded for the index, and that nothing printed is lost."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congkhai.search import token_encoding
from congkhai.search.token_encoding import (
    FIELD_END,
    TOKEN_END,
    encode_text,
    encode_token,
    join_fields,
    tokens,
    vocabulary,
)
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
    assert [encode_token(token) for token in tokens(text)] == case["encoded_tokens"]
    assert list(encode_text(text)) == case["encoded_text"]


@given(TEXTS)
def test_each_encoded_word_holds_one_token(text: str) -> None:
    words = Pagefind.read(" ".join(encode_text(text))).words
    assert words == [encode_token(token) for token in tokens(text)]


@given(st.text(max_size=80))
def test_any_text_can_be_encoded(text: str) -> None:
    for word in encode_text(text):
        assert word.count(TOKEN_END) == 1
        assert not any(c.isspace() for c in word)
        assert word != FIELD_END


@given(st.lists(TEXTS, max_size=4))
def test_a_content_holds_each_field_once_and_the_end_of_field_after_it(fields: list[str]) -> None:
    text, length = join_fields([encode_text(field) for field in fields])
    words = Pagefind.read(text).words
    assert len(words) == length
    assert words == [
        word for field in fields if tokens(field) for word in [*map(encode_token, tokens(field)), ""]
    ]  # FIELD_END has no letter


@given(st.text(st.sampled_from(LETTERS + "b \u05d0\u05ea*_{}|-[]()"), max_size=40))
def test_the_vocabulary_of_a_field_is_that_of_its_encoded_words(text: str) -> None:
    """The browser asks for no word that the index lacks, and knows each that it has."""
    stripped = [re.sub(r"[\W_]+", "", word) for word in encode_text(text)]
    assert {encode_token(word) for word in vocabulary(text)} == {
        word[:-1].lower() + TOKEN_END for word in stripped
    }


def test_forms_that_differ_by_an_accent_share_nothing() -> None:
    words = {encode_token(token) for token in tokens("đường đương dương duong dưỡng")}
    assert len(words) == 5
    assert not any(a != b and b.startswith(a) for a in words for b in words)


def test_the_example_of_the_docstring_is_true() -> None:
    def shown(text: str) -> str:
        return re.sub("[\u05d0-\u05ea]", lambda sign: f"<{ord(sign[0]) & 0xFF:02x}>", text)

    printed = "Đường dây nóng: 24/24"
    example = [
        printed,
        shown(" ".join(encode_text(printed))),
        "  ".join(map(shown, map(encode_token, dict.fromkeys(tokens(printed))))),
        shown(encode_token("đường")),
        shown(encode_token("duong")),
    ]
    lines = str(token_encoding.__doc__).split("\n\n")[3].split("\n")
    for line, part in zip(lines, example, strict=True):
        assert re.search(rf"  {re.escape(part)}(,|$)", line), line
