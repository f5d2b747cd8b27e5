"""Views made by hand for every template, rendered with the default theme; all texts invented."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from digestgen.charts.calendar import Cell, draw_month
from digestgen.charts.graph import Node, Tie
from digestgen.charts.neighbourhood import draw_neighbourhood
from digestgen.charts.sparkline import draw_sparkline
from digestgen.charts.timeline import Month, draw_timeline
from digestgen.charts.topic_map import draw_arcs, draw_map
from digestgen.model.view import (
    Anchor,
    CardLine,
    DatedQuote,
    Digest,
    Head,
    Meta,
    MonthLine,
    NameLine,
    OtherFeed,
    Quote,
    Reasoned,
    Span,
    Way,
    Year,
)
from digestgen.pages.alphabet import Entry, IndexView, Letter
from digestgen.pages.archive_index import ArchiveView
from digestgen.pages.article import ArticleView, Neighbours
from digestgen.pages.article_changes import ChangesView, Note, Stretch
from digestgen.pages.calendars import CalendarYear
from digestgen.pages.digest_body import DigestBody, DigestLine, DigestTopic
from digestgen.pages.digest_page import DigestView
from digestgen.pages.digests_index import DigestsView, DigestYear
from digestgen.pages.entries import EntryView, FeedView
from digestgen.pages.feed_formats import with_rss_dates
from digestgen.pages.fronts import FrontView
from digestgen.pages.home import HomeView
from digestgen.pages.home_digest import Glance, GlanceLine, Rising, RisingTopic
from digestgen.pages.home_topics import LeadTopic
from digestgen.pages.locations import Location
from digestgen.pages.mentions import Mentioning
from digestgen.pages.news_sitemap import NewsLine, NewsView
from digestgen.pages.not_found import NotFoundView
from digestgen.pages.opml import OpmlView, Subscription
from digestgen.pages.period_pages import MonthView, Shelf, YearView
from digestgen.pages.recent_changes import ChangedLine, RecentDataView, RecentView
from digestgen.pages.redirect import RedirectView
from digestgen.pages.related import Copy
from digestgen.pages.robots import RobotsView
from digestgen.pages.search import SearchView
from digestgen.pages.search_shards import SearchDataView
from digestgen.pages.search_words import words_of
from digestgen.pages.sitemap import SitemapView
from digestgen.pages.topic import TopicView
from digestgen.pages.topic_map import MapLink, MapRow, MapView
from digestgen.pages.topic_names import NameIn, TopicLink
from digestgen.pages.year_shelves import YearShelf
from digestgen.theme import Renderer, find_theme
from digestgen.theme.files import SHIPPED, ThemeFiles
from digestgen.theme.site import SiteView
from digestgen.wording import ENGLISH

BASE = "https://digest.example/libya/"
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitän" * 3
HOSTILE = '<script>alert("1")</script>\'" onload=x & {{ 7 * 7 }} </title><h1>'
# Fields that the pages package makes itself; the others hold what people wrote.
_OURS = frozenset(
    {
        "address", "anchor", "anchors", "archive", "article_id", "base_url", "body_digest",
        "canonical", "change", "changed", "changes", "data", "date", "description_html", "feed",
        "image",
        "feed_id", "first", "front", "generator", "home", "href", "language", "last",
        "link", "map", "page_link", "path", "published", "script", "self_link", "shards",
        "sitemap",
        "source_url", "styles", "stylesheet", "topics_index", "unit", "updated", "url",
    }
)  # fmt: skip


class Sample(NamedTuple):
    """What is rendered: a template with a view at an address."""

    template: str
    address: str
    view: msgspec.Struct
    body: str = ""


class Rendered(NamedTuple):
    """A page as text, with what it was made from."""

    template: str
    address: str
    text: str


def head(title: str, address: str, **more: object) -> Head:
    """Return the head of a page at `address`, as `pages/chrome.py` would make it."""
    up = "../" * address.count("/")
    here = address.rpartition("/")[0]
    links = {
        name: "index.html" if here == name.lower() else f"{up}{name.lower()}/index.html"
        for name in ("Topics", "Archive", "Sections", "Authors")
    }
    whole = Head(
        title=title,
        description=f"{title}, in a few words",
        canonical=BASE + address.removesuffix("index.html"),
        language="en",
        stylesheet=f"{up}theme/style.css",
        home=f"{up}index.html",
        navigation=tuple(Way(t, h, is_here=False) for t, h in links.items()),
        feeds=(Anchor(SITE.title, f"{up}feed.xml"),),
    )
    return msgspec.structs.replace(whole, **more)


META = Meta(
    type="article",
    data='{"@context":"https://schema.org","@type":"NewsArticle","headline":"\\u003c/script>"}',
    image=BASE + "assets/checkpoint.jpg",
    published="2020-06-20",
    updated="2020-06-22",
    section="World",
    tags=("Coast road", "Oil ports"),
)
SITE = SiteView("Maghreb & Sahel Digest", "News of the region, by topic", "en", BASE, "digestgen")
_TOPICS = tuple(
    Anchor(name, f"../topics/{number}.html")
    for number, name in enumerate(("Coast road", "Oil ports", "Border trade"))
)
_LINKS = tuple(TopicLink(topic.text, topic.href) for topic in _TOPICS)
_ARABIC = CardLine(
    title="عودة المطار إلى العمل بعد عام",
    href="../articles/airport.html",
    date="2020-05-30",
    date_text="30 May 2020",
    summary="هبطت أول رحلة مدنية صباح اليوم، وعلى متنها بريد ودواء.",
    language="ar",
    topics=_TOPICS[:1],
)
_HEADLINES = (
    ("The last checkpoint on the coast road opens at dawn",
     "Lorries that had waited eleven days went through in one morning; nobody searched them."),
    ("Two ports load again, and one buyer is missing",
     "Storage at the eastern terminals was full when the orders came."),
    ("What the border traders say about the new permit",
     "It costs more than the camel it is meant for."),
    ("A council of elders, and the chair that stayed empty", ""),
    ("Salt, dates and diesel: a price list from the oasis market",
     "Prices taken on four Thursdays, by the same person, at the same stalls."),
    ("Envoys agree on a list of names and on little else",
     "Both sides call the list a beginning. It is the fourth."),
)  # fmt: skip
CARDS = (
    *(
        CardLine(
            title=title,
            href=f"../articles/{day}.html",
            date=f"2020-06-{20 - day:02}",
            date_text=f"{20 - day} June 2020",
            summary=summary,
            language="",
            topics=_TOPICS[: day % 4],
        )
        for day, (title, summary) in enumerate(_HEADLINES)
    ),
    _ARABIC,
    CardLine(f"A note on {LONG_WORD}", "../articles/note.html", "", "", "", "de"),
)
SPAN = Span("2011-02-17", "17 February 2011", "2020-06-20", "20 June 2020")
MONTHS = tuple(
    MonthLine(f"{name} {year}", f"a/{year}-{number:02}.html", number * 41)
    for year in (2020, 2019)
    for number, name in ((9, "September"), (5, "May"), (1, "January"))
)
YEARS = (
    Year("2020", MONTHS[:3], 615, "a/2020.html"),
    Year("2019", MONTHS[3:], 1),
    Year("Undated", (), 0),
)
RELATED = (
    Reasoned("Oil ports", "oil.html", "21 shared articles, as in “Two ports load again”"),
    Reasoned("الحدود الجنوبية", "south.html", "4 shared articles", "ar"),
    Reasoned("Drinking water", "water.html", "named by the editor"),
)
TIMES = (
    *(
        Month(f"{year}-{month:02}", f"Month {month} of {year}", year % 7 * month, f"a/{month}.html")
        for year in (2018, 2019, 2020)
        for month in (1, 4, 5, 12)
    ),
    Month("", "Undated", 2, ""),
)
TIMELINE = draw_timeline(TIMES, {"2019": "a/2019.html"})
NODES = (
    Node("Oil ports", "topics/oil.html", 21),
    Node("الحدود الجنوبية", "topics/south.html", 4),
    Node("Border trade", "topics/trade.html", 9),
    Node(LONG_WORD, "topics/long.html", 1),
)
TIES = (Tie(0, 1, 3), Tie(0, 2, 7), Tie(1, 2, 1))
BODY = (Path(__file__).parent / "body.html").read_text(encoding="utf-8")
"""Everything that Markdown gives, as `digestgen.markdown` writes it."""


def full_samples() -> tuple[Sample, ...]:
    """Return a sample of every template with something in every field."""
    title = "The last checkpoint on the coast road opens at dawn"
    article = ArticleView(
        head=head(title, "articles/checkpoint.html", meta=META),
        title=title,
        language="",
        is_title_derived=True,
        published="2020-06-20",
        published_text="20 June 2020",
        updated="2020-06-22",
        updated_text="22 June 2020",
        authors=tuple(Anchor(n, f"../authors/{n[0]}.html") for n in ("N. Barka", "سمير الفيتوري")),
        section=Anchor("Politics", "../sections/politics.html"),
        minutes=4,
        source_url="https://paper.example/a?b=1&c=2",
        repairs=3,
        changes="checkpoint/changes.html",
        topics=(TopicLink("Route côtière", "../topics/coast-road.html", "fr"), *_LINKS),
        neighbours=(
            Neighbours(
                _TOPICS[:1],
                Anchor("A wall of sand at kilometre 27", "wall.html"),
                Anchor("The baker returns", "baker.html"),
            ),
            Neighbours(_TOPICS[1:3], Anchor("Storage is full again", "full.html"), None),
        ),
        related=(
            Reasoned("Who owns the lorries", "own.html", "shares Coast road and “Barka”"),
            Reasoned(_ARABIC.title, "airport.html", "shares Coast road; 3 weeks earlier", "ar"),
        ),
        copies=(
            Copy("Checkpoint", "checkpoint-2.html", "", "2020-06-21", "21 June 2020", "b.example"),
            Copy(_ARABIC.title, "airport.html", "ar", "", "", ""),
        ),
        article_id="2020/checkpoint.md",
        body_digest="0",
        links=(),
    )
    changes = ChangesView(
        head=head(
            f"What was changed: {title}", "articles/checkpoint/changes.html", is_indexed=False
        ),
        title=title,
        language="",
        article=Anchor(title, "../checkpoint.html"),
        edits=3,
        stretches=(
            Stretch("By N. Barka\n", "removed", 1),
            Stretch("The road is open.", "", 0),
            Stretch("\n\n", "put", 0),
            Stretch("Nobody was searched. Advertisement ", "removed", 2),
        ),
        notes=(
            Note(1, "byline", "names the authors", 1),
            Note(2, "advert-marks", "a mark of advertising or loading", 2),
        ),
    )
    topic = TopicView(
        head=msgspec.structs.replace(
            head("Coast road", "topics/coast-road.html"),
            feeds=(Anchor(SITE.title, "../feed.xml"), Anchor("Coast road", "coast/feed.xml")),
            other_feeds=(OtherFeed("Coast road", "coast/rss.xml", "application/rss+xml"),),
        ),
        name="Coast road",
        type="place",
        description_html="<p>The road between the capital and the western border, its <em>posts"
        "</em>, and those who keep them.</p>\n",
        aliases=("Coastal road",),
        names=(NameIn("ar", "العربية", "الطريق الساحلي"),),
        articles=1214,
        span=SPAN,
        feed="coast-road/feed.xml",
        newest=CARDS,
        years=YEARS,
        related=RELATED,
        timeline=TIMELINE,
        neighbourhood=draw_neighbourhood("Coast road", list(NODES), list(TIES)),
        broader=(Reasoned("Tripolitania", "tripolitania.html", "named by the editor"),),
        narrower=(Reasoned("Bridge 12", "bridge-12.html", "1 shared article"),),
        scope="The road alone, not the railway beside it.",
        digest=DIGEST,
        pinned=CARDS[:1],
        mentioning=Mentioning(
            12, (Reasoned("Two ports load again", "../articles/ports.html", "3 May 2020"),)
        ),
    )
    front = FrontView(
        head=head("N. Barka", "authors/n.html"),
        kicker="Author",
        name="N. Barka",
        articles=len(CARDS),
        span=SPAN,
        newest=CARDS,
        years=(),
        timeline=draw_timeline([m._replace(href="") for m in TIMES], {}),
        by_year=(
            YearShelf("2020", "dg-2020", 0, len(CARDS) - 1),
            YearShelf("Undated", "dg-undated", len(CARDS) - 1, 1),
        ),
    )
    month = MonthView(
        head=head("Coast road, June 2020", "topics/coast-road/2020-06.html"),
        name="Coast road",
        front="../coast-road.html",
        in_year=Anchor("2020", "2020.html"),
        month="June 2020",
        articles=CARDS,
        earlier=Anchor("May 2020", "2020-05.html"),
        later=Anchor("August 2020", "2020-08.html"),
        calendar=draw_month(
            "2020-06",
            {"2020-06-20": 2},
            titles={"2020-06-20": "20 June 2020"},
            hrefs={"2020-06-20": "#dg-2020-06-20"},
            weekdays=ENGLISH.weekdays,
        ),
    )
    year = YearView(
        head=head("Coast road, 2020", "topics/coast-road/2020.html"),
        name="Coast road",
        front="../coast-road.html",
        year="2020",
        articles=len(CARDS) + 2,
        shelves=(
            Shelf("June 2020", "dg-2020-06", CARDS),
            Shelf("May 2020", "dg-2020-05", CARDS[:1]),
            Shelf("", "", CARDS[-1:]),
        ),
        months=MONTHS[:3],
        earlier=Anchor("2019", "2019.html"),
        later=Anchor("2021", "2021.html"),
    )
    names = ("Aqaba", "Airport", "Border trade", "Coast road", "Élan", "Oil ports", "ÿ", LONG_WORD)
    index = IndexView(
        head=head("Topics", "topics/index.html"),
        title="Topics",
        noun="topics",
        total=40,
        letters=tuple(
            Letter(
                letter,
                f"dg-letter-{number}",
                tuple(Entry(name, f"{i}.html", (i + 1) ** 4) for i, name in enumerate(names)),
            )
            for number, letter in enumerate("ABDÉ#", 1)
        ),
        map="../map.html",
    )
    archive = ArchiveView(
        head=head("Archive", "archive/index.html"),
        articles=1230,
        span=SPAN,
        years=YEARS,
        timeline=TIMELINE,
        calendar=(
            CalendarYear(
                "2020",
                3,
                (Cell("Jan", "January 2020", 0, "", 0), Cell("Jun", "June 2020", 3, "a.html", 4)),
            ),
        ),
    )
    home = HomeView(
        head=head(SITE.title, "index.html"),
        title=SITE.title,
        description=SITE.description,
        articles=1230,
        topics=85,
        span=SPAN,
        latest=CARDS,
        leading=(Reasoned("Coast road", "a.html", "31 articles, latest 20 June 2020"), *RELATED),
        now=(
            LeadTopic("Coast road", "a.html", 3, 40, 31, _QUOTE),
            LeadTopic("Oil ports", "b.html", 2, 40, 1, None),
        ),
        glance=Glance(
            "The week of 15 June 2020",
            "digests/2020-W25.html",
            7,
            (
                GlanceLine("Coast road", "a.html", 3, Anchor("The road is open", "c.html"), ""),
                GlanceLine("", "", 0, Anchor("الطريق مفتوح", "d.html"), "ar"),
            ),
        ),
        rising=Rising(
            "week",
            "The week of 15 June 2020",
            ("1 Jun", "8 Jun", "15 Jun"),
            (
                RisingTopic(
                    "Coast road",
                    "a.html",
                    "3 articles, after 1 and 0 in the weeks before",
                    (1, 0, 3),
                    draw_sparkline((1, 0, 3)),
                ),
            ),
        ),
        digests=(Anchor("The week of 15 June 2020", "digests/2020-W25.html"),),
        digests_index="digests/index.html",
        changes="changes.html",
        archive="archive/index.html",
        topics_index="topics/index.html",
        map="map.html",
    )
    topic_map = MapView(
        head=head("Map of topics", "map.html"),
        title="Map of topics",
        topics=85,
        wide=draw_map(list(NODES), list(TIES)),
        narrow=draw_arcs(list(NODES), list(TIES)),
        rows=tuple(
            MapRow(n.text, n.href, n.articles, (MapLink("Oil ports", "oil.html", 3),))
            for n in NODES
        ),
        topics_index="topics/index.html",
    )
    missing = NotFoundView(
        head=head("This page is not here", "404.html", is_indexed=False, description=""),
        title="This page is not here",
        script=BASE + "theme/not_found.js",
    )
    redirect = RedirectView(
        head=head("Coast road", "topics/the-road.html", is_indexed=False),
        title="Coast road",
        words="This topic now goes by another name.",
        target=Anchor("Coast road", "coast-road.html"),
        is_moved=True,
    )
    entry = EntryView(
        title="The last checkpoint",
        link=BASE + "articles/checkpoint.html",
        published="2020-06-20T00:00:00Z",
        updated="2020-06-22T00:00:00Z",
        summary="Lorries & cars",
        language="de",
        authors=("N. Barka", "S. Fituri"),
        topics=("Coast road", 'The "west"'),
    )
    feed = FeedView(
        title=SITE.title,
        subtitle=SITE.description,
        language="en",
        self_link=BASE + "feed.xml",
        page_link=BASE,
        updated=entry.updated,
        entries=(entry, msgspec.structs.replace(entry, link=BASE + "articles/b.html")),
    )
    rss = with_rss_dates(msgspec.structs.replace(feed, self_link=BASE + "rss.xml"))
    subscription = Subscription("Coast road", BASE + "topics/coast/feed.xml", BASE)
    told = Quote(
        "It was “open”.", "../articles/a.html#p3", "2020-06-20", "20 June 2020", "T", (), "de"
    )
    digest_line = DigestLine(
        "The last checkpoint", "../articles/a.html", "2020-06-20", "20 June 2020", "", _TOPICS, None
    )
    saw = DigestTopic(
        name="Coast road",
        slug="coast-road",
        href="../topics/coast-road.html",
        articles=5,
        elsewhere=1,
        more=2,
        is_new=False,
        is_rising=True,
        why="5 articles, after 1, 0 and 2 in the weeks before",
        quotes=(told,),
        lines=(digest_line,),
    )
    body = DigestBody(
        articles=12,
        topics=4,
        leading=(saw, msgspec.structs.replace(saw, is_new=True, is_rising=False)),
        others=(msgspec.structs.replace(digest_line, quote=told, topics=_TOPICS),),
        others_more=3,
        plain=(msgspec.structs.replace(digest_line, language="de", topics=()),),
        plain_more=1,
        rising=RELATED,
        new=RELATED,
        new_more=7,
    )
    digest = DigestView(
        head=head("Digest, June 2020", "digests/2020-06.html"),
        title="June 2020",
        kind="month",
        days=SPAN,
        index="index.html",
        feed="months.xml",
        body=body,
        weeks=YEARS[0].months,
        months=_TOPICS,
        archive=_TOPICS,
        earlier=_TOPICS[0],
        later=_TOPICS[0],
    )
    digests = DigestsView(
        head=head("Digests", "digests/index.html"),
        digests=60,
        least=3,
        feeds=(Anchor("Weekly digests", "weeks.xml"),),
        years=(DigestYear("2020", YEARS[0].months, YEARS[0].months),),
    )
    changed = ChangedLine(
        title="The last checkpoint",
        href="articles/checkpoint.html",
        language="de",
        published="2020-06-20",
        published_text="20 June 2020",
        updated="2020-06-22",
        updated_text="22 June 2020",
        hash="0123",
    )
    recent = RecentView(
        head=head("Recent changes", "changes.html"), articles=(changed,), data="changes.json"
    )
    recent_data = RecentDataView(SITE.title, BASE, BASE + "changes.html", (changed, changed))
    search = SearchView(
        head=head("Search", "search.html", is_indexed=False),
        title="Search",
        styles="theme/search.css",
        script="theme/search.js",
        shards="search/",
        words=words_of(ENGLISH),
        ways=(Anchor("Topics", "topics/index.html"),),
    )
    rows = (("Coast road", "topics/coast-road.html", 3, "The road"),)
    places = (Location(BASE, "2020-06-20"), Location(BASE + "archive/undated.html", ""))
    news = NewsLine(BASE + "articles/checkpoint.html", title, "2020-06-20", "en")
    return (
        Sample("home.html", "index.html", home),
        Sample("article.html", "articles/checkpoint.html", article, BODY),
        Sample("article_changes.html", "articles/checkpoint/changes.html", changes),
        Sample("redirect.html", "topics/the-road.html", redirect),
        Sample("topic.html", "topics/coast-road.html", topic),
        Sample("topic_map.html", "map.html", topic_map),
        Sample("front.html", "authors/n.html", front),
        Sample("month.html", "topics/coast-road/2020-06.html", month),
        Sample("year.html", "topics/coast-road/2020.html", year),
        Sample("index.html", "topics/index.html", index),
        Sample("archive.html", "archive/index.html", archive),
        Sample("digest.html", "digests/2020-06.html", digest),
        Sample("digests.html", "digests/index.html", digests),
        Sample("recent_changes.html", "changes.html", recent),
        Sample("recent_changes.json", "changes.json", recent_data),
        Sample("404.html", "404.html", missing),
        Sample("search.html", "search.html", search),
        Sample("search_data.js", "search/topics.js", SearchDataView("topics", rows)),
        Sample("feed.xml", "feed.xml", feed),
        Sample("rss.xml", "rss.xml", rss),
        Sample(
            "feed.json", "feed.json", msgspec.structs.replace(feed, self_link=BASE + "feed.json")
        ),
        Sample("opml.xml", "feeds.opml", OpmlView(SITE.title, (subscription,), (subscription,))),
        Sample("sitemap.xml", "sitemap.xml", SitemapView(places)),
        Sample("robots.txt", "robots.txt", RobotsView(BASE + "sitemap.xml", "")),
        Sample("news-sitemap.xml", "news-sitemap.xml", NewsView(SITE.title, (news,))),
    )


def _changed(value: object, name: str, change: Callable[[str, object], object]) -> object:
    """Return `value` with `change` made to every field below it."""
    if isinstance(value, msgspec.Struct):
        fields = {
            field: _changed(getattr(value, field), field, change)
            for field in value.__struct_fields__
        }
        return msgspec.structs.replace(value, **fields)
    if isinstance(value, tuple):
        return change(name, tuple(_changed(item, name, change) for item in value))
    return change(name, value)


def _with_fields_changed(change: Callable[[str, object], object]) -> tuple[Sample, ...]:
    made = []
    for sample in full_samples():
        view = _changed(sample.view, "", change)
        assert isinstance(view, msgspec.Struct)
        made.append(sample._replace(view=view))
    return tuple(made)


def hostile_samples(text: str = HOSTILE) -> tuple[Sample, ...]:
    """Return the samples with `text` in every field that people's words reach."""

    def change(name: str, value: object) -> object:
        return text if isinstance(value, str) and value and name not in _OURS else value

    return _with_fields_changed(change)


