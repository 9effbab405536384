"""The table of kinds of files, and every place that must follow it."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from congkhai.dataset.formats import DATA_FORMATS, DataFormat
from congkhai.exports import TABLE_EXPORTERS
from congkhai.file_types import FILE_TYPES, FileType, content_type, file_type
from congkhai.publish.compressed_copies import worth_compressing
from tests.support.deploying import DEPLOY
from tests.support.need import require

TEXTS = [kind for kind in FILE_TYPES if kind.is_text]


def test_each_extension_stands_once_in_small_letters_with_its_dot() -> None:
    extensions = [kind.extension for kind in FILE_TYPES]
    assert len(set(extensions)) == len(extensions)
    assert all(re.fullmatch(r"\.[a-z0-9_]+", extension) for extension in extensions)


def test_the_last_extension_counts_whatever_its_case() -> None:
    assert content_type("du-lieu/nhiem-vu.v2.JSON") == "application/json; charset=utf-8"
    assert content_type("anh/trang.png") == "image/png"
    assert file_type("khong-duoi") == FileType("", "application/octet-stream")


@pytest.mark.parametrize("kind", FILE_TYPES, ids=lambda kind: kind.extension)
def test_publishing_compresses_what_the_table_says(kind: FileType) -> None:
    assert worth_compressing(f"a/b{kind.extension}", 10_000) is kind.compressible
    assert not worth_compressing(f"a/b{kind.extension}", 10)


def test_every_format_of_the_open_data_has_an_exporter_and_a_kind_of_file() -> None:
    assert {exporter.format for exporter in TABLE_EXPORTERS} == set(DATA_FORMATS)
    assert len(TABLE_EXPORTERS) == len(DATA_FORMATS)
    for table in DATA_FORMATS:
        assert file_type(f"x.{table.extension}") in FILE_TYPES, f"add .{table.extension} to file_types.py"


def _nginx_types() -> dict[str, str]:
    """Extension → media type in the sample for nginx, beside those of nginx's own list."""
    text = (DEPLOY / "nginx/congkhai.conf").read_text("utf-8")
    block = re.search(r"types \{(.*?)\}", text, re.DOTALL)
    own = Path("/etc/nginx/mime.types")
    listed = (own.read_text("utf-8") if own.exists() else "") + (block[1] if block else "")
    return {
        f".{extension}": media
        for media, names in re.findall(r"^\s*([\w./+-]+)\s+([\w\s]+);", listed, re.MULTILINE)
        for extension in names.split()
    }


@pytest.mark.parametrize("kind", TEXTS, ids=lambda kind: kind.extension)
def test_nginx_sends_texts_as_the_table_says(kind: FileType) -> None:
    require("nginx")
    text = (DEPLOY / "nginx/congkhai.conf").read_text("utf-8")
    sent = _nginx_types()[kind.extension]
    # nginx's list has older names for two types; browsers take both
    assert sent in {kind.media_type, *_OLDER.get(kind.extension, ())}
    charsets = re.search(r"charset_types ([^;]*);", text)
    assert charsets
    assert sent == "text/html" or sent in charsets[1].split()


_OLDER = {".js": ("application/javascript",), ".xml": ("text/xml",)}


@pytest.mark.parametrize("kind", TEXTS, ids=lambda kind: kind.extension)
def test_apache_names_the_charset_of_every_text_and_sends_its_copies(kind: FileType) -> None:
    text = (DEPLOY / "apache/congkhai.conf").read_text("utf-8")
    charset = re.search(r"AddCharset utf-8 (.*)", text)
    assert charset
    assert kind.extension in charset[1].split()
    rules = re.findall(r"RewriteRule \^\(\.\+\\\.\(([\w|]+)\)\)\$", text)
    assert len(rules) == 2
    for rule in rules:
        assert kind.extension.removeprefix(".") in rule.split("|")


@pytest.mark.parametrize("kind", FILE_TYPES, ids=lambda kind: kind.extension)
def test_iis_knows_every_kind_that_it_would_refuse(kind: FileType) -> None:
    """IIS answers 404 for an extension without a media type; these stand in its own list since IIS 10."""
    known = {".png", ".jpg", ".ico", ".pdf", ".woff2", ".wasm", ".xlsx", ".txt", ".xml"}
    root = ET.fromstring((DEPLOY / "iis/web.config").read_bytes())
    mapped = {entry.get("fileExtension"): entry.get("mimeType") for entry in root.iter("mimeMap")}
    if kind.extension not in known:
        assert (mapped.get(kind.extension) or "").partition(";")[0] == kind.media_type


@pytest.mark.parametrize("table", DATA_FORMATS, ids=lambda table: table.extension)
def test_a_format_of_the_open_data_says_its_media_type(table: DataFormat) -> None:
    assert table.media_type == file_type(f"x.{table.extension}").media_type
    assert "/" in table.media_type
