"""Repairs what text recognition makes of digits in scans: "l5/12", "3O/6", "100 ℅"."""

from __future__ import annotations

import re

# The letters l, i, o beside digits, with no word around them: "l5", "3o".
_MISREAD = re.compile(r"(?<![^\W_])(?:[lio]{1,2}[0-9]|[0-9][lio])[0-9lio]{0,3}(?![^\W_])")
# A number said again in words: "06 (sáu)".
_SPELLED = re.compile(
    r"(?<=[0-9])\s{0,2}\((?:mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi|tram|nghin|mot|[ ]){1,12}\)"
)
_DIGITS = str.maketrans("lio", "110")
_PERCENT = str.maketrans({"℅": "%", "％": "%", "﹪": "%", "٪": "%"})


def repair_digits(folded: str) -> str:
    """The folded text with digits and "%" in place of what a scan made of them; same length.

    A number said again in words ("06 (sáu)") becomes blanks.
    """
    if "(" in folded:
        folded = _SPELLED.sub(lambda found: " " * len(found[0]), folded)
    repaired = _MISREAD.sub(lambda found: found[0].translate(_DIGITS), folded)
    return repaired.translate(_PERCENT) if not repaired.isascii() else repaired
