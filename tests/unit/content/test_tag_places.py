from __future__ import annotations

import pytest

from digestgen.content.tag_places import place_of_tag


def place(text: str, *tags: str, path: str = "a.md") -> tuple[int, int]:
    return place_of_tag(text.encode(), path, tags)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: Libya\ntags: [Libya oil, Libya]\n---\n\nx", (3, 19)),
        ('---\ntags: ["Libya oil", "Libya"]\n---\n\nx', (2, 22)),
        ("---\ntags:\n  - Libya oil\n  - Libya\ntitle: Libya\n---\n\nx", (4, 5)),
        ("---\ntags: Libya\n---\n\nx", (2, 7)),
        ("---\ntags: oil, Libya\n---\n\nx", (2, 12)),
        ("---\nkeywords: '#oil #Libya'\n---\n\nx", (2, 18)),
        ("---\ncategories:\n- oil\n- 'Libya'\n---\n\nx", (4, 4)),
        ('+++\ntitle = "T"\n[taxonomies]\ntags = ["oil", "Libya"]\n+++\n\nx', (4, 17)),
        ('{\n  "title": "T",\n  "tags": ["oil", "Libya"]\n}\n\nx', (3, 20)),
        ("Title: T\nDate: 2020-01-01\nTags: oil, Libya\n\nx", (3, 12)),
    ],
)
def test_the_place_of_one_tag_among_others(text: str, expected: tuple[int, int]) -> None:
    assert expected == place(text, "Libya")


def test_the_first_spelling_that_is_there_counts() -> None:
    assert (2, 8) == place("---\ntags: [libya]\n---\n\nx", "Libya", "libya")


def test_a_tag_with_escapes_is_placed_at_its_field() -> None:
    assert (2, 7) == place('---\ntags: ["caf\\u00e9"]\n---\n\nx', "café")


def test_tags_of_a_scraped_text_have_no_place() -> None:
    assert (0, 0) == place("Some text. More about Libya", "Libya", path="a.txt")


def test_what_cannot_be_read_has_no_place() -> None:
    assert (0, 0) == place("---\ntitle: &a b\n---\n", "Libya")
