"""The names, without accents, of what plans count."""

from __future__ import annotations

# A unit that is not listed is the one word after the figure.
_UNITS = sorted(
    (
        "don vi su nghiep cong lap", "don vi su nghiep", "don vi", "co quan don vi", "co quan",
        "thu tuc hanh chinh", "thu tuc", "dich vu cong truc tuyen", "dich vu cong", "dich vu", "ho so",
        "sang kien", "giai phap", "tieu chi thanh phan", "tieu chi", "chi tieu", "chi so", "hoi nghi",
        "hoi thao", "lop tap huan", "bao cao", "van ban", "ke hoach", "nhiem vu", "mo hinh",
        "ngay lam viec", "gio lam viec", "ty dong", "trieu dong", "nghin dong", "can bo", "cong chuc",
        "vien chuc", "nguoi dan", "tin bai", "phong su", "chuyen muc", "chuyen de", "chuyen trang",
        "video clip", "doanh nghiep", "dia phuong", "xa phuong", "quy trinh", "de an", "de tai",
        "cuoc hop", "cuoc doi thoai", "cuoc kiem tra", "dot kiem tra", "bien che", "he thong",
        "phan mem", "co so du lieu", "to chuc", "ca nhan", "lan", "y kien", "cong viec", "du an",
        "san pham", "linh vuc", "van ban qppl", "diem so", "diem phan tram", "bo phan", "ban tin",
        "thon ban", "cap pho", "nen tang", "chuong trinh",
        "luot", "nguoi", "tthc", "cuoc", "lop", "buoi",
        "co so", "co so y te", "dau moi", "to roi", "to gap", "to cong tac", "to dan pho", "to giup viec",
        "bang ron", "pa no", "tai khoan", "ho kinh doanh", "ho gia dinh", "ho dan", "thanh vien", "cuoc thi",
        "hoi thi", "lop boi duong", "lop dao tao", "khoa dao tao", "cuoc thanh tra", "doan kiem tra",
        "vu viec", "diem cau", "may tinh", "thiet bi", "truong hoc", "tram y te", "khu pho", "tap du lieu",
        "xa", "phuong", "thon", "huyen", "tinh", "truong", "thi tran", "to dan cu", "khu dan cu",
        "hop tac xa",
        "cay", "cay xanh", "km", "ha", "tan", "dong", "phieu", "giai", "may quet", "may in", "may", "camera",
        "ho", "phong hoc", "phong", "to hop tac", "giuong benh", "giuong", "mau", "bai viet", "bai", "video",
        "clip", "vu an", "vu", "tai lieu", "cuon", "ban", "bien", "hoc sinh", "hoc vien", "giao vien",
        "dai bieu", "dang vien", "hoi vien", "doan vien", "tre em", "benh nhan", "nguoi benh", "phien hop",
        "phien", "quyet dinh", "to trinh", "thong bao", "nghi quyet", "quy che", "cong van", "cong trinh",
        "tuyen duong", "tuyen", "chi bo", "ngoi nha", "can nha", "suat", "phan qua", "trang trai", "bien ban",
        "man hinh", "duong truyen", "vi tri viec lam", "vi tri", "ky hop", "hoi dong", "cau lac bo",
        "chung chi", "bac si", "van dan", "trung tam y te", "trung tam", "nha tam", "nha", "dia ban", "the",
        "so tay", "trang", "danh muc", "gian hang", "trieu", "nghin", "khoa", "benh vien",
        "tiet muc", "kho du lieu", "phieu khao sat", "noi dung", "truong hop", "bo tieu chi",
        "bo chi so", "hoat dong",
    ),
    key=len,
    reverse=True,
)  # fmt: skip
UNITS_BY_FIRST_WORD: dict[str, list[str]] = {}
for _unit in _UNITS:
    UNITS_BY_FIRST_WORD.setdefault(_unit.split()[0], []).append(_unit)
"""The names by their first word, longest first."""
