from __future__ import annotations

import pytest

from digestgen.topics.tidy_tags import is_sentence, parts_of, repeats, same_name_advice, tag_advice

_KNOWN = frozenset({"Teaching", "Replication", "Libya", "Sudan"})


@pytest.mark.parametrize(
    ("tag", "parts"),
    [
        ("Replication; Teaching", ("Replication", "Teaching")),
        ("never seen;also new", ("never seen", "also new")),
        ("Libya | Sudan", ("Libya", "Sudan")),
        ("Libya / Sudan", ("Libya", "Sudan")),
        ("Libya/Sudan", ("Libya", "Sudan")),
        ("Libya and Sudan", ("Libya", "Sudan")),
        ("Libya, Sudan and Teaching", ("Libya", "Sudan", "Teaching")),
        ("Libya & Sudan", ("Libya", "Sudan")),
    ],
)
def test_lists_are_divided(tag: str, parts: tuple[str, ...]) -> None:
    assert parts == parts_of(tag, _KNOWN.__contains__)


@pytest.mark.parametrize(
    "tag",
    ["TCP/IP", "War and Peace", "Libya and Chad", "Doe, Jane", "Libya", ";", "Libya;", "AT&T"],
)
def test_names_stay_whole(tag: str) -> None:
    assert () == parts_of(tag, _KNOWN.__contains__)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("The town was shelled again.", True),
        ("who was there when the river rose for the third time", True),
        ("x" * 91, True),
        ("United Church in Papua New Guinea and the Solomon Islands", False),
        ("Washington, D.C.", False),
        ("Who are we?", False),
        ("Libya", False),
        ("", False),
    ],
)
def test_sentences(tag: str, *, expected: bool) -> None:
    assert expected is is_sentence(tag)


def test_what_the_editor_named_is_no_list() -> None:
    uses = {"Libya and Sudan": ("a.md",), "Libya; Sudan": ("b.md",)}

    found = list(tag_advice(uses, _KNOWN.__contains__, frozenset({"Libya and Sudan"})))

    assert [("tag-list", ("b.md",), ("Libya; Sudan",))] == [
        (a.problem.code, a.paths, a.tags) for a in found
    ]
    assert found[0].problem.hint.endswith("tags: [Libya, Sudan]")


def test_parts_with_signs_of_yaml_are_quoted() -> None:
    (found,) = tag_advice({"a, b; yes": ("a.md",)}, _KNOWN.__contains__, frozenset())

    assert found.problem.hint.endswith('tags: ["a, b", "yes"]')


def test_form_alone_makes_no_other_name() -> None:
    assert repeats("world", "World")
    assert repeats("U.S.", "US")
    assert not repeats("!", "?")
    assert not repeats("Worlds", "World")


def test_repeated_names_are_told_with_their_articles() -> None:
    (found,) = same_name_advice({("world", "section", "World"): ("a.md", "b.md")})

    assert ("tag-repeats", ("a.md", "b.md"), ("world",)) == (
        found.problem.code,
        found.paths,
        found.tags,
    )
