"""The tables of the store.

What was read:

- `source`: one row a file of `content/` as last seen: its stamp (see `digestgen.store.stamps`), the
  digest of its bytes, what reading it said, and what decides whether it is in the site
- `article`: one row an article: its card, what relates it to others, and `entries`, everything that
  the indexes below hold of it, so that it can be taken out of them again
- `body`: the heavy half, read only when the article's own page is rendered
- `cleaned`: of articles that the cleaner changed, how many edits and characters went, how sure
- `lead`: what digests may quote of an article, the people and places it names, the digest of
  its plain text
- `changed`: of these, when the site shows it, the text with all changes in it

Indexes:

- `tag`: which article has which tag, as written
- `pair`: two forms of one tag met in one source: evidence for the vocabulary
- `name`: the names by which links may mean an article (see `digestgen.store.link_names`)
- `reference`: which article links to something of which name: when an article of that name appears,
  moves or goes, these articles may link differently
- `asset`, `asset_use`: files beside the articles, what pages say of images, and which article shows
  which
- `sketch`, `mark`: by what texts are compared, and found by what they share (see `marks`)
- `chosen`: the other articles that the page of an article showed when it was looked at last
- `translation`: which article names which other as its original
- `link_problem`: what is wrong with the links of an article
- `membership`: which article belongs to which group. The group `('archive', '')` holds every
  article, so that the archive, the home page and the feeds are read in the way that topics are.
  Rows of a group lie together in the order in which pages list them, so the newest twenty, one
  month, or the neighbours of an article are each a short range of the table. `published` is ISO, ''
  for an undated article, which therefore sorts before all others.
- `grouped`: the topics of an article in the author's order
- `renewed`: the articles with a date of change later than that of their publication, by it

- `mentioned`: of an article that mentions topics: the date it is listed under, the topics that list
  it (those it is no member of; rows of `membership` with the kind `mention`), and the mentions

Sums, kept up to date one article at a time, so that no page counts a whole group:

- `spelling`: articles that have a tag as written; `form`: articles that write the name of an author
  or a section so; `period`: articles of a group in a month; `week`: articles of the site in a
  week (ISO, `2020-W17`); `shared`: articles in two topics; `headline`: articles of a month whose
  title has a word, by the shard that the search has it in

Vocabulary: `lookup` (spelling to topic), `topic` (all topics), `broader` (which holds which), `pin`
(names that a pinned article may have, and the topic where it is), `term` (the groups that have a
page), `topic_name` (the spellings of topics with a page; `folded` for wiki links; `head`, the word
by which names are found from the words of a text, NULL for a name that is not looked for)

Output:

- `trace`: one row a file of the site: with which fingerprints it was last written, and its stamp
- `journal`: the change of the site that is under way; empty when none is
- `meta`: single values, MessagePack

Old addresses: `ledger`, `successor`, `claim` (see `digestgen.store.ledger`)
"""

from __future__ import annotations

from digestgen.store.ledger_schema import LEDGER_SCHEMA
from digestgen.store.likeness import CHOSEN_SCHEMA
from digestgen.store.marks import MARKS_SCHEMA
from digestgen.store.translations import TRANSLATIONS_SCHEMA

