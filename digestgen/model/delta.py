"""Changes, as the page kinds see them: of one article, of one group."""

from __future__ import annotations

import msgspec

from digestgen.model.card import Card
from digestgen.model.ids import ArticleId
from digestgen.model.mention import Mention
from digestgen.model.sketch import NO_SKETCH, Sketch


class Shown(msgspec.Struct, frozen=True):
    """All that pages show of an article, or decide by."""

    card: Card
    groups: tuple[tuple[str, str], ...]
    """`(kind, key)`, in the order in which the catalog gives them: `("topic", "libya")`."""
    body_digest: str
    """Of the heavy half: any text that differs when HTML, headings or links differ."""
    terms: tuple[str, ...]
    """The rare terms, rarest first: reasons name them."""
    leads_digest: str = ""
    """Of the sentences that digests may quote."""
    named_digest: str = ""
    """Of the people and places that it names."""
    claims: tuple[str, ...] = ()
    """Addresses that were the article's own before, elsewhere."""
    translates: tuple[str, ...] = ()
    """Names that the article may have which it is a translation of."""
    mentions: tuple[Mention, ...] = ()
    """What its body links to of itself, and the topics that list it for it."""
    sketch: Sketch = NO_SKETCH
    """Related articles and copies are found by it."""


class Delta(msgspec.Struct, frozen=True):
    """An article before and after a change; None where it does not exist.

    An article that did not change, but one of whose topics has a new name, has equal halves: then
    everything that shows the names of its topics is looked at.
    """

    article_id: ArticleId
    before: Shown | None
    after: Shown | None


class TermShown(msgspec.Struct, frozen=True):
    """What pages show of a topic, an author or a section itself."""

    name: str
    digest: str = ""
    """Of all else: aliases, type, description, broader and related topics."""
    broader: tuple[str, ...] = ()
    """The keys of the topics that hold it."""
    aliases: tuple[str, ...] = ()
    """Of a topic: wiki links find it by them."""
    names: tuple[tuple[str, str], ...] = ()
    """Of a topic, (language tag, name): articles in these languages show them."""


class TermDelta(msgspec.Struct, frozen=True):
    """A group before and after a change; None where it has no page."""

    kind: str
    """topic, author or section."""
    key: str
    before: TermShown | None
    after: TermShown | None

    @property
    def is_renamed(self) -> bool:
        """Whether the group appears, vanishes, or has a new name."""
        return self.before is None or self.after is None or self.before.name != self.after.name
