from __future__ import annotations

from digestgen.topics.editing import Edited, alias, keep_apart, merge, rename, split
from digestgen.topics.editor_file import read_topics_file

PATH = "content/topics.yaml"
FILE = """\
# Topics of the river desk.
- Ferries   # boats with a timetable

# Floods: ask the water board first.
- name: River flood   # every spring
  slug: flood
  aliases:
    - High water  # old name
    - Spring tide
  description: |
    The water of **two** rivers.

    # not a comment
  broader: [Weather]

- Weather
- {name: 'Polish',  slug: polish-people, keep_apart: [polish]}
- name: Dams
  description: Walls.
"""


def names(edited: Edited) -> dict[str, tuple[str, ...]]:
    assert edited.problems == ()
    return {entry.name: entry.aliases for entry in read_topics_file(edited.text, PATH)[0]}


def message(edited: Edited) -> str:
    assert len(edited.problems) == 1
    one = edited.problems[0]
    return f"{one.path}:{one.line}:{one.column}: {one.message}; {one.hint}"


def test_a_merge_makes_an_alias_and_leaves_all_other_lines_alone() -> None:
    edited = merge(FILE, "Boats", "Weather", path=PATH)

    assert edited.text == FILE.replace("- Weather\n", "- name: Weather\n  aliases: [Boats]\n")


def test_a_merged_entry_gives_its_aliases_description_and_comments() -> None:
    edited = merge(FILE, "River flood", "Ferries", path=PATH)

    ferries = read_topics_file(edited.text, PATH)[0][0]
    assert ferries.aliases == ("River flood", "High water", "Spring tide")
    assert ferries.broader == ("Weather",)
    assert ferries.description == "The water of **two** rivers.\n\n# not a comment"
    assert "# every spring\n" in edited.text
    assert "# old name\n" in edited.text
    assert "topics/flood.html goes" in edited.said


def test_a_second_description_stays_as_a_comment() -> None:
    edited = merge(FILE, "Dams", "River flood", path=PATH)

    assert "# Walls.\n" in edited.text
    assert names(edited)["River flood"] == ("High water", "Spring tide", "Dams")


def test_a_merge_takes_the_joined_topic_out_of_broader() -> None:
    edited = merge(FILE, "Weather", "River flood", path=PATH)

    entry = read_topics_file(edited.text, PATH)[0][1]
    assert entry.broader == ()
    assert entry.aliases == ("High water", "Spring tide", "Weather")


def test_without_a_file_one_is_begun_with_an_explanation() -> None:
    edited = merge("", "Boats", "Ferries", path=PATH)

    assert edited.text.startswith("# Topics:")
    assert names(edited) == {"Ferries": ("Boats",)}


def test_an_alias_of_another_topic_is_refused_with_its_line() -> None:
    edited = merge(FILE, "Spring tide", "Weather", path=PATH)

    assert edited.text == FILE
    assert message(edited).startswith(
        "content/topics.yaml:5:3: 'Spring tide' is an alias of 'River flood'; merge 'River flood'"
    )


def test_what_is_kept_apart_is_not_merged() -> None:
    edited = merge(FILE, "polish", "Polish", path=PATH)

    assert "is kept apart from 'polish'; take it out of 'keep_apart:' first" in message(edited)


def test_a_merge_that_closes_a_ring_is_refused() -> None:
    text = "- name: A\n  broader: [B]\n- name: B\n  broader: [C]\n- C\n"

    edited = merge(text, "C", "A", path=PATH)

    assert edited.text == text
    assert {problem.code for problem in edited.problems} == {"topics-ring"}


def test_a_faulty_file_is_not_edited() -> None:
    edited = merge("- name: A\n  colour: x\n", "C", "A", path=PATH)

    assert [problem.code for problem in edited.problems] == ["topics-entry"]


def test_a_list_in_brackets_is_refused_with_what_to_write() -> None:
    edited = merge("[A, B]\n", "C", "A", path=PATH)

    assert message(edited).startswith("content/topics.yaml:1:1: only a list with a line")


def test_a_renamed_topic_keeps_its_address_and_its_old_name() -> None:
    edited = rename(FILE, "Dams", "Barrages: large ones", path=PATH)

    entry = read_topics_file(edited.text, PATH)[0][-1]
    assert (entry.name, entry.slug, entry.aliases) == ("Barrages: large ones", "dams", ("Dams",))


def test_a_rename_keeps_the_slug_that_is_there() -> None:
    edited = rename(FILE, "River flood", "Flood", path=PATH)

    entry = read_topics_file(edited.text, PATH)[0][1]
    assert (entry.slug, entry.aliases[-1]) == ("flood", "River flood")


