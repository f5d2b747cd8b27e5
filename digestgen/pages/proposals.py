"""Which articles are asked for the topics of another: those with the same leading words."""

from __future__ import annotations

from digestgen.linking.related import Profile
from digestgen.model.ids import ArticleId
from digestgen.pages.related import article_profile
from digestgen.store.catalog import Catalog

ASKED = 16
"""On each side in time, under each word."""


def like_articles(catalog: Catalog, own: Profile) -> list[Profile]:
    """Return the articles that may be like one; a bounded number."""
    card = catalog.card(ArticleId(own.article_id))
    ids = {
        one
        for mark in own.candidate.sketch.word_marks()
        for one in catalog.marked(mark, card, ASKED)
    }
    return [article_profile(catalog, one) for one in sorted(ids)]
