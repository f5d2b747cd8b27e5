"""Texts with lines of their own."""

from __future__ import annotations

from digestgen.markdown import render_markdown
from tests.unit.cleaning.sources import cleaned


def html(text: str) -> str:
    return render_markdown(cleaned(text).markdown, path="a.txt", first_line=1).html


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The boat that the council bought in spring has\n"
        "run ever since, and two hundred people a day\n"
        "cross the river on it. Most of them work.\n\n"
        "The second paragraph stands here and is wrapped\n"
        "at fifty columns as old mail programs did.\n\nYours\nAda Vale\n"
    )

    assert html(text).count("<p>") == 3


def test_verse_keeps_its_lines_and_stanzas() -> None:
    text = (
        "The river runs to the sea,\nthe boat runs on the river,\nand nobody waits for me\n"
        "where willows bend and shiver.\n\n"
        "The second stanza has its lines\nas short as was the first.\n"
    )

    assert html(text).count("<p>") == 2
    assert html(text).count("<br") == 4


def test_a_line_a_block_is_a_line_a_paragraph() -> None:
    text = (
        "The council of Selby bought a boat in the spring, and the boat has run ever since.\n"
        "Two hundred people a day cross the river on it, most of them workers of the mills.\n"
        "The captain knows every one of them by name and by debt, and so does his dog.\n"
    )

    assert html(text).count("<p>") == 3
