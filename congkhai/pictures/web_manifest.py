"""The sizes of the site's icon, and the web app manifest (W3C) that names the icons."""

from __future__ import annotations

import json

from congkhai import urls
from congkhai.model import Config

ICON_SIZES = (180, 192, 512)  # pixels: the home screen of iOS, of Android, Android's splash screen
_BACKGROUND = "#ffffff"
_MAX_SHORT_NAME = 30  # letters of a name that home screens show uncut


def manifest(config: Config) -> bytes:
    """The manifest as JSON in UTF-8. Its addresses are relative to the manifest, at the site's root."""
    content = {
        "name": config.name,
        "short_name": config.name if len(config.name) <= _MAX_SHORT_NAME else "Công khai",
        "description": config.tagline or config.name,
        "lang": "vi",
        "dir": "ltr",
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": _BACKGROUND,
        "theme_color": _BACKGROUND,
        "icons": [
            {"src": urls.icon(size), "sizes": f"{size}x{size}", "type": "image/png"}
            for size in ICON_SIZES[1:]
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
