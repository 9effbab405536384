"""The description of the data, the site map and robots.txt."""

import hashlib
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from congkhai.dataset import DERIVED_FIELDS, PRINTED_FIELDS
from congkhai.exports import sitemap
from congkhai.model import Config
from tests.support.opendata import TASKS, files, make_site

PACKAGE = "du-lieu/datapackage.json"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def write(folder: Path, **more: Any) -> Path:
    for path, content in files(make_site(**more)).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder / PACKAGE


def errors(package: Path) -> list[list[str]]:
    import frictionless

    report = frictionless.Package(str(package)).validate()
    found: list[list[str]] = report.flatten(["type", "message"])
    return found


@pytest.mark.parametrize("tasks", [TASKS, ()])
def test_the_package_validates_with_frictionless(tmp_path: Path, tasks: Any) -> None:
    assert errors(write(tmp_path, tasks=tasks, plans=("2022-mot", "2022-hai"))) == []


def test_frictionless_notices_a_changed_table(tmp_path: Path) -> None:
    package = write(tmp_path)
    table = tmp_path / "du-lieu/nhiem-vu.csv"
    table.write_bytes(table.read_bytes().replace(b"2022-09-30", b"30/9/2022."))
    assert {kind for kind, _ in errors(package)} >= {"hash-count", "type-error"}


def test_sizes_and_hashes_are_those_of_the_files() -> None:
    made = files(make_site())
    resources = {item["path"]: item for item in json.loads(made[PACKAGE])["resources"]}
    assert list(resources) == ["nhiem-vu.csv", "nhiem-vu.json", "nhiem-vu.xlsx"]
    for path in ("nhiem-vu.csv", "nhiem-vu.json"):
        content = made[f"du-lieu/{path}"]
        assert resources[path]["bytes"] == len(content)
        assert resources[path]["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_fields_carry_type_label_help_and_codes_from_the_model() -> None:
    table, objects, _ = json.loads(files(make_site())[PACKAGE])["resources"]
    fields = {field["name"]: field for field in table["schema"]["fields"]}
    assert len(fields) == len(PRINTED_FIELDS) + len(DERIVED_FIELDS)
    assert all(field["title"] and field["description"] for field in fields.values())
    assert fields["noi_dung"]["title"] == "Nội dung nhiệm vụ"
    assert fields["suy_ra.han"]["type"] == "date"
    assert "chua_co_bao_cao" in fields["suy_ra.tinh_trang"]["constraints"]["enum"]
    kinds = {field["name"]: field["type"] for field in objects["schema"]["fields"]}
    assert (kinds["chu_tri"], kinds["suy_ra"], kinds["nhap"]) == ("array", "object", "boolean")
    assert table["schema"]["primaryKey"] == ["co_quan", "ke_hoach", "ma"]


def test_licence_and_sources_come_from_the_content() -> None:
    config = {"giay_phep": {"ten": "CC BY 4.0", "url": "https://vi-du.vn/cc"}, "don_vi_quan_ly": "Sở Nội vụ"}
    package = json.loads(files(make_site(config=config))[PACKAGE])
    assert package["licenses"] == [{"title": "CC BY 4.0", "path": "https://vi-du.vn/cc"}]
    assert package["contributors"] == [{"title": "Sở Nội vụ", "role": "publisher"}]
    assert package["sources"] == [{"title": "Sở Thử nghiệm: Kế hoạch thử"}]
    assert package["so_lieu_den_ngay"] == "2022-10-01"


def locations(content: bytes) -> list[str | None]:
    return [found.text for found in ET.fromstring(content).iter(f"{MAP}loc")]


def test_the_site_map_lists_full_addresses_escaped() -> None:
    config = Config.model_validate({"ten": "Thử", "dia_chi": "https://vi-du.vn/a&b/"})
    made = dict(sitemap(config, ["", "ke-hoach/so-thu/2022/A.1/"]))
    assert locations(made["sitemap.xml"]) == [
        "https://vi-du.vn/a&b/",
        "https://vi-du.vn/a&b/ke-hoach/so-thu/2022/A.1/",
    ]
    assert made["robots.txt"].decode() == (
        "User-agent: *\nDisallow:\nSitemap: https://vi-du.vn/a&b/sitemap.xml\n"
    )


def test_without_an_address_the_site_map_counts_from_the_root_and_robots_names_none() -> None:
    made = dict(sitemap(Config.model_validate({"ten": "Thử"}), ["", "du-lieu/"]))
    assert locations(made["sitemap.xml"]) == ["./", "du-lieu/"]
    assert b"Sitemap" not in made["robots.txt"]


def test_a_long_site_map_becomes_an_index_of_parts() -> None:
    config = Config.model_validate({"ten": "Thử", "dia_chi": "https://vi-du.vn"})
    made = dict(sitemap(config, [f"{n}/" for n in range(100_001)]))
    parts = ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    assert locations(made["sitemap.xml"]) == [f"https://vi-du.vn/{name}" for name in parts]
    assert [len(locations(made[name])) for name in parts] == [50_000, 50_000, 1]
