"""`python build.py` builds the site; any other command of `congkhai` may follow (see README.md)."""

import importlib.util
import sys

# import name -> package name, for the message below; the same packages as in pyproject.toml
NEEDED = {
    "brotli": "brotli",
    "click": "click",
    "icalendar": "icalendar",
    "jinja2": "jinja2",
    "livereload": "livereload",
    "markdown_it": "markdown-it-py",
    "openpyxl": "openpyxl",
    "pagefind_bin": "pagefind-bin",
    "pydantic": "pydantic",
    "yaml": "pyyaml",
    "resvg_py": "resvg-py",
    "segno": "segno",
    "xlsxwriter": "xlsxwriter",
}

MACHINE_FAILED = 3  # exit code, DESIGN: 0 fine, 1 content, 2 usage, 3 the machine


def run():
    """Say in one line what the machine lacks, or hand over to the command line of the package."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python is what this is for
        print("Cần Python 3.11 trở lên; đang chạy Python {}.{}.".format(*sys.version_info), file=sys.stderr)
        sys.exit(MACHINE_FAILED)
    missing = [package for name, package in NEEDED.items() if importlib.util.find_spec(name) is None]
    if missing:
        print(
            "Thiếu gói Python: {}. Hãy chạy: make, hoặc: {} -m pip install -r requirements.lock".format(
                ", ".join(missing), sys.executable
            ),
            file=sys.stderr,
        )
        sys.exit(MACHINE_FAILED)
    from congkhai.cli import main

    main()


if __name__ == "__main__":
    run()
