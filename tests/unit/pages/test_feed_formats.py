"""Where feeds in other formats lie, and the dates of RSS."""

from __future__ import annotations

import pytest

from digestgen.model.ids import Permalink
from digestgen.pages.entries import NEVER, FeedView
from digestgen.pages.feed_formats import JSON, RSS, address_in, other_feeds, with_rss_dates


@pytest.mark.parametrize(
    ("atom", "rss", "json"),
    [
        ("feed.xml", "rss.xml", "feed.json"),
        ("topics/libya/feed.xml", "topics/libya/rss.xml", "topics/libya/feed.json"),
        ("digests/weeks.xml", "digests/weeks-rss.xml", "digests/weeks.json"),
    ],
)
def test_other_formats_lie_beside_atom(atom: str, rss: str, json: str) -> None:
    assert (rss, json) == tuple(address_in(f, Permalink(atom)) for f in (RSS, JSON))


def test_a_head_names_the_formats_that_are_made() -> None:
    assert other_feeds(("atom", "json"), "Libya", Permalink("feed.xml")) == (
        ("Libya", "feed.json", "application/feed+json"),
    )


def test_a_feed_that_never_changed_has_no_date_in_rss() -> None:
    feed = FeedView("T", "", "en", "", "", NEVER, ())

    assert with_rss_dates(feed).updated == ""
