"""Compressed parts joined without decompressing them, and the archive made of them."""

import io
import zipfile
import zlib

from hypothesis import given
from hypothesis import strategies as st

from congkhai.exports.deflated_parts import DeflatedPart, crc32_combine, deflate, join_parts
from congkhai.exports.zip_archive import to_zip

CONTENTS = st.lists(st.binary(max_size=300), max_size=6)


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_the_checksum_of_two_contents_follows_from_theirs(first: bytes, second: bytes) -> None:
    combined = crc32_combine(zlib.crc32(first), zlib.crc32(second), len(second))
    assert combined == zlib.crc32(first + second)


@given(CONTENTS, st.binary(max_size=300))
def test_joined_parts_are_the_parts_one_after_the_other(contents: list[bytes], end: bytes) -> None:
    whole = b"".join([*contents, end])
    joined = join_parts([*map(deflate, contents), deflate(end, last=True)])
    assert zlib.decompress(joined.packed, -15) == whole
    assert (joined.length, joined.checksum) == (len(whole), zlib.crc32(whole))


@given(st.binary(max_size=300))
def test_a_part_can_be_cached(content: bytes) -> None:
    part = deflate(content)
    assert DeflatedPart.from_bytes(bytes(part)) == part


@given(CONTENTS)
def test_an_archive_holds_its_members_and_is_the_same_each_time(contents: list[bytes]) -> None:
    members = [(f"m/{number}.xml", deflate(content, last=True)) for number, content in enumerate(contents)]
    archive = to_zip(members)
    assert archive == to_zip(members)
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        assert opened.testzip() is None
        assert [opened.read(name) for name in opened.namelist()] == contents
        assert {info.date_time for info in opened.infolist()} <= {(1980, 1, 1, 0, 0, 0)}
