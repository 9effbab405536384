"""Slips of the pen in how lines stand: blanks, tabs, dashes, indentation. One slip, one rule."""

from __future__ import annotations

import re

from congkhai.sources.lines import Line, in_quotes, take_apart
from congkhai.sources.say import quoted, shorten
from congkhai.sources.trouble import Finding, Trouble


def tab(t: Trouble) -> Finding | None:
    tabbed = [
        n
        for n, text in enumerate(t.lines, 1)
        if "\t" in text[: len(text) - len(text.lstrip())] and text.strip()
    ]
    near = [n for n in tabbed if n in (t.line, t.context_line, t.above(t.line))]
    if not near:
        return None
    column = t.text(near[0]).index("\t") + 1
    rest = [str(n) for n in tabbed if n != near[0]]
    more = f" (và dòng {', '.join(rest[:5])}{'…' if len(rest) > 5 else ''})" if rest else ""
    return Finding(near[0], column, "tab", f"dòng thụt lề bằng phím Tab{more}", "Hãy thụt lề bằng dấu cách.")


def odd_blank(t: Trouble) -> Finding | None:
    for number in t.suspects():
        text = t.text(number)
        blanks = text[: len(text) - len(text.lstrip(" \u00a0\u2000\u2001\u2002\u2003\u2009\u202f\u3000"))]
        odd = [i for i, letter in enumerate(blanks) if letter != " "]
        if odd:
            return Finding(
                number,
                odd[0] + 1,
                "dau-cach-la",
                "dòng thụt lề bằng dấu cách không ngắt (thường do chép từ Word)",
                "Hãy xóa phần thụt lề và gõ lại bằng phím cách.",
                {number: " " * len(blanks) + text[len(blanks) :]},
            )
    return None


def dashes(t: Trouble) -> Finding | None:
    line = take_apart(t.text(t.line))
    if not t.says("sequence entries") or not line.key or not line.value.startswith("- "):
        return None
    items = [item.strip() for item in line.value[2:].split(" - ")]
    right = line.with_value(
        "["
        + ", ".join(in_quotes(item) if re.search(r"[,:\[\]{}#\"]", item) else item for item in items)
        + "]"
    )
    return Finding(
        t.line,
        line.value_column,
        "danh-sach-mot-dong",
        "danh sách có gạch đầu dòng phải xuống dòng dưới khóa",
        f"Hãy xuống dòng trước mỗi dấu gạch, hoặc viết: {shorten(right.strip(), 100)}",
        {t.line: right},
    )


def not_a_key(t: Trouble) -> Finding | None:
    """A line that is neither key nor list item."""
    if not t.says("could not find expected ':'"):
        return None
    number = t.context_line
    text = t.text(number).rstrip()
    words = text.split()
    bare = [word for word in words if word != "-"]
    column = len(text) - len(text.lstrip()) + 1
    if bare and bare[0] in t.known and len(bare) > 1:
        right = text.replace(bare[0], f"{bare[0]}:", 1)
        message = f"thiếu dấu hai chấm sau khóa “{bare[0]}”"
        return Finding(
            number,
            text.index(bare[0]) + len(bare[0]) + 1,
            "thieu-hai-cham",
            message,
            f"Hãy viết: {shorten(right.strip())}",
            {number: right},
        )
    if bare and bare[0] in t.known:
        return Finding(
            number,
            len(text) + 1,
            "thieu-hai-cham",
            f"thiếu dấu hai chấm sau khóa “{bare[0]}”",
            f"Hãy viết: {text.strip()}:",
            {number: text + ":"},
        )
    return Finding(
        number,
        column,
        "dong-la",
        f"dòng này không có dạng “khóa: giá trị”: {quoted(text.strip())}",
        "Nếu là phần tiếp của đoạn chữ ở trên, hãy thụt vào sâu hơn khóa của đoạn đó.",
        {number: ""},
    )


_BARE_DASH = re.compile(r"(\s*(?:- +)*-)([^\W\d_].*)")


def bare_dash(t: Trouble) -> Finding | None:
    """``-Văn phòng``: the dash of a list item without its blank, here or in the lines just above."""
    number = t.line
    while number > 0 and t.line - number < 30:
        text = t.text(number)
        if match := _BARE_DASH.fullmatch(text):
            right = f"{match[1]} {match[2]}"
            message = f"thiếu dấu cách sau dấu gạch đầu dòng: {quoted(text.strip())}"
            hint = f"Hãy viết: {shorten(right.strip())}"
            return Finding(number, len(match[1]), "thieu-dau-cach", message, hint, {number: right})
        if not text.lstrip().startswith("-"):
            break
        number = t.above(number)
    return None


