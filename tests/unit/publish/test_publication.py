from __future__ import annotations

from digestgen.publish.git import Entry
from digestgen.publish.publication import compare


def entries(*paths: str) -> list[Entry]:
    return [Entry(path, f"blob of {path}") for path in paths]


def test_what_pages_load_is_no_address_that_can_be_lost() -> None:
    before = entries("index.html", "theme/a.css", "search/topics.js", "pagefind/en/pagefind.js")

    found = compare(before, entries("index.html", "pagefind/fr/pagefind.js"))

    assert ((), (), ()) == (found.new, found.changed, found.lost)
    assert not found.is_nothing
