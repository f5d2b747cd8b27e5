"""Small sites with changes, for the law of readers: drawn so that every limit is crossed often."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import NamedTuple
from unittest.mock import patch

from hypothesis import strategies as st

from digestgen.article import read_article
from digestgen.build.grouping import group_articles
from digestgen.ledger import NAMELESS, Line, place_of
from digestgen.linking import mentions as linking
from digestgen.model.config import (
    FEED_FORMATS,
    CardsConfig,
    CleaningConfig,
    Config,
    DigestsConfig,
    FeedsConfig,
    RightsConfig,
    SitemapConfig,
    TopicsConfig,
)
from digestgen.model.reading import ReadSettings
from digestgen.pages import article as article_pages
from digestgen.pages import (
    digest_readers,
    digest_topics,
    fronts,
    home,
    home_digest,
    home_topics,
    mentions,
    neighbourhoods,
    periods,
    recent_changes,
    redirect,
    related,
    relating,
    sample,
    sitemap_part,
    topic_digest,
    topic_map,
    topic_relations,
)
from digestgen.store import database, marks
from digestgen.store.catalog import Catalog
from digestgen.store.ledger import replace_lines
from digestgen.store.meta import set_value
from digestgen.topics.editor_file import read_topics_file
from tests.sites.folder import article

NAMES = (*(f"a{n}.md" for n in range(10)), "b/index.md", "b/c.md")
DAYS = ("", "2018-07-01", "2019-12-30", "2020-01-05", "2020-02-05", "2020-02-06", "2021-03-07")
TAGS = ("Libya", "Sudan", "Haftar", "Kufra", "C++")
TODAY = "2020-02-06"
"""With the day before two of these."""
LINKS = (
    "", *NAMES, "/articles/a1", "/articles/moved.html", "index.md", "..", ".", "b",
    "/topics/libya.html", "/topics/sudan", "/topics/libya/feed.xml", "/authors/ann.html",
    "/sections/oil", "/topics/libya/2020.html", "/topics/libya/2020-02", "/topics/undated",
    "/topics/sudan/2019.html", "/topics/libya/undated.html", "/authors/ann/2020.html",
    "/sections/world/2020-01.html", "/archive/2020-02.html", "/archive/undated", "/sitemap.xml",
    "/digests/2020-02.html", "/digests/2020-W06", "/digests/", "/digests/weeks.xml",
    "/changes.html", "/map.html",
)  # fmt: skip
LEADS = (
    "President Dagalo met the elders of Kufra on 5 February 2020 to end the long war over wells.",
    "President Dagalo met elders of Kufra on 5 February 2020, and the war over the wells was over.",
    "The wells near Kufra belong to nobody, Governor Salem said after the first rain of the year.",
)
WIKI = (
    "", "First", "second", "a2", "Libya", "sudan", "C plus plus", "c++", "War in Libya",
    "The south",
)  # fmt: skip
ORIGINALS = ("", "", "", "First", "second", "a1", "a2.md", "moved", "nobody")
TOPICS_FILES = (
    "",
    "- name: Libya\n  scope: Without the islands.\n  pinned: [a1.md, Second]\n",
    "- name: Libya\n  min_articles: 2\n  pinned: moved\n- name: Kufra\n  type: place\n",
    "- name: Kufra\n  type: person\n  broader: [Libya, Sudan]\n- Libya\n- Sudan\n",
    "- name: The wells\n  aliases: [Kufra, Salem]\n  broader: Libya\n- Libya\n",
    "- name: Libya\n  description: A land.\n",
    "- name: Libya\n  names: {en: The land, fr: Sudan}\n",
    "- name: War in Libya\n  slug: libya\n  aliases: [Libya]\n",
    "- name: Libya\n  aliases: [Sudan]\n",
    "- name: Sudan\n  hidden: true\n",
    "- name: Sudan\n  link: false\n- name: Libya\n  aliases: [war in Libya]\n",
    "- name: Sudan\n  aliases: [the south, south]\n- name: sudan\n  slug: s\n"
    "  keep_apart: [Sudan]\n",
    "- name: Sudan\n  slug: the-sudan\n",
    "- name: Kufra\n  broader: [Libya]\n  related: [Sudan]\n- Libya\n- Sudan\n",
    "- name: Kufra\n  broader: [Libya]\n  related: [Sudan]\n- name: Libya\n  slug: ly\n- Sudan\n",
)
STORY = (
    "Pirates boarded a tanker beyond the lagoon. Its pilot hid charts, ladders, barrels, "
    "compasses and lanterns under canvas; smugglers traded ivory, saffron, pepper and copper "
    "for muskets."
)
"""Long enough to be known for a copy."""


_OLD_PLACES = (
    *(f"articles/{name}.html" for name in ("a1", "a2", "a3", "moved", "gone", "Gone", "A1")),
    *(f"topics/{key}.html" for key in ("libya", "the-land", "Libya", "ly", "sudan", "the-sudan")),
    *(f"topics/{key}/feed.xml" for key in ("libya", "the-land", "ly", "sudan", "lost")),
    *(f"topics/{key}/{part}.html" for key in ("libya", "the-land", "lost")
      for part in ("2020", "2020-02", "2021", "undated")),
    "authors/ann.html", "authors/old.html", "authors/ann/2020.html", "sections/oil.html",
    "archive/2020-02.html", "archive/undated.html", "archive/2021-03.html",
    "digests/2020-02.html", "digests/2020-W06.html", "digests/2020-w01.html",
    "digests/index.html",
)  # fmt: skip


def _old_lines() -> Iterator[Line]:
    for address in _OLD_PLACES:
        place = place_of(address)
        if place is None:
            for title, day, path in (
                ("First", "2020-02-05", "a1.md"), ("Second", "2020-02-06", "x.md"),
                ("Third", "", ""), ("First", "2021-03-07", "b/c.md"),
            ):  # fmt: skip
                yield Line(address, "article", title, day, path)
        elif place.kind in NAMELESS:
            yield Line(address, place.kind)
        else:
            for name in ("Libya", "War in Libya", "Sudan", "Kufra", "Lost"):
                yield Line(address, place.kind, name)
    yield from (
        Line("articles/gone.html", "moved", "topics/libya.html"),
        Line("articles/a2.html", "moved", "articles/gone.html"),
        Line("topics/lost/2020.html", "moved", "articles/a2.html"),
        Line("old/page.html", "moved", "topics/sudan/2020.html"),
        Line("topics/lost/feed.xml", "moved", "topics/the-land/feed.xml"),
        Line("authors/old.html", "moved", "archive/2020-02.html"),
        Line("old/week.html", "moved", "digests/2020-W06.html"),
    )


LEDGER = tuple(_old_lines())


class Draft(NamedTuple):
    """An article before it is written down."""

    title: str
    date: str
    tags: tuple[str, ...]
    author: str
    section: str
    summary: str
    updated: str
    lang: str
    slug: str
    body: str
    heading: str
    link: str
    wiki: str
    drop: str = ""
    claim: str = ""
    original: str = ""
    source: str = ""


_FIELDS: dict[str, st.SearchStrategy[object]] = {
    "title": st.sampled_from(["First", "Second", "Third", "The first third"]),
    "date": st.sampled_from(DAYS),
    "tags": st.lists(st.sampled_from(TAGS), max_size=3, unique=True).map(tuple),
    "author": st.sampled_from(["Ann", "Bob", "ann", "ANN"]),
    "section": st.sampled_from(["World", "Oil"]),
    "summary": st.sampled_from(["One.", "Two."]),
    "updated": st.sampled_from(["", "2021-05-05", "2021-06-06"]),
    "lang": st.sampled_from(["", "de", "fr"]),
    "slug": st.sampled_from(["", "", "", "moved"]),
    "body": st.sampled_from(
        [
            "One text.",
            "A text on Dagalo, and Dagalo again by Dagalo.",
            "Dagalo met Salem in Kufra.",
            STORY,
            STORY.replace("pilot", "sailor"),
            *LEADS,
            " ".join(LEADS),
            f"{LEADS[0]}\n\n{LEADS[2]}",
            "The war in Libya. Sudan is near Kufra. In Libya, in Libya",
            "Sudan met Haftar in the south, as in Libya.\n\nKufra is in the south, sudan is not.",
        ]
    ),
    "heading": st.sampled_from(["Part", "Another part"]),
    "link": st.sampled_from(LINKS),
    "wiki": st.sampled_from(WIKI),
    "drop": st.sampled_from(["", "", "Dagalo", "text"]),
    "original": st.sampled_from(ORIGINALS),
    "source": st.sampled_from(["", "", "https://source.example/a"]),
    "claim": st.sampled_from(["", "", "/old/place/", "/articles/a1.html", "/articles/Gone.html"]),
}
# What decides where an article stands, and beside whom, is changed oftener.
_FIELD_CHANGES = st.sampled_from([*_FIELDS, *("body", "date", "tags") * 3]).flatmap(
    lambda name: st.tuples(st.just(name), _FIELDS[name])
)


class Site(NamedTuple):
    """What a build starts from."""

    files: dict[str, Draft]
    topics: str
    min_articles: int
    ledger: tuple[Line, ...] = ()
    canonical: str = "own"


class Change(NamedTuple):
    """A site before and after, and how many changes `readers` are to bear."""

    before: Site
    after: Site
    at_once: int


def drafts() -> st.SearchStrategy[Draft]:
    return st.builds(Draft, **_FIELDS)


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """Draw a site, and up to three changes of it: an article written, edited, moved or gone."""
    files = draw(st.dictionaries(st.sampled_from(NAMES), drafts(), max_size=len(NAMES)))
    after = dict(files)
    for path in draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True)):
        what = draw(st.sampled_from(["write", "edit", "edit", "edit", "remove"]))
        if what == "remove":
            after.pop(path, None)
        elif what == "edit" and path in after:
            name, value = draw(_FIELD_CHANGES)
            after[path] = Draft(**after[path]._asdict() | {name: value})
        else:
            after[path] = draw(drafts())
    topics = draw(st.sampled_from(TOPICS_FILES))
    least = draw(st.sampled_from([1, 1, 2]))
    is_edited = draw(st.integers(0, 3)) == 0
    new_topics = draw(st.sampled_from(TOPICS_FILES)) if is_edited else topics
    new_least = draw(st.sampled_from([1, 2, least])) if is_edited else least
    ledger = draw(st.lists(st.sampled_from(LEDGER), unique=True, max_size=9).map(tuple))
    is_merged = draw(st.integers(0, 3)) == 0
    more = draw(st.lists(st.sampled_from(LEDGER), unique=True, max_size=9)) if is_merged else ()
    new_ledger = tuple(dict.fromkeys((*ledger[len(more) :], *more)))
    at_once = draw(st.sampled_from([3, 1000]))
    return Change(
        Site(_one_address(files), topics, least, ledger, "source"),
        Site(_one_address(after), new_topics, new_least, new_ledger, "source"), at_once,
    )  # fmt: skip


def _one_address(files: dict[str, Draft]) -> dict[str, Draft]:
    """Return the files without slugs that stand twice: two articles never have one address."""
    seen: set[str] = set()
    kept = {}
    for path in sorted(files):
        slug = files[path].slug
        kept[path] = files[path]._replace(slug="" if slug in seen else slug)
        seen.add(slug)
    return kept


def written(draft: Draft) -> str:
    link = f"[see]({draft.link}#part)" if draft.link else ""
    wiki = f"[[{draft.wiki}]]" if draft.wiki else ""
    more = {"updated": draft.updated, "lang": draft.lang, "slug": draft.slug, "drop": draft.drop}
    if draft.claim:
        more["redirect_from"] = draft.claim
    if draft.original:
        more["translation_of"] = draft.original
    if draft.source:
        more["source_url"] = draft.source
    return article(
        title=draft.title,
        date=draft.date,
        tags=draft.tags,
        author=draft.author,
        section=draft.section,
        summary=draft.summary,
        body=f"## {draft.heading}\n\n{draft.body} {link} {wiki}",
        **{name: value for name, value in more.items() if value},
    )


def catalog_of(site: Site) -> Catalog:
    db = database.open_memory()
    for path, draft in sorted(site.files.items()):
        reading = read_article(written(draft).encode(), path, ReadSettings(keeps_changes=True))
        assert reading.article, reading.problems
        database.add_article(db, reading.article)
    replace_lines(db, site.ledger)
    topics = TopicsConfig(whole_up_to=3, min_articles=site.min_articles)
    config = Config(
        topics=topics,
        feed_length=3,
        cards=CardsConfig(articles=True, topics=True),
        cleaning=CleaningConfig(show_changes=True),
        digests=DigestsConfig(min_articles=2),
        feeds=FeedsConfig(topic_formats=FEED_FORMATS),
        rights=RightsConfig(canonical=site.canonical),
        sitemap=SitemapConfig(news=True),
    )
    set_value(db, "choice", [TODAY, False, True])
    catalog = Catalog(db, config)
    entries, problems = read_topics_file(site.topics, "topics.yaml")
    assert not problems
    group_articles(db, catalog, entries)
    return catalog


@contextmanager
def small_limits(at_once: int) -> Iterator[None]:
    """Let every limit of the pages be so small that a few articles cross it."""
    with ExitStack() as stack:
        for module, name, value in (
            (article_pages, "NEIGHBOURS_ASKED", 2),
            (related, "NEIGHBOURS_ASKED", 2),
            (related, "RELATED_SHOWN", 2),
            (related, "LIKE_ASKED", 2),
            (related, "LEADING", 2),
            (related, "LEADING_ASKED", 1),
            (relating, "NEIGHBOURS_ASKED", 2),
            (relating, "LIKE_ASKED", 2),
            (relating, "LEADING", 2),
            (relating, "LEADING_ASKED", 1),
            (relating, "COPIES_ASKED", 1),
            (marks, "COPIES_ASKED", 1),
            (related, "COPIES_SHOWN", 2),
            (digest_readers, "AT_ONCE", at_once),
            (fronts, "SHOWN_IN_FRONT", 2),
            (home, "LATEST_SHOWN", 3),
            (home, "LEADING_SHOWN", 2),
            (home_digest, "LINES_SHOWN", 2),
            (home_digest, "RISING_SHOWN", 1),
            (home_topics, "RECENT", 5),
            (home_topics, "SHOWN", 2),
            (home_topics, "ASKED", 2),
            (neighbourhoods, "NEWEST_ASKED", 2),
            (neighbourhoods, "SHOWN", 3),
            (periods, "AT_ONCE", at_once),
            (sample, "MONTHS", 2),
            (sample, "NEWEST", 1),
            (sample, "WHOLE_UP_TO", 4),
            (redirect, "AT_ONCE", at_once),
            (sitemap_part, "AT_ONCE", at_once),
            (sitemap_part, "WHOLE_UP_TO", 4),
            (sitemap_part, "MOST", 3),
            (sitemap_part, "SPARE", 30),
            (topic_map, "SHOWN", 2),
            (topic_map, "TIES_EACH", 1),
            (topic_digest, "TOPICS_BESIDE", 2),
            (topic_relations, "RELATED_SHOWN", 2),
            (recent_changes, "SHOWN", 3),
            (digest_readers, "RISING_LEAST", 1),
            (digest_topics, "RISING_LEAST", 1),
            (mentions, "SHOWN", 2),
            (linking, "MOST", 3),
        ):
            stack.enter_context(patch.object(module, name, value))
        yield
