"""A mention: a place in the body of an article where a topic is named."""

from __future__ import annotations

import msgspec

from digestgen.model.ids import TopicKey


class Mention(msgspec.Struct, frozen=True, array_like=True, order=True):
    """The first mention of a topic in a body, which links to the topic's page.

    One that the editor links himself has no place: both ends are 0.
    """

    start: int
    """In characters of the stored HTML, with its placeholders."""
    end: int
    key: TopicKey

    @property
    def is_linked(self) -> bool:
        """Whether a link is to be put in."""
        return self.end > 0
