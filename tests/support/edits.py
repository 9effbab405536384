"""Edits as people make them to a site folder, drawn at random: every one may change any page."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

CONFIG = """\
ten: {name}
dia_chi: https://vi-du.vn/cchc/
loai_co_quan: {{so: Sở}}
nguong: {{sap_den_han: {soon}}}
bo_tieu_chi:
  bo:
    ten: Bộ
    tieu_chi: {{mot: Một, hai: Hai}}
viet_tat: {{TTHC: {meaning}}}
"""
_WORDS = ("rà soát", "thủ tục", "hồ sơ", "TTHC", "người dân", "từ 80%", "trở lên", "trong tháng")


@dataclass(frozen=True)
class Place:
    """A site folder, where it is built to, and for which day."""

    root: Path
    out: Path
    day: date


Edit = Callable[[Place, random.Random], Place]


def _plan(chance: random.Random, year: int) -> str:
    lines = [f"nam: {year}", f"trich_yeu: Kế hoạch {_words(chance)}", "muc:"]
    lines += ["  I: {ten: Mục một, tieu_chi: bo/mot}", "  II: {ten: Mục hai, tieu_chi: bo/hai}"]
    lines += ["chi_tieu:", "  - {ma: c1, ten: Hài lòng, muc_tieu: trên 83%}", "nhiem_vu:"]
    for number in range(chance.randrange(1, 6)):
        lines += [
            f"  - ma: {chance.choice(['I', 'II'])}.{number + 1}",
            f"    noi_dung: {_words(chance)}",
            f"    thoi_han: {chance.choice([f'{number + 1}/{year}', 'Thường xuyên', f'Quý II/{year}'])}",
            f"    chu_tri: {chance.choice(['Phòng một', 'Phòng hai'])}",
            f"    ket_qua: Đạt từ {chance.randrange(50, 99)}% trở lên",
        ]
        if chance.random() < 0.6:
            status = chance.choice(["hoan_thanh", "dang_thuc_hien"])
            lines += ["    cap_nhat:", f"      - {{ngay: {year}-0{number + 1}-15, trang_thai: {status}}}"]
    return "\n".join(lines) + "\n"


def _words(chance: random.Random) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(5)).capitalize()


def _card(chance: random.Random, name: str) -> str:
    units = "  - {ma: mot, ten: Phòng một}\n  - {ma: hai, ten: Phòng hai, ten_khac: [Phòng 2]}\n"
    card = f"ten: {name} {chance.randrange(9)}\nloai: so\ndon_vi:\n{units}"
    if chance.random() < 0.4:
        card += f"den_ngay: {chance.choice([2023, 2024])}-07-01\nke_thua: {chance.choice(['so-a', 'so-b'])}\n"
    return card


def _agencies(place: Place) -> list[Path]:
    return sorted((place.root / "plans").iterdir())


def _plans(place: Place) -> list[Path]:
    return sorted(file for file in place.root.glob("plans/*/*.yaml") if file.name != "co-quan.yaml")


def config(place: Place, chance: random.Random) -> Place:
    text = CONFIG.format(
        name=_words(chance), soon=chance.randrange(3, 40), meaning=chance.choice(["thủ tục", "TT hành chính"])
    )
    (place.root / "config.yaml").write_text(text, "utf-8")
    return place


def agency(place: Place, chance: random.Random) -> Place:
    name = chance.choice(["so-a", "so-b", "so-c", "so-d"])
    (place.root / "plans" / name).mkdir(exist_ok=True)
    (place.root / "plans" / name / "co-quan.yaml").write_text(_card(chance, f"Sở {name[-1]}"), "utf-8")
    return place


def plan(place: Place, chance: random.Random) -> Place:
    year = chance.choice([2022, 2023, 2024])
    (chance.choice(_agencies(place)) / f"{year}-cchc.yaml").write_text(_plan(chance, year), "utf-8")
    return place


def one_word(place: Place, chance: random.Random) -> Place:
    for file in chance.sample(_plans(place), min(1, len(_plans(place)))):
        file.write_text(file.read_text("utf-8").replace("noi_dung: ", "noi_dung: Nay ", 1), "utf-8")
    return place


def rename_plan(place: Place, chance: random.Random) -> Place:
    for file in chance.sample(_plans(place), min(1, len(_plans(place)))):
        file.rename(file.with_name(f"doi-ten-{chance.randrange(3)}.yaml"))
    return place


def drop_plan(place: Place, chance: random.Random) -> Place:
    for file in chance.sample(_plans(place), min(1, len(_plans(place)))):
        file.unlink()
    return place


def drop_agency(place: Place, chance: random.Random) -> Place:
    folder = chance.choice(_agencies(place))
    if len(_agencies(place)) > 2:
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()
    return place


def break_plan(place: Place, chance: random.Random) -> Place:
    for file in chance.sample(_plans(place), min(1, len(_plans(place)))):
        text = file.read_text("utf-8")
        mended = text.removesuffix("chu_tri: không có\n")
        file.write_text(mended if mended != text else text + "chu_tri: không có\n", "utf-8")
    return place


def template(place: Place, chance: random.Random) -> Place:
    file = place.root / "templates" / "pages" / chance.choice(["task.html", "status.html"])
    if file.exists():
        file.unlink()
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("<p>{{ view.title }} {{ asset('site.css') }}</p>\n", "utf-8")
    return place


def asset(place: Place, chance: random.Random) -> Place:
    file = place.root / "assets" / "css" / "print.css"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"p {{ margin: {chance.randrange(9)}px }}\n", "utf-8")
    return place


def other_day(place: Place, chance: random.Random) -> Place:
    return replace(place, day=place.day + timedelta(days=chance.choice([-200, -30, -1, 1, 7, 31, 365])))


def meddle(place: Place, chance: random.Random) -> Place:
    made = sorted(file for file in place.out.rglob("*") if file.is_file() and not file.name.startswith("."))
    for file in chance.sample(made, min(3, len(made))):
        if chance.random() < 0.5:
            file.unlink()
        else:
            file.write_bytes(b"theirs")
    return place


def nothing(place: Place, chance: random.Random) -> Place:
    return place


EDITS: tuple[Edit, ...] = (
    config, agency, plan, plan, one_word, one_word, rename_plan, drop_plan, drop_agency, break_plan, template,
    asset, other_day, other_day, meddle, nothing,
)  # fmt: skip


def begin(root: Path, out: Path, chance: random.Random) -> Place:
    """A site of some agencies and plans."""
    place = Place(root, out, date(2023, 5, 20))
    (root / "plans").mkdir(parents=True)
    config(place, chance)
    for name in ("so-a", "so-b", "so-c"):
        (root / "plans" / name).mkdir()
        (root / "plans" / name / "co-quan.yaml").write_text(_card(chance, f"Sở {name[-1]}"), "utf-8")
    for _ in range(5):
        plan(place, chance)
    return place