def bare_samples() -> tuple[Sample, ...]:
    """Return the samples with every list empty, nothing known, and nothing counted."""
    required = {"title", "name", "kicker", "month", "noun", "text", "year"}

    def change(name: str, value: object) -> object:
        if name == "navigation":
            return value
        if isinstance(value, str) and name not in required and name not in _OURS - {"published"}:
            return ""
        if isinstance(value, tuple):
            return ()
        if name in ("articles", "total", "repairs", "topics") and isinstance(value, int):
            return 0
        return value

    absent: dict[str, object] = {
        "section": None,
        "in_year": None,
        "timeline": None,
        "neighbourhood": None,
        "wide": None,
        "narrow": None,
        "earlier": None,
        "later": None,
        "span": Span(),
    }
    absent |= dict.fromkeys(("source_url", "published", "updated", "description_html"), "")
    made = []
    for sample in _with_fields_changed(change):
        known = {k: v for k, v in absent.items() if k in sample.view.__struct_fields__}
        # A feed is never without its date.
        gone = {} if sample.template in ("feed.xml", "feed.json", "rss.xml") else known
        made.append(sample._replace(view=msgspec.structs.replace(sample.view, **gone)))
    return tuple(made)


def render_all(samples: tuple[Sample, ...], name: str = "default") -> dict[str, Rendered]:
    """Return the samples rendered with a theme, by template."""
    theme = find_theme(name, None)
    assert theme is not None
    renderer = Renderer(theme, SITE)
    return {
        s.template: Rendered(
            s.template,
            s.address,
            renderer.render(s.template, s.view, address=s.address, body_html=s.body).decode(),
        )
        for s in samples
    }


