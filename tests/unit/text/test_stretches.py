from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digestgen.text.stretches import (
    KINDS,
    MONTH,
    WEEK,
    Stretch,
    is_part,
    kind_of,
    part_of,
    step,
    stretch_before,
    stretch_of,
)

days = st.dates(date(1, 1, 8), date(9998, 12, 20))


@pytest.mark.parametrize(
    ("day", "week"),
    [
        ("2020-04-26", "2020-W17"),
        ("2020-04-27", "2020-W18"),
        ("2019-12-30", "2020-W01"),
        ("2021-01-03", "2020-W53"),
        ("2021-01-04", "2021-W01"),
    ],
)
def test_weeks_are_those_of_iso_8601(day: str, week: str) -> None:
    assert week == part_of(WEEK, day)


def test_a_stretch_holds_its_days_and_no_undated_article() -> None:
    assert Stretch("2020-04-20", "2020-04-26") == stretch_of("2020-W17")
    assert Stretch("2020-02-01", "2020-02-29") == stretch_of("2020-02")
    assert not stretch_of("2020-02").holds("")


@given(days, st.sampled_from(KINDS))
def test_a_day_lies_in_its_own_week_and_month(day: date, kind: str) -> None:
    part = part_of(kind, day.isoformat())

    assert kind_of(part) == kind
    assert is_part(part)
    assert stretch_of(part).holds(day.isoformat())


@given(days, st.sampled_from(KINDS))
def test_the_next_stretch_begins_where_one_ends(day: date, kind: str) -> None:
    part = part_of(kind, day.isoformat())

    later = step(part, 1)

    begin = date.fromisoformat(stretch_of(part).last) + timedelta(days=1)
    assert begin.isoformat() == stretch_of(later).first
    assert part == step(later, -1)


@given(st.integers(-40_000, 40_000), st.sampled_from(["2020-04", "2020-W17"]))
def test_steps_stay_in_the_calendar_and_in_order(by: int, part: str) -> None:
    here, there = stretch_of(part), stretch_of(step(part, by))

    assert (by > 0) == (there.first > here.first)


@pytest.mark.parametrize("text", ["2020-13", "2020-W54", "2021-W53", "2020-4", "x", "2020-W1", ""])
def test_other_texts_are_no_parts(text: str) -> None:
    assert not is_part(text)


def test_any_days_are_followed_back_without_gaps() -> None:
    week = stretch_of("2020-W17")

    assert stretch_of("2020-W16") == stretch_before(week, 1)
    assert stretch_of("2020-W14") == stretch_before(week, 3)
    assert MONTH == kind_of("2020-04")
