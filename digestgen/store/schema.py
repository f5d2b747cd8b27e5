"""The tables of the store.

- `article`: one row an article: its card (MessagePack) and what relates it to others
- `name`: the names by which links may mean an article (see `digestgen.store.link_names`)
- `body`: the heavy half, read only when the article's own page is rendered
- `tag`: the tags of an article as written, in order
- `pair`: two forms of one tag met in one source: evidence for the vocabulary
- `reference`: which article links to something of which name: when an article of that name appears,
  moves or goes, these articles may link differently
- `asset`: files beside the articles that pages may show
- `term`: a group of articles: topic, author, section; `data` is the Topic as MessagePack
- `membership`: which article belongs to which group. The group `('archive', '')` holds every
  article, so that the archive, the home page and the feeds are read in the way that topics are.

Rows of a group lie together in the order in which pages list them (primary key of `membership`), so
the newest twenty, one month, or the neighbours of an article are each a short range of the table.
`published` is ISO, '' for an undated article, which therefore sorts before all others.
"""

from __future__ import annotations

SCHEMA = """
CREATE TABLE article(
    id TEXT PRIMARY KEY, permalink TEXT NOT NULL, published TEXT NOT NULL,
    card BLOB NOT NULL, relation BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE body(
    id TEXT PRIMARY KEY, digest TEXT NOT NULL, html TEXT NOT NULL, detail BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE tag(
    article_id TEXT NOT NULL, position INTEGER NOT NULL, spelling TEXT NOT NULL,
    PRIMARY KEY(article_id, position)
) WITHOUT ROWID;
CREATE TABLE pair(article_id TEXT NOT NULL, tag TEXT NOT NULL, other TEXT NOT NULL);
CREATE TABLE name(
    name TEXT NOT NULL, article_id TEXT NOT NULL, PRIMARY KEY(name, article_id)
) WITHOUT ROWID;
CREATE TABLE reference(
    name TEXT NOT NULL, article_id TEXT NOT NULL, PRIMARY KEY(name, article_id)
) WITHOUT ROWID;
CREATE TABLE asset(path TEXT PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE term(
    kind TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, data BLOB,
    PRIMARY KEY(kind, key)
) WITHOUT ROWID;
CREATE TABLE membership(
    kind TEXT NOT NULL, key TEXT NOT NULL, published TEXT NOT NULL, article_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY(kind, key, published, article_id)
) WITHOUT ROWID;
CREATE INDEX membership_of_article ON membership(article_id, kind, position);
CREATE INDEX article_permalink ON article(permalink);
CREATE INDEX asset_name ON asset(name);
CREATE INDEX tag_spelling ON tag(spelling);
"""
