"""What scans do to figures: "l5/12", "3O/6", "100 ℅"."""

from __future__ import annotations

import re

# Letters beside digits, with no word around; the first look keeps clean texts cheap.
_MISREAD = re.compile(r"(?<![^\W_])(?:[lio]{1,2}[0-9]|[0-9][lio])[0-9lio]{0,3}(?![^\W_])")
_SPELLED = re.compile(
    r"(?<=[0-9])\s{0,2}\((?:mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi|tram|nghin|mot|[ ]){1,12}\)"
)
_FIGURES = str.maketrans("lio", "110")
_PERCENT = str.maketrans({"℅": "%", "％": "%", "﹪": "%", "٪": "%"})


def mend_figures(folded: str) -> str:
    """The folded text with digits and "%" for what a scan put there; every place stays where it is.

    A number said again in words is left out: "06 (sáu)".
    """
    if "(" in folded:
        folded = _SPELLED.sub(lambda found: " " * len(found[0]), folded)
    mended = _MISREAD.sub(lambda found: found[0].translate(_FIGURES), folded)
    return mended.translate(_PERCENT) if not mended.isascii() else mended
