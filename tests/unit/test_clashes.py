"""Every file of a site has a place of its own."""

from __future__ import annotations

import pytest

from congkhai.pipeline import BuildOptions, build, building
from congkhai.pipeline.address_clashes import address_clashes
from congkhai.problems import ContentError
from tests.support.tiny import AGENCY, PLAN, make_site
from tests.unit.test_pipeline import options, stamps

__all__ = ["options"]


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (["a/index.html", "b/index.html", "index.html", "a/b/index.html"], []),
        (["a/index.html", "b/x", "a/index.html"], ["a/index.html"]),
        (["ke-hoach/A.1/index.html", "ke-hoach/a.1/index.html"], ["ke-hoach/a.1/index.html"]),
        (["a/index.html", "a/index.html/index.html"], ["a/index.html"]),
        (["a", "a/b/c/d"], ["a"]),
    ],
)
def test_one_file_never_shuts_out_another(paths: list[str], found: list[str]) -> None:
    assert [problem.location.file for problem in address_clashes(paths)] == found
    assert {problem.code for problem in address_clashes(paths)} <= {"trung-dia-chi"}


def test_a_clash_that_no_check_foresaw_stops_the_build(
    options: BuildOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(options)
    before = stamps(options.out)
    monkeypatch.setattr(building, "sitemap", lambda *_: {"du-lieu/nhiem-vu.json": b"", "co-quan": b""})
    with pytest.raises(ContentError) as caught:
        build(options)
    assert [problem.location.file for problem in caught.value.problems] == [
        "co-quan",
        "du-lieu/nhiem-vu.json",
    ]
    assert stamps(options.out) == before


@pytest.mark.parametrize("name", ["2024", "01", "don-vi", "tat-ca", "trang", "qr", "nhiem-vu", "co-quan"])
def test_an_agency_and_a_plan_may_be_named_like_a_part_of_other_addresses(
    options: BuildOptions, name: str
) -> None:
    """Years and months stand in the addresses of lists that agencies share, too."""
    report = "    cap_nhat: [{ngay: 2026-03-01, trang_thai: hoan_thanh, minh_chung: [BC]}]\n"
    plan = "ke-hoach" if name == "co-quan" else name
    make_site(
        options.root, {f"plans/{name}/co-quan.yaml": AGENCY, f"plans/{name}/{plan}.yaml": PLAN + report}
    )
    make_site(options.root, {"config.yaml": "ten: Trang thử\ndia_chi: https://a.example.vn/b/\n"})
    build(options)
    assert (options.out / f"ke-hoach/{name}/{plan}/I.1/index.html").exists()
