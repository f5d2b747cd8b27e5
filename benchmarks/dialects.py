"""An article as the generators want it written: the same body below three kinds of front matter."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType

from benchmarks.corpus import Article


def yaml_source(article: Article) -> str:
    """Return the article with YAML front matter; JSON strings are YAML strings."""
    tags = "".join(f"  - {_quoted(tag)}\n" for tag in article.tags)
    return (
        f"---\ntitle: {_quoted(article.title)}\ndate: {article.date:%Y-%m-%dT%H:%M:%SZ}\n"
        f"author: {_quoted(article.author)}\nsection: {_quoted(article.section)}\n"
        f"tags:\n{tags}---\n\n{article.body}"
    )


def toml_source(article: Article) -> str:
    """Return the article with TOML front matter in Zola's fields."""
    return (
        f"+++\ntitle = {_quoted(article.title)}\ndate = {article.date:%Y-%m-%dT%H:%M:%SZ}\n"
        f"taxonomies.tags = [{', '.join(_quoted(tag) for tag in article.tags)}]\n"
        f"extra.author = {_quoted(article.author)}\nextra.section = {_quoted(article.section)}\n"
        f"+++\n\n{article.body}"
    )


def header_source(article: Article) -> str:
    """Return the article with Pelican's header lines."""
    return (
        f"Title: {article.title}\nDate: {article.date:%Y-%m-%d %H:%M}\nAuthor: {article.author}\n"
        f"Category: {article.section}\nTags: {', '.join(article.tags)}\n\n{article.body}"
    )


WRITERS: Mapping[str, Callable[[Article], str]] = MappingProxyType(
    {"yaml": yaml_source, "toml": toml_source, "headers": header_source}
)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
