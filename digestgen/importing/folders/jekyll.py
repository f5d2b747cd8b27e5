"""Jekyll: `_posts/2020-01-02-title.md`, `_drafts/`, pages beside them; Liquid; permalinks."""

from __future__ import annotations

import re

import msgspec

from digestgen.content.paths import file_name_date
from digestgen.importing.folders.dialect import (
    Dialect,
    Note,
    Page,
    config_values,
    titled,
    without_date,
)
from digestgen.importing.folders.liquid import without_liquid
from digestgen.model.metadata import Metadata
from digestgen.model.source import FieldValue

_STYLES = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "weekdate": "/:categories/:year/W:week/:short_day/:title.html",
    "none": "/:categories/:title.html",
}
_PART = re.compile(r":([a-z_]+)")
_EXCERPT = re.compile(r"<!--\s*(?:more|excerpt)\s*-->[ \t]*\n?", re.IGNORECASE)
_NO_ARTICLES = frozenset({"readme", "license", "changelog", "contributing", "404"})
_LAYOUT_MARKS = ("{% for ", "{%- for ", "{{ content }}", "{% if page", "{% for")


class Jekyll(Dialect):
    """A site of Jekyll. Tags and categories are labels, the file's name holds the date."""

    name = "jekyll"
    statics = ("",)
    left_out = Dialect.left_out | {"assets", "images", "css", "js", "bin"}
    templates = frozenset({".textile", ".adoc", ".rst", ".org"})

    def configure(self) -> None:
        """Read what of the settings matters here."""
        values = config_values(self.root, "_config.yml", "_config.yaml", "_config.toml")
        self.base_url = values.get("url", "") + values.get("baseurl", "")
        self._permalink = values.get("permalink", "date")

    def is_content(self, relative: str) -> bool:
        """Return whether it is a post, a draft or a page beside them; layouts are none."""
        parts = relative.split("/")
        *folders, name = parts
        if any(part.startswith(".") or part in self.left_out for part in folders):
            return False
        if any(part.startswith("_") and part not in ("_posts", "_drafts") for part in folders):
            return False
        if name.startswith((".", "_")):
            return False
        is_post = "_posts" in folders or "_drafts" in folders
        return is_post or name.rpartition(".")[0].lower() not in _NO_ARTICLES

    def target(self, page: Page) -> str:
        """Return where the article shall lie."""
        parts = page.relative.split("/")
        kept = ["drafts" if part == "_drafts" else part for part in parts if part != "_posts"]
        return "/".join(kept)

    def address(self, page: Page) -> str:
        """Return the address that this generator gave the article."""
        is_post = "_posts" in page.relative.split("/")
        permalink = page.text("permalink")
        if "_drafts" in page.relative.split("/"):
            return ""
        if not is_post:
            own = f"/{page.relative.rpartition('.')[0]}.html"
            return permalink if permalink.startswith("/") else own.replace("/index.html", "/")
        template = permalink or self._permalink
        template = _STYLES.get(template, template)
        day = page.metadata.published or file_name_date(page.relative)
        if day is None:
            return ""
        title = page.text("slug") or without_date(page.stem)
        values = {
            "year": f"{day.year:04d}", "month": f"{day.month:02d}", "day": f"{day.day:02d}",
            "i_month": str(day.month), "i_day": str(day.day), "short_year": f"{day.year % 100:02d}",
            "y_day": f"{day.timetuple().tm_yday:03d}", "week": f"{day.isocalendar().week:02d}",
            "title": title, "slug": title, "name": title,
            "categories": "/".join(c.lower().replace(" ", "-") for c in self._categories(page)),
            "short_day": day.strftime("%a"), "output_ext": ".html",
        }  # fmt: skip
        path = _PART.sub(lambda m: values.get(m[1], m[0]), template)
        return re.sub(r"/{2,}", "/", f"/{path}") if not _PART.search(path) else ""

    def names(self, page: Page) -> tuple[str, ...]:
        """Return the ways of `post_url` and `link`."""
        path = page.relative.casefold()
        stem = path.rpartition(".")[0]
        post = stem.replace("_posts/", "")
        return (path, stem, post, post.rpartition("/")[2])

    def metadata(self, page: Page) -> Metadata:
        """Return what the generator knows of the article."""
        found = page.metadata
        categories = self._categories(page)
        # A text without commas is a list of words to Jekyll.
        tags = _words(page.value("tags", "tag")) or found.tags
        section = found.section
        if not page.texts("tags", "tag"):
            tags = categories
        elif page.value("categories") and categories:
            section = categories[0]
        is_draft = found.is_draft or "_drafts" in page.relative.split("/")
        title = found.title or titled(without_date(page.stem))
        return msgspec.structs.replace(
            found, title=title, tags=tags, section=section, is_draft=is_draft
        )

    def skipped(self, page: Page, body: str) -> str:
        """Return why the page is no article."""
        if "_posts" not in page.relative and any(mark in body for mark in _LAYOUT_MARKS):
            return "a template that lists other pages, not an article"
        if not page.fields and "_posts" not in page.relative:
            return "no front matter, so no page for Jekyll either"
        return ""

    def body(self, text: str, page: Page, note: Note) -> str:  # noqa: ARG002  as in the base
        """Return the text with the marks of this generator made Markdown."""
        return without_liquid(_EXCERPT.sub("", text), find=self.find, note=note)

    def _categories(self, page: Page) -> tuple[str, ...]:
        """Return the categories of folders and front matter; a text holds several words of them."""
        above = page.relative.split("_posts/", 1)[0] if "_posts/" in page.relative else ""
        folders = tuple(part for part in above.split("/") if part)
        value = page.value("categories", "category")
        own = _words(value) or page.texts("categories", "category")
        return tuple(dict.fromkeys((*folders, *own)))


def _words(value: FieldValue) -> tuple[str, ...]:
    return tuple(value.split()) if isinstance(value, str) and "," not in value else ()
