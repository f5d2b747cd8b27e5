from __future__ import annotations

from digestgen.digests.choose import MOST, Candidate, Worth, choose_quotes, wanted_quotes
from digestgen.model.lead import Lead

_WORDS = tuple(10 * letter for letter in "abcdefghijkl")


def candidate(place: int, *texts: str, day: str = "", score: int = 50) -> Candidate:
    leads = tuple(Lead(text, f"p{n}", score) for n, text in enumerate(texts, 1))
    return Candidate(place, day or f"2020-{place % 12 + 1:02d}-01", leads, ("Kufra",))


def quotes(candidates: list[Candidate], subject: str = "Kufra") -> list[tuple[int, str]]:
    chosen = choose_quotes(candidates, Worth(candidates, subject))
    return [(one.place, one.lead.text) for one in chosen]


def own(n: int) -> str:
    letter = _WORDS[n]
    return f"{letter}x {letter}y {letter}z {letter}."


def test_one_article_needs_no_digest_and_none_is_longer_than_a_page() -> None:
    assert [0, 0, 3, 4, 4, 4, 5, 7, 7] == [
        wanted_quotes(n) for n in (0, 1, 2, 3, 4, 5, 6, 10, 9999)
    ]
    assert [] == quotes([candidate(0, own(0), own(1))])


def test_sentences_stand_in_the_order_of_time_and_undated_ones_last() -> None:
    some = [candidate(n, own(n)) for n in range(4)]
    undated = some[1]._replace(day="")

    assert [0, 2, 3, 1] == [place for place, _ in quotes([some[3], undated, some[0], some[2]])]


def test_an_article_is_quoted_once_and_twice_where_there_are_few() -> None:
    many = [candidate(n, own(2 * n), own(2 * n + 1)) for n in range(5)]

    assert 4 == len(quotes(many)) == len({place for place, _ in quotes(many)})
    assert 3 == len(quotes(many[:2]))


def test_what_was_said_is_not_said_again() -> None:
    copies = [candidate(n, "The harbour of Kufra opened again after nine years.") for n in range(6)]

    assert [5] == [place for place, _ in quotes(copies)]


def test_what_many_articles_share_comes_first() -> None:
    some = [candidate(n, own(n)) for n in range(11)]
    some[4] = candidate(4, "The Kufra road is open and the old garrison has left it.", score=30)

    assert 4 in [place for place, _ in quotes(some)]
    assert MOST == len(quotes(some))


def test_sentences_are_spread_in_time() -> None:
    some = [candidate(n, own(n), day=f"2020-01-{n + 1:02d}") for n in range(12)]
    some[0] = candidate(0, own(0), day="2015-01-01", score=44)

    assert 0 in [place for place, _ in quotes(some)]


def test_order_of_candidates_is_nothing() -> None:
    some = [candidate(n, own(n), own((n + 5) % 12)) for n in range(12)]

    assert quotes(some) == quotes(some[::-1])
