"""How citizens reach an office: numbers to call, and the channel for opinions on a page."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from congkhai.library import AgencyEntry, build_library
from congkhai.model import Agency, Config
from congkhai.pages.contact_views import telephone_link
from congkhai.pages.feedback_view import feedback_view
from congkhai.vietnamese import fold

SUBJECT = "Kế hoạch 1/KH-STN năm 2026, nhiệm vụ A.1"
PATH = "ke-hoach/so-thu/2026/A.1/"


@pytest.mark.parametrize(
    ("printed", "link"),
    [
        ("0258.3 822 229 (giờ hành chính)", "tel:02583822229"),
        ("(0258) 3822.229 - 3822.230", "tel:02583822229"),
        ("(+84) 258 3822229", "tel:+842583822229"),
        ("+84 905-123-456 (anh A)", "tel:+84905123456"),
        ("Gọi 1022, nhánh 0", "tel:1022"),
        ("113", "tel:113"),
        ("giờ hành chính", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_the_first_number_can_be_called(printed: str | None, link: str) -> None:
    assert telephone_link(printed) == link


def _channel(
    contact: dict[str, str] | None, site: dict[str, str] | None = None
) -> tuple[str, str, str] | None:
    config = Config.model_validate(
        {"ten": "Trang", "dia_chi": "https://a.example.vn/ck/", **({"gop_y": site} if site else {})}
    )
    agency = Agency.model_validate({"ten": "Sở Thử", **({"lien_he": contact} if contact else {})})
    library = build_library(config, {"so-thu": (agency, "co-quan.yaml")}, {})
    entry: AgencyEntry = library.agencies["so-thu"]
    view = feedback_view(library, entry, SUBJECT, PATH)
    return (view.url, view.mail, view.hotline_link) if view else None


def test_a_letter_names_the_task_and_its_address() -> None:
    found = _channel({"email": "so-thu@example.vn"})
    assert found is not None
    url, mail, _ = found
    letter = urlsplit(mail)
    asked = parse_qs(letter.query)
    assert (url, letter.scheme, unquote(letter.path)) == ("", "mailto", "so-thu@example.vn")
    assert fold(asked["subject"][0]) == fold(f"Góp ý: {SUBJECT}")
    assert asked["body"] == [f"{SUBJECT}\nhttps://a.example.vn/ck/{PATH}"]


def test_the_page_for_opinions_comes_first_and_a_letter_stays_possible() -> None:
    found = _channel(
        {"email": "a@example.vn", "gop_y": "https://gop-y.example.vn/", "duong_day_nong": "1022"}
    )
    assert found is not None
    assert found[0] == "https://gop-y.example.vn/"
    assert found[1].startswith("mailto:a@example.vn?subject=")
    assert found[2] == "tel:1022"


def test_the_channel_of_the_site_stands_in() -> None:
    site = {"ten": "Cổng góp ý", "url": "https://chung.example.vn/"}
    assert _channel(None, site) == ("https://chung.example.vn/", "", "")
    assert _channel({"duong_day_nong": "1022"}, site) == ("https://chung.example.vn/", "", "tel:1022")


def test_a_common_mailbox_gets_the_subject_too() -> None:
    found = _channel(None, {"ten": "Hộp thư", "url": "mailto:chung@example.vn"})
    assert found is not None
    assert found[0] == ""
    assert found[1].startswith("mailto:chung@example.vn?subject=G%C3%B3p")


def test_where_nobody_listens_nothing_is_promised() -> None:
    assert _channel(None) is None
    assert _channel({"dia_chi": "1 đường A"}) is None
