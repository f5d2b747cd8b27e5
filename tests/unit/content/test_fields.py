from __future__ import annotations

from datetime import date

import pytest

from digestgen.content.fields import date_source, read_fields
from digestgen.model.metadata import Found, Metadata
from digestgen.model.problem import Severity
from tests.unit.content.reading import interpreted, metadata, read

DAY = date(2020, 4, 26)


def test_all_fields_of_a_plain_article() -> None:
    expected = Metadata(
        title="Recruits",
        published=DAY,
        updated=date(2020, 4, 27),
        authors=("Jane Doe",),
        section="World",
        tags=("libya", "Civil War"),
        summary="What happened.",
        slug="0123",
        language="pt-BR",
        source_url="https://example.org/a",
        is_draft=True,
        extra=(("aliases", '["b"]'), ("weight", '"010"')),
    )

    assert expected == metadata(
        "weight: 010\ntitle: Recruits\ndate: 2020-04-26\nupdated: 2020-04-27\nauthor: Jane Doe\n"
        "section: World\ntags: [libya, Civil War]\nsummary: What happened.\nslug: 0123\n"
        "lang: pt_BR\nsource: https://example.org/a\ndraft: true\naliases: [b]"
    )


@pytest.mark.parametrize("name", ["Title", "headline", "TITLE", "name"])
def test_titles_have_many_names(name: str) -> None:
    assert metadata(f"{name}: A").title == "A"


@pytest.mark.parametrize(
    "name",
    ["date", "pubDate", "pub_date", "publish-date", "Published At", "created", "datePublished"],
)
def test_days_have_many_names(name: str) -> None:
    assert metadata(f"{name}: 2020-04-26T23:59:59-08:00").published == DAY


def test_published_beats_date_beats_created() -> None:
    found = metadata("created: 2001-01-01\ndate: 2002-01-01\npublished: 2020-04-26")

    assert found.published == DAY
    assert found.extra == (("created", '"2001-01-01"'), ("date", '"2002-01-01"'))


@pytest.mark.parametrize(
    "name", ["modified", "lastmod", "last_modified", "updated-at", "dateModified"]
)
def test_updates_have_many_names(name: str) -> None:
    assert metadata(f"{name}: 2020-04-26").updated == DAY


def test_a_wrong_day_names_its_place_and_what_to_write() -> None:
    found, (problem,) = interpreted("title: A\ndate: 2024-13-02")

    assert found.published is None
    assert (
        problem.path,
        problem.line,
        problem.column,
        problem.code,
    ) == ("a.md", 3, 7, "front-matter-date")
    assert problem.message == "'2024-13-02' is no date"
    assert problem.hint == "write year-month-day, as in 2024-02-13"
    assert problem.is_fatal


@pytest.mark.parametrize("value", ["[2020-04-26]", "{a: b}", "05/10/2018", "soon"])
def test_other_wrong_days_are_faults_too(value: str) -> None:
    assert [p.code for p in interpreted(f"date: {value}")[1]] == ["front-matter-date"]


def test_a_month_is_noted() -> None:
    found, (problem,) = interpreted("date: 2020-04")

    assert date(2020, 4, 1) == found.published
    assert Severity.NOTICE is problem.severity


@pytest.mark.parametrize("value", ["", "~", "null", "''"])
def test_an_empty_date_is_no_date(value: str) -> None:
    assert metadata(f"date: {value}").published is None


def test_the_day_of_the_file_name_fills_in_and_the_stated_one_wins() -> None:
    assert metadata("title: A", "2020-04-26-a.md").published == DAY
    assert date(2001, 1, 1) == metadata("date: 2001-01-01", "2020-04-26-a.md").published


def test_the_day_of_the_address_stands_in_for_a_date() -> None:
    assert metadata("path: 2020/04/26/a").published == DAY
    assert metadata("permalink: /2020/04/26/a/").published == DAY
    assert metadata("path: 2020/13/26/a").published is None
    assert metadata("path: blog/a").published is None


@pytest.mark.parametrize(
    ("fields", "path", "found"),
    [
        ("date: 2020-04-26", "a.md", Found.FRONT_MATTER),
        ("path: 2020/04/26/x", "a.md", Found.FRONT_MATTER),
        ("published: true", "2020-04-26-a.md", Found.FILE_NAME),
        ("title: A", "a.md", None),
    ],
)
def test_where_the_day_came_from_is_known(fields: str, path: str, found: Found | None) -> None:
    source, _ = read(f"---\n{fields}\n---\n", path)

    assert found is date_source(source, read_fields(source, timezone="UTC")[0])


@pytest.mark.parametrize(
    ("fields", "is_draft"),
    [
        ("draft: true", True),
        ("draft: yes", True),
        ("draft: false", False),
        ("published: false", True),
        ("published: true", False),
        ("publish: no", True),
        ("status: Draft", True),
        ("status: private", True),
        ("status: published", False),
        ("status: in review", False),
        ("title: A", False),
    ],
)
def test_drafts_are_known_by_many_words(fields: str, is_draft: bool) -> None:
    assert is_draft == metadata(fields).is_draft


def test_a_doubtful_draft_stays_a_draft() -> None:
    found, (problem,) = interpreted("draft: maybe")

    assert found.is_draft
    assert problem.code == "front-matter-draft"


