"""The addresses of pages and files of the site; no other module makes any.

An address is a path from the site's root without a leading slash; that of a page ends with "/". ``relative``
makes the links, so that the site runs under any sub-path.
"""

from __future__ import annotations

from congkhai.library import CriterionKey, PlanKey, TaskKey, UnitKey
from congkhai.vietnamese.letters import unaccent

HOME = ""
UPDATES = "cap-nhat/"
INDICATORS = "chi-tieu/"
SEARCH = "tim-kiem/"
DATA = "du-lieu/"
ABOUT = "gioi-thieu/"
STATUS_RULES = "gioi-thieu/#cach-tinh"
DEADLINE_RULES = "gioi-thieu/#thoi-han"
CRITERIA = "tieu-chi/"
DEADLINES = "thoi-han/"
STATUSES = "trang-thai/"
AGENCIES = "co-quan/"
PLANS = "ke-hoach/"
NOT_FOUND = "404.html"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
DATAPACKAGE = "du-lieu/datapackage.json"
MANIFEST = "manifest.webmanifest"
PICTURES = "anh/"
SITE_PICTURE = "anh/trang.png"
EMBEDS = "nhung/"


def segment(code: str) -> str:
    """Turn a checked code into a part of an address: accents are dropped, case is kept."""
    return unaccent(code)


def agency(agency_id: str) -> str:
    """The page of an agency."""
    return f"{AGENCIES}{agency_id}/"


def unit(key: UnitKey) -> str:
    """The page of a unit."""
    return f"{agency_units(key[0])}{segment(key[1])}/"


def agency_units(agency_id: str) -> str:
    """The list of an agency's units."""
    return f"{agency(agency_id)}don-vi/"


def agency_plans(agency_id: str) -> str:
    """The list of an agency's plans."""
    return f"{PLANS}{agency_id}/"


def agency_targets(agency_id: str) -> str:
    """An agency's indicators and the targets of its tasks."""
    return f"{INDICATORS}{agency_id}/"


def plan(key: PlanKey) -> str:
    """The page of a plan."""
    return f"{agency_plans(key[0])}{key[1]}/"


def section_anchor(code: str) -> str:
    """The id of a section's heading on the page of its plan."""
    return f"muc-{segment(code)}"


def section(key: PlanKey, code: str) -> str:
    """A section of a plan's annex."""
    return f"{plan(key)}#{section_anchor(code)}"


def task(key: TaskKey) -> str:
    """The page of a task."""
    return f"{plan(key[:2])}{segment(key[2])}/"


def criterion(key: CriterionKey) -> str:
    """The page of a criterion, or of a whole set."""
    set_page = f"{CRITERIA}{segment(key[0])}/"
    return f"{set_page}{segment(key[1])}/" if key[1] else set_page


def status(code: str) -> str:
    """The list of the tasks that have a status; ``code`` is the value of the ``TaskStatus``."""
    return f"{STATUSES}{code.replace('_', '-')}/"


def agency_part(path: str, agency_id: str) -> str:
    """An agency's part of the list at ``path``, which is too long for one page."""
    return f"{path}{agency_id}/"


def year(number: int) -> str:
    """The list of what is due in a year."""
    return f"{DEADLINES}{number:04d}/"


def month(year_number: int, number: int) -> str:
    """The list of what is due in a month."""
    return f"{year(year_number)}{number:02d}/"


def updates_year(number: int) -> str:
    """The list of the months of a year that have updates."""
    return f"{UPDATES}{number:04d}/"


def updates_month(year_number: int, number: int) -> str:
    """The list of the updates of a month."""
    return f"{updates_year(year_number)}{number:02d}/"


def plan_data(key: PlanKey, extension: str) -> str:
    """The open data of a plan in one format; ``extension`` has no dot."""
    return f"{DATA}{key[0]}/{key[1]}.{extension}"


def all_data(extension: str) -> str:
    """The open data of the whole site in one format; ``extension`` has no dot."""
    return f"{DATA}nhiem-vu.{extension}"


def feed(agency_id: str | None = None) -> str:
    """The Atom feed of the newest updates: of the site, or of one agency."""
    return f"{UPDATES if agency_id is None else agency(agency_id)}atom.xml"


def agency_calendar(agency_id: str) -> str:
    """The calendar of an agency's deadlines."""
    return f"{agency(agency_id)}lich.ics"


def unit_calendar(key: UnitKey) -> str:
    """The calendar of the deadlines of a unit's tasks."""
    return f"{unit(key)}lich.ics"


def poster(agency_id: str) -> str:
    """The page of an agency's poster for its one-stop desk, A4."""
    return f"{agency(agency_id)}ap-phich/"


def small_poster(agency_id: str) -> str:
    """The page of the same poster, A5."""
    return f"{poster(agency_id)}a5/"


def embed(agency_id: str) -> str:
    """The page on an agency that a portal shows in a frame."""
    return f"{EMBEDS}{agency_id}/"


def agency_picture(agency_id: str) -> str:
    """The picture that is shown where the address of an agency is shared."""
    return f"{PICTURES}{AGENCIES}{agency_id}.png"


def plan_picture(key: PlanKey) -> str:
    """The picture that is shown where the address of a plan or of its tasks is shared."""
    return f"{PICTURES}{PLANS}{key[0]}/{key[1]}.png"


def picture(path: str) -> str:
    """The picture for sharing the page at ``path``: of its plan, else of its agency, else of the site."""
    parts = path.split("/")[:-1]
    if len(parts) > 2 and f"{parts[0]}/" == PLANS:
        return plan_picture((parts[1], parts[2]))
    if len(parts) > 1 and f"{parts[0]}/" in (PLANS, AGENCIES, EMBEDS):
        return agency_picture(parts[1])
    return SITE_PICTURE


def icon(size: int) -> str:
    """The icon of the site as a picture of ``size`` by ``size`` pixels."""
    return f"{PICTURES}bieu-tuong-{size}.png"


def agency_qr_code(agency_id: str) -> str:
    """The picture of the QR code that leads to the page of an agency."""
    return f"{PICTURES}qr/{agency_id}.svg"


def sitemap_part(number: int) -> str:
    """A part of a site map that is too long for one file; ``number`` counts from 1."""
    return f"sitemap-{number}.xml"


def file_of(path: str) -> str:
    """Give the file that a web server sends for an address."""
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def relative(page: str, target: str) -> str:
    """Give the relative link from one address to another; from the root to itself it is ``./``."""
    depth = page.count("/")
    if depth == 0:
        return target or "./"
    return "../" * depth + target


def absolute_url(base_url: str | None, path: str) -> str | None:
    """Give the full URL of an address; None where config.yaml gives the site no URL of its own."""
    return None if base_url is None else f"{base_url.rstrip('/')}/{path}"
