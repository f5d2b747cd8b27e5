"""Hugo: `content/` with sections, page bundles and `_index.md`; shortcodes; `static/`."""

from __future__ import annotations

import re

import msgspec

from digestgen.importing.folders.dialect import Dialect, Note, Page, config_values
from digestgen.importing.folders.shortcodes import without_shortcodes
from digestgen.model.metadata import Metadata
from digestgen.names import slugify

_LANGUAGE = re.compile(r"\.([a-z]{2,3}(?:-[a-zA-Z]{2,4})?)\Z")
_PLAIN_SECTIONS = frozenset({"post", "posts", "blog", "article", "articles", "page", "pages"})
_MORE = re.compile(r"<!--\s*more\s*-->[ \t]*\n?", re.IGNORECASE)


class Hugo(Dialect):
    """A site of Hugo. A section that says no more than *posts* is no section here."""

    name = "hugo"
    content = "content"
    statics = ("static", "assets")
    templates = frozenset({".org", ".adoc", ".rst", ".pdc"})

    def configure(self) -> None:
        """Read what of the settings matters here."""
        names = [f"{stem}.{end}" for stem in ("hugo", "config", "config/_default/hugo",
                 "config/_default/config") for end in ("toml", "yaml", "yml", "json")]  # fmt: skip
        values = config_values(self.root, *names)
        self.base_url = values.get("baseurl", "")
        self.content = values.get("contentdir", "content")

    def is_content(self, relative: str) -> bool:
        """Also `_index.md`, the page of a section."""
        folder, _, name = relative.rpartition("/")
        parts = folder.split("/") if folder else []
        hidden = any(part.startswith((".", "_")) for part in parts)
        return not hidden and (name.startswith("_index.") or not name.startswith((".", "_")))

    def target(self, page: Page) -> str:
        """Return the path; a section's page is its `index`, a bundle stays one."""
        return page.relative.replace("_index.", "index.")

    def address(self, page: Page) -> str:
        """Return the address that this generator gave the article."""
        if url := page.text("url"):
            return url if url.startswith("/") else f"/{url}"
        if page.stem.startswith("_index"):
            return f"/{page.folder}/" if page.folder else "/"
        stem = _LANGUAGE.sub("", page.stem)
        folder, name = page.folder, page.text("slug") or stem
        if stem == "index":
            folder, _, bundle = folder.rpartition("/")
            name = page.text("slug") or bundle
        path = "/".join(filter(None, (folder, name)))
        return "/" + path.lower().replace(" ", "-") + "/"

    def names(self, page: Page) -> tuple[str, ...]:
        """Return the ways of `ref`: the path with and without ending, the name, the bundle."""
        path = page.relative.casefold()
        stem = path.rpartition(".")[0]
        names = [path, stem, path.rpartition("/")[2], stem.rpartition("/")[2]]
        if stem.endswith("index"):
            folder = page.folder.casefold()
            names = [path, stem, folder, folder.rpartition("/")[2], f"{folder}/"]
        return tuple(name for name in names if name)

    def metadata(self, page: Page) -> Metadata:
        """Return what the generator knows of the article."""
        found = super().metadata(page)
        section = page.folder.split("/", 1)[0] if page.folder else ""
        is_bundle = page.stem.partition(".")[0] == "index"
        if is_bundle and "/" not in page.folder:
            section = ""
        is_plain = not section or slugify(section) in _PLAIN_SECTIONS
        language = _LANGUAGE.search(page.stem)
        day = found.published
        return msgspec.structs.replace(
            found,
            published=day,
            section=found.section or ("" if is_plain else section.replace("-", " ").capitalize()),
            language=found.language or (language[1].lower() if language else ""),
        )

    def skipped(self, page: Page, body: str) -> str:
        """Return why the page is no article."""
        if page.stem.startswith("_index") and not body.strip():
            return "a section's page without a text; digestgen makes pages of sections itself"
        return ""

    def body(self, text: str, page: Page, note: Note) -> str:  # noqa: ARG002  as in the base
        """Return the text with the marks of this generator made Markdown."""
        return without_shortcodes(_MORE.sub("", text), find=self.find, note=note)
