"""QR codes as SVG: black on white whatever the theme, with the quiet edge that readers need."""

from __future__ import annotations

import io


def qr_svg(address: str) -> bytes:
    """The code that leads to ``address``; a quarter of its area may be dirty (level Q)."""
    import segno  # imported where used

    target = io.BytesIO()
    segno.make(address, error="q", micro=False).save(
        target,
        kind="svg",
        light="#fff",
        dark="#000",
        xmldecl=False,
        omitsize=True,
        svgclass=None,
        lineclass=None,
    )
    return target.getvalue()
