"""Headline, authors, section and tags above and below an article; the words are made up."""

from __future__ import annotations

import pytest

from digestgen.cleaning.frame.borders import find_frame
from digestgen.cleaning.frame.facts import PageFacts, read_facts

_BODY = (
    "The old ferry of Selby will run again from Monday, the council said. It was laid up for "
    "three years because nobody would pay for a new engine. The county pays half of it now, "
    "and the mills on the other bank pay the rest. Two hundred people a day used to cross it "
    "before the engine broke down. Many of them had to drive forty miles to the next bridge since "
    "then. The captain has been told to expect crowds on the first morning, and the town band will "
    "play on the landing."
)
_TITLE = "Old ferry of Selby will run again"


def facts(head: str, tail: str = "") -> PageFacts:
    return read_facts(find_frame(f"{head} {_BODY} {tail}".strip()))


@pytest.mark.parametrize(
    "head",
    [
        f"{_TITLE} By Ada Vale May 4, 2021 10:15 AM EST Share on Facebook Tweet",
        f"{_TITLE} Ada Vale May 4, 2021 Share Tweet",
        f"{_TITLE} Ada Vale Ada Vale 4 May 2021 Share Tweet",
        f"{_TITLE}Ada ValePublished 4 May 2021Share on Facebook",
        f"Home News {_TITLE} By Ada Vale, Staff Writer - May 4, 2021 Share Tweet",
        f"Business {_TITLE} {_TITLE} By Ada Vale May 4, 2021 Share Tweet",
        f"https://example.org/Old-ferry-of-Selby-will-run.php {_TITLE} By Ada Vale May 4, 2021",
        f"{_TITLE} By ADA VALE, Associated Press May 4, 2021 Share on Facebook",
    ],
)
def test_headline_and_author_are_told_apart(head: str) -> None:
    found = facts(head).found

    assert (found.title, found.authors) == (_TITLE, ("Ada Vale",))


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ada Vale and John Holm", ("Ada Vale", "John Holm")),
        ("By Ada Vale, John Holm, Mary Dunn", ("Ada Vale", "John Holm", "Mary Dunn")),
        ("By Julia Vale", ("Julia Vale",)),
        ("By Jane de la Cruz", ("Jane de la Cruz",)),
        ("By Ras J. Baraka", ("Ras J. Baraka",)),
        ("By Siobhan O'Neil-Holm", ("Siobhan O'Neil-Holm",)),
        ("By ADA VALE and JOHN HOLMAssociated Press", ("Ada Vale", "John Holm")),
        ("By Reuters", ("Reuters",)),
        ("By admin -", ("admin",)),
        ("Reuters", ("Reuters",)),
    ],
)
def test_authors_are_read(line: str, authors: tuple[str, ...]) -> None:
    assert facts(f"{_TITLE} {line} May 4, 2021 Share on Facebook Tweet").found.authors == authors


@pytest.mark.parametrize(
    "head",
    [
        f"{_TITLE} May 4, 2021 Share on Facebook Tweet",
        f"{_TITLE} Photo: Ada Vale/Getty Images May 4, 2021 Share on Facebook Tweet",
        f"{_TITLE} Staff Writer May 4, 2021 Share on Facebook Tweet",
        f"{_TITLE} Selby County May 4, 2021 Share on Facebook Tweet",
    ],
)
def test_what_is_no_name_for_certain_is_left_out(head: str) -> None:
    assert "Ada Vale" not in facts(head).found.authors
    assert not {"Staff Writer"} & set(facts(head).found.authors)


def test_the_section_above_the_headline_is_read_and_navigation_is_not() -> None:
    head = f"{_TITLE} By Ada Vale May 4, 2021 Share Tweet"

    assert facts(f"Home Business {head}").found.section == "Business"
    assert facts(f"Home {head}").found.section == ""


@pytest.mark.parametrize(
    ("listed", "tags"),
    [
        ("Tags: ferries, Selby, river traffic", ("ferries", "Selby", "river traffic")),
        ("Topics Ferries , Selby , mills Share on Facebook", ("Ferries", "Selby", "mills")),
        ("Tags: Business Politics Share on Facebook", ("Business", "Politics")),
        ("#ferries #Selby", ("ferries", "Selby")),
        ("Tags: ferries Selby river traffic", ()),
        ("Tags: ferriesSelbyRiver", ()),
    ],
)
def test_tags_are_read_where_they_can_be_divided(listed: str, tags: tuple[str, ...]) -> None:
    assert facts(f"{_TITLE} By Ada Vale May 4, 2021 Share Tweet", listed).found.tags == tags


def test_each_fact_tells_its_place_and_how_sure_it_is() -> None:
    head = f"Business {_TITLE} By Ada Vale May 4, 2021 Share Tweet"
    text = f"{head} {_BODY}"
    marks = {mark.name: mark for mark in read_facts(find_frame(text)).marks}

    assert text[marks["title"].start : marks["title"].end].strip() == _TITLE
    assert text[marks["authors"].start : marks["authors"].end] == "Ada Vale"
    assert text[marks["date"].start : marks["date"].end] == "May 4, 2021"
    assert text[marks["section"].start : marks["section"].end] == "Business"
    assert all(0 < mark.sure <= 1 for mark in marks.values())


def test_a_text_that_begins_at_once_has_no_headline() -> None:
    found = read_facts(find_frame(_BODY)).found

    assert (found.title, found.authors, found.tags) == ("", (), ())
