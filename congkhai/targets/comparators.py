"""Reads what compares a figure: "từ … trở lên", "không quá", "≥"."""

from __future__ import annotations

from congkhai.targets.target import Comparator
from congkhai.targets.target_tokens import TargetTokens
from congkhai.vietnamese.tokenizer import TokenKind

_PHRASES = {
    "toi thieu": Comparator.AT_LEAST,
    "it nhat": Comparator.AT_LEAST,
    "thap nhat": Comparator.AT_LEAST,
    "khong it hon": Comparator.AT_LEAST,
    "khong thap hon": Comparator.AT_LEAST,
    "khong nho hon": Comparator.AT_LEAST,
    "khong duoc thap hon": Comparator.AT_LEAST,
    "khong duoc duoi": Comparator.AT_LEAST,
    "khong duoc it hon": Comparator.AT_LEAST,
    "khong kem": Comparator.AT_LEAST,
    "khong duoi": Comparator.AT_LEAST,
    "lon hon hoac bang": Comparator.AT_LEAST,
    "cao hon hoac bang": Comparator.AT_LEAST,
    "bang hoac cao hon": Comparator.AT_LEAST,
    "bang hoac lon hon": Comparator.AT_LEAST,
    "tu": Comparator.AT_LEAST,
    "tren": Comparator.MORE,
    "hon": Comparator.MORE,
    "lon hon": Comparator.MORE,
    "cao hon": Comparator.MORE,
    "nhieu hon": Comparator.MORE,
    "vuot": Comparator.MORE,
    "dat va vuot": Comparator.AT_LEAST,
    "dat hoac vuot": Comparator.AT_LEAST,
    "bang va vuot": Comparator.AT_LEAST,
    "vuot tren": Comparator.MORE,
    "vuot muc": Comparator.MORE,
    "khong qua": Comparator.AT_MOST,
    "khong duoc qua": Comparator.AT_MOST,
    "khong duoc vuot qua": Comparator.AT_MOST,
    "khong vuot qua": Comparator.AT_MOST,
    "khong vuot": Comparator.AT_MOST,
    "khong lon hon": Comparator.AT_MOST,
    "khong cao hon": Comparator.AT_MOST,
    "khong nhieu hon": Comparator.AT_MOST,
    "khong hon": Comparator.AT_MOST,
    "khong tren": Comparator.AT_MOST,
    "toi da": Comparator.AT_MOST,
    "nhieu nhat": Comparator.AT_MOST,
    "cao nhat": Comparator.AT_MOST,
    "nho hon hoac bang": Comparator.AT_MOST,
    "thap hon hoac bang": Comparator.AT_MOST,
    "xuong": Comparator.AT_MOST,
    "xuong con": Comparator.AT_MOST,
    "giam con": Comparator.AT_MOST,
    "duoi": Comparator.LESS,
    "it hon": Comparator.LESS,
    "thap hon": Comparator.LESS,
    "nho hon": Comparator.LESS,
    "chua den": Comparator.LESS,
    "chua toi": Comparator.LESS,
}
_BY_LAST_WORD: dict[str, list[str]] = {}
for _phrase in sorted(_PHRASES, key=lambda phrase: -len(phrase.split())):
    _BY_LAST_WORD.setdefault(_phrase.split()[-1], []).append(_phrase)
_SIGNS = {
    **dict.fromkeys(("≥", "≧", "⩾", "≳", "≮", ">=", "=>"), Comparator.AT_LEAST),
    **dict.fromkeys(("≤", "≦", "⩽", "≲", "≯", "<=", "=<"), Comparator.AT_MOST),
    ">": Comparator.MORE, "<": Comparator.LESS, "=": Comparator.EQUAL,
}  # fmt: skip
_FULL_WIDTH = str.maketrans("＜＝＞", "<=>")
# Words that stand between the comparison and its figure and say nothing: "không quá khoảng 5%".
_FILLERS = {
    "dat", "la", "muc", "khoang", "duoc", "co", "bang", "chiem", "ty", "le", "ti", "gan", "them", "du",
}  # fmt: skip
# First words of phrases that give way to another one before them: "tối thiểu từ 5" is "tối thiểu".
_WEAK = {"tu", "xuong", "giam"}
_BEFORE_CLASS = {"loai", "muc", "hang", "cap"}


def _comparator_before(tokens: TargetTokens, pos: int) -> tuple[Comparator, int] | None:
    """The comparator printed right before ``pos`` and the position where it begins."""
    token = tokens.at(pos - 1)
    if pos > 0 and token.kind is TokenKind.SIGN:
        sign = token.text.replace(" ", "").translate(_FULL_WIDTH)
        return _SIGNS.get(sign) or _SIGNS.get(sign[0], Comparator.EQUAL), pos - 1
    pos = pos - 1 if token.kind is TokenKind.COLON else pos  # "tối thiểu: 70%"
    for phrase in _BY_LAST_WORD.get(tokens.word(pos - 1), ()) if pos > 0 else ():
        first = tokens.match_before(pos, phrase)
        if first is not None and (phrase != "tu" or tokens.as_typed(first) in {"từ", "tu"}):
            return _PHRASES[phrase], first
    return None


def read_comparator(tokens: TargetTokens, pos: int) -> tuple[Comparator | None, int]:
    """What compares the figure at ``pos``, and where those words begin; None and ``pos`` when nothing does.

    Of several in a row ("đạt tối thiểu từ") the first counts, unless it is weak ("từ", "giảm còn").
    """
    found: Comparator | None = None
    first = pos
    while True:
        before = _comparator_before(tokens, first)
        if before is not None:
            found = found if found is not None and tokens.word(before[1]) in _WEAK else before[0]
            first = before[1]
        elif tokens.word(first - 1) in _FILLERS and first > 0 and not tokens.at(first).begins_clause:
            first -= 1
        else:
            return found, first


def read_bound_after(tokens: TargetTokens, first: int, end: int) -> Comparator | None:
    """Reads "trở lên", "trở xuống" among the tokens ``first`` to ``end``, unless they belong to a class."""
    for pos in range(first, end):
        if tokens.word(pos) in _BEFORE_CLASS and tokens.as_typed(pos) in {"loại", "mức", "hạng", "cấp"}:
            return None
        if tokens.word(pos) == "tro" and tokens.word(pos + 1) == "len":
            return None if _ends_class(tokens, first, pos) else Comparator.AT_LEAST
        if tokens.word(pos) == "tro" and tokens.word(pos + 1) == "xuong":
            return Comparator.AT_MOST
    return None


def _ends_class(tokens: TargetTokens, first: int, pos: int) -> bool:
    """Whether the words before ``pos`` name a class: "hoàn thành tốt nhiệm vụ", "khá", "3 sao"."""
    if tokens.word(pos - 1) in {"kha", "gioi", "sac", "sao"}:
        return True
    if tokens.match_before(pos, "trung binh") is not None:
        return True
    return tokens.match_before(pos, "nhiem vu") is not None and any(
        tokens.match(before, "hoan thanh") is not None for before in range(max(first, pos - 6), pos)
    )
