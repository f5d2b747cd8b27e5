"""Sentences near the ends of a text that begin like a label, or hold a date: all of them stay."""

from __future__ import annotations

import pytest

from tests.unit.cleaning.sources import cleaned

_BODY = (
    "The council of Selby bought a boat in the spring, and the boat has run ever since. Two "
    "hundred people a day cross the river on it, most of them workers of the mills. The captain, "
    "a man of sixty, knows every one of them by name and by debt. In winter the ice stops him for "
    "a month, and the mills send a cart over the upper bridge. The county paid half of the costs "
    "until last year, when it left the agreement."
)
_END = " The eels went up the river at dawn. Nobody in the town had seen so many of them before."


@pytest.mark.parametrize(
    "sentence",
    [
        "Follow us on foot, the captain told them.",
        "Subscribe to the Selby Courier, the poster said.",
        "Share this story, the captain asked us.",
        "Leave a reply at the desk, he said.",
        "Related articles of the law were read aloud.",
        "All rights reserved, said the sign on the wall.",
        "© 1931 is painted on the drawing.",
        "Recommended for you, said the waiter.",
        "You may also like the eel, he said.",
        "Sign up for the boat, the posters said.",
        "Loading...",
        "Advertisement",
        "More about the ferry: the county, the mills. More news from Selby was not to be had.",
    ],
)
def test_a_sentence_that_begins_like_a_label_ends_no_article(sentence: str) -> None:
    result = cleaned(f"{_BODY} {sentence}{_END}").markdown

    assert _END.strip() in result.replace("\n\n", " ")
    if len(sentence.split()) > 1:
        assert sentence in result.replace("\n\n", " ")


@pytest.mark.parametrize(
    "sentence",
    [
        "The letter, published April 3, 2020, asked for money.",
        "The film By Night was shown on April 3, 2020 in the hall.",
        "It was signed By Order of the Mayor on 3 April 2020 and hung up.",
        "The captain, By Jove, was older than the boat on April 3, 2020.",
    ],
)
def test_a_date_inside_a_sentence_begins_no_article(sentence: str) -> None:
    first, second, rest = _BODY.split(". ", 2)
    text = f"{first}. {second}. {sentence} {rest}{_END}"

    result = cleaned(text)

    assert (result.found.authors, result.found.published) == ((), None)
    assert result.markdown.replace("\n\n", " ") == text
