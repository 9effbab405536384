"""Where the templates and assets that come with the program are, in a checkout and when installed."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def bundled(name: str) -> Path:
    """Give the folder `name` ("templates" or "assets") that comes with the program.

    A wheel carries the folder inside the package (`congkhai/_bundled/`, see pyproject.toml); in a checkout it
    stands beside the package. Raises FileNotFoundError when it is in neither place: a broken installation.
    """
    for place in (_PACKAGE / "_bundled" / name, _PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"Bản cài đặt thiếu thư mục “{name}”; hãy cài lại chương trình.")
