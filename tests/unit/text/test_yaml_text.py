from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from digestgen.strict_yaml import Scalar, Sequence, load
from digestgen.text.yaml_text import yaml_list, yaml_single_quoted, yaml_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The river rises", "The river rises"),
        ("Jane's town (again)", "Jane's town (again)"),
        ("no", '"no"'),
        ("2020-04-26", '"2020-04-26"'),
        ("Sudan: the year", '"Sudan: the year"'),
        ('He said "no"', '"He said \\"no\\""'),
        ("a #1", '"a #1"'),
        ("", '""'),
        ("  x ", '"  x "'),
        ("a\u2028b\x85", '"a\\u2028b\\u0085"'),
    ],
)
def test_texts_are_bare_only_when_they_can_mean_nothing_else(text: str, expected: str) -> None:
    assert yaml_text(text) == expected


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_every_reader_gives_the_text_back(text: str) -> None:
    document = f"a: {yaml_text(text)}\n"
    # YAML cannot hold the others even escaped for PyYAML to accept them as they stand.
    assert yaml.safe_load(document) == {"a": text}
    assert all(line.isprintable() for line in document.split("\n"))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=1))
def test_lists_come_back(texts: list[str]) -> None:
    node, faults = load(yaml_list(texts))

    assert faults == ()
    assert isinstance(node, Sequence)
    assert [item.text for item in node.items if isinstance(item, Scalar)] == texts


@given(st.text(max_size=30).filter(str.isprintable))
def test_patterns_stand_as_they_are(text: str) -> None:
    assert yaml.safe_load(f"- {yaml_single_quoted(text)}\n") == [text]
