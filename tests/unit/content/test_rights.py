from __future__ import annotations

import pytest

from digestgen.content.rights import rights_of
from digestgen.content.source import read_source


def rights_in(
    head: str, *, of_site: str = "full", source_url: str = "https://x.example/"
) -> object:
    source, _ = read_source(f"---\ntitle: A\n{head}\n---\n\nText.\n".encode(), "a.md")
    assert source
    rights, problems = rights_of(source, of_site=of_site, source_url=source_url)
    return rights, [(problem.code, problem.line) for problem in problems]


@pytest.mark.parametrize(
    ("head", "of_site", "expected"),
    [
        ("author: B", "full", ("full", [])),
        ("author: B", "link", ("link", [])),
        ("rights: excerpt", "full", ("excerpt", [])),
        ("Rights: ' Link '", "full", ("link", [])),
        ("rights: full", "link", ("full", [])),
        ("rights: (c) 2020 The Paper", "excerpt", ("excerpt", [("rights", 3)])),
        ("rights: [link]", "full", ("full", [("rights", 3)])),
    ],
)
def test_the_article_speaks_first_then_the_site(
    head: str, of_site: str, expected: tuple[str, list[tuple[str, int]]]
) -> None:
    assert expected == rights_in(head, of_site=of_site)


@pytest.mark.parametrize(("rights", "told"), [("full", []), ("link", [("rights-source", 0)])])
def test_what_is_not_shown_needs_a_source(rights: str, told: list[tuple[str, int]]) -> None:
    assert (rights, told) == rights_in(f"rights: {rights}", source_url="")
