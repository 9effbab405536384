"""QR codes as SVG: black on white in every theme, with the empty margin that readers need."""

from __future__ import annotations

import io


def qr_svg(address: str) -> bytes:
    """The QR code of ``address``, with error correction level Q: a quarter of it may be damaged."""
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
