from __future__ import annotations

from digestgen.importing.mapping import (
    FieldMap,
    completed,
    described,
    missing_columns,
    parse_map,
    read_map,
)


def test_pairs_with_alternatives_and_names_of_ones_own() -> None:
    found, problems = parse_map("body=text, title=headline|name,published_at=when,outlet=publisher")

    assert () == problems
    assert (
        ("body", ("text",)),
        ("title", ("headline", "name")),
        ("date", ("when",)),
        ("outlet", ("publisher",)),
    ) == found.columns


def test_every_fault_of_a_mapping_is_told() -> None:
    _, problems = parse_map("body,=x,title=")

    assert 3 == len(problems)
    assert {"import-mapping"} == {problem.code for problem in problems}


def test_a_file_of_pairs() -> None:
    found, problems = read_map("body: text\ntitle: [headline, name]\n", "map.yaml")

    assert () == problems
    assert ("headline", "name") == found.columns_of("title")


def test_faults_of_a_file_have_their_place() -> None:
    _, problems = read_map("body: text\ntitle: {a: b}\n", "map.yaml")

    assert [("map.yaml", 2)] == [(problem.path, problem.line) for problem in problems]


def test_columns_are_found_by_the_names_of_front_matter() -> None:
    found = completed(
        FieldMap(), ["headline", "article_body", "pub_date", "scraped_at", "x", "meta.author"]
    )

    assert ("headline",) == found.columns_of("title")
    assert ("article_body",) == found.columns_of("body")
    assert ("pub_date",) == found.columns_of("date")
    assert ("scraped_at",) == found.columns_of("retrieved")
    assert ("meta.author",) == found.columns_of("authors")
    assert () == found.columns_of("x")


def test_what_is_mapped_is_not_found_again() -> None:
    given, _ = parse_map("title=headline,summary=title")

    found = completed(given, ["headline", "title", "body"])

    assert ("headline",) == found.columns_of("title")
    assert ("title",) == found.columns_of("summary")


def test_a_column_that_is_not_there_is_told_with_what_may_be_meant() -> None:
    given, _ = parse_map("title=headlne,body=a.b")

    assert ["title: no column 'headlne' (did you mean 'headline'?)"] == missing_columns(
        given, ["headline", "a"]
    )


def test_a_mapping_is_described_for_people() -> None:
    given, _ = parse_map("title=a|b")

    assert "title from a or b" == described(given)
