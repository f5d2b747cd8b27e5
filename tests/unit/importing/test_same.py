from __future__ import annotations

from digestgen.importing.same import content_key, key_of

LONG = "word " * 60


def test_markup_case_and_addresses_do_not_count() -> None:
    plain = content_key("A", f"The ships came back today. {LONG}")
    marked = content_key(
        "B", f"## The *ships* [came](https://x.y/a_(b) 'z') back\n\n**today** {LONG}"
    )

    assert plain == marked


def test_other_words_are_another_text() -> None:
    assert content_key("A", f"one {LONG}") != content_key("A", f"two {LONG}")


def test_of_a_short_text_the_title_counts() -> None:
    assert content_key("A", "Read the rest.") != content_key("B", "Read the rest.")
    assert content_key("A!", "Read the rest.") == content_key("a", "read the rest")


def test_a_key_of_parts_knows_where_they_part() -> None:
    assert key_of("ab", "c") != key_of("a", "bc")
