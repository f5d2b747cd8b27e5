"""Who may link to what changed: the names under which the links of articles are found again.

The names are those of `store/link_names`. Here stands what else a link may be called that
`references` resolves: a folder for the bundle in it, a page without its suffix. Too many names
cost a look, too few a stale page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from digestgen.model.card import Card
from digestgen.model.delta import Delta, TermDelta
from digestgen.model.ids import Permalink
from digestgen.pages.changes import halves, month_of, moves
from digestgen.pages.dates import month_part
from digestgen.pages.digest_readers import own_parts
from digestgen.pages.periods import parts_touched
from digestgen.store.catalog import Catalog
from digestgen.store.groups import ARCHIVE, Group
from digestgen.store.link_names import names_of, stem_of, title_name
from digestgen.text.stretches import WEEK

_BUNDLES = ("index", "contents")
_BUNDLE_LINKS = (*_BUNDLES, "", "..")
"""What links from beside or below a bundle may be called: `index.md`, `.`, `../..`."""


def names_of_delta(delta: Delta, catalog: Catalog) -> frozenset[str]:
    """Return the names of links that may lead elsewhere by a change of an article."""
    names: set[str] = set()
    if _leads_elsewhere(delta):
        for shown in halves(delta):
            names |= _names_of_article(shown.card)
    groups = {Group(*group) for shown in halves(delta) for group in shown.groups}
    for group in groups:
        if group.kind != "archive" and moves(delta, group):
            names |= parts_touched(delta, catalog, group)
    if moves(delta, ARCHIVE):
        # A month of the archive, and the digests of the month and the week.
        names |= {month_part(month_of(shown)) for shown in halves(delta)}
        names |= {stem_of(week) for week in own_parts(delta, WEEK)}
    return frozenset(names)


def _leads_elsewhere(delta: Delta) -> bool:
    """Return whether address, names or headings of the article differ."""
    before, after = delta.before, delta.after
    if before is None or after is None:
        return True
    return (before.card.permalink, before.card.title, before.body_digest) != (
        after.card.permalink,
        after.card.title,
        after.body_digest,
    )


def _names_of_article(card: Card) -> set[str]:
    stems = {PurePosixPath(path).stem for path in (card.article_id, card.permalink)}
    names = {*names_of(card), *map(stem_of, stems), *(stem.casefold() for stem in stems)}
    return names | set(_BUNDLE_LINKS if stems.intersection(_BUNDLES) else ())


def names_of_group(delta: TermDelta) -> frozenset[str]:
    """Return the names of links that may lead elsewhere when a group comes, goes or is renamed."""
    sides = [shown for shown in (delta.before, delta.after) if shown]
    titles = {title for shown in sides for title in (shown.name, *shown.aliases)}
    if not delta.is_renamed:
        same = len({shown.aliases for shown in sides}) == 1
        return frozenset(() if same else map(title_name, titles))
    names = {stem_of(delta.key), stem_of(f"{delta.key}.html")}
    if delta.kind == "topic":
        names |= {"feed.xml", *map(title_name, (delta.key, *titles))}
    return frozenset(names)


def names_of_file(path: str) -> frozenset[str]:
    """Return the names of links that may lead elsewhere when a file comes or goes.

    For files of `content/` beside the articles, which no `Delta` tells of.
    """
    return frozenset({stem_of(path), stem_of(PurePosixPath(path).stem)})


def pages_linking(catalog: Catalog, names: Iterable[str]) -> Iterator[Permalink]:
    """Yield the addresses of the articles with a link of one of these names, each once."""
    for linker in sorted({found for name in names for found in catalog.linkers(name)}):
        yield catalog.card(linker).permalink
