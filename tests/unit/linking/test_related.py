from __future__ import annotations

from datetime import date, timedelta

from digestgen.linking.related import KEPT, Candidate, Related, rank_related
from digestgen.linking.sketch import sketch_of
from digestgen.model.ids import TopicKey

_DAY = date(2020, 4, 26)


def keys(text: str) -> tuple[TopicKey, ...]:
    return tuple(TopicKey(key) for key in text.split())


def candidate(
    article_id: str, topics: str = "", text: str = "", *, days: int | None = 0, title: str = ""
) -> Candidate:
    published = None if days is None else _DAY + timedelta(days)
    sketch = sketch_of(title, text, language="en")
    return Candidate(article_id, published, keys(topics), (), sketch)


def ids(related: tuple[Related, ...]) -> list[str]:
    return [one.article_id for one in related]


def test_more_shared_topics_come_first() -> None:
    own = candidate("own", "a b c")

    ranked = rank_related(
        own, [candidate("one", "a"), candidate("two", "c a"), candidate("no", "z")]
    )

    assert ids(ranked) == ["two", "one"]
    assert ranked[0].shared_topics == ("a", "c")


def test_more_shared_words_come_first() -> None:
    own = candidate("own", text="Dagalo met Haftar about mercenaries in Kufra.")

    ranked = rank_related(
        own,
        [
            candidate("one", text="Mercenaries were hired by others."),
            candidate("two", text="Haftar said that Dagalo pays the mercenaries."),
            candidate("none", text="A recipe for lentils."),
        ],
    )

    assert ids(ranked) == ["two", "one"]
    assert set(ranked[0].shared_words) == {"Dagalo", "Haftar", "mercenaries"}


def test_a_title_counts_more_than_the_text() -> None:
    own = candidate("own", title="Kufra", text="Mercenaries left.")

    ranked = rank_related(
        own,
        [
            candidate("text", text="Mercenaries left Sudan."),
            candidate("title", title="Kufra", text="Lentils left."),
        ],
    )

    assert ids(ranked)[0] == "title"


def test_articles_about_what_the_others_are_about_come_first() -> None:
    text = "Dagalo met Haftar about mercenaries in Kufra."
    own = candidate("own", text=text)
    about_darfur = [candidate(f"d{n}", "darfur", text) for n in range(4)]

    ranked = rank_related(own, [candidate("a", "oil", text), *about_darfur])

    assert ids(ranked) == ["d0", "d1", "d2", "d3", "a"]


def test_no_article_is_expected_because_of_itself() -> None:
    own, text = candidate("own", text="Dagalo met Haftar."), "Dagalo met Haftar."

    ranked = rank_related(own, [candidate("b", text=text), candidate("z", "x", text)])

    assert ranked[0].score == ranked[1].score


def test_only_the_likeliest_are_kept() -> None:
    own = candidate("own", "a", "Dagalo met Haftar.")
    others = [candidate(f"x{n:03}", "a", "Dagalo met Haftar.") for n in range(KEPT)]

    assert "late" not in ids(rank_related(own, [*others, candidate("late", "a")], limit=99))


def test_nearer_in_time_comes_first() -> None:
    own = candidate("own", "a")
    others = [candidate("far", "a", days=-4000), candidate("near", "a", days=9)]

    ranked = rank_related(own, [*others, candidate("undated", "a", days=None)])

    assert ids(ranked) == ["near", "undated", "far"]
    assert [one.days for one in ranked] == [9, None, -4000]


def test_own_article_and_repeats_are_out() -> None:
    own = candidate("own", "a")

    assert ids(rank_related(own, [own, candidate("x", "a"), candidate("x", "a")])) == ["x"]


def test_order_of_candidates_is_nothing() -> None:
    own = candidate("own", "a")
    others = [candidate(name, "a") for name in "dbca"]

    assert ids(rank_related(own, others, limit=3)) == ["a", "b", "c"]
    assert rank_related(own, others) == rank_related(own, others[::-1])
