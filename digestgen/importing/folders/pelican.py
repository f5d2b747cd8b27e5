"""Pelican: `Title:` lines, `{filename}`, `{static}` and `{attach}` links, folders as categories."""

from __future__ import annotations

import re

import msgspec

from digestgen.importing.folders.dialect import (
    FILE_SCHEME,
    PAGE_SCHEME,
    SITE_SCHEME,
    Dialect,
    Note,
    Page,
    python_values,
)
from digestgen.importing.outside_code import outside_code
from digestgen.model.metadata import Metadata
from digestgen.names import slugify

_LINK = re.compile(r"[{|](filename|static|attach|tag|category|author|index)[}|]([^\s)\"'>]*)")
_PLAIN_FOLDERS = frozenset({"", "pages", "posts", "blog", "articles", "drafts"})
_PART = re.compile(r"\{(slug|date:[^}]*|category|lang)\}")


class Pelican(Dialect):
    """A site of Pelican; reStructuredText is reported, not read."""

    name = "pelican"
    content = "content"
    statics = ("",)
    left_out = Dialect.left_out | {"output", "theme", "themes", "plugins"}
    templates = frozenset({".rst", ".ipynb", ".org", ".adoc"})

    def configure(self) -> None:
        """Read what of the settings matters here."""
        values = python_values(self.root / "pelicanconf.py")
        self.base_url = values.get("SITEURL", "")
        self.content = values.get("PATH", "content").strip("/") or "content"
        self.statics = (self.content,)
        self._article = values.get("ARTICLE_URL", "{slug}.html")
        self._page = values.get("PAGE_URL", "pages/{slug}.html")

    def address(self, page: Page) -> str:
        """Return the address that this generator gave the article."""
        is_page = page.relative.startswith("pages/")
        slug = page.text("slug") or slugify(page.metadata.title or page.stem)
        day = page.metadata.published
        own = page.text("url") or (self._page if is_page else self._article)

        def value(match: re.Match[str]) -> str:
            if match[1] == "slug":
                return slug
            if match[1].startswith("date:") and day:
                return day.strftime(match[1][5:])
            if match[1] == "category":
                return slugify(page.text("category") or page.folder.rpartition("/")[2] or "misc")
            return match[0]

        path = _PART.sub(value, own)
        return "" if "{" in path else f"/{path.lstrip('/')}"

    def metadata(self, page: Page) -> Metadata:
        """Return what the generator knows of the article."""
        found = super().metadata(page)
        folder = page.folder.rpartition("/")[2]
        section = found.section or (
            "" if folder.lower() in _PLAIN_FOLDERS else titled_folder(folder)
        )
        is_draft = found.is_draft or page.relative.startswith("drafts/")
        return msgspec.structs.replace(found, section=section, is_draft=is_draft)

    def body(self, text: str, page: Page, note: Note) -> str:  # noqa: ARG002  as in the base
        """Return the text with the marks of this generator made Markdown."""

        def link(match: re.Match[str]) -> str:
            kind, path = match[1], match[2]
            if kind in ("filename", "static", "attach"):
                if path.startswith("/"):
                    scheme = PAGE_SCHEME if kind == "filename" else FILE_SCHEME
                    return f"{scheme}{path.lstrip('/')}"
                return path
            places = {"tag": "topics", "category": "sections", "author": "authors"}
            name = path.strip("/")
            return f"{SITE_SCHEME}/{places[kind]}/{slugify(name)}" if kind in places else "/"

        return outside_code(text, lambda part: _LINK.sub(link, part))


def titled_folder(name: str) -> str:
    """Return a category made of a folder's name."""
    return name.replace("-", " ").replace("_", " ")
