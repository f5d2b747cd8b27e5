"""Declared readers name every page that differs, appears or vanishes when a site changes.

The law that the incremental engine stands on: after a change of up to AT_ONCE articles, of
`topics.yaml` or of `min_articles`, each page that is not what it was is named by some kind's
readers or readers of terms, which see the new catalog alone. README.md lists the faults that were
planted to see whether it finds them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings

from digestgen.build.plan import old_pages
from digestgen.fingerprint import digest_value
from digestgen.ledger import Line
from digestgen.model.delta import Delta, Shown, TermDelta, TermShown
from digestgen.model.ids import ArticleId, PageKey, TopicKey
from digestgen.pages import KINDS
from digestgen.pages.article import KIND as ARTICLE
from digestgen.pages.article import ArticleView
from digestgen.pages.kind import PageKind
from digestgen.pages.related import chosen_of
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group
from digestgen.store.likeness import put_chosen
from digestgen.store.translations import original_names
from tests.properties.sites import (
    LEADS,
    LEDGER,
    NAMES,
    STORY,
    TAGS,
    Change,
    Draft,
    Site,
    catalog_of,
    changes,
    small_limits,
)

EMPTY = Draft("T", "2020-01-05", (), "Ann", "World", "One.", "", "", "", "Text.", "Part", "", "")


def views_of(catalog: Catalog) -> dict[PageKey, str]:
    return {
        key: digest_value(kind.view(key, catalog)) for kind in KINDS for key in kind.keys(catalog)
    }


def shown(catalog: Catalog, article_id: str) -> Shown | None:
    if not catalog.has_article(article_id):
        return None
    found = ArticleId(article_id)
    groups = tuple((group.kind, group.key) for group in catalog.groups_of(found))
    body = digest_value((catalog.body_digest(found), catalog.body_detail(found)))
    return Shown(
        catalog.card(found),
        groups,
        body,
        catalog.terms_of(found),
        leads_digest=digest_value(catalog.leads(found)),
        named_digest=digest_value(catalog.named(found)),
        claims=catalog.claims_of(found),
        translates=original_names(catalog.original_named(found)),
        mentions=catalog.mentions(found),
        sketch=catalog.sketch_of(found),
    )


def deltas_of(before: Catalog, after: Catalog) -> list[Delta]:
    ids = {*before.article_ids(), *after.article_ids()}
    deltas = [Delta(i, shown(before, i), shown(after, i)) for i in sorted(ids)]
    return [delta for delta in deltas if delta.before != delta.after]


def terms_of(catalog: Catalog) -> dict[tuple[str, str], TermShown]:
    found = {}
    for kind in ("topic", "author", "section"):
        for term in catalog.terms(kind):
            topic = catalog.topic(TopicKey(term.group.key)) if kind == "topic" else None
            found[kind, term.group.key] = TermShown(
                term.name,
                digest_value((topic,)),
                broader=topic.broader if topic else (),
                aliases=topic.aliases if topic else (),
                names=topic.names if topic else (),
            )
    return found


def term_deltas_of(before: Catalog, after: Catalog) -> list[TermDelta]:
    old, new = terms_of(before), terms_of(after)
    keys = sorted(old.keys() | new.keys())
    deltas = [
        TermDelta(kind, key, old.get((kind, key)), new.get((kind, key))) for kind, key in keys
    ]
    return [delta for delta in deltas if delta.before != delta.after]


def renamings_of(term_deltas: list[TermDelta], after: Catalog) -> Iterator[Delta]:
    """Yield a change with equal halves for each article of a topic that has a new name."""
    for delta in term_deltas:
        if delta.kind == "topic" and delta.before and delta.after and delta.is_renamed:
            for card in after.newest(Group("topic", delta.key), 1000):
                half = shown(after, card.article_id)
                yield Delta(card.article_id, half, half)


def ledger_differs(before: Catalog, after: Catalog) -> set[str]:
    """Return the addresses of which the ledger says something else."""
    known = {one for catalog in (before, after) for one in catalog.perhaps_dead()}
    return {one for one in known if before.ledger_lines(one) != after.ledger_lines(one)}


def succeeded_otherwise(before: Catalog, after: Catalog) -> set[str]:
    keys = before.published_topics().keys() | after.published_topics().keys()
    return {key for key in keys if before.successor(key) != after.successor(key)}


def named(before: Catalog, after: Catalog) -> set[PageKey]:
    term_deltas = term_deltas_of(before, after)
    deltas = [*deltas_of(before, after), *renamings_of(term_deltas, after)]
    return {
        *old_pages(ledger_differs(before, after), succeeded_otherwise(before, after), after),
        *(key for kind in KINDS for delta in deltas for key in kind.readers(delta, after)),
        *(key for kind in KINDS for term in term_deltas for key in kind.term_readers(term, after)),
    }


def remember_chosen(before: Catalog, after: Catalog) -> None:
    """Keep what the pages of articles showed of others, as the engine does from build to build."""
    ids = sorted({*before.article_ids()} & {*after.article_ids()})
    put_chosen(after._db, [(one, chosen_of(before, one)) for one in ids])


def assert_readers_suffice(change: Change) -> None:
    with small_limits(change.at_once):
        before, after = catalog_of(change.before), catalog_of(change.after)
        regrouped = [
            d
            for d in deltas_of(before, after)
            if not (d.before and d.after) or d.before.groups != d.after.groups
        ]
        if len(regrouped) > change.at_once:
            return  # Then every page is looked at.

        old, new = views_of(before), views_of(after)
        remember_chosen(before, after)

        changed = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
        assert changed - named(before, after) == set()


def assert_pages_exist(change: Change) -> None:
    with small_limits(change.at_once):
        before, after = catalog_of(change.before), catalog_of(change.after)
        asked = {*views_of(before), *views_of(after), *named(before, after)}

        for kind in KINDS:
            keys = set(kind.keys(after))
            ours = {key for key in asked if key.kind == kind.name}
            assert {key for key in ours if kind.exists(key, after)} == keys


@settings(max_examples=60)
@given(changes())
def test_readers_name_every_page_that_changes_appears_or_vanishes(change: Change) -> None:
    assert_readers_suffice(change)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@settings(max_examples=5000)
@given(changes())
def test_readers_name_every_page_in_many_sites(change: Change) -> None:
    """Six minutes."""
    assert_readers_suffice(change)


@settings(max_examples=30)
@given(changes())
def test_a_page_exists_when_it_is_among_the_keys(change: Change) -> None:
    assert_pages_exist(change)


def site_of(**drafts: Draft) -> Site:
    return Site({f"{name}.md": draft for name, draft in drafts.items()}, "", 1)


def pages_of(name: str) -> set[PageKey]:
    """Return the pages of an article itself: its own, and that of what was changed in it."""
    return {PageKey(kind, (f"articles/{name}.html",)) for kind in ("article", "article_changes")}


TO_PROGRAMS = PageKey("recent_changes_data")
"""Tells of the texts of the latest articles."""


def test_a_body_edit_has_one_reader_and_is_told_to_programs() -> None:
    drafts = {f"a{n}": EMPTY._replace(title=f"T{n}", tags=TAGS[:3]) for n in range(9)}
    before = catalog_of(site_of(**drafts))
    after = catalog_of(site_of(**drafts | {"a3": drafts["a3"]._replace(body="Other text.")}))

    assert named(before, after) == pages_of("a3") | {TO_PROGRAMS}


def test_a_body_edit_is_read_by_those_that_link_to_a_heading() -> None:
    drafts = {f"a{n}": EMPTY._replace(title=f"T{n}") for n in range(9)}
    drafts["a5"] = drafts["a5"]._replace(link="a3.md")
    before = catalog_of(site_of(**drafts))
    after = catalog_of(site_of(**drafts | {"a3": drafts["a3"]._replace(heading="Other")}))

    keys = named(before, after)

    assert keys == pages_of("a3") | {PageKey("article", ("articles/a5.html",)), TO_PROGRAMS}


def test_a_body_edit_that_changes_rare_terms_is_read_by_those_near_it() -> None:
    drafts = {f"a{n}": EMPTY._replace(title=f"T{n}", tags=("Libya",)) for n in range(9)}
    drafts["a4"] = drafts["a4"]._replace(body="Dagalo met Salem, and Dagalo left.")
    drafts["a5"] = drafts["a5"]._replace(body="Dagalo met others, and Dagalo left.")
    before = catalog_of(site_of(**drafts))
    after = catalog_of(site_of(**drafts | {"a4": EMPTY._replace(title="T4", tags=("Libya",))}))

    old, new = views_of(before), views_of(after)

    changed = {key for key in old if old[key] != new[key]}
    assert PageKey("article", ("articles/a5.html",)) in changed
    assert changed <= named(before, after)


def test_a_text_that_becomes_a_copy_is_read_by_its_original() -> None:
    drafts = {f"a{n}": EMPTY._replace(title=f"T{n}") for n in range(4)}
    drafts["a2"] = drafts["a2"]._replace(body=STORY, date="2018-07-01")
    copied = drafts | {"a3": drafts["a3"]._replace(body=STORY.replace("pilot", "sailor"))}
    few, more = catalog_of(site_of(**drafts)), catalog_of(site_of(**copied))
    page = PageKey("article", ("articles/a2.html",))

    view = ARTICLE.view(page, more)

    assert isinstance(view, ArticleView)
    assert [copy.title for copy in view.copies] == ["T3"]
    assert page in named(few, more) & named(more, few)

    # Also when it is known what the pages showed, and only those that differ are named.
    for before, after in ((few, more), (more, few)):
        remember_chosen(before, after)
        assert page in named(before, after)


@pytest.mark.parametrize(
    ("link", "wiki"),
    [
        ("/archive/2021-03.html", ""), ("/archive/2021-03", ""), ("/topics/kufra.html", ""),
        ("/topics/kufra", ""), ("/topics/kufra/feed.xml", ""), ("/authors/bob.html", ""),
        ("/sections/oil", ""), ("index.md", ""), (".", ""), ("/b", ""), ("/articles/b", ""),
        ("", "kufra"), ("", "Kufra!"), ("", "NEW"), ("", "b"),
    ],
)  # fmt: skip
def test_a_link_is_looked_at_when_its_target_appears_or_vanishes(link: str, wiki: str) -> None:
    without = {"b/c": EMPTY._replace(link=link, wiki=wiki)}
    target = EMPTY._replace(
        title="New", date="2021-03-07", tags=("Kufra",), author="Bob", section="Oil"
    )
    few, more = (
        catalog_of(site_of(**without)),
        catalog_of(site_of(**without, **{"b/index": target})),
    )
    page = PageKey("article", ("articles/c.html",))

    assert views_of(few)[page] != views_of(more)[page]
    assert page in named(few, more) & named(more, few)


def test_a_year_that_grows_busy_in_a_large_group_is_looked_at_as_a_whole() -> None:
    """Far beyond the limit of one page, where not all periods are looked at."""
    days = [f"{year}-0{month}-01" for year in (2018, 2019, 2020) for month in (1, 3, 5)]
    drafts = {f"a{n}": EMPTY._replace(title=f"T{n}", date=day) for n, day in enumerate(days)}
    small, large = site_of(**drafts), site_of(**drafts, new=EMPTY._replace(date="2019-01-09"))

    for before, after in ((small, large), (large, small)):
        assert_readers_suffice(Change(before, after, 3))


def test_a_name_written_otherwise_is_looked_at_on_the_authors_pages() -> None:
    drafts = {f"a{n}": EMPTY._replace(title=f"T{n}", author="Ann") for n in range(5)}
    after = {name: draft._replace(author="ANN") for name, draft in drafts.items()}

    assert_readers_suffice(Change(site_of(**drafts), site_of(**after), 1000))


_LIBYA = Line("topics/libya.html", "topic", "Libya")


@pytest.mark.parametrize(
    ("ledger", "edit"),
    [
        ((Line("old.html", "moved", "articles/a1.html"),), {"title": "Other"}),
        ((Line("old.html", "moved", "b.html"), Line("b.html", "moved", "articles/a1.html")),
         {"title": "Other"}),
        ((Line("old.html", "moved", "topics/sudan.html"),), {"tags": ("Libya",)}),
        ((Line("old.html", "moved", "topics/libya/2020.html"),), {"date": "2021-01-01"}),
        ((Line("old.html", "moved", "articles/gone.html"),
          Line("articles/gone.html", "article", "T1", "2020-01-05", "gone.md")),
         {"title": "Other"}),
        ((Line("articles/gone.html", "article", "X", "2020-01-09", "gone.md"),),
         {"date": "2021-01-01"}),
        ((Line("topics/old/feed.xml", "moved", "topics/libya/feed.xml"),), {"title": "Other"}),
        ((Line("topics/old/feed.xml", "topic", "Libya"), _LIBYA), {"title": "Other"}),
        ((Line("topics/old/2020.html", "topic", "Libya"), _LIBYA), {"date": "2021-01-01"}),
        ((Line("articles/A1.html", "article", "X", "", "x.md"),), {"slug": "other"}),
    ],
)  # fmt: skip
def test_what_leads_to_an_article_is_looked_at_with_it(
    ledger: tuple[Line, ...], edit: dict[str, Any]
) -> None:
    """The law seldom draws just these."""
    old = EMPTY._replace(tags=("Libya",), date="2018-07-01")
    drafts = {f"a{n}": old._replace(title=f"T{n}") for n in range(5)}
    drafts["a1"] = EMPTY._replace(title="T1", tags=("Libya", "Sudan"))
    before = site_of(**drafts)._replace(ledger=ledger)
    after = site_of(**drafts | {"a1": drafts["a1"]._replace(**edit)})._replace(ledger=ledger)
    kind = "moved_feed" if "feed.xml" in ledger[0].address else "redirect"
    leads = PageKey(kind, (ledger[0].address,))

    with small_limits(3):
        was, now = views_of(catalog_of(before)), views_of(catalog_of(after))
        assert was.get(leads) != now.get(leads)
    for change in (Change(before, after, 3), Change(after, before, 3)):
        assert_readers_suffice(change)


@pytest.mark.parametrize(
    ("old", "target"),
    [("old.html", "topics/libya/2020.html"), ("topics/old/feed.xml", "topics/libya/feed.xml")],
)
def test_what_leads_below_a_group_is_looked_at_when_that_has_another_name(
    old: str, target: str
) -> None:
    """The law seldom draws a new name together with a page of the topic that something leads to."""
    drafts = {f"a{n}.md": EMPTY._replace(title=f"T{n}", tags=("Libya",)) for n in range(5)}
    renamed = "- name: War in Libya\n  slug: libya\n  aliases: [Libya]\n"
    ledger = (Line(old, "moved", target),)
    before, after = Site(drafts, "- Libya\n", 1, ledger), Site(drafts, renamed, 1, ledger)
    leads = PageKey("moved_feed" if old.endswith(".xml") else "redirect", (old,))

    with small_limits(3):
        was, now = views_of(catalog_of(before)), views_of(catalog_of(after))

        assert was[leads] != now[leads]
    assert_readers_suffice(Change(before, after, 3))


def test_a_title_edit_is_looked_at_where_it_stands() -> None:
    """In a site of many articles: an old one's title stands in few lists."""
    drafts = {
        f"a{n}": EMPTY._replace(
            title=f"T{n}", tags=TAGS[:2], date=f"20{10 + n // 9}-0{1 + n % 9}-01"
        )
        for n in range(90)
    }
    before = catalog_of(site_of(**drafts))
    after = catalog_of(site_of(**drafts | {"a40": drafts["a40"]._replace(title="New")}))

    keys = [key for key in sorted(named(before, after)) if not key.kind.startswith("article")]

    assert keys == [
        PageKey("archive_month", ("2014-05",)),
        PageKey("author_month", ("ann", "2014-05")),
        PageKey("recent_changes"),
        PageKey("recent_changes_data"),
        PageKey("search_month", ("2014-05",)),
        PageKey("search_words", ("ne",)),
        PageKey("search_words", ("t4",)),
        PageKey("section_month", ("world", "2014-05")),
        PageKey("topic", ("libya",)),
        PageKey("topic", ("sudan",)),
        PageKey("topic_month", ("libya", "2014-05")),
        PageKey("topic_month", ("sudan", "2014-05")),
    ]


