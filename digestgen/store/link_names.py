"""The names by which links find articles, so that a link and its target meet in an index.

An article has the name of its file (without folder and suffix, of a page bundle the folder's),
that of its address, and its title. A link means all that its target might be; too many cost a
look, too few a stale page.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from digestgen.model.card import Card
from digestgen.text.fold import fold

WIKI = "wiki:"
"""How the target of a wiki link begins: `wiki:Recruits from Darfur`."""
_SUFFIXES = frozenset({".md", ".markdown", ".txt", ".html", ".htm", ".lr"})


def names_of(card: Card) -> tuple[str, ...]:
    """Return the names of an article, the strongest first, each once."""
    return tuple(
        dict.fromkeys((stem_of(card.article_id), title_name(card.title), stem_of(card.permalink)))
    )


def names_meant(target: str) -> tuple[str, ...]:
    """Return the names that the target of a link may mean, the strongest first, each once."""
    if not target.startswith(WIKI):
        return (stem_of(target),)
    name = target.removeprefix(WIKI).strip()
    return tuple(dict.fromkeys((stem_of(name), title_name(name))))


def stem_of(path: str) -> str:
    """Return a file's name without folder and suffix, case folded; of a bundle the folder's."""
    file = PurePosixPath(path)
    stem = file.stem if file.suffix.lower() in _SUFFIXES else file.name
    if stem in ("index", "contents") and file.parent.name:
        return file.parent.name.casefold()
    return stem.casefold()


def title_name(title: str) -> str:
    """Return the name that stands for a title; never that of a file."""
    return f"title:{fold(title)}"
