from __future__ import annotations

import pytest

from digestgen.cleaning.title import derive_title


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("The river rose. It fell again.", "The river rose"),
        (
            "The town council has closed the old bridge to all traffic, which the engineers "
            "had asked for since the spring.",
            "The town council has closed the old bridge to all traffic",
        ),
        # A comma in a list ends no clause.
        (
            "The congress has voted to close the borders with Selby, Tarn, Orm, Wick, Ash and "
            "Elm for the time being, and to look at it again in the month of May.",
            "The congress has voted to close the borders with Selby, Tarn, Orm, Wick, Ash and Elm…",
        ),
        ("", ""),
    ],
)
def test_the_first_sentence_is_cut_where_it_says_something_whole(body: str, title: str) -> None:
    assert derive_title(body, (), ()) == title


def test_a_telling_subheading_is_the_title() -> None:
    body = "The bridge is closed. Engineers looked at the bridge. The bridge will stay closed."

    assert derive_title(body, ("A quiet day", "Engineers close bridge"), ("Engineers",)) == (
        "Engineers close bridge"
    )
