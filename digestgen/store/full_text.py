"""Questions of the full-text index: what it is made of, told cheaply."""

from __future__ import annotations

import hashlib
import sqlite3

from digestgen.fingerprint import DIGEST_BYTES

_ARTICLES = (
    "SELECT a.id, a.card, b.digest, g.topics FROM article a JOIN body b ON b.id = a.id "
    "LEFT JOIN grouped g ON g.article_id = a.id ORDER BY a.id"
)
_NAMES = "SELECT kind, key, name FROM term WHERE kind IN ('author', 'topic') ORDER BY kind, key"


def digest_of_texts(db: sqlite3.Connection) -> str:
    """Return what tells these articles, with their texts, topics and authors, from others.

    Linear, 6 µs an article: bodies are told by their digests.
    """
    found = hashlib.blake2b(digest_size=DIGEST_BYTES)
    for query in (_ARTICLES, _NAMES):
        for row in db.execute(query):
            for value in row:
                data = value if isinstance(value, bytes) else str(value).encode()
                # With its length, so that no two rows run into each other alike.
                found.update(b"%d:" % len(data))
                found.update(data)
    return found.hexdigest()
