"""What a page says about its article as JSON-LD (schema.org), as far as it can be read.

Pages hold several objects, some of them broken: each is read by itself.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from digestgen.text.lines import one_line

_MAX_CHARS = 500_000
_MAX_DEPTH = 8
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*;?\s*$"
)
_ARTICLES = ("article", "posting", "report", "review", "recipe")
"""Ends of the names of types that are articles: NewsArticle, BlogPosting, Report."""
_PERSONS = frozenset({"person", ""})

Statement = dict[str, Any]


def article_of(tree: Any) -> Statement:  # noqa: ANN401  an element of lxml
    """Return the first object that is an article and has a headline or date, else an empty one."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for found in _objects(_read(script.text or ""), 0):
            if _is_article(found) and (found.get("headline") or found.get("datePublished")):
                return found
    return {}


def text_of(value: Any) -> str:  # noqa: ANN401  what JSON holds
    """Return a text on one line, '' for anything else."""
    return one_line(html.unescape(value)) if isinstance(value, str) else ""


def people_of(value: Any) -> list[str]:  # noqa: ANN401
    """Return the names of persons in `value`; of organisations when no person is named."""
    people: list[str] = []
    others: list[str] = []
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, dict):
            kind = str(entry.get("@type") or "").lower()
            names = entry.get("name")
            texts = [text_of(name) for name in (names if isinstance(names, list) else [names])]
            (people if kind in _PERSONS else others).extend(texts)
        else:
            people.append(text_of(entry))
    return [name for name in people if name] or [name for name in others if name]


def texts_of(value: Any) -> list[str]:  # noqa: ANN401
    """Return the texts of a list, or of one text divided by commas."""
    parts = value.split(",") if isinstance(value, str) else value
    texts = [text_of(part) for part in parts] if isinstance(parts, list) else []
    return [text for text in texts if text]


def _read(text: str) -> Any:  # noqa: ANN401
    if len(text) > _MAX_CHARS:
        return None
    try:
        return json.loads(_WRAPPING.sub("", text), strict=False)
    # Deep nesting ends the recursion of the reader.
    except (ValueError, RecursionError):
        return None


def _objects(value: Any, depth: int) -> Iterator[Statement]:  # noqa: ANN401
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for entry in value:
            yield from _objects(entry, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement"):
            yield from _objects(value.get(key), depth + 1)


def _is_article(found: Statement) -> bool:
    kinds = found.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(str(name).lower().endswith(_ARTICLES) for name in names)
