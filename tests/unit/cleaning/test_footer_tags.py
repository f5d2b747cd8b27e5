"""The two lists of tags at the foot of a page, laid side by side."""

from __future__ import annotations

import pytest

from digestgen.cleaning.rules.footer_tags import align_spellings
from tests.unit.cleaning.sources import cleaned


@pytest.mark.parametrize(
    ("tags", "second", "spellings"),
    [
        (("Selby", "Sea life"), "Selby Sea life", ()),
        (
            ("Sea life of Selby",),
            "Sea life of Se...",
            (("Sea life of Selby", "Sea life of Se..."),),
        ),
        # A slip in the first item, a cut in the second.
        (
            ("Coup in Selby", "Sea life"),
            "Copu in Selby Sea li...",
            (("Coup in Selby", "Copu in Selby"), ("Sea life", "Sea li...")),
        ),
        (("River wars",), "River waars", (("River wars", "River waars"),)),
        (("Rivver wars", "Sea"), "River wa... Sea", (("Rivver wars", "River wa..."),)),
        (("Selby", "Sea life"), "SELBY sea life", (("Selby", "SELBY"), ("Sea life", "sea life"))),
        (("Selby", "Sea"), "Latest News Ten things", ()),
        (("Selby", "Sea"), "", ()),
        (("Selby", "Sea"), "Xyzzyqq... Sea", ()),
    ],
)
def test_second_list_is_read_in_the_order_of_the_first(
    tags: tuple[str, ...], second: str, spellings: tuple[tuple[str, str], ...]
) -> None:
    assert spellings == align_spellings(tags, second)


def test_footer_with_an_empty_second_list_gives_its_tags() -> None:
    result = cleaned(
        "It rained. More about Rain, Selby weather More news from Latest News Top News"
    )

    assert result.found.tags == ("Rain", "Selby weather")
    assert result.markdown == "It rained."


def test_footer_without_a_second_list_gives_its_tags() -> None:
    result = cleaned("It rained all day long. More about Rain, Selby weather")

    assert result.found.tags == ("Rain", "Selby weather")


def test_special_is_no_tag() -> None:
    result = cleaned("It rained. More about Special, Rain More news from Special Rain")

    assert result.found.tags == ("Rain",)
