"""What the store keeps of one article, made ready where the article was read.

Pure: worker processes make the rows, the process that owns the store only puts them in.
"""

from __future__ import annotations

import msgspec

from digestgen.content.auto_link import wants_links
from digestgen.fingerprint import digest_bytes
from digestgen.model.article import Article, Heading, Link
from digestgen.model.config import FULL
from digestgen.model.edit import removed_chars
from digestgen.model.metadata import Original
from digestgen.model.sketch import NO_SKETCH, Sketch
from digestgen.names import slugify
from digestgen.store.claims import claims_in
from digestgen.store.link_names import names_meant, names_of
from digestgen.text.headline_words import headline_words

ENCODER = msgspec.msgpack.Encoder()


class BodyDetail(msgspec.Struct, frozen=True):
    """What the article's own page shows besides its card and its HTML."""

    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    source_url: str
    word_count: int
    edit_count: int
    is_title_derived: bool
    changes_digest: str = ""
    """Of the text with all changes in it; '' when the site does not show it."""
    is_auto_linked: bool = True
    """Whether names of topics in the text become links."""
    original: Original | None = None
    """The article that this one is a translation of."""
    rights: str = FULL
    """How much of the text may be shown; no more of it is in the store."""


class CleanedRow(msgspec.Struct, frozen=True, array_like=True):
    """What the cleaner did to an article, in figures."""

    edits: int
    removed: int
    """Characters."""
    confidence: float


class Relation(msgspec.Struct, frozen=True):
    """What relates an article to others."""

    terms: tuple[str, ...]


class Entries(msgspec.Struct, frozen=True, array_like=True):
    """What the indexes of the store hold of an article."""

    tags: tuple[str, ...]
    """As written, in the author's order."""
    pairs: tuple[tuple[str, str], ...]
    names: tuple[str, ...]
    references: tuple[str, ...]
    named: tuple[tuple[str, str, str], ...]
    """Authors and sections: (kind, slug, name as written)."""
    claims: tuple[str, ...] = ()
    """Addresses that were the article's own before, elsewhere."""
    original: str = ""
    """The article that this one is a translation of, as typed."""


class ArticleRows(msgspec.Struct, frozen=True, array_like=True):
    """One article, ready for the store."""

    article_id: str
    permalink: str
    published: str
    card: bytes
    relation: bytes
    entries: Entries
    body_digest: str
    body_html: str
    detail: bytes
    cleaned: CleanedRow | None = None
    """None without edits."""
    passages: bytes = b""
    leads: bytes = b""
    named: bytes = b""
    text_digest: str = ""
    """Of the plain text: what a reader sees, without markup."""
    renewed: str = ""
    """The day of its last change, ISO; '' when that is not later than `published`."""
    sketch: Sketch = NO_SKETCH
    words: tuple[str, ...] = ()
    """Of the title, folded: the search finds it by them."""


def rows_of(article: Article) -> ArticleRows:
    """Return what the store keeps of an article."""
    card = article.card
    passages = ENCODER.encode(article.passages) if article.passages else b""
    detail = BodyDetail(
        headings=article.headings,
        links=article.links,
        source_url=article.metadata.source_url,
        word_count=article.word_count,
        edit_count=len(article.edits),
        is_title_derived=article.title_source.value == "derived",
        changes_digest=digest_bytes(passages) if passages else "",
        is_auto_linked=wants_links(article.metadata.extra),
        original=article.metadata.original,
        rights=article.rights,
    )
    named = [("author", slugify(name), name) for name in card.authors if name]
    if card.section:
        named.append(("section", slugify(card.section), card.section))
    entries = Entries(
        tags=card.tags,
        pairs=tuple(dict.fromkeys(article.spellings)),
        names=names_of(card),
        references=tuple(
            dict.fromkeys(name for link in article.links for name in names_meant(link.target))
        ),
        named=tuple(named),
        claims=claims_in(article.metadata.extra) if article.metadata.extra else (),
        original=article.metadata.original.name if article.metadata.original else "",
    )
    published, updated = (day.isoformat() if day else "" for day in (card.published, card.updated))
    return ArticleRows(
        article_id=card.article_id,
        permalink=card.permalink,
        published=published,
        card=ENCODER.encode(card),
        relation=ENCODER.encode(Relation(article.terms)),
        entries=entries,
        body_digest=article.body_digest,
        body_html=article.body_html,
        detail=ENCODER.encode(detail),
        cleaned=_cleaned_row(article),
        passages=passages,
        leads=ENCODER.encode(article.leads),
        named=ENCODER.encode(article.named),
        text_digest=digest_bytes(article.plain_text.encode("utf-8", "surrogatepass")),
        renewed=updated if updated > published else "",
        sketch=article.sketch,
        words=headline_words(card.title),
    )


def _cleaned_row(article: Article) -> CleanedRow | None:
    edits = article.edits
    return CleanedRow(len(edits), removed_chars(edits), article.confidence) if edits else None