@pytest.mark.parametrize(
    ("fields", "authors"),
    [
        ("author: Jane Doe", ("Jane Doe",)),
        ("author: Doe, Jane", ("Doe, Jane",)),
        ("author: By Jane Doe", ("Jane Doe",)),
        ("author: [Jane Doe, 'John and Co']", ("Jane Doe", "John and Co")),
        ("authors: Jane Doe, John Roe and Ann Poe", ("Jane Doe", "John Roe", "Ann Poe")),
        ("authors: 'Jane Doe, John Roe, and Ann Poe'", ("Jane Doe", "John Roe", "Ann Poe")),
        ("authors: Doe, Jane; Roe, John", ("Doe, Jane", "Roe, John")),
        ("authors: Jane Doe (Desk, Home) & John Roe", ("Jane Doe (Desk, Home)", "John Roe")),
        ("authors: Jane Doe, Jr., John Roe, PhD", ("Jane Doe, Jr.", "John Roe, PhD")),
        ("byline: By Jane Doe and John Roe", ("Jane Doe", "John Roe")),
        ("author: {name: Jane Doe, email: j@example.org}", ("Jane Doe",)),
        ("authors: [{name: Jane Doe}, {login: jroe}, Ann]", ("Jane Doe", "jroe", "Ann")),
        ("authors:\n  jane:\n    name: Jane Doe\n  john:", ("Jane Doe", "john")),
        ("authors:\n- given: Jane\n  family: Doe", ("Jane Doe",)),
        ("authors: [Jane, jane, '[[Jane]]', '']", ("Jane",)),
        ("author_name: Jane\ntitle: x", ("Jane",)),
        ("author: ''\nby: Jane", ("Jane",)),
    ],
)
def test_authors_are_read_in_every_form(fields: str, authors: tuple[str, ...]) -> None:
    assert authors == metadata(fields).authors


@pytest.mark.parametrize(
    ("fields", "tags"),
    [
        ("tags: a, b c", ("a", "b c")),
        ("tags: '#a #b'", ("a", "b")),
        ("tags: '#a, #b c'", ("a", "b c")),
        ("tags: ['#a', 'C#']", ("a", "C#")),
        ("tags: [B, a, b, A]", ("B", "a")),
        ("tags: a\nkeywords: [b, a]\ntopic: c", ("a", "b", "c")),
        ("tags: [[a], {name: b}, c: d]", ("a", "b", "c: d")),
        ("tags:\n- '[[Page]]'\n- [[Bare]]\n- '[[Page|Shown]]'", ("Page", "Bare", "Shown")),
        ("tags: ['', ~, ' ']", ()),
        ("tags: ['🎉', '🚀']", ("🎉", "🚀")),
        ("tags: |\n  a\n  b", ("a", "b")),
        ("taxonomies: {tags: [a]}", ("a",)),
        ("params: {tags: a}\ntags: b", ("b",)),
        ("tags: 2020", ("2020",)),
    ],
)
def test_tags_are_read_in_every_form(fields: str, tags: tuple[str, ...]) -> None:
    assert tags == metadata(fields).tags


@pytest.mark.parametrize(
    ("fields", "section", "tags", "extra"),
    [
        ("section: S\ntags: a", "S", ("a",), ()),
        ("category: C", "C", (), ()),
        ("category: C\ntags: a", "C", ("a",), ()),
        ("categories: C", "", ("C",), ()),
        ("categories: [C, D]", "", ("C", "D"), ()),
        ("categories: [C]\ntags: a", "C", ("a",), ()),
        ("categories: [C, D]\ntags: a", "C", ("a",), (("categories", '["C","D"]'),)),
        ("section: S\ncategory: C", "S", ("C",), ()),
        ("section: S\ncategory: C\ntags: a", "S", ("a",), (("category", '"C"'),)),
    ],
)
def test_categories_are_tags_or_section(
    fields: str, section: str, tags: tuple[str, ...], extra: object
) -> None:
    found = metadata(fields)

    assert (section, tags, extra) == (found.section, found.tags, found.extra)


@pytest.mark.parametrize(
    ("fields", "address"),
    [
        ("canonical_url: https://example.org/a", "https://example.org/a"),
        ("source: The Desk\nurl: http://example.org/b", "http://example.org/b"),
        ("url: /a", ""),
        ("source: javascript:alert(1)", ""),
        ("source: https://a b", ""),
    ],
)
def test_a_source_address_is_absolute(fields: str, address: str) -> None:
    assert address == metadata(fields).source_url


def test_texts_are_one_printable_line() -> None:
    assert metadata('title: "A \\u0007\\n\\t b "').title == "A b"


def test_an_obsidian_title_loses_its_brackets() -> None:
    assert metadata('title: "[[Page]]"').title == "Page"


def test_a_title_that_is_a_list_is_a_fault_and_a_summary_a_doubt() -> None:
    _, (title, summary) = interpreted("title: [a]\nsummary: {a: b}")

    assert (title.severity, summary.severity) == (Severity.ERROR, Severity.WARNING)
    assert (title.line, title.column) == (2, 8)


def test_two_spellings_of_one_name_are_doubted() -> None:
    found, (problem,) = interpreted("Title: A\ntitle: B")

    assert found.title == "A"
    assert (problem.code, problem.line) == ("front-matter-same-field", 3)


def test_unknown_fields_are_kept_sorted() -> None:
    expected = (("Zeta", '"1"'), ("alpha", '[["x",null]]'))

    assert expected == metadata("alpha: {x: }\nZeta: 1").extra
