"""The site's sign in the sizes that telephones ask for, and the manifest that names them."""

from __future__ import annotations

import json

from congkhai import urls
from congkhai.model import Config

ICON_SIZES = (180, 192, 512)  # a home screen of iOS; of Android; its splash screen
_BACKGROUND = "#ffffff"
_MAX_SHORT_NAME = 30  # letters that a home screen has room for, by the manifest's own advice


def manifest(config: Config) -> bytes:
    """The web app manifest; its addresses count from the manifest itself, at the site's root."""
    words = {
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
    return (json.dumps(words, ensure_ascii=False, indent=1) + "\n").encode()
