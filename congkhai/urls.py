"""The only maker of paths. Every path is relative to the site's root, without a leading slash."""

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
    """A checked code as a part of an address: marks dropped, case kept (A.I.3 stays A.I.3)."""
    return unaccent(code)


def agency(agency_id: str) -> str:
    return f"{AGENCIES}{agency_id}/"


def unit(key: UnitKey) -> str:
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
    return f"{agency_plans(key[0])}{key[1]}/"


def section_anchor(code: str) -> str:
    """The id of a section's heading on the page of its plan."""
    return f"muc-{segment(code)}"


def section(key: PlanKey, code: str) -> str:
    """A section of a plan's annex."""
    return f"{plan(key)}#{section_anchor(code)}"


def task(key: TaskKey) -> str:
    return f"{plan(key[:2])}{segment(key[2])}/"


def criterion(key: CriterionKey) -> str:
    set_page = f"{CRITERIA}{segment(key[0])}/"
    return f"{set_page}{segment(key[1])}/" if key[1] else set_page


def status(slug: str) -> str:
    return f"{STATUSES}{slug.replace('_', '-')}/"


def agency_part(path: str, agency_id: str) -> str:
    """An agency's part of a list that is too long for one page."""
    return f"{path}{agency_id}/"


def year(number: int) -> str:
    """What is due in a year."""
    return f"{DEADLINES}{number:04d}/"


def month(year_number: int, number: int) -> str:
    """What is due in a month."""
    return f"{year(year_number)}{number:02d}/"


def updates_year(number: int) -> str:
    """The months of a year that have updates."""
    return f"{UPDATES}{number:04d}/"


def updates_month(year_number: int, number: int) -> str:
    """The updates of a month."""
    return f"{updates_year(year_number)}{number:02d}/"


def plan_data(key: PlanKey, extension: str) -> str:
    return f"{DATA}{key[0]}/{key[1]}.{extension}"


def all_data(extension: str) -> str:
    return f"{DATA}nhiem-vu.{extension}"


def feed(agency_id: str | None = None) -> str:
    """The Atom feed of the newest updates: of the site, or of one agency."""
    return f"{UPDATES if agency_id is None else agency(agency_id)}atom.xml"


def agency_calendar(agency_id: str) -> str:
    """The calendar of an agency's deadlines."""
    return f"{agency(agency_id)}lich.ics"


def unit_calendar(key: UnitKey) -> str:
    """The calendar of the deadlines that concern a unit."""
    return f"{unit(key)}lich.ics"


def poster(agency_id: str) -> str:
    """The poster of an agency for its one-stop desk, A4."""
    return f"{agency(agency_id)}ap-phich/"


def small_poster(agency_id: str) -> str:
    """The same poster, A5."""
    return f"{poster(agency_id)}a5/"


def embed(agency_id: str) -> str:
    """How an agency stands, for a frame in the page of a portal."""
    return f"{EMBEDS}{agency_id}/"


def agency_picture(agency_id: str) -> str:
    """The picture that stands for an agency where its address is shared."""
    return f"{PICTURES}{AGENCIES}{agency_id}.png"


def plan_picture(key: PlanKey) -> str:
    """The picture that stands for a plan and its tasks where their address is shared."""
    return f"{PICTURES}{PLANS}{key[0]}/{key[1]}.png"


def picture(path: str) -> str:
    """The picture that stands for the page at ``path``: of its plan, else of its agency, else of the site."""
    parts = path.split("/")[:-1]
    if len(parts) > 2 and f"{parts[0]}/" == PLANS:
        return plan_picture((parts[1], parts[2]))
    if len(parts) > 1 and f"{parts[0]}/" in (PLANS, AGENCIES, EMBEDS):
        return agency_picture(parts[1])
    return SITE_PICTURE


def icon(size: int) -> str:
    """The site's sign as a picture of ``size`` by ``size`` pixels."""
    return f"{PICTURES}bieu-tuong-{size}.png"


def agency_qr_code(agency_id: str) -> str:
    """The QR code that leads to the page of an agency."""
    return f"{PICTURES}qr/{agency_id}.svg"


def sitemap_part(number: int) -> str:
    """A numbered part of a site map too long for one file."""
    return f"sitemap-{number}.xml"


def file_of(path: str) -> str:
    """The file that a web server answers ``path`` with."""
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def relative(page: str, target: str) -> str:
    """The link from ``page`` to ``target``, both paths from the site's root; ``./`` for the page itself."""
    depth = page.count("/")
    if depth == 0:
        return target or "./"
    return "../" * depth + target
