"""What the benchmarks know of a generator: data alone, so that a site can be written anywhere."""

from __future__ import annotations

import msgspec

PER_PAGE = 20
FEED_ITEMS = 20
BASE_URL = "https://example.org"


class Generator(msgspec.Struct, frozen=True):
    """A site generator with the smallest site that shows what every one of them shows.

    That is: a page an article with title, date, author, section, body and links to its tags; one
    listing a tag and a home page, both with 20 articles a page; an index of tags; a feed of 20
    articles; a sitemap.
    """

    name: str
    """As `--peers` has it."""
    version: str
    command: tuple[str, ...]
    """Run in the site's folder; the same for the first build and every later one."""
    files: tuple[tuple[str, str], ...]
    """Configuration, templates and styles: path and text."""
    dialect: str
    """How articles are written: a key of `dialects.WRITERS`."""
    sources: str
    """The folder of the articles."""
    output: str
    page: str
    """The page of an article below `output`, with {} for the article's name."""
    expects: tuple[str, ...]
    """Other files below `output` without which the site is not whole."""
    second_page: str = ""
    """The second page of the home page's listing, awaited when there are articles for two."""
    state: tuple[str, ...] = ()
    """Folders and files beside `output` that the generator keeps between runs."""
    note: str = ""
    """What sets this row apart, for the table's reader."""
    environment: tuple[tuple[str, str], ...] = ()
