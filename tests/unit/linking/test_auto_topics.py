from __future__ import annotations

import pytest

from digestgen.linking.auto_topics import MOST, TIMES, topics_named
from digestgen.linking.mentions import Finder, Name
from digestgen.model.ids import TopicKey

NAMES = ("Libya", "peace talks", "Khalifa Haftar", "oil")


def finder(*names: str) -> Finder:
    return Finder((Name(name, TopicKey(name.lower())) for name in names or NAMES), "en")


def paragraph(text: str, times: int = 1) -> str:
    return f"<p>{' '.join([text] * times)}</p>"


@pytest.mark.parametrize(
    ("title", "html", "named"),
    [
        ("Peace talks in Libya", "<p>They met.</p>", ("libya", "peace talks")),
        ("Talks", paragraph("They came to Libya.", TIMES), ("libya",)),
        ("Talks", paragraph("They came to Libya.", TIMES - 1), ()),
        # What stands in the title comes first, then what is named most.
        ("The peace talks", paragraph("In Libya again.", TIMES), ("peace talks", "libya")),
        # A part of a longer name is no mention, nor is what is linked or quoted as code.
        ("The Libya Herald", "<p>It closed.</p>", ()),
        ("Talks", paragraph('To <a href="x">Libya</a> and <code>oil</code>.', 9), ()),
        ("&amp; <b>Libya</b>", "<p>So.</p>", ("libya",)),
        ("", "", ()),
    ],
)
def test_topics_that_an_article_is_about(title: str, html: str, named: tuple[str, ...]) -> None:
    assert named == topics_named(title, html, finder())


def test_no_more_than_so_many() -> None:
    names = [f"Place{letter}" for letter in "abcdefgh"]

    found = topics_named(", ".join(names), "", finder(*names))

    assert MOST == len(found)
