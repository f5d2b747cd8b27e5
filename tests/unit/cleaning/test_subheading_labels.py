from __future__ import annotations

import pytest

from tests.unit.cleaning.sources import cleaned

_BODY = (
    "The council of Selby bought a boat in the spring. It has run ever since. {} The captain, a "
    "man of sixty, knows every one of them by name. In winter the ice stops him for a month."
)


@pytest.mark.parametrize("label", ["Also read", "Image 1 of 5", "Related stories", "Sign up here"])
def test_what_a_page_says_of_itself_heads_nothing(label: str) -> None:
    assert "##" not in cleaned(_BODY.format(label)).markdown


def test_a_heading_of_the_same_place_is_marked() -> None:
    assert "## What the boat costs" in cleaned(_BODY.format("What the boat costs")).markdown
