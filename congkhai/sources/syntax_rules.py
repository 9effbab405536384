"""Turns a syntax error of the YAML parser into what the editor wrote wrongly.

The parser reports in English where it stopped. Each rule recognises one kind of mistake near that place, says
what to write, and repairs the line in memory, so that the next mistake of the same file is found in the same
run. A file that was repaired stays in error: nothing of it is published.
"""

from __future__ import annotations

from yaml import YAMLError

from congkhai.sources import syntax_rules_indent as indent
from congkhai.sources import syntax_rules_keys as keys
from congkhai.sources import syntax_rules_layout as layout
from congkhai.sources import syntax_rules_text as text
from congkhai.sources.syntax_diagnostics import Diagnosis, ParserFailure, SyntaxRule

RULES: tuple[SyntaxRule, ...] = (
    layout.tab_indent,
    layout.odd_indent_letter,
    text.bad_escape,
    layout.dashes_on_one_line,
    text.unclosed_quote,
    text.text_after_quote,
    text.special_first_letter,
    text.unclosed_bracket,
    text.inside_brackets,
    keys.two_keys_on_line,
    text.colon_in_text,
    keys.missing_space_after_colon,
    keys.missing_colon,
    keys.missing_key_name,
    text.colon_in_long_text,
    layout.dash_without_blank,
    keys.not_a_key,
    indent.indented_first_key,
    indent.missing_dash,
    indent.wrong_indent,
    indent.item_for_key,
)

# For errors that no rule recognises, by a phrase of the parser's message.
_GENERAL = (
    (
        "document start",
        "nội dung này không nối được với phần ở trên của tệp",
        "Hãy thụt lề các khóa ngoài cùng như nhau.",
    ),
    ("incompatible YAML", "dòng “%YAML” nêu một phiên bản không dùng được", "Hãy bỏ dòng này."),
    ("directive", "dòng bắt đầu bằng “%” không hợp lệ", "Nếu là chữ, hãy đặt trong dấu ngoặc kép."),
    (
        "anchor",
        "“&” hoặc “*” ở đầu giá trị mà sau đó không phải là một tên",
        "Nếu là chữ, hãy đặt trong dấu ngoặc kép.",
    ),
    ("tag", "thẻ “!” viết sai", "Nếu là chữ, hãy đặt cả đoạn trong dấu ngoặc kép."),
    (
        "mapping values",
        "dấu hai chấm ở chỗ không thể có khóa",
        "Hãy xem lại thụt lề của dòng này và dòng trên.",
    ),
    ("indentation", "đoạn chữ sau “|” hoặc “>” thụt lề sai", "Hãy thụt cả đoạn sâu hơn khóa của nó."),
    ("expected key", "chờ một khóa ở đây", "Hãy xem lại thụt lề và dấu ngoặc của dòng này và dòng trên."),
    ("node content", "chờ một giá trị ở đây", "Nếu là chữ, hãy đặt trong dấu ngoặc kép."),
)


def diagnose(error: YAMLError, lines: list[str], known_keys: frozenset[str]) -> Diagnosis:
    """The likeliest mistake behind an error of the parser; ``known_keys``: those that the file may have."""
    failure = ParserFailure(error, lines, known_keys)
    for rule in RULES:
        if found := rule(failure):
            return found
    said = f"{failure.context} {failure.message}"
    for phrase, message, hint in _GENERAL:
        if phrase in said:
            return Diagnosis(failure.line, failure.column, "cu-phap", message, hint)
    return Diagnosis(
        failure.line,
        failure.column,
        "cu-phap",
        "cú pháp YAML sai ở đây",
        "Hãy so với các dòng đúng ở trên: khóa, dấu hai chấm, dấu cách, giá trị.",
    )
