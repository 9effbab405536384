"""The site's sign in the sizes that telephones ask for, and the manifest that names them."""

from __future__ import annotations

import json

from congkhai import urls
from congkhai.model import Config

SIZES = (180, 192, 512)  # a home screen of iOS; of Android; its splash screen
_GROUND = "#ffffff"
_SHORT = 30  # letters that a home screen has room for, by the manifest's own advice


def manifest(config: Config) -> bytes:
    """The web app manifest; its addresses count from the manifest itself, at the site's root."""
    words = {
        "name": config.name,
        "short_name": config.name if len(config.name) <= _SHORT else "Công khai",
        "description": config.tagline or config.name,
        "lang": "vi",
        "dir": "ltr",
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": _GROUND,
        "theme_color": _GROUND,
        "icons": [
            {"src": urls.icon(size), "sizes": f"{size}x{size}", "type": "image/png"} for size in SIZES[1:]
        ],
    }
    return (json.dumps(words, ensure_ascii=False, indent=1) + "\n").encode()
