"""The records: what values mean, which are refused, and with which message."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from congkhai import model
from congkhai.model import (
    DeclaredStatus,
    DocumentLink,
    PartialDate,
    Plan,
    Record,
    Section,
    Task,
    Update,
    YearSpan,
    label_of,
)
from congkhai.model.codes_and_urls import Code, Url
from congkhai.model.date_types import FullDate
from congkhai.model.record_base import yaml_key_of
from congkhai.model.task_records import DeclaredStatusField
from congkhai.model.value_types import ClosingDay, Flag, Number, OneOrMany, Text, WholeNumber


def read(kind: Any, value: Any) -> Any:
    return TypeAdapter(kind).validate_python(value)


def refused(kind: Any, value: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        read(kind, value)
    return str(caught.value.errors()[0]["msg"])


@pytest.mark.parametrize(
    ("text", "kept", "first", "last"),
    [
        ("2022", "2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2024-02", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2/2024", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-8-7", "2022-08-07", date(2022, 8, 7), date(2022, 8, 7)),
        (" 17/8/2022 ", "2022-08-17", date(2022, 8, 17), date(2022, 8, 17)),
        ("17.08.2022", "2022-08-17", date(2022, 8, 17), date(2022, 8, 17)),
        ("17-8-2022", "2022-08-17", date(2022, 8, 17), date(2022, 8, 17)),
    ],
)
def test_partial_dates(text: str, kept: str, first: date, last: date) -> None:
    value = read(PartialDate, text)
    assert (str(value), value.first, value.last) == (kept, first, last)
    assert value.exact == (first if first == last else None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("31/02/2022", "“31/02/2022”: tháng 2/2022 không có ngày 31"),
        ("2022-13", "“2022-13”: không có tháng 13"),
        ("2022-00-10", "“2022-00-10”: không có tháng 0"),
        ("2022-01-00", "“2022-01-00”: tháng 1/2022 không có ngày 0"),
        ("1022-01-01", "năm 1022 nằm ngoài khoảng 1945–2100"),
        ("hôm nay", "“hôm nay” không phải là ngày; viết 2022-08-17 hoặc 17/8/2022"),
        ("17/8", "“17/8” không phải là ngày; viết 2022-08-17 hoặc 17/8/2022"),
        ("ngày … tháng 8 năm 2022", "“ngày … tháng 8 năm 2022” không phải là ngày; viết 2022-08"),
        ("ngày 5 tháng 02 năm 2024", "“ngày 5 tháng 02 năm 2024” không phải là ngày; viết 2024-02-05"),
        ("tháng 2/2024", "“tháng 2/2024” không phải là ngày; viết 2024-02"),
    ],
)
def test_impossible_dates(text: str, said: str) -> None:
    assert refused(PartialDate, text) == said


def test_a_full_date_needs_its_day() -> None:
    assert read(FullDate, "17/8/2022") == date(2022, 8, 17)
    assert "thiếu ngày" in refused(FullDate, "2022-08")


@given(st.dates(date(1945, 1, 1), date(2100, 12, 31)))
def test_any_date_is_read_back_from_how_it_is_written(day: date) -> None:
    for text in (day.isoformat(), f"{day.day}/{day.month}/{day.year}", f"{day:%d.%m.%Y}"):
        assert read(FullDate, text) == day
    month = PartialDate.parse(f"{day:%Y-%m}")
    assert month.first <= day <= month.last
    assert (month.last + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("text", "span"), [("2022", (2022, 2022)), ("2021-2025", (2021, 2025)), ("2021 – 2025", (2021, 2025))]
)
def test_years(text: str, span: tuple[int, int]) -> None:
    assert tuple(read(YearSpan, text)) == span
    assert read(YearSpan, str(read(YearSpan, text))) == read(YearSpan, text)


@pytest.mark.parametrize("text", ["22", "2025-2021", "năm 2022", "1900", "2000-2090", ""])
def test_years_that_are_none(text: str) -> None:
    assert refused(YearSpan, text)


def test_a_span_holds_its_years() -> None:
    assert read(YearSpan, ["2024", "2025"]) == (2024, 2025)
    assert refused(YearSpan, ["2023", "2025"]) == "các năm phải liền nhau: sau 2023 là 2024"
    assert refused(YearSpan, [])
    assert refused(YearSpan, [{}])
    span = YearSpan(2021, 2023)
    assert span.all == (2021, 2022, 2023)
    assert 2022 in span
    assert 2020 not in span


@pytest.mark.parametrize(
    ("text", "value"),
    [("85,5", "85.5"), ("85.5", "85.5"), ("1.234", "1234"), ("1.234.567,89", "1234567.89"), ("83%", "83"),
     ("-2", "-2"),
     ("+3", "3"),
     (" 7 % ", "7"), ("12.3456", "12.3456")],
)  # fmt: skip
def test_numbers_as_vietnamese_write_them(text: str, value: str) -> None:
    assert read(Number, text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "tám", "1,2,3", "1.23.4", "1e5", "nan", "9" * 40])
def test_what_is_no_number(text: str) -> None:
    assert "không phải là số" in refused(Number, text)


@pytest.mark.parametrize("word", ["hoan_thanh", "Hoàn thành", "HOÀN THÀNH", " hoan-thanh ", "hoàn  thành"])
def test_closed_words_as_people_write_them(word: str) -> None:
    assert read(DeclaredStatusField, word) is DeclaredStatus.DONE


def test_an_unknown_closed_word_is_answered_with_the_nearest() -> None:
    assert refused(DeclaredStatusField, "hoàn tành") == (
        "không có giá trị “hoàn tành”; có phải “hoan_thanh” không? "
        "Chỉ nhận: chua_thuc_hien, dang_thuc_hien, hoan_thanh, khong_thuc_hien"
    )


def test_flags_and_lists() -> None:
    assert [read(Flag, word) for word in ("true", "Có", "đúng", "1", "false", "không", "0")] == [True] * 4 + [
        False
    ] * 3
    assert "true (có) hoặc false (không)" in refused(Flag, "chắc là có")
    assert read(OneOrMany[Text], "một") == read(OneOrMany[Text], ["một"]) == ("một",)
    assert read(WholeNumber, "12") == 12
    assert "không phải là số nguyên" in refused(WholeNumber, "1,5")
    assert [read(ClosingDay, day) for day in ("1", "31")] == [1, 31]
    assert [refused(ClosingDay, day) for day in ("0", "32")] == [
        f"ngày chốt {day} không có trong tháng; viết một số từ 1 đến 31" for day in (0, 32)
    ]


@pytest.mark.parametrize("code", ["A.I.3", "so-vhtt", "2022_cchc", "Đ.1", "7", "a" * 60])
def test_codes(code: str) -> None:
    assert read(Code, f" {code} ") == code


@pytest.mark.parametrize(
    "code",
    ["", ".", "..", "../x", "a/b", "a\\b", "a..b", ".a", "a.", "-a", "a b", "a\0b", "con", "CON.txt",
     "nul", "lpt1.x", "a" * 61,
     "…", "数", "a:b", "a?b", "~", "%2e", "a\u202eb", "a\n"],
)  # fmt: skip
def test_codes_that_would_leave_their_folder_or_break_a_disk(code: str) -> None:
    if code.strip() == "a":
        assert read(Code, code) == "a"
    else:
        assert refused(Code, code)


@pytest.mark.parametrize(
    "url",
    ["https://a.vn/x?y=1#z", "http://a.vn", "HTTPS://A.VN", "mailto:a@b.vn", "tel:+842583822123",
     "tep/bao-cao.pdf", "../x",
     "/x", "#muc", "?q=a:b", "x/y:z"],
)  # fmt: skip
def test_addresses_that_are_allowed(url: str) -> None:
    assert read(Url, url) == url


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
     "//evil.vn", "\\\\evil",
     "java\tscript:x", "java\nscript:x", "https://a.vn/ b", 'https://a.vn/"x', "https://a.vn/<x>", "",
     "x-y.z+1:a",
     "blob:https://a.vn", "https://a\\b", "\x01javascript:x"],
)  # fmt: skip
def test_addresses_that_could_run_or_mislead(url: str) -> None:
    assert refused(Url, url)


def test_empty_is_missing() -> None:
    task = Task.model_validate({"ma": "1", "noi_dung": "Việc", "phoi_hop": "", "ket_qua": None})
    assert (task.support, task.result) == ((), None)
    with pytest.raises(ValidationError):
        Task.model_validate({"ma": "1", "noi_dung": ""})


def test_short_forms() -> None:
    section = Section.model_validate("Tên mục")
    link = DocumentLink.model_validate("https://a.vn/x")
    assert section.title == "Tên mục"
    assert (link.url, link.name) == ("https://a.vn/x", None)
    assert DocumentLink.model_validate("Báo cáo số 5").name == "Báo cáo số 5"
    with pytest.raises(ValidationError, match="cần “ten” hoặc “url”"):
        DocumentLink.model_validate({})


def test_a_task_of_parts_is_their_sum_unless_it_says_so_itself() -> None:
    parts = [
        {"noi_dung": "Một", "chu_tri": "VP"},
        {"noi_dung": "Hai", "chu_tri": ["TT", "VP"], "phoi_hop": "X"},
    ]
    task = Task.model_validate({"ma": "1", "phan": parts})
    assert (task.content, task.lead, task.support) == ("Một\nHai", ("VP", "TT"), ("X",))
    task = Task.model_validate({"ma": "1", "phan": parts, "noi_dung": "Cả", "chu_tri": "GĐ"})
    assert (task.content, task.lead) == ("Cả", ("GĐ",))


def test_dropping_a_task_needs_a_reason() -> None:
    dropped = {"ngay": "2022-01-01", "trang_thai": "Không thực hiện"}
    with pytest.raises(ValidationError, match="cần “ly_do”"):
        Update.model_validate(dropped)
    assert Update.model_validate({**dropped, "ly_do": "Hết kinh phí"}).status is DeclaredStatus.DROPPED


def test_records_are_closed_and_frozen() -> None:
    plan = Plan.model_validate({"nam": "2022", "trich_yeu": "X"})
    with pytest.raises(ValidationError):
        plan.title = "Y"  # type: ignore[misc]  # that it is refused is what is tested
    with pytest.raises(ValidationError):
        Plan.model_validate({"nam": "2022", "trich_yeu": "X", "la": "1"})
    with pytest.raises(ValidationError):
        Plan.model_validate({"years": "2022", "title": "X"})


RECORDS = [
    kind
    for kind in vars(model).values()
    if isinstance(kind, type) and issubclass(kind, BaseModel) and kind is not Record
]


@pytest.mark.parametrize("record", RECORDS)
def test_every_field_is_declared_with_key_label_and_help(record: type[Record]) -> None:
    keys = [yaml_key_of(record, name) for name in record.model_fields]
    assert len(set(keys)) == len(keys)
    for name, field in record.model_fields.items():
        assert yaml_key_of(record, name).isascii(), name
        assert label_of(record, name) != name
        assert (field.description or "").endswith((".", "%")), name
