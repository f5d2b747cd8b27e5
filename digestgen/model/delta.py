"""Changes, as the page kinds see them: of one article, of one group."""

from __future__ import annotations

import msgspec

from digestgen.model.card import Card
from digestgen.model.ids import ArticleId


class Shown(msgspec.Struct, frozen=True):
    """A card with its groups, as `(kind, key)`: `("topic", "libyan-civil-war")`."""

    card: Card
    groups: tuple[tuple[str, str], ...]
    body_digest: str


class Delta(msgspec.Struct, frozen=True):
    """An article before and after a change; None where it does not exist."""

    article_id: ArticleId
    before: Shown | None
    after: Shown | None


class TermShown(msgspec.Struct, frozen=True):
    """A topic, an author or a section with a page of its own."""

    name: str
    digest: str
    """Of all else that is known of it: aliases, description, related topics."""


class TermDelta(msgspec.Struct, frozen=True):
    """A group before and after a change of itself; None where it has no page."""

    kind: str
    key: str
    before: TermShown | None
    after: TermShown | None
