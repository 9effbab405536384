"""Markdown: safe whatever an editor writes, abbreviations explained once in place."""

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from congkhai.markdown import ROOT_MARKER, Markdown
from congkhai.model.codes_and_urls import check_url

WORDS = {
    "TTHC": "thủ tục hành chính",
    "CCHC": "cải cách hành chính",
    "PAR INDEX": "Chỉ số <cải cách>",
    "VH&GD": "văn hóa",
}
MAKE = Markdown(WORDS)

_TAGS = {"p", "br", "ul", "ol", "li", "em", "strong", "a", "abbr", "code", "pre", "blockquote", "hr",
         "table", "thead", "tbody", "tr", "th", "td"}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "abbr": {"title"}, "ol": {"start"}, "code": {"class"}}


class _Seen(HTMLParser):
    """Tags and attributes as a browser would see them, and whether all is closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            self.wrong.append(tag)
        for name, value in attrs:
            if name not in _ATTRIBUTES.get(tag, set()):
                self.wrong.append(f"{tag} {name}")
            if name == "href":
                check_url(value)
        if tag not in ("br", "hr"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"/{tag}")

    def handle_comment(self, data: str) -> None:
        self.wrong.append("comment")

    def handle_decl(self, decl: str) -> None:
        self.wrong.append("declaration")

    def handle_pi(self, data: str) -> None:
        self.wrong.append("instruction")

    def unknown_decl(self, data: str) -> None:
        self.wrong.append("declaration")

    def handle_data(self, data: str) -> None:
        self.text += data


def seen(html: str) -> _Seen:
    parser = _Seen()
    parser.feed(html)
    parser.close()
    assert parser.wrong == []
    assert parser.open == []
    return parser


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<!-- x --><![CDATA[x]]><?php x ?>",
    "a\n\n<div onclick=x>\n\nb",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](java&#115;cript:alert(1))",
    "[a](java\tscript:alert(1))",
    "[a](<javascript:alert(1)>)",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](vbscript:x)",
    "[a](//evil.vn)",
    "[a](\\\\evil.vn)",
    "[a][1]\n\n[1]: javascript:alert(1)",
    "[a](https://a.vn 'x\" onmouseover=\"alert(1)')",
    '[a](https://a.vn/"onmouseover="alert(1))',
    "<javascript:alert(1)>",
    "<https://a.vn/\"onclick='x'>",
    "![x](https://evil.vn/x.png)",
    "![x](javascript:alert(1))",
    "```html onload=x\n</code></pre><script>alert(1)</script>\n```",
    "`<script>`",
    "|a|b|\n|:-:|--:|\n|<b onclick=x>|`|`|",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "TTHC<script>CCHC</script>",
    "*a **b* c**",
    "<a href='x' style='x'>y</a>",
    "[TTHC](https://a.vn)",
    "{{ 7 * 7 }} {% raw %}",
    "\x00<\x00script>",
    "> " * 50 + "x",
    "[" * 500 + "x",
    "- " * 200 + "x",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text: str) -> None:
    seen(str(MAKE.block(text)))
    assert seen(str(MAKE.inline(text))).text == " ".join(text.split())


_PIECES = st.sampled_from(["<", ">", "&", '"', "'", "[", "](", ")", "`", "*", "_", "|", "\n", "\n\n", "- ",
     "1. ", "TTHC", "<b",
                           "onclick=", "javascript:", "https://a.vn", "&lt;", "&#x6a;", "\\", "|-|", "```",
     "    ", "\t", "x"])  # fmt: skip
_ANY = st.one_of(st.text(), st.lists(_PIECES, max_size=30).map("".join))


@given(_ANY)
@example("a\r\nb\x85c\u2028d")
def test_any_text_gives_safe_and_whole_html(text: str) -> None:
    seen(str(MAKE.block(text)))
    assert "".join(seen(str(MAKE.inline(text))).text.split()) == "".join(text.split())


@given(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters='\\`*_[]<>&#~|!\n:"=+-)0123456789')
    )
)
def test_the_short_way_for_plain_text_gives_what_the_parser_gives(text: str) -> None:
    slow = Markdown({})
    plain = str(slow.block(text))
    parsed = slow._parser.render(text.strip(), {"abbreviations": slow._abbreviations, "seen": set()})
    assert plain == parsed


def test_lists_paragraphs_lines_and_emphasis() -> None:
    assert str(MAKE.block("- một\n- **hai**")) == "<ul>\n<li>một</li>\n<li><strong>hai</strong></li>\n</ul>\n"
    assert str(MAKE.block("một\nhai\n\nba")) == "<p>một<br />\nhai</p>\n<p>ba</p>\n"
    assert str(MAKE.block("3. ba\n4. bốn")) == '<ol start="3">\n<li>ba</li>\n<li>bốn</li>\n</ol>\n'
    assert str(MAKE.block("  ")) == ""
    assert str(MAKE.block(" chữ thường ")) == "<p>chữ thường</p>\n"


@pytest.mark.parametrize("text", ["# Mục", "Tên\n===", "    thụt vào", "#thẻ"])
def test_no_headings_and_no_code_by_accident(text: str) -> None:
    html = str(MAKE.block(text))
    assert "<h" not in html.replace("<hr", "")
    assert "<pre" not in html


def test_a_table_carries_no_inline_style() -> None:
    html = str(MAKE.block("|Tên|Số|\n|:--|--:|\n|a|1|"))
    assert "<td>1</td>" in html
    assert "style" not in html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[a](https://a.vn/x?y=1&z=2)", '<a href="https://a.vn/x?y=1&amp;z=2">a</a>'),
        ("<https://a.vn>", '<a href="https://a.vn">https://a.vn</a>'),
        ("<a@b.vn>", '<a href="mailto:a@b.vn">a@b.vn</a>'),
        ("[a](../tep.pdf)", f'<a href="{ROOT_MARKER}tep.pdf">a</a>'),
        ("[a](ftp://a.vn)", "[a](ftp://a.vn)"),
    ],
)
def test_links_by_allow_list(text: str, html: str) -> None:
    assert str(MAKE.block(text)) == f"<p>{html}</p>\n"


TTHC = '<abbr title="thủ tục hành chính">TTHC</abbr>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("TTHC, TTHC", f"{TTHC}, TTHC"),
        ("giải quyết TTHC.", f"giải quyết {TTHC}."),
        ("(TTHC)", f"({TTHC})"),
        ("XYZ-TTHC", f"XYZ-{TTHC}"),
        ("XYZ/TTHC", f"XYZ/{TTHC}"),
        ("91/TTHC, 61/2018/NĐ-TTHC, /KH-TTHC", "91/TTHC, 61/2018/NĐ-TTHC, /KH-TTHC"),
        ("https://a.vn/TTHC a@TTHC.vn", "https://a.vn/TTHC a@TTHC.vn"),
        ("TTHCX, XTTHC, tthc", "TTHCX, XTTHC, tthc"),
        ("PAR INDEX", '<abbr title="Chỉ số &lt;cải cách&gt;">PAR INDEX</abbr>'),
        ("VH&GD", '<abbr title="văn hóa">VH&amp;GD</abbr>'),
        ("a & b < c", "a &amp; b &lt; c"),
    ],
)
def test_abbreviations_in_place(text: str, html: str) -> None:
    assert str(MAKE.inline(text)) == html
    assert str(MAKE.block(text)) == f"<p>{html}</p>\n"


def test_an_abbreviation_is_explained_once_in_a_field_and_anew_in_the_next() -> None:
    assert str(MAKE.block("- TTHC\n- TTHC")).count("<abbr") == 1
    assert str(MAKE.block("- TTHC\n- TTHC")).count("<abbr") == 1
    assert str(MAKE.block("`TTHC` và TTHC")).count("<abbr") == 1
    assert "<abbr" in str(MAKE.block("**TTHC**"))


def test_without_abbreviations() -> None:
    assert str(Markdown({}).inline("TTHC < 1")) == "TTHC &lt; 1"


@pytest.mark.parametrize(
    ("written", "href"),
    [
        ("tai-lieu/a.pdf", f"{ROOT_MARKER}tai-lieu/a.pdf"),
        ("./gioi-thieu/", f"{ROOT_MARKER}gioi-thieu/"),
        ("../../etc/a.pdf", f"{ROOT_MARKER}etc/a.pdf"),
        (".", ROOT_MARKER),
        ("/tin-tuc/1", "/tin-tuc/1"),
        ("#muc", "#muc"),
        ("https://example.vn/a", "https://example.vn/a"),
        ("mailto:a@example.vn", "mailto:a@example.vn"),
    ],
)
def test_relative_links_count_from_the_root(written: str, href: str) -> None:
    assert f'<a href="{href}">x</a>' in str(MAKE.block(f"[x]({written})"))


def test_the_mark_of_the_root_cannot_be_written() -> None:
    assert ROOT_MARKER not in str(MAKE.block(f"a {ROOT_MARKER} b")) + str(MAKE.inline(f"a {ROOT_MARKER} b"))
