"""A site of any size for measuring: plans of 40 tasks, made from a few hundred Vietnamese words.

    python bench/synthetic.py 10000 /tmp/site-10000

The same size always gives the same files: four plans of 40 tasks an agency, as many agencies as needed.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

WORDS = """
rà soát cập nhật công khai thủ tục hành chính giải quyết hồ sơ trực tuyến người dân tổ chức doanh nghiệp
đơn vị phối hợp tuyên truyền hướng dẫn kiểm tra đánh giá báo cáo kết quả thực hiện nâng cao chất lượng phục
vụ chỉ số hài lòng cải cách bộ phận một cửa cơ quan văn bản quy phạm pháp luật xây dựng kế hoạch năm quý
tỷ lệ đường dây nóng phản ánh kiến nghị tiếp nhận xử lý thông tin điện tử trang cổng dịch vụ công quốc gia
thanh toán số hóa
""".split()  # noqa: SIM905 - a text reads better than a hundred quoted words
DEADLINES = (
    "Trong năm {y}",
    "Thường xuyên",
    "Quý II/{y}",
    "Trước 15/12/{y}",
    "Từ Quý I/{y}",
    "30/9/{y}",
    "Hằng quý",
)
UNITS = 8
PLAN_TASKS = 40
PLANS_PER_AGENCY = 4
CONFIG = """\
ten: Trang thử tốc độ
loai_co_quan: {so: Sở}
bo_tieu_chi:
  bo:
    ten: Bộ tiêu chí thử
    tieu_chi: {mot: Tiêu chí một, hai: Tiêu chí hai, ba: Tiêu chí ba}
viet_tat: {TTHC: thủ tục hành chính, CCHC: cải cách hành chính}
"""


def _words(chance: random.Random, count: int) -> str:
    text = " ".join(chance.choice(WORDS) for _ in range(count))
    return text[0].upper() + text[1:]


def _task(chance: random.Random, number: int, year: int) -> str:
    section = ("I", "II", "III", "IV")[number % 4]
    lines = [
        f"  - ma: {section}.{number + 1}",
        f"    noi_dung: {_words(chance, 24)} TTHC",
        f"    thoi_han: {chance.choice(DEADLINES).format(y=year)}",
        f"    chu_tri: Phòng số {chance.randrange(UNITS)}",
        f"    phoi_hop: [Phòng số {chance.randrange(UNITS)}, Phòng số {chance.randrange(UNITS)}]",
        "    ket_qua: |",
        f"      - {_words(chance, 18)}",
        f"      - Đạt từ {chance.randrange(50, 100)}% trở lên",
    ]
    if chance.random() < 0.5:
        status = chance.choice(("dang_thuc_hien", "hoan_thanh"))
        lines += [
            "    cap_nhat:",
            f"      - ngay: {year}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}",
            f"        trang_thai: {status}",
            f"        ghi_chu: {_words(chance, 12)}",
            "        minh_chung: [{ten: Báo cáo số 1/BC}]",
        ]
    return "\n".join(lines) + "\n"


def write_site(tasks: int, root: Path) -> None:
    """Write a site of ``tasks`` tasks (rounded up to whole plans) under ``root``."""
    chance = random.Random(tasks)  # noqa: S311 - words, not secrets
    root.mkdir(parents=True, exist_ok=True)
    (root / "config.yaml").write_text(CONFIG, "utf-8")
    for number in range(-(-tasks // PLAN_TASKS)):
        agency, year = divmod(number, PLANS_PER_AGENCY)
        year += 2023
        folder = root / "plans" / f"so-{agency:04d}"
        if year == 2023:
            folder.mkdir(parents=True, exist_ok=True)
            units = "".join(f"  - {{ma: phong-{n}, ten: Phòng số {n}}}\n" for n in range(UNITS))
            (folder / "co-quan.yaml").write_text(f"ten: Sở số {agency}\nloai: so\ndon_vi:\n{units}", "utf-8")
        sections = "".join(
            f"  {code}: {{ten: Mục {code}, tieu_chi: bo/{criterion}}}\n"
            for code, criterion in zip(("I", "II", "III", "IV"), ("mot", "hai", "ba", "mot"), strict=True)
        )
        head = (
            f"so_hieu: {number}/KH-S{agency}\nngay_ban_hanh: {year}-01-15\nnam: {year}\n"
            f"trich_yeu: {_words(chance, 14)} năm {year}\nmuc:\n{sections}nhiem_vu:\n"
        )
        rows = "".join(_task(chance, n, year) for n in range(PLAN_TASKS))
        (folder / f"{year}-cchc.yaml").write_text(head + rows, "utf-8")


if __name__ == "__main__":
    write_site(int(sys.argv[1]), Path(sys.argv[2]))
