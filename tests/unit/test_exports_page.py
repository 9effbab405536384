"""The page of the open data names every file that is exported, and every field, with its help."""

from congkhai.dataset import DERIVED_FIELDS, PRINTED_FIELDS
from congkhai.pages import data_page
from congkhai.pages.data_page import DataView, FieldRow
from tests.support.opendata import AS_OF, files, make_site


def view_of(**more: object) -> DataView:
    (page,) = data_page.pages(make_site(**more))  # type: ignore[arg-type]  # passed on as given
    assert page.path == "du-lieu/"
    assert isinstance(page.view, DataView)
    return page.view


def test_every_file_that_the_page_links_is_exported_and_the_other_way_round() -> None:
    view = view_of(plans=("2022-mot", "2022-hai"))
    linked = [file.path for file in view.files]
    linked += [file.path for plan in view.plans for file in plan.files]
    linked += [path for agency in view.agencies for path in (agency.feed, agency.calendar)]
    linked += [view.feed, view.package]
    made = {path for path in files(make_site(plans=("2022-mot", "2022-hai"))) if "/don-vi/" not in path}
    assert set(linked) == made
    assert [plan.tasks for plan in view.plans] == [3, 3]
    assert (view.tasks, view.plan_count, view.as_of) == (6, 2, AS_OF)


def test_every_field_stands_in_the_reference_with_its_help() -> None:
    view = view_of()
    assert [row.key for row in view.printed] == [field.key for field in PRINTED_FIELDS]
    assert [row.key for row in view.derived] == [field.key for field in DERIVED_FIELDS]
    rows: list[FieldRow] = [*view.printed, *view.derived]
    while rows:
        row = rows.pop()
        assert row.label, row.key
        assert row.help, row.key
        assert all(code and meaning for code, meaning in row.codes), row.key
        rows.extend(row.parts)


def test_reports_have_their_own_fields_and_closed_values() -> None:
    reports = next(row for row in view_of().printed if row.key == "cap_nhat")
    assert [part.key for part in reports.parts][:3] == ["ngay", "trang_thai", "ghi_chu"]
    assert ("hoan_thanh", "Hoàn thành") in reports.parts[1].codes


def test_metadata_is_a_dataset_of_schema_org() -> None:
    config = {"dia_chi": "https://vi-du.vn/x", "giay_phep": {"ten": "CC BY", "url": "https://vi-du.vn/cc"}}
    made = view_of(config=config).metadata
    assert (made["@context"], made["@type"]) == ("https://schema.org", "Dataset")
    assert made["license"] == "https://vi-du.vn/cc"
    assert made["temporalCoverage"] == "2022/2022"
    assert made["url"] == "https://vi-du.vn/x/du-lieu/"
    assert [file["contentUrl"] for file in made["distribution"]] == [
        f"https://vi-du.vn/x/du-lieu/nhiem-vu.{extension}" for extension in ("xlsx", "csv", "json")
    ]
    assert [file["contentUrl"] for file in view_of().metadata["distribution"]] == [
        f"../du-lieu/nhiem-vu.{extension}" for extension in ("xlsx", "csv", "json")
    ]


def test_an_empty_site_has_the_page_too() -> None:
    view = view_of(plans=())
    assert (view.tasks, view.plans) == (0, ())
    assert "temporalCoverage" not in view.metadata
