"""Straight quotes between two sentences that lost their blank."""

from __future__ import annotations

import pytest

from tests.unit.cleaning.sources import cleaned


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        (
            'We were bad in May, he said."Now we are not."Rovers won again on the day.',
            'We were bad in May, he said. "Now we are not." Rovers won again on the day.',
        ),
        (
            'He called it "a good boat."The council bought it."We all use it," she said.',
            'He called it "a good boat." The council bought it. "We all use it," she said.',
        ),
    ],
)
def test_the_blank_stands_on_the_outer_side_of_the_quotation(text: str, mended: str) -> None:
    assert cleaned(text).markdown.replace("\n\n", " ") == mended
