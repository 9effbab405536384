"""Templates and assets: where those of the program are, and which file of the site's own replaces one."""

from pathlib import Path

from congkhai.problems import ContentError, Problem, SourceLocation

_PACKAGE = Path(__file__).resolve().parent


def bundled_folder(name: str) -> Path:
    """Give the folder `name` ("templates" or "assets") that comes with the program.

    A wheel carries the folder inside the package (`congkhai/_bundled/`, see pyproject.toml); in a checkout it
    stands beside the package. Raises FileNotFoundError when it is in neither place: a broken installation.
    """
    for folder in (_PACKAGE / "_bundled" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"Bản cài đặt thiếu thư mục “{name}”; hãy cài lại chương trình.")


def layered_files(folders: tuple[Path, ...]) -> dict[str, Path]:
    """Give the files of several folders by their relative POSIX path; an earlier folder beats a later one.

    The first is the site's own, the last the program's. Names that begin with a dot are left out.

    Raises ContentError for a symbolic link in any but the last folder: a link that an editor commits could
    publish any file of the server.
    """
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        files = sorted(folder.rglob("*")) if folder.is_dir() else []
        links = [file for file in (folder, *files) if file.is_symlink()]
        if links and folder != folders[-1]:
            location = SourceLocation(links[0].relative_to(folder.parent).as_posix())
            words = "liên kết không được dùng ở đây; hãy chép tệp vào thay cho liên kết"
            raise ContentError((Problem(location, words, "lien-ket-ngoai"),))
        for file in files:
            name = file.relative_to(folder)
            if file.is_file() and not any(part.startswith(".") for part in name.parts):
                found[name.as_posix()] = file
    return dict(sorted(found.items()))


def read_utf8(file: Path, name: str) -> str:
    """Read a template, style or script as text; ``name`` is its path from the site folder, for the error.

    Raises ContentError with the location of the first byte that is not UTF-8.
    """
    return decode_utf8(file.read_bytes(), name)


def decode_utf8(data: bytes, name: str) -> str:
    """Give the bytes of a file as text, without a byte order mark; raises as `read_utf8` does."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        location = SourceLocation(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        words, advice = "tệp không phải UTF-8.", "Hãy lưu lại tệp bằng Unicode, bảng mã UTF-8."
        raise ContentError((Problem(location, words, "bang-ma", hint=advice),)) from error
