"""Lines of calendars, read back by a library that is not ours."""

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from congkhai.exports.base import printable
from congkhai.exports.ical import line, text


@given(st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("\\;,\n\r ệ")), max_size=400))
def test_a_text_survives_escaping_and_folding(value: str) -> None:
    folded = line("SUMMARY", text(value))
    assert folded.endswith(b"\r\n")
    for one in folded.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(one) <= 75
        one.decode()
        assert (len(one) - len(one.rstrip(b"\\"))) % 2 == 0
    calendar = icalendar.Calendar.from_ical(b"BEGIN:VCALENDAR\r\n" + folded + b"END:VCALENDAR\r\n")
    plain = printable(value).replace("\r\n", "\n").replace("\r", "\n")
    assert str(calendar["summary"]) == plain
