from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digestgen.model.view import CardLine
from digestgen.pages.year_shelves import FEWEST_ARTICLES, YearShelf, year_shelves
from digestgen.wording import ENGLISH


def lines(*dates: str) -> list[CardLine]:
    return [CardLine("A title", "a.html", date, date, "", "") for date in dates]


def test_a_list_of_several_years_has_a_shelf_for_each() -> None:
    shelves = year_shelves(ENGLISH, lines(*["2021-03-04"] * 6, *["2019-01-01"] * 3, ""))

    assert shelves == (
        YearShelf("2021", "dg-2021", 0, 6),
        YearShelf("2019", "dg-2019", 6, 3),
        YearShelf("Undated", "dg-undated", 9, 1),
    )


def test_what_is_taken_in_at_a_glance_has_none() -> None:
    assert year_shelves(ENGLISH, lines("2021-03-04", "2020-03-04")) == ()
    assert year_shelves(ENGLISH, lines(*["2021-03-04"] * 40)) == ()
    assert year_shelves(ENGLISH, []) == ()


@given(st.lists(st.sampled_from(["2021-01-01", "2020-05-05", "1999-12-31", ""]), max_size=60))
def test_shelves_take_in_every_line_once(dates: list[str]) -> None:
    shown = lines(*sorted(dates, reverse=True))

    shelves = year_shelves(ENGLISH, shown)

    taken = [line for s in shelves for line in shown[s.first : s.first + s.articles]]
    assert taken == (shown if shelves else [])
    assert bool(shelves) == (len(shown) >= FEWEST_ARTICLES and len({d[:4] for d in dates}) > 1)
    assert len({shelf.anchor for shelf in shelves}) == len(shelves)
