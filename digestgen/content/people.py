"""Authors: a name, names in one text, lists of names, and mappings with a name in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digestgen.content.field_names import fold_name
from digestgen.content.values import is_absent, pairs_of, without_wiki_link
from digestgen.model.source import Field, FieldValue
from digestgen.text.fold import fold
from digestgen.text.lines import one_line

# `author: Doe, Jane` is one person; these names announce several.
_PLURAL = frozenset({"authors", "byline", "by", "creators", "authornames"})
_BY = re.compile(r"by\s+(?=\S)", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|&)\s+|;|,", re.IGNORECASE)
_TITLES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "mba", "dds", "obe", "cbe"})
_NAME_KEYS = ("name", "displayname", "fullname", "title", "label")
_OTHER_KEYS = ("login", "username", "nick", "id", "slug", "email")
_MAX_DEPTH = 6


def authors_of(field: Field) -> tuple[str, ...]:
    """Return the names in `field`, each once, in order."""
    names: Iterator[str]
    if isinstance(field.value, str):
        text = one_line(_BY.sub("", without_wiki_link(field.value).strip(), count=1))
        names = _split(text) if fold_name(field.name) in _PLURAL else iter((text,))
    else:
        names = _names(field.value, 0)
    once: dict[str, str] = {}
    for name in names:
        if name:
            once.setdefault(fold(name) or name, name)
    return tuple(once.values())


def _names(value: FieldValue, depth: int) -> Iterator[str]:
    if depth > _MAX_DEPTH or is_absent(value):
        return
    if isinstance(value, str):
        yield one_line(without_wiki_link(value))
    elif pairs := pairs_of(value):
        if name := _name_of(pairs):
            yield name
        else:
            # `authors: {jane: {...}, john: {...}}`: the keys are the people.
            for key, inner in pairs:
                details = pairs_of(inner)
                yield (details and _name_of(details)) or one_line(key)
    elif isinstance(value, tuple):
        for item in value:
            yield from _names(item, depth + 1)


def _name_of(pairs: tuple[tuple[str, FieldValue], ...]) -> str:
    folded = {fold_name(key): one_line(value) for key, value in pairs if isinstance(value, str)}
    for key in _NAME_KEYS:
        if folded.get(key):
            return folded[key]
    first = folded.get("given") or folded.get("firstname") or folded.get("first") or ""
    last = folded.get("family") or folded.get("lastname") or folded.get("last") or ""
    if first or last:
        return f"{first} {last}".strip()
    return next((folded[key] for key in _OTHER_KEYS if folded.get(key)), "")


def _split(text: str) -> Iterator[str]:
    """Yield the names of `text`, split at `;`, or at `,` and `and`, but not inside brackets."""
    parts = list(_outside_brackets(text, only_semicolons=";" in text))
    names: list[str] = []
    for part in parts:
        if names and part.replace(".", "").lower() in _TITLES:
            names[-1] += f", {part}"
        else:
            names.append(part)
    yield from names


def _outside_brackets(text: str, *, only_semicolons: bool) -> Iterator[str]:
    depth = at = checked = 0
    for match in _AND.finditer(text):
        between = text[checked : match.start()]
        depth += sum(between.count(c) for c in "([") - sum(between.count(c) for c in ")]")
        checked = match.start()
        if depth > 0 or (only_semicolons and match[0] != ";"):
            continue
        if part := _without_and(text[at : match.start()]):
            yield part
        at = match.end()
    if part := _without_and(text[at:]):
        yield part


def _without_and(part: str) -> str:
    """Return `part` without the `and` that a comma left in front of the last name."""
    part = part.strip()
    return part[4:].strip() if part.lower().startswith("and ") else part
