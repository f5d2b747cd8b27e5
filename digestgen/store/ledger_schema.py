"""The tables of `digestgen.store.ledger`."""

from __future__ import annotations

LEDGER_SCHEMA = """
CREATE TABLE ledger(
    address TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, published TEXT NOT NULL,
    path TEXT NOT NULL, folded TEXT NOT NULL, of_group TEXT NOT NULL, key TEXT NOT NULL,
    part TEXT NOT NULL, PRIMARY KEY(address, kind, name, published, path)
) WITHOUT ROWID;
CREATE INDEX ledger_folded ON ledger(folded);
CREATE INDEX ledger_path ON ledger(path) WHERE path > '';
CREATE INDEX ledger_published ON ledger(published, name) WHERE kind = 'article';
CREATE INDEX ledger_group ON ledger(of_group, key) WHERE of_group > '';
CREATE INDEX ledger_moved ON ledger(address) WHERE kind = 'moved';
CREATE TABLE successor(key TEXT PRIMARY KEY, topic TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX successor_topic ON successor(topic);
CREATE TABLE claim(
    address TEXT NOT NULL, article_id TEXT NOT NULL, folded TEXT NOT NULL,
    PRIMARY KEY(address, article_id)
) WITHOUT ROWID;
CREATE INDEX claim_folded ON claim(folded);
CREATE INDEX claim_of_article ON claim(article_id);
"""
