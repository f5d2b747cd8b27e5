"""How often related articles share a tag that digestgen does not know, beside BM25.

From text alone: no post has tags; of the five articles shown, how many share a tag with the post.
With the other tags known: of each post each tag in turn is hidden, all other tags of all posts are
known; how many of the five have the hidden tag. BM25 searches the same text, title included.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from benchmarks.bm25 import Bm25
from benchmarks.posts import Post, Read
from digestgen.model.ids import ArticleId
from digestgen.model.topic import Topic
from digestgen.pages.related import RELATED_SHOWN, choose_related
from digestgen.text.fold import fold


def related_table(posts: Sequence[Post], bare: Read, tagged: Read, bm25: Bm25) -> str:
    """Return the figures as Markdown. `bare` and `tagged`: the posts without and with tags."""
    tags = {post.path: post.tag_set() for post in posts}
    nearest = [
        [posts[other].path for _, other in bm25.nearest(place)[:RELATED_SHOWN]]
        for place in range(len(posts))
    ]
    alone: list[tuple[float, float]] = []
    known: list[tuple[float, float]] = []
    for post, yard in zip(posts, nearest, strict=True):
        own = tags[post.path]
        ours = _related(bare, post, frozenset())
        alone.append((_share(yard, tags, own), _share(ours, tags, own)))
        for tag in sorted(own):
            ours = _related(tagged, post, frozenset({tag}))
            hidden = frozenset({tag})
            known.append((_share(yard, tags, hidden), _share(ours, tags, hidden)))
    lines = [
        f"Of {RELATED_SHOWN} related articles of {len(posts)} posts, the share that has a tag in "
        "common with the post that digestgen does not know:",
        "",
        "| | BM25 | digestgen | ratio |",
        "|---|---|---|---|",
        _line("from text alone", alone),
        _line("with the other tags known", known),
    ]
    return "\n".join([*lines, ""])


def _related(read: Read, post: Post, hidden: frozenset[str]) -> list[str]:
    catalog = read.catalog
    card = catalog.card(ArticleId(post.path))
    topics = tuple(
        key
        for key in catalog.topics_of(card.article_id)
        if not hidden.intersection(map(fold, _spellings(catalog.topic(key))))
    )
    return [one.article_id for one in choose_related(catalog, card, topics).related]


def _spellings(topic: Topic) -> tuple[str, ...]:
    return (topic.name, *topic.aliases)


def _share(found: Sequence[str], tags: dict[str, frozenset[str]], wanted: frozenset[str]) -> float:
    """Return the share of what should be shown; what is missing counts as wrong."""
    return sum(bool(tags[path] & wanted) for path in found) / RELATED_SHOWN


def _line(name: str, pairs: Sequence[tuple[float, float]]) -> str:
    yard, ours = (fmean(pair[side] for pair in pairs) for side in (0, 1))
    return f"| {name} | {yard:.3f} | {ours:.3f} | {ours / yard:.2f} |"
