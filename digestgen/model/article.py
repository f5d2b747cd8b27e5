"""An article: a source, cleaned and parsed."""

from __future__ import annotations

import msgspec

from digestgen.model.card import Card
from digestgen.model.config import FULL
from digestgen.model.edit import Edit
from digestgen.model.lead import Lead, Named
from digestgen.model.metadata import Found, Metadata
from digestgen.model.sketch import NO_SKETCH, Sketch
from digestgen.model.wish import Passage


class Heading(msgspec.Struct, frozen=True):
    """A heading of the body as rendered."""

    level: int
    """2 to 6: the page's own title is the only h1."""
    anchor: str
    """Its `id`, unique in the page."""
    text: str


class Link(msgspec.Struct, frozen=True):
    """A link or image of the body whose target must be looked up in the site.

    External links (with a scheme) and links to headings of the same page are already final in the
    HTML.
    """

    target: str
    """As written, percent-decoded, without fragment: `../other.md`, `/about/`."""
    fragment: str
    """Without `#`."""
    is_image: bool
    text: str
    """Alternative text of an image, '' for a link."""
    line: int
    """In the file, from 1; 0 when unknown."""
    title: str = ""


class Block(msgspec.Struct, frozen=True):
    """A block of the cleaned text, for `clean --json`."""

    type: str
    """paragraph, heading, quote, list, code, table, image or html."""
    text: str
    """Plain text."""


class Article(msgspec.Struct, frozen=True):
    """All that reading one file gives.

    A function of the file's bytes, its path and the reading settings alone.
    """

    card: Card
    metadata: Metadata
    title_source: Found
    date_source: Found | None
    body_html: str
    """Safe HTML with a placeholder for every entry of `links` (see
    `digestgen.markdown.placeholders`)."""
    body_digest: str
    plain_text: str
    """Paragraphs joined by blank lines; no markup."""
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    terms: tuple[str, ...]
    """The rarest names and words of the text, rarest first; related articles share them."""
    edits: tuple[Edit, ...]
    word_count: int
    leads: tuple[Lead, ...] = ()
    """What digests may quote, best first."""
    named: tuple[Named, ...] = ()
    """The names of the text, most frequent first."""
    spellings: tuple[tuple[str, str], ...] = ()
    """Pairs (tag, other spelling or cut-off form of the same tag seen in this source)."""
    confidence: float = 1.0
    """The cleaner's own estimate, see `Cleaned`."""
    rights: str = FULL
    """How much of the text may be shown; body, plain text, headings, links, leads and passages hold
    no more than that."""
    sketch: Sketch = NO_SKETCH
    passages: tuple[Passage, ...] = ()
    """The text with all changes in it, when they are to be shown and there are any."""
