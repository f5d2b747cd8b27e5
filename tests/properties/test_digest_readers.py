"""Single cases of the law of readers for digests, which it would meet in one site of thousands.

Each is broken by one planted fault (README.md).
"""

from __future__ import annotations

import pytest

from digestgen.ledger import Line
from digestgen.model.ids import PageKey
from tests.properties.sites import Draft, catalog_of, small_limits
from tests.properties.test_readers import EMPTY, named, site_of, views_of


def dated(*days: str, tags: tuple[str, ...] = ("Libya",), start: int = 0) -> dict[str, Draft]:
    return {
        f"a{start + n}": EMPTY._replace(title=f"T{start + n}", date=day, tags=tags)
        for n, day in enumerate(days)
    }


def week(part: str) -> PageKey:
    return PageKey("digest_week", (part,))


def month(part: str) -> PageKey:
    return PageKey("digest_month", (part,))


LATER = dated("2020-03-23", "2020-03-24", "2020-03-25")
"""Three articles of week 13."""
OLD = dated(*["2019-01-01"] * 5, tags=("Sudan",), start=20)
"""More than AT_ONCE, so that nothing moves the beginning of the site."""
KNOWN = dated(*["2019-01-02"] * 5, start=10)
"""The same for the topic."""
FEED = PageKey("digest_feed", ("week",))


def added(day: str, *tags: str) -> dict[str, Draft]:
    return dated(day, tags=tags, start=30)


BETWEEN = dated("2020-01-13", "2020-01-13", tags=("Sudan",), start=40)
"""A digest between others, so that those are not neighbours."""
FULL = dated(*["2020-03-17"] * 5, tags=("Sudan",), start=50)
"""A week that a change of up to AT_ONCE articles cannot have made."""

CASES = {
    "one week before, a rising topic compares itself": (
        OLD | KNOWN | FULL | LATER, added("2020-03-18", "Libya"), week("2020-W13"),
    ),
    "three weeks before as well": (
        OLD | KNOWN | FULL | LATER, added("2020-03-02", "Libya"), week("2020-W13"),
    ),
    "three months before": (
        OLD | KNOWN | BETWEEN | LATER, added("2019-12-02", "Libya"), month("2020-03"),
    ),
    "the feed tells it too": (
        OLD | KNOWN | FULL | LATER, added("2020-03-18", "Libya"), FEED,
    ),
    "a topic began earlier, and is new no longer": (
        OLD | BETWEEN | LATER, added("2019-06-01", "Libya"), week("2020-W13"),
    ),
    "the site began earlier, and has something to compare with": (
        LATER, added("2019-06-01", "Sudan"), week("2020-W13"),
    ),
    "and so has the week after its first": (
        LATER | dated("2020-03-30", "2020-03-30", tags=("Kufra",), start=10),
        added("2019-06-01", "Sudan"), week("2020-W14"),
    ),
    "and the third": (
        LATER | dated("2020-04-06", "2020-04-06", tags=("Kufra",), start=10),
        added("2019-06-01", "Sudan"), week("2020-W15"),
    ),
    "a week that comes stands beside the one before": (
        LATER | dated("2020-05-01", start=10), added("2020-05-01"), week("2020-W13"),
    ),
    "and beside the one after": (
        LATER | dated("2020-03-02", start=10), added("2020-03-02"), week("2020-W13"),
    ),
    "a month names the digests of its weeks": (
        LATER | dated("2020-03-31", "2020-04-01", *["2020-05-01"] * 5, start=10),
        added("2020-04-30"), week("2020-W14"),
    ),
    "a month tells the sizes of the weeks at its ends": (
        dated("2020-03-10", *["2020-03-30"] * 5), added("2020-04-01"), month("2020-03"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", list(CASES))
def test_a_digest_is_looked_at_when_what_it_compares_or_links_with_changes(name: str) -> None:
    drafts, more, page = CASES[name]
    with small_limits(3):
        few, many = catalog_of(site_of(**drafts)), catalog_of(site_of(**drafts, **more))

        old, new = views_of(few), views_of(many)

        assert old[page] != new[page]
        for before, after in ((few, many), (many, few)):
            changed = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
            assert changed - named(before, after) == set()


def test_another_sentence_is_looked_at_in_its_week_and_month() -> None:
    body = "The harbour of {} opened again on Monday after two years of hard repairs."
    drafts = {
        name: draft._replace(body=body.format("Tripoli"))
        for name, draft in dated("2020-03-23", "2020-03-24").items()
    }
    other = {name: draft._replace(body=body.format("Sirte")) for name, draft in drafts.items()}
    before, after = catalog_of(site_of(**drafts)), catalog_of(site_of(**other))

    pages = {week("2020-W13"), month("2020-03")}

    old, new = views_of(before), views_of(after)
    assert pages <= {key for key in old if old[key] != new[key]}
    assert pages <= named(before, after)


@pytest.mark.parametrize("part", ["2020-W13", "2020-03"])
@pytest.mark.parametrize("is_moved", [False, True])
def test_a_digest_that_comes_or_goes_is_looked_at_where_its_address_leads(
    part: str, *, is_moved: bool
) -> None:
    own = f"digests/{part}.html"
    old = Line("old.html", "moved", own) if is_moved else Line(own, "digest")
    drafts = OLD | dated("2020-03-23")
    with small_limits(3):
        few, many = (
            catalog_of(site_of(**these)._replace(ledger=(old,)))
            for these in (drafts, drafts | dated("2020-03-24", start=9))
        )
        leads = PageKey("redirect", (old.address,))

        before, after = views_of(few), views_of(many)

        assert before.get(leads) != after.get(leads)
        assert leads in named(few, many) & named(many, few)


@pytest.mark.parametrize(
    "link", ["/digests/2020-W13.html", "/digests/2020-W13", "/digests/2020-03"]
)
def test_a_link_to_a_digest_is_looked_at_when_that_comes_or_goes(link: str) -> None:
    drafts = OLD | dated("2020-03-23") | {"b/c": EMPTY._replace(title="C", link=link)}
    with small_limits(3):
        few = catalog_of(site_of(**drafts))
        many = catalog_of(site_of(**drafts | dated("2020-03-24", start=9)))
        page = PageKey("article", ("articles/c.html",))

        assert views_of(few)[page] != views_of(many)[page]
        assert page in named(few, many) & named(many, few)
