"""The pages of a site, one kind a file (floor 6). Pure: all that they show comes from the catalog.

A kind says which pages there are (`keys`, `exists`), where a page lies (`address`), what it shows
(`view`), and which pages differ, appear or vanish by a change of an article (`readers`) or of a
topic, an author or a section (`term_readers`). Readers may name too many, a look costs a fraction
of a millisecond; never too few, or a page goes stale.
"""

from __future__ import annotations

from digestgen.pages import (
    archive_index,
    archive_month,
    article,
    article_changes,
    author,
    author_month,
    author_year,
    authors_index,
    digest_feed,
    digest_month,
    digest_week,
    digests_index,
    feed,
    home,
    moved_feed,
    not_found,
    recent_changes,
    redirect,
    robots,
    search,
    search_shards,
    section,
    section_month,
    section_year,
    sections_index,
    sitemap,
    sitemap_part,
    topic,
    topic_feed,
    topic_map,
    topic_month,
    topic_year,
    topics_index,
)
from digestgen.pages.kind import PageKind

KINDS: tuple[PageKind, ...] = (
    home.KIND,
    article.KIND,
    article_changes.KIND,
    topic.KIND,
    topic_year.KIND,
    topic_month.KIND,
    topic_feed.KIND,
    topics_index.KIND,
    topic_map.KIND,
    author.KIND,
    author_year.KIND,
    author_month.KIND,
    authors_index.KIND,
    section.KIND,
    section_year.KIND,
    section_month.KIND,
    sections_index.KIND,
    archive_index.KIND,
    archive_month.KIND,
    digest_week.KIND,
    digest_month.KIND,
    digests_index.KIND,
    digest_feed.KIND,
    recent_changes.KIND,
    recent_changes.DATA_KIND,
    feed.KIND,
    not_found.KIND,
    robots.KIND,
    search.KIND,
    search_shards.TOPICS_KIND,
    search_shards.MONTH_KIND,
    search_shards.WORDS_KIND,
    sitemap.KIND,
    sitemap_part.KIND,
    redirect.KIND,
    moved_feed.KIND,
)
"""In the order in which they are built."""
