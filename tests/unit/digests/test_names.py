from __future__ import annotations

from digestgen.digests.names import most_mentioned
from digestgen.model.lead import Named


def most(
    *articles: str, known: dict[str, str] | None = None, skip: tuple[str, ...] = ()
) -> dict[str, list[tuple[str, int]]]:
    named = [
        [Named(name.rstrip("!@"), {"!": "person", "@": "place"}.get(name[-1], "")) for name in text]
        for text in (article.split(", ") for article in articles)
    ]
    kinds = known or {}
    found = most_mentioned(named, known_kind=lambda name: kinds.get(name, ""), skip=skip)
    return {kind: [(one.name, one.articles) for one in names] for kind, names in found.items()}


def test_name_told_by_one_article_counts_in_all() -> None:
    found = most("Amal Idris!, Kufra@", "Amal Idris, Kufra", "Kufra")

    assert {"person": [("Amal Idris", 2)], "place": [("Kufra", 3)]} == found


def test_surname_counts_for_the_one_full_name() -> None:
    assert [("Amal Idris", 3)] == most("Amal Idris", "Idris!", "Idris!")["person"]
    assert [("Idris", 2)] == most("Amal Idris", "Idris!, Omar Idris", "Idris!")["person"]


def test_name_that_nobody_explains_or_that_texts_disagree_on_is_left_out() -> None:
    assert {"person": [], "place": []} == most("Zuma", "Zuma", "Juba@, Asmar!", "Juba!, Asmar@")


def test_vocabulary_knows_better() -> None:
    assert [("Juba", 2)] == most("Juba!", "Juba!", known={"Juba": "place"})["place"]


def test_name_of_one_article_and_the_topic_itself_are_left_out() -> None:
    assert {"person": [], "place": []} == most("Kufra@, Juba@", "Kufra@", skip=("kufra",))
