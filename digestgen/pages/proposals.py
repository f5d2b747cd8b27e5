"""Which articles are asked for the topics of another: those with the same leading words."""

from __future__ import annotations

from digestgen.linking.related import Candidate
from digestgen.model.ids import ArticleId
from digestgen.pages.related import candidate_of
from digestgen.store.catalog import Catalog

ASKED = 16
"""On each side in time, under each word."""


def like_articles(catalog: Catalog, own: Candidate) -> list[Candidate]:
    """Return the articles that may be like one; a bounded number."""
    card = catalog.card(ArticleId(own.article_id))
    ids = {one for mark in own.sketch.word_marks() for one in catalog.marked(mark, card, ASKED)}
    return [candidate_of(catalog, one) for one in sorted(ids)]
