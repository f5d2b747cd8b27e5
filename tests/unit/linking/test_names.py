"""What names are looked for, and how."""

from __future__ import annotations

import pytest

from digestgen.linking.names import (
    ANY_CASE,
    AT_START,
    EXACT,
    Pattern,
    head_of,
    heads_in,
    loosened,
    lowered,
    patterns_of,
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Libya", [Pattern("Libya", EXACT)]),
        ("NATO", [Pattern("NATO", EXACT)]),
        ("US", [Pattern("US", EXACT)]),
        ("iPhone", [Pattern("iPhone", EXACT)]),
        ("Apple", [Pattern("Apple", EXACT, is_common=True)]),
        ("elections", [Pattern("elections", EXACT), Pattern("Elections", AT_START)]),
        ("Libyan civil war", [Pattern("libyan civil war", ANY_CASE)]),
        ("open-source", [Pattern("open source", ANY_CASE)]),
        ("AT&T", [Pattern("AT&amp;T", EXACT)]),
        ("Côte d’Ivoire", [Pattern("côte d'ivoire", ANY_CASE)]),
        ("中国", [Pattern("中国", EXACT)]),
    ],
)
def test_a_name_is_looked_for_by_its_kind(name: str, expected: list[Pattern]) -> None:
    assert expected == list(patterns_of(name, "en"))


@pytest.mark.parametrize(
    "name",
    ["us", "who", "may", "May", "Will", "people", "data", "March", "Monday", "C", "x", "2020",
     "it is", "who we are", "Go", "!!!", "", ";x", "中"],
)  # fmt: skip
def test_a_name_that_says_nothing_is_not_looked_for(name: str) -> None:
    assert () == patterns_of(name, "en")


def test_quotes_are_looked_for_as_they_may_be_escaped() -> None:
    found = {pattern.text for pattern in patterns_of("“Peace” talks", "en")}

    assert {'"peace" talks', "&quot;peace&quot; talks"} == found


@pytest.mark.parametrize(
    "text", ["İstanbul\nÇay", "a\u00a0b‑c", "‘x’ “y”", "plain-text_here", "ΣΑΣ ﬁ ẞ"]
)
def test_changes_of_a_text_keep_its_places(text: str) -> None:
    assert len(text) == len(lowered(text)) == len(loosened(lowered(text)))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Libyan civil war", "<p>The LIBYAN\ncivil war</p>"),
        (".NET", "<p>in .NET</p>"),
        ("C++", "<p>in C++</p>"),
        ("AT&T", "<p>AT&amp;T</p>"),
        ("open-source", "<p>Open source</p>"),
        ("中国", "<p>新中国人</p>"),
        ("İstanbul", "<p>İstanbul'da</p>"),
    ],
)
def test_a_text_with_a_name_has_its_head(name: str, text: str) -> None:
    assert head_of(name) in {"", *heads_in(text)}
