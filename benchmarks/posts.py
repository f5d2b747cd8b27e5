"""Real posts with the tags that their editors gave them, as a site in memory."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec
import yaml

from digestgen.article import read_article
from digestgen.build.grouping import group_articles
from digestgen.model.config import Config
from digestgen.model.reading import ReadSettings
from digestgen.store import database
from digestgen.store.catalog import Catalog
from digestgen.text.fold import fold

POSTS = Path("topics") / "tagged_posts.jsonl.gz"


class Post(msgspec.Struct, frozen=True):
    """One line of the file; all else of it is not looked at."""

    id: str
    source: str
    title: str
    date: str
    tags: tuple[str, ...]
    body: str

    @property
    def path(self) -> str:
        """Its file in the site."""
        return f"{self.id}.md"

    def tag_set(self) -> frozenset[str]:
        """Return its tags, folded: `open-source` is `Open Source`."""
        return frozenset(map(fold, self.tags))


class Read(NamedTuple):
    """Posts as a site, and their texts as the site has them."""

    catalog: Catalog
    texts: list[str]
    """Title and text, post by post."""


def load_posts(path: Path) -> list[Post]:
    """Return the posts of a file."""
    lines = gzip.decompress(path.read_bytes()).split(b"\n")
    return [msgspec.json.decode(line, type=Post) for line in lines if line.strip()]


def read_posts(posts: Iterable[Post], *, are_tagged: bool) -> Read:
    """Return the posts as a site, with their tags or without any."""
    db = database.open_memory()
    texts = []
    for post in posts:
        fields = {"title": post.title, "date": post.date}
        head = yaml.safe_dump(fields | ({"tags": list(post.tags)} if are_tagged else {}))
        source = f"---\n{head}---\n\n{post.body}"
        article = read_article(source.encode(), post.path, ReadSettings()).article
        assert article is not None, post.id
        database.add_article(db, article)
        texts.append(f"{article.card.title}\n{article.plain_text}")
    catalog = Catalog(db, Config(), is_for_all=True)
    group_articles(db, catalog, ())
    return Read(Catalog(db, Config(), is_for_all=True), texts)
