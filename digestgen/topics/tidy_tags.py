"""What is odd about a tag by itself: several in one, a sentence, the name of a section or author.

Pure. Advice, never a fault: a topic that `topics.yaml` names is as the editor wants it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from digestgen.model.problem import Advice, advise
from digestgen.text.fold import fold
from digestgen.text.lines import shorten
from digestgen.text.yaml_text import yaml_quoted, yaml_text

_SURE = re.compile(r"\s*[;|•]\s*")
"""Hardly a name holds these."""
_LIKELY = re.compile(r"\s*/\s*|\s+(?:and|&|\+|et|und)\s+|\s*,\s+(?:(?:and|&)\s+)?", re.IGNORECASE)
"""Many names hold these: a list only when each part is a topic by itself."""
_MANY_WORDS = 10
_SENTENCE_WORDS = 5
_MANY_CHARS = 90
_SHOWN_CHARS = 80
_STOP = re.compile(r"[.!?。]['\"”’]?\Z")
_FLOW_SIGNS = frozenset(",[]{}")


def parts_of(tag: str, is_topic: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the tags that `tag` lists; () when it is one.

    `is_topic` tells whether a name is a topic of its own.
    """
    parts = sure_parts(tag)
    if len(parts) > 1:
        return parts
    parts = _split(_LIKELY, tag)
    return parts if len(parts) > 1 and all(map(is_topic, parts)) else ()


def sure_parts(tag: str) -> tuple[str, ...]:
    """Return what stands between signs that hardly a name holds."""
    return _split(_SURE, tag)


def is_sentence(tag: str) -> bool:
    """Return whether `tag` says something instead of naming it.

    `United Church in Papua New Guinea and the Solomon Islands` is a name: most of its words have
    capitals.
    """
    words = tag.split()
    is_closed = bool(_STOP.search(tag)) and len(words) >= _SENTENCE_WORDS
    is_plain = sum(word[0].islower() for word in words) > len(words) / 2
    return len(tag) > _MANY_CHARS or (is_plain and (is_closed or len(words) >= _MANY_WORDS))


def tag_advice(
    uses: Mapping[str, tuple[str, ...]], is_topic: Callable[[str], bool], named: frozenset[str]
) -> Iterator[Advice]:
    """Yield what is odd about tags.

    `uses`: every tag as written with the articles that have it; `named`: the spellings that
    `topics.yaml` lists.
    """
    for tag in sorted(uses):
        if tag in named:
            continue
        if parts := parts_of(tag, is_topic):
            listed = ", ".join(map(flow_text, parts))
            yield advise(
                "tag-list",
                f"the tag '{_shown(tag)}' holds {len(parts)} tags",
                f"write them one by one: tags: [{listed}]",
                uses[tag],
                tags=(tag,),
            )
        elif is_sentence(tag):
            yield advise(
                "tag-sentence",
                f"the tag '{_shown(tag)}' is a sentence",
                "name what it is about in a few words; a sentence is a title or a summary",
                uses[tag],
                tags=(tag,),
            )


def same_name_advice(
    uses: Mapping[tuple[str, str, str], tuple[str, ...]],
) -> Iterator[Advice]:
    """Yield advice on tags that repeat the section or an author of their own article.

    `uses`: (tag, `section` or `author`, its name) with the articles where they meet.
    """
    for (tag, kind, name), paths in sorted(uses.items()):
        yield advise(
            "tag-repeats",
            f"the tag '{_shown(tag)}' says what the {kind} '{_shown(name)}' says",
            f"take one of them out: the {kind} has a page of its own",
            paths,
            tags=(tag,),
        )


def repeats(tag: str, name: str) -> bool:
    """Return whether a tag and the name of a section or author differ by nothing but form."""
    return fold(tag) == fold(name) != ""


def _split(separator: re.Pattern[str], tag: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in separator.split(tag.strip()) if part.strip()))


def flow_text(text: str) -> str:
    """Return a text as an item of a YAML list in brackets."""
    return yaml_quoted(text) if _FLOW_SIGNS & set(text) else yaml_text(text)


def _shown(text: str) -> str:
    return shorten(text, max_chars=_SHOWN_CHARS)
