"""Regular expressions that say in JSON Schema what the readers of values accept.

They use nothing beyond what ECMA-262 and Python share, since editors check with the one, servers with the
other.
"""

from __future__ import annotations

from functools import cache

from congkhai.vietnamese import fold

FIRST_YEAR, LAST_YEAR = 1945, 2100  # a year outside is taken for a typing error

# Letters of Latin script with all their marks, also decomposed, and digits.
_LETTER = "0-9A-Za-z\\u00c0-\\u024f\\u0300-\\u036f\\u1e00-\\u1eff"
CODE = f"^ *[{_LETTER}]+([._-][{_LETTER}]+)* *$"
URL = r"^ *((https?|mailto|tel):|(?![A-Za-z][A-Za-z0-9+.-]*:)(?!//))[^\s<>" + r'"\\^`{|}]+ *$'
WEB_URL = r"^ *(https?|mailto|tel):[^\s<>" + r'"\\^`{|}]+ *$'
NUMBER = r"^ *[+-]?(([0-9]{1,3}(\.[0-9]{3})+|[0-9]+)(,[0-9]+)?|[0-9]+\.[0-9]+) *%? *$"
WHOLE = "^ *[0-9]{1,9} *$"
_MARKS = "[\\u0300-\\u0303\\u0306\\u0309\\u031b\\u0323]*"


def _years() -> str:
    """Four digits from FIRST_YEAR to LAST_YEAR, decade by decade."""
    decades: dict[int, list[int]] = {}
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        decades.setdefault(year // 10, []).append(year % 10)
    whole = [f"{decade}" for decade, last in decades.items() if len(last) == 10]
    parts = [f"{decade}[{last[0]}-{last[-1]}]" for decade, last in decades.items() if len(last) < 10]
    return f"({'|'.join([f'({chr(124).join(whole)})[0-9]', *parts])})"


YEAR = _years()
_MONTH = "(0?[1-9]|1[0-2])"
_DAY_31 = "(0?[1-9]|[12][0-9]|3[01])"
_DAY_30 = "(0?[1-9]|[12][0-9]|30)"
_DAY_FEBRUARY = "(0?[1-9]|[12][0-9])"
_LONG = "(0?[13578]|1[02])"
_SHORT = "(0?[469]|11)"
_ISO_DAY = f"({_LONG}-{_DAY_31}|{_SHORT}-{_DAY_30}|0?2-{_DAY_FEBRUARY})"
_LOCAL_DAY = (
    f"({_DAY_31}[/.-]{_LONG}|{_DAY_30}[/.-]{_SHORT}|{_DAY_FEBRUARY}[/.-]0?2)"
)  # fmt: skip
FULL_DATE = f"^ *({YEAR}-{_ISO_DAY}|{_LOCAL_DAY}[/.-]{YEAR}) *$"
PARTIAL_DATE = f"^ *({YEAR}(-{_MONTH}|-{_ISO_DAY})?|(({_LOCAL_DAY}|{_MONTH})[/.-])?{YEAR}) *$"
YEARS = f"^ *{YEAR}( *[-–] *{YEAR})? *$"


@cache
def _letters() -> dict[str, str]:
    """ASCII letter → every letter that stands for it once its marks are dropped."""
    found: dict[str, list[str]] = {}
    for number in (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        bare = fold(chr(number))
        if len(bare) == 1 and bare.isascii() and bare.isalpha():
            found.setdefault(bare, []).append(chr(number))
    return {bare: "".join(same) for bare, same in found.items()}


def word(code: str) -> str:
    """A closed word however people write it: ``hoan_thanh``, ``Hoàn thành``, ``HOÀN THÀNH``."""
    pieces = [
        "[^0-9A-Za-z\\u00c0-\\u1eff]+" if letter == "_" else f"[{_letters()[letter]}]{_MARKS}"
        for letter in code
    ]
    return f"^[^0-9A-Za-z\\u00c0-\\u1eff]*{''.join(pieces)}[^0-9A-Za-z\\u00c0-\\u1eff]*$"