_QUOTE = Quote(
    text="The road is open again, from the capital to the western border.",
    href="../articles/checkpoint.html#p1",
    date="2020-04-26",
    date_text="26 April 2020",
    title="The checkpoint",
    authors=("N. Barka",),
    language="",
)
DIGEST = Digest(
    sampled=60,
    quotes=(_QUOTE, msgspec.structs.replace(_QUOTE, language="ar", date="", date_text="")),
    dates=(DatedQuote("2020-04", "April 2020", "31 articles", _QUOTE),),
    people=(NameLine("N. Barka", "", 12),),
    places=(NameLine("Tripoli", "tripoli.html", 44),),
)


@pytest.fixture(scope="session")
def samples() -> dict[str, Sample]:
    """The full samples, by template."""
    return {sample.template: sample for sample in full_samples()}


@pytest.fixture(scope="session")
def site_view() -> SiteView:
    """What the pages of the samples share."""
    return SITE


@pytest.fixture(scope="session")
def full() -> dict[str, Rendered]:
    """Every template, rendered with something in every field."""
    return render_all(full_samples())


@pytest.fixture(scope="session")
def hostile() -> dict[str, Rendered]:
    """Every template, rendered with markup in every text."""
    return render_all(hostile_samples())


@pytest.fixture(scope="session")
def bare() -> dict[str, Rendered]:
    """Every template, rendered with next to nothing."""
    return render_all(bare_samples())


@pytest.fixture(scope="session")
def wire_full() -> dict[str, Rendered]:
    """The same as `full`, in the theme wire."""
    return render_all(full_samples(), "wire")


@pytest.fixture(scope="session")
def wire_hostile() -> dict[str, Rendered]:
    """The same as `hostile`, in the theme wire."""
    return render_all(hostile_samples(), "wire")


@pytest.fixture(scope="session")
def wire_bare() -> dict[str, Rendered]:
    """The same as `bare`, in the theme wire."""
    return render_all(bare_samples(), "wire")


@pytest.fixture(scope="session", params=SHIPPED)
def shipped(request: pytest.FixtureRequest) -> ThemeFiles:
    """Each theme that comes with digestgen."""
    theme = find_theme(request.param, None)
    assert theme is not None
    return theme


@pytest.fixture(scope="session")
def style(shipped: ThemeFiles) -> str:
    """The stylesheet of a theme."""
    return (shipped.folders[0] / "static" / "style.css").read_text(encoding="utf-8")
