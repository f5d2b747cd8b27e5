"""What workers find in texts is what is found here."""

from __future__ import annotations

from digestgen.build.find_mentions import Asked, Found, Workers, find_all
from digestgen.build.workers import executor
from digestgen.linking.mentions import Name
from digestgen.model.ids import TopicKey
from digestgen.model.mention import Mention

NAMES = (Name("Kufra", TopicKey("kufra")), Name("Libyan civil war", TopicKey("libyan civil war")))
HTML = "<p>They met in Kufra, long after the Libyan civil war.</p>"


def texts(number: int) -> list[Asked]:
    linked = TopicKey("kufra")
    return [
        Asked(f"{n}.md", "" if n % 5 == 0 else f"<p>{n}</p>{HTML}", (linked,) if n % 3 == 0 else ())
        for n in range(number)
    ]


def test_workers_find_what_is_found_here() -> None:
    asked = texts(1000)
    here = list(find_all(asked, NAMES, "en", None))

    with executor(2) as pool:
        there = list(find_all(asked, NAMES, "en", Workers(lambda: pool, 2)))

    assert [text.article_id for text in asked] == [found.article_id for found in here]
    assert sorted(here) == sorted(there)


def test_what_an_editor_links_and_what_is_empty_is_not_looked_for() -> None:
    found = {one.article_id: one for one in find_all(texts(7), NAMES, "en", None)}

    start = HTML.index("Kufra") + len("<p>1</p>")
    kufra = Mention(start, start + len("Kufra"), TopicKey("kufra"))
    war = HTML.index("Libyan") + len("<p>1</p>")
    civil_war = Mention(war, war + len("Libyan civil war"), TopicKey("libyan civil war"))
    assert Found("1.md", (), (kufra, civil_war)) == found["1.md"]
    assert Found("3.md", (TopicKey("kufra"),), (civil_war,)) == found["3.md"]
    assert Found("5.md", (), ()) == found["5.md"]


def test_few_texts_ask_for_no_workers() -> None:
    def no_pool() -> None:
        raise AssertionError

    assert 9 == len(list(find_all(texts(9), NAMES, "en", Workers(no_pool, 2))))  # type: ignore[arg-type]


def test_without_names_nothing_is_found() -> None:
    assert all(not found.mentions for found in find_all(texts(900), (), "en", None))
