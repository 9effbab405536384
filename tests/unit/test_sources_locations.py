"""The location of a value by its path."""

import pickle

from congkhai.model import Plan
from congkhai.sources import ValuePath, parse_file

_PLAN = """\
# đầu tệp
nam: 2022
trich_yeu: Cải cách
chi_tieu: {ma: sipas, ten: Hài lòng}
muc:
  A.I: Chỉ đạo
  B:
    ten: Đánh giá
nhiem_vu:
  - ma: A.I.1
    noi_dung: |
      Rà soát
    chu_tri: Văn phòng
    phoi_hop: [Thanh tra, "Phòng Kế hoạch"]
    thoi_han:
"""


def _places(path: ValuePath) -> tuple[tuple[int, int], tuple[int, int]]:
    record, locations, problems = parse_file(_PLAN.encode(), "p.yaml", Plan)
    assert record is not None
    assert problems == ()
    at, key = locations.at(path), locations.key(path)
    return (at.line, at.column), (key.line, key.column)


def test_of_a_value_and_of_its_key() -> None:
    assert _places(("nam",)) == ((2, 6), (2, 1))
    assert _places(("muc", "A.I")) == ((6, 8), (6, 3))
    assert _places(("nhiem_vu", 0, "ma")) == ((10, 9), (10, 5))
    assert _places(("nhiem_vu", 0, "noi_dung")) == ((11, 15), (11, 5))
    assert _places(("nhiem_vu", 0, "phoi_hop", 1)) == ((14, 27), (14, 27))


def test_of_a_record_is_its_first_key() -> None:
    assert _places(()) == ((2, 1), (2, 1))
    assert _places(("nhiem_vu", 0)) == ((10, 5), (10, 5))


def test_of_an_empty_value_is_its_key() -> None:
    assert _places(("nhiem_vu", 0, "thoi_han")) == ((15, 5), (15, 5))


def test_of_what_is_not_there_is_what_encloses_it() -> None:
    assert _places(("nhiem_vu", 0, "ket_qua"))[0] == (10, 5)
    assert _places(("nhiem_vu", 7, "ket_qua"))[0] == (10, 3)
    assert _places(("nguoi_ky", "ho_ten"))[0] == (2, 1)
    assert _places(("muc", "A.I", "ten")) == ((6, 8), (6, 8))


def test_one_value_where_a_list_may_stand() -> None:
    assert _places(("chi_tieu", 0, "ten")) == ((4, 28), (4, 23))
    assert _places(("nhiem_vu", 0, "chu_tri", 0)) == ((13, 14), (13, 5))


def test_can_be_pickled() -> None:
    locations = parse_file(_PLAN.encode(), "p.yaml", Plan)[1]
    assert pickle.loads(pickle.dumps(locations)) == locations  # noqa: S301 - our own bytes
