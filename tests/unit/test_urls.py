"""Addresses: as the design names them, safe on any disk, and links that are relative to any page."""

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congkhai import urls
from congkhai.model.codes_and_urls import check_code
from congkhai.vietnamese import fold


def test_the_addresses_of_the_design() -> None:
    assert urls.agency("so-vhtt") == "co-quan/so-vhtt/"
    assert urls.unit(("so-vhtt", "van-phong")) == "co-quan/so-vhtt/don-vi/van-phong/"
    assert urls.plan(("so-vhtt", "2022-cchc")) == "ke-hoach/so-vhtt/2022-cchc/"
    assert urls.task(("so-vhtt", "2022-cchc", "A.I.3")) == "ke-hoach/so-vhtt/2022-cchc/A.I.3/"
    assert urls.task(("so-vhtt", "2022-cchc", "Đ.Ấ")) == "ke-hoach/so-vhtt/2022-cchc/D.A/"
    assert urls.criterion(("sipas-5", "tiep-can")) == "tieu-chi/sipas-5/tiep-can/"
    assert urls.criterion(("sipas-5", "")) == "tieu-chi/sipas-5/"
    assert urls.status("qua_han") == "trang-thai/qua-han/"
    assert urls.month(2022, 6) == "thoi-han/2022/06/"
    assert urls.plan_data(("so-vhtt", "2022-cchc"), "csv") == "du-lieu/so-vhtt/2022-cchc.csv"
    assert urls.all_data("json") == "du-lieu/nhiem-vu.json"


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("", "index.html"),
        ("co-quan/a/", "co-quan/a/index.html"),
        ("404.html", "404.html"),
        ("sitemap.xml", "sitemap.xml"),
    ],
)
def test_the_file_behind_an_address(path: str, file: str) -> None:
    assert urls.file_of(path) == file


_PARTS = st.lists(st.text("abcABC019.-_", min_size=1).filter(lambda part: part.strip(".")), max_size=5)
_PATHS = st.one_of(_PARTS.map(lambda parts: "".join(f"{part}/" for part in parts)), _PARTS.map("/".join))


@given(_PATHS, _PATHS, st.sampled_from(["https://a.vn/", "https://a.vn/cong/khai/"]))
def test_a_relative_link_leads_to_its_target_under_any_sub_path(page: str, target: str, base: str) -> None:
    assert urljoin(base + page, urls.relative(page, target)) == base + target


_CODES = st.from_regex(r"\A[A-ZĐƯa-zđư0-9]+([.\-_][A-ZĐa-zấ0-9]+){0,3}\Z").filter(
    lambda code: len(code) <= 60
)


@given(_CODES, _CODES)
def test_codes_share_a_file_only_where_they_are_equal_when_folded(one: str, other: str) -> None:
    same = urls.segment(one).lower() == urls.segment(other).lower()
    assert same == (fold(one) == fold(other))


@given(_CODES)
def test_a_checked_code_stays_one_plain_part_of_the_address(code: str) -> None:
    try:
        check_code(code)
    except ValueError:
        return
    segment = urls.segment(code)
    assert segment.isascii()
    assert "/" not in segment
    assert segment.strip(".") == segment
