"""Reads ranks: "xếp thứ 5 trở lên", "trong nhóm 10 tỉnh dẫn đầu", "từ loại tốt trở lên"."""

from __future__ import annotations

from congkhai.targets.target import Comparator, Target
from congkhai.targets.target_tokens import TargetTokens
from congkhai.targets.units import read_unit
from congkhai.vietnamese.tokenizer import TokenKind

_PLACE = (
    "xep thu hang", "xep hang thu", "xep vi tri thu", "xep vi tri", "dung vi tri thu", "dung vi tri",
    "dung thu", "xep thu", "xep hang", "vi tri thu", "vi tri", "thu hang thu", "thu hang", "hang thu",
    "tu thu", "hang",
)  # fmt: skip
_GROUP = (
    "trong nhom", "thuoc nhom", "vao nhom", "top", "top dau", "trong so", "nhom", "trong top", "nam trong",
    "thuoc", "vao",
)  # fmt: skip
_AMONG = {"nam", "thuoc", "vao"}  # "thuộc 10 tỉnh dẫn đầu"
_CLASS = (
    "xep loai", "tu loai", "dat loai", "tu muc", "loai", "tu hang", "xep muc", "dat muc", "muc", "trong nhom",
    "thuoc nhom", "vao nhom",
)  # fmt: skip
_FIRST_WORDS = {phrase.split()[0] for phrase in (*_PLACE, *_GROUP, *_CLASS)}
_FEWEST = 5  # places in a group that stands for a rank without "dẫn đầu"
_AHEAD = 9  # tokens after the number in which "dẫn đầu", "cao nhất" still belong to it
# First words of those who are ranked: tỉnh, thành phố, sở, xã, đơn vị, địa phương, cơ quan, bộ, bệnh viện …
_PEERS = {"tinh", "thanh", "so", "xa", "phuong", "huyen", "don", "dia", "co", "bo", "quan", "truong", "benh"}
_CLASSES = (
    "xuat sac", "rat tot", "tot", "gioi", "kha", "trung binh cao", "trung binh kha", "trung binh",
    "hoan thanh tot nhiem vu", "a", "b",
)  # fmt: skip


def read_rank(tokens: TargetTokens, pos: int) -> tuple[Target, int] | None:
    """The rank that begins at ``pos`` and the position after it."""
    if tokens.word(pos) not in _FIRST_WORDS:
        return None
    return _read_place(tokens, pos) or _read_group(tokens, pos) or _read_class(tokens, pos)


def _skip_to_number(tokens: TargetTokens, pos: int) -> int:
    return tokens.skip(tokens.skip(pos, "tu", "thu", "so", "la", "o", "vi", "trong"), "thu", "tri")


def _read_place(tokens: TargetTokens, pos: int) -> tuple[Target, int] | None:
    """Reads "xếp thứ 5", "nâng hạng từ 25 lên 20"."""
    end = tokens.match_any(pos, _PLACE)
    if end is None or (tokens.word(pos) == "hang" and tokens.as_typed(pos) != "hạng"):
        return None
    number = _skip_to_number(tokens, end)
    if tokens.kind(number) is not TokenKind.NUMBER or tokens.kind(number + 1) is TokenKind.PERCENT:
        return None
    if tokens.word(number + 1) == "bac":
        return None  # "tăng hạng 2 bậc"
    risen = tokens.match_any(number + 1, ("len", "xuong", "con"))
    if risen is not None:
        later = _skip_to_number(tokens, tokens.match_any(risen, _PLACE) or risen)
        number = later if tokens.kind(later) is TokenKind.NUMBER else number
    return Target("", Comparator.RANK, tokens.at(number).amount), number + 1


def _read_group(tokens: TargetTokens, pos: int) -> tuple[Target, int] | None:
    """Reads "trong nhóm 10 tỉnh dẫn đầu", "top 5", "PCI trong nhóm 20"."""
    number = tokens.match_any(pos, _GROUP)
    if number is None or tokens.kind(number) is not TokenKind.NUMBER:
        return None
    if tokens.kind(number + 1) is TokenKind.PERCENT:
        return None
    peers_pos = tokens.skip(number + 1, "cac", "nhung")
    unit, end = read_unit(tokens, peers_pos)
    no_unit = tokens.kind(number + 1) is not TokenKind.WORD or tokens.word(number + 1) in {
        "cua", "toan", "ca",
    }  # fmt: skip
    peers = tokens.word(peers_pos) in _PEERS and tokens.as_typed(peers_pos) != "số"
    leading = "top" in {tokens.word(pos), tokens.word(pos + 1)}
    # "nhóm 2" of public units that pay for themselves is no rank.
    if (tokens.at(number).amount or 0) >= _FEWEST and tokens.word(pos) != "nhom" and (no_unit or peers):
        leading = True
    ahead = any(_says_ahead(tokens, after) for after in range(number + 1, number + 1 + _AHEAD))
    last = tokens.word(number - 1)
    if last != "nhom" and "top" not in last and tokens.word(pos) in _AMONG:
        leading, ahead = False, ahead and peers  # without "nhóm" both are needed
    if not (leading or ahead):
        return None
    amount = tokens.at(number).amount
    if no_unit:
        return Target("", Comparator.RANK, amount), number + 1
    return Target("", Comparator.RANK, amount, unit=unit), end


def _says_ahead(tokens: TargetTokens, pos: int) -> bool:
    """Whether "dẫn", "đầu", "cao nhất" or "tốt nhất" stands at ``pos``."""
    word = tokens.word(pos)
    return word in {"dan", "dau"} or (word in {"cao", "tot"} and tokens.word(pos + 1) == "nhat")


def _read_class(tokens: TargetTokens, pos: int) -> tuple[Target, int] | None:
    """Reads "từ loại tốt trở lên", "xếp loại A"."""
    name = tokens.match_any(pos, _CLASS)
    end = tokens.match_any(name, _CLASSES) if name is not None else None
    if name is None or end is None:
        return None
    head = tokens.word(name - 1)
    is_letter = len(tokens.word(name)) == 1
    if is_letter and (head == "nhom" or (head == "muc" and end == name + 1)):
        return None  # "nhóm A": a sort of project
    if tokens.word(pos) in {"loai", "muc"} and tokens.match(end, "tro len") is None:
        return None
    return Target("", Comparator.RANK, unit=tokens.slice(name - 1, end)), end