def test_the_map_is_looked_at_when_a_topic_on_it_has_another_name() -> None:
    """The law seldom draws a new name for a topic whose articles stay."""
    drafts = {f"a{n}.md": EMPTY._replace(title=f"T{n}", tags=TAGS[:2]) for n in range(3)}
    renamed = "- name: War in Libya\n  slug: libya\n  aliases: [Libya]\n"
    before, after = Site(drafts, "- Libya\n", 1), Site(drafts, renamed, 1)

    assert PageKey("topic_map") in named(catalog_of(before), catalog_of(after))
    assert_readers_suffice(Change(before, after, 1000))


def test_the_search_is_looked_at_for_other_names_and_languages() -> None:
    """The law seldom draws these."""
    drafts = {"a1.md": EMPTY._replace(title="First", tags=TAGS[:1])}
    before = Site(drafts, "- Libya\n", 1)
    aliased = Site(drafts, "- name: Libya\n  aliases: [The land]\n", 1)
    german = Site({"a1.md": drafts["a1.md"]._replace(lang="de")}, "- Libya\n", 1)

    assert PageKey("search_topics") in named(catalog_of(before), catalog_of(aliased))
    month = PageKey("search_month", ("2020-01",))
    assert month in named(catalog_of(before), catalog_of(german))


