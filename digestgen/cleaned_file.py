"""One file, cleaned and told in full: what `digestgen clean` shows.

Pure, like `read_article`, on which it stands; adds what only this command needs: the Markdown, its
blocks, and the topics that the file's tags name when nothing else is known.
"""

from __future__ import annotations

import msgspec

from digestgen.article import examine
from digestgen.markdown import blocks_of
from digestgen.model.article import Block
from digestgen.model.edit import Edit
from digestgen.model.fact import Fact
from digestgen.model.metadata import Metadata
from digestgen.model.problem import Problem
from digestgen.model.reading import ReadSettings
from digestgen.model.source import Source
from digestgen.topics.vocabulary import build_vocabulary


class CleanedFile(msgspec.Struct, frozen=True):
    """What cleaning one file gives."""

    metadata: Metadata
    title_source: str
    topics: tuple[str, ...]
    """Canonical names, in the author's order, as far as this file alone tells."""
    language: str
    data: bytes
    """The file as it was."""
    source: Source
    """The same, decoded."""
    markdown: str
    blocks: tuple[Block, ...]
    edits: tuple[Edit, ...]
    confidence: float
    facts: tuple[Fact, ...] = ()
    """Where the cleaner read what the text tells."""

    @property
    def original(self) -> str:
        """The body as it was."""
        return self.source.body


def clean_file(
    data: bytes, path: str, settings: ReadSettings
) -> tuple[CleanedFile | None, tuple[Problem, ...]]:
    """Return one file, cleaned; None with an error in the problems when it cannot be read."""
    examined = examine(data, path, settings)
    reading, source, cleaned = examined.reading, examined.source, examined.cleaned
    article = reading.article
    if article is None or source is None or cleaned is None:
        return None, reading.problems
    language = article.metadata.language or settings.language
    return (
        CleanedFile(
            metadata=article.metadata,
            title_source=article.title_source.value,
            topics=_topic_names(article.card.tags, article.spellings, language),
            language=language,
            data=data,
            source=source,
            markdown=cleaned.markdown,
            blocks=blocks_of(cleaned.markdown),
            edits=cleaned.edits,
            confidence=cleaned.confidence,
            facts=cleaned.facts,
        ),
        reading.problems,
    )


def _topic_names(
    tags: tuple[str, ...], spellings: tuple[tuple[str, str], ...], language: str
) -> tuple[str, ...]:
    vocabulary = build_vocabulary(
        [(tag, 1) for tag in tags],
        spellings,
        (),
        auto_merge=True,
        language=language,
        first_seen={},
    )
    lookup = dict(vocabulary.lookup)
    names = {topic.key: topic.name for topic in vocabulary.topics}
    return tuple(dict.fromkeys(names[lookup[tag]] for tag in tags if tag in lookup))
