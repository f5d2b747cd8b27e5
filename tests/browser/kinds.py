"""A page of every kind in the sample site."""

from __future__ import annotations

from playwright.sync_api import Page

PAGES = {
    "home": "index.html",
    "article": "articles/tripoli-offensive.html",
    "scraped article": "articles/2020-tarhuna.html",
    "topic": "topics/libyan-civil-war.html",
    "topic year": "topics/libyan-civil-war/2020.html",
    "topics": "topics/index.html",
    "map": "map.html",
    "recent changes": "changes.html",
    "digests": "digests/index.html",
    "digest": "digests/2020-10.html",
    "archive": "archive/index.html",
    "archive month": "archive/2020-05.html",
    "author": "authors/leila-ashdown.html",
    "authors": "authors/index.html",
    "section": "sections/world.html",
    "sections": "sections/index.html",
    "search": "search.html",
    "not found": "404.html",
}

ON_DISK = {kind: address for kind, address in PAGES.items() if kind != "not found"}
"""404.html is for servers: its links are absolute, since it is shown at any depth."""

_LOOK = """() => {
  const style = getComputedStyle(document.documentElement);
  return [style.fontFamily.split(",")[0], style.backgroundColor];
}"""


def look(page: Page) -> tuple[str, str]:
    """Return the font and the ground of a page as the browser draws it."""
    font, ground = page.evaluate(_LOOK)
    return font, ground


THEME_LOOK = ('"Iowan Old Style"', "rgb(251, 250, 246)")