def test_a_rename_to_a_name_that_is_taken_is_refused() -> None:
    edited = rename(FILE, "Dams", "High water", path=PATH)

    assert "'High water' is a name of 'River flood' already" in message(edited)


def test_a_split_spelling_is_an_entry_kept_apart() -> None:
    edited = split(FILE, "River flood", ["High water", "Mud"], path=PATH)

    entries = {entry.name: entry for entry in read_topics_file(edited.text, PATH)[0]}
    assert entries["River flood"].aliases == ("Spring tide",)
    assert entries["River flood"].keep_apart == ("High water", "Mud")
    assert {"High water", "Mud"} <= entries.keys()
    assert "# old name" in edited.text


def test_a_split_of_like_spellings_gives_an_address_of_its_own() -> None:
    edited = split("", "Reading", ["reading"], path=PATH)

    entries = read_topics_file(edited.text, PATH)[0]
    assert [(entry.name, entry.slug) for entry in entries] == [
        ("Reading", ""),
        ("reading", "reading-2"),
    ]


def test_the_name_of_a_topic_is_not_split_off() -> None:
    edited = split(FILE, "High water", ["River flood"], path=PATH)

    assert "'River flood' is the name of the topic" in message(edited)


def test_names_alike_but_for_case_need_an_address() -> None:
    refused = keep_apart("- Reading\n", "Reading", "reading", path=PATH)
    edited = keep_apart("- Reading\n", "Reading", "reading", slug="reading-town", path=PATH)

    assert "give 'Reading' another one: --slug reading-2" in message(refused)
    assert edited.text == "- name: Reading\n  slug: reading-town\n  keep_apart: [reading]\n"


def test_names_of_one_entry_are_parted_by_a_split() -> None:
    edited = keep_apart(FILE, "River flood", "Spring tide", path=PATH)

    assert "digestgen topics split 'River flood' 'Spring tide'" in message(edited)


def test_several_aliases_are_added_at_once() -> None:
    assert names(alias(FILE, "Dams", ["Weir", "Lock"], path=PATH))["Dams"] == ("Weir", "Lock")


def test_names_that_yaml_would_guess_stay_what_they_are() -> None:
    edited = merge("- name: 1984\n  aliases: No\n", "Yes: sir", "1984", path=PATH)

    assert names(edited) == {"1984": ("No", "Yes: sir")}


def test_windows_line_ends_and_a_byte_order_mark_stay() -> None:
    edited = merge("\ufeff# a\r\n- A\r\n- B\r\n", "C", "A", path=PATH)

    assert edited.text == "\ufeff# a\r\n- name: A\r\n  aliases: [C]\r\n- B\r\n"


def test_an_indented_list_stays_indented() -> None:
    text = "  - name: A\n    aliases:\n      - B\n\n  - C\n"

    edited = merge(text, "D", "A", path=PATH)

    assert edited.text == "  - name: A\n    aliases:\n      - B\n      - D\n\n  - C\n"


def test_what_an_entry_says_goes_along_as_it_was_typed() -> None:
    text = "- name: A\n  min_articles: 3\n  pinned: [x.md, y.md]\n  hidden: true\n- B\n"

    edited = merge(text, "A", "B", path=PATH)

    assert edited.text == (
        "- name: B\n  aliases: [A]\n  hidden: true\n  pinned: [x.md, y.md]\n  min_articles: 3\n"
    )


def test_a_name_on_two_lines_becomes_a_mapping() -> None:
    edited = merge("- a long\n  name\n- B\n", "X", "a long name", path=PATH)

    assert edited.text == "- name: a long name\n  aliases: [X]\n- B\n"


def test_an_empty_key_and_a_document_mark_stay() -> None:
    edited = merge("---\n- name: 1984\n  related:\n...\n", "No", "1984", path=PATH)

    assert edited.text == "---\n- name: 1984\n  related:\n  aliases: [No]\n...\n"


def test_names_in_other_languages_are_kept_by_every_edit() -> None:
    libya = "- name: Libya\n  names: {fr: Libye, ar: ليبيا}  # both\n"
    text = f"{libya}- name: Oil\n  names: {{fr: Pétrole}}\n"

    renamed = rename(text, "Libya", "State of Libya", path="topics.yaml")
    moved = merge(text, "Libya", "Lybia", path="topics.yaml")
    joined = merge(text, "Libya", "Oil", path="topics.yaml")

    assert "names: {fr: Libye, ar: ليبيا}  # both" in renamed.text
    assert "names: {fr: Libye, ar: ليبيا}" in moved.text
    assert "aliases: [Libya, Libye, ليبيا]" in joined.text
    assert "names: {fr: Pétrole}" in joined.text
    assert () == (*renamed.problems, *moved.problems, *joined.problems)
