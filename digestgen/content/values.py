"""Values of fields, whose kinds nobody promised: texts, lists, mappings, nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digestgen.model.source import FieldValue
from digestgen.text.lines import one_line

_PAIR = 2
_MAX_DEPTH = 8
_WIKI_LINK = re.compile(r"!?\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]\Z")
_TRUE = frozenset({"true", "yes", "on", "y", "1"})
_FALSE = frozenset({"false", "no", "off", "n", "0"})


def is_absent(value: FieldValue) -> bool:
    """Return whether `value` says nothing. `null` is YAML's own word for it."""
    return (
        value is None or value == () or (isinstance(value, str) and value.strip() in ("", "null"))
    )


def pairs_of(value: FieldValue) -> tuple[tuple[str, FieldValue], ...] | None:
    """Return `value` as a mapping, None when it is none.

    A list of lists of two texts looks the same; no field that we read holds such a list.
    """
    if not isinstance(value, tuple) or not value:
        return None
    pairs: list[tuple[str, FieldValue]] = []
    for item in value:
        if not (isinstance(item, tuple) and len(item) == _PAIR and isinstance(item[0], str)):
            return None
        pairs.append((item[0], item[1]))
    return tuple(pairs)


def texts_of(value: FieldValue, depth: int = 0) -> Iterator[str]:
    """Yield the texts of a value, of nested lists too; of a mapping its name, else `key: value`."""
    if isinstance(value, str):
        if text := one_line(without_wiki_link(value)):
            yield text
    elif pairs := pairs_of(value):
        named = dict(pairs)
        name = named.get("name") or named.get("title") or named.get("label")
        if isinstance(name, str):
            yield one_line(name)
        else:
            for key, inner in pairs:
                yield one_line(f"{key}: {inner}" if isinstance(inner, str) else key)
    elif isinstance(value, tuple) and depth < _MAX_DEPTH:
        for item in value:
            yield from texts_of(item, depth + 1)


def without_wiki_link(text: str) -> str:
    """Return the shown text of `[[page]]` and `[[page|text]]`, other text as it is."""
    match = _WIKI_LINK.match(text.strip())
    return match[1] if match else text


def truth_of(value: FieldValue) -> bool | None:
    """Return what a word of yes or no says, None for any other."""
    word = value.strip().lower() if isinstance(value, str) else ""
    return True if word in _TRUE else False if word in _FALSE else None
