"""Calendars: every day once, under its own weekday."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from digestgen.charts.calendar import STEPS, Cell, MonthGrid, draw_month, step_of
from digestgen.wording import ENGLISH


def drawn(month: str, days: dict[str, int]) -> MonthGrid:
    hrefs = {day: f"#{day}" for day in days}
    titles = {day: ENGLISH.day(day) for day in days}
    return draw_month(month, days, titles=titles, hrefs=hrefs, weekdays=ENGLISH.weekdays)


@given(st.dates(), st.dictionaries(st.integers(1, 28), st.integers(1, 500), min_size=1))
def test_every_day_stands_once_under_its_weekday(day: date, counts: dict[int, int]) -> None:
    month = f"{day.year:04}-{day.month:02}"
    grid = drawn(month, {f"{month}-{at:02}": count for at, count in counts.items()})

    assert all(len(week) == len(grid.weekdays) == 7 for week in grid.weeks)
    found = {
        int(cell.text): place for week in grid.weeks for place, cell in enumerate(week) if cell.text
    }
    assert found[day.day] == day.weekday()
    assert list(range(1, len(found) + 1)) == sorted(found)
    linked = {int(c.text): c.articles for week in grid.weeks for c in week if c.href}
    assert counts == linked


def test_a_cell_tells_its_day_in_full() -> None:
    grid = drawn("2020-04", {"2020-04-13": 2, "2020-04-26": 4})

    assert Cell("13", "13 April 2020", 2, "#2020-04-13", 2) == grid.weeks[2][0]
    assert Cell("26", "26 April 2020", 4, "#2020-04-26", STEPS) == grid.weeks[3][6]
    assert Cell("", "", 0, "", 0) == grid.weeks[0][0]


@given(st.integers(1, 10_000), st.integers(0, 10_000))
def test_steps_go_from_nothing_to_the_most(most: int, articles: int) -> None:
    step = step_of(min(articles, most), most)

    assert 0 <= step <= STEPS
    assert (step == 0) == (articles == 0)
    assert step_of(most, most) == STEPS
