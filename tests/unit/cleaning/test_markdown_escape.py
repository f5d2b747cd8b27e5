"""Plain text seen through Markdown is the same text."""

from __future__ import annotations

import html
import re

import pytest
from markdown_it import MarkdownIt

from tests.unit.cleaning.sources import cleaned

_ENGINE = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_TAG = re.compile(r"</?p>|\n")


def seen(markdown: str) -> str:
    """Return what a reader of the page sees; any markup of its own stays visible as tags."""
    return html.unescape(_TAG.sub("", _ENGINE.render(markdown)))


@pytest.mark.parametrize(
    "text",
    [
        "# no heading", "###### none", "> no quote", "- no item", "+ none", "* none", "1. none",
        "1984) none", "---", "***", "___", "* * *", "```", "~~~ sh", "=== ", "| a | b |",
        "*a* and **b**", "_a_ and __b__", "a*b*c", "`a` and ``b``", "[a](b)", "![a](b)", "[a]: b",
        "[a][b]", "<b>a</b>", "<https://example.org>", "<!-- a -->", "&amp; &#35; &copy; AT&T",
        r"a\*b \\ \a", "~~a~~", "[^1] a", "[ ] a", "ends with a backslash\\", ": a",
    ],
)  # fmt: skip
def test_sign_is_seen_as_it_was_written(text: str) -> None:
    assert text.strip() == seen(cleaned(text).markdown)


@pytest.mark.parametrize(
    "text",
    [
        "snake_case_name and a_b", "3 * 4 * 5", "a - b - c", "it's 5 o'clock", "one ` tick", "AT&T",
        "a < b > c", "issue #1 (see [1])", "~ 5 miles", "a | b", "5. ", "No. 1 of 2", "*",
    ],
)  # fmt: skip
def test_sign_without_meaning_stays_bare(text: str) -> None:
    body = f"So {text}".strip()

    assert body == cleaned(body).markdown


def test_underline_below_a_line_is_no_heading() -> None:
    assert "<h" not in _ENGINE.render(cleaned("One line\n----\n\nTwo lines\n===\n").markdown)


def test_row_of_dashes_makes_no_table() -> None:
    assert "<table" not in _ENGINE.render(cleaned("a | b\n--- | ---\nc | d\n").markdown)


def test_heading_of_ours_is_a_heading() -> None:
    text = "The mill is empty. What happens next The council decides in June what to do."

    assert "<h2>What happens next</h2>" in _ENGINE.render(cleaned(text).markdown)