def test_what_two_related_topics_share_elsewhere_is_not_looked_at() -> None:
    """An article in both of them, but not in the topic, changes nothing on the topic's page."""
    drafts = {f"a{n}": EMPTY._replace(title=f"T{n}", tags=TAGS[:3]) for n in range(3)}
    more = EMPTY._replace(title="New", tags=TAGS[1:3])
    before, after = catalog_of(site_of(**drafts)), catalog_of(site_of(**drafts, a9=more))

    keys = named(before, after)

    assert PageKey("topic", ("libya",)) not in keys
    assert {PageKey("topic", ("sudan",)), PageKey("topic", ("haftar",))} <= keys
    assert (
        views_of(before)[PageKey("topic", ("libya",))]
        == (views_of(after)[PageKey("topic", ("libya",))])
    )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_page_kind_has_keys_with_one_address_each(kind: PageKind) -> None:
    days = ("2018-01-01", "2020-01-05", "2020-01-06", "2020-02-06", "2020-03-07")
    drafts = {
        name.removesuffix(".md"): EMPTY._replace(
            title="First", tags=("Libya",), date=days[n % 5], drop="Text"
        )
        for n, name in enumerate(NAMES)
    }
    with small_limits(1000):
        catalog = catalog_of(site_of(**drafts)._replace(ledger=LEDGER))

        keys = list(kind.keys(catalog))

    assert keys
    assert len({kind.address(key) for key in keys}) == len(keys)


@pytest.mark.parametrize(
    ("edited", "edit"),
    [
        ("a8", {"body": LEADS[1]}),
        ("a1", {"title": "Another headline"}),
    ],
)
def test_home_is_looked_at_for_its_sentences_and_the_headlines_of_the_newest_digest(
    edited: str, edit: dict[str, Any]
) -> None:
    """The law seldom draws an article that home shows in these ways alone."""
    drafts = {
        f"a{n}": EMPTY._replace(
            title=f"T{n}",
            tags=("Libya",) if n > 1 else ("Sudan",),
            date="2020-02-06",
            body=LEADS[0],
        )
        for n in range(9)
    }
    after = drafts | {edited: drafts[edited]._replace(**edit)}
    home = PageKey("home")

    with small_limits(1000):
        old, new = catalog_of(site_of(**drafts)), catalog_of(site_of(**after))

        assert views_of(old)[home] != views_of(new)[home]
        assert home in named(old, new)
