"""What a topic is called in other languages than that of the site."""

from __future__ import annotations

import msgspec

from digestgen.model.topic import Topic
from digestgen.text.language_names import own_name


class NameIn(msgspec.Struct, frozen=True):
    """A name in a language."""

    language: str
    label: str
    """What the language calls itself."""
    text: str


def names_in(topic: Topic) -> tuple[NameIn, ...]:
    """Return the names of a topic in other languages, in the editor's order."""
    return tuple(
        NameIn(language, own_name(language), name)
        for language, name in topic.names
        if name != topic.name
    )


def aliases_beside(topic: Topic) -> tuple[str, ...]:
    """Return the other spellings of a topic, without its names in other languages."""
    names = {name for _, name in topic.names}
    return tuple(alias for alias in topic.aliases if alias not in names)
