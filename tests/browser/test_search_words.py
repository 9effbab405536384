"""What the search reads into typed words, module by module, in Chromium."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.browser import Visit
from tests.support.nginx import Nginx

_KEYED = [
    ("thur", "thủ"),
    ("dduwowngf", "đường"),
    ("duongwf", "dường"),  # one "w" for both letters
    ("nguoiwf", "người"),
    ("quyr", "quỷ"),
    ("giaays", "giấy"),
    ("hoaf", "hòa"),
    ("thu3", "thủ"),
    ("d9u7o7ng2", "đường"),
    ("d9uong72", "đường"),
    ("hd9nd", "hđnd"),
    ("ho62", "hồ"),
    ("fai", "phai"),
    ("zu", "du"),
    ("nahc", None),
    ("kpi", None),
    ("h32", None),
    ("2022", None),
    ("đường", None),
]
_STEPS = [
    ("làm thế nào để nộp hồ sơ", "nộp hồ sơ"),
    ("cho tôi hỏi về đường dây nóng?", "đường dây nóng"),
    ("có được nộp hồ sơ không", "nộp hồ sơ"),
    ("các hồ sơ trễ hẹn", "hồ sơ trễ hẹn"),
    ("duong day nong o dau", "duong day nong"),
    ("cho duong", "cho duong"),  # "cho" may be "chờ" or "chỗ"
    ("thủ tục hành chính", "thủ tục hành chính"),
    ("là gì", "là gì"),
]
_WAYS = [
    ("quản lí", "quản lý"),
    ("kỹ thuật", "kĩ thuật"),
    ("quý 3 2022", "quý iii năm 2022"),
    ("q3 2022", "quý iii 2022"),
    ("5 9 2021", "05 tháng 09 năm 2021"),
    ("2021 09 05", "5 9 2021"),
    ("1.940", "1940"),
    ("2500", "2 500"),
    ("qđ 77", "quyết định số 77"),
    ("nghị định 61 2018", "61 2018 nđ"),
    ("02583822229", "0258 3822 229"),
    ("1 cửa", "một cửa"),
    ("83 phần trăm", "83"),
    ("iso9001", "iso 9001"),
    ("kh cn", "khoa học và công nghệ"),
    ("kiểm soát tthc", "kstthc"),
    ("khoa học công nghệ", "khcn"),
]
_READ = """async ({ folder, names, keyed, steps, ways }) => {
  const module = name => import(folder + names[name]);
  const [{ possibleWords }, { keywords }, { synonymGroups, writtenRuns }, { tokens }] =
    await Promise.all(["ime", "stopwords", "query", "vietnamese"].map(module));
  const synonyms = synonymGroups([["KHCN", "khoa học và công nghệ"], ["TTHC", "thủ tục hành chính"],
    ["KSTTHC", "kiểm soát thủ tục hành chính"]]);
  const known = token => !/^\\d{5,}$/.test(token);
  return {
    keyed: keyed.map(token => possibleWords(token)),
    steps: steps.map(text => keywords(tokens(text)).join(" ")),
    ways: ways.map(text => writtenRuns(tokens(text), synonyms, known).map(way => way.join(" "))),
  };
}"""


@pytest.fixture
def read(desk: Visit, served_site: Nginx, site: Path) -> dict[str, Any]:
    files = (site / "tai-nguyen" / "search").glob("*.js")
    asked = {
        "folder": f"{served_site.url}tai-nguyen/search/",
        "names": {file.name.partition(".")[0]: file.name for file in files},
        "keyed": [typed for typed, _ in _KEYED],
        "steps": [typed for typed, _ in _STEPS],
        "ways": [typed for typed, _ in _WAYS],
    }
    desk.page.goto(served_site.url)
    answer: dict[str, Any] = desk.page.evaluate(_READ, asked)
    return answer


def test_keys_words_and_ways(read: dict[str, Any]) -> None:
    for (typed, meant), found in zip(_KEYED, read["keyed"], strict=True):
        assert (meant in found) if meant else (found == []), (typed, found)
    for (typed, left), said in zip(_STEPS, read["steps"], strict=True):
        assert said == left, typed
    for (typed, written), ways in zip(_WAYS, read["ways"], strict=True):
        assert ways[0] != written
        assert written in ways, (typed, ways)