SCHEMA = (
    CHOSEN_SCHEMA
    + MARKS_SCHEMA
    + TRANSLATIONS_SCHEMA
    + """
CREATE TABLE meta(key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE source(
    path TEXT PRIMARY KEY, kind TEXT NOT NULL, folded TEXT NOT NULL, stamp TEXT NOT NULL,
    digest TEXT NOT NULL, is_draft INTEGER NOT NULL, published TEXT NOT NULL,
    permalink TEXT NOT NULL, is_in INTEGER NOT NULL, problems BLOB, reason BLOB
) WITHOUT ROWID;
CREATE INDEX source_kind ON source(kind, is_in);
CREATE INDEX source_folded ON source(folded);
CREATE INDEX source_permalink ON source(permalink) WHERE permalink > '';
CREATE INDEX source_held ON source(path) WHERE permalink > '' AND is_in = 0;
CREATE INDEX source_faulty ON source(path) WHERE problems IS NOT NULL OR reason IS NOT NULL;
CREATE TABLE article(
    id TEXT PRIMARY KEY, permalink TEXT NOT NULL, published TEXT NOT NULL,
    card BLOB NOT NULL, relation BLOB NOT NULL, entries BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX article_permalink ON article(permalink);
CREATE TABLE body(id TEXT PRIMARY KEY, digest TEXT NOT NULL, html TEXT NOT NULL,
    detail BLOB NOT NULL);
CREATE TABLE cleaned(
    article_id TEXT PRIMARY KEY, edits INTEGER NOT NULL, removed INTEGER NOT NULL,
    confidence REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE lead(
    article_id TEXT PRIMARY KEY, leads BLOB NOT NULL, named BLOB NOT NULL, text_digest TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE changed(article_id TEXT PRIMARY KEY, passages BLOB NOT NULL);
CREATE TABLE tag(
    spelling TEXT NOT NULL, article_id TEXT NOT NULL, PRIMARY KEY(spelling, article_id)
) WITHOUT ROWID;
CREATE TABLE pair(
    article_id TEXT NOT NULL, tag TEXT NOT NULL, other TEXT NOT NULL,
    PRIMARY KEY(article_id, tag, other)
) WITHOUT ROWID;
CREATE TABLE name(
    name TEXT NOT NULL, article_id TEXT NOT NULL, PRIMARY KEY(name, article_id)
) WITHOUT ROWID;
CREATE TABLE reference(
    name TEXT NOT NULL, article_id TEXT NOT NULL, PRIMARY KEY(name, article_id)
) WITHOUT ROWID;
CREATE TABLE asset(
    path TEXT PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL, picture BLOB
) WITHOUT ROWID;
CREATE INDEX asset_name ON asset(name);
CREATE TABLE asset_use(
    path TEXT NOT NULL, article_id TEXT NOT NULL, PRIMARY KEY(path, article_id)
) WITHOUT ROWID;
CREATE INDEX asset_use_of_article ON asset_use(article_id);
CREATE TABLE link_problem(article_id TEXT PRIMARY KEY, problems BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE membership(
    kind TEXT NOT NULL, key TEXT NOT NULL, published TEXT NOT NULL, article_id TEXT NOT NULL,
    PRIMARY KEY(kind, key, published, article_id)
) WITHOUT ROWID;
CREATE TABLE grouped(article_id TEXT PRIMARY KEY, topics BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE renewed(article_id TEXT PRIMARY KEY, day TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX renewed_day ON renewed(day, article_id);
CREATE TABLE spelling(spelling TEXT PRIMARY KEY, articles INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE form(
    kind TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, articles INTEGER NOT NULL,
    PRIMARY KEY(kind, key, name)
) WITHOUT ROWID;
CREATE TABLE period(
    kind TEXT NOT NULL, key TEXT NOT NULL, month TEXT NOT NULL, articles INTEGER NOT NULL,
    PRIMARY KEY(kind, key, month)
) WITHOUT ROWID;
CREATE TABLE week(week TEXT PRIMARY KEY, articles INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE shared(
    key TEXT NOT NULL, other TEXT NOT NULL, articles INTEGER NOT NULL, PRIMARY KEY(key, other)
) WITHOUT ROWID;
CREATE TABLE headline(
    shard TEXT NOT NULL, word TEXT NOT NULL, month TEXT NOT NULL, articles INTEGER NOT NULL,
    PRIMARY KEY(shard, word, month)
) WITHOUT ROWID;
CREATE TABLE lookup(spelling TEXT PRIMARY KEY, key TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX lookup_key ON lookup(key);
CREATE TABLE topic(key TEXT PRIMARY KEY, name TEXT NOT NULL, data BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE broader(
    holder TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY(holder, key)
) WITHOUT ROWID;
CREATE TABLE pin(name TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY(name, key)) WITHOUT ROWID;
CREATE TABLE topic_name(
    name TEXT PRIMARY KEY, key TEXT NOT NULL, folded TEXT NOT NULL, head TEXT
) WITHOUT ROWID;
CREATE INDEX topic_name_folded ON topic_name(folded, key);
CREATE INDEX topic_name_head ON topic_name(head, name, key) WHERE head IS NOT NULL;
CREATE TABLE mentioned(
    article_id TEXT PRIMARY KEY, published TEXT NOT NULL, listed BLOB NOT NULL,
    mentions BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE term(
    kind TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, articles INTEGER NOT NULL,
    data BLOB, PRIMARY KEY(kind, key)
) WITHOUT ROWID;
CREATE INDEX term_articles ON term(kind, articles DESC, key);
CREATE TABLE trace(
    address TEXT PRIMARY KEY, folded TEXT NOT NULL, kind TEXT NOT NULL, parts TEXT NOT NULL,
    epoch TEXT NOT NULL, template TEXT NOT NULL, view TEXT NOT NULL, output TEXT NOT NULL,
    stamp TEXT NOT NULL, why TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX trace_folded ON trace(folded);
CREATE INDEX trace_kind ON trace(kind);
CREATE TABLE journal(address TEXT PRIMARY KEY, action TEXT NOT NULL) WITHOUT ROWID;
"""
    + LEDGER_SCHEMA
)