def _levels(t: Trouble, number: int) -> list[tuple[int, int]]:
    """The columns (from 0) where a line may begin, outermost first, each with a line that shows it."""
    found: dict[int, int] = {}
    dashes: set[int] = set()
    smallest = 10**6
    above = t.above(number)
    while above > 0 and (smallest > 0 or found.get(0) in dashes):
        line = take_apart(t.text(above))
        if line.key or line.lead.strip():
            for column in {line.indent, len(line.lead) if line.key else line.indent}:
                # a key shows a column better than a dash in the same column below it
                if column < smallest or (line.key and found.get(column) in dashes):
                    found[column] = above
            if not line.key:
                dashes.add(above)
            smallest = min(smallest, line.indent)
        above = t.above(above)
    return sorted(found.items())


def first_line(t: Trouble) -> Finding | None:
    """A file whose first key does not stand at the margin while a later one does."""
    if not t.says("document start"):
        return None
    first = next((n for n, text in enumerate(t.lines, 1) if text.split("#")[0].strip()), 0)
    blanks = _blanks(t.text(first))
    if not blanks or first >= t.line:
        return None
    message = f"khóa đầu tiên của tệp thụt lề {blanks} dấu cách"
    moved = {n: t.text(n)[blanks:] for n in range(first, t.line) if _blanks(t.text(n)) >= blanks}
    return Finding(first, blanks + 1, "thut-le", message, "Hãy viết các khóa ngoài cùng sát lề trái.", moved)


def indent(t: Trouble) -> Finding | None:
    """A line that begins at a column where nothing can begin."""
    line = take_apart(t.text(t.line))
    if not (line.key or line.lead.strip()):
        return None
    indent = line.indent
    levels = _levels(t, t.line)
    if not levels or any(column == indent for column, _ in levels):
        return None
    column, shown = min(levels, key=lambda level: (abs(level[0] - indent), -level[0]))
    here = quoted(t.text(t.line).strip())
    what = f"dòng {here} thụt lề {indent} dấu cách, không thẳng hàng với dòng nào ở trên"
    beside = quoted(take_apart(t.text(shown)).key or t.text(shown).strip())
    how = f"thụt {column} dấu cách" if column else "viết sát lề trái"
    hint = f"Hãy {how}, thẳng hàng với {beside} ở dòng {shown}."
    mended = _moved(t, column - indent, {level for level, _ in levels})
    return Finding(t.line, indent + 1, "thut-le", what, hint, mended)


def _moved(t: Trouble, by: int, right: set[int]) -> dict[int, str]:
    """The troubled line and those that hang on it, moved; a line that stands right ends them."""
    moved = {}
    least = _blanks(t.text(t.line))
    for number in range(t.line, len(t.lines) + 1):
        text = t.text(number)
        if text.strip():
            if _blanks(text) < least or _blanks(text) in right:
                break
            moved[number] = " " * (_blanks(text) + by) + text.lstrip()
    return moved


def _blanks(text: str) -> int:
    return len(text) - len(text.lstrip())


def mixed(t: Trouble) -> Finding | None:
    """A list item where a key belongs, or a key among list items."""
    line: Line = take_apart(t.text(t.line))
    if t.says("expected '-' indicator", "expected <block end>") and line.key and not line.lead.strip():
        message = f"khóa “{shorten(line.key)}” đứng ngang hàng với các dấu gạch đầu dòng của một danh sách"
        return Finding(
            t.line,
            line.column,
            "thut-le",
            message,
            "Hãy thụt dòng này vào trong mục, hoặc ra ngang khóa của danh sách.",
        )
    if t.says("did not find expected key", "expected <block end>") and line.lead.strip():
        message = f"mục {quoted(t.text(t.line).strip())} của danh sách đứng ở chỗ của một khóa"
        return Finding(
            t.line,
            line.indent + 1,
            "thut-le",
            message,
            "Hãy đặt danh sách dưới khóa của nó, thẳng hàng với các mục khác.",
        )
    return None
