"""Nikola: `.. title:` in comments or `.meta` files beside, `link://`, shortcodes, `files/`."""

from __future__ import annotations

import re

import msgspec

from digestgen.importing.folders.dialect import (
    SITE_SCHEME,
    Dialect,
    Note,
    Page,
    page_link,
    python_values,
)
from digestgen.importing.folders.shortcodes import without_shortcodes
from digestgen.importing.outside_code import outside_code
from digestgen.model.metadata import Metadata
from digestgen.names import slugify

_LINK = re.compile(r"link://(slug|filename|tag|category|author|archive)/([^\s)\"'>#]*)")
_TEASER = re.compile(r"<!--\s*TEASER_END[^>]{0,80}-->[ \t]*\n?")
_NIKOLA_FOLDERS = ("posts", "pages", "stories")


class Nikola(Dialect):
    """A site of Nikola; reStructuredText and notebooks are reported, not read."""

    name = "nikola"
    statics = ("files", "images", "")
    left_out = Dialect.left_out | {
        "output", "cache", "themes", "plugins", "files", "images", "listings", "galleries",
        "templates",
    }  # fmt: skip
    templates = frozenset({".rst", ".ipynb", ".org", ".adoc", ".wp"})

    def configure(self) -> None:
        """Read what of the settings matters here."""
        values = python_values(self.root / "conf.py")
        self.base_url = values.get("SITE_URL", "").rstrip("/")

    def is_content(self, relative: str) -> bool:
        """Only what lies in the folders of posts and pages, where the site has any."""
        has_folders = any((self.root / name).is_dir() for name in _NIKOLA_FOLDERS)
        inside = relative.split("/", 1)[0] in _NIKOLA_FOLDERS
        return super().is_content(relative) and (inside or not has_folders)

    def address(self, page: Page) -> str:
        """Return the address that this generator gave the article."""
        slug = page.text("slug") or page.stem
        return f"/{page.folder}/{slug}/" if page.folder else f"/{slug}/"

    def names(self, page: Page) -> tuple[str, ...]:
        """Return by which names links find the page."""
        slug = page.text("slug") or page.stem
        return (slug.casefold(), page.relative.casefold())

    def metadata(self, page: Page) -> Metadata:
        """Return what the generator knows of the article."""
        found = super().metadata(page)
        # The tags of Nikola hold what it should do with a post as well.
        tags = tuple(
            tag for tag in found.tags if tag.lower() not in ("draft", "private", "mathjax")
        )
        is_draft = found.is_draft or (
            len(tags) < len(found.tags)
            and any(tag.lower() in ("draft", "private") for tag in found.tags)
        )
        return msgspec.structs.replace(found, tags=tags, is_draft=is_draft)

    def body(self, text: str, page: Page, note: Note) -> str:  # noqa: ARG002  as in the base
        """Return the text with the marks of this generator made Markdown."""

        def link(match: re.Match[str]) -> str:
            kind, name = match[1], match[2].strip("/")
            if kind in ("slug", "filename"):
                found = self.find(name.casefold())
                if not found:
                    note(f"'{match[0]}' names no page of this site", "write the link anew")
                return page_link(found) if found else f"/{name}"
            places = {"tag": "topics", "category": "sections", "author": "authors"}
            return f"{SITE_SCHEME}/{places.get(kind, 'archive')}/{slugify(name) if name else ''}"

        text = outside_code(_TEASER.sub("", text), lambda part: _LINK.sub(link, part))
        return without_shortcodes(text, find=self.find, note=note)
