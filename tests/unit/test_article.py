from __future__ import annotations

from datetime import date

import pytest

from digestgen.article import MAX_TAGS, read_article
from digestgen.model.article import Article
from digestgen.model.metadata import Found
from digestgen.model.reading import ReadSettings


def read(text: str, path: str = "a.md") -> Article:
    reading = read_article(text.encode(), path, ReadSettings())
    assert reading.article, reading.problems
    return reading.article


@pytest.mark.parametrize(
    ("text", "title", "found"),
    [
        ("---\ntitle: Stated\n---\n\n# Heading\n\ntext", "Stated", Found.FRONT_MATTER),
        ("# Heading\n\ntext", "Heading", Found.HEADING),
        ("A first sentence. A second.", "A first sentence", Found.DERIVED),
        ("---\ndate: 2020-01-01\n---\n", "some name", Found.DERIVED),
    ],
)
def test_titles_come_in_order_of_trust(text: str, title: str, found: Found) -> None:
    article = read(text, "some-name.md")

    assert (title, found) == (article.card.title, article.title_source)


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("2020/recruits.md", "recruits"),
        ("2020-04-26-recruits.md", "recruits"),
        ("recruits/index.md", "recruits"),
        ("recruits/index.fr.md", "recruits-fr"),
        ("recruits/contents.lr", "recruits"),
        ("Größe & Maß.md", "grösse-and-mass"),
        ("2020-04-26.md", "2020-04-26"),
        ("index.md", "home"),
    ],
)
def test_addresses_come_from_file_names(path: str, slug: str) -> None:
    text = "title: x\n---\nbody:\n\ntext" if path.endswith(".lr") else "text"

    assert read(text, path).card.permalink == f"articles/{slug}.html"


def test_the_slug_of_an_editor_wins() -> None:
    assert read("---\nslug: 0123\n---\n\ntext").card.permalink == "articles/0123.html"


def test_a_date_in_the_text_beats_that_of_the_file_name() -> None:
    scraped = " date 2020-04-26 By By Jane Doe 2 hours ago in World The river rose. It fell again."

    article = read(scraped, "2021-01-01-river.txt")

    assert (date(2020, 4, 26), Found.TEXT) == (article.card.published, article.date_source)


def test_a_stated_date_beats_all_others() -> None:
    article = read("---\ndate: 2019-05-06\n---\n\ntext", "2021-01-01-river.md")

    assert (date(2019, 5, 6), Found.FRONT_MATTER) == (article.card.published, article.date_source)


def test_the_summary_is_the_first_paragraph_without_the_made_up_title() -> None:
    first = "The coast road changed hands on Monday."
    text = f"{first} Three towns fell in one day, and nobody had expected it."

    article = read(text)

    assert article.card.title == first.rstrip(".")
    assert article.card.summary == "Three towns fell in one day, and nobody had expected it."


def test_headings_are_no_summary() -> None:
    article = read("---\ntitle: x\n---\n\n## Short\n\nThe coast road changed hands on Monday.")

    assert article.card.summary == "The coast road changed hands on Monday."


def test_one_tag_in_two_forms_counts_once() -> None:
    article = read("---\ntags: [Libyan civil war, Libyan Civil War, '  ', Sudan]\n---\n\ntext")

    assert article.card.tags == ("Libyan civil war", "Sudan")


def test_of_very_many_tags_the_first_count_and_the_rest_is_told() -> None:
    tags = ", ".join(f"tag {number}" for number in range(MAX_TAGS + 3))

    reading = read_article(f"---\ntags: [{tags}]\n---\nText.\n".encode(), "a.md", ReadSettings())

    assert reading.article
    assert reading.article.card.tags == tuple(f"tag {number}" for number in range(MAX_TAGS))
    assert [p.message for p in reading.problems if p.code == "tags-many"] == [
        "103 tags: the first 100 count"
    ]


def test_reading_is_a_function_of_its_arguments() -> None:
    text = "---\ntitle: x\ntags: [b, a]\n---\n\n# One\n\n[l](b.md)\n"

    assert read(text) == read(text)


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02" * 100, b"---\ntitle: x\n", b"\xff\xfe"])
def test_what_cannot_be_read_has_an_error(data: bytes) -> None:
    reading = read_article(data, "a.md", ReadSettings())

    assert reading.article is None
    assert any(problem.is_fatal for problem in reading.problems)


def test_a_file_of_a_bundle_names_its_language() -> None:
    assert read("texte", "recrues/index.fr.md").card.language == "fr"


def test_a_heading_that_ends_like_a_sentence_is_no_summary() -> None:
    article = read("---\ntitle: x\n---\n\n## Really? Yes!\n\nFirst paragraph here.")

    assert article.card.summary == "First paragraph here."


def test_leads_stand_word_for_word_in_paragraphs_with_their_ids() -> None:
    text = (
        "---\ntitle: Harbour\n---\n## P2\n\nThe harbour of Ndelu opened on Monday after *nine*"
        " years of work.\n\nThe harbour of Ndelu employs ninety sailors and a cook from abroad.\n"
    )

    found = read(text)

    assert [lead.anchor for lead in found.leads] == ["p1", "p2-text"]
    assert all(lead.text in found.plain_text for lead in found.leads)
    assert '<h2 id="p2">' in found.body_html
    assert '<p id="p1">The harbour of Ndelu opened' in found.body_html
    assert '<p id="p2-text">The harbour of Ndelu employs' in found.body_html


def test_only_paragraphs_with_leads_have_ids() -> None:
    assert "id=" not in read("# Title\n\nShort.\n\nAlso short.").body_html
