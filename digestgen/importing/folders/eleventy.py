"""Eleventy: any layout of folders, data files beside them, Liquid or Nunjucks in the text."""

from __future__ import annotations

import json
import re

import msgspec

from digestgen.importing.folders.dialect import Dialect, Note, Page
from digestgen.importing.folders.liquid import without_liquid
from digestgen.model.metadata import Metadata

_INPUT = re.compile(r"\binput\s*:\s*[\"']([^\"']{1,80})[\"']")
# Tags that gather pages for lists, not what a post is about.
_COLLECTIONS = frozenset({"all", "nav", "post", "posts", "page", "pages", "blog"})
_CONFIGS = (".eleventy.js", *(f"eleventy.config.{end}" for end in ("js", "mjs", "cjs", "ts")))
_MAX_DATA_CHARS = 500_000
_NO_ARTICLES = frozenset({"readme", "license", "changelog", "contributing", "404"})


class Eleventy(Dialect):
    """A site of Eleventy. Data files in JSON give tags and more to the pages of their folder."""

    name = "eleventy"
    templates = frozenset({".njk", ".liquid", ".hbs", ".ejs", ".pug", ".webc"})

    def configure(self) -> None:
        """Read what of the settings matters here."""
        self._data: dict[str, dict[str, object]] = {}
        config = next((self.root / n for n in _CONFIGS if (self.root / n).is_file()), None)
        text = config.read_text("utf-8", "replace")[:_MAX_DATA_CHARS] if config else ""
        found = _INPUT.search(text)
        self.content = found[1].strip("./") if found else ""
        self.statics = tuple(dict.fromkeys((self.content, "", "public", "static")))

    def is_content(self, relative: str) -> bool:
        """Return whether the file may be an article of this generator."""
        stem = relative.rpartition("/")[2].rpartition(".")[0].lower()
        return super().is_content(relative) and not (stem in _NO_ARTICLES and "/" not in relative)

    def address(self, page: Page) -> str:
        """Return the address that this generator gave the article."""
        permalink = page.text("permalink")
        if permalink:
            is_plain = "{" not in permalink and permalink != "false"
            return f"/{permalink.lstrip('/')}" if is_plain else ""
        path = page.relative.rpartition(".")[0]
        path = path.removesuffix("index").rstrip("/") if page.stem == "index" else path
        return f"/{path}/" if path else "/"

    def metadata(self, page: Page) -> Metadata:
        """Return what the generator knows of the article."""
        found = super().metadata(page)
        shared = self._shared(page.folder)
        more = shared.get("tags", ())
        tags = (*found.tags, *(more if isinstance(more, list) else [more]))
        kept = (str(tag) for tag in tags if tag and str(tag).lower() not in _COLLECTIONS)
        author = shared.get("author")
        return msgspec.structs.replace(
            found,
            tags=tuple(dict.fromkeys(kept)),
            authors=found.authors or ((author,) if isinstance(author, str) else ()),
            is_draft=found.is_draft or (shared.get("draft") is True),
        )

    def skipped(self, page: Page, body: str) -> str:  # noqa: ARG002  as in the base
        """Return why the page is no article."""
        return "a template that lists other pages, not an article" if "{% for " in body else ""

    def body(self, text: str, page: Page, note: Note) -> str:  # noqa: ARG002  as in the base
        """Return the text with the marks of this generator made Markdown."""
        return without_liquid(text, find=self.find, note=note)

    def _shared(self, folder: str) -> dict[str, object]:
        """Return what the data files of a folder and those above it state; the nearest wins."""
        if folder not in self._data:
            above = self._shared(folder.rpartition("/")[0]) if folder else {}
            name = folder.rpartition("/")[2] or self.content.rpartition("/")[2]
            own: dict[str, object] = {}
            for end in (".json", ".11tydata.json"):
                path = self.root / self.content / folder / f"{name}{end}"
                if name and path.is_file():
                    try:
                        found = json.loads(path.read_text("utf-8", "replace")[:_MAX_DATA_CHARS])
                    except (ValueError, RecursionError):
                        continue
                    own |= found if isinstance(found, dict) else {}
            self._data[folder] = {**above, **own}
        return self._data[folder]
