"""Printed dates in running text."""

from __future__ import annotations

from datetime import date

import pytest

from digestgen.text.dates import find_dates

DAY = date(2019, 11, 20)


@pytest.mark.parametrize(
    "printed",
    [
        "November 20, 2019",
        "Nov. 20th 2019",
        "20 November 2019",
        "20 Nov, 2019 05:47",
        "20/11/2019",
        "11/20/19 06:56 AM EST",
        "2019-11-20T20:51:19Z",
        "20-11-2019 23:52 IST",
        "2019-11-20",
        "Wednesday 20 November 2019 11:42, UK",
        "2019年11月20日",
        "7:07 PM EST Nov 20, 2019",
        "Nov 20 2019, 10:18am",
        "11.20.2019 09:00 AM",
        "20.11.2019, 23:06",
        "10:48, Wed, Nov 20, 2019",
        "November 20, 2019 | 4:20am",
        "20. November 2019",
        "20 de novembro de 2019",
        "20 ноября 2019",
        "20 novembre 2019",
        "20th of November 2019",
    ],
)
def test_printed_date_is_found_whole(printed: str) -> None:
    text = f"Posted {printed} here"

    found = list(find_dates(text))

    assert [(text.index(printed), DAY)] == [(d.start, d.value) for d in found]
    assert printed == text[found[0].start : found[0].end]


def test_order_of_day_and_month_that_cannot_be_told_gives_no_date() -> None:
    assert [None] == [d.value for d in find_dates("05/10/2018")]


def test_day_that_no_calendar_has_is_no_date() -> None:
    assert [] == list(find_dates("2019-02-31 and 32 May 2019 and 13/13/2019"))


@pytest.mark.parametrize(
    "text", ["1.2.3", "10/12", "call 555-01-2345", "in 2019", "v3.11.7", "may 5"]
)
def test_other_figures_are_no_dates(text: str) -> None:
    assert [] == list(find_dates(text))


def test_several_dates_come_in_order() -> None:
    text = "Published Nov 18, 2019 10:00 | Updated 20 November 2019"

    assert [date(2019, 11, 18), DAY] == [d.value for d in find_dates(text)]


def test_clock_is_told() -> None:
    assert [True, False] == [d.has_clock for d in find_dates("May 5, 2019 10:15 AM, May 6, 2019")]
