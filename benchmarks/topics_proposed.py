"""How often the first three topics that are proposed for an untagged post are tags of its editor.

Each post in turn has no tags; all others have theirs. The yardstick: the tags of the ten nearest
posts by BM25, each vote weighted by its score.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from statistics import fmean

from msgspec.structs import replace

from benchmarks.bm25 import Bm25
from benchmarks.posts import Post, Read
from digestgen.linking.proposals import Proposal, names_of, propose
from digestgen.linking.topic_words import SiteWords, TopicWords
from digestgen.model.ids import ArticleId, TopicKey
from digestgen.pages.proposals import like_articles
from digestgen.pages.related import candidate_of

FIRST = 3
NEIGHBOURS = 10
_BANDS = 5


def proposed_table(posts: Sequence[Post], tagged: Read, bm25: Bm25) -> str:
    """Return the figures as Markdown."""
    catalog = tagged.catalog
    topics = [frozenset(catalog.topics_of(ArticleId(post.path))) for post in posts]
    yard = []
    for place, own in enumerate(topics):
        votes: Counter[TopicKey] = Counter()
        for score, other in bm25.nearest(place)[:NEIGHBOURS]:
            for topic in topics[other]:
                votes[topic] += score  # type: ignore[assignment]  # weights are no numbers
        best = sorted(votes, key=lambda key: (-votes[key], key))[:FIRST]
        yard.append(len(own.intersection(best)) / FIRST)
    ours, bands = [], defaultdict(list)
    for own, found in zip(topics, proposals_of(posts, tagged), strict=True):
        ours.append(sum(one.topic in own for one in found[:FIRST]) / FIRST)
        for one in found:
            bands[min(_BANDS - 1, int(one.confidence * _BANDS))].append(one.topic in own)
    lines = [
        f"Of the first {FIRST} topics proposed for a post without tags, the share that its editor "
        "gave it:",
        "",
        f"| {NEIGHBOURS} nearest by BM25 | digestgen | ratio |",
        "|---|---|---|",
        f"| {fmean(yard):.3f} | {fmean(ours):.3f} | {fmean(ours) / fmean(yard):.2f} |",
        "",
        "| confidence | proposals | right |",
        "|---|---|---|",
    ]
    for band in sorted(bands):
        low, high = band / _BANDS, (band + 1) / _BANDS
        right = bands[band]
        lines.append(f"| {low:.1f} to {high:.1f} | {len(right)} | {fmean(right):.2f} |")
    return "\n".join([*lines, ""])


def proposals_of(posts: Sequence[Post], tagged: Read) -> Iterator[tuple[Proposal, ...]]:
    """Yield what is proposed for each post, as if it alone had no tags."""
    catalog = tagged.catalog
    candidates = [candidate_of(catalog, one) for one in catalog.article_ids()]
    words = TopicWords(candidates, SiteWords(candidates))
    names = names_of(catalog.topic(TopicKey(term.group.key)) for term in catalog.terms("topic"))
    # A topic of one post is not known where that post has no tags.
    lone = {term.group.key for term in catalog.terms("topic") if term.articles == 1}
    for post, text in zip(posts, tagged.texts, strict=True):
        own = candidate_of(catalog, ArticleId(post.path))
        yield propose(
            replace(own, topics=()),
            like_articles(catalog, own),
            title=post.title,
            text=text.partition("\n")[2],
            names={
                form: key for form, key in names.items() if key not in lone or key not in own.topics
            },
            topic_words=words,
            counted_in=own.topics,
        )
