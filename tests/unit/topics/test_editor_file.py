from __future__ import annotations

import pytest

from digestgen.model.problem import Severity
from digestgen.model.topic import TopicEntry
from digestgen.topics.editor_file import read_topics_file


def faults(text: str) -> list[tuple[int, int, str]]:
    _, problems = read_topics_file(text, "topics.yaml")
    assert all(problem.severity is Severity.ERROR for problem in problems)
    return [(problem.line, problem.column, problem.code) for problem in problems]


def message(text: str) -> str:
    _, (problem,) = read_topics_file(text, "topics.yaml")
    assert problem.path == "topics.yaml"
    return f"{problem.message}; {problem.hint}"


def test_whole_entry_is_read() -> None:
    text = """\
- name: Government of National Accord
  slug: gna
  aliases: [GNA, G.N.A., GNA]
  type: organisation
  broader: Libya
  related: [Tripoli]
  keep_apart: [GNU]
  description: |
    The *recognised* one.
  hidden: yes
  scope: since 2015
  min_articles: 3
- Libya
"""

    entries, problems = read_topics_file(text, "topics.yaml")

    assert problems == ()
    assert (
        TopicEntry(
            name="Government of National Accord",
            line=1,
            column=3,
            slug="gna",
            aliases=("GNA", "G.N.A."),
            type="organisation",
            broader=("Libya",),
            related=("Tripoli",),
            description="The *recognised* one.",
            keep_apart=("GNU",),
            is_hidden=True,
            scope="since 2015",
            min_articles=3,
        ),
        TopicEntry(name="Libya", line=13, column=3),
    ) == entries


@pytest.mark.parametrize("text", ["", "# only a remark\n", "~\n", "[]\n"])
def test_empty_file_is_no_fault(text: str) -> None:
    assert read_topics_file(text, "topics.yaml") == ((), ())


def test_names_that_yaml_takes_for_values_stay_names() -> None:
    entries, problems = read_topics_file("- No\n- 2024\n- name: 1.0\n- on\n", "topics.yaml")

    assert [entry.name for entry in entries] == ["No", "2024", "1.0", "on"]
    assert problems == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: [", [(2, 1, "topics-yaml")]),
        ("name: Libya\n", [(1, 1, "topics-shape")]),
        ("Libya\n", [(1, 1, "topics-shape")]),
        ("- [Libya]\n", [(1, 3, "topics-entry")]),
        ("- slug: libya\n", [(1, 3, "topics-entry")]),
        ("- name:\n", [(1, 8, "topics-entry"), (1, 3, "topics-entry")]),
        ("- name: Libya\n  typ: place\n", [(2, 3, "topics-entry")]),
        ("- name: Libya\n  type: country\n", [(2, 9, "topics-entry")]),
        ("- name: Libya\n  slug: a/b\n", [(2, 9, "topics-entry")]),
        ("- name: Libya\n  hidden: maybe\n", [(2, 11, "topics-entry")]),
        ("- name: Libya\n  aliases: {a: b}\n", [(2, 12, "topics-entry")]),
        ("- name: Libya\n  description: [a]\n", [(2, 16, "topics-entry")]),
        ("- name: Libya\n  min_articles: few\n", [(2, 17, "topics-entry")]),
        ("- name: Libya\n  min_articles: 0\n", [(2, 17, "topics-entry")]),
        ("- name: Libya\n  scope: [a]\n", [(2, 10, "topics-entry")]),
        ("- name: Libya\n  pinned: {a: b}\n", [(2, 11, "topics-entry")]),
        ("- name: Libya\n- LIBYA\n", [(2, 3, "topics-name-twice")]),
        ("- name: Libya\n  broader: Lybia\n", [(2, 12, "topics-unknown")]),
    ],
)
def test_faults_have_their_place(text: str, found: list[tuple[int, int, str]]) -> None:
    assert sorted(found) == faults(text)


def test_all_faults_come_at_once() -> None:
    text = "- name: A\n  typ: x\n  type: y\n- name: a\n  broader: Z\n- slug: s\n"

    assert [line for line, _, _ in faults(text)] == [2, 3, 4, 5, 6]


def test_unknown_key_asks_what_was_meant() -> None:
    assert "did you mean 'aliases'?" in message("- name: Libya\n  alias: x\n")
    assert "the keys are name, slug" in message("- name: Libya\n  qqqq: x\n")


def test_bad_slug_comes_with_a_good_one() -> None:
    assert "write 'a-b'" in message("- name: Libya\n  slug: A B\n")


def test_twice_claimed_alias_names_both_lines() -> None:
    text = "- name: Tripoli\n  aliases: [the capital]\n- name: Rome\n  aliases:\n  - The Capital\n"

    assert faults(text) == [(5, 5, "topics-alias-twice")]
    assert "'Rome' (line 3) and 'Tripoli' (line 2)" in message(text)


def test_name_of_one_topic_is_no_alias_of_another() -> None:
    text = "- name: Tripoli\n  aliases: [Rome]\n- name: Rome\n"

    assert faults(text) == [(2, 13, "topics-alias-twice")]


def test_alias_may_repeat_the_own_name() -> None:
    assert faults("- name: U.S.\n  aliases: [US, us]\n") == []


def test_two_names_of_one_fold_may_be_kept_apart() -> None:
    assert (
        faults("- name: Polish\n  keep_apart: [polish]\n- name: polish\n  slug: polishing\n") == []
    )


def test_rings_of_broader_topics_name_every_line() -> None:
    text = """\
- name: A
  broader: B
- name: B
  broader: [C, D]
- name: C
  broader: a
- D
"""

    assert faults(text) == [(6, 12, "topics-ring")]
    assert "'A' (line 1) in 'B' (line 3) in 'C' (line 5) in 'A' (line 1)" in message(text)


def test_topic_in_itself_is_a_ring() -> None:
    assert faults("- name: A\n  broader: A\n") == [(2, 12, "topics-ring")]


def test_two_ways_up_are_no_ring() -> None:
    text = "- name: A\n  broader: [B, C]\n- name: B\n  broader: D\n- name: C\n  broader: D\n- D\n"

    assert faults(text) == []


def test_long_chains_do_not_exhaust_the_stack() -> None:
    text = "".join(f"- name: t{i}\n  broader: t{i + 1}\n" for i in range(5000)) + "- t5000\n"

    assert faults(text) == []


def test_links_of_texts_can_be_switched_off() -> None:
    entries, problems = read_topics_file(
        "- name: A\n  link: no\n- name: B\n  link: true\n- C\n", "t"
    )

    assert () == problems
    assert [False, True, True] == [entry.is_linked for entry in entries]
    assert "link: 'perhaps' is neither true nor false; write true or false" == message(
        "- name: A\n  link: perhaps\n"
    )


def test_names_in_other_languages_are_aliases_too() -> None:
    text = "- name: Libya\n  aliases: [Libia]\n  names: {fr: Libye, pt-BR: Líbia}\n"

    (entry,), problems = read_topics_file(text, "topics.yaml")

    assert not problems
    assert (("fr", "Libye"), ("pt-BR", "Líbia")) == entry.names
    assert ("Libia", "Libye", "Líbia") == entry.aliases


def test_faults_of_names_have_their_places() -> None:
    text = "- name: Libya\n  names: {french: Libye, ar: [a]}\n- name: Oil\n  names: Pétrole\n"

    _, problems = read_topics_file(text, "topics.yaml")

    assert [(2, 11), (2, 30), (4, 10)] == [(p.line, p.column) for p in problems]
    assert "'french' is no language tag" == problems[0].message
