from __future__ import annotations

from datetime import date

import pytest

from digestgen.content.dates import Day, read_day

DAY = date(2020, 4, 26)


@pytest.mark.parametrize(
    "text",
    [
        "2020-04-26",
        "2020-4-26",
        "2020/04/26",
        "2020.04.26",
        "20200426",
        "2020-04-26T10:00",
        "2020-04-26T10:00:00Z",
        "2020-04-26T23:30:00.000-05:00",
        "2020-04-26 10:00:00 +0530",
        "2020-04-26 10:00:00 -7",
        "2020-04-26 3:45:00",
        "2020-04-26 10:00:00 UTC+05:30",
        "2020-04-26 10:00:00 Asia/Kolkata",
        "2020-04-26 10:00 IST",
        "Sun, 26 Apr 2020 10:00:00 +0530",
        "Sun, 26 Apr 2020 10:00:00 GMT (somewhere)",
        "26 April 2020",
        "26th April, 2020",
        "26 April 2020, 10:00",
        "26-Apr-2020",
        "26th of April 2020",
        "April 26, 2020",
        "April 26 2020",
        "Apr. 26, 2020 at 10:00 pm",
        "Sunday, April 26, 2020",
        "2020 April 26",
        "26/04/2020",
        "04/26/2020",
        "26.04.2020 10:00",
        " 2020-04-26 ",
    ],
)
def test_a_day_is_read_as_it_stands(text: str) -> None:
    assert Day(DAY) == read_day(text, timezone="Pacific/Kiritimati")


@pytest.mark.parametrize("text", ["2020-04", "2020/4", "April 2020", "Apr, 2020"])
def test_a_month_is_its_first_day_and_says_so(text: str) -> None:
    assert Day(date(2020, 4, 1), is_whole_month=True) == read_day(text, timezone="UTC")


@pytest.mark.parametrize(
    "text",
    [
        "2024-13-02",
        "2023-02-29",
        "0000-01-01",
        "2020-04-31T10:00",
        "yesterday",
        "2020",
        "26 Brumaire 2020",
        "26/04/20",
        "2020-04/26",
        "2020-04-26 and more",
        "٢٠٢٠-٠٤-٢٦",
        "9" * 200,
        "99999999999999",
        "31/31/2020",
    ],
)
def test_what_is_no_date_says_so(text: str) -> None:
    assert read_day(text, timezone="UTC") == "is no date"


def test_day_and_month_that_may_be_swapped_are_refused() -> None:
    assert read_day("05/10/2018", timezone="UTC") == "may be read in two ways"
    assert Day(date(2018, 5, 5)) == read_day("05/05/2018", timezone="UTC")


@pytest.mark.parametrize("text", ["1587945600", "1587945600000"])
def test_seconds_are_a_day_in_the_time_zone_of_the_site(text: str) -> None:
    assert Day(date(2020, 4, 27)) == read_day(text, timezone="UTC")
    assert Day(date(2020, 4, 26)) == read_day(text, timezone="America/New_York")
