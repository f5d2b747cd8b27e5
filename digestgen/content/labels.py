"""Tags and section: what an article is about, from fields of many names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from digestgen.content.field_names import fold_name
from digestgen.content.values import texts_of, without_wiki_link
from digestgen.model.source import Field
from digestgen.text.fold import fold
from digestgen.text.lines import one_line

_SEPARATOR = re.compile(r"[,\n]")


class Labels(NamedTuple):
    """The labels of an article."""

    tags: tuple[str, ...]
    section: str
    are_categories_used: bool
    """Whether every category became a tag or the section."""


def labels_of(tags: list[Field], categories: list[Field], section: str) -> Labels:
    """Return the labels in the fields of the two roles; `section` is the field of that name.

    Categories are the tags of an article that has no others, else the first is its section. A
    single `category` is a section in any case.
    """
    tag_names = _once(name for field in tags for name in _names(field))
    category_names = _once(name for field in categories for name in _names(field))
    is_single = len(category_names) == 1 and all(
        fold_name(field.name.rpartition(".")[2]) == "category" for field in categories
    )
    if category_names and not section and (tag_names or is_single):
        section = category_names[0]
    elif category_names and not tag_names:
        tag_names = category_names
    kept = {fold(name) for name in (*tag_names, section)}
    return Labels(tag_names, section, all(fold(name) in kept for name in category_names))


def _names(field: Field) -> list[str]:
    value = field.value
    if not isinstance(value, str):
        return [name for text in texts_of(value) if (name := _bare(text))]
    words = value.split()
    if len(words) > 1 and all(word.startswith("#") for word in words) and "," not in value:
        parts = words
    else:
        parts = [one_line(without_wiki_link(part)) for part in _SEPARATOR.split(value)]
    return [name for part in parts if (name := _bare(part))]


def _bare(text: str) -> str:
    return text.lstrip("#").strip() if text.startswith("#") else text


def _once(names: Iterable[str]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(fold(name) or name, name)
    return tuple(seen.values())
