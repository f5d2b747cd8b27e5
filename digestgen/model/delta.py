"""A change of one article, as the page kinds see it."""

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
