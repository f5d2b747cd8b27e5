"""Where pages lie: flat files; a page `x.html` may have a folder `x/` for what stands behind it."""

from __future__ import annotations

from digestgen.model.ids import Permalink
from digestgen.store.groups import Group

HOME = Permalink("index.html")
TOPICS = Permalink("topics/index.html")
AUTHORS = Permalink("authors/index.html")
SECTIONS = Permalink("sections/index.html")
ARCHIVE = Permalink("archive/index.html")
MAP = Permalink("map.html")
DIGESTS = Permalink("digests/index.html")
CHANGES = Permalink("changes.html")
CHANGES_DATA = Permalink("changes.json")
FEED = Permalink("feed.xml")
FEEDS = Permalink("feeds.opml")
NOT_FOUND = Permalink("404.html")
SITEMAP = Permalink("sitemap.xml")
NEWS_SITEMAP = Permalink("news-sitemap.xml")
SEARCH = Permalink("search.html")
ROBOTS = Permalink("robots.txt")
STYLESHEET = Permalink("theme/style.css")

_FOLDERS = {"topic": "topics", "author": "authors", "section": "sections"}


def front_address(group: Group) -> Permalink:
    """Return the address of the first page of a group."""
    if group.kind == "archive":
        return ARCHIVE
    return Permalink(f"{_FOLDERS[group.kind]}/{group.key}.html")


def period_address(group: Group, part: str) -> Permalink:
    """Return the address of a year or month of a group; `part` as in `dates.month_part`."""
    if group.kind == "archive":
        return Permalink(f"archive/{part}.html")
    return Permalink(f"{_FOLDERS[group.kind]}/{group.key}/{part}.html")


def feed_address(group: Group) -> Permalink:
    """Return the address of the feed of a group."""
    return Permalink(f"{_FOLDERS[group.kind]}/{group.key}/feed.xml")


def digest_address(part: str) -> Permalink:
    """Return the address of the digest of a week (`2020-W17`) or a month (`2020-04`)."""
    return Permalink(f"digests/{part}.html")


def digest_feed_address(kind: str) -> Permalink:
    """Return the address of the feed of all digests of weeks or of months."""
    return Permalink(f"digests/{kind}s.xml")


def changes_address(article: Permalink) -> Permalink:
    """Return the address of what was changed in an article."""
    return Permalink(f"{article.removesuffix('.html')}/changes.html")


def sitemap_address(name: str) -> Permalink:
    """Return the address of one sitemap of several."""
    return Permalink(f"sitemaps/{name}.xml")


def search_address(name: str) -> Permalink:
    """Return the address of one shard of what the search looks things up in."""
    return Permalink(f"search/{name}.js")


def asset_address(path: str) -> Permalink:
    """Return where a file of `content/` lies in the site."""
    return Permalink("assets/" + path.removeprefix("assets/"))


def variant_address(path: str, width: int) -> Permalink:
    """Return where a smaller variant of an image of `content/` lies.

    A file of `content/` that lies at the same address is a fault like any other two.
    """
    return Permalink(f"assets/_{width}/{path.removeprefix('assets/')}")
