from __future__ import annotations

from digestgen.digests.choose import Candidate, Worth
from digestgen.digests.dates import KeyDate, key_dates
from digestgen.model.lead import Lead


def article(place: int, day: str, text: str, named: str = "") -> Candidate:
    return Candidate(place, day, (Lead(text, "p1", 50 + place, named),), ())


def dates(
    some: list[Candidate], *, is_whole: bool = True, quoted: tuple[str, ...] = ()
) -> tuple[KeyDate, ...]:
    months: dict[str, int] = {}
    for one in some:
        months[one.day[:7]] = months.get(one.day[:7], 0) + 1
    worth = Worth(some, "x")
    return key_dates(some, sorted(months.items()), worth, is_whole=is_whole, quoted=quoted)


_QUIET = [article(n, f"20{n:02d}-03-05", f"Quiet {n}.") for n in range(10, 16)]


def test_day_that_several_articles_name_is_a_key_date() -> None:
    some = [
        *_QUIET,
        article(1, "2019-05-01", "On 4 April 2019 it began.", "2019-04-04"),
        article(2, "2020-05-01", "It began on 4 April 2019.", "2019-04-04"),
        article(3, "2020-06-01", "One alone names it.", "2019-04-05"),
    ]

    (found,) = dates(some)

    assert ("2019-04-04", 2, True, 2) == (
        found.when, found.articles, found.is_named, found.chosen.place
    )  # fmt: skip


def test_day_with_many_articles_is_one_where_all_are_looked_at() -> None:
    some = [*_QUIET, *(article(n, "2020-04-13", f"Three towns, told by {n}.") for n in range(3))]

    assert [("2020-04-13", 3)] == [(date.when, date.articles) for date in dates(some)]
    assert [] == [date.when for date in dates(some, is_whole=False)]


def test_busy_month_is_one_beside_quiet_ones() -> None:
    some = [*_QUIET, *(article(n, f"2020-04-{n:02d}", f"Day {n}.") for n in range(1, 7))]

    assert [("2020-04", 6, False)] == [
        (date.when, date.articles, date.is_named) for date in dates(some)
    ]


def test_a_sentence_stands_once_on_the_page() -> None:
    some = [*_QUIET, *(article(n, "2020-04-13", f"Three towns, told by {n}.") for n in range(3))]
    quoted = tuple(f"Three towns, told by {n}." for n in range(3))

    assert () == dates(some, quoted=quoted)
    assert 1 == dates(some, quoted=quoted[2:])[0].chosen.place


def test_few_articles_have_no_key_dates() -> None:
    assert () == dates([article(n, "2020-04-13", f"Told by {n}.") for n in range(3)])
