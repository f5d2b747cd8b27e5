"""Obsidian: wiki links, embeds, callouts, inline tags, comments; a note is titled by its name."""

from __future__ import annotations

import json
import re

import msgspec

from digestgen.importing.folders.dialect import Dialect, Note, Page, file_link, page_link
from digestgen.importing.outside_code import outside_code
from digestgen.markdown.anchors import slug
from digestgen.model.metadata import Metadata
from digestgen.text.fold import fold

_WIKI_LINK = re.compile(
    r"(!?)\[\[([^\[\]|\n#]{0,300})(?:#([^\[\]|\n]{1,300}))?(?:\\?\|([^\[\]\n]{0,400}))?\]\]"
)
_CALLOUT = re.compile(
    r"^((?:[ \t]*>)+)[ \t]*\[!([\w-]{1,40})(?:\|[^\]\n]*)?\][+-]?[ \t]*(.*)$", re.MULTILINE
)
_COMMENT = re.compile(r"%%(?:(?!%%)[\s\S]){0,20000}%%")
_BLOCK_ID = re.compile(r"(?:^|[ \t])\^[\w-]{1,60}[ \t]*$", re.MULTILINE)
_TAG = re.compile(r"(?:(?<=\s)|^)#([^\W\d_][\w/-]*|\d[\w/-]*[^\W\d][\w/-]*)", re.MULTILINE)
_HIGHLIGHT = re.compile(r"==(?=\S)([^=\n]{1,500}?)(?<=\S)==")
_FILE = re.compile(
    r"\.(?:avif|gif|jpe?g|png|svg|webp|mp3|mp4|oga|ogg|ogv|opus|webm|pdf|csv)\Z", re.I
)
_PICTURE = re.compile(r"\.(?:avif|gif|jpe?g|png|svg|webp)\Z", re.IGNORECASE)
_SIZE = re.compile(r"\d+(?:x\d+)?\Z")


class Obsidian(Dialect):
    """A vault of Obsidian. Notes find each other by name, in any folder."""

    name = "obsidian"
    statics = ("",)
    templates = frozenset({".canvas", ".base"})

    def configure(self) -> None:
        """Read what of the settings matters here."""
        try:
            found = json.loads((self.root / ".obsidian" / "templates.json").read_text("utf-8"))
            folder = str(found.get("folder") or "").strip("/")
        except (OSError, ValueError, AttributeError):
            folder = ""
        self._templates = folder

    def is_content(self, relative: str) -> bool:
        """Return whether the file may be an article of this generator."""
        parts = relative.split("/")
        hidden = any(part.startswith(".") or part in self.left_out for part in parts)
        inside = self._templates and relative.startswith(f"{self._templates}/")
        return not hidden and not inside

    def more_addresses(self, page: Page) -> tuple[str, ...]:  # noqa: ARG002
        """Return none: `aliases` of a note are other names for it, and stay what they are."""
        return ()

    def names(self, page: Page) -> tuple[str, ...]:
        """Return by which names links find the page."""
        path = page.relative.casefold().rpartition(".")[0]
        return (path, page.stem.casefold())

    def metadata(self, page: Page) -> Metadata:
        """Return what the generator knows of the article."""
        return msgspec.structs.replace(page.metadata, title=page.metadata.title or page.stem)

    def tags_in(self, body: str) -> tuple[str, ...]:
        """Return the tags that stand in a text, each once."""
        found: dict[str, str] = {}

        def gather(part: str) -> str:
            for match in _TAG.finditer(part):
                name = match[1].rstrip("/-")
                found.setdefault(fold(name) or name, name)
            return part

        outside_code(_COMMENT.sub("", body), gather)
        return tuple(found.values())

    def body(self, text: str, page: Page, note: Note) -> str:  # noqa: ARG002  as in the base
        """Return the text with the marks of this generator made Markdown."""

        def change(part: str) -> str:
            part = _COMMENT.sub("", part)
            part = _CALLOUT.sub(_titled_quote, part)
            part = _BLOCK_ID.sub("", part) if "^" in part else part
            part = _HIGHLIGHT.sub(r"<mark>\1</mark>", part) if "==" in part else part
            return _WIKI_LINK.sub(lambda match: self._link(match, note), part)

        return outside_code(text, change)

    def _link(self, match: re.Match[str], note: Note) -> str:
        target, heading, label = match[2].strip(), match[3] or "", (match[4] or "").strip()
        if _FILE.search(target):
            shown = "" if _SIZE.match(label) else label
            name = target.rpartition("/")[2]
            if match[1] and _PICTURE.search(target):
                return f"![{shown}]({file_link(target)})"
            return f"[{shown or name}]({file_link(target)})"
        fragment = "" if heading.startswith("^") else slug(heading.rpartition("#")[2])
        if not target:
            return f"[{label or heading}](#{fragment})" if fragment else label or heading
        found = self.find(target.casefold().removesuffix(".md"))
        if not found:
            # It may name a topic of the site; a build tells what leads nowhere.
            return f"[[{target}|{label}]]" if label else f"[[{target}]]"
        if match[1]:
            note(f"the note '{target}' was shown inside this one; a link stands there now", "")
        shown = label or (f"{target} > {heading}" if fragment else target.rpartition("/")[2])
        return f"[{shown}]({page_link(found, fragment)})"


def _titled_quote(match: re.Match[str]) -> str:
    title = match[3].strip() or match[2].replace("-", " ").capitalize()
    return f"{match[1]} **{title}**\n{match[1]}"
