"""What articles are gathered under: topics, authors, sections, the archive."""

from __future__ import annotations

from typing import NamedTuple

from digestgen.model.ids import ArticleId, TopicKey


class Group(NamedTuple):
    """A topic, an author, a section, or the archive: `("archive", "")`."""

    kind: str
    key: str


ARCHIVE = Group("archive", "")


class Term(NamedTuple):
    """A group with its name and size."""

    group: Group
    name: str
    articles: int


class Shared(NamedTuple):
    """A topic that shares articles with another."""

    key: TopicKey
    articles: int
    example: ArticleId
    """The newest article in both."""
