"""The table of contents stands on long texts of several parts alone."""

from __future__ import annotations

import pytest

from digestgen.model.article import Heading
from digestgen.model.view import Anchor
from digestgen.pages.contents import HEADINGS_LEAST, WORDS_ABOVE, contents_of
from digestgen.store.rows import BodyDetail


def detail(*levels: int, words: int = WORDS_ABOVE + 1) -> BodyDetail:
    return BodyDetail(
        headings=tuple(Heading(level, f"h-{n}", f"Part {n}") for n, level in enumerate(levels)),
        links=(),
        source_url="",
        word_count=words,
        edit_count=0,
        is_title_derived=False,
    )


def test_main_headings_are_listed_in_order_and_others_are_not() -> None:
    expected = (Anchor("Part 0", "#h-0"), Anchor("Part 2", "#h-2"), Anchor("Part 3", "#h-3"))

    assert expected == contents_of(detail(2, 3, 2, 2))


@pytest.mark.parametrize(
    "short", [detail(2, 2, 2, words=WORDS_ABOVE), detail(*[2] * (HEADINGS_LEAST - 1), 3)]
)
def test_a_short_text_or_one_of_few_parts_has_none(short: BodyDetail) -> None:
    assert contents_of(short) == ()
