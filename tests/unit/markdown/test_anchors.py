from __future__ import annotations

import pytest

from digestgen.markdown.anchors import Anchors, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello, World!", "hello-world"),
        ("C++ & C#", "c--c"),
        ("Über uns", "über-uns"),
        ("Привет мир", "привет-мир"),
        ("हिन्दी में", "हिन्दी-में"),
        ("snake_case-kept", "snake_case-kept"),
        ("!?", ""),
    ],
)
def test_slugs_keep_letters_of_any_script(text: str, expected: str) -> None:
    assert expected == slug(text)


def test_same_names_are_numbered() -> None:
    anchors = Anchors()

    assert [anchors.take(text) for text in ("a", "a", "a-1", "a")] == ["a", "a-1", "a-1-1", "a-2"]


def test_names_of_theme_and_footnotes_are_never_given() -> None:
    anchors = Anchors()

    taken = [anchors.take(text) for text in ("dg-search", "fn-1", "fnref-1", "?")]

    assert taken == ["section-dg-search", "section-fn-1", "section-fnref-1", "section"]


def test_find_tries_the_spelling_of_headings() -> None:
    anchors = Anchors()
    anchors.take("Two Words")

    assert anchors.find("Two Words") == "two-words"
    assert anchors.find("three") is None
