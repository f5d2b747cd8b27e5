"""What a page states about its article, and which place is believed."""

from __future__ import annotations

import json

import pytest

from digestgen.content.page import read_page
from digestgen.content.page.titles import bare_title

TEXT = "<p>The river rose in the night and the whole town of Nerin woke up wet and cold.</p>" * 4


def fields(head: str, body: str = "") -> dict[str, object]:
    page, _ = read_page(f"<html><head>{head}</head><body>{body}<div>{TEXT}</div></body></html>")
    assert page is not None
    return {field.name: field.value for field in page.fields}


def json_ld(**article: object) -> str:
    stated = json.dumps({"@type": "NewsArticle", **article})
    return f'<script type="application/ld+json">{stated}</script>'


def meta(name: str, value: str) -> str:
    return f'<meta property="{name}" content="{value}">'


def test_json_ld_is_believed_first() -> None:
    head = json_ld(headline="A &amp; B", datePublished="2021-03-04T23:00:00-05:00")
    head += meta("og:title", "Other") + meta("article:published_time", "2020-01-01")

    found = fields(head)

    assert ("A & B", "2021-03-04") == (found["title"], found["date"])


def test_the_date_of_publishing_beats_that_of_a_change() -> None:
    head = meta("article:modified_time", "2021-05-01") + meta("parsely-pub-date", "2021-04-01")

    found = fields(head)

    assert ("2021-04-01", "2021-05-01") == (found["date"], found["updated"])


@pytest.mark.parametrize("stated", ["0001-01-01", "yesterday", "", "2021-13-40"])
def test_a_date_that_cannot_be_is_passed_over(stated: str) -> None:
    head = json_ld(headline="A title", datePublished=stated) + meta("dc.date", "2021-04-01")

    assert fields(head)["date"] == "2021-04-01"


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ({"@type": "Person", "name": "Ada Vale"}, ("Ada Vale",)),
        (
            [{"name": "Ada Vale"}, {"@type": "Person", "name": ["Ben Moss"]}],
            ("Ada Vale", "Ben Moss"),
        ),
        (
            [{"@type": "Organization", "name": "A House"}, {"@type": "Person", "name": "Ada Vale"}],
            ("Ada Vale",),
        ),
        ({"@type": "Organization", "name": "Nerin Agency"}, ("Nerin Agency",)),
        ("By Ada Vale", ("Ada Vale",)),
    ],
)
def test_authors_of_json_ld(author: object, expected: tuple[str, ...]) -> None:
    assert expected == fields(json_ld(headline="A title", author=author))["authors"]


@pytest.mark.parametrize("junk", ["https://facebook.example/desk", "admin", "ada@desk.example"])
def test_what_is_no_name_is_no_author(junk: str) -> None:
    head = meta("article:author", junk) + '<meta name="author" content="Ada Vale">'

    assert fields(head)["authors"] == ("Ada Vale",)


def test_tags_without_those_of_machines() -> None:
    tags = "".join(
        meta("article:tag", t) for t in ("floods", "type_news", "Floods", "a:b", "boats")
    )

    assert fields(tags)["tags"] == ("floods", "boats")


def test_broken_json_ld_harms_nobody() -> None:
    broken = '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
    deep = f'<script type="application/ld+json">{"[" * 100_000}</script>'

    found = fields(broken + deep + json_ld(headline="A title that is whole"))

    assert found["title"] == "A title that is whole"


def test_where_facts_come_from_is_told() -> None:
    page, (note,) = read_page(f"<html><head>{meta('og:title', 'A title')}</head>{TEXT}</html>")

    assert page
    assert "title from og:title" in note.message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A river in the night | The Courier", "A river in the night"),
        ("A river in the night - courier.example", "A river in the night"),
        ("The Courier: A river in the night", "The Courier: A river in the night"),
        ("The Courier | A river in the night", "A river in the night"),
        ("The Courier » News » What the cat saw", "What the cat saw"),
        ("Nerin: a town - and its river", "Nerin: a town - and its river"),
        ("Courier", "Courier"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(text: str, expected: str) -> None:
    headings = ("What the cat saw",)

    assert expected == bare_title(
        text, site="The Courier", host="www.courier.example", headings=headings
    )
